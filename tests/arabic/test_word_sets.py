"""Every set of words that a rule asks for stands in the table, and every set of the table is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import arextract
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_set

CODE = [path.read_text(encoding="utf-8") for path in Path(arextract.__file__).parent.rglob("*.py")]


def test_sets_and_code_agree() -> None:
    asked = {
        name for text in CODE for name in re.findall(r'(?:word_(?:set|list|of)|any_of)\(["\']([^"\']+)["\']\)', text)
    }
    assert asked == {row["set"] for row in table("word_sets")}


def test_order_and_unknown_names() -> None:
    name = table("word_sets")[0]["set"]
    assert set(word_list(name)) == word_set(name)
    with pytest.raises(KeyError):
        word_list("no.such_set")
