"""Plots of values over time, one for each subject, measure and unit that has enough points, as inline SVG by pygal."""

from __future__ import annotations

import collections
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from arextract.report.data import Row

_LEAST_POINTS = 3
_MOST_PLOTS = 12
_DATE = regex.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q([1-4])|-H([12]))?")
_UNIQUE = regex.compile(r"<!--.*?-->|<script.*?</script>", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Plot:
    """A title in two parts (text and unit) and the SVG."""

    subject: str
    unit: str
    points: int
    svg: str


def series(claims: Iterable[Row]) -> dict[tuple[str, str], list[tuple[str, float]]]:
    """Values by (subject, unit), as (time, value) in the order of time; only exact figures that are neither changes nor denied."""
    found: dict[tuple[str, str], set[tuple[str, float]]] = collections.defaultdict(set)
    for claim in claims:
        when = _DATE.match(claim["time"] or "")
        by = claim["change"] and claim["change"].endswith("by")
        if (
            claim["subject"]
            and when
            and claim["value"] is not None
            and not claim["negated"]
            and not by
            and claim["kind"] != "rank"
        ):
            unit = claim["unit"] or claim["counted"] or claim["kind"]
            found[claim["subject"], unit].add((claim["time"], float(claim["value"])))
    return {key: sorted(points, key=lambda p: (_order(p[0]), p[1])) for key, points in found.items()}


def _order(time: str) -> tuple[int, int, int]:
    match = _DATE.match(time)
    if not match:
        return (0, 0, 0)
    year, month, day, quarter, half = match.groups()
    return (
        int(year),
        int(month or (int(quarter) * 3 - 2 if quarter else int(half) * 6 - 5 if half else 0)),
        int(day or 0),
    )


def plots(claims: Iterable[Row]) -> list[Plot]:
    """The plots with the most points first; at most a dozen."""
    wanted = [(key, points) for key, points in series(claims).items() if len({t for t, _ in points}) >= _LEAST_POINTS]
    wanted.sort(key=lambda item: (-len(item[1]), item[0]))
    return [
        Plot(subject, unit, len(points), _draw(subject, unit, points))
        for (subject, unit), points in wanted[:_MOST_PLOTS]
    ]


def _draw(subject: str, unit: str, points: list[tuple[str, float]]) -> str:
    import pygal
    from pygal.style import Style

    style = Style(
        background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
        foreground_subtle="var(--muted)", colors=("var(--accent)",), font_family="inherit", label_font_size=11,
    )  # fmt: skip
    chart = pygal.Line(
        width=520, height=240, style=style, js=[], show_legend=False, dots_size=4, x_label_rotation=20,
        truncate_label=-1, margin=8, show_minor_x_labels=True, pretty_print=False,
    )  # fmt: skip
    # pygal names a chart at random; the page must be the same for the same articles.
    chart.uuid = hashlib.sha256(f"{subject}\t{unit}".encode()).hexdigest()[:12]
    chart.x_labels = [time for time, _ in points]
    chart.add("", [value for _, value in points])
    svg: str = chart.render(is_unicode=True, disable_xml_declaration=True)
    return _UNIQUE.sub("", svg)
