"""Clean text → the tokens that numbers are made of, in one pass.

Words that say nothing about numbers collapse into one token of kind ``x``, so the list stays short on ordinary text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from arextract.arabic.affixes import HAMZA_ALEFS, RA, WAW
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import alone
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_of
from arextract.numbers.broken_figures import in_dinars, mended
from arextract.numbers.digit_runs import HALVES, LONGEST, PLAIN, THIRDS, Habits, ambiguous_thousands, habits, value_of
from arextract.numbers.number_words import CARDINALS, Analyser, NumberWord

# Latin codes of currencies that are met glued to digits (aed1.2, USD5).
_GLUED_BEFORE = "|".join(
    ["us", *(row["sign"] for row in table("currency_signs") if regex.fullmatch("[a-z]{3}", row["sign"]))]
)

TOKEN = regex.compile(
    r"(?P<word>[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]++)"
    r"|(?P<url>(?:https?://|www\.)\S++|[\w&&[^\u0600-\u06ff]][\w.+-]{0,63}+@[\w-]++(?:\.[\w-]++){1,40}+)"
    rf"|(?P<agency>(?<![\d.,،])\d{{1,9}}+{RA}\d{{1,9}}+(?![\d\w.]|,\d))"
    r"|(?P<spaced>(?<![\d.,،])\d{1,3}+(?:\ \d{3}){1,6}+(?![\d،,]|\ ?\d)(?:\.\d{1,6}+)?(?![\d.]))"
    r"|(?P<num>(?:(?<![\w.,،)\]])\.(?=\d))?+\d++(?:[.,،]\d++){0,400}+)"
    rf"|(?P<code>(?:{_GLUED_BEFORE})(?=\$?\d))"
    r"|(?P<latin>[a-z\u00c0-\u024f_][\w&&[^\u0600-\u06ff]]*+(?:[-.'&/+:][a-z0-9]++){0,400}+)"
    r"|(?P<half>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])"
    r"|(?P<mark>[-–—−+%/\\(),،.:×*x~≈<>=$€£¥₪₺₹₽₩₿°'\"²³µμ؛؟!?\[\]‰])"
    r"|(?P<other>[^\s])",
    regex.VERSION1,
)


_OR = word_of("little_words.or")
_SHORTEST_BEHIND_OR = 6  # letters, with it: «اوميه» is no «أو مئة»
_NO_DECIMALS = ".000"  # nobody writes three decimals that are all nothing: «4.000 متر مكعب» are thousands
_SCALE_AFTER = regex.compile(rf" ?{any_of('number_tokens.scales')}(?!\w)| ?[-–] ?\d")


@dataclass(slots=True)
class NumberToken:
    """A token `start:end` of the clean text.

    `kind` is num, word, wa (و alone), mark, latin, url, nl or x; `core` the start without proclitics; `cls` and `word`
    what the lexicon says; `value` the number of digits, None for digits that are no number (1.2.3).
    """

    kind: str
    start: int
    end: int
    core: int
    cls: str = ""
    word: NumberWord | None = None
    proclitic: str = ""
    definite: bool = False
    value: Decimal | None = None


class NumberTokens:
    """The tokens of one clean text; an index outside the list gives a token of kind ``end``."""

    __slots__ = ("count", "folded", "items", "text")

    def __init__(self, text: str, analyse: Analyser) -> None:
        self.text = text
        self.folded = fold(text)
        self.items = mended(_read(text, self.folded, analyse), self.folded)
        self.count = len(self.items)

    def __getitem__(self, index: int) -> NumberToken:
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


_END = NumberToken("end", -1, -1, -1)


# A token of a piece between spaces, in the piece's own offsets: kind (empty for a word that says nothing), start, end, core,
# cls, word, proclitic, definite, value.
Shape = tuple[tuple[str, int, int, int, str, NumberWord | None, str, bool, Decimal | None], ...]
_PLAIN: Shape = (("", 0, 0, 0, "", None, "", False, None),)  # the whole piece is one word that says nothing
_LONGEST_PIECE = 32


def _read(text: str, folded: str, analyse: Analyser) -> list[NumberToken]:
    """Piece by piece; what a piece without figures holds is remembered, since texts repeat their words."""
    items: list[NumberToken] = []
    append = items.append
    known: dict[str, Shape] = analyse.pieces
    figures = _Figures(text, folded)
    after_word = False
    at = done = 0
    for line in text.split("\n"):
        line_end = at + len(line)
        for piece in line.split(" "):
            size = len(piece)
            if size and at >= done:
                shape = known.get(piece)
                if shape is None:
                    done = _end(folded, at + size, line_end)
                    figures.base = at
                    shape = _shape(text[at:done], folded[at:done], analyse, figures)
                    if size <= _LONGEST_PIECE and not figures.seen:
                        analyse.remember(piece, shape)
                if shape is _PLAIN:
                    if after_word:
                        items[-1].end = at + size
                    else:
                        append(NumberToken("x", at, at + size, at))
                        after_word = True
                else:
                    for kind, start, end, core, cls, word, proclitic, definite, value in shape:
                        if kind:
                            append(
                                NumberToken(
                                    kind, at + start, at + end, at + core, cls, word, proclitic, definite, value
                                )
                            )
                            after_word = False
                        elif after_word:
                            items[-1].end = at + end
                        else:
                            append(NumberToken("x", at + start, at + end, at + core))
                            after_word = True
            at += size + 1
        if line_end < len(text):
            append(NumberToken("nl", line_end, line_end + 1, line_end))
            after_word = False
    return items


def _end(folded: str, end: int, line_end: int) -> int:
    """Where the piece that ends at `end` does so with the pieces of figures after it: 1 234 567 is read as a whole."""
    while end + 1 < line_end and folded[end - 1].isdigit() and folded[end + 1].isdigit():
        space = folded.find(" ", end + 1, line_end)
        end = space if space >= 0 else line_end
    return end


class _Figures:
    """Reads the figures of one text; `base` is where the piece at hand begins, `seen` whether it had any."""

    __slots__ = ("_folded", "_habit", "_text", "base", "seen")

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self.base = 0
        self._habit: Habits | None = None
        self.seen = False

    def value(self, digits: str, end: int) -> Decimal | None:
        """The value of digits with separators that end at `end` of the piece, by the habits of the text where it takes them."""
        ambiguous = ambiguous_thousands(digits)
        if self._habit is None and (ambiguous or "،" in digits):
            self._habit = habits(self._text)
        habit = self._habit or PLAIN
        if ambiguous and habit.comma_decimals and not in_dinars(self._folded, self.base + end):
            return Decimal(digits.replace(".", ""))
        if ambiguous and digits.endswith(_NO_DECIMALS) and not _SCALE_AFTER.match(self._folded, self.base + end):
            if not in_dinars(self._folded, self.base + end):
                return Decimal(digits.replace(".", ""))
        return value_of(digits, habit)


def _shape(text: str, folded: str, analyse: Analyser, figures: _Figures) -> Shape:
    """The tokens of a piece of clean text."""
    out: list[tuple[str, int, int, int, str, NumberWord | None, str, bool, Decimal | None]] = []
    append = out.append
    figures.seen = False
    if folded.isascii() and folded.isdigit() and len(folded) <= LONGEST:  # by far the most figures
        figures.seen = True
        return (("num", 0, len(text), 0, "num", None, "", False, Decimal(text)),)
    done = 0
    for match in TOKEN.finditer(folded):
        kind = match.lastgroup or ""
        start, end = match.span()
        if start < done:
            continue
        if kind == "word":
            form = match.group()
            hit = analyse(form)
            if (
                hit is None
                or (hit.word.must and hit.word.must not in text[start:end])
                or (hit.definite and text[start + hit.skip] in HAMZA_ALEFS)
            ):
                lead = alone().get(form) if folded[end : end + 1].isdigit() else None
                if lead is not None:
                    append(("lead", start, end, start, "", None, *lead, None))
                elif at := analyse.parted(form):
                    first, second = analyse(form[:at]), analyse(form[at:].removeprefix(WAW))
                    middle = start + at
                    core = middle + form.startswith(WAW, at)
                    for begin, stop, place, joined, half in (
                        (start, middle, start, "", first),
                        (middle, end, core, WAW, second),
                    ):
                        if half is not None:
                            append(("word", begin, stop, place, half.word.cls, half.word, joined, False, None))
                elif (behind := _behind_or(form, analyse)) is not None:
                    core = start + len(_OR)
                    append(("", start, core, start, "", None, "", False, None))
                    append(("word", core, end, core, behind.cls, behind, "", False, None))
                elif end - start == len(text):
                    return _PLAIN
                else:
                    append(("", start, end, start, "", None, "", False, None))
            elif hit.word.cls == "wa":
                append(("wa", start, end, start, "wa", None, "", False, None))
            else:
                word = hit.word
                append(("word", start, end, start + hit.skip, word.cls, word, hit.proclitic, hit.definite, None))
        elif kind == "num":
            figures.seen = True
            chained = end - start > _LONG and _GOES_ON.match(folded, end) is not None
            if chained:
                end = done = start + len(_CHAIN.match(folded, start).group().rstrip(".,،"))  # type: ignore[union-attr]
            value = None if chained else figures.value(match.group(), end)
            if value is None:  # each run of digits is marked as a part of something else
                for run in _DIGITS.finditer(folded, start, end):
                    append(("num", *run.span(), run.start(), "part", None, "", False, Decimal(run.group())))
            else:
                append(("num", start, end, start, "num", None, "", False, value))
        elif kind == "spaced" or kind == "agency":
            figures.seen = True
            part, point, whole = match.group().replace(" ", "").partition(RA)
            value = Decimal(f"{whole}.{part}" if point else part)
            append(("num", start, end, start, "num", None, "", False, value))
        elif kind == "half":
            sign = match.group()
            above, below = THIRDS.get(sign, (0, 1))
            value = Decimal(HALVES[sign]) if sign in HALVES else Decimal(above) / Decimal(below)
            append(("half", start, end, start, "half", None, "", False, value))
        else:
            append((_KINDS.get(kind, "x"), start, end, start, "", None, "", False, None))
    return tuple(out)


def _behind_or(form: str, analyse: Analyser) -> NumberWord | None:
    """The number that «أو» is written onto: «اوعشرة ايام»."""
    if len(form) < _SHORTEST_BEHIND_OR or not form.startswith(_OR):
        return None
    word = analyse.words.get(form[len(_OR) :])
    return word if word is not None and word.cls in CARDINALS else None


_KINDS = {"mark": "mark", "latin": "latin", "code": "latin", "url": "url"}
_DIGITS = regex.compile(r"\d++")
# A chain of figures without end is no number; the bound in TOKEN keeps the memory of its repeat small.
_LONG = 800
_GOES_ON = regex.compile(r"[.,،]\d")
_CHAIN = regex.compile(r"[\d.,،]++")
