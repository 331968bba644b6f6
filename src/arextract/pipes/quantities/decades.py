"""عقد is ten years or a contract: what stands around it tells which."""

from __future__ import annotations

from decimal import Decimal

import regex

from arextract.arabic.affixes import LAM
from arextract.arabic.word_sets import word_set
from arextract.pipes.quantities.cues import plays, role_words

DECADES = word_set("decades.decades")
_WORDS = regex.compile(r"[^\W\d_]+")
_BREAK = regex.compile(r"[.؛!؟?\n،]")
_NEAR = 60  # letters in which a verb says that contracts are meant


def is_decade(folded: str, value: Decimal | None, form: str, start: int, end: int) -> bool:
    """Whether `value` times عقد, whose number starts at `start` and whose noun ends at `end`, is a length of time.

    Nobody says more than ten decades; up to ten they are contracts only beside words of signing, price or purpose.
    """
    before = _BREAK.split(folded[max(0, start - _NEAR) : start])[-1]
    words = _WORDS.findall(before)
    if value is not None and value > 10:
        return False
    if words and plays(words[-1], "decade_lead"):
        return True
    if value is None:
        return False
    following = _WORDS.match(folded, end + 1) if folded[end : end + 1] == " " else None
    if following and following.group() in role_words("contract_after"):
        return False
    if following and following.group().startswith(LAM) and form != "dual":
        return False
    return not any(plays(word, "contract") for word in words)
