"""Fills canonical, canonical_by and cluster of an article's names: the order of sources and the choice in a cluster."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from arextract.arabic.affixes import ALEF, ARTICLE, HAMZA, LAST_OF_BLOCK
from arextract.arabic.analysis import analyse
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.proclitics import rests
from arextract.arabic.spoken_countries import spoken_at
from arextract.arabic.tables import read_once, table
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.clubs import club_form, clubs
from arextract.gazetteer.firm_words import firm_noun, firm_words
from arextract.gazetteer.media import kind_before, medium_form
from arextract.gazetteer.name_lexicon import Entry, key
from arextract.layers import Name
from arextract.pipes.latin import arabic
from arextract.pipes.latin.article_speller import CONTEXT, LEAST, Speller, said
from arextract.pipes.latin.candidate import Candidate, Form
from arextract.pipes.latin.clusters import ClusterMention, cluster
from arextract.pipes.latin.common import FUNCTION, common_phrase
from arextract.pipes.latin.compound_names import by_parts
from arextract.pipes.latin.countries import homonym
from arextract.pipes.latin.firm_forms import firm_form, head_of
from arextract.pipes.latin.gloss_forms import Gloss, glosses
from arextract.pipes.latin.identity import IdentityEvidence, spelled_as
from arextract.pipes.latin.lookup import SON, Lookup, foreign
from arextract.pipes.latin.spelled_names import BY, place_heads, spell_name
from arextract.pipes.latin.translate import translate
from arextract.pipes.latin.translation_tables import bare, nisba
from arextract.translit import sound
from arextract.translit.letters import compare

_NEXT = re.compile(r"[\"'»”)]? \w+")
_JOINED = re.compile(r"\W{0,2} (\w+\W? )?و\W{0,2}")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(.*\D) ((?:19|20)\d\d)")
_CLUB = word_set("decide.club")
_PARTIES = word_set("canonical.parties")
_RANK = {"gloss": 0, "lexicon": 1, "latin": 1, "translation": 2, "transliteration": 3}
_CONFIDENT = 0.5  # of a spelling that stands inside an institution's name
_COMMON_NAME = 20  # bearers of a word that is a name first where nothing says what it is
_NOUN = 12  # letters in which a noun before a name is looked for
_ELSEWHERE = "elsewhere"  # a nation that is not Arab
_BORNE = 3  # bearers of a name that an institution may have


def is_arabic(text: str) -> bool:
    """Whether a span holds Arabic letters."""
    return any(HAMZA <= c <= LAST_OF_BLOCK for c in text)


def candidates_of(
    name: str,
    lookup: Lookup | None,
    label: str | None = None,
    context: str | None = None,
    country: str | None = None,
    role: str | None = None,
) -> list[Candidate]:
    """Latin forms of one name without an article, best first: lexicon, translation, transliteration."""
    name = " ".join(name.split())
    if not name:
        return []
    if not is_arabic(name):
        return [Candidate(name, 1.0, "latin")]
    out: list[Candidate] = []
    if label is None and " " not in name and arabic.known(fold(name)) >= _COMMON_NAME:
        place = lookup.exact(name) if lookup is not None else None
        # «كريم» and «هند» are people before they are Careem and India.
        label = (
            None if place is not None and place.labels[0] == "LOC" and fold(name) in map(fold, place.arabic) else "PER"
        )
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
        and not translate(name)
    ):
        return candidates_of(_without_class(name), lookup, "ORG", context, country, role)
    elif lookup is not None and label not in ("PER", "LOC"):
        built = by_parts(name, lookup)
        out += [Candidate(built, 0.8, "lexicon")] if built else []
    if hit is None and label in (None, "ORG") and (firm := firm_form(name, lookup)):
        out.append(Candidate(firm, 0.95, "translation"))
    if label != "PER" and not _firm_as_place(name, label):
        out += translate(name, _part_speller(lookup))
    elif lookup is not None and " " not in name and (text := spelled_as(name, lookup)):
        out.append(Candidate(text, 0.8, BY))
    if not common_phrase(name, label):
        out += spell_name(name, label, context, country, role)
    seen: set[str] = set()
    best = []
    for candidate in sorted(out, key=lambda c: (_RANK[c.by], -c.score)):
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


def _behind_its_class(name: str, lookup: Lookup) -> Entry | None:
    """The listed body or club that a class noun opens («نادي ريال مدريد», «حركة نداء تونس»); a club's noun has a club behind it,
    and no other noun has one: «نادي الجزيرة» is no television."""
    first, _, rest = name.partition(" ")
    noun = fold(first)
    if not rest or not (noun in _class_nouns() or noun in _PARTIES):
        return None
    entry = lookup.exact(rest)
    if entry is None or entry.labels != ("ORG",) or entry.ambiguous(" " not in rest):
        return None
    return entry if (noun in _CLUB) == (key(entry.arabic[0]) in _clubs()) else None


@lru_cache(maxsize=1)
def _clubs() -> frozenset[str]:
    """The keys of the first names of listed clubs."""
    return frozenset(key(row["arabic"].split("|")[0]) for row in read_once("names/sport"))


def _part_speller(lookup: Lookup | None) -> Callable[[str], str | None]:
    """Gives the Latin form of a name inside an institution's: one that the lexicon lists, or one that Arabs bear."""

    def spell_part(part: str) -> str | None:
        listed = lookup.find(part) if lookup is not None else None
        if listed is not None and ({"LOC", "PER"} & set(listed.entry.labels) or "ambiguous" not in listed.entry.flags):
            return listed.entry.latin[0]
        if " " in part and (inner := translate(part, spell_part)):
            return inner[0].text  # «مطار | جزيرة تشوك»
        if all(arabic.known(fold(word)) >= _BORNE or fold(word) in SON for word in part.split()):
            found = spell_name(part, "PER")
            return found[0].text if found else None
        if all(foreign(fold(word)) for word in part.split()):
            found = spell_name(part, "LOC")
            least = LEAST if " " not in part else _CONFIDENT
            return found[0].text if found and found[0].score >= least else None
        read = analyse(part)
        if " " not in part and not read.article and (not read.adjectival or read.pronoun or read.proclitics):
            # «جامعة كوتش», «مطار بنينا»: what stands alone behind such a noun is a name, though it may be a word as well.
            found = spell_name(part, "LOC")
            return found[0].text if found and found[0].score >= LEAST else None
        return None

    return spell_part


