"""Latin forms of firms known by their trade: السدرة للاتصالات → Al Sidra Telecommunications, دمشق القابضة → Damascus Holding."""

from __future__ import annotations

from arextract.arabic.affixes import ALEF
from arextract.arabic.fold import fold
from arextract.gazetteer.cldr import SOURCE as GREAT
from arextract.gazetteer.firm_words import firm_words, trade_at
from arextract.pipes.latin.identity import capitals
from arextract.pipes.latin.lookup import Lookup
from arextract.pipes.latin.spelled_names import place_heads, spell_name
from arextract.pipes.latin.translate import trade
from arextract.pipes.latin.translation_tables import bare, parts


def head_of(name: str) -> str | None:
    """The part of a firm's Arabic `name` before its trade, by which it is mentioned again; None where it states none.

    >>> head_of("السدرة للاتصالات"), head_of("أرامكو")
    ('السدرة', None)
    """
    first, _, rest = name.partition(" ")
    if rest and fold(first) in firm_words()["noun"]:
        name = rest
    words = name.split()
    at = trade_at(fold(name).split())
    return " ".join(words[:at]) if at else None


def firm_form(name: str, lookup: Lookup | None) -> str | None:
    """The Latin form of a firm's `name` that states its trade; None for others and where a part of it is not known.

    A capital or another great town in it has its English name; what else a firm is called is a name, and means nothing.
    """
    first, _, rest = name.partition(" ")
    if rest and fold(first) in firm_words()["noun"]:
        name = rest
    head = head_of(name)
    if head is None:
        return None
    entry = lookup.exact(head) if lookup is not None else None
    town = entry is not None and entry.labels == ("LOC",)
    opening = fold(head).split()[0]
    institution = bare(opening) in parts().heads or bare(ALEF + opening) in parts().heads
    if not town and institution and opening not in place_heads():
        return None  # «النقابة العامة للتعليم» is no firm, «دار زينب للنشر» is
    english = trade(fold(name).split()[len(head.split()) :])
    if english is None:
        return None
    great = entry is not None and (entry.source == GREAT or fold(head) in capitals() or fold(head) in parts().nations)
    if entry is not None and town and great:
        return f"{entry.latin[0]} {english}"
    spelled = spell_name(head, "ORG")
    return f"{spelled[0].text} {english}" if spelled else None
