"""Names of countries, cities and languages from CLDR, through babel's data: nothing of it is typed in by hand.

The press writes some of them otherwise; those forms stand in the names tables, which come later and so win.
"""

from __future__ import annotations

from collections.abc import Iterator

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.fold import fold
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
    from babel import Locale

    arabic, english = Locale.parse("ar"), Locale.parse("en")
    for code, name in arabic.territories.items():
        latin = english.territories.get(code)
        if latin is None or code in _SKIP or "(" in name or " - " in name:
            continue
        yield {"label": "LOC", "arabic": name, "latin": latin, "source": SOURCE, "flags": ""}
    for zone, names in arabic.time_zones.items():
        city = names.get("city")
        if (
            not city
            or zone.startswith("Etc/")
            or "(" in city
            or "،" in city
            or len(city) < _SHORTEST
            or is_ordinary(fold(city))
        ):
            continue
        latin = (english.time_zones.get(zone) or {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        yield {"label": "LOC", "arabic": city, "latin": latin, "source": SOURCE, "flags": ""}
    for code, name in arabic.languages.items():
        latin = english.languages.get(code)
        if latin is not None and "_" not in code and name.startswith(ARTICLE):
            yield {
                "label": "MISC",
                "arabic": f"{LANGUAGE} {name}",
                "latin": latin,
                "source": SOURCE,
                "flags": "",
            }
