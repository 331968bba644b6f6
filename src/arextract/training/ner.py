"""Training of the shipped name model (needs torch and gensim; nothing at run time does)."""

from __future__ import annotations

import copy
import random
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from arextract.ner.conll import Score, span_scores
from arextract.ner.features import Gazetteer, Vocabulary
from arextract.packed_lines import HashedLines
from arextract.training import export
from arextract.training.batches import EncodedSentence, Forms, batch_of, batches, encode_all
from arextract.training.corpora import Corpus, Sentence, load
from arextract.training.lists import gazetteer, person_words
from arextract.training.name_network import NameNetwork
from arextract.training.swapped import with_swapped
from arextract.training.vectors import train_vectors

Log = Callable[[str], None]


def read_config(path: str | Path) -> dict[str, Any]:
    """The training configuration. Raises `OSError`, `tomllib.TOMLDecodeError`, or `ValueError` on a missing section."""
    config = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    for section in ("heads", "vectors", "network", "training", "passes"):
        if section not in config:
            raise ValueError(f"{path}: the section [{section}] is missing")
    return config


def train_ner(
    config_path: str | Path,
    data_dir: str | Path,
    out_dir: str | Path,
    *,
    own: str | Path | None = None,
    vectors: str | Path | None = None,
    log: Log = print,
) -> list[Score]:
    """Trains the name model and writes it to `out_dir`; returns the scores on the ANERcorp development block.

    `data_dir` holds ``raw/*.xz`` and ``ner/…``; `own` is the folder of marked sentences; `vectors` a file that keeps the
    word vectors: read where it exists, written otherwise. With one thread the same input gives the same model.
    """
    config = read_config(config_path)
    data = Path(data_dir)
    corpora, dev = load(data / "ner", None if own is None else Path(own))
    words, table = _vectors(config, data, corpora, None if vectors is None else Path(vectors), log)
    vocabulary = Vocabulary(HashedLines.of(words), person_words(data / "transliteration" / "wikidata"))
    corpora = with_swapped(corpora, config.get("swapped", {}), config["seed"])
    network = train(config, corpora, dev, vocabulary, table, gazetteer(config), log)
    model = export.write(network, vocabulary, gazetteer(config), prepared(table), config, Path(out_dir))
    scores = model.scores(dev, "anercorp") if dev and "anercorp" in config["heads"] else []
    for score in scores:
        log(f"development block: {score.label:5} P {score.precision:.4f} R {score.recall:.4f} F1 {score.f1:.4f}")
    return scores


def _vectors(
    config: dict[str, Any], data: Path, corpora: Sequence[Corpus], cache: Path | None, log: Log
) -> tuple[list[str], NDArray[np.float32]]:
    if cache is not None and cache.exists():
        stored = np.load(cache, allow_pickle=False)
        return [str(w) for w in stored["words"]], stored["vectors"]
    log("training word vectors")
    extra = [[word for word, _ in s] for c in corpora if c.name in ("wikifane", "own") for s in c.sentences]
    words, table, counts = train_vectors(
        sorted((data / "raw").glob("*.xz")), extra=extra, seed=config["seed"], **config["vectors"]
    )
    if cache is not None:
        np.savez(cache, words=np.array(words), vectors=table, counts=counts)
    return words, table


def prepared(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors scaled to a mean length of √(size / 8), after a row of zeros for words without one."""
    scale = np.sqrt(table.shape[1] / 8) / np.linalg.norm(table, axis=1).mean()
    return np.vstack([np.zeros((1, table.shape[1]), np.float32), table * scale]).astype(np.float32)


def train(
    config: dict[str, Any],
    corpora: Sequence[Corpus],
    dev: Sequence[Sentence],
    vocabulary: Vocabulary,
    table: NDArray[np.float32],
    lists: Gazetteer,
    log: Log = print,
    own_dev: Sequence[Sentence] = (),
) -> NameNetwork:
    """The trained network: the running average of its weights."""
    seed, options = config["seed"], config["training"]
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(config.get("threads", 1))
    rng = random.Random(seed)
    forms = Forms(vocabulary)
    pools: dict[str, tuple[str, list[EncodedSentence], float]] = {}
    for corpus in corpora:
        passes = config["passes"].get(corpus.name, 0.0)
        if passes and corpus.head in config["heads"]:
            pools[corpus.name] = (
                corpus.head,
                encode_all(corpus.sentences, config["heads"][corpus.head], forms, lists),
                passes,
            )
    tests = {
        head: encode_all(sentences, config["heads"][head], forms, lists)
        for head, sentences in (("anercorp", dev), ("own", own_dev))
        if sentences
    }
    features = forms.tensors()
    network = NameNetwork(export.restored(prepared(table)), config["heads"], config["network"])
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        learned,
        lr=options["rate"],
        weight_decay=options["weight_decay"],
        betas=(0.9, 0.98),
    )
    # Epochs differ by some batches: the same draws made ahead count the steps after which the rate is to be nothing.
    ahead = random.Random(seed)
    steps = sum(len(list(batches(pools, options["batch_words"], ahead))) for _ in range(options["epochs"]))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, options["rate"], total_steps=steps + 1, pct_start=0.1)
    # What is learned alone: averaging the frozen vectors too would take a third of the time.
    trained = copy.deepcopy(network)
    smooth = [p for p in trained.parameters() if p.requires_grad]
    average: Any = torch.optim.swa_utils.get_ema_multi_avg_fn(options["average"])
    for epoch in range(options["epochs"]):
        network.train()
        began, total, count = time.time(), 0.0, 0
        for head, sentences in batches(pools, options["batch_words"], rng):
            batch = batch_of(sentences, features)
            loss = network.heads[head].loss(network(batch), batch["tags"], batch["mask"])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            schedule.step()
            average(smooth, learned, None)
            total, count = total + loss.item(), count + 1
        shown = ""
        for head, encoded in tests.items():
            scores = evaluate(trained, encoded, head, features, config["heads"][head])
            shown += f"  {head}: " + " ".join(f"{s.label} {s.f1:.4f}" for s in scores)
        log(f"epoch {epoch + 1}: loss {total / count:.4f}, {time.time() - began:.0f} s{shown}")
    return trained


def evaluate(
    network: NameNetwork,
    encoded: Sequence[EncodedSentence],
    head: str,
    forms: dict[str, torch.Tensor],
    labels: Sequence[str],
) -> list[Score]:
    """Span scores of a head on encoded sentences."""
    from arextract.ner.crf import viterbi
    from arextract.ner.features import tags_of

    tags = tags_of(labels)
    network.eval()
    pairs = []
    layer: Any = network.heads[head]
    steps = (layer.transitions + layer.forbidden).detach().numpy()
    with torch.no_grad():
        for start in range(0, len(encoded), 32):
            part = list(encoded[start : start + 32])
            scores = layer.linear(network(batch_of(part, forms))).numpy()
            for sentence, emissions in zip(part, scores, strict=True):
                said = viterbi(emissions[: len(sentence.words)], steps)
                pairs.append(([tags[i] for i in sentence.tags], [tags[i] for i in said]))
    return span_scores(pairs)
