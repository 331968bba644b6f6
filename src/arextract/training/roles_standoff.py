"""Annotations of texts that must not be kept: offsets and values alone, found again by the checksum of the passage.

    python -m arextract.training.roles_standoff FILE FOLDER...

writes those of NAME.json beside NAME.txt below each folder to FILE, one passage a line, without a word of its text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from arextract.evaluate.gold import Json
from arextract.ner.tagger import NameModel
from arextract.roles.role_network import ROLES
from arextract.training.roles_data import Passage, read_passage
from arextract.training.roles_raw import checksum, texts


def without_text(gold: Json, text: str, folder: str) -> Json:
    """What is kept of an annotated passage: the words of a span are where it stands."""
    kept = ("start", "end", "time", "hedged", "negated", "change", "optional")
    return {
        "sha256": checksum(text),
        "folder": folder,
        "id": gold["id"],
        "published": gold["published"],
        "times": [[time["start"], time["end"], time["value"]] for time in gold["times"]],
        "quantities": [
            {name: quantity[name] for name in kept}
            | {role: quantity[role] and [quantity[role]["start"], quantity[role]["end"]] for role in ROLES}
            for quantity in gold["quantities"]
        ],
    }


def with_text(kept: Json, text: str) -> Json:
    """The annotation as it was, from what was kept and the passage's text."""

    def span(place: list[int] | None) -> Json | None:
        return None if place is None else {"start": place[0], "end": place[1], "text": text[place[0] : place[1]]}

    return kept | {
        "times": [
            {"start": start, "end": end, "text": text[start:end], "value": value} for start, end, value in kept["times"]
        ],
        "quantities": [
            quantity
            | {"text": text[quantity["start"] : quantity["end"]]}
            | {role: span(quantity[role]) for role in ROLES}
            for quantity in kept["quantities"]
        ],
    }


def read_standoff(
    paths: Iterable[Path], raw: Iterable[Path], nlp: Language, tagger: NameModel, log: Callable[[str], None] = print
) -> Iterator[Passage]:
    """The annotated passages of `paths` that stand in the `raw` files, in their order; how many of each file is told to `log`."""
    kept = {path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths}
    wanted = {one["sha256"] for of_file in kept.values() for one in of_file}
    found = {key: text for file in raw for text in texts(file) if (key := checksum(text)) in wanted}
    for path, of_file in kept.items():
        there = [one for one in of_file if one["sha256"] in found]
        log(f"{path.name}: {len(there)} of {len(of_file)} passages found")
        for one in there:
            text = found[one["sha256"]]
            passage = read_passage(text, with_text(one, text), one["folder"], nlp, tagger)
            if passage is not None:
                yield passage


def write_standoff(path: Path, folders: Iterable[Path]) -> int:
    """Writes the annotations below `folders` to `path` without their text, each text's once; says how many passages."""
    found: dict[str, Json] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.json")):
            if file.name.endswith(".pre.json") or not file.with_suffix(".txt").exists():
                continue
            text = file.with_suffix(".txt").read_bytes().decode("utf-8")
            kept = without_text(json.loads(file.read_text(encoding="utf-8")), text, file.parent.name)
            found.setdefault(kept["sha256"], kept)
    lines = [json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n" for kept in found.values()]
    path.write_text("".join(lines), encoding="utf-8")
    return len(found)


if __name__ == "__main__":
    print(write_standoff(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
