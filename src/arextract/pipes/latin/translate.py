"""Names of institutions, places and events put into English from a table of parts.

A name is a head noun, a complement (nouns, or a name of its own), adjectives, and phrases with ل, في, ب, من, و. An
adjective of a nation belongs to the head; another adjective to the noun before it, unless it is one of scope
(international, national) whose gender fits the head alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    BA_ARTICLE,
    FEMININE_PLURAL,
    HA,
    LAM,
    LAM_ARTICLE,
    WAW,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.fold import fold
from arextract.arabic.little_words import IN
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_of, word_set
from arextract.pipes.latin.candidate import Candidate
from arextract.pipes.latin.institution_order import QUALITY, SCOPE, TranslatedPiece, compose
from arextract.pipes.latin.translation_tables import Head, adjective, bare, nisba, parts, phrase_key

_HOLDING = word_set("translate.holding")
_PREPOSITIONS = word_set("translate.prepositions")
_OVERSEEN, _OVER = word_set("institutions.overseen"), word_set("institutions.over")
_UNIVERSITY = word_set("translate.university")
_HONOURING = word_set("translate.honouring")  # «مركز الملك سلمان», but «مجلس الملك خوفو» is his
_VIRTUES = word_set("translate.virtues")
_PEOPLE, _MEN = word_set("translate.people"), word_of("translate.men")
_NO_NAME = word_set("translate.no_name")
_SON = word_set("lookup.son")

Transliterate = Callable[[str], str | None]

_LONGEST = 5
_NAME_WORDS = 4  # of a name inside an institution's, and one more for each «بن» and «آل»
_BOTH = ("side", "quarter")
_MINISTRY = "Ministry"  # none is national: what it is for is («وزارة التربية الوطنية»)
_SPECIAL = {
    ("Supreme", "Authority"): "High", ("Supreme", "Commission"): "High", ("Supreme", "Committee"): "High",
    ("People's", "Front"): "Popular", ("People's", "Movement"): "Popular", ("People's", "Committee"): "Popular",
    ("World", "Prize"): "International", ("World", "Festival"): "International", ("World", "Exhibition"): "International",
    ("Great", "Museum"): "Grand",
}  # fmt: skip
SPORTS = word_set("translate.sports")
_PEAKS = word_set("translate.peaks")
_PLACES = _PEAKS | word_set("translate.places")
_ACTION = ("tion", "ment")
_TITLES = word_set("translate.titles")
_BETWEEN = word_set("translate.between")  # of which the states are named
_EVENTS = word_set("translate.events")  # a year may stand behind them
_CALLED = word_set("translate.called")
_OF_PEOPLE = word_set("translate.of_people")


def translate(name: str, transliterate: Transliterate | None = None) -> list[Candidate]:
    """English forms of an institution's, place's or event's Arabic `name`, best first; empty where the parts don't do.

    >>> [c.text for c in translate("وزارة المالية")][:1]
    ['Ministry of Finance']
    """
    words = fold(name).replace("-", " ").split()
    if not words:
        return []
    if words[0].startswith(LAM) and bare(ALEF + words[0]) in parts().heads and words[0] not in parts().heads:
        name, words[0] = ALEF + name, ALEF + words[0]  # «للشركة الجهوية» leaves «لشركة»: the article has lost its alef
    known = parts().phrases.get(phrase_key(name))
    if not known and words[0].startswith(LAM) and len(words) == 1:
        # «للصين» leaves «لصين»: the article lost its alef to the proclitic.
        known = parts().phrases.get(phrase_key(ALEF + name))
    if known:
        return [Candidate(text, round(0.98 - 0.05 * rank, 2), "translation") for rank, text in enumerate(known)]
    if national := _national(words):
        return [Candidate(national, 0.9, "translation")]
    if ministry := _ministry(words):
        return [Candidate(ministry, 0.9, "translation")]
    if sided := _sided(words, name.replace("-", " ").split(), transliterate):
        return [Candidate(sided, 0.9, "translation")]
    if words[0] not in parts().naming and not (words[0] in _HONOURING and _phrase(words[1:2]) in _TITLES):
        transliterate = None
    piece = _institution(words, name.replace("-", " ").split(), transliterate)
    if piece is None:
        return []
    return [Candidate(piece.text, 0.9, "translation")]


def trade(words: Sequence[str]) -> str | None:
    """English of what a firm's name says that it does (folded words): «للتطوير العقاري», «للنقل والشحن», «القابضة».

    >>> trade(["للنقل", "البحري"])
    'Maritime Transport'
    """
    if words[0].startswith(LAM_ARTICLE):
        words = [ARTICLE + words[0][2:], *words[1:]]
    if words[0] in _HOLDING:
        return "Holding"
    piece, taken = _complement(list(words), list(words), None)
    return piece.text if piece is not None and taken == len(words) else None


def _national(words: Sequence[str]) -> str | None:
    """A body that is known in full and the nation whose it is: «ديوان المحاسبة الكويتي», Kuwaiti Audit Bureau."""
    nation = nisba(words[-1]) if words[-1].startswith(ARTICLE) else None
    known = parts().phrases.get(" ".join(map(bare, words[:-1]))) if nation and _head(words) else None
    if not nation or not known:
        return None
    return f"{'US' if nation[1] == 'United States' else nation[0]} {known[0]}"


def _ministry(words: Sequence[str]) -> str | None:
    """«الخارجية المصرية», «الدفاع الروسية»: a ministry called by its business alone, with the ministry's feminine adjective."""
    business = parts().ministries.get(words[0])
    nation = nisba(words[1]) if len(words) == 2 else None
    if business and nation and words[1].startswith(ARTICLE) and words[1].endswith(HA):
        return f"{nation[0]} Ministry of {business}"
    return f"Ministry of {business}" if business and len(words) == 1 and words[0].endswith(HA) else None


