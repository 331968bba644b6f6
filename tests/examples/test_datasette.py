"""The Datasette example: the seeds' database with the example's metadata, asked through Datasette's own client."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from typer.testing import CliRunner

from arextract.cli.app import app

pytestmark = pytest.mark.heavy
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "datasette"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, seed_run: Path) -> Any:
    """Asks the instance for a path; gives status and text."""
    yaml = pytest.importorskip("yaml")
    application = pytest.importorskip("datasette.app")
    database = tmp_path_factory.mktemp("datasette") / "claims.db"
    made = CliRunner().invoke(app, ["table", str(seed_run), "-o", str(database)])
    assert made.exit_code == 0, made.output
    metadata = yaml.safe_load((EXAMPLE / "metadata.yaml").read_text(encoding="utf-8"))
    instance = application.Datasette([str(database)], metadata=metadata)

    def ask(path: str, **query: str) -> tuple[int, str]:
        answer = asyncio.run(instance.client.get(f"{path}?{urlencode(query)}"))
        return answer.status_code, answer.text

    return ask


def rows(served: Any, path: str, **query: str) -> Any:
    status, text = served(f"{path}.json", **{"_shape": "objects", **query})
    assert status == 200, text[:500]
    return json.loads(text)


def test_the_page_of_claims_has_facets_and_leads_to_articles(served: Any) -> None:
    status, page = served("/claims/claims")
    assert status == 200
    for facet in ("kind", "unit", "subject_canonical", "source_canonical"):
        assert f'data-column="{facet}"' in page or f"facet-{facet}" in page, facet
    assert "/claims/articles/001_56065472d89d5333" in page
    found = rows(served, "/claims/claims", _size="max")
    assert len(found["rows"]) > 20
    assert {"money", "percent"} <= {row["kind"] for row in found["rows"]}
    facets = found["facet_results"].get("results", found["facet_results"])
    assert {value["value"] for value in facets["unit"]["results"]} >= {"USD", "%"}


def test_search_finds_folded_words(served: Any) -> None:
    found = rows(served, "/claims/claims", _search="تدريبه")["rows"]
    assert found and all("تدريبه" in row["sentence"] for row in found)
    assert not rows(served, "/claims/claims", _search="كلمةغيرموجودة")["rows"]


def test_years_are_words_and_numbers_are_numbers(served: Any) -> None:
    values = {row["value"] for row in rows(served, "/claims/times", _size="max")["rows"]}
    assert "2025" in values
    assert all(value is None or isinstance(value, str) for value in values)


def test_every_query_answers(served: Any) -> None:
    said = rows(served, "/claims/of_subject", name="Kimi")["rows"]
    assert said and all("Kimi" in row["subject_canonical"] for row in said)
    assert all(row["claims"] >= 1 for row in rows(served, "/claims/by_source")["rows"])
    assert served("/claims/several_values.json")[0] == 200