def _firm_as_place(name: str, label: str | None) -> bool:
    """Whether a firm has a name like a place's, which is spelled and means nothing: جبل عمر, دار الأركان, المراعي الخضراء."""
    words = fold(name).split()
    return label == "ORG" and len(words) == 2 and (words[0] in place_heads() or words[1] in firm_words()["quality"])


def _given_form(text: str, label: str, lookup: Lookup | None) -> tuple[Form | None, Entry | None]:
    """The form that the name's script, the lexicon or a translation gives, and the entry that it is."""
    if not is_arabic(text):
        return Form(" ".join(text.split()), "latin", 1.0), None
    words = text.split()
    whole = lookup is not None and lookup.find(text, label) is not None  # «سي إن إن» ends in a letter
    while not whole and len(words) > 2 and fold(words[-1]) in FUNCTION and not _two_names(words[-2:]):
        words.pop()  # a tagger took the next word along: «جامعة ستانفورد إلى»
    text = " ".join(words)
    hit = lookup.find(text, label) if lookup is not None else None
    if hit is not None:
        first = _ordered(text, hit.entry.latin)[0] if label == "PER" else hit.entry.latin[0]
        return Form(first, "lexicon", hit.score), hit.entry
    if lookup is not None and label == "MISC" and (year := _YEAR.fullmatch(text)):
        event = lookup.exact(year[1])
        if event is not None and "MISC" in event.labels:
            return Form(f"{year[2]} {event.latin[0]}", "lexicon", 0.9), None
    if lookup is not None and label == "ORG" and (inner := _behind_its_class(text, lookup)) is not None:
        return Form(inner.latin[0], "lexicon", 0.9), inner
    if lookup is not None and label not in ("PER", "LOC") and (built := by_parts(text, lookup)):
        return Form(built, "lexicon", 0.8), None
    if lookup is not None and label == "LOC" and (named := _named_after(text, lookup)):
        return Form(named, "lexicon", 0.8), None
    if label == "ORG" and (firm := firm_form(text, lookup)):
        return Form(firm, "translation", 0.8), None
    if label != "PER" and not _firm_as_place(text, label) and (found := translate(text, _part_speller(lookup))):
        return Form(found[0].text, found[0].by, found[0].score), None
    return None, None


def _two_names(words: Sequence[str]) -> bool:
    """«جامعة محمد علي»: what may be a function word («على») is a name behind another."""
    return all(arabic.known(fold(word)) >= _COMMON_NAME for word in words)


def _named_after(text: str, lookup: Lookup) -> str | None:
    """The Latin form of a place that is called like a listed person («شارع الحبيب بورقيبة») or like two listed places («قابس مطماطة»)."""
    words = text.split()
    if len(words) < 2:
        return None
    person = lookup.exact(text)
    if person is not None and person.labels[0] == "PER":
        return person.latin[0]
    places = [lookup.find(word, "LOC") for word in words]
    if len(words) == 2 and all(place is not None and place.score >= 1.0 for place in places):
        return "-".join(place.entry.latin[0] for place in places if place is not None)
    return None


