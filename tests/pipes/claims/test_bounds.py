"""Long sentences are read in parts that leave no letter out and cut no span."""

from __future__ import annotations

from arextract.pipes.claims.bounds import LONGEST, bounded


def _parts(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return list(bounded(text, [(0, len(text))], spans))


def test_a_sentence_of_common_length_stays_whole() -> None:
    text = "بلغت الأرباح 5 ملايين، " * 40
    assert _parts(text, []) == [(0, len(text))]


def test_a_long_sentence_is_cut_behind_commas_and_nothing_is_left_out() -> None:
    text = "بلغت الأرباح 5 ملايين، " * 1_000
    parts = _parts(text, [])
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(text[start:end].endswith("، ") for start, end in parts)
    assert max(end - start for start, end in parts) <= LONGEST


def test_no_span_is_cut() -> None:
    text = "و" * 3 * LONGEST
    assert _parts(text, [(LONGEST - 5, LONGEST + 5)])[0] == (0, LONGEST + 5)
    assert _parts(text, [(0, len(text))]) == [(0, len(text))]
    assert _parts(text, [(0, LONGEST + 9), (LONGEST + 4, LONGEST + 30)])[0] == (0, LONGEST + 30)
