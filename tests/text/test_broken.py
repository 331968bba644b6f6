"""Broken text: what is none is found and read only once it is put right; what is only odd is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from arextract.batch.local import run
from arextract.corpus.options import ReadOptions
from arextract.pipeline import Extractor, shared_extractor
from arextract.text.broken import broken_lines, repaired

TEXT = "أعلنت وزارة المالية أن الميزانية بلغت 30 مليار دولار في عام 2023.\nوقال الوزير محمد الجدعان إن الإنفاق ارتفع بنسبة 5%."
VISUAL = "رالود رايلم 30 تغلب ةينازيملا نإ دمحم ريزولا لاق"

MISREAD: dict[str, Callable[[str], str]] = {
    "utf-8 read as windows-1252": lambda text: "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
    ),
    "utf-8 read as windows-1256": lambda text: text.encode().decode("cp1256"),
    "windows-1256 read as windows-1252": lambda text: text.encode("cp1256").decode("latin-1"),
    "iso-8859-6 read as windows-1252": lambda text: text.encode("iso8859_6").decode("latin-1"),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return shared_extractor("default")


@pytest.mark.parametrize("kind", MISREAD)
def test_text_in_the_wrong_encoding_is_found_and_put_right(kind: str) -> None:
    broken = MISREAD[kind](TEXT)
    lines = broken_lines(broken)
    assert [line.kind for line in lines] == [kind, kind]
    assert repaired(broken, lines)[0] == TEXT


def test_latin_1_is_put_right_as_well() -> None:
    broken = TEXT.encode().decode("latin-1")
    assert repaired(broken, broken_lines(broken))[0] == TEXT


def test_a_line_in_visual_order_is_turned_with_its_numbers_and_latin_words_as_they_were() -> None:
    broken = "(Qatar Energy) ةقاطلل رطق ةكرش نإ ريزولا لاق 12,5% ةبسنب تعفترا حابرأ"
    (line,) = broken_lines(broken)
    assert line.kind == "visual-order"
    assert line.text is not None
    assert "Qatar Energy" in line.text
    assert "12,5" in line.text
    assert line.text.startswith("أرباح ارتفعت بنسبة")


def test_glyphs_in_visual_order_are_turned() -> None:
    broken = "ﺭﻻﻭﺩ ﺭﺎﻴﻠﻣ 30 ﺖﻐﻠﺑ ﺔﻴﻧﺍﺰﻴﻤﻟﺍ ﻥﺇ ﺮﻳﺯﻮﻟﺍ ﻝﺎﻗ"
    assert [line.kind for line in broken_lines(broken)] == ["visual-order"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "قالت شركة أرامكو (Saudi Aramco) إن مشروع Café Müller كلف 5 ملايين.",
        "كتب الطفل كلمة «ةسردم» مقلوبة، وقال المعلم إن «رايلم» تعني مليار.",
        "قالت شركة ﺃﺭﺍﻣﻜﻮ إن ﺃﺭﺑﺎﺣﻬﺎ ﺑﻠﻐﺖ 30 ﻣﻠﻴﺎﺭ ﺩﻭﻻﺭ",
        "L'été dernier, le prix a été fixé à 5 €. Ça ira très bien à l'île d'Yeu.",
        "Đường phố Hà Nội: Nguyễn Văn Ân đã đến.",
        "Ærø, Åse og Øyvind så på øya. ÀÉÎÕÜ.",
        "هل هذا صحيح؟؟ ماذا؟؟؟ من قال ذلك?? لا أحد!!",
        "خبراء وأشخاص: فعلا مثلا قليلا طويلا جميلا ذلك.",
        "رضا شاه پهلوی در سال ۱۳۰۴ به سلطنت رسید و کشور را تغییر داد.",
        "12.5% 5 ؟؟ ...",
        "",
    ],
)
def test_what_is_only_odd_is_left_alone(text: str) -> None:
    assert broken_lines(text) == []


@pytest.mark.parametrize(
    "broken", [VISUAL, "?????? ???????? 5 ?????? ?????", *(make(TEXT) for make in MISREAD.values())]
)
def test_nothing_is_read_in_broken_text(extractor: Extractor, broken: str) -> None:
    article = extractor.extract(broken)
    assert article.text == broken
    assert article.language == "none"
    assert article.broken
    assert not article.entities
    assert not article.claims
    assert not article.times


def test_the_offsets_beside_a_broken_line_are_exact(extractor: Extractor) -> None:
    text = f"{VISUAL}\r\n{TEXT}\n{MISREAD['utf-8 read as windows-1252']('بلغت الأرباح 5 ملايين دولار')}\n"
    article = extractor.extract(text)
    assert [text[line.start : line.end][:6] for line in article.broken] == [VISUAL[:6], "Ø¨Ù„ØºØª"[:6]]
    assert [claim.quantity.value for claim in article.claims] == [30_000_000_000, 5]
    for span in [*article.entities, *article.times, *(claim.quantity for claim in article.claims)]:
        assert text[span.start : span.end] == span.text


def test_an_extractor_that_repairs_reads_the_text_put_right(extractor: Extractor) -> None:
    article = extractor.stated(repair=True).extract(VISUAL)
    assert article.text == "قال الوزير محمد إن الميزانية بلغت 30 مليار دولار"
    assert [(claim.quantity.value, claim.quantity.unit) for claim in article.claims] == [(30_000_000_000, "USD")]
    assert [(line.kind, line.repaired) for line in article.broken] == [("visual-order", True)]
    assert not extractor.repairs


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_says_what_is_broken_or_reads_it_repaired(tmp_path: Path, extractor: Extractor, workers: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(VISUAL, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path / "in", tmp_path / "out", pipeline=extractor, workers=workers)
    assert [json.loads(line)["id"] for line in (tmp_path / "out" / "articles.jsonl").open()] == ["b"]
    (failure,) = map(json.loads, (tmp_path / "out" / "errors.jsonl").open())
    assert failure["error"] == "broken-text"
    run(tmp_path / "in", tmp_path / "out", pipeline=extractor, workers=workers, options=ReadOptions(repair=True))
    first, second = map(json.loads, (tmp_path / "out" / "articles.jsonl").open())
    assert first["broken"][0]["repaired"]
    assert not second["broken"]
    assert not (tmp_path / "out" / "errors.jsonl").read_text()
