"""The table of names of a run: canonical forms with their Arabic spellings, counts and sources.

The rows have the columns of a names table (label, arabic, latin, source, flags) and counts besides, so that the file can
be corrected by hand and given back as a lexicon. Only rows that somebody has marked in the column ``keep`` count there: what a
run has guessed is no knowledge until it is confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from arextract.arabic.affixes import ALEF, HAMZA, LAST_OF_BLOCK
from arextract.corpus.frames import harmless
from arextract.record import Article
from arextract.text.clean import clean

COLUMNS = ("keep", "label", "arabic", "latin", "source", "flags", "mentions", "articles")
_TRUST = {"gloss": 0, "lexicon": 1, "latin": 2, "translation": 3, "transliteration": 4, "cluster": 5}


@dataclass(slots=True)
class NameRow:
    """A name over all articles. `arabic` and `latin` count the forms, `sources` how the Latin form was found."""

    canonical: str
    labels: Counter[str] = field(default_factory=Counter)
    arabic: Counter[str] = field(default_factory=Counter)
    latin: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    @property
    def mentions(self) -> int:
        """How often the name is mentioned, in either script."""
        return sum(self.arabic.values()) + sum(self.latin.values())


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()) or text


def names_table(articles: Iterable[Article]) -> list[NameRow]:
    """One row for each canonical name of the `articles`, the most mentioned first.

    A short form that stands in a cluster with its full name counts under the full name. Names without a Latin form are
    rows of their own, with an empty canonical, so that they can be filled in.
    """
    rows: dict[tuple[str, bool], NameRow] = {}
    for article in articles:
        for entity in article.entities:
            arabic = any(HAMZA <= c <= LAST_OF_BLOCK for c in entity.text)
            form = " ".join(clean(entity.text).text.split())
            at = (_key(entity.canonical), True) if entity.canonical else (form, False)
            row = rows.get(at)
            if row is None:
                row = rows[at] = NameRow(entity.canonical or "")
            row.labels[entity.label] += 1
            (row.arabic if arabic else row.latin)[form] += 1
            row.sources[entity.canonical_by or "none"] += 1
            row.articles.add(article.id)
    for row in rows.values():
        for form in [form for form in row.arabic if ALEF + form in row.arabic]:
            # «لصين» of «للصين» is the name with its article, the alef lost to the proclitic.
            row.arabic[ALEF + form] += row.arabic.pop(form)
    return sorted(rows.values(), key=lambda row: (-row.mentions, row.canonical, sorted(row.arabic)))


def _ranked(forms: Counter[str]) -> list[str]:
    return [form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0]))]


def cells(row: NameRow) -> list[str]:
    """The cells of a row, in the order of `COLUMNS`."""
    latin = [row.canonical, *[form for form in _ranked(row.latin) if _key(form) != _key(row.canonical)]]
    source = ", ".join(
        f"{name} {row.sources[name]}" for name in sorted(row.sources, key=lambda s: (_TRUST.get(s, 9), s))
    )
    return [
        "",
        "|".join(_ranked(row.labels)[:1]),
        "|".join(form.replace("|", " ") for form in _ranked(row.arabic)),
        "|".join(form.replace("|", " ") for form in latin if form),
        source,
        # A surname alone stands for this person only where the article names him in full.
        "short" if row.labels.most_common(1)[0][0] == "PER" and any(" " not in form for form in row.arabic) else "",
        str(row.mentions),
        str(len(row.articles)),
    ]


def write_names(articles: Iterable[Article], out: TextIO, *, least: int = 1) -> int:
    """Writes the table as TSV to `out`: names mentioned at least `least` times. Returns the number of rows."""
    out.write("\t".join(COLUMNS) + "\n")
    count = 0
    for row in names_table(articles):
        if row.mentions >= least and (row.arabic or row.canonical):
            out.write("\t".join(harmless(cell.replace("\t", " ")) for cell in cells(row)) + "\n")
            count += 1
    return count
