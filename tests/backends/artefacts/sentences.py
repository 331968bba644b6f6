"""Our marked sentences as the trainers want them."""

from __future__ import annotations

from pathlib import Path

from arextract.arabic.analysis import proclitic_letters
from arextract.text.word_layer import words
from arextract.training.marked import Marked, cleaned, read

ROOT = Path(__file__).resolve().parents[3]
# Words whose parts do not join to them letter by letter: what offsets must survive.
SPLITS = {"قيمتها": ("قيمة", "ها"), "شركته": ("شركة", "ه"), "شركتها": ("شركة", "ها"), "للشركة": ("ل", "الشركة")}
EXTRA = (
    "تراجعت قيمتها السوقية بعد الإعلان .",
    "وقال إن شركته ستستثمر في المغرب .",
    "وتسعى شركتها إلى دخول السوق .",
    "يعد المشروع مهما للشركة وللحكومة .",
    "بلغت قيمتها نحو مليون دولار .",
    "وأكدت شركتها أن الطلب للشركة يزداد .",
)


def marked(limit: int | None = None) -> list[Marked]:
    """The marked sentences of ``training_data/ner`` in clean text."""
    return [cleaned(one) for one in list(read(ROOT / "training_data" / "ner"))[:limit]]


def tagged(sentence: Marked) -> list[tuple[str, str]]:
    """(surface word, BIO tag), by the words that the entities pipe hands to a tagger."""
    found = words(sentence.text)
    out = []
    for start, end in zip(found.starts, found.ends, strict=True):
        tag = "O"
        for first, last, label in sentence.spans:
            if start < last and first < end:
                tag = f"{'B' if start <= first else 'I'}-{label}"
        out.append((sentence.text[start:end], tag))
    return out


def split(word: str) -> tuple[str, ...]:
    """The syntactic words of a surface word: proclitics apart, «لل» restored to ل + ال, and the table above."""
    if word in SPLITS:
        return SPLITS[word]
    letters = proclitic_letters(word) if word[0] in "وفبلك" else 0
    parts = [*word[:letters], word[letters:]]
    if parts[-1].startswith("ل") and len(parts) > 1 and parts[-2] == "ل":
        parts[-1] = "ا" + parts[-1]
    return tuple(parts)
