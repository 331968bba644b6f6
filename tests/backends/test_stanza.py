"""stanza's real loading and running code on small models of our own (see `artefacts.stanza_models`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arextract.backends.layer import analysis
from arextract.errors import MissingModelError
from arextract.text.clean import clean
from arextract.text.sentences import sentences

if TYPE_CHECKING:
    from arextract.backends.stanza_engine import StanzaLayer, StanzaTagger
    from arextract.pipeline import Extractor

pytestmark = pytest.mark.heavy

TEXT = "وقالت للشركة إن قيمتها 38.6 مليون دولار[5]. إيه!\n\n\nشركتها   في الصين، و٤٫٦٪ GPT-4.5 كبيرة؟ "


@pytest.fixture(scope="module")
def layer(stanza_folder: Path) -> StanzaLayer:
    from arextract.backends.stanza_engine import StanzaLayer

    return StanzaLayer(stanza_folder, "default", None, 1)


@pytest.fixture(scope="module")
def tagger(stanza_folder: Path) -> StanzaTagger:
    from arextract.backends.stanza_engine import StanzaTagger

    return StanzaTagger(stanza_folder, "default", 0.85, 1)


@pytest.fixture(scope="module")
def extractor(places: dict[str, str]) -> Extractor:
    from arextract.pipeline import Extractor

    return Extractor("stanza")


def test_all_models_that_are_there_are_used(layer: StanzaLayer) -> None:
    assert layer.processors == ("tokenize", "mwt", "pos", "lemma", "depparse")


def test_offsets_survive_words_that_do_not_join(layer: StanzaLayer) -> None:
    text = clean(TEXT).text
    made = layer(text, sentences(text))
    by_surface = {text[s.start : s.end]: made.words[s.first : s.last] for s in made.surfaces}
    assert [w.text for w in by_surface["للشركة"]] == ["ل", "الشركة"]
    assert [w.text for w in by_surface["قيمتها"]] == ["قيمة", "ها"]
    assert all(w.start is None and w.end is None for w in (*by_surface["للشركة"], *by_surface["قيمتها"]))
    said = by_surface["وقالت"]
    assert [text[w.start : w.end] for w in said] == [w.text for w in said] == ["و", "قالت"]
    for word in made.words:
        if word.start is not None:
            assert text[word.start : word.end] == word.text
    assert all(a.end <= b.start for a, b in zip(made.surfaces, made.surfaces[1:], strict=False))
    covered = "".join(text[s.start : s.end] for s in made.surfaces)
    assert covered == "".join(text.split()), "every sign belongs to one surface word"


def test_heads_stay_within_our_sentences(layer: StanzaLayer) -> None:
    text = clean(TEXT).text
    spans = sentences(text)
    made = layer(text, spans)
    place = {}
    for surface in made.surfaces:
        for index in range(surface.first, surface.last):
            place[index] = next(n for n, (a, b) in enumerate(spans) if a <= surface.start < b)
    assert len(place) == len(made.words)
    assert all(place[word.head] == place[at] for at, word in enumerate(made.words) if word.head is not None)
    assert any(word.head is not None for word in made.words)
    assert sum(word.head is None for word in made.words) >= len(spans)


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200f", "[1]", "ا" * 3000, "كلمة " * 1500])
def test_empty_and_endless_sentences(text: str, layer: StanzaLayer) -> None:
    text = clean(text).text
    made = layer(text, sentences(text))
    assert "".join(text[s.start : s.end] for s in made.surfaces) == "".join(text.split())


def test_an_empty_sentence_has_no_tags(tagger: StanzaTagger) -> None:
    words = ["قالت", "إنفيديا", "في", "الصين"]
    assert tagger.tag([]) == []
    assert tagger.tag([[]]) == [[]]
    first, none, second = tagger.tag([words, [], words])
    assert none == []
    assert first == second
    assert len(first) == 4
    # Which tags, a model of 150 steps learns otherwise on other processors.
    assert {tag[:2] for tag, _ in first} <= {"O", "B-", "I-"}


def test_several_hundred_sentences_keep_their_places(tagger: StanzaTagger) -> None:
    base = [["قالت", "إنفيديا", "أمس"], ["في", "الصين"], ["يوم", "جديد", "في", "السوق", "العالمية"], []]
    alone = [tagger.tag([sentence])[0] for sentence in base]
    many = tagger.tag([base[at % 4] for at in range(600)])
    assert [[tag for tag, _ in row] for row in many] == [[tag for tag, _ in alone[at % 4]] for at in range(600)]


def test_a_long_article_keeps_its_offsets(extractor: Extractor, seeds: Path) -> None:
    from arextract.evaluate.invariants import broken

    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))) * 2
    article = extractor.extract(text)
    assert broken(article.model_dump(mode="json", by_alias=True), text) == []
    assert len(sentences(clean(text).text)) > 400
    assert len(article.claims) >= 40


def test_the_docs_tokens_are_ours_and_the_layer_lies_beside(extractor: Extractor) -> None:
    from arextract.pipeline import Extractor as Make

    doc = extractor.process(TEXT)
    own = Make("default").process(TEXT)
    assert [t.text for t in doc] == [t.text for t in own]
    made = analysis(doc, "stanza")
    assert made is not None
    token = next(t for t in doc if t.text == "قيمتها")
    assert [w.text for w in token._.words] == ["قيمة", "ها"]
    assert {t.pos_ for t in doc} - {""}
    assert "38.6" in [t.text for t in doc]


def test_names_say_by_whom_and_the_rest_is_unchanged(extractor: Extractor) -> None:
    text = "قالت زيلوتك كوربا إن أرباح شركة برنتال بلغت 5 ملايين دولار عام 2024 في الصين."
    article = extractor.extract(text)
    assert {entity.by for entity in article.entities} <= {"stanza", "lexicon", "rule", "consistency"}
    assert [(c.quantity.text, c.quantity.value, c.quantity.unit) for c in article.claims] == [
        ("5 ملايين دولار", 5000000, "USD")
    ]
    assert [time.value for time in article.times] == ["2024"]


def test_the_backend_alone_names_what_it_tags(places: dict[str, str]) -> None:
    from arextract.pipeline import Extractor

    bare = Extractor("stanza", overrides={"components.entities.use_lexicon": False})
    article = bare.extract("أعلنت إنفيديا في الصين أن المدير سافر إلى فرنسا.")
    assert "stanza" in {entity.by for entity in article.entities}


def test_a_pipeline_works_without_the_optional_models(stanza_folder: Path, tmp_path: Path) -> None:
    from arextract.backends.stanza_engine import StanzaLayer, StanzaTagger

    for name in ("tokenize", "mwt"):
        (tmp_path / "ar" / name).mkdir(parents=True)
        (tmp_path / "ar" / name / "own.pt").symlink_to(stanza_folder / "ar" / name / "own.pt")
    (tmp_path / "resources.json").write_text((stanza_folder / "resources.json").read_text())
    layer = StanzaLayer(tmp_path, "default", None, 1)
    assert layer.processors == ("tokenize", "mwt")
    assert [word.pos for word in layer("في الصين", [(0, 8)]).words] == [None, None]
    with pytest.raises(MissingModelError, match=r"ner model.*lacks ar/ner/own\.pt, ar/pretrain/own\.pt; get it with"):
        StanzaTagger(tmp_path, "default", 0.85, 1)
    with pytest.raises(MissingModelError, match="pos model"):
        StanzaLayer(tmp_path, "default", ["tokenize", "mwt", "pos"], 1)


def test_the_hash_follows_the_models(extractor: Extractor, stanza_folder: Path, tmp_path: Path) -> None:
    from arextract.pipeline import Extractor as Make

    assert Make("stanza").pipeline == extractor.pipeline
    resources = json.loads((stanza_folder / "resources.json").read_text())
    (tmp_path / "resources.json").write_text(json.dumps(resources))
    (tmp_path / "ar").mkdir()
    for kind in (stanza_folder / "ar").iterdir():
        (tmp_path / "ar" / kind.name).symlink_to(kind)
    (tmp_path / "ar" / "lemma").unlink()
    fewer = Make("stanza", overrides={"components.stanza.folder": str(tmp_path)})
    assert fewer.pipeline != extractor.pipeline
