"""The noun that a number counts: the next noun, with the noun it governs (عملية تنزيل), without adjectives."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    FEMININE_NISBA,
    FEMININE_PLURAL,
    HA,
    HAMZA,
    HAMZA_ALEFS,
    HER,
    LAM,
    LAM_ARTICLE,
    LINKS,
    MIM,
    OBLIQUE,
    PLURAL,
    PROCLITICS,
    SIN,
    SOUND_PLURALS,
    TA,
    TA_MARBUTA,
    THEM,
    THIRD_PERSON,
    US,
    VERB_PLURAL,
    WAW,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.analysis import VERB, analyse, proclitic_letters
from arextract.arabic.fold import fold
from arextract.arabic.little_words import BETWEEN, OF
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import read_once, table
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import any_of, word_list, word_set
from arextract.numbers.number_words import number_words
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.item import Item
from arextract.values import remainder

_OTHER_WORDS = word_list("counted.other_words")
_FRAMES = word_set("counted.frames")
_PRONOUNS = word_list("little_words.pronouns")

_NEXT = regex.compile(r"\ {1,2}([\"'(]?)([^\W\d_]+)")
ACCUSATIVE_ENDS = ALEF + HA
"""How a noun in the singular accusative ends, folded: كتابا، سنة."""
_GLUED = regex.compile(r"()([\u0621-\u064a]{4,})")  # «5مسلحين»
_OWNED = regex.compile(
    rf"(?<!\w)[{PROCLITICS}]?((?:{ARTICLE}[^\W\d_]{{3,}}|[^\W\d_]{{3,}}(?:{HER}|{THEM}|{US}|{HA})))\s+(?:{ARTICLE}\s?)?$"
)
_WORDS = regex.compile(r"[^\W\d_]+")
_PARTICIPLE_OF = regex.compile(
    rf" {any_of('counted.of_participles')}{any_of('little_words.pronouns')}(?!\w)"
)  # «سيارات مفتش عنها»
_SHARE = regex.compile(r" \(\d[\d.,]* ?%\)")
_ACCUSATIVE = regex.compile(rf".[ ]{any_of('counted.accusative')}$")
_BROKEN = regex.compile(
    rf"{ALEF}..{ALEF}.|{ALEF}...{any_of('counted.ending')}|..{any_of('counted.middle')}.|{MIM}.{ALEF}..|{MIM}.{ALEF}.{YA}.|.[{WAW}]{ALEF}.."
)
_BROKEN_OWNED = regex.compile(rf"..{ALEF}..|...{any_of('counted.ending')}|..{WAW}.")  # عناصره، زملائه، جنودها
_MASDAR = regex.compile(rf"{TA}.{ALEF}..|{TA}..{YA}.{HA}?")  # تفاهم، تنزيل: verbal nouns that begin like verbs
_ARABIC = regex.compile(r"[\u0621-\u064a]")
_MOSTLY = 0.6  # how likely a form is a verb
_SEEN_OFTEN = 30
_LONGEST = 3
_ADJECTIVE = "ADJ"
_SHORT_PLURAL = 5
_ARTICLED = 10  # «كباري» is no ك and باري: الكباري is known


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    months = (row["form"] for row in table("months") if row["flag"] != "context")  # «نهج 25 جويلية»
    return frozenset(map(fold, (*(row["form"] for row in table("no_counted_nouns")), *months)))


@lru_cache(maxsize=1)
def countable() -> frozenset[str]:
    """Nouns that the press counts, folded: the listed singulars and the forms that the corpora show after digits."""
    listed = {fold(row["noun"]) for row in table("counted_nouns")}
    return frozenset(
        listed
        | {f"{noun}{ALEF}" for noun in listed if not noun.endswith((HA, ALEF))}
        | {row["form"] for row in table("after_numbers")}
    )


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(row["form"] for row in read_once("adjectives"))


@lru_cache(maxsize=16384)
def is_adjective(word: str) -> bool:
    """Whether a folded word without article is mostly an adjective, by the corpora's agreement."""
    return word in _adjectives() or (word.endswith(ALEF) and word[:-1] in _adjectives())


