"""Where what the tagger marked as one name is several, or two marks are one name; and which words are listed or strange."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    BOUND_PREPOSITIONS,
    HAMZA_ALEFS,
    LAM,
    LAM_ARTICLE,
    WAW,
    WAW_ARTICLE,
)
from arextract.arabic.analysis import VERB, analyse, proclitic_letters
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import NOUN
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.pipes.entities.inflected import may_be_verb
from arextract.pipes.entities.institutions import patterns
from arextract.pipes.entities.name_parts import parts
from arextract.pipes.entities.person_shapes import IN_THE_NAME, is_given, lost_hamza, titled, unknown, weak
from arextract.pipes.entities.triggers import triggers, without_proclitics
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, Words
from arextract.translit.arabic_names import bearers

_KIN = word_set("tagged.kin")
_NO_OWNER = word_list("tagged.no_owner")
_NO_FIRST = word_of("named.no_first")
_DEFINITE = (ARTICLE, LAM_ARTICLE, WAW_ARTICLE)
_SHORTEST_JOINED = 4  # letters of a foreign name with «و» before it
_SELDOM = 40  # times that a word stands in the texts counted where it is still strange

Run = tuple[int, int, str, float]
"""First word, last word, label and score of a mention."""


def joined(found: Words, runs: list[Run], lexicon: Lexicon) -> list[Run]:
    """The runs, one that goes on the one straight before it taken into that: strange words behind a firm («كيو كوميرس إنسايت»), what
    makes a listed name with it («غلاسكو رينجرز»), and behind a person a word whose و is its own («جيمس واني إيقا»)."""
    out: list[Run] = []
    for first, last, label, score in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and label == before[2]
            and first == before[1] + 1
            and found.starts[first] - found.ends[before[1]] == 1
            and (
                (label == "ORG" and (strange(found, first, last, 0) or listed(found, before[0], last, lexicon)))
                or (label == "PER" and own_waw(found, first, lexicon))
            )
        ):
            out[-1] = (before[0], last, label, before[3])
        else:
            out.append((first, last, label, score))
    return out


def pieces(found: Words, first: int, last: int, label: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The run cut before a Latin gloss and before «و» with a listed name, a person's or a class noun.

    «برنت | وخام غرب تكساس» (the noun is left out), «لي شانغفو | وشي جينبينغ», «جيم | شقيق رافيرتي» (left out as well).
    """
    begin = first
    for at in range(first + 1, last + 1):
        if own_waw(found, at, lexicon):
            continue
        gloss = found.kinds[at] == LATIN and found.folded[at][0].isalpha() and found.kinds[at - 1] in (ARABIC, NUMBER)
        word = found.folded[at]
        joined = (
            found.kinds[at] == ARABIC
            and word[0] == WAW
            and len(word) > 3
            and word_key(word) not in lexicon.keys
            and any(
                form in lexicon.keys
                for form in (word_key(word[1:]), word_key(word[1:]) + (found.at(at + 1) if at < last else ""))
            )
        )
        body = found.kinds[at] == ARABIC and word.startswith(WAW_ARTICLE) and word[1:] in patterns()[0] and at < last
        noun = word[0] == WAW and word[1:] in triggers().classes and at < last and not word.startswith(WAW_ARTICLE)
        kin = label == "PER" and word in _KIN and begin < at < last
        if (
            gloss
            or joined
            or noun
            or kin
            or body
            or (at < last and person_after(found, begin, at, lexicon))
            or (label == "ORG" and _person_behind_body(found, begin, at))
            or (at < last and is_given(word) and not weak(word) and served(found, begin))
            or _place_after(found, at, lexicon)
            or another_person(found, at)
            or (label == "PER" and _for_another(found, at))
            or (label == "PER" and _stranger_joined(found, at, lexicon))
            or (
                label == "ORG"
                and listed(found, begin, at - 1, lexicon)
                and not listed(found, begin, last, lexicon)
                and (_no_place(found, at, last, lexicon) or _stranger_joined(found, at, lexicon))
            )
        ):
            yield begin, at - 1
            begin = at + 1 if noun or kin else at
    yield begin, last


