"""A camel-tools data folder by hand: a small morphology database in its format and an MLE model file."""

from __future__ import annotations

import json
from pathlib import Path

_ORDER = [
    "diac",
    "lex",
    "bw",
    "gloss",
    "pos",
    "prc3",
    "prc2",
    "prc1",
    "prc0",
    "enc0",
    "per",
    "gen",
    "num",
    "asp",
    "vox",
    "mod",
    "stt",
    "cas",
    "form_gen",
    "form_num",
    "source",
    "d1tok",
    "d3tok",
    "d3seg",
    "atbtok",
    "ud",
    "pos_lex_logprob",
    "lex_logprob",
    "pos_logprob",
    "stem",
    "stemcat",
    "stemgloss",
]
_DEFAULT = dict.fromkeys(("prc3", "prc2", "prc1", "prc0", "enc0"), "0") | dict.fromkeys(
    ("per", "gen", "num", "asp", "vox", "mod", "stt", "cas", "form_gen", "form_num"), "na"
)
# surface prefix (letters as the analyser normalises them), category, clitics, segments
_PREFIXES = [
    ("", "P0", {}, ""),
    ("و", "Pwa", {"prc2": "wa_conj"}, "و+_"),
    ("ال", "Pal", {"prc0": "Al_det"}, "ال+_"),
    ("وال", "Pwal", {"prc2": "wa_conj", "prc0": "Al_det"}, "و+_ال+_"),
    ("لل", "Plil", {"prc1": "li_prep", "prc0": "Al_det"}, "ل+_ال+_"),
    ("ل", "Pli", {"prc1": "li_prep"}, "ل+_"),
]
_SUFFIXES = [("", "S0", {}, ""), ("ها", "Sha", {"enc0": "3fs_poss"}, "_+ها")]
# stem as the analyser normalises it, category, diacritised form, lemma, part of speech, features, log probability, segment
_STEMS = [
    ("شركه", "Nfs", "شَرِكَة", "شَرِكَة", "noun", {"gen": "f", "num": "s"}, "-3.0", "شركة"),
    ("قيمت", "Nfsp", "قِيمَت", "قِيمَة", "noun", {"gen": "f", "num": "s"}, "-4.0", "قيمة"),
    ("قيمه", "Nfs", "قِيمَة", "قِيمَة", "noun", {"gen": "f", "num": "s"}, "-4.0", "قيمة"),
    ("قال", "V", "قالَ", "قالَ", "verb", {"gen": "m", "num": "s", "per": "3", "asp": "p"}, "-2.0", "قال"),
    ("قالت", "V", "قالَت", "قالَ", "verb", {"gen": "f", "num": "s", "per": "3", "asp": "p"}, "-2.5", "قالت"),
    ("مال", "Nms", "مال", "مال", "noun", {"gen": "m", "num": "s"}, "-3.5", "مال"),
    ("مال", "V", "مالَ", "مالَ", "verb", {"gen": "m", "num": "s", "per": "3", "asp": "p"}, "-3.1", "مال"),
    ("دولار", "Nms", "دُولار", "دُولار", "noun", {"gen": "m", "num": "s"}, "-3.0", "دولار"),
    ("عام", "Nms", "عام", "عام", "noun", {"gen": "m", "num": "s"}, "-2.0", "عام"),
    ("في", "Pr", "فِي", "فِي", "prep", {}, "-1.0", "في"),
]
_NOUNS = ("Nfs", "Nfsp", "Nms", "Nprop")


def build(folder: Path) -> Path:
    """Writes ``data/morphology_db`` and ``data/disambig_mle``; no catalogue: that is arextract's business."""
    database = folder / "data" / "morphology_db" / "calima-msa-r13"
    model = folder / "data" / "disambig_mle" / "calima-msa-r13"
    database.mkdir(parents=True)
    model.mkdir(parents=True)
    (database / "morphology.db").write_text("\n".join(_database()) + "\n", encoding="utf-8")
    # Counted on our own sentences, «مال» is the noun, though the verb has the better odds by itself.
    money = {"diac": "مال", "lex": "مال_1", "bw": "مال/NOUN", "pos": "noun", "gen": "m", "num": "s", **{k: v for k, v in _DEFAULT.items() if k not in ("gen", "num")}}  # fmt: skip
    (model / "model.json").write_text(json.dumps({"مال": money}, ensure_ascii=False), encoding="utf-8")
    return folder


def _feats(values: dict[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in values.items())


def _database() -> list[str]:
    lines = ["###DEFINES###", *(f"DEFINE {name} {name}:*open*" for name in _ORDER)]
    lines.append("###DEFAULTS###")
    blank = {name: "0" for name in _ORDER if name not in ("diac", "lex")} | _DEFAULT
    for pos in ("noun", "noun_prop", "verb", "prep", "digit", "punc", "latin", "foreign"):
        lines.append(f"DEFAULT {_feats({**blank, 'pos': pos})}")
    lines += ["###ORDER###", f"ORDER {' '.join(_ORDER)}"]
    lines += ["###TOKENIZATIONS###", "TOKENIZATION d1tok d3tok d3seg atbtok"]
    lines += ["###STEMBACKOFF###", "STEMBACKOFF ALL Nprop", "STEMBACKOFF PROP Nprop"]
    lines.append("###PREFIXES###")
    for letters, category, clitics, segments in _PREFIXES:
        diac = segments.replace("+_", "")
        feats = {"diac": diac, "bw": "", **clitics, "d3tok": segments, "d3seg": segments}
        lines.append(f"{letters}\t{category}\t{_feats({k: v for k, v in feats.items() if v or k in ('diac', 'bw')})}")
    lines.append("###SUFFIXES###")
    for letters, category, clitics, segments in _SUFFIXES:
        feats = {"diac": letters, "bw": "", **clitics, "d3tok": segments, "d3seg": segments}
        lines.append(f"{letters}\t{category}\t{_feats({k: v for k, v in feats.items() if v or k in ('diac', 'bw')})}")
    lines.append("###STEMS###")
    for stem, category, diac, lemma, pos, features, odds, segment in _STEMS:
        feats = {"diac": diac, "lex": f"{lemma}_1", "bw": f"{diac}/{pos.upper()}", "gloss": "x", "pos": pos, **_DEFAULT, **features,
                 "pos_lex_logprob": odds, "lex_logprob": odds, "d3tok": segment, "d3seg": segment, "source": "lex"}  # fmt: skip
        lines.append(f"{stem}\t{category}\t{_feats(feats)}")
    unknown = {"diac": "NOAN", "lex": "NOAN_0", "bw": "NOAN/NOUN_PROP", "gloss": "x", "pos": "noun_prop", **_DEFAULT,
               "pos_lex_logprob": "-9.0", "lex_logprob": "-9.0", "source": "backoff"}  # fmt: skip
    lines.append(f"NOAN\tNprop\t{_feats(unknown)}")
    lines.append("###TABLE AB###")
    stems = sorted({row[1] for row in _STEMS} | {"Nprop"})
    bare = {"P0", "Pwa"}
    lines += [f"{p[1]} {s}" for p in _PREFIXES for s in stems if p[1] in bare or s in _NOUNS]
    lines.append("###TABLE BC###")
    lines += [f"{s} S0" for s in stems if s != "Nfsp"] + ["Nfsp Sha"]
    lines.append("###TABLE AC###")
    lines += [f"{p[1]} {s[1]}" for p in _PREFIXES for s in _SUFFIXES]
    return lines
