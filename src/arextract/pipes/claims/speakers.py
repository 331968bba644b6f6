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
_MEDIA = word_set("speakers.media")
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
    rows = claim_lexicon.phrases("claim_attribution")
    for cut in ("", ARTICLE, LAM, LAM_ARTICLE, BA):
        if key.startswith(cut) and any(
            kind == "document" and len(words) == 1 for words, kind in rows.get(key[len(cut) :], ())
        ):
            return True
    return False


def own_word(key: str) -> bool:
    """Whether a folded word is the speaker's own saying («تعبيره», «روايتها»): the one who spoke is the source."""
    rows = claim_lexicon.phrases("claim_attribution")
    return any(
        kind == "own" and len(words) == 1
        for pronoun in claim_lexicon.PRONOUNS
        if key.endswith(pronoun)
        for words, kind in rows.get(key.removesuffix(pronoun), ())
    )


_ESTIMATES = word_set("speakers.estimates")


class Speakers:
    """Reads the phrases that name a source."""

    def __init__(self, text: str, memory: Memory) -> None:
        self.text, self.memory = text, memory
        self.rows = claim_lexicon.phrases("claim_attribution")

    @staticmethod
    def _estimates(tokens: list[SentenceToken], i: int) -> bool:
        return i < len(tokens) and tokens[i].key.removeprefix(LAM) in _ESTIMATES

    def _role(self, tokens: list[SentenceToken], first: int, last: int) -> RoleSpan | None:
        """The source inside tokens first:last: a person, an issuing body, a document, or the noun phrase."""
        while first < last and tokens[first].key in _RESTS:
            first += 1
        while first < last and (tokens[first].kind in (PROCLITIC, MARK) or tokens[first].key in _BEFORE_SOURCES):
            first += 1
        if first >= last or claim_lexicon.noun(tokens[first].key).lemma in _NO_SOURCES:
            return None
        names = self.memory.names
        inside = [k for k in range(first, last) if tokens[k].kind == NAME]
        head = tokens[first]
        if head.kind == WORD and own_word(head.key):
            return self.memory.speaker
        if head.kind == NAME:
            person = next((k for k in inside if names[tokens[k].ref].label == "PER"), None)
            if (
                person is not None
                and tokens[first - 1].key == LAM
                and tokens[first - 2].kind == WORD
                and self._is_verb(tokens[first - 2])
            ):
                return self.memory.name_role(tokens[person].ref)  # «وفق ما أكده لقناة …، المهندس فلان»
            chosen = (
                person
                if person is not None and names[head.ref].label != "PER" and self._close(tokens, first, person)
                else first
            )
            return self.memory.name_role(tokens[chosen].ref)
        for k in inside:
            if names[tokens[k].ref].label == "PER":
                return self.memory.name_role(tokens[k].ref)
        if document(head.key):
            for k in inside:
                if names[tokens[k].ref].label in ("ORG", "MISC", "PRODUCT", "PER"):
                    return self.memory.name_role(tokens[k].ref)
            for k in range(first + 1, last):
                if (
                    tokens[k].kind == WORD
                    and claim_lexicon.noun(tokens[k].key).definite
                    and claim_lexicon.class_of(tokens[k].key)
                ):
                    resolved = self.memory.resolve_class(tokens[k].key, tokens[k].start)
                    return resolved or self._words(tokens, k, last)
            return self._words(tokens, first, last)
        known = claim_lexicon.class_of(head.key)
        if known is not None:
            if inside and inside[0] - first <= 3 and names[tokens[inside[0]].ref].label != "LOC":
                return self.memory.name_role(tokens[inside[0]].ref)
            if (
                claim_lexicon.noun(head.key).definite
                or head.key.startswith(LAM)
                or (first + 1 < last and tokens[first + 1].key in _SELVES)
            ):
                resolved = self.memory.resolve_class(head.key, head.start)
                if (
                    resolved is not None
                    and first + 1 < last
                    and claim_lexicon.noun(tokens[first + 1].key).definite
                    and tokens[first + 1].key not in _HERSELF
                ):
                    return self._words(tokens, first, last)
                if resolved is not None:
                    return resolved
        return self._words(tokens, first, last)

    @staticmethod
    def _close(tokens: list[SentenceToken], first: int, last: int) -> bool:
        return all(t.kind != MARK for t in tokens[first:last])

    @staticmethod
    def _is_verb(token: SentenceToken) -> bool:
        key = token.key
        verb = None if token.tied else claim_lexicon.verb(key)
        if verb is not None:
            return not verb.nounlike
        return (
            not token.tied and key[0] == ALEF and len(key) >= 5 and ALEF not in key[1:] and not key.startswith(ARTICLE)
        )

    def _words(self, tokens: list[SentenceToken], first: int, last: int) -> RoleSpan | None:
        stop = first
        while stop < last and tokens[stop].kind in (WORD, NAME, PROCLITIC, MARK):
            token = tokens[stop]
            if (
                token.kind == WORD
                and stop > first
                and ((token.key in _TITLES_STOP and token.key not in _IN_TITLES) or self._is_verb(token))
            ):
                break
            if token.kind == MARK and token.key not in ('"', "'"):
                break
            if stop > first and token.key in OF and stop + 1 < len(tokens) and tokens[stop + 1].kind == MARK:
                break  # «حذر المقال من "…"»
            if (
                token.kind == PROCLITIC
                and token.key == LAM
                and stop > first
                and stop + 1 < last
                and tokens[stop + 1].key.removeprefix(LAM) in _MEDIA
            ):
                break  # «قال المدير لمراسلة …»
            if (
                token.kind == WORD
                and stop > first
                and token.key.removeprefix(LAM) in _MEDIA
                and token.key.startswith(LAM)
            ):
                break
            stop += 1
        if stop == first:
            return None
        start = tokens[first].start
        return RoleSpan(start, tokens[stop - 1].end)
