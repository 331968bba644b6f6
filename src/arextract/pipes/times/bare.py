"""Years without a noun: after a preposition, in brackets, in pairs, after nouns that are dated (انتخابات 2020)."""

from __future__ import annotations

import regex

from arextract.pipes.times.lex import Tokens
from arextract.pipes.times.lexicon import context
from arextract.pipes.times.rule import Read, rule
from arextract.pipes.times.years import counts, era, free, is_year, numbered_year, of_era, pair

# A tournament a few words before owns the year: كأس العالم لكرة القدم 2026.
_NAMED_EVENT = regex.compile(r"\b(?:كاس|بطوله|دوره|مونديال|اولمبياد|دوري)\b[^.،\n]{0,36}$")
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
    ),
)
def _bare_year(tokens: Tokens, index: int) -> Read | None:
    before = index - 1
    cls = tokens.cls(before)
    if tokens[index].word.definite:
        return None
    two = pair(tokens, index)
    if two is not None:
        plain = two[0] >= 1800 and two[1] <= 2100 and not (cls == "slash" and tokens.glued(index))
        return numbered_year(tokens, index, False) if plain and not _named(tokens, index) else None
    number = tokens[index].number
    which = era(tokens, index + 1)[0]
    if which == "ah" and 1300 <= number <= 1500:
        return of_era(number, tokens, index + 1)
    if not 1500 <= number <= 2100 or counts(tokens, index):
        return None
    if cls in ("slash", "dash") and which == "ce" and tokens.cls(before - 1) == "era":
        return of_era(number, tokens, index + 1)  # 1408 هـ - 1988 م
    if cls in ("x", "slash", "dash") and tokens.glued(index):
        return None
    if not is_year(tokens, index):
        timed = cls == "prep" and tokens.val(before) in ("in", "since", "until") and number >= 1700
        return of_era(number, tokens, index + 1) if timed and free(tokens, index, verbs=True) else None
    return numbered_year(tokens, index, False) if _placed(tokens, index, cls) else None


def _placed(tokens: Tokens, index: int, cls: str) -> bool:
    """Whether a number from 1900 to 2100 is a year where it stands; `cls` is the class of the token before."""
    before = index - 1
    number = tokens[index].number
    ordinary = 1900 < number <= 2060 and number % 100 != 0
    alone = free(tokens, index)
    if cls in ("year-of", "link"):
        return ordinary
    if cls == "lp":
        return tokens.cls(index + 1) == "rp" and ordinary
    if cls in ("prep", "li", "bi", "ka"):
        if tokens.cls(before - 1) == "approx" and tokens.key(before - 1) not in ("ما",):
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
    if word in ("او", "ام") and tokens.cls(before - 1) == "num" and tokens[before].end - tokens[before].start == 2:
        return ordinary and is_year(tokens, before - 1)
    if not word or not "ء" <= word[0] <= "ي" or cls not in ("x", "rp", "quote", "adj", "kind", "head", "edge", "wa"):
        return False
    dated = word in context("dated-noun") or word.lstrip("وفبل") in context("dated-noun")
    return ordinary and (dated or (alone and not _named(tokens, index) and word not in context("counts-before")))


def _named(tokens: Tokens, index: int) -> bool:
    """Whether the number belongs to a name before it: رؤية 2030, كأس العالم 2026."""
    word = tokens.word_before(index)
    if word in context("name-with-year") or word.removeprefix("ال") in context("name-with-year"):
        return True
    start = tokens[index].start
    return _NAMED_EVENT.search(tokens.folded, max(0, start - 45), start) is not None
