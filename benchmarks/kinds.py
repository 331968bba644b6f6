"""Scores the speller alone on towns, firms and products of the lexicon, by label, one word and several: first form and first five.

python benchmarks/kinds.py
"""

from __future__ import annotations

from collections import defaultdict

from arextract.arabic.tables import table
from arextract.pipes.latin.spelled_names import spell_name
from arextract.translit.letters import compare


def main() -> None:
    """Prints a line for each label; every third row of the tables, names of at most two words without figures."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for name in ("places", "companies", "products", "organisations", "sport"):
        for row in table(f"names/{name}")[::3]:
            label, arabic = row["label"].split("|")[0], row["arabic"].split("|")[0]
            if (
                label in ("PER", "MISC")
                or not arabic
                or arabic.count(" ") > 1
                or any(c.isascii() and c.isalnum() for c in arabic)
            ):
                continue
            right = {compare(form) for form in row["latin"].split("|")}
            found = [compare(candidate.text) for candidate in spell_name(arabic, label)]
            tally = counts[label, "several words" if " " in arabic else "one word"]
            tally[0] += 1
            tally[1] += bool(right & set(found[:1]))
            tally[2] += bool(right & set(found[:5]))
    for (label, words), (total, first, five) in sorted(counts.items()):
        print(f"{label:8} {words:14} {total:4} first {first / total:.3f} first five {five / total:.3f}")


if __name__ == "__main__":
    main()
