"""camel-tools' and transformers' real loading code on data of our own (see `artefacts.camel` and `artefacts.bert`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arextract.backends import camel_data
from arextract.errors import MissingModelError
from tests.backends.conftest import NO_NETWORK

if TYPE_CHECKING:
    from arextract.backends.bert import BertTagger
    from arextract.backends.camel_engine import CamelLayer
    from arextract.pipeline import Extractor

pytestmark = pytest.mark.heavy

TEXT = "وقالت للشركة إن قيمتها 4.6 مال، والشركة سامسونغ GPT-4.5"


@pytest.fixture(scope="module")
def layer(camel_folder: Path) -> CamelLayer:
    from arextract.backends.camel_engine import CamelLayer

    return CamelLayer(camel_folder, camel_data.DATABASE, "d3seg")


@pytest.fixture(scope="module")
def tagger(camel_folder: Path) -> BertTagger:
    from arextract.backends.bert import BertTagger

    return BertTagger(camel_folder / "data" / "ner" / "arabert", 1)


@pytest.fixture(scope="module")
def extractor(places: dict[str, str]) -> Extractor:
    from arextract.pipeline import Extractor

    return Extractor("camel")


@pytest.mark.parametrize(
    "module",
    ["camel_tools.data", "camel_tools.disambig.mle", "camel_tools.morphology.database", "camel_tools.ner"],
)
def test_camel_tools_is_imported_without_network_or_home(module: str, engines: None, tmp_path: Path) -> None:
    home = tmp_path / "home"
    code = (
        f"{NO_NETWORK}\nimport os, pathlib\nos.environ['HOME'] = {str(home)!r}\n"
        f"from arextract.backends.camel_data import import_offline\nimport_offline(pathlib.Path({str(tmp_path / 'no')!r}))\n"
        f"import {module}\nprint(os.environ['HOME'], os.environ.get('CAMELTOOLS_DATA'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(home), "None"], "the environment is as it was"
    assert not home.exists()
    assert not (tmp_path / "no").exists()


def test_import_alone_would_ask_the_network(engines: None, tmp_path: Path) -> None:
    """The trap itself: should camel-tools ever stop asking, our catalogue can go."""
    code = (
        f"{NO_NETWORK}\nimport os\nos.environ['CAMELTOOLS_DATA'] = {str(tmp_path)!r}\nimport camel_tools.disambig.mle"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)}
    )
    assert done.returncode != 0


def test_segments_lemma_and_tag_with_exact_places(layer: CamelLayer) -> None:
    made = layer(TEXT, [(0, len(TEXT))])
    read = {TEXT[s.start : s.end]: (s, made.words[s.first : s.last]) for s in made.surfaces}
    assert [(w.text, w.pos) for w in read["للشركة"][1]] == [("ل", "ADP"), ("ال", "DET"), ("شركة", "NOUN")]
    assert all(w.start is None for w in read["للشركة"][1])
    assert [w.text for w in read["قيمتها"][1]] == ["قيمة", "ها"]
    assert all(w.start is None for w in read["قيمتها"][1])
    firm = read["والشركة"][1]
    assert [TEXT[w.start : w.end] for w in firm] == ["و", "ال", "شركة"]
    said = read["وقالت"][1][1]
    assert (said.lemma, said.pos, said.tag) == ("قال", "VERB", "verb")
    assert "gen=f" in (said.features or "")
    assert read["مال"][1][0].pos == "NOUN", "the model file outweighs the database's odds"
    assert read["4.6"][1][0].pos == "NUM"
    assert read["GPT-4.5"][1][0].pos == "X"
    assert read["سامسونغ"][1][0].pos == "PROPN"
    assert "".join(TEXT[s.start : s.end] for s in made.surfaces) == "".join(TEXT.split())


def test_every_word_is_analysed_once(layer: CamelLayer, monkeypatch: pytest.MonkeyPatch) -> None:
    """camel-tools' own cache works every word out again and stores nothing; ours must not."""
    calls: list[str] = []
    real = layer._mle.disambiguate
    monkeypatch.setattr(layer._mle, "disambiguate", lambda words: calls.extend(words) or real(words))
    layer._analysed.cache_clear()
    text = "دولار في عام " * 50
    assert len(layer(text, [(0, len(text))]).surfaces) == 150
    assert sorted(calls) == sorted({"دولار", "في", "عام"})
    layer(text, [(0, len(text))])
    assert len(calls) == 3
    assert layer._mle._cache is None


def test_its_own_cache_does_store_nothing(layer: CamelLayer) -> None:
    """The trap itself: should camel-tools ever mend it, our cache can go."""
    from camel_tools.disambig.mle import MLEDisambiguator

    theirs = MLEDisambiguator(layer._mle._analyzer, None, cache_size=100)
    theirs.disambiguate(["دولار", "دولار"])
    assert len(theirs._cache) == 0


