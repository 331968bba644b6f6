"""The parts of the training that need no torch."""

from __future__ import annotations

from collections import Counter

from arextract.translit.training import pairs
from arextract.translit.training.align import Aligner
from arextract.translit.training.back import Backward
from arextract.translit.training.ngram import END, START, fit

PAIRS = [
    ("محمد", "mohammed"),
    ("سالم", "salem"),
    ("مارك", "mark"),
    ("مارتن", "martin"),
    ("كريم", "karim"),
    ("سلمى", "salma"),
]


def test_alignment_covers_both_words() -> None:
    aligner = Aligner()
    history = aligner.fit(PAIRS * 3, 4)
    assert history[-1] > history[1]
    for arabic, latin in PAIRS:
        best = aligner.best(arabic, latin)
        assert best is not None
        assert ("".join(a for a, _ in best[1]), "".join(b for _, b in best[1])) == (arabic, latin)
        assert all(len(a) == 1 for a, _ in best[1])
    assert aligner.best("ب", "zzzzzzzzz") is None


def test_ngram_tree() -> None:
    tables = fit([[2, 3, 4], [2, 3, 5], [2, 4]], 6, 3)
    assert len(tables.key) == len(tables.logp) == len(tables.backoff) == len(tables.suffix)
    assert all(value <= 0 for value in tables.logp)
    assert START in tables.key and END < 2


def test_backward_spells_in_arabic() -> None:
    aligner = Aligner()
    aligner.fit(PAIRS * 3, 4)
    cuts = [best[1] for arabic, latin in PAIRS * 4 if (best := aligner.best(arabic, latin))]
    found = Backward(cuts, 3).spell("mark")
    assert found and "".join(b for _, b in found[0][1]) == "mark"


def test_taught_words() -> None:
    lines = pairs.taught(Counter({("محمد", "mohammed"): 9, ("محمد", "mohamed"): 6, ("ناي", "x"): 1}), 2)
    assert lines == ["محمد\tmohammed|mohamed"]
