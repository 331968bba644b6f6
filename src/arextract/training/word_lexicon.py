"""Makes the tables of stems that `arextract.arabic.stems` reads, from open lexicons of Modern Standard Arabic.

``python -m arextract.training.word_lexicon LEXICON TEXT...``: LEXICON is a folder with ``nominals/nominals_ar.tsv`` and
``verb-stems/MSA-{Verb-LEX-PV,Verb-LEX-IV,Noun-Prop-LEX}.csv`` (Camel Morph, CC BY 4.0); TEXT are plain Arabic texts, one paragraph a line, which
say what forms of two readings mostly are. Stems whose forms do not occur in ``arabic/words.tsv`` are left out.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import regex

import arextract.arabic
from arextract.arabic import analysis, stems
from arextract.arabic.affixes import (
    ALEF,
    ALEF_WASLA,
    ARTICLE,
    HA,
    HAMZA,
    HAMZA_ALEFS,
    LAM_ARTICLE,
    LONG_VOWELS,
    PROCLITICS,
    SIN,
    WAW,
    YA,
)
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_set

TABLES = Path(arextract.arabic.__file__).parent
_SOURCE = "Camel Morph MSA, CC BY 4.0"
_CREDIT = (
    "# From Camel Morph MSA (Khairallah, Khalifa, Marzouk, Nassar and Habash, LREC-COLING 2024; nominals: Findings of EACL 2024),\n"
    "# CC BY 4.0, https://github.com/CAMeL-Lab/camel_morph; letters folded, vowels dropped, only stems that occur in words.tsv.\n"
    "# Made by arextract.training.word_lexicon.\n"
)
_POS = {
    "NOUN": "NOUN", "ADJ": "ADJ", "ADJ_COMP": "COMP", "NOUN_NUM": "NUM", "ADJ_NUM": "ORD", "NOUN_QUANT": "QUANT",
}  # fmt: skip
_ENDINGS = {"MS": "1", "MD": "2", "MP": "3", "FS": "4", "FD": "5", "FP": "6", "FS100": "4"}
_MARKS = regex.compile(r"[\u064b-\u0652\u0670\u0640]")
_BUCKWALTER = str.maketrans(
    "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا",
)
_NOUN_BEFORE = word_set("word_lexicon.noun_before")
_VERB_BEFORE = word_set("word_lexicon.verb_before")
_MIN = 10


def plain(word: str) -> str:
    """The folded letters of a vowelled word."""
    return fold(_MARKS.sub("", word).replace(ALEF_WASLA, ALEF))


def _headed(word: str, vowelled: str) -> str:
    """The folded `word` with the hamza that it begins with, as `vowelled` has it."""
    return vowelled[0] + word[1:] if vowelled[:1] in tuple(HAMZA_ALEFS) else word


def _arabic(form: str) -> str:
    """The folded letters of a form in Buckwalter's letters."""
    return fold(regex.sub(r"[aiuoFNK~`]", "", form).translate(_BUCKWALTER))


def _nominals(path: Path) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """(pos, gender, number, endings, person, word, lemma) of each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    gender = {row["lemma"]: row["gender"] for row in rows if row["number"] == "singular"}
    for row in rows:
        word, lemma = plain(row["surface"]), plain(row["lemma"])
        own = row["gender"] if row["gender"] in ("m", "f", "mf") else gender.get(row["lemma"], "m")
        classes = row["suffix_classes"].split("||")
        if row["number"] == "plural" and classes[0] in ("MP", "FP"):
            continue  # sound plurals are composed
        endings = "".join(sorted({_ENDINGS[name] for name in classes if name in _ENDINGS}))
        person = "y" if row["rationality"] == "r" else ""
        if len(word) > 1 and "|" not in word:
            yield (
                _POS[row["pos"]], "" if own == "mf" else own, row["number"][0], endings, person,
                _headed(word, row["surface"]), lemma if lemma != word else "",
            )  # fmt: skip


def _proper(path: Path) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """Names of people and places, as `_nominals` gives nouns."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word = _arabic(row["FORM"])
            if row["COND-T"] == "FS":
                word += HA
            elif "#aA" in row["COND-S"]:
                word += ALEF
            elif "#iy" in row["COND-S"] or "#aY" in row["COND-S"]:
                word += YA
            human = "y" if "rat:r" in row["FEAT"] else ""
            gender = "f" if row["COND-T"] == "FS" or "gen:f" in row["FEAT"] else "m"
            if len(word) > 2:
                yield "NAME", gender, "s", "1", human, word, ""


def _hollow(stem: str, tense: str) -> str | None:
    """The passive of a hollow stem: قيل of قال, يقال of يقول."""
    if len(stem) < 3 or (stem[-2] not in LONG_VOWELS if tense == "i" else stem[-2] != ALEF):
        return None
    made = f"{stem[:-2]}{ALEF if tense == 'i' else YA}{stem[-1]}"
    return made if made != stem else None


