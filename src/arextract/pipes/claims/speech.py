"""Verbs of speech: «قال X إن», «X أوضح أن», «أظهرت بيانات أن», and quotations with the speaker before, inside or after."""

from __future__ import annotations

from arextract.arabic.affixes import BA, BOUND_PREPOSITIONS, FA, LAM
from arextract.arabic.little_words import ABOUT
from arextract.arabic.word_sets import word_set
from arextract.layers import RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory
from arextract.pipes.claims.sentence_tokens import MARK, MARKER, NAME, PROCLITIC, QUANTITY, TIME, WORD, SentenceToken
from arextract.pipes.claims.speakers import (
    ADVERBIAL,
    MAX,
    THAT,
    Source,
    document,
    estimates,
    is_person,
    person,
    source_of,
)

_ESTIMATED = word_set("speech.estimated")
_SHOWN = word_set("speech.shown")
_PUBLISHED = word_set("speech.published")
_ANNOUNCED = word_set("speech.announced")
_QUOTED = word_set("speech.quoted")
_WHO_OR_WHAT = word_set("speech.who_or_what")
_BEFORE_SPEECH = word_set("speech.before_speech")
_NO_SPEAKERS = word_set("speech.no_speakers")
_AFTER_SPEAKERS = word_set("speech.after_speakers")
_BETWEEN = word_set("speech.between")
_WHO = word_set("speech.who")

_IMPERSONAL = word_set("speech.impersonal")


def speech(memory: Memory, tokens: list[SentenceToken], i: int) -> Source | None:
    """The source that a verb of speech at `i` names: «قال X إن», «X أوضح أن», «أظهرت بيانات أن»."""
    token = tokens[i]
    verb = token.verb if token.kind == WORD else None
    if verb is None or verb.cls != "say":
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if i and tokens[i - 1].kind == PROCLITIC and tokens[i - 1].key in BOUND_PREPOSITIONS:
        return None
    if verb.lemma in _ESTIMATED and after is not None and (after.key == BA or after.kind == QUANTITY):
        return None
    if verb.pronoun and token.noun.kind:
        return None  # «قدرتها»
    hedge, deny = "hedge" in verb.flags, "deny" in verb.flags
    if token.key in _IMPERSONAL and after is not None and after.key in THAT:
        # «يذكر أن»: nobody says it; «يعتقد أن» hedges it.
        return Source(None, i, i + 1, i, len(tokens), "impersonal", hedged=True) if hedge else None
    if token.key in _SHOWN or (verb.lemma in _PUBLISHED and verb.tense == "past"):
        return None
    that = _that(tokens, i + 1)
    opened = that if that >= 0 else _quote(tokens, i + 1)
    inverted = _inverted(tokens, i)
    direct = (hedge or deny or verb.lemma in _ANNOUNCED) and any(t.kind == QUANTITY for t in tokens[i + 1 : i + 30])
    if opened < 0 and not direct and not inverted:
        return None
    first = i + 1
    if verb.lemma in _QUOTED and after is not None and after.key in ABOUT:
        first += 1
    last = opened if opened >= 0 else _subject_end(tokens, first)
    role = _after(memory, tokens, first, last) if last > first else None
    role = role or _before(memory, tokens, i)
    if role is None:
        return None
    estimate = estimates(tokens, i + 1)
    if estimate and role.name is None:
        return Source(None, i, last, i, len(tokens), "estimate", hedged=True)
    begin = 0 if inverted else i
    last = last if opened >= 0 else i + 1
    return Source(role, i, last, begin, len(tokens), "source_speech", hedged=hedge or estimate, denied=deny)


def _that(tokens: list[SentenceToken], i: int) -> int:
    """The index of the أن that a verb of speech opens, before any other verb or quantity; -1 if none."""
    quotes = 0
    for j in range(i, min(i + MAX, len(tokens))):
        token = tokens[j]
        if token.kind == QUANTITY:
            return -1
        if token.kind in (WORD, PROCLITIC):
            if token.key in THAT:
                return j
            verb = token.sure_verb
            inside = quotes % 2 or tokens[j - 1].key in _WHO_OR_WHAT
            if verb is not None and not inside and verb.cls not in ("act", "say", "own", "rank"):
                return -1
        elif token.key == '"':
            quotes += 1
    return -1


