"""The denominator after a quantity: لكل مليون رمز، للبرميل، في اليوم، سنويا، دولار/برميل."""

from __future__ import annotations

import regex

from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.units import unit_at

_LIKULL = regex.compile(
    r" (?:لكل|عن كل|مقابل كل|في كل|علي كل|كل) ((?:\d[\d.,]* ?|مليون |الف |مايه |ميه |مليار |عشره الاف |عشره |مايه الف |ميه الف )*+[^\W\d_]+(?: من ال[^\W\d_]+)?(?: (?:واحد|واحده|مربع|مكعب|متري)(?!\w))?)"
)
_LAM = regex.compile(r"\ لل([^\W\d_]+(?:\ ال(?:واحد|واحده|مربع|مكعب|متري|متريه)(?!\w))?)")
_FI = regex.compile(
    r"\ (?:في\ |ب)(ال[^\W\d_]+)(?:\ (?:الواحد|الواحده))?(?!\ (?:الماضي|الماضيه|المقبل|المقبله|الجاري|الحالي|المذكور|ذاته|ذاتها|نفسه|نفسها|الاول|الثاني|الاخير))"
)
_OF_SOMETHING = regex.compile(r" من ال[^\W\d_]+(?: ال[^\W\d_]+)?")
_SLASH = regex.compile(r" ?/ ?(?:ال)?([^\W\d_]+)")
_EACH = regex.compile(r"من|منهما|منهم|منها|منهن")  # «لكل من الفريقين», «لكل منهما»: each of some, no denominator
_OF_YEAR = regex.compile(r" \d{4}(?!\d)")
_WORD = regex.compile(r" ([^\W\d_]+)")


def per_beyond(folded: str, end: int) -> tuple[int, int] | None:
    """The denominator after a partitive phrase: «لترين من الماء في اليوم»."""
    phrase = _OF_SOMETHING.match(folded, end)
    found = per_at(folded, phrase.end()) if phrase else None
    return found if found and not folded[found[0] - 1 : found[0]].isalpha() else None


def per_at(folded: str, end: int) -> tuple[int, int] | None:
    """The span of the denominator whose words start at `end` (just after the unit or the counted noun)."""
    found = _per_at(folded, end)
    if found is None or found[0] == end:
        return found
    unit = unit_at(folded, found[0])  # «لكل ميغاواط ساعة»
    return (found[0], unit[1]) if unit and unit[0].kind == "measure" and unit[1] > found[1] else found


def _per_at(folded: str, end: int) -> tuple[int, int] | None:
    match = _LIKULL.match(folded, end)
    if match and not _EACH.fullmatch(match.group(1)):
        word = match.group(1)
        if not folded.startswith(" كل ", end) or word in role_words("per_lam"):
            return match.span(1)
    match = _LAM.match(folded, end)
    if match and _OF_YEAR.match(folded, match.end()):
        return None  # «للعام 2021» is a time
    if match and match.group(1).split()[0] in role_words("per_lam"):
        return match.span(1)
    if match and match.group(1).endswith((" الواحد", " الواحده")):
        return match.span(1)
    if match and f"ل{match.group(1).split()[0]}" in role_words("per_lam"):
        return match.start(1) - 1, match.end(1)  # للتر is ل and لتر
    match = _FI.match(folded, end)
    if match and match.group(1) in role_words("per_unit"):
        following = _WORD.match(folded, match.end())
        if following and following.group(1) in ("المربع", "المكعب"):
            return match.start(1), following.end(1)
        if not (following and following.group(1).startswith("ال")):
            return match.span(1)
    match = _SLASH.match(folded, end)
    if match and match.group(1) in role_words("per_lam"):
        return match.span(1)
    match = _WORD.match(folded, end)
    if match and match.group(1) in role_words("per_adverb"):
        return match.span(1)
    return None
