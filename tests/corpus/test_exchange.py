"""To Label Studio and spaCy and back: offsets stay what they were."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from arextract.corpus.gold_format import check_gold, file_name, to_gold, write_gold
from arextract.corpus.label_studio import from_task, read_tasks, to_task
from arextract.corpus.label_studio_view import view
from arextract.corpus.spacy_format import write_docbin
from arextract.errors import UsageError
from arextract.evaluate.gold import read_gold
from arextract.record import Article, Change, Claim, Entity, Metric, Quantity, Role, Sentence, Time


def article(text: str = "🚀 قالت\r\nإنفيديا إن الأربـاح ارتفعت ٥٪ في عام ٢٠٢٤  نعم.") -> Article:
    """An article with an emoji, a carriage return, tatweel and Arabic-Indic digits, and one claim with all its roles."""

    def span(word: str) -> dict:
        start = text.index(word)
        return {"start": start, "end": start + len(word), "text": word}

    return Article(
        id="desk/one", source="one.txt", sha256="0" * 64, pipeline="default@1", text=text, published="2025-01-02",
        entities=[Entity(**span("إنفيديا"), id="e1", label="ORG", canonical="Nvidia", canonical_by="lexicon", cluster="c1", by="rule", score=0.9)],
        times=[Time(**span("عام ٢٠٢٤"), id="t1", value="2024")],
        claims=[
            Claim(
                id="q1", quantity=Quantity(**span("٥٪"), kind="percent", value=5, unit="%"), subject=Role(**span("إنفيديا"), canonical="Nvidia", entity="e1"),
                metric=Metric(**span("الأربـاح")), time="t1", source=Role(**span("إنفيديا"), canonical="Nvidia", entity="e1"),
                change=Change(direction="up", role="by"), citations=["https://x"], sentence=Sentence(start=0, end=len(text)), rule="r",
            )
        ],
    )  # fmt: skip


def test_gold_fits_its_text(tmp_path: Path) -> None:
    one = article()
    gold = to_gold(one)
    check_gold(gold, one.text)
    assert write_gold(tmp_path, [(gold, one.text)]) == 1
    assert read_gold(tmp_path) == [(gold, one.text)]
    with pytest.raises(UsageError, match="different ids"):
        write_gold(tmp_path, [(gold, one.text), (gold, one.text)])
    gold["entities"][0]["start"] += 1
    with pytest.raises(UsageError, match="is not at"):
        check_gold(gold, one.text)


def test_label_studio_round_trip() -> None:
    one = article()
    task = _annotated(one)
    assert from_task(json.loads(json.dumps(task))) == (to_gold(one), one.text)


def _annotated(one: Article) -> dict:
    """The task as its export reads once a person has taken the predictions over and submitted them."""
    task = to_task(one)
    task["annotations"] = [{"result": copy.deepcopy(task["predictions"][0]["result"]), "was_cancelled": False}]
    return task


def test_predictions_that_nobody_confirmed_are_no_gold(tmp_path: Path) -> None:
    one = article()
    skipped = {**to_task(one), "annotations": [{"result": [], "was_cancelled": True}]}
    path = tmp_path / "export.json"
    path.write_text(json.dumps([to_task(one), skipped]))
    assert from_task(to_task(one)) is None and from_task(skipped) is None
    with pytest.raises(UsageError, match="no annotated task among 2"):
        read_tasks(path)
    path.write_text(json.dumps([to_task(one), _annotated(one), skipped]))
    found = read_tasks(path)
    assert (found.gold, found.skipped) == ([(to_gold(one), one.text)], 2)
    nothing = {**to_task(one), "annotations": [{"result": []}]}  # submitted: a person says that there is nothing
    path.write_text(json.dumps([nothing]))
    assert read_tasks(path).gold[0][0]["quantities"] == []


def test_every_field_has_a_control_of_its_own_kind() -> None:
    import xml.etree.ElementTree as ET

    root = ET.fromstring(view())
    assert "rtl" in root.attrib["style"]
    controls = {e.attrib["name"]: e.tag for e in root.iter() if "toName" in e.attrib}
    assert all(e.attrib["toName"] == "text" for e in root.iter() if "toName" in e.attrib)
    for region in _annotated(article())["annotations"][0]["result"]:
        if region["type"] != "relation":
            assert controls[region["from_name"]].lower() == region["type"], region
    assert controls["value"] == "Number" and controls["kind"] == "Choices" and "details" not in controls


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("min.json", '[{"text": "x", "id": 1, "annotation_id": 3, "label": []}]', "JSON-MIN"),
        ("x.conll", "-DOCSTART- -X- O\n", "CoNLL"),
        ("x.csv", "text,label\n", "choose JSON"),
        ("x.json", "{}", "choose JSON"),
    ],
)
def test_other_exports_are_answered_by_the_format_to_choose(tmp_path: Path, name: str, body: str, says: str) -> None:
    (tmp_path / name).write_text(body)
    with pytest.raises(UsageError, match=says):
        read_tasks(tmp_path / name)


def test_an_annotation_as_target_storage_keeps_it(tmp_path: Path) -> None:
    task = _annotated(article())
    path = tmp_path / "1"
    path.write_text(json.dumps({"id": 1, "result": task["annotations"][0]["result"], "task": {"data": task["data"]}}))
    assert read_tasks(path).gold == [(to_gold(article()), article().text)]


def test_details_of_earlier_exports_are_still_read() -> None:
    task = _annotated(article())
    regions = task["annotations"][0]["result"]
    quantity = next(r for r in regions if r.get("value", {}).get("labels") == ["QUANTITY"])
    details = {"kind": "percent", "value": 7, "unit": "%"}
    value = {**quantity["value"], "text": [json.dumps(details)]}
    regions.append({"id": quantity["id"], "from_name": "details", "type": "textarea", "value": value})
    found = from_task(task)
    assert found is not None and found[0]["quantities"][0]["value"] == 7


@pytest.mark.parametrize("utf16", [False, True])
@pytest.mark.parametrize("returns", [False, True])
def test_label_studio_countings(utf16: bool, returns: bool) -> None:
    """A browser may count UTF-16 units and drop carriage returns; the regions' texts tell which."""
    one = article()
    task = to_task(one)
    task["annotations"] = [{"result": copy.deepcopy(task.pop("predictions")[0]["result"])}]

    def there(offset: int) -> int:
        before = one.text[:offset]
        before = before.replace("\r\n", "\n") if returns else before
        return len(before.encode("utf-16-le")) // 2 if utf16 else len(before)

    for region in task["annotations"][0]["result"]:
        if "value" in region:
            region["value"]["start"], region["value"]["end"] = (
                there(region["value"]["start"]),
                there(region["value"]["end"]),
            )
    assert from_task(task) == (to_gold(one), one.text)


