"""Speed, start-up, memory and size of the embedded name model on one core.

    python benchmarks/ner.py [--repeat 5] [--json]

Words are the model's own (punctuation apart) of the seeds' texts. "cold" words are seen for the first time (their features
are computed), "warm" ones are cached.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def _sentences() -> list[list[str]]:
    from arextract.text.clean import clean
    from arextract.text.sentences import sentences
    from arextract.training.marked import words

    out = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = clean(path.read_bytes().decode("utf-8")).text
        for start, end in sentences(text):
            piece = text[start:end]
            out.append([piece[a:b] for a, b in words(piece)])
    return out


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(repeat: int) -> dict[str, float]:
    """Seconds to load, words a second cold and warm, megabytes of files and of memory."""
    from arextract.ner import load_model
    from arextract.resources import model

    sentences = _sentences()
    words = sum(len(sentence) for sentence in sentences)
    before = _peak_mb()
    loads = []
    for _ in range(max(3, repeat)):
        began = time.perf_counter()
        tagger = load_model()
        loads.append(time.perf_counter() - began)
    began = time.perf_counter()
    tagger.tag(sentences)
    cold = time.perf_counter() - began
    began = time.perf_counter()
    for _ in range(repeat):
        tagger.tag(sentences)
    warm = (time.perf_counter() - began) / repeat
    return {
        "words": words,
        "load_s": round(sorted(loads)[len(loads) // 2], 3),
        "cold_words_per_s": round(words / cold),
        "warm_words_per_s": round(words / warm),
        "files_mb": round(sum(path.stat().st_size for path in model("ner").iterdir()) / 1e6, 1),
        "memory_added_mb": round(_peak_mb() - before),
    }


def main() -> None:
    """Prints the figures."""
    # One core; numpy reads this when it is first imported, in `measure`.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.repeat)
    print(json.dumps(found) if options.json else "\n".join(f"{name:18} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
