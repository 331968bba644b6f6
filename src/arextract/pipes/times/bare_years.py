"""Years without a noun: after a preposition, in brackets, in pairs, after nouns that are dated (انتخابات 2020)."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, CONJUNCTIONS, HAMZA, LINKS, MIM, TA, THIRD_PERSON, WAW, YA
from arextract.arabic.little_words import WHAT
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.pipes.times.early_years import of_a_title, ranged
from arextract.pipes.times.metres import are_years, ends_at_year, follows_year, in_brackets, of_a_length
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.years import counts, era, free, is_year, numbered_year, of_era, pair, percent, reigned

_AT = word_set("bare_years.at")
_OR = word_set("bare_years.or")
_AT_OR_AND_AT = word_list("bare_years.at_or_and_at")
_AT_WORD = word_of("bare_years.at")

# A tournament a few words before owns the year: كأس العالم لكرة القدم 2026.
_NAMED_EVENT = regex.compile(rf"\b{any_of('bare_years.events')}\b[^.،\n]{{0,36}}$")
_RANGES = regex.compile(
    rf"(?<!\w)[{CONJUNCTIONS}]?[{THIRD_PERSON}]?{any_of('two_bounds.range')}{TA}?(?: [^\W\d_]+){{0,4}} (?:{any_of('little_words.what')} )?$"
)
_EARLY_TIMED = ("in", "since", "until", "between", "before", "after")
_TIMED = ("in", "since", "until", "to", "between", "before", "after", "of")


@rule(
    "bare-year",
    "num",
    yes=(
        ("نفذت في 2020 نحو خمسة ملايين", "2020", "2020"),
        ("رأسمالية خلال 2026، يذهب", "2026", "2026"),
        ("مقارنة بـ2023 حيث", "2023", "2023"),
        ("في موازنة 2024 أقرت", "2024", "2024"),
        ("بين 2018 و2023 ارتفع", "2018 و2023", "2018/2023"),
        ("للفترة 2018-2023.", "2018-2023", "2018/2023"),
        ("في 1881 احتلت", "1881", "1881"),
        ("الحج 1438 هـ / 2017 م", "1438 ه", "2016-10-02/2017-09-20"),
        ("المؤرخ (ت 310هـ/923م)", "923م", "0923"),
        ("وصل الجيش في 1204.", "1204", "1204"),
        ("بعد 1804 تغير الحال", "بعد 1804", "1804"),
        ("وفق تعداد 1794، إلى", "1794", "1794"),
        ("في تفجيرات 2007 فقدت", "2007", "2007"),
        ("2006: ضرب زلزال الجزيرة", "2006", "2006"),
        ("قرابة 600 ق م بنيت", "600 ق م", None),
        ("العصر البرونزي (1500-500 قبل الميلاد)", "1500-500 قبل الميلاد", None),
        ("في 1813 انعقد المؤتمر", "1813", "1813"),
        ("حكم من 1389 إلى 1412.", "1389 إلى 1412", "1389/1412"),
        ("البابا ليون الأول (440 - 461)", "440 - 461", "0440/0461"),
        ('مسرحية "فيدر" (1677)', "1677", "1677"),
        ("حكمت السلالة من 960 م إلى 1279 م", "960 م إلى 1279 م", "0960/1279"),
        ("الإمبراطور (1127 م – 1279 م)", "1127 م – 1279 م", "1127/1279"),
    ),
    no=(
        "باستخدام 2000 شريحة",
        "أكثر من 2020 شخصا",
        "نسبة 2020%",
        "رؤية 2030 السعودية",
        "من 1000 جنيه",
        "كأس العالم 2026 في",
        "كأس العالم لكرة القدم 2018 في",
        "الكويكب 2014 JO25",
        "في 1500 قرية",
        "بلغ ارتفاعه 2003م",
        "سباق من 800 م إلى 1500 م",
        "ارتفع عدد سكان الدولة من 1389 إلى 1412.",
        "فاز الفريق (102-110) على ضيفه",
        "بين القوائم (1440) والفردي",
        "المسافة بين البيتين 500 - 700م فقط",
        "ارتفاع الجبال (913 م - 1204 م)",
        "عند 12:2006",
        "بعد 1804 قضايا",
        "باحثا من 1940 محلا تجاريا",
        "تراوح سعر الصرف بين 1970 و1980.",
        "بين 1770 و1790 دولارا",
    ),
)
def _bare_year(tokens: TimeTokens, index: int) -> Read | None:
    before = index - 1
    cls = tokens.cls(before)
    if tokens[index].word.definite:
        return None
    joined = cls in ("x", "slash", "dash") and tokens.glued(index) and not tokens.after_letter(index)
    two = pair(tokens, index)
    if two is not None:
        which = era(tokens, two[2])[0]
        plain = (
            two[1] <= 2100
            and (
                two[0] >= 1800
                or which
                or reigned(tokens, index)
                or in_brackets(tokens, index)
                or (_bracketed_or_timed(tokens, index, two[2]) and two[1] <= two[0] + 300)
            )
            and not (cls == "slash" and tokens.glued(index) and not which)
            and not (two[1] < 1900 and tokens.key(two[2]) == MIM and of_a_length(tokens, index, two[2] - 1))
        )
        return numbered_year(tokens, index, False) if plain and not _named(tokens, index) else None
    number = tokens[index].number
    which = era(tokens, index + 1)[0]
    if which and _of_an_era(tokens, index, which):
        return of_era(number, tokens, index + 1)
    if counts(tokens, index) or percent(tokens, index):
        return None
    if ends_at_year(tokens, index) and free(tokens, index, verbs=True):
        return of_era(number, tokens, index + 1)
    if not 1000 <= number <= 2100:
        return None
    if joined or _bounds(tokens, index):
        return None
    if not is_year(tokens, index):
        timed = (_timed(tokens, index) and (number >= 1700 or number % 50)) or (
            number >= 1700 and _dated(tokens, index)
        )
        timed = timed or of_a_title(tokens, index) or ranged(tokens, index)
        return of_era(number, tokens, index + 1) if timed and free(tokens, index, verbs=True) else None
    if _head_of_line(tokens, index):
        return of_era(number, tokens, index + 1)
    return numbered_year(tokens, index, False) if _placed(tokens, index, cls) else None


def _of_an_era(tokens: TimeTokens, index: int, which: str) -> bool:
    """Whether the sign of an era after the number makes it a year: always but for م, which may be metres."""
    number, before = tokens[index].number, tokens.cls(index - 1)
    if which == "ah":
        return 1 <= number <= 1500
    if which == "bce":
        return True
    if tokens.key(index + 1) != MIM:
        return number <= 2100
    # 310هـ/923م, 1408 هـ - 1988 م
    led = before == "prep" and tokens.val(index - 1) == "of" and number % 50 > 0  # بدءا من 1882 م, not من 1500 م
    return number <= 2100 and (
        (before == "slash" and tokens.cls(index - 2) == "era")
        or (before in ("dash", "lp") and (tokens.val(index - 2) == "ah" or tokens.cls(index - 2) == "bce"))
        or (led and number >= 1000)
        or are_years(tokens, index)
        or follows_year(tokens, index)
    )


def _bounds(tokens: TimeTokens, index: int) -> bool:
    """Whether «بين» makes the number a bound of an amount: «بين 1770 و1790 دولارا», «تراوح السعر بين 1470 و1480»."""
    at = index - 1 if tokens.cls(index - 1) == "prep" else index - 3
    if tokens.cls(at) != "prep" or tokens.val(at) != "between" or tokens.cls(at + 2) != "wa":
        return False
    start = tokens[at].start
    return counts(tokens, at + 3) or _RANGES.search(tokens.folded, max(0, start - 60), start) is not None


def _timed(tokens: TimeTokens, index: int) -> bool:
    """Whether the number stands after a preposition of time, or in a list or range of years after one."""
    at = index
    for _ in range(12):
        cls = tokens.cls(at - 1)
        if cls == "prep" and tokens.val(at - 1) in _EARLY_TIMED:
            return True
        if cls == "colon" and tokens.is_unit(at - 2, "year"):
            return True
        if cls in ("dash", "wa", "comma") or (cls == "prep" and tokens.val(at - 1) == "to"):
            at -= 2 if tokens.cls(at - 2) not in ("comma", "wa") else 3
            if tokens.cls(at) == "num" and 1000 <= tokens[at].number <= 2100:
                continue
        return False
    return False


def _bracketed_or_timed(tokens: TimeTokens, index: int, after: int) -> bool:
    return (tokens.cls(index - 1) == "lp" and tokens.cls(after) == "rp") or _timed(tokens, index)


def _head_of_line(tokens: TimeTokens, index: int) -> bool:
    """Whether the year heads an item of a list: «2006: ضرب زلزال», «2021: 1250؛ 2022: 1430»."""
    after = index + 1
    if tokens.cls(after) == "lp" and tokens.cls(after + 1) == "x" and tokens.cls(after + 2) == "rp":
        after += 3
    if tokens.cls(after) != "colon" or (tokens.cls(after + 1) == "num" and tokens.glued(after + 1)):
        return False
    before = index - 2 if tokens.cls(index - 1) == "dash" else index - 1
    start = tokens[index].start
    bullet = tokens.text[max(0, start - 2) : start].strip() in ("•", "·", "*")
    opening = bullet or tokens.cls(before) in ("", "nl", "dot")
    listed = tokens.cls(before) in ("colon", "comma") and index > 1
    return opening or listed


def _placed(tokens: TimeTokens, index: int, cls: str) -> bool:
    """Whether a number from 1900 to 2100 is a year where it stands; `cls` is the class of the token before."""
    to = tokens.cls(index + 1) == "prep" and tokens.val(index + 1) == "to"
    if (
        to
        and cls == "prep"
        and tokens.val(index - 1) == "of"
        and tokens.cls(index + 2) in ("num", "numx", "card", "vague")
        and not is_year(tokens, index + 2)
    ):
        return False  # من 2000 إلى خمسة آلاف طن
    before = index - 1
    number = tokens[index].number
    ordinary = 1900 < number <= 2060 and number % 100 != 0
    alone = free(tokens, index)
    if cls in ("year-of", "link"):
        return ordinary
    if cls in ("colon", "wa", "comma", "dash") and ordinary and alone and _timed(tokens, index):
        return True  # أعوام: 1958، و1962
    if cls == "lp":
        several = tokens.cls(index + 1) in ("wa", "comma") and is_year(tokens, index + 2)  # (2017 و2018)
        return (several or tokens.cls(index + 1) == "rp") and ordinary
    if tokens.key(index + 1) == MIM and tokens.glued(index + 1) and cls in ("x", "head"):
        words = tokens.folded[max(0, tokens[index].start - 30) : tokens[index].start].split()[-3:]
        return ordinary and not any(word in context("counts-before") for word in words)
    if cls == "prep" and tokens.val(before) == "of" and _counts_singular(tokens, index):
        return False
    if cls in ("prep", "li", "bi", "ka"):
        if tokens.cls(before - 1) == "approx" and tokens.key(before - 1) not in WHAT:
            return False
        if cls == "prep" and tokens.val(before) not in _TIMED:
            return ordinary and alone
        return ordinary or alone
    if cls == "wa" and tokens.cls(before - 1) == "num":
        return (ordinary or alone) if tokens.val(before - 2) == "between" else ordinary and alone
    if cls in ("wa", "comma"):
        return ordinary and alone and tokens.cls(before - 1) in ("num", "era", "month")
    if cls == "dash":
        return ordinary and alone and tokens.cls(before - 1) == "num"
    word = tokens.word_before(index)
    if word in _AT and _opens(tokens, index):
        return ordinary and (alone or free(tokens, index, verbs=True))
    if word in _OR and tokens.cls(before - 1) == "num" and tokens[before].end - tokens[before].start == 2:
        return ordinary and is_year(tokens, before - 1)
    if not word or not HAMZA <= word[0] <= YA or cls not in ("x", "rp", "quote", "adj", "kind", "head", "edge", "wa"):
        return False
    return ordinary and (
        _dated(tokens, index) or (alone and not _named(tokens, index) and word not in context("counts-before"))
    )


def _dated(tokens: TimeTokens, index: int) -> bool:
    """Whether the word before is one that years are told of: «ثورة 1789», «تعداد 1794»."""
    return is_one_of(tokens.word_before(index), context("dated-noun"), LINKS)


def _counts_singular(tokens: TimeTokens, index: int) -> bool:
    """Whether an accusative behind a number that ends in 11 to 99 is what it counts: «من 1940 محلا», not «من 2019 تدريجيا»."""
    word = tokens.word_after(index)
    other = word in context("follows-year") or word.startswith(ARTICLE) or word.endswith(YA + ALEF)
    return tokens[index].number % 100 > 10 and len(word) > 3 and word.endswith(ALEF) and not other


def _opens(tokens: TimeTokens, index: int) -> bool:
    """Whether nothing but one word stands before the number in its sentence: «عند 2017 تبدل الحال»."""
    line = tokens.folded[max(0, tokens[index].start - 12) : tokens[index].start].rstrip()
    return line.endswith(_AT_OR_AND_AT) and line.removesuffix(_AT_WORD).rstrip(f" {WAW}")[-1:] in (
        "",
        ".",
        "\n",
        "؟",
        "!",
    )


def _named(tokens: TimeTokens, index: int) -> bool:
    """Whether the number belongs to a name before it: رؤية 2030, كأس العالم 2026."""
    word = tokens.word_before(index)
    if any(is_one_of(form, context("name-with-year"), LINKS) for form in (word, word.removeprefix(ARTICLE))):
        return True
    start = tokens[index].start
    return _NAMED_EVENT.search(tokens.folded, max(0, start - 45), start) is not None
