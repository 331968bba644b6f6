"""Makes ``arabic/cldr.tsv``: names of countries, cities and languages, and money, from CLDR as babel ships it.

``python -m arextract.training.cldr_table`` (needs ``pip install babel``). A run reads the table: babel took 80 ms and 8 MB of each process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import arextract.arabic
from arextract.arabic.affixes import ARTICLE
from arextract.text.clean import clean

TABLE = Path(arextract.arabic.__file__).with_name("cldr.tsv")
_HEADER = (
    "# Names from Unicode CLDR, in its order. territory: code, its Arabic and English name. city: a time zone and its city. language: code and names.\n"
    "# currency: code and Arabic name. money: country and the currencies that it paid with when the table was made.\n"
    "# Made by arextract.training.cldr_table with babel {version}. Unicode License v3.\n"
    "kind\tcode\tarabic\tenglish\tsource\n"
)


def rows() -> Iterator[tuple[str, str, str, str]]:
    """(kind, code, Arabic, English); one without a name in a language has an empty cell."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    arabic, english = Locale.parse("ar"), Locale.parse("en")
    for code, name in arabic.territories.items():
        yield "territory", code, name, english.territories.get(code, "")
    for code, name in arabic.languages.items():
        if name.startswith(ARTICLE) and "_" not in code and code in english.languages:
            yield "language", code, name, english.languages[code]
    for zone, known in arabic.time_zones.items():
        if city := known.get("city"):
            latin = (english.time_zones.get(zone) or {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
            yield "city", zone, city, latin
    for code, name in sorted(arabic.currencies.items()):
        if "-" not in name:
            yield "currency", code, name, ""
    for code in map(str, arabic.territories):
        if money := get_territory_currencies(code):
            yield "money", code, "|".join(map(str, money)), ""


def main() -> None:
    """Writes the table."""
    import babel

    with TABLE.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_HEADER.format(version=babel.__version__))
        for kind, code, name, latin in rows():
            out.write("\t".join([kind, code, clean(name).text, latin, "CLDR"]) + "\n")


if __name__ == "__main__":
    main()
