"""Marked sentences: spans, words with tags, and the marks that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.training.marked import Marked, MarkError, bio, cleaned, conll, main, names, parse, read

SHIPPED = Path(__file__).parents[2] / "training_data" / "ner"


def test_spans_leave_proclitics_out() -> None:
    marked = parse("قالت [أبل|ORG] ل[لصين|LOC] وب[آيفون 17|PRODUCT].")
    assert marked.text == "قالت أبل للصين وبآيفون 17."
    assert [marked.text[a:b] for a, b, _ in marked.spans] == ["أبل", "لصين", "آيفون 17"]
    assert [label for *_, label in marked.spans] == ["ORG", "LOC", "PRODUCT"]


def test_words_carry_their_proclitics() -> None:
    assert bio(parse("و[أوبن إيه آي|ORG] ([OpenAI|ORG]) ب[الصين|LOC]")) == [
        ("وأوبن", "B-ORG"),
        ("إيه", "I-ORG"),
        ("آي", "I-ORG"),
        ("(", "O"),
        ("OpenAI", "B-ORG"),
        (")", "O"),
        ("بالصين", "B-LOC"),
    ]


def test_neighbouring_names_stay_two() -> None:
    assert [tag for _, tag in bio(parse("[كوين|PRODUCT] [Qwen|PRODUCT]"))] == ["B-PRODUCT", "B-PRODUCT"]


def test_words_keep_hyphens_points_and_a_final_plus() -> None:
    assert [word for word, _ in bio(parse("[أوبك+|ORG]، [GPT-4.1|PRODUCT] و[كوفيد-19|MISC]."))] == [
        "أوبك+",
        "،",
        "GPT-4.1",
        "وكوفيد-19",
        ".",
    ]


def test_a_hyphen_between_arabic_letters_parts_words() -> None:
    assert bio(parse("[كركوك|LOC]-[جيهان|LOC] إف-35")) == [
        ("كركوك", "B-LOC"),
        ("-", "O"),
        ("جيهان", "B-LOC"),
        ("إف-35", "O"),
    ]


def test_words_are_clean_text() -> None:
    marked = cleaned(parse("لـ«[نُفيديا|ORG]» ١٫٥"))
    assert marked == Marked('ل"نفيديا" 1.5', ((2, 8, "ORG"),))
    assert bio(parse("لـ[نُفيديا|ORG]")) == [("لنفيديا", "B-ORG")]


@pytest.mark.parametrize(
    "line",
    [
        "[أبل|ORG",
        "أبل|ORG]",
        "[شركة [أبل|ORG]|ORG]",
        "[أبل]",
        "[أبل|ORGANISATION]",
        "[|ORG]",
        "[أبل |ORG]",
        "[أبل|تفاح|ORG]",
        "قا[أبل|ORG]",
        "[تون|LOC]سي",
        "[A|PER]-[B|PER]",
    ],
)
def test_bad_marks_are_refused_with_the_line_number(line: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
    with pytest.raises(MarkError, match=r"bad\.txt, line 3: "):
        list(read(file))


def test_main_prints_conll_and_refuses_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("[أبل|ORG]\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "أبل\tB-ORG\n\n"
    (tmp_path / "b.txt").write_text("[أبل|X]\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main([str(tmp_path)])
    assert stop.value.code == 1
    assert "b.txt, line 1" in capsys.readouterr().err


def test_shipped_sentences_are_readable_and_written_once() -> None:
    sentences = list(read(SHIPPED))
    texts = [marked.text for marked in sentences]
    # Bylines and footers («المصدر: الجزيرة + وكالات») are sentences of their own, and the press writes them again and again.
    told = [text for text in texts if len(text.split()) > 5]
    assert len(told) == len(set(told))
    assert all(counts for counts in names(sentences).values())
    assert list(conll(sentences))
