"""Files → raw articles. What cannot be read becomes an `InputError`, and reading goes on."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arextract.corpus.decode import decode
from arextract.corpus.inputs import STDIN, InputFile
from arextract.errors import InputError

_TITLE_MAX = 200


@dataclass(slots=True)
class RawArticle:
    """One article as it was read: text that nothing has touched but the decoder."""

    id: str
    source: str
    text: str
    sha256: str
    encoding: str | None = "utf-8"
    title: str | None = None
    published: str | None = None
    url: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)


Item = RawArticle | InputError


def _bytes(file: InputFile) -> bytes:
    try:
        if file.path == STDIN:
            return sys.stdin.buffer.read()
        with open(file.path, "rb") as handle:
            return handle.read()
    except OSError as error:
        raise InputError(file.source, "unreadable", f"cannot be read: {error.strerror or error}") from None


def headline(text: str) -> str | None:
    """The first line, where it stands alone above a longer text and is not a sentence; else None."""
    lines = text.lstrip().split("\n", 1)
    if len(lines) < 2 or not lines[1].strip():
        return None
    line = lines[0].strip()
    return line if line and len(line) <= _TITLE_MAX and line[-1] not in ".!…،؛:" else None


def read_text(file: InputFile) -> Iterator[Item]:
    """A ``.txt`` or ``.md`` file: one article."""
    data = _bytes(file)
    text, encoding = decode(data, file.source)
    yield RawArticle(file.id, file.source, text, hashlib.sha256(data).hexdigest(), encoding, headline(text))


def read_jsonl(file: InputFile) -> Iterator[Item]:
    """A ``.jsonl`` file: one article a line (`id`, `text`, optional `title`, `published`, `url`; the rest is `meta`)."""
    try:
        handle = sys.stdin.buffer if file.path == STDIN else open(file.path, "rb")  # noqa: SIM115
    except OSError as error:
        raise InputError(file.source, "unreadable", f"cannot be read: {error.strerror or error}") from None
    seen = False
    with handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            seen = True
            where = f"{file.source}:{number}"
            try:
                yield parse_line(line, where, file, number)
            except InputError as error:
                yield error
    if not seen:
        raise InputError(file.source, "empty", "the file is empty")


def parse_line(line: bytes, where: str, file: InputFile, number: int) -> RawArticle:
    """One JSONL line. Raises `InputError` with the file and the line number."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(where, "undecodable", "the line is not UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise InputError(where, "bad-json", f"the line is not JSON ({reason}): one object a line is expected") from None
    if not isinstance(row, dict):
        raise InputError(where, "bad-json", "the line is not a JSON object with a text")
    return article_from_row(row, where, f"{file.id}/{number}", hashlib.sha256(line.strip()).hexdigest())


def article_from_row(row: dict[str, Any], where: str, default_id: str, sha256: str) -> RawArticle:
    """A row of a JSONL or table input as a `RawArticle`. Raises `InputError` for a missing or wrong field."""
    text = row.pop("text", None)
    if not isinstance(text, str):
        raise InputError(where, "no-text", "there is no text: a column named text with a string is needed")
    if not text.strip():
        raise InputError(where, "empty", "the text is empty")
    name = row.pop("id", None)
    if name is not None and not isinstance(name, str | int):
        raise InputError(where, "bad-id", "the id must be a string or a whole number")
    fields: dict[str, str | None] = {}
    for key in ("title", "published", "url"):
        value = row.pop(key, None)
        if value is not None and not isinstance(value, str):
            raise InputError(where, "bad-field", f"{key} must be a string")
        fields[key] = value or None
    if fields["published"]:
        try:
            fields["published"] = date.fromisoformat(fields["published"][:10]).isoformat()
        except ValueError:
            raise InputError(where, "bad-date", f"published must be an ISO date, not {fields['published']!r}") from None
    return RawArticle(
        str(name) if name not in (None, "") else default_id,
        where,
        scrub(text),
        sha256,
        "utf-8",
        fields["title"],
        fields["published"],
        fields["url"],
        row,
    )


def scrub(text: str) -> str:
    """`text` with lone surrogates (``\\ud800`` in JSON) replaced by U+FFFD: they cannot be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


READERS: dict[str, Callable[[InputFile], Iterator[Item]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
}


def read_file(file: InputFile) -> Iterator[Item]:
    """The articles of one file and the errors met in it, in the order of the file. Never raises `InputError`."""
    if file.path == STDIN:
        yield from _read_stdin(file)
        return
    reader = next((r for s, r in READERS.items() if file.path.lower().endswith(s)), None)
    try:
        if reader is None:
            raise InputError(file.source, "unknown-format", f"not a format that is read: use {', '.join(READERS)}")
        yield from reader(file)
    except InputError as error:
        yield error


def _read_stdin(file: InputFile) -> Iterator[Item]:
    """Standard input: JSONL where the first line is a JSON object with a text, else one article."""
    try:
        data = _bytes(file)
        first = data.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
        if first.startswith(b"{") and b'"text"' in first:
            for number, line in enumerate(data.splitlines(), 1):
                if line.strip():
                    try:
                        yield parse_line(line, f"-:{number}", file, number)
                    except InputError as error:
                        yield error
            return
        text, encoding = decode(data, file.source)
        yield RawArticle(file.id, file.source, text, hashlib.sha256(data).hexdigest(), encoding, headline(text))
    except InputError as error:
        yield error
