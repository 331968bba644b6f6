"""A folder of small Arabic stanza models with a hand-written ``resources.json``, by stanza's own trainers."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

from tests.backends.artefacts.sentences import EXTRA, marked, split, tagged

PACKAGE = "own"


def build(folder: Path) -> Path:
    """Trains tokenize, mwt, pos, lemma, depparse and ner into `folder`; about a minute on two cores."""
    import torch
    from stanza.models import lemmatizer, mwt_expander, ner_tagger, parser, tagger, tokenizer

    logging.getLogger("stanza").setLevel(logging.INFO)
    work = folder / "work"
    work.mkdir(parents=True)
    sentences = [[word for word, _ in tagged(one)] for one in marked(900)] + [line.split() for line in EXTRA] * 30
    held = sentences[::15]
    for name, rows in (("train", [s for i, s in enumerate(sentences) if i % 15]), ("dev", held)):
        _tokenizer_files(work, name, rows)
        (work / f"{name}.conllu").write_text(_conllu(rows), encoding="utf-8")
    (work / "few.conllu").write_text(_conllu(held + sentences[-20:] + sentences[:160]), encoding="utf-8")
    (work / "mwt.json").write_text("[]", encoding="utf-8")
    models = folder / "ar"

    def place(kind: str) -> list[str]:
        (models / kind).mkdir(parents=True, exist_ok=True)
        return ["--save_dir", str(models / kind), "--save_name", f"{PACKAGE}.pt", "--shorthand", "ar_own", "--cpu"]

    vectors = ["--wordvec_pretrain_file", str(_vectors(work, models / "pretrain" / f"{PACKAGE}.pt", sentences))]
    both = ["--train_file", f"{work}/train.conllu", "--eval_file", f"{work}/dev.conllu", "--lang", "ar"]
    few = ["--train_file", f"{work}/few.conllu", "--eval_file", f"{work}/dev.conllu", "--lang", "ar"]
    out = ["--output_file", f"{work}/out.conllu"]
    small = ["--no_char", "--hidden_dim", "32", "--deep_biaff_hidden_dim", "16", "--word_emb_dim", "16", "--tag_emb_dim", "8",
             "--transformed_dim", "16", "--num_layers", "1"]  # fmt: skip
    tokenizer.main(
        [*place("tokenize"), "--lang", "ar", "--txt_file", f"{work}/train.txt", "--label_file", f"{work}/train.labels",
         "--dev_txt_file", f"{work}/dev.txt", "--dev_label_file", f"{work}/dev.labels",
         "--dev_conll_gold", f"{work}/dev.conllu", "--mwt_json_file", f"{work}/mwt.json", "--batch_size", "16", "--lr0", "0.006",
         "--steps", "160", "--eval_steps", "160", "--report_steps", "40", "--max_seqlen", "300"]
    )  # fmt: skip
    mwt_expander.main(
        [*place("mwt"), *both, *out, "--gold_file", f"{work}/dev.conllu", "--num_epoch", "5", "--hidden_dim", "50"]
    )
    tagger.main(
        [*place("pos"), *few, *out, *vectors, *small, "--composite_deep_biaff_hidden_dim", "8", "--batch_size", "16",
         "--max_steps", "60", "--eval_interval", "60", "--lr", "0.01"]
    )  # fmt: skip
    lemmatizer.main([*place("lemma"), *both[:4], *out, "--num_epoch", "1", "--dict_only"])
    parser.main(
        [*place("depparse"), *few, *out, *vectors, *small, "--deep_biaff_output_dim", "8", "--batch_size", "400",
         "--max_steps", "40", "--eval_interval", "40", "--no_checkpoint"]
    )  # fmt: skip
    _ner_files(work)
    ner_tagger.main(
        [*place("ner"), "--train_file", f"{work}/ner.train.json", "--eval_file", f"{work}/ner.dev.json",
         *vectors, "--max_steps", "150", "--eval_interval", "150", "--hidden_dim", "48", "--char_hidden_dim", "24",
         "--char_emb_dim", "24", "--optim", "adam", "--lr", "0.005", "--word_emb_dim", "32", "--dropout", "0.2"]
    )  # fmt: skip
    assert torch.is_grad_enabled()
    write_resources(folder)
    shutil.rmtree(work)
    return folder


def write_resources(folder: Path) -> None:
    """The ``resources.json`` of the models in `folder`, as stanza's loader reads it."""
    pretrain = [{"model": "pretrain", "package": PACKAGE}]
    kinds = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
    arabic: dict[str, object] = {
        kind: {PACKAGE: {"dependencies": pretrain} if kind in ("pos", "depparse", "ner") else {}} for kind in kinds
    }
    arabic |= {"pretrain": {PACKAGE: {}}, "packages": {"default": dict.fromkeys(kinds, PACKAGE)}, "lang_name": "Arabic"}
    (folder / "resources.json").write_text(json.dumps({"ar": arabic}), encoding="utf-8")


