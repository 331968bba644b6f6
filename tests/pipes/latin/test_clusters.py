"""Which mentions are one thing, and the form that all of them take."""

from __future__ import annotations

from arextract.gazetteer.name_lexicon import Entry, Lexicon
from arextract.pipes.latin.lookup import Lookup
from tests.pipes.latin.helpers import resolved

LOOKUP = Lookup(
    Lexicon(
        [
            Entry(("PER",), ("سام ألتمان",), ("Sam Altman",), "test", frozenset()),
            Entry(("LOC",), ("الولايات المتحدة", "أمريكا", "أميركا"), ("United States",), "test", frozenset()),
            Entry(("PER",), ("دونالد ترامب", "ترامب"), ("Donald Trump",), "test", frozenset()),
            Entry(("ORG",), ("إنفيديا",), ("Nvidia",), "test", frozenset()),
            Entry(("ORG",), ("غوغل",), ("Google",), "test", frozenset()),
        ]
    )
)


def test_surname_takes_the_full_name() -> None:
    found = resolved("قال ‹سام ألتمان|PER› ثم أضاف ‹ألتمان|PER›", LOOKUP)
    assert [(c, by) for _, c, by, _ in found] == [("Sam Altman", "lexicon"), ("Sam Altman", "cluster")]
    assert found[0][3] == found[1][3]


def test_two_people_of_one_name_stay_apart() -> None:
    found = resolved("‹مايكل براون|PER› قال، ورد ‹ديفيد براون|PER›. وأضاف ‹براون|PER›")
    assert found[0][3] != found[1][3]
    assert found[2][3] == found[1][3]
    assert found[2][1] == found[1][1] == "David Brown"


def test_across_scripts() -> None:
    found = resolved("أطلقت ‹ديب سيك› نموذجها. وقالت ‹ديبسيك› إن. ‹DeepSeek› شركة")
    assert len({cluster for *_, cluster in found}) == 1
    assert {canonical for _, canonical, *_ in found} == {"DeepSeek"}


def test_gloss_holds_for_the_article() -> None:
    found = resolved("نموذج ‹كوين|PRODUCT› ‹Qwen|PRODUCT› جديد. ويتفوق ‹كوين|PRODUCT›")
    assert [(c, by) for _, c, by, _ in found] == [("Qwen", "gloss"), ("Qwen", "latin"), ("Qwen", "gloss")]


def test_lexicon_by_key_and_by_the_letter_for_g() -> None:
    found = resolved("‹انفيديا› و‹إنفيديا› و‹قوقل› و‹جوجل›", LOOKUP)
    assert [c for _, c, *_ in found] == ["Nvidia"] * 2 + ["Google"] * 2


def test_a_loose_likeness_names_nothing() -> None:
    found = resolved("‹نفيديا› و‹سام ألتمن|PER› و‹حسام ألتمان|PER› و‹ترامب|PER›", LOOKUP)
    assert [c for _, c, *_ in found][1] == "Sam Altman"
    assert all(by != "lexicon" for _, _, by, _ in (found[0], *found[2:]))
    assert found[3][1] == "Trump"


def test_one_entry_is_one_cluster() -> None:
    found = resolved("‹الولايات المتحدة|LOC› ثم ‹أمريكا|LOC› ثم ‹أميركا|LOC›", LOOKUP)
    assert len({cluster for *_, cluster in found}) == 1


def test_a_surname_of_someone_else_is_not_taken_from_the_lexicon_by_sound() -> None:
    lookup = Lookup(Lexicon([Entry(("PER",), ("تييري بريتون", "بريتون"), ("Thierry Breton",), "test", frozenset())]))
    assert lookup.find("بارتون", "PER") is None
    found = resolved("‹مارك بارتون|PER› وقال ‹بارتون|PER›", lookup)
    assert found[1][1] == found[0][1]


def test_different_things_stay_apart() -> None:
    found = resolved("‹ميتا› و‹موتا› و‹مايكروسوفت› و‹علي بابا› و‹جوميا› و‹جوميا فود|PRODUCT›")
    assert len({cluster for *_, cluster in found}) == 6
