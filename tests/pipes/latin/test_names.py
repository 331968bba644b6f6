"""Names spelled: origins, particles, initials, products."""

from __future__ import annotations

import pytest

import arextract
from arextract.pipes.latin import candidates, many
from arextract.pipes.latin.canonical import candidates_of
from arextract.pipes.latin.lookup import package
from arextract.pipes.latin.spelled_names import capital, spell_name
from arextract.translit.sound import distance, key, likeness
from arextract.translit.spelled_letters import spelled

PEOPLE = [
    ("وانغ وين", "Wang Wen"),
    ("غاو فاي", "Gao Fei"),
    ("ليانغ وينفنغ", "Liang Wenfeng"),
    ("شي جين بينغ", "Xi Jinping"),
    ("تشانغ يي مينغ", "Zhang Yiming"),
    ("محمد معاذ", "Mohammed Moaz"),
    ("عبد الرحمن السديس", None),
    ("محمد بن سلمان", "Mohammed bin Salman"),
    ("مارتن كاسادو", "Martin Casado"),
    ("برايان تشيسكي", "Brian Chesky"),
    ("رجب طيب أردوغان", "Recep Tayyip Erdogan"),
    ("لولا دا سيلفا", "Lula da Silva"),
    ("جيه دي فانس", "J.D. Vance"),
    ("إتش آر ماكماستر", None),
    ("توماس غرين", "Thomas Green"),
    ("محمد حسين فضل الله", "Mohammad Hussein Fadlallah"),
    ("جاد الله عزوز", "Jadallah Azzouz"),
    ("زين الدين زيدان", "Zinedine Zidane"),
    ("كيرا نايتلي", "Keira Knightley"),
    ("لو كوربوزييه", "Le Corbusier"),
    ("أحمد السادس", "Ahmed VI"),
    ("فيليب الرابع عشر", "Philip XIV"),
    ("لودفيش الجرماني", "Ludwig the German"),
    ("كنود الدنماركي", "Knud the Dane"),
    ("ويليام الفاتح", "William the Conqueror"),
    ("سلمان الفارسي", "Salman al-Farsi"),
    ("جورج المصري", "George al-Masri"),
    ("ليلى البرى", "Leila al-Barri"),
]


@pytest.mark.parametrize(("arabic", "latin"), PEOPLE)
def test_people(arabic: str, latin: str | None) -> None:
    found = spell_name(arabic, "PER")
    assert found
    assert all(c.text[0].isupper() for c in found)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    if latin:
        assert found[0].text == latin


def test_letters_and_versions() -> None:
    assert spelled(["جي", "بي", "تي"]) == "GPT"
    assert spelled(["ام", "بي", "سي"]) == "MBC"
    assert spelled(["محمد"]) is None
    assert spell_name("جي بي تي 5", "PRODUCT")[0].text == "GPT-5"
    assert spell_name("كيمي كيه 2", "PRODUCT")[0].text.endswith("K2")


def test_places() -> None:
    assert spell_name("تشونغيانغ", "LOC")[0].text == "Chongyang"
    assert spell_name("هانغتشو", "LOC")[0].text == "Hangzhou"


def test_region_spellings() -> None:
    assert spell_name("عبد الرزاق", "PER", "قال في تونس العاصمة")[0].text == "Abderrazak"
    assert spell_name("مصطفى", "PER", "قال في القاهرة بمصر")[0].text == "Mostafa"


def test_capitals() -> None:
    assert [capital(w) for w in ("mcdonald", "o'brien", "saint-etienne", "MBC")] == [
        "McDonald",
        "O'Brien",
        "Saint-Etienne",
        "MBC",
    ]


@pytest.mark.parametrize(
    ("arabic", "latin", "alike"),
    [
        ("علي بابا", "Alibaba", True),
        ("كوين", "Qwen", True),
        ("أنثروبيك", "Claude", False),
        ("إنفيديا", "AMD", False),
        ("غوغل", "Gemini", False),
        ("دي جي إيه أولبرايت ستونبريدج غروب", "DGA-Albright Stonebridge", True),
        ("", "x", False),
        ("ميتا", "", False),
    ],
)
def test_likeness(arabic: str, latin: str, alike: bool) -> None:
    assert (likeness(arabic, latin) >= 0.7) is alike


def test_sound_keys() -> None:
    assert key("غوغل") == key("جوجل") == key("قوقل")
    assert distance("إنفيديا", "نفيديا") < 0.5 < distance("ميتا", "تيما")


