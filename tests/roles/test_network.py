"""The network in numpy says what the one in torch says, and an article's answer depends on nothing but the article."""

from __future__ import annotations

import numpy as np
import pytest

from arextract.roles.choose import best_span, change_of, choices, doubts
from arextract.roles.role_network import CHANGES, ROLES, Answer, Network
from arextract.roles.role_reading import LONGEST, RoleNumber, RoleReading, segments

WIDTH = 12


def reading(words: int, seed: int) -> RoleReading:
    rng = np.random.default_rng(seed)
    sentences = [(i, min(words, i + 17)) for i in range(0, words, 17)]
    numbers = [
        RoleNumber(at, at + 1, ["kind money"], [(at - 2, "rules subject")], [(at - 3, at - 2, "name")], [(at + 3, 0)])
        for at in range(5, words - 5, 9)
    ]
    return RoleReading(
        rng.normal(size=(words, WIDTH)).astype(np.float32),
        [[f"word {i % 7}", f"kind {i % 2}"] for i in range(words)],
        [k for k, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences,
        numbers,
    )


TABLES = {
    "word": {f"word {i}": i for i in range(7)} | {"kind 0": 7, "kind 1": 8},
    "mark": {"rules subject": 0},
    "fact": {"kind money": 0},
    "span": {"name": 0},
}


def arrays() -> dict[str, np.ndarray]:
    torch = pytest.importorskip("torch")
    from arextract.training.roles_network import RoleNetwork

    torch.manual_seed(0)
    made = RoleNetwork({name: len(rows) for name, rows in TABLES.items()}, WIDTH, channels=8, hidden=8, inner=8)
    torch.nn.init.normal_(made.spanf.weight)
    torch.nn.init.normal_(made.len)
    return {name: value.numpy().copy() for name, value in made.state_dict().items()}


@pytest.mark.heavy
def test_numpy_and_torch_agree() -> None:
    torch = pytest.importorskip("torch")
    from arextract.training.roles_batches import Encoded, Example, Tables, batch_of
    from arextract.training.roles_network import RoleNetwork
    from arextract.training.roles_scores import answers

    own = reading(150, 1)
    network = RoleNetwork({name: len(rows) for name, rows in TABLES.items()}, WIDTH, channels=8, hidden=8, inner=8)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in arrays().items()})
    encoded = []
    for index, number in enumerate(own.numbers):
        low, high = own.window(number)
        at = np.arange(low, high)
        away = np.where(at < number.first, at - number.first, np.maximum(at - number.last, 0))
        from arextract.roles.role_network import DISTANCES

        encoded.append(
            Encoded(
                number, low, high - low, np.searchsorted(DISTANCES, away),
                np.clip(np.array(own.sentence[low:high]) - own.sentence[number.first], -3, 1) + 3,
                np.array([[number.marks[0][0] - low, 0]]), np.array([0]),
                np.array([[number.spans[0][0] - low, 1, 0]]), [(number.times[0][0] - low, 0)], index,
            )
        )  # fmt: skip
    flat = np.array([TABLES["word"][f] for features in own.features for f in features])
    counts = np.full(len(own.features), 2)
    example = Example(None, own.states, segments(own.sentences), flat, counts, encoded)  # type: ignore[arg-type]
    assert batch_of([example], Tables(TABLES))[0]["window"].shape[0] == len(own.numbers)
    (wanted,) = answers([network.eval()], [example], Tables(TABLES))
    said = Network(arrays(), TABLES)(own)
    assert len(said) == len(wanted) == len(own.numbers)
    for a, b in zip(said, wanted, strict=True):
        np.testing.assert_allclose(a.spans, b.spans, atol=1e-5)
        np.testing.assert_allclose(a.null, b.null, atol=1e-5)
        np.testing.assert_allclose(a.times, b.times, atol=1e-5)
        np.testing.assert_allclose(a.change, b.change, atol=1e-5)
        assert (a.hedged, a.negated, a.no_time) == pytest.approx((b.hedged, b.negated, b.no_time), abs=1e-5)


@pytest.mark.heavy
def test_an_answer_does_not_depend_on_what_was_read_before() -> None:
    network = Network(arrays(), TABLES)
    first = network(reading(80, 2))
    network(reading(300, 3))
    again = network(reading(80, 2))
    for a, b in zip(first, again, strict=True):
        assert a.spans.tobytes() == b.spans.tobytes()
        assert a.change.tobytes() == b.change.tobytes()


@pytest.mark.heavy
def test_likelihoods_of_a_role_add_up_to_one() -> None:
    for answer in Network(arrays(), TABLES)(reading(120, 4)):
        total = answer.spans.sum(axis=(1, 2)) + answer.null
        np.testing.assert_allclose(total, np.ones(len(ROLES)), atol=1e-4)
        assert answer.times.sum() + answer.no_time == pytest.approx(1, abs=1e-4)


