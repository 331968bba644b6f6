"""Pages, legacy encodings, compressed files, tables and archives, and what hostile ones try."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from arextract.corpus.inputs import find_inputs
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import read_file
from arextract.corpus.rows import RawArticle
from arextract.errors import InputError, UsageError

TEXT = "قالت وزارة المالية المصرية إن الإيرادات بلغت 5 ملايين دولار في العام الماضي، بزيادة كبيرة عن العام الذي سبقه."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="%s"><title>إيرادات مصر</title>
<meta property="article:published_time" content="2024-05-06T10:00:00+02:00">
<link rel="canonical" href="https://news.example/2024/05/06/revenue"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/x">اقتصاد</a></nav><article><h1>إيرادات مصر</h1><p>{TEXT}</p><p>{TEXT} وأضافت الوزارة أن
النمو مستمر.</p><script>alert(1)</script></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def _read(path: Path, **options: object) -> list[RawArticle | InputError]:
    return [item for file in find_inputs([path]) for item in read_file(file, ReadOptions(**options))]  # type: ignore[arg-type]


def _articles(items: list[RawArticle | InputError]) -> list[RawArticle]:
    assert all(isinstance(i, RawArticle) for i in items), items
    return [i for i in items if isinstance(i, RawArticle)]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6"])
def test_a_page_gives_its_main_text_title_date_and_address(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes((PAGE % encoding).encode(encoding))
    (article,) = _articles(_read(path))
    assert TEXT in article.text
    assert "الحقوق" not in article.text and "alert" not in article.text
    assert (article.title, article.published) == ("إيرادات مصر", "2024-05-06")
    assert article.url == "https://news.example/2024/05/06/revenue"
    assert article.id == "page"


def test_a_page_without_text(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<html><body></body></html>")
    (error,) = _read(tmp_path / "x.html")
    assert isinstance(error, InputError) and error.code in ("no-text", "bad-html")


def test_a_page_reads_no_file_and_no_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><article><p>{TEXT} &x;</p><p>{TEXT}</p></article></body></html>'
    (tmp_path / "x.html").write_text(page)
    (article,) = _articles(_read(tmp_path / "x.html"))
    assert "SECRET" not in article.text


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_legacy_encodings_are_found_and_stated(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "old.txt").write_bytes(TEXT.encode(encoding))
    (article,) = _articles(_read(tmp_path / "old.txt"))
    assert (article.text, article.encoding) == (TEXT, encoding)


def test_latin_bytes_are_not_taken_for_arabic(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Le président français a été élu à l'étranger, déjà".encode("latin-1"))
    (error,) = _read(tmp_path / "old.txt")
    assert isinstance(error, InputError) and error.code == "undecodable"


def test_a_stated_encoding_is_used(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("été".encode("latin-1"))
    (article,) = _articles(_read(tmp_path / "old.txt", encoding="latin-1"))
    assert article.text == "été"
    for unknown in ("no-such-encoding", "base64", "punycode"):
        with pytest.raises(UsageError, match="no encoding"):
            _read(tmp_path / "old.txt", encoding=unknown)


def test_compressed_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl.gz"
    path.write_bytes(gzip.compress(("\n".join(json.dumps({"id": f"a{i}", "text": TEXT}) for i in range(3))).encode()))
    assert [a.id for a in _articles(_read(path))] == ["a0", "a1", "a2"]
    path.write_bytes(path.read_bytes()[:-12])
    items = _read(path)
    assert isinstance(items[-1], InputError) and items[-1].code == "unreadable"
    path.write_bytes(b"not gzip")
    assert isinstance(_read(path)[0], InputError)


def test_csv_with_named_columns(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"body": [TEXT, "", TEXT], "key": ["x", "y", "z"], "day": ["2024-01-02", "", "never"], "desk": ["a", "b", "c"]}
    )
    frame.to_csv(tmp_path / "t.csv", index=False)
    items = _read(tmp_path / "t.csv", text_column="body", id_column="key", published_column="day")
    first = items[0]
    assert isinstance(first, RawArticle)
    assert (first.id, first.published, first.meta, first.text) == ("x", "2024-01-02", {"desk": "a"}, TEXT)
    assert [i.code for i in items[1:] if isinstance(i, InputError)] == ["empty"]
    assert isinstance(items[2], RawArticle) and (items[2].published, items[2].meta) == (
        None,
        {"day": "never", "desk": "c"},
    )
    (error,) = _read(tmp_path / "t.csv")
    assert isinstance(error, InputError) and "--text-column" in error.detail


def test_parquet(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "id": [7, 8],
            "text": [TEXT, TEXT],
            "published": pd.to_datetime(["2024-01-02", None]),
            "score": [0.5, float("nan")],
        }
    )
    frame.to_parquet(tmp_path / "t.parquet")
    one, two = _articles(_read(tmp_path / "t.parquet"))
    assert (one.id, one.published, one.meta) == ("7", "2024-01-02", {"score": 0.5})
    assert (two.id, two.published, two.meta) == ("8", None, {"score": None})
    json.dumps([one.meta, two.meta])
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 nonsense")
    (error,) = _read(tmp_path / "bad.parquet")
    assert isinstance(error, InputError) and error.code == "bad-parquet"


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_zip_of_texts(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "z.zip",
        {
            "b/two.txt": TEXT.encode(),
            "a.txt": TEXT.encode(),
            "c.png": b"x",
            "rows.jsonl": json.dumps({"text": TEXT}).encode(),
        },
    )
    assert [a.id for a in _articles(_read(path))] == ["z/a", "z/b/two", "z/rows/1"]


def test_hostile_zips(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "z.zip",
        {
            "../../evil.txt": TEXT.encode(),
            "/abs.txt": TEXT.encode(),
            "bomb.txt": b"0" * 20_000_000,
            "fine.txt": TEXT.encode(),
        },
    )
    items = _read(path)
    assert sorted(i.code for i in items if isinstance(i, InputError)) == ["bomb", "unsafe-path", "unsafe-path"]
    assert [i.id for i in items if isinstance(i, RawArticle)] == ["z/fine"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["z.zip"]
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 nothing")
    (error,) = _read(tmp_path / "no.zip")
    assert isinstance(error, InputError) and error.code == "bad-archive"


def test_limits(tmp_path: Path) -> None:
    path = _zip(tmp_path / "z.zip", {f"{i}.txt": TEXT.encode() for i in range(4)})
    for limit in ({"max_members": 3}, {"max_archive_bytes": 200}):
        (error,) = _read(path, **limit)
        assert isinstance(error, InputError) and error.code == "too-large"
    (tmp_path / "big.txt").write_text(TEXT)
    (error,) = _read(tmp_path / "big.txt", max_bytes=10)
    assert isinstance(error, InputError) and error.code == "too-large"
