"""The country that a text speaks of, and what names are written as there."""

from __future__ import annotations

import pytest

from arextract.arabic.spoken_countries import spoken_of
from arextract.pipes.latin.lookup import package
from tests.pipes.latin.helpers import resolved


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("بولاية القصرين وسط غرب البلاد", {"TN"}),
        ("في المنستير وبالمهدية", {"TN"}),
        ("بإقليم شفشاون", {"MA"}),
        ("للسعوديين وللإماراتيات", {"SA", "AE"}),
        ("في خان يونس", {"PS"}),
        # words that only begin alike
        ("قال المصرف السويسري إن تعزيز الرياضة الفاسدة له جوانب", set()),
        ("حكومة الدبيبة", set()),
        ("وجده في البيت", set()),
    ],
)
def test_which_country_is_spoken_of(text: str, codes: set[str]) -> None:
    assert set(spoken_of(text)) == codes


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قال والي القيروان ‹هشام الجربي|PER› إن", ["Hichem Jerbi"]),
        ("قال محافظ كركوك ‹هشام الدليمي|PER› إن", ["Hisham al-Dulaimi"]),
        ("قال الطبيب ‹كمال بن جنات|PER› في صفاقس", ["Kamel Ben Jannet"]),
        # The adjective before a name says more than the country of the event.
        ("التقى في تونس وزير الصحة الفلسطيني ‹جواد النجار|PER› نظيره", ["Jawad al-Najjar"]),
        # Towns of one name.
        ("افتتح في ‹القنيطرة|LOC› بجهة الرباط معمل", ["Kenitra"]),
        ("قصف جنوب ‹القنيطرة|LOC› قرب درعا", ["Quneitra"]),
        ("وصل إلى ‹عمان|LOC› ملك الأردن", ["Amman"]),
        ("وصل إلى ‹عمان|LOC› وزير الخارجية العماني", ["Oman"]),
        ("شارع في ‹البيضاء|LOC› شرق بنغازي", ["Bayda"]),
        # Media and clubs of one name: the nation behind it tells, else the country spoken of; a paper is no club.
        ("نقلت صحيفة ‹الوطن|ORG› السعودية وصحيفة ‹النهار|ORG› اللبنانية", ["Al-Watan", "An-Nahar"]),
        ("قالت صحيفة ‹الشروق|ORG› إن الحكومة الجزائرية", ["Echorouk"]),
        ("قالت صحيفة ‹الشروق|ORG› إن الحكومة اليابانية", ["Al Chrouk"]),
        ("ذكرت قناة ‹الجزيرة|ORG› أن الوزير الإماراتي", ["Al Jazeera"]),
        ("ذكرت صحيفة ‹الجزيرة|ORG› السعودية", ["Al-Jazirah"]),
        ("فاز ‹الوحدة|ORG› الإماراتي في الدوري على ‹النصر|ORG› السعودي", ["Al Wahda", "Al Nassr"]),
        ("سجل مهاجم ‹روما|ORG› هدفا", ["AS Roma"]),
        # What is called after a person is spelled like one.
        ("بملعب ‹مصطفى بن جنات|LOC› في المنستير", ["Mustapha Ben Jannet"]),
    ],
)
def test_names_are_written_as_where_the_text_is_about(text: str, forms: list[str]) -> None:
    assert [canonical for _, canonical, *_ in resolved(text, package())] == forms


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("قال الكاتب البرازيلي ‹لويس ترنداد|PER› إن", "Luís"),
        ("قال الكاتب الفرنسي ‹لويس ترنداد|PER› إن", "Louis"),
        ("وصل إلى تشيلي وزير العمل في الحكومة التشيلية ‹لويس ترنداد|PER›", "Luis"),
        ("قال ‹حسين كريم زاده|PER› في طهران إن الحكومة الإيرانية", "Hossein"),
        ("قال ‹حسين كريم زاده|PER› إن الحكومة الإيرانية والحكومة العراقية في بغداد", "Hussein"),
        ("قال ‹أندريه تاراسوف|PER› إن أوكرانيا", "Andrii"),
        ("قال ‹أندريه تاراسوف|PER› إن أوكرانيا وروسيا", "Andrei"),
        # An Arab stays one in an article on a country in the West, and somebody known by his name in full keeps it.
        ("(تونس) عمل في فرنسا مع فريق فرنسي ‹عصام الجلالي|PER›", "Issam"),
        ("قال ‹جورج ويا|PER› في ساحل العاج إن حكومة ساحل العاج", "George"),
    ],
)
def test_a_given_name_is_written_in_the_language_of_who_bears_it(text: str, given: str) -> None:
    assert [(canonical or "").split()[0] for _, canonical, *_ in resolved(text)] == [given]
