"""Names by a BERT token classifier (camel-tools' model of names is one): any length of text, a score for each word.

Read by transformers from a folder. camel-tools' own recogniser pads every sentence to 256 word pieces, drops words that
its tokenizer has no piece for (and all tags after them slip), and gives no scores; the model is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from arextract.backends import camel_data
from arextract.backends.labels import labels, map_tag
from arextract.backends.offline import digest, offline, require

NAME = "camel"
_PACKAGES = ("transformers", "torch")
_BATCH_PIECES = 2048
_CONTEXT = 24
_UNKNOWN = "O"

Window = tuple[int, int, int, int]  # sentence, first word, first word whose tag counts, last word (exclusive)


def windows(lengths: list[int], room: int, context: int = _CONTEXT) -> Iterator[tuple[int, int, int]]:
    """Ranges of words as (first, counted from, last), each of at most `room` word pieces where no word is longer.

    The words between `first` and `counted from` are seen again for their context. Every word counts exactly once.

    >>> list(windows([2, 2, 2, 2, 2], room=6, context=1))
    [(0, 0, 3), (2, 3, 5)]
    """
    done = 0
    while done < len(lengths):
        first = max(0, done - context) if done else 0
        while first < done and sum(lengths[first : done + 1]) > room:
            first += 1
        used, last = sum(lengths[first:done]), done
        while last < len(lengths) and (last == done or used + lengths[last] <= room):
            used += lengths[last]
            last += 1
        yield first, done, last
        done = last


class BertTagger:
    """The classifier in `folder`. Raises `MissingModelError` where transformers or the model is not there.

    Articles are tagged one by one and their sentences batched by length, so a score never depends on other articles.
    """

    by = NAME

    def __init__(self, folder: Path, threads: int) -> None:
        require("transformers", NAME, camel_data.INSTALL)
        self._folder = folder
        self._threads = threads
        with offline(threads):
            import torch
            from transformers import AutoModelForTokenClassification, AutoTokenizer
            from transformers.utils import logging

            shown = logging.is_progress_bar_enabled()
            logging.disable_progress_bar()
            self._torch: Any = torch
            self._tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            self._model: Any = AutoModelForTokenClassification.from_pretrained(str(folder), local_files_only=True)
            if shown:
                logging.enable_progress_bar()
        self._model.eval()
        self._names: list[str] = [name for _, name in sorted(self._model.config.id2label.items())]
        self._labels = labels(NAME, sorted({n[2:] for n in self._names if n[:2] in ("B-", "I-", "E-", "S-")}))
        self._room = int(self._model.config.max_position_embeddings) - 2

    def fingerprint(self) -> bytes:
        """What decides the tags, for the pipeline's hash."""
        return digest([path for path in self._folder.rglob("*") if path.is_file()], _PACKAGES)

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        """One (tag, score) for each word of each sentence; an empty sentence has none."""
        out: list[list[tuple[str, float]]] = [[(_UNKNOWN, 0.0)] * len(words) for words in sentences]
        pieces = [self._pieces(words) for words in sentences]
        wanted: list[Window] = [
            (number, *window)
            for number, row in enumerate(pieces)
            for window in windows([len(ids) for ids in row], self._room)
        ]
        wanted.sort(key=lambda w: (sum(len(ids) for ids in pieces[w[0]][w[1] : w[3]]), w))
        with offline(self._threads):
            for batch in self._batches(wanted, pieces):
                self._tag_batch(batch, pieces, out)
        return out

    def _pieces(self, words: list[str]) -> list[list[int]]:
        """The word pieces of each word, at least one; a word of more pieces than the model takes keeps the first."""
        unknown = [self._tokenizer.unk_token_id]
        if not words:
            return []
        rows = self._tokenizer(words, add_special_tokens=False)["input_ids"]
        return [row[: self._room] or unknown for row in rows]

    @staticmethod
    def _batches(wanted: list[Window], pieces: list[list[list[int]]]) -> Iterator[list[Window]]:
        batch: list[Window] = []
        for window in wanted:
            size = sum(len(ids) for ids in pieces[window[0]][window[1] : window[3]]) + 2
            if batch and size * (len(batch) + 1) > _BATCH_PIECES:
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch

    def _tag_batch(
        self, batch: list[Window], pieces: list[list[list[int]]], out: list[list[tuple[str, float]]]
    ) -> None:
        torch, tokenizer = self._torch, self._tokenizer
        rows = [
            [tokenizer.cls_token_id, *(i for ids in pieces[n][first:last] for i in ids), tokenizer.sep_token_id]
            for n, first, _, last in batch
        ]
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), tokenizer.pad_token_id or 0, dtype=torch.long)
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = torch.tensor(row)
            mask[at, : len(row)] = 1
        with torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=mask).logits
        scores, best = torch.softmax(logits.float(), dim=-1).max(dim=-1)
        for at, (number, first, counted, last) in enumerate(batch):
            place = 1
            for index in range(first, last):
                if index >= counted:
                    tag = map_tag(self._names[int(best[at, place])], self._labels)
                    out[number][index] = (tag, float(scores[at, place]))
                place += len(pieces[number][index])
