import doctest

import pytest

from arextract.ner import word_features
from arextract.ner.word_features import SHAPES, core, shape, split_word


def test_docstrings():
    assert doctest.testmod(word_features).failed == 0


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وبالصين", ("وب", "الصين")),
        ("للصين", ("ل", "الصين")),
        ("وزارة", ("", "وزاره")),
        ("إنفيديا", ("", "انفيديا")),
        ("H20", ("", "h00")),
        ("12345", ("", "0000")),
        ("،", ("", "،")),
    ],
)
def test_split_word(word, parts):
    assert split_word(word) == parts


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("قال", "arabic"), ("الصين", "arabic+article"), ("GPT-4", "latin+digit"), ("OpenAI", "MiXed"), ("Google", "Title"),
        ("BBC", "UPPER"), ("apple", "lower"), ("2024", "year"), ("4.6", "number"), ('"', "quote"), ("(", "open"), (")", "close"),
        (".", "stop"), ("،", "comma"), ("-", "mark"), ("ك2", "arabic+digit"),
    ],
)  # fmt: skip
def test_shape(word, name):
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("word", "bare"), [("(د", "د"), ("جداً", "جدا"), ("وكالات:", "وكالات"), ("...", "..."), ("أوبك+", "أوبك+")]
)
def test_core(word, bare):
    assert core(word) == bare
