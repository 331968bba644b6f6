"""Sentences."""

from __future__ import annotations

import pytest
from hypothesis import given

from arextract.text.clean import clean
from arextract.text.sentences import sentences
from tests.text.test_clean import PIECES


@pytest.mark.parametrize(
    "parts",
    [
        ["بلغت الكلفة 4.6 مليون دولار.[5]", "ثم قال د. أحمد إن النمو 2.5%."],
        ["نقلت أ.ف.ب عن مصدر.", "لم يعلق أحد!"],
        ["قيودا صارمة حاسما.", "لذلك فرضت"],
        ['قال: "نعم."', "ثم خرج."],
        ["هل نحن أمام فقاعة؟", "لا."],
        ["انظر https://x.com/a.b?c=1 للمزيد.", "انتهى"],
        ["قال J. D. Vance ذلك.", "رد آخر"],
        ["بلغ 2024.", "وفي العام"],
    ],
)
def test_examples(parts: list[str]) -> None:
    text = " ".join(parts) if not parts[0].endswith("حاسما.") else "".join(parts)
    assert [text[a:b] for a, b in sentences(text)] == parts


def test_lines_end_sentences_and_list_numbers_do_not() -> None:
    text = "العنوان\n1. البند الأول\n\n2. البند الثاني"
    assert [text[a:b] for a, b in sentences(text)] == ["العنوان", "1. البند الأول", "2. البند الثاني"]


@given(PIECES)
def test_in_order_without_overlap_and_complete(raw: str) -> None:
    text = clean(raw).text
    last = 0
    for start, end in sentences(text):
        assert text[last:start].strip() == ""
        assert start < end
        assert text[start:end].strip() == text[start:end]
        last = end
    assert text[last:].strip() == ""
