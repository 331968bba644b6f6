"""A claim as a fact that others can be compared with: of whom, which measure, in which period, reported when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from arextract.arabic.fold import fold
from arextract.comparison.figures import Figure, Rates, figure
from arextract.comparison.measures import measure_words
from arextract.corpus.periods import Interval, interval
from arextract.record import Article, Claim, Entity, Role

# Latin forms that are no spelling alone: two articles that have the same one speak of the same thing.
_KNOWN = ("latin", "lexicon", "gloss", "cluster")


@dataclass(frozen=True, slots=True)
class Fact:
    """`about` are the names and words that say what is measured of whom; `key` what facts must share to be compared at all."""

    article: Article
    claim: Claim
    figure: Figure
    about: frozenset[str]
    named: bool
    period: Interval | None
    reported: date | None

    @property
    def key(self) -> tuple[str, ...]:
        change = self.claim.change
        role = f"{change.role} {change.direction}" if change is not None and change.role == "by" else ""
        per = " ".join(sorted(measure_words(self.claim.quantity.per or "")))
        return (self.claim.quantity.kind, self.figure.unit, role, per)

    @property
    def text(self) -> str:
        """The sentence that holds the claim."""
        return self.article.text[self.claim.sentence.start : self.claim.sentence.end].strip()


def facts(articles: Iterable[Article], to: str | None = None, rates: Rates | None = None) -> Iterator[Fact]:
    """The facts of `articles`: claims with a figure and something that says what is measured; ranks are none."""
    for article in articles:
        identities = _identities(article)
        values = {time.id: time.value for time in article.times}
        reported = _day(article.published)
        for claim in article.claims:
            if claim.quantity.kind == "rank":
                continue
            found = figure(claim.quantity, to, rates)
            if found is None:
                continue
            names, words = _about(article, claim, identities)
            if not words and not (names and claim.quantity.kind == "money"):
                continue
            period = interval(values.get(claim.time or ""))
            yield Fact(article, claim, found, names | words, bool(names), period, reported)


def _day(published: str | None) -> date | None:
    try:
        return None if published is None else date.fromisoformat(published)
    except ValueError:
        return None


def _identities(article: Article) -> list[tuple[Entity, str]]:
    """Each mention with what it stands for: a known Latin form, else the fullest Arabic form of its cluster."""
    fullest: dict[str, Entity] = {}
    for entity in article.entities:
        if entity.cluster is not None:
            best = fullest.get(entity.cluster)
            if best is None or len(entity.text) > len(best.text):
                fullest[entity.cluster] = entity
    found = []
    for entity in article.entities:
        best = fullest.get(entity.cluster or "", entity)
        known = next((e for e in (best, entity) if e.canonical and e.canonical_by in _KNOWN), None)
        found.append(
            (entity, f"={known.canonical.casefold()}" if known and known.canonical else f"={_plain(best.text)}")
        )
    return found


def _plain(name: str) -> str:
    """A name as a key: letters folded, without articles and a leading preposition of «للاتصالات»."""
    words = (word.removeprefix("لل").removeprefix("ال") for word in fold(name).split())
    return " ".join(word for word in words if word)


def _about(
    article: Article, claim: Claim, identities: list[tuple[Entity, str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Names and measuring words of subject, metric and counted noun; a name's own words are no measure."""
    names: set[str] = set()
    words: set[str] = set()
    for span in (claim.subject, claim.metric):
        if span is None:
            continue
        rest, at = [], span.start
        for entity, identity in identities:
            if entity.start < span.end and span.start < entity.end:
                names.add(identity)
                rest.append(article.text[at : max(at, entity.start)])
                at = max(at, entity.end)
        rest.append(article.text[at : span.end])
        if (
            isinstance(span, Role)
            and span.canonical
            and not any(e.start < span.end and span.start < e.end for e, _ in identities)
        ):
            names.add(f"={span.canonical.casefold()}")
            continue
        words |= measure_words(" ".join(rest))
    if claim.quantity.counted:
        words |= measure_words(claim.quantity.counted)
    return frozenset(names), frozenset(words)