@lru_cache(maxsize=16384)
def is_noun(word: str) -> bool:
    """Whether a folded indefinite word after a number is a noun: no function word, no verb, no preposition with its noun."""
    if len(word) < 2 or word in _stop():
        return False
    if word in countable():
        return True
    counts = word_counts()
    bare = word[:-1] if word.endswith(ALEF) and len(word) > 3 and f"{ARTICLE}{word[:-1]}" in counts else word
    definite = counts.get(f"{ARTICLE}{bare}", 0)
    seen = counts.get(word, 0)
    if word.endswith(FEMININE_PLURAL) and len(word) > 4:
        return True
    if definite == 0 and (seen >= _SEEN_OFTEN or word.endswith(VERB_PLURAL)):
        return False
    if definite == 0 and word.endswith(PLURAL) and (word[0] in THIRD_PERSON or len(word) < _SHORT_PLURAL):
        return False  # يعملون; but عرجون
    if definite == 0 and word[0] == SIN and word[1:2] in (YA, TA) and seen < _SEEN_OFTEN:
        return False  # «سيشهد», «ستضم»: what is to come
    if definite == 0 and (word[0] == YA or (word[0] == TA and (seen or len(word) < 6))):
        return False  # a verb, but for a rare noun (ترانزستور)
    return not (word[0] in THIRD_PERSON and definite * 4 < seen and not (definite and _MASDAR.fullmatch(word)))


def is_definite(clean: str, start: int, word: str) -> bool:
    """Whether the folded `word` at `start` begins with the article: «الغام» is ألغام, «الوان» ألوان."""
    return word.startswith(ARTICLE) and len(word) > 4 and clean[start] not in HAMZA_ALEFS


def _after_lam(word: str) -> bool:
    """«للعمال», and «لمخابز» where only المخابز is known: «لـ» before a noun."""
    if word.startswith(LAM_ARTICLE) and len(word) > 4:
        return True
    counts = word_counts()
    return word.startswith(LAM) and word not in counts and counts.get(f"{ARTICLE}{word[1:]}", 0) >= _SEEN_OFTEN


def next_word(folded: str, end: int) -> str:
    """The folded word right after `end`, or the empty string."""
    match = _NEXT.match(folded, end)
    return match.group(2) if match else ""


def counted(clean: str, folded: str, item: Item) -> tuple[int, int] | None:
    """The span of what a number without a unit counts.

    A vague number takes a definite noun too (آلاف الشركات), «من» its definite phrase (5 من الجنود), and a number with
    the article the definite noun before it (الدول الخمس).
    """
    end, vague = item.end, item.value is None
    if folded[end : end + 1] == ")" and folded[item.start - 1 : item.start] == "(":
        end += 1  # «(37) متطوعا»
    share = _SHARE.match(folded, end)
    if share is not None and item.form == "digits":
        end = share.end()  # «2,692 (37.6%) مريضا»
    match = _NEXT.match(folded, end) or (_GLUED.match(folded, end) if item.form == "digits" else None)
    if not match:
        return _named_before(clean, folded, item)
    start, stop = match.span(2)
    word = match.group(2)
    before = _named_before(clean, folded, item) if item.definite and item.form in ("words", "digits") else None
    if before is not None:
        return before  # «أصدقائه الثلاثة سامي ورامي», «الولايات الـ 18 دعوى», «السفن الأربع من فئة»
    if word in OF:
        return _part_of(clean, folded, stop, vague)
    joined = word[0] == WAW and word not in countable()
    if joined and (word not in word_counts() or proclitic_letters(clean[start:stop])):
        return _named_before(clean, folded, item)  # «الدول الـ27 ومراكزها»: و begins something new
    if is_definite(clean, start, word) and word not in _stop():
        if vague and item.form != "digits":
            return start, stop
        return _named_before(clean, folded, item)
    feminine = clean[stop - 1] == TA_MARBUTA and word not in _stop()  # no verb and no particle ends like this
    if not _ARABIC.match(word) or not (feminine or is_noun(word)):
        return _named_before(clean, folded, item)
    if word in role_words("attribute"):
        return None  # «66 مخالفة صحية و17 متعلقة بالأسعار»
    if word in role_words("place_adverb"):
        return None  # «المصنف 65 عالميا»: how, not what
    if word.endswith(VERB_PLURAL) and item.value is not None and not asks_for_accusative(item.value):
        return None  # «200 ألف فروا»
    tanwin = word.endswith(ALEF) and item.value is not None and asks_for_accusative(item.value)
    led = proclitic_letters(clean[start:stop]) and word_counts().get(f"{ARTICLE}{word}", 0) < _ARTICLED
    if word not in countable() and not tanwin and (led or _after_lam(word)):
        return None
    fractional = item.scale == 1 and item.form == "digits" and item.value is not None and remainder(item.value, 1) != 0
    if fractional and is_adjective(word):
        return None  # «جي إل إم 4.5 جاهز»
    if word in adverbial() or _ACCUSATIVE.search(folded, item.start, end):
        return None  # «50 مليونا لقاء …»: the accusative governs no noun
    if word.endswith(ALEF) and (word[:-1] in countable() or word_counts().get(word[:-1], 0) >= _SEEN_OFTEN):
        return start, stop
    few = item.value is not None and 3 <= remainder(item.value, 100) <= 10
    if few and word.endswith((OBLIQUE, PLURAL)):
        return start, stop  # a sound plural that governs loses its ن
    return start, stop if word in role_words("stands_alone") else _governed(folded, stop)


