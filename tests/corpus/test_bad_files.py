"""Files that are damaged, hostile or odd: each costs its own line of errors and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arextract.corpus.inputs import gather
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import read_file, scan_file
from arextract.corpus.rows import RawArticle, Skipped, Unread
from arextract.errors import InputError

TEXT = "قالت وزارة المالية المصرية إن الإيرادات بلغت 5 ملايين دولار في العام الماضي، بزيادة كبيرة عن العام الذي سبقه."


def read(path: Path, **options: object) -> list[RawArticle | InputError]:
    return [item for file in gather([path]).files for item in read_file(file, ReadOptions(**options))]  # type: ignore[arg-type]


def codes(items: list[RawArticle | InputError]) -> list[str]:
    return [item.code if isinstance(item, InputError) else "ok" for item in items]


def zipped(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path.read_bytes()


def test_a_flipped_bit_in_a_stored_member(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "z.zip", {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    data[60] ^= 1
    (tmp_path / "z.zip").write_bytes(data)
    assert codes(read(tmp_path / "z.zip")) == ["unreadable", "ok"]


def test_a_damaged_lzma_member(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "z.zip", {"a.txt": TEXT.encode() * 9, "b.txt": TEXT.encode()}, zipfile.ZIP_LZMA))
    for at in range(50, 70):
        data[at] ^= 0xFF
    (tmp_path / "z.zip").write_bytes(data)
    assert codes(read(tmp_path / "z.zip")) == ["unreadable", "ok"]


def test_a_member_of_a_version_to_come(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "z.zip", {"a.txt": TEXT.encode()}))
    at = data.find(b"PK\x01\x02")
    data[at + 6 : at + 8] = struct.pack("<H", 99)
    (tmp_path / "z.zip").write_bytes(data)
    assert codes(read(tmp_path / "z.zip")) == ["bad-archive"]


@pytest.mark.parametrize("depth", [100, 490, 900, 5_000])
def test_rows_that_are_nested_deeply(tmp_path: Path, depth: int) -> None:
    rows = [
        json.dumps({"text": TEXT}),
        '{"text": "نص", "m": ' + "[" * depth + "]" * depth + "}",
        json.dumps({"text": TEXT}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert codes(read(tmp_path / "a.jsonl")) == ["ok", "too-deep", "ok"]


@pytest.mark.parametrize("name", ["punycode", "idna", "undefined", "base64", "rot13", "no-such", "unicode_escape"])
def test_a_page_with_an_odd_charset_is_read_by_its_bytes(tmp_path: Path, name: str) -> None:
    page = (
        f'<html><head><meta charset="{name}"></head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    assert isinstance(article, RawArticle) and TEXT in article.text and article.encoding == "utf-8"


def test_a_page_that_lies_about_its_charset(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    assert isinstance(article, RawArticle) and TEXT in article.text


def parquet(path: Path, **columns: pa.Array) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_odd_cells_of_parquet(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", text=pa.array([TEXT] * 2), published=pa.array([[1, 2], None]))
    assert [i.published for i in read(path) if isinstance(i, RawArticle)] == [None, None]
    far = pa.array([2**55, 1_700_000_000_000_000], pa.timestamp("us"))
    days = [
        i.published for i in read(parquet(path, text=pa.array([TEXT] * 2), published=far)) if isinstance(i, RawArticle)
    ]
    assert days == [None, "2023-11-14"]
    beyond = pa.array([2**62, 1_700_000_000_000_000], pa.timestamp("us"))
    assert codes(read(parquet(path, text=pa.array([TEXT] * 2), other=beyond))) == ["bad-row", "ok"]
    broken = pa.array([b"\xff\xfe", TEXT.encode()]).view(pa.string())
    assert codes(read(parquet(path, text=broken))) == ["bad-row", "ok"]
    ids = read(parquet(path, text=pa.array([TEXT] * 3), id=pa.array([1, None, 3])))
    assert [i.id for i in ids if isinstance(i, RawArticle)] == ["1", "a/2", "3"]


def test_rows_that_do_not_fit_the_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f'id,text\n1,"{TEXT}"\n2,قال الوزير, إن الربح 5%\n3,"نص",\n4\n\n5,"سطر\nسطر"\n', encoding="utf-8"
    )
    items = read(tmp_path / "a.csv")
    assert codes(items) == ["ok", "bad-row", "ok", "bad-row", "ok"]
    assert [i.text for i in items if isinstance(i, RawArticle)] == [TEXT, "نص", "سطر\nسطر"]
    assert "3 cells where the header has 2" in str(items[1])
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{TEXT}"\n2,"بلا نهاية\n3,نص\n', encoding="utf-8")
    assert codes(read(tmp_path / "a.csv")) == ["ok", "bad-csv"]
    (tmp_path / "a.csv").write_text("id,text,text\n1,نص,نص\n", encoding="utf-8")
    assert codes(read(tmp_path / "a.csv")) == ["bad-header"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1735689600000, "2025-01-01"), (1735689600, "2025-01-01"), ("1735689600123", "2025-01-01"),
        (1735689600000000000, "2025-01-01"), (20250131, "2025-01-31"), ("20250131", "2025-01-31"),
        ("2025-01-31T23:00:00+02:00", "2025-01-31"), (1735689600.0, "2025-01-01"), ("", None), (None, None),
        (2025, "bad"), (16720101, "bad"), (99999999, "bad"), (123456, "bad"), (True, "bad"), ("0001-01-01", "bad"),
        ([1], "bad"), ({"a": 1}, "bad"), (10**30, "bad"), ("2025-1-1", "2025-01-01"), ("yesterday", "bad"),
    ],
)  # fmt: skip
def test_dates_are_converted_or_left_out(tmp_path: Path, value: object, day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": value}))
    (item,) = read(tmp_path / "a.jsonl")
    if day == "bad":
        assert isinstance(item, RawArticle) and (item.published, item.published_by) == (None, None)
        assert item.warning and "cannot be read" in item.warning
    else:
        assert isinstance(item, RawArticle) and item.published == day
        assert item.published_by == ("field" if day else None)


def page(head: str = "", before: str = "", after: str = "") -> str:
    return f"<html><head><title>ع</title>{head}</head><body>{before}<article><h1>عنوان</h1><p>{TEXT}</p><p>{TEXT}</p></article>{after}</body></html>"


@pytest.mark.parametrize(
    ("html", "day", "by"),
    [
        (page(after="<footer>© 2014 جميع الحقوق محفوظة</footer>"), None, None),
        (page(after="<div class='copyright'>© 2001-2014 شركة. آخر تحديث 2014-05-06</div>"), None, None),
        (page(head='<meta name="copyright" content="2014">'), None, None),
        (page(head='<meta property="og:updated_time" content="2014-05-06">'), None, None),
        (page(head='<link rel="canonical" href="https://x.y/2014/05/06/a">'), None, None),
        (page(head='<meta property="article:published_time" content="2024-05-06T10:00:00Z">'), "2024-05-06", "metadata"),
        (page(head='<meta name="pubdate" content="2024-05-06">', after="<footer>© 2014</footer>"), "2024-05-06", "metadata"),
        (page(head='<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-05-06T01:00"}]}</script>'), "2024-05-06", "json-ld"),
        (page(head='<script type="application/ld+json">{broken</script>'), None, None),
        (page(before='<time datetime="2024-05-06T10:00">أمس</time>'), "2024-05-06", "time"),
        (page(after='<aside><time datetime="2019-05-06">خبر آخر</time></aside>'), None, None),
        (page(before='<div class="article-date">الأربعاء، 28 آب/أغسطس 2013</div>', after="<footer>© 2014</footer>"), "2013-08-28", "line"),
        (page(before='<span class="date">2013</span>'), None, None),
        (page(after="<div class='comments'><span class='date'>28 أغسطس 2013</span></div>"), None, None),
    ],
)  # fmt: skip
def test_the_date_of_a_page_is_what_it_states(tmp_path: Path, html: str, day: str | None, by: str | None) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    assert isinstance(article, RawArticle) and (article.published, article.published_by) == (day, by)


def test_a_small_file_that_expands_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"x\n" * 500_000))
    assert codes(read(tmp_path / "a.jsonl.gz"))[-1] == "too-many-errors"
    assert len(read(tmp_path / "a.jsonl.gz")) < 1_100
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b" " * 50_000_000))
    assert codes(read(tmp_path / "a.jsonl.gz")) == ["bomb"]
    many = "\n".join(
        json.dumps({"text": TEXT}) + "\nbroken" for _ in range(2_000)
    )  # broken and good by turns: all are read
    (tmp_path / "b.jsonl").write_text(many)
    assert len(read(tmp_path / "b.jsonl")) == 4_000


def test_members_that_lie_over_each_other(tmp_path: Path) -> None:
    data = zipped(tmp_path / "z.zip", {"a.txt": TEXT.encode()})
    at, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry = data[at:end]
    many = b"".join(entry.replace(b"a.txt", f"{chr(97 + i)}.txt".encode()) for i in range(20))
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 20, 20)
    tail[12:16] = struct.pack("<I", len(many))
    (tmp_path / "z.zip").write_bytes(data[:at] + many + bytes(tail))
    assert codes(read(tmp_path / "z.zip")) == ["bomb"]


def test_a_zip_of_tables_and_what_it_skips(tmp_path: Path) -> None:
    table = io.BytesIO()
    pq.write_table(pa.table({"text": [TEXT]}), table)
    zipped(
        tmp_path / "z.zip",
        {
            "a.csv": f"text\n{TEXT}\n".encode(),
            "b.jsonl.gz": gzip.compress(json.dumps({"text": TEXT}).encode()),
            "c.parquet": table.getvalue(),
            "d.doc": b"x",
            "e.zip": b"x",
        },
    )
    items = list(scan_file(gather([tmp_path / "z.zip"]).files[0]))
    assert [i.id for i in items if isinstance(i, RawArticle)] == ["z/a/1", "z/b/1", "z/c/1"]
    assert [i.kind for i in items if isinstance(i, Skipped)] == [".doc", ".zip"]


def test_what_a_folder_holds_besides(tmp_path: Path) -> None:
    for name in ("a.txt", "b.doc", "c.rtf", "d.RTF", "e"):
        (tmp_path / name).write_text(TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found = gather([tmp_path], follow_links=True)
    assert [f.id for f in found.files] == ["a"]
    assert sorted(s.kind for s in found.skipped) == [".doc", ".rtf", ".rtf", "without suffix"]
    assert [e.code for e in found.errors] == ["not-a-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read anything")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "closed").mkdir(mode=0)
    assert [e.code for e in gather([tmp_path]).errors] == ["unreadable"]


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "closed").mkdir()
    usual = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return usual(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = gather([tmp_path])
    assert [f.id for f in found.files] == ["a"]
    assert [(e.code, e.detail) for e in found.errors] == [
        ("unreadable", "the folder cannot be read: Permission denied")
    ]


def test_a_line_over_the_limit_costs_itself(tmp_path: Path) -> None:
    rows = [json.dumps({"text": TEXT}), json.dumps({"text": TEXT * 40}), json.dumps({"text": TEXT})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert codes(read(tmp_path / "a.jsonl", max_bytes=2_000)) == ["ok", "too-large", "ok"]


def test_numbers_of_any_size_pass_through_as_every_reader_can_hold_them(tmp_path: Path) -> None:
    row = f'{{"text": "نص", "a": {2**70}, "b": 1e999, "c": NaN, "d": -5, "e": {2**63 - 1}}}'
    (tmp_path / "a.jsonl").write_text(row)
    (item,) = read(tmp_path / "a.jsonl")
    assert isinstance(item, RawArticle)
    assert item.meta == {"a": str(2**70), "b": None, "c": None, "d": -5, "e": 2**63 - 1}
    (tmp_path / "a.jsonl").write_text('{"text": "نص", "a": 1' + "0" * 5_000 + "}")
    assert codes(read(tmp_path / "a.jsonl")) == ["bad-json"]


def test_documents_are_read_where_they_are_worked_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (item,) = scan_file(gather([tmp_path / "a.txt"]).files[0])
    assert isinstance(item, Unread)


def test_a_page_with_thousands_of_attributes_is_read_in_no_time(tmp_path: Path) -> None:
    attributes = " ".join(f'a{i}="x"' for i in range(50_000))
    text = "قالت وزارة المالية إن الإيرادات بلغت 5 ملايين دولار في مارس 2023، بزيادة كبيرة عن العام السابق. " * 5
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><div {attributes}><article><p>{text}</p></article></div></body></html>", encoding="utf-8"
    )
    began = time.process_time()
    (article,) = read(path)
    assert isinstance(article, RawArticle)
    assert "5 ملايين دولار" in article.text
    assert time.process_time() - began < 10
