"""Names of countries, cities and languages from CLDR (``arabic/cldr.tsv``): nothing of it is typed in by hand.

The press writes some of them otherwise; those forms stand in the names tables, which come later and so win.
"""

from __future__ import annotations

from collections.abc import Iterator

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list
from arextract.gazetteer.ordinary import is_ordinary

SOURCE = "CLDR"
(LANGUAGE,) = word_list("cldr.language")
_SHORTEST = 5  # shorter names of time-zone cities (نوم, واك, ترك) are words; the places table has those that matter
# Regions of the world that CLDR lists among territories and that the press does not use as names.
_SKIP = frozenset(
    {"001", "009", "029", "035", "053", "054", "057", "061", "143", "145", "151", "154", "155", "202", "419", "ZZ", "UN", "EU", "EZ", "XA", "XB", "QO"}
)  # fmt: skip


def cldr_rows() -> Iterator[dict[str, str]]:
    """Rows in the columns of a names table: territories and the cities of time zones (LOC), languages (MISC)."""
    for row in table("cldr"):
        kind, code, name, latin = row["kind"], row["code"], row["arabic"], row["english"]
        if kind == "territory":
            if latin and code not in _SKIP and "(" not in name and " - " not in name:
                yield {"label": "LOC", "arabic": name, "latin": latin, "source": SOURCE, "flags": ""}
        elif kind == "city":
            left_out = code.startswith("Etc/") or "(" in name or "،" in name or len(name) < _SHORTEST
            if not left_out and not is_ordinary(fold(name)):
                yield {"label": "LOC", "arabic": name, "latin": latin, "source": SOURCE, "flags": ""}
        elif kind == "language":
            yield {"label": "MISC", "arabic": f"{LANGUAGE} {name}", "latin": latin, "source": SOURCE, "flags": ""}
