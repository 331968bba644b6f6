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


def _series_rows() -> list[dict]:
    row = collect([article()]).claims[0]
    told = (("2023-Q4", 3.0), ("2021", 1.0), ("2022-05", 2.0), ("2022-05", 2.0))
    return [{**row, "time": t, "value": v, "change": None} for t, v in told]


def test_a_series_is_one_measure_of_one_subject_in_one_unit_by_date() -> None:
    rows = _series_rows()
    ((key, points),) = series(rows).items()
    assert key == ("Nvidia", "الأربـاح", "%")
    assert [(p.day.isoformat(), p.value) for p in points] == [
        ("2021-01-01", 1.0),
        ("2022-05-01", 2.0),
        ("2023-10-01", 3.0),
    ]
    assert len(series([rows[0], {**rows[1], "metric": "عدد الموظفين"}])) == 2
    assert len(series([rows[0], {**rows[1], "unit": "pp"}])) == 2
    assert len(series([rows[0], {**rows[1], "metric": "أرباحها"}])) == 1  # one measure in two forms
    for without in (
        {"negated": True},
        {"sure": "unsure"},
        {"kind": "rank"},
        {"change": "up by"},
        {"subject": None},
        {"time": None},
    ):
        assert series([{**rows[0], **without}]) == {}


def test_plots_stand_on_a_true_time_axis_and_lead_to_the_claims() -> None:
    rows = _series_rows()
    (plot,) = plots(rows, [f"#articles/x?claim=q{i}" for i in range(len(rows))])
    assert (plot.subject, plot.metric, plot.unit, plot.points) == ("Nvidia", "الأربـاح", "%", 3)
    assert "<svg" in plot.svg and "<script" not in plot.svg
    assert len(set(regex.findall(r"#articles/x[?]claim=q\d", plot.svg))) == 3
    across = [float(x) for x in regex.findall(r'<circle cx="([\d.]+)"', plot.svg)]
    first, second, third = sorted(across)
    days = (516, 518)  # of 2021-01-01 to 2022-05-01 (485) and to 2023-10-01 (518 more)
    assert (second - first) / (third - second) == pytest.approx(485 / days[1], rel=0.02)
    assert plots(rows[:2]) == []


def test_an_article_without_a_title_is_called_by_its_first_line() -> None:
    one = article("\n\n  قالت إنفيديا إن الأربـاح ارتفعت ٥٪ عام ٢٠٢٤\nثم سطر آخر")
    assert collect([one]).articles[0]["title"] == "قالت إنفيديا إن الأربـاح ارتفعت ٥٪ عام ٢٠٢٤"
    assert len(collect([article("كلمة إنفيديا الأربـاح ٥٪ عام ٢٠٢٤ " * 40)]).articles[0]["title"]) <= 91


def test_bad_language_and_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose one of ar, en"):
        render([], "xx")
    with pytest.raises(UsageError, match="cannot write"):
        write_report([], tmp_path / "no" / "x.html")
    assert write_report([], tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
