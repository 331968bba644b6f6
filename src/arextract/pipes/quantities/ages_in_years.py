"""Ages whose years are left out: «دون سن 18», «عمره 35», «في الأربعين من عمره», «عن عمر يناهز الرابعة والثمانين», «أطفال دون الـ15»."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, CONJUNCTIONS, HA, PROCLITICS
from arextract.arabic.little_words import OF
from arextract.arabic.proclitics import is_one_of
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
_BELOW_OR_ABOVE = word_set("ages_in_years.below_or_above")
_CHILD = word_set("ages_in_years.child")
_REACHED = word_set("ages_in_years.reached")
_WHO = word_set("ages_in_years.who")
_THEY = word_set("ages_in_years.they")
_IN = word_set("ages_in_years.in")
_UNTIL = word_set("ages_in_years.until")
_NO_PERSON = word_set("ages_in_years.no_person")
_TEN_TENS = 20  # the least ten that is no unit: العشرين
_HOURS = 12
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
    if item.form == "words" and item.definite and _said_of_people(folded, item):
        return True
    if item.form != "digits" or not _BELOW.search(folded, max(0, start - 12), start):
        return False
    return any(word in _PEOPLE for word in _WORDS.findall(folded, max(0, start - _NEAR), start))


def _said_of_people(folded: str, item: Item) -> bool:
    """«الأطفال دون الخامسة», «ابن السابعة عشرة», «من تجاوزوا الخمسين», «أرملة في الرابعة والستين».

    Years are feminine: «دون الخامسة» has an ordinal of that gender, or a ten. With في only what is no hour of the clock.
    """
    assert item.value is not None
    words = _WORDS.findall(folded, max(0, item.start - _NEAR), item.start)
    ordinal = folded[item.start : item.end].split()[0].endswith(HA)
    ten = item.value >= _TEN_TENS and item.value % 10 == 0
    if not words or not (ordinal or ten):
        return False
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if is_one_of(last, _CHILD):
        return True
    if is_one_of(last, _BELOW_OR_ABOVE, CONJUNCTIONS):
        return ordinal or any(word in _PEOPLE or word in _THEY for word in words[-5:-1])
    if is_one_of(last, _REACHED):
        return is_one_of(before, _WHO) and (ordinal or item.value >= _TEN_TENS)
    if last in _IN and item.value > _HOURS:
        following = nouns.next_word(folded, item.end)
        if ten and following in OF:
            return False  # «في الثلاثين من يونيو»
        return following not in _UNTIL and not following.startswith(ARTICLE) and not is_one_of(before, _NO_PERSON)
    return False
