"""Annotated passages → readings with their gold roles, and the figures by which a choice is right."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from arextract.evaluate.gold import Json
from arextract.evaluate.match import folded, near
from arextract.layers import ClaimSpan, Layers, layers
from arextract.ner.tagger import NameModel
from arextract.pipes.claims.chooser import begin_of, states
from arextract.pipes.claims.engine import assign
from arextract.pipes.claims.evidence import Evidence
from arextract.roles.role_network import ROLES
from arextract.roles.role_reading import LONGEST, RoleReading
from arextract.text.clean import Cleaned
from arextract.text.doc_text import cleaned_of
from arextract.text.word_layer import Words, doc_words

Span = tuple[int, int]


@dataclass(slots=True)
class Gold:
    """The roles that a quantity should have, in clean offsets. `number` is its index in the reading, or None if unfound."""

    number: int | None
    optional: bool
    roles: dict[str, Json | None]
    time: Json | None
    change: tuple[str, str] | None
    hedged: bool
    negated: bool


@dataclass(slots=True)
class Passage:
    """An annotated passage."""

    id: str
    folder: str
    own: Layers
    words: Words
    cuts: list[int]
    reading: RoleReading
    claims: list[ClaimSpan]
    spans: list[Span | None]
    counted: list[int]
    gold: list[Gold] = field(default_factory=list)

    def characters(self, first: int, last: int) -> Json:
        """The words `first` to `last` as a span with its text, without the first word's proclitics."""
        start, end = self.words.starts[first] + self.cuts[first], self.words.ends[last]
        return {"start": start, "end": end, "text": self.words.text[start:end]}

    def role_right(self, gold: Json | None, said: Json | None) -> bool:
        """Whether a role is right: most of the same characters, the same words, or a name with an accepted Latin form."""
        if gold is None or said is None:
            return False
        if near(gold, said) or folded(gold["text"]) == folded(said["text"]):
            return True
        accepted = {folded(form) for form in gold["canonical"]}
        return any(
            name.canonical is not None and folded(name.canonical) in accepted
            for name in self.own.names
            if accepted and near({"start": name.start, "end": name.end}, said)
        )

    def time_right(self, gold: Json | None, index: int | None) -> bool:
        """Whether a time of the times layer is the gold's: most of the same characters, or the same value."""
        if gold is None or index is None:
            return False
        said = self.own.times[index]
        return near(gold, {"start": said.start, "end": said.end}) or (
            gold["value"] is not None and gold["value"] == said.value
        )

    def targets(self, gold: Json, low: int, high: int) -> set[Span]:
        """All spans of words within low:high that are right for a role: the gold's own, and its words or name elsewhere."""
        own = gold["words"]
        found = set()
        if own is None:
            return set()
        said = self.words.folded[own[0] : own[1] + 1]
        for first in range(low, high - len(said) + 1):
            if self.words.folded[first : first + len(said)] == said:
                found.add((first, first + len(said) - 1))
        accepted = {folded(form) for form in gold["canonical"]}
        for name, span in zip(self.own.names, self.spans, strict=True):
            if accepted and span and name.canonical and folded(name.canonical) in accepted:
                found.add(span)
        return {(a, b) for a, b in found if a >= low and b < high and b - a < LONGEST}


def read_folders(
    folders: Iterable[Path], nlp: Language, tagger: NameModel, skip: Sequence[str] = ()
) -> Iterator[Passage]:
    """The annotated passages (NAME.json beside NAME.txt) below each folder, sorted by path.

    `nlp` is a pipeline; its claims pipe is left out. Folders named in `skip` are passed over.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*.json")):
            if path.name.endswith((".draft.json", ".pre.json")) or not path.with_suffix(".txt").exists():
                continue
            if path.parent.name in skip:
                continue
            gold = json.loads(path.read_text(encoding="utf-8"))
            if "quantities" in gold:
                raw = path.with_suffix(".txt").read_bytes().decode("utf-8")
                passage = read_passage(raw, gold, path.parent.name, nlp, tagger)
                if passage is not None:
                    yield passage


def read_passage(raw: str, gold: Json, folder: str, nlp: Language, tagger: NameModel) -> Passage | None:
    """One passage through every pipe before the choice; None for a text without words."""
    doc = nlp.make_doc(raw)
    own = layers(doc)
    own.published = gold.get("published")
    for name, pipe in nlp.pipeline:
        if name != "claims":
            doc = pipe(doc)
    cleaned: Cleaned = cleaned_of(doc)
    found = doc_words(doc)
    if not len(found):
        return None
    told = assign(found, own)
    evidence = Evidence(found, own, told)
    reading, which = evidence.reading(states(found, found.sentences, tagger))
    cuts = [begin_of(found, own, i) - found.starts[i] for i in range(len(found))]
    spans = [evidence.span(name.start, name.end) for name in own.names]
    passage = Passage(
        str(gold["id"]),
        folder,
        own,
        found,
        cuts,
        reading,
        [told.claims[i] for i in which],
        spans,
        evidence.counted(),
    )
    for quantity in gold["quantities"]:
        passage.gold.append(_gold(quantity, gold["times"], evidence, cleaned, own, which))
    return passage


def _gold(
    quantity: Json, times: list[Json], evidence: Evidence, cleaned: Cleaned, own: Layers, which: list[int]
) -> Gold:
    def clean(item: Json) -> dict[str, Any]:
        start, end = _to_clean(cleaned, item["start"], item["end"])
        return {"start": start, "end": end, "text": item["text"]}

    place = clean(quantity)
    best, shared = None, 0.0
    for index, said in enumerate(own.quantities):
        common = min(said.end, place["end"]) - max(said.start, place["start"])
        share = common / max(said.end - said.start, place["end"] - place["start"])
        if share > shared and index in which:
            best, shared = which.index(index), share
    roles: dict[str, Json | None] = {}
    for role in ROLES:
        said_role = quantity[role]
        roles[role] = None
        if said_role is not None:
            made = clean(said_role)
            made["canonical"] = said_role.get("canonical") or []
            made["words"] = evidence.span(made["start"], made["end"])
            roles[role] = made
    time = None
    if quantity["time"] is not None:
        time = clean(times[quantity["time"]]) | {"value": times[quantity["time"]]["value"]}
    change = quantity["change"] and (quantity["change"]["direction"], quantity["change"]["role"])
    return Gold(best, quantity["optional"], roles, time, change, quantity["hedged"], quantity["negated"])


def _to_clean(cleaned: Cleaned, start: int, end: int) -> Span:
    """Raw offsets in the clean text."""
    if cleaned.starts is None:
        return start, end
    return bisect_left(cleaned.starts, start), bisect_left(cleaned.starts, end)
