"""Sentences per second of `find_numbers` and `find_quantities` beside the parsers that PyPI has, on the same sentences.

    python benchmarks/numbers_peers.py [--sentences N] [--folder FOLDER]

Each peer gets a virtual environment of its own in FOLDER (default: a temporary one), installed from PyPI; one that does not
install is named. All run on one core one after the other, the fastest of three passes counts (processor time), and the time to import and to
load tables does not. Ratios are those of this one run. A peer that does less than reading numbers with their units says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from numbers_growth import ordinary

# name: (package, what it reads, code that defines run(sentence))
PEERS = {
    "mahad, all dimensions": (
        "mahad",
        "durations, numerals, ordinals, times, names (its others raise NotImplementedError)",
        "from maha.parsers.functions import parse_dimension\n"
        "def run(s): return parse_dimension(s, duration=True, numeral=True, ordinal=True, time=True, names=True)\n",
    ),
    "mahad, numerals": (
        "mahad",
        "numerals",
        "from maha.parsers.functions import parse_dimension\ndef run(s): return parse_dimension(s, numeral=True)\n",
    ),
    "pyarabic": (
        "pyarabic",
        "phrases of number words and their values, no digits",
        "import pyarabic.number as n\ndef run(s): return [n.text2number(p) for p in n.extract_number_phrases(s)]\n",
    ),
    "quantulum3": (
        "quantulum3",
        "digits with Latin units, made for English",
        "from quantulum3 import parser\ndef run(s): return parser.parse(s)\n",
    ),
    "dateparser": (
        "dateparser",
        "dates",
        "from dateparser.search import search_dates\ndef run(s): return search_dates(s, languages=['ar'])\n",
    ),
}
OURS = {
    "find_numbers": ("numerals", "from arextract.numbers import find_numbers as run\n"),
    "find_quantities": ("quantities with unit, comparator, counted noun; times", "from arextract.loose_quantities import find_quantities as run\n"),
}  # fmt: skip
TIMER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
{code}
sentences = json.load(open(sys.argv[1], encoding="utf-8"))
limit = float(sys.argv[2])
for s in sentences[:3]:
    run(s)
best = 0.0
for _ in range(3):
    begin, done = time.process_time(), 0
    for s in sentences:
        try:
            run(s)
        except Exception:
            pass
        done += 1
        if time.process_time() - begin > limit:
            break
    best = max(best, done / (time.process_time() - begin))
print(best)
"""


def timed(python: str, code: str, sentences: Path, limit: float) -> float | None:
    """Sentences per second of `code` run by `python`, or None where it fails."""
    done = subprocess.run(
        [python, "-c", TIMER.format(code=code), str(sentences), str(limit)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr.strip().splitlines()[-1], file=sys.stderr)
        return None
    return float(done.stdout.split()[-1])


def installed(package: str, folder: Path) -> str | None:
    """The Python of the environment that has `package`, or None where it does not install."""
    home = folder / package
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", package], capture_output=True, text=True, check=False
    )
    return None if done.returncode else str(python)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=600, help="how many sentences (default: 600)")
    parser.add_argument("--seconds", type=float, default=10, help="most seconds of one pass (default: 10)")
    parser.add_argument("--folder", type=Path, help="where the peers' environments stand")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="arextract-peers-"))
    folder.mkdir(parents=True, exist_ok=True)
    lines = ordinary(options.sentences * 400).split("\n")[: options.sentences]
    sentences = folder / "sentences.json"
    sentences.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    rates: dict[str, float] = {}
    for name, (reads, code) in OURS.items():
        rate = timed(sys.executable, code, sentences, options.seconds)
        if rate:
            rates[name] = rate
            print(f"{name:26}{rate:12,.1f} sentences/s   {reads}", flush=True)
    for name, (package, reads, code) in PEERS.items():
        python = installed(package, folder)
        rate = timed(python, code, sentences, options.seconds) if python else None
        if rate is None:
            print(f"{name:26}{'does not install' if python is None else 'does not run':>12}")
            continue
        rates[name] = rate
        ratios = ", ".join(f"{ours} ×{rates[ours] / rate:,.1f}" for ours in OURS if ours in rates)
        print(f"{name:26}{rate:12,.1f} sentences/s   {ratios}   {reads}", flush=True)


if __name__ == "__main__":
    main()
