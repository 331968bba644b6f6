"""Relations between names: who makes what, who leads whom, what is part of what, what lies where.

A sentence is written as a line of folded words in which a name stands as ``{O3}`` (its label's letter and its index);
every rule is a pattern over that line. `from_` and `to` are names; `they` is an attached pronoun and `it` a definite
class noun, both resolved to a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from arextract.arabic.fold import fold
from arextract.layers import Name, RelationSpan
from arextract.pipes.claims import lexicon
from arextract.pipes.claims.people import Memory
from arextract.pipes.claims.tokens import NAME, PROCLITIC, WORD, Layer, Token, tokenize

_LETTERS = {"PER": "P", "ORG": "O", "LOC": "L", "PRODUCT": "R", "MISC": "M"}
_QUOTES = frozenset("\"'")


def _name(kinds: str, group: str) -> str:
    return rf"\{{[{kinds}](?P<{group}>\d+)\}} "


_W = r"[^\s{},،؛:.()]+ "
_NISBA = r"(?:ال\S+(?:ي|يه) )?"
_ROLE = (
    r"(?:ال)?(?:رييس|رييسه|مدير|مديره|موسس|موسسه|محافظ|متحدث|متحدثه|ناطق|ناطقه|قايد|مدرب|مدربه|مذيع|مذيعه|استاذ|استاذه|نايب|نايبه"
    r"|امين|امينه|عضو|كبير|ممثل|ممثله|مفوض|مفوضه|باحث|باحثه|محلل|محلله|خبير|خبيره|مالك|مسوول|مسووله|عميد|مهندس|حاكم|سكرتير|مستشار|مستشاره) "
)
_CLASS = r"(?:(?:ال|لل|ل)?(?:شركه|مجموعه|موسسه|منظمه|وكاله|صحيفه|قناه|شبكه|منصه|بنك|مصرف|حزب|نادي|فريق|جامعه|معهد|مركز|صندوق|متحف|مدينه|ولايه|جزيره|محافظه|عملاق|عملاقه) )"
_PRODUCT_CLASS = r"(?:نموذج|نماذج|هاتف|هواتف|معالج|معالجات|رقاقه|رقايق|شريحه|شرايح|ساعه|منصه|تطبيق|نظام|برنامج|روبوت|سياره|سيارات|طايره|طايرات|جهاز|خدمه|محرك|متصفح|لعبه) "
_MADE = r"(?:طور|انتج|اطلق|قدم|صنع|صمم|ملك|امتلك|طرح|اصدر|ابتكر|شغل)"
_MAKES = r"(?:طور|نتج|طلق|قدم|صنع|صمم|ملك|متلك|طرح|صدر|بتكر|شغل)"
_OWNED = r"(?:ف |و )?(?:ال|ف|و)?(?:تابع|تابعه|مملوك|مملوكه) (?:ل )?"
_FACILITY = r"(?:جامعه|معهد|متحف|ملعب|استاد|ميناء|مطار|مستشفي|محطه|مصنع|حقل|سد|مفاعل|قاعده|مسرح|مركز|كليه|مخيم)"


@dataclass(slots=True, frozen=True)
class RelationRule:
    """A relation's pattern, with a marked sentence that it reads and one that it must leave alone."""

    name: str
    type: str
    pattern: str
    positive: str
    negative: str


