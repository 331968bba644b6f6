"""Each kind of file that people have: a real one is made and read."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from arextract.corpus.inputs import find_inputs, gather
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import read_file
from arextract.corpus.rows import RawArticle
from arextract.corpus.written_days import written_day
from arextract.errors import InputError
from arextract.text.visual_order import turned
from tests.corpus.pdfs import pdf

TEXT = "قالت وزارة المالية المصرية إن الإيرادات بلغت 5 ملايين دولار في العام الماضي، بزيادة كبيرة عن العام الذي سبقه."


def _read(path: Path, **options: Any) -> list[RawArticle | InputError]:
    return [item for file in find_inputs([path]) for item in read_file(file, ReadOptions(**options))]


def _one(path: Path, **options: Any) -> RawArticle:
    (item,) = _read(path, **options)
    assert isinstance(item, RawArticle), item
    return item


def _error(path: Path, **options: Any) -> InputError:
    (item,) = _read(path, **options)
    assert isinstance(item, InputError), item
    return item


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding=encoding, newline="") as handle:
        rows = csv.writer(handle, delimiter=separator)
        rows.writerows([["id", "text", "desk"], ["1", TEXT, "أخبار؛ محلية"], ["2", f'"{TEXT}"\n{TEXT}', "x|y;z"]])
    one, two = _read(path)
    assert isinstance(one, RawArticle) and isinstance(two, RawArticle), (one, two)
    assert (one.id, one.text, one.meta) == ("1", TEXT, {"desk": "أخبار؛ محلية"})
    assert (two.text, two.meta) == (f'"{TEXT}"\n{TEXT}', {"desk": "x|y;z"})
    assert one.encoding == encoding.removesuffix("-sig")


def test_a_table_without_marks_and_with_tabs(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes(f"text\tid\n{TEXT}\t7\n".encode("utf-16-le"))
    assert (_one(tmp_path / "t.tsv").text, _one(tmp_path / "t.tsv").id) == (TEXT, "7")
    (tmp_path / "s.csv").write_bytes(f"sep=;\r\ntext;id\r\n{TEXT};7\r\n".encode("utf-8-sig"))
    assert (_one(tmp_path / "s.csv").text, _one(tmp_path / "s.csv").id) == (TEXT, "7")
    (tmp_path / "one.csv").write_text(f'text\n"{TEXT}"\n', encoding="utf-8")
    assert _one(tmp_path / "one.csv").text == TEXT
    (tmp_path / "no.csv").write_text(f"body;id\n{TEXT};7\n", encoding="utf-8")
    assert "no column 'text' among body, id" in _error(tmp_path / "no.csv").detail


def test_a_long_table_is_decoded_to_its_end(tmp_path: Path) -> None:
    for encoding in ("utf-16", "windows-1256", "utf-8"):
        body = "text;id\n" + "".join(f"{TEXT};{i}\n" for i in range(1500))
        (tmp_path / "t.csv").write_bytes(body.encode(encoding))
        items = _read(tmp_path / "t.csv")
        assert [i.id for i in items if isinstance(i, RawArticle)] == [str(i) for i in range(1500)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([TEXT, TEXT], f"{TEXT}\n{TEXT}"),
        ([{"type": "p", "text": TEXT}, {"text": TEXT}], f"{TEXT}\n{TEXT}"),
        ({"text": TEXT, "lang": "ar"}, TEXT),
    ],
)
def test_texts_in_paragraphs(tmp_path: Path, value: Any, text: str) -> None:
    for suffix in (".jsonl", ".jl", ".ndjson", ".json"):
        path = tmp_path / f"a{suffix}"
        path.write_text(json.dumps({"text": value}), encoding="utf-8")
        assert _one(path).text == text


def test_nested_texts_are_named_by_their_path(tmp_path: Path) -> None:
    row = {"content": {"body": {"ar": TEXT, "en": "x"}}, "meta": {"key": "k1", "day": "19 فبراير 2024"}}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = _one(tmp_path / "a.jsonl", text_column="content.body.ar", id_column="meta.key", published_column="meta.day")
    assert (found.text, found.id, found.published) == (TEXT, "k1", "2024-02-19")
    assert found.meta == {"content": {"body": {"en": "x"}}}
    assert "--text-column" in _error(tmp_path / "a.jsonl").detail


@pytest.mark.parametrize(
    "value", [[{"text": TEXT, "id": 1}], {"count": 1, "articles": [{"text": TEXT, "id": 1}]}, {"text": TEXT, "id": 1}]
)
def test_json_files(tmp_path: Path, value: Any) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value, indent=1), encoding="utf-8")
    assert (_one(tmp_path / "a.json").text, _one(tmp_path / "a.json").id) == (TEXT, "1")


def test_json_files_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f"{json.dumps({'text': TEXT})}\n{json.dumps({'text': TEXT})}\n")
    assert [i.id for i in _read(path) if isinstance(i, RawArticle)] == ["a/1", "a/2"]
    for body, code in (
        ("[1]", "bad-json"),
        ("{", "bad-json"),
        ('{"x": 1}', "no-text"),
        ("", "empty"),
        ("3", "no-text"),
    ):
        path.write_text(body)
        assert _error(path).code == code


def test_json_beside_a_text_says_something_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    found = gather([tmp_path])
    assert [f.id for f in found.files] == ["a"] and [s.kind for s in found.skipped] == [".json beside its text"]


def test_subtitles(tmp_path: Path) -> None:
    srt = "\ufeff1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>قالت الوزارة</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nإن الإيرادات\r\nبلغت 5.\r\n"
    (tmp_path / "a.srt").write_text(
        srt + "\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\n2024\r\n", encoding="utf-8", newline=""
    )
    assert _one(tmp_path / "a.srt").text == "قالت الوزارة إن الإيرادات بلغت 5.\n2024"
    vtt = "WEBVTT\n\nNOTE ملاحظة\n\nq1\n00:01.000 --> 00:03.000 align:end\nقالت <00:01.500><c>الوزارة</c>\n\n00:03.000 --> 00:04.000\nقالت الوزارة\n"
    (tmp_path / "b.vtt").write_text(vtt, encoding="utf-8")
    assert _one(tmp_path / "b.vtt").text == "قالت الوزارة"
    (tmp_path / "c.srt").write_text(TEXT, encoding="utf-8")
    assert _error(tmp_path / "c.srt").code == "no-text"


def test_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [None, None],
        ["id", "text", "published", "desk"],
        [1, TEXT, datetime.datetime(2024, 2, 19), "a"],
        [None, None, None, None],
        [2, TEXT, "19 فبراير 2024"],
    ):
        sheet.append(row)
    book.create_sheet("notes").append(["nothing", "here"])
    book.save(tmp_path / "a.xlsx")
    one, two = _read(tmp_path / "a.xlsx")
    assert isinstance(one, RawArticle) and isinstance(two, RawArticle), (one, two)
    assert (one.id, one.text, one.published, one.meta) == ("1", TEXT, "2024-02-19", {"desk": "a"})
    assert (two.id, two.published, two.source.rsplit(":", 1)[1]) == ("2", "2024-02-19", "5")
    assert "no column 'body' among id, text" in _error(tmp_path / "a.xlsx", text_column="body").detail
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes()[:3000])
    assert _error(tmp_path / "b.xlsx").code == "bad-archive"
    (tmp_path / "c.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    assert "password" in _error(tmp_path / "c.xlsx").detail


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("إيرادات مصر", 0)
    made.add_paragraph(TEXT)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "السنة", "2024"
    made.add_paragraph("النهاية.")
    made.save(tmp_path / "a.docx")
    found = _one(tmp_path / "a.docx")
    assert found.text == f"إيرادات مصر\n{TEXT}\nالسنة\t2024\nالنهاية."
    assert (found.title, found.id) == ("إيرادات مصر", "a")
    docx.Document().save(tmp_path / "empty.docx")
    assert _error(tmp_path / "empty.docx").code == "no-text"
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 nothing")
    assert _error(tmp_path / "b.docx").code == "bad-archive"


_LINES = ["قالت وزارة المالية المصرية إن الإيرادات بلغت", "5.3 ملايين دولار (Goldman Sachs) في العام الماضي."]


def test_pdf_in_reading_order(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    (tmp_path / "a.pdf").write_bytes(pdf(_LINES))
    assert _one(tmp_path / "a.pdf").text == " ".join(_LINES)


def test_pdf_in_visual_order(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    (tmp_path / "a.pdf").write_bytes(pdf([turned(line) for line in _LINES]))
    assert _one(tmp_path / "a.pdf").text == " ".join(_LINES)


def test_pdf_of_presentation_forms(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    (tmp_path / "a.pdf").write_bytes(pdf(["ﻗﺎﻟﺖ ﻭﺯﺍﺭﺓ ﺍﻟﻤﺎﻟﻴﺔ ﺇﻥ ﺍﻹﻳﺮﺍﺩﺍﺕ ﺑﻠﻐﺖ"]))
    assert _one(tmp_path / "a.pdf").text == "قالت وزارة المالية إن الإيرادات بلغت"


def test_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    (tmp_path / "scan.pdf").write_bytes(pdf([]))
    assert "OCR" in _error(tmp_path / "scan.pdf").detail
    (tmp_path / "mixed.pdf").write_bytes(pdf(["ضصثق شسيب طكمن", "ةظزو ىلات نمتا خهعغ", "ضضصص ثثقق ففغغ"]))
    assert _error(tmp_path / "mixed.pdf").code == "no-order"
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert _error(tmp_path / "bad.pdf").code == "bad-pdf"
    (tmp_path / "locked.pdf").write_bytes(pdf(_LINES, locked=True))
    assert _error(tmp_path / "locked.pdf").code == "encrypted"


@pytest.mark.parametrize(("suffix", "module"), [(".xlsx", "openpyxl"), (".docx", "docx"), (".pdf", "pdfminer.layout")])
def test_a_missing_package_is_named_with_its_command(
    tmp_path: Path, suffix: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import arextract.corpus.office as office

    def missing(name: str) -> Any:
        assert name == module
        raise ImportError(name)

    monkeypatch.setattr(office, "import_module", missing)
    (tmp_path / f"a{suffix}").write_bytes(b"anything")
    error = _error(tmp_path / f"a{suffix}")
    assert error.code == "missing-package" and f"pip install 'arextract[{suffix[1:]}]'" in error.detail


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 19 Feb 2024 10:00:00 +0300", "2024-02-19"),
        ("19 Feb 2024 10:00 GMT", "2024-02-19"),
        ("19 فبراير 2024", "2024-02-19"),
        ("الاثنين 19 شباط 2024", "2024-02-19"),
        ("١٩ شباط/فبراير ٢٠٢٤ - 10:30", "2024-02-19"),
        ("February 19, 2024", "2024-02-19"),
        ("19-Feb-2024", "2024-02-19"),
        ("19/2/2024", "2024-02-19"),
        ("2/19/2024 10:00", "2024-02-19"),
        ("١٩/٠٢/٢٠٢٤", "2024-02-19"),
        ("2024/02/19", "2024-02-19"),
        ("2024.2.19 10:00", "2024-02-19"),
        ("5/5/2024", "2024-05-05"),
        ("3/4/2024", None),
        ("19/2/24", None),
        ("31/2/2024", None),
        ("فبراير 2024", None),
        ("Feb 2024", None),
        ("Monday", None),
        ("أمس", None),
        ("never", None),
        ("2024", None),
    ],
)
def test_days_as_people_write_them(text: str, day: str | None) -> None:
    found = written_day(text)
    assert (found and found.isoformat()) == day


def test_the_order_of_day_and_month_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'text,published\n"{TEXT}",3/4/2024\n', encoding="utf-8")
    assert _one(tmp_path / "t.csv", dayfirst=True).published == "2024-04-03"
    assert _one(tmp_path / "t.csv", dayfirst=False).published == "2024-03-04"
    found = _one(tmp_path / "t.csv")
    assert found.published is None and found.meta == {"published": "3/4/2024"}
    assert found.warning is not None and "--dayfirst" in found.warning
