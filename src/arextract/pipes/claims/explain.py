"""Why a claim has its roles: the rule, the words that it matched, and what each role was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arextract.layers import RoleSpan, clean_text, layers

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUPS = {"v": "verb", "n": "noun", "m": "measure", "g": "change", "e": "comparative", "w": "whole", "x": "noun"}


def explain(doc: Doc, index: int) -> list[str]:
    """Lines that say which rules gave claim number `index` (from 0) of `doc` its roles, and on which words.

    Offsets count code points of the clean text. Raises `IndexError` if there is no such claim.
    """
    own, text = layers(doc), clean_text(doc)
    claim = own.claims[index]
    quantity = own.quantities[claim.quantity]

    def said(start: int, end: int) -> str:
        return f"{text[start:end]!r} [{start}:{end}]"

    def role(span: RoleSpan | None) -> str:
        return "null" if span is None else said(span.start, span.end)

    lines = [f"quantity  {said(quantity.start, quantity.end)}"]
    if not claim.trace:
        lines.append("no rule fired: the roles stay null")
    for step in claim.trace:
        lines.append(f"rule      {step['rule']}")
        for group, (start, end) in sorted(step["groups"].items(), key=lambda item: item[1]):
            lines.append(f"  {_GROUPS.get(group, group)}: {said(start, end)}")
    time = None if claim.time is None else own.times[claim.time]
    lines += [f"subject   {role(claim.subject)}", f"metric    {role(claim.metric)}", f"source    {role(claim.source)}"]
    lines.append("time      " + ("null" if time is None else said(time.start, time.end)))
    lines.append(f"change    {' '.join(claim.change) if claim.change else 'null'}")
    lines.append(f"hedged {claim.hedged}, negated {claim.negated}")
    return lines
