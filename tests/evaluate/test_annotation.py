"""Marked text: spans, values, roles, what is refused; and our own annotations say what their marked sources say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arextract.evaluate.annotation import AnnotationError, check, occurrences, read, unmark, write
from arextract.evaluate.scores import score
from tests.evaluate.gold_record import as_article

GOLD = Path(__file__).parents[1] / "gold"

SOURCE = """\
@ الصين|LOC|China
== demo-01 published=2025-06-01
قالت شركة [هواوي|ORG|Huawei] إن مبيعاتها في [الصين] بلغت في {مايو=2025-05} نحو <4.6 مليار دولار>.
ويعمل لديها <بين 5 و7 آلاف> مهندس، ونفت تسريح <ربعهم>.
--
4.6e9 USD ~ t0 P | S=هواوي | M=مبيعاتها | src=هواوي
5e3..7e3 # P | S=" | M=يعمل | c=مهندس
1/4 × N down:by | S=مهندس | M=تسريح | src=هواوي + الصين
"""


def test_spans_values_and_roles() -> None:
    (passage,) = read(SOURCE)
    raw, gold = passage.raw, passage.gold
    assert gold["published"] == "2025-06-01" and "[" not in raw and "<" not in raw
    assert [(e["text"], e["label"], e["canonical"]) for e in gold["entities"]] == [
        ("هواوي", ["ORG"], ["Huawei"]),
        ("الصين", ["LOC"], ["China"]),
    ]
    money, people, share = gold["quantities"]
    assert (money["text"], money["kind"], money["value"], money["unit"]) == (
        "4.6 مليار دولار",
        "money",
        4_600_000_000,
        "USD",
    )
    assert (money["comparator"], money["time"], money["metric"]["text"]) == ("~", 0, "مبيعاتها")
    assert money["subject"] == {**money["subject"], "text": "هواوي", "canonical": ["Huawei"]}
    assert (people["kind"], people["value"], people["low"], people["high"]) == ("count", None, 5000, 7000)
    assert (people["counted"], people["subject"]) == ("مهندس", money["subject"])
    assert (share["value"], share["negated"], share["change"]) == (0.25, True, {"direction": "down", "role": "by"})
    assert share["source"]["text"] == "هواوي" and share["source"]["canonical"] == ["Huawei", "China"]
    assert isinstance(money["value"], int)


def test_the_article_after_lam() -> None:
    text = "== a\nزاد دخل [الصين|LOC|China] ول[لصين] <5 دولارات>.\n--\n5 USD | S=لصين\n"
    assert [e["canonical"] for e in read(text)[0].gold["entities"]] == [["China"], ["China"]]


def test_thirds_have_six_decimals() -> None:
    text = "== a\nفقدت [ليرة|MISC|-] <ثلث> قيمتها.\n--\n1/3 × | S=ليرة\n"
    assert read(text)[0].gold["quantities"][0]["value"] == 0.333333


def test_escapes_are_raw_characters() -> None:
    raw, marks = unmark(r"كلفته <5>\[3\]\u200f.")
    assert raw == "كلفته 5[3]\u200f." and [(m.start, m.end) for m in marks] == [(6, 7)]


def test_a_quantity_may_stand_in_a_time() -> None:
    raw, marks = unmark("خلال {<الأشهر التسعة> الأولى=2025-01/2025-09} منه")
    assert [(m.kind, raw[m.start : m.end]) for m in marks] == [
        ("time", "الأشهر التسعة الأولى"),
        ("quantity", "الأشهر التسعة"),
    ]


def test_roles_are_whole_words_with_proclitics_before_them() -> None:
    assert occurrences("عددهم وعدد بعدد العدد", "عدد") == [7, 12]


def test_the_role_before_the_quantity_wins_and_numbered_ones_are_picked() -> None:
    text = "== a\nسعر [س|MISC|-] وسعر [ع|MISC|-] <5> وسعر.\n--\n5 USD | S=س | M=سعر{}\n"
    assert [read(text.format(n))[0].gold["quantities"][0]["metric"]["start"] for n in ("", "#1", "#3")] == [7, 0, 16]


def test_relations() -> None:
    text = (
        "== relations-1\nقال [تيم كوك|PER|Tim Cook] رئيس [أبل|ORG|Apple] إن [أبل] بخير.\n--\n"
        "R role_of | تيم كوك -> أبل#1 | رئيس\n"
    )
    (passage,) = read(text)
    (relation,) = passage.gold["relations"]
    assert "quantities" not in passage.gold
    assert (relation["type"], relation["from"]["text"], relation["to"]["start"]) == ("role_of", "تيم كوك", 17)
    assert relation["text"] == {"text": "رئيس", "start": 12, "end": 16}


def test_a_proclitic_can_be_the_words_of_a_relation() -> None:
    text = "== relations-1\n[معهد ناصر|ORG|-] ب[القاهرة|LOC|Cairo]\n--\nR located_in | معهد ناصر -> القاهرة | ب\n"
    assert read(text)[0].gold["relations"][0]["text"] == {"text": "ب", "start": 10, "end": 11}


@pytest.mark.parametrize(
    "body",
    [
        "بلغ <5 دولار.\n--\n5 USD",
        "بلغ 5> دولار.\n--\n5 USD",
        "بلغ <5> دولار.",
        "بلغ <5> دولار.\n--\nخمسة USD",
        "بلغ <5> دولار.\n--\n5 USD مدهش",
        "بلغ <5> دولار.\n--\n5 USD t0",
        "بلغ <5> دولار.\n--\n5 USD | S=غائب",
        "بلغ <5> دولار.\n--\n5 USD | M=دول",
        "بلغ <5> دولار.\n--\n5 USD | X=دولار",
        'بلغ <5> دولار.\n--\n5 USD | S="',
        "بلغ <5> دولار.\n--\n5 #",
        "بلغ <5> دولار.\n--\n7..5 USD",
        "بلغ <5 >دولار.\n--\n5 USD",
        "بلغ {مايو} <5> دولار.\n--\n5 USD",
        "قال ل[الغريب|PER|-] <5> دولار.\n--\n5 USD",
        "بلغ [غريب] <5> دولار.\n--\n5 USD",
        "بلغ [غريب|XYZ] <5> دولار.\n--\n5 USD",
    ],
)
def test_what_cannot_be_read_names_its_passage(body: str) -> None:
    with pytest.raises(AnnotationError, match="bad-1"):
        read(f"== bad-1\n{body}\n")


def test_check_sees_wrong_spans_and_overlaps() -> None:
    (passage,) = read(SOURCE)
    gold = passage.gold
    assert check(passage.raw, gold) == []
    gold["entities"][0]["start"] -= 1
    gold["times"].append(gold["times"][0])
    assert len(check(passage.raw, gold)) == 2


def test_written_files_are_gold(tmp_path: Path) -> None:
    passages = read(SOURCE)
    write(passages, tmp_path)
    raw = (tmp_path / "demo-01.txt").read_bytes().decode()
    assert (
        json.loads((tmp_path / "demo-01.json").read_text(encoding="utf-8")) == passages[0].gold
        and raw == passages[0].raw
    )


def sources() -> list[tuple[Path, Path]]:
    """Every marked file of ours with the folder that its passages are written to: the one of its name, or ``dev``."""
    paths = sorted(GOLD.glob("*/marked/*.txt"))
    own = {path: path.parent.parent / path.stem for path in paths}
    return [(path, own[path] if own[path].is_dir() else path.parent.parent / "dev") for path in paths]


@pytest.mark.parametrize(("source", "folder"), sources(), ids=lambda p: p.stem)
def test_our_gold_is_what_its_marked_source_says(source: Path, folder: Path) -> None:
    for passage in read(source.read_text(encoding="utf-8")):
        where = folder / f"{passage.name}.json"
        assert json.loads(where.read_text(encoding="utf-8")) == passage.gold, f"{where} is out of date"
        assert where.with_suffix(".txt").read_bytes().decode("utf-8") == passage.raw
        if "quantities" in passage.gold:
            result = score([(passage.gold, as_article(passage.raw, passage.gold))]).result()
            rows = [row for row in result.values() if isinstance(row, dict)]
            assert all(row.get("f1", 1) == 1 for row in rows if row.get("gold"))