RULES = (
    RelationRule(
        "owned", "owned", _name("ROM", "from_") + rf"(?:[،,] )?(?P<text>{_OWNED})" + _CLASS + "?" + _name("O", "to"),
        "منصة [n:PRODUCT Qwen] التابعة لشركة [n:ORG علي بابا]", "قالت [n:ORG علي بابا] إن شركة تابعة ل[n:ORG ميتا] خسرت",
    ),
    RelationRule(
        "made_by", "product_of", _name("RM", "from_") + r"(?P<text>من )" + _CLASS + "?" + _name("O", "to"),
        "محرك [n:PRODUCT بينغ] من شركة [n:ORG مايكروسوفت]", "انتقل [n:PER بينغ] من [n:ORG مايكروسوفت]",
    ),
    RelationRule(
        "which_they_made", "product_of",
        _name("RM", "from_") + rf"(?:{_W}){{0,2}}?(?:الذي|التي) (?P<text>{_MADE}ت?(?:ه|ها|هما) |[يت]{_MAKES}(?:ه|ها|هما) )(?:وحدتها |شركه )?" + _name("O", "to"),
        "نموذج [n:PRODUCT كوين] الذي طورته [n:ORG علي بابا]", "نموذج [n:PRODUCT كوين] الذي انتقدته [n:ORG ميتا]",
    ),
    RelationRule(
        "which_it_makes", "product_of",
        _name("RM", "from_") + rf"(?:الذي|التي) (?P<text>{_MADE}ت?(?:ه|ها) |[يت]{_MAKES}(?:ه|ها) )(?P<it>الشركه|المجموعه|الموسسه) ",
        "شحنت [n:ORG إنفيديا] رقائق [n:PRODUCT بلاكويل] التي تنتجها الشركة", "رقائق [n:PRODUCT بلاكويل] التي تشتريها الشركة",
    ),
    RelationRule(
        "owns_them", "product_of",
        _name("R", "from_") + rf"(?:و {_name('R', 'also')})?(?:تطبيقان |منصتان |خدمتان |{_PRODUCT_CLASS})?(?P<text>[يت](?:ملك|متلك|طور|نتج|دير)(?:ه|ها|هما) )" + _name("O", "to"),
        "[n:PRODUCT واتساب] و[n:PRODUCT إنستغرام] تطبيقان تملكهما [n:ORG ميتا]", "[n:PRODUCT واتساب] تطبيق تحظره [n:ORG ميتا]",
    ),
    RelationRule(
        "launched", "product_of",
        rf"(?P<text>(?:{_MADE}ت? ))(?:شركه |مجموعه )?" + _name("O", "to") + _NISBA + rf"(?:{_PRODUCT_CLASS})" + _name("R", "from_"),
        "أطلقت [n:ORG علي بابا] الصينية نموذج [n:PRODUCT كوين 3]", "استخدمت [n:ORG علي بابا] نموذج [n:PRODUCT كوين 3]",
    ),
    RelationRule(
        "their_product", "product_of",
        r"(?P<text>(?:ساع|منص|خدم|شريح|رقاق|سيار|طاير|لعب|ادا)ت(?P<they>ها|ه) |(?:نموذج|هاتف|معالج|تطبيق|نظام|برنامج|روبوت|جهاز|محرك|متصفح)(?P<they>ها|ه) )(?:ال\S+ ){0,3}" + _name("R", "from_"),
        "كشفت [n:ORG سامسونغ] عن ساعتها [n:PRODUCT غالاكسي واتش 8]", "كشفت [n:ORG سامسونغ] عن ساعة [n:PRODUCT غالاكسي واتش 8]",
    ),
    RelationRule(
        "their_unit", "part_of", r"(?P<text>(?:وحدت|ذراع|شركت|فرع)(?P<they>ها|ه) )(?:ال\S+ ){0,2}" + _name("O", "from_"),
        "استحوذت [n:ORG أدنوك] عبر ذراعها [n:ORG إكس آر جي]", "استحوذت [n:ORG أدنوك] على منافستها [n:ORG إكس آر جي]",
    ),
    RelationRule(
        "maker_before", "product_of", r"(?P<text>(?:طايرات|طايره|سيارات|سياره|هواتف|هاتف) )" + _name("O", "to") + _name("R", "from_"),
        "على متن طائرات [n:ORG إيرباص] [n:PRODUCT إيه 320]", "على متن طائرات [n:ORG طيران ناس]",
    ),
    RelationRule(
        "role_of_name", "role_of",
        rf"(?<!نايب )(?<!السابق )(?P<text>{_ROLE}(?:{_W}){{0,4}}?)(?:ل |في |ب )?" + _CLASS + "?" + _name("O", "to") + _NISBA + r"(?:، )?" + _name("P", "from_"),
        "قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ]", "قال [n:PER جنسن هوانغ] إن [n:ORG إنفيديا] رئيسة في السوق",
    ),
    RelationRule(
        "name_in_role", "role_of",
        _name("P", "from_") + rf"(?:[،,] )?(?P<text>{_ROLE}(?:{_W}){{0,4}}?)(?:ل |في |ب )?" + _CLASS + "?" + _name("O", "to"),
        "قالت [n:PER رضوى السويفي]، رئيسة قسم البحوث في [n:ORG الأهلي فاروس]", "قالت [n:PER رضوى السويفي] إن [n:ORG الأهلي فاروس] ربح",
    ),
    RelationRule(
        "role_of_it", "role_of",
        rf"(?P<text>{_ROLE}(?:ال\S+ ){{0,2}}?)(?:ل )?(?P<it>(?:ال|ل)(?:شركه|مجموعه|موسسه|منظمه|متحف|بنك|نادي|جامعه|وكاله|منصه|معهد|مركز|صندوق|حزب) )" + _name("P", "from_"),
        "أطلقت [n:ORG علي بابا] نموذجا، وقال الرئيس التنفيذي للمجموعة [n:PER إيدي وو]", "قال رئيس الوزراء [n:PER كير ستارمر]",
    ),
    RelationRule(
        "their_role", "role_of",
        r"(?P<text>(?:نايب |نايبه )?(?:رييس|مدير|موسس|مدرب|متحدث|قايد)(?:ت)?(?P<they>ها|ه) (?:ال\S+ ){0,3}|(?:رييس|رييسه|عضو) مجلس ادارت(?P<they>ها|ه) )" + _name("P", "from_"),
        "قالت [n:ORG جوميا] على لسان رئيسها التنفيذي المشارك [n:PER ساشا بوينونيك]", "قالت [n:ORG جوميا] لزبونها [n:PER ساشا بوينونيك]",
    ),
    RelationRule(
        "appointed", "role_of",
        r"(?:عين|عينت|اختار|اختارت) (?:شركه |نادي )?" + _name("O", "to") + _name("P", "from_") + r"(?P<text>(?:مدربا|رييسا|مديرا|رييسه|مديره|متحدثا|مستشارا) )",
        "عين [n:ORG ريال مدريد] [n:PER تشابي ألونسو] مدربا", "هنأ [n:ORG ريال مدريد] [n:PER تشابي ألونسو]",
    ),
    RelationRule(
        "seat_of", "located_in", r"(?P<text>مقر )(?:شركه |منظمه )?" + _name("O", "from_") + r"(?:في |ب )" + _name("L", "to"),
        "زار مقر [n:ORG آرم] في [n:LOC كامبريدج]", "زار مدير [n:ORG آرم] في [n:LOC كامبريدج]",
    ),
    RelationRule(
        "its_seat", "located_in", _name("OM", "from_") + rf"{_NISBA}(?:{_OWNED}{_name('O', 'skip')})?(?:[،,] )?(?:و |الذي |التي )?(?P<text>مقره |مقرها |ومقره |ومقرها )(?:الرييسي )?(?:في |ب |مدينه )*" + _name("L", "to"),
        "في [n:ORG كوفسترو] الألمانية ومقرها [n:LOC ليفركوزن]", "زارت [n:ORG كوفسترو] مصنعا في [n:LOC ليفركوزن]",
    ),
    RelationRule(
        "facility_in", "located_in",
        rf"(?:{_FACILITY} )" + _name("OLM", "from_") + r"(?P<text>في |ب )(?:مدينه |ولايه |جزيره |محافظه |منطقه )?" + _name("L", "to"),
        "على ملعب [n:LOC سانتياغو برنابيو] في [n:LOC مدريد]", "لعب [n:ORG ريال مدريد] في [n:LOC مدريد]",
    ),
    RelationRule(
        "named_facility_in", "located_in", r"\{[OLM](?P<facility>\d+)\} (?P<text>في |ب )(?:مدينه |ولايه |جزيره |محافظه |منطقه )?" + _name("L", "to"),
        "استقبل [n:ORG معهد ناصر] ب[n:LOC القاهرة] المصابين", "فازت [n:ORG أرامكو] في [n:LOC القاهرة]",
    ),
    RelationRule(
        "lies_in", "located_in", r"(?P<text>[يت]قع )(?:مدينه |جزيره |بلده |منطقه |قريه )?" + _name("LOM", "from_") + r"(?:في |ب |شمال |جنوب |شرق |غرب |وسط )+" + _name("L", "to"),
        "تقع مدينة [n:LOC العلا] شمال غرب [n:LOC السعودية]", "يقع على [n:LOC العلا] عبء كبير في [n:LOC السعودية]",
    ),
    RelationRule(
        "place_in", "located_in", _name("L", "from_") + r"(?:[،,] )?(?P<text>(?:الواقعه |الواقع )(?:في )?|عاصمه |(?:في )?(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط) (?:شرق |غرب )?)(?:ولايه |محافظه |اقليم |مدينه )?" + _name("L", "to"),
        "في [n:LOC الفاشر]، عاصمة ولاية [n:LOC شمال دارفور]", "سافر من [n:LOC الفاشر] إلى [n:LOC دارفور]",
    ),
    RelationRule(
        "follows", "part_of", r"(?P<text>[يت]تبع )" + _name("O", "from_") + r"(?:ل )?" + _name("O", "to"),
        "تتبع [n:ORG هيئة الإسعاف] [n:ORG وزارة الصحة]", "تتابع [n:ORG هيئة الإسعاف] [n:ORG وزارة الصحة]",
    ),
    RelationRule(
        "organ_of", "part_of",
        _name("O", "from_") + r"(?:[،,] )?(?:و )?(?:هي |هو |وهي |وهو )?(?P<text>(?:الجهاز|الذراع|احد اجهزه|احدي وكالات|احدي وحدات|وحده|ذراع) (?:ال\S+ ){0,2})(?:ل )?" + _name("O", "to"),
        "[n:ORG محكمة العدل الدولية]، وهي الجهاز القضائي الرئيسي ل[n:ORG الأمم المتحدة]", "[n:ORG محكمة العدل الدولية] تراسل [n:ORG الأمم المتحدة]",
    ),
    RelationRule(
        "comprises", "part_of", r"(?P<text>[يت]ضم )(?:شركه |مجموعه )?" + _name("O", "to") + r"(?:علامات |شركات |وحدات )(?:منها |مثل |هي )?" + _name("OR", "from_") + r"(?:و " + _name("OR", "also") + ")?",
        "تضم مجموعة [n:ORG فولكسفاغن] علامات منها [n:ORG سكودا] و[n:ORG سيات]", "تنافس [n:ORG فولكسفاغن] علامات منها [n:ORG سكودا]",
    ),
)  # fmt: skip