@lru_cache(maxsize=1)
def adverbial() -> frozenset[str]:
    """Adjectives that never stand for what is counted: «35 إضافية»."""
    return frozenset(fold(form) for form in _OTHER_WORDS)


def asks_for_accusative(number: Decimal) -> bool:
    """Whether a number asks for a noun in the singular accusative: those that end in 11 to 99."""
    return 11 <= remainder(number, 100) <= 99


def by_nationality(folded: str, item: Item, span: tuple[int, int]) -> bool:
    """«32 كينيا»: Kenyans, not Kenya, where the number asks for the accusative."""
    asks = item.value is not None and asks_for_accusative(item.value) and item.form in ("digits", "words")
    return asks and span[0] == item.end + 1 and folded[span[1] - 1] == ALEF


def agrees(clean: str, folded: str, item: Item) -> bool:
    """Whether a noun that the press counts follows a number: «تلقى المركز 300 شكوى», not «المادة 5 فقرة 2», «المركز 13 عالميا»."""
    span = counted(clean, folded, item)
    if span is None or span[0] < item.end:
        return False
    first = folded[span[0] : span[1]].split(maxsplit=1)[0]
    known = (
        first in countable()
        or _BROKEN.fullmatch(first)
        or (first.endswith((FEMININE_PLURAL, YA + ALEF)) and is_noun(first))
    )
    if not known or first in role_words("label_noun") or item.value is None:
        return False
    if asks_for_accusative(item.value):
        return first[-1] in ACCUSATIVE_ENDS
    last = remainder(item.value, 100)
    plural = first.endswith(SOUND_PLURALS) or _BROKEN.fullmatch(first) is not None or first[-1] != HA
    return plural if 3 <= last <= 10 else not first.endswith(ALEF)


def singular(dual: str) -> str:
    """The singular of a dual in running text: جولتين → جولة."""
    for _, rest in rests(dual, LINKS):
        stem, feminine = rest[:-2], f"{rest[:-3]}{TA_MARBUTA}"
        if rest[-3] == TA and fold(feminine) in countable():
            return feminine
        if fold(stem) in countable():
            return stem
    return dual[proclitic_letters(dual) : -2]


