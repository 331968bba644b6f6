"""The name model's layer `own` alone (no lexicon, rules or consistency) on annotated articles: exact spans of words.

    python benchmarks/ner_gold.py tests/gold/mentions tests/gold/press

An optional name neither gains nor loses; where the annotation allows several labels, each is right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from arextract.ner import NameModel, load_model
from arextract.ner.conll import bio_spans
from arextract.text.word_layer import split_sentences, words
from arextract.training.marked import Marked, cleaned

Name = tuple[int, int, list[str], bool]


def sentences(folder: Path) -> Iterator[tuple[list[str], list[Name]]]:
    """The words of each sentence, and its names as (first word, last + 1, labels, optional)."""
    for file in sorted(folder.glob("*.json")):
        names: list[dict[str, Any]] = []
        for name in sorted(json.loads(file.read_text(encoding="utf-8")).get("entities", []), key=lambda n: n["start"]):
            if not names or name["start"] >= names[-1]["end"]:
                names.append(name)
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        marked = cleaned(Marked(text, tuple((n["start"], n["end"], str(i)) for i, n in enumerate(names))))
        found = words(marked.text)
        for first, last in split_sentences(found):
            inside: list[Name] = []
            for start, end, index in marked.spans:
                at = [i - first for i in range(first, last) if found.starts[i] < end and found.ends[i] > start]
                if at:
                    name = names[int(index)]
                    inside.append((at[0], at[-1] + 1, name["label"], name.get("optional", False)))
            yield [found.surface(i) for i in range(first, last)], inside


def figures(model: NameModel, folders: list[Path]) -> tuple[float, int]:
    """(F1, names) of the articles in some folders."""
    gold = said = right = 0
    pairs = [pair for folder in folders for pair in sentences(folder)]
    for (_, names), tags in zip(pairs, model.tag([given for given, _ in pairs]), strict=True):
        known = {(start, end): (labels, optional) for start, end, labels, optional in names}
        gold += sum(not optional for *_, optional in names)
        for start, end, label in bio_spans([tag for tag, _ in tags]):
            labels, optional = known.get((start, end), ([], False))
            said += not optional
            right += not optional and label in labels
    return 2 * right / (gold + said), gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, help="another model's folder")
    options = parser.parse_args()
    f1, names = figures(load_model(options.model), options.folders)
    print(f"F1 {f1:.3f}, {names} names")


if __name__ == "__main__":
    main()
