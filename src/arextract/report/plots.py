"""Plots of values over time, one for each subject, measure and unit that has enough points, on a true time axis, as inline SVG by pygal."""

from __future__ import annotations

import collections
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import regex

from arextract.comparison.measures import measure_words
from arextract.corpus.time_intervals import interval
from arextract.report.data import Row

_LEAST_POINTS = 3
_MOST_PLOTS = 12
_UNIQUE = regex.compile(r"<!--.*?-->|<script.*?</script>", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Point:
    """A value, the first day of its period, and the claim's row number."""

    day: date
    value: float
    claim: int


@dataclass(frozen=True, slots=True)
class Plot:
    """A title in three parts (text, text and unit) and the SVG."""

    subject: str
    metric: str
    unit: str
    points: int
    svg: str


Key = tuple[str, str, str]


def series(claims: Iterable[Row]) -> dict[Key, list[Point]]:
    """Points by (subject, measure, unit), in the order of time; only exact figures that are neither changes, unsure nor denied."""
    found: dict[tuple[str, frozenset[str], str, str], list[Point]] = collections.defaultdict(list)
    shown: dict[tuple[str, frozenset[str], str, str], str] = {}
    for number, claim in enumerate(claims):
        when = interval(claim["time"])
        by = claim["change"] and claim["change"].endswith("by")
        measure = claim["metric"] or claim["counted"]
        if not claim["subject"] or not measure or when is None or claim["value"] is None or claim["negated"] or by:
            continue
        if claim["kind"] == "rank" or claim["sure"] == "unsure":
            continue
        unit = claim["unit"] or claim["counted"] or claim["kind"]
        key = (claim["subject"], measure_words(measure), unit, claim["per"] or "")
        shown.setdefault(key, measure)
        point = Point(when[0], float(claim["value"]), number)
        if all((p.day, p.value) != (point.day, point.value) for p in found[key]):
            found[key].append(point)
    return {
        (key[0], shown[key], f"{key[2]} / {key[3]}" if key[3] else key[2]): sorted(
            points, key=lambda p: (p.day, p.value)
        )
        for key, points in found.items()
    }


def longest(claims: Iterable[Row], most: int = _MOST_PLOTS) -> list[tuple[Key, list[Point]]]:
    """The series with values at three dates or more, the longest first."""
    wanted = [item for item in series(claims).items() if len({p.day for p in item[1]}) >= _LEAST_POINTS]
    wanted.sort(key=lambda item: (-len(item[1]), item[0]))
    return wanted[:most]


def plots(claims: list[Row], addresses: list[str] | None = None) -> list[Plot]:
    """The plots with the most points first, at most a dozen; `addresses` are the places on the page that points lead to, by claim."""
    return [Plot(*key, len(points), _draw(key, points, addresses)) for key, points in longest(claims)]


def _draw(key: Key, points: list[Point], addresses: list[str] | None) -> str:
    import pygal
    from pygal.style import Style

    style = Style(
        background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
        foreground_subtle="var(--muted)", colors=("var(--accent)",), font_family="inherit", label_font_size=11,
    )  # fmt: skip
    chart = pygal.DateLine(
        width=520, height=240, style=style, js=[], show_legend=False, dots_size=5, x_label_rotation=20, truncate_label=-1,
        margin=8, pretty_print=False, x_value_formatter=lambda day: day.isoformat()[:10],
    )  # fmt: skip
    # pygal names a chart at random; the page must be the same for the same articles.
    chart.uuid = hashlib.sha256("\t".join(key).encode()).hexdigest()[:12]
    chart.x_labels = sorted({point.day for point in points})
    values = [{"value": (point.day, point.value)} for point in points]
    if addresses is not None:
        for value, point in zip(values, points, strict=True):
            value["xlink"] = {"href": addresses[point.claim], "target": "_self"}  # type: ignore[assignment]
    chart.add("", values)
    svg: str = chart.render(is_unicode=True, disable_xml_declaration=True)
    return _UNIQUE.sub("", svg)
