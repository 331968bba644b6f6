"""Which currency: the adjective beside the noun, else the article's own words, else none."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import islice

import regex

from arextract.arabic.affixes import (
    ALEF,
    ALEF_MAQSURA,
    ARTICLE,
    BA_ARTICLE,
    FEMININE_PLURAL,
    HA,
    LAM,
    LAM_ARTICLE,
    OBLIQUE,
    PLURAL,
    PROCLITICS,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.spoken_countries import spoken_at
from arextract.arabic.territories import money_of
from arextract.arabic.word_sets import word_set
from arextract.pipes.quantities.units import Unit, lexicon

_CLEARLY = 2  # times as often as the next country: a wrong currency is worse than none
_WORD = regex.compile(r"[^\W\d]+")
_MONTHS = word_set("money.shared_months")
_SENTENCE = 300  # letters before an amount in which its sentence begins
_SENTENCE_END = regex.compile(r"[.!؟?](?=\s)|\n")


def adjective_after(folded: str, at: int, unit: Unit) -> tuple[str, int] | None:
    """The code and the end of an adjective such as أمريكي or لبنانية that follows a currency's noun at `at`."""
    known = lexicon().adjectives.get(unit.noun)
    if not known or folded[at : at + 1] != " ":
        return None
    best: tuple[str, int] | None = None
    end = at
    words: list[str] = []
    for _ in range(2):
        match = _WORD.match(folded, end + 1)
        if not match or folded[end : end + 1] != " ":
            break
        words.append(match.group())
        end = match.end()
        code = known.get(" ".join(words)) or (known.get(words[0]) if len(words) == 1 else None)
        if code:
            best = code, end
    return best


@lru_cache(maxsize=64)
def _places(noun: str) -> list[tuple[tuple[str, ...], regex.Pattern[str], str, int]]:
    """(forms of a place, their pattern, code, weight) of each word that speaks of a country of `noun`.

    «جنوب السودان» holds «السودان», so longer names weigh more. Weight 0: Egypt's spelling with ى, which only the
    unfolded text shows; it counts for less than any name.
    """
    found: list[tuple[tuple[str, ...], regex.Pattern[str], str, int]] = []
    adjectives = lexicon().adjectives.get(noun, {})
    for place, code in lexicon().countries.get(noun, ()):
        if place.startswith(ARTICLE) and place[2:] in adjectives:
            continue  # with all its forms below
        if place.endswith(ALEF_MAQSURA):
            found.append(((place,), regex.compile(rf"(?<!\w){place}(?!\w)"), code, 0))
            continue
        forms: tuple[str, ...] = (place, f"{LAM_ARTICLE}{place[2:]}") if place.startswith(ARTICLE) else (place,)
        after_lam = rf"|{regex.escape(forms[1])}" if len(forms) > 1 else ""
        pattern = rf"(?<!\w)(?:[{PROCLITICS}]{{0,2}}{regex.escape(place)}{after_lam})(?!\w)"
        found.append((forms, regex.compile(pattern), code, len(place.split())))
    for adjective, code in adjectives.items():
        if adjective[-1] == YA and " " not in adjective and not adjective.startswith(ARTICLE):  # التونسيين، تونسية
            ends = f"(?:{HA}|{ALEF}|{OBLIQUE}|{PLURAL}|{FEMININE_PLURAL})?"
            pattern = rf"(?<!\w)[{PROCLITICS}]{{0,2}}(?:{ARTICLE}|{LAM})?{regex.escape(adjective)}{ends}(?!\w)"
            found.append(((adjective,), regex.compile(pattern), code, 1))
    return found


def _is_no_place(word: str) -> bool:
    """Months that Tunisia shares with Algeria, and duals that look like a preposition and a town («بابين», two doors)."""
    return word in _MONTHS or (word[0] in PROCLITICS and word.endswith(OBLIQUE))


@lru_cache(maxsize=1)
def _sole_codes() -> dict[str, str]:
    """The nouns of currencies that one country's money alone has, with its code (يورو)."""
    units = [unit for listed in lexicon().phrases.values() for _, unit in listed if unit.kind == "money"]
    return {unit.noun: unit.code for unit in units if unit.code is not None and unit.scale == 1}


