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
from arextract.pipes.claims.claim_lexicon import Noun, Verb
from arextract.pipes.claims.parse import COMPARATIVES, PHRASES, PREPOSITIONS, VERB_TAGS, VERBS, WORD_TAGS, Chunk, Parse
from arextract.pipes.claims.sentence_tokens import (
    MARK,
    MARKER,
    NAME,
    PROCLITIC,
    QUANTITY,
    TIME,
    WORD,
    SentenceToken,
    phrases_at,
)

_FUTURES = (SIN + YA, SIN + TA)

_CURRENT = word_set("chunks.current")
_AMOUNT = word_of("chunks.amount")
_BEFORE_TIMES = word_list("chunks.before_times")
_AS_FOR = word_set("chunks.as_for")
_OPENS_SPEECH = word_set("chunks.opens_speech")
_BEFORE_VERBS = word_set("chunks.before_verbs")
_ESTIMATED = word_set("chunks.estimated")
_CONSTRUCT = word_list("chunks.construct")

_PROCLITICS = {WAW: "w", FA: "w", BA: "b", LAM: "l", KAF: "k"}
_MARKS = dict(zip("،,؛:()[]\"'-–—", ',,;:()()""---', strict=True))
_SURE = 0.8
_BARRIERS = word_set("chunks.barriers")
_NOT_VERBS = word_set("chunks.not_verbs")
_NISBA = word_list("chunks.nisba")
_DEMONSTRATIVES = word_set("chunks.demonstratives")
_STATES = word_set("chunks.states")
_PARTICIPLES = word_set("chunks.participles")
BY_NOUNS = word_set("chunks.by_nouns")
_ATTACHED = word_list("chunks.attached")  # «لديها ستخفض»: the preposition has its object


_OPEN = ("", "w", ",", "z", ":", ";", "D")  # what stands before the first word of a clause
_QUOTES = {"(": ")", '"': '"', "'": "'"}


def _sure_verb(key: str) -> bool:
    """Whether a folded word is a verb in the perfect in every reading that counts («أذاع», «قسمت»)."""
    reading = analyse(key)
    return reading.pos == VERB and reading.tense == "past" and reading.verbal > _SURE and not reading.proclitics


def parse_sentence(
    tokens: list[SentenceToken], removed: list[tuple[int, int]], names: list[Name], quantities: list[QuantitySpan]
) -> Parse:
    """Chunks of a sentence; the token ranges in `removed` (attributions), times and markers are left out."""
    skip = bytearray(len(tokens))
    for a, b in removed:
        skip[a:b] = b"\1" * (b - a)
    times = [i for i, t in enumerate(tokens) if t.kind == TIME]
    markers = [i for i, t in enumerate(tokens) if t.kind == MARKER]
    for i in times + markers:
        skip[i] = 1
    for i in times:
        _drop_time_words(tokens, i, skip)
    chunks = _ChunkReader(tokens, skip, names, quantities).read()
    return Parse(tokens, chunks, "".join(c.tag for c in chunks), times, markers, removed)


def _drop_time_words(tokens: list[SentenceToken], at: int, skip: bytearray) -> None:
    """The preposition of a time goes with it."""
    for i in range(at - 1, max(at - 4, -1), -1):
        if tokens[i].key not in _BEFORE_TIMES or tokens[i].kind not in (WORD, PROCLITIC):
            break
        skip[i] = 1
    if at + 1 < len(tokens) and tokens[at + 1].key in _CURRENT:
        skip[at + 1] = 1


def _act(key: str, gender: str, number: str, tense: str) -> Verb:
    """An unknown verb."""
    return Verb(key, "act", "", "", gender, number, tense)


