"""The networks that spell: for each Arabic letter, the odds of the Latin letters (none to four) that it stands for.

Convolutions read the whole Arabic word; a layer joins what they found at a letter with the last few units written. Several
networks of one shape vote by the mean of their log odds. Plain numpy, one word at a time, with a beam: the likeliest
spellings overall, and the likeliest that begin a known name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from arextract.translit.latin_words import NOBODY, LatinWords

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
        goes_on = [lexicon is not None and known > 0]  # whether a word of the lexicon begins with the text
        scores = np.zeros(1, dtype=np.float32)
        past = np.full((1, self.history), self._none, dtype=np.int64)
        for i, letter in enumerate(letters):
            logits = self._odds(encoded[:, i], past, letter)
            logits += scores[:, None]
            flat = logits.ravel()
            most = min(flat.size, _SPREAD * (width + known))
            order = np.argpartition(-flat, most - 1)[:most] if most < flat.size else np.arange(flat.size)
            order = order[np.argsort(-flat[order], kind="stable")]
            order = order[flat[order] >= flat[order[0]] - _FLOOR]
            own, names = self._allowed[letter], self._texts[letter]
            parents, choices = np.divmod(order, logits.shape[1])
            values = flat[order]
            seen: set[str] = set()
            places: list[int] = []
            found: list[str] = []
            alive: list[int] = []  # of the found, those of which a word of the lexicon may go on
            for place, (parent, choice) in enumerate(zip(parents.tolist(), choices.tolist(), strict=True)):
                within = goes_on[parent]
                if not within and len(found) >= width:
                    continue
                text = texts[parent] + names[choice]
                if text in seen:
                    continue
                seen.add(text)
                if within:
                    alive.append(len(found))
                places.append(place)
                found.append(text)
            begun = np.zeros(len(found), dtype=bool)
            keep = list(range(min(width, len(found))))
            if alive and lexicon is not None:
                last = i == len(letters) - 1
                borne = lexicon.borne([found[at] for at in alive])
                begun[alive] = borne > NOBODY
                others = np.array(alive)
                fit = (others >= width) & begun[others]
                others, people = others[fit], borne[fit]
                if len(others) and last:
                    people = lexicon.borne([found[at] for at in others.tolist()], whole=True)
                    others, people = others[people > NOBODY], people[people > NOBODY]
                if len(others):
                    chosen = np.array(places)[others]
                    better = np.argsort(-values[chosen].astype(np.float64) - _TRUST * people, kind="stable")[:known]
                    keep += others[better].tolist()
            at = np.array([places[k] for k in keep])
            past = np.concatenate([own[choices[at]][:, None], past[parents[at], :-1]], axis=1)
            scores = values[at]
            texts = [found[k] for k in keep]
            goes_on = begun[keep].tolist()
        return sorted(zip(texts, scores.tolist(), strict=True), key=lambda item: -item[1])
