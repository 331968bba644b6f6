import json
import shutil

import numpy as np
import pytest

from arextract.ner import ModelError, load_model, tagger_files
from arextract.ner.features import CHARS, LABELS, Gazetteer, Vocabulary, char_ids
from arextract.ner.lstm import LANES, LstmLayer, pack
from arextract.packed_lines import HashedLines
from arextract.resources import model as folder
from tests.ner.tiny import arrays, model

SENTENCES = [
    ["قالت", "الصين", "إن", "شركة", '"', "OpenAI", '"', "في", "بنك", "مصر", "."],
    ["محمد"],
    ["وقال", "محمد", "بن", "سلمان", "في", "الرياض", "4.6", "،"],
]


@pytest.mark.parametrize("layers", [1, 2])
def test_tags_and_scores_do_not_depend_on_the_batch(layers):
    tagger = model(layers=layers)
    together = tagger.tag(SENTENCES)
    assert together == [tagger.tag([sentence])[0] for sentence in SENTENCES]
    assert together[::-1] == model(layers=layers).tag(SENTENCES[::-1])


def test_tags_are_valid_and_scores_are_probabilities():
    for seed in range(10):
        for row in model(seed).tag(SENTENCES):
            before = "O"
            for tag, score in row:
                assert 0.0 <= score <= 1.0
                assert tag == "O" or tag[2:] in LABELS
                assert tag[0] != "I" or before[2:] == tag[2:]
                before = tag


def test_empty_input_and_odd_words():
    tagger = model()
    assert tagger.tag([]) == []
    assert tagger.tag([[], ["قال"]])[0] == []
    odd = ["", " ", "ـ", "\u200f", "ه" * 500, "😀", "\ud800", "0" * 40]
    assert [len(row) for row in tagger.tag([odd])] == [len(odd)]


def test_the_cache_of_word_forms_stays_bounded(monkeypatch):
    monkeypatch.setattr("arextract.ner.word_inputs._KNOWN", 12)
    monkeypatch.setattr("arextract.ner.word_inputs._ROWS", 12)
    monkeypatch.setattr("arextract.ner.tagger._TOGETHER", 1)
    small = model()
    assert small.tag(SENTENCES) == model().tag(SENTENCES)
    assert small.tag(SENTENCES[::-1]) == model().tag(SENTENCES)[::-1]
    assert 0 < len(small._inputs) <= 12


def test_a_sentence_of_more_forms_than_are_kept(monkeypatch):
    monkeypatch.setattr("arextract.ner.word_inputs._ROWS", 4)
    assert model().tag(SENTENCES) == [model(0).tag([sentence])[0] for sentence in SENTENCES]


def test_lanes_are_filled_evenly_and_hold_no_two_words_at_once():
    lengths = [3, 40, 1, 7, 7, 20, 2, 9, 11, 5, 30, 4, 12, 6, 21, 1, 8, 9, 2]
    places = pack(lengths)
    words = [(lane, step) for (lane, start), n in zip(places, lengths, strict=True) for step in range(start, start + n)]
    assert len(set(words)) == len(words) == sum(lengths)
    assert max(step for _, step in words) + 1 == max(lengths)
    assert {lane for lane, _ in places} == set(range(LANES))
    fills = [sum(n for (own, _), n in zip(places, lengths, strict=True) if own == lane) for lane in range(LANES)]
    assert fills == sorted(fills, reverse=True)


def test_states_do_not_depend_on_what_is_read_beside():
    rng = np.random.default_rng(0)
    net = {
        f"lstm.{name}_l0{end}": rng.normal(size=shape).astype(np.float32)
        for name, shape in (("weight_ih", (96, 5)), ("weight_hh", (96, 24)), ("bias_ih", (96,)), ("bias_hh", (96,)))
        for end in ("", "_reverse")
    }
    layer = LstmLayer(net, 0)
    table = layer.read(rng.normal(size=(50, 5)).astype(np.float32))
    sentences = [range(at, at + n) for at, n in zip(range(0, 40, 2), [1, 9, 3, 7, 2] * 4, strict=True)]
    for own, beside in zip(sentences, layer(table, sentences), strict=True):
        assert np.array_equal(layer(table, [own])[0], beside)


