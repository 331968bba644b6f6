"""How words part into proclitics, article and stem: every way there is, and which way the whole lexicon takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arextract
from arextract.arabic.affixes import ANY_PROCLITIC, CONJUNCTIONS, LAM, LINKS, PROCLITICS, SIN
from arextract.arabic.analysis import proclitic_letters
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import alone, forms, is_one_of, rests, splits
from arextract.arabic.spoken_countries import spoken_at
from arextract.ner.word_features import split_word
from arextract.numbers.number_words import analyser
from arextract.pipes.entities.triggers import without_proclitics
from arextract.pipes.times.time_lexicon import analyse as time_word

# word, what may stand behind its proclitics (folded, article in full), letters of proclitics by the whole lexicon
WORDS = [
    ("بطولة", ("بطوله", "طوله"), 0), ("وكالة", ("وكاله", "كاله", "اله"), 0), ("فرنسا", ("فرنسا", "رنسا"), 0),
    ("بشركة", ("بشركه", "شركه"), 1), ("للشركة", ("للشركه", "الشركه", "اللشركه", "لشركه"), 1),
    ("وبالشركة", ("وبالشركه", "بالشركه", "الشركه"), 2), ("فلنقل", ("فلنقل", "لنقل", "نقل"), 2),
    ("لله", ("لله", "الله", "له"), 0), ("لليلة", ("لليله", "اليله", "الليله", "ليله"), 0), ("للاذقية", ("للاذقيه", "الاذقيه", "اللاذقيه", "لاذقيه"), 1),
    ("وللصين", ("وللصين", "للصين", "الصين", "اللصين", "لصين"), 2), ("كالصين", ("كالصين", "الصين"), 1), ("الصين", ("الصين",), 0),
    ("وسيبلغ", ("وسيبلغ", "سيبلغ"), 1), ("في", ("في",), 0), ("وب", ("وب",), 0), ("ببت", ("ببت", "بت"), 0),
    ("وفيات", ("وفيات", "فيات"), 0), ("وقفات", ("وقفات", "قفات"), 0),
    ("وكاميرا", ("وكاميرا", "كاميرا", "اميرا"), 1),
]  # fmt: skip


@pytest.mark.parametrize(("word", "behind", "letters"), WORDS)
def test_ways(word: str, behind: tuple[str, ...], letters: int) -> None:
    assert tuple(forms(fold(word))) == behind
    assert proclitic_letters(word) == letters


@pytest.mark.parametrize(
    ("word", "admitted", "behind"),
    [
        ("وسيبلغ", CONJUNCTIONS + SIN, ("وسيبلغ", "سيبلغ", "يبلغ")), ("سياسه", ANY_PROCLITIC, ("سياسه", "ياسه")),
        ("سفينه", ANY_PROCLITIC, ("سفينه",)), ("ولشركه", CONJUNCTIONS, ("ولشركه", "لشركه")), ("ولشركه", LAM, ("ولشركه",)),
        ("كشركه", LINKS, ("كشركه",)), ("ب<", PROCLITICS, ("ب<", "<")),
    ],
)  # fmt: skip
def test_what_a_reader_admits(word: str, admitted: str, behind: tuple[str, ...]) -> None:
    assert tuple(forms(word, admitted)) == behind


def test_article_belongs_to_a_listed_word() -> None:
    """«للفصل 15» is listed as الفصل; «الزيادة» is not the زيادة of a table of bare nouns."""
    assert is_one_of("للفصل", {"الفصل"})
    assert not is_one_of("الزياده", {"زياده"})


LETTERS = st.text("وفبلكساليتنهرم", min_size=0, max_size=8)


@given(LETTERS, st.sampled_from((PROCLITICS, ANY_PROCLITIC, LINKS, CONJUNCTIONS, LAM, "")))
def test_parts_join_to_the_word(word: str, admitted: str) -> None:
    ways = splits(word, admitted)
    assert ways[0].stem == word and not ways[0].proclitics and not ways[0].article
    assert len(set(ways)) == len(ways)
    for way in ways:
        assert way.written == word
        assert set(way.proclitics) <= set(admitted)
        assert not way.proclitics or len(way.stem) >= 2


@given(LETTERS)
def test_fewest_letters_first_and_each_rest_once(word: str) -> None:
    found = rests(word)
    assert found[0] == (0, word)
    assert [letters for letters, _ in found] == sorted(letters for letters, _ in found)
    assert len(set(found)) == len(found)


@given(LETTERS)
def test_admitting_less_takes_ways_away_and_adds_none(word: str) -> None:
    assert (
        set(splits(word, CONJUNCTIONS))
        <= set(splits(word, LINKS))
        <= set(splits(word))
        <= set(splits(word, ANY_PROCLITIC))
    )


@given(LETTERS.filter(bool))
def test_the_lexicon_takes_one_of_the_ways(word: str) -> None:
    """What the lexicon decides for is among the ways, but for words that a table lists with their cut."""
    letters = proclitic_letters(word)
    assert letters in {letters for letters, _ in rests(word)} or len(word) - letters < 2


@pytest.mark.parametrize(
    ("form", "lead"),
    [("و", ("و", False)), ("ال", ("", True)), ("لل", ("ل", True)), ("وبال", ("وب", True)), ("فلل", ("فل", True)), ("فك", ("فك", False))],
)  # fmt: skip
def test_proclitics_before_a_figure(form: str, lead: tuple[str, bool]) -> None:
    assert alone()[form] == lead


def test_no_word_is_taken_for_proclitics_alone() -> None:
    assert not {"", "بل", "كل", "لو", "فو", "الو", "لب"} & set(alone())


@pytest.mark.parametrize(
    ("word", "number"), [("ولأربعة", 4), ("للأربعة", 4), ("بست", 6), ("ولست", None), ("لست", None), ("كمية", None)]
)
def test_numbers_ask_it(word: str, number: int | None) -> None:
    hit = analyser()(fold(word))
    assert (hit and hit.word.value) == number


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("وللعام", ["wa", "li", "unit"]),
        ("لليلة", ["li", "tod"]),
        ("بالعام", ["bi", "unit"]),
        ("فيناير", ["wa", "month"]),
    ],
)
def test_times_ask_it(word: str, classes: list[str]) -> None:
    pieces = time_word(fold(word)) or ()
    assert [piece.word.cls for piece in pieces][: len(classes) - 1] == classes[:-1]
    assert len(pieces) == len(classes)


@pytest.mark.parametrize(
    ("word", "noun"), [("كشركه", "شركه"), ("وبتطبيق", "تطبيق"), ("للوزير", None), ("وزير", None), ("فريق", "فريق"), ("وكاله", "وكاله")]
)  # fmt: skip
def test_names_ask_it(word: str, noun: str | None) -> None:
    assert without_proclitics(word, "class") == noun


@pytest.mark.parametrize("word", ["كاتي", "فرنسا", "فلنقل", "لله"])
def test_what_no_reader_knows_stays_whole(word: str) -> None:
    """«كاتي» may be ك and اتي, «فرنسا» ف and رنسا: forms of no word of time and no number."""
    assert time_word(fold(word)) is None
    assert analyser()(fold(word)) is None


@given(LETTERS)
def test_every_reader_takes_one_of_the_ways(word: str) -> None:
    numbers, times = analyser()(word), time_word(word)
    cuts = {letters for letters, _ in rests(word)}
    assert numbers is None or numbers.skip in cuts
    assert times is None or times[-1].start in cuts or (len(times) == 2 and times[0].word.cls == "month")


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وبالصين", ("وب", "الصين")), ("للصين", ("ل", "الصين")), ("لله", ("", "لله")), ("بطولة", ("", "بطوله")),
        ("للغة", ("ل", "لغه")), ("وكالة", ("", "وكاله")), ("فلنقل", ("فل", "نقل")),
    ],
)  # fmt: skip
def test_the_tagger_sees_what_it_was_trained_on(word: str, split: tuple[str, str]) -> None:
    assert split_word(word) == split


@pytest.mark.parametrize(
    ("text", "name"),
    [("وعمل موجها للغة العربية في وزارة التربية.", "لغة العربية"), ("محمود الهمامي الكاتب العام للجنة الأولمبية.", "لجنة الأولمبية")],
)  # fmt: skip
def test_names_whose_first_letter_is_a_lam(text: str, name: str) -> None:
    """Of ل, ال and لغة two lams are written: «للغة العربية» names اللغة العربية."""
    assert name in [entity.text for entity in arextract.extract(text).entities]


def test_a_rank_begins_behind_its_preposition() -> None:
    (claim,) = arextract.extract("تقدم الفريق للمركز التاسع.").claims
    assert claim.quantity.text == "لمركز التاسع"  # as «لصين» is the name in «للصين»


def test_no_letter_of_a_noun_is_taken_for_a_proclitic() -> None:
    """«لفيروسات» is ل and فيروسات, not ل and ف and يروسات."""
    (claim,) = arextract.extract("يشبه الاتجاه العام لفيروسات كورونا البشرية الستة الأخرى.").claims
    assert claim.quantity.counted == "فيروسات كورونا"


def test_phrases_whose_first_word_is_short() -> None:
    assert [country for _, country in spoken_at("يلعب اليوم بأم درمان")] == ["SD"]