class Country:
    """Resolves nouns that several countries share (جنيه، ليرة، دينار، ريال، درهم) by one article's words."""

    def __init__(self, text: str, folded: str, home: str | None = None) -> None:
        self._home = home  # the ISO code of where the article appeared: it decides where no word does
        self._text = text
        self._folded = folded
        self._known: dict[str, str | None] = {}
        self._spoken: dict[str, list[tuple[int, str, int]]] = {}

    def code(self, noun: str, at: int | None = None) -> str | None:
        """The ISO code of `noun` in this article, or in the sentence of the amount at `at`; None where neither tells."""
        if noun not in self._known:
            self._known[noun] = self._resolve(noun)
        return self._known[noun] or (self._before(noun, at) if at is not None else None)

    def writes(self, noun: str) -> bool:
        """Whether the article writes the `noun` of a currency, so that its abbreviation is understood."""
        return noun in self._folded

    def coin_of(self, unit: Unit) -> str | None:
        """The money whose part a coin is where several have it and the article speaks of one alone: سنت in a text of euros."""
        if unit.scale >= 1 or len(unit.of) < 2 or unit.code is None:
            return None
        said = {whole for noun in unit.of if noun in self._folded and (whole := _sole_codes().get(noun))}
        return said.pop() if len(said) == 1 else None

    def _before(self, noun: str, at: int) -> str | None:
        """Where the article speaks of several countries: the only one of which the sentence, or all before it, speaks before its amount."""
        begin = max(0, at - _SENTENCE)
        for end in _SENTENCE_END.finditer(self._folded, begin, at):
            begin = end.end()
        said = self._mentions(noun)
        stop = bisect_left(said, (at,))
        near = {code for _, code, _ in said[bisect_left(said, (begin,)) : stop]}
        if near or not stop:
            return near.pop() if len(near) == 1 else None
        # An article whose only country this were would have told; so two of its countries differ soon.
        return said[0][1] if all(code == said[0][1] for _, code, _ in islice(said, stop)) else None

    def _mentions(self, noun: str) -> list[tuple[int, str, int]]:
        """Where the article speaks of a country, a town or a firm that pays with `noun`, which money it is, and the weight."""
        if noun not in self._spoken:
            found: dict[int, tuple[int, int, str]] = {}
            for forms, pattern, code, weight in _places(noun):
                if weight and any(form in self._folded for form in forms):
                    for match in pattern.finditer(self._folded):
                        found[match.end()] = max(found.get(match.end(), (0, 0, "")), (weight, match.start(), code))
            told = [(start, code, weight) for weight, start, code in found.values()]
            starts = {start for start, _, _ in told}
            self._spoken[noun] = sorted([*told, *((at, code, 1) for at, code in self._towns(noun) if at not in starts)])
        return self._spoken[noun]

    def _towns(self, noun: str) -> list[tuple[int, str]]:
        """As `_mentions`, by the gazetteer: Nizwa says the rial is Oman's."""
        known = self._codes_of(noun)
        found: list[tuple[int, str]] = []
        for at, state in spoken_at(self._text):
            code = next((code for code in money_of(state) if code in known), None)
            word = _WORD.match(self._folded, at)
            if code is not None and word is not None and not _is_no_place(word.group()):
                found.append((at, code))
        return found

    def _codes_of(self, noun: str) -> set[str]:
        return {*lexicon().adjectives.get(noun, {}).values(), *(code for _, code in lexicon().countries.get(noun, ()))}

    def _at_home(self, noun: str) -> str | None:
        """The currency of that noun which the article's own country pays with."""
        known = self._codes_of(noun)
        return next((code for code in money_of(self._home) if code in known), None) if self._home else None

    def _resolve(self, noun: str) -> str | None:
        adjectives = lexicon().adjectives.get(noun, {})
        votes: dict[str, int] = {}
        for match in regex.finditer(
            rf"(?<!\w)(?:[{PROCLITICS}]|{ARTICLE}|{BA_ARTICLE}|{LAM_ARTICLE}|{WAW_ARTICLE})?{noun}(?:{ALEF}|{FEMININE_PLURAL})? ([^\W\d]+(?: [^\W\d]+)?)",
            self._folded,
        ):
            words = match.group(1)
            code = adjectives.get(words) or adjectives.get(words.split()[0])
            if code:
                votes[code] = votes.get(code, 0) + 10
        for forms, pattern, code, weight in _places(noun):
            if not weight and forms[0] in self._text and pattern.search(self._text):
                votes.setdefault(code, 1)
        for _, code, weight in self._mentions(noun):
            votes[code] = votes.get(code, 0) + weight
        if not votes and self._home:
            return self._at_home(noun)
        best = sorted(votes.items(), key=lambda item: -item[1])
        clear = len(best) == 1 or (len(best) > 1 and best[0][1] >= _CLEARLY * best[1][1])
        return best[0][0] if clear else None
