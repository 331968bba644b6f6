"""The figures of a run against gold: precision, recall and F1 of every layer, micro-averaged over articles.

Optional gold items count neither way, and of gold with `layers` only what those name counts. The definitions are those of the project's annotation guidelines; each function
scores one layer of one article.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from arextract.evaluate.gold import Json
from arextract.evaluate.match import folded, near, overlap, pair, role_matches, same_number, same_span, same_words

ROLES = ("subject", "metric", "source")
FIGURES = (
    "entities strict", "entities span", "entities overlap", "quantities strict", "quantities value", "quantities found",
    "quantities span", "comparator marked", "subject", "metric", "time", "source", "change", "per", "counted",
    "citations", "hedged", "negated", "claim full", "times", "times span",
)  # fmt: skip

Miss = Callable[[str, str], None]


@dataclass(slots=True)
class Tally:
    """Counts of right, said and gold."""

    right: int = 0
    said: int = 0
    gold: int = 0

    def add(self, right: bool | int, said: int, gold: bool | int) -> None:
        self.right += int(right)
        self.said += said
        self.gold += int(gold)

    def row(self) -> dict[str, float | int]:
        """Precision, recall, F1 and the counts. Nothing said where nothing is gold is a precision of 1."""
        p = self.right / self.said if self.said else float(self.gold == 0)
        r = self.right / self.gold if self.gold else 1.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": p, "r": r, "f1": f1, "right": self.right, "said": self.said, "gold": self.gold}


@dataclass(slots=True)
class Board:
    """All tallies of an evaluation."""

    figures: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(Tally))
    labels: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(Tally))
    hits: collections.Counter[str] = field(default_factory=collections.Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def result(self) -> dict[str, Any]:
        """The figures as one JSON-ready dict: F1 rows by name, the two accuracies, rows by entity label."""
        out: dict[str, Any] = {name: self.figures[name].row() for name in FIGURES}
        for name in ("canonical", "comparator"):
            total = self.hits[f"{name} gold"]
            out[name] = {"accuracy": self.hits[name] / max(1, total), "gold": total}
        out["labels"] = {name: tally.row() for name, tally in sorted(self.labels.items())}
        return out


def _free(j: int, item: Json, back: dict[int, int], gold: list[Json]) -> bool:
    """A prediction that answers an optional gold item, or only touches one, counts neither way."""
    i = back.get(j)
    if i is not None:
        return bool(gold[i]["optional"])
    return any(g["optional"] and overlap(g, item) for g in gold)


def score_entities(board: Board, gold: list[Json], said: list[Json], miss: Miss) -> None:
    """Strict: same span and label; span; overlap; and the canonical accuracy."""
    found = pair(gold, said)
    back = {j: i for i, j in found.items()}
    for i, g in enumerate(gold):
        if g["optional"]:
            continue
        s = said[found[i]] if i in found else None
        span = s is not None and same_span(s, g)
        strict = bool(span and s and s["label"] in g["label"])
        for name, ok in (("strict", strict), ("span", span), ("overlap", s is not None)):
            board.figures[f"entities {name}"].add(ok, 0, 1)
        board.labels[s["label"] if strict and s else g["label"][0]].add(strict, 0, 1)
        if not strict:
            miss("entity", f"gold {g['text']!r} {g['label']} said {s and s['text']!r} {s and s['label']}")
        if g["canonical"]:
            accepted = {folded(form) for form in g["canonical"]}
            ok = s is not None and folded(s.get("canonical") or "") in accepted
            board.hits["canonical"] += ok
            board.hits["canonical gold"] += 1
            if s and not ok:
                miss("canonical", f"{g['text']!r} gold {g['canonical']} said {s.get('canonical')!r}")
    for j, s in enumerate(said):
        if _free(j, s, back, gold):
            continue
        for name in ("strict", "span", "overlap"):
            board.figures[f"entities {name}"].add(0, 1, 0)
        board.labels[str(s["label"])].add(0, 1, 0)
        if j not in back:
            miss("entity", f"extra {s['text']!r} {s['label']}")


def score_times(board: Board, gold: list[Json], said: list[Json], miss: Miss) -> None:
    """Overlap and value (a null gold value counts for its place alone); and the very same span besides."""
    found = pair(gold, said)
    taken = set(found.values())
    for i, g in enumerate(gold):
        s = said[found[i]] if i in found else None
        ok = s is not None and (g["value"] is None or g["value"] == s["value"])
        board.figures["times"].add(ok, 0, 1)
        board.figures["times span"].add(bool(ok and s and same_span(g, s)), 0, 1)
        if not ok:
            miss("time", f"gold {g['text']!r} {g['value']} said {s and s['text']!r} {s and s['value']}")
    for j, s in enumerate(said):
        board.figures["times"].add(0, 1, 0)
        board.figures["times span"].add(0, 1, 0)
        if j not in taken:
            miss("time", f"extra {s['text']!r} {s['value']}")


def _numbers(q: Json) -> tuple[Any, ...]:
    return tuple(q.get(key) for key in ("kind", "value", "low", "high", "unit"))


def score_claims(board: Board, gold: Json, article: Json, miss: Miss) -> None:
    """Quantities, their comparators, and the roles of the claims."""
    golds, claims = gold["quantities"], article.get("claims") or []
    said = [claim["quantity"] for claim in claims]
    found = pair(golds, said)
    back = {j: i for i, j in found.items()}
    when = {t["id"]: t for t in article.get("times") or []}
    for i, g in enumerate(golds):
        if not g["optional"]:
            _score_claim(board, g, claims[found[i]] if i in found else None, gold["times"], when, miss)
    for j, claim in enumerate(claims):
        if _free(j, said[j], back, golds):
            continue
        _count_said(board, claim)
        if j not in back:
            miss("quantity", f"extra {said[j]['text']!r} {said[j].get('value')} {said[j].get('unit')}")


def _count_said(board: Board, claim: Json) -> None:
    """What a claim says counts towards precision, whether it answers a gold item or not."""
    quantity, figures = claim["quantity"], board.figures
    for name in ("quantities found", "quantities value", "quantities strict", "quantities span", "claim full"):
        figures[name].add(0, 1, 0)
    figures["comparator marked"].add(0, int(quantity.get("comparator") != "="), 0)
    for name in (*ROLES, "time", "change"):
        figures[name].add(0, int(claim.get(name) is not None), 0)
    for name in ("per", "counted"):
        figures[name].add(0, int(quantity.get(name) is not None), 0)
    for name in ("hedged", "negated"):
        figures[name].add(0, int(bool(claim.get(name))), 0)
    figures["citations"].add(0, len(set(claim.get("citations") or [])), 0)


def _score_claim(
    board: Board, g: Json, claim: Json | None, gold_times: list[Json], when: dict[str, Json], miss: Miss
) -> None:
    figures, text = board.figures, g["text"]
    s: Json | None = claim["quantity"] if claim else None
    loose = g["kind"] == "multiple"
    value = s is not None and all(same_number(g[k], s.get(k), loose=loose) for k in ("value", "low", "high"))
    strict = bool(value and s and g["kind"] == s["kind"] and g["unit"] == s.get("unit"))
    span = bool(strict and s and same_span(s, g))
    for name, ok in (("found", s is not None), ("value", value), ("strict", strict), ("span", span)):
        figures[f"quantities {name}"].add(ok, 0, 1)
    if not strict:
        miss("quantity", f"gold {text!r} {_numbers(g)} said {s and (s['text'], *_numbers(s))}")
    elif not span:
        miss("quantity span", f"gold {text!r} said {s and s['text']!r}")
    comparator = bool(value and s and g["comparator"] == s.get("comparator"))
    if value:
        board.hits["comparator gold"] += 1
        board.hits["comparator"] += comparator
        if not comparator:
            miss("comparator", f"{text!r} gold {g['comparator']} said {s and s.get('comparator')}")
    marked = g["comparator"] != "="
    figures["comparator marked"].add(comparator and marked, 0, marked)
    whole = strict and comparator
    for name in ROLES:
        said = claim and claim.get(name)
        ok = role_matches(g[name], said)
        figures[name].add(ok, 0, g[name] is not None)
        whole = whole and (ok or (g[name] is None and said is None))
        if not ok and (g[name] or said):
            miss(name, f"{text!r} gold {g[name] and g[name]['text']!r} said {said and said['text']!r}")
    a = gold_times[g["time"]] if g["time"] is not None else None
    b = when.get(claim["time"]) if claim and claim.get("time") else None
    ok = a is not None and b is not None and (near(a, b) or (a["value"] is not None and a["value"] == b["value"]))
    figures["time"].add(ok, 0, a is not None)
    whole = whole and (ok or (a is None and b is None))
    if not ok and (a or b):
        miss("claim time", f"{text!r} gold {a and a['text']!r} said {b and b['text']!r}")
    a, b = g["change"], claim and claim.get("change")
    ok = bool(a and b and a["direction"] == b["direction"] and a["role"] == b["role"])
    figures["change"].add(ok, 0, a is not None)
    whole = whole and (ok or (not a and not b))
    if not ok and (a or b):
        miss("change", f"{text!r} gold {a} said {b}")
    for name in ("per", "counted"):
        said_words = s.get(name) if s else None
        ok = same_words(g[name], said_words)
        figures[name].add(ok, 0, g[name] is not None)
        if not ok and (g[name] or said_words):
            miss(name, f"{text!r} gold {g[name]!r} said {said_words!r}")
    urls = set((claim or {}).get("citations") or [])
    figures["citations"].add(len(set(g["citations"]) & urls), 0, len(g["citations"]))
    for name in ("hedged", "negated"):
        marked = bool(claim and claim.get(name))
        figures[name].add(g[name] and marked, 0, g[name])
        if marked != g[name]:
            miss(name, f"{text!r} gold {g[name]}")
    figures["claim full"].add(whole, 0, 1)


def score(pairs: Iterable[tuple[Json, Json]]) -> Board:
    """All figures over (gold, predicted article) pairs."""
    board = Board()
    for gold, article in pairs:

        def miss(kind: str, what: str, name: str = str(gold["id"])) -> None:
            board.misses.append((name, kind, what))

        if "entities" in gold.get("layers", ("entities",)):
            score_entities(board, gold["entities"], article.get("entities") or [], miss)
        score_times(board, gold["times"], article.get("times") or [], miss)
        score_claims(board, gold, article, miss)
    return board
