"""Claims across articles: which meet, and what they are to each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import arextract
from arextract.cli.app import app
from arextract.comparison.groups import Group, compare
from arextract.record import Article, Change, Claim, Entity, Metric, Quantity, Role, Sentence, Time
from tests.comparison.story import read_story, score


def report(
    name: str, published: str | None, amount: str, value: float, *, subject: str = "شركة السدرة", canonical: str | None = "Al-Sidra",
    measure: str = "إيرادات", time: str | None = None, unit: str = "SAR", kind: str = "money", **more: Any,
) -> Article:  # fmt: skip
    """An article of one claim: «MEASURE SUBJECT بلغت AMOUNT في TIME»."""
    text = f"{measure} {subject} بلغت {amount} في {time or ''}"

    def span(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    change = more.pop("change", None)
    comparator = more.pop("comparator", "=")
    names = []
    if canonical:
        names = [
            Entity(
                **span(subject),
                id="e1",
                label="ORG",
                canonical=canonical,
                canonical_by="lexicon",
                cluster="c1",
                by="ner",
            )
        ]
    return Article(
        id=name, source=f"{name}.txt", sha256="0" * 64, pipeline="default@1", text=text, published=published, entities=names,
        times=[Time(**span(time), id="t1", value=time)] if time else [],
        claims=[
            Claim(
                id="q1", quantity=Quantity(**span(amount), kind=kind, value=value, unit=unit, comparator=comparator),
                subject=Role(**span(subject), canonical=canonical, entity="e1" if canonical else None), metric=Metric(**span(measure)),
                time="t1" if time else None, sentence=Sentence(start=0, end=len(text)), rule="r",
                change=Change(direction=change[0], role=change[1]) if change else None, **more,
            )
        ],
    )  # fmt: skip


def verdicts(*articles: Article) -> list[str]:
    return [pair.verdict for group in compare(articles) for pair in group.pairs]


A = ("a", "2025-03-01", "11.48 مليار ريال", 11480000000)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (report("b", "2025-03-02", "11.48 مليار ريال", 11480000000, time="2024"), ["agreement"]),
        (report("b", "2025-03-02", "11.5 مليار ريال", 11500000000, time="2024"), ["rounding"]),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024"), ["contradiction"]),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024", measure="مبيعات"), ["contradiction"]),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2023"), []),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024-Q4"), []),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024", measure="أرباح"), []),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024", canonical="STC"), []),
        (report("b", "2025-03-02", "10.9 مليار دولار", 10900000000, time="2024", unit="USD"), []),
        (report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024", change=("up", "by")), []),
        (report("b", "2025-03-02", "11.48 مليار ريال", 11480000000, time="2024", negated=True), ["contradiction"]),
        (report("b", "2025-03-02", "12 مليار ريال", 12000000000, time="2024", hedged=True), []),
    ],
)
def test_one_stated_period(other: Article, expected: list[str]) -> None:
    assert verdicts(report(*A, time="2024"), other) == expected
    assert verdicts(other, report(*A, time="2024")) == expected


def test_a_later_figure_without_a_period_is_an_update() -> None:
    first, same, later = (
        report(n, d, f"{v} موظفا", v, unit="", kind="count")
        for n, d, v in (("a", "2025-03-01", 320), ("b", "2025-03-02", 320), ("c", "2025-03-05", 450))
    )
    for article in (first, same, later):
        article.claims[0].quantity.unit = None
    assert verdicts(first, later) == ["update"]
    assert sorted(verdicts(first, same, later)) == ["agreement", "update", "update"]
    (group,) = compare([later, first, same])
    assert [len(version) for version in group.versions] == [2, 1] and group.verdict == "update"


def test_a_figure_that_others_go_on_telling_otherwise_is_a_contradiction() -> None:
    told = [("a", "2025-03-01", 3.2), ("b", "2025-03-02", 3.9), ("c", "2025-03-03", 3.2), ("d", "2025-03-09", 3.5)]
    articles = [report(n, d, f"{v} مليار ريال", v * 1e9, measure="قيمة صفقة") for n, d, v in told]
    (group,) = compare(articles)
    found = {frozenset((p.one.article.id, p.other.article.id)): p.verdict for p in group.pairs}
    assert found == {
        frozenset("ac"): "agreement", frozenset("ab"): "contradiction", frozenset("bc"): "contradiction",
        frozenset("bd"): "contradiction", frozenset("ad"): "update", frozenset("cd"): "update",
    }  # fmt: skip


def test_facts_about_nobody_meet_only_within_one_story() -> None:
    def dead(name: str, places: list[str], day: str = "2025-03-01", value: int = 6) -> Article:
        article = report(name, day, f"{value} أشخاص", value, measure="قتلى", subject="x", canonical=None, kind="count")
        article.claims[0].quantity.unit = None
        article.claims[0].subject = None
        article.text += " " + " ".join(places)
        for i, place in enumerate(places):
            start = article.text.index(place)
            article.entities.append(
                Entity(
                    id=f"p{i}", start=start, end=start + len(place), text=place, label="LOC", canonical=place, by="ner"
                )
            )
        return article

    assert verdicts(dead("a", ["صفاقس", "قابس"]), dead("b", ["صفاقس", "قابس"])) == ["agreement"]
    assert verdicts(dead("a", ["صفاقس", "قابس"]), dead("b", ["وهران", "تلمسان"])) == []
    assert verdicts(dead("a", ["صفاقس", "قابس"]), dead("b", ["صفاقس", "قابس"], "2025-04-01")) == []


def test_one_article_is_not_compared_with_itself() -> None:
    article = report(*A, time="2024")
    article.claims.append(article.claims[0].model_copy(update={"id": "q2"}))
    assert compare([article]) == []


def test_the_result_does_not_depend_on_the_order_of_articles() -> None:
    articles = [
        report(n, d, f"{v} مليار ريال", v * 1e9, time="2024")
        for n, d, v in (("a", "2025-03-01", 3.2), ("b", None, 3.9), ("c", "2025-03-03", 3.2))
    ]

    def told(groups: list[Group]) -> list[Any]:
        return [[(p.one.article.id, p.other.article.id, p.verdict) for p in g.pairs] for g in groups]

    assert told(compare(articles)) == told(compare(articles[::-1]))


def test_the_story_told_in_ten_articles() -> None:
    """Precision first: what is said of two numbers is right. The floors are below what was measured (README)."""
    articles, numbers = read_story()
    groups = arextract.compare([arextract.extract(text, id=name, published=day) for name, day, text in articles])
    result = score(groups, numbers)
    assert result["gold"] >= 100
    assert result["precision"] >= 0.9
    assert result["recall"] >= 0.25


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(
        "".join(
            f"{a.model_dump_json(by_alias=True)}\n"
            for a in (report(*A, time="2024"), report("b", "2025-03-02", "10.9 مليار ريال", 10900000000, time="2024"))
        ),
        encoding="utf-8",
    )
    runner = CliRunner()
    shown = runner.invoke(app, ["compare", str(path)])
    assert shown.exit_code == 0 and "contradiction" in shown.output and "Al-Sidra" in shown.output
    out = tmp_path / "groups.jsonl"
    assert runner.invoke(app, ["compare", str(path), "-o", str(out)]).exit_code == 0
    (group,) = [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]
    assert group["verdict"] == "contradiction" and group["pairs"] == [
        {"one": 0, "other": 1, "verdict": "contradiction"}
    ]
    assert [fact["article"] for fact in group["facts"]] == ["a", "b"]
    table = tmp_path / "groups.csv"
    assert runner.invoke(app, ["compare", str(path), "-o", str(table), "--verdict", "contradiction"]).exit_code == 0
    assert table.read_text(encoding="utf-8-sig").count("\n") == 3
    for wrong, words in ((["--verdict", "x"], "choose one of"), (["--convert", "USD"], "go together")):
        failed = runner.invoke(app, ["compare", str(path), *wrong])
        assert failed.exit_code != 0 and words in str(failed.exception)