def _part_of(clean: str, folded: str, at: int, vague: bool = False) -> tuple[int, int] | None:
    """«من الجنود», «من رجال الأمن» after a bare number."""
    match = _NEXT.match(folded, at)
    if not match or match.group(1):
        return None
    word = match.group(2)
    if word in BETWEEN:
        return _part_of(clean, folded, match.end(), vague)  # «28 من بين المتهمين»
    if word.startswith(ARTICLE) and len(word) > 4:
        return match.span(2)
    if word in _FRAMES:
        return None
    if not vague and clean[match.end(2) - 1] != TA_MARBUTA and owned_plural(word):
        return match.span(2)  # «خمسة من جنودها»
    if word in _stop() or not (is_noun(word) or _construct(word)):
        return None
    owner = _NEXT.match(folded, match.end())
    if owner and not owner.group(1) and owner.group(2).startswith(ARTICLE) and len(owner.group(2)) > 4:
        return match.start(2), owner.end(2)
    return match.span(2) if _plural_bare(word) else None  # «ستة من أعضاء حكومة ألمانيا»


def _plural_bare(word: str) -> bool:
    """Whether a folded noun without article is a plural, a sound one before what it governs with it (لاعبي، مسؤولو)."""
    if word in BETWEEN:
        return False
    if word.endswith(SOUND_PLURALS) or word in role_words("plural_noun"):
        return True
    return _construct(word) or (_BROKEN.fullmatch(word) is not None and word not in _stop())


def _construct(word: str) -> bool:
    """A sound plural without its ن, before what it governs."""
    return word[-1] in (YA, WAW) and len(word) > 4 and f"{word[:-1]}{OBLIQUE}" in word_counts()


def owned_plural(word: str) -> bool:
    """«جنودها», «عناصره»: a plural with its pronoun."""
    for ending in _PRONOUNS:
        rest = word.removesuffix(ending)
        if rest != word:
            forms = (rest, rest[:-1] + HAMZA)
            return len(rest) > 3 and any(_plural_bare(form) or _BROKEN_OWNED.fullmatch(form) for form in forms)
    return False


def _named_before(clean: str, folded: str, item: Item) -> tuple[int, int] | None:
    """«الدول الخمس»: the definite noun that a definite number follows."""
    if not item.definite or item.value is None:
        return None
    if item.form == "digits":
        described = _described(clean, folded, item.start)
        if described is not None:
            return described
        match = _OWNED.search(folded, max(0, item.start - 24), item.start)
        if match is None:
            return None
        word = match.group(1)
        # Folding makes ة look like the pronoun ه: «قرابة الـ400» owns nothing.
        owner = not word.startswith(ARTICLE) and clean[match.end(1) - 1] != TA_MARBUTA
        return match.span(1) if owner or (word.startswith(ARTICLE) and _is_plural(word)) else None
    if not 3 <= item.value < 100:
        return None
    described = _described(clean, folded, item.start, asked=True)
    if described is not None:
        return described
    match = _OWNED.search(folded, max(0, item.start - 24), item.start)
    if match is None or (not match.group(1).startswith(ARTICLE) and clean[match.end(1) - 1] == TA_MARBUTA):
        return None
    if item.value > 10 and not _is_plural(match.group(1)):
        return None  # «القرن العشرين»; but «الأندية العشرين»
    return match.span(1)


def tells_how_many(clean: str, folded: str, item: Item) -> bool:
    """«السدود الأربعة عشر»: a cardinal behind a plural, though «اليوم الأربعة عشر» is said for the fourteenth."""
    first = _WORDS.match(folded, item.start)
    word = number_words().get(first.group().removeprefix(ARTICLE)) if first else None
    if word is None or word.cls not in ("unit", "tens") or item.value is None or item.value <= 10:
        return False
    return _described(clean, folded, item.start, asked=True) is not None or (
        (noun := _OWNED.search(folded, max(0, item.start - 24), item.start)) is not None and _is_plural(noun.group(1))
    )


