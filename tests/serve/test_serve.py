"""The service: the library's own answers for many clients at once, and a clear refusal for what it cannot take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("httpx")
from fastapi.testclient import TestClient

from arextract.pipeline import Extractor, shared_extractor
from arextract.serve import Limits, create_app

TEXTS = [f"قالت شركة إنفيديا إن أرباحها بلغت {n} مليون دولار في عام 2024، بزيادة {n}%." for n in range(11, 35)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return shared_extractor("default")


@pytest.fixture(scope="module")
def client(extractor: Extractor) -> Iterator[TestClient]:
    with TestClient(create_app(extractor, Limits(max_bytes=20_000, threads=4))) as made:
        yield made


def test_eight_clients_get_the_library_s_answers(client: TestClient, extractor: Extractor) -> None:
    wanted = [extractor.extract(text).to_json() for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda text: client.post("/extract", json={"text": text}), TEXTS * 3))
    assert {answer.status_code for answer in answers} == {200}
    assert [answer.text for answer in answers] == wanted * 3
    assert client.get("/health").json()["busy"] == 0


def test_the_country_decides_what_the_text_leaves_open(client: TestClient) -> None:
    answer = client.post("/extract", json={"text": "بلغت تكلفة المشروع 5 ملايين جنيه.", "country": "مصر"}).json()
    assert (answer["claims"][0]["quantity"]["unit"], answer["meta"]) == ("EGP", {"country": "مصر"})


def test_documents(client: TestClient) -> None:
    page = "<html><head><title>خبر</title></head><body><article><p>" + TEXTS[0] * 3 + "</p></article></body></html>"
    answer = client.post("/file", params={"name": "a/خبر.html", "published": "2025-01-02"}, content=page.encode())
    assert answer.status_code == 200, answer.text
    row = answer.json()
    assert (row["id"], row["published"], row["encoding"]) == ("خبر", "2025-01-02", "utf-8")
    assert TEXTS[0] in row["text"] and row["claims"]
    answer = client.post("/file", params={"name": "a.txt"}, content=TEXTS[0].encode("windows-1256"))
    assert answer.json()["encoding"] == "windows-1256"


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        ({"url": "/extract", "json": {"text": "  "}}, 422, "empty"),
        ({"url": "/extract", "json": {}}, 422, "text"),
        ({"url": "/extract", "json": {"text": "x", "published": "3/4/2025"}}, 422, "ISO date"),
        ({"url": "/extract", "json": {"text": "x", "txt": 1}}, 422, "txt"),
        ({"url": "/extract", "json": {"text": "x" * 30_000}}, 413, "larger"),
        ({"url": "/extract", "content": iter([b"{}"])}, 411, "Content-Length"),
        ({"url": "/file?name=a.exe", "content": b"x"}, 415, "not a document"),
        ({"url": "/file?name=a.txt", "content": b""}, 422, "empty"),
        ({"url": "/file?name=a.txt", "content": b"\x89PNG\x00"}, 422, "not a text file"),
        ({"url": "/file?name=a.docx", "content": b"PK nothing"}, 422, "zip archive"),
    ],
)
def test_refusals(client: TestClient, request_: dict[str, Any], status: int, says: str) -> None:
    answer = client.post(**request_)
    assert answer.status_code == status, answer.text
    assert says in answer.text


def test_pages_of_its_own(client: TestClient) -> None:
    assert client.get("/docs").status_code == 200
    assert "/extract" in client.get("/openapi.json").json()["paths"]
    assert client.get("/schema").json()["title"] == "Article"
    health = client.get("/health").json()
    assert health["status"] == "ok" and health["pipeline"].startswith("default@")


class _Slow(Extractor):
    """An extractor that takes its time."""

    def __init__(self, real: Extractor) -> None:
        self.pipeline = real.pipeline
        self._real = real

    def extract(self, text: str, **fields: Any) -> Any:
        if text == "slow":
            time.sleep(0.6)
        return self._real.extract("x", **fields)


def test_who_waits_too_long_or_finds_the_house_full_is_told(extractor: Extractor) -> None:
    limits = Limits(threads=1, waiting=1, seconds=0.2)
    with TestClient(create_app(_Slow(extractor), limits)) as client, ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/extract", json={"text": "slow"}), range(6)))
        assert {a.status_code for a in answers} <= {503, 504} and 504 in {a.status_code for a in answers}
        deadline = time.monotonic() + 10
        while client.get("/health").json()["busy"] and time.monotonic() < deadline:
            time.sleep(0.1)
        assert client.post("/extract", json={"text": "fast"}).status_code == 200
