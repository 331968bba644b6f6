"""The command: reads a config, trains, writes the model folder, prints the scores."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from configparser import ConfigParser
from dataclasses import replace
from pathlib import Path

import numpy as np

from arextract.packed_lines import pack_lines
from arextract.translit import translit_files
from arextract.translit.bloom import bloom
from arextract.translit.latin_words import LatinWords
from arextract.translit.ranker import features, without_lists, without_people
from arextract.translit.spell_network import SpellNetwork
from arextract.translit.training import back, fit_network, fit_ranker, pairs, word_lists
from arextract.translit.translit_model import KNOWN, LETTER, WIDTH, TranslitModel


def main(path: str) -> None:
    """Trains by the config at `path`."""
    config = ConfigParser()
    config.read(path, encoding="utf-8")
    data, sizes = config["data"], config["network"]
    root = Path(data["root"]).expanduser()
    seed = config.getint("network", "seed")
    train_files = [("wikidata", root / data["wikidata"]), ("google", root / data["google"])]
    counted = pairs.collect(train_files)
    cuts = pairs.cut(counted, config.getint("align", "iterations"), config.getint("align", "sample"), seed)
    apart = pairs.held_out(counted, config.getint("ranker", "held_out"), seed + 1)
    print(f"{len(counted)} pairs, {len(cuts)} aligned", flush=True)
    lists = word_lists.gather([root / name for name in data["text"].split()])
    words = word_lists.choose(lists)
    values = word_lists.values(words, lists)
    print(f"{len(words)} Latin words", flush=True)
    shape = fit_network.Shape(
        embedding=int(sizes["embedding"]),
        hidden=int(sizes["hidden"]),
        layers=int(sizes["layers"]),
        joint=int(sizes["joint"]),
        unit=int(sizes["unit"]),
        history=int(sizes["history"]),
        dropout=float(sizes["dropout"]),
        epochs=int(sizes["epochs"]),
        batch=int(sizes["batch"]),
        rate=float(sizes["rate"]),
        synthetic_weight=float(sizes["synthetic_weight"]),
        seed=seed,
    )
    targets, allowed = fit_network.inventory(list(cuts.values()))
    part = [units for pair, units in cuts.items() if pair[1] not in apart]
    order = config.getint("synthetic", "order")
    voters = config.getint("network", "voters")
    kept = Path(config["output"]["work"]) / "networks.npz"
    if kept.exists():
        with np.load(kept, allow_pickle=False) as archive:
            stored = {name: archive[name] for name in archive.files}
        trained = [
            {
                name.removeprefix(f"n{number}_"): value
                for name, value in stored.items()
                if name.startswith(f"n{number}_")
            }
            for number in range(2 * voters)
        ]
    else:
        with ProcessPoolExecutor(config.getint("network", "processes")) as pool:
            runs = []
            for real in (part, list(cuts.values())):
                made = back.synthetic(real, lists, order, seed)
                print(f"{len(real)} real and {len(made)} computed pairs", flush=True)
                for number in range(voters):
                    own = replace(shape, seed=seed + number)
                    runs.append(pool.submit(fit_network.train, real, made, targets, allowed, own))
            trained = [run.result() for run in runs]
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            kept, allow_pickle=False, **{f"n{n}_{name}": v for n, w in enumerate(trained) for name, v in w.items()}
        )
    weights_part, weights = trained[:voters], trained[voters:]
    known = LatinWords(pack_lines(words), values)
    flows = [
        fit_ranker.flow(dict.fromkeys(back.names_of(lists), 1.0)),
        fit_ranker.flow(fit_ranker.top(lists["en"], 120000)),
    ]
    network = SpellNetwork(weights_part, targets, allowed)
    examples = []
    for arabic, latin in sorted(counted):
        if latin in apart:
            found = network.spell([[LETTER[c] for c in arabic[:24]]], WIDTH, KNOWN, known)[0]
            place = next((index for index, (text, _) in enumerate(found) if text == latin), None)
            if place is not None and all(text for text, _ in found):
                examples.append((features([found], known, flows), place))
    print(f"{len(examples)} lists for the ranker", flush=True)
    rows, rounds = config.getint("ranker", "hidden"), config.getint("ranker", "epochs")
    ranker = fit_ranker.train(examples, rows, rounds, seed, "rank")
    plain = [(without_people(found), place) for found, place in examples]
    ranker |= fit_ranker.train(plain, rows, rounds, seed, "word")
    bare = [(without_lists(found), place) for found, place in examples]
    ranker |= fit_ranker.train(bare, rows, rounds, seed, "sound")
    arrays = {
        **{f"n{number}_{name}": value for number, own in enumerate(weights) for name, value in own.items()},
        **ranker,
        "targets": pack_lines(targets),
        "allowed": np.array([target for own in allowed for target in own], dtype=np.int16),
        "allowed_lengths": np.array([len(own) for own in allowed], dtype=np.int16),
        "words": pack_lines(words),
        "word_values": values,
        "pairs": bloom(sorted(word_lists.neighbours()), 14),
        "flow0": flows[0],
        "flow1": flows[1],
        "taught": pack_lines(pairs.taught(counted, config.getint("taught", "least"))),
    }
    out = Path(config["output"]["folder"])
    meta = {"format": 1, "pairs": len(counted), "words": len(words), "config": Path(path).name}
    translit_files.save(out, arrays, meta)
    model = TranslitModel.load(out)
    for name, kind, file in (
        ("wikidata dev", "wikidata", data["wikidata_dev"]),
        ("google eval", "google", data["google_eval"]),
    ):
        test = sorted(pairs.collect([(kind, root / file)]))
        hits = [[s.text for s in model.spell(arabic, taught=False)] for arabic, _ in test]
        first = sum(latin in found[:1] for (_, latin), found in zip(test, hits, strict=True)) / len(test)
        five = sum(latin in found[:5] for (_, latin), found in zip(test, hits, strict=True)) / len(test)
        print(f"{name}: {len(test)} pairs, top-1 {first:.3f}, top-5 {five:.3f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "pipelines/train-translit.cfg")
