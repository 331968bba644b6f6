"""The names tables, the lexicon's keys, and the errors of a user's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import TableError, table
from arextract.gazetteer.name_lexicon import COLUMNS, FLAGS, LABELS, TABLES, entry_of, key
from arextract.pipes.entities import Lexicon, find


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_sound(name: str) -> None:
    for row in table(f"names/{name}"):
        entry = entry_of(row)
        assert set(entry.labels) <= LABELS and entry.labels, row
        assert entry.arabic and entry.latin and entry.source, row
        assert entry.flags <= FLAGS, row
        assert all(len(key(form)) > 1 for form in entry.arabic), row
        assert not any(c in form for form in entry.arabic for c in "ًٌٍَُِّْـ"), row


def test_no_key_has_two_rows() -> None:
    seen: dict[str, dict[str, str]] = {}
    clashes = []
    for name in TABLES:
        for row in table(f"names/{name}"):
            for form in row["arabic"].split("|"):
                other = seen.setdefault(key(form), row)
                if other is not row:
                    clashes.append((form, other["label"], row["label"]))
    assert not clashes


def test_there_are_thousands_of_rows() -> None:
    assert sum(len(table(f"names/{name}")) for name in TABLES) > 4000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أوبن إيه آي", "اوبن أي آي"),
        ("أوبن إيه آي", "أوبن ايه اي"),
        ("عبد الله", "عبدالله"),
        ("DeepSeek-R1", "deepseek r1"),
        ("الإسكندرية", "الاسكندريه"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_lookup() -> None:
    lexicon = Lexicon.load()
    qwen = lexicon.lookup("كوين")
    assert qwen is not None and qwen.latin[0] == "Qwen" and lexicon.lookup("Qwen") is not None
    assert lexicon.lookup("الصين") is not None and lexicon.lookup("لا شيء من هذا") is None


def test_countries_come_from_cldr() -> None:
    entry = Lexicon.load().lookup("أوزبكستان")
    assert entry is not None and entry.source == "CLDR" and entry.latin == ("Uzbekistan",)


def test_user_rows_win(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("label\tarabic\tlatin\nORG\tكوين|شركة كوين\tQueen Ltd\n", encoding="utf-8")
    lexicon = Lexicon.load(path)
    entry = lexicon.lookup("كوين")
    assert entry is not None and entry.latin == ("Queen Ltd",)
    assert [n.label for n in find("طرحت كوين أسهمها", lexicon=lexicon)] == ["ORG"]


def test_user_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("label\tarabic\tlatin\tsource\tflags\nPRODUCT\tزيلوتك\tZelotek\tus\t\n", encoding="utf-8")
    assert len(Lexicon.load(path, package=False)) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no header row"),
        ("name\tarabic\nORG\tكوين\n", "no column label, latin"),
        ("label\tarabic\tlatin\nFIRM\tكوين\tQwen\n", "label 'FIRM' is not one of"),
        ("label\tarabic\tlatin\nORG\t\t\n", "neither an Arabic nor a Latin form"),
        ("label\tarabic\tlatin\nORG\tو\tW\n", "too short"),
        ("label\tarabic\tlatin\tsource\tflags\nORG\tكوين\tQwen\tus\tsure\n", "unknown flag sure"),
        ("label\tarabic\tlatin\nORG\tكوين\tQwen\tus\textra\n", "line 2"),
    ],
)
def test_errors_name_the_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=message) as caught:
        Lexicon.load(path)
    assert "mine.tsv" in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Lexicon.load(tmp_path / "none.tsv")


def test_header_is_as_documented() -> None:
    for name in TABLES:
        assert set(COLUMNS) <= set(table(f"names/{name}")[0])
