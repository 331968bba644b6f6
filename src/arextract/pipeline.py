"""A config from ``pipelines/`` → its pipes, with spaCy's `Language` around them or without → `Extractor`: text in, `Article` out."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from arextract import pieces, plain_config, record, resources
from arextract.arabic.publishers import home_of
from arextract.arabic.word_sets import word_of
from arextract.errors import UsageError
from arextract.layers import Marker, layers
from arextract.memory import OneBlasThread, Vocabularies, loading
from arextract.pipe_page import PipePage, PlainPage
from arextract.pipes.makers import Pipe
from arextract.record_of_doc import to_article
from arextract.text.broken import BrokenLine, blanked, broken_lines, repaired
from arextract.text.clean import Cleaned, clean
from arextract.text.doc_text import CLEANED, RAW
from arextract.text.language import language_of
from arextract.text.plain import plain, scrub
from arextract.text.sentences import sentences
from arextract.values import check_date
from arextract.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_MAX_LENGTH = 1_000_000_000
# The packages whose version may change what a record says: what cleans, reads pages, finds encodings and dates, writes JSON.
_DECIDING = (
    "charset-normalizer", "courlan", "hijridate", "htmldate", "justext", "lxml", "lxml-html-clean", "numpy",
    "pydantic", "pydantic-core", "regex", "spacy", "trafilatura",
)  # fmt: skip
_TOGETHER = 20_000
"""Letters of the articles that go through the models side by side, some MB of states."""
_CITATIONS = "citations"  # the component that must see the whole text: a reference list stands at its end


def config_path(name_or_path: str | Path) -> Path:
    """The config file of a pipeline: a shipped name (``default``) or a path. Raises `UsageError` if there is none."""
    path = Path(name_or_path)
    if path.suffix == ".cfg":
        if path.is_file():
            return path
        raise UsageError(f"no pipeline config at {path}: give the path of an existing .cfg file")
    shipped = resources.folder("pipelines") / f"{name_or_path}.cfg"
    if shipped.is_file():
        return shipped
    names = ", ".join(sorted(p.stem for p in shipped.parent.glob("*.cfg") if not p.stem.startswith("train")))
    raise UsageError(f"unknown pipeline {str(name_or_path)!r}: choose one of {names}, or give the path of a .cfg file")


def load(
    name_or_path: str | Path = "default",
    *,
    lexicon: str | Path | None = None,
    learn_aliases: str | Path | None = None,
    min_score: float | None = None,
    overrides: Mapping[str, Any] | None = None,
    vocab: Vocab | None = None,
) -> Language:
    """A pipeline as a spaCy `Language`; call it with raw text.

    ``lexicon`` is a user's own names table (TSV), ``learn_aliases`` a file that keeps glosses for later articles,
    ``overrides`` sets config values by dotted name (``{"components.entities.model": None}``).
    ``min_score`` (0–1) leaves null every role less sure than that, in place of the model's own thresholds; ``vocab`` is the
    vocabulary of another pipeline that is to be shared, by default a new one.
    Raises `UsageError` for an unknown pipeline or a bad lexicon, `MissingModelError` for a backend not installed.
    """
    from spacy import util

    from arextract.pipes import registry

    path = config_path(name_or_path)
    try:
        config = util.load_config(path, overrides={}, interpolate=False)
    except ValueError as error:
        raise UsageError(f"{path} is not a spaCy config: {str(error).strip().splitlines()[-1]}") from error
    values = _values(config.get("components", {}), lexicon, learn_aliases, min_score, overrides)
    for dotted, value in values.items():
        *sections, key = dotted.split(".")
        place: Any = config
        for section in sections:
            place = place.setdefault(section, {})
        place[key] = value
    registry.register(part.get("factory", "") for part in config.get("components", {}).values())
    nlp: Language = util.load_model_from_config(
        config, vocab=True if vocab is None else vocab, auto_fill=True, validate=True
    )
    nlp.max_length = _MAX_LENGTH
    nlp.meta["name"] = path.stem
    _HASHED[nlp] = f"{path.stem}@{_fingerprint(path.read_bytes(), values, _engines(nlp))}"
    return nlp


def _values(
    names: Container[str],
    lexicon: str | Path | None,
    learn_aliases: str | Path | None,
    min_score: float | None,
    overrides: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The config values by dotted name that the arguments of `load` set, for a config with the components `names`."""
    values = dict(overrides or {})
    if lexicon is not None:
        if not Path(lexicon).is_file():
            raise UsageError(f"no lexicon at {lexicon}: give a TSV file with the columns label, arabic, latin")
        values["components.entities.lexicon"] = str(lexicon)
    if learn_aliases is not None and Path(learn_aliases).exists():
        values["components.latin.learn"] = str(learn_aliases)
    if min_score is not None and "claims" in names:
        values["components.claims.min_score"] = min_score
    if lexicon is not None and "latin" in names:
        values["components.latin.lexicon"] = str(lexicon)
    return values