# The names that no match of a pattern can do without; those of «also» and «skip» may be missing.
_NEEDED = regex.compile(r"\{\[(\w+)\]\(\?P<(?:from_|to|facility)>")


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[RelationRule, regex.Pattern[str], regex.Pattern[str]], ...]:
    """Each rule with its pattern over the line and what it needs of the labels of the line's names, in their order."""
    return tuple(
        (rule, regex.compile(rf"(?<!\S){rule.pattern}"), regex.compile(".*".join(f"[{kinds}]" for kinds in needed)))
        for rule in RULES
        for needed in [_NEEDED.findall(rule.pattern)]
    )


def _ends(labels: str) -> str:
    """`labels` with only the first and the last of each letter: no more is needed to tell which can precede which."""
    if len(labels) <= len(_LETTERS):
        return labels
    places = {place for letter in set(labels) for place in (labels.find(letter), labels.rfind(letter))}
    return "".join([labels[place] for place in sorted(places)])


@lru_cache(maxsize=1024)
def _possible(labels: str) -> tuple[tuple[RelationRule, regex.Pattern[str]], ...]:
    """The rules that a line may match whose names have these labels, a letter each."""
    return tuple((rule, pattern) for rule, pattern, names in _compiled() if names.search(labels))


_FACILITY_NAME = regex.compile(rf"(?:ال)?{_FACILITY}\b")
_FORMER = regex.compile(r"السابق|السابقه|سابقا|الاسبق|الراحل")


