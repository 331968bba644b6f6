import doctest
import lzma
import random

import pytest

from arextract.ner.features import LABELS
from arextract.packed_lines import HashedLines
from arextract.resources import folder
from arextract.training import lists, raw
from arextract.training.corpora import Corpus
from arextract.training.lists import gazetteer, name_key, person_words
from arextract.training.raw import raw_sentences, stems
from arextract.training.swapped import swapped, with_swapped


def test_raw_sentences_once_and_as_stems(tmp_path):
    path = tmp_path / "a.txt.xz"
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write("وقالت الصين إنها تبيع.\nوقالت الصين إنها تبيع.\nقصير.\nهذه جملة ثانية هنا. وهذه جملة ثالثة بعدها.\n")
    found = list(raw_sentences(path))
    assert [" ".join(s) for s in found] == [
        "وقالت الصين إنها تبيع .",
        "هذه جملة ثانية هنا .",
        "وهذه جملة ثالثة بعدها .",
    ]
    assert stems(found[0])[:3] == ["و+", "قالت", "الصين"]
    assert doctest.testmod(raw).failed == 0


def test_person_words_count_people(tmp_path):
    (tmp_path / "wd_arabic_64").write_text("john\tج و ن\t40\njon\tج و ن\t20\nrare\tر ا ر ي\t1\n", encoding="utf-8")
    assert person_words(tmp_path) == {"جون": 7, "راري": 1}
    assert person_words(tmp_path / "none") == {}


def test_the_gazetteer_holds_the_tables_of_names():
    found = gazetteer({}).names
    assert found[name_key("دونالد ترامب")] == 1 << LABELS.index("PER")
    assert found[name_key("الولايات المتحدة")] == 1 << LABELS.index("LOC")
    assert gazetteer({"gazetteer": False}).names == {}
    assert lists.name_key("GPT-4") == "gpt-0"


def test_the_shipped_training_config_can_be_read():
    tomllib = pytest.importorskip("tomllib")
    config = tomllib.loads((folder("pipelines") / "train-ner.toml").read_text(encoding="utf-8"))
    assert config["heads"]["own"] == list(LABELS)


def test_names_are_swapped_for_names_of_their_label_and_what_is_written_onto_them_stays():
    sentences = [
        [("زار", "O"), ("سمير", "B-PER"), ("عون", "I-PER"), ("دمشق", "B-LOC"), (".", "O")],
        [("قال", "O"), ("خالد", "B-PER"), ("ذلك", "O")],
        [("وصل", "O"), ("للقاهرة", "B-LOC"), ("باليورو", "B-MISC")],
        [("لا", "O"), ("اسم", "O")],
    ]
    made = swapped(sentences, 1.0, random.Random(3))
    assert {tuple(word for word, tag in s if tag.endswith("PER")) for s in made} <= {("سمير", "عون"), ("خالد",)}
    assert [[word for word, tag in s if tag == "O"] for s in made] == [["زار", "."], ["قال", "ذلك"]]
    assert made == swapped(sentences, 1.0, random.Random(3))
    assert swapped(sentences, 0.0, random.Random(3)) == []
    corpora = with_swapped([Corpus("a", "own", sentences), Corpus("b", "own", sentences)], {"b": 1.0}, 1)
    assert [(c.name, c.head, len(c.sentences)) for c in corpora] == [
        ("a", "own", 4),
        ("b", "own", 4),
        ("b-swapped", "own", 2),
    ]


CONFIG = """
seed = 1
[heads]
anercorp = ["PER", "ORG", "LOC", "MISC"]
own = ["PER", "ORG", "LOC", "PRODUCT", "MISC"]
[vectors]
size = 8
epochs = 1
min_count = 1
[network]
char_size = 4
char_filters = 6
small_size = 2
hidden = 12
layers = 1
dropout = 0.1
input_dropout = 0.1
word_dropout = 0.1
gazetteer_dropout = 0.1
[swapped]
own = 0.5
[training]
epochs = 12
batch_words = 60
rate = 0.02
weight_decay = 0.0
average = 0.9
[passes]
anercorp = 1.0
own = 2.5
own-swapped = 0.5
"""


@pytest.fixture
def corpus(tmp_path):
    """A folder of data in which «السيد» always stands before a person."""
    people = ["سمير", "خالد", "ماجد", "هاني", "رامي"]
    verbs = ["قال", "أعلن", "أكد", "أضاف", "ذكر", "صرح"]
    lines = []
    for verb in verbs * 2:
        for person in people:
            lines += [f"{verb}\tO", "السيد\tO", f"{person}\tB-PERS", "ذلك\tO", ".\tO", ""]
    (tmp_path / "ner" / "anercorp").mkdir(parents=True)
    (tmp_path / "ner" / "anercorp" / "train.conll").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("قال السيد سمير ذلك .\n" * 2 + "أعلن السيد خالد ذلك .\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    own = [f"{verb} السيد [{person}|PER] إن [هواوي|ORG] تبيع [H20|PRODUCT]." for verb in verbs for person in people]
    (tmp_path / "own" / "01.txt").write_text("\n".join(own), encoding="utf-8")
    (tmp_path / "train.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.mark.heavy
def test_a_tiny_training_run_writes_a_model_that_tags(corpus):
    pytest.importorskip("torch")
    pytest.importorskip("gensim")
    from arextract.ner import load_model
    from arextract.training.ner import train_ner

    lines: list[str] = []
    train_ner(
        corpus / "train.toml", corpus, corpus / "a", own=corpus / "own", vectors=corpus / "v.npz", log=lines.append
    )
    assert sum(line.startswith("epoch") for line in lines) == 12
    model = load_model(corpus / "a")
    said = model.tag([["صرح", "السيد", "رامي", "إن", "هواوي", "تبيع", "H20", "."]])[0]
    assert [tag for tag, _ in said] == ["O", "O", "B-PER", "O", "B-ORG", "O", "B-PRODUCT", "O"]
    train_ner(corpus / "train.toml", corpus, corpus / "b", own=corpus / "own", log=lines.append)
    assert (corpus / "a" / "model.npz").read_bytes() == (corpus / "b" / "model.npz").read_bytes()


@pytest.mark.heavy
def test_the_numpy_network_is_the_torch_network(corpus):
    torch = pytest.importorskip("torch")
    import numpy as np

    from arextract.ner.features import Gazetteer, Vocabulary
    from arextract.training import export
    from arextract.training.batches import Forms, batch_of, encode
    from arextract.training.name_network import NameNetwork
    from arextract.training.ner import prepared, read_config

    torch.manual_seed(0)
    config = read_config(corpus / "train.toml")
    config["network"]["layers"] = 2
    vocabulary = Vocabulary(HashedLines.of(["قال", "السيد", "سمير"]), {"سمير": 3})
    vectors = prepared(np.random.default_rng(0).normal(size=(3, 8)).astype(np.float32))
    listed = Gazetteer.of_lines(["2\tهواوي"])
    network = NameNetwork(vectors, config["heads"], config["network"]).eval()
    model = export.write(network, vocabulary, listed, vectors, config, corpus / "m")
    words = ["قال", "السيد", "سمير", "إن", "هواوي", "تبيع", "H20", "."]
    forms = Forms(vocabulary)
    encoded = encode([(word, "O") for word in words], forms, listed, {"O": 0})
    with torch.no_grad():
        expected = network(batch_of([encoded], forms.tensors()))[0].numpy()
    ((_, states),) = model._states([words], [0])
    np.testing.assert_allclose(states, expected, atol=0.02)  # int8 vectors, half-precision weights
