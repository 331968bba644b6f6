"""The name tagger in numpy: word features → BiLSTM → linear-chain CRF.

Sentences are computed side by side in matrices of one fixed number of rows, so that a sentence's tags and scores do not
depend on what is tagged beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import store
from arextract.ner.conll import Score, span_scores
from arextract.ner.decode import marginals_rows, viterbi_rows
from arextract.ner.features import Gazetteer, Vocabulary, allowed, tags_of

Floats = NDArray[np.float32]
_FORBIDDEN = -1e4
_CACHED_FORMS = 20_000
ROWS = 8
"""Sentences that are computed side by side; matrices always have so many rows, so that none depends on the others."""


class Model:
    """A loaded name model. `heads` are its output layers by name, `default` the one with the project's own labels."""

    def __init__(self, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
        self.meta = meta
        self.default: str = meta["default"]
        self.heads: dict[str, list[str]] = meta["heads"]
        self._tags = {name: tags_of(labels) for name, labels in self.heads.items()}
        persons = store.bytes_to_lines(arrays["persons"])
        self._vocabulary = Vocabulary(
            store.bytes_to_lines(arrays["words"]), dict(zip(persons, arrays["person_bits"].tolist(), strict=True))
        )
        self._gazetteer = Gazetteer.of_lines(store.bytes_to_lines(arrays["gazetteer"]))
        self._vectors, self._scales = arrays["vectors"], arrays["vector_scales"].astype(np.float32)
        net = {name[4:]: value.astype(np.float32) for name, value in arrays.items() if name.startswith("net.")}
        filters = net["conv.weight"]  # (filters, char size, 3)
        self._chars = net["chars.weight"]
        self._conv = np.ascontiguousarray(filters.transpose(2, 1, 0).reshape(-1, filters.shape[0]))
        self._conv_bias = net["conv.bias"]
        self._proclitics, self._shapes = net["proclitics.weight"], net["shapes.weight"]
        self._layers = [_Layer(net, i) for i in range(int(meta["network"]["layers"]))]
        self._outputs: dict[str, tuple[Floats, Floats, Floats]] = {}
        for name, tags in self._tags.items():
            steps = net[f"heads.{name}.transitions"] + np.where(allowed(tags), 0, _FORBIDDEN).astype(np.float32)
            weight = np.ascontiguousarray(net[f"heads.{name}.linear.weight"].T)
            self._outputs[name] = (weight, net[f"heads.{name}.linear.bias"], steps)
        self._forms: dict[str, tuple[Floats, str]] = {}

    def tag(self, sentences: Sequence[Sequence[str]], head: str | None = None) -> list[list[tuple[str, float]]]:
        """One (BIO tag, probability) for each word of each sentence.

        Words are surface words of clean text with their proclitics, punctuation apart. The probability is that of the
        tag at this word given the whole sentence, rounded to four decimals. `head` names another output layer than the
        project's own. Raises `KeyError` for a head that the model lacks.
        """
        name = head or self.default
        tags = self._tags[name]
        weight, bias, steps = self._outputs[name]
        out: list[list[tuple[str, float]]] = [[] for _ in sentences]
        order = sorted((i for i, sentence in enumerate(sentences) if sentence), key=lambda i: len(sentences[i]))
        for start in range(0, len(order), ROWS):
            group = order[start : start + ROWS]
            hidden = self._hidden([sentences[i] for i in group])
            lengths = [len(sentences[i]) for i in group]
            emissions = hidden @ weight + bias
            likely = marginals_rows(emissions, lengths + [1] * (ROWS - len(group)), steps)
            for row, (i, chosen) in enumerate(zip(group, viterbi_rows(emissions, lengths, steps), strict=True)):
                scores = likely[range(len(chosen)), row, chosen].tolist()
                out[i] = [(tags[tag], round(score, 4)) for tag, score in zip(chosen, scores, strict=True)]
        return out

    def scores(self, sentences: Sequence[Sequence[tuple[str, str]]], head: str | None = None) -> list[Score]:
        """Exact-span scores on sentences of (word, gold tag) pairs."""
        said = self.tag([[word for word, _ in sentence] for sentence in sentences], head)
        return span_scores(
            ([tag for _, tag in gold], [tag for tag, _ in ours]) for gold, ours in zip(sentences, said, strict=True)
        )

    def _hidden(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """(longest sentence, `ROWS`, 2 · hidden); rows past the last sentence, and words past a sentence's, mean nothing."""
        values = [self._inputs(sentence) for sentence in sentences]
        for layer in self._layers[:-1]:
            rows = layer(values)
            values = [rows[: len(value), i] for i, value in enumerate(values)]
        return self._layers[-1](values)

    def _inputs(self, sentence: Sequence[str]) -> Floats:
        known = self._forms
        found = [known.get(word) or self._form(word) for word in sentence]
        vectors = np.stack([vector for vector, _ in found])
        return np.concatenate([vectors, self._gazetteer.match([stem for _, stem in found])], axis=1)

    def _form(self, word: str) -> tuple[Floats, str]:
        features = self._vocabulary.features(word)
        letters = self._chars[features.chars]
        windows = np.concatenate([letters[:-2], letters[1:-1], letters[2:]], axis=1)
        convolved = np.maximum((windows @ self._conv + self._conv_bias).max(0), 0)
        if features.row:
            vector = self._vectors[features.row - 1] * self._scales[features.row - 1]
        else:
            vector = np.zeros(self._vectors.shape[1], dtype=np.float32)
        parts = [vector, convolved, self._proclitics[features.proclitics], self._shapes[features.shape], features.flags]
        if len(self._forms) >= _CACHED_FORMS:
            self._forms.clear()
        made = self._forms[word] = (np.concatenate(parts), features.stem)
        return made


class _Layer:
    """One bidirectional LSTM layer. Gates are stored as i f o g, the first three halved: σ(x) = ½ + ½ tanh(x / 2)."""

    def __init__(self, net: dict[str, Floats], number: int) -> None:
        def pair(name: str) -> list[Floats]:
            return [_gates(net[f"lstm.{name}_l{number}{end}"]) for end in ("", "_reverse")]

        self._inputs = [np.ascontiguousarray(w.T) for w in pair("weight_ih")]
        self._biases = [a + b for a, b in zip(pair("bias_ih"), pair("bias_hh"), strict=True)]
        self._recurrent = np.ascontiguousarray(np.stack([w.T for w in pair("weight_hh")]))

    def __call__(self, values: Sequence[Floats]) -> Floats:
        """At most `ROWS` sentences (words, width) → (longest, `ROWS`, 2 · hidden)."""
        longest, hidden = max(map(len, values)), self._recurrent.shape[1]
        steps = np.zeros((longest, 2, ROWS, 4 * hidden), dtype=np.float32)
        for row, value in enumerate(values):
            steps[: len(value), 0, row] = value @ self._inputs[0] + self._biases[0]
            steps[: len(value), 1, row] = value[::-1] @ self._inputs[1] + self._biases[1]
        out = np.empty((longest, 2, ROWS, hidden), dtype=np.float32)
        cell = np.zeros((2, ROWS, hidden), dtype=np.float32)
        state = np.zeros((2, ROWS, hidden), dtype=np.float32)
        half, recurrent, tanh, matmul = np.float32(0.5), self._recurrent, np.tanh, np.matmul
        for t in range(longest):
            gates = matmul(state, recurrent)
            gates += steps[t]
            tanh(gates, out=gates)
            gates[..., : 3 * hidden] += 1
            gates[..., : 3 * hidden] *= half
            cell *= gates[..., hidden : 2 * hidden]
            cell += gates[..., :hidden] * gates[..., 3 * hidden :]
            state = out[t] = tanh(cell) * gates[..., 2 * hidden : 3 * hidden]
        both = np.empty((longest, ROWS, 2 * hidden), dtype=np.float32)
        both[..., :hidden] = out[:, 0]
        for row, value in enumerate(values):
            both[: len(value), row, hidden:] = out[: len(value), 1, row][::-1]
            both[len(value) :, row, hidden:] = 0
        both[:, len(values) :, hidden:] = 0
        return both


def _gates(weight: Floats) -> Floats:
    """Torch's gate order i f g o → i f o g, the sigmoid gates halved."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i * 0.5, f * 0.5, o * 0.5, g]).astype(np.float32)


def load_model(path: str | Path | None = None) -> Model:
    """The model in the folder `path`, or the shipped one.

    Raises `FileNotFoundError` where there is none and `arextract.ner.store.ModelError` where it is damaged.
    """
    if path is None:
        from arextract.resources import model

        path = model("ner")
    return Model(*store.read(path))
