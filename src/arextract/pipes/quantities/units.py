"""Unit phrases and currency phrases by the folded text that follows a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ALEF,
    ALEF_MAQSURA,
    ARTICLE,
    DUAL,
    FEMININE_PLURAL,
    HA,
    HAMZA,
    LINKS,
    OBLIQUE,
    TA,
    YA,
)
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_cell
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_set

_PERCENTAGE_POINTS = word_list("units.percentage_points")
_NO_DUALS = word_set("units.no_duals")

_FIRST = regex.compile(r"\w{1,40}+|\S")  # bounded: «و5و5و5…» is one word of any length
_ARABIC_FIRST = regex.compile(r"([\u0621-\u064a]++)[a-z]")
_LETTER = regex.compile(r"\w")
_SLASH = ("/",)
_SPACED_SLASHES = (*_SLASH, " / ", "/ ", " /")  # «متر / ثانية»


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit phrase says: `code` of the units table or ISO 4217 (None where the country decides), `kind`, `scale`.

    Of money `noun` is the unit's first noun, `of` the nouns of what it is a part of, `scale_in` its scale in one currency.
    """

    code: str | None
    kind: str
    scale: Decimal = Decimal(1)
    noun: str = ""
    of: frozenset[str] = frozenset()
    scale_in: tuple[str, Decimal] | None = None


Phrases = dict[str, list[tuple[str, Unit]]]
Add = Callable[[str, Unit], None]
AddNouns = Callable[[list[str], Unit], None]


_OWN_HEH = word_set("units.own_heh")  # folded, ة looks like this ه


def _feminine(noun: str) -> bool:
    return noun.endswith(HA) and noun not in _OWN_HEH


def duals(noun: str) -> list[str]:
    """The dual forms of a folded singular, the construct ones with them: سنتان سنتين سنتي, دولاران دولارين دولاري."""
    if " " in noun or "." in noun or noun.endswith(ALEF) or len(noun) < 2:
        return []
    stem = noun[:-1] + TA if _feminine(noun) else noun
    return [stem + ending for ending in (DUAL, OBLIQUE, YA)]


def _counted(singulars: list[str], plurals: list[str]) -> list[str]:
    forms: list[str] = []
    for noun in singulars:
        forms.append(noun)
        if " " not in noun and noun[-1].isalpha() and not noun.endswith(ALEF) and not _feminine(noun):
            forms.append(noun + ALEF)
    for noun in plurals:
        forms.append(noun)
        if " " not in noun and not noun.endswith((FEMININE_PLURAL, HA, ALEF, YA)):
            forms.append(noun + ALEF)
    return forms


def _definite(forms: list[str]) -> list[str]:
    return [f"{ARTICLE}{form}" for form in forms if " " not in form and form[:1].isalpha() and HAMZA <= form[0] <= YA]


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """`phrases` after a number by their first word; `twos` words that are the dual of a unit, `ones` its singulars; `adjectives` by noun."""

    phrases: Phrases
    twos: dict[str, Unit]
    ones: dict[str, Unit]
    adjectives: dict[str, dict[str, str]]
    signs: dict[str, str]
    sign_before: regex.Pattern[str]
    sign_after: regex.Pattern[str]
    countries: dict[str, list[tuple[str, str]]]


@lru_cache(maxsize=1)
def lexicon() -> UnitLexicon:
    """All unit and currency phrases, built once from the tables (and CLDR's Arabic currency names)."""
    phrases: Phrases = {}
    twos: dict[str, Unit] = {}
    ones: dict[str, Unit] = {}
    homographs = {fold(row["form"]) for row in table("unit_homographs")}

    def add(form: str, unit: Unit) -> None:
        first = _FIRST.match(form)
        if first:
            alone = "/" in form[1:] and "/ " not in form and " /" not in form
            spaced = _SPACED_SLASHES if alone else _SLASH
            phrases.setdefault(first.group(), []).extend((form.replace("/", slash), unit) for slash in spaced)

    def add_twos(nouns: list[str], unit: Unit) -> None:
        for noun in nouns:
            for form in (noun, f"{noun}{ALEF}"):
                if " " not in noun and len(noun) > 2:
                    ones.setdefault(form, unit)
            for form in duals(noun):
                if form not in homographs and len(form) > 3:
                    twos.setdefault(form, unit)

    _units(add, add_twos)
    adjectives, countries = _currencies(add, add_twos)
    for found in phrases.values():
        found.sort(key=lambda item: (-len(item[0]), item[1].kind != "duration"))
    signs = {row["sign"].lower(): row["code"] for row in table("currency_signs")}
    for sign in list(
        signs
    ):  # د.أ and د.إ fold alike: the text's own letters decide, the folded ones only where it has no hamza
        signs.setdefault(fold(sign), signs[sign])
    either = "|".join(regex.escape(sign) for sign in sorted(map(fold, signs), key=lambda sign: -len(sign)))
    marks = "|".join(regex.escape(sign) for sign in signs if not sign[0].isalpha())
    before = regex.compile(rf"(?:(?<![^\W\d])({either})|(?<=(?<!\w)[{LINKS}]{{1,2}})({marks}))(?<=[^ ])\ ?$")
    after = regex.compile(rf"\ ?({either})(?![^\W\d])")
    return UnitLexicon(phrases, twos, ones, adjectives, signs, before, after, countries)


