"""The name tagger in numpy: word features → BiLSTM → linear-chain CRF.

Every sentence is computed on its own, so tags and scores never depend on what is tagged beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import store
from arextract.ner.conll import Score, span_scores
from arextract.ner.decode import marginals, viterbi
from arextract.ner.features import Gazetteer, Vocabulary, allowed, tags_of

Floats = NDArray[np.float32]
_FORBIDDEN = -1e4
_CACHED_FORMS = 20_000


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
        out: list[list[tuple[str, float]]] = []
        for sentence in sentences:
            if not sentence:
                out.append([])
                continue
            weight, bias, steps = self._outputs[name]
            emissions = self._hidden(sentence) @ weight + bias
            chosen = viterbi(emissions, steps)
            likely = marginals(emissions, steps)
            out.append([(tags[i], round(float(row[i]), 4)) for i, row in zip(chosen, likely, strict=True)])
        return out

    def scores(self, sentences: Sequence[Sequence[tuple[str, str]]], head: str | None = None) -> list[Score]:
        """Exact-span scores on sentences of (word, gold tag) pairs."""
        said = self.tag([[word for word, _ in sentence] for sentence in sentences], head)
        return span_scores(
            ([tag for _, tag in gold], [tag for tag, _ in ours]) for gold, ours in zip(sentences, said, strict=True)
        )

    def _hidden(self, sentence: Sequence[str]) -> Floats:
        known = self._forms
        found = [known.get(word) or self._form(word) for word in sentence]
        values = np.concatenate(
            [np.stack([vector for vector, _ in found]), self._gazetteer.match([stem for _, stem in found])], axis=1
        )
        for layer in self._layers:
            values = layer(values)
        return values

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

    def __call__(self, values: Floats) -> Floats:
        size, hidden = len(values), self._recurrent.shape[1]
        steps = np.empty((size, 2, 1, 4 * hidden), dtype=np.float32)
        steps[:, 0, 0] = values @ self._inputs[0] + self._biases[0]
        steps[:, 1, 0] = values[::-1] @ self._inputs[1] + self._biases[1]
        out = np.empty((size, 2, 1, hidden), dtype=np.float32)
        cell = np.zeros((2, 1, hidden), dtype=np.float32)
        state = np.zeros((2, 1, hidden), dtype=np.float32)
        recurrent, tanh, matmul = self._recurrent, np.tanh, np.matmul
        for t in range(size):
            gates = tanh(matmul(state, recurrent) + steps[t])
            gates[..., : 3 * hidden] += 1
            cell = (
                gates[..., hidden : 2 * hidden] * cell + gates[..., :hidden] * gates[..., 3 * hidden :]
            ) * np.float32(0.5)
            state = out[t] = tanh(cell) * gates[..., 2 * hidden : 3 * hidden] * np.float32(0.5)
        return np.concatenate([out[:, 0, 0], out[::-1, 1, 0]], axis=1)


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
