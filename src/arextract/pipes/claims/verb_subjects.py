"""The subject of a verb: the phrase after it, before it, or none."""

from __future__ import annotations

from arextract.arabic.affixes import ALEF, FA
from arextract.arabic.word_sets import word_of
from arextract.pipes.claims.parse import PHRASES, PREPOSITIONS, VERBS, Parse
from arextract.pipes.claims.phrases import Splitter
from arextract.pipes.claims.sentence_tokens import WORD

_REACHING = word_of("verb_subjects.reaching")
_WITH_OBJECTS = ("own", "act", "record", "share")


def definite(parse: Parse, index: int) -> bool:
    """Whether a phrase has a name or a definite noun."""
    chunk = parse.chunks[index]
    tokens = parse.tokens[chunk.first : chunk.last]
    return bool(chunk.names) or any(t.kind == WORD and t.noun.definite for t in tokens)


def subject_index(parse: Parse, splitter: Splitter, verb: int, at: int) -> int:
    """The chunk of a verb's subject, or -1 where it is dropped. `at` is the number that the verb is asked for."""
    form = parse.chunks[verb].verb
    later, before = _after(parse, verb, at), _before(parse, splitter, verb)
    taken = form is not None and bool(form.pronoun)
    known = later >= 0 and definite(parse, later)
    relative = before >= 0 and parse.tags[verb - 1] == "r"
    if (relative or (before > 0 and parse.tags[before - 1] in "cD")) and not (taken and later >= 0):
        return later if relative and known and later < at else before
    if later < 0 or (before >= 0 and not known) or not (later < at or taken):
        return before
    first = parse.tokens[parse.chunks[later].first]
    if form is not None and form.cls in _WITH_OBJECTS and not known and first.key.endswith(ALEF):
        return -1  # an indefinite accusative is its object
    return later


def _after(parse: Parse, verb: int, at: int) -> int:
    """The phrase after a verb, or behind an adverbial («بلغت في الصين الصادرات») before the number; -1 if none."""
    tags = parse.tags
    i = verb + 1
    while i < len(tags) and tags[i] in '"p':
        i += 1
    if tags[i : i + 1] in ("N", "M", "G"):
        return i
    while i + 1 < len(tags) and tags[i] in "fbl" and tags[i + 1] in PHRASES:
        i += 2
    while i < len(tags) and tags[i] == ",":
        i += 1
    return i if i < at and tags[i] in "NMG" else -1


def _before(parse: Parse, splitter: Splitter, verb: int) -> int:
    """The phrase before a verb that may be its subject: in a verbless opening, a relative clause, or «أما … ف»; -1 if none."""
    tags, form = parse.tags, parse.chunks[verb].verb
    i = verb - 1
    while i >= 0 and tags[i] in 'h!"':
        i -= 1
    if i < 0 or tags[i] == "p":
        return -1
    relative = tags[i] == "r"
    if relative:
        i -= 1
        while i >= 0 and tags[i] in ',)"':
            i -= 1
    elif tags[i] == "w":
        as_for = "D" in tags[max(0, i - 8) : i] and parse.tokens[parse.chunks[i].first].key == FA
        if not as_for and not (form is not None and form.lemma.startswith(_REACHING)):
            return -1
        i -= 1
    if not relative and i >= 0 and tags[i] == ",":
        return _set_apart(tags, i)
    if not relative and form is not None and form.tense == "present" and i >= 2 and tags[i] in "NM":
        loose = _indefinite(parse, i)
        if loose >= 0:
            return loose
    while i >= 0 and tags[i] in "NMGE)q":
        if tags[i] not in ")q" and not relative and i and tags[i - 1] in PREPOSITIONS:
            i -= 2
        elif tags[i] in ")qE":
            i -= 1
        elif relative and i > 1 and tags[i - 1] in "lfa" and tags[i - 2] == "M":
            return i - 2 if splitter.split(i - 2, follow=False).subject is None else i
        else:
            return i
    return -1


def _set_apart(tags: str, comma: int) -> int:
    """«X، الذي …، فعل»: the phrase before a clause that is set in commas, of which `comma` is the last; -1 if there is none."""
    first = tags.rfind(",", 0, comma)
    opens = first == 1 or (first > 1 and tags[first - 2] in "cwD,")
    return first - 1 if opens and tags[first - 1] in "NM" and tags[first + 1] in "rpNM" else -1


def _indefinite(parse: Parse, at: int) -> int:
    """«بهبوب رياح قوية بأغلب الجهات تتجاوز …»: after the clause's own verb, an indefinite phrase heads the next one; else -1."""
    found = -1
    for i in range(at, -1, -1):
        tag = parse.tags[i]
        if tag in VERBS:
            return found
        if tag in "zcr,;q":
            break
        if found < 0 and tag in "NM" and not definite(parse, i):
            found = i
    return -1
