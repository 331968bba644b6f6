"""Why a claim has its roles: words, phrases, what each rule says, and the candidates with how likely they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arextract.layers import Layers, RoleSpan, layers
from arextract.pipes.claims.chooser import Chooser
from arextract.text.doc_text import clean_text
from arextract.text.word_layer import BREAK, Words, doc_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHOWN = 4  # candidates of a role


def explain(doc: Doc, index: int, chooser: Chooser | None = None) -> list[str]:
    """Lines that say why claim number `index` (from 0) of `doc` has its roles.

    With a `chooser` the candidates of every role stand there with their likelihood. Offsets count code points of the
    clean text. Raises `IndexError` if there is no such claim.
    """
    own, text = layers(doc), clean_text(doc)
    claim = own.claims[index]
    quantity = own.quantities[claim.quantity]

    def said(start: int, end: int) -> str:
        return f"{text[start:end]!r} [{start}:{end}]"

    def role(span: RoleSpan | None) -> str:
        if span is None:
            return "null"
        return said(span.start, span.end) + ("" if span.score is None else f" score {span.score:.2f}")

    lines = [f"quantity  {said(quantity.start, quantity.end)} {quantity.kind}"]
    lines += _sentence(doc_words(doc), own, quantity.start)
    if not claim.evidence:
        lines.append("evidence  no rule speaks")
    for proposal in claim.evidence:
        share = "" if chooser is None else f" (right in {chooser.model.precision.get(proposal.rule, 0.5):.2f})"
        what = said(proposal.start, proposal.end) if proposal.start >= 0 else "no role"
        lines.append(f"evidence  {proposal.rule}{share} says {proposal.role}: {what}")
    if chooser is not None:
        for name, candidates in chooser.candidates(doc_words(doc), own, index, _SHOWN).items():
            lines += [f"candidate {name} {likely:.2f} {words!r}" for words, likely in candidates]
    time = None if claim.time is None else own.times[claim.time]
    lines += [f"subject   {role(claim.subject)}", f"metric    {role(claim.metric)}", f"source    {role(claim.source)}"]
    lines.append("time      " + ("null" if time is None else said(time.start, time.end)))
    lines.append(f"change    {' '.join(claim.change) if claim.change else 'null'}")
    lines.append(f"hedged {claim.hedged}, negated {claim.negated}")
    lines.append(f"rule      {claim.rule or 'none'}" + ("" if claim.score is None else f", score {claim.score:.2f}"))
    return lines


def _sentence(found: Words, own: Layers, start: int) -> list[str]:
    """The words of the sentence at `start` with their parts of speech, its clauses and its noun phrases."""
    first, last = next(
        ((a, b) for a, b in found.sentences if b and found.starts[a] <= start < found.ends[b - 1]), (0, 0)
    )
    syntax = own.syntax
    tags = syntax.tags or [""] * len(found)
    shown = [f"{found.surface(i)}/{tags[i]}" for i in range(first, last) if found.kinds[i] != BREAK]
    lines = ["words     " + " ".join(shown)]
    for clause in syntax.clauses:
        if first <= clause.first < last:
            verb = "" if clause.verb is None else f", verb {found.surface(clause.verb)!r}"
            words = found.text[found.starts[clause.first] : found.ends[clause.last - 1]]
            lines.append(f"clause    {clause.kind}{verb}: {words!r}")
    for phrase in syntax.phrases:
        if first <= phrase.first < last:
            lines.append(f"phrase    {found.text[phrase.start : phrase.end]!r} {phrase.prep}".rstrip())
    return lines
