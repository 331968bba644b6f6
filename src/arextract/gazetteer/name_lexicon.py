"""The lexicon of names: the package's tables, names of countries and languages from CLDR, and a user's own file.

Every names table has the columns ``label  arabic  latin  source  flags``. `arabic` and `latin` hold forms separated by
``|``, the best first. `label` is one of PER ORG LOC PRODUCT MISC, or several separated by ``|`` where the name has two
readings, the likelier first. Flags, separated by spaces:

``ambiguous``  the name is also a word or belongs to several things: it counts only with evidence from its context
``short``      the same for its forms of one word (a surname that is also a word)
``team``       a football club, or a place that is one: text about sport is evidence
``nisba``      an adjective of nationality that ends the form tells it from others and is not part of the name
``local``      a town called by a plain word: it counts where the text speaks of its country, or a noun says that it is a place
``exact``      no proclitic may be taken off and no space added or dropped

A table that `arextract names` wrote has a column ``keep`` besides: rows that nobody has marked there do not count.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import TableError, read_once, read_table, table
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.cldr import cldr_rows

TABLES = ("places", "people", "organisations", "companies", "products", "events", "sport", "press")
LABELS = frozenset({"PER", "ORG", "LOC", "PRODUCT", "MISC"})
FLAGS = frozenset({"ambiguous", "team", "exact", "short", "nisba", "local"})
COLUMNS = ("label", "arabic", "latin")
HEAD = 6

# Names of letters have several spellings; one of them stands for all in a key.
_LETTERS = {spelling: row["usual"] for row in table("letter_spellings") for spelling in row["spellings"].split("|")}
_JOINT = regex.compile(r"[\s\-_.'&/]+")


@dataclass(slots=True, eq=False)  # not frozen: twelve thousand are made before the first article
class Entry:
    """A row of the lexicon, never changed. `labels` and `latin` have the best first.

    Of a person, `roles` (of ``arabic/titles.tsv``), `country` (English) and `context` (folded words) are what the text must
    speak of for a surname alone to be this person's. `since` is the year from
    which the roles are his: in a text of an earlier year the office names somebody else.
    """

    labels: tuple[str, ...]
    arabic: tuple[str, ...]
    latin: tuple[str, ...]
    source: str
    flags: frozenset[str]
    roles: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    since: int | None = None

    def ambiguous(self, single: bool) -> bool:
        """Whether a form of one word (`single`) or of several needs evidence from its context."""
        return "ambiguous" in self.flags or (single and "short" in self.flags)


def word_key(word: str) -> str:
    """The part that a folded `word` adds to a key; spellings of one letter's name give one key."""
    return _LETTERS.get(word, word)


@lru_cache(maxsize=4096)
def key(form: str) -> str:
    """The look-up key of a name: folded, letter names unified, spaces and hyphens dropped.

    >>> key("أوبن أي آي") == key("اوبن ايه اي") == key("أوبن إيه آي")
    True
    """
    return "".join([word_key(word) for word in _JOINT.split(fold(form)) if word])


def _joined(folded: str) -> tuple[str, str]:
    """The key of a folded form, and its words parted by spaces."""
    if folded.isalpha():
        word = _LETTERS.get(folded, folded)
        return word, word
    words = folded.split() if folded.replace(" ", "").isalpha() else _JOINT.split(folded)
    parts = [_LETTERS.get(word, word) for word in words if word]
    return "".join(parts), " ".join(parts)


