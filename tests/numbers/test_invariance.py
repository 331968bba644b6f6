"""A value does not change with what is written around or into it, and any text is read without harm."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arextract.numbers import find_numbers, scan
from arextract.text.clean import clean
from tests.cost import least_seconds
from tests.numbers.speller import Style, spell

WORDS = st.builds(
    spell,
    st.one_of(st.integers(3, 999), st.integers(0, 10**12)),
    st.builds(
        Style, case=st.sampled_from(["nominative", "oblique"]), counted=st.sampled_from(["masculine", "feminine"])
    ),
)
PLAIN = [
    "345", "4.6", "117,74", "16,000", "1,234,567.8", "4.6 مليون", "3 ملايين و200 ألف", "21 ألفا و800", "ثلاثة أرباع", "ألفي", "مليونا",
    "مليونان ونصف المليون", "خمسة فاصلة سبعة", "ثلاثمئة وخمسة وستون", "بضعة آلاف", "مئات الآلاف", "10-15", "واحد ونصف", "نصف مليون",
]  # fmt: skip
FORMS = st.one_of(
    WORDS, st.sampled_from(PLAIN), st.integers(2, 10**9).map(str), st.decimals("1.1", 999, places=2).map(str)
)
DIACRITICS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u061c"
SETS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789")


def reading(text: str) -> list[tuple]:
    return [(n.kind, n.value, n.low, n.high) for n in find_numbers(text)]


def is_arabic(character: str) -> bool:
    return "\u0621" <= character <= "\u064a" and character != "\u0640"


@settings(max_examples=150, deadline=None)
@given(FORMS, st.data())
def test_tatweel_between_letters(text: str, data: st.DataObject) -> None:
    places = [i for i in range(1, len(text)) if is_arabic(text[i - 1]) and is_arabic(text[i])]
    chosen = data.draw(st.sets(st.sampled_from(places))) if places else set()
    changed = "".join(("ـ" if i in chosen else "") + c for i, c in enumerate(text))
    assert reading(changed) == reading(text)


@settings(max_examples=150, deadline=None)
@given(FORMS, st.data())
def test_diacritics_on_letters(text: str, data: st.DataObject) -> None:
    changed = ""
    for character in text:
        changed += character
        if is_arabic(character):
            changed += data.draw(st.text(DIACRITICS, max_size=1))
    (found,) = find_numbers(changed)
    assert reading(changed) == reading(text)
    assert found.text == changed  # the span takes the diacritics of its last letter along


@settings(max_examples=150, deadline=None)
@given(FORMS, st.data())
def test_bidi_controls_anywhere(text: str, data: st.DataObject) -> None:
    changed = "".join(c + data.draw(st.text(BIDI, max_size=1)) for c in text)
    changed = data.draw(st.text(BIDI, max_size=1)) + changed
    (found,) = find_numbers(changed)
    assert reading(changed) == reading(text)
    assert found.text == changed.strip(BIDI)


@settings(max_examples=150, deadline=None)
@given(FORMS, st.data())
def test_digit_sets(text: str, data: st.DataObject) -> None:
    changed = "".join(data.draw(st.sampled_from(SETS))[int(c)] if c in string.digits else c for c in text)
    (found,) = find_numbers(changed)
    assert reading(changed) == reading(text)
    assert found.text == changed


@settings(max_examples=150, deadline=None)
@given(FORMS, st.sampled_from(["و", "ب", "وب", "ف", "ل"]))
def test_attached_proclitics(text: str, proclitic: str) -> None:
    if proclitic == "ل" and text.split()[0] in {"ست", "سبع"}:
        return  # «لست» is 'I am not'
    (found,) = find_numbers(f"جاء {proclitic}{text}")
    assert [(found.kind, found.value, found.low, found.high)] == reading(text)
    assert found.text == text


@settings(max_examples=150, deadline=None)
@given(FORMS, st.sampled_from([("(", ")"), ('"', '"'), ("«", "»"), ("“", "”"), ("", "،"), ("", "."), ("", "؛"), ("", "؟"), ("[", "]"), ("؛ ", ":"), ("… ", " …"), ("ـ ", "!")]))  # fmt: skip
@example("مليونا", ("", " …"))
def test_surrounding_punctuation(text: str, marks: tuple[str, str]) -> None:
    (found,) = find_numbers(f"هذا {marks[0]}{text}{marks[1]} هنا")
    assert [(found.kind, found.value, found.low, found.high)] == reading(text)
    assert found.text == text


PIECES = st.sampled_from(
    [
        "خمسة", "وعشرون", "ألف", "ألفا", "ملايين", "و", " و ", "ب", "ال", "نصف", "أرباع", "ثلاثة", "مئة", "مئتا", "عشر", "عشرات", "بضعة",
        "فاصلة", "سالب", "من", "على", "بعد", "الأولى", "الحادي", "5", "12", "1,234", "1.2.3", "٣", "۴", "½", "/", "-", "–", "%", "(", ")",
        "،", ".", ",", ":", '"', "«", "\n", "\r\n", " ", "\u00a0", "ـ", "\u064b", "\u200f", "H20", "$", "€", "km", "دولار", "كتاب", "https://a.b/1",
        "8ر11", "1 234 567", "+", "−", "\ufeff", "😀", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
    )
)
def test_any_text_gives_sorted_spans_of_itself(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        assert (number.value is None) == (number.low is not None) == (number.high is not None)
        if number.low is not None and number.high is not None and number.kind == "range":
            assert number.low <= number.high
        end = number.end
    cleaned = clean(text).text
    end = 0
    for num in scan(cleaned):
        assert end <= num.start < num.end <= len(cleaned)
        end = num.end


ADVERSARIAL = [
    "7", "7 ", "12,345,", "1.2.", "1/2/", "-5 ", "123 ", "و", "و ", "و5", "خمسة وعشرون ألفا ومئتان ", "خمسة و", "ألف ", "مليون و", "نصف ربع ",
    "عشرات مئات ", "من واحد ", "سالب ", "فاصلة ", "صفر ", "،", ",", '"', '"5', "(5", "الأول بعد المئة ", "a-", "a.b@", "ـ", "كلمة", "½", "\n5",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_cost_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return least_seconds(lambda: find_numbers(text))

    seconds(1000)
    # Four times the text: square cost would be sixteen times; the rest is noise of a busy machine.
    assert seconds(20_000) < 8 * seconds(5000) + 0.05
