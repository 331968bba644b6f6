"""The lexicon seen from a name in the text: exactly by key, and by word for word variants of a foreign name of several words.

Nothing is answered for a single word but its own key, and nothing for a person's surname alone: whose name that is,
`identity` decides with the article's evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ALEF, ARTICLE, LAM
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_of, word_set
from arextract.gazetteer.cldr import LANGUAGE
from arextract.gazetteer.name_lexicon import Entry, Lexicon, key
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.latin import arabic
from arextract.pipes.latin.translation_tables import parts
from arextract.translit import sound

_G_LETTERS = word_of("lookup.g_letters")

SON = word_set("lookup.son")  # with the next word they are one name, as surname or given name
_FAR = 0.31  # of `sound.distance`: a long vowel more or less, or one letter of a class for another
_G = str.maketrans(_G_LETTERS, "ggg")
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
    """Look-up of names in a lexicon. Built once; the indexes of variants and of surnames are made on first use."""

    def __init__(self, lexicon: Lexicon, extra: Iterable[Entry] = ()) -> None:
        self.lexicon = lexicon
        self.extra: dict[str, Entry] = {}
        self._variants: dict[str, list[tuple[str, Entry]]] | None = None
        self._surnames: dict[str, list[Entry]] | None = None
        self._cache: dict[tuple[str, str | None], Hit | None] = {}
        for entry in extra:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Adds a learnt entry; it wins over the lexicon."""
        for form in (*entry.arabic, *entry.latin):
            self.extra[key(form)] = entry
        self._cache.clear()
        self._variants = self._surnames = None

    def exact(self, form: str) -> Entry | None:
        """The entry that lists `form`, a learnt one first."""
        found = self.extra.get(key(form))
        return found if found is not None else self.lexicon.lookup(form)

    def find(self, name: str, label: str | None = None) -> Hit | None:
        """The entry that `name` names whatever the text says, or None. With a `label`, an entry of a quite different kind does
        not count. A person is found by a name in full alone (`identity` reads surnames)."""
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
        for form, score in _forms(name, label):
            entry = self.exact(form)
            if entry is not None and label == "MISC" and label not in entry.labels and entry.ambiguous(" " not in form):
                # «الاقتراض من العربية»: a word that a firm is called by as well is the language.
                entry = self.exact(f"{LANGUAGE} {form}")
            if entry is not None and entry.latin and fits(entry.labels, label) and not _short(name, entry):
                return Hit(entry, score)
        return self._variant(name, label)

    def _variant(self, name: str, label: str | None) -> Hit | None:
        """An entry that has the name's words in another spelling: one letter for g, or, among several words, near ones."""
        best: tuple[float, Entry] | None = None
        for form, entry in self._by_code().get(_code(name), ()):
            if (
                not fits(entry.labels, label)
                or _short(name, entry)
                or ("ambiguous" in entry.flags and (label is None or " " not in name))
            ):
                continue
            far = apart(name, form)
            if far is not None and (best is None or far < best[0]):
                best = (far, entry)
        return Hit(best[1], round(0.9 - 0.3 * best[0], 2)) if best else None

    def _by_code(self) -> dict[str, list[tuple[str, Entry]]]:
        if self._variants is None:
            variants: dict[str, list[tuple[str, Entry]]] = {}
            for entry in (*self.lexicon, *dict.fromkeys(self.extra.values())):
                for form in entry.arabic:
                    if len(form) > 3 and entry.latin and "exact" not in entry.flags:
                        variants.setdefault(_code(form), []).append((form, entry))
            self._variants = variants  # whole from the first: other threads ask as well
            return variants
        return self._variants

    def surnamed(self, word: str) -> list[Entry]:
        """The people of the lexicon who bear the surname `word` (article or not), each once."""
        return self._by_surname().get(_bare(word), [])

    def _by_surname(self) -> dict[str, list[Entry]]:
        if self._surnames is None:
            surnames: dict[str, list[Entry]] = {}
            for entry in (*self.lexicon, *dict.fromkeys(self.extra.values())):
                if entry.labels[0] == "PER" and entry.latin:
                    for last in sorted({_bare(form.split()[-1]) for form in entry.arabic}):
                        surnames.setdefault(last, []).append(entry)
            self._surnames = surnames
            return surnames
        return self._surnames


def _bare(word: str) -> str:
    folded = fold(word)
    return folded[2:] if folded.startswith(ARTICLE) and len(folded) > 4 else folded


def _short(name: str, entry: Entry) -> bool:
    """Whether `name` is no more than a word of the name of the person of an entry: Pelé has no other name, مبارك has."""
    words = fold(name).split()
    if entry.labels[0] != "PER" or not (len(words) == 1 or (len(words) == 2 and words[0] in SON)):
        return False
    if len(words) == 2 and fold(entry.arabic[0]).split() == words:
        return False  # «ابن سينا» has no fuller name
    lasts = {fold(form).split()[-1] for form in entry.arabic if " " in form}
    return " " in entry.latin[0] or words[-1] in lasts


def _code(name: str) -> str:
    return f"{name.count(' ')}{sound.key(name)}"


def apart(one: str, other: str) -> float | None:
    """How far two spellings of a name are apart, None where they are two names: each word is the same, or two foreign
    spellings that differ in a vowel or in a letter of one class. A single word differs in its g alone."""
    a, b = fold(one).split(), fold(other).split()
    if len(a) != len(b):
        return None
    total = 0.0
    for left, right in zip(a, b, strict=True):
        if left == right:
            continue
        if not (foreign(left) and foreign(right)):
            return None
        if len(a) == 1:
            return 0.25 if len(left) > 3 and left.translate(_G) == right.translate(_G) else None
        far = sound.distance(left, right)
        if far > _FAR:
            return None
        total += far
    return total


@lru_cache(maxsize=16384)
def foreign(word: str) -> bool:
    """Whether a folded word is none that Arabic has: no ordinary word, no Arab's name, no part of institutions' names."""
    known = parts()
    bare = _bare(word)
    return not (arabic.known(word) >= 3 or is_ordinary(word) or bare in known.nouns or word in known.heads)


def _forms(name: str, label: str | None) -> list[tuple[str, float]]:
    """The name, and what it is with its article or without it."""
    forms = [(name, 1.0)]
    if label == "PER" or (label is None and " " not in name and arabic.known(fold(name)) >= 3):
        return forms
    if name.startswith(ARTICLE) and len(name) > 5:
        forms.append((name[2:], 0.95))
    elif name.startswith(LAM) and len(name) > 3:
        # «للصين» leaves «لصين»: the article lost its alef to the proclitic.
        forms.append((ALEF + name, 0.97))
    if not name.startswith(ARTICLE) and " " not in name and len(name) > 3 and label in (None, "LOC"):
        forms.append((ARTICLE + name, 0.9))
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
