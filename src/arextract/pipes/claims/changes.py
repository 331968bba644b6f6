"""Which figures of a sentence are the start, the end or the size of a change, and which way it goes.

A sentence is read once from its beginning, with the word of change that holds (`arextract.pipes.claims.change_turns`). What
stands right before a figure says what it is of the change: ب or nothing its size, إلى its end, من its start, a level («ليغلق
عند») its end, «مقابل» and «بعد أن كان» its start.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from arextract.arabic.affixes import ALEF, ARTICLE, BA
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.change_turns import Change, Turn, Turns
from arextract.pipes.claims.claim_lexicon import change_words
from arextract.pipes.claims.parse import VERBS, Parse
from arextract.pipes.claims.sentence_tokens import TIME, WORD

_LINK_TAGS = {
    **dict.fromkeys(word_list("changes.to"), "i"), **dict.fromkeys(word_list("changes.levels"), "@"), BA: "b",
}  # fmt: skip
_RELATIVELY = word_set("changes.relatively")
_EXCEPT = word_set("changes.except")
_OR = word_set("changes.or")
_FROM = word_set("changes.from")
_SURFACE = word_of("changes.surface")
_LENGTHS = frozenset({"m", "km", "cm", "ft", "mi", "mm"})
_PRICED = frozenset({"%", "pp", "bp", "point", "×"})
_PAIRS = frozenset({("from", "to"), ("to", "from"), ("by", "to")})


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


class ChangeReader:
    def __init__(self, parse: Parse, quantities: Sequence[QuantitySpan]) -> None:
        self.parse, self.quantities = parse, quantities
        self.chunks, self.tags, self.tokens = parse.chunks, parse.tags, parse.tokens
        self.turns = Turns(parse, quantities)
        self.found = self.turns.found
        self.again: set[int] = set()  # figures that say the one before again
        self.passed: set[int] = set()  # figures of relative clauses and brackets

    def read(self) -> dict[int, Change]:
        """The change of every figure of the sentence that has one, by the index of its chunk."""
        for at, chunk in enumerate(self.chunks):
            if chunk.tag == "q":
                self._figure(at)
            else:
                self.turns.word(at)
        self._settle()
        return self.found

    def partners(self) -> dict[int, int]:
        """Each figure of the same thing as the one before it, by their chunks: «من 5 إلى 7», «13 سنتا أو 0.7%».

        Nothing stands between the two that could be another's.
        """
        figures = [at for at, chunk in enumerate(self.chunks) if chunk.tag == "q"]
        return {
            at: before
            for before, at in pairwise(figures)
            if before in self.found
            and at in self.found
            and (at in self.again or (self.found[before][1], self.found[at][1]) in _PAIRS)
            and not any(tag in "NMGE;:z" or tag in VERBS for tag in self.tags[before + 1 : at])
        }

    def _quantity(self, at: int) -> QuantitySpan:
        return self.quantities[self.chunks[at].ref]

    def _figure(self, at: int) -> None:
        if self.turns.outer and self.turns.outer[-1][0] == "r" and self.turns.turn is None:
            _, saved, since = self.turns.outer[-1]
            acted = self.tags[since + 1 : at].lstrip("h!")[:1] == "A" and "N" in self.tags[since + 2 : at]
            percent = acted and self._quantity(at).kind == "percent"  # the verb has its object
            if self._link_tag(at) in ("i", "b") or (percent and saved is not None and not saved.has):
                self.turns.leave("r")  # «عدد من استعادتهم قواته إلى 700», «فقدت العملة التي ولدت مزحة 14%»
        if self.turns.outer:
            self.passed.add(at)
        multiple = self._multiplied(at)
        if multiple is not None:
            self.found[at] = multiple
            self.turns.last = at
            return
        role = self._role(at)
        if role is not None and self.turns.turn is not None:
            self.turns.turn.has[role] = at
            self.found[at] = (self.turns.turn.direction, role)
        elif self._quantity(at).kind == "duration":
            self.passed.add(at)
        if self.turns.level == "stand":
            self.turns.stood = at
        self.turns.level = ""
        self.turns.last = at

    def _multiplied(self, at: int) -> Change | None:
        """«تضاعفت الأرباح»: the verb itself is the figure."""
        quantity = self._quantity(at)
        verb = claim_lexicon.verb(self.tokens[self.chunks[at].first].key) if quantity.kind == "multiple" else None
        return (verb.direction, "by") if verb is not None and verb.lemma in change_words()["double"] else None

    def _link(self, at: int) -> int:
        """The chunk that stands before a figure, marks and the words of its bound aside."""
        cue = self._quantity(at).cue
        begin = self.tokens[self.chunks[at].first].start
        begin = min(begin, cue[0]) if cue is not None else begin
        i = at - 1
        while i >= 0 and (
            self.tags[i] in '("-!E' or self.turns.key(i) in _EXCEPT or self.tokens[self.chunks[i].first].start >= begin
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
        quantity = self._quantity(at)
        turn = self.turns.turn
        link_at, link = self._link(at), self._link_tag(at)
        if stands_after(self.parse, at, "against") or self.turns.level == "from":
            return self._was(at)
        if (link == "v" or stands_after(self.parse, at, "versus")) and not self._turned_since(at):
            if turn is None or not turn.has:
                return None
            if "to" in turn.has:
                return "from" if self._alike(turn.has["to"], at) else None
            return "by" if "by" in turn.has and self._alike(turn.has["by"], at) else None
        if turn is None or turn.kind == "become":
            return self._compared(at)
        if self.tags[at - 2 : at] in ("q(", 'q"') or self.tags[at - 1 : at] == "y":
            return self._restated(at, link)
        if turn.kind == "exceed":
            since = self.tokens[self.chunks[turn.at].first : self.chunks[at].first]
            return "by" if link == "b" and (self._over_time(at) or any(t.kind == TIME for t in since)) else None
        if quantity.kind == "rank" and link not in ("i", "m"):
            return None
        if quantity.kind == "count" and self.turns.key(at).startswith(ARTICLE) and link not in ("i", "m", "b"):
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
        if self.turns.level == "by":
            return "by"
        if self.turns.level == "to":
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
            lasting = turn.present and turn.lemma in change_words()["measure"] and not self._over_time(at)
            above = lasting and self.tags[at + 1 : at + 2] in ("n", "a")
            return None if above or self._won(at, quantity, turn) else "by"
        if link in ("k", "l", "f", "a", "n"):
            return None
        return self._bare(at, link_at, quantity, turn)

    def _turned_since(self, at: int) -> bool:
        """Whether a noun of change of its own follows «مقابل»: «زيادة بنسبة 5% مقابل انخفاض بنسبة 3%»."""
        turn = self.turns.turn
        if turn is None or turn.kind != "noun" or turn.has:
            return False
        since = [t.key for t in self.tokens[self.chunks[turn.at].first : self.chunks[at].first]]
        return not any(words[0] in since for words in _phrases("versus"))

    def _restated(self, at: int, link: str) -> str | None:
        """«(209 نقطة)», «أي 7%»: the same figure again, or the size of a change in another unit."""
        if self.turns.last not in self.found:
            return None
        role = self.found[self.turns.last][1]
        if role == "by" or self._alike(self.turns.last, at):
            self.again.add(at)
            return role
        return "by" if link == "b" and self._quantity(at).kind == "percent" else None

    def _bare(self, at: int, link_at: int, quantity: QuantitySpan, turn: Turn) -> str | None:
        if quantity.kind == "duration":
            return None
        if self._figures(turn, at):
            last = self.turns.last
            if last in self.found and "w" in self.tags[last + 1 : at] and self.tags[link_at] in "NM":
                same = [k for k, (_, r) in self.found.items() if k > turn.at and self._alike(k, at)]
                return self.found[same[-1]][1] if same else None
            return None
        if self._won(at, quantity, turn):
            return None
        if turn.lemma in change_words()["measure"] and any(tag in "na" for tag in self.tags[turn.at + 1 : at]):
            return None  # «تزيد على 400», «تقل ثمنا عن نظيرتها»
        if quantity.kind == "count" and self.tags[link_at] in "NMG" and link_at != turn.at:
            word = self.tokens[self.chunks[link_at].last - 1]
            if word.kind == WORD and not claim_lexicon.noun(word.key).definite and not word.key.endswith(ALEF):
                return None  # «ارتفعت أسعار 44 شركة»
        right_after = turn.kind == "verb" and link_at == turn.at and quantity.kind == "percent"
        if right_after and self.tags[at + 1 : at + 2] == "m" and self.tags[at + 3 : at + 4] in ("N", "M"):
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
        if self.turns.key(link_at) in _OR and self._restated(at, "") is not None:
            return self._restated(at, "")
        last = self.turns.last
        if last in self.found and last > turn.at and self._alike(last, at):
            between = self.tags[last + 1 : at]
            if not any(tag in VERBS for tag in between):
                return self.found[last][1]
        return None

    def _was(self, at: int) -> str | None:
        """The figure before a change; where no word says which way, the two figures do."""
        turn = self.turns.turn
        if turn is not None and turn.direction and ("to" in turn.has):
            return "from" if self._alike(turn.has["to"], at) else None
        last = self.turns.last
        if last < 0 or last in self.found or not (self.turns.level == "from" or turn) or not self._alike(last, at):
            return None
        direction = self._way(at, last)
        if not direction:
            return None
        self.found[last] = (direction, "to")
        self.turns.turn = Turn(direction, "was", last, "", has={"to": last})
        return "from"

    def _compared(self, at: int) -> str | None:
        """«أقل ب40% مما كان»: the size of a change over time."""
        if self.tags[at - 2 : at] != "Eb":
            return None
        key = self.turns.key(at - 2)
        kinds = change_words()
        direction = "up" if key in kinds["more"] else "down" if key in kinds["less"] else ""
        after = self.tokens[self.chunks[at].last : self.chunks[at].last + 3]
        told = self._over_time(at) and any(t.key in _FROM for t in after)
        if not direction or not told:
            return None
        self.turns.turn = Turn(direction, "was", at - 2, key)
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

    def _alike(self, a: int, b: int) -> bool:
        """Whether two figures measure the same: unit and kind agree, or one is bare."""
        one, two = self._quantity(a), self._quantity(b)
        if one.unit == two.unit:
            return one.kind == two.kind or "count" in (one.kind, two.kind)
        if one.kind == two.kind and (one.kind == "money" or {one.unit, two.unit} <= _LENGTHS):
            return True
        return (one.unit is None and one.kind == "count") or (two.unit is None and two.kind == "count")

    def _way(self, start: int, end: int) -> str:
        """Which way it is from one figure to another; "" where they do not say."""
        one, two = self._quantity(start), self._quantity(end)
        before = one.value if one.value is not None else one.low
        now = two.value if two.value is not None else two.low
        if before is None or now is None or before == now:
            return ""
        return "up" if now > before else "down"

    def _settle(self) -> None:
        """Gives the figures of a passing from one value to another their way, or takes their roles back."""
        for turn in self.turns.open:
            start, end = turn.has.get("from"), turn.has.get("to")
            direction = self._way(start, end) if start is not None and end is not None else ""
            for at in turn.has.values():
                if direction and at in (start, end):
                    self.found[at] = (direction, self.found[at][1])
                else:
                    self.found.pop(at, None)
