"""Builds the chunks of `arextract.pipes.claims.parse` from tokens: verbs, noun phrases, numbers with their cues."""

from __future__ import annotations

from dataclasses import replace

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    FA,
    HA,
    KAF,
    LAM,
    PLURAL,
    SIN,
    TA,
    THIRD_PERSON,
    VERB_PLURAL,
    WAW,
    YA,
)
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.little_words import ALL, OF, THAT
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.layers import Name, QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_lexicon import Verb
from arextract.pipes.claims.parse import COMPARATIVES, PHRASES, VERB_TAGS, VERBS, WORD_TAGS, Chunk, Parse
from arextract.pipes.claims.sentence_tokens import MARK, MARKER, NAME, PROCLITIC, QUANTITY, TIME, WORD, SentenceToken

_FUTURES = (SIN + YA, SIN + TA)

_CURRENT = word_set("chunks.current")
_AMOUNT = word_of("chunks.amount")
_AS_FOR = word_set("chunks.as_for")
_OPENS_SPEECH = word_set("chunks.opens_speech")
_BEFORE_VERBS = word_set("chunks.before_verbs")
_ESTIMATED = word_set("chunks.estimated")
_CONSTRUCT = word_list("chunks.construct")

_PROCLITICS = {WAW: "w", FA: "w", BA: "b", LAM: "l", KAF: "k"}
_MARKS = {
    "،": ",",
    ",": ",",
    "؛": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    '"': '"',
    "'": '"',
    "-": "-",
    "–": "-",
    "—": "-",
}
_SURE = 0.8
_BARRIERS = word_set("chunks.barriers")
_NOT_VERBS = word_set("chunks.not_verbs")
_NISBA = word_list("chunks.nisba")
_DEMONSTRATIVES = word_set("chunks.demonstratives")
_STATES = word_set("chunks.states")
_PARTICIPLES = word_set("chunks.participles")
BY_NOUNS = word_set("chunks.by_nouns")
_ATTACHED = word_list("chunks.attached")  # «لديها ستخفض»: the preposition has its object


def _sure_verb(key: str) -> bool:
    """Whether a folded word is a verb in the perfect in every reading that counts («أذاع», «قسمت»)."""
    reading = analyse(key)
    return reading.pos == VERB and reading.tense == "past" and reading.verbal > _SURE and not reading.proclitics


