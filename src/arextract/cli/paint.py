"""An article and its claims in a terminal's colours."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from arextract.comparison import Group
from arextract.record import Article, Claim, Metric, Role

STYLES = {"PER": "bold magenta", "ORG": "bold blue", "LOC": "bold green", "PRODUCT": "bold cyan", "MISC": "bold yellow"}
_QUANTITY = "black on bright_yellow"
_TIME = "underline"
_CONTROLS = dict.fromkeys(
    {*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {9, 10}, "\ufffd"
)


def safe(text: str) -> str:
    """`text` without what a terminal would obey instead of print; the same length."""
    return text.translate(_CONTROLS)


def painted(article: Article) -> Text:
    """The article's text with names by label, quantities marked and times underlined."""
    text = Text(safe(article.text))
    for time in article.times:
        text.stylize(_TIME, time.start, time.end)
    for entity in article.entities:
        text.stylize(STYLES[entity.label], entity.start, entity.end)
    for claim in article.claims:
        text.stylize(_QUANTITY, claim.quantity.start, claim.quantity.end)
    return text


def amount(claim: Claim) -> str:
    """The value with comparator and unit, as ``~ 4600000 USD`` or ``5–7 %``."""
    q = claim.quantity
    if q.value is not None:
        number = f"{q.value}"
    else:
        number = f"{'' if q.low is None else q.low}–{'' if q.high is None else q.high}"
    parts = [q.comparator if q.comparator != "=" else "", number, q.unit or "", f"/ {q.per}" if q.per else ""]
    return " ".join(part for part in parts if part)


_UNSURE = 0.6


def _sure(role: Role | Metric | None) -> str:
    """What a role says, with a question mark where it is right in less than six of ten cases."""
    if role is None:
        return ""
    words = (role.canonical if isinstance(role, Role) else None) or role.text
    return f"{words} ?" if role.score is not None and role.score < _UNSURE else words


def claims_table(article: Article) -> Table:
    """One row a claim; what is unsure has a question mark."""
    table = Table(box=None, pad_edge=False)
    for name in ("claim", "value", "counted", "subject", "metric", "time", "source", "marks"):
        table.add_column(name, overflow="fold")
    times = {t.id: t.value or t.text for t in article.times}
    for claim in article.claims:
        marks = [m for m, on in (("hedged", claim.hedged), ("denied", claim.negated)) if on]
        marks += [f"{claim.change.direction} {claim.change.role}"] if claim.change else []
        cells = (
            claim.id, amount(claim), claim.quantity.counted or "", _sure(claim.subject),
            _sure(claim.metric), times.get(claim.time or "", ""),
            _sure(claim.source), ", ".join(marks),
        )  # fmt: skip
        table.add_row(*(Text(safe(cell)) for cell in cells))
    return table


_VERDICTS = {"contradiction": "bold red", "update": "bold blue", "rounding": "yellow", "agreement": "green"}


def groups_tree(groups: list[Group]) -> Tree:
    """Groups of compared claims: each figure with the sentences that tell it."""
    tree = Tree("", hide_root=True)
    for group in groups:
        claim = group.facts[0].claim
        subject = claim.subject and (claim.subject.canonical or claim.subject.text)
        measure = claim.metric.text if claim.metric else claim.quantity.counted
        head = Text(group.verdict, style=_VERDICTS[group.verdict])
        head.append(safe(f"  {' · '.join(part for part in (subject, measure) if part)}"), style="bold")
        branch = tree.add(head)
        for version in group.versions:
            figure = branch.add(Text(amount(version[0].claim), style=_QUANTITY))
            for fact in version:
                source = fact.claim.source and (fact.claim.source.canonical or fact.claim.source.text)
                where = " · ".join(part for part in (fact.article.published, fact.article.id, source) if part)
                figure.add(Text(safe(f"{where}: {' '.join(fact.text.split())}")))
    return tree
