"""The words of a text, their sentences, and that a Doc makes them once."""

from __future__ import annotations

import spacy

from arextract.layers import layers
from arextract.text.word_layer import ADDRESS, ARABIC, BREAK, LATIN, NUMBER, SIGN, doc_words, split_sentences, words

TEXT = "وقالت OpenAI: ربحنا 4.5%.\nانظر www.example.org اليوم"


def test_kinds_and_offsets() -> None:
    found = words(TEXT)
    assert [found.surface(i) for i in range(5)] == ["وقالت", "OpenAI", ":", "ربحنا", "4.5"]
    assert found.kinds == [ARABIC, LATIN, SIGN, ARABIC, NUMBER, SIGN, SIGN, BREAK, ARABIC, ADDRESS, ARABIC]


def test_sentences_of_words() -> None:
    found = words(TEXT)
    found.sentences = split_sentences(found)
    assert found.sentences == [(0, 7), (7, 8), (8, 11)]
    assert [found.sentence_of(i) for i in (0, 6, 7, 8, 10)] == [0, 0, 1, 2, 2]


def test_words_under_a_span() -> None:
    found = words(TEXT)
    start = TEXT.index("ربحنا")
    assert found.covering(start, start + len("ربحنا 4.5")) == (3, 5)
    assert found.covering(start + 1, start + 2) == (3, 4)
    assert found.covering(start - 1, start) == (3, 3)


def test_a_doc_makes_its_words_once() -> None:
    nlp = spacy.blank("ar")
    doc = nlp.make_doc("ربحت الشركة. خسر البنك")
    layers(doc).sentences = [(0, 12), (13, 22)]
    found = doc_words(doc)
    assert found is doc_words(doc)
    assert found.sentences == [(0, 3), (3, 5)]
