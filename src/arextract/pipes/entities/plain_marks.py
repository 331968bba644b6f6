"""Which of the tagger's marks are plain words of a sentence: a phrase that is only quoted, a people, a guest, a verb."""

from __future__ import annotations

from arextract.arabic.affixes import BA_ARTICLE, HA, TA_MARBUTA
from arextract.arabic.analysis import analyse
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import NOUN
from arextract.arabic.word_sets import word_list, word_set
from arextract.pipes.entities.decide import class_label, quoted
from arextract.pipes.entities.name_parts import parts
from arextract.pipes.entities.person_shapes import is_given
from arextract.pipes.entities.tag_marks import Mark
from arextract.pipes.entities.triggers import is_nation

_OWNERS = word_list("inflected.kin_pronouns")
_CALLED = word_set("plain_marks.called")
_PEOPLES = word_set("plain_marks.peoples")
_UNIVERSITY = word_set("translate.university")
_GUESTS = word_set("plain_marks.guests")
_GOD = word_set("little_words.god")
_FUNCTION = word_set("common.function") | word_set("plain_marks.function")
_WITH = word_set("plain_marks.with")
_ON = word_set("plain_marks.on")
_PARTICIPLES = word_set("plain_marks.participles")
_SHORTEST_OWNED = 3  # letters of a noun that has a pronoun
_VERBAL = 0.3
_WORK = "MISC"


def is_quoted_phrase(mark: Mark) -> bool:
    """Whether all that stands between two quotation marks is a definite noun with its adjective, or a noun with a pronoun
    («"الهجوم الوحشي"», «"قبرها"»), and no noun before says that something is called so.

    The title of a work is such a phrase as often as not: only what somebody calls something («ما أسمته "…"») is none.
    """
    found = mark.found
    if mark.size > 2 or not quoted(found, mark.first, mark.last) or mark.listed() or is_given(mark.head):
        return False
    noun_at = mark.first - 2 if is_nation(found.at(mark.first - 2)) else mark.first
    if class_label(found, noun_at) is not None or mark.of_institution():
        return False  # «القناة التونسية "الأفق الجديد"»
    noun, quality = analyse(mark.head), analyse(mark.tail)
    if noun.pos != NOUN or not noun.lemma or noun.proclitics:
        return False
    if mark.alone:
        surface = found.surface(mark.first)
        return noun.pronoun in _OWNERS and not surface.endswith(TA_MARBUTA) and len(noun.lemma) >= _SHORTEST_OWNED
    phrase = noun.article and quality.adjectival and quality.article and bool(quality.lemma)
    return phrase and not is_nation(mark.tail) and (mark.label != _WORK or found.at(mark.first - 2) in _CALLED)


def is_people(mark: Mark) -> bool:
    """Whether the word is a people («الأمازيغ», «والطوارق»), which is no name, like the adjectives of nations."""
    return mark.alone and any(rest in _PEOPLES for _, rest in rests(mark.head))


def is_guest(mark: Mark) -> bool:
    """Whether somebody's part in a programme stands first and no given name behind it («ضيف بوليتيكا»; «ضيف الله» is one)."""
    return not mark.alone and mark.head in _GUESTS and not (mark.words[1] in _GOD or is_given(mark.words[1]))


def ends_in_function(mark: Mark) -> bool:
    """Whether the last word is a function word («مجلس النواب | أي»), which no name ends in but one of letters («سي إن إن»)."""
    if mark.alone or mark.listed() or mark.tail not in _FUNCTION:
        return False
    return mark.found.folded[mark.last - 1] not in parts()[0] and not (mark.label == "PER" and is_given(mark.tail))


def joins_two(mark: Mark) -> bool:
    """Whether the word is a verb with a pronoun behind a noun and its preposition follows («في لقاء | جمعه | بالوزير»), though people
    are called so (جمعة)."""
    if not mark.alone or not mark.found.surface(mark.first).endswith(HA):
        return False
    joined = mark.after in _WITH or mark.after.startswith(BA_ARTICLE)
    return joined and analyse(mark.before).pos == NOUN and analyse(mark.head[:-1]).verbal >= _VERBAL


def is_any_university(mark: Mark) -> bool:
    """Whether «الجامعة» and the adjective of a nation are all: a federation of whatever, or the country's university («الجامعة التونسية»)."""
    university = any(rest in _UNIVERSITY for _, rest in rests(mark.head))
    return mark.size == 2 and university and is_nation(mark.tail) and not mark.listed()


def says_of_what(mark: Mark) -> bool:
    """Whether «على» follows an institution's noun and a participle («البنك المشرف على العملية»): the words say what it does."""
    read = analyse(mark.tail)
    return (
        mark.size == 2
        and mark.after in _ON
        and mark.of_institution()
        and read.article
        and read.adjectival
        and mark.tail in _PARTICIPLES
        and not mark.listed()
    )
