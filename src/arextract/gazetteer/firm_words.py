"""Words by which a firm's name is known (``arabic/firm_words.tsv``): firms' nouns, trades, holdings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import splits
from arextract.arabic.tables import table

LONGEST_HEAD = 2
"""Words that a firm's name has before its trade, at most."""


@lru_cache(maxsize=1)
def firm_words() -> dict[str, frozenset[str]]:
    """The words of ``arabic/firm_words.tsv`` by kind, folded; trades with their article."""
    out = {row["kind"]: frozenset(map(fold, row["words"].split("|"))) for row in table("firm_words")}
    out["trade"] = frozenset(ARTICLE + word for word in out["trade"])
    return out


@lru_cache(maxsize=16384)
def firm_noun(word: str) -> bool:
    """Whether the folded `word` is a firm's noun in the singular, without its article.

    >>> firm_noun("ولشركه"), firm_noun("للشركه")
    (True, False)
    """
    nouns = firm_words()["noun"]
    return any(not split.article and split.stem in nouns for split in splits(word))


def trade_at(words: Sequence[str]) -> int:
    """Where the trade begins in the folded `words` of a firm's name, 0 where it states none.

    >>> trade_at(["السدره", "للاتصالات"]), trade_at(["ارامكو"])
    (1, 0)
    """
    known = firm_words()
    for at, word in enumerate(words[1 : LONGEST_HEAD + 1], 1):
        if word in known["holding"] or (word.startswith(LAM_ARTICLE) and ARTICLE + word[2:] in known["trade"]):
            return at
    return 0
