"""Every record that the tests make is valid by the published schema and keeps the invariants."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

import arextract
from arextract.evaluate.invariants import broken
from arextract.record import Article, Failure, json_schema

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_seeds_give_valid_records(seed_run: Path, seeds: Path) -> None:
    rows = _rows(seed_run / "articles.jsonl")
    assert len(rows) == 5
    for row in rows:
        VALIDATOR.validate(row)
        assert broken(row) == []
        assert row["claims"] and row["entities"] and row["times"]
        assert row["text"] == (seeds / f"{row['id']}.txt").read_bytes().decode("utf-8")


def test_records_read_back_as_they_were_written(seed_run: Path) -> None:
    for line, article in zip(
        (seed_run / "articles.jsonl").read_text(encoding="utf-8").splitlines(), arextract.read(seed_run), strict=True
    ):
        assert article.model_dump_json(by_alias=True) == line


def test_the_keys_stand_in_the_order_of_the_contract(seed_run: Path) -> None:
    assert list(_rows(seed_run / "articles.jsonl")[0]) == [
        "schema", "id", "source", "sha256", "pipeline", "title", "published", "published_by", "url", "encoding", "broken", "language", "meta", "text",
        "entities", "times", "claims", "citations", "relations",
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["text", "sha256", "pipeline"])
def test_a_record_without_a_field_is_refused(field: str) -> None:
    row = {"schema": "arextract/1", "id": "a", "source": "a", "sha256": "0" * 64, "pipeline": "p@1", "text": "نص"}
    Article.model_validate(row)
    del row[field]
    with pytest.raises(ValueError, match=field):
        Article.model_validate(row)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(row)


def test_errors_have_three_fields() -> None:
    assert list(Failure(source="a", error="empty", detail="x").model_dump()) == ["source", "error", "detail"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "5",
        "مرحبا",
        "[1]",
        "٥٪",
        "\u200f",
        "a" * 50,
        "1" * 400,
        "و" * 300,
        "🚀" * 20,
        "٫٬٪",
        "«»",
        "[5،6] 7ر8",
        "ﷺ ﷲ",
    ],
)
def test_any_text_gives_a_valid_record(text: str) -> None:
    row = json.loads(arextract.extract(text).model_dump_json(by_alias=True))
    VALIDATOR.validate(row)
    assert broken(row, text) == []


def test_every_public_name_can_be_had() -> None:
    for name in arextract.__all__:
        assert getattr(arextract, name) is not None
    assert version("arextract") == arextract.__version__
