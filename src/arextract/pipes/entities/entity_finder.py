"""All candidates of one text, and the mentions that the policy leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from arextract.arabic.affixes import ALEF, PREPOSITIONS, WAW
from arextract.arabic.fold import fold
from arextract.gazetteer.name_lexicon import Lexicon, key
from arextract.pipes.entities import firm_and_person
from arextract.pipes.entities.club_names import club_names
from arextract.pipes.entities.consistency import repeated, verb_before
from arextract.pipes.entities.coordination import coordinated
from arextract.pipes.entities.dedicated import dedicated
from arextract.pipes.entities.firms import AGAIN, bounded, firms
from arextract.pipes.entities.furniture import furniture, hashtags
from arextract.pipes.entities.glossed import glosses, labelled
from arextract.pipes.entities.institutions import institutions, patterns
from arextract.pipes.entities.latin_names import latin_names
from arextract.pipes.entities.listed import listed
from arextract.pipes.entities.local_towns import at_home
from arextract.pipes.entities.media_names import media_names
from arextract.pipes.entities.named import named, quoted_names
from arextract.pipes.entities.person_shapes import is_given, people
from arextract.pipes.entities.policy import MINIMUM, settle, within_model
from arextract.pipes.entities.spans import CandidateSpan
from arextract.pipes.entities.tagged import Tagger, tagged
from arextract.pipes.entities.told_shorter import told_shorter
from arextract.pipes.entities.two_people import two_people
from arextract.text.word_layer import Words, words

_EMPTY = Lexicon(())
_SHORTEST_JOINED = 3
_BETWEEN_PEOPLE = re.compile(rf" (?:\([^()\n]{{1,30}}\) )?({WAW}[{PREPOSITIONS}])?")
"""What may stand between two people whom «و» joins; the group is what the model cut off the second one."""


def _apart(text: str, spans: list[CandidateSpan], lexicon: Lexicon) -> list[CandidateSpan]:
    """The spans, «و» cut from a mention of the model's that follows another of its label: «إيشيكاوا ونيغاتا وتوياما»; between people
    an age or the like may stand in brackets («محمد أنصاري (43 عاما) وسانغانا خاتون»)."""
    out: list[CandidateSpan] = []
    for span in spans:
        before = out[-1] if out else None
        if before is not None and before.label == span.label and span.end - span.start > _SHORTEST_JOINED:
            if span.by == "ner" and text[before.end : span.start] == " " and _and_stranger(text, span, lexicon):
                span = replace(span, start=span.start + 1)
            elif _another_place(text, before, span, lexicon):
                span = replace(span, start=span.start + 1, entry=None)
            elif span.label == "PER" and (start := _second_person(text, before, span, lexicon)) is not None:
                span = replace(span, start=start)
        out.append(span)
    return out


def _and_stranger(text: str, span: CandidateSpan, lexicon: Lexicon) -> bool:
    """Whether the span begins with «و» that is no part of a name known with it."""
    head = fold(text[span.start : span.end].split()[0])
    return (
        text[span.start] == WAW
        and not is_given(head)
        and head not in patterns()[0]
        and key(text[span.start : span.end]) not in lexicon.keys
        and not lexicon.goes_on(key(head))
    )


def _second_person(text: str, before: CandidateSpan, span: CandidateSpan, lexicon: Lexicon) -> int | None:
    """Where a person begins whom «و» joins to the one before: behind «و» alone («وبارفين أختر» is no «ب» and «ارفين»), though the model
    left it in or took the next letter along; None where the span begins right."""
    between = _BETWEEN_PEOPLE.fullmatch(text[before.end : span.start])
    if between is None or span.by == "lexicon":
        return None
    if not between[1]:
        return span.start + 1 if _and_stranger(text, span, lexicon) and span.by == "ner" else None
    head = fold(text[span.start : span.end].split()[0])
    given = is_given(head) or is_given(ALEF + head)  # «وللهادي» leaves «لهادي»
    return None if given or key(text[span.start : span.end]) in lexicon.keys else span.start - 1


def _another_place(text: str, before: CandidateSpan, span: CandidateSpan, lexicon: Lexicon) -> bool:
    """Whether a place straight behind another one is «و» and a listed place: «في الرياض وجدة» is no Oujda."""
    rest = lexicon.keys.get(key(text[span.start + 1 : span.end]))
    return (
        before.label == span.label == "LOC"
        and text[before.end : span.start] == " "
        and text[span.start] == WAW
        and rest is not None
        and "LOC" in rest.labels
    )


def find_spans(
    text: str,
    *,
    lexicon: Lexicon | None,
    tagger: Tagger | None,
    sentences: Sequence[tuple[int, int]] | None,
    references: Sequence[tuple[int, int]],
    found: Words | None = None,
    home: str | None = None,
) -> list[CandidateSpan]:
    """The mentions in the clean `text` as spans with rule and entry; arguments as for `arextract.pipes.entities.find`."""
    found = words(text) if found is None else found
    references = sorted([*references, *furniture(text)])
    names = lexicon if lexicon is not None else _EMPTY
    candidates: list[CandidateSpan] = list(listed(found, names)) if lexicon is not None else []
    latin = list(latin_names(found, names, references))
    candidates.extend(latin)
    candidates.extend(people(found, names))
    candidates.extend(institutions(found, names))
    candidates.extend(named(found, names))
    candidates.extend(media_names(found))
    candidates.extend(club_names(found))
    candidates.extend(firms(found, names))
    candidates.extend(quoted_names(found, names))
    candidates.extend(glosses(found, latin))
    if tagger is not None:
        candidates.extend(tagged(found, tagger, names, sentences))
        candidates = bounded(within_model(candidates, found, names), found)
    candidates.extend(list(dedicated(found, candidates)))
    if references:
        candidates = [s for s in candidates if not any(a <= s.start < b for a, b in references)]
    candidates.extend(hashtags(text, names))
    first = settle(candidates)
    first = settle([*candidates, *coordinated(found, first, candidates)])
    first = labelled(found, _apart(text, first, names))
    first = list(firm_and_person.apart(found, first, names))
    first = list(told_shorter(found, list(two_people(found, first, names))))
    known = {(s.start, s.end) for s in first if s.by != "ner"}
    organisations = {(s.start, s.end) for s in first if s.label == "ORG"}
    again = [
        s
        for s in repeated(found, first, names)
        if (s.start, s.end) not in (organisations if s.rule == AGAIN else known)
        and not any(a <= s.start < b for a, b in references)
    ]
    firm = {(s.start, s.end) for s in again if s.rule == AGAIN}
    first = [s for s in first if (s.start, s.end) not in firm]
    # A person named before explains a whole word («بوريال»), of which the model alone would make «ب» and a name.
    whole = {s.end: s.start for s in again}
    first = [s for s in first if s.by != "ner" or whole.get(s.end, s.start) >= s.start]
    first = [s for s in first if not (whole.get(s.end, s.start) > s.start and verb_before(found, s))]
    return list(at_home(found, settle([*first, *again, *(s for s in candidates if s.score < MINIMUM)]), names, home))
