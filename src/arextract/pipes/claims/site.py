"""One quantity in its sentence, as the rules see it: who the subject of a verb is, what a phrase says, what came before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from arextract.arabic.affixes import ARTICLE, BOTH, FEMININE_PLURAL, HA, HER, THEM, WAW
from arextract.arabic.fold import fold
from arextract.arabic.little_words import IN
from arextract.arabic.word_sets import word_set
from arextract.layers import ClaimSpan, QuantitySpan, RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory, agrees, noun_gender
from arextract.pipes.claims.claim_lexicon import Noun
from arextract.pipes.claims.parse import PREPOSITIONS, VERBS, Chunk, Parse
from arextract.pipes.claims.phrases import Splitter
from arextract.pipes.claims.sentence_tokens import NAME
from arextract.pipes.claims.verb_subjects import definite, subject_index

_CLAUSES = word_set("site.clauses")
_CRUDE = word_set("site.crude")
_LATEST = word_set("site.latest")
_ITSELF = word_set("site.itself")
_THAT_THEY = word_set("site.that_they")
_PRICES = word_set("site.prices")

_NEAR_BEGINNING = 80  # phrases
_LEAST = -0.8  # what is less likely is not what a pronoun stands for
_WORD_BEFORE = regex.compile(r"(?<!\w)([^\W\d_]{2,}) $")


@dataclass(slots=True)
class Found:
    """Metric and subject read from a phrase or taken from context."""

    metric: RoleSpan | None = None
    subject: RoleSpan | None = None


class Site:
    """The quantity at chunk `at` of a parse; `prior` is the claim before it in the sentence, at chunk `prior_at`."""

    def __init__(
        self,
        parse: Parse,
        memory: Memory,
        at: int,
        quantities: Sequence[QuantitySpan],
        prior: ClaimSpan | None,
        prior_at: int,
    ) -> None:
        self.parse, self.memory, self.at, self.quantities = parse, memory, at, quantities
        self.quantity = quantities[parse.chunks[at].ref]
        self.prior, self.prior_at = prior, prior_at
        self.splitter = Splitter(parse, memory.names)
        self.speaker: RoleSpan | None = None  # who states the sentence, when named before the quantity
        self.speaker_at = 0

    # --- words
    def chunk(self, index: int) -> Chunk:
        return self.parse.chunks[index]

    def tag(self, index: int) -> str:
        return self.parse.tags[index] if 0 <= index < len(self.parse.tags) else ""

    def word(self, index: int) -> str:
        """The folded first word of a chunk, without its article's ل."""
        return self.parse.tokens[self.parse.chunks[index].first].key if 0 <= index < len(self.parse.chunks) else ""

    def words(self, index: int) -> RoleSpan:
        """All words of a chunk."""
        return RoleSpan(*self.parse.span(self.chunk(index)))

    def noun(self, index: int) -> Noun:
        return claim_lexicon.noun(self.word(index))

    def directed(self, index: int) -> bool:
        """Whether a noun says which way something went; a loss or gain of a price does («بخسارة 1%»)."""
        noun = self.noun(index)
        return bool(noun.flags) if noun.kind == "change" else noun.lemma in _PRICES

    def verb_class(self, index: int) -> str:
        verb = self.parse.chunks[index].verb
        return verb.cls if verb else ""

    # --- the number before
    def prior_roles(self) -> Found:
        """What the number before has."""
        return Found(self.prior.metric, self.prior.subject) if self.prior is not None else Found()

    @property
    def prior_near(self) -> bool:
        """Whether no verb stands between this number and the one before."""
        return self.prior is not None and not any(tag in VERBS for tag in self.parse.tags[self.prior_at + 1 : self.at])

    @property
    def prior_change(self) -> bool:
        """Whether the sentence has told of a change just before: the claim before has one, or a verb of change stands there."""
        return (self.prior is not None and self.prior.change is not None) or self._change_verb()

    def _change_verb(self) -> bool:
        """Whether a verb of change stands before the clause's own verb, with no third verb between."""
        verbs = 0
        for i in range(self.at - 1, max(-1, self.at - 25), -1):
            tag = self.parse.tags[i]
            if tag == ";" or (tag == "z" and self.word(i) in _CLAUSES):
                return False
            if tag == "U":
                return True
            verbs += tag in VERBS
            if verbs > 1:
                return False
        return False

    # --- what a rule reads
    def told(self, found: Found) -> Found:
        """`found`, where a single word that names no thing is no subject: a measure («الأسعار»), «القصوى», «كل»."""
        subject, metric = self._told(found)
        if subject is not None and metric is not None and (subject.start, subject.end) == (metric.start, metric.end):
            metric = None
        return Found(metric, subject)

    def _told(self, found: Found) -> tuple[RoleSpan | None, RoleSpan | None]:
        role, text = found.subject, self.memory.text
        if role is None or role.name is not None:
            return role, found.metric
        word = fold(text[role.start : role.end])
        kind = claim_lexicon.no_subjects().get(word)
        if kind == "measure":
            return None, found.metric or role
        if claim_lexicon.noun(word).kind == "measure":
            if not text[role.end : self.quantity.start].strip():
                return None, role  # «قطع مسافة 42 كلم»: the measure says more than the verb
            # A measure that a number before has taken is not this one's: «قطع مسافة 42 كلم … رغم حرارة بلغت 25 درجة».
            number = self.chunk(self.at).ref
            taken = number > 0 and role.end <= self.quantities[number - 1].start
            return None, found.metric or (None if taken else role)
        if word in claim_lexicon.nisbas():
            role = self._described(role)
        return (None if kind == "empty" else role), found.metric

    def _described(self, adjective: RoleSpan) -> RoleSpan:
        """An adjective with the noun before it, which was taken for a verb: «تفوق أمريكي»."""
        noun = _WORD_BEFORE.search(self.memory.text, max(0, adjective.start - 40), adjective.start)
        if noun is None or fold(noun.group(1)) in claim_lexicon.words():
            return adjective
        return RoleSpan(noun.start(1), adjective.end)

    def said(self, index: int) -> RoleSpan | None:
        """What a phrase measures by its own words, else what it is about."""
        said = self.splitter.split(index, follow=False)
        return said.metric or said.subject

    def whole(self, index: int) -> RoleSpan | None:
        """What a phrase or a counted noun is about, else what it measures; pronouns resolved."""
        if self.tag(index) == "q":
            return self.counted(index)
        found = self.phrase(index)
        return found.subject or found.metric

    def counted(self, index: int) -> RoleSpan | None:
        """The counted noun with its adjectives, as it stands after a quantity."""
        chunk = self.chunk(index)
        quantity = self.quantities[chunk.ref]
        if quantity.counted_span is not None and quantity.counted_span[0] >= quantity.end:
            return RoleSpan(*quantity.counted_span)
        tokens = self.parse.tokens[chunk.first + 1 : chunk.last]
        if not tokens:
            return None
        last = 0
        while last + 1 < len(tokens) and not claim_lexicon.noun(tokens[last + 1].key).definite:
            last += 1
        return RoleSpan(tokens[0].start, tokens[last].end)

    def verb_object(self, verb: int) -> Found:
        """What a transitive verb is done to: the phrase after its subject."""
        subject = self.subject_index(verb)
        for i in range(verb + 1, self.at):
            if self.tag(i) in "NMG" and i != subject and self.tag(i - 1) not in PREPOSITIONS:
                return self.phrase(i)
        if subject > verb and self.noun(subject).kind:
            return self.phrase(subject)
        return Found(None, self.verb_subject(verb).subject)

    def change_of(self, index: int) -> Found:
        """What a noun of change is the change of: its complement, the claim before, or the subject of its verb."""
        own = self.changed(index)
        if own.metric is not None or own.subject is not None:
            return own
        if self.prior_near:
            return self.prior_roles()
        for i in range(index - 1, -1, -1):
            tag = self.tag(i)
            if tag in "z;":
                break
            if tag in "KABUSORLXPJY" and self.subject_index(i) != index:
                theme = self.verb_subject(i)
                if theme.subject is not None or theme.metric is not None:
                    return theme
        return self.prior_roles() if self.prior is not None else Found(self.phrase(index).metric)

    # --- phrases
    def phrase(self, index: int) -> Found:
        """The metric and subject that the phrase at a chunk says, pronouns resolved."""
        said = self.splitter.split(index)
        found = Found(said.metric, said.subject)
        if said.pronoun:
            antecedent = self.antecedent(said.pronoun, index).subject
            if said.metric is not None:
                found.subject = antecedent
            elif claim_lexicon.class_of(self.noun(index).lemma) is None and antecedent is not None:
                found.metric, found.subject = said.subject, antecedent
        found.subject = self.resolve(found.subject)
        return found

    def resolve(self, role: RoleSpan | None) -> RoleSpan | None:
        """A role that is a bare definite class noun («الشركة», «الشركة الأميركية») becomes the name that it stands for."""
        if role is None or role.name is not None:
            return role
        words = self.memory.text[role.start : role.end].split()
        if not words or len(words) > 2:
            return role
        key = fold(words[0])
        if not claim_lexicon.noun(key).definite or claim_lexicon.noun(key).lemma in _CRUDE:
            return role
        if key in _LATEST:
            return self._last_named(role) or role
        if len(words) == 2 and not fold(words[1]).startswith(ARTICLE) and words[1] not in _ITSELF:
            return role
        return self.memory.resolve_class(key, role.start) or role

    def _last_named(self, role: RoleSpan) -> RoleSpan | None:
        for index in self.memory.names_before(role.start):
            name = self.memory.names[index]
            if name.label in ("PRODUCT", "ORG", "LOC", "PER"):
                return self.memory.name_role(index) if role.start - name.end < 300 else None
        return None

    # --- subjects of verbs
    def subject_index(self, verb: int) -> int:
        """The chunk of a verb's subject, or -1 where it is dropped."""
        return subject_index(self.parse, self.splitter, verb, self.at)

    def verb_subject(self, verb: int) -> Found:
        """What a verb is about: its subject phrase taken apart, or the antecedent of a dropped subject."""
        form = self.chunk(verb).verb
        participle = form is not None and "participle" in form.flags
        if form is not None and participle and not form.lemma.startswith(ARTICLE):
            governing = next((i for i in range(verb - 1, max(-1, verb - 12), -1) if self.tag(i) in VERBS), -1)
            if governing > self.prior_at and (own := self.subject_index(governing)) >= 0:
                return self.phrase(own)  # «ختمت أسهم الكرمة حصة الصباح صاعدة …»
        index = self.subject_index(verb)
        if index >= 0 and index != self.at:
            return self.phrase(index)
        # «وهو رقم … وزاد», «بلغ العجز …، متفاقما بنسبة …»
        if self.prior_at < verb and (participle or "p" in self.parse.tags[max(self.prior_at, 0) : verb]):
            if self.prior is not None:
                return self.prior_roles()
        if form is None or not (form.number == "d" or form.gender == "f" or (form.number, form.gender) == ("p", "m")):
            return self.antecedent(HA, verb)
        return self.antecedent(BOTH if form.number == "d" else HER if form.gender == "f" else THEM, verb)

    def whole_subject(self, verb: int) -> RoleSpan | None:
        """A verb's subject as one phrase: its name, or all its words («مبيعات الأغذية»)."""
        index = self.subject_index(verb)
        if index < 0 or index == self.at:
            return self.verb_subject(verb).subject
        said = self.splitter.split(index, follow=False)
        return self.words(index) if said.metric is not None else self.resolve(said.subject)

    # --- antecedents
    def antecedent(self, pronoun: str, before: int) -> Found:
        """What a pronoun or a dropped subject at chunk `before` stands for, with the metric that the phrase says."""
        best: tuple[float, int] | None = None
        for i in range(before - 1, -1, -1):
            role = self._may_be_meant(i) if self.tag(i) in "NMG" else None
            if role is None or not agrees(pronoun, *self._nature(i, role)):
                continue
            score = self._likeness(i, role, before)
            if best is None or score > best[0]:
                best = (score, i)
        found = self._speaker(pronoun, before, best[0] if best is not None else None)
        if found is not None:
            return Found(None, found)
        if best is not None and best[0] > _LEAST:
            if self.tag(best[1]) == "G":
                return self.changed(best[1])
            said = self.splitter.split(best[1])
            if said.subject is not None:
                return Found(said.metric, self.resolve(said.subject))
            return Found(None, said.metric)
        topic = self.memory.topic
        if topic is not None and agrees(pronoun, topic.gender, topic.number, topic.label):
            return Found(None, topic.role)
        return Found()

    def _may_be_meant(self, index: int) -> RoleSpan | None:
        """What the phrase at a chunk says that a later pronoun may stand for."""
        if self.tag(index) == "G":
            return self.changed(index).subject
        said = self.splitter.split(index, follow=False)
        if said.subject is not None:
            return said.subject
        return said.metric if said.kind not in ("part", "count") and not said.pronoun else None

    def _likeness(self, index: int, role: RoleSpan, before: int) -> float:
        """How likely the pronoun at `before` stands for the phrase at a chunk: a name, a subject, near, no object of a preposition."""
        previous = self.tag(index - 1)
        score = 1.5 * (role.name is not None) - 2 * (not definite(self.parse, index)) - 0.08 * (before - index)
        if previous in VERBS or previous in ("", "c", "D", "z"):
            score += 1.5
        elif previous in PREPOSITIONS:
            score -= 1
        relative = "r" in self.parse.tags[max(0, before - 2) : before] and before - index <= 3
        return score + 4 if relative and self.tag(index + 1) == "r" else score

    def _speaker(self, pronoun: str, before: int, best: float | None) -> RoleSpan | None:
        """The speaker of the sentence, where a pronoun speaks of them («قالت الشركة إنها …») and nothing nearer does better."""
        role = self.speaker
        if role is None or self.speaker_at > before:
            return None
        gender, number, label = self.memory.nature(role)
        if role.name is None and fold(self.memory.text[role.start : role.end].split()[0]).endswith(FEMININE_PLURAL):
            number = "p"
        direct = before > 0 and self.word(before - 1) in _THAT_THEY
        score = 4.0 if direct else (0.0 if label in ("PER", "") else 2.5) - 0.08 * (before - self.speaker_at)
        if agrees(pronoun, gender, number, label) and (best is None or score > best):
            return role
        return None

    def _nature(self, index: int, role: RoleSpan) -> tuple[str, str, str]:
        """Gender, number and label of a role that stands in a chunk."""
        if role.name is not None:
            return self.memory.nature(role)
        chunk = self.chunk(index)
        token = next((t for t in self.parse.tokens[chunk.first : chunk.last] if t.start >= role.start), None)
        if token is None:
            return "", "", ""
        if token.kind == NAME:
            return "", "d" if token.end < role.end else "s", ""
        gender, number = noun_gender(token.key, token.tied)
        return gender, "d" if f" {WAW}" in self.memory.text[role.start : role.end] else number, ""

    def changed(self, index: int) -> Found:
        """The complement of a noun of change: «اتساع العجز التجاري لأوروبا» is the metric «العجز التجاري» of «أوروبا»."""
        said = self.splitter.split(index)
        chunk = self.chunk(index)
        head, *rest = self.parse.tokens[chunk.first : chunk.last]
        metric = None
        if said.metric is not None and rest and said.metric.end > head.end + 1 and rest[0].noun.kind:
            metric = RoleSpan(rest[0].start, said.metric.end)
        if said.pronoun and metric is None and said.kind == "change":
            return self.antecedent(said.pronoun, index)  # «خفضه», «انخفاضها»
        return Found(metric, self.resolve(said.subject))

    def place(self, verb: int) -> RoleSpan | None:
        """Where something happened: «في X» around a verb, a place's name, or the pronoun of «يسكنها»."""
        form = self.chunk(verb).verb
        if form is not None and form.pronoun:
            return self.antecedent(form.pronoun, verb).subject
        if self.word(verb + 1) in IN and self.tag(verb + 2) == "N" and definite(self.parse, verb + 2):
            return self.phrase(verb + 2).subject
        for i in range(max(0, verb - 6), self.at + 4):
            if self.parse.tags[i : i + 2] == "fN" and self.word(i) in IN and self.chunk(i + 1).names:
                name = self.parse.tokens[self.chunk(i + 1).names[0]].ref
                if self.memory.names[name].label in ("LOC", "ORG"):
                    return self.memory.name_role(name)
        return None

    def context(self) -> RoleSpan | None:
        """A subject that the clause leaves out: that of the claim before, or the sentence's own."""
        if self.prior is not None and self.prior.subject is not None and self._label(self.prior.subject) != "PER":
            return self.prior.subject
        # The sentence's own subject stands near its beginning; endless sentences are not searched through.
        for i in range(min(self.at, _NEAR_BEGINNING)):
            if self.tag(i) == "N" and self.chunk(i).names and self.tag(i - 1) not in PREPOSITIONS:
                subject = self.splitter.split(i, follow=False).subject
                if subject is not None and self._label(subject) not in ("", "PER"):
                    return subject
        return None

    def _label(self, role: RoleSpan) -> str:
        return self.memory.names[role.name].label if role.name is not None else ""
