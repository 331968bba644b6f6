"""Clubs called by a plain word or their town (الاتحاد, التعاون, الفتح), where the words beside them tell: who plays there or against whom.

Two words of sport must stand near as well. Once said so, the club is found again in the article where sport is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from arextract.arabic.affixes import ARTICLE, WAW
from arextract.arabic.analysis import analyse
from arextract.arabic.proclitics import rests
from arextract.arabic.spoken_countries import spoken_at
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.clubs import LONGEST, clubs
from arextract.gazetteer.name_lexicon import word_key
from arextract.pipes.entities.decide import sporting
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import is_nation, is_nisba
from arextract.text.word_layer import ARABIC, Words

_LEADS = word_set("clubs.leads")
_PLAYS = word_set("clubs.plays")
_MATCHES = word_set("clubs.matches")
_AGAINST = word_set("clubs.against")
_BODIES = word_set("clubs.bodies")
_FOR = word_set("clubs.for")
_SURE, _AGAIN = 0.97, 0.9
_WINDOW = 5

BESIDE, SAID = "club by its match", "club named before"

RULES = (
    EntityRule(
        BESIDE, "فاز [الاتحاد] على ضيفه بهدفين في الدوري", "ناقش [الاتحاد] الأوروبي الأهداف مع الفريق في الدوري"
    ),
    EntityRule(
        SAID,
        "فاز الاتحاد على ضيفه بهدفين في الدوري، وسجل للفريق هدفين في الشوط الثاني ليرفع [الاتحاد] رصيده",
        "فاز الاتحاد على ضيفه بهدفين في الدوري.\nقالت روسيا إن [الاتحاد] لا يريد الحوار بين الشعوب",
    ),
)


def _name_at(found: Words, at: int) -> tuple[int, int, str] | None:
    """(last word, letters cut off, key) of the longest club that begins at word `at`."""
    if found.kind(at) != ARABIC:
        return None
    best = None
    for cut, rest in rests(found.folded[at]):
        joined = ""
        for index in range(at, min(at + LONGEST, len(found))):
            if found.kinds[index] != ARABIC:
                break
            joined += word_key(rest if index == at else found.folded[index])
            if joined in clubs() and (best is None or index > best[0]):
                best = (index, cut, joined)
    return best


def _goes_on(found: Words, last: int) -> bool:
    """Whether the words behind make another name or a phrase: «الاتحاد الأوروبي», «الاتحاد السعودي لكرة القدم», «الوحدة الوطنية»."""
    after = found.at(last + 1)
    if found.kind(last + 1) != ARABIC or not after.startswith(ARTICLE):
        return after in _FOR
    if is_nation(after):
        return found.at(last + 2) in _FOR
    return is_nisba(after) or analyse(after).adjectival


def _forms(found: Words, at: int) -> set[str]:
    return {rest for _, rest in rests(found.at(at))} if found.kind(at) == ARABIC else set()


def _plays(found: Words, first: int) -> bool:
    """Whether a word of a match stands before the preposition at `first` - 1, few words between: «فاز بهدفين على | الاتحاد»."""
    return any(_forms(found, at) & (_PLAYS | _MATCHES) for at in range(first - 2, first - 2 - _WINDOW, -1))


def _of_its_country(found: Words, last: int, name: str) -> bool:
    """Whether the adjective of a country that has a club of that name follows: «الفيحاء السعودي»; «الاتحاد السعودي» may be a federation."""
    after = found.at(last + 1)
    if name in _BODIES or not is_nation(after):
        return False
    spoken = spoken_at(after)
    return bool(spoken) and any(row.code == spoken[0][1] for row in clubs()[name])


def _beside(found: Words, first: int, last: int, joined: bool, only_match: bool, name: str) -> bool:
    """Whether the words beside it tell that the name is a club's. `joined`: «و» joins it to a club."""
    before = _forms(found, first - 1)
    if before & _MATCHES:
        # «مباراة الوحدة والنصر», «فوز الفتح على»; «لقاء بغداد» is where it was.
        return bool(_forms(found, last + 1) & _AGAINST) or _name_at(found, last + 1) is not None
    if joined or _of_its_country(found, last, name) or before & _PLAYS or (before & _LEADS and not only_match):
        return True
    return bool(before & _AGAINST) and _plays(found, first)


def club_names(found: Words) -> Iterator[CandidateSpan]:
    """Candidates beside words of matches, and their further mentions."""
    said: set[str] = set()
    waiting: list[tuple[int, int, int, str]] = []
    end = -1  # the word after the last club
    for at in range(len(found)):
        hit = _name_at(found, at)
        if hit is None:
            continue
        last, cut, name = hit
        if _goes_on(found, last) or not sporting(found, at):
            continue
        joined = at == end and found.folded[at].startswith(WAW) and cut == 1
        only_match = all(row.match for row in clubs()[name])
        if _beside(found, at, last, joined, only_match, name):
            said.add(name)
            end = last + 1 + is_nation(found.at(last + 1))
            yield CandidateSpan(found.starts[at] + cut, found.ends[last], ("ORG",), "rule", BESIDE, _SURE, False)
        else:
            waiting.append((at, last, cut, name))
    for at, last, cut, name in waiting:
        if name in said:
            yield CandidateSpan(found.starts[at] + cut, found.ends[last], ("ORG",), "rule", SAID, _AGAIN, False)
