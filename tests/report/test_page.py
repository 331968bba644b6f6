"""The page without a browser: escaping, self-containment, determinism."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex

from arextract.errors import UsageError
from arextract.report import write_report
from arextract.report.data import collect, safe_url
from arextract.report.page import embedded, render
from arextract.report.plots import plots, series
from tests.corpus.test_exchange import article


def hostile() -> object:
    """An article that tries to be markup everywhere it can."""
    one = article("</script><script>alert(1)</script> <img src=x onerror=alert(2)> إنفيديا الأربـاح ٥٪ عام ٢٠٢٤")
    one.title = "<b>عنوان</b> </title>"
    one.entities[0].canonical = '"><script>alert(3)</script>'
    one.url = "javascript:alert(4)"
    one.claims[0].citations = ["javascript:alert(5)", "https://ok.example/x?a=1&b=2"]
    return one


def test_user_text_never_becomes_markup() -> None:
    page = render([hostile()])  # type: ignore[list-item]
    assert "alert(1)</script>" not in page
    assert "<b>عنوان" not in page
    assert "javascript:" not in page.replace("javascript:alert(5)", "", 0).split('id="body-0"')[1].split("</script>")[0]
    assert len(regex.findall(r"<script\b", page)) == len(regex.findall(r"</script>", page))


def test_embedded_json_reads_back() -> None:
    value = {"a": "</script><!-- \u2028 & <", "b": [1, None, 2.5]}
    body = str(embedded(value))
    assert "<" not in body
    assert json.loads(body) == value


def test_the_page_needs_no_network_and_is_the_same_each_time() -> None:
    page = render([article()])
    assert page == render([article()])
    outside = regex.findall(r"(?:src|href)=[\"']?(https?:[^\"' >]+)", page)
    assert outside == []
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://x", True),
        ("HTTP://x", True),
        ("javascript:x", False),
        ("data:x", False),
        (None, False),
        ("//x", False),
    ],
)
def test_only_web_links(url: str | None, safe: bool) -> None:
    assert safe_url(url) is safe


def test_plots_of_values_over_time() -> None:
    rows = collect([article()]).claims
    points = [
        {**rows[0], "time": t, "value": v, "change": None}
        for t, v in (("2023-Q4", 3.0), ("2021", 1.0), ("2022-05", 2.0), ("2022-05", 2.0))
    ]
    assert list(series(points).values()) == [[("2021", 1.0), ("2022-05", 2.0), ("2023-Q4", 3.0)]]
    (plot,) = plots(points)
    assert (plot.subject, plot.unit, plot.points) == ("Nvidia", "%", 3)
    assert "<svg" in plot.svg and "<script" not in plot.svg
    assert plots(rows) == []


def test_bad_language_and_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose one of ar, en"):
        render([], "xx")
    with pytest.raises(UsageError, match="cannot write"):
        write_report([], tmp_path / "no" / "x.html")
    assert write_report([], tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