class Lexicon:
    """Names by key. Later rows win over earlier ones of the same key, so a user's file wins over the package."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: list[Entry] = list(entries)
        self.keys: dict[str, Entry] = {}
        self.spaced: dict[str, str] = {}
        self.heads: dict[str, int] = {}  # the length of the longest key that begins with these letters
        self.beginnings: set[str] = set()  # of fewer letters, with which longer keys begin
        self.begun: dict[str, tuple[tuple[int, str, str, str], ...]] = {}  # what `match` remembers of words
        own = [(form, entry) for entry in self.entries for form in (*entry.arabic, *entry.latin)]
        # All forms are folded at once: each keeps its length.
        folded, at = fold("\n".join([form for form, _ in own])), 0
        for form, entry in own:
            joined, spaced = _joined(folded[at : at + len(form)])
            at += len(form) + 1
            if joined:
                self.keys[joined] = entry
                self.spaced[joined] = spaced
                head = joined[:HEAD]
                if self.heads.get(head, 0) < len(joined):
                    self.heads[head] = len(joined)
        self.beginnings.update([head[:size] for head in self.heads for size in range(len(head))])

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.keys)

    def goes_on(self, key: str) -> bool:
        """Whether a listed name is longer than `key` and begins with it."""
        if len(key) < HEAD:
            return key in self.beginnings
        if self.heads.get(key[:HEAD], 0) <= len(key):
            return False  # the answer for most words
        at = bisect_right(self._sorted, key)
        return at < len(self._sorted) and self._sorted[at].startswith(key)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def lookup(self, form: str) -> Entry | None:
        """The entry that lists `form` (Arabic or Latin) under any of its spellings, or None."""
        return self.keys.get(key(form))

    @classmethod
    def load(cls, paths: str | Path | Iterable[str | Path] | None = None, *, package: bool = True) -> Lexicon:
        """The package's lexicon (unless `package` is false) followed by the files in `paths`.

        Raises `TableError` with file and line for a file that is not a names table, `OSError` for one that is missing.
        """
        files = [] if paths is None else [paths] if isinstance(paths, str | Path) else list(paths)
        if package and not files:
            return _package()
        entries = list(_package_entries()) if package else []
        for path in files:
            entries.extend(check_rows(read_table(path), str(path)))
        return cls(entries)


def _split(cell: str) -> tuple[str, ...]:
    return tuple([form.strip() for form in cell.split("|") if form.strip()]) if "|" in cell else (cell,) if cell else ()


_shared = lru_cache(maxsize=1024)(_split)
"""`_split` of cells that many rows have: one tuple for all of them."""


@lru_cache(maxsize=256)
def _flags(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


def entry_of(row: dict[str, str]) -> Entry:
    """The entry of a trusted row."""
    return Entry(
        _shared(row["label"]),
        _split(row["arabic"]),
        _split(row["latin"]),
        sys.intern(row.get("source", "")),
        _flags(row.get("flags", "")),
        _shared(row.get("roles", "")),
        _shared(row.get("country", "")),
        _split(row.get("context", "")),
        int(row["since"]) if row.get("since") else None,
    )


_NOT_KEPT = word_set("name_lexicon.not_kept") | {""}


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it («'=SUM»)."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def check_rows(rows: list[dict[str, str]], name: str) -> list[Entry]:
    """The entries of a names table of the user's; `name` stands in the messages. Raises `TableError`.

    Where the table has a column ``keep``, only the rows that are marked there count.
    """
    if not rows:
        raise TableError(
            f"{name}: no name in it; a header (label arabic latin [source] [flags]) and a row a name are needed"
        )
    if missing := [column for column in COLUMNS if column not in rows[0]]:
        raise TableError(
            f"{name}: no column {', '.join(missing)}; the header must be: label arabic latin [source] [flags]"
        )
    out: list[Entry] = []
    for number, row in enumerate(rows, 1):
        if "keep" in row and row["keep"].casefold() in _NOT_KEPT:
            continue  # a row of `arextract names` that nobody has confirmed
        where = f"{name}, row {number}"
        entry = entry_of({column: _plain(cell) for column, cell in row.items()})
        if not entry.labels or not set(entry.labels) <= LABELS:
            raise TableError(f"{where}: label {row['label']!r} is not one of {' '.join(sorted(LABELS))}")
        if not entry.arabic and not entry.latin:
            raise TableError(f"{where}: neither an Arabic nor a Latin form")
        if unknown := entry.flags - FLAGS:
            raise TableError(f"{where}: unknown flag {' '.join(sorted(unknown))}; known are {' '.join(sorted(FLAGS))}")
        for form in entry.arabic:
            if len(key(form)) < 2:
                raise TableError(f"{where}: the form {form!r} is too short to be found in a text")
        out.append(entry)
    return out


def _package_entries() -> Iterator[Entry]:
    for row in cldr_rows():
        yield entry_of(row)
    for name in TABLES:
        for row in read_once(f"names/{name}"):
            yield entry_of(row)


@lru_cache(maxsize=1)
def _package() -> Lexicon:
    return Lexicon(_package_entries())