def _direction(words: Sequence[str]) -> tuple[str, int] | None:
    if len(words) >= 3 and " ".join(words[:2]) in parts().directions:
        return parts().directions[" ".join(words[:2])], 2
    if len(words) >= 2 and words[0] in parts().directions:
        return parts().directions[words[0]], 1
    return None


@lru_cache(maxsize=1)
def _sides() -> dict[str, tuple[str, str]]:
    """Folded adjectives of places without the article → (English, kind)."""
    return {word: (row["english"], row["kind"]) for row in table("place_sides") for word in row["words"].split("|")}


def _sided(words: list[str], surface: list[str], transliterate: Transliterate | None) -> str | None:
    """A name of its own with the side or part of it that is meant: «مورافيا الجنوبية الشرقية», «النمسا السفلى»; and the side
    before it («شرق مورافيا»)."""
    toward = _direction(words)
    if toward and (named := _listed_or_spelled(words[toward[1] :], surface[toward[1] :], transliterate)):
        return f"{toward[0]} {named}"
    size = len(words)
    while size > 1 and words[size - 1].startswith(ARTICLE) and bare(words[size - 1]) in _sides():
        size -= 1
    adjectives = [_sides()[bare(word)] for word in words[size:]]
    kinds = [kind for _, kind in adjectives]
    if not adjectives or len(adjectives) > len(_BOTH) or (len(adjectives) > 1 and sorted(kinds) != sorted(_BOTH)):
        return None
    named = _listed_or_spelled(words[:size], surface[:size], transliterate)
    if named is None:
        return None
    first, *second = (english for english, _ in sorted(adjectives, key=lambda side: side[1] != "side"))
    return f"{first.removesuffix('ern') if second else first}{''.join(second).lower()} {named}"


