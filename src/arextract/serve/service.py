"""The application: ``POST /extract`` (JSON), ``POST /file`` (bytes of any document), ``GET /health``, ``GET /schema``, ``/docs``.

Work runs in threads, a few at a time; what comes when all are taken waits its turn, and is turned away when too many wait.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from arextract.corpus.inputs import suffix_of
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import DOCUMENTS, opened
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import Unread
from arextract.errors import InputError, UsageError
from arextract.pipeline import Extractor
from arextract.record import Article, json_schema
from arextract.values import check_date
from arextract.version import __version__

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_bytes` of a request, `threads` that work at once, `waiting` requests beside them, `seconds` for one."""

    max_bytes: int = 4 * 1024 * 1024
    threads: int = 4
    waiting: int = 64
    seconds: float = 60.0


class TextIn(BaseModel):
    """One article to read."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="the raw text that all offsets will count in")
    id: str = "text"
    title: str | None = None
    published: str | None = Field(None, description="ISO date; relative times resolve against it")
    url: str | None = None
    country: str | None = Field(None, description="where it appeared: decides a currency that the text leaves open")


def create_app(extractor: Extractor, limits: Limits | None = None) -> FastAPI:
    """The application over one loaded pipeline. Its answers are those of `Extractor.extract`, for any number of clients."""
    bounds = limits or Limits()
    crew = _Crew(bounds)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(
            extractor.extract, "بلغت الأرباح 5 ملايين دولار في عام 2024."
        )  # all tables are read now
        yield

    app = FastAPI(
        title="arextract", version=__version__, lifespan=lifespan,
        description="Numeric claims and names, with exact offsets, from raw Arabic articles.",
    )  # fmt: skip

    @app.middleware("http")
    async def bounded(request: Request, go_on: Callable[[Request], Any]) -> Response:
        """Bodies without a length or beyond the limit are turned away before they are read."""
        if request.method == "POST":
            length = request.headers.get("content-length", "")
            if not length.isdigit():
                return _refused(411, "the request must state its Content-Length")
            if int(length) > bounds.max_bytes:
                return _refused(413, f"larger than {bounds.max_bytes} bytes: split it into articles")
        answer: Response = await go_on(request)
        return answer

    @app.post("/extract", response_model=Article, responses=_ERRORS, summary="The record of a text")
    async def extract(article: TextIn) -> Response:
        try:
            check_date(article.published)
        except UsageError as error:
            raise HTTPException(422, str(error)) from None
        if not article.text.strip():
            raise HTTPException(422, "the text is empty")
        given = article.model_dump()
        country = given.pop("country")
        meta = {} if country is None else {"country": country}
        made = await crew.work(partial(extractor.extract, given.pop("text"), meta=meta, **given))
        return _record(made)

    @app.post(
        "/file", response_model=Article, responses=_ERRORS, summary="The record of a document (its bytes as the body)"
    )
    async def file(
        request: Request,
        name: Annotated[str, Query(description="the file's name, such as article.html: its suffix says what it is")],
        published: str | None = None,
    ) -> Response:
        suffix = suffix_of(name)
        if suffix not in DOCUMENTS:
            raise HTTPException(415, f"not a document that is read: use {', '.join(DOCUMENTS)}")
        try:
            check_date(published)
        except UsageError as error:
            raise HTTPException(422, str(error)) from None
        data = await request.body()
        options = ReadOptions(max_bytes=bounds.max_bytes)
        stem = name.replace("\\", "/").rsplit("/", 1)[-1][: -len(suffix)] or "text"
        unread = Unread(stem, name, suffix, data, hashlib.sha256(data).hexdigest(), options, published)
        return _record(await crew.work(partial(_read, extractor, unread)))

    @app.get("/health", summary="Whether it works, and how busy it is")
    async def health() -> dict[str, Any]:
        return {"status": "ok", "version": __version__, "pipeline": extractor.pipeline, "busy": crew.inside}

    @app.get("/schema", summary="The JSON Schema of a record")
    async def schema() -> dict[str, Any]:
        return json_schema()

    return app


def _read(extractor: Extractor, unread: Unread) -> Article:
    try:
        raw = opened(unread)
    except Exception as error:
        raise failure(unread.source, error) from error
    return extractor.extract(
        raw.text, id=raw.id, source=raw.source, published=raw.published, published_by=raw.published_by, title=raw.title,
        url=raw.url, encoding=raw.encoding, sha256=raw.sha256,
    )  # fmt: skip


class _Crew:
    """Threads that work, and a count of who is inside."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places = asyncio.Semaphore(limits.threads)
        self.inside = 0

    async def work(self, job: Callable[[], _Answer]) -> _Answer:
        """The answer of `job`, done in a thread. Raises `HTTPException`: 503 too many wait, 504 too slow, 422 bad input."""
        if self.inside >= self._limits.threads + self._limits.waiting:
            raise HTTPException(503, "too many requests wait: try again later", headers={"Retry-After": "1"})
        self.inside += 1
        task = asyncio.ensure_future(self._in_turn(job))
        try:
            return await asyncio.wait_for(asyncio.shield(task), self._limits.seconds)
        except TimeoutError:
            task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody waits for it any more
            raise HTTPException(504, f"not done within {self._limits.seconds:g} seconds: split the article") from None
        except InputError as error:
            raise HTTPException(422, {"error": error.code, "detail": error.detail}) from None

    async def _in_turn(self, job: Callable[[], _Answer]) -> _Answer:
        try:
            async with self._places:
                return await asyncio.to_thread(job)
        finally:
            self.inside -= 1  # a thread cannot be stopped: its place is free when it ends, not when its client goes


def _record(article: Article) -> Response:
    return Response(article.to_json(), media_type="application/json; charset=utf-8")


def _refused(status: int, detail: str) -> Response:
    return Response(json.dumps({"detail": detail}), status, media_type="application/json")


_ERRORS: dict[int | str, dict[str, Any]] = {
    411: {"description": "no Content-Length"},
    413: {"description": "too large"},
    422: {"description": "not an article that can be read"},
    503: {"description": "too many requests wait"},
    504: {"description": "not done in time"},
}
