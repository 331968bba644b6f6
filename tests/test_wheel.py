"""The wheel works away from the checkout: models and pipeline configs travel inside it."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = "أعلنت شركة إنفيديا أن إيراداتها بلغت 68.1 مليار دولار في عام 2025."


def _run(*command: object, cwd: Path) -> str:
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
def test_build_install_and_run_in_an_empty_folder(tmp_path: Path) -> None:
    built = tmp_path / "dist"
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", built, ROOT, cwd=tmp_path)
    (wheel,) = built.glob("*.whl")
    assert wheel.stat().st_size <= 25_000_000
    names = zipfile.ZipFile(wheel).namelist()
    assert "arextract/py.typed" in names
    assert "arextract/_pipelines/default.cfg" in names
    assert any(n.startswith("arextract/_models/ner/") for n in names)
    assert any(n.startswith("arextract/_models/translit/") for n in names)
    assert not [n for n in names if n.startswith(("tests/", "seeds/", "training"))]

    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    _run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "a.txt").write_text(TEXT, encoding="utf-8")
    _run(home / "bin" / "arextract", "run", "a.txt", "-o", "out", cwd=empty)
    article = json.loads((empty / "out" / "articles.jsonl").read_text(encoding="utf-8"))
    assert [(c["quantity"]["value"], c["quantity"]["unit"]) for c in article["claims"]] == [(68_100_000_000, "USD")]
    assert [e["canonical"] for e in article["entities"]] == ["Nvidia"]
    # spaCy finds pipes and tokenizer of the installed package by itself, before and after a way over the disk.
    code = (
        "import spacy; nlp = spacy.blank('ar', config={'nlp': {'tokenizer': {'@tokenizers': 'arextract.tokenizer.v1'}}});"
        "nlp.add_pipe('arextract_quantities'); nlp.to_disk('pipeline');"
        f"doc = spacy.load('pipeline')({TEXT!r}); print([s._.value for s in doc.spans['quantities']])"
    )
    assert _run(python, "-c", code, cwd=empty).strip() == "[68100000000]"
    installed = _run(python, "-c", "import importlib.util as u; print(u.find_spec('torch') is None)", cwd=empty)
    assert installed.strip() == "True", "the default install must not pull torch"
