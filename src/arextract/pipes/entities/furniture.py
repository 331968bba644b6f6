"""What stands on a page and names nothing: hashtags, the mark of a passed-on message, English lines of a footer.

#غزة_الآن · RT @user · All rights reserved © 2024
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities.spans import CandidateSpan, EntityRule

_HASHTAG = r"#[\p{L}\p{N}\p{M}_]++"
_PASSED_ON = r"(?<![\p{L}\p{N}])RT(?=\s*(?:@|:|\p{Arabic}))"
# A line without an Arabic letter that speaks of rights or asks to click: what it names is the page, not the news.
_FOOTER = (
    r"(?im:(?<=^|[\n|•»/©])(?:(?![\n|•]|\p{Arabic}).){0,200}"
    r"\b(?:all rights reserved|copyright|powered by|privacy policy|terms of (?:use|service)|cookies?|subscribe|"
    r"newsletter|read more|click here|follow us|sign up|contact us)\b(?:(?![\n|•]|\p{Arabic}).)*)"
)
_OUTSIDE = regex.compile(f"{_HASHTAG}|{_PASSED_ON}|{_FOOTER}")
_ENGLISH = regex.compile(r"RT|[A-Za-z]{4}")  # without which nothing but hashtags is found
_JOINED = regex.compile(r"#([\p{L}\p{N}\p{M}]++(?:_[\p{L}\p{N}\p{M}]++)+)")

RULES = (EntityRule("hashtag", "#[أرامكو_السعودية] تعلن توزيع 0.70 ريال", "#[غزة_تحت_القصف] منذ الفجر"),)


def furniture(text: str) -> list[tuple[int, int]]:
    """The (start, end) stretches of the clean `text` in which nothing is a name of the news.

    >>> furniture("قال #مصر ثم")
    [(4, 8)]
    """
    if "#" not in text and not _ENGLISH.search(text):
        return []
    return [match.span() for match in _OUTSIDE.finditer(text)]


def hashtags(text: str, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """The hashtags of several words, joined by underscores, that are as a whole a listed name («#أرامكو_السعودية»)."""
    for match in _JOINED.finditer(text):
        entry = lexicon.lookup(match[1])
        if entry is not None and not entry.ambiguous(False):
            yield CandidateSpan(*match.span(1), entry.labels, "lexicon", "hashtag", 0.95, True, entry)
