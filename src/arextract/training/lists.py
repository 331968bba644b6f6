"""Lists of names that the network sees as features: person-name words, and the package's own tables of names."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from arextract.arabic.tables import read_table
from arextract.ner.features import LABELS, Gazetteer
from arextract.ner.word_features import core, split_word
from arextract.training.marked import words


def person_words(folder: Path) -> dict[str, int]:
    """Folded Arabic person-name words of Wikidata's transliteration pairs → bits: listed, at least 5, at least 50 people.

    Empty where the folder is missing.
    """
    counts: dict[str, int] = {}
    for path in sorted(folder.glob("wd_arabic_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            _, letters, count = line.split("\t")
            word = split_word(core(letters.replace(" ", "")))
            # A proclitic letter that begins a name is part of it.
            stem = word[1] if word[0] == "" else "".join(word)
            if len(stem) >= 3:
                counts[stem] = counts.get(stem, 0) + int(count)
    return {word: 1 | (count >= 5) << 1 | (count >= 50) << 2 for word, count in counts.items()}


def name_key(name: str) -> str:
    """The stems of a name's words, parted by spaces."""
    return " ".join(split_word(core(name[a:b]))[1] for a, b in words(name))


def gazetteer(config: dict[str, Any]) -> Gazetteer:
    """The names of ``arabic/names/*.tsv`` by stems; single words that the tables call ambiguous are left out.

    Empty where the configuration sets ``gazetteer = false``.
    """
    names: dict[str, int] = {}
    if not config.get("gazetteer", True):
        return Gazetteer({})
    for path in sorted(Path(str(files("arextract.arabic.names"))).glob("*.tsv")):
        for row in read_table(path):
            for form in row["arabic"].split("|") + row.get("latin", "").split("|"):
                key = name_key(form.strip())
                if not key or (" " not in key and ("ambiguous" in row.get("flags", "") or len(key) < 3)):
                    continue
                for label in row["label"].split("|"):
                    if label in LABELS:
                        names[key] = names.get(key, 0) | 1 << LABELS.index(label)
    return Gazetteer(names)