def test_segments_end_where_sentences_do() -> None:
    assert segments([(0, 30), (30, 50), (50, 90)], 64) == [(0, 50), (50, 90)]
    assert segments([(0, 30), (30, 50), (50, 90)], 64, {30}) == [(0, 30), (30, 90)]
    assert segments([(0, 150)], 64) == [(0, 64), (64, 128), (128, 150)]


def answer(spans: dict[tuple[int, int], float], words: int = 12, low: int = 0) -> Answer:
    table = np.zeros((3, words, LONGEST), dtype=np.float32)
    for (first, last), likely in spans.items():
        table[0, first - low, last - first] = likely
    rest = np.zeros(words, dtype=np.float32)
    return Answer(low, table, np.zeros(3, np.float32), rest, 1.0, np.zeros(7, np.float32), 0.0, 0.0)


def test_spans_that_say_the_same_are_counted_together() -> None:
    folded = ["بلغت", "ارباح", "ابل", "خمسه", "ملايين", "وقالت", "ارباح", "ابل", "نمت", "في", "عام", "كذا"]
    # Alone the middle one is the likeliest, but «ارباح ابل» stands twice.
    best = best_span(answer({(1, 2): 0.3, (6, 7): 0.3, (4, 4): 0.35}), 0, folded, [0] * 13)
    assert best is not None
    assert (best.first, best.last) in ((1, 2), (6, 7))
    assert best.likely == pytest.approx(0.6)


def test_a_span_never_ends_outside_the_text() -> None:
    best = best_span(answer({(11, 13): 0.9, (2, 2): 0.1}), 0, ["كلمه"] * 12, [0] * 13)
    assert best is not None
    assert best.last < 12


def test_what_lies_between_two_likely_spans_is_no_choice() -> None:
    folded = ["رفع", "المتجر", "سعر", "الخبز", "الي", "12", "دينارا", "في", "كل", "فرع", "هنا", "امس"]
    best = best_span(answer({(1, 1): 0.4, (2, 3): 0.35, (1, 3): 0.1}), 0, folded, [0] * 13)
    assert best is not None
    assert (best.first, best.last) == (1, 1)


def test_a_role_holds_no_words_of_a_number() -> None:
    folded = ["بلغ", "عدد", "12", "الف", "عامل", "في", "مصنع", "النسيم", "بعد", "عام", "كذا", "امس"]
    counted = [0, 0, 0, 1, 2] + [2] * 8
    best = best_span(answer({(1, 2): 0.6, (6, 7): 0.3}), 0, folded, counted)
    assert best is not None
    assert (best.first, best.last) == (6, 7)


def test_subject_and_metric_share_no_word() -> None:
    folded = ["بلغت", "ارباح", "ابل", "خمسه", "ملايين", "وقالت", "دله", "انها", "نمت", "في", "عام", "كذا"]
    own = answer({(1, 2): 0.5, (6, 6): 0.4})
    own.spans[1, 1, 0] = 0.9
    subject, metric, _ = choices(own, folded, [0] * 13)
    assert subject is not None and metric is not None
    assert (metric.first, metric.last) == (1, 1)
    assert (subject.first, subject.last) == (6, 6)
    # What is ruled out by the metric leaves its likelihood to the rest.
    assert subject.likely == pytest.approx(0.4 / (1 - 0.5))


@pytest.mark.parametrize(
    ("likely", "rules", "hedged"), [(0.9, False, True), (0.5, False, False), (0.5, True, True), (0.1, True, False)]
)
def test_hedges_need_the_network(likely: float, rules: bool, hedged: bool) -> None:
    none = np.zeros(1, np.float32)
    own = Answer(0, np.zeros((3, 1, LONGEST), np.float32), np.zeros(3, np.float32), none, 1.0, none, likely, 0.0)
    assert doubts(own, rules, False) == (hedged, False)


def test_a_change_that_rules_read_needs_the_network() -> None:
    none = np.zeros(1, np.float32)

    def own(up_to: float, null: float) -> Answer:
        change = np.zeros(len(CHANGES), np.float32)
        change[0], change[CHANGES.index(("up", "to"))] = null, up_to
        return Answer(0, np.zeros((3, 1, LONGEST), np.float32), np.zeros(3, np.float32), none, 1.0, change, 0.0, 0.0)

    assert change_of(own(0.45, 0.55), None) is None
    assert change_of(own(0.45, 0.55), ("up", "to")) == ("up", "to")
    assert change_of(own(0.1, 0.9), ("up", "to")) is None
    assert change_of(own(0.9, 0.1), ("down", "by")) == ("up", "to")
