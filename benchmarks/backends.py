"""Words a second of the default pipeline and of the engines, in one run on the same text, with layers of real sizes.

    python benchmarks/backends.py [--rounds 3] [--threads 1] [--json]

Speed depends on the sizes of the layers, not on what they learnt, and no model can be fetched where this runs. So the
engines run small-handed copies of the published models: stanza's tokenizer in its default sizes (trained for a minute, so
that it cuts words as the real one does), its tagger of names in the sizes of ``ar/ner/aqmar_charlm`` (character models of
1,024 units each way, vectors of 300, an LSTM of 256) and a BERT-base of CAMeLBERT's shape (12 layers of 768, 30,000 word
pieces, about as few to a word as the real ones), both with random weights. stanza's expander is small, and its tags and
trees are left out, in its favour.

Each engine is measured alone, without our pipes, against the whole default pipeline; then the whole pipelines. Rounds
are interleaved, and the median counts. Words are counted between white space. Needs ``pip install 'arextract[all]'``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SEEDS = ROOT / "seeds"


def texts() -> list[str]:
    """The articles that everything is measured on."""
    return [path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def stanza_models(folder: Path) -> Path:
    """A stanza folder with the small models of the tests, and a tagger of names of real size."""
    import numpy as np
    from stanza.models import ner_tagger
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.ner.vocab import CharVocab  # the vocabulary that character models share
    from tests.backends.artefacts import stanza_models as small
    from tests.backends.artefacts.sentences import marked, tagged

    small.build(folder)
    sentences = [tagged(one) for one in marked()]
    letters = sorted({letter for row in sentences for word, _ in row for letter in word} | {" ", "\n"})
    vocabulary = {"char": CharVocab([letters])}
    sizes = {"char_emb_dim": 100, "char_hidden_dim": 1024, "char_num_layers": 1, "char_dropout": 0.05}
    for way in ("forward", "backward"):
        model = CharacterLanguageModel(
            {**sizes, "char_rec_dropout": 0.0, "char_unit_dropout": 0.0}, vocabulary, is_forward_lm=way == "forward"
        )
        model.save(str(folder / "ar" / f"{way}_charlm" / "big.pt"))
    words = sorted({word for row in sentences for word, _ in row if " " not in word})
    rows = np.random.default_rng(1).normal(0, 0.3, (len(words), 300))
    lines = [f"{word} {' '.join(f'{x:.3f}' for x in row)}" for word, row in zip(words, rows, strict=True)]
    (folder / "vectors.txt").write_text("\n".join([f"{len(words)} 300", *lines]), encoding="utf-8")
    Pretrain(str(folder / "ar" / "pretrain" / "big.pt"), str(folder / "vectors.txt"), save_to_file=True).load()
    data = [[{"text": w, "ner": small._bioes(row, at)} for at, (w, _) in enumerate(row)] for row in sentences[:60]]
    (folder / "ner.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    ner_tagger.main(
        ["--train_file", f"{folder}/ner.json", "--eval_file", f"{folder}/ner.json", "--shorthand", "ar_big", "--cpu",
         "--save_dir", f"{folder}/ar/ner", "--save_name", "big.pt", "--max_steps", "1", "--eval_interval", "1", "--charlm",
         "--charlm_shorthand", "ar_big", "--charlm_forward_file", f"{folder}/ar/forward_charlm/big.pt",
         "--charlm_backward_file", f"{folder}/ar/backward_charlm/big.pt",
         "--wordvec_pretrain_file", f"{folder}/ar/pretrain/big.pt"]
    )  # fmt: skip
    resources = json.loads((folder / "resources.json").read_text())
    needs = [{"model": f"{way}_charlm", "package": "big"} for way in ("forward", "backward")]
    resources["ar"]["ner"]["big"] = {"dependencies": [*needs, {"model": "pretrain", "package": "big"}]}
    for way in ("forward_charlm", "backward_charlm", "pretrain"):
        resources["ar"].setdefault(way, {})["big"] = {}
    resources["ar"]["packages"]["default"] = {"tokenize": small.PACKAGE, "mwt": small.PACKAGE, "ner": "big"}
    (folder / "resources.json").write_text(json.dumps(resources))
    return folder


def bert(folder: Path) -> Path:
    """A BERT-base of CAMeLBERT's shape with random weights and word pieces learnt from our own sentences."""
    import torch
    from tests.backends.artefacts.bert import NAMES
    from tests.backends.artefacts.sentences import marked
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertForTokenClassification

    torch.manual_seed(1)
    folder.mkdir(parents=True)
    pieces = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    pieces.train_from_iterator(
        [*(one.text for one in marked()), *texts()], vocab_size=30_000, min_frequency=1, show_progress=False
    )
    ordered = [piece for piece, _ in sorted(pieces.get_vocab().items(), key=lambda row: row[1])]
    (folder / "vocab.txt").write_text("\n".join(ordered) + "\n", encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False}))
    config = BertConfig(
        vocab_size=30_000, id2label=dict(enumerate(NAMES)), label2id={n: i for i, n in enumerate(NAMES)}
    )
    BertForTokenClassification(config).save_pretrained(folder)
    return folder


