"""How the time of every pipe grows when a hostile text doubles.

    python -m tests.hostile.growth [--size 20000]

Prints a line for each text and pipe with the ratio; exits with 1 where one exceeds the limit of 2.5.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

from threadpoolctl import ThreadpoolController

from arextract.pipeline import Extractor
from tests.hostile.mutate import monsters

LIMIT = 2.5
_FLOOR = 0.02  # seconds: below this a ratio says nothing


def spent(extractor: Extractor, text: str) -> dict[str, float]:
    """Processor seconds of each pipe over `text`, the least of three; the collector, which walks the whole heap, rests."""
    best: dict[str, float] = {}
    for _ in range(3):
        gc.collect()
        gc.disable()
        with extractor.nlp.memory_zone(), ThreadpoolController().limit(limits=1, user_api="blas"):
            at = time.process_time()
            doc = extractor.nlp.make_doc(text)
            times = {"tokens": time.process_time() - at}
            for name, pipe in extractor.nlp.pipeline:
                at = time.process_time()
                doc = pipe(doc)
                times[name] = time.process_time() - at
        gc.enable()
        best = {name: min(took, best.get(name, took)) for name, took in times.items()}
    return best


def ratios(extractor: Extractor, size: int) -> list[tuple[str, str, float, float]]:
    """(text, pipe, ratio, seconds of the longer) for each monster cut to `size` and to twice that."""
    found = []
    for name, text in monsters().items():
        text = text * (2 * size // len(text) + 1) if len(text) < 2 * size else text
        short, long = spent(extractor, text[:size]), spent(extractor, text[: 2 * size])
        for pipe, took in long.items():
            if took >= _FLOOR:
                found.append((name, pipe, took / max(short[pipe], 1e-9), took))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    arguments = parser.parse_args()
    found = ratios(Extractor("default"), arguments.size)
    for name, pipe, ratio, took in sorted(found, key=lambda row: -row[2]):
        print(f"{ratio:6.2f}  {took:8.3f} s  {pipe:12} {name}")
    sys.exit(1 if any(ratio > LIMIT for _, _, ratio, _ in found) else 0)


if __name__ == "__main__":
    main()
