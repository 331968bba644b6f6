"""An Arabic name with its Latin gloss beside it: كوين Qwen, “مونشوت” (Moonshot AI), بول تريولو (Paul Triolo).

The sound decides how many of the words before the Latin name belong to it: both are reduced to their consonants, the
letters of acronyms to their names, and the window of words that fits best is taken if it fits well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from arextract.gazetteer.name_lexicon import Lexicon
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.entities.decide import class_label
from arextract.pipes.entities.named import parts
from arextract.pipes.entities.person_shapes import is_given, next_to_title, titled, unknown
from arextract.pipes.entities.proclitic_splits import analyses
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, Words

_LONGEST = 7
_SHORT_NAME = 6
_GOOD, _FAIR = 0.7, 0.55
_ARABIC = {
    "ب": "b", "ت": "t", "ط": "t", "ث": "s", "ج": "k", "غ": "k", "ق": "k", "ك": "k", "خ": "k", "د": "d", "ض": "d",
    "ذ": "s", "ز": "s", "ظ": "s", "س": "s", "ص": "s", "ش": "s", "ر": "r", "ف": "f", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
_LATIN = {
    "b": "b", "p": "b", "c": "k", "k": "k", "q": "k", "g": "k", "j": "k", "d": "d", "f": "f", "v": "f", "l": "l",
    "m": "m", "n": "n", "r": "r", "s": "s", "z": "s", "t": "t", "x": "ks",
}  # fmt: skip
_SPELLED = {
    "a": "", "b": "b", "c": "s", "d": "d", "e": "", "f": "f", "g": "k", "h": "ts", "i": "", "j": "k", "k": "k",
    "l": "l", "m": "m", "n": "n", "o": "", "p": "b", "q": "k", "r": "r", "s": "s", "t": "t", "u": "", "v": "f",
    "w": "dbl", "x": "ks", "y": "", "z": "sd",
}  # fmt: skip
_CAMEL = regex.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+")


RULES = (EntityRule("Latin gloss", "مسؤول في [أومنيوكس] OMNIUX أنه", "نماذج [توليدية] Claude من"),)


@lru_cache(maxsize=8192)
def arabic_skeleton(word: str) -> str:
    """Consonant classes of a folded Arabic word; digits stay."""
    return "".join(c if c.isdigit() else _ARABIC.get(c, "") for c in word.replace("تش", "ش"))


@lru_cache(maxsize=8192)
def latin_skeletons(name: str) -> tuple[str, ...]:
    """Consonant classes of a Latin name, and the same with its capitals read as letters."""
    plain, spelled = [], []
    for piece in _CAMEL.findall(name):
        low = piece.lower()
        if low.isdigit():
            plain.append(low)
            spelled.append(low)
            continue
        soft = low.replace("ch", "s").replace("sh", "s").replace("ph", "f").replace("ce", "se").replace("ci", "si")
        soft = soft.replace("cy", "sy").replace("th", "s").replace("tion", "sn")
        plain.append("".join(_LATIN.get(c, "") for c in soft))
        spelled.append("".join(_SPELLED.get(c, "") for c in low) if piece.isupper() and len(piece) < 6 else plain[-1])
    out = {"".join(plain), "".join(spelled)}
    letters = [c for c in name.lower() if c.isalpha()]
    if len(letters) < _SHORT_NAME and " " not in name:
        out.add("".join(c if c.isdigit() else _SPELLED.get(c, "") for c in name.lower()))
    return tuple(sorted(out))


def similarity(a: str, b: str) -> float:
    """Share of the two skeletons that they have in common, in order (twice the longest common subsequence)."""
    if not a or not b:
        return 0.0
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            kept = row[j]
            row[j] = before + 1 if x == y else max(row[j], row[j - 1])
            before = kept
    return 2 * row[-1] / (len(a) + len(b))


def _window(found: Words, last: int, name: str) -> tuple[int, int, float]:
    """(first word, proclitics cut, similarity) of the best window of Arabic words that ends at `last`."""
    targets = latin_skeletons(name)
    letters, _ = parts()
    best = (-1, 0, 0.0)
    skeleton = ""
    for size in range(_LONGEST):
        at = last - size
        if at < 0 or found.kinds[at] not in (ARABIC, NUMBER):
            break
        word = found.folded[at]
        options = analyses(word) if found.kinds[at] == ARABIC else iter(((0, word),))
        for cut, rest in options:
            said = arabic_skeleton(rest) + skeleton
            fit = max(similarity(said, target) for target in targets)
            if found.kinds[at] == ARABIC and word not in letters and is_ordinary(word) and fit < 0.95:
                fit -= 0.15
            if fit > best[2] + 0.01:
                best = (at, cut, fit)
            elif (
                cut == 1
                and word[0] == "و"
                and best[:2] == (at, 0)
                and fit > best[2] - 0.01
                and name[0].lower() not in "wvou"
            ):
                # The letter has no consonant of its own: «وزد إي» is «و» and «زد إي» unless the Latin name has its sound.
                best = (at, cut, best[2])
        skeleton = arabic_skeleton(word) + skeleton
    return best


def glosses(found: Words, latin: list[CandidateSpan], lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Arabic names whose Latin form, one of the `latin` spans, stands right after them."""
    by_start = {span.start: span for span in latin}
    for index, kind in enumerate(found.kinds):
        if kind != LATIN or found.starts[index] not in by_start:
            continue
        span = by_start[found.starts[index]]
        at = index - 1
        while found.at(at) in ('"', "'", "(", "/", "-", "–") and index - at < 4:
            at -= 1
        if found.kind(at) not in (ARABIC, NUMBER):
            continue
        name = found.text[span.start : span.end]
        first, cut, fit = _window(found, at, name)
        if first < 0:
            continue
        strange = all(
            found.kinds[i] != ARABIC or unknown(found.folded[i]) or is_given(found.folded[i])
            for i in range(first, at + 1)
        )
        if fit < _FAIR or (fit < _GOOD and not strange) or (len(latin_skeletons(name)[-1]) < 2 and not strange):
            continue
        labels = span.labels
        if span.entry is None:
            asked = class_label(found, first)
            if asked is not None and asked != labels[0]:
                labels = (asked, *[x for x in labels if x != asked])
            elif (
                asked is None
                and at > first
                and (next_to_title(found, first) or (titled(found, first) and is_given(found.folded[first][cut:])))
            ):
                labels = ("PER",)
        score = 0.9 if fit >= _GOOD else 0.7
        yield CandidateSpan(
            found.starts[first] + cut, found.ends[at], labels, "rule", "Latin gloss", score, True, span.entry
        )
        if labels != span.labels:
            yield CandidateSpan(span.start, span.end, labels, "rule", "Latin gloss", 0.98, True)
