"""Whether `score` says the truth: choices grouped by how sure they are, and the share of each group that is right."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from arextract.errors import UsageError
from arextract.evaluate.gold import Json
from arextract.evaluate.match import pair, role_matches

RELIABLE = ("subject", "metric", "source")
_WIDTH = 0.1
"""Of a group, in `score`; the last one holds 1 as well."""


@dataclass(slots=True, frozen=True)
class ScoreGroup:
    """The choices of a `role` whose scores lie in one tenth: how many, their mean score, and the share right (0–1)."""

    role: str
    count: int
    mean: float
    right: float


def reliability(pairs: Iterable[tuple[Json, Json]]) -> list[ScoreGroup]:
    """The groups of every role over (gold, predicted article) pairs, the least sure first.

    Quantities that gold lacks or holds optional are left out, as is gold without roles.
    """
    found: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for gold, article in pairs:
        if "roles" not in gold.get("layers", ("roles",)):
            continue
        claims = article.get("claims") or []
        for i, j in pair(gold["quantities"], [claim["quantity"] for claim in claims]).items():
            if gold["quantities"][i]["optional"]:
                continue
            for role in RELIABLE:
                said = claims[j].get(role)
                if said and said.get("score") is not None:
                    group = min(int(said["score"] / _WIDTH + 1e-9), int(1 / _WIDTH) - 1)
                    right = role_matches(gold["quantities"][i][role], said)
                    found[role, group].append((said["score"], right))
    return [
        ScoreGroup(role, len(own), sum(s for s, _ in own) / len(own), sum(right for _, right in own) / len(own))
        for (role, _), own in sorted(found.items(), key=lambda item: (RELIABLE.index(item[0][0]), item[0][1]))
    ]


def write_plot(groups: Iterable[ScoreGroup], path: str | Path) -> None:
    """Draws the groups as SVG: mean score across, share right upwards, the diagonal for a score that keeps its word.

    Raises `UsageError` where `path` cannot be written.
    """
    import pygal
    from pygal.style import Style

    chart = pygal.XY(
        width=520, height=420, range=(0, 1), xrange=(0, 1), dots_size=4, js=[], pretty_print=True, legend_at_bottom=True,
        x_title="score", y_title="share right", style=Style(background="#ffffff", plot_background="#ffffff"),
        explicit_size=True, truncate_legend=-1,
    )  # fmt: skip
    # pygal names a chart at random; the picture must be the same for the same groups.
    chart.uuid = "reliability"
    chart.add("as it should be", [(0, 0), (1, 1)], show_dots=False, stroke_style={"dasharray": "4, 4"})
    for role, own in itertools.groupby(groups, key=lambda group: group.role):
        chart.add(role, [{"value": (g.mean, g.right), "label": f"{g.count} choices"} for g in own])
    try:
        # Without pygal's comments, which hold the day.
        Path(path).write_text(re.sub(r"\s*<!--.*?-->", "", chart.render(is_unicode=True)) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the plot {path}: {error}") from error
