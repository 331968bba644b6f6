"""Every row of every table that the quantities read does what it says, in a short sentence of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest
import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.layers import QuantitySpan
from arextract.pipes.quantities import find
from arextract.pipes.quantities.units import lexicon
from arextract.text.clean import clean


def read(text: str) -> list[QuantitySpan]:
    return find(clean(text).text)


def cells(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def words(role: str) -> list[str]:
    return [row["form"] for row in table("quantity_words") if row["role"] == role]


def wrong(checks: dict[str, bool]) -> list[str]:
    """The forms whose check failed: one list says more than the first failure."""
    assert checks
    return [form for form, right in checks.items() if not right]


# -- units ----------------------------------------------------------------------------------------------------------

# A degree without a scale is read as one of heat.
SAID = {"°": {"°C"}}


def test_every_form_of_every_unit_and_currency() -> None:
    codes: dict[str, set[str | None]] = {}
    definite: set[str] = set()
    for forms in lexicon().phrases.values():
        for form, unit in forms:
            codes.setdefault(form, set()).add(unit.code)
            if unit.kind == "duration" and form.startswith("ال"):
                definite.add(form)  # «بلغ 790 العام الماضي»: no unit after a number
    checks = {}
    for form, wanted in codes.items():
        if form in definite:
            continue
        text = clean(f"زاد القياس 5 {form} هنا").text
        found = find(text)
        accepted = set().union(*(SAID.get(code or "", {code}) for code in wanted))
        checks[form] = (
            len(found) == 1 and found[0].unit in accepted and text[found[0].start : found[0].end] == f"5 {form}"
        )
    assert len(checks) > 5000
    assert wrong(checks) == []


@pytest.mark.parametrize("row", table("units"), ids=lambda row: row["code"])
def test_every_unit_row_gives_its_code(row: dict[str, str]) -> None:
    """The first form of the row, with the scale that the row gives."""
    bases = {r["code"]: r for r in reversed(table("units"))}
    prefixes = {r["name"]: cells(r["forms"]) for r in table("unit_prefixes")}

    def form(of: dict[str, str]) -> str:
        if of["singular"]:
            return cells(of["singular"])[0]
        if not of["base"]:
            return cells(of["forms"])[0]
        base = form(bases[of["base"]])
        if of["prefix"]:
            return prefixes[of["prefix"]][0] + base
        after = cells(of["after"])[0]
        return base + ("" if after[0] in "/.-" else " ") + after

    (found,) = read(f"زاد القياس 7 {form(row)}.")
    assert found.unit in ({row["code"]} | SAID.get(row["code"], set()))
    assert (found.kind, found.value) == (row["kind"], 7 * Decimal(row["scale"] or 1))


def test_prefixes_together_and_apart() -> None:
    bases = {"kilo": "متر", "milli": "متر", "centi": "متر", "deci": "متر", "hecto": "لتر", "nano": "متر", "micro": "متر", "mega": "واط",
             "giga": "واط", "tera": "واط", "peta": "بايت", "exa": "بايت", "zetta": "بايت"}  # fmt: skip
    codes = {"kilo": "km", "milli": "mm", "centi": "cm", "deci": "dm", "hecto": "hL", "nano": "nm", "micro": "µm", "mega": "MW",
             "giga": "GW", "tera": "TW", "peta": "PB", "exa": "EB", "zetta": "ZB"}  # fmt: skip
    checks = {}
    for row in table("unit_prefixes"):
        for prefix in cells(row["forms"]):
            for gap in ("", " "):
                found = read(f"القياس 5 {prefix}{gap}{bases[row['name']]}.")
                checks[prefix + gap] = [q.unit for q in found] == [codes[row["name"]]]
    assert wrong(checks) == []


def test_words_that_only_look_like_the_dual_of_a_unit() -> None:
    checks = {row["form"]: read(f"وصل إلى {row['form']} اليوم") == [] for row in table("unit_homographs")}
    assert wrong(checks) == []


def test_every_dual_of_a_unit_is_two() -> None:
    checks = {}
    for form, unit in lexicon().twos.items():
        if unit.kind in ("duration", "money") and form.endswith(("ان", "ين")):
            found = read(f"كان ذلك {form}.")
            checks[form] = [q.value for q in found] == [2 * unit.scale]
    assert wrong(checks) == []


# -- currencies -----------------------------------------------------------------------------------------------------


def test_every_noun_of_money() -> None:
    checks = {}
    for row in table("currency_nouns"):
        for form in cells(row["singular"]) + cells(row["plural"]):
            found = read(f"دفع 5 {form}.")
            wanted = (row["code"] or None, 5 * Decimal(row["scale"] or 1))
            checks[form] = [(q.unit, q.value) for q in found if q.kind == "money"] == [wanted]
    assert wrong(checks) == []


def test_every_sign_before_and_after() -> None:
    checks = {}
    for row in table("currency_signs"):
        for text in (
            f"دفع {row['sign']}5 فقط",
            f"دفع 5{row['sign']} فقط",
            f"دفع {row['sign']} 5 فقط",
            f"دفع 5 {row['sign']} فقط",
        ):
            if regex.search(r"[a-z]{2}\d", text) and len(row["sign"]) != 3:
                continue  # dh5 looks like any name of two letters
            if regex.search(r"\d[a-z]+\$", text):
                continue  # 5us$: not written
            found = read(text)
            checks[text] = [(q.kind, q.unit, q.value) for q in found] == [("money", row["code"], 5)]
    assert wrong(checks) == []


def test_every_adjective_of_a_currency() -> None:
    checks = {}
    for row in table("currencies"):
        for adjective in cells(row["adjectives"]):
            text = f"دفع 50 {row['noun']} {adjective}."
            found = read(text)
            checks[text] = [(q.unit, text[q.start : q.end]) for q in found] == [(row["code"], text[4:-1])]
    assert wrong(checks) == []


def test_every_word_of_a_country_decides_its_currency() -> None:
    nouns = [row["noun"] for row in table("currencies")]
    checks = {}
    for row in table("currencies"):
        if nouns.count(row["noun"]) < 2:
            continue
        for place in cells(row["countries"]):
            found = read(f"دفع 50 {row['noun']}. هذا خبر من {place} أمس.")
            checks[f"{row['noun']} {place}"] = [q.unit for q in found if q.kind == "money"] == [row["code"]]
    assert wrong(checks) == []


def test_every_latin_magnitude() -> None:
    checks = {}
    for row in table("latin_scales"):
        found = read(f"دفع $5{row['form']} فقط")
        checks[row["form"]] = [(q.unit, q.value) for q in found] == [("USD", 5 * 10 ** int(row["exponent"]))]
    assert wrong(checks) == []


# -- comparators ----------------------------------------------------------------------------------------------------


def test_every_comparator() -> None:
    checks = {}
    for row in table("comparators"):
        text = f"الطول {row['form']} 50 مترا." if row["position"] == "before" else f"الطول 50 مترا {row['form']}."
        found = read(text)
        checks[row["form"] + row["position"]] = [(q.comparator, q.value) for q in found] == [(row["sign"], 50)]
    assert wrong(checks) == []


FLIPPED = {">": "<=", "<": ">="}


@pytest.mark.parametrize("sign", [">", "<"])
def test_every_negator_turns_a_comparator(sign: str) -> None:
    verb = "يتجاوز" if sign == ">" else "يقل عن"
    checks = {}
    for negator in words("negator"):
        found = read(f"الطول {negator} {verb} 50 مترا.")
        checks[negator] = [q.comparator for q in found] == [FLIPPED[sign]]
    assert wrong(checks) == []


def test_every_filler_between_a_comparator_and_its_number() -> None:
    checks = {f: [q.comparator for q in read(f"تجاوزت {f} 50 مترا")] == [">"] for f in words("filler")}
    assert wrong(checks) == []


@pytest.mark.parametrize(
    ("role", "text", "sign"),
    [
        ("loose_verb", "و{} هذه الأداة التابعة للشركة 600 عملية", ">"),
        ("loose_on", "{} هذه الأداة التابعة للشركة على 600 عملية", ">"),
        ("loose_from", "{} هذه الأداة التابعة للشركة عن 600 عملية", "<"),
        ("loose_near", "{} هذه الأداة 600 عملية", "~"),
    ],
)
def test_every_verb_that_compares_over_a_distance(role: str, text: str, sign: str) -> None:
    checks = {verb: [q.comparator for q in read(text.format(verb))] == [sign] for verb in words(role)}
    assert wrong(checks) == []


def test_every_verb_of_change_keeps_its_two_numbers_apart() -> None:
    checks = {}
    for verb in words("change_verb"):
        found = read(f"{verb} السعر من 50 إلى 70 دولارا.")
        checks[verb] = [q.value for q in found] == [50, 70]
    assert wrong(checks) == []


# -- nouns ----------------------------------------------------------------------------------------------------------


def test_every_noun_of_rank() -> None:
    checks = {}
    for noun in words("rank_noun"):
        text = f"جاء في {noun} {'السابعة' if noun.endswith('ة') else 'السابع'} أمس."
        found = read(text)
        checks[noun] = [(q.kind, q.value, text[q.start :].startswith(noun)) for q in found] == [("rank", 7, True)]
    assert wrong(checks) == []


def test_every_elative_of_rank() -> None:
    checks = {}
    for word in words("rank_elative"):
        text = f"هي ثالث {word} مدينة في البلاد."
        found = read(text)
        checks[word] = [(q.kind, q.value, text[q.start : q.end]) for q in found] == [("rank", 3, f"ثالث {word}")]
    assert wrong(checks) == []


def test_a_number_after_a_label_only_names() -> None:
    checks = {
        noun: read(f"انظر {noun} 57 هناك.") == [] for noun in words("label_noun") if noun not in ("ص.ب", "الدقيقتين")
    }
    assert wrong(checks) == []


def test_parts_of_matches_and_years_are_no_share() -> None:
    checks = {}
    for word in words("not_match"):
        if word in ("الثانية", "الأخيرة"):  # «نصف الثانية» is half a second as well
            continue
        checks[word] = read(f"جاء في نصف {word}.") == []
    assert wrong(checks) == []


@pytest.mark.parametrize(
    ("role", "text", "per"),
    [
        ("per_adverb", "ينتج 50 سيارة {}.", "{}"),
        ("per_unit", "ينتج 50 سيارة في {}.", "{}"),
        ("per_lam", "يكلف 50 دولارا لل{}.", "{}"),
    ],
)
def test_every_denominator(role: str, text: str, per: str) -> None:
    checks = {
        word: [fold(q.per or "") for q in read(text.format(word))][:1] == [fold(per.format(word))]
        for word in words(role)
    }
    assert wrong(checks) == []


def test_function_words_are_never_counted() -> None:
    checks = {
        row["form"]: all(q.counted is None for q in read(f"بلغ العدد 57 {row['form']} هناك"))
        for row in table("no_counted_nouns")
    }
    assert wrong(checks) == []


def test_every_noun_that_the_press_counts() -> None:
    units = ("نقطة",)  # a unit before it is a noun
    checks = {
        row["noun"]: [q.counted for q in read(f"شمل ذلك 57 {row['noun']}.")] == [row["noun"]]
        for row in table("counted_nouns")
        if row["noun"] not in units
    }
    assert wrong(checks) == []


def test_an_adjective_is_not_taken_into_the_counted_noun() -> None:
    checks = {}
    for row in table("adjectives"):
        found = read(f"شمل ذلك 57 سيارة {row['form']}.")
        checks[row["form"]] = [q.counted for q in found][:1] == ["سيارة"]
    assert wrong(checks) == []
