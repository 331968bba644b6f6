"""A name in Latin letters is what the Arabic one before it is."""

from __future__ import annotations

import pytest

import arextract


@pytest.mark.parametrize(
    ("text", "latin", "label"),
    [
        ("زين الدين يزيد زيدان (بالفرنسية: Zinédine Zidane)، هو لاعب كرة قدم فرنسي.", "Zinédine Zidane", "PER"),
        ("يعتبر نهر كاجيرا (Kagera) من الجداول الرئيسية.", "Kagera", "LOC"),
        ("ظهرت في إعلان للمخرج Tim Pope وهي صغيرة.", "Tim Pope", "PER"),
        ("طورته شركة زيلوتك Zelotek الناشئة.", "Zelotek", "ORG"),
    ],
)
def test_label(text: str, latin: str, label: str) -> None:
    assert {e.text: e.label for e in arextract.extract(text).entities}[latin] == label


def test_a_listed_place_keeps_its_english_name() -> None:
    found = arextract.extract("سويسرا (بالألمانية:die Schweiz) هي جمهورية.").entities
    assert next(e for e in found if e.text == "سويسرا").canonical == "Switzerland"
