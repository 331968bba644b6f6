"""Words of Arabic names as their bearers' country writes them: the article, عبد, ابو, الدين, and what the table counts.

Youcef in Algeria, Yousif in Iraq; El-Gendy in Cairo, al-Jundi in Damascus, Jaziri in Tunis.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from arextract.arabic.affixes import AIN, ALEF, ARTICLE, YA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.pipes.latin.combine import Piece
from arextract.translit.arabic_names import bearers, counts, groups, weigh
from arextract.translit.letters import compare
from arextract.translit.sound import alike, likeness

_KUNYAS = word_list("arabic.kunyas")
_DIN = word_of("arabic.din")
_SECOND_PARTS = word_set("arabic.second_parts")

_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|an|at|az|es|ech|ess|en|et|ed|er|ez)[ \-’']+", re.IGNORECASE)
_GLUED = re.compile(r"(?:al|el)(?=..)", re.IGNORECASE)
_VOWELLED = (ALEF, AIN)  # the letters with which a word begins that is written with a vowel first
_JOINED = word_list("arabic.joined")
_TRIED = 6
_DROPS = {"maghreb": 0.5, "gulf": 4.0, "nile": 2.0, "iraq": 2.0}  # how much likelier a form without the article must be
_BARE = 0.35  # what a bearer of the name without its article counts beside one with it
_ALIKE = 0.5
_SOME, _MANY = (
    3,
    60,
)  # bearers of a name of two words that is written in a way of its own; of a name that has one usual form
_NISBA_ENDS = ("i", "y", "ie", "ee", "í")


@lru_cache(maxsize=1)
def _articles() -> dict[str, str]:
    """Country → how its press writes the article of a name."""
    return {row["code"]: row["article"].replace("_", " ") for row in table("arab_countries")}


def known(word: str) -> float:
    """How many bearers the table counts for a folded `word`, with its article or without it, glued or apart."""
    return max(bearers(form) for form in _variants(word))


def borne_in(word: str, country: str) -> bool:
    """Whether the table counts a bearer of `word` in a country."""
    return any(
        at.startswith(country) for form in _variants(fold(word)) for where in counts(form).values() for at in where
    )


@lru_cache(maxsize=4096)
def _variants(word: str) -> tuple[str, ...]:
    """The spellings of a folded name under which the table may have it: عبدالله and عبد الله, ابوزيد and ابو زيد, نورالدين."""
    forms = [word]
    for first in _JOINED[:2]:
        if word.startswith(first) and len(word) > len(first) + 2:
            rest = word[len(first) :].strip()
            forms += [f"{first} {rest}", first + rest]
    if word.endswith(_DIN) and len(word) > 6:
        rest = word[:-5].strip()
        forms += [f"{rest} {_DIN}", rest + _DIN]
    if word.startswith(ARTICLE) and len(word) > 4:
        forms.append(word[2:])
    return tuple(dict.fromkeys(forms))


def one_name(name: str) -> bool:
    """Whether two folded words are one name that the table counts («عبد الله», «ابو زيد», «نور الدين», «فضل الله»)."""
    first, _, second = name.partition(" ")
    if first in _JOINED or second in _SECOND_PARTS:
        # «أبو منصور», whom the table knows from one Somali, is Abu and a name that thousands write.
        least = _SOME if first in _KUNYAS and known(second) >= _MANY else 1
        return any(bearers(form) >= least for form in _variants(name) if form != name[2:])
    return False


def _kunya(word: str, country: str | None, role: str | None) -> Piece:
    """«ابوصفيه», «بوعلام», written together and not counted: Abu with the name behind it."""
    for first, latin in zip(_KUNYAS, ("Abu", "bin", "Bou"), strict=True):
        rest = word.removeprefix(first).strip()
        if word.startswith(first) and len(rest) > 2 and known(rest) >= 2:
            maghreb = groups().get(country or "") == "maghreb"
            joint = {"Abu": "Abou ", "bin": "Ben ", "Bou": "Bou"}[latin] if maghreb else latin + " " * (latin != "Bou")
            return [
                (joint + (form.lower() if joint == "Bou" else form), 0.9 * share)
                for form, share in forms(rest, country, role, alone=False)
            ]
    return []


def _parted(latin: str, bare: str) -> tuple[str, str]:
    """(article as written, rest) of a Latin form of the name that is `bare` without its article; empty where it has none."""
    match = _ARTICLE.match(latin)
    if match is None and (match := _GLUED.match(latin)):
        rest = latin[match.end() :]
        # «العلمي» is written Alami without its article.
        match = match if likeness(bare, rest) > likeness(bare, latin) else None
    return (match.group(), latin[match.end() :]) if match else ("", latin)


def _articled(word: str) -> bool:
    """Whether the ال of a folded word is an article: not in الياس and الهام, which are written with all their letters."""
    if not word.startswith(ARTICLE) or len(word) < 5:
        return False
    own = counts(word)
    apart = sum(sum(where.values()) for latin, where in own.items() if _ARTICLE.match(latin))
    total = sum(sum(where.values()) for where in own.values())
    if total == 0:
        return True
    plain = sum(sum(where.values()) for latin, where in own.items() if not re.match("[aei]l", latin, re.IGNORECASE))
    return (apart + plain) * 3 >= total


def _gather(forms: Sequence[str], country: str | None, role: str | None) -> list[tuple[str, float]]:
    """The Latin forms of several spellings of one name, those that differ in spaces and accents counted as one."""
    pooled: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for form in forms:
        for latin, where in counts(form).items():
            for at, number in where.items():
                pooled[latin][at] += number
    votes: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    for latin, share in weigh(pooled, country, role):
        at = compare(latin)
        votes[at] += share
        if at not in best or share > best[at][0]:
            best[at] = (share, latin)
    return sorted(((best[at][1], share) for at, share in votes.items()), key=lambda item: (-item[1], item[0]))


def forms(word: str, country: str | None, role: str | None, *, alone: bool) -> Piece:
    """Latin forms of a word (or a compound) of an Arabic name with their shares, best first; empty where it is not known.

    `country` is an ISO code, `role` ``given`` or ``surname``; `alone` says that nothing stands before it.
    """
    word = fold(word)
    if known(word) < 1:
        return _kunya(word, country, role)
    if not _articled(word):
        spelled = _sound(word, _gather([form for form in _variants(word) if form != word[2:]], country, role))
        return [(_title(latin), share) for latin, share in spelled]
    pooled: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    shown: dict[str, tuple[float, str]] = {}
    dropped = kept = 0.0
    for form, weight in ((word, 1.0), (word[2:], _BARE if counts(word) else 1.0)):
        for latin, share in weigh(counts(form), country, role):
            article, rest = _parted(latin, word[2:]) if form == word else ("", latin)
            at = compare(rest)
            if len(at) < 2:
                continue
            if form != word and word.endswith(YA) and not latin.endswith(_NISBA_ENDS):
                continue  # «البري» is al-Barri; of the bare «بري» most are Barre
            for place, number in counts(form)[latin].items():
                pooled[at][place] += weight * number
            if at not in shown or weight * share > shown[at][0]:
                shown[at] = (weight * share, rest)
            if form == word:
                kept, dropped = kept + share * bool(article), dropped + share * (not article)
    style = _articles().get(country or "", "al-")
    group = groups().get(country or "", "")
    bare = dropped > _DROPS.get(group, 1.0) * kept or (group == "maghreb" and not counts(word))
    article = style if not alone else style.capitalize()
    out: Piece = []
    for at, share in _sound(word[2:], weigh(pooled, country, role)):
        rest = _title(shown[at][1])
        both = (rest, article + rest) if bare else (article + rest, rest)
        out += [(both[0], share), (both[1], 0.45 * share)]
    return sorted(out, key=lambda item: (-item[1], item[0]))


def _sound(word: str, found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The first few forms that sound like the word: the table pairs some words with the neighbour's spelling, and some that
    have no article («خويري») with one that has (Alkhoury)."""
    if not word.startswith(_VOWELLED):
        found = [pair for pair in found if not _GLUED.match(pair[0]) and not _ARTICLE.match(pair[0])] or found
    return list(islice((pair for pair in found if alike(word, pair[0], _ALIKE)), _TRIED))


def _title(latin: str) -> str:
    """A form with the capitals of a name, its particles as they come."""
    words = latin.replace("’", "'").strip(" '").split(" ")
    return " ".join(
        w if not w.islower() or w in ("al", "el", "bin", "ben", "ibn") else w[:1].upper() + w[1:] for w in words
    )
