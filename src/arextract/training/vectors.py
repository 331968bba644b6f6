"""Word vectors of stems, trained on raw text with word2vec's skip-gram (needs gensim)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.training.raw import raw_sentences, stems


def train_vectors(
    paths: Iterable[Path],
    *,
    extra: Iterable[list[str]] = (),
    size: int = 128,
    window: int = 3,
    epochs: int = 6,
    min_count: int = 4,
    negative: int = 8,
    workers: int = 1,
    seed: int = 1,
    most: int | None = None,
) -> tuple[list[str], NDArray[np.float32], NDArray[np.int64]]:
    """Stems, most frequent first, their vectors (n, size), and how often each occurs.

    `extra` holds further sentences (surface words). With one worker the same input gives the same vectors. No more than the
    `most` frequent stems are kept.
    """
    from gensim.models import Word2Vec

    corpus = [stems(sentence) for path in paths for sentence in raw_sentences(path)]
    corpus += [stems(sentence) for sentence in extra]
    model: Any = Word2Vec(
        corpus, vector_size=size, window=window, epochs=epochs, min_count=min_count, negative=negative,
        sg=1, sample=1e-4, alpha=0.035, workers=workers, seed=seed,
    )  # fmt: skip
    words = list(model.wv.index_to_key)[:most]
    counts = np.array([model.wv.get_vecattr(word, "count") for word in words], dtype=np.int64)
    return words, np.asarray(model.wv.vectors[: len(words)], dtype=np.float32), counts
