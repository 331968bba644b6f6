"""Sentences with inline name marks → text and spans, or words with BIO tags.

One sentence a line; a name stands in square brackets with its label: ``أعلنت [إنفيديا|ORG] أن و[سامسونغ|ORG] …``.
Brackets stand exactly where the span does, so a proclitic written onto a name stays before its bracket. Empty lines
and lines that start with ``#`` are skipped.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from arextract.text.clean import clean

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")

_MARK = regex.compile(r"[\[\]]")
# What may be written onto a name without belonging to it: و ف, a preposition, the article before Latin script.
_PROCLITIC = regex.compile(r"[وف]?[أ]?[بلك]?(?:ال)?ـ*")
_LETTERS_BEFORE = regex.compile(r"[\p{L}\p{M}ـ]*$")
# A word keeps its inner hyphens, points and apostrophes and a final plus sign (كوفيد-19, Z.ai, أوبك+); a hyphen between
# two Arabic letters parts words (كركوك-جيهان).
_WORD = regex.compile(
    r"[\p{L}\p{M}\p{N}_]+(?:(?:[.'’&+]|-(?<!\p{Arabic}-(?=\p{Arabic})))[\p{L}\p{M}\p{N}_]+)*\+*|\S",
)


class MarkError(ValueError):
    """A marked sentence that cannot be read; the message names the file and the line where they are known."""


@dataclass(slots=True, frozen=True)
class Marked:
    """A sentence without its marks, and its spans as (start, end, label) in text order; end exclusive."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def parse(line: str) -> Marked:
    """The sentence of one marked line. Raises `MarkError` on unbalanced or nested brackets, an unknown label, an empty
    or padded name, and letters written onto a name that are no proclitic.

    >>> parse("قالت و[أبل|ORG]")
    Marked(text='قالت وأبل', spans=((6, 9, 'ORG'),))
    """
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length, at, opened = 0, 0, -1
    for match in _MARK.finditer(line):
        piece = line[at : match.start()]
        at = match.end()
        if match.group() == "[":
            if opened >= 0:
                raise MarkError(f"a bracket opens inside «{line[opened : match.end()]}»")
            opened = match.start()
            parts.append(piece)
            length += len(piece)
            continue
        if opened < 0:
            raise MarkError(f"a bracket closes that was never opened, after «{line[max(0, at - 30) : match.start()]}»")
        name, bar, label = piece.rpartition("|")
        if not bar or label not in LABELS:
            raise MarkError(f"«[{piece}]» has no label of {' '.join(LABELS)}")
        if not name.strip() or name != name.strip() or "|" in name:
            raise MarkError(f"«[{piece}]» has an empty or badly written name")
        parts.append(name)
        spans.append((length, length + len(name), label))
        length += len(name)
        opened = -1
    if opened >= 0:
        raise MarkError(f"a bracket never closes: «{line[opened : opened + 30]}»")
    parts.append(line[at:])
    text = "".join(parts)
    _check_edges(text, spans)
    return Marked(text, tuple(spans))


def _check_edges(text: str, spans: list[tuple[int, int, str]]) -> None:
    for start, end, _ in spans:
        before = _LETTERS_BEFORE.search(text, 0, start)
        if before is not None and not _PROCLITIC.fullmatch(before.group()):
            raise MarkError(f"«{before.group()}» before «{text[start:end]}» is no proclitic")
        if regex.match(r"[\p{L}\p{M}\p{N}]", text[end : end + 1]):
            raise MarkError(f"«{text[start:end]}» ends inside a word: «{text[start : end + 5]}»")


def cleaned(marked: Marked) -> Marked:
    """The same sentence in clean text (see `arextract.text.clean`), spans moved along."""
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = at = 0
    for start, end, label in marked.spans:
        before, name = clean(marked.text[at:start]).text, clean(marked.text[start:end]).text
        parts += (before, name)
        length += len(before)
        spans.append((length, length + len(name), label))
        length += len(name)
        at = end
    parts.append(clean(marked.text[at:]).text)
    return Marked("".join(parts), tuple(spans))


def words(text: str) -> list[tuple[int, int]]:
    """The (start, end) of the surface words and of every punctuation mark; proclitics stay on their words."""
    return [match.span() for match in _WORD.finditer(text)]


def bio(marked: Marked) -> list[tuple[str, str]]:
    """The (word, tag) pairs of the sentence's clean text.

    A word is tagged when a span covers it apart from its proclitics.
    Raises `MarkError` where two spans meet in one word.
    """
    sentence = cleaned(marked)
    spans = list(sentence.spans)
    out: list[tuple[str, str]] = []
    current = 0
    for start, end in words(sentence.text):
        while current < len(spans) and spans[current][1] <= start:
            current += 1
        tag = "O"
        if current < len(spans) and spans[current][0] < end:
            first, _, label = spans[current]
            tag = ("B-" if first >= start else "I-") + label
            if current + 1 < len(spans) and spans[current + 1][0] < end:
                raise MarkError(f"two names in one word: «{sentence.text[start:end]}»")
        out.append((sentence.text[start:end], tag))
    return out


def read(path: str | Path) -> Iterator[Marked]:
    """The sentences of a marked file, or of all ``*.txt`` files of a folder in name order.

    Raises `MarkError` with file name and line number on the first line that cannot be read.
    """
    path = Path(path)
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                marked = parse(line.strip())
                bio(marked)
            except MarkError as error:
                raise MarkError(f"{file.name}, line {number}: {error}") from None
            yield marked


def conll(sentences: Iterable[Marked]) -> Iterator[str]:
    """CoNLL lines without line ends: ``word<TAB>tag`` for each word, an empty line after each sentence."""
    for marked in sentences:
        for word, tag in bio(marked):
            yield f"{word}\t{tag}"
        yield ""


def names(sentences: Iterable[Marked]) -> dict[str, Counter[str]]:
    """How often each name occurs, by label; for proofreading."""
    out: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    for marked in sentences:
        for start, end, label in marked.spans:
            out[label][marked.text[start:end]] += 1
    return out


def main(argv: list[str] | None = None) -> int:
    """Prints the CoNLL lines of marked files, or with ``--names`` the names of each label. Exit status 1 on a bad mark."""
    parser = argparse.ArgumentParser(prog="python -m arextract.training.marked", description=main.__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--names", action="store_true", help="list the names by label instead")
    options = parser.parse_args(argv)
    try:
        sentences = [marked for path in options.paths for marked in read(path)]
    except MarkError as error:
        parser.exit(1, f"{error}\n")
    if options.names:
        for label, counts in names(sentences).items():
            print(
                f"{label}\t{counts.total()}\t{' | '.join(f'{name} {n}' if n > 1 else name for name, n in counts.items())}"
            )
    else:
        print("\n".join(conll(sentences)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