def relations(text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name]) -> list[RelationSpan]:
    """The relations between the names of an article, in text order; offsets in clean text. Linear in its length."""
    listed = list(names)
    memory = Memory(text, listed)
    layer = Layer(listed, [], [], [])
    found: dict[tuple[str, int, int], RelationSpan] = {}
    for start, end in sentences:
        items = layer.within(start, end)
        rules = _possible(_ends("".join([_LETTERS[listed[item[3]].label] for item in items])))
        if not rules:
            continue
        tokens = tokenize(text, start, end, items)
        for relation in _sentence(tokens, listed, memory, rules):
            found.setdefault((relation.type, relation.head, relation.tail), relation)
    return sorted(found.values(), key=lambda r: (r.start, r.head, r.tail))


def _line(tokens: list[Token], names: list[Name]) -> tuple[str, list[int], list[Token]]:
    parts: list[str] = []
    starts: list[int] = []
    kept: list[Token] = []
    size = 0
    for token in tokens:
        if token.key in _QUOTES or token.key in "()":
            continue
        word = f"{{{_LETTERS[names[token.ref].label]}{token.ref}}} " if token.kind == NAME else token.key + " "
        starts.append(size)
        kept.append(token)
        parts.append(word)
        size += len(word)
    return "".join(parts), starts, kept