def test_tags_are_those_of_camel_tools_recogniser(tagger: BertTagger, camel_folder: Path) -> None:
    camel_data.import_offline(camel_folder)
    from camel_tools.ner import NERecognizer

    from arextract.backends.labels import map_tag

    sentences = [
        ["قالت", "شركة", "إنفيديا", "إن", "الصين", "ستشتري", "رقائقها"],
        ["زار", "الرئيس", "محمد", "السيسي", "مدينة", "باريس", "في", "فرنسا", "أمس"],
        ["لا"],
    ]
    theirs = NERecognizer(str(camel_folder / "data" / "ner" / "arabert"), use_gpu=False).predict(sentences)
    mine = tagger.tag(sentences)
    assert [[map_tag(tag, tagger._labels) for tag in row] for row in theirs] == [
        [tag for tag, _ in row] for row in mine
    ]
    assert any(tag != "O" for row in mine for tag, _ in row)
    assert all(0 <= score <= 1 for row in mine for _, score in row)


def test_more_than_512_word_pieces_in_one_sentence(tagger: BertTagger) -> None:
    words = ["قالت", "شركة", "إنفيديا", "إن", "الصين", "ستشتري", "رقائقها", "في", "عام", "جديد"] * 120
    pieces = sum(len(ids) for ids in tagger._pieces(words))
    assert pieces > 1200
    (row,) = tagger.tag([words])
    assert len(row) == len(words)
    found = [at for at, (tag, _) in enumerate(row) if tag == "B-LOC" and words[at] == "الصين"]
    assert len(found) > 60, "names are found in every window"
    assert max(found) > 1100
    long_word = "ط" * 2000
    assert len(tagger.tag([[long_word, "الصين"]])[0]) == 2


def test_words_without_a_piece_do_not_shift_the_tags(tagger: BertTagger) -> None:
    (plain,) = tagger.tag([["في", "الصين", "اليوم"]])
    (odd,) = tagger.tag([["\u200f", "في", "الصين", "", "اليوم", "☃"]])
    assert len(odd) == 6
    assert plain[1][0] == odd[2][0] == "B-LOC"


def test_empty_sentences_and_several_hundred(tagger: BertTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([[], []]) == [[], []]
    base = [["قالت", "إنفيديا", "أمس"], ["في", "الصين"], [], ["يوم", "جديد", "في", "السوق", "العالمية"]]
    alone = [tagger.tag([sentence])[0] for sentence in base]
    many = tagger.tag([base[at % 4] for at in range(700)])
    for at, row in enumerate(many):
        assert [tag for tag, _ in row] == [tag for tag, _ in alone[at % 4]]
        assert [score for _, score in row] == pytest.approx([score for _, score in alone[at % 4]], abs=1e-4)


def test_a_hub_name_is_not_looked_up(engines: None, tmp_path: Path) -> None:
    code = (
        f"{NO_NETWORK}\nfrom pathlib import Path\nfrom arextract.backends.bert import BertTagger\n"
        "BertTagger(Path('CAMeL-Lab/bert-base-arabic-camelbert-msa-ner'), 1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode != 0
    assert "network: " not in done.stderr


def test_missing_data_is_named_with_its_command(camel_folder: Path, tmp_path: Path) -> None:
    from arextract.backends.camel_engine import CamelLayer
    from arextract.pipeline import Extractor

    with pytest.raises(MissingModelError, match="camel_data -i morphology-db-msa-r13"):
        CamelLayer(tmp_path, camel_data.DATABASE, "d3seg")
    with pytest.raises(MissingModelError, match="camel_data -i ner-arabert"):
        Extractor(
            "camel",
            overrides={
                "components.camel.folder": str(camel_folder),
                "components.entities.camel": {"folder": str(tmp_path)},
            },
        )


def test_another_token_classifier_by_its_path(places: dict[str, str], camel_folder: Path) -> None:
    from arextract.pipeline import Extractor

    path = str(camel_folder / "data" / "ner" / "arabert")
    made = Extractor(
        "camel", overrides={"components.entities.camel": {"path": path}, "components.entities.use_lexicon": False}
    )
    article = made.extract("أعلنت إنفيديا في الصين أن المدير سافر إلى فرنسا.")
    assert "camel" in {entity.by for entity in article.entities}


def test_the_rest_of_the_record_is_unchanged(extractor: Extractor) -> None:
    text = "قالت شركة برنتال إن أرباحها بلغت ٥ ملايين دولار عام 2024 في الصين."
    article = extractor.extract(text)
    assert {entity.by for entity in article.entities} <= {"camel", "lexicon", "rule", "consistency"}
    assert [(c.quantity.text, c.quantity.value) for c in article.claims] == [("٥ ملايين دولار", 5000000)]
    assert article.text == text


def test_the_number_of_threads_is_as_it_was(tagger: BertTagger) -> None:
    import torch

    before = torch.get_num_threads()
    tagger.tag([["في", "الصين"]])
    assert torch.get_num_threads() == before
