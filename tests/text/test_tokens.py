"""The tokenizer."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from arextract.arabic.analysis import proclitic_letters
from arextract.text import token_spans as module
from arextract.text.clean import clean
from arextract.text.spacy_tokenizer import ArabicTokenizer
from arextract.text.token_spans import spans, words
from tests.text.test_clean import PIECES

NLP = spacy.blank("ar")
NLP.tokenizer = ArabicTokenizer(NLP.vocab)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وإنفيديا، بـ4.6", ["و", "إنفيديا", "،", "ب", "4.6"]),
        ('وQwen و"أوبن', ["و", "Qwen", "و", '"', "أوبن"]),
        ("نمو 40%-45% في 2024.", ["نمو", "40", "%", "-", "45", "%", "في", "2024", "."]),
        ("كوين(Qwen)", ["كوين", "(", "Qwen", ")"]),
        ("H20، GPT-4.5 وQwQ-32B", ["H20", "،", "GPT-4.5", "و", "QwQ-32B"]),
        ("كيمي ك2", ["كيمي", "ك2"]),
        ("قال[5]. [5،6]", ["قال", "[5]", ".", "[5،6]"]),
        ("1,250 و117,74 و2،9 و-5", ["1,250", "و", "117,74", "و", "2،9", "و", "-5"]),
        ("2018-2023 (-3.5)", ["2018", "-", "2023", "(", "-3.5", ")"]),
        ("وبالصين للصين", ["و", "ب", "الصين", "ل", "لصين"]),
        ("وزارة وكالة بكين كان فيلم", ["وزارة", "وكالة", "بكين", "كان", "فيلم"]),
        ("انظر https://x.y/a?b=1. ثم", ["انظر", "https://x.y/a?b=1", ".", "ثم"]),
        ("عام2024", ["عام", "2024"]),
        ("AT&T 5G C++", ["AT&T", "5G", "C++"]),
    ],
)
def test_examples(text: str, tokens: list[str]) -> None:
    assert [t.text for t in NLP(text) if not t.is_space] == tokens


@given(PIECES)
def test_the_doc_is_the_text(raw: str) -> None:
    text = clean(raw).text
    assert NLP(raw).text == text
    assert "".join(text[a:b] for a, b, _ in spans(text)) == text
    assert all(not text[a:b].isspace() for a, b in words(text))


def test_proclitics_on_words_of_every_table_row() -> None:
    from arextract.arabic.tables import table

    for row in table("proclitics"):
        assert proclitic_letters(row["word"]) == int(row["letters"]), row["word"]


def test_words_of_100_000_letters_take_no_time() -> None:
    assert len(words("و" * 100_000)) == 1


@given(st.text(st.sampled_from("[]5،, ;–-6.+@wو ل\n\tك٥بABA\u064b%()"), max_size=30))
def test_tokens_between_white_space_are_those_of_the_whole(text: str) -> None:
    kept, module.blocks = module.blocks, lambda whole: [whole]
    try:
        whole = spans(text)
    finally:
        module.blocks = kept
    assert spans(text) == whole


def test_a_marker_may_hold_white_space() -> None:
    assert [t.text for t in NLP("قال [5، 6] ثم") if not t.is_space] == ["قال", "[5، 6]", "ثم"]
