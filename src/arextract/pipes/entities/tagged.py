"""The tagger's BIO tags as candidate spans: proclitics trimmed, labels and scores taken over.

Where a mark is several names it is parted (`arextract.pipes.entities.tag_pieces`), what it gets wrong for certain is mended by rules
(`arextract.pipes.entities.mark_rules`), and plain words are a name only where a tag is very sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from arextract.gazetteer.name_lexicon import Lexicon, key
from arextract.ner import load_model, shared_model
from arextract.ner.conll import bio_spans
from arextract.pipes.entities.inflected import may_be_verb
from arextract.pipes.entities.institutions import patterns
from arextract.pipes.entities.listed import place_noun
from arextract.pipes.entities.mark_rules import CUTS, LEAST_STRANGE, NOUNS_BEFORE, RULES, mended
from arextract.pipes.entities.person_shapes import weak
from arextract.pipes.entities.spans import LABELS, CandidateSpan
from arextract.pipes.entities.tag_marks import Mark, cut_of, in_a_place, is_plain, is_sentence
from arextract.pipes.entities.tag_pieces import Run, begins_person, joined, pieces, served, strange
from arextract.text.word_layer import ADDRESS, BREAK, Words, split_sentences

_LONGEST_SENTENCE = 200
_UNREAD = frozenset({BREAK, ADDRESS})
LEAST = {"PER": 0.6, "LOC": 0.6, "ORG": 0.7, "PRODUCT": 0.7, "MISC": 0.8}
LEAST_PLAIN = {"PER": 0.93, "LOC": 0.9, "ORG": 1.01, "PRODUCT": 0.97, "MISC": 0.97}
_REPEATED = 0.95
_SURE_ALONE = 0.8
_SURE_TITLE = 0.75
_SURE_BODY, _SHORT_BODY = 0.95, 3
_UNSURE = 0.45


class Tagger(Protocol):
    """What the pipe needs of a model: BIO tags with scores for sentences of surface words."""

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        """One (tag, score) for each word of each sentence."""
        ...


def read_by_tagger(found: Words, sentences: Sequence[tuple[int, int]] | None) -> list[list[int]]:
    """The words of each sentence that the tagger reads."""
    ranges: list[list[int]] = []
    kinds = found.kinds
    for begin, stop in split_sentences(found, sentences):
        indices = [i for i in range(begin, stop) if kinds[i] not in _UNREAD]
        for at in range(0, len(indices), _LONGEST_SENTENCE):
            ranges.append(indices[at : at + _LONGEST_SENTENCE])
    return ranges


def tagged(
    found: Words, tagger: Tagger, lexicon: Lexicon, sentences: Sequence[tuple[int, int]] | None = None
) -> Iterator[CandidateSpan]:
    """The tagger's mentions in the text."""
    ranges, surfaces = read_by_tagger(found, sentences), found.surfaces
    tags = tagger.tag([[surfaces[i] for i in indices] for indices in ranges])
    for indices, row in zip(ranges, tags, strict=True):
        for first, last, label, score in joined(found, list(_runs(indices, row)), lexicon):
            for begin, end in pieces(found, first, last, label, lexicon):
                after = begin > first and label != "PER" and begins_person(found, first, begin, lexicon)
                own = "PER" if after else "ORG" if end < last and served(found, begin) else label
                yield from _span(Mark(found, lexicon, begin, end, own, score))


def _runs(indices: list[int], row: Sequence[tuple[str, float]]) -> Iterator[Run]:
    """(first word, last word, label, mean score) of each mention that the tags mark."""
    for first, stop, label in bio_spans([tag for tag, _ in row]):
        if label in LABELS:
            yield indices[first], indices[stop - 1], label, sum(score for _, score in row[first:stop]) / (stop - first)


def _span(mark: Mark) -> Iterator[CandidateSpan]:
    """The mark as a candidate, if the rules leave anything of it."""
    if not mended(mark, RULES):
        return
    mark.cut = cut_of(mark)
    if not mended(mark, CUTS):
        return
    score = _score(mark)
    sure = score >= _REPEATED and not (mark.alone and mark.label == "MISC")
    if mark.label == "ORG" and mark.size > 2 and score >= _SURE_TITLE and mark.head[mark.cut :] in patterns()[0]:
        sure = True  # a name of several words behind an institution's noun says itself what it is
    if (
        mark.label == "ORG"
        and 1 < mark.size <= _SHORT_BODY
        and score >= LEAST["ORG"]
        and mark.head[mark.cut :] in patterns()[0]
    ):
        score = max(score, _SURE_BODY)  # «لجنة نوبل»: no listed name inside stands alone
    mended(mark, NOUNS_BEFORE)
    found = mark.found
    yield CandidateSpan(
        found.starts[mark.first] + mark.cut, found.ends[mark.last], (mark.label,), "ner", "model", score, sure
    )


def _score(mark: Mark) -> float:
    """How sure the mark is: the tagger's score, too low to be taken where the words are plain or a verb and it is not high."""
    found, label, score = mark.found, mark.label, mark.score
    word = mark.head[mark.cut :]
    in_name = label == "LOC" and mark.alone and place_noun(found, mark.first) is not None  # «مطار بنينا»
    doubtful = (
        mark.alone and not in_name and may_be_verb(word) and key(found.surface(mark.first)) not in mark.lexicon.keys
    )
    # «مالك» is oftener an owner than a person: a given name that is a word stands alone only where the tag is sure.
    doubtful = doubtful or (label == "PER" and mark.alone and weak(word) and score < _SURE_ALONE)
    odd = label in ("ORG", "PRODUCT") and strange(found, mark.first, mark.last, mark.cut)
    if score < (LEAST_STRANGE if odd else LEAST[label]) or (doubtful and score < _REPEATED):
        return min(score, _UNSURE)
    wanting = score < LEAST_PLAIN[label] or (label == "MISC" and mark.size > 2)
    if wanting and (is_plain(mark) or (label == "MISC" and is_sentence(mark))):
        called = label == "LOC" and mark.alone and mark.cut == 0 and in_a_place(mark)
        return score if called or in_name else _UNSURE
    return score


def load_tagger(model: str | None) -> Tagger | None:
    """The shipped tagger for "ner", the one in a folder for a path, none for None. Raises `ModelError` where it is missing."""
    if model is None:
        return None
    tagger: Tagger = shared_model() if model == "ner" else load_model(model)
    return tagger