def _listed_or_spelled(words: list[str], surface: list[str], transliterate: Transliterate | None) -> str | None:
    """English of a place that a nation's table knows or that is a name of its own; None for a phrase of the tables' nouns."""
    if nation := parts().nations.get(" ".join(bare(word) for word in words)):
        return nation
    if transliterate is None or _head(words) or _phrase(words[:1]) or adjective(words[0]) or words[0] in _NO_NAME:
        return None
    return transliterate(" ".join(surface))


def _head(words: Sequence[str]) -> tuple[Head, int] | None:
    """The head at the start of `words`, the longest that the table has."""
    heads = parts().heads
    for size in (3, 2, 1):
        joined = " ".join(words[:size])
        if len(words) >= size:
            for form in (joined, " ".join(bare(word) for word in words[:size])):
                if form in heads:
                    return heads[form], size
    return None


def _institution(words: list[str], surface: list[str], transliterate: Transliterate | None) -> TranslatedPiece | None:
    toward = _direction(words)
    if toward:
        rest = _phrase(words[toward[1] :])
        if rest is not None:
            return TranslatedPiece(f"{toward[0]} {rest}")
    found = _head(words)
    if found is None:
        return _common(words)
    head, used = found
    own: list[str] = []
    front: list[str] = []
    nation: tuple[str, str] | None = None
    index = used
    feminine = _feminine(words[0], head)
    # Adjectives that stand straight behind the head are its own.
    while index < len(words):
        if (
            used == 1
            and words[0].endswith(HA)
            and words[index].startswith(ARTICLE)
            and words[index].endswith(YA)
            and nisba(words[index])
        ):
            return None  # «الخارجية المصري»: the adjective is the minister's
        if (is_nation := nisba(words[index])) and nation is None and words[index].startswith(ARTICLE):
            nation = is_nation
        elif is_nation and nation is not None and words[index].startswith(ARTICLE) and index == used + 1:
            # «القمة الأوروبية الصينية»: between two.
            both = "-".join(
                one[0] if head.english not in _BETWEEN else "EU" if one[1] == "Europe" else one[1]
                for one in (nation, is_nation)
            )
            nation = (both, "")
        elif (
            (word := adjective(words[index]))
            and words[index].startswith(ARTICLE)
            and words[used - 1].startswith(ARTICLE)
        ):
            word = _SPECIAL.get((word, head.english), word)
            (front if nation and word in QUALITY else own).append(word)
        elif own and words[index].startswith(WAW_ARTICLE) and (word := adjective(words[index][1:])):
            own[-1] = f"{own[-1].replace(' and ', ', ')} and {word}"  # «المجلس الاقتصادي والاجتماعي»
        else:
            break
        index += 1
    complement: list[TranslatedPiece] = []
    tails: list[tuple[str, TranslatedPiece]] = []
    while index < len(words):
        word = words[index]
        if (
            (is_nation := nisba(word))
            and word.startswith(ARTICLE)
            and tails
            and not _of_head(word, feminine, words[index - 1])
        ):
            # «لجنة الدفاع بالبرلمان الألماني»: the adjective is the last noun's.
            tails[-1][1].text = f"{is_nation[0]} {tails[-1][1].text}"
            index += 1
            continue
        if is_nation and nation is None and word.startswith(ARTICLE) and (complement or used > 1):
            if word.endswith(HA) and not feminine and complement and not complement[-1].name and not tails:
                complement[-1].text = f"{is_nation[0]} {complement[-1].text}"  # «اتحاد الصناعات المصرية»
            else:
                nation = is_nation
            index += 1
            continue
        scope = adjective(word)
        if (
            scope == "Islamic"
            and complement
            and " and " in complement[-1].text
            and not complement[-1].name
            and not tails
        ):
            complement[-1].text = complement[-1].text.replace(
                " and ", f" and {scope} "
            )  # «الشريعة والدراسات الإسلامية»
            index += 1
            continue
        if (
            scope
            and complement
            and (
                scope in SCOPE
                or (_adjectives_follow(complement[-1], words[used]) and not tails and head.english not in _PLACES)
            )
            and word.startswith(ARTICLE)
            and _fits(word, feminine)
            and head.english != _MINISTRY
        ):
            own.append(_SPECIAL.get((scope, head.english), scope))
            index += 1
            continue
        if scope in SCOPE and complement and not tails and word.startswith(ARTICLE) and not complement[-1].name:
            # «وزارة الدفاع الوطني»: it fits the noun before it alone.
            complement[-1].text = f"{scope} {complement[-1].text}"
            index += 1
            continue
        if word.startswith(BA) and not word.startswith(BA_ARTICLE) and _head([word[1:]]):
            whose = _institution([word[1:], *words[index + 1 :]], [word[1:], *surface[index + 1 :]], transliterate)
            place = _head([word[1:]])
            if whose is None or not (complement or own or tails or used > 1) or (place and place[0].english in _PLACES):
                return None
            tails.append(("at", whose))  # «كلية الحقوق بجامعة القاهرة»
            break
        if word.isdigit() and head.english not in _EVENTS:
            return None  # «جامعة دمشق 1991»
        preposition = None
        if word.startswith(LAM_ARTICLE):
            preposition, word = "for", ARTICLE + word[2:]
        elif word in IN:
            preposition, word = "in", ""
        elif word.startswith(BA) and (word[1:] in parts().nations or (word.startswith(BA_ARTICLE) and len(word) > 5)):
            preposition, word = "in", word[1:]
        elif word in _OVER and index and words[index - 1] in _OVERSEEN and (tails or complement):
            inner, taken = (
                _complement(words[index + 1 :], surface[index + 1 :], None) if words[index + 1 :] else (None, 0)
            )
            if inner is None:
                return None
            if not tails:
                tails.append(("for", complement.pop()))  # «هيئة الرقابة على الأسواق»
            tails[-1][1].text += f" of {inner.text}"  # «الهيئة العامة للرقابة على الصادرات»
            index += 1 + taken
            continue
        elif word in _PREPOSITIONS:
            return None
        elif (
            word.startswith(LAM)
            and (complement or own or nation or index == used > 1)
            and (_phrase([word[1:]]) or _phrase([word[1:], *words[index + 1 : index + 2]]))  # «لألعاب القوى»
        ):
            preposition, word = "for", word[1:]
        if preposition:
            following = ([word] if word else []) + words[index + 1 :]
            shown = ([word] if word else []) + surface[index + 1 :]
            if not following:
                return None
            piece, taken = _complement(following, shown, transliterate)
            if piece is None:
                return None
            if taken < len(following) and not piece.name and _construct(following, taken):
                # «المعهد القومي لعلوم التربية»: the field is a noun with its complement.
                of, more = _complement(following[taken:], shown[taken:], transliterate)
                if of is None:
                    return None
                both = f"{of.text} {piece.text}"
                if (of.name or " " in of.text) and piece.text.endswith(_ACTION):
                    both = f"the {piece.text} of {of.text}"  # «الجبهة الديمقراطية لتحرير فلسطين»
                piece, taken = TranslatedPiece(both, of.name), taken + more
            if (
                preposition == "for"
                and used == 1
                and (titled := parts().titled.get((bare(words[0]), " ".join(map(bare, following[:taken])))))
            ):
                head = Head(titled, head.form)  # «معرض الرياض الدولي للكتاب»: the head and what it is for have a name
            else:
                people = following[0].endswith(_MEN) and piece.text.endswith("s")
                people = people or bare(following[0]) in _PEOPLE
                tails.append(("of" if people and head.english in _OF_PEOPLE else preposition, piece))
            index += taken + (0 if word else 1)
            continue
        piece, taken = _complement(words[index:], surface[index:], transliterate)
        if piece is None or words[used - 1].startswith(ARTICLE):
            return None  # «الهيئة الحكومة»: a noun with its article has no complement
        definite = complement and (words[index - 1].startswith(ARTICLE) or complement[-1].name)
        if definite and (not piece.name or (adjective(words[index]) and not _phrase([words[index]]))):
            return None  # «جهاز مكافحة الإرهاب | النصر»: neither has a complement that has its article
        if head.english in _CALLED and taken == 1 and not complement and bare(words[index]) in _VIRTUES:
            piece.text, piece.name = (transliterate(surface[index]) if transliterate else None) or "", True
            if not piece.text:
                return None  # «مستشفى الأمل», «شركة الوفاء»: called so, like people
        if head.english in _PEAKS and not piece.name:
            return None  # «جبل الجلود» is called so, and has nothing to do with leather
        called = bare(words[0]), " ".join(map(bare, words[index : index + taken]))
        if not complement and (titled := parts().titled.get(called)):
            head, used = Head(titled, head.form), used + taken  # «كلية الحقوق», «معرض الكتاب»
        else:
            complement.append(piece)
        index += taken
    fields = [piece.text for piece in (*complement, *(piece for kind, piece in tails if kind == "for"))]
    of_sport = bare(words[0]) in map(bare, _UNIVERSITY) and not SPORTS.isdisjoint(fields)
    if of_sport or (words[0] in _UNIVERSITY and tails and tails[0][0] == "for"):
        head = Head("Federation", head.form)  # «الجامعة التونسية لكرة القدم»: what the Maghreb calls a federation
    elif head.english == "Union" and (
        (tails and tails[0][1].text in SPORTS) or (complement and complement[0].text in SPORTS)
    ):
        head = Head("Federation", "pre")  # «الاتحاد الكويتي لكرة السلة», «اتحاد كرة اليد»
    return compose(head, own, front, nation, complement, tails, used)


