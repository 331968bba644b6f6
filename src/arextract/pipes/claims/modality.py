"""Estimates, possibilities, plans, forecasts, conditions and denials, and how far they reach."""

from __future__ import annotations

from itertools import pairwise

from arextract.arabic.word_sets import word_set
from arextract.layers import ClaimSpan, QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.attribution import Source
from arextract.pipes.claims.parse import VERBS, Parse
from arextract.pipes.claims.sentence_tokens import MARK, QUANTITY

_BARRIERS = frozenset(["بينما", "فيما", "حين", "لكن", "ولكن", "غير", "اما", "اذ", "حيث", "؛"])
_STATING = word_set("modality.stating")  # fmt: skip
_COMPARATOR_CLASSES = frozenset(("exceed",))
_COMPARATOR_LEMMAS = word_set("modality.comparator_lemmas")


def read(
    parse: Parse, at: int, quantity: QuantitySpan, sources: list[Source], claim: ClaimSpan, adverbial: bool
) -> tuple[bool, bool]:
    """(hedged, negated) of the quantity at chunk `at`."""
    token = parse.chunks[at].first
    hedged = quantity.hedged or any(
        s.hedged and s.begin <= token < s.stop
        for s in sources
        if (_near(parse, s, token) if s.local else not _told_after(parse, s.first, token))
    )
    hedged = hedged or _hedge_word(parse, at, token)
    negated = any(s.denied and s.begin <= token < s.stop and not _affirmed(parse, s.first, token) for s in sources)
    negated = negated or _denying(parse, token) or (not adverbial and _negation(parse, at))
    return hedged, negated


def _affirmed(parse: Parse, first: int, token: int) -> bool:
    """Whether the sentence turns from denying to stating before the quantity («نفى …، مؤكدا أن», «بل»)."""
    return any(parse.tokens[i].key in _STATING for i in range(first + 1, token)) or _told_anew(parse, first, token)


def _told_after(parse: Parse, first: int, token: int) -> bool:
    """Whether «بعد أن» or a clause of its own stands between two words: what follows is told as a fact."""
    keys = [t.key for t in parse.tokens[max(first, token - 60) : token]]
    return ("بعد", "ان") in pairwise(keys) or _told_anew(parse, first, token)


def _told_anew(parse: Parse, first: int, token: int) -> bool:
    """Whether «، و» and a verb in the perfect open a clause of their own between two words («…، وقالت إنها …»)."""
    tokens = parse.tokens
    for i in range(max(first + 1, token - 60), token - 2):
        if tokens[i].key in ("،", ",") and tokens[i + 1].key == "و":
            sure = tokens[i + 2].key == "قد" and i + 3 < token
            verb = claim_lexicon.verb(tokens[i + 2 + sure].key)
            if verb is not None and verb.tense == "past" and (sure or not verb.nounlike):
                return True
    return False


def _denying(parse: Parse, token: int) -> bool:
    """«نافيا أن …», «لا صحة لما …» before the quantity, with no statement between."""
    for i in range(token - 1, max(-1, token - 25), -1):
        key = parse.tokens[i].key
        if key in _STATING:
            return False
        if key in ("نافيا", "نافيه") or (key == "صحه" and i and parse.tokens[i - 1].key == "لا"):
            return not any(parse.tokens[k].key == "و" and parse.tokens[k + 1].key == "ان" for k in range(i, token - 1))
    return False


def _near(parse: Parse, source: Source, token: int) -> bool:
    low, high = min(source.first, token), max(source.first, token)
    turned = any(a.key in ("،", ",") and b.key == "و" for a, b in pairwise(parse.tokens[low:high]))
    return not turned and not any(parse.tokens[i].key in _BARRIERS for i in range(low, high))


def _hedge_word(parse: Parse, at: int, token: int) -> bool:
    """A hedge in the quantity's clause: back to the nearest barrier, and a plan or forecast verb at its head."""
    rows = claim_lexicon.phrases("claim_hedges")
    tokens = parse.tokens
    last = parse.chunks[at].last
    for k in range(last, min(last + 5, len(tokens))):
        if tokens[k].kind == MARK or tokens[k].kind == QUANTITY:
            break
        after = None if tokens[k].tied else claim_lexicon.verb(tokens[k].key)
        if after is not None and not after.nounlike:
            if after.tense == "future" and parse.tags[at - 1 : at] in ("", "c", "w", ","):
                return True
            break
    i = token - 1
    verbs = 0
    while i >= 0 and token - i < 40:
        key = tokens[i].key
        if key == "ان" and i and tokens[i - 1].key == "بعد":
            return False  # «… بعد أن باعت 70»: told as a fact
        if key in ("،", ",") and _told_anew(parse, i - 1, token):
            return False
        if key in _BARRIERS and tokens[i].kind != MARK:
            if key not in ("حيث", "اذ"):
                return False
        if key in ("؛",):
            return False
        if tokens[i].kind == QUANTITY and any(tokens[k].key in ("،", ",") for k in range(i, token)):
            verbs += 1
        for words, kind in rows.get(key, ()):
            if i + len(words) <= token and all(tokens[i + k].key == w for k, w in enumerate(words)):
                if kind == "condition" or (i == token - 1 and key != "لن" and (kind == "plan" or _believes(key))):
                    continue
                if verbs and kind != "forecast":
                    continue
                if key == "قد" and not _present_after(tokens, i):
                    continue
                if key in ("توقعات", "تقديرات", "التوقعات", "التقديرات", "خطط", "خطه", "احتمال") and any(
                    tokens[k].key in ("،", ",") for k in range(i, token)
                ):
                    continue
                return True
        verb = None if tokens[i].tied else claim_lexicon.verb(key)
        if verb is not None and verb.tense == "future" and not verbs:
            return True
        if verb is not None and verb.cls == "plan" and not verb.nounlike and not verbs and i < token - 1:
            return True
        i -= 1
    return False


def _believes(key: str) -> bool:
    """Whether a word before a number is a verb in the imperfect whose subject the number is: «يعتقد 53% من الناس أن»."""
    verb = claim_lexicon.verb(key)
    return verb is not None and verb.tense == "present" and verb.cls in ("say", "plan", "act")


def _present_after(tokens: list, i: int) -> bool:  # type: ignore[type-arg]
    if i + 1 >= len(tokens):
        return False
    verb = claim_lexicon.verb(tokens[i + 1].key)
    return (tokens[i + 1].key[0] in "يت" and (verb is None or verb.tense == "present")) or tokens[i + 1].key == "لا"


def _negation(parse: Parse, at: int) -> bool:
    """«لم تبلغ الخسائر 5 ملايين» is denied; «لم تتجاوز» and «لا يقل عن» are comparators."""
    tags = parse.tags
    i = at - 1
    while i >= 0 and at - i < 14:
        tag = tags[i]
        if tag in "zq;c" or (tag == "," and tags[i + 1 : i + 2] == "w"):
            return False
        if tag in VERBS:
            verb = parse.chunks[i].verb
            if i and tags[i - 1] == "!" and verb is not None:
                if verb.cls in _COMPARATOR_CLASSES or verb.lemma in _COMPARATOR_LEMMAS:
                    return False
                return not any(
                    parse.tokens[k].key in ("سوي", "الا") for k in range(parse.chunks[i].last, parse.chunks[at].first)
                )
            return False
        if tag == "!" and parse.tokens[parse.chunks[i].first].key in ("ليس", "ليست"):
            return True
        i -= 1
    return False
