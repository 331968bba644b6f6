"""Fills subject, metric and change of a claim from the phrases that a rule names."""

from __future__ import annotations

from bisect import bisect_left

import regex

from arextract.arabic.affixes import HA
from arextract.arabic.fold import fold
from arextract.arabic.little_words import IN
from arextract.arabic.word_sets import word_set
from arextract.layers import ClaimSpan, Proposal, QuantitySpan, RoleSpan
from arextract.pipes.claims import claim_lexicon, rules_local, rules_shares, rules_verbs
from arextract.pipes.claims.site import Found, Site
from arextract.pipes.claims.tag_rules import TagRule, match

_LEVELS = word_set("filling.levels")

_WORD_BEFORE = regex.compile(r"(?<!\w)([^\W\d_]{2,}) $")
RULES: tuple[TagRule, ...] = rules_local.RULES + rules_shares.RULES + rules_verbs.RULES


def _proposals(rule: str, claim: ClaimSpan) -> list[Proposal]:
    """What a rule's claim says, role by role."""
    found = [
        Proposal(rule, role, span.start, span.end)
        for role, span in (("subject", claim.subject), ("metric", claim.metric))
        if span is not None
    ]
    if claim.change is not None:
        found.append(Proposal(rule, "change", -1, -1, " ".join(claim.change)))
    return found or [Proposal(rule, "none", -1, -1)]


