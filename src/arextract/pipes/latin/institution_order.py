"""The parts of an institution's name in the order of English."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.arabic.word_sets import word_set
from arextract.pipes.latin.translation_tables import Head, parts

_ORDINALS = word_set("institution_order.ordinals")  # they lead: «الجيش الثاني الميداني», Second Field Army
SCOPE = word_set("institution_order.scope")
# These lead where they stand behind the nation: «الجيش السوري الحر», Free Syrian Army.
QUALITY = word_set("institution_order.quality")
_OF_STATE = word_set("institution_order.of_state")  # of the United States they are "US"
# Heads whose ل-phrase is "of"; the others take "for". Of people all these are.
_OF = word_set("institution_order.of")
_LEARNING = word_set("institution_order.learning")
# Heads that a thing of one word stands before: «المهرجان الوطني للفيلم», National Film Festival.
_BEFORE = word_set("institution_order.before")


@dataclass(slots=True)
class TranslatedPiece:
    """A translated stretch: `name` says that it is a proper name."""

    text: str
    name: bool = False
    listed: bool = False  # a phrase of the tables


def compose(
    head: Head,
    own: list[str],
    front: list[str],
    nation: tuple[str, str] | None,
    complement: list[TranslatedPiece],
    tails: list[tuple[str, TranslatedPiece]],
    used: int,
) -> TranslatedPiece | None:
    """The name from its head with its own adjectives, those `front` of them, a nation (adjective, country), complements and phrases with
    prepositions; `used` words are the head. None where the parts do not make a name."""
    if head.english.startswith("National ") and "National" in own:
        own.remove("National")
    # Reversed again: scope leads (International Olympic), and ordinals before it.
    own = sorted(own, key=lambda word: (word not in _ORDINALS, word not in QUALITY, word not in SCOPE), reverse=True)
    if not (complement or own or nation or used > 1) and tails and tails[0][0] == "in":
        return None  # «الشركة في المستقبل»
    title = " ".join([*reversed(own), head.english])
    after = ""
    named = complement and complement[0].name
    if complement:
        inner = " ".join(piece.text for piece in reversed(complement))
        if inner.endswith(head.english):
            return None  # «جائزة نوبل في العلوم»
        national_bank = named and head.english in ("Bank", "Party") and complement[0].text in parts().countries
        by_name = named and head.english in ("Institute", "Center", "College", "Office")
        if head.english == "Center" and own and not named and " " not in inner:
            title = " ".join([*reversed(own), inner, head.english])  # World Trade Center
        elif head.english == "Association" and not named and " " not in inner and not inner.endswith("s"):
            title = " ".join([*reversed(own), inner, head.english])  # American Heart Association
        elif national_bank or (head.form == "of" and not by_name and not (head.english == "Center" and tails)):
            title = f"{title} {'for' if head.english == 'Center' else 'of'} {inner}"
        elif head.english in ("Mount", "Lake", "Operation"):
            title = f"{title} {inner}"
        elif head.english in ("Strait", "Gulf", "Port", "Sea", "City") and named and head.english in ("Strait", "Gulf"):
            title = f"{title} of {inner}"
        else:
            royal = [word for word in own if word == "Royal" and named]  # «كلية كينغز الملكية»
            rest = [word for word in reversed(own) if word not in royal]
            order = [*royal, inner, *rest] if named else [*rest, inner]
            title = " ".join([*order, head.english])
    if nation:
        adjective_form, country = nation
        if (title == "Central Bank" or (named and head.english == "University")) and country in parts().countries:
            after = f" of {country if country not in ('United States', 'United Arab Emirates') else 'the ' + country}"
        else:
            state = country == "United States" and head.english.split()[-1] in _OF_STATE
            title = f"{'US' if state else adjective_form} {title}"
    title = " ".join([*reversed(front), title])
    for preposition, piece in tails:
        if preposition == "for" and piece.text.startswith("Anti-") and title.endswith(head.english):
            title = f"{title.removesuffix(head.english)}{piece.text} {head.english}"
            continue
        last = title.rsplit(" ", 1)[-1]
        if preposition == "for" and len(tails) == 1 and last in _BEFORE and not piece.name and " " not in piece.text:
            title = f"{title.removesuffix(last)}{piece.text} {last}"
            continue
        if preposition == "for":
            supreme = head.english == "Council" and ("Supreme" in own or "High" in own)
            of = supreme or (head.english.split()[-1] in _OF and (not complement or head.english in _LEARNING))
            preposition = "of" if of or piece.text in parts().countries else "for"
            if preposition == "of" and piece.text.startswith("United "):
                preposition = "of the"
        title = f"{title} {preposition} {piece.text}"
    if used == 1 and not (complement or tails or own or nation):
        return None
    if not (complement or tails) and (
        (head.english == "Union" and not own)
        or (head.english == "Center" and any(word.split()[0] in _ORDINALS for word in own))
    ):
        return None  # «الاتحاد الإنجليزي» may be of anything, «المركز الثالث» is a place in a race
    return TranslatedPiece(title + after)
