"""Our own sentences, cut to a length that no engine chokes on. Treebank models split Arabic news badly, so they don't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 600


def stretches(text: str, sentences: Sequence[tuple[int, int]], longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """The sentence spans of the clean `text` without the empty ones, none longer than `longest` code points.

    A longer one is cut after a space; one word longer than that is cut where it must be. Linear time.

    >>> list(stretches("aa bb cc", [(0, 8)], longest=4))
    [(0, 3), (3, 6), (6, 8)]
    """
    for start, end in sentences:
        while end - start > longest:
            cut = text.rfind(" ", start, start + longest) + 1
            if cut <= start:
                cut = start + longest
            if text[start:cut].strip():
                yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
