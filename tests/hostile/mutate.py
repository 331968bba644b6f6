"""Inputs that nobody would write: pieces of the seeds, cut, spliced, doubled and strewn with what pages really hold."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"

INVISIBLE = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad\u0640\u064b\u064e\u064f\u0650\u0651\u0652\u0670"
CONTROL = "".join(map(chr, [0, 1, 7, 8, 9, 10, 11, 12, 13, 27, 28, 31, 127, 133])) + "\u2028\u2029\ufffe\uffff"
ODD = "«»“”\"'()[]{}<>،؛:.!؟?٪%٫٬,-–—−+/\\|*_=~^$€£¥₪½¾⅓⁵²°№•…ﷺﷲﻻ🚀👨‍👩‍👧ЖΩ漢ｆ５\ud800\udfff"
BITS = (
    "و", "ب", "ال", "في", "من", "إلى", "بين", "[5]", "[5،6]", "(3)", "http://x.y/ز", "5", "٥", "۵", "3.14", "1,234", "١٢٬٣٤٥", "8ر11", "مليون",
    "مليار دولار", "نصف", "ثلاثة أرباع", "ضعف", "بالمئة", "%", "عام", "2024", "2023-2024", "آب/أغسطس", "يناير", "الربع الأول", "أمس", "قبل ست سنوات",
    "قال", "أعلن", "شركة", "الرئيس", "منصة", "Qwen", "GPT-4.5", "(Alibaba)", "حوالي", "أكثر من", "لا يقل عن", "على التوالي", "لكل", "\n", "\n\n", ". ", "\n[5] https://a.b/c\n",
)  # fmt: skip


def pool() -> list[str]:
    """The paragraphs of the seeds."""
    return [
        p for path in sorted(SEEDS.glob("*.txt")) for p in path.read_text(encoding="utf-8").split("\n") if p.strip()
    ]


def _delete(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    return text[:start] + text[start + rng.randint(1, 12) :]


def _double(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    return text[:start] + text[start : start + rng.randint(1, 20)] * rng.randint(2, 4) + text[start:]


def _move(text: str, rng: random.Random) -> str:
    a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[b:] + text[a:b] + text[:a]


def _strew(letters: str) -> Callable[[str, random.Random], str]:
    def strew(text: str, rng: random.Random) -> str:
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(letters) + text[at:]
        return text

    return strew


def _bits(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(("", " ")) + rng.choice(BITS) + rng.choice(("", " ")) + text[at:]
    return text


def _digits(text: str, rng: random.Random) -> str:
    digits = rng.choice(("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
    return text.translate({48 + i: c for i, c in enumerate(digits) if rng.random() < 0.7})


def _glue(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if c != " " or rng.random() < 0.6)


MUTATIONS = (_delete, _double, _move, _strew(INVISIBLE), _strew(CONTROL), _strew(ODD), _bits, _digits, _glue)


def mutant(paragraphs: list[str], rng: random.Random) -> str:
    """One hostile text of up to some hundred code points; may hold lone surrogates."""
    text = ""
    for _ in range(rng.randint(1, 3)):
        paragraph = rng.choice(paragraphs)
        start = rng.randrange(len(paragraph))
        text += paragraph[start : start + rng.randint(5, 160)]
    if rng.random() < 0.1:
        text = " ".join(rng.choice(BITS) for _ in range(rng.randint(1, 40)))
    for _ in range(rng.randint(1, 5)):
        text = rng.choice(MUTATIONS)(text, rng)
    return text


def monsters() -> dict[str, str]:
    """Texts that are long in one way; about 100,000 code points each, 10 MB for the single tokens."""
    return {
        "one word of 10 MB": "و" * 10_000_000,
        "one number of 10 MB": "1" * 10_000_000,
        "100,000 footnotes": " ".join(f"كلمة[{i}]" for i in range(100_000)),
        "footnotes and their list": "\n".join(
            [f"جملة عن رقم {i}[{i}]." for i in range(20_000)] + [f"[{i}] https://a.b/{i}" for i in range(20_000)]
        ),
        "number words": "مئة وألف ومليون " * 8_000,
        "conjunctions": "و " * 50_000,
        "separators": "1,2.3،4" * 15_000,
        "commas": "،," * 50_000,
        "quotes": '"«' * 50_000,
        "open brackets": "([" * 50_000,
        "years": "2024 " * 20_000,
        "names": "إنفيديا وعلي بابا (Qwen) " * 4_000,
        "units": "5 ملايين دولار لكل كيلومتر " * 4_000,
        "speakers": "قال إن " * 15_000,
        "names, figures and times": "بلغت إيرادات شركة إنفيديا 5 ملايين دولار في عام 2024، بزيادة 12% في الرياض.\n"
        * 1_500,
        "one line": "بلغت الأرباح 5% ثم " * 6_000,
        "numbers with signs": "12-12-" * 20_000,
        "numbers in words": "5مليون" * 20_000,
        "signs": "+-" * 50_000,
        "ligatures": "ﻻﷲﷺ" * 35_000,
        "ages": "قبل ست سنوات من عمره " * 5_000,
        "one sentence of sources and times": "وقالت شركة النور إن الأرباح بلغت 5 ملايين في مارس 2023 بحسب الوزارة، "
        * 1_400,
        "hosts": "a.b-c." * 17_000,
        "turned words": "ةكرش رالود " * 9_000,
        "mojibake": "Ø¨Ù„ØºØª " * 11_000,
        "new lines": "\n" * 100_000,
        "marks": "ا" + "\u064b" * 100_000,
        "bidi": "\u202b" * 100_000 + "5",
    }
