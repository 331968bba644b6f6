"""How often each rule of the claims is right on annotated text, and what would be lost without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from arextract.ner import shared_model
from arextract.pipeline import load
from arextract.pipes.claims import strongest_first
from arextract.training.roles_data import Passage, read_folders

_ROLES = ("subject", "metric", "source")


@dataclass(slots=True)
class Count:
    """Of one rule and role: proposals, right ones, and right ones that no other rule makes."""

    said: int = 0
    right: int = 0
    alone: int = 0


def rule_counts(passages: Iterable[Passage]) -> dict[tuple[str, str], Count]:
    """The counts by rule and role; numbers that are optional or were not found count neither way."""
    found: dict[tuple[str, str], Count] = defaultdict(Count)
    for passage in passages:
        text = passage.words.text
        for gold in passage.gold:
            if gold.number is None or gold.optional:
                continue
            right: dict[str, set[str]] = defaultdict(set)
            for proposal in passage.claims[gold.number].evidence:
                if proposal.start < 0 or proposal.role not in _ROLES:
                    continue
                span = {"start": proposal.start, "end": proposal.end, "text": text[proposal.start : proposal.end]}
                count = found[proposal.rule, proposal.role]
                count.said += 1
                if passage.role_right(gold.roles[proposal.role], span):
                    count.right += 1
                    right[proposal.role].add(proposal.rule)
            for role, rules in right.items():
                if len(rules) == 1:
                    found[next(iter(rules)), role].alone += 1
    return dict(found)


def rule_table(folder: Path) -> list[str]:
    """One line for each rule and role on the gold below `folder`, the surest first (precision, counts, what it adds), then the rules that said nothing."""
    nlp = load(overrides={"components.claims.model": None})
    counts = rule_counts(read_folders([folder], nlp, shared_model()))
    ordered = sorted(counts.items(), key=lambda item: (-item[1].right / item[1].said, item[0]))
    silent = {rule.name for rule in strongest_first()} - {rule for rule, _ in counts}
    return [
        f"{rule:24} {role:8} P {count.right / count.said:.3f}   ({count.right}/{count.said} said, {count.alone} that no other rule says)"
        for (rule, role), count in ordered
    ] + [f"{rule:24} said nothing" for rule in sorted(silent)]