def _sentence(
    tokens: list[Token], names: list[Name], memory: Memory, rules: Sequence[tuple[RelationRule, regex.Pattern[str]]]
) -> list[RelationSpan]:
    line, starts, kept = _line(tokens, names)
    found: list[RelationSpan] = []
    for rule, pattern in rules:
        for match in pattern.finditer(line):
            groups = match.groupdict()
            head = groups.get("from_") or groups.get("facility")
            if head is None or _FORMER.search(match.group()):
                continue
            first = int(head)
            if groups.get("facility") and not _FACILITY_NAME.match(_folded(memory, names[first])):
                continue
            tail = _tail(match, groups, names, memory, kept, starts)
            if tail is None or tail == first:
                continue
            kind = rule.type
            if kind == "owned":
                kind = "part_of" if names[first].label == "ORG" else "product_of"
            span = match.span("text")
            begin, stop = _tokens(starts, span[0]), _tokens(starts, span[1] - 1)
            while stop > begin and kept[stop].kind == PROCLITIC:
                stop -= 1
            place = kept[begin].start, kept[stop].end
            found.append(RelationSpan(kind, first, tail, *place, rule.name))
            also = groups.get("also")
            if also is not None:
                found.append(RelationSpan(kind, int(also), tail, *place, rule.name))
    return found


def _tokens(starts: list[int], at: int) -> int:
    return bisect_right(starts, at) - 1


def _folded(memory: Memory, name: Name) -> str:
    return fold(memory.text[name.start : name.end])


def _tail(
    match: regex.Match[str],
    groups: dict[str, str | None],
    names: list[Name],
    memory: Memory,
    kept: list[Token],
    starts: list[int],
) -> int | None:
    """The name that the relation leads to: named, or what a pronoun or class noun stands for."""
    if groups.get("to"):
        return int(str(groups["to"]))
    before = kept[_tokens(starts, match.start())].start
    if groups.get("it"):
        at = kept[_tokens(starts, match.start("it"))]
        role = memory.resolve_class(at.key, at.start)
        return role.name if role is not None else None
    close = [i for i, n in enumerate(names) if n.end <= before and before - n.end < 250 and n.label == "ORG"]
    if not close:
        return None
    sentence = kept[0].start
    inside = [i for i in close if names[i].start >= sentence]
    if inside:
        after_verb = {t.ref for v, t in pairwise(kept) if t.kind == NAME and _is_verb(v)}
        subjects = [i for i in inside if i in after_verb]
        return subjects[-1] if subjects else inside[0]
    last = max(memory.text.rfind(mark, 0, names[close[-1]].start) for mark in (". ", "\n", "؟", "!"))
    return next(i for i in close if names[i].start > last)


def _is_verb(token: Token) -> bool:
    return token.kind == WORD and not token.tied and lexicon.verb(token.key) is not None
