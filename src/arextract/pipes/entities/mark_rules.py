"""Rules that mend a name as the tagger marked it: what trims it, widens it, calls it something else or drops it.

A rule looks at a mark (`arextract.pipes.entities.tag_marks.Mark`) and changes it. They are asked in the order in which they
stand here: each sees what those before it have left. `RULES` settle words, then `CUTS` how many letters of the first one are proclitics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from arextract.arabic.affixes import ARTICLE, PREPOSITIONS, WAW, WAW_ARTICLE
from arextract.arabic.proclitics import rests
from arextract.arabic.word_sets import word_list, word_set
from arextract.gazetteer.name_lexicon import key
from arextract.pipes.entities import plain_marks as plain
from arextract.pipes.entities import tag_marks as of
from arextract.pipes.entities.decide import class_label, of_a_person, own_conjunction, speaks
from arextract.pipes.entities.inflected import is_several
from arextract.pipes.entities.institutions import OVER, OVERSEEN
from arextract.pipes.entities.latin_names import is_code
from arextract.pipes.entities.listed import CLASS_NOUNS, extend, place_noun
from arextract.pipes.entities.named import hidden_name, indefinite
from arextract.pipes.entities.person_shapes import borne_whole, is_given, next_to_title, of_subject, verb_of_name
from arextract.pipes.entities.tag_marks import Mark
from arextract.pipes.entities.tag_pieces import months, strange
from arextract.pipes.entities.triggers import is_nation, triggers
from arextract.text.word_layer import NUMBER, SIGN

LEAST_STRANGE = 0.5
"""The least score of a firm or product whose words are strange."""
_SURE_STRANGER = 0.9
_SHEIKH = word_set("tagged.sheikh")
_WHICH = word_set("little_words.which")
_RELATIVES = word_set("tagged.relatives")
_NISBA_DUALS = word_list("tagged.nisba_duals")
_HOLDING = word_set("tagged.holding")
_MAKES = word_set("tagged.makes")
_OWNED = word_set("tagged.owned")
_NAMING_VERBS = word_set("tagged.naming_verbs")
_NO_PERSON = word_set("tagged.no_person")
_FOR_SAKE = word_set("tagged.for_sake")
_REGIONS = word_set("tagged.regions")
_AND, _ = word_list("tagged.and_with")


@dataclass(slots=True, frozen=True)
class MarkRule:
    """One rule. Of marks with one of `labels` that `when` holds of, `then` changes what it must, once or
    as long as it holds (`again`).

    `yes` holds texts with a mark, ``[n:PER الأمير هاري]``, each with the label and words that the rule leaves of it ("" where it
    drops it); the mark of `no` stays as it is.
    """

    name: str
    labels: str
    when: Callable[[Mark], bool]
    then: Callable[[Mark], None]
    yes: tuple[tuple[str, str], ...]
    no: str
    again: bool = False

    def __call__(self, mark: Mark) -> None:
        """Changes a mark with a label that the rule reads, where it speaks."""
        while mark.first <= mark.last and self.when(mark):
            self.then(mark)
            if not self.again:
                return


def mended(mark: Mark, rules: Iterable[MarkRule]) -> bool:
    """Whether anything of the mark is left by the rules, which change it."""
    for rule in rules:
        if mark.label in rule.labels:
            rule(mark)
            if mark.last < mark.first:
                return False
    return True


def _drop(mark: Mark) -> None:
    mark.last = mark.first - 1


def _first_off(mark: Mark) -> None:
    mark.first += 1


def _last_off(mark: Mark) -> None:
    mark.last -= 1


def _one_before(mark: Mark) -> None:
    mark.first -= 1


def _one_after(mark: Mark) -> None:
    mark.last += 1


def _two_after(mark: Mark) -> None:
    mark.last += 2


def _whole(mark: Mark) -> None:
    mark.cut = 0


def _letter_off(mark: Mark) -> None:
    mark.cut = 1


def _product(mark: Mark) -> None:
    mark.label = "PRODUCT"


def _firm(mark: Mark) -> None:
    mark.label = "ORG"


def _person(mark: Mark) -> None:
    mark.label = "PER"


def _employer(mark: Mark) -> None:
    mark.label, mark.score = "ORG", max(mark.score, LEAST_STRANGE)


def _noun_before(mark: Mark) -> None:
    noun = place_noun(mark.found, mark.first)
    mark.first, mark.cut = mark.first - 1, noun or 0


def _event(mark: Mark) -> None:
    noun = of.event_noun(mark)
    mark.first, mark.cut, mark.label = mark.first - 1, noun or 0, "MISC"


def _other(last: Callable[[Mark], int]) -> Callable[[Mark], bool]:
    """Whether the mark ends elsewhere than at the word that `last` says."""
    return lambda mark: last(mark) != mark.last


def _to(last: Callable[[Mark], int]) -> Callable[[Mark], None]:
    """Lets the mark end at the word that `last` says."""

    def end(mark: Mark) -> None:
        mark.last = last(mark)

    return end


def _extended(mark: Mark) -> int:
    return extend(mark.found, mark.last)


_ALL_BUT_MISC = "PER ORG LOC PRODUCT"
_ALL = f"{_ALL_BUT_MISC} MISC"
# fmt: off
RULES = (
    MarkRule("sign_before", _ALL, lambda m: m.found.kinds[m.first] == SIGN or m.head in (WAW, ARTICLE), _first_off,
        (("قال [n:PER « أحمد] أمس", "PER أحمد"),), "قال [n:PER أحمد] أمس", again=True),
    MarkRule("sign_after", _ALL, lambda m: m.found.kinds[m.last] in (SIGN, NUMBER), _last_off,
        (("زار [n:LOC مصر 3] أمس", "LOC مصر"), ("دفع [n:ORG 20] أمس", "")), "زار [n:LOC مصر] أمس", again=True),
    MarkRule("player_with_score", "PRODUCT", lambda m: of.score_at(m) != m.last and is_nation(m.before), _person,
        (("فاز البلجيكي [n:PRODUCT كزافييه ماليس 7 - 6]", "PER كزافييه ماليس 7 - 6"),), "فاز البلجيكي [n:PRODUCT كزافييه ماليس]"),
    MarkRule("score", _ALL, _other(of.score_at), _to(of.score_at),
        (("فاز البلجيكي [n:PER كزافييه ماليس 7 - 6]", "PER كزافييه ماليس"),), "أطلقت [n:PRODUCT بوينغ 737 ماكس]"),
    MarkRule("number_before", "PER LOC", lambda m: not m.alone and m.found.kinds[m.first] == NUMBER, _first_off,
        (("وجدوا [n:LOC 3 مخابئ]", "LOC مخابئ"),), "زار [n:LOC مصر] أمس", again=True),
    MarkRule("number_within", "PER", _other(of.number_at), _to(of.number_at),
        (("سجل [n:PER محمد صلاح 20 هدفا]", "PER محمد صلاح"),), "سجل [n:PER محمد صلاح] هدفا"),
    MarkRule("amount", "ORG", lambda m: m.size == 2 and m.found.kinds[m.first] == NUMBER and not m.listed(), _drop,
        (("قدرتها [n:ORG 20 غيغاواط]", ""),), "قالت [n:ORG شركة 20 غيغاواط]"),
    MarkRule("version", "PRODUCT MISC", _other(_extended), _to(_extended),
        (("أطلقت [n:PRODUCT آيفون] 16 برو ماكس", "PRODUCT آيفون 16 برو ماكس"),), "باعت [n:PRODUCT آيفون] 16 مليون مرة"),
    MarkRule("hyphen", "PER", of.hyphened, _two_after,
        (("قالت [n:PER يورغوس فياتروس]-موتيكا أمس", "PER يورغوس فياتروس-موتيكا"),), "قالت [n:PER أحمد]-الرئيس أمس", again=True),
    MarkRule("channel_number", "ORG", of.is_numbered, _one_after,
        (("قالت قناة [n:ORG فرانس] 3 إن", "ORG فرانس 3"),), "قالت قناة [n:ORG فرانس] 300 مرة"),
    MarkRule("stop_word", _ALL, _other(of.stopped), _to(of.stopped),
        (("طالب [n:ORG اتحاد المصارف بدعم الودائع]", "ORG اتحاد المصارف"), ("قال [n:ORG البنك المركزي التابع]", "ORG البنك المركزي"), ("نائب رئيس [n:ORG هيئة الطيران لشؤون السلامة]", "ORG هيئة الطيران")), "قالت [n:ORG وزارة الصحة] أمس"),
    MarkRule("quoted_phrase", _ALL, plain.is_quoted_phrase, _drop,
        (('بما سماه "[n:ORG الهجوم الوحشي]" أمس', ""), ('أطلت من "[n:MISC قبرها]" ثانية', ""), ('بما سماه "[n:MISC الغضب الساطع]" أمس', "")), 'في حزب "[n:ORG التيار الشعبي]" أمس'),
    MarkRule("people", _ALL, plain.is_people, _drop,
        (("نزح [n:ORG الأمازيغ] أمس", ""), ("بين العرب [n:LOC والطوارق]", "")), "عزفت [n:ORG نجوم الغجر] أمس"),
    MarkRule("guest", "PER ORG", plain.is_guest, _drop,
        (("وأضاف [n:PER ضيف بوليتيكا] أمس", ""),), "قال [n:PER ضيف الله الشمراني]"),
    MarkRule("function_word_behind", _ALL, plain.ends_in_function, _last_off,
        (("صادق [n:ORG مجلس النواب أي] مئة", "ORG مجلس النواب"), ("قال [n:PER سمير الوافي وفق] البيان", "PER سمير الوافي")), "قالت [n:ORG سي إن إن] أمس", again=True),
    MarkRule("verb_with_pronoun", "PER", plain.joins_two, _drop,
        (("في لقاء [n:PER جمعه] بالوزير", ""), ("على إثر اجتماع [n:PER جمعه] مع الوالي", "")), "قال [n:PER جمعة] مع رفاقه"),
    MarkRule("says_of_what", "ORG", plain.says_of_what, _drop,
        (("أكد [n:ORG البنك المشرف] على البيع", ""),), "أكد [n:ORG البنك المركزي] على البيع"),
    MarkRule("verb_behind", _ALL_BUT_MISC, lambda m: not m.alone and of.no_name(m, m.last), _last_off,
        (("قالت [n:ORG شركة نيمبو تتوقع]", "ORG شركة نيمبو"),), "قالت [n:ORG شركة نيمبو] أمس", again=True),
    MarkRule("verb_alone", _ALL_BUT_MISC, lambda m: m.alone and of.no_name(m, m.first) and not (m.score >= _SURE_STRANGER and of.no_subject(m)), _drop,
        (("إنها [n:ORG سيحضران] غدا", ""),), "قالت [n:ORG نيمبو] أمس"),
    MarkRule("several_things", "PER LOC PRODUCT", lambda m: m.alone and is_several(m.head) and key(m.found.surface(m.first)) not in m.lexicon.keys, _drop,
        (("ضربتها [n:LOC زلازل] أمس", ""),), "ضربت [n:LOC تركيا] أمس"),
    MarkRule("naming_verb", _ALL, lambda m: not m.alone and m.head in _NAMING_VERBS, _first_off,
        (("في منطقة [n:LOC سميت كوللاسويو]", "LOC كوللاسويو"),), "قال [n:PER سمير كوللاسويو]"),
    MarkRule("rank", "PER", of.is_rank, _first_off,
        (("قال [n:PER الأمير هاري]", "PER هاري"), ("قال مساعد [n:PER أول علي الزغبي]", "PER علي الزغبي")), "قال [n:PER الشيخ ولد أحمد]"),
    MarkRule("beside_person", "PER", of.beside_name, _last_off,
        (("قال [n:PER سمير بن يعقوب تونسيان]", "PER سمير بن يعقوب"), ("استقبال [n:PER أنان له]", "PER أنان"), ("قال [n:PER أبو حيدر جاره]", "PER أبو حيدر"), ("أصدر [n:PER رافيرتي ألبومين]", "PER رافيرتي")), "قال [n:PER أحمد بالحاج]", again=True),
    MarkRule("office_behind", "PER", of.office_behind, _last_off,
        (("وقال [n:PER يوسف القيادي] في الحزب", "PER يوسف"),), "قال [n:PER نبيل الشاعر] أمس"),
    MarkRule("link_alone", "PER", lambda m: m.alone and m.head in triggers().links, _drop,
        (("قال [n:PER ابن] عمه", ""),), "قال [n:PER ابن سلمان] أمس"),
    MarkRule("verb_of_subject", "PER", lambda m: not is_given(m.head) and of_subject(m.found, m.first), _drop,
        (("المعطيات [n:PER تشي] بشيء", ""),), "قال الرئيس [n:PER تشي] بحزم"),
    MarkRule("verb_of_name", "PER", lambda m: verb_of_name(m.found, m.first), _first_off,
        (("[n:PER هاجر محمد الشافعي] إلى كندا", "PER محمد الشافعي"), ("[n:PER هاجر] إلى كندا", "")), "قالت [n:PER هاجر الشافعي] أمس"),
    MarkRule("nation_of_two", "ORG", lambda m: not m.alone and is_nation(m.tail) and m.tail.endswith(_NISBA_DUALS), _last_off,
        (("شركتا [n:ORG مينيماكس وزد إي الصينيتان]", "ORG مينيماكس وزد إي"),), "شركة [n:ORG مينيماكس الصينية]"),
    MarkRule("predicate", "PER", of.is_predicate, _drop,
        (("قال إنه [n:PER سعيد] بذلك", ""),), "قال إن [n:PER سعيد] جاء"),
    MarkRule("no_person", "PER", lambda m: m.head in _NO_PERSON, _drop,
        (("حفظه [n:PER الله]", ""),), "حفظه [n:PER عبد الله]"),
    MarkRule("for_sake", "ORG", lambda m: m.head in _FOR_SAKE, _drop,
        (("عمل [n:ORG لمصلحة الخليج]", ""),), "عمل في [n:ORG مصلحة الضرائب]"),
    MarkRule("degree", "ORG MISC", of.is_degree, _drop,
        (("نال [n:ORG دبلوم الدراسات العليا]", ""),), "زار [n:ORG معهد الدراسات العليا]"),
    MarkRule("nation_of_place", "LOC", lambda m: not m.alone and is_nation(m.tail) and m.listed(1) and not m.listed(), _last_off,
        (("في [n:LOC غوانتانامو الأميركي]", "LOC غوانتانامو"),), "في [n:LOC الصحراء الغربية]"),
    MarkRule("quality", "LOC ORG", of.is_quality, _drop,
        (("في شارع [n:LOC مزدحم]", ""), ("طالبت بمجلس [n:ORG تأسيسي]", "")), "في مطار [n:LOC بنينا]"),
    MarkRule("clause", "LOC ORG", of.is_clause, _drop,
        (("إن المنشأة سليمة [n:LOC والبحر هادئ]", ""), ("لكن الناس [n:LOC كرام صابرون]", "")), "في [n:LOC البحر الأحمر]"),
    MarkRule("owned_noun", "LOC ORG PRODUCT", of.is_owned, _first_off,
        (("أنقاض الجامع [n:LOC ومئذنته الحدباء]", "LOC الحدباء"),), "في [n:LOC مئذنة الحدباء]"),
    MarkRule("noun_outside", "ORG PRODUCT MISC", of.noun_outside, _first_off,
        (("وأكدت [n:ORG صحيفة نيكاي] أن", "ORG نيكاي"),), "في [n:ORG جامعة كيوتو] أمس"),
    MarkRule("quality_told", "PER", of.is_quality_told, _drop,
        (("بعد تصرف [n:PER كريم] مع زميله", ""), ("ما فعله الجيران [n:PER نبيل] وجميل", ""), ("ما فعله نبيل [n:PER وجميل]", "")), "قال الوزير [n:PER كريم] أمس"),
    MarkRule("nation_alone", "ORG PER", lambda m: m.alone and is_nation(m.head) and not m.listed(), _drop,
        (("تعاقد الوداد مع [n:ORG الكونغولي] غي مبينزا", ""),), "فاز [n:ORG الرجاء] أمس"),
    MarkRule("person_by_names", "LOC PRODUCT", of.is_person, _person,
        (("من بولسونارو إلى [n:LOC مارينا سيلفا]", "PER مارينا سيلفا"),), "هاتف [n:PRODUCT مارينا سيلفا]"),
    MarkRule("said_of_people", "ORG PRODUCT MISC", lambda m: not m.listed() and not m.of_institution() and class_label(m.found, m.first) is None and of_a_person(m.found, m.first, m.last), _person,
        (('تمكن "[n:ORG جوي تشيسنوت]" الملقب بالبطل', "PER جوي تشيسنوت"), ('قدرت ثروة "[n:ORG كامبراد]" أمس', "PER كامبراد")), 'قدرت أرباح "[n:ORG كامبراد]" أمس'),
    MarkRule("firm_behind_noun", "PRODUCT", lambda m: m.alone and class_label(m.found, m.first) == "ORG" and not m.listed(), _firm,
        (("هبط سهم [n:PRODUCT صوتيتال]", "ORG صوتيتال"),), "هاتف [n:PRODUCT صوتيتال]"),
    MarkRule("quality_of_thing", "PER", of.is_quality_of_thing, _drop,
        (("كانت مفاجأة [n:PER سارة] للجميع", ""),), "قالت والدة [n:PER سارة] أمس"),
    MarkRule("son_of_sheikh", "PER", lambda m: m.head in of.SON and m.before in _SHEIKH, _one_before,
        (("قال الشيخ [n:PER ولد أحمد]", "PER الشيخ ولد أحمد"),), "قال [n:PER ولد أحمد]"),
    MarkRule("link_to_given_name", "PER", lambda m: m.head in triggers().links and is_given(m.found.at(m.first - 1)), _one_before,
        (("قالت المتحدثة، أمل [n:PER بن يوسف]", "PER أمل بن يوسف"),), "قالت المتحدثة [n:PER بن يوسف]"),
    MarkRule("owned", "PRODUCT", lambda m: m.before in _OWNED, _firm,
        (("تطبيق مشوار المملوك [n:PRODUCT لرايدكو]", "ORG لرايدكو"),), "تطبيق [n:PRODUCT مشوار] المملوك"),
    MarkRule("noun_of_place", "LOC", lambda m: not m.alone and m.found.kinds[m.first + 1] != NUMBER and any(rest in CLASS_NOUNS["LOC"] for _, rest in rests(m.head)) and not m.listed(), _first_off,
        (("في [n:LOC هور الحويزة]", "LOC الحويزة"), ("في ساحة الفنا [n:LOC ومسجد تينمل]", "LOC تينمل")), "في [n:LOC مدينة نصر]"),
    MarkRule("noun_of_two", _ALL, lambda m: not m.alone and m.head in of.dual_nouns(), _first_off,
        (("قالت [n:ORG شركتا مينيماكس وزد إي]", "ORG مينيماكس وزد إي"),), "قالت [n:ORG شركة مينيماكس]"),
    MarkRule("use_of_listed", _ALL, _other(of.before_use), _to(of.before_use),
        (("محطة [n:LOC زابوريجيا للطاقة النووية]", "LOC زابوريجيا"),), "قالت [n:ORG الوكالة الدولية للطاقة الذرية]"),
    MarkRule("nation_of_firm", "ORG", lambda m: not m.alone and is_nation(m.tail) and not m.of_institution() and m.listed(1), _last_off,
        (("فاز [n:ORG النصر السعودي]", "ORG النصر"),), "قالت [n:ORG الهيئة العامة للغذاء والدواء السعودية]"),
    MarkRule("nation_of_strangers", "ORG", of.nation_of_strangers, _last_off,
        (("تعادل الهلال مع [n:ORG رايون سبورت الرواندي]", "ORG رايون سبورت"),), "قالت [n:ORG الهيئة العامة للغذاء والدواء السعودية]"),
    MarkRule("object_behind", "ORG", lambda m: m.size > 2 and of.object_after(m), _last_off,
        (("رفع [n:ORG البنك المركزي الفائدة]", "ORG البنك المركزي"), ("من مقر [n:ORG جهاز مكافحة الإرهاب النصر]", "ORG جهاز مكافحة الإرهاب")), "قال [n:ORG البنك المركزي المصري]", again=True),
    MarkRule("purpose", "ORG", _other(of.before_purpose), _to(of.before_purpose),
        (("قال [n:ORG الدستور للإنفاق على الصحة]", "ORG الدستور"),), "قالت [n:ORG الهيئة العامة للرقابة على الصادرات]"),
    MarkRule("overseer_of_nothing", "ORG", lambda m: m.tail in OVERSEEN and m.after in OVER, _drop,
        (("قالت [n:ORG الهيئة العامة للرقابة] على مصانع", ""),), "قالت [n:ORG الهيئة العامة للرقابة] أمس"),
    MarkRule("noun_alone", "ORG", lambda m: m.alone and of.bare_noun(m, m.first), _drop,
        (("قال [n:ORG البنك] أمس", ""),), "قال [n:ORG البنك المركزي] أمس"),
    MarkRule("two_nouns", "ORG", lambda m: m.size == 2 and m.tail.startswith(WAW_ARTICLE) and of.bare_noun(m, m.first) and of.bare_noun(m, m.last), _drop,
        (("قوات [n:ORG الجيش والأمن]", ""),), "قالت [n:ORG الجزيرة والأمن]"),
    MarkRule("common_noun_behind", "ORG LOC", of.common_after, _last_off,
        (("رصدت [n:ORG ناسا كويكبا]", "ORG ناسا"),), "قالت [n:ORG ناسا الأميركية]", again=True),
    MarkRule("shape_of_nothing", "ORG", of.names_nothing, _drop,
        (("قرر [n:ORG مجلس الإدارة الجديد]", ""),), "قالت [n:ORG القوات المسلحة الأردنية]"),
    MarkRule("month", "LOC MISC", lambda m: m.alone and m.head in months(), _drop,
        (("في [n:LOC يناير]", ""),), "في [n:LOC القاهرة]"),
    MarkRule("holding", "ORG", lambda m: m.after in _HOLDING, _one_after,
        (("قالت [n:ORG أبوظبي] القابضة", "ORG أبوظبي القابضة"),), "قالت [n:ORG أبوظبي] الإسلامي"),
    MarkRule("everyday_english", _ALL, of.everyday, _drop,
        (("نماذج [n:PRODUCT Generative AI]", ""),), "نموذج [n:PRODUCT Qwen]"),
    MarkRule("code", _ALL, lambda m: is_code(m.found, m.first, m.last), _drop,
        (("اتصل [n:MISC هاتف 0021612345678 تونس]", ""),), "أطلقت [n:PRODUCT بوينغ 737 ماكس]"),
    MarkRule("part_of_day", "PER", lambda m: m.tail in of.DAY_PARTS and m.after.startswith(ARTICLE), _drop,
        (("جاء [n:PER صباح] الخميس", ""),), "قالت [n:PER صباح] أمس"),
    MarkRule("noun_with_quality", "ORG PRODUCT", lambda m: m.alone and class_label(m.found, m.first) is not None and indefinite(m.found, m.first), _drop,
        (("قال فريق [n:ORG غوص] تابع للحماية المدنية", ""),), "قالت شركة [n:ORG نيمبو] أمس"),
    MarkRule("firm_of_clause", "PER", lambda m: m.alone and m.after in _WHICH and strange(m.found, m.first, m.last, 0), _firm,
        (("ترك [n:PER داتافيو] التي أسسها", "ORG داتافيو"),), "ترك [n:PER داتافيو] أمس"),
    MarkRule("made", "ORG", lambda m: m.before in _MAKES and m.found.at(m.first - 2) in _RELATIVES, _product,
        (("الشركة التي طورت [n:ORG نيمبو]", "PRODUCT نيمبو"),), "طورت [n:ORG نيمبو] نموذجا"),
    MarkRule("club_of_plain_word", "ORG", lambda m: m.size == 2 and class_label(m.found, m.last) is not None and of.is_plain(m), _first_off,
        (("فاز [n:ORG نادي الكرامة]", "ORG الكرامة"),), "فاز [n:ORG نادي الزمالك]"),
    MarkRule("any_university", "ORG", plain.is_any_university, _drop,
        (("ستدفع [n:ORG الجامعة الأرجنتينية] المبلغ", ""), ("قالت [n:ORG والجامعة الروسية] لوكالات السفر", "")), "تخرج في [n:ORG الجامعة اللبنانية] أمس"),
)
CUTS = (
    MarkRule("behind_noun_of_place", "LOC", lambda m: place_noun(m.found, m.first) is not None or m.before in _REGIONS, _whole,
        (("في مطار [n:LOC بنينا]", "LOC بنينا"), ("في منطقة [n:LOC واسيلا]", "LOC واسيلا")), "زار [n:LOC وباريس]"),
    MarkRule("hidden_name", _ALL, lambda m: m.cut == 0 and m.head[0] == _AND and hidden_name(m.found, m.first, m.lexicon), _letter_off,
        (("لوريال [n:ORG ومايبيلين]", "ORG مايبيلين"),), "قال [n:PER وليد] أمس"),
    MarkRule("behind_title", "PER", lambda m: m.cut == 1 and m.head[0] in PREPOSITIONS and not is_given(m.head[1:]) and next_to_title(m.found, m.first), _whole,
        (("الرئيس التنفيذي [n:PER بادي بادماناثان]", "PER بادي بادماناثان"),), "وصل أمس [n:PER بادي بادماناثان]"),
    MarkRule("borne_whole", "PER", lambda m: m.cut == 1 and borne_whole(m.head), _whole,
        (("أعلن المنسق [n:PER فراج الزعبي]", "PER فراج الزعبي"),), "قال [n:PER وأحمد الزعبي]"),
    MarkRule("behind_class_noun", _ALL, lambda m: m.cut > 0 and own_conjunction(m.found, m.first), _whole,
        (("ونقلت صحيفة [n:ORG فولها دي نورتي] عن مسؤول", "ORG فولها دي نورتي"),), "أعلنت [n:ORG وفولها] أرباحها"),
    MarkRule("noun_of_phrase", "PER", of.of_phrase, _drop,
        (("ودعوا [n:PER بصلاح] الحال", ""),), "احتفلوا [n:PER بصلاح] الأسبوع الماضي"),
    MarkRule("employer", _ALL, lambda m: m.alone and strange(m.found, m.first, m.last, m.cut) and of.is_analysed(m), _employer,
        (("محلل الشحن في [n:LOC درويري]", "ORG درويري"), ("محلل [n:PER بيرنستاين] ستايسي راسغون", "ORG بيرنستاين")), "محلل الشحن [n:PER بيرنستاين] أمس"),
    MarkRule("no_club", "ORG", of.is_no_club, _drop,
        (("تصميم [n:ORG السد] متين", ""),), "فاز نادي [n:ORG السد] أمس"),
    MarkRule("homograph", _ALL, lambda m: m.alone and speaks(m.found, m.first, m.last, m.cut, key(m.found.surface(m.first)[m.cut :])) is False, _drop,
        (("قبل [n:ORG أمل] كبير", ""),), "قالت حركة [n:ORG أمل] أمس"),
)
NOUNS_BEFORE = (
    MarkRule("place_with_noun", "LOC", lambda m: m.cut == 0 and place_noun(m.found, m.first) is not None, _noun_before,
        (("في تلة [n:LOC الخياط]", "LOC تلة الخياط"),), "في [n:LOC الخياط]"),
    MarkRule("event_with_noun", "LOC ORG PRODUCT MISC", lambda m: m.cut == 0 and of.event_noun(m) is not None, _event,
        (("دشن الأمير مهرجان [n:LOC الكليجا]", "MISC مهرجان الكليجا"), ("فازت بجائزة [n:ORG مان بوكر]", "MISC جائزة مان بوكر")), "دشن الأمير معرض [n:LOC الكليجا]"),
)
# fmt: on
"""Asked once the mark's score is settled: the noun of a place or an event becomes part of its name."""