def _tokenizer_files(work: Path, name: str, sentences: list[list[str]]) -> None:
    text, labels = [], []
    for sentence in sentences:  # a paragraph each, which stanza tells by an empty line
        letters, marks = "", ""
        for index, word in enumerate(sentence):
            last = index == len(sentence) - 1
            mark = (3 if len(split(word)) > 1 else 1) + (1 if last else 0)
            glued = last or sentence[index + 1] in ".،:؟!"
            letters += word + ("" if glued else " ")
            marks += "0" * (len(word) - 1) + str(mark) + ("" if glued else "0")
        text.append(letters + "\n\n")
        labels.append(marks + "\n\n")
    (work / f"{name}.txt").write_text("".join(text), encoding="utf-8")
    (work / f"{name}.labels").write_text("".join(labels), encoding="utf-8")


def _conllu(sentences: list[list[str]]) -> str:
    lines = []
    for sentence in sentences:
        number = 1
        lines.append(f"# text = {' '.join(sentence)}")
        for surface in sentence:
            parts = split(surface)
            if len(parts) > 1:
                lines.append(f"{number}-{number + len(parts) - 1}\t{surface}" + "\t_" * 8)
            for part in parts:
                pos = (
                    "PUNCT"
                    if not part[0].isalnum()
                    else "NUM"
                    if part[0].isdigit()
                    else "ADP"
                    if len(part) == 1
                    else "NOUN"
                )
                relation = "root" if number == 1 else "dep"
                lemma = part.removeprefix("ال") if len(part) > 4 else part
                lines.append(f"{number}\t{part}\t{lemma}\t{pos}\t{pos[0]}\t_\t{number - 1}\t{relation}\t_\t_")
                number += 1
        lines.append("")
    return "\n".join(lines) + "\n"


def _vectors(work: Path, path: Path, sentences: list[list[str]]) -> Path:
    """Random vectors of our own words, in stanza's format: its trainers don't start without any."""
    import numpy as np
    from stanza.models.common.pretrain import Pretrain

    path.parent.mkdir(parents=True, exist_ok=True)
    found = sorted(
        {part for sentence in sentences for word in sentence for part in (word, *split(word)) if " " not in part}
    )
    rows = np.random.default_rng(1).normal(0, 0.3, (len(found), 32))
    lines = [
        f"{len(found)} 32",
        *(f"{w} {' '.join(f'{x:.3f}' for x in row)}" for w, row in zip(found, rows, strict=True)),
    ]
    (work / "vectors.txt").write_text("\n".join(lines), encoding="utf-8")
    Pretrain(str(path), str(work / "vectors.txt"), save_to_file=True).load()
    return path


def _ner_files(work: Path) -> None:
    sentences = [tagged(one) for one in marked()]
    for name, rows in (("train", sentences), ("dev", sentences[::20])):
        data = [[{"text": word, "ner": _bioes(row, at)} for at, (word, _) in enumerate(row)] for row in rows]
        (work / f"ner.{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _bioes(row: list[tuple[str, str]], at: int) -> str:
    tag = row[at][1]
    if tag == "O":
        return tag
    goes_on = at + 1 < len(row) and row[at + 1][1] == f"I-{tag[2:]}"
    return f"{'B' if goes_on else 'S'}{tag[1:]}" if tag[0] == "B" else f"{'I' if goes_on else 'E'}{tag[1:]}"
