"""Datasette opens the database that ``table -o claims.db`` writes: tables, facets, search in folded Arabic."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from arextract.corpus.database import write_database
from tests.corpus.test_exchange import article

pytestmark = pytest.mark.heavy


def asked(database: Path, *addresses: str) -> list[Any]:
    """What Datasette answers, asked within this process: no port is opened."""
    datasette = pytest.importorskip("datasette.app").Datasette([str(database)])

    async def ask() -> list[Any]:
        await datasette.invoke_startup()
        answers = [await datasette.client.get(address) for address in addresses]
        assert [answer.status_code for answer in answers] == [200] * len(addresses), [a.text[:300] for a in answers]
        return [answer.json() if ".json" in str(answer.url) else answer.text for answer in answers]

    return asyncio.run(ask())


def test_datasette_opens_the_database(tmp_path: Path) -> None:
    other = article().model_copy(update={"id": "desk/two"})
    write_database(tmp_path / "claims.db", [article(), other])
    page, claims, found, bare, one, sql = asked(
        tmp_path / "claims.db",
        "/claims",
        "/claims/claims.json?_facet=unit&_facet=subject_canonical&_shape=objects",
        "/claims/claims.json?_search=ارباح&_shape=objects",
        "/claims/articles.json?_search=انفيديا&_shape=objects",
        "/claims/claims?_facet=subject_canonical",
        "/claims.json?sql=select+count(*)+as+n+from+claims+join+articles+on+articles.id=claims.article&_shape=objects",
    )
    assert all(name in page for name in ("articles", "claims", "entities", "times", "relations"))
    assert [row["value"] for row in claims["rows"]] == [5, 5]
    facets = claims["facet_results"]
    assert facets["subject_canonical"]["results"][0]["value"] == "Nvidia" and facets["unit"]["results"][0]["count"] == 2
    assert len(found["rows"]) == 2 and len(bare["rows"]) == 2  # «الأربـاح» and «إنفيديا», as folded words
    assert "Nvidia" in one and "إنفيديا" in one
    assert sql["rows"] == [{"n": 2}]


def test_facets_are_suggested_at_once(tmp_path: Path) -> None:
    write_database(tmp_path / "claims.db", [article().model_copy(update={"id": f"desk/{i}"}) for i in range(40)])
    (answer,) = asked(tmp_path / "claims.db", "/claims/claims.json?_size=5&_facet=kind&_facet=published")
    assert answer["facet_results"]["kind"]["results"][0]["count"] == 40