def _verbs(path: Path, tense: str) -> Iterator[tuple[str, str, str, str]]:
    """(tense, flags, stem, lemma) of each row's stems."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            lemma = _arabic(regex.sub("-[aiu]+$", "", row["LEMMA"]))
            stem = _arabic(row["FORM"])
            if ">-" in row["COND-S"]:
                stem = f"{ALEF}{stem}"  # the hamza that the prefix carries: يأتي
            ends = [part for part in row["COND-S"].split() if part.startswith("#-")]
            for flags, made in _shapes(stem, ends[0] if ends else "", row["COND-T"], tense):
                if len(made) > 1 or "z" in flags:
                    yield tense, flags, made, lemma
            hollow = ".w.c" in row["ROOT_CLASS"] or ".y.c" in row["ROOT_CLASS"] or ".w.t" in row["ROOT_CLASS"]
            if hollow and row["COND-T"] == "v-suff":
                passive = _hollow(stem, tense)
                if passive is not None:
                    yield tense, "zvx", passive, lemma


def _shapes(stem: str, end: str, suffix: str, tense: str) -> list[tuple[str, str]]:
    """(flags, stem) of each shape that a stem with a weak `end` takes."""
    if not end:
        if suffix == "v-suff":
            return [("zv", stem)]
        if suffix == "c-suff":
            return [("cj" if tense == "i" else "c", stem)]
        return [("zvc", stem)]
    if tense == "p":
        shapes = {
            "#-ay": [("zc", stem + YA), ("v", stem)],
            "#-aw": [("z", stem + ALEF), ("c", stem + WAW), ("v", stem)],
            "#-iy": [("zvc", stem + YA), ("u", stem)],
            "#-a>": [("zvc", stem + ALEF), ("u", stem + WAW)],
            "#-A'": [("zv", stem + ALEF + HAMZA), ("u", stem + ALEF + WAW)],
        }
    else:
        shapes = {
            "#-iy": [("zc", stem + YA), ("uj", stem)],
            "#-aY": [("zc", stem + YA), ("uj", stem)],
            "#-uw": [("zc", stem + WAW), ("uj", stem)],
            "#-a>": [("zvc", stem + ALEF), ("u", stem + WAW)],
            "#-iy'": [("zv", stem + YA + HAMZA), ("u", stem + YA + WAW)],
            "#-uw'": [("zv", stem + WAW + HAMZA)],
            "#-A'": [("zv", stem + ALEF + HAMZA), ("u", stem + ALEF + WAW)],
            "#-u&": [("zvc", stem + WAW)],
        }
    return shapes.get(end, [])


def _write(name: str, about: str, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    body = "\n".join("\t".join((*row, _SOURCE)) for row in rows)
    (TABLES / f"{name}.tsv").write_text(
        f"{about}{_CREDIT}" + "\t".join((*header, "source")) + f"\n{body}\n", encoding="utf-8"
    )


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"{word}={lemma}" if lemma else word for word, lemma in sorted(set(pairs)))


def write_nominals(rows: Iterable[tuple[str, str, str, str, str, str, str]]) -> None:
    """Writes ``nominals.tsv``, the words of one kind to a row."""
    kinds: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for *kind, word, lemma in rows:
        kinds[tuple(kind)].append((word, lemma))
    about = (
        "# Nouns and adjectives by part of speech, gender (empty: the ending says), number, the endings they take\n"
        "# (1 none, 2 ان, 3 ون, 4 ة, 5 تان, 6 ات) and whether they are persons; a broken plural stands as plural=singular.\n"
    )
    _write(
        "nominals", about, ("pos", "gender", "number", "endings", "person", "words"),
        [(*kind, _joined(words)) for kind, words in sorted(kinds.items())],
    )  # fmt: skip


def write_verbs(rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Writes ``verb_stems.tsv``."""
    kinds: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for tense, flags, stem, lemma in rows:
        kinds[tense, flags].append((stem, lemma if lemma != stem else ""))
    about = (
        "# Stems of verbs by tense (p past, i imperfect without its prefix) and the endings they take (z none, v those that begin\n"
        "# with a vowel, c with a consonant, j none after لم, u وا and ون alone; x: the passive); a stem stands as stem=lemma.\n"
    )
    _write(
        "verb_stems",
        about,
        ("tense", "flags", "stems"),
        [(*kind, _joined(words)) for kind, words in sorted(kinds.items())],
    )


def _reload() -> None:
    for cached in (
        table,
        stems.nominals,
        stems.verb_stems,
        analysis.verb_shares,
        analysis.nominal_options,
        analysis.verb_options,
    ):
        cached.cache_clear()


