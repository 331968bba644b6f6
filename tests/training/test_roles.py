"""Training data of the roles: gold spans meet the words, rules are counted, thresholds and calibration keep their promises."""

from __future__ import annotations

from pathlib import Path

import pytest

import arextract
from arextract.evaluate.match import folded
from arextract.ner import shared_model
from arextract.roles.role_reading import LONGEST
from arextract.training.roles_data import Passage, read_folders, read_passage
from arextract.training.roles_rules import rule_counts

OWN = Path(__file__).parents[2] / "training_data" / "roles"
SMALL = {"channels": 8, "hidden": 8, "inner": 8, "features": 8}
TEXT = "بلغت أرباح شركة أبل 5 ملايين دولار في عام 2024. ورأت أبل أن السوق هادئة."


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    nlp = arextract.load(overrides={"components.claims.model": None})
    return list(read_folders([OWN / "o1"], nlp, shared_model()))


@pytest.mark.slow
def test_our_own_passages_are_read_whole(passages: list[Passage]) -> None:
    assert len(passages) == len(list((OWN / "o1").glob("*.json")))
    golds = [gold for passage in passages for gold in passage.gold if not gold.optional]
    assert sum(gold.number is not None for gold in golds) > 0.9 * len(golds)
    for passage in passages:
        for gold in passage.gold:
            for role in gold.roles.values():
                if role is not None:
                    assert folded(passage.words.text[role["start"] : role["end"]]) == folded(role["text"])
                    assert passage.characters(*role["words"])["end"] >= role["end"]


def test_the_same_words_elsewhere_are_right_too() -> None:
    start = TEXT.index("أبل")
    role = {"start": start, "end": start + 3, "text": "أبل", "canonical": []}
    quantity = {
        "start": TEXT.index("5"), "end": TEXT.index("دولار") + 5, "text": "5 ملايين دولار", "optional": False,
        "subject": role, "metric": None, "source": None, "time": None, "change": None, "hedged": False, "negated": False,
    }  # fmt: skip
    nlp = arextract.load(overrides={"components.claims.model": None})
    gold = {"id": "a", "published": None, "times": [], "quantities": [quantity]}
    passage = read_passage(TEXT, gold, "own", nlp, shared_model())
    assert passage is not None
    own = passage.gold[0].roles["subject"]
    assert own is not None
    spans = passage.targets(own, 0, len(passage.words))
    assert {passage.characters(*span)["text"] for span in spans} == {"أبل"}
    assert len(spans) == 2
    assert passage.role_right(own, {"start": 0, "end": 4, "text": "أبل"})
    assert not passage.role_right(own, {"start": 0, "end": 4, "text": "بلغت"})


@pytest.mark.slow
def test_rules_are_counted(passages: list[Passage]) -> None:
    counts = rule_counts(passages)
    assert {"subject", "metric"} <= {role for _, role in counts}
    for count in counts.values():
        assert 0 <= count.alone <= count.right <= count.said
    assert sum(count.alone for count in counts.values()) > 0


@pytest.mark.heavy
def test_thresholds_and_curves() -> None:
    pytest.importorskip("torch")
    from arextract.training.roles_scores import CHOSEN, ScoreRow, curve, figures, thresholds

    rows = []
    for k in range(200):
        likely, right = k / 200, k % 10 < k / 20
        rows.append(
            ScoreRow("a", True, dict.fromkeys(CHOSEN, likely), dict.fromkeys(CHOSEN, 1 - likely), dict.fromkeys(CHOSEN, right),
                dict.fromkeys(CHOSEN, True), dict.fromkeys(CHOSEN, False), dict.fromkeys(CHOSEN, False))
        )  # fmt: skip
    precise = thresholds(rows, {"subject": 0.8})
    assert precise["subject"] > precise["metric"]
    found = figures(rows, precise)
    assert found["subject"][0] >= 0.8 > found["metric"][0]
    at, share = curve((row.likely["subject"], row.right["subject"]) for row in rows)
    assert at == sorted(at) and share == sorted(share)
    assert share[1] < 0.3 < 0.8 < share[-1]


@pytest.mark.heavy
def test_the_same_data_gives_the_same_network(passages: list[Passage]) -> None:
    torch = pytest.importorskip("torch")
    from arextract.training.roles import fit
    from arextract.training.roles_batches import encode, tables_of
    from arextract.training.roles_scores import answers

    part = passages[:6]
    tables = tables_of(part)
    examples = [encode(passage, tables) for passage in part]
    options = {"epochs": 2, "together": 3, "network": SMALL}
    losses: list[list[str]] = [[], []]
    one, other = (fit(examples, tables, 5, options, log=log.append) for log in losses)
    for name, value in one.state_dict().items():
        assert torch.equal(value, other.state_dict()[name]), name
    first, last = (float(line.split("loss ")[1].split(",")[0]) for line in losses[0])
    assert last < first
    assert len(answers([one], examples, tables)) == len(part)


