"""Numbers → quantities: what is one, of which kind, with which unit, comparator, counted noun and denominator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import regex

from arextract.layers import Marker, Name, QuantitySpan, TimeSpan
from arextract.numbers import Tokens
from arextract.numbers.lexicon import analyser
from arextract.pipes.quantities import counted as nouns
from arextract.pipes.quantities import cues
from arextract.pipes.quantities.items import Item, read_items, sorted_overlap
from arextract.pipes.quantities.money import Country
from arextract.pipes.quantities.per import per_at
from arextract.pipes.quantities.units import Unit
from arextract.text.clean import Cleaned
from arextract.text.clean import clean as clean_text
from arextract.text.sentences import sentences as split_sentences

_BETWEEN = regex.compile(r"(?<!\w)(?:[وف]?(?:ما )?(?:ب|ل)?بين|ما بين|تتراوح|يتراوح)\s*$")
_FROM = regex.compile(r"(?<!\w)[وف]?من\s*$")
_STARTING = regex.compile(r"(?:يبدا|تبدا|بدءا|ابتداء) من\s*$")
_AND = regex.compile(r"\s*و\s*")
_TO = regex.compile(r"\s*(?:الي|حتي|لغايه|و(?:ي|ت)صل الي|و(?:حتي|الي))\s*|\s+ل")
_DASH = regex.compile(r"\s*[-–—]\s*")
_OR = regex.compile(r"\s+(?:او|الي)\s+")
_WORDS = regex.compile(r"[^\W\d_]+")
_CLOCK = regex.compile(r"(?<!\w)(?:[وفبل]?الساعه|ساعه|للساعه)\s*$")
_TWO = Decimal(2)


def find(
    text: str,
    *,
    times: Sequence[TimeSpan] = (),
    names: Sequence[Name] = (),
    markers: Sequence[Marker] = (),
    blocked: Iterable[tuple[int, int]] = (),
    sentences: Sequence[tuple[int, int]] | None = None,
) -> list[QuantitySpan]:
    """The quantities of clean text, sorted, without overlap.

    `times`, `names` and `markers` are the layers of the same text: what lies inside them is no quantity, but for
    durations inside times (منذ ست سنوات). `blocked` are further spans to pass over, such as reference lists.
    """
    tokens = Tokens(text, analyser())
    folded = tokens.folded
    country = Country(folded)
    items = read_items(text, tokens, country)
    bounds = list(sentences) if sentences is not None else split_sentences(text)
    guard = _Guard(folded, times, names, [*((m.start, m.end) for m in markers), *blocked])
    kept = [item for item in _join(folded, _sub_units(folded, items)) if guard.allows(item)]
    ends = [*(item.start for item in kept[1:]), len(folded)][: len(kept)]
    found: list[tuple[Item, QuantitySpan]] = []
    floor = 0
    for item, ceiling in zip(kept, ends, strict=True):
        quantity = _quantity(text, folded, item, floor, ceiling, tokens)
        if quantity is not None:
            found.append((item, quantity))
        floor = item.end
    _fill(text, folded, found, bounds)
    found = [(item, quantity) for item, quantity in found if _settled(folded, item, quantity)]
    return _bounded(folded, found)


def _sub_units(folded: str, items: list[Item]) -> list[Item]:
    """«20 دولارا و43 سنتا» is one amount."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if (
            before is not None and before.unit is not None and item.unit is not None and before.unit.kind == item.unit.kind == "money"
            and before.unit.scale == 1 and item.unit.scale < 1 and before.value is not None and item.value is not None
            and (before.money or item.money) in (item.money, None) and _AND.fullmatch(folded[before.end : item.start])
        ):  # fmt: skip
            part = item.value * item.unit.scale
            before.value += part if before.value >= 0 else -part
            before.end, before.money = item.end, before.money or item.money
            continue
        out.append(item)
    return out


_LOWER, _UPPER = (">", ">="), ("<", "<=")


def _bounded(folded: str, found: list[tuple[Item, QuantitySpan]]) -> list[QuantitySpan]:
    """«أكبر من 10 وأقل من 20» is one quantity with both bounds."""
    out: list[QuantitySpan] = []
    for _, second in found:
        first = out[-1] if out else None
        if (
            first is not None and first.value is not None and second.value is not None and second.cue is not None
            and first.cue is not None and first.kind == second.kind and first.counted is None
            and second.cue[0] >= first.end and len(folded[first.end : second.cue[0]].strip(" و،لا")) == 0
        ):  # fmt: skip
            ends = (first, second) if first.comparator in _LOWER and second.comparator in _UPPER else None
            ends = (second, first) if first.comparator in _UPPER and second.comparator in _LOWER else ends
            if ends and ends[0].value is not None and ends[1].value is not None and ends[0].value < ends[1].value:
                first.low, first.high, first.value = ends[0].value, ends[1].value, None
                first.comparator, first.end, first.rule = "=", second.end, "bounded"
                first.unit, first.counted, first.counted_span = (
                    first.unit or second.unit,
                    second.counted,
                    second.counted_span,
                )
                continue
        out.append(second)
    return out


