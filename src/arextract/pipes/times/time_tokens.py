"""Clean text → the tokens that time expressions are made of.

One pass; words that say nothing about time collapse into one token of class ``x``, so the list stays short. Double month
names (نوفمبر/تشرين الثاني) and numbers of several words are one token each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from arextract.arabic.affixes import BOUND_PREPOSITIONS, HAMZA, PROCLITICS, YA
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import alone
from arextract.pipes.times.numerals import merge_numbers
from arextract.pipes.times.time_lexicon import PROCLITIC, TimeWord, analyse, compounds
from arextract.pipes.times.wrapped import join_lines

if TYPE_CHECKING:
    from arextract.pipes.times.meaning import Meaning

_LETTERS = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5"
# A word before a space, as most are, stands first and takes the space before it along: no other alternative is tried.
_TOKEN = re.compile(
    rf" ?(?:(?P<plain>(?!ق ?\.|ق [مب](?![{_LETTERS}]))[{_LETTERS}]++)(?=[ \n،])"
    r"|(?P<url>(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++){1,40}+)"
    r"|(?P<nl>\n)"
    r"|(?P<numdate>(?<![0-9./-])(?:"
    r"[0-9]{4}\ ?(?P<s1>[/.-])\ ?[0-9]{1,2}\ ?(?P=s1)\ ?[0-9]{1,2}|[0-9]{1,2}\ ?(?P<s2>[/.-])\ ?[0-9]{1,2}\ ?(?P=s2)\ ?[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
    r")(?![0-9]|[./-][0-9]))"
    r"|(?P<latin>[0-9]*+[a-zà-ÿ][a-zà-ÿ0-9_]*+(?:[-./_:][a-zà-ÿ0-9]++){0,400}+)"
    r"|(?P<years>(?:1[89]|20)[0-9][0-9](?=[,،](?:1[89]|20)[0-9][0-9](?![0-9])))"
    r"|(?P<days>(?<=(?:ايام|يومي) )[0-9]{1,2}(?=،[0-9]{1,2}(?![0-9.,،])))"
    r"|(?P<numx>[0-9]++(?:[.,،][0-9]++){1,400}+)"
    r"|(?P<num>[0-9]++)"
    r"|(?P<bce>(?<![\u0621-\u064a])ق(?: ?\. ?| )[مب](?![\u0621-\u064a]))"
    rf"|(?P<word>[{_LETTERS}]++)"
    r"|(?P<mark>[^\s\w])"
    r"|(?P<other>\w++))"
)
_MARKS = {
    "/": "slash", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "،": "comma", ",": "comma", "(": "lp", ")": "rp",
    ".": "dot", "!": "dot", "؟": "dot", "?": "dot", "…": "dot", '"': "quote", "%": "pct", ":": "colon", "؛": "dot", "[": "lb",
    "'": "quote",
}  # fmt: skip
_ENGLISH_ORDINAL = regex.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_X = TimeWord("x")
# The class of proclitics before a figure: of a preposition, else of the article, else of a conjunction.
_ALONE = {
    form: "al" if article and lead[-1:] not in BOUND_PREPOSITIONS else PROCLITIC[lead[-1]].cls
    for form, (lead, article) in alone().items()
}


@dataclass(slots=True)
class TimeToken:
    """A token `start:end` of the clean text: its class and what its word says."""

    cls: str
    start: int
    end: int
    word: TimeWord = _X

    @property
    def number(self) -> int:
        return self.word.number

    @property
    def value(self) -> str:
        return self.word.value


class TimeTokens:
    """The tokens of one text. `cls(i)` is empty outside the list, so that rules may look ahead freely."""

    __slots__ = ("depth", "folded", "items", "readings", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.items = merge_numbers(_merge_months(join_lines(_read(self.folded), self.folded)))
        self.readings: dict[int, tuple[Meaning, int, str] | None] = {}  # what the rules read at a token
        self.depth = 0  # how many rules are reading, one within the other

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> TimeToken:
        return self.items[index]

    def cls(self, index: int) -> str:
        """The class of the token at `index`; the empty string outside."""
        return self.items[index].cls if 0 <= index < len(self.items) else ""

    def val(self, index: int) -> str:
        """The value of the token at `index`; the empty string outside."""
        return self.items[index].word.value if 0 <= index < len(self.items) else ""

    def key(self, index: int) -> str:
        """The folded text of the token at `index`; the empty string outside."""
        if not 0 <= index < len(self.items):
            return ""
        token = self.items[index]
        return self.folded[token.start : token.end]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the token at `index` and the one before."""
        return 0 < index < len(self.items) and self.items[index].start == self.items[index - 1].end

    def after_letter(self, index: int) -> bool:
        """Whether the token at `index` is written onto an Arabic word: «أفق2030», «مواليد25 مارس»."""
        at = self.items[index].start
        return at > 0 and HAMZA <= self.folded[at - 1] <= YA

    def is_unit(self, index: int, *names: str, number: int = 0, definite: bool | None = None) -> bool:
        """Whether the token is a noun of one of these units, in this number and definiteness."""
        if self.cls(index) != "unit":
            return False
        word = self.items[index].word
        return (
            (not names or word.value in names)
            and (not number or word.number == number)
            and (definite is None or word.definite == definite)
        )

    def word_before(self, index: int) -> str:
        """The folded word that stands right before the token, whatever it is; empty at a line's or sentence's start."""
        if not 0 <= index < len(self.items):
            return ""
        match = _WORD_BEFORE.match(
            self.folded, pos=max(0, self.items[index].start - 40), endpos=self.items[index].start
        )
        return match.group(1) if match else ""

    def word_end(self, index: int) -> int:
        """Where the first word of the token at `index` ends."""
        match = _WORD_AFTER.match(self.folded, self.items[index].start)
        return match.end() if match else self.items[index].end

    def word_after(self, index: int) -> str:
        """The folded word that stands right after the token `index`; empty where punctuation or nothing follows."""
        if not 0 <= index < len(self.items):
            return ""
        match = _WORD_AFTER.match(self.folded, self.items[index].end)
        return match.group(1) if match else ""


