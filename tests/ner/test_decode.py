import itertools

import numpy as np
import pytest

from arextract.ner.crf import marginals_rows, viterbi, viterbi_rows
from arextract.ner.features import allowed, tags_of


def marginals(emissions, transitions):
    return marginals_rows(emissions[:, None], [len(emissions)], transitions)[:, 0]


@pytest.mark.parametrize("seed", range(8))
def test_against_all_sequences(seed):
    rng = np.random.default_rng(seed)
    words, tags = int(rng.integers(1, 5)), 4
    emissions = rng.normal(0, 2, (words, tags)).astype(np.float32)
    steps = rng.normal(0, 2, (tags + 1, tags)).astype(np.float32)
    scores = {}
    for path in itertools.product(range(tags), repeat=words):
        total = steps[-1, path[0]] + sum(emissions[i, tag] for i, tag in enumerate(path))
        scores[path] = float(total + sum(steps[a, b] for a, b in itertools.pairwise(path)))
    assert viterbi(emissions, steps) == list(max(scores, key=scores.get))
    weights = {path: np.exp(score) for path, score in scores.items()}
    expected = np.zeros((words, tags))
    for path, weight in weights.items():
        expected[range(words), path] += weight / sum(weights.values())
    np.testing.assert_allclose(marginals(emissions, steps), expected, atol=1e-4)


def test_large_scores_stay_finite():
    emissions = np.array([[500, -500], [-500, 500], [900, 0]], dtype=np.float32)
    probabilities = marginals(emissions, np.zeros((3, 2), dtype=np.float32))
    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(1), 1, atol=1e-5)


def test_allowed_steps():
    tags = tags_of(["PER", "LOC"])
    table = allowed(tags)
    assert tags == ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    into = {
        tag: [before for before, ok in zip([*tags, "start"], table[:, j], strict=True) if ok]
        for j, tag in enumerate(tags)
    }
    assert into["I-PER"] == ["B-PER", "I-PER"]
    assert len(into["B-LOC"]) == 6


def test_rows_of_different_lengths_are_as_alone():
    rng = np.random.default_rng(3)
    lengths = [7, 1, 4]
    emissions = rng.normal(0, 2, (7, 3, 5)).astype(np.float32)
    steps = rng.normal(0, 2, (6, 5)).astype(np.float32)
    paths, likely = viterbi_rows(emissions, lengths, steps), marginals_rows(emissions, lengths, steps)
    for row, length in enumerate(lengths):
        alone = emissions[:length, row]
        assert paths[row] == viterbi(alone, steps)
        np.testing.assert_allclose(likely[:length, row], marginals(alone, steps), atol=1e-5)
