"""Relations between names: who makes what, who leads whom, what is part of what, what lies where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

import regex

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_set
from arextract.layers import Layers, Name, RelationSpan
from arextract.pipes.relations.antecedents import Antecedents
from arextract.pipes.relations.line import LETTERS, Line, line
from arextract.pipes.relations.rules import RelationRule, rules, words_of
from arextract.text.word_layer import Words

_LEADS = word_set("relation_finder.leads")

Compiled = tuple[RelationRule, regex.Pattern[str]]
# The names that no match of a pattern can do without; those of «also» and «skip» may be missing.
_NEEDED = regex.compile(r"\{(?:\[(\w+)\]|(O))\(\?P<(?:from_|to|facility|organ)>")


@lru_cache(maxsize=1)
def _needs() -> tuple[tuple[RelationRule, regex.Pattern[str]], ...]:
    """Each rule with what it needs of the labels of a line's names, in their order."""
    return tuple(
        (
            rule,
            regex.compile(".*".join(f"[{kinds or only}]" for kinds, only in _NEEDED.findall(rule.pattern))),
        )
        for rule in rules()
    )


def ends(labels: str) -> str:
    """`labels` with only the first and the last of each letter: no more is needed to tell which can precede which."""
    if len(labels) <= len(LETTERS):
        return labels
    places = {place for letter in set(labels) for place in (labels.find(letter), labels.rfind(letter))}
    return "".join([labels[place] for place in sorted(places)])


@lru_cache(maxsize=1024)
def _possible(labels: str) -> tuple[Compiled, ...]:
    """The rules that a line may match whose names have these labels, a letter each."""
    return tuple((rule, _compiled(rule.pattern)) for rule, names in _needs() if names.search(labels))


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern of a rule over the line, made when a line may match it: most texts need few."""
    return regex.compile(rf"(?<!\S){pattern}")


@lru_cache(maxsize=4)
def _opening(kind: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{ARTICLE})?(?:{'|'.join(sorted(words_of(kind)))})\b")


@lru_cache(maxsize=1)
def _former() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{ARTICLE})?(?:{'|'.join(sorted(words_of('former')))}) ")


def find(found: Words, own: Layers) -> list[RelationSpan]:
    """The relations between ``own.names``, in text order; offsets in clean text. Linear in the text.

    Reads the words with their sentences, the names and the syntax layer.
    """
    antecedents = Antecedents(found, own)
    starts = [name.start for name in own.names]
    out: dict[tuple[str, int, int], RelationSpan] = {}
    for first, last in found.sentences:
        if last <= first:
            continue
        inside = range(bisect_left(starts, found.starts[first]), bisect_left(starts, found.ends[last - 1]))
        labels = "".join([LETTERS[own.names[index].label] for index in inside])
        possible = _possible(ends(labels)) if labels else ()
        if not possible:
            continue
        read = line(found, own.syntax, own.names, inside, first, last)
        for relation in _sentence(read, own.names, antecedents, possible):
            out.setdefault((relation.type, relation.head, relation.tail), relation)
    return sorted(out.values(), key=lambda r: (r.start, r.head, r.tail))


def _sentence(
    read: Line, names: Sequence[Name], antecedents: Antecedents, possible: Sequence[Compiled]
) -> list[RelationSpan]:
    found: list[RelationSpan] = []
    for rule, pattern in possible:
        for match in pattern.finditer(read.text):
            groups = match.groupdict()
            head = groups.get("from_") or groups.get("facility") or groups.get("organ")
            if head is None or _former().search(match.group()):
                continue
            first = int(head)
            if not _opens_as_it_must(groups, names[first], antecedents.found):
                continue
            tail = _tail(match, groups, read, antecedents, first)
            if tail is None or tail == first:
                continue
            kind = rule.type
            if kind == "owned":
                kind = "part_of" if names[first].label == "ORG" else "product_of"
            begin, stop = (read.token(at) for at in (match.start("text"), match.end("text") - 1))
            while stop > begin and read.text[read.begins[stop] : match.end("text")].strip() in _LEADS:
                stop -= 1
            place = read.spans[begin][0], read.spans[stop][1]
            found.append(RelationSpan(kind, first, tail, *place, rule.name))
            also = groups.get("also")
            if also is not None:
                found.append(RelationSpan(kind, int(also), tail, *place, rule.name))
    return found


def _opens_as_it_must(groups: dict[str, str | None], name: Name, found: Words) -> bool:
    """Whether a name that a rule wants to be a facility or an organ opens with such a noun («معهد ناصر»)."""
    for kind in ("facility", "organ"):
        if groups.get(kind):
            return _opening(kind).match(fold(found.text[name.start : name.end])) is not None
    return True


def _tail(
    match: regex.Match[str], groups: dict[str, str | None], read: Line, antecedents: Antecedents, head: int
) -> int | None:
    """The name that the relation leads to: named, or what a pronoun or class noun stands for."""
    if groups.get("to"):
        return int(str(groups["to"]))
    if groups.get("it"):
        at = read.token(match.start("it"))
        return antecedents.of_noun(str(groups["it"]).strip(), read.spans[at][0])
    pronoun = groups.get("they")
    if pronoun is None:
        return None
    return antecedents.of_pronoun(pronoun, read.words[read.token(match.start("they"))], head)