def resolve(
    text: str,
    names: Sequence[Name],
    lookup: Lookup | None = None,
    home: str | None = None,
    published: str | None = None,
) -> list[Gloss]:
    """Fills the `names` (sorted, offsets of the clean `text`) in place; returns the glosses that the article gives.

    `home` is the ISO code of the country that the article appeared in: names are spelled as there where the text tells none.
    `published` is its ISO date, by which an office tells who held it.
    """
    resolving = Resolving(text, names, lookup, home, published)
    resolving.finish()
    return resolving.glosses


class Resolving:
    """An article's names, with the forms that are given; `finish` spells the others. The arguments are those of `resolve`."""

    def __init__(
        self,
        text: str,
        names: Sequence[Name],
        lookup: Lookup | None = None,
        home: str | None = None,
        published: str | None = None,
    ) -> None:
        self._names = names
        self._speller = speller = Speller(text, lookup, home)
        found = self.glosses = glosses(text, [(name.start, name.end, name.label) for name in names])
        by_name = {gloss.name: gloss for gloss in found}
        forms: list[Form | None] = []
        mentions: list[ClusterMention] = []
        cache: dict[tuple[str, str], tuple[Form | None, Entry | None]] = {}
        evidence = IdentityEvidence(text, lookup, published) if lookup is not None else None
        firms = _announced(text, names)
        media = _media(text, names, speller)
        in_full = {bare(fold(span.split()[-1])) for span in _full_names(text, names)}
        for name in names:
            span = said(text, name)
            at = (span, name.label)
            if at not in cache:
                cache[at] = _given_form(span, name.label, lookup)
            form, entry = cache[at]
            if (
                entry is not None
                and name.label == "PER"
                and evidence
                and not evidence.bears(entry, span, name.start, name.end)
            ):
                form = entry = None
            if entry is not None and name.label != "PER" and evidence is not None and not evidence.speaks_of(entry):
                form, entry = _given_form(span, name.label, None)  # «حزب العمال» elsewhere than in Britain
            if name.label == "ORG" and (told := _told_by_nation(text, name, lookup)) is not None:
                if form is None or form.text not in told.latin:
                    form, entry = Form(told.latin[0], "lexicon", 0.95), told
            elif name.label == "ORG" and (medium := media.get(key(span))) is not None:
                form, entry = Form(medium, "lexicon", 0.9), None
            elif name.label == "ORG" and (club := _club(text, name, speller)) is not None:
                form, entry = Form(club, "lexicon", 0.9), None
            elif name.label in ("LOC", "ORG") and (there := homonym(span, name.label, speller.country(name))):
                form, entry = Form(there, "lexicon", 0.9), None
            if entry is not None and name.label == "ORG" and entry.labels == ("LOC",) and key(span) in firms:
                form = entry = None  # «شركة السدرة»: a firm called like the oil port
            if form is None and name.label == "PER" and evidence is not None and " " not in span:
                entry = evidence.person(span, name.start, name.end, named=bare(fold(span)) in in_full)
                form = Form(entry.latin[0], "lexicon", 0.9) if entry is not None else None
            forms.append(form)
            if entry is not None and name.label == "PER":
                speller.told_by(entry, name.start)
            famous = name.label == "PER" and evidence is not None and evidence.famous(span)
            mentions.append(ClusterMention(span, name.label, is_arabic(span), entry, famous))
        _share_glosses(text, names, forms, mentions, by_name)
        pairs = [
            (gloss.name, index)
            for gloss in found
            for index, name in enumerate(names)
            if name.start >= gloss.start
            and name.end <= gloss.end
            and compare(text[name.start : name.end]) == compare(gloss.latin)
        ]
        self._forms, self._mentions = forms, mentions
        members: dict[int, list[int]] = {}
        for index, first in enumerate(cluster(mentions, pairs)):
            members.setdefault(first, []).append(index)
        self._clusters = [members[first] for first in sorted(members)]
        # Where nothing gives a form, the fullest name of the cluster is spelled, and the spelling is all members'.
        self._unspelled = [
            max(own, key=lambda i: (len(mentions[i].text.split()) if mentions[i].label == "PER" else 0, -i))
            for own in self._clusters
            if not any(forms[i] is not None for i in own)
        ]

    def gather(self) -> None:
        """Asks for the words of the names that are spelled, to no end but that `translit.gathering` notes them."""
        for index in self._unspelled:
            self._speller.ask(self._names[index])

    def finish(self) -> None:
        """Fills the names."""
        forms, mentions = self._forms, self._mentions
        for index in self._unspelled:
            forms[index] = self._speller.form(self._names[index])
        for number, own in enumerate(self._clusters, 1):
            best = _best([(forms[i], mentions[i]) for i in own])
            for index in own:
                name, form = self._names[index], forms[index]
                name.cluster = f"c{number}"
                if not mentions[index].arabic and not _speaks_of(best, form):
                    name.canonical, name.canonical_by = (form.text, form.by) if form else (None, None)
                elif best is None:
                    name.canonical = name.canonical_by = None
                elif form is not None and compare(form.text) == compare(best.text):
                    name.canonical, name.canonical_by = best.text, form.by
                elif form is None and mentions[index].text == mentions[own[0]].text and best.by == BY:
                    name.canonical, name.canonical_by = best.text, BY
                else:
                    name.canonical, name.canonical_by = best.text, "cluster"


