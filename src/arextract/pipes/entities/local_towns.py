"""Towns called by a plain word («الباحة», «ينبع», «الخروب»): they are meant where the text speaks of their country.

Rows of the lexicon with the flag ``local`` are such towns. Another town of the country speaks for one as well; the noun of a place before the word (مدينة, محافظة, ميناء) settles it.
"""

from __future__ import annotations

from collections.abc import Sequence

from arextract.arabic.fold import fold
from arextract.arabic.spoken_countries import LOCAL, local_towns, spoken_at
from arextract.gazetteer.name_lexicon import Lexicon, key
from arextract.pipes.entities.decide import class_label
from arextract.pipes.entities.spans import CandidateSpan
from arextract.text.word_layer import Words

# (text with the word in ‹›, whether it is the town)
EXAMPLES: tuple[tuple[str, bool], ...] = (
    ("وصلت القافلة السعودية إلى ‹الباحة› مساء", True),
    ("تنقل الوزير بين ‹الباحة› وينبع", True),
    ("شب حريق في مدينة ‹الخروب› فجرا", True),
    ("تجمع الطلاب السويسريون في ‹الباحة› أمس", False),
    ("يزرع المزارعون ‹الخروب› والزيتون في صقلية", False),
)


def at_home(
    found: Words, spans: Sequence[CandidateSpan], lexicon: Lexicon, home: str | None = None
) -> list[CandidateSpan]:
    """The `spans` without towns called by a plain word of whose country the text does not speak.

    `home` is the country (ISO code) that the text appeared in.
    """
    towns = {span: word for span in spans if (word := _town(found, span, lexicon))}
    if not towns:
        return list(spans)
    spoken = {code for _, code in spoken_at(found.text)} | {home}

    def meant(span: CandidateSpan) -> bool:
        word = towns[span]
        owner = local_towns()[word]
        return (
            owner in spoken
            or any(other != word and local_towns()[other] == owner for other in towns.values())
            or class_label(found, found.covering(span.start, span.end)[0]) == "LOC"
        )

    return [span for span in spans if span not in towns or meant(span)]


def _town(found: Words, span: CandidateSpan, lexicon: Lexicon) -> str | None:
    """The folded word of a town that is called by a plain one; None for other mentions."""
    word = fold(found.text[span.start : span.end])
    if span.label != "LOC" or word not in local_towns():
        return None
    entry = lexicon.keys.get(key(word))
    return word if entry is not None and LOCAL in entry.flags else None
