"""What a noun phrase says: «تكلفة تدريب النموذج» is the measure «تكلفة تدريب» of the subject «النموذج»."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.arabic.affixes import ALEF, FEMININE_NISBA, HA, YA
from arextract.arabic.little_words import ALL, IN
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.layers import Name, RoleSpan
from arextract.pipes.claims import claim_lexicon
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
    item: bool = False
    kind: str = ""


class Splitter:
    """Takes noun phrases of one parse apart."""

    def __init__(self, parse: Parse, names: list[Name]) -> None:
        self.parse, self.names = parse, names

    def split(self, index: int, follow: bool = True) -> ClaimPhrase:
        """The chunk at `index` (tag N, M or G) and, if `follow`, the ل and في phrases after it."""
        parse = self.parse
        chunk = parse.chunks[index]
        tokens = parse.tokens
        first, last = chunk.first, chunk.last
        while (
            first < last - 1
            and (tokens[first].kind == MARK or tokens[first].key in _QUANTIFIERS)
            and tokens[first].key not in _TOTAL
        ):
            first += 1
        while last - 1 > first and tokens[last - 1].kind == MARK and tokens[last - 1].key not in (")",):
            last -= 1
        out = ClaimPhrase()
        head = tokens[first]
        if head.kind == NAME:
            out.subject = self._name(first, last)
            return out
        noun = claim_lexicon.noun(head.key)
        index_name = (
            noun.lemma in _INDEX
            and first + 1 < last
            and any(
                t.kind == NAME and self.names[t.ref].label in ("MISC", "PRODUCT") for t in tokens[first + 1 : first + 3]
            )
        )
        if noun.kind in ("part", "count", "measure", "action", "change") and not index_name:
            self._measure(index, first, last, out, follow)
        else:
            self._plain(first, last, out)
        return out

    def _name(self, first: int, last: int) -> RoleSpan:
        """The role of a phrase that starts with a name: the name, or all coordinated names."""
        tokens = self.parse.tokens
        inside = [k for k in range(first, last) if tokens[k].kind == NAME]
        if len(inside) > 1 and any(tokens[k].kind == PROCLITIC for k in range(first, inside[-1])):
            return RoleSpan(tokens[inside[0]].start, tokens[inside[-1]].end)
        ref = tokens[inside[0]].ref
        name = self.names[ref]
        return RoleSpan(name.start, name.end, name.canonical, ref)

    def _plain(self, first: int, last: int, out: ClaimPhrase) -> None:
        tokens = self.parse.tokens
        inside = [k for k in range(first, last) if tokens[k].kind == NAME]
        if inside:
            known = claim_lexicon.class_of(tokens[first].key)
            if known is not None and inside[0] - first <= 3 and self.names[tokens[inside[0]].ref].label in known[0]:
                out.subject = self._name(inside[0], last)
                return
            titles = all(
                tokens[k].kind == MARK or claim_lexicon.class_of(tokens[k].key) for k in range(first, inside[0])
            )
            person = self.names[tokens[inside[0]].ref].label == "PER"
            if (
                titles
                or (person and claim_lexicon.class_of(tokens[first].key))
                or (
                    inside[0] - first == 1
                    and (claim_lexicon.noun(tokens[first].key).definite or tokens[first].key in ALL)
                )
            ):
                out.subject = self._name(inside[0], last)
                return
        noun = claim_lexicon.noun(tokens[first].key)
        out.subject = self._span(first, last)
        if noun.pronoun:
            out.pronoun = noun.pronoun

    def _measure(self, index: int, first: int, last: int, out: ClaimPhrase, follow: bool) -> None:
        tokens = self.parse.tokens
        head = claim_lexicon.noun(tokens[first].key)
        out.item = "item" in head.flags
        out.kind = head.kind
        if head.pronoun:
            out.metric, out.pronoun = self._span(first, last), head.pronoun
            return
        if self.parse.tags[index + 1 : index + 2] == "f":
            word = tokens[self.parse.chunks[index + 1].first].key
            if word.startswith(_AT) and word != _AT:
                out.metric, out.pronoun = self._span(first, last), word.removeprefix(_AT)
                return  # «حقوق الملكية لديه», «قدرة المشروعات لديها»
        at = first + 1
        chain = head
        definite = head.definite
        while at < last and tokens[at].kind == WORD:
            noun = claim_lexicon.noun(tokens[at].key)
            key = noun.lemma
            if (chain.kind == "count" or "rate" in head.flags) and at == first + 1 and noun.pronoun == "":
                chain = noun
                definite = definite or noun.definite
                at += 1
                continue
            measure = key in claim_lexicon.abstracts() or (
                noun.kind == "action" and chain.kind in ("part", "measure", "count")
            )
            if chain.kind in ("part", "count", "change") and noun.kind in ("measure", "part", "count", "action"):
                measure = True
            adjective = claim_lexicon.class_of(tokens[at].key) is None and self._adjective(
                definite, noun.definite, tokens[at].key, at, first
            )
            if noun.pronoun and measure:
                out.metric, out.pronoun = self._span(first, last), noun.pronoun
                return
            if not (measure or adjective):
                break
            if measure:
                chain = noun if noun.kind else chain
            definite = definite or noun.definite
            at += 1
        stop = at
        while at < last - 1 and tokens[at].key in _BEFORE_NAMES:
            at += 1
        # class nouns before a name belong to neither: «مبيعات شركة آبل»
        while at < last and (
            tokens[at].kind == MARK
            or (
                tokens[at].kind == WORD
                and claim_lexicon.class_of(tokens[at].key)
                and any(tokens[k].kind == NAME for k in range(at + 1, last))
                and not claim_lexicon.noun(tokens[at].key).definite
            )
        ):
            at += 1
        out.metric = self._span(first, stop)
        if at < last:
            inside = [k for k in range(at, last) if tokens[k].kind == NAME]
            rest = claim_lexicon.noun(tokens[at].key) if tokens[at].kind == WORD else None
            if inside and (inside[0] == at or (inside[0] - at <= 2 and claim_lexicon.class_of(tokens[at].key))):
                out.subject = self._name(inside[0], last)
            elif (inside and chain.kind == "count") or (
                inside
                and inside[0] - first <= 4
                and rest is not None
                and not rest.definite
                and tokens[at].kind == WORD
                and not rest.pronoun
            ):
                out.metric = self._span(first, inside[0])
                out.subject = self._name(inside[0], last)
            elif (
                follow
                and head.kind != "action"
                and not (rest is not None and rest.pronoun)
                and (place := self._place_after(index)) is not None
            ):
                # «مشتركي الانترنت في المغرب», «صادرات السيارات في ألمانيا»: the measure is the whole, the place its
                # subject; an action («استخدام النماذج في الصين») has what it is done to.
                out.metric, out.subject = self._span(first, last), place
            else:
                out.subject = self._span(at, last)
                if rest is not None and rest.pronoun:
                    out.pronoun = rest.pronoun
                    known = claim_lexicon.class_of(rest.lemma)
                    if known is not None and known[0] & {"ORG", "LOC", "PER"}:
                        out.pronoun = ""
                    elif last - at == 1:
                        out.metric, out.subject = self._span(first, last), None
        if out.subject is None and not out.pronoun and follow:
            self._follow(index, out)

    def _place_after(self, index: int) -> RoleSpan | None:
        """The place of «في مصر» right after the phrase."""
        tags, chunks, tokens = self.parse.tags, self.parse.chunks, self.parse.tokens
        if tags[index + 1 : index + 3] != "fN" or tokens[chunks[index + 1].first].key not in IN:
            return None
        target = chunks[index + 2]
        name = tokens[target.first]
        if name.kind != NAME or self.names[name.ref].label != "LOC":
            return None
        return self._name(target.first, target.last)

    def _follow(self, index: int, out: ClaimPhrase) -> None:
        """«القيمة السوقية لشركة أبل», «معدل البطالة في مصر», «الإنفاق على تشات جي بي تي»: the subject stands in a prepositional phrase."""
        tags, chunks = self.parse.tags, self.parse.chunks
        at = index + 1
        if at < len(tags) and tags[at] == "f":
            word = self.parse.tokens[chunks[at].first].key
            for pronoun in _OWNERS:
                if word.endswith(pronoun) and word[: -len(pronoun)] in _WITH_OWNERS:
                    out.pronoun = pronoun  # «التضخم فيها», «القدرة لديها»
                    return
        if at + 1 >= len(tags) or tags[at] not in "lfa" or tags[at + 1] not in "NM":
            return
        tokens = self.parse.tokens
        if tags[at] in "fa" and tokens[chunks[at].first].key not in _PLACING:
            return
        target = chunks[at + 1]
        names = [k for k in range(target.first, target.last) if tokens[k].kind == NAME]
        if tags[at] == "l" or (
            names and (tags[at] == "a" or self.names[tokens[names[0]].ref].label == "LOC" or names[0] == target.first)
        ):
            inner = self.split(at + 1, follow=False)
            out.subject = inner.subject or inner.metric
        elif tags[at] == "f" and tokens[chunks[at].first].key in IN:
            head = claim_lexicon.noun(tokens[target.first].key)
            if (head.definite and not head.pronoun and head.lemma not in _SETTINGS) or head.lemma in _BUDGETS:
                out.subject = self._span(target.first, target.last)

    def _adjective(self, head_definite: bool, definite: bool, key: str, at: int, first: int) -> bool:
        if head_definite:
            previous = claim_lexicon.noun(self.parse.tokens[at - 1].key)
            return definite and (previous.definite or at - first > 1)
        if definite:
            return False
        return key.endswith((FEMININE_NISBA, YA, HA, ALEF)) or at + 1 == self.parse.chunks[-1].last

    def _span(self, first: int, last: int) -> RoleSpan:
        tokens = self.parse.tokens
        while last - 1 > first and tokens[last - 1].kind in (MARK, PROCLITIC):
            last -= 1
        while first < last - 1 and tokens[first].kind == MARK:
            first += 1
        ref = tokens[first].ref if last - first == 1 and tokens[first].kind == NAME else -1
        if ref >= 0:
            return RoleSpan(tokens[first].start, tokens[last - 1].end, self.names[ref].canonical, ref)
        start = tokens[first].start
        return RoleSpan(start, tokens[last - 1].end)
