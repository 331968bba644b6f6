"""DataFrame in, DataFrame out."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from arextract.batch.frame_steps import extract_frame
from arextract.errors import UsageError
from arextract.pipeline import Extractor, load
from tests.batch import poison


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    config = tmp_path_factory.mktemp("config") / "plain.cfg"
    config.write_text(poison.CONFIG)
    return Extractor(load(config))


def test_a_row_for_each_row(plain: Extractor) -> None:
    frame = pd.DataFrame(
        {
            "body": pd.Series(["نص", None, "RAISE نص", "x\ud800"], dtype=object, index=[3, 1, 2, 0]),
            "key": [7, 8, 9, 10],
            "day": ["2024-01-02", None, None, None],
        },
        index=[3, 1, 2, 0],
    )
    made = extract_frame(frame, "body", id_column="key", published_column="day", pipeline=plain)
    assert list(made.index) == [3, 1, 2, 0]
    assert list(made["id"]) == ["7", "8", "9", "10"]
    record = json.loads(made["record"][3])
    assert (record["text"], record["published"], record["id"]) == ("نص", "2024-01-02", "7")
    assert list(made["error"]) == [None, "the text is empty", "RuntimeError: a pipe that raises", None]
    assert json.loads(made["record"][0])["text"] == "x\ufffd"


def test_pieces_of_a_frame_give_the_frame(plain: Extractor) -> None:
    frame = pd.DataFrame({"text": [f"نص {i}" for i in range(10)]})
    whole = extract_frame(frame, pipeline=plain)
    parts = pd.concat([extract_frame(frame[i : i + 3], pipeline=plain) for i in range(0, 10, 3)])
    pd.testing.assert_frame_equal(whole, parts)


def test_a_missing_column(plain: Extractor) -> None:
    with pytest.raises(UsageError, match="no column 'text'"):
        extract_frame(pd.DataFrame({"body": ["نص"]}), pipeline=plain)
    assert len(extract_frame(pd.DataFrame({"text": []}), pipeline=plain)) == 0
