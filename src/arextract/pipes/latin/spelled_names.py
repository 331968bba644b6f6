"""A name of several words spelled in Latin letters: particles, initials, compounds, capitals, Chinese names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from arextract.arabic.affixes import ALEF, ARTICLE, HA, LONG_VOWELS, TA_MARBUTA, WAW, WAW_HAMZA, YA
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_map
from arextract.arabic.little_words import SERVANT
from arextract.arabic.spoken_countries import spoken_of
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.pipes.latin import arabic, pinyin
from arextract.pipes.latin.candidate import Candidate
from arextract.pipes.latin.combine import Piece, Together, combine
from arextract.pipes.latin.countries import likeliest
from arextract.pipes.latin.lookup import foreign
from arextract.pipes.latin.translation_tables import nisba, parts, phrase_key
from arextract.translit import Spelling, spell, together
from arextract.translit.arabic_names import full_name, groups
from arextract.translit.letters import compare
from arextract.translit.sound import alike
from arextract.translit.spelled_letters import WEAK, runs

_SHIN = word_of("spelled_names.shin")
_FIRST_PARTS = word_list("spelled_names.first_parts")
_FATHER = word_of("spelled_names.father")
_GOD = word_set("little_words.god")
_SERVANT = word_of("little_words.servant")

BY = "transliteration"
_SOUNDED = 0.3  # likeness of sound below which nobody hears the word in its spelling: Guillaume is 0.79 like ويليام
_TRIED = 10  # computed spellings among which a rule of Arabic names chooses
_NOT_FIRST = word_list("spelled_names.not_first")  # particles that are words of another kind where a name begins
_VERSION = re.compile(r"[0-9][0-9.]*[A-Za-z]*|[A-Za-z]+[A-Za-z0-9.-]*")


@lru_cache(maxsize=1)
def _particles() -> dict[str, tuple[str, str]]:
    """Folded particle → (its Latin form, the one that the Maghreb writes)."""
    return {
        fold(form): (row["latin"], row["maghreb"] or row["latin"])
        for row in table("particles")
        for form in row["arabic"].split("|")
    }


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[tuple[str, ...], str]]:
    """Listed words of names: folded Arabic → (spellings, origin)."""
    out: dict[str, tuple[tuple[str, ...], str]] = {}
    for row in table("name_words"):
        for form in row["arabic"].split("|"):
            out.setdefault(fold(form), (tuple(row["latin"].split("|")), row["origin"]))
    return out


@lru_cache(maxsize=1)
def _regnal() -> dict[str, str]:
    """Ordinals of kings and popes: folded Arabic → Roman numeral."""
    return {fold(row["arabic"]): row["latin"] for row in table("regnal")}


@lru_cache(maxsize=1)
def _epithets() -> dict[str, str]:
    return {fold(form): row["english"] for row in table("epithets") for form in row["arabic"].split("|")}


def _epithet(word: str) -> str | None:
    """English of the epithet that a folded word is behind a foreign given name («لودفيغ الجرماني», «ليو الإفريقي»), or None."""
    borne = arabic.known(word)
    if borne < _SURNAMES and (listed := _epithets().get(word)) is not None:
        return listed
    if borne >= _MANY:
        return None  # «جورج المصري» is a Lebanese
    nation = nisba(word) if word.startswith(ARTICLE) else None
    return f"the {nation[0]}" if nation and nation[0].endswith("an") else None


@lru_cache(maxsize=1)
def product_words() -> dict[str, str]:
    """English words of product names: folded Arabic → Latin."""
    return folded_map("latin_words", "latin", "arabic")


@lru_cache(maxsize=1)
def place_heads() -> dict[str, tuple[str, str]]:
    """Nouns that open the name of a place, which is spelled as it stands: folded Arabic → (Latin, as the Maghreb writes it)."""
    return {
        fold(form): (row["latin"], row["maghreb"] or row["latin"])
        for row in table("place_heads")
        for form in row["words"].split("|")
    }


def capital(word: str) -> str:
    """A lower-case Latin word with the capitals of a name (McDonald, O'Brien, Al-Sisi stay as they come).

    >>> capital("mcdonald"), capital("o'brien"), capital("saint-etienne")
    ('McDonald', "O'Brien", 'Saint-Etienne')
    """
    if any(c.isupper() for c in word):
        return word
    out = "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    if len(out) > 4 and out.startswith("Mc"):
        out = "Mc" + out[2:3].upper() + out[3:]
    if len(out) > 3 and out[1] == "'" and out[0] in "OD":
        out = out[:2] + out[2:3].upper() + out[3:]
    return out


def _listed(word: str) -> tuple[str, ...]:
    """Listed spellings of a folded word, the usual first."""
    listed = _known().get(word)
    return listed[0] if listed else ()


@lru_cache(maxsize=1)
def _given_names() -> dict[tuple[str, str], str]:
    """(language, folded word) → how people of that language write the given name."""
    return {
        (language, fold(form)): row["latin"]
        for row in table("given_names")
        for language in row["languages"].split("|")
        for form in row["arabic"].split("|")
    }


@lru_cache(maxsize=1)
def _with_arabs_names() -> frozenset[str]:
    """The languages whose people bear the names of Arabs as well."""
    return frozenset(row["language"] for row in table("name_languages") if row["arabs"])


@dataclass(slots=True, frozen=True)
class _Setting:
    """What is known of the whole name: its label, the Arab country that the text speaks of (ISO code), where it is at home (a
    region of the transliteration's list of people), whether it is an Arabic name, the role of a name of one word, and the
    language of its bearer."""

    label: str | None
    country: str | None
    home: str | None
    arabic: bool = False
    role: str | None = None
    language: str | None = None

    @property
    def person(self) -> bool:
        return self.label in (None, "PER")


_HOMES = {
    "Arabic": "mideast",
    "Persian": "mideast",
    "Indian": "indian",
    "Japanese": "asian",
    "Korean": "asian",
    "Chinese": "asian",
    "Russian": "slavic",
    "French": "romance",
    "Spanish": "romance",
}


@lru_cache(maxsize=1)
def _nations() -> frozenset[str]:
    return frozenset(compare(english) for english in parts().countries)


def _computed(word: str, person: bool, home: str | None, most: int) -> list[Spelling]:
    """So many computed spellings of a word, without those that translate it («العظمى» is no Britain), but for a nation's name (النمسا)."""
    options = spell(word, person, home)
    if phrase_key(word) in parts().nations and not person:
        return options[:most]
    if person and word.startswith(ARTICLE):
        # «الدنماركي» says where somebody comes from, and is no Denmark.
        options = [option for option in options if compare(option.text) not in _nations()]
    return list(islice((option for option in options if alike(word, option.text, _SOUNDED)), most))


def _of_arabic(word: str, options: list[Spelling], *, definite: bool) -> list[Spelling]:
    """The spellings of a word of an Arabic name, those first that have no p and no v, which Arabic has not, and that write the
    sounds of its own («غ» is gh, «خ» kh): «الشفاء» is no Chava, «الغيثي» no Gethy. Behind
    an article (`definite`) none is left."""
    own = [latin for letter, latin in _OWN_SOUNDS if letter in word and word.endswith(YA)]  # «أرطغرل» is a Turk
    kept = [option for option in options if not _NO_ARABIC.search(option.text) and all(c in option.text for c in own)]
    if kept:
        texts = [*kept, *(option for option in options if option not in kept)]
        scores = sorted((option.score for option in options), reverse=True)
        return [Spelling(option.text, score) for option, score in zip(texts, scores, strict=True)]
    gh = own == [_OWN_SOUNDS[0][1]]
    heard: dict[str, float] = {}
    for option in options:
        text = option.text
        if definite:  # «نادية كالفينيو» is a Spaniard, «البيروني» none
            text = _NO_ARABIC.sub(lambda found: _ARABIC_LETTER[found[0]], text)
        if gh and not _NO_ARABIC.search(text):
            text = _WITHOUT_H.sub(lambda found: f"{found[0]}h", text)
        heard.setdefault(text, option.score)
    return [Spelling(text, score) for text, score in heard.items()]


def _spell(word: str, setting: _Setting, most: int, *, definite: bool = False) -> list[Spelling]:
    """So many spellings of one Arabic word, listed or computed, best first; `definite` says that an article stood before it."""
    listed = _listed(fold(word))
    tried = _TRIED if setting.arabic else most + len(listed)
    computed = _computed(word, setting.person, setting.home if setting.person else None, tried)
    if setting.arabic and _SHIN in word:
        # The Maghreb writes ch, the others sh.
        right = "ch" if groups().get(setting.country or "") == "maghreb" else "sh"
        computed = sorted(computed, key=lambda option: right not in option.text)
        computed = [Spelling(option.text, option.score * (1.0 if right in option.text else 0.3)) for option in computed]
    if setting.arabic or (setting.home == "mideast" and (definite or not foreign(fold(word)))):
        computed = _of_arabic(word, computed, definite=definite)
    if setting.arabic and _NOUN.fullmatch(word):
        # An Arabic name of that shape has an a («شملة»: Shamla), and is no English word of the same letters.
        computed = sorted(computed, key=lambda option: not _WITH_A.fullmatch(option.text))
        scores = sorted((option.score for option in computed), reverse=True)
        computed = [Spelling(option.text, score) for option, score in zip(computed, scores, strict=True)]
    if listed:
        top = [Spelling(text, 0.9 - 0.1 * rank) for rank, text in enumerate(listed)]
        computed = top + [s for s in computed if s.text not in {t.text.lower() for t in top}]
    return computed[:most]


def origin(words: list[str]) -> str:
    """Origin of a name by the words that are listed: ``Arabic``, ``Chinese``, ``Western`` … or empty.

    A link inside the name tells nothing: «بن» in «نورالدين بن عاشور» is not the Ben of «بن أفليك».
    """
    votes: dict[str, int] = {}
    for index, word in enumerate(words):
        listed = _known().get(word) if not index or word not in _particles() else None
        if listed and listed[1]:
            votes[listed[1]] = votes.get(listed[1], 0) + 1
    if words and words[0].startswith(_FIRST_PARTS):
        votes["Arabic"] = votes.get("Arabic", 0) + 1
    return max(sorted(votes), key=lambda o: votes[o]) if votes else ""


def spell_name(
    name: str,
    label: str | None = None,
    context: str | None = None,
    country: str | None = None,
    role: str | None = None,
    language: str | None = None,
) -> list[Candidate]:
    """Latin spellings of an Arabic `name` (`label` PER ORG LOC PRODUCT MISC, if known), best first.

    `context` is text around the name: where it speaks of China, Chinese readings are preferred. `country` (ISO code) is
    the Arab country whose press spells the name, `role` (``given``, ``surname``) what a name of one word is, `language` that of a
    foreign bearer, as ``name_languages.tsv`` calls it.
    """
    surface = [word for word in re.split(r"[\s\-_\u200c]+", name.strip()) if word]
    words = [fold(word) for word in surface]
    if not words:
        return []
    if language is not None and language not in _with_arabs_names() and _borne(words, _COMMON):
        language = None  # «المدرب عصام الجلالي» in an article on France
    if language is not None:
        country = None
    elif country is None and context:
        country = likeliest(spoken_of(context))
    found: list[Candidate] = []
    chinese = _chinese(words, label, context)
    # A hamza on waw is Arabic: «رؤى» is no Western «روي».
    setting = _setting([s if WAW_HAMZA in s else w for s, w in zip(surface, words, strict=True)], label, country, role)
    if setting.person:
        setting = replace(setting, language=language)
    composed = _compose(surface, words, setting, None if chinese else together)
    single = len(words) == 1 or (len(words) == 2 and arabic.one_name(" ".join(words)))
    if setting.arabic and language is None and not single:
        # Who is known by that very name is written as he is; of several who bear it first who is written as this country
        # writes (Sherif Ismail before Chérif Ismaïl).
        known = sorted(_known_as(name, country), key=lambda text: _rare(text, words, country))
        found += [Candidate(text, 0.93 - 0.02 * rank, BY) for rank, text in enumerate(known[:3])]
    found = sorted([*chinese, *found, *composed], key=lambda c: -c.score)
    seen: set[str] = set()
    out = []
    for candidate in found:
        key = candidate.text.casefold()
        if key not in seen:
            seen.add(key)
            out.append(candidate)
    return out[:10]


def _known_as(name: str, country: str | None) -> list[str]:
    """The forms in which people of that full name are known, less the table's slips."""
    return [text for text in full_name(name, country) if alike(name, text, _LIKE)]


def _rare(text: str, words: list[str], country: str | None) -> bool:
    """Whether the press of a country hardly writes a name of these words so: another spelling of them is far more usual, or the
    form has a word too many."""
    own = _WITH_ARTICLE.sub("", text).split()
    if len(own) != len(words) or SERVANT.intersection(words):
        return len(own) > len(words)
    share = 1.0
    for index, (latin, word) in enumerate(zip(own, words, strict=True)):
        forms = arabic.forms(word, country, "surname" if index else "given", alone=True)
        same = [part for form, part in forms if compare(_WITH_ARTICLE.sub("", form)) == compare(latin)]
        if forms:
            share *= max(same, default=0.0) / forms[0][1]
    return share < _RARE


def _setting(words: list[str], label: str | None, country: str | None, role: str | None) -> _Setting:
    from_ = origin(words)
    if label in (None, "LOC", "ORG") and len(words) > 1 and words[0] in place_heads():
        return _Setting(label, country, "mideast", True)
    borne = label in (None, "PER") and (
        (from_ in ("", "Arabic") and _borne(words, least=_FEW if from_ or country or role else _MANY))
        # «جورج خويري» is a Lebanese and «مؤمن سليمان» an Egyptian, whatever else a George or a Süleyman is.
        or (country is not None and len(own := _own(words)) > 1 and all(arabic.borne_in(w, country) for w in own))
    )
    return _Setting(label, country, _HOMES.get("Arabic" if borne else from_), borne, role)


_NO_ARABIC = re.compile("p(?!h)|v")
_ARABIC_LETTER = {"p": "b", "v": "f"}
_WITHOUT_H = re.compile("g(?!h)")
_OWN_SOUNDS = tuple(zip(word_list("spelled_names.own_letters"), ("gh", "kh"), strict=True))
_OTHERWISE = (
    0.1  # of the language's form: others of the same given name, who count where somebody is known by that name in full
)
_FEW, _MANY, _COMMON = 1, 3, 40
_SURNAMES = 20  # bearers of an epithet that is rather a family name
_NOUN = re.compile(rf"[^{ALEF}{WAW}{YA}]{{3}}{TA_MARBUTA}")  # three consonants and the ending: فعلة
_WITH_A = re.compile(r"[^aeiou]+a[^aeiou]+ah?")
_HEARD = re.compile(r"(?:ou|oo|u|o|w)['’]?[ae]")
_SON = word_list("spelled_names.son")
_LIKE = 0.6
_WITH_ARTICLE = re.compile(r"\b[AaEe]l[- ]")
_RARE = 0.06  # of the usual form's share: what is rarer is a slip of the table


def _borne(words: list[str], least: int) -> bool:
    """Whether Arabs bear the words of a name: the first one by at least so many, and half of the rest."""
    if any(arabic.one_name(f"{one} {two}") for one, two in pairwise(words)):
        return True
    own = _own(words)
    if not own:
        return False
    counted = [arabic.known(fold(word)) for word in own]
    return counted[0] >= least and 2 * sum(count >= 1 for count in counted) >= len(own)


def _own(words: list[str]) -> list[str]:
    """The words of a name less the particles."""
    return [word for word in words if word not in _particles() and word not in _NOT_FIRST]


def _chinese(words: list[str], label: str | None, context: str | None) -> list[Candidate]:
    tables = pinyin.mandarin()
    joined = "".join(words)
    if joined in tables.places:
        return [Candidate(tables.places[joined], 0.95, BY)]
    about = bool(context and re.search(rf"{any_of('spelled_names.china')}", context))
    foreign = any(_known()[word][1] != "Chinese" for word in words[1:] if word in _known())
    settled = "".join(words[1:]) in tables.given and bool(pinyin.surname(words[0]))
    if len(words) in (2, 3) and label in (None, "PER") and (settled or about or not foreign):
        boost = 0.08 if about else 0.0
        listed = words[0] in _known() and _known()[words[0]][1] != "Chinese"
        if listed and not about and not settled:
            boost = -0.3
        return [Candidate(text, min(0.97, score + boost), BY) for text, score in pinyin.person(words)]
    if len(words) == 1 and about and label in (None, "PER", "LOC"):
        if (names := pinyin.surname(words[0])) and label != "LOC":
            return [Candidate(text, 0.8 - 0.2 * rank, BY) for rank, text in enumerate(names)]
        readings = pinyin.syllables(words[0], 3)
        return [
            Candidate(text.capitalize(), max(0.1, 0.62 - 0.05 * cost - 0.1 * rank), BY)
            for rank, (text, cost) in enumerate(readings)
            if cost < 7.0
        ]
    return []


def _compose(surface: list[str], words: list[str], setting: _Setting, pairs: Together | None) -> list[Candidate]:
    """Spellings put together from the words' own, best first; `pairs` tells which of them people bear together."""
    pieces: list[Piece] = []
    letters = {first: (end, text) for first, end, text in runs(words)} if len(words) > 1 or words[0] not in WEAK else {}
    label = setting.label
    person = label == "PER" or (label is None and (setting.home is not None or origin(words) != ""))
    index = 0
    while index < len(words):
        word = words[index]
        if label == "PER" and index and (numeral := _regnal().get(" ".join(words[index:]))):
            pieces.append([(numeral, 0.95)])
            break
        last = index + 1 == len(words)
        if label == "PER" and index and last and not setting.arabic and (epithet := _epithet(word)):
            pieces.append([(epithet, 0.9)])
            break
        if not index and not last and label != "PER" and setting.arabic and word in place_heads():
            pieces.append([(place_heads()[word][groups().get(setting.country or "") == "maghreb"], 0.95)])
            index += 1
            continue
        # Initials open a person's name; at its end the same words are a name (موون جاي إن).
        if index in letters and not (label == "PER" and index and letters[index][0] == len(words)):
            end, text = letters[index]
            digits = ""
            if end < len(words) and _VERSION.fullmatch(words[end]) and words[end][0].isdigit() and label != "PER":
                digits = words[end]
                end += 1
            if person and digits == "" and end < len(words):
                text = "".join(f"{c}." for c in text)
            elif digits:
                text += ("-" if len(text) > 1 else "") + digits
            pieces.append([(text, 0.9)])
            index = end
            continue
        if _VERSION.fullmatch(surface[index]):
            pieces.append([(surface[index], 1.0)])
        elif word in product_words() and label != "PER" and len(words) > 1:
            pieces.append([(product_words()[word], 0.9)])
        elif (
            word in _particles() and not last and (index or word not in _NOT_FIRST) and not _one(words, index, setting)
        ):
            latin = _particles()[word][groups().get(setting.country or "") == "maghreb"]
            pieces.append([(latin if index else capital(latin), 0.95)])
        elif not last and setting.language and (given := _given_names().get((setting.language, word))):
            others = _word(surface[index], word, replace(setting, language=None), first=index == 0, alone=False)
            pieces.append(
                [(given, 0.95), *[(text, _OTHERWISE * score / others[0][1]) for text, score in others if text != given]]
            )
        elif setting.arabic and (borne := _arabic(surface, words, index, setting)):
            piece, used = borne
            pieces.append(piece)
            index += used - 1
        elif not last and (two := _two(surface[index], word, words[index + 1], setting)):
            pieces.append(two)
            index += 1
        elif word in SERVANT and not last:
            pieces.append(_servant(surface[index + 1], words[index + 1], setting))
            index += 1
        else:
            pieces.append(_word(surface[index], word, setting, first=index == 0, alone=len(words) == 1))
        index += 1
    if not all(pieces):
        return []
    return combine(pieces, pairs if setting.person else None, BY)


def _one(words: list[str], index: int, setting: _Setting) -> bool:
    """Whether the word at `index` of an Arabic name is one name with the next one, as a country counts it."""
    return (
        setting.arabic
        and arabic.one_name(" ".join(words[index : index + 2]))
        and not (words[index] in _SON and setting.country is None)
    )


def _arabic(surface: list[str], words: list[str], index: int, setting: _Setting) -> tuple[Piece, int] | None:
    """The forms of the word at `index` of an Arabic name, with the words it takes (عبد, ابو, بن and the next one are one name)."""
    role = setting.role if len(words) == 1 else "given" if index == 0 else None if index + 1 < len(words) else "surname"
    country = setting.country
    if words[index] in SERVANT and index + 1 < len(words) and not _one(words, index, setting):
        return None
    for size in (2, 1):
        name = " ".join(words[index : index + size])
        if index + size > len(words) or (size == 2 and not _one(words, index, setting)):
            continue
        # Without a country the usual spelling of the press stands before what is counted.
        usual = _listed(name.replace(" ", "")) if country is None and WAW_HAMZA not in surface[index] else ()
        counted = arabic.forms(name, country, role, alone=index == 0)
        found = {
            text: 0.9 * (share / counted[0][1]) ** 0.5 for text, share in counted if share >= _RARE * counted[0][1]
        }
        found |= {
            capital(text) if index else text[:1].upper() + text[1:]: 0.93 - 0.1 * rank
            for rank, text in enumerate(usual)
        }
        if WAW_HAMZA in surface[index]:  # a hamza on waw is heard: رؤى is Roua, روي Roy
            found = {text: score for text, score in found.items() if _HEARD.search(text)} or found
        if found:
            return sorted(found.items(), key=lambda item: -item[1]), size
    rest = words[index].removeprefix(_FATHER)
    if index and rest != words[index] and len(rest) >= 3:
        # A kunya written onto a name that the table does not have.
        joint = "Abou " if groups().get(country or "") == "maghreb" else "Abu "
        return [(joint + capital(option.text), 0.8 * option.score) for option in _spell(_ended(rest), setting, 3)], 1
    return None


def _ended(word: str) -> str:
    """A word of an Arabic name with ta marbuta where it is written with ha («شمله»): the speller tells them apart."""
    return word[:-1] + TA_MARBUTA if word.endswith(HA) and len(word) > 3 and word[-2] not in LONG_VOWELS else word


def _two(surface: str, word: str, after: str, setting: _Setting) -> Piece:
    """Two words that are one name: listed (زين الدين, Zinedine), or a noun with الله (فضل الله, Fadlallah); empty for others."""
    if word in SERVANT:
        return []
    listed = _known().get(f"{word} {after}") or _known().get(word + after)
    spellings = list(listed[0]) if listed else []
    if not spellings and after in _GOD:
        return [(capital(option.text) + "allah", 0.8 * option.score) for option in _spell(surface, setting, 3)]
    return [(text, 0.9 - 0.1 * rank) for rank, text in enumerate(dict.fromkeys(spellings))]


def _place_noun(word: str, setting: _Setting) -> tuple[str, ...]:
    """How the noun of a place is written where it is the name itself («البيت», Al Beit); empty for others and for people."""
    if setting.label not in ("LOC", "ORG") or word.endswith(HA) or word not in place_heads():
        return ()
    return (place_heads()[word][groups().get(setting.country or "") == "maghreb"],)


def _servant(surface: str, word: str, setting: _Setting) -> Piece:
    """عبد with a divine name: one word in the press (Abdullah, Abdulrahman) or two (Abdel Fattah)."""
    listed = _listed(_SERVANT + word)
    if listed and setting.country is None:
        return [(text, 0.9 - 0.1 * rank) for rank, text in enumerate(listed)]
    bare = word.removeprefix(ARTICLE)
    options = [(text, share) for text, share in arabic.forms(bare, setting.country, "given", alone=False)[:3]]
    if not options:
        options = [(option.text, option.score) for option in _spell(surface.removeprefix(ARTICLE), setting, 3)]
    group = groups().get(setting.country or "", "")
    joint = {"maghreb": "Abdel", "gulf": "Abdul", "nile": "Abdel "}.get(group, "Abdul ")
    return [(joint + (capital(text) if joint[-1] == " " else text.lower()), 0.8 * score) for text, score in options]


def _word(surface: str, word: str, setting: _Setting, *, first: bool, alone: bool) -> Piece:
    """One word of a name: its article becomes al- where the rest is an Arabic name."""
    label = setting.label
    listed = _listed(word)
    if listed:
        return [(capital(text), 0.92 - 0.1 * rank) for rank, text in enumerate(listed)]
    article = surface.startswith(ARTICLE) and len(word) > 4
    if article and not first and label in ("LOC", "ORG") and word[2:] in parts().ordinals:
        return [(parts().ordinals[word[2:]], 0.8)]
    if article and label == "PRODUCT":
        return [(capital(option.text), 0.8 * option.score) for option in _spell(surface[2:], setting, 5)]
    if article:
        at_home = setting.home == "mideast"
        setting = replace(setting, home=setting.home or "mideast")
        joint = "Al " if label in ("ORG", "LOC") or alone else "al-"
        if joint == "Al " and groups().get(setting.country or "") == "maghreb":
            joint = "El "
        if setting.country == "EG" and label == "PER":
            joint = "El-"
        bare = _place_noun(word[2:], setting) or _listed(word[2:])
        rest = [Spelling(text, 0.9) for text in bare] or _spell(surface[2:], setting, 4, definite=label == "PER")
        found = [(joint + capital(option.text), 0.8 * option.score) for option in rest]
        if at_home:
            # The press often drops the article of a surname (Fadhel Jaziri), which shows where somebody is known by it.
            found += [(capital(option.text), 0.5 * option.score) for option in rest]
        else:
            # A foreign word may begin with the two letters of the article (إلينوي, Alcatel).
            found += [
                (capital(option.text), 0.55 * option.score) for option in _computed(surface, setting.person, None, 3)
            ]
        return sorted(found, key=lambda item: -item[1])
    return [(capital(option.text), 0.85 * option.score) for option in _spell(surface, setting, 6)]
