"""The role network in numpy: words → BiLSTM once, then for each number its window, read by three small convolutions.

Everything is computed within one article, so that nothing depends on what is processed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arextract.ner.lstm import LstmLayer
from arextract.roles.role_reading import LONGEST, Floats, RoleNumber, RoleReading, segments

ROLES = ("subject", "metric", "source")
CHANGES = (None, ("up", "from"), ("up", "to"), ("up", "by"), ("down", "from"), ("down", "to"), ("down", "by"))
DISTANCES = (
    -120, -80, -50, -35, -25, -18, -13, -10, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 18, 25, 35, 50,
)  # fmt: skip
_TOGETHER = 16
"""Numbers whose windows are read side by side: few enough for little memory."""
_FORMS = 8_192
"""Word forms whose features are remembered as one sum."""
_NEVER = -1e4


@dataclass(slots=True, frozen=True)
class Answer:
    """What the network says of one number.

    `spans` is (3, words of the window, `LONGEST`): the probability that the role is the span that starts at a word and
    has one word more than the last index; `null` (3,) that it is null; `times` and `no_time` likewise over the words of
    the window; `change` over `CHANGES`; `hedged` and `negated` are probabilities. `low` is the window's first word.
    """

    low: int
    spans: Floats
    null: Floats
    times: Floats
    no_time: float
    change: Floats
    hedged: float
    negated: float


class Network:
    """The network from its arrays; `tables` are the features' rows: ``word``, ``mark``, ``fact``, ``span``."""

    def __init__(self, net: Mapping[str, Floats], tables: Mapping[str, Mapping[str, int]]) -> None:
        self.tables = tables
        self._net = net
        self._lstm = LstmLayer(net, 0)
        self._convs = [(_side_by_side(net[f"convs.{i}.weight"]), net[f"convs.{i}.bias"], 2**i) for i in range(3)]
        self._bag = np.concatenate([net["bag.weight"], np.zeros((1, net["bag.weight"].shape[1]), dtype=np.float32)])
        self._forms: dict[int, tuple[tuple[str, ...], Floats]] = {}

    def __call__(self, reading: RoleReading) -> list[Answer]:
        """One answer for each number of the reading, in its order."""
        return self.many([reading])[0]

    def many(self, readings: Sequence[RoleReading]) -> list[list[Answer]]:
        """The answers of each reading; the words of all of them go through the network side by side."""
        out: list[list[Answer]] = [[] for _ in readings]
        asked = [i for i, reading in enumerate(readings) if reading.numbers]
        for i, words in zip(asked, self._words([readings[i] for i in asked]), strict=True):
            out[i] = self._answers(readings[i], words)
        return out

    def _answers(self, reading: RoleReading, words: Floats) -> list[Answer]:
        net = self._net
        shared = words @ net["proj.weight"].T + net["proj.bias"]
        product = words @ net["pm.weight"].T
        out: list[Answer] = []
        for start in range(0, len(reading.numbers), _TOGETHER):
            out += self._group(reading, reading.numbers[start : start + _TOGETHER], words, shared, product)
        return out

    def _words(self, readings: Sequence[RoleReading]) -> list[Floats]:
        """(words, 2 · hidden) of each reading: each word in its segment; zeros where no number's window reaches."""
        if not readings:
            return []
        ranges: list[range] = []
        chosen = [self._segments(reading) for reading in readings]
        given = np.empty((sum(b - a for own in chosen for a, b in own), 8 * self._lstm.size), dtype=np.float32)
        at = 0
        for reading, own in zip(readings, chosen, strict=True):
            rows = np.concatenate([np.arange(a, b) for a, b in own])
            self._given(reading, rows, given[at : at + len(rows)])
            for a, b in own:
                ranges.append(range(at, at + b - a))
                at += b - a
        states = iter(self._lstm(given, ranges))
        out = []
        for reading, own in zip(readings, chosen, strict=True):
            words = np.zeros((len(reading.sentence), 2 * self._lstm.size), dtype=np.float32)
            for a, b in own:
                words[a:b] = next(states)
            out.append(words)
        return out

    @staticmethod
    def _segments(reading: RoleReading) -> list[tuple[int, int]]:
        """The segments that the window of a number reaches."""
        count = len(reading.sentence)
        needed = np.zeros(count, dtype=bool)
        for number in reading.numbers:
            low, high = reading.window(number)
            needed[low:high] = True
        return [(a, b) for a, b in segments(reading.sentences, paragraphs=reading.paragraphs) if needed[a:b].any()]

    def _given(self, reading: RoleReading, rows: NDArray[np.intp], out: Floats) -> None:
        """Writes what the LSTM is given by the words `rows`, for each reading by itself, as its products' sizes matter."""
        net, row_of = self._net, self.tables["word"].get
        remembered = self._forms.get
        known = np.concatenate(
            [
                found[1] if (found := remembered(id(form))) is not None and found[0] is form else self._form(form)
                for form in (reading.forms[row] if reading.forms else () for row in rows.tolist())
            ]
        ).reshape(len(rows), -1)
        flat: list[int] = []
        begins: list[int] = []
        for row in rows.tolist():
            begin = len(flat)
            begins.append(begin)
            flat += [at for f in reading.features[row] if (at := row_of(f)) is not None]
            if len(flat) == begin:
                flat.append(-1)  # a row of zeros
        known += np.add.reduceat(self._bag.take(flat, axis=0, mode="wrap"), begins, axis=0)
        hidden = np.concatenate([reading.states[rows], known], axis=1) @ net["inp.weight"].T
        hidden += net["inp.bias"]
        self._lstm.read(np.maximum(hidden, 0, out=hidden), out)

    def _form(self, form: tuple[str, ...]) -> Floats:
        """The sum of the features of a word form, remembered by the tuple itself: hashing its words takes as long as adding."""
        row_of = self.tables["word"].get
        rows = [at for f in form if (at := row_of(f)) is not None]
        summed: Floats = np.add.reduce(self._bag.take(rows, axis=0), axis=0)
        if len(self._forms) >= _FORMS:
            self._forms = {}
        self._forms[id(form)] = form, summed
        return summed

    def _group(
        self, reading: RoleReading, numbers: Sequence[RoleNumber], words: Floats, shared: Floats, product: Floats
    ) -> list[Answer]:
        net = self._net
        windows = [reading.window(number) for number in numbers]
        width = max(high - low for low, high in windows)
        count = len(numbers)
        place = np.zeros((count, width), dtype=np.intp)
        mask = np.zeros((count, width, 1), dtype=np.float32)
        distance = np.zeros((count, width), dtype=np.intp)
        apart = np.zeros((count, width), dtype=np.intp)
        own = (words[[n.first for n in numbers]] + words[[n.last for n in numbers]]) / 2
        facts = np.stack([self._facts(number) for number in numbers])
        question = own @ net["q.weight"].T + net["q.bias"] + facts
        weights = own @ net["mq.weight"].T + net["mq.bias"]
        for i, ((low, high), number) in enumerate(zip(windows, numbers, strict=True)):
            at = np.arange(low, high)
            place[i, : high - low] = at
            mask[i, : high - low] = 1
            away = np.where(at < number.first, at - number.first, np.maximum(at - number.last, 0))
            distance[i, : high - low] = np.searchsorted(DISTANCES, away)
            apart[i, : high - low] = (
                np.clip(np.array(reading.sentence[low:high]) - reading.sentence[number.first], -3, 1) + 3
            )
        z = shared[place] + net["dist.weight"][distance] + net["sent.weight"][apart]
        z += question[:, None] + product[place] * weights[:, None]
        table = self.tables["mark"]
        marks = [
            (i * width + word - low, table[feature])
            for i, ((low, high), number) in enumerate(zip(windows, numbers, strict=True))
            for word, feature in number.marks
            if low <= word < high and feature in table
        ]
        if marks:
            cells, rows = np.array(marks, dtype=np.intp).T
            np.add.at(z.reshape(count * width, -1), cells, net["mark.weight"][rows])
        np.maximum(z, 0, out=z)
        z *= mask
        for weight, bias, step in self._convs:
            read = _convolved(z, weight, step)
            read += bias
            z += np.maximum(read, 0, out=read)
            z *= mask
        best = z.max(axis=1)
        here = z[range(count), [n.first - low for (low, _), n in zip(windows, numbers, strict=True)]]
        head = np.concatenate([best, here, question], axis=1)
        head = np.maximum(head @ net["head.0.weight"].T + net["head.0.bias"], 0)
        head = head @ net["head.3.weight"].T + net["head.3.bias"]
        scores: Floats = np.asarray(z.reshape(count * width, -1) @ net["out.weight"].T, dtype=np.float32)
        scores += net["out.bias"]
        return self._said(numbers, windows, scores.reshape(count, width, -1), head)

    def _facts(self, number: RoleNumber) -> Floats:
        table = self.tables["fact"]
        rows = [table[f] for f in number.facts if f in table]
        summed: Floats = self._net["fact.weight"][rows].sum(axis=0)
        return summed

    def _said(
        self, numbers: Sequence[RoleNumber], windows: Sequence[tuple[int, int]], scores: Floats, head: Floats
    ) -> list[Answer]:
        """The answers from the scores (numbers, words, 10) and the heads; windows are filled up to one width."""
        count, width = scores.shape[:2]
        roles = np.ascontiguousarray(scores[:, :, :9].transpose(0, 2, 1))
        starts, ends, inside = roles[:, 0:3], roles[:, 3:6], roles[:, 6:9]
        for i, (low, high) in enumerate(windows):
            ends[i, :, high - low :] = _NEVER
        summed = np.zeros((count, 3, width + 1), dtype=np.float32)
        np.cumsum(inside, axis=2, out=summed[:, :, 1:])
        every = np.full((count, 3, 1 + width * LONGEST), _NEVER, dtype=np.float32)
        every[:, :, 0] = head[:, :3]
        spans = every[:, :, 1:].reshape(count, 3, width, LONGEST)
        for more in range(min(LONGEST, width)):
            stop = width - more
            own = starts[:, :, :stop] + ends[:, :, more:]
            own += self._net["len"][more][:, None]
            own += summed[:, :, more + 1 :]
            own -= summed[:, :, :stop]
            spans[:, :, :stop, more] = own
        every[:, :, 1:] = spans.reshape(count, 3, -1)
        table = self.tables["span"]
        known = [
            (i, 1 + (first - low) * LONGEST + last - first, table[feature])
            for i, (number, (low, high)) in enumerate(zip(numbers, windows, strict=True))
            for first, last, feature in number.spans
            if feature in table and first >= low and last < high and last - first < LONGEST
        ]
        if known:
            which, cells, rows = np.array(known, dtype=np.intp).T
            for role in range(len(ROLES)):
                np.add.at(every[:, role], (which, cells), self._net["spanf.weight"][rows, role])
        likely = _softmax(every)
        changes, doubts = _softmax(head[:, 4:11]), 1 / (1 + np.exp(-head[:, 11:13]))
        out = []
        for i, (number, (low, high)) in enumerate(zip(numbers, windows, strict=True)):
            at = [word - low for word, _ in number.times if low <= word < high]
            chances = _softmax(np.concatenate([head[i, 3:4], scores[i, at, 9]]))
            times = np.zeros(high - low, dtype=np.float32)
            times[at] = chances[1:]
            own = likely[i, :, 1 : 1 + (high - low) * LONGEST].reshape(3, high - low, LONGEST)
            hedged, negated = doubts[i].tolist()
            out.append(Answer(low, own, likely[i, :, 0], times, float(chances[0]), changes[i], hedged, negated))
        return out


def _softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    raised /= raised.sum(axis=-1, keepdims=True)
    return raised


def _side_by_side(weight: Floats) -> Floats:
    """(channels, 3 · channels): what a word gives the one before it, itself and the one behind, from (out, in, 3)."""
    return np.ascontiguousarray(weight.transpose(1, 2, 0)).reshape(weight.shape[1], -1)


def _convolved(z: Floats, weight: Floats, step: int) -> Floats:
    """(numbers, words, channels), each word with those on either side at a distance of `step`."""
    count, width, size = z.shape
    before, here, after = (z.reshape(count * width, size) @ weight).reshape(count, width, 3, -1).transpose(2, 0, 1, 3)
    out: Floats = here.copy()
    out[:, step:] += before[:, :-step]
    out[:, :-step] += after[:, step:]
    return out
