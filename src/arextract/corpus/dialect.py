"""How a table of text is written: its encoding, and what separates its cells."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import IO

from arextract.corpus.decode import decode
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError

_SAMPLE = 1 << 16  # bytes
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Dialect:
    """`encoding` is Python's name for reading, `named` what the record states."""

    encoding: str
    named: str
    delimiter: str
    leading: int
    """Lines before the header: ``sep=;``, which spreadsheets write."""


def opened(handle: IO[bytes], source: str, options: ReadOptions, *, tabs: bool = False) -> tuple[IO[bytes], Dialect]:
    """The stream of bytes, from its beginning, and its dialect; `tabs` says that the file's name promises tabs.

    Raises `InputError` for a file that is empty or no text.
    """
    stream = io.BufferedReader(handle, _SAMPLE)  # type: ignore[type-var]
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    encoding, text = _encoding(sample, source, options)
    head, _, rest = text.partition("\n")
    leading = 0
    stated = None
    if head.strip().lower().startswith("sep=") and len(head.strip()) == 5:
        stated, leading, head = head.strip()[4], 1, rest.partition("\n")[0]
    named = encoding.removesuffix("-sig")
    delimiter = stated or ("\t" if tabs and "\t" in head else _delimiter(head, options.text_column))
    return stream, Dialect(encoding, named, delimiter, leading)


def _encoding(sample: bytes, source: str, options: ReadOptions) -> tuple[str, str]:
    """The encoding and the decoded sample, which ends at a whole line."""
    if options.encoding is not None:
        return options.encoding, sample.decode(options.encoding, "ignore").removeprefix("\ufeff")
    whole = sample
    if len(sample) >= _SAMPLE:
        cut = sample.rfind(b"\n")
        whole = sample[: len(sample) // 4 * 4] if b"\x00" in sample[:2000] or cut < 0 else sample[: cut + 1]
    try:
        text, found = decode(whole, source)
    except InputError as error:
        if error.code != "undecodable":
            raise
        return "utf-8-sig", sample.decode("utf-8", "ignore")  # reading it will say at which byte
    return ("utf-8-sig" if found == "utf-8" else found), text


def _delimiter(header: str, column: str) -> str:
    """What separates the cells of a header: what makes a cell of the named column, else what `csv.Sniffer` says."""
    for separator in _SEPARATORS:
        names = next(csv.reader([header], delimiter=separator), [])
        if len(names) > 1 and column in (name.strip() for name in names):
            return separator
    try:
        return csv.Sniffer().sniff(header, _SEPARATORS).delimiter
    except csv.Error:
        return ","
