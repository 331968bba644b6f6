"""One loaded library in many threads at once: the answers of one thread, and no failure."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info

from arextract.memory import OneBlasThread
from arextract.pipeline import Extractor


@pytest.fixture(autouse=True)
def often() -> Iterator[None]:
    """Threads take turns a thousand times as often as they do by default."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture(scope="module")
def paragraphs(seeds: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    return [p for text in texts for p in text.split("\n") if len(p) > 60]


@pytest.fixture(scope="module")
def right(extractor: Extractor, paragraphs: list[str]) -> list[str]:
    return [extractor.extract(p).model_dump_json() for p in paragraphs]


def test_eight_threads_give_the_answers_of_one(paragraphs: list[str], right: list[str]) -> None:
    fresh = Extractor("default")  # whose memories are empty: they are filled from all threads at once
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda p: fresh.extract(p).model_dump_json(), paragraphs * 2))
    assert made == right * 2


def test_memories_that_are_emptied_all_the_time(
    extractor: Extractor, paragraphs: list[str], right: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ner.word_inputs._KNOWN", "numbers.number_words._CACHE_LIMIT"):
        monkeypatch.setattr(f"arextract.{name}", 20)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda p: extractor.extract(p).model_dump_json(), paragraphs)) == right


def test_asyncio(extractor: Extractor, paragraphs: list[str], right: list[str]) -> None:
    async def serve() -> list[str]:
        made = await asyncio.gather(*(asyncio.to_thread(extractor.extract, p) for p in paragraphs))
        return [article.model_dump_json() for article in made]

    assert asyncio.run(serve()) == right


@pytest.mark.slow
def test_the_spacy_pipeline_in_threads(extractor: Extractor, paragraphs: list[str]) -> None:
    def read(text: str) -> str:
        doc = extractor.nlp(text)
        return json.dumps([(e.text, e.label_) for e in doc.ents] + [doc.text], ensure_ascii=False)

    expected = [read(p) for p in paragraphs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, paragraphs)) == expected


def test_the_linear_algebra_library_gets_its_threads_back() -> None:
    def threads() -> list[int]:
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    before = threads()
    one, both = OneBlasThread(), threading.Barrier(2)
    seen: list[int] = []

    def work() -> None:
        for _ in range(20):
            both.wait()
            with one:
                seen.extend(threads())  # a failure in a thread would fail no test

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert set(seen) <= {1}
    assert threads() == before


def test_a_pipeline_of_a_new_process_finds_the_linear_algebra_library() -> None:
    """A library is found once it is loaded, and nothing but the pipeline has loaded it here."""
    program = """
from arextract.pipeline import Extractor
extractor = Extractor()
extractor.extract("باعت الشركة 20 سيارة.")
from threadpoolctl import threadpool_info
with extractor._one_blas_thread:
    print([pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"])
"""
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert set(json.loads(said.stdout)) == {1}
