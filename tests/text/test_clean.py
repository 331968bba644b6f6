"""Clean text and its offset map."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from arextract.text import clean as module
from arextract.text.clean import clean

# Letters, digits of all sets, marks, controls, presentation forms, spaces and anything else.
PIECES = st.text(
    alphabet=st.one_of(
        st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ0123456789٠١٢٣٤٥٦٧٨٩۴ ،.٫٬٪%"“”«»\n\r\t-−'),
        st.sampled_from(
            "\u0640\u064b\u064e\u0651\u0654\u0655\u0653\u0670\u200f\u200e\u202b\u202c\u2067\u2069\u061c\u200b\u200d\ufeff\u00a0\u2009"
        ),
        st.sampled_from("ﻻﷲﺍﻟﻌﺮﺑﻴﺔﷺ"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("بـ٤٫٦٪", "ب4.6%"),
        ("۱۲٬۳۴۵", "12,345"),
        ("ﻻ ﺍﻟﻌﺮﺑﻴﺔ", "لا العربية"),
        ("إنْفِيدْيَا", "إنفيديا"),
        ("“كوين” «Qwen» „x‟", '"كوين" "Qwen" "x"'),
        ("5\u202f000\u00a0km", "5 000 km"),
        ("\u202b−5\u202c", "-5"),
        ("ا\u0653ن", "آن"),
        ("سطر\r\nسطر", "سطر\nسطر"),
        ("مدرسة وحي على", "مدرسة وحي على"),
        ("H\u0670ترامب", "Hترامب"),  # an Arabic mark goes behind a Latin letter as well
    ],
)
def test_examples(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_letters_are_never_folded() -> None:
    assert clean("أإآىةؤئ").text == "أإآىةؤئ"


@given(PIECES)
def test_idempotent(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once


@given(PIECES)
def test_offsets_round_trip(raw: str) -> None:
    """Each clean character comes from a raw place that cleans to something holding it; places never go backwards."""
    cleaned = clean(raw)
    last = 0
    for i in range(len(cleaned.text)):
        start, end = cleaned.to_raw(i, i + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= last
        last = start
        assert cleaned.text[i] in clean(raw[start:end]).text or raw[start] == "\r"


@given(PIECES, st.data())
def test_span_maps_to_its_own_text(raw: str, data: st.DataObject) -> None:
    cleaned = clean(raw)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    a, b = cleaned.to_raw(start, end)
    assert cleaned.text[start:end] in clean(raw[a:b]).text or "\r" in raw[a:b]


@given(st.text(alphabet="ابتثجحخد 0123456789", min_size=1, max_size=30), st.data())
def test_invisible_characters_change_nothing(text: str, data: st.DataObject) -> None:
    invisible = st.text(alphabet="\u200f\u200e\u202b\u202c\u061c\u200b\u2066\u2069\u0640\u064e\u0651", max_size=2)
    dirty = "".join(c + data.draw(invisible) for c in text)
    assert clean(dirty).text == clean(text).text


def test_span_takes_the_marks_of_its_last_letter_and_no_control() -> None:
    raw = "\u202bدولارًا\u202c في"
    cleaned = clean(raw)
    start, end = cleaned.to_raw(0, 6)
    assert raw[start:end] == "دولارًا"
    raw = "شيئًـ ا"
    start, end = clean(raw).to_raw(0, 3)
    assert raw[start:end] == "شيئًـ"


def test_empty_or_outside_spans_are_refused() -> None:
    cleaned = clean("كتاب")
    for start, end in ((0, 0), (2, 1), (0, 5), (-1, 2)):
        with pytest.raises(ValueError, match="no such span"):
            cleaned.to_raw(start, end)


def test_presentation_forms_become_letters() -> None:
    for code in range(0xFE80, 0xFEFD):
        text = clean(chr(code)).text
        assert all(unicodedata.name(c).startswith("ARABIC LETTER") for c in text), hex(code)


def test_a_blessing_in_one_character_stays_one() -> None:
    """Several names could begin inside of it otherwise, and would share one place in the raw text."""
    assert clean("محمد ﷺ وﷲ ﷻ").text == "محمد ﷺ والله ﷻ"


@given(PIECES)
def test_text_in_which_characters_only_go_is_cleaned_as_any_other(raw: str) -> None:
    quick = clean(raw)
    kept, module._NOT_ONLY_GONE = module._NOT_ONLY_GONE, regex.compile("")
    try:
        assert clean(raw) == quick
    finally:
        module._NOT_ONLY_GONE = kept


def test_every_mark_behind_a_latin_letter_is_looked_at_closely() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Mn"]
    assert all(module._NOT_ONLY_GONE.search("e" + mark) for mark in marks)
