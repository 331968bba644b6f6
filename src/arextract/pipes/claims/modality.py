"""Denials, and how far they reach."""

from __future__ import annotations

from arextract.arabic.affixes import ARTICLE, WAW
from arextract.arabic.little_words import THAT
from arextract.arabic.word_sets import word_list, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.parse import VERBS, Parse
from arextract.pipes.claims.speakers import Source

_HAS = word_set("little_words.has")
_DENYING = word_set("modality.denying")
_TRUTH = word_set("modality.truth")
_NO = word_set("modality.no")
_IS_NOT = word_set("modality.is_not")
_STILL = word_list("modality.still")
_STILL_LEMMAS = word_set("modality.still_lemmas")

_STATING = word_set("modality.stating")
_NOT = word_set("modality.not")
_EXCEPT = word_set("modality.except")
_COMPARATOR_LEMMAS = word_set("modality.comparator_lemmas")


def negated(parse: Parse, at: int, quantity: QuantitySpan, sources: list[Source], adverbial: bool) -> bool:
    """Whether the text denies the quantity at chunk `at`."""
    token = parse.chunks[at].first
    denied = any(
        s.denied
        and s.begin <= token < s.stop
        and not (s.first and parse.tokens[s.first - 1].key in _NOT)
        and not _affirmed(parse, s.first, token)
        for s in sources
    )
    return denied or _denying(parse, token) or (not adverbial and _negation(parse, at, quantity))


def _affirmed(parse: Parse, first: int, token: int) -> bool:
    """Whether the sentence turns from denying to stating before the quantity («نفى …، مؤكدا أن», «بل»)."""
    return any(parse.tokens[i].key in _STATING for i in range(first + 1, token)) or _told_anew(parse, first, token)


def _told_anew(parse: Parse, first: int, token: int) -> bool:
    """Whether «، و» and a verb in the perfect open a clause of their own between two words («…، وقالت إنها …»)."""
    tokens = parse.tokens
    for i in range(max(first + 1, token - 60), token - 2):
        if tokens[i].key in ("،", ",") and tokens[i + 1].key == WAW:
            sure = tokens[i + 2].key in _HAS and i + 3 < token
            verb = claim_lexicon.verb(tokens[i + 2 + sure].key)
            if verb is not None and verb.tense == "past" and (sure or not verb.nounlike):
                return True
    return False


def _denying(parse: Parse, token: int) -> bool:
    """«نفى أن …», «نافيا أن …», «لا صحة لما …» before the quantity, with no statement between."""
    for i in range(token - 1, max(-1, token - 40), -1):
        key = parse.tokens[i].key
        if claim_lexicon.is_row("hedge_ends", key):
            return False
        verb = parse.tokens[i].sure_verb
        denies = verb is not None and "deny" in verb.flags
        if denies or key in _DENYING or (key in _TRUTH and i and parse.tokens[i - 1].key in _NO):
            if denies and i and parse.tokens[i - 1].key in _NOT:
                return False  # «لم يستبعد أن»
            added = any(parse.tokens[k].key == WAW and parse.tokens[k + 1].key in THAT for k in range(i, token - 1))
            return not added and not _told_anew(parse, i, token)
    return False


def _negation(parse: Parse, at: int, quantity: QuantitySpan) -> bool:
    """«لم تبلغ الخسائر 5 ملايين» is denied; «لم تتجاوز», «لا يسمح بأكثر من» and «لا يزال» are not."""
    tags, first = parse.tags, parse.chunks[at].first
    if quantity.comparator != "=" or quantity.kind == "rank" or parse.tokens[first].key.startswith(ARTICLE):
        return False
    if tags[at - 1 : at] in tuple("fmlkn"):
        return False
    for i in range(at - 1, max(-1, at - 14), -1):
        chunk, verb = parse.chunks[i], parse.chunks[i].verb
        key = parse.tokens[chunk.first].key
        if chunk.tag in "zq;cr(," or key in _EXCEPT:
            return False
        if chunk.tag in VERBS:
            if verb is None or tags[i - 1 : i] != "!":
                return False
            if verb.cls == "exceed" or verb.lemma in _COMPARATOR_LEMMAS or _still(verb.lemma):
                return False
            return not any(t.key in _EXCEPT for t in parse.tokens[chunk.last : first])
        if chunk.tag == "!" and key in _IS_NOT:
            return True
    return False


def _still(lemma: str) -> bool:
    """«لا يزال», «ما زالت»: a denial of an end, which tells that something goes on."""
    return lemma.endswith(_STILL) or lemma in _STILL_LEMMAS
