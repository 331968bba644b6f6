"""Records for other annotation tools: brat (``.txt`` and ``.ann``), INCEpTION (WebAnno TSV 3.3), CoNLL (a word and its tag)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from arextract.corpus.gold_format import write_files
from arextract.corpus.spacy_format import cut
from arextract.errors import UsageError
from arextract.record import Article
from arextract.text.sentences import sentences

_LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
_BRAT_CONFIG = f"""[entities]
{chr(10).join(_LABELS)}
QUANTITY
TIME
SUBJECT
METRIC
SOURCE

[relations]
subject\tArg1:QUANTITY, Arg2:SUBJECT
metric\tArg1:QUANTITY, Arg2:METRIC
source\tArg1:QUANTITY, Arg2:SOURCE
time\tArg1:QUANTITY, Arg2:TIME
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
hedged\tArg:QUANTITY
negated\tArg:QUANTITY
"""
_TSV_HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n\n"
_TSV_TEXT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"})


def write_brat(folder: str | Path, articles: Iterable[Article]) -> int:
    """Writes NAME.txt and NAME.ann for each article and ``annotation.conf``; returns the number of articles.

    Raises `UsageError` for two articles of one name and where the folder cannot be written.
    """
    made = _write(folder, articles, {".txt": lambda article: article.text, ".ann": brat})
    (Path(folder) / "annotation.conf").write_text(_BRAT_CONFIG, encoding="utf-8", newline="\n")
    return made


def write_inception(folder: str | Path, articles: Iterable[Article]) -> int:
    """Writes NAME.tsv for each article: names, numbers and times as named entities; returns how many. Raises `UsageError`."""
    return _write(folder, articles, {".tsv": webanno})


def write_conll(path: str | Path, articles: Iterable[Article]) -> int:
    """Writes one file: a word, a tab and its BIO tag a line, a blank line after a sentence. Raises `UsageError`."""
    count = 0
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as out:
            for article in articles:
                for sentence in _sentences(article):
                    names = iter(article.entities)
                    name = next((e for e in names if e.end > sentence[0][0]), None)
                    for start, end in sentence:
                        while name is not None and name.end <= start:
                            name = next(names, None)
                        inside = name is not None and name.start <= start
                        tag = (
                            "O" if not inside or name is None else f"{'B' if start == name.start else 'I'}-{name.label}"
                        )
                        out.write(f"{article.text[start:end]}\t{tag}\n")
                    out.write("\n")
                count += 1
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return count


def _write(folder: str | Path, articles: Iterable[Article], kinds: dict[str, Callable[[Article], str]]) -> int:
    made = ((article.id, {suffix: make(article) for suffix, make in kinds.items()}) for article in articles)
    return write_files(folder, made)


def brat(article: Article) -> str:
    """The ``.ann`` of an article: spans, roles as relations, Latin forms and values as notes."""
    lines: list[str] = []
    marks: dict[tuple[int, int, str], str] = {}
    count = {"T": 0, "R": 0, "A": 0, "#": 0}

    def add(kind: str, rest: str) -> str:
        count[kind] += 1
        lines.append(f"{kind}{count[kind]}\t{rest}")
        return f"{kind}{count[kind]}"

    def mark(label: str, start: int, end: int, note: str | None = None) -> str:
        key = (start, end, label)
        if key not in marks:
            pieces = _pieces(article.text, start, end)
            places = ";".join(f"{a} {b}" for a, b in pieces)
            marks[key] = add("T", f"{label} {places}\t{' '.join(article.text[a:b] for a, b in pieces)}")
            if note:
                add("#", f"AnnotatorNotes {marks[key]}\t{' '.join(note.split())}")
        return marks[key]

    for entity in article.entities:
        mark(entity.label, entity.start, entity.end, entity.canonical)
    times = {time.id: mark("TIME", time.start, time.end, time.value) for time in article.times}
    for claim in article.claims:
        q = claim.quantity
        value = q.value if q.value is not None else f"{q.low}–{q.high}"
        note = " ".join(str(part) for part in (q.kind, q.comparator, value, q.unit or q.counted) if part)
        number = mark("QUANTITY", q.start, q.end, note)
        for role, span in (("subject", claim.subject), ("metric", claim.metric), ("source", claim.source)):
            if span is not None:
                add("R", f"{role} Arg1:{number} Arg2:{mark(role.upper(), span.start, span.end)}")
        if claim.time is not None:
            add("R", f"time Arg1:{number} Arg2:{times[claim.time]}")
        for name, on in (("hedged", claim.hedged), ("negated", claim.negated)):
            if on:
                add("A", f"{name} {number}")
    return "".join(f"{line}\n" for line in lines)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span between its line ends: brat's spans do not run over one."""
    made, at = [], start
    for i in range(start, end + 1):
        if i == end or text[i] in "\n\r":
            if i > at:
                made.append((at, i))
            at = i + 1
    return made


def webanno(article: Article) -> str:
    """An article in WebAnno TSV 3.3; offsets count UTF-16 units, as Java does."""
    spans: list[tuple[int, int, str]] = [(e.start, e.end, e.label) for e in article.entities]
    spans += [(t.start, t.end, "TIME") for t in article.times]
    spans += [(c.quantity.start, c.quantity.end, "QUANTITY") for c in article.claims]
    spans.sort()
    units = [0]
    for character in article.text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    out = [_TSV_HEAD]
    first = 0  # spans before it have ended
    for number, words in enumerate(_sentences(article), 1):
        begin, stop = words[0][0], words[-1][1]
        out.append(f"\n#Text={article.text[begin:stop].translate(_TSV_TEXT)}\n")
        for at, (start, end) in enumerate(words, 1):
            while first < len(spans) and spans[first][1] <= start:
                first += 1
            here = []
            for i in range(first, len(spans)):
                if spans[i][0] >= end:
                    break
                if spans[i][1] > start:
                    here.append(f"{spans[i][2]}[{i + 1}]")
            word = article.text[start:end].translate(_TSV_TEXT)
            out.append(f"{number}-{at}\t{units[start]}-{units[end]}\t{word}\t{'|'.join(here) or '_'}\t\n")
    return "".join(out)


def _sentences(article: Article) -> Iterator[list[tuple[int, int]]]:
    """The words of each sentence as spans, cut wherever a span of the record begins or ends."""
    items = (*article.entities, *article.times, *(c.quantity for c in article.claims))
    edges = {edge for item in items for edge in (item.start, item.end)}
    words = [(a, b) for a, b in cut(article.text, edges) if not article.text[a:b].isspace()]
    ends = [stop for _, stop in sentences(article.text)]
    made: list[tuple[int, int]] = []
    at = 0
    for word in words:
        while at < len(ends) and word[0] >= ends[at]:
            at += 1
            if made:
                yield made
                made = []
        made.append(word)
    if made:
        yield made
