"""Scores of the transliteration on the public pairs, beside uroman and a plain letter map; and its speed.

    python benchmarks/translit.py DATA [--uroman]

DATA is the folder that holds ``transliteration/wikidata/wd_arabic_16`` and ``transliteration/google/ar2en-eval.txt``.
`--uroman` needs the package uroman. How it counts:

pairs    every pair of the file once; the Latin word of the pair is the one right answer. One Arabic form that stands with
         several spellings is several pairs, of which the first candidate can answer only one.
forms    every Arabic form once; any of the spellings that the file gives for it is right.
attested as forms, and the spellings that the training file gives for the same form are right too (wikidata only: no Latin
         word stands in both of its files, so a form that stands in both has its commonest spelling in one of them).

Latin words are compared case folded, letters alone, without accents; `strict` compares with accents and apostrophes.
The character error is the edit distance of the first candidate over the length of the right answer, over all pairs.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from arextract.arabic.affixes import LONG_VOWELS
from arextract.arabic.tables import table
from arextract.translit.letters import compare, source
from arextract.translit.speller import shipped, spell

_PLAIN = {
    row["letters"]: row["vowel"][0]
    if row["letters"] in LONG_VOWELS
    else row["sounds"].split("|")[0] or row["start"][-1:].strip("'")
    for row in table("letter_sounds")
    if len(row["letters"]) == 1
}

Pairs = list[tuple[str, str]]
Answer = Callable[[str], list[str]]
_TOGETHER = 40


def letter_map(word: str) -> str:
    """The plain map of letters, one by one: the yardstick that the model is measured against."""
    return "".join(_PLAIN.get(c, "") for c in source(word))


def wikidata(path: Path) -> Pairs:
    """(arabic, english) of the wikidata file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row[1].replace(" ", ""), row[0]) for row in rows]


def google(path: Path) -> Pairs:
    """(arabic, english) of the google file."""
    return [tuple(line.split("\t")[:2]) for line in path.read_text(encoding="utf-8").splitlines()]  # type: ignore[misc]


def distance(one: str, other: str) -> int:
    """Edit distance."""
    row = list(range(len(other) + 1))
    for i, c in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, d in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (c != d))
    return row[-1]


def report(title: str, pairs: Pairs, answer: Answer, others: Pairs = []) -> None:  # noqa: B006
    """Prints the scores of `answer` on `pairs`."""
    found = {arabic: answer(arabic) for arabic, _ in pairs}
    folded = {arabic: [compare(text) for text in texts] for arabic, texts in found.items()}
    right, attested = defaultdict(set), defaultdict(set)
    for arabic, latin in pairs:
        right[arabic].add(compare(latin))
    for arabic, latin in others:
        attested[arabic].add(compare(latin))

    def by_pair(most: int) -> float:
        return sum(compare(latin) in folded[arabic][:most] for arabic, latin in pairs) / len(pairs)

    def by_form(most: int, extra: dict[str, set[str]]) -> float:
        return sum(bool((right[a] | extra.get(a, set())) & set(folded[a][:most])) for a in right) / len(right)

    strict = sum(unicodedata.normalize("NFC", latin.casefold()) in found[arabic][:1] for arabic, latin in pairs) / len(
        pairs
    )
    wrong = sum(distance(folded[a][0] if folded[a] else "", compare(latin)) for a, latin in pairs)
    error = wrong / sum(len(compare(latin)) for _, latin in pairs)
    line = f"{title:34} pairs top-1 {by_pair(1):.3f} top-5 {by_pair(5):.3f}  forms top-1 {by_form(1, {}):.3f} top-5 {by_form(5, {}):.3f}"
    if others:
        line += f"  attested top-1 {by_form(1, attested):.3f} top-5 {by_form(5, attested):.3f}"
    print(f"{line}  strict {strict:.3f}  character error {error:.3f}")


def main() -> None:
    """Prints everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--uroman", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.data / "transliteration"
    dev = wikidata(folder / "wikidata" / "wd_arabic_16")
    train = wikidata(folder / "wikidata" / "wd_arabic_64")
    words = google(folder / "google" / "ar2en-eval.txt")
    model = shipped()
    answers: dict[str, Answer] = {
        "model": lambda word: [s.text for s in model.spell(word, taught=False)],
        "model with taught words": lambda word: [s.text for s in spell(word)],
        "letter map": lambda word: [letter_map(word)],
    }
    if arguments.uroman:
        from uroman import Uroman  # type: ignore[import-not-found]

        romanise = Uroman()
        answers["uroman"] = lambda word: [romanise.romanize_string(word, lcode="ara").lower()]
    for name, answer in answers.items():
        report(f"wikidata dev, {name}", dev, answer, train)
    for name, answer in answers.items():
        report(f"google eval, {name}", words, answer)
    fresh = sorted({source(arabic) for arabic, _ in train})[::7]
    for size in (1, _TOGETHER):
        start = time.process_time()
        for at in range(0, len(fresh), size):
            model.spell_all([(word, True, None) for word in fresh[at : at + size]])
        speed = len(fresh) / (time.process_time() - start)
        print(f"speed: {speed:.0f} new words a second on one core, {size} side by side ({len(fresh)} words)")


if __name__ == "__main__":
    main()
