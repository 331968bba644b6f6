"""The denominator after a quantity: لكل مليون رمز، للبرميل، في اليوم، سنويا."""

from __future__ import annotations

import regex

from arextract.pipes.quantities.cues import role_words

_LIKULL = regex.compile(
    r" (?:لكل|عن كل|مقابل كل|في كل) ((?:\d[\d.,]* |مليون |الف |مئه |مليار )?[^\W\d]+(?: من ال[^\W\d]+)?(?: (?:واحد|واحده|مربع|مكعب))?)"
)
_LAM = regex.compile(r" لل([^\W\d]+)(?: (?:الواحد|الواحده))?")
_FI = regex.compile(
    r" (?:في|ب)(?: ?)(ال[^\W\d]+)(?: (?:الواحد|الواحده))?(?! (?:الماضي|الماضيه|المقبل|المقبله|الجاري|الحالي|المذكور))"
)
_WORD = regex.compile(r" ([^\W\d]+)")


def per_at(folded: str, end: int) -> tuple[int, int] | None:
    """The span of the denominator whose words start at `end` (just after the unit or the counted noun)."""
    match = _LIKULL.match(folded, end)
    if match:
        return match.span(1)
    match = _LAM.match(folded, end)
    if match and match.group(1) in role_words("per_lam"):
        return match.start(1), match.end()
    match = _FI.match(folded, end)
    if match and match.group(1) in role_words("per_unit"):
        following = _WORD.match(folded, match.end())
        if not (following and following.group(1).startswith("ال")):
            return match.start(1), match.end(1)
    match = _WORD.match(folded, end)
    if match and match.group(1) in role_words("per_adverb"):
        return match.span(1)
    return None
