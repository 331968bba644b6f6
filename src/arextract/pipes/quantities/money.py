"""Which currency: the adjective beside the noun, else the article's own words, else none."""

from __future__ import annotations

from functools import lru_cache

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
from arextract.arabic.territories import money_of
from arextract.pipes.quantities.units import Unit, lexicon

_CLEARLY = 2  # times as often as the next country: a wrong currency is worse than none
_WORD = regex.compile(r"[^\W\d]+")


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


class Country:
    """Resolves nouns that several countries share (جنيه، ليرة، دينار، ريال، درهم) by one article's words."""

    def __init__(self, text: str, folded: str, home: str | None = None) -> None:
        self._home = home  # the ISO code of where the article appeared: it decides where no word does
        self._text = text
        self._folded = folded
        self._known: dict[str, str | None] = {}

    def code(self, noun: str) -> str | None:
        """The ISO code of `noun` in this article; None where the article does not tell."""
        if noun not in self._known:
            self._known[noun] = self._resolve(noun)
        return self._known[noun]

    def _at_home(self, noun: str) -> str | None:
        """The currency of that noun which the article's own country pays with."""
        known = {*lexicon().adjectives.get(noun, {}).values(), *(code for _, code in lexicon().countries.get(noun, ()))}
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
            if not weight:
                if forms[0] in self._text and pattern.search(self._text):
                    votes.setdefault(code, 1)
                continue
            if not any(form in self._folded for form in forms):
                continue
            count = sum(1 for _ in pattern.finditer(self._folded))
            if count:
                votes[code] = votes.get(code, 0) + count * weight
        if not votes:
            return self._at_home(noun)
        best = sorted(votes.items(), key=lambda item: -item[1])
        return best[0][0] if len(best) == 1 or best[0][1] >= _CLEARLY * best[1][1] else None
