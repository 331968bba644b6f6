"""Articles are read without spaCy where the pipeline is made of arextract's own pipes; the records are the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from arextract import plain_config
from arextract.errors import UsageError
from arextract.pipeline import Extractor, config_path, load

TEXT = "ارتفعت أرباح شركة أبل (Apple) [1] بنسبة 4.6% في عام 2024، وقالت مصر إن 5 ملايين دولار تكفي."


def test_the_records_are_those_of_spacys_docs(seeds: Path) -> None:
    plain, docs = Extractor("default"), Extractor(load("default"))
    assert plain.pipeline == docs.pipeline
    for text in (TEXT, sorted(seeds.glob("*.txt"))[0].read_text(encoding="utf-8")):
        assert plain.extract(text) == docs.extract(text)


def test_an_article_imports_no_spacy() -> None:
    code = f"import sys, arextract; assert arextract.extract({TEXT!r}).claims; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_is_changed_in_the_language_counts() -> None:
    extractor = Extractor("default", overrides={"components.entities.model": None})
    assert extractor.extract(TEXT).claims
    assert extractor.nlp.pipe_names[-1] == "mirror"
    assert extractor.extract(TEXT).claims
    extractor.nlp.remove_pipe("claims")
    assert not extractor.extract(TEXT).claims


@pytest.mark.parametrize("name", ["stanza", "camel"])
def test_backends_need_spacy(name: str) -> None:
    assert plain_config.components(config_path(name)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('lang = "ar"', 'lang = "en"'),
        ('"mirror"]', '"mirror","sentencizer"]'),
        ('factory = "arextract_times"', 'factory = "sentencizer"'),
        ("[components]", "[training]\nseed = 1\n\n[components]"),
        ('factory = "arextract_times"', "factory = ${nlp.lang}"),
    ],
)
def test_configs_that_need_spacy(tmp_path: Path, old: str, new: str) -> None:
    text = config_path("default").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "own.cfg"
    path.write_text(text, encoding="utf-8")
    assert plain_config.components(path) is not None
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert plain_config.components(path) is None


def test_settings_that_are_none_of_the_pipes() -> None:
    parts = plain_config.components(config_path("rules"))
    assert parts is not None
    assert plain_config.pipes(parts, {"components.times.unknown": 1}) is None
    assert plain_config.pipes(parts, {"components.claims.min_score": "high"}) is None
    assert plain_config.pipes(parts, {"training.seed": 1}) is None
    with pytest.raises(UsageError, match="min_score"):
        plain_config.pipes(parts, {"components.claims.min_score": 2})


def test_several_articles_at_once_give_the_lines_of_each_alone(seeds: Path) -> None:
    extractor = Extractor("default")
    texts = [TEXT, "", *(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))]
    articles = [{"text": text, "id": f"a{i}", "published": "2025-01-03"} for i, text in enumerate(texts)]
    alone = [extractor.line(**article) for article in articles]
    assert extractor.lines(articles) == alone
    assert extractor.lines(articles[::-1]) == alone[::-1]
    assert Extractor(load("default")).lines(articles) == alone
    assert extractor.lines([]) == []