class Filler:
    """Applies the rules in their order; `last` is the claim before in the article."""

    text: str
    quantities: list[QuantitySpan]
    last: ClaimSpan | None

    # --- roles
    def _roles(self, site: Site, claim: ClaimSpan) -> None:
        for rule in RULES:
            if rule.kinds and not self._kind(rule, site.quantity):
                continue
            groups = match(rule, site.parse.tags, site.at)
            if groups is None:
                continue
            if rule.check is not None and not rule.check(site, groups):
                continue
            if claim.rule is None:
                self._fill(rule, groups, site, claim)
                claim.rule = rule.name
                claim.trace.append(
                    {
                        "rule": rule.name,
                        "groups": {
                            k: list(site.parse.span(site.chunk(v))) for k, v in groups.items() if not k.startswith("_")
                        },
                    }
                )
                claim.evidence += _proposals(rule.name, claim)
                continue
            other = ClaimSpan(claim.quantity)
            kept = site.prior.change if site.prior is not None else None
            self._fill(rule, groups, site, other)
            if site.prior is not None:
                site.prior.change = kept
            claim.evidence += _proposals(rule.name, other)

    @staticmethod
    def _kind(rule: TagRule, quantity: QuantitySpan) -> bool:
        """Whether a rule reads a quantity's kind; the kind ``share`` stands for percents and fractions."""
        if quantity.kind in rule.kinds:
            return True
        fraction = quantity.kind == "multiple" and quantity.value is not None and quantity.value < 1
        return (fraction and "fraction" in rule.kinds) or (
            "share" in rule.kinds and (fraction or quantity.kind == "percent")
        )

    def _fill(self, rule: TagRule, groups: dict[str, int], site: Site, claim: ClaimSpan) -> None:
        found = Found()
        if rule.theme:
            found = self._theme(rule.theme, groups, site)
            if rule.subject and found.subject is None:
                found.subject = self._subject(rule.subject, groups, site)
        else:
            found.subject = self._subject(rule.subject, groups, site) if rule.subject else None
            found.metric = self._metric(rule.metric, groups, site)
        if (
            rule.extra == "counted"
            and found.metric is None
            and (
                site.verb_class(groups["v"]) == "cost"
                or (
                    site.verb_class(groups["v"]) == "record"
                    and found.subject is not None
                    and found.subject.name is not None
                )
            )
        ):
            found.metric = RoleSpan(*site.parse.span(site.chunk(groups["v"])))
        if rule.extra == "counted" and found.metric is None and site.quantity.kind == "count":
            found.metric = self._counted(site)
        head = rule.subject == "n_words"  # the head of a list is what it is, whatever the word says elsewhere
        claim.subject, claim.metric = (found.subject, found.metric) if head else self._told(found, site.quantity)
        if (
            claim.subject is not None
            and claim.metric is not None
            and claim.subject.start == claim.metric.start
            and claim.subject.end == claim.metric.end
        ):
            claim.metric = None
        if rule.change:
            claim.change = self._change(rule, groups, site)
        if (
            rule.name in ("change_from", "change_noun_from")
            and site.prior is not None
            and site.prior.change is None
            and claim.change
        ):
            verb = site.chunk(groups["v"]).verb if "v" in groups else None
            if verb is not None and "participle" in verb.flags:
                site.prior.change = (claim.change[0], "to")
        if rule.extra == "was" and site.prior is not None:
            before = self.quantities[site.prior.quantity].value
            now = site.quantity.value
            if before is not None and now is not None and before != now:
                direction = "up" if before > now else "down"
                claim.change = (direction, "from")
                site.prior.change = site.prior.change or (direction, "to")

    def _told(self, found: Found, quantity: QuantitySpan) -> tuple[RoleSpan | None, RoleSpan | None]:
        """Subject and metric; a single word that names no thing is no subject: a measure («الأسعار»), «القصوى», «كل»."""
        role = found.subject
        if role is None or role.name is not None:
            return role, found.metric
        word = fold(self.text[role.start : role.end])
        kind = claim_lexicon.no_subjects().get(word)
        if kind == "measure":
            return None, found.metric or role
        if claim_lexicon.noun(word).kind == "measure":
            if not self.text[role.end : quantity.start].strip():
                return None, role  # «قطع مسافة 42 كلم»: the measure says more than the verb
            # A measure that a number before has taken is not this one's: «قطع مسافة 42 كلم … رغم حرارة بلغت 25 درجة».
            at = bisect_left(self.quantities, quantity.start, key=lambda other: other.start)
            taken = at > 0 and role.end <= self.quantities[at - 1].start
            return None, found.metric or (None if taken else role)
        if word in claim_lexicon.nisbas():
            role = self._described(role)
        return (None if kind == "empty" else role), found.metric

    def _described(self, adjective: RoleSpan) -> RoleSpan:
        """An adjective with the noun before it, which was taken for a verb: «تفوق أمريكي»."""
        noun = _WORD_BEFORE.search(self.text, max(0, adjective.start - 40), adjective.start)
        if noun is None or fold(noun.group(1)) in claim_lexicon.words():
            return adjective
        return RoleSpan(noun.start(1), adjective.end)

    def _theme(self, theme: str, groups: dict[str, int], site: Site) -> Found:
        if theme == "v":
            return site.verb_subject(groups["v"])
        if theme == "v_or_prior":
            if site.prior is not None and site.subject_index(groups["v"]) < 0:
                return Found(site.prior.metric, site.prior.subject)
            return site.verb_subject(groups["v"])
        if theme == "n_listed":
            return self._listed(groups["n"], site)
        if theme == "object":
            return self._object(groups["v"], site)
        if theme == "g_or_context":
            return self._changed(groups["g"], site)
        return site.phrase(groups[theme])

    def _listed(self, index: int, site: Site) -> Found:
        """The next of a list: a new subject of the same measure («وفرنسا 10%»), or a new measure of the same subject («وإصابة 30»)."""
        prior = site.prior
        assert prior is not None
        found = site.phrase(index)
        if found.metric is not None:
            return Found(found.metric, found.subject or prior.subject)
        return Found(prior.metric, found.subject)

    def _object(self, verb: int, site: Site) -> Found:
        """What a transitive verb of change («رفعت الشركة أسعارها») raises: the phrase after its subject."""
        subject = site.subject_index(verb)
        for i in range(verb + 1, site.at):
            if site.tag(i) in "NMG" and i != subject and site.tag(i - 1) not in "blkfmanv":
                return site.phrase(i)
        if subject > verb and site.noun(subject).kind:
            return site.phrase(subject)
        return Found(None, site.verb_subject(verb).subject)

    def _changed(self, index: int, site: Site) -> Found:
        """What a noun of change is the change of: its complement, the claim before, or the subject of its verb."""
        own = site.changed(index)
        said = site.phrase(index).metric
        if own.metric is not None or own.subject is not None:
            return own
        if site.prior is not None and site.prior_near:
            return Found(site.prior.metric, site.prior.subject)
        for i in range(index - 1, -1, -1):
            tag = site.tag(i)
            if tag in "z;":
                break
            if tag in "KABUSORLXPJ" or tag == "Y":
                theme = site.verb_subject(i)
                if site.subject_index(i) == index:
                    continue
                if theme.subject is not None or theme.metric is not None:
                    return theme
        if site.prior is not None:
            return Found(site.prior.metric, site.prior.subject)
        return Found(said)

    def _subject(self, spec: str, groups: dict[str, int], site: Site) -> RoleSpan | None:
        if spec == "prior":
            return site.prior.subject if site.prior else None
        if spec == "prior_or_context":
            return site.prior.subject if site.prior else site.clause_subject()
        if spec == "clause":
            return site.clause_subject()
        if spec == "n_words":
            return RoleSpan(*site.parse.span(site.chunk(groups["n"])))
        if spec == "place":
            return site.place(groups.get("v", site.at - 1))
        if spec == "pronoun":
            word = site.word(groups["o"])
            pronoun = next((p for p in claim_lexicon.PRONOUNS if word.endswith(p)), HA)
            return site.antecedent(pronoun, groups["o"])
        if spec == "place_or_v":
            place = (
                site.place(groups["v"])
                if site.tag(groups["v"] + 1) == "f" and site.word(groups["v"] + 1) not in IN
                else None
            )
            return place or site.whole_subject(groups["v"])
        if spec == "place_or_context":
            return site.place(groups.get("m", site.at - 1))
        for group in spec.split("_or_"):
            if group not in groups:
                continue
            index = groups[group]
            if group == "v":
                return site.whole_subject(index)
            if site.tag(index) == "q":
                return self._counted_at(site, index)
            found = site.phrase(index)
            if found.subject is not None or found.metric is not None:
                return found.subject or found.metric
        return None

    def _metric(self, spec: str, groups: dict[str, int], site: Site) -> RoleSpan | None:
        if not spec:
            return None
        prior = site.prior
        if spec == "prior":
            return prior.metric if prior else None
        if spec == "prior_counted":
            return self._counted_at(site, site.prior_at) if site.prior_at >= 0 else None
        if spec == "prior_or_w":
            if prior is not None and prior.metric is not None and self._is_noun(prior.metric):
                return prior.metric
            return self._whole(groups["w"], site)
        if spec == "w_if_pronoun":
            if "w" in groups and site.noun(groups["w"]).pronoun:
                return self._whole(groups["w"], site)
            return prior.metric if prior else None
        if spec == "last":
            return prior.metric if prior and prior.metric else self.last.metric if self.last else None
        if spec == "o_words":
            return RoleSpan(*site.parse.span(site.chunk(groups["o"])))
        if spec == "w_whole":
            return RoleSpan(*site.parse.span(site.chunk(groups["w"])))
        if spec == "v_words":
            chunk = site.chunk(groups["v"])
            return RoleSpan(*site.parse.span(chunk))
        if spec == "poss":
            return RoleSpan(*site.parse.span(site.chunk(groups["n"] - 1)))
        if spec == "t_to_m":
            chunk = site.chunk(groups["m"])
            return RoleSpan(site.parse.span(site.chunk(groups["m"] - 1))[0], site.parse.tokens[chunk.first].end)
        if spec == "e_to_x":
            first = site.parse.tokens[site.chunk(groups["x"]).first]
            return RoleSpan(site.parse.span(site.chunk(groups["e"]))[0], first.end)
        if spec == "w":
            return self._whole(groups["w"], site) if "w" in groups else prior.metric if prior else None
        if spec == "g":
            found = site.splitter.split(groups["g"], follow=False)
            return found.metric
        if spec not in groups:
            return None
        said = site.splitter.split(groups[spec], follow=False)
        return said.metric or said.subject

    def _whole(self, index: int, site: Site) -> RoleSpan | None:
        said = site.splitter.split(index, follow=False)
        return said.metric or said.subject

    def _is_noun(self, role: RoleSpan) -> bool:
        first = fold(self.text[role.start : role.end].split()[0])
        return claim_lexicon.verb(first) is None or bool(claim_lexicon.noun(first).kind)

    def _counted(self, site: Site) -> RoleSpan | None:
        return self._counted_at(site, site.at)

    def _counted_at(self, site: Site, index: int) -> RoleSpan | None:
        """The counted noun with its adjectives, as it stands after a quantity."""
        chunk = site.chunk(index)
        quantity = self.quantities[chunk.ref]
        if quantity.counted_span is not None and quantity.counted_span[0] >= quantity.end:
            return RoleSpan(*quantity.counted_span)
        tokens = site.parse.tokens[chunk.first + 1 : chunk.last]
        if not tokens:
            return None
        last = 0
        while last + 1 < len(tokens) and not claim_lexicon.noun(tokens[last + 1].key).definite:
            last += 1
        return RoleSpan(tokens[0].start, tokens[last].end)

    def _change(self, rule: TagRule, groups: dict[str, int], site: Site) -> tuple[str, str] | None:
        if rule.change == "prior":
            return site.prior.change if site.prior else None
        spec = rule.direction
        if spec == "prior":
            if site.prior is None or site.prior.change is None:
                return None
            return site.prior.change[0], rule.change
        word = site.parse.tokens[site.chunk(site.at).first - 1].key if site.chunk(site.at).first else ""
        if rule.name == "change_by" and word in _LEVELS:
            return (site.direction(groups["v"]), "to")
        if spec == "lemma":
            return (site.lost(groups["v"]), rule.change)
        if spec == "loss":
            return (site.loss(groups["g"]), rule.change)
        direction = (
            site.change_direction()
            if spec == "prior_change"
            else site.direction(groups[spec])
            if spec in groups
            else spec
        )
        return (direction, rule.change) if direction in ("up", "down") else None