def test_candidates_alone() -> None:
    assert arextract.latin is candidates
    assert candidates("وزارة المالية")[0].text == "Ministry of Finance"
    assert candidates("أوبن أي آي")[0].text == "OpenAI"
    assert candidates("كوين بلاس")[0].text == "Qwen Plus"
    assert candidates("Qwen")[0].by == "latin"
    assert candidates("") == []
    assert candidates("كوين", context="نموذج كوين (Qwen) الصيني")[0].by == "gloss"
    for candidate in candidates("فلوديمير زيلينسكي"):
        assert 0.0 <= candidate.score <= 1.0


@pytest.mark.parametrize(
    ("name", "country", "role", "latin"),
    [
        ("يوسف", "DZ", "given", "Youcef"),
        ("يوسف", "Egypt", "given", "Youssef"),
        ("رشيد", "MA", "given", "Rachid"),
        ("جمال", "EG", "given", "Gamal"),
        ("الجزيري", "TN", "surname", "Jaziri"),
        ("العتيبي", "SA", "surname", "Al-Otaibi"),
        ("المزروعي", "AE", "surname", "Al Mazrouei"),
        ("عبدالله", "JO", "given", "Abdullah"),
        ("نورالدين", "MA", "given", "Noureddine"),
        ("محمد ابوهاشم", None, None, "Mohammed Abu Hashem"),
        ("كريم", None, None, "Karim"),
        ("هند", None, None, "Hind"),
    ],
)
def test_arabic_names_by_country(name: str, country: str | None, role: str | None, latin: str) -> None:
    assert candidates(name, country=country, label="PER", role=role)[0].text == latin


def test_many_names_are_asked_once_each() -> None:
    names = ["يوسف", "كريم", "يوسف"]
    assert many(names, country="DZ", label="PER") == [candidates(name, country="DZ", label="PER") for name in names]


@pytest.mark.parametrize(
    ("name", "label", "latin"),
    [("الفائز يحصد كل شيء", "MISC", None), ("شبه القارة الهندية", "LOC", None), ("كفر الشيخ", "LOC", "Kafr al-Sheikh"),
     ("سيدي بوزيد", "LOC", "Sidi Bouzid"), ("برجر كينج", "ORG", "Burger King")],
)  # fmt: skip
def test_phrases_of_common_words_are_not_spelled(name: str, label: str, latin: str | None) -> None:
    found = candidates_of(name, None, label)
    assert [candidate.text for candidate in found[:1]] == ([latin] if latin else [])


@pytest.mark.parametrize(
    ("name", "nation"), [("مورافيا العظمى", "Britain"), ("أرمينيا العظمى", "Britain"), ("العظمى", "Britain")]
)
def test_no_word_is_translated_into_a_nation(name: str, nation: str) -> None:
    forms = arextract.latin(name, label="LOC")
    assert forms and not any(nation in form.text for form in forms)


def test_a_nation_keeps_its_name() -> None:
    assert arextract.latin("النمسا السفلى", label="LOC")[0].text.endswith(" Austria")


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("وصل الوزير إلى الدوحة قادما من عمّان، ثم عاد إلى عمان أمس.", ["Doha", "Amman", "Amman"]),
        ("زار الوزير صحار ثم عُمان.", ["Sohar", "Oman"]),
        ("زار الوزير عمان ومسقط.", ["Oman", "Muscat"]),
    ],
)
def test_a_written_mark_tells_which_name_it_is(text: str, latin: list[str]) -> None:
    assert [name.canonical for name in arextract.extract(text).entities] == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("نيسان مصر", "Nissan Egypt"), ("أورنج الأردن", "Orange Jordan"), ("فودافون مصر", "Vodafone Egypt")],
)
def test_the_branch_of_a_firm_is_its_country(arabic: str, latin: str) -> None:
    assert arextract.latin(arabic, label="ORG")[0].text == latin


def test_the_maghreb_writes_the_nouns_of_its_places() -> None:
    assert spell_name("أم الطبول", "LOC", country="DZ")[0].text.startswith("Oum El ")
    assert spell_name("أم الطبول", "LOC", country="EG")[0].text.startswith("Umm Al ")


