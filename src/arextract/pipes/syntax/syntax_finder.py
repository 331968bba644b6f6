"""All syntax of one text, from its words and the layers of the pipes before."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.arabic.affixes import TA_MARBUTA
from arextract.layers import Layers, Mention, Name, Phrase, Syntax
from arextract.pipes.syntax.borders import Borders
from arextract.pipes.syntax.chains import ChainChunker, letters
from arextract.pipes.syntax.series import Dealer
from arextract.pipes.syntax.tags import tagged
from arextract.text.word_layer import Words

_ATTACHED = 3


def find(found: Words, own: Layers) -> Syntax:
    """The syntax of the text whose words are `found` (with sentences); reads names, times and quantities of `own`."""
    chosen = tagged(found, own.names)
    taken = [False] * len(found)
    for start, end in [*((t.start, t.end) for t in own.times), *((q.start, q.end) for q in own.quantities)]:
        first, last = found.covering(start, end)
        taken[first:last] = [True] * (last - first)
    begins = [
        start + (letters(reading) if reading.proclitics else 0)
        for start, reading in zip(found.starts, chosen, strict=True)
    ]
    for name in own.names:
        first, last = found.covering(name.start, name.end)
        if last > first:
            begins[first] = max(begins[first], name.start) if name.start < found.ends[first] else begins[first]
    phrases = ChainChunker(found, chosen, own.names, taken).phrases()
    clauses, clause_of = Borders(found, chosen).read()
    for phrase in phrases:
        phrase.clause = clause_of[phrase.first]
    quantities = [found.covering(quantity.start, quantity.end) for quantity in own.quantities]
    return Syntax(
        tags=[reading.pos for reading in chosen],
        chosen=chosen,
        begins=begins,
        clause_of=clause_of,
        clauses=clauses,
        phrases=phrases,
        mentions=_mentions(phrases, own.names, found),
        distributions=Dealer(found, chosen, phrases, quantities).read() if len(quantities) > 1 else [],
    )


def _mentions(phrases: Sequence[Phrase], names: Sequence[Name], found: Words) -> list[Mention]:
    """Phrases and names as what pronouns stand for; a name that a class noun introduces has that noun's gender."""
    out: list[Mention] = []
    for index, phrase in enumerate(phrases):
        name = phrase.name if phrase.name is not None else phrase.apposed
        gender, human = phrase.gender, phrase.human
        if name is not None:
            named = names[name]
            human = named.label == "PER" or (human and phrase.name is None)
            if phrase.name is not None and found.text[named.end - 1] != TA_MARBUTA:
                gender = ""  # a foreign name does not say
        out.append(Mention(phrase.first, phrase.start, phrase.end, gender, phrase.number, human, name, index))
    return out


def spans(syntax: Syntax, index: int, found: Words) -> list[tuple[int, int, int, int]]:
    """(first word, past the last word, start, end) of every shorter phrase in phrase `index`, itself among them.

    Phrases that attach to it (up to three, through a preposition or و) prolong it.
    """
    phrase = syntax.phrases[index]
    stops = list(phrase.stops)
    at = index
    while at + 1 < len(syntax.phrases) and syntax.phrases[at + 1].attached == at and at - index < _ATTACHED:
        at += 1
        stops += syntax.phrases[at].stops
    return [
        (link, stop, syntax.begins[link], found.ends[stop - 1])
        for link in phrase.links
        for stop in stops
        if stop > link
    ]
