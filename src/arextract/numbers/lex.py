"""Clean text → the tokens that numbers are made of, in one pass.

Words that say nothing about numbers collapse into one token of kind ``x``, so the list stays short on ordinary text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.numbers.digits import HALVES, PLAIN, THIRDS, Habits, ambiguous_thousands, habits, value_of
from arextract.numbers.lexicon import Analyser, Word

# Latin codes of currencies that are met glued to digits (aed1.2, USD5).
_GLUED_BEFORE = "|".join(
    ["us", *(row["sign"] for row in table("currency_signs") if regex.fullmatch("[a-z]{3}", row["sign"]))]
)

TOKEN = regex.compile(
    r"(?P<word>[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]++)"
    r"|(?P<url>(?:https?://|www\.)\S++|[\w&&[^\u0600-\u06ff]][\w.+-]{0,63}+@[\w-]++(?:\.[\w-]++)+)"
    r"|(?P<nl>\n)"
    r"|(?P<agency>(?<![\d.,،])\d{1,9}+ر\d{1,9}+(?![\d\w.]|,\d))"
    r"|(?P<spaced>(?<![\d.,،])\d{1,3}+(?:\ \d{3}){1,6}+(?![\d،,]|\ ?\d)(?:\.\d{1,6}+)?(?![\d.]))"
    r"|(?P<num>(?:(?<![\w.,،)\]])\.(?=\d))?+\d++(?:[.,،]\d++)*+)"
    rf"|(?P<code>(?:{_GLUED_BEFORE})(?=\$?\d))"
    r"|(?P<latin>[a-z\u00c0-\u024f_][\w&&[^\u0600-\u06ff]]*+(?:[-.'&/+:][a-z0-9]++)*+)"
    r"|(?P<half>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])"
    r"|(?P<mark>[-–—−+%/\\(),،.:×*x~≈<>=$€£¥₪₺₹₽₩₿°'\"²³µμ؛؟!?\[\]‰])"
    r"|(?P<other>[^\s])",
    regex.VERSION1,
)


@dataclass(slots=True)
class Token:
    """A token `start:end` of the clean text.

    `kind` is num, word, wa (و alone), mark, latin, url, nl or x; `core` the start without proclitics; `cls` and `word`
    what the lexicon says; `value` the number of digits, None for digits that are no number (1.2.3).
    """

    kind: str
    start: int
    end: int
    core: int
    cls: str = ""
    word: Word | None = None
    proclitic: str = ""
    definite: bool = False
    value: Decimal | None = None


_PROCLITICS = {"و": "و", "ف": "ف", "ب": "ب", "ل": "ل", "ك": "ك", "وب": "وب", "ول": "ول", "فب": "فب", "وك": "وك"}
_ARTICLES = {"ال": "", "وال": "و", "بال": "ب", "لل": "ل", "وبال": "وب", "ولل": "ول", "كال": "ك", "فال": "ف"}


class Tokens:
    """The tokens of one clean text; an index outside the list gives a token of kind ``end``."""

    __slots__ = ("count", "folded", "items", "text")

    def __init__(self, text: str, analyse: Analyser) -> None:
        self.text = text
        self.folded = fold(text)
        self.items = _read(text, self.folded, analyse)
        self.count = len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < self.count else _END

    def mark(self, index: int) -> str:
        """The character of a mark, or the empty string."""
        token = self[index]
        return self.folded[token.start] if token.kind == "mark" else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the token at `index` and the one before."""
        return 0 < index < self.count and self.items[index].start == self.items[index - 1].end

    def form(self, index: int) -> str:
        """The folded text of the token without its proclitics."""
        token = self[index]
        return self.folded[token.core : token.end]


_END = Token("end", -1, -1, -1)


def _read(text: str, folded: str, analyse: Analyser) -> list[Token]:
    items: list[Token] = []
    append = items.append
    habit: Habits | None = None
    seen = analyse._seen
    last_x = False
    for match in TOKEN.finditer(folded):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            form = match.group()
            try:
                hit = seen[form]
            except KeyError:
                hit = analyse(form)
            if (
                hit is None
                or (hit.word.must and hit.word.must not in text[start:end])
                or (hit.definite and text[start + hit.skip] in "أإآ")
            ):
                if form in _PROCLITICS and folded[end : end + 1].isdigit():
                    append(Token("lead", start, end, start, proclitic=form))
                    last_x = False
                elif form in _ARTICLES and folded[end : end + 1].isdigit():
                    append(Token("lead", start, end, start, proclitic=_ARTICLES[form], definite=True))
                    last_x = False
                elif last_x:
                    items[-1].end = end
                else:
                    append(Token("x", start, end, start))
                    last_x = True
                continue
            word = hit.word
            if word.cls == "wa":
                append(Token("wa", start, end, start, "wa"))
            else:
                append(Token("word", start, end, start + hit.skip, word.cls, word, hit.proclitic, hit.definite))
            last_x = False
            continue
        if kind == "num":
            digits = match.group()
            if habit is None and ambiguous_thousands(digits):
                habit = habits(text)
            value = value_of(digits, habit or PLAIN)
            if value is None:
                _split_digits(items, digits, start)
            else:
                append(Token("num", start, end, start, "num", value=value))
            last_x = False
            continue
        if kind == "mark":
            append(Token("mark", start, end, start))
        elif kind == "nl":
            append(Token("nl", start, end, start))
        elif kind == "spaced":
            append(Token("num", start, end, start, "num", value=Decimal(match.group().replace(" ", ""))))
        elif kind == "agency":
            part, _, whole = match.group().partition("ر")
            append(Token("num", start, end, start, "num", value=Decimal(f"{whole}.{part}")))
        elif kind == "half":
            sign = match.group()
            above, below = THIRDS.get(sign, (0, 1))
            value = Decimal(HALVES[sign]) if sign in HALVES else Decimal(above) / Decimal(below)
            append(Token("half", start, end, start, "half", value=value))
        elif kind in ("latin", "url", "code"):
            append(Token("latin" if kind == "code" else str(kind), start, end, start))
        else:
            append(Token("x", start, end, start))
        last_x = False
    return items


_DIGITS = regex.compile(r"\d++")


def _split_digits(items: list[Token], text: str, start: int) -> None:
    """Digits with separators that are no number: each run of digits a token, marked as a part of something else."""
    for match in _DIGITS.finditer(text):
        items.append(
            Token(
                "num",
                start + match.start(),
                start + match.end(),
                start + match.start(),
                "part",
                value=Decimal(match.group()),
            )
        )
