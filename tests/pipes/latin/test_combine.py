"""Which spellings of a name's words go together."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.pipes.latin.combine import Piece, Together, combine

GREEN: list[Piece] = [[("Tomas", 0.5), ("Thomas", 0.4)], [("Grin", 0.5), ("Greene", 0.3), ("Green", 0.2)]]


def known(*names: str) -> Together:
    def together(pairs: Sequence[tuple[str, str]]) -> list[bool]:
        return [" ".join(pair) in names for pair in pairs]

    return together


def texts(pieces: list[Piece], *names: str) -> list[str]:
    return [candidate.text for candidate in combine(pieces, known(*names), "x")]


def test_the_best_of_each_where_nobody_is_known() -> None:
    found = combine(GREEN, None, "x")
    assert found[0].text == "Tomas Grin"
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert {c.text for c in found} == {"Tomas Grin", "Thomas Grin", "Tomas Greene", "Tomas Green"}


def test_a_pair_that_somebody_bears_leads() -> None:
    assert texts(GREEN, "Thomas Greene")[0] == "Thomas Greene"
    assert texts(GREEN, "Thomas Greene", "Thomas Green")[0] == "Thomas Greene"
    assert texts(GREEN, "Someone Else")[0] == "Tomas Grin"


def test_three_words_are_joined_pair_by_pair() -> None:
    pieces: list[Piece] = [[("Jon", 0.6), ("John", 0.4)], [("Fitzgerald", 0.9)], [("Kenedi", 0.7), ("Kennedy", 0.3)]]
    assert texts(pieces, "John Fitzgerald", "Fitzgerald Kennedy")[0] == "John Fitzgerald Kennedy"


def test_a_score_stays_below_one_and_one_word_needs_no_pair() -> None:
    assert all(c.score <= 0.95 for c in combine(GREEN, lambda pairs: [True] * len(pairs), "x"))
    assert texts([[("Qwen", 0.8), ("Quin", 0.3)]], "Qwen") == ["Qwen", "Quin"]
