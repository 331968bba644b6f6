"""How far back a paragraph looks: over those that it goes on from or shares a name or a long word with, and no farther."""

from __future__ import annotations

from arextract.layers import layers
from arextract.pipeline import Extractor
from arextract.pipes.claims.paragraph_links import links
from arextract.text.word_layer import doc_words

FIRST = "أعلنت شركة النسيم للطيران عن نتائجها السنوية."
SAME_NAME = "ارتفعت أرباح شركة النسيم للطيران إلى 45 مليون دولار."
SAME_WORD = "في المراجعة السنوية بلغت الخسائر 3 ملايين دولار."
STRANGE = "توقفت حركة المرور في وسط العاصمة 3 ساعات."
SAME_FIGURE = "كان المطر قد هطل 3 ساعات أيضا."


def back(*paragraphs: str) -> list[int]:
    """For each paragraph, the paragraph that it looks back to."""
    doc = Extractor("rules").process("\n".join(paragraphs))
    found = links(doc_words(doc), layers(doc))
    return [found.begins.index(found.back[begin]) for begin in found.begins]


def test_a_shared_name_or_word_ties() -> None:
    assert back(FIRST, SAME_NAME) == [0, 0]
    assert back(FIRST, SAME_WORD) == [0, 0]


def test_a_strange_paragraph_is_not_looked_at() -> None:
    assert back(STRANGE, FIRST, SAME_NAME) == [0, 1, 1]


def test_words_that_name_nothing_tie_nothing() -> None:
    assert back("تراجعت المبيعات بينما صمدت المتاجر.", "نزل المطر بينما هدأت الريح 3 ساعات.") == [0, 1]


def test_numbers_and_units_tie_nothing() -> None:
    assert back(STRANGE, SAME_FIGURE) == [0, 1]


def test_what_opens_with_and_goes_on() -> None:
    assert back(FIRST, "وأضافت أن الخسائر بلغت 3 ملايين دولار.") == [0, 0]
    assert back(FIRST, "وصل الوفد إلى المنامة ومعه 3 خبراء.") == [0, 1]
