"""Comparators before and after a number, negated ones and verbs that compare over a distance."""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table

_TAIL = regex.compile(r"[\s\"'(«»]+$")
_PROCLITIC = regex.compile(r"(?<!\w)[وف]?[بلك]$")
_LAST_WORD = regex.compile(r"[^\s\"'()،.؛:]+$")
_FLIPPED = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "~": "~", "=": "="}
_WORDS = regex.compile(r"[^\W\d]+")
_STOP = regex.compile(r"[.؛:!؟?\n]")


@lru_cache(maxsize=1)
def _before() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("comparators"):
        if row["position"] == "before":
            form = fold(row["form"])
            found.setdefault(form.split()[-1], []).append((form, row["sign"]))
    for forms in found.values():
        forms.sort(key=lambda item: -len(item[0]))
    return found


@lru_cache(maxsize=1)
def _after() -> list[tuple[str, str]]:
    rows = [(fold(row["form"]), row["sign"]) for row in table("comparators") if row["position"] == "after"]
    return sorted(rows, key=lambda item: -len(item[0]))


@lru_cache(maxsize=32)
def role_words(role: str) -> frozenset[str]:
    """The folded words of one role of ``quantity_words.tsv``."""
    return frozenset(fold(row["form"]) for row in table("quantity_words") if row["role"] == role)


def before(folded: str, start: int) -> tuple[str, int, int] | None:
    """(sign, start, end) of the comparator that stands right before the number at `start`, fillers passed over."""
    at = start
    window = max(0, start - 80)
    text = folded[window:at]
    text = _TAIL.sub("", text) if not _PROCLITIC.search(text) else text
    text = _PROCLITIC.sub("", text)
    for _ in range(3):
        text = _TAIL.sub("", text)
        last = _LAST_WORD.search(text)
        if not last:
            return None
        word = last.group()
        stripped = word.lstrip("وفبلك")
        for form, sign in (*_before().get(word, ()), *_before().get(stripped, ())):
            begin = len(text) - len(form)
            if begin < 0 or not text.endswith(form):
                continue
            lead = text[:begin]
            if lead and not regex.search(r"(?:^|[\s\"'(،])(?:[وف]?[بلك]?)$", lead):
                continue
            return _negated(lead, sign, window + begin, window + len(text))
        if word in role_words("filler") or (word[:1] in "بول" and word[1:] in role_words("filler")):
            text = text[: last.start()]
            continue
        return None
    return None


def _negated(lead: str, sign: str, begin: int, end: int) -> tuple[str, int, int]:
    words = _WORDS.findall(lead[-24:])
    if words and sign in "<>" and (words[-1] in role_words("negator") or words[-1].lstrip("وفب") in ("لا", "لم", "لن")):
        return _FLIPPED[sign], begin, end
    return sign, begin, end


def after(folded: str, end: int) -> tuple[str, int] | None:
    """(sign, end) of a comparator that follows at `end` (على الأقل، أو أكثر، تقريبا)."""
    at = end + 1 if folded[end : end + 1] == " " else end
    for form, sign in _after():
        stop = at + len(form)
        if folded.startswith(form, at) and not folded[stop : stop + 1].isalpha():
            if form[0] in "وف" and folded.startswith(" من", stop):
                continue  # «أكبر من 10 وأقل من 20» bounds the next number
            return sign, at + len(form)
    return None


def distant(folded: str, floor: int, start: int) -> str | None:
    """The sign of a comparing verb whose subject stands between it and the number (تجاوزت منصة … 600 مليون)."""
    begin = max(floor, start - 120)
    text = folded[begin:start]
    stops = list(_STOP.finditer(text))
    if stops:
        text = text[stops[-1].end() :]
    amount = regex.search(r"(?<!\w)[وف]?ب\s?$", text) is not None  # «تجاوزت كذا بـ1.25»: by how much, no bound
    words = _WORDS.findall(text)[-14:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        bare = word[1:] if word[:1] in "وف" and word not in role_words("loose_verb") else word
        following = words[index + 1 :]
        if any(w in ("و", "ان", "الذي", "التي", "حيث", "بينما", "فيما") for w in following):
            return None
        sign = None
        if (bare in role_words("loose_verb") and not amount) or (bare in role_words("loose_on") and following[-1:] in (["علي"], ["عن"])):
            sign = ">"
        elif bare in role_words("loose_from") and following[-1:] == ["عن"]:
            sign = "<"
        elif bare in role_words("loose_near") and len(following) <= 6:
            sign = "~"
        if sign is None and bare in role_words("change_verb"):
            return None  # another verb has its own number
        if sign:
            negated = index > 0 and words[index - 1].lstrip("وفب") in ("لا", "لم", "لن", "الا")
            return _FLIPPED[sign] if negated else sign
    return None