def test_a_student_learns_from_what_teachers_say(passages: list[Passage]) -> None:
    torch = pytest.importorskip("torch")
    from arextract.training.roles import fit, loss_of
    from arextract.training.roles_batches import batch_of, encode, soft_target, tables_of
    from arextract.training.roles_scores import answers
    from arextract.training.roles_teachers import mean, trained

    part = passages[:4]
    tables = tables_of(part)
    options = {"epochs": 2, "together": 2, "network": SMALL}
    network = fit([encode(p, tables) for p in part], tables, 1, options, log=lambda _: None)
    teacher = trained(network, tables)
    said = [mean([teacher, teacher], p) for p in part]
    alone = answers([network], [encode(p, tables) for p in part], tables)
    assert [a.hedged for own in said for a in own] == pytest.approx([a.hedged for own in alone for a in own])
    # Without any gold, as for raw text.
    taught = [encode(p, tables, [soft_target(a) for a in own]) for p, own in zip(part, said, strict=True)]
    for example in taught:
        for number in example.numbers:
            number.target = None
    batch, numbers = batch_of(taught, tables, train=True)
    assert len(numbers) == sum(len(example.numbers) for example in taught)
    with torch.no_grad():
        own = loss_of(network(batch), batch)
        strange = loss_of(fit(taught, tables, 2, options | {"epochs": 0}, log=lambda _: None)(batch), batch)
    assert own < strange


def test_annotations_find_their_text_again(passages: list[Passage], tmp_path: Path) -> None:
    from arextract.training.roles_standoff import read_standoff, write_standoff

    (tmp_path / "raw").mkdir()
    for path in sorted((OWN / "o1").glob("*.json"))[:3]:
        (tmp_path / "raw" / path.name).write_bytes(path.read_bytes())
        text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\n", " ").strip()
        (tmp_path / "raw" / path.with_suffix(".txt").name).write_text(text, encoding="utf-8")
    kept = tmp_path / "kept.jsonl"
    assert write_standoff(kept, [tmp_path / "raw"]) == 3
    texts = sorted((tmp_path / "raw").glob("*.txt"))
    words = {word for path in texts for word in path.read_text(encoding="utf-8").split() if len(word) > 3}
    assert not [word for word in words if word in kept.read_text(encoding="utf-8") and not word.isascii()]
    lines = tmp_path / "lines.txt"
    lines.write_text("سطر آخر\n" + texts[0].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    nlp = arextract.load(overrides={"components.claims.model": None})
    (found,) = read_standoff([kept], [lines], nlp, shared_model())
    assert found.id == passages[0].id
    said = [(g.roles["subject"] or {}).get("text") for g in found.gold]
    assert said == [(g.roles["subject"] or {}).get("text") for g in passages[0].gold]
    assert any(said)


def test_sentences_of_a_tagged_corpus_are_passages(tmp_path: Path) -> None:
    from arextract.training.roles_raw import texts

    corpus = tmp_path / "news.conll"
    sentence = "وقال B-X\nالبنك O\nإن O\n( O\n5 O\n) O\nفروع O\n، O\nأغلقت O\n. O\n\n"
    corpus.write_text(sentence * 14, encoding="utf-8")
    first, second = texts(corpus)
    assert first.splitlines() == ["وقال البنك إن ( 5 ) فروع، أغلقت."] * 13 and second.count("\n") == 0


def test_raw_text_that_overlaps_is_left_out(passages: list[Passage], tmp_path: Path) -> None:
    from arextract.training.roles_raw import read_raw

    nlp = arextract.load(overrides={"components.claims.model": None})
    strange = "وأفادت إدارة الميناء القديم بأن السفن التي رست فيه خلال الصيف الماضي نقلت نحو 340 ألف طن من الحبوب والأسمدة، بينما لم تنقل في الصيف الذي قبله سوى 270 ألف طن بسبب أعمال التوسعة."
    known = passages[0].words.text.replace("\n", " ")
    lines = tmp_path / "lines.txt"
    lines.write_text(f"{known}\n{strange}\nسطر قصير 3\n", encoding="utf-8")
    found = read_raw([lines], passages, 100, nlp, shared_model())
    assert [passage.words.text for passage in found] == [strange]
    assert not found[0].gold and len(found[0].reading.numbers) == 2


def test_networks_teach_a_student(passages: list[Passage]) -> None:
    pytest.importorskip("torch")
    import tomllib

    from arextract import resources
    from arextract.training.roles_school import School, rows_on

    part, raw = passages[:4], passages[4:6]
    options = tomllib.loads((resources.folder("pipelines") / "train-roles.toml").read_text(encoding="utf-8"))
    options |= {"folds": 2, "student_folds": 1}
    options["training"] |= {"epochs": 1, "network": SMALL}
    made = []
    for workers in (1, 2):
        school = School(part, raw, options | {"workers": workers}, lambda _: None, passages[6:7])
        rows, taught = school.networks(), school.students()
        assert 0 < len(taught) < len(rows) == sum(not gold.optional for p in part for gold in p.gold)
        made.append(school.last())
    (network, tables), (other, _) = made
    assert not network.training
    gold = {"id": "a", "published": None, "times": [], "quantities": []}
    tiny = read_passage(
        "عددها 3", gold, "own", arextract.load(overrides={"components.claims.model": None}), shared_model()
    )
    assert tiny is not None and len(tiny.words) < LONGEST and rows_on(made[0], [tiny]) == []
    assert network.bag.weight.shape == (len(tables.rows["word"]), SMALL["features"])
    assert all((value == other.state_dict()[name]).all() for name, value in network.state_dict().items())
