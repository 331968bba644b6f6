"""Raw text that teachers label for a student: passages with numbers, none of which shares a phrase with an annotated one."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from arextract.evaluate.gold import Json
from arextract.ner.conll import read_conll
from arextract.ner.tagger import NameModel
from arextract.training.roles_data import Passage, read_passage

SHORTEST, LONGEST = 25, 250
"""Words of a passage."""
_PHRASE = 8
"""Words in a row that no two different texts share by chance."""
_TOLD = 130
"""Words of a passage of a tagged corpus, at most."""
_APART = re.compile(r" ([.،؛:؟!])(?= |$)")


def texts(path: Path) -> Iterator[str]:
    """The passages of a file: its lines, the field ``text`` of every line of JSON, or the sentences of a ``.conll`` file,
    some at a time; ``.xz`` is unpacked."""
    if path.suffix == ".conll":
        yield from _told([word for word, _ in sentence] for sentence in read_conll(path))
        return
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"] if ".jsonl" in path.suffixes else line.strip()


def _told(sentences: Iterable[list[str]]) -> Iterator[str]:
    """Sentences in a row as passages of at most `_TOLD` words, a line each, stops against the word before."""
    lines: list[str] = []
    count = 0
    for words in sentences:
        if lines and count + len(words) > _TOLD:
            yield "\n".join(lines)
            lines, count = [], 0
        lines.append(_APART.sub(r"\1", " ".join(words)))
        count += len(words)
    if lines:
        yield "\n".join(lines)


def checksum(text: str) -> str:
    """SHA-256 of a passage's text, by which its annotation finds it."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_raw(
    paths: Sequence[Path], known: Iterable[Passage], count: int, nlp: Language, tagger: NameModel
) -> list[Passage]:
    """Passages with about `count` numbers, as many of each file, those with the least checksums; none overlaps a `known` one."""
    seen = {phrase for passage in known for phrase in _phrases(passage.words.text)}
    found: list[Passage] = []
    for path in paths:
        left = count / len(paths)
        fitting = (t for t in texts(path) if SHORTEST <= len(t.split()) <= LONGEST and re.search(r"\d", t))
        for key, text in sorted({checksum(t): t for t in fitting}.items()):
            if left <= 0:
                break
            phrases = _phrases(text)
            if not seen.isdisjoint(phrases):
                continue
            gold: Json = {"id": key, "published": None, "times": [], "quantities": []}
            passage = read_passage(text, gold, path.name, nlp, tagger)
            if passage is not None and passage.reading.numbers:
                seen |= phrases
                found.append(passage)
                left -= len(passage.reading.numbers)
    return found


def _phrases(text: str) -> set[str]:
    words = re.findall(r"\w+", text)
    return {" ".join(words[i : i + _PHRASE]) for i in range(len(words) - _PHRASE + 1)}