def _plain(
    name_or_path: str | Path,
    *,
    lexicon: str | Path | None = None,
    learn_aliases: str | Path | None = None,
    min_score: float | None = None,
    overrides: Mapping[str, Any] | None = None,
    vocab: Vocab | None = None,
) -> tuple[list[tuple[str, Pipe]], str] | None:
    """The pipes of a config by name and its name and hash, as `load` gives them; None where they cannot do without spaCy."""
    path = config_path(name_or_path)
    parts = plain_config.components(path)
    if parts is None or vocab is not None:
        return None
    values = _values(parts, lexicon, learn_aliases, min_score, overrides)
    pipes = plain_config.pipes(parts, values)
    return None if pipes is None else (pipes, f"{path.stem}@{_fingerprint(path.read_bytes(), values, ())}")


_HASHED: WeakKeyDictionary[Language, str] = WeakKeyDictionary()
"""Name and hash of each `Language` that `load` made."""


def _engines(nlp: Language) -> list[bytes]:
    return [pipe.fingerprint() for _, pipe in nlp.pipeline if hasattr(pipe, "fingerprint")]


def _hashed(nlp: Language) -> str:
    """Name and hash of a pipeline; of one that spaCy put together or read from disk by its config as a whole."""
    if nlp in _HASHED:
        return _HASHED[nlp]
    parts = nlp.config["components"]
    tables = {
        f"components.{name}.{key}": part[key]
        for name, part in parts.items()
        for key in ("lexicon", "learn")
        if isinstance(part.get(key), str)
    }
    return f"{nlp.meta.get('name') or 'custom'}@{_fingerprint(nlp.config.to_bytes(), tables, _engines(nlp))}"


@lru_cache(maxsize=1)
def _package_digest() -> bytes:
    """A digest over the package's own code and tables and the shipped models: what decides the output's bytes.

    The arrays of a model are not read: their checksum stands in the file beside them, and whoever loads them asks it.
    """
    digest = hashlib.blake2b(digest_size=16)
    roots = [Path(__file__).parent, resources.folder("models")]
    for root in roots:
        for file in sorted(root.rglob("*")):
            if file.suffix in (".py", ".tsv", ".json", ".xz") and file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(root).as_posix().encode())
                digest.update(hashlib.blake2b(file.read_bytes(), digest_size=16).digest())
    for package in _DECIDING:
        digest.update(f"{package} {version(package)}".encode())
    digest.update(unicodedata.unidata_version.encode())
    return digest.digest()


