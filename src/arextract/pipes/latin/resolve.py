"""Fills canonical, canonical_by and cluster of an article's names: the order of sources and the choice in a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.layers import Name
from arextract.pipes.entities.lexicon import Entry, key
from arextract.pipes.latin import sound
from arextract.pipes.latin.candidate import Candidate
from arextract.pipes.latin.clusters import Mention, cluster
from arextract.pipes.latin.compound import by_parts
from arextract.pipes.latin.gloss import Gloss, glosses
from arextract.pipes.latin.lookup import Lookup
from arextract.pipes.latin.translate import translate
from arextract.pipes.latin.words import region, spell_name
from arextract.translit.letters import compare

_CONTEXT = 160
_RANK = {"gloss": 0, "lexicon": 1, "latin": 1, "translation": 2, "transliteration": 3}
_LEAST = 0.05
_PHRASE = 0.9  # the score of a translation all of whose words the tables know


@dataclass(slots=True)
class Form:
    """A Latin form and where it came from."""

    text: str
    by: str
    score: float


def _full(entry: Entry) -> set[str]:
    """Keys of the forms of an entry that are not surnames alone."""
    return {key(form) for form in entry.arabic if " " in form}


def is_arabic(text: str) -> bool:
    """Whether a span holds Arabic letters."""
    return any("\u0621" <= c <= "\u06ff" for c in text)


def candidates_of(
    name: str, lookup: Lookup | None, label: str | None = None, context: str | None = None, best_only: bool = False
) -> list[Candidate]:
    """Latin forms of one name without an article, best first: lexicon, translation, transliteration.

    With `best_only` those that cannot be the best are left out.
    """
    name = " ".join(name.split())
    if not name:
        return []
    if not is_arabic(name):
        return [Candidate(name, 1.0, "latin")]
    out: list[Candidate] = []
    hit = lookup.find(name, label) if lookup is not None else None
    if hit is not None:
        out += [
            Candidate(text, round(max(0.3, hit.score - 0.04 * rank), 2), "lexicon")
            for rank, text in enumerate(_ordered(name, hit.entry.latin))
        ]
    elif (
        label is None
        and _without_class(name) != name
        and not (lookup and by_parts(name, lookup))
        and not any(c.score >= _PHRASE for c in translate(name))
    ):
        return candidates_of(_without_class(name), lookup, "ORG", context)
    elif lookup is not None and label not in ("PER", "LOC"):
        built = by_parts(name, lookup)
        out += [Candidate(built, 0.8, "lexicon")] if built else []
    if label != "PER":
        out += translate(name, _part_speller(context, lookup))
    # Where a noun or an institution was recognised, spelling it out letter by letter is the last resort.
    recognised = any(c.by == "translation" and c.score >= 0.6 for c in out)
    if not (recognised and best_only):
        damp = 0.3 if recognised else 1.0
        out += [Candidate(c.text, round(c.score * damp, 4), c.by) for c in spell_name(name, label, context)]
    seen: set[str] = set()
    best = []
    for candidate in sorted(out, key=lambda c: -c.score):
        if compare(candidate.text) not in seen:
            seen.add(compare(candidate.text))
            best.append(candidate)
    return best


def _ordered(name: str, latin: Sequence[str]) -> list[str]:
    """Listed forms, best first: where the first is another name (King Abdullah), the one that sounds like `name` leads."""
    forms = list(latin)
    if " " in name and len(forms) > 1 and sound.likeness(name, forms[0]) < 0.6:
        near = max(forms, key=lambda form: sound.likeness(name, form))
        if sound.likeness(name, near) >= 0.75:
            forms.remove(near)
            forms.insert(0, near)
    return forms


@lru_cache(maxsize=1)
def _class_nouns() -> frozenset[str]:
    return frozenset(
        fold(form)
        for row in table("triggers")
        if row["kind"] == "class" and row["noun"] == "out"
        for form in row["words"].split("|")
    )


def _without_class(name: str) -> str:
    """A name without the class noun before it: شركة هواوي → هواوي."""
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in _class_nouns() else name


def _part_speller(context: str | None, lookup: Lookup | None = None) -> Callable[[str], str | None]:
    def spell_part(part: str) -> str | None:
        listed = lookup.exact(part) if lookup is not None else None
        if listed is not None and listed.latin:
            return listed.latin[0]
        found = spell_name(part, "LOC", context)
        return found[0].text if found else None

    return spell_part


def _own_form(text: str, label: str, lookup: Lookup | None, context: str) -> tuple[Form | None, Mention]:
    mention = Mention(text, label, is_arabic(text))
    if not mention.arabic:
        return Form(" ".join(text.split()), "latin", 1.0), mention
    hit = lookup.find(text, label) if lookup is not None else None
    if hit is not None and not (" " not in text and "short" in hit.entry.flags and key(text) not in _full(hit.entry)):
        mention.entry = hit.entry
        first = _ordered(text, hit.entry.latin)[0] if label == "PER" else hit.entry.latin[0]
        return Form(first, "lexicon", hit.score), mention
    if hit is None and lookup is not None and label not in ("PER", "LOC"):
        built = by_parts(text, lookup)
        if built:
            return Form(built, "lexicon", 0.8), mention
    found = candidates_of(text, lookup, label, context, best_only=True)
    if found and found[0].score >= _LEAST:
        return Form(found[0].text, found[0].by, found[0].score), mention
    return None, mention


def resolve(text: str, names: Sequence[Name], lookup: Lookup | None = None) -> list[Gloss]:
    """Fills the `names` (sorted, offsets of the clean `text`) in place; returns the glosses that the article gives."""
    found = glosses(text, [(name.start, name.end, name.label) for name in names])
    by_name = {gloss.name: gloss for gloss in found}
    forms: list[Form | None] = []
    mentions: list[Mention] = []
    cache: dict[tuple[str, str], tuple[Form | None, Mention]] = {}
    where = " ".join([{"Egypt": "مصر", "Maghreb": "تونس"}.get(region(text), "")] * 5)
    for name in names:
        span = text[name.start : name.end]
        # What the article speaks of most stands in for its region; the words around tell Chinese names.
        context = text[max(0, name.start - _CONTEXT) : name.end + _CONTEXT] + " " + where
        at = (span, name.label)
        if at not in cache:
            cache[at] = _own_form(span, name.label, lookup, context)
        form, mention = cache[at]
        forms.append(form)
        mentions.append(Mention(span, name.label, mention.arabic, mention.entry))
    _share_glosses(text, names, forms, mentions, by_name)
    pairs = [
        (gloss.name, index)
        for gloss in found
        for index, name in enumerate(names)
        if name.start >= gloss.start
        and name.end <= gloss.end
        and compare(text[name.start : name.end]) == compare(gloss.latin)
    ]
    groups = cluster(mentions, pairs)
    members: dict[int, list[int]] = {}
    for index, first in enumerate(groups):
        members.setdefault(first, []).append(index)
    for number, first in enumerate(sorted(members), 1):
        best = _best(_of_this_person([(forms[i], mentions[i]) for i in members[first]]))
        for index in members[first]:
            name, form = names[index], forms[index]
            name.cluster = f"c{number}"
            if best is None:
                name.canonical = name.canonical_by = None
            elif form is not None and compare(form.text) == compare(best.text):
                name.canonical, name.canonical_by = best.text, form.by
            else:
                name.canonical, name.canonical_by = best.text, "cluster"
    return found


def _share_glosses(
    text: str, names: Sequence[Name], forms: list[Form | None], mentions: list[Mention], by_name: dict[int, Gloss]
) -> None:
    """A gloss holds for the whole article: every mention of the same spelling takes it."""
    spelled: dict[str, Gloss] = {}
    for index, gloss in sorted(by_name.items()):
        spelled.setdefault(key(text[names[index].start : names[index].end]), gloss)
    for index, name in enumerate(names):
        if not mentions[index].arabic:
            continue
        own = by_name.get(index) or spelled.get(key(text[name.start : name.end]))
        if own is None:
            continue
        form = forms[index]
        entry = mentions[index].entry
        if (
            form is not None
            and form.by in ("lexicon", "translation")
            and _acronym(own.latin)
            and len(form.text.split()) > 1
        ):
            # «منظمة الصحة العالمية (WHO)»: the name in full is the better form.
            continue
        if entry is not None and compare(own.latin) in {compare(latin) for latin in entry.latin}:
            forms[index] = Form(own.latin, "gloss", 1.0)
            continue
        forms[index] = Form(own.latin, "gloss", 1.0)


def _acronym(latin: str) -> bool:
    return latin.isupper() and len(latin) <= 6


def _of_this_person(items: list[tuple[Form | None, Mention]]) -> list[tuple[Form | None, Mention]]:
    """Without what the lexicon says of a surname alone where the article names another bearer of it in full."""
    whole = [m for _, m in items if m.label == "PER" and m.arabic and " " in m.text]

    def another(mention: Mention) -> bool:
        entry = mention.entry
        if entry is None or " " in mention.text or mention.label != "PER" or not whole:
            return False
        forms = [form for form in entry.arabic if " " in form]
        return bool(forms) and not any(
            full.entry is entry or any(sound.distance(full.text, form) <= 0.2 * len(form) for form in forms)
            for full in whole
        )

    return [item for item in items if not another(item[1])]


def _best(items: Sequence[tuple[Form | None, Mention]]) -> Form | None:
    """The form that stands for a cluster: given before listed before computed; of a person the fuller one."""
    best: tuple[tuple[float, ...], Form] | None = None
    for order, (form, mention) in enumerate(items):
        if form is None:
            continue
        words = len(form.text.split())
        person = mention.label == "PER"
        # The Latin form in the text is as good as a gloss where it is the same thing; a bare surname is not.
        rank = _RANK[form.by]
        sort_key = (
            -float(min(words, 2)) if person else 0.0,
            float(rank),
            -float(words) if person else 0.0,
            float(order),
        )
        if best is None or sort_key < best[0]:
            best = (sort_key, form)
    return best[1] if best else None