def _quote(tokens: list[SentenceToken], i: int) -> int:
    """The index of a colon or of an opening quotation that holds more than a name; -1 if none."""
    for j in range(i, min(i + MAX, len(tokens))):
        key = tokens[j].key
        if tokens[j].kind == QUANTITY:
            return -1
        if key == ":":
            return j
        if key == '"':
            closing = next((k for k in range(j + 1, len(tokens)) if tokens[k].key == '"'), len(tokens))
            if closing - j > 5:
                return j
    return -1


def _inverted(tokens: list[SentenceToken], i: int) -> bool:
    """«"…"، قال X»: a verb of speech after a closing quotation."""
    k = i - 1
    while k >= 0 and tokens[k].key in _BEFORE_SPEECH:
        k -= 1
    return k >= 0 and tokens[k].key == '"'


def _subject_end(tokens: list[SentenceToken], i: int) -> int:
    """Where the phrase after a verb of speech ends: at a verb, a number, a mark, an indefinite noun after a definite one."""
    j = i
    definite = False
    while j < len(tokens) and j - i < 12:
        token = tokens[j]
        if token.kind in (QUANTITY, TIME, MARKER) or (token.kind == MARK and token.key != '"'):
            break
        if token.kind == WORD:
            loose = not token.noun.definite and not token.key.startswith(LAM)
            if token.sure_verb is not None or (definite and loose):
                break
        definite = definite or token.kind == NAME or (token.kind == WORD and token.noun.definite)
        j += 1
    return j


def _after(memory: Memory, tokens: list[SentenceToken], first: int, last: int) -> RoleSpan | None:
    """The speaker after a verb of speech: «X لوكالة Y» and «إلى» phrases are cut off; a thing said is no speaker."""
    head = tokens[first]
    if head.key in _NO_SPEAKERS:
        return None
    if document(head.key):
        return source_of(memory, tokens, first, last)
    if head.kind == WORD and head.noun.kind in ("measure", "part", "action", "change", "count"):
        return None
    if head.key in ADVERBIAL:
        named = person(memory, tokens, first, last)
        return memory.name_role(tokens[named].ref) if named is not None else None
    for k in range(first, last):
        if is_person(memory, tokens[k]) and not (tokens[k - 1].kind == PROCLITIC and tokens[k - 1].key == LAM):
            return memory.name_role(tokens[k].ref)
    stop = first
    while stop < last:
        token = tokens[stop]
        if token.kind == PROCLITIC and token.key == LAM and stop > first:
            break
        if token.kind == TIME or (token.kind == WORD and token.key in _AFTER_SPEAKERS):
            break
        stop += 1
    return source_of(memory, tokens, first, stop)


def _before(memory: Memory, tokens: list[SentenceToken], i: int) -> RoleSpan | None:
    """The speaker of a verb without its own: a noun phrase just before it, the head of its relative clause, or the last speaker."""
    k = i - 1
    if k > 0 and tokens[k].kind == PROCLITIC and tokens[k].key == FA and tokens[k - 1].kind == NAME:
        return memory.name_role(tokens[k - 1].ref)  # «أما X فتتوقع»
    while k >= 0 and tokens[k].key in _BETWEEN:
        k -= 1
    relative = any(t.key in _WHO for t in tokens[max(0, k) : i])
    if k >= 0 and tokens[k].kind == NAME and (relative or k == i - 1):
        return memory.name_role(tokens[k].ref)
    if k >= 0 and k == i - 1 and tokens[k].kind == WORD and tokens[k].noun.definite:
        resolved = memory.resolve_class(tokens[k].key, tokens[k].start)
        if resolved is not None:
            return resolved
        if claim_lexicon.class_of(tokens[k].key) or document(tokens[k].key):
            return RoleSpan(tokens[k].start, tokens[k].end)
    return memory.speaker if i <= 1 or tokens[i - 1].kind == PROCLITIC else None