_WORD_BEFORE = regex.compile(rf"(?r)(\w+)[ \"']*[{PROCLITICS}]?")
_WORD_AFTER = regex.compile(r"[ \"']*(\w++)")


def _compound(folded: str, form: str, stop: int) -> tuple[TimeWord, int] | None:
    """The month name of two words whose first, `form`, ends at `stop`, and where it ends."""
    for rest, word in compounds().get(form, ()):
        end = stop + len(rest)
        if folded.startswith(rest, stop) and not folded[end : end + 1].isalnum():
            return word, end
    return None


def _read(folded: str) -> list[TimeToken]:
    items: list[TimeToken] = []
    skip = 0

    def other(start: int, end: int) -> None:
        if items and items[-1].cls == "x":
            items[-1].end = end
        else:
            items.append(TimeToken("x", start, end))

    for match in _TOKEN.finditer(folded):
        kind = str(match.lastgroup)
        start, end = match.span()
        if folded[start] == " ":
            start += 1
        if start < skip:
            continue
        if kind == "plain" or kind == "word" or kind == "latin":
            form = folded[start:end]
            pieces = analyse(form) if end - start <= 24 else None
            if pieces is not None:
                for piece in pieces:
                    word, stop = piece.word, start + piece.end
                    if word.cls in ("compound", "season"):
                        whole = _compound(folded, form[piece.start : piece.end], stop)
                        if whole is not None:
                            word, stop = whole
                            skip = stop
                    if word.cls == "compound":
                        other(start + piece.start, stop)
                    else:
                        items.append(TimeToken(word.cls, start + piece.start, stop, word))
            elif kind == "latin" and (ordinal := _ENGLISH_ORDINAL.fullmatch(form)):
                items.append(
                    TimeToken("num", start, start + ordinal.end(1), TimeWord("num", "", int(ordinal.group(1))))
                )
            elif form in _ALONE:
                items.append(TimeToken(_ALONE[form], start, end))
            elif items and items[-1].cls == "x":  # as most words go: without a call
                items[-1].end = end
            else:
                items.append(TimeToken("x", start, end))
        elif kind in ("num", "years", "days"):
            if end - start <= 4:
                items.append(TimeToken("num", start, end, TimeWord("num", "", int(folded[start:end]))))
            else:
                items.append(TimeToken("numx", start, end))
        elif kind == "mark":
            mark = _MARKS.get(folded[start])
            if mark is None:
                other(start, end)
            else:
                items.append(TimeToken(mark, start, end))
        elif kind in ("nl", "numdate", "numx", "bce"):
            items.append(TimeToken(kind, start, end))
        else:
            other(start, end)
    return items


def _merge_months(items: list[TimeToken]) -> list[TimeToken]:
    """Double month names as one token: آب/أغسطس, يناير كانون الثاني, تشرين الثاني (نوفمبر)."""
    if sum(1 for item in items if item.cls == "month") < 2:
        return items
    out: list[TimeToken] = []
    index, count = 0, len(items)
    while index < count:
        token = items[index]
        index += 1
        if token.cls == "month":
            while True:
                other = index
                if other < count and items[other].cls in ("slash", "dash", "lp"):
                    other += 1
                if other >= count or items[other].cls != "month" or items[other].number != token.number:
                    break
                closing = items[other - 1].cls == "lp"
                if closing and not (other + 1 < count and items[other + 1].cls == "rp"):
                    break
                end = items[other + 1].end if closing else items[other].end
                token = TimeToken("month", token.start, end, TimeWord("month", token.value, token.number))
                index = other + 2 if closing else other + 1
        out.append(token)
    return out
