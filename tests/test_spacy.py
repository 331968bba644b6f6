"""The pipeline among people who know spaCy: attributes, bytes, DocBin, processes, disk, entry points, other tokenizers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import warnings
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import arextract
from arextract.errors import UsageError
from arextract.layers import layers
from arextract.pipeline import Extractor, shared_extractor
from tests.spacy_file import TEXTS

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def nlp() -> Language:
    return shared_extractor("default").nlp


def told(doc: Doc) -> list[object]:
    """All that the attributes of a Doc say, as plain values."""
    spans = [*doc.ents, *doc.spans["times"], *doc.spans["quantities"]]
    names = ("value", "unit", "kind", "comparator", "counted", "per", "canonical", "canonical_by", "cluster", "score")
    parts = ("quantity", "subject", "metric", "time", "source")
    return [
        [(s.id_, s.text, s.label_, s._.raw_start, s._.raw_end, *(s._.get(name) for name in names)) for s in spans],
        [
            ([part and part.text for part in (getattr(c, name) for name in parts)], c.change, c.rule, c.score)
            for c in doc._.claims
        ],
        [(r.type, r.head.text, r.tail.text) for r in doc._.relations],
        (doc._.raw, doc._.published, doc._.title, doc._.country),
        [sentence.text for sentence in doc.sents],
    ]


@pytest.mark.parametrize(
    "text", [*TEXTS, *(p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))[:2])]
)
def test_attributes_say_what_the_record_says(nlp: Language, text: str) -> None:
    doc, article = nlp(text), shared_extractor("default").extract(text)
    assert doc._.raw == article.text == text
    shown = {span.id_: span for span in doc.ents}
    assert {e.id for e in article.entities} == set(shown)
    for e in article.entities:
        span = shown[e.id]
        assert (span._.raw_start, span._.raw_end, span.label_) == (e.start, e.end, e.label)
        assert (span._.canonical, span._.canonical_by, span._.cluster) == (e.canonical, e.canonical_by, e.cluster)
    times = {span.id_: span for span in doc.spans["times"]}
    assert [(t.id, t.value, t.start, t.end) for t in article.times] == [
        (name, s._.value, s._.raw_start, s._.raw_end) for name, s in times.items()
    ]
    assert len(doc._.claims) == len(article.claims) > 0
    for claim, made in zip(article.claims, doc._.claims, strict=True):
        said, q = made.quantity, claim.quantity
        assert (said._.value, said._.low, said._.high, said._.unit, said._.kind) == (
            q.value,
            q.low,
            q.high,
            q.unit,
            q.kind,
        )
        assert (said._.comparator, said._.counted, said._.per) == (q.comparator, q.counted, q.per)
        assert text[said._.raw_start : said._.raw_end] == q.text
        assert (made.time and made.time.id_) == claim.time and made.change == claim.change
        for name in ("subject", "metric", "source"):
            role, span = getattr(claim, name), getattr(made, name)
            assert (role is None) == (span is None)
            assert role is None or (role.start, role.end) == (span._.raw_start, span._.raw_end)
            assert role is None or role.score == made.scores.get(name)
        assert said._.claim.quantity == said and said._.claim.rule == claim.rule
    assert [(r.type, r.text) for r in article.relations] == [
        (r.type, text[r.span._.raw_start : r.span._.raw_end]) for r in doc._.relations
    ]


def test_a_span_of_ones_own_is_the_item_whose_tokens_it_has(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    (quantity,) = doc.spans["quantities"]
    own = doc[quantity.start : quantity.end]
    assert own.label_ == "" and own._.value == quantity._.value == 68_100_000_000 and own._.claim is not None
    shorter = doc[quantity.start : quantity.end - 1]
    assert shorter._.value is None and shorter._.claim is None and shorter._.canonical is None
    assert Span(doc, quantity.start, quantity.end, label="TIME")._.value is None


def test_bytes_and_docbin_keep_everything(nlp: Language) -> None:
    docs = [nlp(text) for text in TEXTS]
    again = Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert told(again) == told(docs[0]) and layers(again) == layers(docs[0])
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    read = list(DocBin().from_bytes(packed).get_docs(Vocab()))
    assert [told(doc) for doc in read] == [told(doc) for doc in docs]
    assert told(next(DocBin(store_user_data=True, docs=read).get_docs(Vocab()))) == told(docs[0])  # once more
    assert told(docs[0].copy()) == told(docs[0])


def test_a_doc_from_bytes_goes_on_through_the_pipeline(nlp: Language) -> None:
    """Made in one place, sent as bytes, and read in another: as when Docs are given to ``nlp.pipe`` with several processes."""
    doc = nlp.make_doc(TEXTS[1])
    doc._.published, doc._.title, doc._.country = "2025-01-02", "عنوان", "EG"
    made = nlp(Doc(nlp.vocab).from_bytes(doc.to_bytes()))
    assert told(made) == told(nlp(doc)) and made._.title == "عنوان"


def test_what_is_known_of_the_article_counts(nlp: Language) -> None:
    doc = nlp.make_doc("بلغت التكلفة أمس 5 ملايين جنيه.")
    doc._.published, doc._.country = "2025-03-10", "EG"
    doc = nlp(doc)
    assert [span._.value for span in doc.spans["times"]] == ["2025-03-09"]
    assert [span._.unit for span in doc.spans["quantities"]] == ["EGP"]


def test_two_processes_say_what_one_says(nlp: Language) -> None:
    texts = list(TEXTS) * 2
    many = list(nlp.pipe(texts, n_process=2, batch_size=1))
    assert [told(doc) for doc in many] == [told(doc) for doc in nlp.pipe(texts)]


SPAWNED = """
import multiprocessing, arextract
from tests.spacy_file import TEXTS
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    docs = arextract.load().pipe(TEXTS, n_process=2, batch_size=1)
    print([[span._.value for span in doc.spans["quantities"]] for doc in docs])
