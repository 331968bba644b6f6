"""Media called by a plain word, behind the noun of a medium: صحيفة الأخبار, قناة "الحدث". The noun is not in the name.

A word that is not in ``arabic/media.tsv`` is no name by this rule. Once said so, the medium is found again in the article where it
stands in quotation marks or says something.
"""

from __future__ import annotations

from collections.abc import Iterator

from arextract.arabic.affixes import ARTICLE, TA, WAW
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.media import LONGEST, borne, kind_of
from arextract.gazetteer.name_lexicon import word_key
from arextract.pipes.entities.decide import QUOTES
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import is_nisba, triggers
from arextract.text.word_layer import ARABIC, NUMBER, Words

_QUALITIES = word_set("media.qualities")
_OPENING = frozenset((*QUOTES, "("))
_CLOSING = frozenset((*QUOTES, ")"))
_SURE, _AGAIN = 0.97, 0.9

BEHIND, SAID = "medium behind its noun", "medium named before"

RULES = (
    EntityRule(BEHIND, "ذكرت صحيفة [الأخبار] اللبنانية أن", "ذكرت صحيفة [الحقيقة] المرة أن"),
    EntityRule(SAID, 'قالت صحيفة "الأخبار" أمس، وأضافت "[الأخبار]" أن', 'قالت صحيفة "الأخبار" إن [الأخبار] سيئة'),
)


def _name_at(found: Words, at: int, kind: str, cut: int = 0) -> int | None:
    """The last word of the longest medium that begins at word `at` without its first `cut` letters, or None."""
    joined, last = "", None
    for index in range(at, min(at + LONGEST, len(found))):
        if found.kinds[index] != ARABIC and (found.kinds[index] != NUMBER or index == at):
            break
        joined += word_key(found.folded[index][cut:] if index == at else found.folded[index])
        if borne(joined, kind):
            last = index
    return last


def _goes_on(found: Words, last: int) -> bool:
    """Whether an adjective of its own stands behind the word: «صحيفة الأخبار الكاذبة», not «الأخبار اللبنانية»."""
    after = found.at(last + 1)
    return (
        found.kind(last + 1) == ARABIC
        and after.startswith(ARTICLE)
        and after not in _QUALITIES
        and not is_nisba(after)
        and analyse(after).adjectival
    )


def _quoted(found: Words, first: int, last: int) -> bool:
    """Whether quotation marks stand around the words, the nation of the medium inside of them or not."""
    end = last + 1 + (found.kind(last + 1) == ARABIC and is_nisba(found.at(last + 1)))
    return found.at(first - 1) in _OPENING and found.at(end) in _CLOSING


def _first(found: Words, noun: int) -> int:
    """The word at which a name behind the noun may begin: an adjective and what opens a quotation are left out."""
    at = noun + 1
    if found.kind(at) == ARABIC and found.at(at + 1) in _OPENING and analyse(found.at(at)).adjectival:
        at += 1
    while found.at(at) in _OPENING:
        at += 1
    return at


def _joined(found: Words, last: int) -> tuple[int, int]:
    """(word, letters cut off) of what «و» joins to a medium that ends at word `last`: «صحيفتا "النهار" و"الأخبار"»."""
    at = last + 1
    while found.at(at) in _CLOSING or (found.kind(at) == ARABIC and is_nisba(found.at(at))):
        at += 1
    if found.at(at) == WAW and found.at(at + 1) in _OPENING:
        return at + 2, 0
    return at, 1 if found.kind(at) == ARABIC and found.at(at)[0] == WAW else -1


def media_names(found: Words) -> Iterator[CandidateSpan]:
    """Candidates behind nouns of media, and their further mentions."""
    said: set[str] = set()
    taken: set[int] = set()
    for noun, word in enumerate(found.folded):
        kind = kind_of(word) if found.kinds[noun] == ARABIC else None
        if kind is None:
            continue
        at, cut = _first(found, noun), 0
        while cut >= 0 and (last := _name_at(found, at, kind, cut)) is not None:
            quoted = _quoted(found, at, last)
            if not quoted and (kind == "other" or _goes_on(found, last)):
                break
            taken.add(at)
            said.add("".join(word_key(w) for w in (found.folded[at][cut:], *found.folded[at + 1 : last + 1])))
            yield CandidateSpan(found.starts[at] + cut, found.ends[last], ("ORG",), "rule", BEHIND, _SURE, False)
            at, cut = _joined(found, last)
    if not said:
        return
    for at in range(len(found)):
        if at in taken or (last := _name_at(found, at, "other")) is None:
            continue
        if "".join(map(word_key, found.folded[at : last + 1])) not in said:
            continue
        if _quoted(found, at, last) or (_says(found, at - 1) and not _goes_on(found, last)):
            yield CandidateSpan(found.starts[at], found.ends[last], ("ORG",), "rule", SAID, _AGAIN, False)


def _says(found: Words, at: int) -> bool:
    """Whether the word is a verb of speech in the feminine («وأضافت الأخبار», «وتابعت النهار»): a paper is one."""
    word = found.at(at)
    if found.kind(at) != ARABIC or not word.endswith(TA) or analyse(word).pos != VERB:
        return False
    return word in triggers().verbs or word[1:] in triggers().verbs
