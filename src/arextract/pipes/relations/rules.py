"""The patterns of relations over a line of analysed words (`arextract.pipes.relations.line`), each with its examples.

`from_` and `to` are names; `they` is an attached pronoun and `it` a definite class noun, both resolved to a name; `text` is
what says the relation. The words that a pattern may use stand in ``arabic/relation_words.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ALEF, ARTICLE, BOTH, FA, FEMININE_NISBA, HA, HER, LAM, WAW, YA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of


@dataclass(slots=True, frozen=True)
class RelationRule:
    """A relation's pattern, with a marked sentence that it reads and one that it must leave alone."""

    name: str
    type: str
    pattern: str
    positive: str
    negative: str


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Kind of word → alternatives for a pattern."""
    return {
        row["kind"]: "|".join(sorted({fold(word) for word in row["words"].split("|")}, key=lambda w: (-len(w), w)))
        for row in table("relation_words")
    }


def words_of(kind: str) -> frozenset[str]:
    """The folded words of one kind of ``relation_words.tsv``."""
    return frozenset(_listed()[kind].split("|"))


def _name(labels: str, group: str) -> str:
    return rf"\{{[{labels}](?P<{group}>\d+)\}} "


def _any(kind: str) -> str:
    return f"(?:{_listed()[kind]})"


def _noun(kind: str) -> str:
    """A noun of the kind, with or without article, and no pronoun."""
    return rf"(?:{ARTICLE})?{_any(kind)} "


def _own(kind: str) -> str:
    """A noun of the kind with the pronoun `they`."""
    return rf"{_any(kind)}\+(?P<they>{HER}|{HA}|{BOTH}) "


def _verb(kind: str) -> str:
    """A verb of the kind, without pronoun."""
    return rf"=(?:[^\s+]*\|)?{_any(kind)}(?:\|[^\s+]*)? "


def _verb_it(kind: str) -> str:
    """A verb of the kind with a pronoun as its object."""
    return rf"=(?:[^\s+]*\|)?{_any(kind)}(?:\|[^\s+]*)?\+(?:{HER}|{HA}|{BOTH}) "


@lru_cache(maxsize=1)
def rules() -> tuple[RelationRule, ...]:
    """All rules."""
    word = r"[^\s{},،؛:.=]+ "
    nisba = rf"(?:{ARTICLE}\S+(?:{YA}|{FEMININE_NISBA}) )?"
    role, klass, product = _noun("role"), f"(?:{_noun('class')})?", _noun("product")
    honor = rf"(?:{_any('honorific')} )?"
    comma = r"(?:[،,] )?"
    of = rf"(?:{_any('of')} )?"
    roles = rf"{role}(?:{word}){{0,4}}?"
    that = rf"{_any('who')} "
    adjective = rf"(?:{ARTICLE}\S+ ){{0,3}}"
    place, wider = f"(?:{_noun('place')})?", f"(?:{_noun('wider')})"
    side = rf"(?:{ARTICLE})?{_any('side')} "
    return (
        RelationRule(
            "role_of_name", "role_of",
            rf"(?<!{_any('deputy')} )(?P<text>{roles}){of}{klass}{_name('O', 'to')}{nisba}{comma}{honor}{_name('P', 'from_')}",
            "قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ]", "قال [n:PER جنسن هوانغ] إن [n:ORG إنفيديا] رئيسة في السوق",
        ),
        RelationRule(
            "name_in_role", "role_of",
            rf"{_name('P', 'from_')}{comma}(?:{WAW} )?(?:{_any('is')} )?(?P<text>{roles}){of}{klass}{_name('O', 'to')}",
            "قالت [n:PER رضوى السويفي]، رئيسة قسم البحوث في [n:ORG الأهلي فاروس]", "قالت [n:PER رضوى السويفي] إن [n:ORG الأهلي فاروس] ربح",
        ),
        RelationRule(
            "holds_post", "role_of",
            rf"{_verb('hold')}{_name('P', 'from_')}(?:{_any('now')} )?{_any('post')} (?P<text>{roles}){of}{klass}{_name('O', 'to')}",
            "ويشغل [n:PER سعد الفرا] منصب المدير المالي في [n:ORG نماء]", "ويشغل [n:PER سعد الفرا] غرفة في فندق [n:ORG نماء]",
        ),
        RelationRule(
            "leads", "role_of",
            rf"(?P<text>{_verb('leader')}){_name('P', 'from_')}(?:{_any('now')} )?(?:{_any('lead_of')} )?{klass}{_name('O', 'to')}",
            "يرأس [n:PER سعد الفرا] [n:ORG نماء] منذ عام", "يزور [n:PER سعد الفرا] [n:ORG نماء] منذ عام",
        ),
        RelationRule(
            "who_leads", "role_of",
            rf"{_name('P', 'from_')}{comma}{that}(?P<text>{_verb('leader')}|{_verb('founder')})(?:{_any('head_of')} )?{klass}{_name('O', 'to')}",
            "قال [n:PER سعد الفرا] الذي يدير شركة [n:ORG نماء]", "قال [n:PER سعد الفرا] الذي يقاضي شركة [n:ORG نماء]",
        ),
        RelationRule(
            "which_they_lead", "role_of",
            rf"{_name('O', 'to')}{nisba}{comma}{that}(?P<text>{_verb_it('leader')}|{_verb_it('founder')}){honor}{_name('P', 'from_')}",
            "شركة [n:ORG نماء] التي أسسها [n:PER سعد الفرا]", "شركة [n:ORG نماء] التي انتقدها [n:PER سعد الفرا]",
        ),
        RelationRule(
            "role_of_it", "role_of",
            rf"(?P<text>{role}{adjective.replace('3', '2')}?)(?:{LAM} )?(?P<it>{ARTICLE}{_any('class')} ){comma}{honor}{_name('P', 'from_')}",
            "أطلقت [n:ORG علي بابا] نموذجا، وقال الرئيس التنفيذي للمجموعة [n:PER إيدي وو]", "قال رئيس الوزراء [n:PER كير ستارمر]",
        ),
        RelationRule(
            "their_role", "role_of",
            rf"(?P<text>(?:{_any('deputies')} )?{_own('role')}{adjective}|{_any('board_member')} {_any('board')}\+(?P<they>{HER}|{HA}) ){comma}{honor}{_name('P', 'from_')}",
            "قالت [n:ORG جوميا] على لسان رئيسها التنفيذي المشارك [n:PER ساشا بوينونيك]", "قالت [n:ORG جوميا] لزبونها [n:PER ساشا بوينونيك]",
        ),
        RelationRule(
            "appointed", "role_of",
            rf"{_verb('appoint')}{klass}{_name('O', 'to')}{_name('P', 'from_')}(?P<text>{_any('role')}{ALEF}? (?:\S+{ALEF} |\S+{HA} )?)",
            "عين [n:ORG ريال مدريد] [n:PER تشابي ألونسو] مدربا", "هنأ [n:ORG ريال مدريد] [n:PER تشابي ألونسو]",
        ),
        RelationRule(
            "joined_as", "role_of",
            rf"{_verb('join')}{_name('P', 'from_')}{_any('into')} {klass}{_name('O', 'to')}(?P<text>{_any('role')}{ALEF}? )",
            "انضم [n:PER سعد الفرا] إلى [n:ORG نماء] مديرا للمبيعات", "انضم [n:PER سعد الفرا] إلى [n:ORG نماء] زائرا",
        ),
        RelationRule(
            "speaks_from", "role_of",
            rf"{_verb('say')}{_name('P', 'from_')}(?P<text>{any_of('little_words.of')} ){klass}{_name('O', 'to')}=?{any_of('little_words.that')} ",
            "وقالت [n:PER سمر نجا] من [n:ORG بلوم إنفست] إن السوق هدأت", "وقالت [n:PER سمر نجا] من [n:ORG بلوم إنفست]",
        ),
        RelationRule(
            "owned", "owned", rf"{_name('ROM', 'from_')}{comma}(?:{_any('is')} )?(?P<text>(?:{FA} |{WAW} )?=?(?:{ARTICLE})?{_any('owned')} (?:{LAM} )?){klass}{_name('O', 'to')}",
            "منصة [n:PRODUCT Qwen] التابعة لشركة [n:ORG علي بابا]", "قالت [n:ORG علي بابا] إن شركة تابعة ل[n:ORG ميتا] خسرت",
        ),
        RelationRule(
            "owns", "owned",
            rf"(?P<text>{_verb('own')}){klass}{_name('O', 'to')}{nisba}(?:{_noun('class')}|{product}){_name('RO', 'from_')}",
            "تملك [n:ORG نماء] قناة [n:ORG الأفق]", "تملك [n:ORG نماء] حصة في [n:ORG الأفق]",
        ),
        RelationRule(
            "made_by", "product_of", rf"{_name('RM', 'from_')}(?P<text>{any_of('little_words.of')} (?:{_any('making')} )?){klass}{_name('O', 'to')}",
            "محرك [n:PRODUCT بينغ] من شركة [n:ORG مايكروسوفت]", "انتقل [n:PER بينغ] من [n:ORG مايكروسوفت]",
        ),
        RelationRule(
            "of_their_making", "product_of",
            rf"{_name('R', 'from_')}(?:{_any('is')} |، )?(?:{word}){{0,4}}?(?P<text>{any_of('little_words.of')} {_any('making')} ){klass}{_name('O', 'to')}",
            "[n:PRODUCT كيوب] هو أصغر حاسوب من تصميم [n:ORG نماء]", "[n:PRODUCT كيوب] هو أصغر حاسوب في متاجر [n:ORG نماء]",
        ),
        RelationRule(
            "which_they_made", "product_of",
            rf"{_name('RM', 'from_')}(?:{word}){{0,2}}?{that}(?P<text>{_verb_it('maker')})(?:{_own('unit')})?{klass}{_name('O', 'to')}",
            "نموذج [n:PRODUCT كوين] الذي طورته [n:ORG علي بابا]", "نموذج [n:PRODUCT كوين] الذي انتقدته [n:ORG ميتا]",
        ),
        RelationRule(
            "they_made_it", "product_of", rf"{_name('RM', 'from_')}{comma}(?P<text>{_verb_it('maker')}){klass}{_name('O', 'to')}",
            "نموذج [n:PRODUCT كوين] طورته شركة [n:ORG علي بابا]", "نموذج [n:PRODUCT كوين] انتقدته شركة [n:ORG ميتا]",
        ),
        RelationRule(
            "which_it_makes", "product_of", rf"{_name('RM', 'from_')}{that}(?P<text>{_verb_it('maker')})(?P<it>{ARTICLE}{_any('firm')} )",
            "شحنت [n:ORG إنفيديا] رقائق [n:PRODUCT بلاكويل] التي تنتجها الشركة", "رقائق [n:PRODUCT بلاكويل] التي تشتريها الشركة",
        ),
        RelationRule(
            "maker_which_made", "product_of",
            rf"{_name('O', 'to')}{nisba}{comma}{that}(?P<text>{_verb('maker')})(?:{product}{adjective})?{_name('R', 'from_')}",
            "شركة [n:ORG نماء] التي طورت روبوت [n:PRODUCT بدر]", "شركة [n:ORG نماء] التي اشترت روبوت [n:PRODUCT بدر]",
        ),
        RelationRule(
            "owns_them", "product_of",
            rf"{_name('R', 'from_')}(?:{WAW} {_name('R', 'also')})?(?:{_any('two_products')} |{product})?(?P<text>{_verb_it('maker')}){_name('O', 'to')}",
            "[n:PRODUCT واتساب] و[n:PRODUCT إنستغرام] تطبيقان تملكهما [n:ORG ميتا]", "[n:PRODUCT واتساب] تطبيق تحظره [n:ORG ميتا]",
        ),
        RelationRule(
            "launched", "product_of",
            rf"(?P<text>{_verb('maker')}){klass}{_name('O', 'to')}{nisba}{product}(?:{word})?{_name('R', 'from_')}",
            "أطلقت [n:ORG علي بابا] الصينية نموذج [n:PRODUCT كوين 3]", "استخدمت [n:ORG علي بابا] نموذج [n:PRODUCT كوين 3]",
        ),
        RelationRule(
            "revealed", "product_of",
            rf"(?P<text>{_verb('show')}){klass}{_name('O', 'to')}{nisba}(?:{_any('curtain')} )?{any_of('little_words.about')} {product}(?:{word})?{_name('R', 'from_')}",
            "كشفت شركة [n:ORG نماء] عن روبوت [n:PRODUCT بدر]", "كشفت شركة [n:ORG نماء] عن خلل في روبوت [n:PRODUCT بدر]",
        ),
        RelationRule(
            "their_product", "product_of", rf"(?P<text>{_own('product')}){adjective}{_name('R', 'from_')}",
            "كشفت [n:ORG سامسونغ] عن ساعتها [n:PRODUCT غالاكسي واتش 8]", "كشفت [n:ORG سامسونغ] عن ساعة [n:PRODUCT غالاكسي واتش 8]",
        ),
        RelationRule(
            "maker_before", "product_of", rf"(?P<text>{_any('made')} ){_name('O', 'to')}{_name('R', 'from_')}",
            "على متن طائرات [n:ORG إيرباص] [n:PRODUCT إيه 320]", "على متن طائرات [n:ORG طيران ناس]",
        ),
        RelationRule(
            "their_unit", "part_of", rf"(?P<text>{_own('unit')})(?:{ARTICLE}\S+ ){{0,2}}{_name('O', 'from_')}",
            "استحوذت [n:ORG أدنوك] عبر ذراعها [n:ORG إكس آر جي]", "استحوذت [n:ORG أدنوك] على منافستها [n:ORG إكس آر جي]",
        ),
        RelationRule(
            "follows", "part_of", rf"(?P<text>{_verb('follow')}){_name('O', 'from_')}(?:{LAM} )?{_name('O', 'to')}",
            "تتبع [n:ORG هيئة الإسعاف] [n:ORG وزارة الصحة]", "تتابع [n:ORG هيئة الإسعاف] [n:ORG وزارة الصحة]",
        ),
        RelationRule(
            "organ_of", "part_of",
            rf"{_name('O', 'from_')}{comma}(?:{WAW} )?(?:{_any('is')} )?(?P<text>{_any('part')} (?:{ARTICLE}\S+ ){{0,2}})(?:{_any('for')} )?{_name('O', 'to')}",
            "[n:ORG محكمة العدل الدولية]، وهي الجهاز القضائي الرئيسي ل[n:ORG الأمم المتحدة]", "[n:ORG محكمة العدل الدولية] تراسل [n:ORG الأمم المتحدة]",
        ),
        RelationRule(
            "comprises", "part_of",
            rf"(?P<text>{_verb('include')}){klass}{_name('O', 'to')}{_any('brands')} (?:{any_of('little_words.of')}\+{HER} |{_any('such_as')} )?{_name('OR', 'from_')}(?:{WAW} {_name('OR', 'also')})?",
            "تضم مجموعة [n:ORG فولكسفاغن] علامات منها [n:ORG سكودا] و[n:ORG سيات]", "تنافس [n:ORG فولكسفاغن] علامات منها [n:ORG سكودا]",
        ),
        RelationRule(
            "organ_in", "part_of", rf"\{{O(?P<organ>\d+)\}} (?P<text>{_any('within')} ){_name('O', 'to')}",
            "قال باحثون من [n:ORG كلية الزراعة] ب[n:ORG جامعة حلب]", "فازت [n:ORG نماء] ب[n:ORG جامعة حلب]",
        ),
        RelationRule(
            "seat_of", "located_in", rf"(?P<text>{_any('seat')} ){klass}{_name('O', 'from_')}{_any('in')} {place}{_name('L', 'to')}",
            "زار مقر [n:ORG آرم] في [n:LOC كامبريدج]", "زار مدير [n:ORG آرم] في [n:LOC كامبريدج]",
        ),
        RelationRule(
            "its_seat", "located_in",
            rf"{_name('OM', 'from_')}{nisba}(?:(?:{ARTICLE})?{_any('owned')} (?:{LAM} )?{_name('O', 'skip')})?{comma}(?:{WAW} |{FA} )?(?:{_any('who')} )?(?:=\S+ )?(?P<text>{_any('seat')}\+(?:{HER}|{HA}) )(?:{_any('main')} )?(?:{_any('in')} )?{place}{_name('L', 'to')}",
            "في [n:ORG كوفسترو] الألمانية ومقرها [n:LOC ليفركوزن]", "زارت [n:ORG كوفسترو] مصنعا في [n:LOC ليفركوزن]",
        ),
        RelationRule(
            "takes_as_seat", "located_in",
            rf"{_name('OM', 'from_')}{nisba}{comma}(?:{that})?(?P<text>{_verb('take')}){any_of('little_words.of')} {place}{_name('L', 'to')}(?:{nisba}){_any('seat')}{ALEF}? ",
            "قالت [n:ORG نماء] التي تتخذ من [n:LOC دبي] مقرا لها", "قالت [n:ORG نماء] التي تتخذ من [n:LOC دبي] موقفا حذرا",
        ),
        RelationRule(
            "takes_as_seat_after", "located_in",
            rf"(?P<text>{_verb('take')}){klass}{_name('OM', 'from_')}{nisba}{any_of('little_words.of')} {place}{_name('L', 'to')}{_any('seat')}{ALEF}? ",
            "وتتخذ شركة [n:ORG نماء] من [n:LOC دبي] مقرا لها", "وتتخذ شركة [n:ORG نماء] من [n:LOC دبي] موقفا",
        ),
        RelationRule(
            "facility_in", "located_in", rf"{_noun('facility')}{_name('OLM', 'from_')}(?P<text>{_any('in')} ){place}{_name('L', 'to')}",
            "على ملعب [n:LOC سانتياغو برنابيو] في [n:LOC مدريد]", "لعب [n:ORG ريال مدريد] في [n:LOC مدريد]",
        ),
        RelationRule(
            "named_facility_in", "located_in", rf"\{{[OLM](?P<facility>\d+)\}} (?P<text>{_any('in')} ){place}{_name('L', 'to')}",
            "استقبل [n:ORG معهد ناصر] ب[n:LOC القاهرة] المصابين", "فازت [n:ORG أرامكو] في [n:LOC القاهرة]",
        ),
        RelationRule(
            "facility_beside", "located_in", rf"\{{[OLM](?P<facility>\d+)\}} (?P<text>{side}(?:{side})?){place}{_name('L', 'to')}",
            "قصف [n:ORG مستشفى الأمل] شمالي [n:LOC إدلب]", "قصفت [n:ORG القوات] شمالي [n:LOC إدلب]",
        ),
        RelationRule(
            "lies_in", "located_in",
            rf"(?P<text>{_verb('lie')}){place}{_name('LOM', 'from_')}(?:{_any('in')} |{side})+{place}{_name('L', 'to')}",
            "تقع مدينة [n:LOC العلا] شمال غرب [n:LOC السعودية]", "يقع على [n:LOC العلا] عبء كبير في [n:LOC السعودية]",
        ),
        RelationRule(
            "place_in", "located_in",
            rf"{_name('L', 'from_')}{comma}(?P<text>{_any('lying')} (?:{_any('in')} )?|{_any('capital')} |(?:{any_of('little_words.in')} )?{side}(?:{side})?)(?:{_any('region')} )?{_name('L', 'to')}",
            "في [n:LOC الفاشر]، عاصمة ولاية [n:LOC شمال دارفور]", "سافر من [n:LOC الفاشر] إلى [n:LOC دارفور]",
        ),
        RelationRule(
            "facility_lying_in", "located_in", rf"{_name('OM', 'from_')}{comma}(?P<text>{_any('located')} {_any('in')} ){place}{_name('L', 'to')}",
            "[n:ORG مصنع الصفوة] الواقع في [n:LOC جدة]", "[n:ORG مصنع الصفوة] المنافس في [n:LOC جدة]",
        ),
        RelationRule(
            "in_the_wider", "located_in", rf"(?<!{_any('wide')} ){_name('L', 'from_')}(?P<text>(?:{_any('belonging')} {LAM} |{_any('in')} |، ){wider}){_name('L', 'to')}",
            "حريق ببلدية [n:LOC عين الدفلى] بدائرة [n:LOC خميس مليانة]", "من [n:LOC عين الدفلى] إلى دائرة [n:LOC خميس مليانة]",
        ),
        RelationRule(
            "small_in_large", "located_in", rf"{_any('small')} {_name('L', 'from_')}(?P<text>{_any('in')} ){_name('L', 'to')}",
            "سكان حي [n:LOC النخيل] في [n:LOC البصرة]", "سكان [n:LOC النخيل] في [n:LOC البصرة]",
        ),
    )  # fmt: skip
