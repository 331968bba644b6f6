"""What is installed by default and what models were trained on is free of the GPL and of terms against commercial use."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from arextract.arabic.table_licences import FORBIDDEN

ROOT = Path(__file__).resolve().parent.parent
LIST = runpy.run_path(str(ROOT / "docs" / "licence_list.py"))


def test_the_default_install() -> None:
    parts = {part.name: part for part in LIST["default_install"]()}
    assert {"spacy", "numpy", "thinc"} <= set(parts) and "torch" not in parts
    assert [part for part in parts.values() if LIST["must_not"](part.licence) or part.licence == "not stated"] == []


@pytest.mark.parametrize(
    ("licence", "must_not"),
    [
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v3 or later (LGPLv3+)", False),
        ("GNU General Public License v3 (GPLv3)", True),
        ("GNU Affero General Public License v3", True),
        ("MIT AND GPL-3.0-only", True),
        ("CC-BY-NC-SA-4.0", True),
        ("BSD-3-Clause AND 0BSD AND CC0-1.0", False),
    ],
)
def test_which_licences_must_not_be_there(licence: str, must_not: bool) -> None:
    assert LIST["must_not"](licence) == must_not


@pytest.mark.parametrize("card", sorted((ROOT / "models").glob("*/README.md")), ids=lambda card: card.parent.name)
def test_every_model_says_what_it_was_trained_on_and_under_which_licence(card: Path) -> None:
    section = card.read_text(encoding="utf-8").split("\n## Data\n", 1)[1].split("\n## ", 1)[0]
    head, _, *rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    column = head.index("licence")
    assert len(rows) >= 4
    assert all(row[column].strip() for row in rows)
    assert [row for row in rows if FORBIDDEN.search(row[column])] == []
