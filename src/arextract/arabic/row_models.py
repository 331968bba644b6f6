"""What a row of a table must be: one model a table, checked when the table is loaded and by ``arextract check-tables``.

A table without a model has the rules that hold for all (`arextract.arabic.table_checks`) alone.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Filled = Annotated[str, StringConstraints(min_length=1)]
Listed = Annotated[str, StringConstraints(pattern=r"^[^|\s][^|]*(\|[^|]+)*$")]
"""Words separated by |, none of them empty."""
Gender = Literal["m", "f", ""]
Number = Literal["s", "d", "p", ""]


class Row(BaseModel):
    """A row of any table: known columns alone, and where it comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Filled


class NominalRow(Row):
    """``nominals`` and ``more_nominals``."""

    pos: Literal["NOUN", "ADJ", "COMP", "NUM", "ORD", "QUANT", "NAME"]
    gender: Gender
    number: Literal["s", "d", "p"]
    endings: Annotated[str, StringConstraints(pattern="^1?2?3?4?5?6?$")]
    person: Literal["y", ""]
    words: Listed


class VerbStemRow(Row):
    """``verb_stems``."""

    tense: Literal["p", "i"]
    flags: Annotated[str, StringConstraints(pattern="^[zvcjux]+$")]
    stems: Listed


class LetterFoldRow(Row):
    """``letter_folds``."""

    letters: Listed
    plain: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    often: Literal["y", ""]


class LetterNameRow(Row):
    """``letter_names``."""

    letter: Annotated[str, StringConstraints(pattern="^[A-Z]$")]
    arabic: Listed


class LetterSoundRow(Row):
    """``letter_sounds``."""

    letters: Annotated[str, StringConstraints(min_length=1, max_length=2)]
    sounds: Listed | Literal[""]
    vowel: str
    sort: Annotated[str, StringConstraints(max_length=1)]
    start: str
    alone: Annotated[str, StringConstraints(pattern="^[A-Z]?$")]


class LetterSpellingRow(Row):
    """``letter_spellings``."""

    usual: Filled
    spellings: Listed


class ForeignLetterRow(Row):
    """``foreign_letters``."""

    letters: Listed
    like: Annotated[str, StringConstraints(min_length=1, max_length=1)]


class NominalEndingRow(Row):
    """``nominal_endings``."""

    before: Literal["complement", ""]
    ending: Filled
    base: str
    takes: Annotated[str, StringConstraints(pattern="^[1-6]$")]
    gender: Literal["m", "f"]
    number: Literal["d", "p"]


class VerbEndingRow(Row):
    """``verb_endings``."""

    tense: Literal["p", "i"]
    before: Literal["pronoun", ""]
    ending: str
    flags: Annotated[str, StringConstraints(pattern="^[zvcju]+$")]
    gender: Gender
    number: Literal["s", "d", "p"]
    person: Literal["1", "2", "3", ""]


class VerbShareRow(Row):
    """``verb_shares``."""

    tenths: Annotated[str, StringConstraints(pattern="^[0-9]$")]
    words: Listed


class FunctionWordRow(Row):
    """``function_words``."""

    model_config = ConfigDict(extra="allow", frozen=True)  # the column «class» is a word of Python

    words: Listed
    attaches: Literal["y", ""]
    gender: Gender
    number: Number


class FeminineRow(Row):
    """``feminine_nouns``."""

    nouns: Listed
    number: Literal["s", "p", ""]
    pos: Literal["COMP", ""]


class RelationWordRow(Row):
    """``relation_words``."""

    kind: Literal[
        "role", "honorific", "class", "product", "maker", "leader", "founder", "show", "say", "facility", "organ", "unit",
        "place", "wider", "side", "former", "seat",
            "appoint", "belonging", "board", "board_member", "brands", "capital", "curtain", "deputies", "deputy", "firm", "follow", "for", "head_of", "hold", "in", "include", "into", "is", "join", "lead_of", "lie", "located", "lying", "made", "main", "making", "now", "of", "own", "owned", "part", "post", "region", "small", "such_as", "take", "two_products", "who", "wide", "within",
    ]  # fmt: skip
    words: Listed


class ProcliticRow(Row):
    """``proclitics``."""

    word: Annotated[str, StringConstraints(pattern=r"^[وفبلك]\S+$")]
    letters: Literal["0", "1", "2"]


class OrdinalRow(Row):
    """``ordinals``."""

    part: Literal["unit", "first"]
    value: Annotated[str, StringConstraints(pattern=r"^\d+$")]
    forms: Listed


class ClassRow(Row):
    """``claim_classes``."""

    noun: Filled
    labels: Annotated[str, StringConstraints(pattern=r"^(PER|ORG|LOC|PRODUCT|MISC)( (PER|ORG|LOC|PRODUCT|MISC))*$")]
    gender: Literal["m", "f"]


class SourceRow(Row):
    """``sources``."""

    name: Filled
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.-]+( (AND|OR) [A-Za-z0-9.-]+)*$")]
    about: Filled


class PublisherRow(Row):
    """``publishers``."""

    domain: Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+\.)*[a-z][a-z0-9-]+$")]
    names: Listed | Literal[""]
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]


class WordSetRow(Row):
    """``word_sets``."""

    set: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_0-9]+$")]
    words: Listed


ROWS: dict[str, type[Row]] = {
    "claim_classes": ClassRow,
    "feminine_nouns": FeminineRow,
    "function_words": FunctionWordRow,
    "foreign_letters": ForeignLetterRow,
    "letter_folds": LetterFoldRow,
    "letter_names": LetterNameRow,
    "letter_sounds": LetterSoundRow,
    "letter_spellings": LetterSpellingRow,
    "more_nominals": NominalRow,
    "nominal_endings": NominalEndingRow,
    "nominals": NominalRow,
    "ordinals": OrdinalRow,
    "proclitics": ProcliticRow,
    "publishers": PublisherRow,
    "relation_words": RelationWordRow,
    "sources": SourceRow,
    "verb_endings": VerbEndingRow,
    "verb_shares": VerbShareRow,
    "verb_stems": VerbStemRow,
    "word_sets": WordSetRow,
}
KEYS = {"claim_classes": "noun", "publishers": "domain", "proclitics": "word", "sources": "name"}
"""Tables of which one column is a key: two rows with one key (letters folded) that differ in the rest contradict each other."""
