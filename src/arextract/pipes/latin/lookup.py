"""The lexicon seen from a name in the text: by key, by key without article or proclitic, and by sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.pipes.entities.lexicon import Entry, Lexicon, key
from arextract.pipes.latin import sound

_SHORTEST = 4
_COMPATIBLE = {
    "ORG": {"ORG", "PRODUCT", "LOC", "MISC"},
    "PRODUCT": {"PRODUCT", "ORG", "MISC"},
    "MISC": {"MISC", "ORG", "PRODUCT"},
}


@dataclass(slots=True, frozen=True, eq=False)
class Hit:
    """An entry found for a name; `score` is 1.0 for its own spelling and less for a variant."""

    entry: Entry
    score: float


class Lookup:
    """Look-up of names in a lexicon under spelling variants. Built once; the sound index is made on first use."""

    def __init__(self, lexicon: Lexicon, extra: Iterable[Entry] = ()) -> None:
        self.lexicon = lexicon
        self.extra: dict[str, Entry] = {}
        self._sounds: dict[str, list[tuple[str, Entry]]] | None = None
        self._cache: dict[tuple[str, str | None], Hit | None] = {}
        for entry in extra:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Adds a learnt entry; it wins over the lexicon."""
        for form in (*entry.arabic, *entry.latin):
            self.extra[key(form)] = entry
        self._cache.clear()

    def exact(self, form: str) -> Entry | None:
        """The entry that lists `form`, a learnt one first."""
        found = self.extra.get(key(form))
        return found if found is not None else self.lexicon.lookup(form)

    def find(self, name: str, label: str | None = None) -> Hit | None:
        """The entry for `name`, or None. With a `label`, an entry of a quite different kind does not count."""
        at = (name, label)
        try:
            return self._cache[at]
        except KeyError:  # another thread may empty the memory at any time
            pass
        if len(self._cache) > 50_000:
            self._cache.clear()
        hit = self._cache[at] = self._find(name, label)
        return hit

    def _find(self, name: str, label: str | None) -> Hit | None:
        for form, score in _forms(name):
            entry = self.exact(form)
            if entry is not None and entry.latin and fits(entry.labels, label):
                return Hit(entry, score)
        return self._by_sound(name, label)

    def _index(self) -> dict[str, list[tuple[str, Entry]]]:
        if self._sounds is None:
            sounds: dict[str, list[tuple[str, Entry]]] = {}
            for entry in self.lexicon:
                for form in entry.arabic:
                    if len(form) >= _SHORTEST and entry.latin and "exact" not in entry.flags:
                        sounds.setdefault(sound.key(form), []).append((form, entry))
            self._sounds = sounds  # whole from the first: other threads ask as well
        return self._sounds

    def _by_sound(self, name: str, label: str | None) -> Hit | None:
        code = sound.key(name)
        if len(code) < 2 or len(name) < _SHORTEST:
            return None
        best: tuple[float, Entry] | None = None
        limit = min(1.25, 0.11 * len(name)) if len(code) > 2 else 0.55
        for form, entry in self._index().get(code, ()):
            if not fits(entry.labels, label) or ("ambiguous" in entry.flags and label is None):
                continue
            if abs(form.count(" ") - name.count(" ")) > 1 or (
                fold(form)[0] != fold(name)[0] and fold(form)[0] not in "اجغق"
            ):
                continue
            far = sound.distance(form, name)
            if len(code) == 2 and not _same_vowels(form, name):
                continue
            # One word is too little to tell one person from another by: بارتون is not بريتون.
            if entry.labels[0] == "PER" and " " not in form and far > 0.31:
                continue
            if far <= limit and (best is None or far < best[0]):
                best = (far, entry)
        return Hit(best[1], round(0.9 - 0.3 * best[0], 2)) if best else None


def _same_vowels(one: str, other: str) -> bool:
    """Whether two short names differ in consonants of one class alone (غوغل, قوقل)."""
    a, b = fold(one), fold(other)
    return len(a) == len(b) and all(c == d or (c not in "اويه" and d not in "اويه") for c, d in zip(a, b, strict=True))


def _forms(name: str) -> list[tuple[str, float]]:
    """The name and what it may be without article or proclitic."""
    forms = [(name, 1.0)]
    if name.startswith("ال") and len(name) > 5:
        forms.append((name[2:], 0.95))
    elif name.startswith("ل") and len(name) > 3:
        # «للصين» leaves «لصين»: the article lost its alef to the proclitic.
        forms.append(("ا" + name, 0.97))
    if not name.startswith("ال") and " " not in name and len(name) > 3:
        forms.append(("ال" + name, 0.9))
    return forms


def fits(labels: Iterable[str], label: str | None) -> bool:
    """Whether an entry's labels are compatible with a mention's.

    >>> fits(("ORG",), "PRODUCT"), fits(("PER",), "LOC")
    (True, False)
    """
    if label is None:
        return True
    near = _COMPATIBLE.get(label, {label})
    return any(own == label or own in near for own in labels)


@lru_cache(maxsize=1)
def package() -> Lookup:
    """The look-up over the package's own lexicon, made once."""
    return Lookup(Lexicon.load())
