"""The user's program that mypy checks does what it says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import arextract
from tests import user_program


def test_the_program_runs(tmp_path: Path) -> None:
    assert user_program.one_article() == (68_100_000_000, "USD", "Nvidia")
    (tmp_path / "a.txt").write_text(user_program.TEXT, encoding="utf-8")
    assert user_program.many([str(tmp_path / "a.txt")], tmp_path / "out") == (1, 1)
    assert user_program.parts() == [Decimal("2500000"), (4_600_000, "USD"), "Ministry of Finance"]
    assert user_program.with_spacy() == ["68.1 مليار دولار"]
    assert "ISO date" in user_program.mistaken()


def test_the_program_uses_every_name_of_the_package() -> None:
    source = Path(user_program.__file__).read_text(encoding="utf-8")
    assert [name for name in arextract.__all__ if name not in source] == [
        "ArextractError", "InputError", "MissingModelError", "compare", "extract_frame",
    ]  # fmt: skip