def measure(rounds: int, threads: int) -> dict[str, Any]:
    """Words a second of each, and how many times as fast the default pipeline is."""
    from tests.backends.artefacts import camel

    from arextract.backends import camel_data
    from arextract.backends.bert import BertTagger
    from arextract.backends.offline import offline
    from arextract.backends.stanza_engine import StanzaLayer, StanzaTagger
    from arextract.pipeline import Extractor
    from arextract.text.clean import clean
    from arextract.text.sentences import sentences
    from arextract.text.word_layer import BREAK, split_sentences, words

    with tempfile.TemporaryDirectory() as place:
        stanza_folder = stanza_models(Path(place) / "stanza")
        camel_folder = camel.build(Path(place) / "camel")
        big = bert(camel_folder / "data" / "ner" / "arabert")
        articles = texts()
        prepared = []
        for text in articles:
            plain = clean(text).text
            found = words(plain)
            spans = sentences(plain)
            rows = [
                [found.surface(i) for i in range(a, b) if found.kinds[i] != BREAK]
                for a, b in split_sentences(found, spans)
            ]
            prepared.append((plain, spans, [row for row in rows if row]))
        layer = StanzaLayer(stanza_folder, "default", ["tokenize"], threads)
        names = StanzaTagger(stanza_folder, "default", 0.85, threads)
        base = BertTagger(big, threads)
        camel_data.import_offline(camel_folder)
        from camel_tools.ner import NERecognizer

        own = NERecognizer(str(big), use_gpu=False)
        overrides: dict[str, dict[str, Any]] = {
            "stanza": {
                "components.stanza.folder": str(stanza_folder),
                "components.stanza.processors": ["tokenize"],
                "components.entities.stanza": {"folder": str(stanza_folder)},
                "components.stanza.threads": threads,
                "components.entities.threads": threads,
            },
            "camel": {
                "components.camel.folder": str(camel_folder),
                "components.entities.camel": {"folder": str(camel_folder)},
                "components.entities.threads": threads,
            },
        }
        extractors = {
            "default": Extractor("default"),
            **{name: Extractor(name, overrides=values) for name, values in overrides.items()},
        }

        def stanza_alone() -> None:
            for plain, spans, rows in prepared:
                layer(plain, spans)
                names.tag(rows)

        def bert_alone() -> None:
            for _, _, rows in prepared:
                base.tag(rows)

        def camel_alone() -> None:
            with offline(threads):
                for _, _, rows in prepared:
                    own.predict(rows)

        def whole(name: str) -> Callable[[], None]:
            def run() -> None:
                for text in articles:
                    extractors[name].extract(text)

            return run

        runs: dict[str, tuple[Callable[[], None], int]] = {
            "default pipeline": (whole("default"), 5),
            "stanza tokenize + ner, alone": (stanza_alone, 1),
            "BERT-base, our batches, alone": (bert_alone, 1),
            "BERT-base, camel-tools' recogniser, alone": (camel_alone, 1),
            "stanza pipeline": (whole("stanza"), 1),
            "camel pipeline": (whole("camel"), 1),
        }
        whole("default")()
        stanza_alone()
        took: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, (run, times) in runs.items():
                began = time.perf_counter()
                for _ in range(times):
                    run()
                took[name].append((time.perf_counter() - began) / times)
    count = sum(len(text.split()) for text in articles)
    pieces = sum(len(ids) for _, _, rows in prepared for row in rows for ids in base._pieces(row))
    speed = {name: count / statistics.median(seconds) for name, seconds in took.items()}
    return {
        "words": count,
        "word_pieces_per_word": round(pieces / count, 2),
        "threads": threads,
        "words_per_s": {name: round(value, 1) for name, value in speed.items()},
        "default_is_times_as_fast": {
            name: round(speed["default pipeline"] / value, 1)
            for name, value in speed.items()
            if name != "default pipeline"
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measure(arguments.rounds, arguments.threads)
    if arguments.json:
        print(json.dumps(result))
        return
    for name, speed in result["words_per_s"].items():
        ratio = result["default_is_times_as_fast"].get(name)
        print(f"{name:44} {speed:10,.0f} words/s{'' if ratio is None else f'   default is {ratio:,.1f} times as fast'}")
    print(f"{result['words']} words, {result['word_pieces_per_word']} word pieces each, {result['threads']} thread(s)")


if __name__ == "__main__":
    main()
