"""Which figures of a sentence are the start, the end or the size of a change, and which way it goes.

A sentence is read once from its beginning. A word of change (verb, verbal noun, participle) holds for the figures of its
clause until another verb takes over; relative clauses and brackets are passed over. What stands right before a figure says what
it is of the change: ب or nothing its size, إلى its end, من its start, a level («ليغلق عند») its end, «مقابل» and «بعد أن كان» its start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from arextract.arabic.affixes import ALEF, ARTICLE, BA, FA, LAM, TA, YA
from arextract.arabic.little_words import AFTER
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_lexicon import change_words
from arextract.pipes.claims.parse import VERBS, Chunk, Parse
from arextract.pipes.claims.sentence_tokens import QUANTITY, TIME, WORD

_LINK_TAGS = {
    **dict.fromkeys(word_list("changes.to"), "i"), **dict.fromkeys(word_list("changes.levels"), "@"), BA: "b",
}  # fmt: skip
_RELATIVELY = word_set("changes.relatively")
_LOST = word_of("changes.lost")
_LINKED = word_set("changes.linked")
_HAS = word_set("changes.has")
_UNTIL = word_set("changes.until")
_HAS_BEEN = word_set("changes.has_been")
_AROUND = word_set("changes.around")
_COMMAS = word_set("changes.commas")
_AFTER_WHICH = word_set("changes.after_which")
_WHICH = word_set("changes.which")
_RATE = word_set("changes.rate")
_EXCEPT = word_set("changes.except")
_OR = word_set("changes.or")
_FROM = word_set("changes.from")
_SURFACE = word_of("changes.surface")

Change = tuple[str, str]
_LENGTHS = frozenset({"m", "km", "cm", "ft", "mi", "mm"})
_PRICED = frozenset({"%", "pp", "bp", "point", "×"})
_PAIRS = frozenset({("from", "to"), ("to", "from"), ("by", "to")})
_LINKS = "bimafnvkl"


@dataclass(slots=True)
class Turn:
    """A word of change that holds for the figures after it. `direction` is "" where the figures themselves say it.

    `kind`: verb, noun, gain. `has` are the roles that figures have taken, with the chunk of the last of each.
    """

    direction: str
    kind: str
    at: int
    lemma: str
    present: bool = False
    has: dict[str, int] = field(default_factory=dict)


def changes_of(parse: Parse, quantities: Sequence[QuantitySpan]) -> tuple[dict[int, Change], dict[int, int]]:
    """The change of every figure of a sentence that has one, by the index of its chunk; and the figure before of the same thing.

    «من 5 إلى 7», «بنسبة 8% إلى 46 مليونا», «13 سنتا أو 0.7%» are figures of one thing: nothing stands between that could be another's.
    """
    reader = _ChangeReader(parse, quantities)
    return reader.read(), reader.partners()


@lru_cache(maxsize=16)
def _phrases(kind: str) -> list[list[str]]:
    """The words of each phrase of a kind."""
    return [phrase.split() for phrase in change_words()[kind]]


def stands_after(parse: Parse, at: int, kind: str) -> bool:
    """Whether a phrase of `kind` (see ``change_words``) ends right before the figure at a chunk, words of its bound aside."""
    first = parse.chunks[at].first
    keys = [t.key for t in parse.tokens[max(0, first - 8) : first] if t.kind != TIME]
    for words in _phrases(kind):
        for stop in range(len(keys), max(len(words), len(keys) - 3) - 1, -1):
            if keys[stop - len(words) : stop] == words:
                return True
    return False


class _ChangeReader:
    def __init__(self, parse: Parse, quantities: Sequence[QuantitySpan]) -> None:
        self.parse, self.quantities = parse, quantities
        self.chunks, self.tags, self.tokens = parse.chunks, parse.tags, parse.tokens
        self.found: dict[int, Change] = {}
        self.turn: Turn | None = None
        self.outer: list[tuple[str, Turn | None, int]] = []  # what holds again after a relative clause or bracket
        self.level = ""  # "to" or "from" after a verb that says where something stands
        self.last = self.stood = -1
        self.again: set[int] = set()  # figures that say the one before again
        self.aside: Turn | None = None  # what holds again after an aside between commas
        self.passed: set[int] = set()  # figures of relative clauses and brackets
        self.open: list[Turn] = []  # passings from one value to another
        cues = [q.cue for c in self.chunks if c.tag == "q" and (q := quantities[c.ref]).cue is not None]
        starts = {t.start for t in self.tokens if any(a <= t.start < b for a, b in cues)} if cues else set()
        self.bounds = {i for i, c in enumerate(self.chunks) if c.tag in VERBS and self.tokens[c.first].start in starts}

    def read(self) -> dict[int, Change]:
        if not any(c.tag == "q" for c in self.chunks):
            return {}
        for at, chunk in enumerate(self.chunks):
            tag = chunk.tag
            if tag == "q":
                self._figure(at)
            elif tag in VERBS:
                if at not in self.bounds:
                    self._verb(at, chunk)
                elif self._after_was(at):
                    self.level = "from"
            elif tag == "h" and self._lost(at):
                self.turn, self.level = Turn("down", "gain", at, _LOST), ""
            elif tag == "G":
                self._noun(at, self._key(at))
            elif tag in "MN":
                self._measure(at)
            elif tag == "r":
                if self.tags[at + 1 : at + 2] in VERBS or self.tags[at + 1 : at + 2] in ("h", "!"):
                    self.outer.append(("r", self.turn, at))
                    self.turn, self.level = None, ""
            elif tag == "(":
                self.outer.append(("(", self.turn, at))
            elif tag == ")":
                self._leave("(")
            elif tag == ",":
                self._comma(at)
            elif tag in ";:D" or (tag == "z" and self._key(at) not in _LINKED):
                self._clear()
            elif tag == "c" and not self._after(at):
                if self.turn is not None and self.turn.has:
                    self._clear()
        self._settle()
        return self.found

    def _lost(self, at: int) -> bool:
        """«فقد المؤشر 31 نقطة» against «فقد ارتفع المؤشر»: a noun, no verb, follows what looks like ف and قد."""
        chunk = self.chunks[at]
        before = self.tokens[chunk.first - 1] if chunk.first else None
        written = before is not None and before.key == FA and before.end == self.tokens[chunk.first].start
        return written and self._key(at) in _HAS and self.tags[at + 1 : at + 2] in ("N", "M")

    def partners(self) -> dict[int, int]:
        """Each figure that shares its subject and measure with the one before it, by their chunks."""
        figures = [at for at, chunk in enumerate(self.chunks) if chunk.tag == "q"]
        return {
            at: before
            for before, at in pairwise(figures)
            if before in self.found
            and at in self.found
            and (at in self.again or (self.found[before][1], self.found[at][1]) in _PAIRS)
            and not any(tag in "NMGE;:z" or tag in VERBS for tag in self.tags[before + 1 : at])
        }

    # --- what holds
    def _clear(self) -> None:
        self.turn, self.level = None, ""
        self.outer = [entry for entry in self.outer if entry[0] == "("]

    def _leave(self, kind: str) -> None:
        if any(entry[0] == kind for entry in self.outer):
            while self.outer:
                opened, turn, _ = self.outer.pop()
                if opened == kind:
                    self.turn, self.level = turn, ""
                    return

    def _comma(self, at: int) -> None:
        """A comma ends a relative clause, and an aside («، في خطوة لم تفاجئ أحدا،»): what held before holds again."""
        self._leave("r")
        if self.turn is None and self.aside is not None:
            self.turn = self.aside
        self.aside = self.turn if self.tags[at + 1 : at + 2] in tuple("fpbN") else None

    def _key(self, at: int) -> str:
        return self.tokens[self.chunks[at].first].key

    def _verb(self, at: int, chunk: Chunk) -> None:
        verb = chunk.verb
        if verb is None:
            return
        before = self.tags[at - 1 : at]
        kinds = change_words()
        relative = before == "r" or self.tags[max(0, at - 2) : at] in ("rh", "r!")
        if verb.lemma in kinds["lead"]:
            self._clear()
            return
        if "participle" in verb.flags and verb.lemma.startswith(ARTICLE):
            return  # «الحد البالغ 5%»
        if verb.cls in ("change", "cause") and verb.direction and verb.lemma not in kinds["gain"] | kinds["loss"]:
            if self._after_was(at) and verb.lemma in kinds["measure"] and self.tags[at + 1 : at + 2] in ("a", "n"):
                self.level = "from"
                return
            self._turned(verb.direction, "verb", at, verb.lemma, verb.tense == "present")
            return
        if verb.lemma in kinds["gain"] or verb.lemma in kinds["loss"]:
            self._turned("down" if verb.lemma in kinds["loss"] else "up", "gain", at, verb.lemma)
            return
        if verb.lemma in kinds["shift"]:
            self._passing(at, verb.lemma, "verb")
            return
        standing = verb.cls in ("reach", "level", "record", "exceed", "be")
        if self.level == "from" or (standing and self._after_was(at)):
            self.level = "from"
            return
        if standing:
            if self._stated(at):
                self.level = "by"
                return
            joined = before == "l" or "participle" in verb.flags or self._key_before(at) in _UNTIL or self._so(at)
            if self.turn is not None and (joined or (before in ("w", "z", "") and not self._own_subject(at))):
                self.level = "to"
                return
            if relative:
                return
            self.turn, self.level = None, "stand" if verb.cls == "level" else ""
            if verb.lemma in kinds["become"]:
                self._passing(at, verb.lemma, "become")
            elif verb.cls == "exceed":
                self.turn = Turn("up", "exceed", at, verb.lemma)
            return
        if relative or any(entry[0] == "r" for entry in self.outer):
            return
        self._clear()

    def _passing(self, at: int, lemma: str, kind: str) -> None:
        self.turn, self.level = Turn("", kind, at, lemma), ""
        self.open.append(self.turn)

    def _stated(self, at: int) -> bool:
        """«زيادة تقارب الخمس», «تراجع في العدد بلغ 5%»: the verb only says how great the noun of change before it is."""
        turn = self.turn
        return (
            turn is not None
            and turn.kind == "noun"
            and not turn.has
            and not any(tag in "w,zc" or tag in VERBS for tag in self.tags[turn.at + 1 : at])
            and not self._own_subject(at)
        )

    def _so(self, at: int) -> bool:
        """«ليصل», «ليبلغ» written as one word."""
        return self._key(at).startswith(LAM + YA) or self._key(at).startswith(LAM + TA)

    def _own_subject(self, at: int) -> bool:
        """Whether a phrase of its own follows the verb before the figure."""
        after = at + 1
        while after < len(self.tags) and self.tags[after] in 'p"fl':
            after += 2 if self.tags[after] in "fl" else 1
        return self.tags[after : after + 1] in ("N", "M", "G")

    def _key_before(self, at: int) -> str:
        """The word before a verb and its أن."""
        first = self.chunks[at].first - 1
        while first >= 0 and self.tokens[first].key in _HAS_BEEN:
            first -= 1
        return self.tokens[first].key if first >= 0 else ""

    def _after(self, at: int) -> bool:
        """Whether «بعد» stands before the أن at a chunk."""
        first = self.chunks[at].first
        return first > 0 and self.tokens[first - 1].key in _AROUND

    def _after_was(self, at: int) -> bool:
        """Whether a verb stands behind «بعد أن», «بعدما», with nothing but كان and قد between."""
        first = self.chunks[at].first - 1
        low = max(0, first - 10)
        while first >= low and self.tokens[first].kind != QUANTITY and self.tokens[first].key not in _COMMAS:
            key = self.tokens[first].key
            if key in _AFTER_WHICH or (key in _WHICH and first and self.tokens[first - 1].key in AFTER):
                return True
            first -= 1
        return False

    def _measure(self, at: int) -> None:
        """«نسبة نمو», and «بخسارة» of a price."""
        kinds, chunk = change_words(), self.chunks[at]
        lemma = claim_lexicon.noun(self._key(at)).lemma
        if lemma in _RATE and chunk.last - chunk.first > 1:
            self._noun(at, self.tokens[chunk.first + 1].key)
        elif self.tags[at - 1 : at] == "b" and (lemma in kinds["lost"] or lemma in kinds["won"]):
            self._turned("down" if lemma in kinds["lost"] else "up", "gain", at, lemma)

    def _turned(self, direction: str, kind: str, at: int, lemma: str, present: bool = False) -> None:
        """A word of change begins to hold; what stood at a level just before it ended there («استقر عند 50 بانخفاض»)."""
        told = self.turn
        same = told is not None and told.direction == direction
        follows = (kind != "verb" and self.tags[at - 1 : at] == "b") or (
            (verb := self.chunks[at].verb) is not None and "participle" in verb.flags
        )
        self.turn = Turn(
            direction, kind, at, lemma, present, dict(told.has) if told is not None and same and follows else {}
        )
        if follows and self.stood >= 0 and self.stood == self.last and self.stood not in self.found:
            self.found[self.stood] = (direction, "to")
            self.turn.has["to"] = self.stood
        self.level = ""

    def _noun(self, at: int, key: str) -> None:
        noun = claim_lexicon.noun(key)
        if noun.kind != "change" or not noun.flags or noun.lemma in change_words()["lead"]:
            return
        turn, before = self.turn, self.tags[at - 1 : at]
        if (
            turn is not None
            and turn.kind == "verb"
            and not turn.has
            and not any(tag in _LINKS for tag in self.tags[turn.at + 1 : at])
            and turn.at >= 0
        ):
            return  # «تراجع نمو الاقتصاد إلى»: the verb's way is the figure's
        if before == "m" and self.tags[at - 2 : at - 1] in ("M", "q"):
            return  # «نصيب أغادير من الارتفاع»
        self._turned(noun.flags, "noun", at, noun.lemma)

    # --- a figure
    def _figure(self, at: int) -> None:
        if self.outer and self.outer[-1][0] == "r" and self.turn is None:
            _, saved, since = self.outer[-1]
            own = (
                self.tags[since + 1 : at].lstrip("h!")[:1] == "A" and "N" in self.tags[since + 2 : at]
            )  # has its object
            percent = own and self.quantities[self.chunks[at].ref].kind == "percent"
            if self._link_tag(at) in ("i", "b") or (percent and saved is not None and not saved.has):
                self._leave("r")  # «عدد من استعادتهم قواته إلى 700», «فقدت العملة التي ولدت مزحة 14%»
        if self.outer:
            self.passed.add(at)
        multiple = self._multiplied(at)
        if multiple is not None:
            self.found[at] = multiple
            self.last = at
            return
        role = self._role(at)
        if role is not None and self.turn is not None:
            self.turn.has[role] = at
            self.found[at] = (self.turn.direction, role)
        elif self.quantities[self.chunks[at].ref].kind == "duration":
            self.passed.add(at)
        if self.level == "stand":
            self.stood = at
        self.level = ""
        self.last = at

    def _multiplied(self, at: int) -> Change | None:
        """«تضاعفت الأرباح»: the verb itself is the figure."""
        quantity = self.quantities[self.chunks[at].ref]
        verb = claim_lexicon.verb(self.tokens[self.chunks[at].first].key) if quantity.kind == "multiple" else None
        return (verb.direction, "by") if verb is not None and verb.lemma in change_words()["double"] else None

    def _link(self, at: int) -> int:
        """The chunk that stands before a figure, marks and the words of its bound aside."""
        cue = self.quantities[self.chunks[at].ref].cue
        begin = self.tokens[self.chunks[at].first].start
        begin = min(begin, cue[0]) if cue is not None else begin
        i = at - 1
        while i >= 0 and (
            self.tags[i] in '("-!E' or self._key(i) in _EXCEPT or self.tokens[self.chunks[i].first].start >= begin
        ):
            i -= 1
        return i

    def _link_tag(self, at: int) -> str:
        """The tag of what stands before a figure, also where it is part of the words of its bound («إلى نحو 450»)."""
        link_at = self._link(at)
        found = ""
        for i in range(self.chunks[at].first - 1, self.chunks[link_at].last - 1 if link_at >= 0 else -1, -1):
            if self.tokens[i].kind == TIME:
                break
            found = _LINK_TAGS.get(self.tokens[i].key, found)
        if found:
            return found
        return self.tags[link_at] if link_at >= 0 else ""

    def _role(self, at: int) -> str | None:
        quantity = self.quantities[self.chunks[at].ref]
        turn = self.turn
        link_at, link = self._link(at), self._link_tag(at)
        if stands_after(self.parse, at, "against") or self.level == "from":
            return self._was(at, quantity)
        if link == "v" or stands_after(self.parse, at, "versus"):
            if turn is None or not turn.has:
                return None
            if "to" in turn.has:
                return "from" if self._alike(turn.has["to"], at) else None
            return "by" if "by" in turn.has and self._alike(turn.has["by"], at) else None
        if turn is None or turn.kind == "become":
            return self._compared(at, quantity)
        if self._brackets(at) or self.tags[at - 1 : at] == "y":
            return self._restated(at, link)
        if turn.kind == "exceed":
            over = self._over_time(at) or any(
                t.kind == TIME for t in self.tokens[self.chunks[turn.at].first : self.chunks[at].first]
            )
            return "by" if link == "b" and over else None
        if quantity.kind == "rank" and link not in ("i", "m"):
            return None
        if (
            quantity.kind == "count"
            and self.tokens[self.chunks[at].first].key.startswith(ARTICLE)
            and link not in ("i", "m", "b")
        ):
            return None  # «المعاهد الأربعة»
        if self._height(at, quantity, turn):
            return None
        if link == "i":
            first = self.chunks[link_at].first if self.tags[link_at] == "i" else self.chunks[link_at].last
            keys = [t.key for t in self.tokens[max(0, first - 2) : first]]
            if keys and (keys[-1] in change_words()["beside"] or (keys[0] == BA and keys[-1] in _RELATIVELY)):
                return None
            if "to" in turn.has and not any(t in "w" for t in self.tags[turn.has["to"] + 1 : link_at]):
                return None
            return "to"
        if self.level == "by":
            return "by"
        if self.level == "to":
            if link == "b" and quantity.kind == "percent":
                return "by"
            unlike = quantity.kind == "duration" and not any(self._alike(k, at) for k in turn.has.values())
            return None if unlike else "to"
        if link == "m":
            if self._to_follows(at) or ("to" in turn.has and self._alike(turn.has["to"], at)):
                return "from"
            carried = self.tags[link_at - 1 : link_at] == "q" or self.tags[link_at - 2 : link_at - 1] == "b"
            return "from" if turn.kind != "gain" and not turn.has and not carried else None
        if link == "@":
            return "to" if turn.kind == "verb" and quantity.kind not in ("percent", "duration") else None
        if link in "fa" and stands_after(self.parse, at, "at"):
            return "to" if "by" in turn.has else None
        if link in ("w", ","):
            if link == "," and not self._figures(turn, at) and quantity.kind not in ("count", "duration"):
                return self._bare(at, turn.at, quantity, turn)
            return self._listed(at, link_at, turn)
        if link == "b":
            after = self.tags[at + 1 : at + 2]
            if (
                turn.present
                and turn.lemma in change_words()["measure"]
                and after in ("n", "a")
                and not self._over_time(at)
            ):
                return None
            return None if self._won(at, quantity, turn) else "by"
        if link in ("k", "l", "f", "a", "n"):
            return None
        return self._bare(at, link_at, quantity, turn)

    def _brackets(self, at: int) -> bool:
        return self.tags[at - 1 : at] in ("(", '"') and self.tags[at - 2 : at - 1] == "q"

    def _restated(self, at: int, link: str) -> str | None:
        """«(209 نقطة)», «أي 7%»: the same figure again, or the size of a change in another unit."""
        if self.last not in self.found:
            return None
        role = self.found[self.last][1]
        if role == "by" or self._alike(self.last, at):
            self.again.add(at)
            return role
        return "by" if link == "b" and self.quantities[self.chunks[at].ref].kind == "percent" else None

    def _bare(self, at: int, link_at: int, quantity: QuantitySpan, turn: Turn) -> str | None:
        if quantity.kind == "duration":
            return None
        if self._figures(turn, at):
            last = self.last
            if last in self.found and "w" in self.tags[last + 1 : at] and self.tags[link_at] in "NM":
                same = [k for k, (_, r) in self.found.items() if k > turn.at and self._alike(k, at)]
                return self.found[same[-1]][1] if same else None
            return None
        if self._won(at, quantity, turn):
            return None
        if turn.lemma in change_words()["measure"] and any(tag in "na" for tag in self.tags[turn.at + 1 : at]):
            return None  # «تزيد على 400», «تقل ثمنا عن نظيرتها»
        if quantity.kind == "count" and self.tags[link_at] in "NMG" and link_at != turn.at:
            tokens = self.tokens[self.chunks[link_at].first : self.chunks[link_at].last]
            word = tokens[-1]
            if word.kind == WORD and not claim_lexicon.noun(word.key).definite and not word.key.endswith(ALEF):
                return None  # «ارتفعت أسعار 44 شركة»
        if (
            self.tags[at + 1 : at + 2] == "m"
            and turn.kind == "verb"
            and link_at == turn.at
            and quantity.kind == "percent"
        ):
            if "N" in self.tags[at + 3 : at + 4] or "M" in self.tags[at + 3 : at + 4]:
                return None  # «خفضت 60 في المئة من العائلات إنفاقها»
        if quantity.kind == "count" and turn.kind == "noun" and link_at == turn.at:
            with_b = self.tags[turn.at - 1 : turn.at] == "b"
            return "by" if with_b or self.tokens[self.chunks[at].first - 1].key.endswith(ALEF) else None
        return "by"

    def _won(self, at: int, quantity: QuantitySpan, turn: Turn) -> bool:
        """What someone won or lost is no change («خسر النادي 300 مليون»), but of a price («خسر الخام 13 سنتا ليستقر عند»)."""
        priced = quantity.unit in _PRICED or quantity.kind == "percent"
        return turn.kind == "gain" and not priced and not self._level_follows(at)

    def _level_follows(self, at: int) -> bool:
        after = self.tags[at + 1 : at + 4]
        return after[:1] == "i" or (after[:1] in ("l", "w", ",") and any(tag in "LR" for tag in after))

    def _figures(self, turn: Turn, at: int) -> bool:
        """Whether figures of the same clause stand between a word of change and a figure."""
        return any(self.tags[i] == "q" and i not in self.passed for i in range(turn.at + 1, at))

    def _over_time(self, at: int) -> bool:
        """Whether what follows a figure is a time or what was so before («مما سجل قبل عام»)."""
        after = self.tokens[self.chunks[at].last : self.chunks[at].last + 6]
        return any(t.kind == TIME or t.key in change_words()["was"] for t in after)

    def _listed(self, at: int, link_at: int, turn: Turn) -> str | None:
        """The next of a list has the role of the one before, if it is of its kind; «14 قرشا أو 0.7%» is the same figure again."""
        if self._key(link_at) in _OR and self._restated(at, "") is not None:
            return self._restated(at, "")
        last = self.last
        if last in self.found and last > turn.at and self._alike(last, at):
            between = self.tags[last + 1 : at]
            if not any(tag in VERBS for tag in between):
                return self.found[last][1]
        return None

    def _was(self, at: int, quantity: QuantitySpan) -> str | None:
        """The figure before a change; where no word says which way, the two figures do."""
        turn = self.turn
        if turn is not None and turn.direction and ("to" in turn.has):
            return "from" if self._alike(turn.has["to"], at) else None
        if self.last >= 0 and (self.level == "from" or turn is not None) and self._alike(self.last, at):
            now, before = self._value(self.last), self._value(at)
            if now is not None and before is not None and now != before and self.last not in self.found:
                direction = "up" if now > before else "down"
                self.found[self.last] = (direction, "to")
                self.turn = Turn(direction, "was", self.last, "", has={"to": self.last})
                return "from"
        return None

    def _compared(self, at: int, quantity: QuantitySpan) -> str | None:
        """«أقل ب40% مما كان»: the size of a change over time."""
        link_at = self._link(at)
        i = at - 1
        if self.tags[i : i + 1] != "b" or i < 1 or self.tags[i - 1] != "E":
            return None
        key = self._key(i - 1)
        kinds = change_words()
        direction = "up" if key in kinds["more"] else "down" if key in kinds["less"] else ""
        after = self.tokens[self.chunks[at].last : self.chunks[at].last + 3]
        told = self._over_time(at) and any(t.key in _FROM for t in after)
        if not direction or not told or link_at < 0:
            return None
        self.turn = Turn(direction, "was", i - 1, key)
        return "by"

    def _height(self, at: int, quantity: QuantitySpan, turn: Turn) -> bool:
        """Metres of a height are no change, unless what rises is a level («ارتفع منسوب البحيرة مترين»)."""
        if quantity.unit not in _LENGTHS:
            return False
        surface = change_words()["surface"]
        for token in self.tokens[self.chunks[turn.at].first : self.chunks[at].first]:
            if token.key.removeprefix(ARTICLE) in surface:
                return False
        after = [t.key for t in self.tokens[self.chunks[at].last : self.chunks[at].last + 3]]
        return turn.lemma in change_words()["upright"] or turn.present or _SURFACE in after

    def _to_follows(self, at: int) -> bool:
        for i in range(at + 1, min(len(self.tags), at + 8)):
            if self.tags[i] == "i":
                return any(tag == "q" for tag in self.tags[i + 1 : i + 4])
            if self.tags[i] in VERBS or self.tags[i] in ";q":
                return False
        return False

    # --- figures of one kind
    def _alike(self, a: int, b: int) -> bool:
        """Whether two figures measure the same: unit and kind agree, or one is bare."""
        one, two = self.quantities[self.chunks[a].ref], self.quantities[self.chunks[b].ref]
        if one.unit == two.unit:
            return one.kind == two.kind or "count" in (one.kind, two.kind)
        if one.kind == two.kind and (one.kind == "money" or {one.unit, two.unit} <= _LENGTHS):
            return True
        return (one.unit is None and one.kind == "count") or (two.unit is None and two.kind == "count")

    def _value(self, at: int):  # type: ignore[no-untyped-def]
        quantity = self.quantities[self.chunks[at].ref]
        return quantity.value if quantity.value is not None else quantity.low

    def _settle(self) -> None:
        """Gives the figures of a passing from one value to another their way, or takes their roles back."""
        for turn in self.open:
            start, end = turn.has.get("from"), turn.has.get("to")
            direction = ""
            if start is not None and end is not None:
                before, now = self._value(start), self._value(end)
                if before is not None and now is not None and before != now:
                    direction = "up" if now > before else "down"
            for at in turn.has.values():
                if direction and at in (start, end):
                    self.found[at] = (direction, self.found[at][1])
                else:
                    self.found.pop(at, None)
