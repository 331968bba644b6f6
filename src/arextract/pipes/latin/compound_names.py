"""Names put together from listed parts: جوميا فود → Jumia Food, جي بي تي 5 → GPT-5, غوغل كلاود → Google Cloud."""

from __future__ import annotations

import re

from arextract.arabic.fold import fold
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.latin.lookup import Lookup
from arextract.pipes.latin.spelled_names import product_words
from arextract.pipes.latin.translation_tables import bare, parts
from arextract.translit.sound import likeness
from arextract.translit.spelled_letters import letter_names

_ALIKE = 0.7
_FIGURE = re.compile(r"[A-Za-z]{0,3}[0-9][0-9A-Za-z.]*|[A-Z][A-Za-z0-9.-]*")


def by_parts(name: str, lookup: Lookup) -> str | None:
    """The Latin form of a product's or a firm's `name` by the parts that the lexicon and the word table know.

    None unless every word is known and at least one of the parts is a listed name.
    """
    surface = name.split()
    if len(surface) < 2:
        return None
    out: list[str] = []
    listed = False
    index = 0
    while index < len(surface):
        for end in range(len(surface) if index else len(surface) - 1, index, -1):
            part = " ".join(surface[index:end])
            entry = lookup.exact(part)
            if entry is not None and entry.latin and {"ORG", "PRODUCT", "MISC"} & set(entry.labels):
                # Inside a longer name a part is what it sounds like: «أبولو 8» is no Apollo Global Management.
                latin = max(entry.latin, key=lambda form: likeness(part, form))
                if likeness(part, latin) < _ALIKE or all(fold(word) in letter_names() for word in surface[index:end]):
                    return None
                if index + 1 == end and is_ordinary(fold(part)):
                    return None  # «كأس أوريدو» has nothing to do with the CAS
                if out and latin.startswith(f"{out[-1]} "):
                    out.pop()  # «ذي» and «إندبندنت»: The Independent
                out.append(latin)
                listed = True
                index = end
                break
        else:
            word = surface[index]
            known = product_words().get(fold(word))
            nation = parts().nations.get(bare(fold(word))) if index + 1 == len(surface) else None
            if known:
                out.append(known)
            elif nation in parts().countries and listed:
                out.append(nation)  # «أورنج الأردن»: the firm's branch
            elif _FIGURE.fullmatch(word) and out:
                # An acronym takes its figure with a hyphen: GPT-5.
                if out[-1].isupper() and word[0].isdigit():
                    out[-1] += f"-{word}"
                else:
                    out.append(word)
            else:
                return None
            index += 1
    return " ".join(out) if listed else None