class Chunker:
    """Chunks one sentence after another; knows the article's names and quantities."""

    def __init__(self, text: str, names: list[Name], quantities: list[QuantitySpan]) -> None:
        self.text, self.names, self.quantities = text, names, quantities
        self.cues = claim_lexicon.phrases("claim_cues")

    def parse(self, start: int, end: int, tokens: list[SentenceToken], removed: list[tuple[int, int]]) -> Parse:
        """Chunks of a sentence; token ranges in `removed` (attributions) are left out."""
        skip = bytearray(len(tokens))
        for a, b in removed:
            for i in range(a, b):
                skip[i] = 1
        times = [i for i, t in enumerate(tokens) if t.kind == TIME]
        markers = [i for i, t in enumerate(tokens) if t.kind == MARKER]
        for i in times:
            skip[i] = 1
            self._drop_time_words(tokens, i, skip)
        for i in markers:
            skip[i] = 1
        chunks = self._chunks(tokens, skip)
        return Parse(start, end, tokens, chunks, "".join(c.tag for c in chunks), times, markers, removed)

    @staticmethod
    def _drop_time_words(tokens: list[SentenceToken], at: int, skip: bytearray) -> None:
        """The preposition of a time goes with it."""
        drop = word_list("chunks.before_times")
        i = at - 1
        while i >= 0 and at - i <= 3 and tokens[i].key in drop and tokens[i].kind in (WORD, PROCLITIC):
            skip[i] = 1
            i -= 1
        j = at + 1
        if j < len(tokens) and tokens[j].key in _CURRENT:
            skip[j] = 1

    def _chunks(self, tokens: list[SentenceToken], skip: bytearray) -> list[Chunk]:
        chunks: list[Chunk] = []
        i, n = 0, len(tokens)
        while i < n:
            if skip[i]:
                i += 1
                continue
            token = tokens[i]
            if token.kind == QUANTITY:
                last = self._counted(tokens, skip, i)
                if (
                    len(chunks) > 1
                    and chunks[-2].tag == "b"
                    and chunks[-1].tag in "NM"
                    and chunks[-1].last - chunks[-1].first == 1
                    and tokens[chunks[-1].first].key in BY_NOUNS
                    and not (tokens[chunks[-1].first].tied and tokens[chunks[-1].first].key.startswith(_AMOUNT))
                ):
                    chunks.pop()  # «بنسبة 5%» is «ب 5%»
                elif (
                    len(chunks) > 1
                    and chunks[-1].tag in "NM"
                    and chunks[-1].last - chunks[-1].first == 1
                    and tokens[chunks[-1].first].key in _BARRIERS
                    and (chunks[-2].tag in VERBS or chunks[-2].tag in "iaf")
                ):
                    chunks.pop()  # «إلى مستوى 50 دولارا», «تخطى حاجز التريليون»
                chunks.append(Chunk("q", i, last, ref=token.ref))
                i = last
                continue
            cue = self._cue(tokens, skip, i) or self._state(tokens, skip, i, chunks)
            if cue:
                i = cue
                continue
            if token.kind == MARK:
                tag = _MARKS.get(token.key)
                if tag == '"' and not any(t.kind == QUANTITY for t in tokens[max(0, i - 1) : i + 2]):
                    tag = None
                if tag:
                    chunks.append(Chunk(tag, i, i + 1))
                i += 1
                continue
            if token.kind == PROCLITIC:
                chunks.append(Chunk(_PROCLITICS.get(token.key, "w"), i, i + 1))
                i += 1
                continue
            if token.kind == NAME:
                i = self._phrase(tokens, skip, i, chunks)
                continue
            if token.key in _AS_FOR and not (i + 1 < n and tokens[i + 1].key in THAT):
                chunks.append(Chunk("D", i, i + 1))
                i += 1
                continue
            demonstrative = (
                token.key in _DEMONSTRATIVES
                and i + 1 < n
                and tokens[i + 1].kind == WORD
                and claim_lexicon.noun(tokens[i + 1].key).definite
            )
            tag = "" if demonstrative else claim_lexicon.words().get(token.key, "")
            if tag and not self._is_noun_here(tokens, i):
                chunks.append(Chunk(WORD_TAGS[tag], i, i + 1))
                i += 1
                continue
            verb = self._verb(tokens, i, chunks)
            if verb is not None:
                chunks.append(Chunk(VERB_TAGS[verb.cls], i, i + 1, verb=verb))
                i += 1
                continue
            if token.key in COMPARATIVES:
                chunks.append(Chunk("E", i, i + 1))
                i += 1
                continue
            i = self._phrase(tokens, skip, i, chunks)
        return chunks

    @staticmethod
    def _is_noun_here(tokens: list[SentenceToken], i: int) -> bool:
        """Participles of speech (متوقعا) open a clause only before its أن."""
        if tokens[i].key not in _PARTICIPLES:
            return False
        return not any(t.key in _OPENS_SPEECH for t in tokens[i + 1 : i + 3])

    def _cue(self, tokens: list[SentenceToken], skip: bytearray, i: int) -> int:
        """The end of a comparator phrase that starts at i and touches a quantity (commas of the cue aside), else 0."""
        if tokens[i].kind not in (WORD, PROCLITIC):
            return 0
        for words, kind in self.cues.get(tokens[i].key, ()):
            if kind != "bound" or i + len(words) > len(tokens):
                continue
            if all(tokens[i + k].key == word for k, word in enumerate(words)):
                stop = i + len(words)
                j = stop
                while j < len(tokens) and (tokens[j].key in (BA, '"') or skip[j]):
                    j += 1
                if j < len(tokens) and (tokens[j].kind == QUANTITY or (not skip[j] and self._cue(tokens, skip, j))):
                    return stop
        return 0

    def _state(self, tokens: list[SentenceToken], skip: bytearray, i: int, chunks: list[Chunk]) -> int:
        """«قدرها» between a measure and its number says nothing of its own: the token after it, else 0."""
        if tokens[i].key not in _STATES or tokens[i].tied or not chunks or chunks[-1].tag not in "MGRXUN":
            return 0
        j = i + 1
        while j < len(tokens) and (skip[j] or tokens[j].key == BA):
            j += 1
        if j >= len(tokens) or not (tokens[j].kind == QUANTITY or self._cue(tokens, skip, j)):
            return 0
        if chunks[-1].tag == "N" and not chunks[-1].names:
            chunks[-1].tag = "M"  # «فدية قدرها»: what is stated is a measure
        return i + 1

    def _counted(self, tokens: list[SentenceToken], skip: bytearray, i: int) -> int:
        """The end of the quantity's phrase: counted noun and its adjectives, without names."""
        quantity = self.quantities[tokens[i].ref]
        j = i + 1
        if quantity.kind != "count":
            return j
        if quantity.counted_span is not None and tokens[i].end <= quantity.counted_span[0] < tokens[i].end + 12:
            while (
                j < len(tokens)
                and tokens[j].start < quantity.counted_span[1]
                and tokens[j].kind in (WORD, PROCLITIC, NAME)
            ):
                j += 1
        elif (
            j + 1 < len(tokens)
            and tokens[j].key in OF
            and claim_lexicon.noun(tokens[j + 1].key).definite
            and quantity.value is None
        ):
            j += 2
        first = j
        while j < len(tokens) and tokens[j].kind == WORD and not skip[j]:
            key = tokens[j].key
            if key in claim_lexicon.words() or (j > first and claim_lexicon.verb(key) is not None):
                break
            if claim_lexicon.noun(key).definite and j > first and not claim_lexicon.noun(tokens[j - 1].key).definite:
                if j - first > 1:
                    break
            if j - first >= 4:
                break
            j += 1
        return j

    def _verb(self, tokens: list[SentenceToken], i: int, chunks: list[Chunk]) -> Verb | None:
        key = tokens[i].key
        verb = claim_lexicon.verb(key)
        if verb is not None and tokens[i].tied and "participle" not in verb.flags:
            verb = None
        before = chunks[-1].tag if chunks else ""
        if (
            before
            and before in "blkfmanv"
            and tokens[chunks[-1].first].key not in _BEFORE_VERBS
            and not tokens[chunks[-1].first].key.endswith(_ATTACHED)
            and not (before == "l" and verb is not None and verb.tense == "present")
        ):
            return None
        if verb is None:
            return self._guess(tokens, i, before)
        if (
            verb.lemma in _ESTIMATED
            and i + 1 < len(tokens)
            and (tokens[i + 1].key == BA or tokens[i + 1].kind == QUANTITY)
        ):
            return replace(verb, cls="reach", flags="")
        noun = claim_lexicon.noun(key)
        if noun.kind and before and before in VERBS and before not in "BTP":
            return None
        if verb.nounlike or (noun.kind and (verb.pronoun or verb.number == "p")):
            if before in ("h", "!", "r") or (before == "c"):
                return verb
            if before in PHRASES or before == "q":
                # «X سجل» after a noun: only an unmistakable form counts as its verb
                return None if verb.tense == "past" and verb.number != "p" and not verb.pronoun else verb
            nxt = tokens[i + 1] if i + 1 < len(tokens) else None
            if nxt is None:
                return None
            opens = before in ("", "w", ",", "z", ":", ";", "D")
            if before in ("", "w") and verb.cls == "change" and nxt.kind == WORD and noun.lemma == verb.lemma:
                return verb  # «تراجع عدد السكان» opens a sentence as its verb
            if (
                opens
                and verb.cls in ("cause", "act")
                and (nxt.kind == NAME or (claim_lexicon.class_of(nxt.key) and claim_lexicon.noun(nxt.key).definite))
            ):
                return verb  # «خفض البنك المركزي أسعار الفائدة» against «خفض أسعار الفائدة»
            if noun.kind and verb.tense == "past" and nxt.kind != QUANTITY:
                # «سعر النفط», «عدد السكان» against «سجل المؤشر»
                return verb if verb.cls in ("record", "own", "cost") and before in ("", "w", ",", "z") else None
            if before in ("", "w", ",", "z", ":", '"', ";", "D", "-", ")", "c", "p", "q"):
                return verb
            return None
        return verb

    @staticmethod
    def _guess(tokens: list[SentenceToken], i: int, before: str) -> Verb | None:
        """An unknown word in a verb's shape where a verb can stand: after لم، قد، الذي، كان, or where a clause opens."""
        key = tokens[i].key
        if before == "B" and key[0] in THIRD_PERSON and len(key) >= 4 and key not in _NOT_VERBS and not tokens[i].tied:
            return Verb(key, "act", "", "", "f" if key[0] == TA else "m", "s", "present")
        if (
            before in ("", "w", ",", "z", ":", ";", "D", "p", "c", "-")
            and not tokens[i].tied
            and not claim_lexicon.noun(key).kind
        ):
            nxt = tokens[i + 1] if i + 1 < len(tokens) else None
            opens = nxt is not None and (
                nxt.kind == NAME or claim_lexicon.noun(nxt.key).definite or claim_lexicon.class_of(nxt.key) is not None
            )
            feminine = key.endswith(TA)
            derived = key[0] == ALEF and len(key) >= 5 and ALEF not in key[1:] and not key.startswith(ARTICLE)
            fourth = (
                tokens[i].hamza and len(key) in (3, 4, 5) and ALEF not in key[1:] and opens and key not in COMPARATIVES
            )
            if (
                derived
                or (fourth and (len(key) < 5 or feminine))
                or (opens and before in ("", "w", "c") and _sure_verb(key))
            ):
                return Verb(key, "act", "", "", "f" if feminine else "m", "s", "past")
            if key[:2] in _FUTURES and len(key) >= 6:
                gender = "f" if key[1] == TA else "m"
                return Verb(key, "act", "", "", gender, "p" if key.endswith(PLURAL) else "s", "future")
            if key[0] == YA and len(key) >= 4 and key not in _NOT_VERBS:
                return Verb(key, "act", "", "", "m", "p" if key.endswith((PLURAL, VERB_PLURAL)) else "s", "present")
        if (
            before not in ("h", "!", "r")
            or len(key) < 3
            or key.startswith(ARTICLE)
            or (key[-1] == HA and key[0] not in THIRD_PERSON)
        ):
            return None
        if key[0] in THIRD_PERSON or (key[0] == SIN and key[1] in THIRD_PERSON):
            gender = "f" if key.lstrip(SIN)[0] == TA else "m"
            return Verb(
                key,
                "act",
                "",
                "",
                gender,
                "p" if key.endswith((PLURAL, VERB_PLURAL)) else "s",
                "future" if key[0] == SIN else "present",
            )
        if key.endswith((VERB_PLURAL, TA)) or before == "h":
            return Verb(
                key, "act", "", "", "f" if key.endswith(TA) else "m", "p" if key.endswith(VERB_PLURAL) else "s", "past"
            )
        return None

    def _phrase(self, tokens: list[SentenceToken], skip: bytearray, i: int, chunks: list[Chunk]) -> int:
        """One noun phrase from i on: iḍāfa chain, adjectives, names in apposition, quotes around a name."""
        first = i
        names: list[int] = []
        n = len(tokens)
        if tokens[i].key in _DEMONSTRATIVES and i + 1 < n:
            i += 1
        head = claim_lexicon.noun(tokens[i].key) if tokens[i].kind == WORD else None
        definite = tokens[i].kind == NAME or bool(head and head.definite)
        accusative = tokens[i].kind == WORD and tokens[i].key.endswith(ALEF)
        while i < n:
            token = tokens[i]
            if skip[i] or token.kind in (QUANTITY, PROCLITIC):
                if token.kind == PROCLITIC and token.key == WAW and self._coordinates(tokens, skip, i, first):
                    i += 1
                    definite = False
                    continue
                break
            if token.kind == NAME:
                previous = tokens[i - 1] if i > first else None
                if (
                    previous is not None
                    and previous.kind == WORD
                    and claim_lexicon.noun(previous.key).definite
                    and self.names[token.ref].label in ("LOC", "ORG")
                    and not any(t.kind == WORD and claim_lexicon.class_of(t.key) for t in tokens[first:i])
                ):
                    break  # «كلفت الحرب إسرائيل …»
                names.append(i)
                i += 1
                definite = True
                continue
            if token.kind == MARK:
                close = self._quoted(tokens, i)
                if close and (i > first or token.key != "("):
                    names += [k for k in range(i, close) if tokens[k].kind == NAME]
                    i = close
                    definite = True
                    continue
                break
            if i > first:
                key = token.key
                if key in ALL and i + 2 < n and tokens[i + 1].key in OF:
                    i += 2
                    continue
                if key in _DEMONSTRATIVES and i + 1 < n and claim_lexicon.noun(tokens[i + 1].key).definite:
                    i += 1
                    continue
                if key in claim_lexicon.words() or key in COMPARATIVES:
                    break
                if self._cue(tokens, skip, i):
                    break
                verb = self._verb(tokens, i, [Chunk("N", first, i)])
                if verb is not None:
                    break
                noun = claim_lexicon.noun(key)
                if key in _STATES or (
                    noun.kind == "change"
                    and i == first + 1
                    and tokens[first].key in claim_lexicon.change_words()["frame"]
                ):
                    break
                if (
                    noun.pronoun
                    and definite
                    and tokens[i - 1].kind == WORD
                    and claim_lexicon.noun(tokens[i - 1].key).definite
                ):
                    break
                if tokens[i - 1].kind == NAME and not key.endswith(_NISBA):
                    break
                if definite and not noun.definite and not key.startswith(_CONSTRUCT):
                    break
                if key.endswith(ALEF) and not accusative and not noun.definite and len(key) > 3 and definite:
                    break
                if not definite and noun.definite:
                    definite = True
            i += 1
        tag = "N"
        if head is not None and head.kind:
            tag = "G" if head.kind == "change" else "M" if head.kind in ("part", "count", "measure", "action") else "N"
        chunks.append(Chunk(tag, first, max(i, first + 1), names=names))
        return max(i, first + 1)

    @staticmethod
    def _coordinates(tokens: list[SentenceToken], skip: bytearray, i: int, first: int) -> bool:
        """Whether و at i joins two names, or two bare nouns of the same definiteness, in one phrase."""
        if i + 1 >= len(tokens) or i == first or skip[i + 1]:
            return False
        left, right = tokens[i - 1], tokens[i + 1]
        after = tokens[i + 2] if i + 2 < len(tokens) else None
        if left.kind == NAME and right.kind == NAME:
            return after is None or after.key not in (BA, "(")
        if left.kind == WORD and right.kind == WORD:
            a, b = claim_lexicon.noun(left.key), claim_lexicon.noun(right.key)
            if a.definite and b.definite and not a.pronoun and not b.pronoun and i - first <= 2:
                return claim_lexicon.verb(right.key) is None and (after is None or after.key not in (BA, "("))
        return False

    @staticmethod
    def _quoted(tokens: list[SentenceToken], i: int) -> int:
        """The end of a short quotation or bracket that holds a name or up to three words, opened at i; else 0."""
        opening = tokens[i].key
        closing = {"(": ")", '"': '"', "'": "'"}.get(opening)
        if closing is None:
            return 0
        for j in range(i + 1, min(i + 6, len(tokens))):
            if tokens[j].kind in (QUANTITY, TIME, MARKER):
                return 0
            if tokens[j].key == closing:
                return j + 1 if j > i + 1 else 0
        return 0