@lru_cache(maxsize=1)
def _feminine_nouns() -> frozenset[str]:
    return frozenset(fold(noun) for row in table("feminine_nouns") for noun in row["nouns"].split("|"))


def _feminine(word: str, head: Head) -> bool:
    """Whether a head takes feminine adjectives: by its ending, as a noun of the table, as a plural."""
    return word.endswith(HA) or bare(word) in _feminine_nouns() or head.english.endswith("s")


def _adjectives_follow(piece: TranslatedPiece, first: str) -> bool:
    """Whether any adjective behind a name is the institution's: not where a word with its article may be no name
    («جائزة السعفة الذهبية»)."""
    titled = _phrase([first]) in _TITLES or bare(first) in parts().nations
    return piece.name and not piece.listed and (titled or not first.startswith(ARTICLE))


def _construct(words: Sequence[str], taken: int) -> bool:
    """Whether the word after the first `taken` ones, which have no article, is a definite noun: their complement."""
    after = words[taken]
    definite = after.startswith(ARTICLE) or after in parts().nations
    return not words[taken - 1].startswith(ARTICLE) and definite and _phrase([after]) is not None


def _fits(word: str, head_feminine: bool) -> bool:
    """Whether an adjective's gender fits the head."""
    return word.endswith(HA) == head_feminine


