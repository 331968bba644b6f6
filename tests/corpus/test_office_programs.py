"""What LibreOffice makes of our tables, and what we make of PDF files as LibreOffice and Chromium write them."""

from __future__ import annotations

import csv
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import arextract
from arextract.corpus.frames import to_frame, write_frame
from tests.corpus.office_programs import converted, need, printed
from tests.corpus.test_exchange import article

pytestmark = pytest.mark.heavy

PARAGRAPHS = (
    "أرباح شركة أرامكو ترتفع في الربع الثالث",
    "قالت شركة أرامكو السعودية إن أرباحها الصافية ارتفعت بنسبة 12.5% لتبلغ 27.6 مليار دولار في الربع الثالث من عام 2024،"
    " مقارنة بنحو ٢٤٫٥ مليار دولار في الفترة نفسها من العام السابق (2023).",
    "وأضاف الرئيس التنفيذي أمين الناصر أن الإنتاج بلغ 10 ملايين برميل يوميا، وأن شركة NVIDIA ستزوّد مراكز البيانات بنحو 3,000"
    " رقاقة من طراز H20 خلال العام المقبل، ووقع بنك Bank of America الاتفاق في 3/4/2024.",
    "لا إله إلا الله؛ الأسئلة والآراء والإلزام: ألف ليلة وليلة.",
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("soffice")
    path = tmp_path_factory.mktemp("workbook") / "claims.xlsx"
    other = article("قالت مصر إن الكلفة 3.5 مليون جنيه و٥٪ في عام ٢٠٢٤ من الأربـاح إنفيديا").model_copy(
        update={"id": "desk/two"}
    )
    other.title = '=HYPERLINK("http://x","y")'
    write_frame(to_frame([article(), other], "claims"), path)
    return path


def test_a_spreadsheet_program_shows_what_the_table_says(workbook: Path, tmp_path: Path) -> None:
    made = converted(workbook, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    with made.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["article"], row["value"], row["unit"], row["subject"], row["subject_canonical"]) for row in rows] == [
        ("desk/one", "5", "%", "إنفيديا", "Nvidia"), ("desk/two", "5", "%", "إنفيديا", "Nvidia"),
    ]  # fmt: skip
    assert rows[0]["sentence"] == article().text[article().claims[0].sentence.start :].replace("\r\n", "\n")
    assert rows[1]["title"] == '=HYPERLINK("http://x","y")'  # a text, and nothing that is computed or clicked
    assert rows[0]["hedged"] == "FALSE"
    assert "2025" in rows[0]["published"] and "2024" in rows[0]["time_end"]


def test_the_sheet_runs_from_the_right_with_filters_and_types(workbook: Path, tmp_path: Path) -> None:
    root = ET.parse(converted(workbook, "fods", tmp_path)).getroot()
    office = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    table, style, calc = office % "table", office % "style", office % "office"
    name = root.find(f".//{table}table").attrib[f"{table}style-name"]
    properties = next(s for s in root.iter(f"{style}style") if s.attrib[f"{style}name"] == name).find(
        f"{style}table-properties"
    )
    assert properties.attrib[f"{style}writing-mode"] == "rl-tb"
    assert [r.attrib.get(f"{table}display-filter-buttons") for r in root.iter(f"{table}database-range")] == ["true"]
    kinds = {cell.attrib.get(f"{calc}value-type") for cell in root.iter(f"{table}table-cell")}
    assert {"float", "date", "string"} <= kinds
    formulas = {cell.attrib.get(f"{table}formula") for cell in root.iter(f"{table}table-cell")}
    assert formulas <= {None, "of:=FALSE()", "of:=TRUE()"}  # its way to write what is false and true


def test_the_sheet_can_be_printed(workbook: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [need("pdftotext"), str(converted(workbook, "pdf", tmp_path)), "-"], capture_output=True, text=True, check=True
    )
    assert "Nvidia" in done.stdout and "إنفيديا" in done.stdout


def _of_a_writer(folder: Path) -> Path:
    """The PDF that a word processor makes of a document."""
    docx = pytest.importorskip("docx")
    from docx.oxml import OxmlElement

    document = docx.Document()
    for text in PARAGRAPHS:
        paragraph = document.add_paragraph()
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        paragraph.add_run(text)._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    document.save(folder / "letter.docx")
    return converted(folder / "letter.docx", "pdf", folder)


def _of_a_browser(folder: Path) -> Path:
    """The PDF that a browser makes of a page."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return printed(f'<html lang="ar" dir="rtl"><head><meta charset="utf-8"></head><body>{body}</body></html>', folder)


@pytest.mark.parametrize("make", [_of_a_writer, _of_a_browser])
def test_a_pdf_gives_back_the_paragraphs_it_was_made_of(make, tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    path = make(tmp_path)
    summary = arextract.run([str(path)], tmp_path / "out")
    assert not summary.failures
    (made,) = arextract.read(tmp_path / "out" / "articles.jsonl")
    assert tuple(made.text.split("\n")) == PARAGRAPHS
    assert made.title == PARAGRAPHS[0] and made.broken == []
    said = {(claim.quantity.value, claim.quantity.unit) for claim in made.claims}
    assert {(12.5, "%"), (27_600_000_000, "USD"), (24_500_000_000, "USD")} <= said
    assert {"NVIDIA", "Bank of America"} <= {name.canonical for name in made.entities}


def test_columns_of_a_pdf_are_read_from_the_right(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    title, *paragraphs = PARAGRAPHS[:3]
    body = f"<h2>{title}</h2><div style='column-count: 2; column-gap: 40px; font-size: 12px'>" + "".join(
        f"<p>{p}</p>" for p in paragraphs
    )
    path = printed(
        f'<html lang="ar" dir="rtl"><head><meta charset="utf-8"></head><body>{body}</div></body></html>', tmp_path
    )
    arextract.run([str(path)], tmp_path / "out")
    (made,) = arextract.read(tmp_path / "out" / "articles.jsonl")
    assert " ".join(made.text.split()) == " ".join(PARAGRAPHS[:3])