def _units(add: Add, add_twos: AddNouns) -> None:
    prefixes = {row["name"]: folded_cell(row["forms"]) for row in table("unit_prefixes")}
    nouns: dict[str, tuple[list[str], list[str]]] = {}
    fixed: dict[str, list[str]] = {}
    rows = table("units")
    pending = list(rows)
    for _ in range(4):  # a unit may be made of one that stands below it
        rest = []
        for row in pending:
            if row["base"] and row["base"] not in nouns:
                rest.append(row)
                continue
            singulars, plurals = folded_cell(row["singular"]), folded_cell(row["plural"])
            if row["base"]:
                base_singulars, base_plurals = nouns[row["base"]]
                if row["prefix"]:
                    singulars += [
                        p + gap + s for p in prefixes[row["prefix"]] for gap in ("", " ") for s in base_singulars
                    ]
                    singulars += [  # «70 كيلو مترا»
                        f"{p} {s}{ALEF}"
                        for p in prefixes[row["prefix"]]
                        for s in base_singulars
                        if s[-1] not in (ALEF, HA)
                    ]
                    plurals += [p + gap + s for p in prefixes[row["prefix"]] for gap in ("", " ") for s in base_plurals]
                abbreviations = [form for form in fixed.get(row["base"], []) if HAMZA <= form[0] <= YA]
                base_plurals = base_plurals + abbreviations
                for after in folded_cell(row["after"]):
                    joint = "" if after[0] in "/.-²³23" else " "
                    singulars += [s + joint + after for s in _counted(base_singulars, [])]
                    plurals += [s + joint + after for s in base_plurals]
            fixed.setdefault(row["code"], []).extend(folded_cell(row["forms"]))
            old = nouns.setdefault(row["code"], ([], []))
            old[0].extend(singulars)
            old[1].extend(plurals)
            unit = Unit(row["code"], row["kind"], Decimal(row["scale"] or 1))
            counted = _counted(singulars, plurals)
            for form in [*counted, *_definite(counted), *folded_cell(row["forms"])]:
                add(form, unit)
            if row["kind"] in ("duration", "measure", "multiple") and not row["after"]:
                add_twos(singulars, unit)
                if row["kind"] == "measure":
                    continue
            # نقطتان مئويتان
            if row["code"] == "pp":
                for form in _PERCENTAGE_POINTS:
                    add(fold(form), unit)
        pending = rest


def _currencies(add: Add, add_twos: AddNouns) -> tuple[dict[str, dict[str, str]], dict[str, list[tuple[str, str]]]]:
    adjectives: dict[str, dict[str, str]] = {}
    countries: dict[str, list[tuple[str, str]]] = {}
    known: set[str] = set()
    for row in table("currency_nouns"):
        singulars, plurals = folded_cell(row["singular"]), folded_cell(row["plural"])
        noun = singulars[0]
        known.update(singulars)
        country, _, other = row["scale_in"].partition(" ")
        unit = Unit(
            row["code"] or None, "money", Decimal(row["scale"] or 1), noun, frozenset(folded_cell(row["of"])),
            (country, Decimal(other)) if other else None,
        )  # fmt: skip
        counted = _counted(singulars, plurals)
        for form in [*counted, *_definite(counted)]:
            add(form, unit)
        add_twos([s for s in singulars if s not in _NO_DUALS], unit)
    for row in table("currencies"):
        noun = fold(row["noun"])
        for adjective in folded_cell(row["adjectives"]):
            for form in (
                adjective,
                f"{adjective}{HA}",
                f"{adjective}{ALEF}",
                f"{ARTICLE}{adjective}",
                f"{ARTICLE}{adjective}{HA}",
                f"{adjective}{DUAL}",
                f"{adjective}{OBLIQUE}",
            ):
                adjectives.setdefault(noun, {}).setdefault(form, row["code"])
        for place in row["countries"].split("|"):
            if place:  # a spelling with ى for ي tells Egypt's press: folding would lose it
                countries.setdefault(noun, []).append(
                    (place if place.endswith(ALEF_MAQSURA) else fold(place), row["code"])
                )
    _cldr(add, adjectives, known)
    return adjectives, countries


def _cldr(add: Add, adjectives: dict[str, dict[str, str]], known: set[str]) -> None:
    for row in table("cldr"):
        code, words = row["code"], fold(row["arabic"]).split()
        if row["kind"] != "currency" or len(words) > 3:
            continue
        if words[0] in known and len(words) > 1:
            adjectives.setdefault(words[0], {}).setdefault(" ".join(words[1:]), code)
        elif words[0] not in known and len(words) == 1 and len(words[0]) > 3:
            add(words[0], Unit(code, "money", Decimal(1), words[0]))
            add(f"{words[0]}{ALEF}", Unit(code, "money", Decimal(1), words[0]))


def _other_script(folded: str, end: int) -> bool:
    """Whether Latin letters follow an Arabic one: «مليار دولارhttps://…»."""
    return folded[end].isascii() and folded[end].isalpha() and HAMZA <= folded[end - 1] <= YA


def unit_at(folded: str, at: int) -> tuple[Unit, int] | None:
    """The longest unit phrase that starts at `at` of the folded text, and where it ends."""
    first = _FIRST.match(folded, at)
    if not first:
        return None
    phrases = lexicon().phrases
    known = phrases.get(first.group())
    if known is None:
        glued = _ARABIC_FIRST.match(first.group())
        known = phrases.get(glued.group(1), []) if glued else []
    for phrase, unit in known:
        end = at + len(phrase)
        if folded.startswith(phrase, at) and not (
            _LETTER.match(phrase, len(phrase) - 1) and _LETTER.match(folded, end) and not _other_script(folded, end)
        ):
            return unit, end
    return None