def _described(clean: str, folded: str, start: int, asked: bool = False) -> tuple[int, int] | None:
    """«المجاري المائية الثلاثة», «موظفي السفارة المصرية العشرة»: the plural before its adjectives, with the singular it governs.

    `asked`: the number asks for a plural, so that the noun before adjectives is one.
    """
    words = list(_WORDS.finditer(folded, max(0, start - 60), start))
    if words and words[-1].group() == ARTICLE:
        words.pop()  # «الـ 12»
    if len(words) < 2 or folded[words[-1].end() : start].strip(f" {ARTICLE}"):
        return None
    at = len(words) - 1
    while at > 0 and _adjoined(folded, words, at) and _adjective(words[at].group()):
        at -= 1
    if at < len(words) - 3:
        return None
    noun, adjectives = words[at], at < len(words) - 1
    word = noun.group()[1:] if noun.group().startswith(WAW_ARTICLE) else noun.group()
    begin = noun.end() - len(word)
    owned = not word.startswith(ARTICLE) and clean[noun.end() - 1] != TA_MARBUTA and owned_plural(word)
    if (word.startswith(ARTICLE) and (_is_plural(word) or (asked and adjectives and not _feminine(word)))) or owned:
        return (begin, noun.end()) if adjectives else None
    if adjectives and not word.startswith(ARTICLE):
        bare = _without_links(word)
        if _plural_bare(bare):  # «موظفي القنصلية التونسية العشرة»
            return noun.end() - len(bare), words[at + 1].end()
    head = words[at - 1] if at and _adjoined(folded, words, at) else None
    if head is not None and (word.startswith(ARTICLE) or adjectives):
        first = _without_links(head.group())
        if _plural_bare(first) and not first.startswith(ARTICLE):
            return head.end() - len(first), noun.end()
    return None


def _without_links(word: str) -> str:
    """A word as it stands where the corpora know it so, else without its proclitics (لفيروسات)."""
    return next((rest for _, rest in rests(word, LINKS) if rest in word_counts()), word)


def _feminine(word: str) -> bool:
    return word.endswith(HA)


def _adjoined(folded: str, words: list[regex.Match[str]], at: int) -> bool:
    return folded[words[at - 1].end() : words[at].start()] == " "


def _adjective(word: str) -> bool:
    bare = word.removeprefix(ARTICLE)
    if bare == word or len(bare) < 3:
        return False
    return analyse(bare).pos == _ADJECTIVE or any(is_adjective(form) for form in (bare, bare[:-1], bare[:-2]))


def is_broken_plural(bare: str) -> bool:
    """Whether a folded noun without article has the form of a broken plural."""
    return bare in role_words("plural_noun") or _BROKEN.fullmatch(bare) is not None


def _is_plural(word: str) -> bool:
    """Whether «الدول الـ27» counts them; «القمة الـ16» is the sixteenth."""
    bare = word[2:]
    return bare.endswith(SOUND_PLURALS) or is_broken_plural(bare)


def _governed(folded: str, stop: int) -> int:
    """Where the noun phrase ends: indefinite nouns that follow are governed, adjectives and everything else end it."""
    for _ in range(_LONGEST - 1):
        match = _NEXT.match(folded, stop)
        if not match or match.group(1) or match.start(2) != stop + 1:
            break
        word = match.group(2)
        if word in role_words("governed"):
            stop = match.end(2)
            break
        if (
            word.startswith(ARTICLE)
            or word.endswith(ALEF)
            or word in role_words("not_governed")
            or _PARTICIPLE_OF.match(folded, match.end(2))
            or not is_noun(word)
            or is_adjective(word)
            or not _governable(word)
        ):
            break
        stop = match.end(2)
    return stop


@lru_cache(maxsize=16384)
def _governable(word: str) -> bool:
    """A word governed by a counted noun is a noun that running text knows, with the article as well, no proclitic before it."""
    if word.endswith((PLURAL, OBLIQUE, VERB_PLURAL, FEMININE_NISBA)):
        return False
    counts = word_counts()
    if word.endswith((HER, THEM, US)) and (counts.get(word[:-2], 0) or counts.get(f"{word[:-3]}{HA}", 0)):
        return False
    reading = analyse(word)
    if reading.pos == VERB and reading.verbal > _MOSTLY:
        return False  # «900 مصنع صدر بضائع»
    seen, definite = counts.get(word, 0), counts.get(f"{ARTICLE}{word}", 0)
    if word in countable() and definite * 10 >= seen:
        return True
    return not proclitic_letters(word) and definite >= 10 and definite * 5 >= seen
