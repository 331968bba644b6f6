"""The record of a run that says what the gold says, for tests of the scorer."""

from __future__ import annotations

from arextract.evaluate.annotation import Json


def as_article(raw: str, gold: Json) -> Json:
    """The record of a run that says exactly what the gold says: it scores 1.0 in everything."""
    first = {"label": 0, "canonical": 0}

    def lead(item: Json) -> Json:
        return {k: (v[0] if v else None) if k in first else v for k, v in item.items() if k != "optional"}

    entities = [{"id": f"e{n}", **lead(e)} for n, e in enumerate(gold["entities"], 1)]
    times = [{"id": f"t{n}", **t} for n, t in enumerate(gold["times"], 1)]
    keys = ("start", "end", "text", "kind", "value", "low", "high", "comparator", "unit", "counted", "per")
    claims = []
    for n, q in enumerate(gold["quantities"], 1):
        claim: Json = {"id": f"q{n}", "quantity": {k: q[k] for k in keys}, "metric": q["metric"]}
        claim |= {k: q[k] and {**lead(q[k]), "entity": None} for k in ("subject", "source")}
        claim["sentence"] = {"start": q["start"], "end": q["end"]}
        claim["time"] = None if q["time"] is None else f"t{q['time'] + 1}"
        claims.append(claim | {k: q[k] for k in ("hedged", "negated", "change", "citations")})
    return {
        "id": gold["id"],
        "text": raw,
        "published": gold["published"],
        "entities": entities,
        "times": times,
        "claims": claims,
    }