"""


@pytest.mark.slow
def test_processes_that_are_not_forked(tmp_path: Path) -> None:
    (tmp_path / "spawned.py").write_text(SPAWNED)
    done = _python(tmp_path / "spawned.py")
    assert done == "[[68100000000], [12, 5000000]]"


def _python(*arguments: object, path: Path | None = None) -> str:
    places = [str(place) for place in (ROOT / "src", ROOT, path) if place is not None]
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


def _installed(folder: Path) -> Path:
    """`folder` with the entry points of this tree as an installation writes them, whatever is installed here (`test_wheel` installs)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    meta = folder / "arextract-0.1.0.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: arextract\nVersion: {project['version']}\n")
    lines = [
        line
        for group, points in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {place}" for name, place in points.items()))
    ]
    (meta / "entry_points.txt").write_text("\n".join(lines))
    return folder


READ = """
import json, sys, spacy
from spacy.tokens import DocBin
nlp = spacy.load(sys.argv[1] + "/pipeline")
assert "arextract.pipeline" not in sys.modules
from tests.spacy_file import TEXTS
from tests.test_spacy import told
fresh = [told(nlp(text)) for text in TEXTS]
kept = [told(doc) for doc in DocBin().from_disk(sys.argv[1] + "/docs.spacy").get_docs(spacy.blank("ar").vocab)]
assert fresh == kept
print(json.dumps([doc[0][0][1] for doc in kept]))
"""


@pytest.mark.slow
def test_disk_and_docbin_in_a_new_process(nlp: Language, tmp_path: Path) -> None:
    """spaCy finds the factories and the tokenizer by the package's entry points: nothing of arextract is imported for it."""
    _python("-m", "tests.spacy_file", tmp_path)
    found = json.loads(_python("-c", READ, tmp_path, path=_installed(tmp_path)))
    assert found == [next(iter(nlp(text).ents)).text for text in TEXTS]


def test_a_docbin_alone_needs_the_extensions_alone(tmp_path: Path) -> None:
    from tests.spacy_file import write

    write(tmp_path)
    code = (
        "import spacy, arextract.extensions; from spacy.tokens import DocBin;"
        f"docs = DocBin().from_disk({str(tmp_path / 'docs.spacy')!r}).get_docs(spacy.blank('ar').vocab);"
        "print([span._.value for doc in docs for span in doc.spans['quantities']])"
    )
    assert _python("-c", code) == "[68100000000, 12, 5000000]"


def test_entry_points_name_every_factory() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    for name, place in stated["spacy_factories"].items():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function))
        assert Language.get_factory_meta(name).factory == name
    assert {n for n in spacy.blank("ar").factory_names if n.startswith("arextract_")} == set(stated["spacy_factories"])
    (place,) = stated["spacy_tokenizers"].values()
    assert hasattr(import_module(place.partition(":")[0]), place.partition(":")[2])


def test_registering_the_factories_imports_no_pipe() -> None:
    """spaCy does so in every program that makes any pipeline."""
    code = (
        "import sys, arextract.pipes.registry, arextract.backends.backend_factories;"
        "print([m for m in sys.modules if m.startswith(('arextract.pipes.', 'arextract.ner', 'arextract.numbers'))])"
    )
    assert _python("-c", code) == "['arextract.pipes.makers', 'arextract.pipes.registry']"


