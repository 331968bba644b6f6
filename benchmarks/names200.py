"""Scores ``arextract.latin`` on the 200 names of tests/gold/names200.tsv, with the lexicon and without it.

python benchmarks/names200.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from arextract.arabic.tables import read_table
from arextract.pipes.latin import candidates
from arextract.pipes.latin.canonical import candidates_of
from arextract.translit.letters import compare

FILE = Path(__file__).parents[1] / "tests" / "gold" / "names200.tsv"


def main() -> None:
    """Prints the share of names whose first candidate, or one of the first five, is accepted."""
    for title, listed in (("with the lexicon", True), ("without", False)):
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in read_table(FILE):
            found = candidates(row["arabic"]) if listed else candidates_of(row["arabic"], None)
            forms = [compare(candidate.text) for candidate in found]
            right = {compare(form) for form in row["latin"].split("|")}
            for group in ("all", row["origin"], row["kind"]):
                counts[group][0] += 1
                counts[group][1] += bool(right & set(forms[:1]))
                counts[group][2] += bool(right & set(forms[:5]))
        for group, (total, first, five) in counts.items():
            print(f"{title:18} {group:10} {total:4} top-1 {first / total:.3f} top-5 {five / total:.3f}")


if __name__ == "__main__":
    main()