def _fingerprint(config: bytes, values: Mapping[str, Any], engines: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(_package_digest(), digest_size=4)
    for engine in engines:  # the models and versions of a backend, which are no part of the package
        digest.update(engine)
    digest.update(__version__.encode())
    digest.update(config)
    for key, value in sorted(values.items()):
        digest.update(json.dumps([key.rsplit(".", 1)[-1], value], default=str).encode())
        if key.rsplit(".", 1)[-1] in ("lexicon", "learn") and isinstance(value, str) and Path(value).is_file():
            digest.update(Path(value).read_bytes())
    return digest.hexdigest()


class Extractor:
    """Text in, `Article` out. One pipeline, loaded once, for any number of threads; holds no state between articles.

    Threads share the interpreter's lock: they give right answers side by side, but no more of them a second than one.
    """

    def __init__(self, nlp: Language | str | Path = "default", **options: Any) -> None:
        self._recipe = (nlp, options) if isinstance(nlp, str | Path) else None
        self._lock = Lock()
        self._one_blas_thread = OneBlasThread()
        self.repairs = False
        self._pipes: list[tuple[str, Pipe]] | None
        self.pipeline: str
        with loading():
            plain = _plain(nlp, **options) if isinstance(nlp, str | Path) else None
            self._pipes, self.pipeline = plain or (None, "")
            self._nlp: Language | None = None if plain else self._loaded(nlp)
        self.pipeline = self.pipeline or _hashed(self.nlp)

    def _loaded(self, nlp: Language | str | Path) -> Language:
        made = load(nlp, **self._recipe[1]) if isinstance(nlp, str | Path) and self._recipe else nlp
        assert not isinstance(made, str | Path)
        self._vocabularies = Vocabularies(made.vocab)
        self._as_loaded = made.tokenizer, list(made.pipeline)
        return made

    @property
    def nlp(self) -> Language:
        """The pipeline as a spaCy `Language`, loaded when it is first asked for; what is changed in it counts for `extract`."""
        with self._lock:
            if self._nlp is None and self._recipe is not None:
                self._nlp = self._loaded(self._recipe[0])
        assert self._nlp is not None
        return self._nlp

    def pipes(self) -> list[tuple[str, Pipe]]:
        """The pipes by name: without spaCy where nobody has changed anything in `nlp`."""
        own = self._nlp
        if self._pipes is not None and (own is None or (own.tokenizer, list(own.pipeline)) == self._as_loaded):
            return self._pipes
        return list(self.nlp.pipeline)

    def warm(self) -> None:
        """Loads what the pipes read only when a text first asks for it, by reading a sentence: processes forked afterwards share it.

        Nothing is done for a pipeline that needs spaCy: its engines may have threads, and are not forked once they have run.
        """
        if self.pipes() is self._pipes:
            with suppress(Exception):  # what goes wrong in a pipe is told by the articles
                self.extract(word_of("pipeline.warm"))

    def __reduce__(self) -> tuple[Any, ...]:
        """A process that is not forked loads the pipeline again. Raises `UsageError` for one that was given as a `Language`."""
        if self._recipe is None:
            raise UsageError(
                "a pipeline given as a spaCy Language cannot go to other processes where none is forked: give its name or "
                "its .cfg file"
            )
        return _again, (*self._recipe, self.pipeline, self.repairs)

    def extract(
        self,
        text: str,
        *,
        id: str = "text",
        source: str | None = None,
        published: str | None = None,
        published_by: str | None = None,
        title: str | None = None,
        url: str | None = None,
        encoding: str | None = None,
        meta: Mapping[str, Any] | None = None,
        sha256: str | None = None,
    ) -> record.Article:
        """The record of one article.

        `text` is the raw text that all offsets will count in (a lone surrogate in it becomes U+FFFD), and of which broken
        lines are not read, unless this extractor repairs them (`stated`): then offsets count in the repaired text; `published` an ISO
        date against which relative times resolve (else the article's own date line is used) and `published_by` where it
        stood; `sha256` that of the input's bytes, by default of the text in UTF-8. Raises whatever a pipe raises; the run
        over many articles turns that into a line of errors.
        """
        made = self._made(text, id, source, published, published_by, title, url, encoding, meta, sha256)
        with self._one_blas_thread:
            if len(made.cleaned.text) <= pieces.PIECE:
                return self._whole(made)
            return pieces.joined(self._pieces(made), made.cleaned.raw, language_of(made.cleaned.text))

    def line(self, text: str, **options: Any) -> bytes:
        """The record of `extract` as a line of ``articles.jsonl``; of a very long text, only one piece is there at a time."""
        options = {"id": "text", **options}
        made = self._made(text, *(options.pop(name, None) for name in _OPTIONS))
        if options:
            raise TypeError(f"no such options: {', '.join(options)}")
        with self._one_blas_thread:
            if len(made.cleaned.text) <= pieces.PIECE:
                return self._whole(made).model_dump_json(by_alias=True).encode() + b"\n"
            return pieces.joined_line(self._pieces(made), made.cleaned.raw, language_of(made.cleaned.text))

    def lines(self, articles: Sequence[Mapping[str, Any]]) -> list[bytes]:
        """What `line` gives for each of some articles (its arguments by name), the same bytes in less time.

        The models read the sentences of several articles side by side. Raises whatever any of them raises.
        """
        found: list[bytes] = []
        pages: list[tuple[_Task, PlainPage]] = []
        size = 0

        def finish() -> None:
            done = _piped([page for _, page in pages], self._pipes or [])
            for (task, _), page in zip(pages, done, strict=True):
                found.append(to_article(page, **task.fields).model_dump_json(by_alias=True).encode() + b"\n")
            pages.clear()

        plain = self.pipes() is self._pipes
        with self._one_blas_thread:
            for article in articles:
                options = {"id": "text", **article}
                task = self._made(str(article["text"]), *[options.get(name) for name in _OPTIONS])  # type: ignore[arg-type]
                long = len(task.cleaned.text) > pieces.PIECE
                if not plain or long or size + len(task.cleaned.text) > _TOGETHER:
                    finish()
                    size = 0
                if not plain or long:
                    found.append(self.line(**article))
                else:
                    size += len(task.cleaned.text)
                    pages.append((task, _page(task.cleaned, task.published, task.title, task.country)))
            finish()
        return found

    def _made(
        self, text: str, id: str, source: str | None, published: str | None, published_by: str | None,
        title: str | None, url: str | None, encoding: str | None, meta: Mapping[str, Any] | None, sha256: str | None,
    ) -> _Task:  # fmt: skip
        sha256 = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        raw, lines = self._readable(scrub(text))
        title, broken_title = self._readable(scrub(title)) if title else (None, [])
        fields: dict[str, Any] = {
            "id": scrub(id),
            "source": scrub(source or id),
            "sha256": sha256,
            "pipeline": self.pipeline,
            "title": title,
            "published_by": (published_by or "given") if published else None,
            "url": url and scrub(url),
            "encoding": encoding,
            "broken": [
                record.Broken(
                    start=line.start, end=line.end, kind=line.kind, repaired=self.repairs and line.text is not None
                )
                for line in lines
            ],
            "meta": plain(dict(meta or {})),
        }
        unread = [line for line in lines if not self.repairs or line.text is None]
        cleaned = replace(clean(blanked(raw, unread)), raw=raw) if unread else clean(raw)
        return _Task(cleaned, published, None if broken_title and not self.repairs else title, fields)

    def _readable(self, raw: str) -> tuple[str, list[BrokenLine]]:
        """The text, put right where that is asked for, and its broken lines."""
        lines = broken_lines(raw)
        return repaired(raw, lines) if lines and self.repairs else (raw, lines)

    def stated(self, **options: Any) -> Extractor:
        """The same extractor for a run whose `options` change what records say; they are part of what its hash stands for.

        Options that are None count as not given. With ``repair=True`` broken lines are put right before they are read.
        """
        given = {name: value for name, value in sorted(options.items()) if value is not None}
        if not given:
            return self
        other = object.__new__(Extractor)
        other.__dict__.update(self.__dict__)
        other.repairs = bool(given.get("repair", self.repairs))
        name, _, digest = self.pipeline.partition("@")
        other.pipeline = f"{name}@{hashlib.blake2b(json.dumps([digest, given]).encode(), digest_size=4).hexdigest()}"
        return other

    def process(
        self,
        text: str | Cleaned,
        published: str | None = None,
        title: str | None = None,
        markers: list[Marker] | None = None,
        country: str | None = None,
    ) -> Doc:
        """The processed `Doc` with all layers; `markers`, where given, stand for what the citations pipe would find.

        `country` is the ISO code of where the article appeared: it decides a currency («جنيه») where the text does not.
        """
        from arextract.text.spacy_tokenizer import ArabicTokenizer

        tokenizer = self.nlp.tokenizer
        cleaned = clean(text) if isinstance(text, str) else text
        if isinstance(tokenizer, ArabicTokenizer):
            doc = tokenizer.read(cleaned, self._vocabularies.take(len(cleaned.text)))
        else:
            doc = self.nlp.make_doc(cleaned.raw)
            doc.user_data.update({CLEANED: cleaned, RAW: True})
            layers(doc).sentences = sentences(cleaned.text)
        _told(doc, published, title, country)
        done: Doc = _piped([doc], list(self.nlp.pipeline), markers)[0]
        return done

    def _read(
        self, task: _Task, cleaned: Cleaned, published: str | None, markers: list[Marker] | None = None
    ) -> PipePage:
        """As `process`, with a Doc only where the pipeline has to have one."""
        pipes = self.pipes()
        if pipes is not self._pipes:
            return self.process(cleaned, published, task.title, markers, task.country)
        done: PlainPage = _piped([_page(cleaned, published, task.title, task.country)], pipes, markers)[0]
        return done

    def _whole(self, task: _Task) -> record.Article:
        return to_article(self._read(task, task.cleaned, task.published), **task.fields)

    def _pieces(self, task: _Task) -> Iterator[record.Article]:
        """The records of a long text's pieces, with the offsets and ids of the whole."""
        markers: list[Marker] | None = None
        cleaned, published = task.cleaned, task.published
        if _CITATIONS in dict(self.pipes()):
            from arextract.pipes import citations

            markers = citations.find(cleaned.text)[0]
        starts = [marker.start for marker in markers or ()]
        numbering = pieces.Numbering()
        for start, end in pieces.cuts(cleaned.text, fits=cleaned.is_edge):
            own = None if markers is None else pieces.markers_within(markers, starts, start, end)
            article = to_article(self._read(task, cleaned.part(start, end), published, own), **task.fields)
            published = published or article.published
            yield numbering.moved(article, cleaned.raw_start(start))


def _page(cleaned: Cleaned, published: str | None, title: str | None, country: str | None) -> PlainPage:
    """A page for the pipes to work on."""
    page = PlainPage(cleaned.text)
    page.user_data[CLEANED] = cleaned
    layers(page).sentences = sentences(cleaned.text)
    _told(page, published, title, country)
    return page


def _told(page: Any, published: str | None, title: str | None, country: str | None) -> None:
    own = layers(page)
    own.published, own.title, own.country = published, title, country


def _piped(
    pages: Sequence[Any], pipes: Sequence[tuple[str, Pipe]], markers: list[Marker] | None = None
) -> Sequence[Any]:
    """The pages with all layers; `markers` stand for what the citations pipe would find."""
    for name, pipe in pipes:
        if name == _CITATIONS and markers is not None:
            for page in pages:
                layers(page).markers = markers
        elif len(pages) > 1 and hasattr(pipe, "many"):
            pages = pipe.many(pages)
        else:
            pages = [pipe(page) for page in pages]
    return pages


@dataclass(frozen=True, slots=True)
class _Task:
    """A clean text to work on, and the fields of its record that the pipes have no part in."""

    cleaned: Cleaned
    published: str | None
    title: str | None
    fields: dict[str, Any]

    @property
    def country(self) -> str | None:
        """Where the article appeared, as its input tells."""
        return home_of(self.fields["meta"], self.fields["url"])


_OPTIONS = ("id", "source", "published", "published_by", "title", "url", "encoding", "meta", "sha256")


def _again(name: str | Path, options: dict[str, Any], pipeline: str, repairs: bool) -> Extractor:
    """The extractor of another process, here."""
    made = Extractor(name, **options)
    made.pipeline, made.repairs = pipeline, repairs
    return made


@lru_cache(maxsize=4)
def shared_extractor(name: str) -> Extractor:
    """The extractor of a pipeline with its default options, loaded once in a process."""
    return Extractor(name)


def extract(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str = "text",
    pipeline: str | Path | Extractor = "default",
) -> record.Article:
    """The `Article` of one text with the named pipeline, which is loaded on first use and kept.

    `published` is an ISO date (YYYY-MM-DD) against which relative times resolve. Raises `UsageError` for an unknown
    pipeline or a date that is not ISO.
    """
    check_date(published)
    extractor = pipeline if isinstance(pipeline, Extractor) else shared_extractor(str(pipeline))
    return extractor.extract(text, id=id, published=published, title=title, url=url)


__all__ = ["Extractor", "config_path", "extract", "load"]
