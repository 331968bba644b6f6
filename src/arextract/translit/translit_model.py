"""The transliteration model: network, known Latin words, ranker, and the words it has been taught outright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from arextract.packed_lines import SortedLines, unpack_lines
from arextract.translit import translit_files
from arextract.translit.bloom import holds
from arextract.translit.latin_words import LatinWords
from arextract.translit.letters import ARABIC, source
from arextract.translit.ranker import Array, Ranker, features, without_lists, without_people
from arextract.translit.spell_network import Spelled, SpellNetwork

WIDTH, KNOWN = 4, 24
LONGEST = 24
LETTER = {c: i + 1 for i, c in enumerate(ARABIC)}


@dataclass(slots=True, frozen=True)
class Spelling:
    """A Latin spelling in lower case and its score from 0.0 to 1.0."""

    text: str
    score: float


class TranslitModel:
    """Spells Arabic words. Made by `load`."""

    def __init__(self, arrays: dict[str, translit_files.Anything]) -> None:
        targets = unpack_lines(arrays["targets"])
        allowed_flat, lengths = arrays["allowed"], arrays["allowed_lengths"]
        ends = np.cumsum(lengths)
        allowed = [allowed_flat[end - size : end].tolist() for end, size in zip(ends, lengths, strict=True)]
        weights: list[dict[str, translit_files.Anything]] = []
        while f"n{len(weights)}_letters" in arrays:
            prefix = f"n{len(weights)}_"
            weights.append({k.removeprefix(prefix): v for k, v in arrays.items() if k.startswith(prefix)})
        self.network = SpellNetwork(weights, targets, allowed)
        self.known = LatinWords(arrays["words"], arrays["word_values"])
        self._pairs = arrays["pairs"]
        self.tables = [arrays[name] for name in ("flow0", "flow1")]
        self.rankers = {name: Ranker(arrays, name) for name in ("rank", "word", "sound")}
        self.taught = SortedLines(arrays["taught"].tobytes())

    @classmethod
    def load(cls, folder: Path) -> TranslitModel:
        """The model in `folder`. Raises `translit_files.ModelError`."""
        return cls(translit_files.load(folder))

    def _rank(self, rows: Array, person: bool, region: str | None) -> Array:
        if not person:
            return self.rankers["word"].score(without_people(rows))
        scores = self.rankers["rank"].score(rows)
        if region == "mideast":  # whose local people are seldom in any list: how a spelling sounds counts as much
            scores = (scores + self.rankers["sound"].score(without_lists(rows))) * np.float32(0.5)
        return scores

    def together(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Whether somebody bears each pair of neighbouring words, in lower case without accents; one in 400 is wrong."""
        found: list[bool] = holds(self._pairs, [" ".join(pair) for pair in pairs]).tolist()
        return found

    def spell(
        self, word: str, *, most: int = 10, taught: bool = True, person: bool = True, region: str | None = None
    ) -> list[Spelling]:
        """Spellings of one Arabic word, best first, at most `most`; empty where it has no Arabic letters.

        A word of a `person`'s name is spelled as many people spell it; others (towns, brands) as words of every kind are.
        Where the bearer is from a `region` (one of `latin_words.REGIONS`), spellings that are at home there lead.

        With `taught` false the words of the training data that the model knows by heart are left out.
        """
        return self.spell_all([(word, person, region)], most=most, taught=taught)[0]

    def spell_all(
        self, asked: Sequence[tuple[str, bool, str | None]], *, most: int = 10, taught: bool = True
    ) -> list[list[Spelling]]:
        """What `spell` gives for each word, of a `person` or not, from a `region` or not: the same in less time for many."""
        letters = [source(word)[:LONGEST] for word, _, _ in asked]
        words = list(dict.fromkeys(filter(None, letters)))
        spelled = self.network.spell([[LETTER[c] for c in word] for word in words], WIDTH, KNOWN, self.known)
        found: dict[str, list[Spelled]] = {}
        for word, options in zip(words, spelled, strict=True):
            if written := [option for option in options if option[0]]:
                found[word] = written
        out: list[list[Spelling]] = [[] for _ in asked]
        if not found:
            return out
        # As many rows for each word: what a word gets does not depend on the others.
        filled = np.arange(WIDTH + KNOWN) < np.array([len(options) for options in found.values()])[:, None]
        rows = features(list(found.values()), self.known, self.tables)
        blocks = np.zeros((*filled.shape, rows.shape[1]), dtype=np.float32)
        blocks[filled] = rows
        block_of = dict(zip(found, blocks, strict=True))
        kinds: dict[tuple[bool, str | None], list[int]] = {}
        for index, (_, person, region) in enumerate(asked):
            if letters[index] in found:
                kinds.setdefault((person, region), []).append(index)
        for (person, region), indices in kinds.items():
            ranked = self._rank(np.stack([block_of[letters[index]] for index in indices]), person, region)
            for index, scores in zip(indices, ranked, strict=True):
                out[index] = self._chosen(letters[index], found[letters[index]], scores, region, most, taught)
        return out

    def _chosen(
        self, letters: str, found: list[Spelled], scores: Array, region: str | None, most: int, taught: bool
    ) -> list[Spelling]:
        """The spellings that were `found`, by their `scores`, with those known by heart."""
        scores = scores[: len(found)]
        odds = np.exp(scores - scores.max())
        if region is not None:
            odds *= self.known.share(self.known.rows([text for text, _ in found]), region)
        odds /= odds.sum()
        order = np.argsort(-odds, kind="stable")[:most]
        out = [Spelling(found[i][0], round(float(odds[i]), 4)) for i in order.tolist()]
        line = self.taught.get(letters) if taught else None
        if line:
            by_heart = line.split("|")
            first = [Spelling(text, round(0.9 - 0.15 * rank, 4)) for rank, text in enumerate(by_heart)]
            out = [*first, *[s for s in out if s.text not in by_heart]]
            out = sorted(out, key=lambda s: -s.score)[:most]
        return out
