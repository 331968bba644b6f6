"""Institutions and places put together from the table of parts."""

from __future__ import annotations

import pytest

import arextract
from arextract.pipes.latin.translate import translate
from arextract.pipes.latin.translation_tables import adjective, nisba

CASES = [
    ("وزارة المالية", "Ministry of Finance"),
    ("وزارة المالية المصرية", "Egyptian Ministry of Finance"),
    ("وزارة التعليم العالي والبحث العلمي", "Ministry of Higher Education and Scientific Research"),
    ("البنك المركزي المصري", "Central Bank of Egypt"),
    ("البنك المركزي التركي", "Central Bank of Turkey"),
    ("مجلس النواب اللبناني", "Lebanese House of Representatives"),
    ("جامعة القاهرة", "Cairo University"),
    ("وكالة الأنباء السعودية", "Saudi Press Agency"),
    ("الهيئة العليا المستقلة للانتخابات", "Independent High Authority for Elections"),
    ("الجمعية التونسية للنساء الديمقراطيات", "Tunisian Association of Democratic Women"),
    ("مطار بغداد الدولي", "Baghdad International Airport"),
    ("بنك اليابان", "Bank of Japan"),
    ("جنوب شرق آسيا", "Southeast Asia"),
    ("شمال سيناء", "North Sinai"),
    ("المجلس الأعلى للقضاء", "Supreme Council of Judiciary"),
    ("الجيش السوداني", "Sudanese Army"),
    ("الحرب الباردة", "Cold War"),
    ("الشرق الأوسط", "Middle East"),
    ("لصين", "China"),
    ("وزارة الدفاع الوطني", "Ministry of National Defense"),
    ("وزارة التربية الوطنية", "Ministry of National Education"),
    ("وزارة التجهيز والماء", "Ministry of Equipment and Water"),
    ("المعهد القومي لعلوم التربية", "National Institute of Education Science"),
    ("المركز الوطني لبحوث الفضاء", "National Center for Space Research"),
]


@pytest.mark.parametrize(("arabic", "english"), CASES)
def test_translates(arabic: str, english: str) -> None:
    assert translate(arabic)[0].text == english


@pytest.mark.parametrize("name", ["محمد معاذ", "سام ألتمان", "كوين بلاس", "", "كاسادو"])
def test_does_not_translate(name: str) -> None:
    assert translate(name) == []


def test_name_inside_is_transliterated() -> None:
    found = translate("جامعة رنمين الصينية", lambda part: {"رنمين": "Renmin"}[part])
    assert found[0].text == "Renmin University of China"


def test_finance_is_not_mali() -> None:
    assert adjective("الماليه") == "Financial"
    assert nisba("الماليه") is None
    assert nisba("المصريه") == ("Egyptian", "Egypt")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("النمسا السفلى", "Lower Austria"),
        ("بافاريا العليا", "Upper Bavaria"),
        ("كاليفورنيا الجنوبية", "Southern California"),
        ("سيبيريا الغربية", "Western Siberia"),
        ("منغوليا الداخلية", "Inner Mongolia"),
        ("لندن الكبرى", "Greater London"),
        ("القاهرة القديمة", "Old Cairo"),
        ("مورافيا الجنوبية الشرقية", "Southeastern Moravia"),
        ("كردفان الشمالية الغربية", "Northwestern Kordofan"),
        ("شرق مورافيا", "East Moravia"),
        ("صعيد مصر", "Upper Egypt"),
        ("كوريا الشمالية", "North Korea"),
        ("المنطقة الشرقية", "Eastern Province"),
        ("الضفة الغربية", "West Bank"),
    ],
)
def test_sides_of_places(arabic: str, english: str) -> None:
    assert arextract.latin(arabic, label="LOC")[0].text == english


def test_two_sides_of_one_kind_are_no_side() -> None:
    assert translate("النمسا الشمالية الجنوبية") == []