def _announced(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The keys of the names that the article gives to a firm: behind a firm's noun («شركة السدرة») or with its trade."""
    found = set()
    for name in names:
        if name.label != "ORG":
            continue
        span = text[name.start : name.end]
        before = fold(text[max(0, name.start - _NOUN) : name.start]).split()
        if before and firm_noun(before[-1].strip("\"'«»(")):
            found.add(key(span))
        if (head := head_of(span)) is not None:
            found.add(key(head))
    return frozenset(found)


def _behind(text: str, end: int) -> str:
    """The word that follows a name, past a quotation mark that closes it."""
    return (_NEXT.match(text, end) or [""])[0].lstrip("\"'»”) ")


def _nation_behind(text: str, end: int) -> str | None:
    """The country (ISO code) whose adjective follows a name; `_ELSEWHERE` for one that is not Arab, None where no nation's does."""
    word = _behind(text, end)
    if not word or nisba(fold(word)) is None:
        return None
    spoken = spoken_at(word)
    return spoken[0][1] if spoken else _ELSEWHERE


def _club(text: str, name: Name, speller: Speller) -> str | None:
    """The Latin form of a club called by a word, where sport is spoken of near it."""
    span = text[name.start : name.end]
    if key(span) not in clubs():
        span = ALEF + span  # «للاتحاد» leaves «لاتحاد»
        if not span.startswith(ARTICLE) or key(span) not in clubs():
            return None
    around = fold(text[max(0, name.start - CONTEXT) : name.end + CONTEXT])
    if not any(rest in _sport() for word in _WORD.findall(around) for _, rest in rests(word)):
        return None
    return club_form(span, _nation_behind(text, name.end), speller.country(name))


@lru_cache(maxsize=1)
def _sport() -> frozenset[str]:
    return folded_words("context_words", kind="sport")


def _told_by_nation(text: str, name: Name, lookup: Lookup | None) -> Entry | None:
    """The listed body that an adjective of nationality behind the name tells from its namesakes («الشروق | الجزائرية»)."""
    word = _behind(text, name.end)
    if lookup is None or not word or nisba(fold(word)) is None:
        return None
    entry = lookup.exact(f"{text[name.start : name.end]} {word}")
    return entry if entry is not None and "nisba" in entry.flags and entry.labels == ("ORG",) else None


def _media(text: str, names: Sequence[Name], speller: Speller) -> dict[str, str]:
    """The Latin forms of the media called by a word, by the keys of the names that stand behind a noun of media somewhere."""
    out: dict[str, str] = {}
    kind, end = None, 0
    for name in names:
        span = text[name.start : name.end]
        if name.label != "ORG":
            continue
        # «قناتا الأولى والثانية»: the noun is said once.
        kind = kind_before(text, name.start) or (kind if _JOINED.fullmatch(text, end, name.start) else None)
        end = name.end
        if kind is None or key(span) in out:
            continue
        if form := medium_form(span, kind, _nation_behind(text, name.end), speller.country(name)):
            out[key(span)] = form
    return out


def _full_names(text: str, names: Sequence[Name]) -> list[str]:
    return [span for n in names if n.label == "PER" and len((span := text[n.start : n.end]).split()) > 1]


def _speaks_of(best: Form | None, form: Form | None) -> bool:
    """Whether a cluster's form may stand for a name in Latin letters: it has all its words."""
    if best is None or form is None:
        return False
    return compare(form.text) in compare(best.text)


def _share_glosses(
    text: str,
    names: Sequence[Name],
    forms: list[Form | None],
    mentions: list[ClusterMention],
    by_name: dict[int, Gloss],
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
        if form is not None and entry is not None and name.label == "LOC" and entry.labels == ("LOC",):
            continue  # «سويسرا (بالألمانية: Schweiz)»: a listed place has its English name
        if entry is not None and compare(own.latin) in {compare(latin) for latin in entry.latin}:
            forms[index] = Form(own.latin, "gloss", 1.0)
            continue
        forms[index] = Form(own.latin, "gloss", 1.0)


def _acronym(latin: str) -> bool:
    return latin.isupper() and len(latin) <= 6


def _best(items: Sequence[tuple[Form | None, ClusterMention]]) -> Form | None:
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