RAW = "ارتفعت المبيعاتُ بنسبة ٤٫٦٪ إلى ١٢ مليون دولار، قالت شركة «إنفيـديا» أمس."


def test_pipes_on_docs_of_another_tokenizer() -> None:
    """``doc.text`` stays what that tokenizer made of the text; what is read in the clean text is shown at its place."""
    other = spacy.blank("ar")
    for name in ("times", "entities", "quantities", "latin"):
        other.add_pipe(f"arextract_{name}")
    other.add_pipe("arextract_mirror")
    doc = other(RAW)
    assert doc.text == doc._.raw == RAW
    assert [(s._.value, RAW[s._.raw_start : s._.raw_end]) for s in doc.spans["quantities"]] == [
        (4.6, "٤٫٦٪"), (12_000_000, "١٢ مليون دولار"),
    ]  # fmt: skip
    assert [(e.text, e._.canonical) for e in doc.ents] == [("إنفيـديا", "Nvidia")]
    assert [span.text for span in doc.spans["times"]] == ["أمس"] and len(list(doc.sents)) == 1
    (packed,) = DocBin(store_user_data=True, docs=[doc]).get_docs(Vocab())
    assert told(packed) == told(doc)
    assert [e.canonical for e in Extractor(other).extract(RAW).entities] == ["Nvidia"]


def test_one_pipe_alone() -> None:
    for name, key in (("arextract_quantities", "quantities"), ("arextract_times", "times")):
        other = spacy.blank("ar")
        other.add_pipe(name)
        assert len(other("باع 5 ملايين سيارة في عام 2024.").spans[key]) >= 1, name


def test_a_shared_vocabulary() -> None:
    vocab = spacy.blank("ar").vocab
    made = arextract.load("rules", vocab=vocab)
    assert made.vocab is vocab and made("بلغ السعر 5 دولارات.").vocab is vocab


@pytest.mark.parametrize(
    ("factory", "config", "says"),
    [
        ("times", {"published": "10/3/2025"}, "ISO date"),
        ("entities", {"min_score": 2}, "between 0 and 1"),
        ("quantities", {"kinds": ["cash"]}, "choose of money"),
        ("quantities", {"country": "Atlantis"}, "no country"),
        ("relations", {"types": ["owns"]}, "choose of product_of"),
        ("claims", {"min_score": -1}, "between 0 and 1"),
    ],
)
def test_parameters_that_cannot_be(factory: str, config: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        spacy.blank("ar").add_pipe(f"arextract_{factory}", config=config)


def test_parameters_do_what_they_say() -> None:
    text = "قال جمال شريف إن التكلفة ارتفعت 3% إلى 5 ملايين جنيه أمس، وفق شركة مايكروسوفت في القاهرة."

    seed = next((ROOT / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")

    def made(text: str = text, **config: dict[str, object]) -> Doc:
        overrides = {f"components.{name}.{key}": v for name, part in config.items() for key, v in part.items()}
        return arextract.load("rules", overrides=overrides)(text)

    usual, chosen, dated = made(), made(quantities={"kinds": ["percent"]}), made(times={"published": "2025-03-10"})
    assert len(usual.spans["quantities"]) == 2 and len(usual.ents) == 3
    assert [s._.kind for s in chosen.spans["quantities"]] == ["percent"]
    assert [s._.value for s in dated.spans["times"]] == ["2025-03-09"] and dated._.published is None
    names = made(seed)
    limit = max(e._.score for e in names.ents)
    sure = made(seed, entities={"min_score": limit})
    assert [e.text for e in sure.ents] == [e.text for e in names.ents if e._.score >= limit]
    assert 0 < len(sure.ents) < len(names.ents)
    assert made(relations={"types": []})._.relations == []


def test_the_examples_of_the_factories() -> None:
    import doctest

    from arextract.pipes import registry

    found = doctest.testmod(registry)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_an_attribute_that_is_taken_stays() -> None:
    code = (
        "import warnings, spacy; from spacy.tokens import Span; Span.set_extension('value', default=7);"
        "warnings.simplefilter('error');\n"
        "try:\n    import arextract.extensions\nexcept UserWarning as told:\n    print(told)"
    )
    assert _python("-c", code) == "span._.value is taken: arextract's own is not registered"


def test_the_hash_of_a_pipeline_that_spacy_put_together(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        arextract.load("rules").to_disk(tmp_path / "a")
        one, two = (Extractor(spacy.load(tmp_path / "a")).pipeline for _ in range(2))
    assert one == two and one.startswith("rules@") and not one.endswith("@00000000")
    other = spacy.load(tmp_path / "a", config={"components": {"quantities": {"country": "EG"}}})
    assert Extractor(other).pipeline != one