_PHONE = regex.compile(r"\+\d{1,4}(?:[ \-/.()]{1,2}\d{2,}){2,}")


class _Guard:
    """What is no quantity because of what it lies in or stands at."""

    def __init__(
        self, folded: str, times: Sequence[TimeSpan], names: Sequence[Name], blocked: Sequence[tuple[int, int]]
    ) -> None:
        self._folded = folded
        self._times = sorted((t.start, t.end) for t in times)
        self._time_starts = [s for s, _ in self._times]
        phones = [match.span() for match in _PHONE.finditer(folded)]
        self._blocked = _merged([*((n.start, n.end) for n in names), *blocked, *phones])
        self._blocked_starts = [s for s, _ in self._blocked]

    def allows(self, item: Item) -> bool:
        if item.form == "part" or sorted_overlap(self._blocked_starts, self._blocked, item.start, item.end):
            return False
        within = sorted_overlap(self._time_starts, self._times, item.start, item.end)
        if within:
            duration = item.unit is not None and item.unit.kind == "duration" and not item.ordinal
            return duration and item.start >= within[0] and not _dated(self._folded, item, within)
        if (
            item.ordinal
            and item.definite
            and item.value is not None
            and item.value >= 20
            and cues.before(self._folded, item.start)
        ):
            item.ordinal, item.kind = False, "cardinal"  # فوق الثلاثين
        return not (item.ordinal and not _ranked(self._folded, item)) and not self._page_furniture(item)

    def _page_furniture(self, item: Item) -> bool:
        """List numbers, clock times, scores, phone numbers, versions, labels."""
        folded, start, end = self._folded, item.start, item.end
        if item.unit is not None or item.form not in ("digits", "slash"):
            return False
        before, after = folded[max(0, start - 24) : start], folded[end : end + 24]
        digits = folded[start:end]
        if regex.search(r"(?:^|\n)\s*[(\[]?$", before) and regex.match(r"\s?(?:[.)\]\-–:]\s|\n|$)", after):
            return True
        if regex.match(r":\d", after) or regex.search(r"\d:$", before) or _CLOCK.search(before):
            return True
        if regex.match(r"[-–]\d|\s?/\s?\d", after) or regex.search(r"\d[-–/]$", before):
            return item.form != "slash"
        if (digits[0] == "0" and len(digits) > 1 and digits[1].isdigit()) or (len(digits) >= 8 and digits.isdigit()):
            return True
        if regex.search(r"[a-z]['’]?[ \-]?$", before) and not regex.match(r" [\u0621-\u064a]", after):
            return True
        if regex.search(r"[a-z@#_/\\]$", before) or regex.match(r"[a-z@_\\]", after):
            return True
        word = _last_word(before)
        return (
            word in cues.role_words("label_noun") or word.lstrip("وفبلك") in cues.role_words("label_noun")
        ) and item.scale == 1


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlap that cover the same places."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _dated(folded: str, item: Item, within: tuple[int, int]) -> bool:
    """Whether a number and time unit inside a time are part of a date rather than a length (عام 2020، الساعات الـ24)."""
    text = folded[within[0] : item.start]
    return (
        item.form == "digits"
        and item.value is not None
        and 1900 <= item.value <= 2100
        and not text.startswith(("منذ", "قبل"))
    )


def _last_word(before: str) -> str:
    words = _WORDS.findall(before)
    return words[-1] if words and regex.search(r"[^\W\d_][\s\"'(]*$", before) else ""


_RANK_TAIL = regex.compile(r"([^\W\d]+)\s+(?:ال)?$")


def _ranked(folded: str, item: Item) -> bool:
    """An ordinal that is a rank: «المرتبة السابعة», «ثاني أكبر»."""
    if _rank_noun(folded, item) is not None:
        return True
    following = _WORDS.match(folded, item.end + 1)
    return bool(
        item.value is not None and item.value >= _TWO and not item.definite and folded[item.end : item.end + 1] == " "
        and following and following.group() in cues.role_words("rank_elative")
    )  # fmt: skip


