"""Quantities that no number word says: duals (عامين، دولاران)، one unit (ساعة ونصف)، shares (ثلثهم)، doubling (تضاعفت)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    DUAL,
    FA,
    HA,
    HER,
    LAM_ARTICLE,
    LINKS,
    OBLIQUE,
    PROCLITICS,
    SIN,
    WAW,
    YA,
)
from arextract.arabic.little_words import TO
from arextract.arabic.proclitics import forms, is_one_of, splits
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.numbers.number_words import fraction_nouns, number_words
from arextract.pipes.quantities.attach import AND_PART, SINGLE, TIME_ITSELF, finish, part_of, scale_after
from arextract.pipes.quantities.counted import countable, is_noun
from arextract.pipes.quantities.cues import plays, role_words
from arextract.pipes.quantities.decades import DECADES, is_decade
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.one_or_more import goes_up
from arextract.pipes.quantities.units import Unit, lexicon, unit_at

_TWICE = word_set("unnumbered.twice")
_AGES = word_set("unnumbered.ages")
_THE_YEAR = word_of("unnumbered.the_year")
_DOUBLED = word_list("unnumbered.doubled")
_SHARE_WORDS = word_set("unnumbered.share_words")

TIMES = Unit("×", "multiple")
_WORD = regex.compile(r"[\u0621-\u064a]{3,}")
_ANY_WORD = regex.compile(r"[^\W\d_]+")
_NEXT = regex.compile(r" ([^\W\d_]+)")
_OF_THEM = regex.compile(
    rf"([{PROCLITICS}]{{0,2}})(?:({any_of('unnumbered.shares')}){any_of('unnumbered.their')}|({any_of('unnumbered.shares_like_numbers')}){any_of('unnumbered.theirs')})"
)
_SINGLE_KINDS = ("duration", "money", "measure", "percent")
_DIGITS_AFTER = regex.compile(rf" \d+ {WAW} ?\d")
_DOUBLE_LEAD = regex.compile(
    rf"(?<!\w)(?:[{WAW}{FA}{BA}]?{any_of('unnumbered.amounts')}|{any_of('little_words.to')}(?: {any_of('unnumbered.nearly')})?|{any_of('unnumbered.comparing')} {any_of('little_words.of')}|{any_of('unnumbered.equals')}) $"
)
_LAST_WORD = regex.compile(r"([^\W\d_]+) $")
_GENERALS = word_set("unnumbered.generals")
_NOUN_BEFORE = regex.compile(rf"(?<!\w)[{PROCLITICS}]?({ARTICLE}[^\W\d_]+|{LAM_ARTICLE}[^\W\d_]+) $")
_TWO = regex.compile(rf" {any_of('unnumbered.two')}(?!\w)")
_WHOLE = regex.compile(rf" {any_of('unnumbered.whole')}(?!\w)")
_LONG_AFTER = regex.compile(rf" {WAW} ?(?:\d+ )?([^\W\d]+)")
_ALREADY = regex.compile(rf"\d|(?<!\w)(?:[{LINKS}]?{any_of('unnumbered.already')})(?!\w)")
_AGE_LEAD = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{any_of('unnumbered.age_leads')} $")
_AGE_ENDS = regex.compile(rf"\s?(?:[.،؛:!؟)\n]|$)| (?:{any_of('unnumbered.after_age')}|{BA}[^\W\d_]{{3,}})(?!\w)")
_CONTRACT = word_set("unnumbered.contract")
_CLAUSE_END = regex.compile(r"[.،؛:!؟\n]")
_AFTER_PREPOSITION = regex.compile(rf"(?<!\w)(?:[{CONJUNCTIONS}]?{any_of('unnumbered.prepositions')})\s+$")


@dataclass(slots=True, frozen=True)
class _Reading:
    """What a word may say: `role` dual, one, share, twice, double, age (عقد من الزمن); `skip` letters of proclitics."""

    role: str
    skip: int
    unit: Unit
    value: Decimal
    ending: str = ""


@lru_cache(maxsize=16384)
def _readings(word: str) -> tuple[_Reading, ...]:
    """The readings of a folded word; empty for nearly every word of running text."""
    found: list[_Reading] = []
    share = _OF_THEM.fullmatch(word)
    if share:
        return (_Reading("share", len(share.group(1)), TIMES, fraction_nouns()[share.group(2) or share.group(3)]),)
    lex, ways = lexicon(), splits(word)
    for way in ways:
        if way.stem in _TWICE:
            return (_Reading("the-double" if way.article else "twice", len(way.proclitics), TIMES, Decimal(2)),)
        if way.rest in role_words("double_verb") and way.proclitics in ("", *CONJUNCTIONS):
            return (_Reading("double", len(way.proclitics), TIMES, Decimal(2)),)
    dual = word[-2:] in (DUAL, OBLIQUE)
    for way in ways if dual or word[-1] == YA else ():
        unit = lex.twos.get(way.stem)
        if unit is not None:
            found.append(_Reading("dual", len(way.proclitics), unit, Decimal(2), word[-1]))
            break
    for way in ways:
        skip, stem = len(way.proclitics), way.stem
        if way.article:
            continue
        noun = stem[:-2] if dual and not found else ""
        if len(noun) > 2 and (noun in countable() or f"{noun[:-1]}{HA}" in countable()):
            found.append(_Reading("pair", skip, TIMES, Decimal(2)))
        hit = unit_at(stem, 0) if stem in _AGES else None
        if hit is not None:
            found.append(_Reading("age", skip, hit[0], Decimal(1)))
        unit = lex.ones.get(stem)
        if unit is not None:
            found.append(_Reading("one", skip, unit, Decimal(1), way.proclitics))
    return tuple(found)


def bare_items(folded: str, country: Country) -> list[Item]:
    """The quantities of a folded text that no number says, sorted, without overlap."""
    found: list[Item] = []
    seen: dict[str, tuple[_Reading, ...]] = {}
    for match in _WORD.finditer(folded):
        word = match.group()
        readings = seen.get(word)
        if readings is None:
            readings = seen[word] = _readings(word)
        for reading in readings:
            item = _read(folded, match.start(), match.end(), reading, country)
            if item is not None:
                if not found or item.start >= found[-1].end:
                    found.append(item)
                break
    return found


def _read(folded: str, start: int, end: int, reading: _Reading, country: Country) -> Item | None:
    at, unit, role = start + reading.skip, reading.unit, reading.role
    money: str | None = None
    if role == "pair":
        return _noun_and_part(folded, at, end, reading)
    if role == "share":
        return Item(at, end, end, "fraction", reading.value, None, None, unit, definite=True, rule="share-of-them")
    if role == "twice" and goes_up(folded, at, end, unit):
        return Item(at, end, end, "cardinal", Decimal(1), None, None, unit, form="dual", rule="bare-one")
    if role == "twice":
        following = _NEXT.match(folded, end)
        if not following or following.group(1) not in role_words("twice_what"):
            return None
        if following.group(1) in role_words("weak_what") and not _states_double(folded, at):
            return None  # «مرده ضعف نسبة النمو»: weakness
        return Item(at, end, end, "cardinal", reading.value, None, None, unit, form="dual", rule="twice")
    if role == "the-double":
        if not _DOUBLE_LEAD.search(folded, max(0, start - 16), start):
            return None
        return Item(at, end, end, "cardinal", reading.value, None, None, unit, form="dual", rule="the-double")
    if role == "double":
        return _doubling(folded, at, end, reading)
    if role == "dual":
        longer = unit_at(folded, at)
        if longer and longer[1] > end:
            unit, end = longer
        elif reading.ending == YA and not (unit.kind == "multiple" and _NEXT.match(folded, end)):
            return None  # the construct dual of a time is a period (عامي 2018 و2019)
    elif role == "age":
        if not TIME_ITSELF.match(folded, end) and not _span_of_an_age(folded, at, end):
            return None
    elif role == "one":
        single = _single(folded, at, end, unit)
        if single:
            unit, money, end = single
        elif not _counts_one(folded, start, end, reading):
            return None
    if role == "dual":
        if _is_adjective(folded, start, end, unit):
            return None
        if folded[start:end].find(ARTICLE) in range(3) and _numbered_by_ordinal(folded, end):
            return None  # «الدرجتين الأولى ورجال الأعمال»
        if _DIGITS_AFTER.match(folded, end):
            return None  # «الدقيقتين 47 و69», «عامين 2018 و2019»: the digits number them
        if folded[at:end] in DECADES and not is_decade(folded, reading.value, "dual", at, end):
            return None
        two = _TWO.match(folded, end)
        end = two.end() if two else end
    item = Item(at, end, end, "cardinal", reading.value, None, None, unit, form="dual", rule=f"bare-{role}")
    finish(folded, item, country)
    item.money = money or item.money
    return item


def _span_of_an_age(folded: str, at: int, end: int) -> bool:
    """«أكثر من قرن», «الأسوأ منذ عقد»: a length behind such a word, where no contract (عقد) of something is meant."""
    if folded[at - 1 : at] != " " or _AGE_LEAD.search(folded, max(0, at - 18), at) is None:
        return False
    return folded[at:end] not in _CONTRACT or _AGE_ENDS.match(folded, end) is not None


def _numbered_by_ordinal(folded: str, end: int) -> bool:
    """Whether an ordinal in the singular follows a dual with the article: the first of the two is named by it."""
    following = _NEXT.match(folded, end)
    word = number_words().get(following.group(1)[2:]) if following and following.group(1).startswith(ARTICLE) else None
    return word is not None and word.cls == "ord"


def _states_double(folded: str, at: int) -> bool:
    """Whether ضعف at `at` follows a word that states an amount: «بلغ ضعف نسبة العام الماضي»."""
    lead = folded[max(0, at - 40) : at]
    words = _ANY_WORD.findall(lead)
    if words and words[-1] in TO:
        words.pop()  # «وصل إلى ضعف نسبة العام الماضي», not «يرجع إلى ضعف نسبة النمو»
    elif _DOUBLE_LEAD.search(lead):
        return True
    return any(plays(word, "states") for word in words[-1:])


def _is_adjective(folded: str, start: int, end: int, unit: Unit) -> bool:
    """«الأمينان العامان», «الكتاب العامين الجهويين»: العام (general), the adjective of a definite noun; not «شهد العامين الماضيين».

    Of an indefinite noun it is where such officers are: «مديرين عامين», «5 مدعين عامين».
    """
    word = folded[start:end]
    last = _LAST_WORD.search(folded, max(0, start - 16), start)
    if unit.code == "year" and last is not None and is_one_of(last.group(1), _GENERALS, PROCLITICS):
        return True
    if unit.code != "year" or _THE_YEAR not in word:
        return False
    noun = _NOUN_BEFORE.search(folded, max(0, start - 24), start)
    following = _NEXT.match(folded, end)
    if noun is None or len(noun.group(1)) <= 5 or (following and following.group(1) in role_words("past_dual")):
        return False
    # «الكتاب العامين الجهويين»: a broken plural shows by the adjective that goes on in its case
    series = following is not None and following.group(1).startswith(ARTICLE) and following.group(1).endswith(OBLIQUE)
    return series or noun.group(1)[-2:] in (OBLIQUE, DUAL)


def _single(folded: str, at: int, end: int, unit: Unit) -> tuple[Unit, str | None, int] | None:
    """«نقطة مئوية واحدة», «دولار أمريكي واحد»: unit, currency and end, where the one stands after all of the unit."""
    longer = unit_at(folded, at)
    if longer and longer[1] > end:
        unit, end = longer
    adjective = adjective_after(folded, end, unit) if unit.kind == "money" else None
    money, end = adjective or (None, end)
    one = SINGLE.match(folded, end)
    return (unit, money, one.end()) if one and unit.kind in _SINGLE_KINDS else None


def _noun_and_part(folded: str, start: int, end: int, reading: _Reading) -> Item | None:
    """«موسمين ونصف»: two and a half of what has no unit."""
    part = AND_PART.match(folded, end)
    if not part:
        return None
    again = _NEXT.match(folded, part.end())
    stem = folded[start : end - 2]
    if again:
        same = again.group(1).removeprefix(ARTICLE) in (stem, f"{stem[:-1]}{HA}")
        if not same and (again.group(1).startswith(ARTICLE) or is_noun(again.group(1))):
            return None
        end = again.end() if same else part.end()
    else:
        end = part.end()
    value = reading.value + part_of(part)
    return Item(start, end, end, "cardinal", value, None, None, None, form="dual", rule="noun-and-part")


def _doubling(folded: str, start: int, end: int, reading: _Reading) -> Item | None:
    """«تضاعفت الأرباح» is 2 ×, unless the clause says how many times, or it is the verbal noun after a preposition."""
    word = folded[start:end]
    stop = _CLAUSE_END.search(folded, end, min(len(folded), end + 90))
    clause = folded[end : stop.start() if stop else min(len(folded), end + 90)]
    if _ALREADY.search(clause) or _AFTER_PREPOSITION.search(folded, max(0, start - 14), start):
        return None
    if word.lstrip(SIN).startswith(_DOUBLED):
        following = [w[2:] if w.startswith(ARTICLE) else w for w in _ANY_WORD.findall(clause)[:4]]
        if not any(
            w in role_words("measured") or w.removesuffix(HER).removesuffix(HA) in role_words("measured")
            for w in following
        ):
            return None
    return Item(start, end, end, "cardinal", reading.value, None, None, reading.unit, form="dual", rule="doubling")


def _counts_one(folded: str, start: int, end: int, reading: _Reading) -> bool:
    """A unit in the singular that counts one: «ساعة ونصف», «ريال واحد», «يومين وساعة», «شهر و20 يوما»."""
    unit, prefix = reading.unit, reading.ending
    adjective = adjective_after(folded, end, unit) if unit.kind == "money" else None
    end = adjective[1] if adjective else end
    if goes_up(folded, start + len(prefix), end, unit):
        return True
    part = AND_PART.match(folded, end)
    if part and unit.kind in ("duration", "measure", "money", "multiple") and not scale_after(folded, part.end()):
        other = unit_at(folded, part.end() + 1) if folded[part.end() : part.end() + 1] == " " else None
        if other is None or other[0] == unit:
            return True
    if unit.kind == "duration" and folded[end - 1] in ALEF + HA and _WHOLE.match(folded, end):
        return True
    return unit.kind == "duration" and (_long_before(folded, start, prefix) or _long_after(folded, end))


def _long_before(folded: str, start: int, prefix: str) -> bool:
    """Whether a length of time ends right before «وساعة» or «و ساعة»."""
    text = folded[max(0, start - 24) : start].rstrip()
    if prefix != WAW:
        if not text.endswith(f" {WAW}"):
            return False
        text = text[:-2].rstrip()
    words = text.split()
    if not words:
        return False
    hit = unit_at(words[-1], 0)
    if hit and hit[0].kind == "duration" and len(words) > 1 and words[-2].lstrip(WAW).isdigit():
        return True
    duals = (lexicon().twos.get(form) for form in forms(words[-1], WAW + BA))
    return any(dual is not None and dual.kind == "duration" for dual in duals)


def _long_after(folded: str, end: int) -> bool:
    """Whether «و ساعتين», «ونصف ساعة» or «و50 ثانية» goes on: a count of a smaller unit."""
    match = _LONG_AFTER.match(folded, end)
    if not match:
        return False
    word = match.group(1)
    if word in lexicon().twos:
        return lexicon().twos[word].kind == "duration"
    hit = unit_at(folded, match.start(1))
    if hit is None and word in _SHARE_WORDS and folded[match.end() : match.end() + 1] == " ":
        hit = unit_at(folded, match.end() + 1)
        return bool(hit and hit[0].kind == "duration")
    return bool(hit and hit[0].kind == "duration" and any(c.isdigit() for c in match.group()))
