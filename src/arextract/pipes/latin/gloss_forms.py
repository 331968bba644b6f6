"""Latin forms that the article itself gives: «كوين Qwen», «علي بابا (Alibaba)», «(Qwen) كوين», «المعروفة باسم …».

A Latin run is offered to the Arabic names beside it; which of them it glosses is decided by sound (`sound.likeness`),
by initials for an acronym, and by a bracket right behind the name. Nothing but quotes, brackets, a line end and a few
words may stand between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from arextract.arabic.affixes import ARTICLE, HA, HAMZA, LAST_OF_BLOCK, TA_MARBUTA, WAW
from arextract.arabic.word_sets import any_of
from arextract.translit.sound import likeness, plain

_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_TOKEN = rf"[{_LATIN}0-9][{_LATIN}0-9]*(?:['’.&+\-/][{_LATIN}0-9]+)*\+?"
# A run may start with digits, looked at only where they begin, or each digit of a long number would look ahead anew.
_RUN = re.compile(
    rf"(?:(?=[{_LATIN}])|(?<![0-9.])(?=[0-9.]{{1,40}}[{_LATIN}])){_TOKEN}(?:(?:[ \u00a0]| ?& ?|, (?=Inc|Ltd))(?:{_TOKEN}|&))*"
)
_URL = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]++@[^\s@]++")
_OPEN, _CLOSE, _QUOTE = r"(\[{", r")\]}", "\"'"
# Words that introduce a gloss between the Arabic name and the Latin one.
_INTRO = re.compile(
    rf"(?:{WAW}?(?:(?:{ARTICLE})?{any_of('gloss_forms.known')}[{TA_MARBUTA}{HA}]?|{any_of('gloss_forms.called')})"
    rf"(?: {any_of('gloss_forms.manner')})?(?: ?{any_of('gloss_forms.by')})?"
    rf"|{WAW}?{any_of('gloss_forms.short')}|{any_of('gloss_forms.or')})\s*:?"
)
_NEAR = 90
SURE, FAIR = 0.72, 0.55


@dataclass(slots=True, frozen=True)
class Gloss:
    """An Arabic name (index into the names) and its Latin form (clean offsets)."""

    name: int
    start: int
    end: int
    latin: str
    likeness: float


# name of rule: (an article's words with the name in ‹›, the gloss expected; None where there must be none)
EXAMPLES: dict[str, tuple[tuple[str, str | None], ...]] = {
    "behind": (("نموذج ‹كوين› Qwen الجديد", "Qwen"), ("نموذج ‹كوين› من Alibaba", None)),
    "bracket": (("شركة ‹علي بابا› (Alibaba) الصينية", "Alibaba"), ("قال ‹ماسك› (CEO) إن", None)),
    "before": (("نموذج (Qwen) ‹كوين›", "Qwen"), ("نموذج Claude من ‹أنثروبيك›", None)),
    "inside": (("شركة DeepSeek (‹ديب سيك›) الصينية", "DeepSeek"), ("شركة Google (‹ديب سيك›) الصينية", None)),
    "known as": (("‹الهيئة الوطنية› المعروفة باسم NASA", "NASA"), ("‹جوبز› المعروف باسم الثعلب وقال Apple", None)),
    "acronym": (("منظمة ‹أوبك› OPEC", "OPEC"), ("منظمة ‹أوبك› IEA", None)),
    "farther": (("منصة ‹كوين› التابعة للشركة (Qwen)", "Qwen"), ("منصة ‹كوين› التابعة للشركة (Alibaba)", None)),
}


def runs(text: str) -> list[tuple[int, int]]:
    """The Latin runs of the clean `text` outside addresses: (start, end)."""
    blocked = [match.span() for match in _URL.finditer(text)]
    out = []
    index = 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        while index < len(blocked) and blocked[index][1] <= start:
            index += 1
        if index < len(blocked) and blocked[index][0] < end:
            continue
        while end > start and text[end - 1] in ".'’-/& ":
            end -= 1
        if end > start:
            out.append((start, end))
    return out


def _between(text: str) -> str | None:
    """What stands between a name and a Latin run: ``"` nothing, ``(`` an open bracket, ``=`` words that introduce; or None."""
    rest = text
    seen = " "
    if len(rest) > _NEAR or rest.count("\n") > 1:
        return None
    rest = rest.strip()
    if not rest:
        return seen
    rest = rest.lstrip(_QUOTE + " \n").lstrip("،,:-–— \n") if rest[0] in _QUOTE + "،,:-–—" else rest
    if rest[:1] in tuple("([{"):
        seen, rest = "(", rest[1:].strip(_QUOTE + " ")
    intro = _INTRO.match(rest)
    if intro:
        seen = "(" if seen == "(" else "="
        rest = rest[intro.end() :].strip(_QUOTE + " \n:")
        if rest[:1] in tuple("([{"):
            seen, rest = "(", rest[1:].strip(_QUOTE + " ")
    return seen if not rest.strip(_QUOTE + " \n") else None


