"""Raw text → the token stream that word vectors are trained on: stems, with proclitics as tokens of their own."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from arextract.ner.word_features import split_word
from arextract.text.clean import clean
from arextract.text.sentences import sentences
from arextract.training.marked import words

_MIN_WORDS, _MAX_WORDS = 4, 200


def raw_sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of a text file (one paragraph a line, ``.xz`` or plain) as surface words; repeated lines once."""
    seen: set[int] = set()
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            key = hash(line)
            if key in seen:
                continue
            seen.add(key)
            text = clean(line).text.strip()
            for start, end in sentences(text):
                piece = text[start:end]
                found = [piece[a:b] for a, b in words(piece)]
                if _MIN_WORDS <= len(found) <= _MAX_WORDS:
                    yield found


@lru_cache(maxsize=200_000)
def _parts(word: str) -> tuple[str, ...]:
    proclitics, stem = split_word(word)
    return (*(f"{letter}+" for letter in proclitics), stem)


def stems(sentence: list[str]) -> list[str]:
    """The words' folded stems, each proclitic before its stem as a token with a plus sign.

    >>> stems(["وقالت", "الصين"])
    ['و+', 'قالت', 'الصين']
    """
    return [part for word in sentence for part in _parts(word)]
