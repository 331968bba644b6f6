"""Inputs: files, folders, globs, standard input; decoding; JSONL."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from arextract.corpus.decode import decode
from arextract.corpus.inputs import find_inputs
from arextract.corpus.readers import read_file
from arextract.corpus.rows import RawArticle
from arextract.errors import InputError, UsageError

TEXT = "بلغت الأرباح 5 ملايين دولار."


def _read(path: Path) -> list:
    return [item for file in find_inputs([path]) for item in read_file(file)]


def test_a_folder_is_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.jsonl", "a/.hidden.txt", "notes.png", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    assert [f.id for f in find_inputs([tmp_path])] == ["a/c", "a/z", "b"]


def test_globs_and_single_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [f.id for f in find_inputs([str(tmp_path / "*.txt"), tmp_path / "a.txt"])] == ["a", "b"]


@pytest.mark.parametrize("name", ["nowhere", "nothing*.txt"])
def test_what_does_not_exist_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        find_inputs([str(tmp_path / name)])


def test_a_folder_without_articles_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no articles"):
        find_inputs([tmp_path])


def test_a_link_out_of_the_folder_is_followed_only_when_asked(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "in.txt").write_text(TEXT)
    os.symlink(outside, folder / "link.txt")
    assert [f.id for f in find_inputs([folder])] == ["in"]
    assert [f.id for f in find_inputs([folder], follow_links=True)] == ["in", "link"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_decoding(data: bytes, encoding: str) -> None:
    assert decode(data, "x.txt") == (TEXT, encoding)


def test_line_ends_stay() -> None:
    assert decode("أ\r\nب\n".encode(), "x")[0] == "أ\r\nب\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (TEXT.encode("utf-8")[:-9] + b"\xff\xfe\xfd", "undecodable"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt")
    assert caught.value.code == code
    assert "\n" not in caught.value.detail


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    rows = [
        json.dumps(
            {"id": "one", "text": TEXT, "title": "عنوان", "published": "2025-01-02", "url": "https://x", "desk": 7}
        ),
        "{broken",
        json.dumps({"text": TEXT}),
        json.dumps([1]),
        json.dumps({"text": 3}),
        json.dumps({"text": "  "}),
        json.dumps({"text": TEXT, "published": "yesterday"}),
        '{"text": "أ \\ud800 ب"}',
    ]
    path.write_text("\n".join(rows) + "\n")
    items = _read(path)
    assert [type(i).__name__ for i in items] == [
        "RawArticle", "InputError", "RawArticle", "InputError", "InputError", "InputError", "RawArticle", "RawArticle",
    ]  # fmt: skip
    first = items[0]
    assert isinstance(first, RawArticle)
    assert (first.id, first.title, first.published, first.url, first.meta) == (
        "one", "عنوان", "2025-01-02", "https://x", {"desk": 7},
    )  # fmt: skip
    assert items[2].id == "batch/3"
    assert (items[6].published, items[6].meta) == (None, {"published": "yesterday"}) and items[6].warning
    assert items[1].code == "bad-json"
    assert items[1].source.endswith("batch.jsonl:2")
    assert items[-1].text == "أ \ufffd ب"


def test_unreadable_and_unknown_files(tmp_path: Path) -> None:
    png = tmp_path / "x.png"
    png.write_bytes(b"%PNG")
    assert _read(png)[0].code == "unknown-format"
    file = find_inputs([png])[0]
    png.unlink()
    os.symlink(tmp_path / "gone.txt", tmp_path / "dangling.txt")
    assert file.source.endswith("x.png")
    assert _read(tmp_path / "dangling.txt")[0].code == "unreadable"


@pytest.mark.parametrize("jsonl", [False, True])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, jsonl: bool) -> None:
    data = (json.dumps({"id": "a", "text": TEXT}) if jsonl else TEXT).encode()

    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    (item,) = [i for f in find_inputs(["-"]) for i in read_file(f)]
    assert (item.id, item.text) == ("a" if jsonl else "stdin", TEXT)
