"""Scores the spelling of Arabic names on the 300 of tests/gold/arabic_names300.tsv: `latin(name, country=…, label="PER", role=…)`.

python benchmarks/arabic_names.py [--errors]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import arextract
from arextract.arabic.tables import read_table
from arextract.translit.letters import compare

FILE = Path(__file__).parents[1] / "tests" / "gold" / "arabic_names300.tsv"


def main() -> None:
    """Prints the share of names whose first form is accepted, by country and role, with the hints and without."""
    for hints in (True, False):
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for row in read_table(FILE):
            hint = {"country": row["country"], "role": row["role"]} if hints else {}
            found = arextract.latin(row["arabic"], label="PER", **hint)
            right = bool(found) and compare(found[0].text) in {compare(form) for form in row["latin"].split("|")}
            if hints and not right and "--errors" in sys.argv:
                print(row["country"], row["role"], row["arabic"], row["latin"], "said", [c.text for c in found[:3]])
            for group in ("all", row["country"], row["role"]):
                counts[group][0] += 1
                counts[group][1] += right
        for group, (total, first) in counts.items():
            print(f"{'with hints' if hints else 'without'} {group:8} {total:4} first form {first / total:.3f}")


if __name__ == "__main__":
    main()
