import doctest

import pytest

from arextract.ner import conll
from arextract.ner.conll import ConllError, bio_spans, read_conll, span_scores
from arextract.ner.evaluate import evaluate_conll
from tests.ner.tiny import model


def test_docstrings():
    assert doctest.testmod(conll).failed == 0


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["I-PER", "I-PER"], [(0, 2, "PER")]),
        (["B-PER", "I-LOC", "O"], [(0, 1, "PER"), (1, 2, "LOC")]),
    ],
)
def test_bio_spans(tags, spans):
    assert bio_spans(tags) == spans


def test_span_scores_count_exact_spans():
    rows = span_scores([(["B-PER", "I-PER", "O", "B-LOC"], ["B-PER", "O", "O", "B-LOC"]), (["O"], ["B-ORG"])])
    by_label = {row.label: (row.gold, row.said, row.right) for row in rows}
    assert by_label == {"LOC": (1, 1, 1), "ORG": (0, 1, 0), "PER": (1, 1, 0), "all": (2, 3, 1)}
    assert rows[-1].f1 == pytest.approx(0.4)
    assert span_scores([])[-1].f1 == 0.0


def test_read_conll(tmp_path):
    path = tmp_path / "a.conll"
    path.write_text("# comment\nقال\tO\nمحمد\tB-PERS\n\n\nالصين B-LOC B-Nation\n", encoding="utf-8")
    assert list(read_conll(path)) == [[("قال", "O"), ("محمد", "B-PERS")], [("الصين", "B-LOC")]]
    for bad in ("قال\n", "قال\tPER\n"):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(ConllError, match=r"a\.conll, line 1"):
            list(read_conll(path))


class Said:
    """A model that answers what it is told and notes which head was asked."""

    def __init__(self, tags):
        self.tags, self.heads, self.asked = tags, {"own": [], "anercorp": []}, "?"

    def tag(self, sentences, head=None):
        self.asked = head
        return [[(tag, 1.0) for tag in self.tags[: len(sentence)]] for sentence in sentences]


def measured(tmp_path, gold, said, mapping=None):
    path = tmp_path / "gold.conll"
    path.write_text("".join(f"كلمة\t{tag}\n" for tag in gold), encoding="utf-8")
    labels = None
    if mapping is not None:
        labels = tmp_path / "map.tsv"
        labels.write_text(mapping, encoding="utf-8")
    fake = Said(said)
    return evaluate_conll(path, labels, model=fake), fake.asked


def test_evaluate_conll_reads_pers_and_picks_the_guidelines_of_the_file(tmp_path):
    result, head = measured(tmp_path, ["B-PERS", "I-PERS", "O"], ["B-PER", "I-PER", "O"])
    assert (result["PER"]["f1"], result["all"]["right"], head) == (1.0, 1, "anercorp")
    assert measured(tmp_path, ["B-PER", "B-PRODUCT"], ["B-PER", "B-PRODUCT"])[1] is None


@pytest.mark.parametrize(
    ("mapping", "gold", "said", "right"),
    [
        ("PRODUCT\tMISC\n", ["B-MISC", "B-PER"], ["B-PRODUCT", "B-PER"], 2),
        ("ours\ttheirs\nPER\tPERS\nPRODUCT\tMISC\n", ["B-PERS", "B-MISC"], ["B-PER", "B-PRODUCT"], 2),
        ("PERS\tPER\nGPE\tLOC\nDATE\t-\n", ["B-PERS", "B-GPE", "B-DATE"], ["B-PER", "B-LOC", "O"], 2),
        ("theirs\tours\nPER\tPER\n", ["B-PER"], ["B-PER"], 1),
        ("PRODUCT\tO\n", ["O", "B-PER"], ["B-PRODUCT", "B-PER"], 1),
    ],
)
def test_label_maps_in_both_directions(tmp_path, mapping, gold, said, right):
    result, _ = measured(tmp_path, gold, said, mapping)
    assert result["all"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "right": right, "said": right, "gold": right}


def test_a_label_map_of_one_column_is_refused(tmp_path):
    with pytest.raises(ConllError, match="line 1"):
        measured(tmp_path, ["O"], ["O"], "PER\n")


def test_evaluate_conll_runs_a_real_network(tmp_path):
    path = tmp_path / "gold.conll"
    path.write_text("قالت\tO\nالصين\tB-LOC\n\nمحمد\tB-PER\n", encoding="utf-8")
    assert evaluate_conll(path, model=model())["all"]["gold"] == 2
