"""The fuzzer: many hostile texts through the whole default pipeline; no exception, and every invariant holds.

The texts are mutants of the seeds, texts of a grammar, and mutants of those.

    python -m tests.hostile.fuzz --inputs 100000 --seed 1 --workers 2

Prints one line of JSON with what was done; exits with 1 at the first fault, with the text that made it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import time
from functools import lru_cache

from arextract.corpus.rows import scrub
from arextract.evaluate.invariants import broken
from arextract.pipeline import Extractor
from arextract.record import Article
from tests.hostile.grammar import made
from tests.hostile.mutate import mutant, pool

_LONGEST = 2_000


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor("default")


def faults(text: str) -> list[str]:
    """What is wrong with the record of `text`: broken invariants, an invalid record, or an exception."""
    try:
        line = _extractor().extract(scrub(text)).model_dump_json(by_alias=True)
        Article.model_validate_json(line)
        return broken(json.loads(line), scrub(text))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def share(task: tuple[int, int]) -> list[tuple[str, list[str]]]:
    """The faults among `count` texts of one random seed, at most three: mutants, made texts and mutants of those."""
    seed, count = task
    rng = random.Random(seed)
    paragraphs = pool()
    found = []
    for _ in range(count):
        chance = rng.random()
        text = mutant(paragraphs if chance < 0.6 else [made(rng)], rng) if chance < 0.8 else made(rng)[:_LONGEST]
        wrong = faults(text)
        if wrong:
            found.append((text, wrong))
            if len(found) == 3:
                break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    _extractor()
    began = time.monotonic()
    block = 500
    tasks = [(arguments.seed * 1_000_000 + i, block) for i in range(-(-arguments.inputs // block))]
    with multiprocessing.get_context("fork").Pool(arguments.workers) as workers:
        for found in workers.imap_unordered(share, tasks):
            for text, wrong in found:
                print(json.dumps({"text": text, "faults": wrong[:3]}), file=sys.stderr)
            if found:
                sys.exit(1)
    print(
        json.dumps(
            {
                "inputs": len(tasks) * block,
                "seed": arguments.seed,
                "faults": 0,
                "seconds": round(time.monotonic() - began),
            }
        )
    )


if __name__ == "__main__":
    main()
