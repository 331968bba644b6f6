"""مرة: how often («فاز 31 مرة», a count) or how many times as much («زاد 3 مرات», «أكبر بعشر مرات», a multiple)."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ALEF, ANY_PROCLITIC, BA, LAM, WAW, YA
from arextract.arabic.little_words import OF
from arextract.arabic.proclitics import forms
from arextract.arabic.word_sets import any_of, word_set
from arextract.pipes.quantities.cues import plays, role_words
from arextract.pipes.quantities.item import Item

_MORE = word_set("frequency.more")

_OCCASIONS = word_set("frequency.occasions")
_BREAK = regex.compile(r"[.،؛:!؟?\n(\"]")
_WORD = regex.compile(r"[^\W\d_]+")
_COMPARATIVE = regex.compile(rf"{ALEF}[^\W\d_{ALEF}{WAW}{YA}]{{2}}[^\W\d_]|{any_of('frequency.comparatives')}")
_AFTER = regex.compile(rf" (?:{any_of('frequency.than')} )")
_REACH = 120  # letters in which a verb of growth decides
_NEAR = 3  # words before the number among which a comparative stands


def is_frequency(folded: str, item: Item) -> bool:
    """Whether an item whose unit is مرة says how often something happened."""
    if item.unit is None or item.unit.code != "×":
        return False
    word = (folded[item.number_end : item.end].split() or folded[item.start : item.end].split())[-1]
    return word in _OCCASIONS and not _is_multiple(folded, item)


def _is_multiple(folded: str, item: Item) -> bool:
    clause = _BREAK.split(folded[max(0, item.start - _REACH) : item.start])[-1]
    words = _WORD.findall(clause)
    elatives = role_words("rank_elative")
    if any(plays(word, "growth_verb", ANY_PROCLITIC) for word in words):
        return True
    if any(
        form in elatives or _COMPARATIVE.fullmatch(form)
        for word in words[-_NEAR:]
        for form in forms(word)
        if form not in _MORE or len(words) < 2 or words[-1] not in OF
    ):
        return True
    following = _WORD.match(folded, item.end + 1) if folded[item.end : item.end + 1] == " " else None
    if following and plays(following.group(), "times_what", LAM):
        return True  # «93 مرة لكتلة المشتري»
    if following and (following.group() in elatives or _COMPARATIVE.fullmatch(following.group())):
        return True
    by = folded[item.start - 1 : item.start] == BA or (words[-1:] == [BA])
    compared = any(form in elatives or _COMPARATIVE.fullmatch(form) for word in words for form in forms(word))
    return by and (compared or _AFTER.match(folded, item.end) is not None)
