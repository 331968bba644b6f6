"""Attribution: who is said to have stated what a sentence says, and which words say so."""

from __future__ import annotations

from arextract.arabic.affixes import FA, WAW
from arextract.arabic.little_words import ABOUT
from arextract.arabic.word_sets import word_set
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory
from arextract.pipes.claims.sentence_tokens import (
    MARK,
    MARKER,
    PROCLITIC,
    QUANTITY,
    TIME,
    WORD,
    SentenceToken,
    phrases_at,
)
from arextract.pipes.claims.speakers import MAX, THAT, Source, estimates, is_person, source_of
from arextract.pipes.claims.speech import speech

_AS = word_set("attribution.as")
_WHICH = word_set("attribution.which")
_REPORTED = word_set("attribution.reported")
_CAME = word_set("attribution.came")
_IN_OR_ON = word_set("attribution.in_or_on")
_NEW_CLAUSE = word_set("attribution.new_clause")

_AFTER_SAYING = THAT | word_set("attribution.after_saying")


def sources_of(memory: Memory, tokens: list[SentenceToken]) -> list[Source]:
    """All sources of a sentence in their order."""
    found: list[Source] = []
    i = 0
    while i < len(tokens):
        source = _cue(memory, tokens, i) or speech(memory, tokens, i)
        if source is not None:
            found.append(source)
        i = max(source.last if source is not None else 0, i + 1)
    return found


def _cue(memory: Memory, tokens: list[SentenceToken], i: int) -> Source | None:
    """وفقا لـ، بحسب، نقلا عن، كما قال"""
    for end, kind in phrases_at(tokens, i, "claim_attribution") if tokens[i].kind == WORD else ():
        if kind not in ("document", "own"):
            return _named_by(memory, tokens, i, end, kind)
    return None


def _named_by(memory: Memory, tokens: list[SentenceToken], i: int, end: int, kind: str) -> Source | None:
    """The source that a phrase of attribution names, whose words are i:end."""
    if kind == "same":
        return _same(memory, tokens, i, end)
    said = tokens[end - 1].key
    which = end < len(tokens) and tokens[end].key in _WHICH
    end += which
    if said in _AS or which:
        verb = claim_lexicon.verb(tokens[end].key) if end < len(tokens) else None
        if verb is None or not (verb.cls == "say" or tokens[end].key in _REPORTED):
            return None
        end += 1
        if verb.lemma in _CAME and end < len(tokens) and tokens[end].key in _IN_OR_ON:
            end += 1
    if said in _AS and end < len(tokens) and tokens[end].key in _AFTER_SAYING:
        # «كما أوضح أنه …», «كما أشارت إلى أن …»: the one who spoke before goes on.
        return _same(memory, tokens, i, end)
    last = _stop(memory, tokens, end, said in _AS)
    role = source_of(memory, tokens, end, last) if last > end else None
    if role is None:
        return None
    begin = i - 1 if i and tokens[i - 1].kind == PROCLITIC and tokens[i - 1].key == WAW else i
    return Source(role, begin, last, 0, len(tokens), "source_cue", hedged=estimates(tokens, end), local=True)


def _same(memory: Memory, tokens: list[SentenceToken], i: int, end: int) -> Source | None:
    role = memory.speaker
    return Source(role, i, end, 0, len(tokens), "source_same") if role is not None else None


def _stop(memory: Memory, tokens: list[SentenceToken], i: int, verbal: bool) -> int:
    """Where the phrase of an attribution ends: at a comma, quantity, bracket, verb, or opener."""
    j = i
    person = False
    while j < len(tokens) and j - i < MAX:
        token = tokens[j]
        person = person or is_person(memory, token)
        if token.kind in (QUANTITY, MARKER):
            break
        if token.kind == MARK:
            close = _closed(tokens, j) if token.key == "(" else 0
            over = token.key in ("،", ",") and verbal and not person and _person_ahead(memory, tokens, j)
            if not (close or over or token.key in ('"', "'", "/")):
                break
            j = close or j
        elif token.kind == WORD and j > i:
            if (verbal and token.key in ABOUT) or token.key in THAT or token.key in _NEW_CLAUSE:
                break
            verb = token.sure_verb
            if verb is not None and not (verb.pronoun and verb.cls in ("say", "act") and j + 1 < len(tokens)):
                break
        elif token.kind == PROCLITIC and token.key == FA:
            break
        j += 1
    while j > i and tokens[j - 1].kind == PROCLITIC:
        j -= 1
    return j


def _closed(tokens: list[SentenceToken], j: int) -> int:
    """The end of a short bracket without a number that is opened at j, else 0."""
    close = next((k for k in range(j + 1, min(j + 8, len(tokens))) if tokens[k].key == ")"), 0)
    return 0 if any(t.kind == QUANTITY for t in tokens[j:close]) else close


def _person_ahead(memory: Memory, tokens: list[SentenceToken], j: int) -> bool:
    for token in tokens[j + 1 : j + 12]:
        if token.kind in (QUANTITY, TIME):
            return False
        if is_person(memory, token):
            return True
    return False
