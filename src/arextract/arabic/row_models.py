"""What a row of a table must be: one model a table, checked when the table is loaded and by ``arextract check-tables``.

A table without columns here (names, whose lexicon checks them, and counts of words) has the rules that hold for all
(`arextract.arabic.table_checks`) alone. Models are made when a table is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, create_model

from arextract.arabic.affixes import PROCLITICS


def _text(pattern: str) -> Any:
    return Annotated[str, StringConstraints(pattern=pattern)]


def _one_of(words: str) -> Any:
    """One of the words; - stands for nothing."""
    return _text(f"^({'|'.join('' if word == '-' else re.escape(word) for word in words.split())})$")


TEXT = str
FILLED = Annotated[str, StringConstraints(min_length=1)]
LETTER = Annotated[str, StringConstraints(min_length=1, max_length=1)]
LISTED = _text(r"^[^|\s][^|]*(\|[^|]+)*$")
"""Words separated by |, none of them empty."""
LISTED_OR_NONE = _text(r"^([^|\s][^|]*(\|[^|]+)*)?$")
DIGITS, DECIMAL = _text(r"^\d+$"), _text(r"^\d*\.?\d+$")
FACTOR = _text(r"^(\d+(\.\d+)?(e-?\d+)?)?$")
COUNTRY, CURRENCY = _text("^[A-Z]{2}$"), _text("^[A-Z]{3}$")
FLAG, GENDER, NUMBER = _one_of("y -"), _one_of("m f -"), _one_of("s d p -")
NOMINAL = {
    "pos": _one_of("NOUN ADJ COMP NUM ORD QUANT NAME"), "gender": GENDER, "number": _one_of("s d p"),
    "endings": _text("^1?2?3?4?5?6?$"), "person": FLAG, "words": LISTED,
}  # fmt: skip

# fmt: off
COLUMNS: dict[str, dict[str, Any]] = {
    "acronyms": {"letters": FILLED},
    "adjectives": {"form": FILLED, "seen": DIGITS, "share": DECIMAL},
    "after_numbers": {"form": FILLED, "seen": DIGITS},
    "arab_countries": {"code": COUNTRY, "english": FILLED, "group": _one_of("gulf horn iraq levant libya maghreb nile"),
        "article": _one_of("Al- Al_ El- El_ al-"), "stems": LISTED, "words": LISTED_OR_NONE},
    "capitals": {"words": LISTED, "english": FILLED},
    "change_words": {"words": FILLED, "kind": _one_of(
        "against at become beside double frame gain lead less loss lost measure more shift surface upright versus was won")},
    "chinese_names": {"arabic": LISTED, "latin": FILLED, "kind": _one_of("given place surname")},
    "claim_attribution": {"words": FILLED, "kind": _one_of("cue document own same")},
    "claim_classes": {"noun": FILLED, "labels": _text(r"^(PER|ORG|LOC|PRODUCT|MISC)( (PER|ORG|LOC|PRODUCT|MISC))*$"),
        "gender": _one_of("m f")},
    "claim_cues": {"words": FILLED, "kind": _one_of("bound state")},
    "claim_hedges": {"words": FILLED, "kind": _one_of("condition estimate forecast not plan possible that")},
    "claim_no_subjects": {"words": LISTED, "kind": _one_of("empty measure")},
    "claim_nouns": {"noun": FILLED, "kind": _one_of("abstract action change count measure part"),
        "flags": _text("^(|down|item|item rate|up)$")},
    "claim_rules": {"rule": FILLED, "precision": DECIMAL, "said": DIGITS},
    "claim_verbs": {"perfect": FILLED, "imperfect": TEXT, "class": _one_of(
        "act aux be cause change cost exceed level own passive plan rank reach record say share"),
        "direction": _one_of("down up -"), "flags": _text("^(|deny|deny hedge|hedge|hedge n|n|participle)$")},
    "claim_words": {"word": FILLED, "tag": _one_of("ala an aux ay comp conj fi ila min modal neg open pron rel versus")},
    "cldr": {"kind": _one_of("city currency language money territory"), "code": FILLED, "arabic": FILLED, "english": TEXT},
    "clubs": {"names": LISTED, "code": _text("^([A-Z]{2})?$"), "only": _one_of("match -"), "latin": FILLED},
    "comparators": {"sign": _one_of("< <= = > >= ~"), "position": _one_of("after before"), "form": FILLED},
    "context_words": {"kind": _one_of("maqsura quarter sport"), "words": LISTED},
    "counted_nouns": {"noun": FILLED},
    "country_names": {"country": COUNTRY, "role": _one_of("given surname"), "arabic": FILLED, "latin": FILLED},
    "currencies": {"code": CURRENCY, "noun": FILLED, "adjectives": LISTED, "countries": LISTED_OR_NONE},
    "currency_nouns": {"singular": LISTED, "plural": LISTED_OR_NONE, "code": _text("^([A-Z]{3})?$"), "scale": _text(r"^[\d.]*$"),
        "of": LISTED_OR_NONE, "scale_in": TEXT},
    "currency_signs": {"sign": FILLED, "code": CURRENCY},
    "dated_events": {"nouns": LISTED, "day": _text(r"^\d*$"), "month": DIGITS, "year": _text(r"^(\d{4})?$"), "event": FILLED},
    "dedicated": {"kind": FILLED, "words": LISTED},
    "english_words": {"kind": _one_of("acronym firm word"), "words": LISTED},
    "epithets": {"arabic": LISTED, "english": _text("^the [A-Z]")},
    "feminine_nouns": {"nouns": LISTED, "number": _one_of("s p -"), "pos": _one_of("COMP -")},
    "firm_words": {"kind": FILLED, "words": LISTED},
    "first_names": {"names": LISTED, "kind": _one_of("first head link"), "origin": FILLED},
    "foreign_letters": {"letters": LISTED, "like": LETTER},
    "fractions": {"denominator": DIGITS, "singular": LISTED, "dual": LISTED_OR_NONE, "plural": TEXT, "only": _one_of("scale -")},
    "function_words": {"class": FILLED, "words": LISTED, "attaches": FLAG, "gender": GENDER, "number": NUMBER},
    "given_names": {"latin": FILLED, "arabic": LISTED, "languages": LISTED},
    "hedge_ends": {"words": FILLED},
    "homographs": {"names": LISTED, "yes_before": LISTED_OR_NONE, "yes_after": LISTED_OR_NONE, "no_before": LISTED_OR_NONE,
        "no_after": LISTED_OR_NONE, "yes_example": TEXT, "no_example": TEXT},
    "homonyms": {"name": FILLED, "label": _one_of("LOC ORG"), "code": _text("^([A-Z]{2})?$"), "latin": FILLED},
    "institution_words": {"words": LISTED, "kind": _one_of("generic inside noun stop"), "label": _one_of("LOC MISC ORG PRODUCT -"),
        "least": _text(r"^\d*$"), "nisba_alone": _one_of("no yes -"), "name": _one_of("end no town yes -"),
        "prepositions": _one_of("alone no yes -")},
    "institutions": {"arabic": LISTED, "english": LISTED, "form": _one_of("of pre -"),
        "kind": _one_of("adj direction head ministry noun ordinal phrase titled")},
    "latin_scales": {"form": FILLED, "exponent": DIGITS},
    "latin_words": {"arabic": LISTED, "latin": FILLED},
    "letter_folds": {"letters": LISTED, "plain": LETTER, "often": FLAG},
    "letter_names": {"letter": _text("^[A-Z]$"), "arabic": LISTED},
    "letter_sounds": {"letters": _text("^..?$"), "sounds": LISTED_OR_NONE, "vowel": TEXT, "sort": _text("^.?$"), "start": TEXT,
        "alone": _text("^[A-Z]?$")},
    "letter_spellings": {"usual": FILLED, "spellings": LISTED},
    "measure_synonyms": {"word": FILLED, "measure": TEXT},
    "media": {"names": LISTED, "kind": _one_of("air print -"), "code": _text("^([A-Z]{2})?$"), "latin": FILLED},
    "months": {"form": FILLED, "month": DIGITS, "calendar": _one_of("gregorian hijri"), "flag": _one_of("context -"),
        "tradition": _one_of("egyptian-gulf hijri latin maghreb mashriq misspelt")},
    "more_nominals": NOMINAL,
    "name_languages": {"language": FILLED, "arabs": FLAG, "nations": LISTED},
    "name_parts": {"kind": _one_of("firm letter place"), "forms": LISTED},
    "marked_names": {"name": FILLED, "label": _one_of("LOC ORG PER"), "letter": LETTER, "mark": _one_of("damma fatha kasra shadda"),
        "latin": FILLED},
    "name_words": {"arabic": LISTED, "latin": LISTED, "origin": FILLED},
    "naming_heads": {"words": LISTED},
    "nations": {"arabic": LISTED, "nisba": LISTED_OR_NONE, "english": LISTED, "adjective": TEXT},
    "nisbas": {"forms": LISTED, "kind": _one_of("nation wide")},
    "no_counted_nouns": {"form": FILLED},
    "nominal_endings": {"before": _one_of("complement -"), "ending": FILLED, "base": TEXT, "takes": _text("^[1-6]$"),
        "gender": _one_of("m f"), "number": _one_of("d p")},
    "nominals": NOMINAL,
    "number_leads": {"form": FILLED},
    "numerals": {"class": _one_of(
        "decade first hundred hundred_stem hundred_tail neg point teen_stem teen_tail ten tens unit zero"),
        "value": _text(r"^-?\d+$"), "forms": LISTED, "must": TEXT},
    "ordinals": {"part": _one_of("unit first"), "value": DIGITS, "forms": LISTED},
    "ordinary_words": {"letter": FILLED, "words": LISTED},
    "particles": {"arabic": FILLED, "latin": FILLED, "maghreb": TEXT},
    "pinyin": {"pinyin": FILLED, "arabic": LISTED, "weight": DIGITS},
    "place_heads": {"words": LISTED, "latin": FILLED, "maghreb": TEXT},
    "place_sides": {"words": LISTED, "english": FILLED, "kind": _one_of("part quarter side")},
    "proclitics": {"word": _text(rf"^[{PROCLITICS}]\S+$"), "letters": _one_of("0 1 2")},
    "publishers": {"domain": _text(r"^([a-z0-9-]+\.)*[a-z][a-z0-9-]+$"), "names": LISTED_OR_NONE, "country": COUNTRY},
    "quantity_words": {"role": _text("^[a-z_]+$"), "form": FILLED},
    "reference_titles": {"title": FILLED},
    "regnal": {"arabic": FILLED, "latin": FILLED},
    "relation_words": {"words": LISTED, "kind": _one_of(
        "appoint belonging board board_member brands capital class curtain deputies deputy facility firm follow for "
        "former founder head_of hold honorific in include into is join lead_of leader lie located lying made main maker "
        "making now of organ own owned part place post product region role say seat show side small such_as take "
        "two_products unit who wide wider within")},
    "scales": {"exponent": DIGITS, "singular": FILLED, "accusative": FILLED, "dual": LISTED, "plural": LISTED},
    "sources": {"name": FILLED, "about": FILLED, "licence": _text(r"^[A-Za-z0-9.-]+( (AND|OR) [A-Za-z0-9.-]+)*$")},
    "speech_verbs": {"forms": LISTED},
    "time_context": {"word": FILLED, "use": _text("^[a-z-]+$")},
    "time_units": {"form": FILLED, "number": _one_of("du pl sg"), "unit": _one_of(
        "century day decade generation half hour minute month period quarter season term third week year")},
    "time_words": {"form": FILLED, "class": _text("^[a-z-]+$"), "value": TEXT},
    "titles": {"role": FILLED, "words": LISTED},
    "triggers": {"words": LISTED, "kind": _one_of("class event institution title"),
        "label": _one_of("LOC MISC ORG PER PRODUCT"), "noun": _one_of("bare in out")},
    "unit_homographs": {"form": FILLED, "meaning": FILLED},
    "unit_prefixes": {"name": FILLED, "forms": LISTED},
    "units": {"code": FILLED, "kind": _one_of("duration measure multiple percent"), "dimension": FILLED, "factor": FACTOR,
        "ucum": TEXT, "peer": TEXT, "prefix": TEXT, "base": TEXT, "scale": _text(r"^\d*$"), "singular": LISTED_OR_NONE,
        "plural": LISTED_OR_NONE, "after": LISTED_OR_NONE, "forms": LISTED_OR_NONE},
    "vague_numbers": {"role": _one_of("few plural"), "low": DIGITS, "high": DIGITS, "forms": LISTED, "must": TEXT},
    "verb_endings": {"tense": _one_of("p i"), "before": _one_of("pronoun -"), "ending": TEXT, "flags": _text("^[zvcju]+$"),
        "gender": GENDER, "number": _one_of("s d p"), "person": _one_of("1 2 3 -")},
    "verb_shares": {"tenths": _text("^[0-9]$"), "words": LISTED},
    "verb_stems": {"tense": _one_of("p i"), "flags": _text("^[zvcjux]+$"), "stems": LISTED},
    "version_words": {"kind": _one_of("counted version"), "forms": LISTED},
    "word_sets": {"set": _text(r"^[a-z_]+\.[a-z_0-9]+$"), "words": LISTED},
}
"""Table → column → what a cell of it must be; the column `source` of all tables aside."""
# fmt: on
KEYS = {"claim_classes": "noun", "publishers": "domain", "proclitics": "word", "sources": "name"}
"""Tables of which one column is a key: two rows with one key (letters folded) that differ in the rest contradict each other."""
REFERS = {"units": {"prefix": ("unit_prefixes", "name"), "base": ("units", "code")}}
"""Table → column → the table and column where each of its cells must stand; an empty cell refers to nothing."""


class Row(BaseModel):
    """A row of any table: known columns alone, and where it comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: FILLED


def fit(name: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether all rows, which have the same columns, are what the table's model wants: column by column, as quick as may be.

    The model itself says what is wrong with a row.
    """
    columns = COLUMNS.get(name)
    if columns is None or not rows:
        return True
    cells = {"source": FILLED, **columns}
    return rows[0].keys() == cells.keys() and all(
        _allows(cell, {row[column] for row in rows}) for column, cell in cells.items()
    )


def _allows(cell: Any, values: Set[str]) -> bool:
    """Whether a cell may be each of the values."""
    for rule in getattr(cell, "__metadata__", ()):
        if rule.pattern is not None and not all(map(re.compile(rule.pattern).search, values)):
            return False
        low, high = rule.min_length or 0, rule.max_length
        if any(len(value) < low or (high is not None and len(value) > high) for value in values):
            return False
    return True


@cache
def row_model(name: str) -> type[Row] | None:
    """The model of a table's rows, or None for a table without."""
    columns = COLUMNS.get(name)
    if columns is None:
        return None
    cells: dict[str, Any] = {column: (cell, ...) for column, cell in columns.items()}
    return create_model(f"{name}_row", __base__=Row, **cells)
