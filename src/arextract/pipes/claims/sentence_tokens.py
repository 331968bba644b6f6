"""A sentence as a list of tokens in which every name, time, quantity and marker is one token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ALEF_HAMZA, PROCLITICS, TA_MARBUTA
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import alone
from arextract.layers import Marker, Name, QuantitySpan, TimeSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_lexicon import Noun, Verb
from arextract.text.token_spans import SHORT, block_spans, blocks

_PROCLITICS = frozenset(PROCLITICS)
_TWO_PROCLITICS = frozenset(form for form, (lead, article) in alone().items() if len(lead) == 2 and not article)

NAME, TIME, QUANTITY, MARKER, WORD, MARK, PROCLITIC = "name", "time", "quantity", "marker", "word", "mark", "proclitic"


@dataclass(slots=True)
class SentenceToken:
    """A token in clean-text offsets; `ref` is the index into the layer that it stands for, or -1."""

    start: int
    end: int
    key: str
    kind: str
    ref: int = -1
    tied: bool = False  # ends in ة, which folding turns into ه
    hamza: bool = False  # starts with أ, which folding turns into ا

    @property
    def noun(self) -> Noun:
        """The noun that the word is."""
        return claim_lexicon.noun(self.key)

    @property
    def verb(self) -> Verb | None:
        """The verb that the word may be; what ends in ة is none."""
        return None if self.tied else claim_lexicon.verb(self.key)

    @property
    def sure_verb(self) -> Verb | None:
        """The verb that the word is, if it is no noun as well."""
        found = self.verb
        return found if found is not None and not found.nounlike else None


def phrases_at(tokens: list[SentenceToken], i: int, table: str) -> Iterator[tuple[int, str]]:
    """The end and the kind of each phrase of a table whose words stand at i, the longest first."""
    for words, kind in claim_lexicon.phrases(table).get(tokens[i].key, ()):
        stop = i + len(words)
        if tuple(t.key for t in tokens[i:stop]) == words:
            yield stop, kind


def _layer(items: list[tuple[int, int, str, int]], start: int, end: int) -> list[tuple[int, int, str, int]]:
    """The spans inside the sentence, sorted, overlaps dropped (quantities and times win over names)."""
    rank = {QUANTITY: 0, MARKER: 1, TIME: 2, NAME: 3}
    inside = sorted((i for i in items if i[0] < end and i[1] > start), key=lambda i: (rank[i[2]], i[0]))
    kept: list[tuple[int, int, str, int]] = []
    for item in inside:  # kept stays sorted and without overlap, so only the neighbours matter
        at = bisect_left(kept, (item[0],))
        if (at == 0 or kept[at - 1][1] <= item[0]) and (at == len(kept) or kept[at][0] >= item[1]):
            kept.insert(at, item)
    return kept


class Layer:
    """The layers of one article as (start, end, kind, index), cut by sentence in one pass."""

    def __init__(
        self, names: list[Name], times: list[TimeSpan], quantities: list[QuantitySpan], markers: list[Marker]
    ) -> None:
        groups = ((NAME, names), (TIME, times), (QUANTITY, quantities), (MARKER, markers))
        self._items = sorted((i.start, i.end, kind, n) for kind, group in groups for n, i in enumerate(group))  # type: ignore[attr-defined]
        self._at = 0

    def within(self, start: int, end: int) -> list[tuple[int, int, str, int]]:
        """Spans that touch start:end. Sentences must be asked for in order."""
        items = self._items
        while self._at < len(items) and items[self._at][1] <= start:
            self._at += 1
        stop = self._at
        while stop < len(items) and items[stop][0] < end:
            stop += 1
        return _layer(items[self._at : stop], start, end)


_KINDS = {"proclitic": PROCLITIC, **dict.fromkeys(("arabic", "latin", "named", "number", "mail", "url"), WORD)}


def tokenize(text: str, start: int, end: int, items: list[tuple[int, int, str, int]]) -> list[SentenceToken]:
    """The tokens of one sentence; `items` are the layers' spans in it, sorted and without overlap."""
    found: list[SentenceToken] = []
    at = start
    for a, b, kind, ref in items:
        if a > at:
            _plain(text, at, a, found)
        tied = b > a and text[b - 1] == TA_MARBUTA
        found.append(SentenceToken(a, b, fold(text[a:b]), kind, ref, tied, text[a] == ALEF_HAMZA))
        at = max(at, b)
    if at < end:
        _plain(text, at, end, found)
    return found


def _plain(text: str, start: int, end: int, found: list[SentenceToken]) -> None:
    """Adds the tokens of a stretch of text without items to `found`."""
    at = start
    for index, block in enumerate(blocks(text[start:end])):
        if not index % 2:
            pieces = _remembered(block) if len(block) <= SHORT else _pieces(block)
            found += [
                SentenceToken(at + a, at + b, key, kind, -1, tied, hamza) for a, b, key, kind, tied, hamza in pieces
            ]
        at += len(block)


def _pieces(block: str) -> tuple[tuple[int, int, str, str, bool, bool], ...]:
    """The tokens of a block between white space: start, end, key, kind, tied and hamza of each."""
    folded = fold(block)  # keeps the length, so that tokens can be cut from it
    pieces: list[SentenceToken] = []
    for start, end, name in block_spans(block):
        if name == "space":
            continue
        token = SentenceToken(start, end, folded[start:end], _KINDS.get(name, MARK))
        if token.kind == WORD and token.key in _PROCLITICS:
            token.kind = PROCLITIC
        if token.kind == WORD and token.key in _TWO_PROCLITICS:
            pieces.append(SentenceToken(token.start, token.start + 1, token.key[0], PROCLITIC))
            token = SentenceToken(token.start + 1, token.end, token.key[1], PROCLITIC)
        pieces.append(token)
    return tuple(
        (t.start, t.end, t.key, t.kind, block[t.end - 1] == TA_MARBUTA, block[t.start] == ALEF_HAMZA) for t in pieces
    )


# Most words of a sentence were met before.
_remembered = lru_cache(maxsize=16_384)(_pieces)
