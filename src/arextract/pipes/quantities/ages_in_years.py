"""Ages whose years are left out: «دون سن 18», «عمره 35», «في الأربعين من عمره», «عن عمر يناهز الرابعة والثمانين», «أطفال دون الـ15»."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, PROCLITICS
from arextract.arabic.word_sets import any_of, word_set
from arextract.pipes.quantities import counted as nouns
from arextract.pipes.quantities import cues
from arextract.pipes.quantities.item import Item

_NOUN = regex.compile(
    rf"(?<!\w)(?:[{PROCLITICS}]?(?:{ARTICLE})?([^\W\d_]+))\s*(?:{any_of('little_words.about')} |{ARTICLE} ?)?$"
)
_OF_LIFE = regex.compile(rf" {any_of('little_words.of')} {any_of('ages_in_years.life')}(?!\w)")
_BELOW = regex.compile(rf"(?<!\w){any_of('ages_in_years.below')} {ARTICLE} ?$")
_WORDS = regex.compile(r"[^\W\d_]+")
_PEOPLE = word_set("ages_in_years.people")
_OLDEST = 130
_NEAR = 60  # letters in which people are spoken of


def is_age(folded: str, item: Item) -> bool:
    """Whether a number without a unit is an age in years."""
    if item.scale > 1 or item.value is None or not 0 < item.value < _OLDEST or item.kind == "range":
        return False
    if _OF_LIFE.match(folded, item.end):
        return True
    if nouns.next_word(folded, item.end) in nouns.countable():
        return False
    start, ages = item.start, cues.role_words("age_noun")
    lead = folded[max(0, start - _NEAR) : start]
    if any(noun in lead for noun in ages):  # few numbers have an age's noun near: look no closer at the others
        cue = cues.before(folded, start)
        for at in (start, cue[1] if cue else start):
            last = _NOUN.search(folded, max(0, at - 20), at)
            if last is not None and last.group(1) in ages:
                return True
    if item.form != "digits" or not _BELOW.search(folded, max(0, start - 12), start):
        return False
    return any(word in _PEOPLE for word in _WORDS.findall(folded, max(0, start - _NEAR), start))