def _of_head(word: str, head_feminine: bool, before: str) -> bool:
    """Whether an adjective fits the head's gender and not that of the noun before it."""
    return word.endswith(HA) == head_feminine and word.endswith(HA) != before.endswith((HA, FEMININE_PLURAL))


def _phrase(words: Sequence[str]) -> str | None:
    """English of `words` as one noun phrase of the tables."""
    known = parts()
    key = " ".join(bare(word) for word in words)
    if key in known.nouns:
        return known.nouns[key]
    if key in known.nations:
        return known.nations[key]
    return None


def _complement(
    words: list[str], surface: list[str], transliterate: Transliterate | None
) -> tuple[TranslatedPiece | None, int]:
    """The noun phrase at the start of `words` and how many words it takes."""
    known = parts()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        key = " ".join(bare(word) for word in words[:size])
        name = key in known.nations and not (size == 1 and nisba(words[0]) and not words[0].startswith(ARTICLE))
        text = known.nations.get(key) if name else known.nouns.get(key)
        if text is None and size > 1 and key in known.phrases:
            text, name = known.phrases[key][0], True
        if text is None:
            continue
        taken = size
        adjectives = []
        while not name and taken < len(words) and words[taken].startswith(ARTICLE):
            word = adjective(words[taken])
            if word is None or nisba(words[taken]):
                break
            if (
                word in SCOPE
                and taken == size
                and (size == 1 or not _fits(words[taken], words[taken - 1].endswith(HA)))
            ):
                break
            adjectives.append(word)
            taken += 1
            second = (
                adjective(words[taken][1:]) if taken < len(words) and words[taken].startswith(WAW_ARTICLE) else None
            )
            if second and not _phrase([words[taken][1:]]):
                adjectives[-1] += f" and {second}"
                taken += 1
        text = " ".join([*reversed(adjectives), text])
        # «King Saud»: a title and the name that follows are one name.
        if text in _TITLES and taken < len(words):
            rest, more = _own_name(words[taken:], surface[taken:], transliterate)
            return (TranslatedPiece(f"{text} {rest.text}", True), taken + more) if rest else (None, 0)
        # «Health and Population»: a noun joined by و follows.
        if taken < len(words) and words[taken].startswith(WAW) and len(words[taken]) > 3:
            joined, more = _complement([words[taken][1:], *words[taken + 1 :]], surface[taken:], None)
            if joined is not None:
                text += f"{',' if ' and ' in joined.text else ' and'} {joined.text}"
                taken += more
        return TranslatedPiece(text, name, name and key not in known.nations), taken
    return _own_name(words, surface, transliterate)


