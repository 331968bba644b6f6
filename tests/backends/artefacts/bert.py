"""A tiny BERT token classifier in transformers' format, trained on our own marked sentences with camel-tools' labels."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from tests.backends.artefacts.sentences import marked, tagged

THEIRS = {"PER": "PERS", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "PRODUCT": "MISC"}
NAMES = ["O", *(f"{b}-{label}" for label in ("PERS", "ORG", "LOC", "MISC") for b in "BI")]


def build(folder: Path, steps: int = 200) -> Path:
    """Trains and saves the classifier; some fifteen seconds on two cores."""
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    torch.manual_seed(1)
    folder.mkdir(parents=True)
    sentences = [tagged(one) for one in marked()]
    tokenizer = BertTokenizer(vocab=_vocabulary(sentences), do_lower_case=False, strip_accents=False)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=128,
        max_position_embeddings=512, id2label=dict(enumerate(NAMES)), label2id={n: i for i, n in enumerate(NAMES)},
    )  # fmt: skip
    model = BertForTokenClassification(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    rng = random.Random(1)
    rows = [_encoded(sentence, tokenizer) for sentence in sentences]
    for _ in range(steps):
        batch = rng.sample(rows, 16)
        longest = max(len(ids) for ids, _ in batch)
        ids = torch.zeros((16, longest), dtype=torch.long)
        gold = torch.full((16, longest), -100, dtype=torch.long)
        for at, (pieces, tags) in enumerate(batch):
            ids[at, : len(pieces)] = torch.tensor(pieces)
            gold[at, : len(tags)] = torch.tensor(tags)
        loss = model(input_ids=ids, attention_mask=(ids != 0).long(), labels=gold).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    model.save_pretrained(folder)
    # The tokenizer as camel-tools' package has it: a vocabulary and three lines of settings.
    (folder / "vocab.txt").write_text("\n".join(_vocabulary(sentences)) + "\n", encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False, "model_max_length": 512}))
    return folder


def _vocabulary(sentences: list[list[tuple[str, str]]]) -> dict[str, int]:
    counts = Counter(word for sentence in sentences for word, _ in sentence)
    letters = sorted({letter for word in counts for letter in word})
    common = [word for word, n in counts.most_common(4000) if n > 1 and len(word) > 1]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters), *common]
    return {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}


def _encoded(sentence: list[tuple[str, str]], tokenizer: object) -> tuple[list[int], list[int]]:
    ids, tags = [tokenizer.cls_token_id], [-100]  # type: ignore[attr-defined]
    for word, tag in sentence:
        pieces = tokenizer.encode(word, add_special_tokens=False)  # type: ignore[attr-defined]
        name = tag if tag == "O" else f"{tag[:2]}{THEIRS[tag[2:]]}"
        ids += pieces
        tags += [NAMES.index(name), *[-100] * (len(pieces) - 1)][: len(pieces)]
    return [*ids[:400], tokenizer.sep_token_id], [*tags[:400], -100]  # type: ignore[attr-defined]
