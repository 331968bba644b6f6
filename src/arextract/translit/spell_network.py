"""The networks that spell: for each Arabic letter, the odds of the Latin letters (none to four) that it stands for.

Convolutions read the whole Arabic word; a layer joins what they found at a letter with the last few units written. Several
networks of one shape vote by the mean of their log odds. Plain numpy, one word at a time, with a beam: the likeliest
spellings overall, and the likeliest that begin a known name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from arextract.translit.latin_words import HEAD, NOBODY, LatinWords, head_numbers

Array = npt.NDArray[np.float32]
Spelled = tuple[str, float]
_FLOOR = 7.0
_SPREAD = 3
_TRUST = 0.5  # how much the log of how many people bear a name counts beside the networks' log odds


def _side_by_side(blocks: Array) -> Array:
    """One matrix with the `blocks` on its diagonal."""
    count, rows, columns = blocks.shape
    out = np.zeros((count * rows, count * columns), dtype=np.float32)
    for k in range(count):
        out[k * rows : (k + 1) * rows, k * columns : (k + 1) * columns] = blocks[k]
    return out


class SpellNetwork:
    """Networks of one shape, stacked: weights by name for each, the targets (Latin strings), and for each letter number
    the targets that it may take.

    Letters are numbered from 1; 0 stands for the edge of a word.
    """

    def __init__(
        self, weights: Sequence[Mapping[str, Array]], targets: Sequence[str], allowed: Sequence[Sequence[int]]
    ) -> None:
        def take(name: str) -> Array:
            return np.stack([np.asarray(own[name], dtype=np.float32) for own in weights])

        self._letters = take("letters")
        self._layers = []
        number = 0
        while f"conv{number}" in weights[0]:
            self._layers.append((take(f"conv{number}"), take(f"conv{number}_bias")[:, None]))
            number += 1
        self._join, self._join_bias = take("join"), take("join_bias")[:, None]
        units, history = take("units"), take("history")
        size = units.shape[2]
        self.history = history.shape[1] // size
        # What each earlier unit adds is a look-up once it is multiplied out.
        past = [units @ history[:, k * size : (k + 1) * size] for k in range(self.history)]
        self._past = [np.ascontiguousarray(own.transpose(1, 0, 2)).reshape(own.shape[1], -1) for own in past]
        self._none = units.shape[1] - 1
        self._allowed = [np.array(own, dtype=np.int64) for own in allowed]
        out, out_bias = take("out"), take("out_bias")
        self._out = [_side_by_side(out[:, :, own]) for own in self._allowed]
        self._out_bias = [out_bias[:, own].reshape(-1) for own in self._allowed]
        self._texts = [[targets[unit] for unit in own] for own in allowed]
        self._sizes = [np.array([len(text) for text in own], dtype=np.intp) for own in self._texts]
        # Row k holds the targets as they stand in the number of a text behind its first k letters.
        self._heads = [
            np.stack([head_numbers([("\0" * k + text) for text in own]) for k in range(HEAD + 1)])
            for own in self._texts
        ]
        self._votes = len(weights)

    @staticmethod
    def _window(rows: Array, width: int) -> Array:
        votes, n, size = rows.shape
        side = width // 2
        padded = np.zeros((votes, n + 2 * side, size), dtype=np.float32)
        padded[:, side : side + n] = rows
        return np.concatenate([padded[:, k : k + n] for k in range(width)], axis=2)

    def encode(self, letters: Sequence[int]) -> Array:
        """One row for each network and each letter of a word."""
        weight, bias = self._layers[0]
        rows: Array = np.maximum(self._window(self._letters[:, list(letters)], 5) @ weight + bias, 0.0)
        for weight, bias in self._layers[1:]:
            rows = rows + np.maximum(self._window(rows, 3) @ weight + bias, 0.0)
        encoded: Array = rows @ self._join + self._join_bias
        return encoded

    def _odds(self, row: Array, past: npt.NDArray[np.int64], letter: int) -> Array:
        """Mean log odds of the letter's targets for each history in `past`; `row` is the letter's of `encode`."""
        hidden = self._past[0].take(past[:, 0], axis=0)
        for k in range(1, self.history):
            hidden += self._past[k].take(past[:, k], axis=0)
        hidden += row.reshape(-1)
        np.maximum(hidden, 0.0, out=hidden)
        # The networks' hidden rows lie side by side, and one product serves them all.
        logits: Array = hidden @ self._out[letter]
        logits += self._out_bias[letter]
        if self._votes > 1:
            logits = logits.reshape(len(hidden), self._votes, -1).transpose(1, 0, 2)
            logits = logits - np.log(np.exp(logits).sum(axis=2, keepdims=True))
            voted: Array = logits.sum(axis=0) * np.float32(1.0 / self._votes)
            return voted
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return logits

    def spell(
        self, letters: Sequence[int], width: int, known: int = 0, lexicon: LatinWords | None = None
    ) -> list[Spelled]:
        """Spellings of a word given as letter numbers, with log probability, best first: at most `width` + `known`.

        `known` more are kept that begin a word of `lexicon`, the likeliest by the networks and by how many people bear it.
        """
        encoded = self.encode(letters)
        texts = [""]
        goes_on = np.array([lexicon is not None and known > 0])  # whether a word of the lexicon begins with the text
        heads, sizes = np.zeros(1, dtype=np.uint64), np.zeros(1, dtype=np.intp)
        scores = np.zeros(1, dtype=np.float32)
        past = np.full((1, self.history), self._none, dtype=np.int64)
        for i, letter in enumerate(letters):
            logits = self._odds(encoded[:, i], past, letter)
            logits += scores[:, None]
            flat = logits.ravel()
            most = min(flat.size, _SPREAD * (width + known))
            below = -flat
            order = np.argpartition(below, most - 1)[:most] if most < flat.size else np.arange(flat.size)
            order = order[np.argsort(below[order], kind="stable")]
            values = flat[order]
            fit = values >= values[0] - _FLOOR
            order, values = order[fit], values[fit]
            own, names = self._allowed[letter], self._texts[letter]
            parents, choices = np.divmod(order, logits.shape[1])
            parent_of, choice_of = parents.tolist(), choices.tolist()
            people: dict[int, float] = {}  # of the candidates with which words of the lexicon begin, who bears these
            alive = np.flatnonzero(goes_on[parents])
            if lexicon is not None and len(alive):
                up, on = parents[alive], choices[alive]
                grown = heads[up] | self._heads[letter][np.minimum(sizes[up], HEAD), on]
                within = sizes[up] + self._sizes[letter][on]
                low, high = lexicon.ranges_of(grown, within)
                for k in np.flatnonzero((within > HEAD) & (low < high)).tolist():
                    text = texts[int(up[k])] + names[int(on[k])]
                    low[k], high[k] = lexicon.narrowed(text, int(low[k]), int(high[k]))
                begun = low < high
                people = dict(
                    zip(alive[begun].tolist(), lexicon.bearers(low[begun], high[begun]).tolist(), strict=True)
                )
            places: list[int] = []
            found: dict[str, None] = {}  # in the order of how likely they are
            place = 0
            while place < len(parent_of) and len(places) < width:
                text = texts[parent_of[place]] + names[choice_of[place]]
                if text not in found:
                    found[text] = None
                    places.append(place)
                place += 1
            for other in people:
                if other >= place and (text := texts[parent_of[other]] + names[choice_of[other]]) not in found:
                    found[text] = None
                    places.append(other)
            written = list(found)
            keep = list(range(min(width, len(places))))
            others = np.arange(len(keep), len(places))
            if len(others) and lexicon is not None:
                if i == len(letters) - 1:
                    borne = lexicon.borne(written[len(keep) :])
                    others, borne = others[borne > NOBODY], borne[borne > NOBODY]
                else:
                    borne = np.array([people[place] for place in places[len(keep) :]])
                chosen = np.array(places)[others]
                better = np.argsort(-values[chosen].astype(np.float64) - _TRUST * borne, kind="stable")[:known]
                keep += others[better].tolist()
            at = np.array([places[k] for k in keep])
            past = np.concatenate([own[choices[at]][:, None], past[parents[at], :-1]], axis=1)
            scores = values[at]
            texts = [written[k] for k in keep]
            goes_on = np.array([places[k] in people for k in keep])
            up, on = parents[at], choices[at]
            heads = heads[up] | self._heads[letter][np.minimum(sizes[up], HEAD), on]
            sizes = sizes[up] + self._sizes[letter][on]
        return sorted(zip(texts, scores.tolist(), strict=True), key=lambda item: -item[1])
