"""What needs no engine: what is missing is said in one line, and nothing is imported or fetched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from arextract.backends import camel_data, stanza_models
from arextract.backends.bert import windows
from arextract.backends.ensemble import Ensemble, elect, votes
from arextract.backends.labels import labels, map_tag
from arextract.backends.layer import Analysis, EngineWord, Surface, analysis, attach, places
from arextract.backends.requirements import PIPELINES, parts
from arextract.backends.short_sentences import stretches
from arextract.errors import MissingModelError, UsageError
from arextract.text.spacy_tokenizer import make_tokenizer

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "pipeline", ["stanza", *(pytest.param(name, marks=pytest.mark.slow) for name in ("camel", "ensemble"))]
)
def test_a_missing_model_is_one_line_and_status_2(pipeline: str, cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قالت إنفيديا إن أرباحها 5 ملايين دولار.")
    nowhere = {"STANZA_RESOURCES_DIR": str(tmp_path / "no"), "CAMELTOOLS_DATA": str(tmp_path / "no")}
    done = cli("run", tmp_path / "a.txt", "-o", tmp_path / "out", "--pipeline", pipeline, **nowhere)
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert "get it with: " in line
    assert not (tmp_path / "out" / "articles.jsonl").exists()
    assert not (tmp_path / "no").exists()


@pytest.mark.slow
def test_the_listing_names_every_part_with_licence_and_command(cli, tmp_path: Path) -> None:
    nowhere = {"STANZA_RESOURCES_DIR": str(tmp_path), "CAMELTOOLS_DATA": str(tmp_path)}
    done = cli("models", "--json", **nowhere)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    by_name = {(row["pipeline"], row["name"]): row for row in rows}
    assert "NC" in by_name["stanza", "tokenize"]["licence"]
    assert "stanza.download('ar'" in by_name["stanza", "ner"]["get"]
    assert "GPL" in by_name["camel", "morphology"]["licence"]
    assert "camel_data -i ner-arabert" in by_name["camel", "ner"]["get"]
    assert by_name["default", "ner"]["where"]
    assert all(row["where"] or row["get"] for row in rows)
    told = cli("models", **nowhere)
    assert told.returncode == 0
    assert {line.split(":")[0] for line in told.stdout.splitlines() if not line.startswith(" ")} == set(PIPELINES)
    assert "stanza: not ready" in told.stdout


@pytest.mark.slow
def test_check_tells_ok_from_missing(cli, tmp_path: Path) -> None:
    nowhere = {"STANZA_RESOURCES_DIR": str(tmp_path), "CAMELTOOLS_DATA": str(tmp_path)}
    done = cli("models", "check", "default", **nowhere)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("default: ok; ")
    done = cli("models", "check", "stanza", **nowhere)
    assert done.returncode == 2
    assert done.stdout.startswith("stanza: missing; ")
    assert cli("models", "check", "stnaza").returncode == 2


def test_importing_the_backends_imports_no_engine() -> None:
    code = (
        "import sys, arextract, arextract.backends, arextract.backends.backend_factories, arextract.backends.backend_pipes, arextract.backends.requirements;"
        "print([m for m in ('stanza', 'camel_tools', 'transformers', 'huggingface_hub') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_shipped_config_is_the_default_one_but_for_the_engines() -> None:
    from spacy.util import load_config

    default = load_config(ROOT / "pipelines" / "default.cfg")
    for name in ("stanza", "camel", "ensemble"):
        own = load_config(ROOT / "pipelines" / f"{name}.cfg")
        sides = [part for part in own["nlp"]["pipeline"] if part in ("stanza", "camel")]
        assert own["nlp"]["pipeline"] == [*sides, *default["nlp"]["pipeline"]], name
        for part in default["nlp"]["pipeline"]:
            if part != "entities":
                assert own["components"][part] == default["components"][part], (name, part)
        assert own["components"]["entities"] == {"factory": "arextract_backend_entities", "mode": name}


def test_stanza_models_are_found_with_what_they_depend_on(tmp_path: Path) -> None:
    found = stanza_models.find(tmp_path)
    assert not found.ready
    with pytest.raises(MissingModelError, match=r"lacks resources\.json; get it with: python -c"):
        stanza_models.need(found, "ner")
    arabic: dict[str, Any] = {
        "packages": {"default": {"tokenize": "padt", "ner": "aqmar", "pos": "padt"}},
        "tokenize": {"padt": {}},
        "ner": {"aqmar": {"dependencies": [{"model": "forward_charlm", "package": "ccwiki"}]}},
        "pos": {"padt": {}},
    }
    (tmp_path / "resources.json").write_text(json.dumps({"ar": arabic}))
    for name in ("tokenize/padt", "ner/aqmar"):
        (tmp_path / "ar" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ar" / f"{name}.pt").touch()
    found = stanza_models.find(tmp_path)
    assert found.ready == {"tokenize": "padt"}
    assert found.missing["ner"] == "ar/forward_charlm/ccwiki.pt"
    (tmp_path / "ar/forward_charlm").mkdir()
    (tmp_path / "ar/forward_charlm/ccwiki.pt").touch()
    assert stanza_models.find(tmp_path).ready == {"tokenize": "padt", "ner": "aqmar"}
    arabic["packages"]["default"]["mwt"] = "padt"
    (tmp_path / "resources.json").write_text(json.dumps({"ar": arabic}))
    assert stanza_models.find(tmp_path).missing["tokenize"] == "ar/mwt/padt.pt"
    (tmp_path / "resources.json").write_text("{")
    with pytest.raises(UsageError, match=r"not stanza's resources\.json"):
        stanza_models.find(tmp_path)


def test_the_folders_are_the_configured_the_named_or_the_engines_own(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "s"))
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "c"))
    assert (stanza_models.folder(), camel_data.folder()) == (tmp_path / "s", tmp_path / "c")
    assert (stanza_models.folder(tmp_path), camel_data.folder(tmp_path)) == (tmp_path, tmp_path)
    monkeypatch.delenv("CAMELTOOLS_DATA")
    assert camel_data.folder().name in (".camel_tools", "camel_tools")


def test_labels_are_mapped_dropped_or_refused() -> None:
    assert labels("stanza", ["PER", "MIS"]) == {"PER": "PER", "MIS": "MISC"}
    mapped = labels("camel", ["PERS", "GPE", "NORP", "DATE"])
    assert mapped == {"PERS": "PER", "GPE": "LOC", "NORP": "", "DATE": ""}
    tags = ["S-PERS", "B-GPE", "I-GPE", "E-GPE", "B-NORP", "O", "<PAD>"]
    assert [map_tag(tag, mapped) for tag in tags] == ["B-PER", "B-LOC", "I-LOC", "I-LOC", "O", "O", "O"]
    with pytest.raises(UsageError, match="'DINOSAUR'"):
        labels("camel", ["DINOSAUR"])


def test_every_part_of_the_table_has_a_place_in_its_engine(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    rows = list(parts())
    assert {row.name for row in rows if (row.pipeline, row.what) == ("stanza", "model")} == {
        *stanza_models.LAYER,
        "ner",
    }
    found = camel_data.find()
    assert {row.name for row in rows if (row.pipeline, row.what) == ("camel", "model")} == set(found.missing)


class Says:
    """A tagger that says what it is told to."""

    def __init__(self, tags: str, score: float = 0.9) -> None:
        self.tags, self.score = tags.split(), score

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        return [[(tag, self.score) for tag in self.tags[: len(words)]] for words in sentences]


@pytest.mark.parametrize(
    ("members", "elected"),
    [
        (["B-PER O O O", "O O O B-LOC"], "B-PER O O B-LOC"),  # union
        (["B-PER I-PER O O", "B-PER O O O"], "B-PER I-PER O O"),  # one vote each: the longer
        (["B-PER O O O", "B-PER O O O", "B-PER I-PER O O"], "B-PER O O O"),  # two votes against one
        (["B-ORG O O O", "B-PER O O O", "B-PER I-PER O O"], "B-PER O O O"),  # labels by all that touch
        (["B-ORG O O O", "B-PER O O O"], "B-ORG O O O"),  # the better trusted
        (["B-PER B-PER O O", "B-PER I-PER O O"], "B-PER I-PER O O"),
        (["O O O O", "O O O O"], "O O O O"),
        (["I-PER O O O"], "B-PER O O O"),
    ],
)
def test_the_ensemble_is_the_union_with_a_vote(members: list[str], elected: str) -> None:
    made = Ensemble([Says(tags) for tags in members]).tag([["a", "b", "c", "d"], []])
    assert [tag for tag, _ in made[0]] == elected.split()
    assert made[1] == []


def test_agreement_raises_the_score() -> None:
    alone = elect(votes([("B-PER", 0.8)], 0))
    both = elect([*votes([("B-PER", 0.8)], 0), *votes([("B-PER", 0.8)], 1)])
    assert both[0].score > alone[0].score == 0.8


@pytest.mark.parametrize("lengths", [[1] * 40, [3, 9, 1, 1, 9, 9, 2], [10], [], [5, 10, 5]])
def test_windows_count_every_word_once_and_keep_within_room(lengths: list[int]) -> None:
    made = list(windows(lengths, room=10, context=3))
    counted = [index for _, begin, end in made for index in range(begin, end)]
    assert counted == list(range(len(lengths)))
    for first, begin, end in made:
        assert first <= begin < end
        assert sum(lengths[first:end]) <= 10


def test_stretches_are_filled_and_short_and_cover_the_text() -> None:
    text = "كلمة " * 400 + "\n\n   \n" + "ط" * 1500 + " نهاية."
    spans = list(stretches(text, [(0, 2000), (2000, 2006), (2006, len(text))], longest=600))
    assert all(0 < end - start <= 600 and text[start:end].strip() for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == "".join(text.split())
    assert list(stretches("", [])) == []


def test_pieces_have_a_place_only_where_they_join() -> None:
    assert places("وقالت", 3, ["و", "قالت"]) == [(3, 4), (4, 8)]
    assert places("للشركة", 0, ["ل", "الشركة"]) == [(None, None)] * 2


def test_the_side_layer_lies_beside_the_docs_own_tokens() -> None:
    import spacy

    nlp = spacy.blank("ar")
    nlp.tokenizer = make_tokenizer()(nlp)
    doc = nlp("وقالت للشركة 4.6")
    words = [
        EngineWord("و", 0, 1, "و", "CCONJ"),
        EngineWord("قالت", 1, 5, "قال", "VERB"),
        EngineWord("ل", None, None, "ل", "ADP"),
        EngineWord("الشركة", None, None, "شركة", "NOUN"),
        EngineWord("4", 13, 14, "4", "NUM"),
        EngineWord(".6", 14, 16, "6", "NUM"),
    ]
    made = Analysis(
        "stanza", [Surface(0, 5, 0, 2), Surface(6, 12, 2, 4), Surface(13, 14, 4, 5), Surface(14, 16, 5, 6)], words
    )
    before = [token.text for token in doc]
    attach(doc, made)
    assert analysis(doc, "stanza") is made
    assert analysis(doc, "camel") is None
    assert [token.text for token in doc] == before
    assert "".join(token.text_with_ws for token in doc) == "وقالت للشركة 4.6"
    number = doc[-1]
    assert number.text == "4.6"
    said = next(token for token in doc if token.text in ("قالت", "وقالت"))
    assert (said.pos_, said.lemma_) == ("VERB", "قال")
    firm = doc[-2]
    assert firm.pos_ == "NOUN"
    assert [word.text for word in made.within(6, 12)] == ["ل", "الشركة"]
    assert [word.text for word in made.within(0, 1)] == ["و", "قالت"]


@pytest.mark.parametrize("own", [True, False])
def test_a_side_layer_stands_on_any_doc_and_passes_through_bytes(own: bool) -> None:
    """Of arextract's tokenizer, and of spaCy's, whose Doc keeps the marks that the side layer's text has not."""
    import spacy
    from spacy.tokens import Doc

    from arextract.backends.layer import Analysis, EngineWord, Surface, analysis, attach
    from arextract.text.doc_text import clean_text
    from arextract.text.spacy_tokenizer import ArabicTokenizer

    raw = "قـالَتِ الشركةُ إن قيمتها زادت"
    nlp = spacy.blank("ar")
    if own:
        nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    doc = nlp.make_doc(raw)
    text = clean_text(doc)
    start, end = text.index("قيمتها"), text.index("قيمتها") + len("قيمتها")
    words = [EngineWord("قيمة", lemma="قيمة", pos="NOUN"), EngineWord("ها", pos="PRON")]
    verb = EngineWord("زادت", text.index("زادت"), len(text), lemma="زاد", pos="VERB")
    made = Analysis("stanza", [Surface(start, end, 0, 2), Surface(verb.start or 0, len(text), 2, 3)], [*words, verb])
    attach(doc, made)
    for seen in (doc, Doc(nlp.vocab).from_bytes(doc.to_bytes())):
        assert analysis(seen, "stanza") == made and analysis(seen, "camel") is None
        told = {
            token.text: ([word.text for word in token._.words], token.pos_, token.lemma_)
            for token in seen
            if token._.words
        }
        assert told == {"قيمتها": (["قيمة", "ها"], "NOUN", "قيمة"), "زادت": (["زادت"], "VERB", "زاد")}