def _rank_noun(folded: str, item: Item) -> int | None:
    """Where the noun of a rank begins (المرتبة before السابعة), without its proclitics."""
    match = regex.search(r"(?<!\w)([^\W\d]+)\s+$", folded[max(0, item.start - 24) : item.start])
    if not match:
        return None
    word = match.group(1)
    begin = max(0, item.start - 24) + match.start(1)
    nouns_of_rank = cues.role_words("rank_noun")
    for skip in range(3):
        if word[skip:] in nouns_of_rank and all(c in "وفبلك" for c in word[:skip]):
            return begin + skip
    if word.startswith("لل") and f"ال{word[2:]}" in nouns_of_rank:
        return begin + 1
    return None


def _join(folded: str, items: list[Item]) -> list[Item]:
    """Pairs that make a range become one item."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        first = items[index]
        second = items[index + 1] if index + 1 < len(items) else None
        joined = _range(folded, first, second) if second is not None else None
        if joined is not None:
            out.append(joined)
            index += 2
        else:
            out.append(first)
            index += 1
    return out


def _range(folded: str, first: Item, second: Item) -> Item | None:
    if first.value is None or second.value is None or first.ordinal or second.ordinal or second.start - first.end > 14:
        return None
    gap = folded[first.end : second.start]
    before = folded[max(0, first.start - 40) : first.start]
    before = regex.sub(r"(?<!\w)[بل]$", "", before)
    between = _BETWEEN.search(before) is not None
    starting = _STARTING.search(before) is not None
    from_ = _FROM.search(before) is not None and (starting or not _changes(before))
    if (between and _AND.fullmatch(gap)) or ((from_ or between) and _TO.fullmatch(gap)) or ((_DASH.fullmatch(gap) or (_OR.fullmatch(gap) and first.unit is None and not _year(first))) and _alike(
        first, second
    )):
        pass
    else:
        return None
    if first.unit is not None and second.unit is not None and first.unit.kind != second.unit.kind:
        return None
    if _year(first) and _year(second) and second.unit is None:
        return None
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and first.unit is None and low < high / second.scale:
        low *= second.scale
    if low >= high and not between:
        return None
    made = Item(
        first.start, second.end, second.number_end, "range", None, min(low, high), max(low, high), second.unit or first.unit,
        max(first.scale, second.scale), second.form, first.definite, second.money or first.money, first=first.first,
    )  # fmt: skip
    return made


def _alike(first: Item, second: Item) -> bool:
    return (
        first.value is not None
        and second.value is not None
        and first.value < second.value
        and first.form == second.form
    )


def _year(item: Item) -> bool:
    return (
        item.form == "digits"
        and item.value is not None
        and item.unit is None
        and 1900 <= item.value <= 2100
        and item.scale == 1
    )


def _changes(before: str) -> bool:
    words = _WORDS.findall(before)[:-1][-6:]
    known = cues.role_words("change_verb")
    return any(word in known or word.lstrip("وفس") in known for word in words)


def _quantity(text: str, folded: str, item: Item, floor: int, ceiling: int, tokens: Tokens) -> QuantitySpan | None:
    if item.ordinal:
        return _rank(folded, item)
    unit = item.unit
    kind, code, value, low, high = _kind(item)
    counted_span = None
    if unit is None and item.kind == "fraction" and item.form != "slash":
        if not _share(folded, item):
            return None
        kind, code = "multiple", "×"
    elif unit is None:
        noun_rank = _rank_noun(folded, item)
        if noun_rank is not None and item.form == "digits":
            return QuantitySpan(noun_rank, item.end, "rank", item.value, rule="rank-digits")
        counted_span = nouns.counted(text, folded, item.end, vague=item.value is None)
        if counted_span and counted_span[1] > ceiling:
            counted_span = None
        if item.kind in ("fraction",):
            kind, code = "multiple", "×"
    quantity = QuantitySpan(item.start, item.end, kind, value, low, high, unit=code, rule=kind)
    if counted_span:
        quantity.counted, quantity.counted_span = text[counted_span[0] : counted_span[1]], counted_span
    _compare(folded, quantity, item, floor, ceiling)
    stop = counted_span[1] if counted_span else item.end
    per = per_at(folded, stop)
    if per and per[0] < ceiling + 16:
        quantity.per, quantity.per_span = text[per[0] : per[1]], per
    return quantity


def _kind(item: Item) -> tuple[str, str | None, Decimal | None, Decimal | None, Decimal | None]:
    unit, scale = item.unit, Decimal(1)
    kind, code = "count", None
    if unit is not None:
        kind, code, scale = unit.kind, unit.code, unit.scale
        if kind == "money":
            code = item.money
        if code == "°":
            code = "°C"
    value, low, high = (None if n is None else n * scale for n in (item.value, item.low, item.high))
    return kind, code, value, low, high


def _rank(folded: str, item: Item) -> QuantitySpan | None:
    noun = _rank_noun(folded, item)
    if noun is not None:
        return QuantitySpan(noun, item.end, "rank", item.value, rule="rank-noun")
    following = _WORDS.match(folded, item.end + 1)
    end = following.end() if following else item.end
    return QuantitySpan(item.start, end, "rank", item.value, rule="rank-elative")


def _share(folded: str, item: Item) -> bool:
    """Whether a fraction word is a share: not «النصف الأول», «ربع النهائي», nor «خمس» before what it counts."""
    following = _WORDS.match(folded, item.end + 1) if folded[item.end : item.end + 1] == " " else None
    word = following.group() if following else ""
    return word not in cues.role_words("not_match")


def _compare(folded: str, quantity: QuantitySpan, item: Item, floor: int, ceiling: int) -> None:
    found = cues.before(folded, item.start)
    if found and found[1] >= floor:
        quantity.comparator, quantity.cue = found[0], (found[1], found[2])
    else:
        sign = cues.distant(folded, floor, item.start)
        if sign:
            quantity.comparator = sign
    stop = quantity.counted_span[1] if quantity.counted_span else item.end
    for at in (item.end, stop):
        following = cues.after(folded, at)
        if following and following[1] <= ceiling + 12:
            quantity.comparator = following[0]
            break
    if quantity.value is None and quantity.comparator == "~":
        quantity.comparator = "~" if quantity.low is not None and item.form not in ("vague", "few") else "="


def _fill(text: str, folded: str, found: list[tuple[Item, QuantitySpan]], bounds: Sequence[tuple[int, int]]) -> None:
    """Units and counted nouns that are left out but plain from the neighbours."""
    for index, (item, quantity) in enumerate(found):
        if item.unit is not None or quantity.kind != "count" or quantity.counted is not None:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following
            and _AND.fullmatch(folded[item.end : following[0].start])
            and following[0].unit is not None
            and item.scale == 1
        ):
            if following[1].kind in ("percent", "measure", "money", "duration"):
                _take(quantity, following[1])
                continue
        begin, stop = _sentence(bounds, item.start)
        if _beside(folded, found, index, quantity):
            continue
        donor = _donor(folded, found, index, begin, stop)
        if donor is not None and (item.scale >= 1000 or (donor.kind == "measure" and item.form == "digits")):
            _take(quantity, donor)
        elif item.scale >= 1000 or item.form == "digits":
            _number_of(text, folded, quantity, begin)
    _carry_per(folded, found, bounds)


_BESIDE = regex.compile(r"(?<!\w)(?:[وف]?(?:مقابل|مقارنة ب|مقارنه ب|الي|من|بعد|نحو|حوالي|ب))\s*$")
_ENDS = regex.compile(r"\s*(?:[،.؛)!\n]|$| (?:في|خلال|عام|سنه|قبل|و\S+) )")


def _beside(folded: str, found: list[tuple[Item, QuantitySpan]], index: int, quantity: QuantitySpan) -> bool:
    """A bare number after مقابل and the like, or in a list, has the unit or the noun of the number before it in the sentence."""
    value = found[index][0].value
    if index == 0 or value is None or value <= 1 or not _ENDS.match(folded, quantity.end):
        return False
    item, (other, donor) = found[index][0], found[index - 1]
    gap = folded[other.end : item.start]
    if len(gap) > 90 or regex.search(r"[.؟!\n؛]", gap) or (item.scale > 1) != (other.scale > 1) or other.prefixed:
        return False
    compared = _BESIDE.search(gap) is not None
    if donor.kind == "percent":
        fits = (compared and "مقابل" in gap) or (compared and "مقارن" in gap)
    elif donor.kind == "count":
        fits = donor.counted is not None and item.form == other.form
    else:
        fits = donor.kind in ("money", "measure") and item.form == "digits" and (compared or len(gap) < 30)
    if not fits or _year(item):
        return False
    _take(quantity, donor)
    return True


_NUMBER_OF = regex.compile(r"(?<!\w)(?:[وفبل]|لل)?عدد (ال[^\W\d]+)(?=[ ،])")


def _number_of(text: str, folded: str, quantity: QuantitySpan, begin: int) -> None:
    """«عدد السكان … 49,8 مليونا»: the noun after عدد is what is counted."""
    window = max(begin, quantity.start - 220)
    last = None
    for last in _NUMBER_OF.finditer(folded, window, quantity.start):
        pass
    if last:
        quantity.counted, quantity.counted_span, quantity.rule = (
            text[last.start(1) : last.end(1)],
            last.span(1),
            "filled",
        )


_COMPARES = regex.compile(
    r"(?<!\w)(?:في حين|بينما|فيما|مقابل|مقارنه|لكن|اما|الي|بعدما كانت?|بعد ان كانت?|موكدا|نافيا)(?!\w)"
)


def _carry_per(folded: str, found: list[tuple[Item, QuantitySpan]], bounds: Sequence[tuple[int, int]]) -> None:
    """The denominator holds for the second of two prices that a sentence compares."""
    for index, (_, quantity) in enumerate(found):
        if quantity.per is not None or quantity.kind in ("rank", "duration", "multiple"):
            continue
        for _, other in reversed(found[max(0, index - 2) : index]):
            if other.per is not None and (other.kind, other.unit, other.counted) == (
                quantity.kind,
                quantity.unit,
                quantity.counted,
            ):
                within = any(b <= other.start and quantity.start < e for b, e in bounds)
                if within and _COMPARES.search(folded, other.end, quantity.start):
                    quantity.per = other.per
                break


def _sentence(bounds: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    previous = (0, 0)
    for begin, stop in bounds:
        if begin <= at < stop:
            return previous[0] if stop - begin < 400 else begin, stop
        if begin > at:
            break
        previous = (begin, stop)
    return at, at


def _donor(
    folded: str, found: list[tuple[Item, QuantitySpan]], index: int, begin: int, stop: int
) -> QuantitySpan | None:
    item = found[index][0]
    for other, quantity in reversed(found[max(0, index - 8) : index]):
        if other.start < begin:
            break
        if item.scale >= 1000 and other.scale >= 1000 and (quantity.kind in ("money", "measure") or quantity.counted):
            if _bracketed(folded, other.start) and quantity.kind == "money":
                continue  # a conversion in brackets is not the sentence's own currency
            return quantity
        if (
            item.scale == 1
            and quantity.kind == "measure"
            and quantity.unit == "point"
            and item.value
            and "." in str(item.value)
        ):
            return quantity
    for other, quantity in found[index + 1 : index + 5]:
        if other.start >= stop:
            break
        if item.scale >= 1000 and other.scale >= 1000 and quantity.kind == "money":
            return quantity
    return None


def _bracketed(folded: str, at: int) -> bool:
    """Whether `at` stands inside brackets (or right after a quote) that opened shortly before."""
    before = folded[max(0, at - 24) : at]
    return before.rfind("(") > before.rfind(")") or before.endswith('"')


def _take(quantity: QuantitySpan, donor: QuantitySpan) -> None:
    if donor.kind == "count":
        quantity.counted = donor.counted
    else:
        quantity.kind, quantity.unit = donor.kind, donor.unit
    quantity.rule = "filled"


_KEEP_BARE = regex.compile(r"\s(?:من(?:ه|ها|هم|هن|هما)|اخر(?:ين|ون|ى|ي)?|فقط|علي الاقل)(?!\w)")


def _settled(folded: str, item: Item, quantity: QuantitySpan) -> bool:
    """Drops bare numbers that say nothing: years, «واحد», small number words without a noun."""
    if quantity.kind != "count" or quantity.rule == "filled":
        return True
    value = item.value
    if value is None:
        return item.form != "few" or (quantity.counted is not None and not folded.startswith("عده", item.start))
    if item.form == "digits" and value <= 1 and quantity.counted is None and quantity.comparator == "=":
        return False  # «أبيدوس 1»: part of a name
    if item.form == "digits":
        return not (_year(item) and quantity.counted is None and quantity.comparator == "=")
    if value <= 1:
        return False
    if quantity.counted is not None or item.scale > 1 or quantity.comparator != "=":
        return True
    if value > 10 or _KEEP_BARE.match(folded, item.end):
        return True
    return False


def find_in(raw: str, published: str | None = None) -> tuple[list[QuantitySpan], Cleaned]:
    """Quantities of raw text with the layers they need, and the cleaned text."""
    from arextract.pipes import citations, times

    cleaned = clean_text(raw)
    markers, references = citations.find(cleaned.text)
    bounds = split_sentences(cleaned.text)
    spoken = times.find(cleaned.text, published, bounds)
    return find(cleaned.text, times=spoken, markers=markers, blocked=references, sentences=bounds), cleaned


__all__ = ["Unit", "find", "find_in"]