class _ChunkReader:
    """Chunks the tokens of one sentence that are not in `skip`."""

    def __init__(
        self, tokens: list[SentenceToken], skip: bytearray, names: list[Name], quantities: list[QuantitySpan]
    ) -> None:
        self.tokens, self.skip, self.names, self.quantities = tokens, skip, names, quantities
        self.chunks: list[Chunk] = []

    def read(self) -> list[Chunk]:
        i = 0
        while i < len(self.tokens):
            i = i + 1 if self.skip[i] else self._next(i)
        return self.chunks

    def _token(self, i: int) -> SentenceToken | None:
        return self.tokens[i] if i < len(self.tokens) else None

    def _add(self, tag: str, first: int, verb: Verb | None = None) -> int:
        """Adds a chunk of one token; returns the token after it."""
        self.chunks.append(Chunk(tag, first, first + 1, verb))
        return first + 1

    def _next(self, i: int) -> int:
        """Reads the chunk that begins at token i; returns the token after it."""
        token = self.tokens[i]
        if token.kind == QUANTITY:
            return self._number(i)
        cue = self._cue(i) or self._state(i)
        if cue:
            return cue
        if token.kind == MARK:
            tag = _MARKS.get(token.key)
            quoted = tag == '"' and not any(t.kind == QUANTITY for t in self.tokens[max(0, i - 1) : i + 2])
            return i + 1 if tag is None or quoted else self._add(tag, i)
        if token.kind == PROCLITIC:
            return self._add(_PROCLITICS.get(token.key, "w"), i)
        if token.kind == NAME:
            return self._phrase(i)
        after = self._token(i + 1)
        if token.key in _AS_FOR and not (after is not None and after.key in THAT):
            return self._add("D", i)
        pointing = token.key in _DEMONSTRATIVES and after is not None and after.kind == WORD and after.noun.definite
        tag = None if pointing else claim_lexicon.words().get(token.key)
        # Participles of speech (متوقعا) open a clause only before its أن.
        noun = token.key in _PARTICIPLES and not any(t.key in _OPENS_SPEECH for t in self.tokens[i + 1 : i + 3])
        if tag and not noun:
            return self._add(WORD_TAGS[tag], i)
        verb = self._verb(i, self.chunks[-1] if self.chunks else None)
        if verb is not None:
            return self._add(VERB_TAGS[verb.cls], i, verb)
        return self._add("E", i) if token.key in COMPARATIVES else self._phrase(i)

    def _number(self, i: int) -> int:
        """A quantity with its counted noun; «بنسبة 5%» is «ب 5%», «إلى مستوى 50 دولارا» and «تخطى حاجز التريليون» likewise."""
        last = self._counted(i)
        if len(self.chunks) > 1 and self.chunks[-1].tag in "NM" and self.chunks[-1].last - self.chunks[-1].first == 1:
            before, noun = self.chunks[-2].tag, self.tokens[self.chunks[-1].first]
            amount = noun.tied and noun.key.startswith(_AMOUNT)
            if (before == "b" and noun.key in BY_NOUNS and not amount) or (
                noun.key in _BARRIERS and (before in VERBS or before in "iaf")
            ):
                self.chunks.pop()
        self.chunks.append(Chunk("q", i, last, ref=self.tokens[i].ref))
        return last

    def _cue(self, i: int) -> int:
        """The end of a comparator phrase that starts at i and touches a quantity (commas of the cue aside), else 0."""
        if self.tokens[i].kind not in (WORD, PROCLITIC):
            return 0
        cues = phrases_at(self.tokens, i, "claim_cues")
        return next((stop for stop, kind in cues if kind == "bound" and self._before_quantity(stop)), 0)

    def _before_quantity(self, j: int) -> bool:
        """Whether a quantity, or the words of its bound, stands at j or behind its ب."""
        while j < len(self.tokens) and (self.tokens[j].key in (BA, '"') or self.skip[j]):
            j += 1
        return j < len(self.tokens) and (self.tokens[j].kind == QUANTITY or bool(self._cue(j)))

    def _state(self, i: int) -> int:
        """«قدرها» between a measure and its number says nothing of its own: the token after it, else 0."""
        if self.tokens[i].key not in _STATES or self.tokens[i].tied:
            return 0
        if not self.chunks or self.chunks[-1].tag not in "MGRXUN" or not self._before_quantity(i + 1):
            return 0
        if self.chunks[-1].tag == "N" and not self.chunks[-1].names:
            self.chunks[-1].tag = "M"  # «فدية قدرها»: what is stated is a measure
        return i + 1

    def _counted(self, i: int) -> int:
        """The end of the quantity's phrase: counted noun and its adjectives, without names."""
        tokens, quantity, j = self.tokens, self.quantities[self.tokens[i].ref], i + 1
        if quantity.kind != "count":
            return j
        if quantity.counted_span is not None and tokens[i].end <= quantity.counted_span[0] < tokens[i].end + 12:
            stop = quantity.counted_span[1]
            while j < len(tokens) and tokens[j].start < stop and tokens[j].kind in (WORD, PROCLITIC, NAME):
                j += 1
        elif j + 1 < len(tokens) and tokens[j].key in OF and tokens[j + 1].noun.definite and quantity.value is None:
            j += 2
        first = j
        while j < len(tokens) and tokens[j].kind == WORD and not self.skip[j] and j - first < 4:
            key = tokens[j].key
            if key in claim_lexicon.words() or (j > first and claim_lexicon.verb(key) is not None):
                break
            if j - first > 1 and tokens[j].noun.definite and not tokens[j - 1].noun.definite:
                break
            j += 1
        return j

    def _verb(self, i: int, last: Chunk | None) -> Verb | None:
        """The verb that the word at i is, after the chunk `last`; None where it is none or a noun."""
        token, before, after = self.tokens[i], last.tag if last is not None else "", self._token(i + 1)
        verb = claim_lexicon.verb(token.key)
        if verb is not None and token.tied and "participle" not in verb.flags:
            verb = None
        if last is not None and before in PREPOSITIONS:
            link = self.tokens[last.first].key
            so = before == "l" and verb is not None and verb.tense == "present"
            if link not in _BEFORE_VERBS and not link.endswith(_ATTACHED) and not so:
                return None
        if verb is None:
            return self._guess(token, before, after)
        if verb.lemma in _ESTIMATED and after is not None and (after.key == BA or after.kind == QUANTITY):
            return replace(verb, cls="reach", flags="")
        noun = token.noun
        if noun.kind and before in VERBS and before not in "BTP":
            return None
        if not verb.nounlike and not (noun.kind and (verb.pronoun or verb.number == "p")):
            return verb
        return verb if self._is_verb_here(verb, noun, before, after) else None

    @staticmethod
    def _is_verb_here(verb: Verb, noun: Noun, before: str, after: SentenceToken | None) -> bool:
        """Whether a word that may be a noun is a verb, by what stands before and after it."""
        if before in ("h", "!", "r", "c"):
            return True
        if before in PHRASES or before == "q":
            # «X سجل» after a noun: only an unmistakable form counts as its verb
            return not (verb.tense == "past" and verb.number != "p" and not verb.pronoun)
        if after is None:
            return False
        if before in ("", "w") and verb.cls == "change" and after.kind == WORD and noun.lemma == verb.lemma:
            return True  # «تراجع عدد السكان» opens a sentence as its verb
        if before in _OPEN and verb.cls in ("cause", "act"):
            if after.kind == NAME or (claim_lexicon.class_of(after.key) and after.noun.definite):
                return True  # «خفض البنك المركزي أسعار الفائدة» against «خفض أسعار الفائدة»
        if noun.kind and verb.tense == "past" and after.kind != QUANTITY:
            # «سعر النفط», «عدد السكان» against «سجل المؤشر»
            return verb.cls in ("record", "own", "cost") and before in ("", "w", ",", "z")
        return before in (*_OPEN, '"', "-", ")", "p")

    @staticmethod
    def _guess(token: SentenceToken, before: str, after: SentenceToken | None) -> Verb | None:
        """An unknown word in a verb's shape where a verb can stand: after لم، قد، الذي، كان, or where a clause opens."""
        key, tied = token.key, token.tied
        number = "p" if key.endswith((PLURAL, VERB_PLURAL)) else "s"
        third = key[0] in THIRD_PERSON
        present_like = len(key) >= 4 and key not in _NOT_VERBS and not tied
        if before == "B" and third and present_like:
            return _act(key, "f" if key[0] == TA else "m", "s", "present")
        feminine = key.endswith(TA)
        if before in (*_OPEN, "p", "c", "-") and not tied and not token.noun.kind:
            opens = after is not None and (
                after.kind == NAME or after.noun.definite or claim_lexicon.class_of(after.key) is not None
            )
            simple = ALEF not in key[1:]
            derived = key[0] == ALEF and len(key) >= 5 and simple and not key.startswith(ARTICLE)
            fourth = token.hamza and 3 <= len(key) <= 5 and simple and opens and key not in COMPARATIVES
            if (
                derived
                or (fourth and (len(key) < 5 or feminine))
                or (opens and before in ("", "w", "c") and _sure_verb(key))
            ):
                return _act(key, "f" if feminine else "m", "s", "past")
            if key[:2] in _FUTURES and len(key) >= 6:
                return _act(key, "f" if key[1] == TA else "m", "p" if key.endswith(PLURAL) else "s", "future")
            if key[0] == YA and present_like:
                return _act(key, "m", number, "present")
        if before not in ("h", "!", "r") or len(key) < 3 or key.startswith(ARTICLE) or (key[-1] == HA and not third):
            return None
        if third or (key[0] == SIN and key[1] in THIRD_PERSON):
            gender = "f" if key.lstrip(SIN)[0] == TA else "m"
            return _act(key, gender, number, "future" if key[0] == SIN else "present")
        if feminine or before == "h" or key.endswith(VERB_PLURAL):
            return _act(key, "f" if feminine else "m", "p" if key.endswith(VERB_PLURAL) else "s", "past")
        return None

    def _phrase(self, first: int) -> int:
        """One noun phrase from `first` on: iḍāfa chain, adjectives, names in apposition, quotes around a name."""
        tokens = self.tokens
        names: list[int] = []
        i = first + (tokens[first].key in _DEMONSTRATIVES and first + 1 < len(tokens))
        head = tokens[i].noun if tokens[i].kind == WORD else None
        definite = tokens[i].kind == NAME or bool(head and head.definite)
        accusative = tokens[i].kind == WORD and tokens[i].key.endswith(ALEF)
        while i < len(tokens):
            token = tokens[i]
            if token.kind == PROCLITIC and token.key == WAW and self._coordinates(i, first):
                i += 1
                definite = False
                continue
            if self.skip[i] or token.kind in (QUANTITY, PROCLITIC):
                break
            if token.kind == NAME:
                if i > first and self._other_name(i, first):
                    break
                names.append(i)
                definite = True
            elif token.kind == MARK:
                close = self._quoted(i)
                if not close:
                    break
                names += [k for k in range(i, close) if tokens[k].kind == NAME]
                i = close
                definite = True
                continue
            elif i > first:
                passed = self._passed(i)
                if passed:
                    i += passed
                    continue
                if self._ends(i, first, definite, accusative):
                    break
                definite = definite or token.noun.definite
            i += 1
        kind = head.kind if head is not None else ""
        tag = "G" if kind == "change" else "M" if kind in ("part", "count", "measure", "action") else "N"
        last = max(i, first + 1)
        self.chunks.append(Chunk(tag, first, last, names=names))
        return last

    def _other_name(self, i: int, first: int) -> bool:
        """«كلفت الحرب إسرائيل …»: whether a name after a definite noun that is no class noun is another phrase."""
        before = self.tokens[i - 1]
        if (
            before.kind != WORD
            or not before.noun.definite
            or self.names[self.tokens[i].ref].label not in ("LOC", "ORG")
        ):
            return False
        return not any(t.kind == WORD and claim_lexicon.class_of(t.key) for t in self.tokens[first:i])

    def _passed(self, i: int) -> int:
        """How many words at i belong to the phrase without a look: «كل من», «هذا» before its noun."""
        key, after = self.tokens[i].key, self._token(i + 1)
        if key in ALL and i + 2 < len(self.tokens) and after is not None and after.key in OF:
            return 2
        return int(key in _DEMONSTRATIVES and after is not None and after.noun.definite)

    def _ends(self, i: int, first: int, definite: bool, accusative: bool) -> bool:
        """Whether a phrase that begins at `first` ends before the word at i."""
        token, before, opening = self.tokens[i], self.tokens[i - 1], self.tokens[first].key
        key, noun = token.key, token.noun
        if key in claim_lexicon.words() or key in COMPARATIVES or key in _STATES or self._cue(i):
            return True
        if self._verb(i, Chunk("N", first, i)) is not None:
            return True
        if noun.kind == "change" and i == first + 1 and opening in claim_lexicon.change_words()["frame"]:
            return True
        if before.kind == NAME and not key.endswith(_NISBA):
            return True
        if noun.pronoun and definite and before.kind == WORD and before.noun.definite:
            return True
        if not definite or noun.definite:
            return False
        return not key.startswith(_CONSTRUCT) or (key.endswith(ALEF) and not accusative and len(key) > 3)

    def _coordinates(self, i: int, first: int) -> bool:
        """Whether و at i joins two names, or two bare nouns of the same definiteness, in one phrase."""
        if i + 1 >= len(self.tokens) or self.skip[i + 1]:
            return False
        left, right, after = self.tokens[i - 1], self.tokens[i + 1], self._token(i + 2)
        if after is not None and after.key in (BA, "("):
            return False
        if left.kind == NAME and right.kind == NAME:
            return True
        if left.kind != WORD or right.kind != WORD or i - first > 2:
            return False
        both = left.noun.definite and right.noun.definite and not left.noun.pronoun and not right.noun.pronoun
        return both and claim_lexicon.verb(right.key) is None

    def _quoted(self, i: int) -> int:
        """The end of a short quotation or bracket that holds a name or up to three words, opened at i; else 0."""
        closing = _QUOTES.get(self.tokens[i].key)
        for j in range(i + 1, min(i + 6, len(self.tokens))) if closing is not None else ():
            if self.tokens[j].kind in (QUANTITY, TIME, MARKER):
                return 0
            if self.tokens[j].key == closing:
                return j + 1 if j > i + 1 else 0
        return 0
