"""What a noun phrase says: «تكلفة تدريب النموذج» is the measure «تكلفة تدريب» of the subject «النموذج»."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.arabic.affixes import ALEF, FEMININE_NISBA, HA, YA
from arextract.arabic.little_words import ALL, IN
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.layers import Name, RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_lexicon import Noun
from arextract.pipes.claims.parse import Parse
from arextract.pipes.claims.sentence_tokens import MARK, NAME, PROCLITIC, WORD

_TOTAL = word_set("phrases.total")
_INDEX = word_set("phrases.index")
_AT = word_of("phrases.at")
_BEFORE_NAMES = word_set("phrases.before_names")
_OWNERS = word_list("little_words.owners")
_WITH_OWNERS = word_set("phrases.with_owners")
_PLACING = word_set("phrases.placing")
_BUDGETS = word_set("phrases.budgets")

_QUANTIFIERS = word_set("phrases.quantifiers")


_SETTINGS = word_set("phrases.settings")


@dataclass(slots=True)
class ClaimPhrase:
    """A noun phrase taken apart. `pronoun` is the attached pronoun on the metric (أرباحها), to be resolved."""

    metric: RoleSpan | None = None
    subject: RoleSpan | None = None
    pronoun: str = ""
    kind: str = ""


class Splitter:
    """Takes noun phrases of one parse apart."""

    def __init__(self, parse: Parse, names: list[Name]) -> None:
        self.parse, self.tokens, self.names = parse, parse.tokens, names

    def split(self, index: int, follow: bool = True) -> ClaimPhrase:
        """The chunk at `index` (tag N, M or G) and, if `follow`, the ل and في phrases after it."""
        tokens = self.tokens
        first, last = self.parse.chunks[index].first, self.parse.chunks[index].last
        while first < last - 1 and (tokens[first].kind == MARK or tokens[first].key in _QUANTIFIERS - _TOTAL):
            first += 1
        while last - 1 > first and tokens[last - 1].kind == MARK and tokens[last - 1].key != ")":
            last -= 1
        head = tokens[first]
        if head.kind == NAME:
            return ClaimPhrase(subject=self._name(first, last))
        of_measure = head.noun.kind in ("part", "count", "measure", "action", "change")
        if of_measure and not self._index_name(first, last):
            return self._measure(index, first, last, follow)
        return self._plain(first, last)

    def _index_name(self, first: int, last: int) -> bool:
        """Whether a phrase is the name of an index: «مؤشر داو جونز»."""
        if self.tokens[first].noun.lemma not in _INDEX or first + 1 >= last:
            return False
        return any(
            t.kind == NAME and self.names[t.ref].label in ("MISC", "PRODUCT")
            for t in self.tokens[first + 1 : first + 3]
        )

    def _names(self, first: int, last: int) -> list[int]:
        return [k for k in range(first, last) if self.tokens[k].kind == NAME]

    def _name(self, first: int, last: int) -> RoleSpan:
        """The role of a phrase that starts with a name: the name, or all coordinated names."""
        inside = self._names(first, last)
        if any(self.tokens[k].kind == PROCLITIC for k in range(first, inside[-1])) and len(inside) > 1:
            return RoleSpan(self.tokens[inside[0]].start, self.tokens[inside[-1]].end)
        ref = self.tokens[inside[0]].ref
        name = self.names[ref]
        return RoleSpan(name.start, name.end, name.canonical, ref)

    def _plain(self, first: int, last: int) -> ClaimPhrase:
        """A phrase that measures nothing: the name that it holds with its title or class noun, else all of it."""
        tokens, inside = self.tokens, self._names(first, last)
        head = tokens[first]
        if inside:
            at = inside[0]
            label, known = self.names[tokens[at].ref].label, claim_lexicon.class_of(head.key)
            if (
                (known is not None and (label == "PER" or (at - first <= 3 and label in known[0])))
                or all(t.kind == MARK or claim_lexicon.class_of(t.key) for t in tokens[first:at])
                or (at - first == 1 and (head.noun.definite or head.key in ALL))
            ):
                return ClaimPhrase(subject=self._name(at, last))
        return ClaimPhrase(subject=self._span(first, last), pronoun=head.noun.pronoun)

    def _measure(self, index: int, first: int, last: int, follow: bool) -> ClaimPhrase:
        """A measure with the nouns and adjectives that belong to it, and what it is of."""
        tokens, head = self.tokens, self.tokens[first].noun
        whole = self._span(first, last)
        pronoun = head.pronoun or self._at_owner(index)
        if pronoun:
            return ClaimPhrase(whole, None, pronoun, head.kind)
        at, chain, definite = first + 1, head, head.definite
        while at < last and tokens[at].kind == WORD:
            noun = tokens[at].noun
            first_of_count = at == first + 1 and not noun.pronoun and (chain.kind == "count" or "rate" in head.flags)
            if not first_of_count:
                measure = self._measures(chain, noun)
                if noun.pronoun and measure:
                    return ClaimPhrase(whole, None, noun.pronoun, head.kind)
                if not measure and not self._describes(definite, at):
                    break
            if first_of_count or (measure and noun.kind):
                chain = noun
            definite = definite or noun.definite
            at += 1
        out = ClaimPhrase(self._span(first, at), kind=head.kind)
        while at < last - 1 and tokens[at].key in _BEFORE_NAMES:
            at += 1
        while at < last and self._titles(at, last):
            at += 1
        if at < last:
            self._owner(out, chain.kind, index, (first, at, last), follow)
        if out.subject is None and not out.pronoun and follow:
            self._follow(index, out)
        return out

    def _at_owner(self, index: int) -> str:
        """«حقوق الملكية لديه», «قدرة المشروعات لديها»: the pronoun of who has it."""
        word = self.tokens[self.parse.chunks[index + 1].first].key if self._tag(index + 1) == "f" else ""
        return word.removeprefix(_AT) if word.startswith(_AT) else ""

    @staticmethod
    def _measures(chain: Noun, noun: Noun) -> bool:
        """Whether a noun goes on with the measure that `chain` is the last noun of: «معدل نمو», «قيمة استثمار»."""
        if noun.lemma in claim_lexicon.abstracts():
            return True
        if noun.kind == "action":
            return chain.kind in ("part", "measure", "count", "change")
        return chain.kind in ("part", "count", "change") and noun.kind in ("measure", "part", "count")

    def _titles(self, at: int, last: int) -> bool:
        """Class nouns before a name belong to neither: «مبيعات شركة آبل»."""
        token = self.tokens[at]
        if token.kind == MARK:
            return True
        named = token.kind == WORD and claim_lexicon.class_of(token.key) and bool(self._names(at + 1, last))
        return bool(named) and not token.noun.definite

    def _owner(self, out: ClaimPhrase, chain: str, index: int, place: tuple[int, int, int], follow: bool) -> None:
        """What the words `at` to `last` say of a measure that begins at `first`."""
        first, at, last = place
        token, inside = self.tokens[at], self._names(at, last)
        rest = token.noun if token.kind == WORD else None
        if inside and (inside[0] == at or (inside[0] - at <= 2 and claim_lexicon.class_of(token.key))):
            out.subject = self._name(inside[0], last)
            return
        loose = rest is not None and not rest.definite and not rest.pronoun
        if inside and (chain == "count" or (inside[0] - first <= 4 and loose)):
            out.metric, out.subject = self._span(first, inside[0]), self._name(inside[0], last)
            return
        owned = rest is not None and bool(rest.pronoun)
        if follow and out.kind != "action" and not owned and (place_after := self._place_after(index)) is not None:
            # «مشتركي الانترنت في المغرب», «صادرات السيارات في ألمانيا»: the measure is the whole, the place its
            # subject; an action («استخدام النماذج في الصين») has what it is done to.
            out.metric, out.subject = self._span(first, last), place_after
            return
        out.subject = self._span(at, last)
        if rest is None or not owned:
            return
        known = claim_lexicon.class_of(rest.lemma)
        if known is not None and known[0] & {"ORG", "LOC", "PER"}:
            return
        out.pronoun = rest.pronoun
        if last - at == 1:
            out.metric, out.subject = self._span(first, last), None

    def _tag(self, index: int) -> str:
        return self.parse.tags[index : index + 1]

    def _place_after(self, index: int) -> RoleSpan | None:
        """The place of «في مصر» right after the phrase."""
        chunks = self.parse.chunks
        if self.parse.tags[index + 1 : index + 3] != "fN" or self.tokens[chunks[index + 1].first].key not in IN:
            return None
        target = chunks[index + 2]
        name = self.tokens[target.first]
        if name.kind != NAME or self.names[name.ref].label != "LOC":
            return None
        return self._name(target.first, target.last)

    def _follow(self, index: int, out: ClaimPhrase) -> None:
        """«القيمة السوقية لشركة أبل», «معدل البطالة في مصر», «الإنفاق على تشات جي بي تي»: the subject stands in a prepositional phrase."""
        chunks, link = self.parse.chunks, self._tag(index + 1)
        word = self.tokens[chunks[index + 1].first].key if link else ""
        if link == "f":
            for pronoun in _OWNERS:
                if word.endswith(pronoun) and word[: -len(pronoun)] in _WITH_OWNERS:
                    out.pronoun = pronoun  # «التضخم فيها», «القدرة لديها»
                    return
        if (
            link not in ("l", "f", "a")
            or self._tag(index + 2) not in ("N", "M")
            or (link != "l" and word not in _PLACING)
        ):
            return
        target = chunks[index + 2]
        names = self._names(target.first, target.last)
        if link == "l" or (
            names and (link == "a" or names[0] == target.first or self.names[self.tokens[names[0]].ref].label == "LOC")
        ):
            inner = self.split(index + 2, follow=False)
            out.subject = inner.subject or inner.metric
        elif link == "f" and word in IN:
            head = self.tokens[target.first].noun
            if (head.definite and not head.pronoun and head.lemma not in _SETTINGS) or head.lemma in _BUDGETS:
                out.subject = self._span(target.first, target.last)

    def _describes(self, head_definite: bool, at: int) -> bool:
        """Whether the word at `at` is an adjective of the measure before it."""
        key, definite = self.tokens[at].key, self.tokens[at].noun.definite
        if claim_lexicon.class_of(key) is not None:
            return False
        if head_definite:
            return definite
        return not definite and (key.endswith((FEMININE_NISBA, YA, HA, ALEF)) or at + 1 == self.parse.chunks[-1].last)

    def _span(self, first: int, last: int) -> RoleSpan:
        """The words first:last without marks at their ends."""
        tokens = self.tokens
        while last - 1 > first and tokens[last - 1].kind in (MARK, PROCLITIC):
            last -= 1
        while first < last - 1 and tokens[first].kind == MARK:
            first += 1
        return RoleSpan(tokens[first].start, tokens[last - 1].end)
