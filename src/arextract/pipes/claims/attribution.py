"""Attribution: who is said to have stated what a sentence says, and which words say so."""

from __future__ import annotations

from arextract.arabic.affixes import FA, WAW
from arextract.arabic.little_words import ABOUT
from arextract.arabic.word_sets import word_set
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.sentence_tokens import MARK, MARKER, NAME, PROCLITIC, QUANTITY, TIME, WORD, SentenceToken
from arextract.pipes.claims.speakers import MAX, THAT, Source
from arextract.pipes.claims.speech import Speech

_AS = word_set("attribution.as")
_WHICH = word_set("attribution.which")
_REPORTED = word_set("attribution.reported")
_CAME = word_set("attribution.came")
_IN_OR_ON = word_set("attribution.in_or_on")
_AS_SAID = word_set("attribution.as_said")
_NEW_CLAUSE = word_set("attribution.new_clause")

__all__ = ["Attributor", "Source"]
_AFTER_SAYING = THAT | word_set("attribution.after_saying")


class Attributor(Speech):
    """Finds the sources of one sentence after another."""

    def find(self, tokens: list[SentenceToken]) -> list[Source]:
        """All sources of a sentence in their order."""
        found: list[Source] = []
        i = 0
        while i < len(tokens):
            source = self._cue(tokens, i) or self._speech(tokens, i)
            if source is None:
                i += 1
                continue
            found.append(source)
            i = max(source.last, i + 1)
        return found

    # --- وفقا لـ، بحسب، نقلا عن، كما قال
    def _cue(self, tokens: list[SentenceToken], i: int) -> Source | None:
        if tokens[i].kind != WORD:
            return None
        for words, kind in self.rows.get(tokens[i].key, ()):
            if kind in ("document", "own"):
                continue
            end = self._match(tokens, i, words)
            if not end:
                continue
            if kind == "same":
                role = self.memory.speaker
                return Source(role, i, end, 0, len(tokens), "source_same") if role else None
            verbal = words[-1] in _AS
            if verbal or (end < len(tokens) and tokens[end].key in _WHICH):
                if end < len(tokens) and tokens[end].key in _WHICH:
                    end += 1
                if end >= len(tokens):
                    return None
                verb = claim_lexicon.verb(tokens[end].key)
                if verb is None or not (verb.cls == "say" or tokens[end].key in _REPORTED):
                    return None
                end += 1
                if verb.lemma in _CAME and end < len(tokens) and tokens[end].key in _IN_OR_ON:
                    end += 1
            if verbal and end < len(tokens) and tokens[end].key in _AFTER_SAYING:
                # «كما أوضح أنه …», «كما أشارت إلى أن …»: the one who spoke before goes on.
                role = self.memory.speaker
                return Source(role, i, end, 0, len(tokens), "source_same") if role else None
            last = self._stop(tokens, end, verbal)
            if last <= end:
                return None
            role = self._role(tokens, end, last)
            if words[-1] in _AS_SAID and role is None:
                return None
            begin = i - 1 if i and tokens[i - 1].kind == PROCLITIC and tokens[i - 1].key == WAW else i
            return (
                Source(role, begin, last, 0, len(tokens), "source_cue", hedged=self._estimates(tokens, end), local=True)
                if role
                else None
            )
        return None

    @staticmethod
    def _match(tokens: list[SentenceToken], i: int, words: tuple[str, ...]) -> int:
        j = i
        for word in words:
            if j >= len(tokens) or tokens[j].key != word:
                return 0
            j += 1
        return j

    def _stop(self, tokens: list[SentenceToken], i: int, verbal: bool) -> int:
        """Where the phrase of an attribution ends: at a comma, quantity, bracket, verb, or opener."""
        j = i
        person = False
        while j < len(tokens) and j - i < MAX:
            token = tokens[j]
            if token.kind in (QUANTITY, MARKER):
                break
            if token.kind == NAME and self.memory.names[token.ref].label == "PER":
                person = True
            if token.kind == MARK:
                if token.key in ('"', "'", "/"):
                    j += 1
                    continue
                if token.key == "(":
                    close = next((k for k in range(j + 1, min(j + 8, len(tokens))) if tokens[k].key == ")"), 0)
                    if close and not any(t.kind == QUANTITY for t in tokens[j:close]):
                        j = close + 1
                        continue
                    break
                if token.key in ("،", ",") and verbal and not person and self._person_ahead(tokens, j):
                    j += 1
                    continue
                break
            if token.kind == WORD and j > i:
                key = token.key
                if (verbal and key in ABOUT) or key in THAT or key in _NEW_CLAUSE:
                    break
                verb = None if token.tied else claim_lexicon.verb(key)
                if verb is not None and not verb.nounlike:
                    if verb.pronoun and verb.cls in ("say", "act") and j + 1 < len(tokens):
                        j += 1
                        continue
                    break
            elif token.kind == PROCLITIC and token.key == FA:
                break
            j += 1
        while j > i and tokens[j - 1].kind == PROCLITIC:
            j -= 1
        return j

    def _person_ahead(self, tokens: list[SentenceToken], j: int) -> bool:
        for token in tokens[j + 1 : j + 12]:
            if token.kind in (QUANTITY, TIME):
                return False
            if token.kind == NAME and self.memory.names[token.ref].label == "PER":
                return True
        return False
