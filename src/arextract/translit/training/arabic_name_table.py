"""The table of Arabic names: from the columns of the sources to one compressed text (``models/names``).

    python -m arextract.translit.training.arabic_name_table DATA OUT

DATA holds ``units.arab.tsv`` (words: arabic_key latin country role count source) and ``full_names.arab.tsv`` (full names:
arabic_key latin latin_lang country count source); OUT is the folder to write ``names.txt.xz`` into. One line a name::

    word  TAB  Latin:DZg64,EGs2|Latin:…       country, role (g given, s surname, u unknown) and count
    name of several words  TAB  Latin:EG,IQ   the countries of its bearers
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

from arextract.arabic.fold import fold

Forms = dict[str, dict[str, dict[str, int]]]
_LETTERS = str.maketrans("", "", "|:,\t")


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def words(rows: list[list[str]]) -> Forms:
    """Folded word → Latin form → country and role → count."""
    out: Forms = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for arabic, latin, country, role, count, _ in rows:
        if len(country) == 2 and latin.strip():
            out[fold(arabic)][latin.translate(_LETTERS)][country + role[0]] += int(count)
    return out


def full_names(rows: list[list[str]]) -> Forms:
    """Folded full name → Latin form → country → count. A Latin form in capitals or without a space is left out."""
    out: Forms = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for arabic, latin, _, country, count, _ in rows:
        if len(country) == 2 and " " in arabic and " " in latin.strip() and not latin.isupper():
            out[fold(arabic)][latin.translate(_LETTERS)][country] += int(count)
    return out


def lines(forms: Forms, *, counts: bool) -> list[str]:
    """The lines of the table, sorted."""
    out = []
    for arabic in sorted(forms):
        cells = [
            f"{latin}:" + ",".join(f"{at}{number}" if counts else at for at, number in sorted(where.items()))
            for latin, where in sorted(forms[arabic].items())
        ]
        out.append(f"{arabic}\t{'|'.join(cells)}")
    return out


def main(data: Path, out: Path) -> None:
    """Writes the table."""
    one = lines(words(_rows(data / "units.arab.tsv")), counts=True)
    several = lines(full_names(_rows(data / "full_names.arab.tsv")), counts=False)
    text = "\n".join([*one, "", *several]) + "\n"
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (out / "names.txt.xz").write_bytes(packed)
    print(f"{len(one)} words, {len(several)} full names, {len(packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