@pytest.mark.parametrize(
    ("arabic", "label", "latin"),
    [
        ("عصام غريواتي", "PER", "Essam Ghriwati"),
        ("البيت", "LOC", "Al Beit"),
        ("مطار بنينا", "LOC", "Benina Airport"),
        ("مطار جزيرة تشوك", "LOC", "Chuck Island Airport"),
        ("الشفاء", "LOC", "Al Shafa"),
        ("الفولتا", "LOC", "Al Volta"),
        ("الألب", "LOC", "Alps"),
    ],
)
def test_an_arabic_word_has_the_sounds_of_arabic(arabic: str, label: str, latin: str) -> None:
    assert arextract.latin(arabic, label=label)[0].text == latin


@pytest.mark.parametrize(
    ("arabic", "country", "latin"),
    [
        # «بن» inside a name is no English Ben: the whole is spelled as its country spells it.
        ("نورالدين بن عاشور", "TN", "Noureddine Ben Achour"),
        ("نادية كالفينيو", None, "Nadia Calvino"),
        ("أحمد بن الحسين الكندي", None, "Ahmed bin al-Hussein al-Kindi"),
    ],
)
def test_a_link_inside_a_name_tells_nothing_of_its_home(arabic: str, country: str | None, latin: str) -> None:
    assert arextract.latin(arabic, label="PER", country=country)[0].text == latin


@pytest.mark.parametrize(
    ("arabic", "country", "latin"),
    [
        # A given name that is another land's as well, where a country's people bear all words of the name.
        ("جورج خويري", "LB", "George Khoueiry"),
        ("مؤمن سليمان", "EG", "Moamen Soliman"),
        ("جورج بوش", "LB", "George Bush"),
        # Of several who are known by a name the one whom the country writes as its own.
        ("شريف إسماعيل", "EG", "Sherif Ismail"),
        # A kunya that the table knows from one bearer is the name behind it.
        ("أبو منصور", "YE", "Abu Mansour"),
        # What a country's press is known to write (country_names); elsewhere the word is spelled as it is counted.
        ("صديق يوسف", "SD", "Siddig Yousif"),
        ("قاسم أمين", "EG", "Kassem Amin"),
        ("فتحي الورغمي", "TN", "Fethi Ouerghemmi"),
    ],
)
def test_a_name_is_spelled_as_its_country_spells_it(arabic: str, country: str, latin: str) -> None:
    assert spell_name(arabic, "PER", None, country)[0].text == latin


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("يعمل مدربا لحساب نادي ريال مدريد منذ عام.", "Real Madrid"),
        ("الاقتراض من الفارسية والعربية قديم، ثم من اللغة البرتغالية.", None),
    ],
)
def test_the_noun_before_a_listed_name(text: str, canonical: str | None) -> None:
    forms = [e.canonical for e in arextract.extract(text).entities]
    assert "Al Arabiya" not in forms
    assert canonical is None or canonical in forms


def test_a_body_that_oversees_something_is_translated_whole() -> None:
    def form(text: str) -> list[str | None]:
        return [e.canonical for e in arextract.extract(text).entities]

    whole = form("أعلنت الهيئة العامة للرقابة على الصادرات والواردات أرقامها.")
    assert whole == ["General Authority for Oversight of Exports and Imports"]
    assert form("قالت الهيئة العامة للرقابة على مصانع محلية إنها بدأت.") == []


@pytest.mark.parametrize(("arabic", "latin"), [("ابن سينا", "Avicenna"), ("أرسطو", "Aristotle"), ("جالينوس", "Galen")])
def test_thinkers_of_old(arabic: str, latin: str) -> None:
    assert latin in [c.text for c in arextract.latin(arabic, label="PER")][:2]


def test_a_noun_and_its_nation_are_not_spelled() -> None:
    assert arextract.latin("الإيالة التونسية", label="ORG") == []


def test_behind_an_article_no_name_has_a_p() -> None:
    assert "p" not in arextract.latin("البيروني", label="PER")[0].text.lower()


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        # «ال» has lost its alef behind ل; «لمياء» has none.
        ("منحت الجائزة للحبيب بن محرز أمس.", "Habib bin Mehrez"),
        ("منحت الجائزة للمياء الزغلامي أمس.", "Lamia Zoghlami"),
    ],
)
def test_behind_lam(text: str, latin: str) -> None:
    assert [name.canonical for name in arextract.extract(text).entities] == [latin]


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("دار زينب للنشر", ["Dar Zainab Publishing"]),
        ("دار سحر للنشر والتوزيع", ["Dar Sahar Publishing and Distribution"]),
        ("بيت زينب للاطمئنان", []),
    ],
)
def test_what_something_is_for_is_never_spelled(name: str, latin: list[str]) -> None:
    assert [c.text for c in candidates_of(name, package(), "ORG")][:1] == latin
