import random

import pytest

from arextract.ner.features import LABELS
from arextract.training.corpora import label_map, load, main, mapped, read_marked, split_block, without


def sentence(text, tag="O"):
    return [(word, tag) for word in text.split()]


def test_every_corpus_maps_into_the_labels_of_its_head():
    assert label_map("anercorp") == ("anercorp", {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"})
    assert set(label_map("own")[1].values()) == set(LABELS)
    assert label_map("fane")[1]["Software"] == "PRODUCT"
    with pytest.raises(KeyError):
        label_map("none")


def test_mapped_drops_what_the_table_does_not_know():
    assert mapped([[("a", "B-X"), ("b", "I-X"), ("c", "B-Y"), ("d", "O")]], {"X": "PER"}) == [
        [("a", "B-PER"), ("b", "I-PER"), ("c", "O"), ("d", "O")]
    ]


def test_the_development_block_is_the_last_tenth():
    sentences = [sentence(str(i)) for i in range(101)]
    train, dev = split_block(sentences)
    assert (len(train), len(dev)) == (90, 11)
    assert train + dev == sentences


def test_sentences_of_the_development_block_leave_other_corpora_however_they_are_written():
    dev = [sentence("أعلن اتحاد صناعة السيارات في ألمانيا أمس 2005"), sentence("قال الرئيس")]
    kept = sentence("هذه جملة أخرى من مقال آخر تماما")
    others = [
        sentence("( اعلن اتحاد صناعة السيارات في المانيا امس 20"),  # folded letters, split marks, other numbers
        sentence("السيارات في ألمانيا"),  # a short piece of a held-out sentence
        sentence("قال الرئيس"),
        kept,
    ]
    assert without(others, dev) == [kept]


@pytest.fixture
def data(tmp_path):
    """A little ANERcorp, its corrected copy and our own sentences."""
    words = [f"كلمة{a}{b}" for a in "ابتثجحخد" for b in "رزسشصضطظ"]
    rng = random.Random(1)
    lines = []
    for _ in range(40):
        lines += [f"{word}\tO" for word in rng.sample(words, 8)] + ["محمد\tB-PERS", ""]
    folder = tmp_path / "anercorp"
    folder.mkdir()
    for name in ("train.conll", "train_corrected.conll"):
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "01.txt").write_text("أعلنت [إنفيديا|ORG] أن و[سامسونغ|ORG] تبيع [H20|PRODUCT].\n", encoding="utf-8")
    return tmp_path


def test_load_keeps_the_development_block_out_of_every_corpus(data):
    corpora, dev = load(data, data / "own")
    sizes = {corpus.name: (corpus.head, len(corpus.sentences)) for corpus in corpora}
    assert sizes == {"anercorp": ("anercorp", 36), "corrected": ("corrected", 36), "own": ("own", 1)}
    assert len(dev) == 4
    assert dev[0][-1] == ("محمد", "B-PER")
    assert not [s for corpus in corpora for s in corpus.sentences if s in dev]


def test_marked_sentences_as_words_and_tags(data):
    assert [tag for _, tag in next(iter(read_marked(data / "own")))] == [
        "O",
        "B-ORG",
        "O",
        "B-ORG",
        "O",
        "B-PRODUCT",
        "O",
    ]


def test_the_development_block_can_be_printed(data, capsys):
    main([str(data)])
    printed = capsys.readouterr().out
    assert printed.count("محمد\tB-PER\n") == 4
    assert printed.count("\n\n") == 4