def test_what_a_person_changed_comes_back(tmp_path: Path) -> None:
    task = to_task(article())
    result = task.pop("predictions")[0]["result"]
    for region in result:
        if region.get("type") == "labels" and region["value"]["labels"] == ["ORG"]:
            region["value"]["labels"] = ["PRODUCT"]
        if region.get("type") == "number":
            region["value"]["number"] = 6
    task["annotations"] = [{"result": [], "was_cancelled": True}, {"result": result}]
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]))
    ((gold, _),) = read_tasks(path).gold
    assert gold["entities"][0]["label"] == ["PRODUCT"]
    assert gold["quantities"][0]["value"] == 6


def test_bad_exports(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    for body in ("{", "{}", '[{"x": 1}]'):
        path.write_text(body)
        with pytest.raises(UsageError, match="Label Studio"):
            read_tasks(path)
    task = _annotated(article())
    task["annotations"][0]["result"][0]["value"]["text"] = "غيره"
    with pytest.raises(UsageError, match="is not at"):
        from_task(task)


def test_spacy_round_trip(tmp_path: Path) -> None:
    one = article()
    assert write_docbin(tmp_path / "x.spacy", [one]) == 1
    (doc,) = DocBin(store_user_data=True).from_disk(tmp_path / "x.spacy").get_docs(spacy.blank("ar").vocab)
    assert doc.text == one.text
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [(e.start, e.end, e.label) for e in one.entities]
    assert [(s.start_char, s.end_char) for s in doc.spans["times"]] == [(t.start, t.end) for t in one.times]
    assert [(s.start_char, s.label_) for s in doc.spans["quantities"]] == [(one.claims[0].quantity.start, "PERCENT")]


@pytest.mark.parametrize(
    ("name", "file"),
    [("a/b", "b"), ("../..", "article"), ("x y:z", "x_y_z"), ("..\\..\\evil", "evil"), ("خبر 1", "خبر_1")],
)
def test_file_names_cannot_lead_out(name: str, file: str) -> None:
    assert file_name(name) == file