def _initials(latin: str) -> bool:
    """Whether a Latin run is an acronym."""
    letters = plain(latin)
    return 2 <= len(letters) <= 6 and latin.replace(".", "").replace("-", "").isupper()


def _pieces(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The run itself, the Latin names found inside it, and its beginnings of whole words."""
    out = [(start, end)]
    at = bisect_left(taken, (start, 0))
    while at < len(taken) and taken[at][0] < end:
        if taken[at][1] <= end and taken[at] != (start, end):
            out.append(taken[at])
        at += 1
    words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    out += [(start, start + words[k][1]) for k in range(len(words) - 1)][:4]
    return list(dict.fromkeys(out))


def glosses(text: str, names: Sequence[tuple[int, int, str]]) -> list[Gloss]:
    """The glosses of the Arabic `names` (start, end, label; sorted, clean offsets) that `text` gives, by name index."""
    arabic = [
        (i, s, e, label) for i, (s, e, label) in enumerate(names) if any(HAMZA <= c <= LAST_OF_BLOCK for c in text[s:e])
    ]
    latin = [(s, e) for s, e, _ in names if not any(HAMZA <= c <= LAST_OF_BLOCK for c in text[s:e])]
    offers: list[tuple[float, int, Gloss]] = []
    stops = [name[2] for name in arabic]
    begins = [name[1] for name in arabic]
    for start, end in runs(text):
        at = bisect_right(stops, start)
        before = [name for name in arabic[max(0, at - 4) : at] if start - name[2] <= _NEAR]
        at = bisect_left(begins, end)
        after = [name for name in arabic[at : at + 1] if name[1] - end <= 4]
        for rank, (index, s, e, label) in enumerate(reversed(before)):
            gap = text[e:start]
            seen = _between(gap)
            arabic_name = text[s:e]
            if seen is None and not _farther(gap):
                continue
            for a, b in _pieces(text, start, end, latin):
                score = likeness(arabic_name, text[a:b])
                whole = (a, b) == (start, end)
                closed = text[end : end + 2].lstrip("\"' ")[:1] in tuple(")]}")
                if seen is None:
                    good = score >= 0.8 and whole
                elif score >= (SURE if seen == " " else FAIR):
                    good = True
                elif not whole or rank:
                    good = False
                elif _initials(text[a:b]):
                    good = (
                        seen in ("(", "=")
                        and label != "PER"
                        and (closed or seen == "=")
                        and len(arabic_name.split()) > 1
                    )
                else:
                    good = (
                        seen == "(" and closed and label in ("ORG", "MISC", "LOC")
                        and len(arabic_name.split()) > 1 and len(text[a:b].split()) > 1 and score >= 0.25
                    )  # fmt: skip
                if good:
                    offers.append((score + 0.02 * whole, -rank, Gloss(index, a, b, text[a:b], round(score, 3))))
        for index, s, e, _ in after:
            gap = text[end:s]
            opened = text[start - 1 : start] in ("(", "[")
            bracket = gap.strip("\"' \n") in ("(", "[") or (gap.strip("\"' \n") in (")", "]") and opened)
            plain_gap = gap.strip("\"'") in (" ", "")
            if not (bracket or plain_gap):
                continue
            for a, b in _pieces(text, start, end, latin):
                score = likeness(text[s:e], text[a:b])
                if score >= (FAIR + 0.05 if bracket else 0.8):
                    offers.append(
                        (
                            score + 0.02 * ((a, b) == (start, end)) - 0.01,
                            0,
                            Gloss(index, a, b, text[a:b], round(score, 3)),
                        )
                    )
    return _choose(offers)


def _farther(gap: str) -> bool:
    """Whether a bracket opens at the end of a short gap without a sentence end: the gloss may be of an earlier name."""
    return gap.rstrip("\"' ").endswith(("(", "[")) and not any(c in gap for c in ".؟!\n،؛") and len(gap.split()) <= 6


def _choose(offers: list[tuple[float, int, Gloss]]) -> list[Gloss]:
    """The best offers, each name and each place in the text once."""
    chosen: dict[int, Gloss] = {}
    used: list[tuple[int, int]] = []
    for _, _, gloss in sorted(offers, key=lambda offer: (-offer[0], -offer[1], offer[2].start, offer[2].name)):
        if gloss.name in chosen or any(gloss.start < b and a < gloss.end for a, b in used):
            continue
        chosen[gloss.name] = gloss
        used.append((gloss.start, gloss.end))
    return [chosen[index] for index in sorted(chosen)]
