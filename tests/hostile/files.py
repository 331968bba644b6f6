"""The file fuzzer: damaged files of every format go through the readers; what comes out is articles or errors, never an exception.

    python -m tests.hostile.files --inputs 18000 --seed 1

Prints one line of JSON with what was done; exits with 1 at the first fault, with the file that made it.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import struct
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from arextract.corpus.inputs import InputFile
from arextract.corpus.readers import opened, scan_file
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import RawArticle, Skipped, Unread
from arextract.errors import InputError
from tests.corpus.pdfs import pdf

TEXT = "قالت وزارة المالية إن الإيرادات بلغت 5 ملايين دولار في مارس 2023، بزيادة 12.5% عن العام السابق.\n"
_ROWS = [{"id": f"a{i}", "text": TEXT * (i + 1), "published": f"2024-0{i + 1}-05", "n": i} for i in range(4)]
_SLOW = 20.0  # seconds of the processor for one small file


def _jsonl() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in _ROWS).encode()


def _csv() -> bytes:
    return ("id,text,published\r\n" + "".join(f'{r["id"]},"{r["text"]}",{r["published"]}\r\n' for r in _ROWS)).encode()


def _html() -> bytes:
    head = '<html lang="ar"><head><meta charset="utf-8"><title>خبر</title><meta property="article:published_time" content="2024-03-05">'
    return f"{head}</head><body><article><h1>خبر</h1>{f'<p class=x>{TEXT}</p>' * 5}</article></body></html>".encode()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    rows = [{**row, "published": datetime.fromisoformat(row["published"]), "tags": [row["n"]]} for row in _ROWS]
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    for row in _ROWS:
        document.add_paragraph(row["text"])
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "البيان", "12.5%"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (list(_ROWS[0]), *(list(row.values()) for row in _ROWS)):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _srt() -> bytes:
    return "\n".join(f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{TEXT}" for i in range(1, 6)).encode()


def _zip(method: int) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr("a.txt", TEXT * 3)
            archive.writestr("b/ب.jsonl", _jsonl())
            archive.writestr("c.html", _html())
            archive.writestr("d.csv", _csv())
        return out.getvalue()

    return make


MAKERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "txt": (".txt", lambda: (TEXT * 5).encode()),
    "utf-16": (".txt", lambda: (TEXT * 5).encode("utf-16")),
    "windows-1256": (".txt", lambda: (TEXT * 5).encode("cp1256")),
    "html": (".html", _html),
    "jsonl": (".jsonl", _jsonl),
    "json": (".json", lambda: json.dumps({"items": _ROWS}, ensure_ascii=False).encode()),
    "jsonl.gz": (".jsonl.gz", lambda: gzip.compress(_jsonl())),
    "csv": (".csv", _csv),
    "parquet": (".parquet", _parquet),
    "tsv": (".tsv", lambda: _csv().replace(b",", b"\t")),
    "srt": (".srt", _srt),
    "docx": (".docx", _docx),
    "xlsx": (".xlsx", _xlsx),
    "pdf": (".pdf", lambda: pdf([TEXT.strip()] * 3)),
    "zip stored": (".zip", _zip(zipfile.ZIP_STORED)),
    "zip deflated": (".zip", _zip(zipfile.ZIP_DEFLATED)),
    "zip bzip2": (".zip", _zip(zipfile.ZIP_BZIP2)),
    "zip lzma": (".zip", _zip(zipfile.ZIP_LZMA)),
}

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_BITS = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"[" * 600, b'{"a":' * 600, b"\\ud800", b"<", b"&#x0;", b"\r", b"\n" * 9,
         b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PAR1", b"1e999", b"9" * 5000, b"charset=punycode", b"obj", b"stream")  # fmt: skip


def mutant(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """`data` damaged in one to six places."""
    body = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at, size = rng.randrange(len(body) + 1), rng.randint(1, 64)
        kind = rng.randrange(8)
        if kind == 0 and at < len(body):
            body[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            body[at : at + size] = rng.randbytes(size)
        elif kind == 2:
            del body[at : at + size]
        elif kind == 3:
            body[at:at] = body[at : at + size] * rng.randint(1, 4)
        elif kind == 4:
            body[at:at] = rng.choice(_BITS)
        elif kind == 5:
            body[at : at + 4] = struct.pack(rng.choice("<>") + "I", rng.choice(_NUMBERS))
        elif kind == 6 and rng.random() < 0.3:
            del body[at:]
        elif kind == 7 and rng.random() < 0.3:
            begin = rng.randrange(len(other) + 1)
            body[at : at + size] = other[begin : begin + size]
    return bytes(body)


def inner_mutant(data: bytes, rng: random.Random) -> bytes:
    """A zip archive, such as an Office file, whose checksums are right and one of whose members is damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = rng.choice(old.namelist())
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, mutant(body, body, rng) if name == chosen else body)
    return out.getvalue()


def fault(path: Path, data: bytes) -> str | None:
    """What is wrong with how `data` is read as the file `path`: an exception, an unknown item, or too long a time."""
    path.write_bytes(data)
    began = time.process_time()
    try:
        for item in scan_file(InputFile(str(path), path.name, "f")):
            made: RawArticle | InputError | Skipped
            if isinstance(item, Unread):
                try:
                    made = opened(item)
                except Exception as error:  # the work on one article makes a failure of any of these
                    made = failure(item.source, error)
            else:
                made = item
            if isinstance(made, RawArticle):
                json.dumps([made.id, made.text, made.title, made.meta, made.url], ensure_ascii=False).encode()
            elif isinstance(made, InputError):
                if "\n" in made.detail or not made.source:
                    return f"an error that is no line of its own: {made.detail[:80]!r}"
            elif not isinstance(made, Skipped):
                return f"{type(made).__name__} is no item"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - began
    return f"took {took:.0f} s" if took > _SLOW else None


def fuzz(count: int, seed: int, names: list[str] | None = None) -> tuple[Counter[str], list[tuple[str, bytes, str]]]:
    """How many files of each kind were read, and the first fault of each kind as (kind, bytes, what is wrong)."""
    rng = random.Random(seed)
    whole = {name: MAKERS[name][1]() for name in names or MAKERS}
    done: Counter[str] = Counter()
    found: dict[str, tuple[str, bytes, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for i in range(count):
            name = list(whole)[i % len(whole)]
            if whole[name].startswith(b"PK") and rng.random() < 0.5:
                data = inner_mutant(whole[name], rng)
            else:
                data = mutant(whole[name], whole[rng.choice(list(whole))], rng)
            wrong = fault(Path(folder) / f"f{MAKERS[name][0]}", data)
            done[name] += 1
            if wrong:
                found.setdefault(name, (name, data, wrong))
    return done, list(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=18_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="*", choices=list(MAKERS))
    arguments = parser.parse_args()
    began = time.monotonic()
    done, found = fuzz(arguments.inputs, arguments.seed, arguments.kinds)
    for name, data, wrong in found:
        print(json.dumps({"kind": name, "fault": wrong, "bytes": data.hex()[:4000]}), file=sys.stderr)
    said = {
        "inputs": done.total(),
        "seed": arguments.seed,
        "faults": len(found),
        "seconds": round(time.monotonic() - began),
    }
    print(json.dumps(said))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
