"""Firms whose name is a place's or a common word, known by the trade behind it: السدرة للاتصالات, رواسي القابضة.

«شركة السدرة» is no oil port: after a firm's noun in the singular a listed place is the name of a firm, and that name alone is the
firm in the rest of the article, save where a word before it speaks of the place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from arextract.arabic.affixes import ARTICLE, BA, FEMININE_NISBA, HA, LAM, LAM_ARTICLE, TA, WAW, WAW_ARTICLE, YA
from arextract.arabic.analysis import VERB, analyse, proclitic_letters
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.word_counts import word_counts
from arextract.gazetteer.firm_words import LONGEST_HEAD, firm_noun, firm_words
from arextract.gazetteer.name_lexicon import Entry, Lexicon, key, word_key
from arextract.gazetteer.ordinary import is_ordinary, ordinary_words
from arextract.pipes.entities.inflected import is_inflected
from arextract.pipes.entities.listed import firm_words as trade_words
from arextract.pipes.entities.named import hidden_name
from arextract.pipes.entities.person_shapes import is_given, titled, unknown
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import closers, is_nisba
from arextract.text.word_layer import ARABIC, Words

BY_TRADE, BY_NOUN, BY_QUALITY = "firm by its trade", "firm under a place's name", "firm by its quality"
BY_TITLE = "firm by noun, quality and trade"
BY_WORD = "firm by a word of firms"
AGAIN = "firm named before"
_LONGEST_TAIL = 3
_SHORTEST = 4
_SELDOM = 10
_SURE, _LIKELY = 0.97, 0.75

RULES = (
    EntityRule(BY_TITLE, "مدير [الشركة الجهوية للنقل] أمس", "مدير [الشركة الجهوية] أمس"),
    EntityRule(BY_WORD, "اشترت [زيلوتك لابز] منافستها", "دفعت ثمن [الغاز كابيتال]"),
    EntityRule(BY_TRADE, "أعلنت شركة [السدرة للاتصالات] أرباحها", "سافر إلى [القاهرة للسياحة] ثم عاد"),
    EntityRule(BY_QUALITY, "أعلنت شركة [المراعي الخضراء] أرباحها", "أعلنت [المراعي الخضراء] أرباحها"),
    EntityRule(BY_NOUN, "أعلنت شركة [السدرة] أرباحها", "قالت شركة [وطنية] كبرى إن"),
)


def _tail(found: Words, at: int) -> int:
    """The last word of the trade that begins at word `at` («للتطوير العقاري», «للنقل والشحن», «القابضة»), or `at` - 1."""
    if found.kind(at) != ARABIC:
        return at - 1
    known = firm_words()
    word = found.at(at)
    if word in known["holding"]:
        return at
    if not (word.startswith(LAM_ARTICLE) and ARTICLE + word[2:] in known["trade"]):
        return at - 1
    last = at
    while last + 1 - at < _LONGEST_TAIL and found.kind(last + 1) == ARABIC:
        word = found.at(last + 1)
        joined = word.startswith(WAW_ARTICLE) and word[1:] in known["trade"]
        quality = (
            word.startswith(ARTICLE)
            and word.endswith((YA, FEMININE_NISBA))
            and not is_nisba(word)
            and word not in closers()
        )
        if not (joined or quality):
            break
        last += 1
    return last


def _strangers(found: Words, at: int) -> int:
    """The first of the unknown words, two at most, that stand straight before a word of firms («أوربيت لابز»); `at` if none."""
    first = at
    while at - first < LONGEST_HEAD and found.kind(first - 1) == ARABIC:
        word = found.at(first - 1)
        seldom = word_counts().get(word, 0) <= _SELDOM
        if not (len(word) >= _SHORTEST and unknown(word) and seldom) or is_inflected(word) or is_given(word):
            break
        if found.starts[first] - found.ends[first - 1] != 1 or proclitic_letters(found.surface(first - 1)):
            break
        first -= 1
    return first


def _heads(found: Words, tail: int, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """(first word, letters cut off, whether a firm's noun stands before) of names that may end before word `tail`."""
    for first in range(tail - 1, max(-1, tail - 1 - LONGEST_HEAD), -1):
        if found.kind(first) != ARABIC:
            return
        word = found.at(first)
        if firm_noun(found.at(first - 1)) and found.kind(first - 1) == ARABIC:
            if _names(found, first, lexicon):
                yield first, 0, True
            return
        if first == tail - 1 and word.startswith(ARTICLE) and not is_inflected(word):
            if titled(found, first) and found.text[found.starts[first] - 1 : found.starts[first]] == LAM:
                yield first, 0, True  # «الرئيس التنفيذي لـالخليج للموانئ»
                return
            if _says(found, first - 1) and word not in ordinary_words():
                yield first, 0, False
                return
        if is_ordinary(word) and not word.startswith(ARTICLE):
            return


def _titled_firm(found: Words, trade: int) -> int | None:
    """Where an official name begins that has the noun with its article, its qualities, and the trade at word `trade`.

    «الشركة الجهوية للنقل», «للشركة التونسية للملاحة» (the noun's article has lost its alef there).
    """
    at = trade - 1
    while at > 0 and trade - at <= LONGEST_HEAD and found.kind(at) == ARABIC:
        read = analyse(found.at(at))
        if not (read.article and read.adjectival and not read.proclitics) or found.at(at) in closers():
            break
        at -= 1
    if at == trade - 1 or found.kind(at) != ARABIC:
        return None
    nouns = firm_words()["noun"]
    for cut, rest in rests(found.folded[at]):
        if rest.startswith(ARTICLE) and rest[2:] in nouns:
            return found.starts[at] + cut
    return None


def _says(found: Words, at: int) -> bool:
    """Whether the word is a verb of which a firm may be the subject («نفت», «وأعلنت»)."""
    word = found.at(at)
    if found.kind(at) != ARABIC or not word.endswith(TA):
        return False
    read = analyse(word)
    return read.pos == VERB and read.gender == "f" and not read.pronoun


def _names(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word after a firm's noun can open its name: no adjective or noun of what the firm is («شركة وطنية للنقل»)."""
    word = found.at(at)
    if is_inflected(word) or word in closers() or is_nisba(word):
        return False
    if word.startswith(ARTICLE) or unknown(word) or word_key(word) in lexicon.keys:
        return True
    return not analyse(word).adjectival


def _town(entry: Entry | None) -> bool:
    """Whether an entry is that of a place alone, and of no country («السدرة», not «مصر»)."""
    return entry is not None and entry.labels == ("LOC",) and entry.source != "CLDR" and "team" not in entry.flags


def firms(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Candidates for firms by trade, and for places after a firm's noun that are firms."""
    for index, kind in enumerate(found.kinds):
        if kind != ARABIC:
            continue
        if found.folded[index] in trade_words() and (first := _strangers(found, index)) < index:
            last = index
            while found.kind(last + 1) == ARABIC and found.at(last + 1) in trade_words():
                last += 1
            begin = found.starts[first] + hidden_name(found, first, lexicon)  # «و|سامبا كابيتال»
            yield CandidateSpan(begin, found.ends[last], ("ORG",), "rule", BY_WORD, _LIKELY, True)
            continue
        end = _tail(found, index)
        if end >= index and (title := _titled_firm(found, index)) is not None:
            yield CandidateSpan(title, found.ends[end], ("ORG",), "rule", BY_TITLE, _LIKELY, True)
        elif end >= index:
            for first, cut, sure in _heads(found, index, lexicon):
                score = _SURE if sure else _LIKELY
                yield CandidateSpan(found.starts[first] + cut, found.ends[end], ("ORG",), "rule", BY_TRADE, score, sure)
        elif (
            firm_noun(found.folded[index]) and found.kind(index + 1) == ARABIC and _tail(found, index + 2) == index + 1
        ):
            name = found.at(index + 1)
            if name.startswith(ARTICLE) and found.at(index + 2) in firm_words()["quality"] and not is_nisba(name):
                yield CandidateSpan(
                    found.starts[index + 1], found.ends[index + 2], ("ORG",), "rule", BY_QUALITY, _SURE, True
                )
            elif _town(lexicon.keys.get(word_key(name))):
                yield CandidateSpan(
                    found.starts[index + 1], found.ends[index + 1], ("ORG",), "rule", BY_NOUN, _SURE, True
                )


def bounded(candidates: list[CandidateSpan], found: Words) -> list[CandidateSpan]:
    """The candidates, those of the model that hold a firm known by its trade cut to it: what the trade ends ends the name.

    What only says the kind of a firm («وطنية للنقل») is left out.
    """
    known = [s for s in candidates if s.rule in (BY_TRADE, BY_QUALITY)]
    out = []
    for span in candidates:
        if span.by == "ner" and span.label == "ORG":
            if _kind_of_firm(found, span):
                continue
            firm = next((k for k in known if span.start <= k.start and k.end <= span.end), None)
            if firm is not None and found.at(bisect_left(found.ends, firm.end)) in firm_words()["holding"]:
                firm = replace(firm, start=span.start)  # «شركة أبوظبي القابضة» keeps its noun where the model does
            if firm is not None:
                span = replace(span, start=firm.start, end=firm.end)
        out.append(span)
    return out


def _kind_of_firm(found: Words, span: CandidateSpan) -> bool:
    """Whether the words behind a firm's noun say what kind it is and name none: «شركة وطنية للنقل البحري»."""
    at = bisect_right(found.starts, span.start) - 1
    if not firm_noun(found.at(at - 1)) or span.end == found.ends[at]:
        return False
    word = found.folded[at]
    return word.endswith(HA) and not word.startswith(ARTICLE) and analyse(word).adjectival


def names_again(text: str, span: CandidateSpan, lexicon: Lexicon) -> Iterator[Entry]:
    """The names by which the firm of a `span` is mentioned again: as it is, and without its trade where that tells (السدرة)."""
    if not span.sure or span.rule not in (BY_TRADE, BY_NOUN, BY_QUALITY):
        return
    name = text[span.start : span.end]
    if " " in name:
        yield Entry(("ORG",), (name,), (), AGAIN, frozenset())
    short = name.split()[0]
    folded = fold(short)
    entry = lexicon.keys.get(key(short))
    if (
        span.rule != BY_QUALITY
        and len(folded) >= _SHORTEST
        and folded not in ordinary_words()
        and (entry is None or _town(entry))
    ):
        yield Entry(("ORG",), (short,), (), AGAIN, frozenset())


def of_the_place(found: Words, index: int, cut: int) -> bool:
    """Whether what stands before word `index`, of which `cut` letters are proclitics, speaks of the place of that name."""
    places = firm_words()["place"]
    before = found.at(index - 1)
    return found.folded[index][:cut] in (BA, WAW + BA) or (
        found.kind(index - 1) == ARABIC and any(rest in places for _, rest in rests(before))
    )
