"""Who a phrase of attribution names: a person, an issuing body, a document, or the phrase as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.arabic.affixes import ALEF, ARTICLE, BA, LAM, LAM_ARTICLE
from arextract.arabic.little_words import OF
from arextract.arabic.word_sets import word_set
from arextract.layers import RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory
from arextract.pipes.claims.sentence_tokens import MARK, NAME, PROCLITIC, WORD, SentenceToken

_RESTS = word_set("speakers.rests")
_BEFORE_SOURCES = word_set("speakers.before_sources")
_SELVES = word_set("speakers.selves")
_HERSELF = word_set("speakers.herself")
_IN_TITLES = word_set("speakers.in_titles")

THAT = word_set("speakers.that")
_TITLES_STOP = word_set("speakers.titles_stop")
ADVERBIAL = word_set("speakers.adverbial")
# «بحسب الدرجة الوظيفية» says by what a figure varies, not who states it.
_NO_SOURCES = word_set("speakers.no_sources")
MAX = 25


@dataclass(slots=True)
class Source:
    """A source, the tokens ``first:last`` that name it, and those that it holds for (``begin:stop``)."""

    role: RoleSpan | None
    first: int
    last: int
    begin: int
    stop: int
    rule: str
    hedged: bool = False
    denied: bool = False
    local: bool = False


def document(key: str) -> bool:
    return any(
        key.startswith(cut) and claim_lexicon.is_row("claim_attribution", key.removeprefix(cut), "document")
        for cut in ("", ARTICLE, LAM, LAM_ARTICLE, BA)
    )


def own_word(key: str) -> bool:
    """Whether a folded word is the speaker's own saying («تعبيره», «روايتها»): the one who spoke is the source."""
    return any(
        key.endswith(pronoun) and claim_lexicon.is_row("claim_attribution", key.removesuffix(pronoun), "own")
        for pronoun in claim_lexicon.PRONOUNS
    )


_ESTIMATES = word_set("speakers.estimates")


def estimates(tokens: list[SentenceToken], i: int) -> bool:
    return i < len(tokens) and tokens[i].key.removeprefix(LAM) in _ESTIMATES


def person(memory: Memory, tokens: list[SentenceToken], first: int, last: int) -> int | None:
    """The first token of first:last that names a person."""
    return next((k for k in range(first, last) if is_person(memory, tokens[k])), None)


def is_person(memory: Memory, token: SentenceToken) -> bool:
    return token.kind == NAME and memory.names[token.ref].label == "PER"


def source_of(memory: Memory, tokens: list[SentenceToken], first: int, last: int) -> RoleSpan | None:
    """The source inside tokens first:last: a person, an issuing body, a document, or the noun phrase."""
    while first < last and tokens[first].key in _RESTS:
        first += 1
    while first < last and (tokens[first].kind in (PROCLITIC, MARK) or tokens[first].key in _BEFORE_SOURCES):
        first += 1
    if first >= last or tokens[first].noun.lemma in _NO_SOURCES:
        return None
    head = tokens[first]
    if head.kind == WORD and own_word(head.key):
        return memory.speaker
    named = person(memory, tokens, first, last)
    if head.kind == NAME:
        if named is not None and all(t.kind != MARK for t in tokens[first:named]):
            return memory.name_role(tokens[named].ref)
        return memory.name_role(head.ref)
    if named is not None:
        return memory.name_role(tokens[named].ref)
    inside = [k for k in range(first, last) if tokens[k].kind == NAME]
    if document(head.key):
        return _issuer(memory, tokens, first, last, inside)
    if claim_lexicon.class_of(head.key) is not None:
        if inside and inside[0] - first <= 3 and memory.names[tokens[inside[0]].ref].label != "LOC":
            return memory.name_role(tokens[inside[0]].ref)
        after = tokens[first + 1] if first + 1 < last else None
        if head.noun.definite or head.key.startswith(LAM) or (after is not None and after.key in _SELVES):
            described = after is not None and after.noun.definite and after.key not in _HERSELF
            resolved = None if described else memory.resolve_class(head.key, head.start)
            if resolved is not None:
                return resolved
    return _words(tokens, first, last)


def _issuer(memory: Memory, tokens: list[SentenceToken], first: int, last: int, inside: list[int]) -> RoleSpan | None:
    """Who issued a document: a name or class noun of its phrase; else the phrase."""
    for k in inside:
        if memory.names[tokens[k].ref].label in ("ORG", "MISC", "PRODUCT"):
            return memory.name_role(tokens[k].ref)
    for k in range(first + 1, last):
        if tokens[k].kind == WORD and tokens[k].noun.definite and claim_lexicon.class_of(tokens[k].key):
            return memory.resolve_class(tokens[k].key, tokens[k].start) or _words(tokens, k, last)
    return _words(tokens, first, last)


def _is_verb(token: SentenceToken) -> bool:
    if token.verb is not None:
        return not token.verb.nounlike
    key = token.key
    return not token.tied and key[0] == ALEF and len(key) >= 5 and ALEF not in key[1:] and not key.startswith(ARTICLE)


def _words(tokens: list[SentenceToken], first: int, last: int) -> RoleSpan | None:
    """The phrase from `first` on, to where its words end."""
    stop = first
    while stop < last and tokens[stop].kind in (WORD, NAME, PROCLITIC, MARK):
        token = tokens[stop]
        if token.kind == MARK and token.key not in ('"', "'"):
            break
        if stop > first and token.kind == WORD:
            title_over = token.key in _TITLES_STOP and token.key not in _IN_TITLES
            quotes = token.key in OF and stop + 1 < len(tokens) and tokens[stop + 1].kind == MARK
            if title_over or quotes or _is_verb(token):
                break  # «حذر المقال من "…"»
        stop += 1
    return RoleSpan(tokens[first].start, tokens[stop - 1].end) if stop > first else None
