"""A name found once with certainty is found everywhere in the article, whole or in its short form, with any proclitic.

Short forms are the family name of a person (ألتمان after سام ألتمان; ليانغ after ليانغ وينفنغ), and nothing of others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.analysis import analyse
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.name_lexicon import Entry, Lexicon, key
from arextract.gazetteer.ordinary import is_ordinary, ordinary_words
from arextract.pipes.entities.decide import class_label, speaks
from arextract.pipes.entities.firms import AGAIN, names_again, of_the_place
from arextract.pipes.entities.glossed import GLOSS
from arextract.pipes.entities.lexicon_match import matches
from arextract.pipes.entities.listed import other_hamza
from arextract.pipes.entities.person_shapes import CLOSED_LINKS, is_given, next_to_title, noun_of_phrase, title_of_two
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import family_first, triggers
from arextract.text.word_layer import ARABIC, LATIN, Words
from arextract.translit.arabic_names import bearers

_SHORTEST = 3
_VERBAL = 0.5
_BORNE = 3  # bearers of a name
_FIRM = 0.97  # more than a listed place's: the article has said that the name is a firm's
_GOVERNED = word_set("consistency.governed")
_NONE: frozenset[str] = frozenset()


RULES = (
    EntityRule(
        "named before",
        "قال ساشا بوينونيك إن النموذج جاهز.\nوأضاف [بوينونيك] أنه",
        "قال سام ألتمان إن النموذج جاهز.\nوأضاف [سام] ألبانيا",
    ),
)


def short_forms(name: str) -> Iterator[str]:
    """The forms by which a person is mentioned again, of a full name of two words or more.

    >>> list(short_forms("سام ألتمان"))
    ['ألتمان']
    >>> list(short_forms("مصطفى صنع الله"))
    ['صنع الله']
    """
    words = name.split()
    if len(words) < 2:
        return
    links = triggers().links
    at = len(words) - 1
    if at > 1 and fold(words[at]) in CLOSED_LINKS:
        at -= 1  # «صنع الله», «زين الدين»: the last word is half a name
    while at > 1 and fold(words[at - 1]) in links:
        at -= 1
    if at > 0:
        yield " ".join(words[at:])
    if at < len(words) - 1 and fold(words[-1]) not in links and not is_given(fold(words[-1])):
        yield words[-1]
    if fold(words[0]) in family_first() and len(words[0]) > _SHORTEST:
        yield words[0]


def _entries(found: Words, spans: Sequence[CandidateSpan], lexicon: Lexicon) -> Iterator[Entry]:
    text = found.text
    done: set[tuple[str, str]] = set()
    for span in spans:
        if not span.sure:
            continue
        form = text[span.start : span.end]
        if "\n" in form or (key(form), span.label) in done:
            continue
        done.add((key(form), span.label))
        folded = fold(form)
        single = " " not in form
        if not (single and (folded in ordinary_words() or len(folded) < _SHORTEST)):
            yield Entry(span.labels, (form,), (), "article", _NONE)
        if span.label == "PER":
            for short in short_forms(form):
                low = fold(short)
                if low in triggers().links:
                    continue
                if (
                    len(low) < _SHORTEST
                    or (low.startswith(ARTICLE) and low[2:] in ordinary_words())
                    or (is_ordinary(low) and not low.startswith(ARTICLE))
                    or low in ordinary_words()
                ):
                    if len(low) >= _SHORTEST:
                        yield Entry(("PER",), (short,), (), "short", frozenset({"short"}))
                elif is_given(low) and low not in family_first():
                    yield Entry(("PER",), (short,), (), "short", frozenset({"short"}))
                else:
                    yield Entry(("PER",), (short,), (), "short", _NONE)
    for span in spans:  # last, for they win over listed places
        yield from names_again(text, span, lexicon)


def verb_before(found: Words, span: CandidateSpan) -> bool:
    """Whether what is taken for a person opens with a verb, where the rest was named before: «وشكر مرسي».

    A given name that is a verb too («وأشرف أمزازي» after سعيد أمزازي) is one behind a conjunction; a plain word by which people are
    called («حكيم») is none.
    """
    if span.by not in ("ner", "rule") or span.label != "PER" or span.rule == GLOSS:
        return False
    at = bisect_right(found.starts, span.start) - 1
    word = found.folded[at]
    if not any(is_given(rest) for _, rest in rests(word)):
        plain = is_ordinary(word) and bearers(word) < _BORNE
        return plain or any(rest in triggers().verbs for _, rest in rests(word))
    return found.starts[at] < span.start and analyse(word[1:]).verbal >= _VERBAL


def _governed(found: Words, index: int) -> bool:
    """Whether what stands before the word asks for a place («والي | الجزيرة», «ولاية الجزيرة», «مدينة | يورك»), whatever body or person is
    called so elsewhere."""
    if found.kind(index - 1) != ARABIC:
        return False
    return class_label(found, index) == "LOC" or any(rest in _GOVERNED for _, rest in rests(found.at(index - 1)))


def repeated(found: Words, spans: list[CandidateSpan], lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Further mentions of the sure ones among `spans`."""
    names = Lexicon(_entries(found, spans, lexicon))
    if not names.keys:
        return
    for options in matches(found, names):
        for match in options:
            single = match.first == match.last
            start, end = found.starts[match.first] + match.cut, found.ends[match.last]
            if speaks(found, match.first, match.last, match.cut, key(found.text[start:end])) is False:
                continue
            if (
                match.cut
                and single
                and found.kind(match.first) == ARABIC
                and found.folded[match.first] in ordinary_words()
            ):
                continue
            if match.entry.ambiguous(single) and not next_to_title(found, match.first):
                continue
            if single and other_hamza(found.surface(match.first)[match.cut :], match.entry):
                continue
            person = single and match.entry.labels[0] == "PER"
            if person and (noun_of_phrase(found, match.first, match.cut) or title_of_two(found, match.first)):
                continue
            if single and match.entry.labels in (("ORG",), ("PER",)) and _governed(found, match.first):
                continue
            if found.kind(match.first) == LATIN and not any(
                c.isupper() or c.isdigit() for c in found.surface(match.first)
            ):
                continue
            if match.entry.source == AGAIN:
                if not (single and of_the_place(found, match.first, match.cut)):
                    yield CandidateSpan(start, end, match.entry.labels, "consistency", AGAIN, _FIRM)
                break
            score = 0.72 if match.entry.source == "short" else 0.8
            yield CandidateSpan(start, end, match.entry.labels, "consistency", "named before", score)
            break