def _no_place(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words are a listed name that is no place's: «حركة أمل | دياب», while «أورنج المغرب» is a branch."""
    entry = lexicon.keys.get("".join(word_key(word) for word in found.folded[first : last + 1]))
    return entry is not None and "LOC" not in entry.labels


def person_after(found: Words, first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a given name at word `at` stands right after a listed name: «رئيس بلدية طرابلس | رياض يمق»."""
    word = found.folded[at]
    return is_given(word) and not weak(word) and listed(found, first, at - 1, lexicon)


def begins_person(found: Words, first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a person begins at word `at` behind the listed name or the body that word `first` opens."""
    return person_after(found, first, at, lexicon) or _person_behind_body(found, first, at)


def _person_behind_body(found: Words, first: int, at: int) -> bool:
    """Whether a given name at word `at` begins a person behind the body that word `first` opens, and of which a title before says who
    that is: «رئيس الغرفة الوطنية للحرفيين | الهادي باكور». A body that is called after somebody has no title before it or nothing
    but its noun («معهد الطاهر الحداد», «المستشفى الجامعي محمد السادس»).
    """
    word, before = found.folded[at], found.folded[at - 1]
    if at < first + 2 or not is_given(word) or weak(word) or not before.startswith(_DEFINITE) or is_given(before):
        return False
    if before in triggers().titles or not any(rest in patterns()[0] for _, rest in rests(found.folded[first])):
        return False  # «جمعية الأمير فهد»
    near = (found.at(first - 1), found.at(first - 2))  # «مدير عام الديوان»
    return near[0] in IN_THE_NAME or any(without_proclitics(word, "title") is not None for word in near)


def served(found: Words, first: int) -> bool:
    """Whether «ل» and a title stand before the word: «الرئيس التنفيذي السابق لفيرتا | يان بيك», «مدير لأرامكو»."""
    cut = proclitic_letters(found.surface(first))
    bound = (
        found.text[found.starts[first] : found.starts[first] + cut] if cut else found.text[: found.starts[first]][-1:]
    )
    return bound.endswith(LAM) and not is_given(found.folded[first][cut:]) and titled(found, first)


def _place_after(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word is «ب» and a listed place: «الطيب المهيري بصفاقس» is a stadium and where it lies."""
    word = found.folded[at]
    if found.kinds[at] != ARABIC or word[0] != BA or len(word) < 5 or word_key(word) in lexicon.keys:
        return False
    entry = lexicon.keys.get(word_key(word[1:]))
    return entry is not None and "LOC" in entry.labels and not entry.ambiguous(True)


def own_waw(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word begins with و and a bare alef and neither is a known word behind it: foreign names that begin with a vowel are
    written with a hamza («واني» is no «و» and «آني»), in a text that writes any."""
    word, surface = found.folded[at], found.surface(at)
    rest = word[1:]
    if (
        not surface.startswith(WAW + ALEF)
        or rest.startswith(ARTICLE)
        or (is_given(rest) and not lost_hamza(surface, 1))
    ):
        return False
    entry = lexicon.keys.get(word_key(rest))
    if entry is not None and not entry.ambiguous(True):
        return False
    return analyse(rest).pos not in (NOUN, VERB) and not set(HAMZA_ALEFS).isdisjoint(found.text)


def another_person(found: Words, at: int) -> bool:
    """Whether the word is «و» and the first word of another person's name («وشي جينبينغ»; not «وليد»)."""
    word = found.folded[at]
    if found.kinds[at] != ARABIC or word[0] != WAW or is_given(word) or lost_hamza(found.surface(at), 1):
        return False
    return is_given(word[1:]) and (len(word) > 3 or found.kind(at + 1) == ARABIC)


def _for_another(found: Words, at: int) -> bool:
    """Whether the word is «و», a preposition and a given name («للحبيب بن محرز | وللهادي الزغلامي»)."""
    word = found.folded[at]
    if word[0] != WAW or word[1:2] not in BOUND_PREPOSITIONS or is_given(word) or is_given(word[1:]):
        return False
    return any(cut == 2 and is_given(rest) and not weak(rest) for cut, rest in rests(word))


def _stranger_joined(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word is «و» and a foreign name («دانتي | وبترارك»): none begins with و and such a letter."""
    word = found.folded[at]
    return (
        found.kinds[at] == ARABIC
        and word[0] == WAW
        and len(word) > _SHORTEST_JOINED
        and word[1] not in _NO_FIRST
        and not is_given(word)
        and word_key(word) not in lexicon.keys
        and bearers(word) < 1
    )


def strange(found: Words, first: int, last: int, cut: int) -> bool:
    """Whether no word is one that any text has, words of firms' names aside («تك بوينت»): what the model takes for a firm or a product then is hardly a common noun."""
    words = [found.folded[first][cut:], *found.folded[first + 1 : last + 1]]
    strange = [
        len(word) > 3
        and unknown(word)
        and not word.startswith(_NO_OWNER)
        and word_counts().get(word, 0) <= _SELDOM
        and not may_be_verb(word)
        and word not in months()
        for word in words
    ]
    return any(strange) and all(odd or word in parts()[1] for odd, word in zip(strange, words, strict=True))


@lru_cache(maxsize=1)
def months() -> frozenset[str]:
    return folded_words("months", "form")


def listed(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words are a listed name, perhaps behind a proclitic."""
    rest = "".join(word_key(word) for word in found.folded[first + 1 : last + 1])
    return any(word_key(head) + rest in lexicon.keys for _, head in rests(found.folded[first]))