def test_heads():
    tagger = model()
    assert {tag[2:] for row in tagger.tag(SENTENCES * 5, "anercorp") for tag, _ in row} <= {
        "",
        "PER",
        "ORG",
        "LOC",
        "MISC",
    }
    with pytest.raises(KeyError):
        tagger.tag(SENTENCES, "none")


def test_the_store_is_reproducible_and_notices_damage(tmp_path):
    held, meta = arrays()
    tagger_files.write(tmp_path / "a", held, meta)
    tagger_files.write(tmp_path / "b", held, meta)
    assert (tmp_path / "a" / tagger_files.ARRAYS).read_bytes() == (tmp_path / "b" / tagger_files.ARRAYS).read_bytes()
    assert load_model(tmp_path / "a").tag(SENTENCES) == model().tag(SENTENCES)
    data = bytearray((tmp_path / "a" / tagger_files.ARRAYS).read_bytes())
    data[1000] ^= 1
    (tmp_path / "a" / tagger_files.ARRAYS).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="checksum"):
        load_model(tmp_path / "a")


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no model"):
        load_model(tmp_path)
    (tmp_path / tagger_files.META).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="no JSON"):
        load_model(tmp_path)
    (tmp_path / tagger_files.META).write_text(json.dumps({"format": "other"}), encoding="utf-8")
    with pytest.raises(ModelError, match="format"):
        load_model(tmp_path)


def test_pickles_are_never_read(tmp_path):
    held, meta = arrays()
    held["words"] = np.array([{"a": 1}], dtype=object)
    tagger_files.write(tmp_path, held, meta)
    with pytest.raises(ValueError, match="allow_pickle"):
        load_model(tmp_path)


def test_features_of_words():
    vocabulary = Vocabulary(HashedLines.of(["الصين", "شركه"]), {"محمد": 7})
    assert vocabulary.features("للصين").row == 1
    assert vocabulary.features("الشركة").row == 2  # by way of the form without the article
    assert vocabulary.features("وثقه").row == 0
    assert vocabulary.features("محمد").flags[:3] == b"\1\1\1"
    assert len(char_ids("ا" * 40)) == CHARS + 2


def test_the_longest_listed_name_is_matched():
    lists = Gazetteer.of_lines(["2\tبنك", "2\tبنك مصر", "20\tمصر"])
    found = lists.match(["بنك", "مصر", "مصر"])
    org, loc, misc = 2 * LABELS.index("ORG"), 2 * LABELS.index("LOC"), 2 * LABELS.index("MISC")
    assert found[0, org] == found[1, org + 1] == found[2, loc] == found[2, misc] == 1
    assert found.sum() == 4
    assert Gazetteer.of_lines(lists.lines()).names == lists.names


@pytest.fixture(scope="module")
def shipped():
    return load_model()


def test_the_shipped_model_is_small_and_of_our_labels(shipped):
    assert sum(path.stat().st_size for path in folder("ner").iterdir()) < 30_000_000
    assert set(shipped.heads[shipped.default]) == set(LABELS)


def test_the_shipped_model_finds_names(shipped):
    # Sentences that stand in no training set.
    sentences = [
        ["التقى", "رئيس", "الوزراء", "البريطاني", "توني", "بلير", "الرئيس", "حسني", "مبارك", "في", "القاهرة"],
        ["أعلنت", "شركة", "مايكروسوفت", "عن", "افتتاح", "مركز", "جديد", "في", "الرياض"],
    ]
    said = [
        {(tag[2:], word) for word, (tag, _) in zip(s, row, strict=True) if tag != "O"}
        for s, row in zip(sentences, shipped.tag(sentences), strict=True)
    ]
    assert {("PER", "بلير"), ("PER", "مبارك"), ("LOC", "القاهرة")} <= said[0]
    assert {("ORG", "مايكروسوفت"), ("LOC", "الرياض")} <= said[1]


def test_the_shipped_model_is_the_same_alone_and_in_a_batch(shipped):
    assert shipped.tag(SENTENCES) == [shipped.tag([sentence])[0] for sentence in SENTENCES]


def test_a_copy_of_the_shipped_model_loads_from_its_path(tmp_path, shipped):
    shutil.copytree(folder("ner"), tmp_path / "ner")
    assert load_model(tmp_path / "ner").tag(SENTENCES) == shipped.tag(SENTENCES)