def _pieces(word: str) -> Iterator[tuple[str, bool]]:
    """(stem, whether a pronoun was cut) of each way to take proclitics, article and pronoun off a folded form."""
    for cut in range(3):
        if cut >= len(word) or (cut and word[cut - 1] not in PROCLITICS + SIN):
            break
        rest = word[cut:]
        heads = {rest} | ({rest[2:]} if rest.startswith(ARTICLE) else set())
        heads |= {rest[1:]} if rest.startswith(LAM_ARTICLE) else set()
        for head in heads:
            if len(head) < 2:
                continue
            yield head, False
            for pronoun in analysis.PRONOUNS:
                if head.endswith(pronoun) and len(head) > len(pronoun) + 1:
                    yield head[: -len(pronoun)], True


def used() -> tuple[set[stems.Nominal], set[stems.VerbStem]]:
    """The entries of the tables that some frequent form can be read as."""
    names: Counter[stems.Nominal] = Counter()
    verbs: Counter[stems.VerbStem] = Counter()
    for word, count in word_counts().items():
        for piece, attached in _pieces(word):
            for entry in {found[0] for found in stems.nominal_readings(piece, attached)}:
                names[entry] += count
            for verb in {found[0] for found in stems.verb_readings(piece, attached)}:
                verbs[verb] += count
    return ({n for n, c in names.items() if c >= _MIN}, {v for v, c in verbs.items() if c >= _MIN})


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
            yield from lines


def shares(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """(tenths, word) of the forms that may be verb or noun: how often they are verbs, by the words before them."""
    word = regex.compile(r"[\u0621-\u063a\u0641-\u064a]+")
    after_noun: Counter[str] = Counter()
    after_verb: Counter[str] = Counter()
    for line in _texts(paths):
        words = word.findall(_MARKS.sub("", line))
        for before, own in pairwise(words):
            if before in _NOUN_BEFORE:
                after_noun[own] += 1
            elif before in _VERB_BEFORE:
                after_verb[own] += 1
    noun, verb = Counter[str](), Counter[str]()
    for counts, folded in ((after_noun, noun), (after_verb, verb)):
        for own, count in counts.items():
            folded[fold(own)] += count
    clear = {kind: [0, 0, 0] for kind in "nv"}
    both = []
    for own, count in word_counts().items():
        named = bool(analysis.nominal_options(own))
        acted = bool(analysis.verb_options(own))
        if named and acted:
            both.append(own)
        elif named or acted:
            total = clear["n" if named else "v"]
            total[0] += count
            total[1] += noun[own]
            total[2] += verb[own]
    rate_noun = clear["n"][1] / clear["n"][0]
    rate_verb = clear["v"][2] / clear["v"][0]
    for own in both:
        tenses = {option.tense for option in analysis.verb_options(own)}
        prior = 0.35 if tenses == {"past"} else 0.1 if tenses == {"future"} else 0.85
        weight = 0.1 * word_counts()[own] + 10
        as_noun = noun[own] / rate_noun + weight * (1 - prior)
        as_verb = verb[own] / rate_verb + weight * prior
        yield str(min(9, int(10 * as_verb / (as_noun + as_verb)))), own


def main(folder: Path, texts: list[Path]) -> None:
    """Writes the three tables."""
    nominals = list(_nominals(folder / "nominals" / "nominals_ar.tsv"))
    nominals += _proper(folder / "verb-stems" / "MSA-Noun-Prop-LEX.csv")
    verbs = [
        row
        for tense, name in (("p", "PV"), ("i", "IV"))
        for row in _verbs(folder / "verb-stems" / f"MSA-Verb-LEX-{name}.csv", tense)
    ]
    (TABLES / "verb_shares.tsv").write_text("tenths\twords\tsource\n", encoding="utf-8")
    write_nominals(nominals)
    write_verbs(verbs)
    _reload()
    names, acts = used()
    write_nominals(
        row for row in nominals
        if any(
            entry in names and (entry.pos, entry.number, entry.endings) == (row[0], row[2], row[3])
            and entry.lemma == (row[6] or fold(row[5]))
            for entry in stems.nominals().get(fold(row[5]), ())
        )
    )  # fmt: skip
    write_verbs(row for row in verbs if stems.VerbStem(row[3], row[0], row[1]) in acts)
    _reload()
    tenths: dict[str, list[str]] = defaultdict(list)
    for share, word in shares(texts):
        tenths[share].append(word)
    (TABLES / "verb_shares.tsv").write_text(
        "# Forms that may be verb or noun: in how many of ten places they are verbs, told from the words before them in Arabic\n"
        "# Wikipedia 2017 (CC BY-SA 4.0) and Jawhara news (Apache-2.0). Made by arextract.training.word_lexicon.\n"
        "tenths\twords\tsource\n"
        + "".join(
            f"{share}\t{'|'.join(sorted(words))}\tcounts over the texts above\n"
            for share, words in sorted(tenths.items())
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