def _own_name(
    words: list[str], surface: list[str], transliterate: Transliterate | None
) -> tuple[TranslatedPiece | None, int]:
    """A name of its own at the start of `words`: as far as no table knows them."""
    if words[0] in parts().directions or (words[0].startswith(WAW) and _head([words[0][1:]])):
        return None, 0
    if words[0] == ARTICLE or not transliterate or (words[0].startswith(WAW) and _phrase([bare(words[0][1:])])):
        return None, 0
    size = 0
    most = _NAME_WORDS + sum(word in _SON for word in words)
    while size < len(words) and size < most:
        word = words[size]
        if size and word in _regnal():
            size += 1  # «جامعة محمد الخامس»
            break
        if size and (
            nisba(word)
            or adjective(word)
            or word.startswith((LAM_ARTICLE, BA_ARTICLE))
            or word in _NO_NAME
            or word.isdigit()
            or (word.startswith(BA) and (word[1:] in parts().nations or _head([word[1:]])))
            or _phrase([word])
        ):
            break
        size += 1
    text = transliterate(" ".join(surface[:size]))
    return (TranslatedPiece(text, True), size) if text else (None, 0)


@lru_cache(maxsize=1)
def _regnal() -> frozenset[str]:
    return frozenset(fold(row["arabic"]) for row in table("regnal"))


def _common(words: list[str]) -> TranslatedPiece | None:
    """A noun of the tables with its adjectives: الحرب الباردة, الثورة الصناعية, البيت الأبيض."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        text = parts().nouns.get(" ".join(bare(word) for word in words[:size]))
        if text is None:
            continue
        adjectives = []
        feminine = words[size - 1].endswith(HA)
        for word in words[size:]:
            is_nation = nisba(word)
            english = is_nation[0] if is_nation else adjective(word)
            if english is None or not word.startswith(ARTICLE) or (feminine and not word.endswith(HA)):
                return None
            adjectives.append(english)
        if not adjectives:
            return None
        return TranslatedPiece(" ".join([*reversed(adjectives), text]))
    return None
