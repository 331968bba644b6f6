"""A claim as a fact that others can be compared with: of whom, which measure, in which period, reported when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.comparison.figures import Figure, Rates, figure
from arextract.comparison.measures import measure_words
from arextract.corpus.time_intervals import Interval, interval
from arextract.record import Article, Claim, Entity, Quantity, Role

# Latin forms that are no spelling alone: two articles that have the same one speak of the same thing.
_KNOWN = ("latin", "lexicon", "gloss", "cluster")


class Story:
    """What tells whether two articles tell one story: their names and their words, by lemma; read when asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def names(self) -> frozenset[str]:
        """Latin forms of the names, the Arabic where there is none."""
        return frozenset(e.canonical or e.text for e in self._article.entities)

    @cached_property
    def words(self) -> frozenset[str]:
        """The lemmas of all words but function words."""
        return measure_words(self._article.text)


@dataclass(frozen=True, slots=True)
class Fact:
    """`about` are the names and words that say what is measured of whom; `key` what facts must share to be compared at all."""

    article: Article
    story: Story
    claim: Claim
    figure: Figure
    about: frozenset[str]
    named: bool
    period: Interval | None
    reported: date | None
    key: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self._key())

    def _key(self) -> tuple[str, ...]:
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
    every = list(articles)
    known = _currencies(every)
    for article in every:
        identities, story = _identities(article), Story(article)
        values = {time.id: time.value for time in article.times}
        reported = _day(article.published)
        for claim in article.claims:
            if claim.quantity.kind == "rank":
                continue
            found = figure(_with_currency(claim.quantity, known), to, rates)
            if found is None:
                continue
            names, words = _about(article, claim, identities)
            if not words and not (names and claim.quantity.kind == "money"):
                continue
            period = interval(values.get(claim.time or ""))
            yield Fact(article, story, claim, found, names | words, bool(names), period, reported)


def _currencies(articles: list[Article]) -> dict[str, str]:
    """Noun of a currency → its code, where every amount in it that the articles' context decides is of one country."""
    codes: dict[str, set[str]] = {}
    for article in articles:
        for claim in article.claims:
            quantity = claim.quantity
            if quantity.kind == "money" and quantity.unit is not None:
                for word in measure_words(quantity.text):
                    codes.setdefault(word, set()).add(quantity.unit)
    return {word: next(iter(found)) for word, found in codes.items() if len(found) == 1}


def _with_currency(quantity: Quantity, known: dict[str, str]) -> Quantity:
    """An amount whose country its own article leaves open («ريال») has that of the others, where they agree."""
    if quantity.kind != "money" or quantity.unit is not None:
        return quantity
    codes = {known[word] for word in measure_words(quantity.text) & _currency_nouns() if word in known}
    return quantity.model_copy(update={"unit": codes.pop()}) if len(codes) == 1 else quantity


@cache
def _currency_nouns() -> frozenset[str]:
    """The nouns of currencies, by lemma."""
    return frozenset(word for row in table("currency_nouns") for word in measure_words(row["singular"]))


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
    words = (word.removeprefix(LAM_ARTICLE).removeprefix(ARTICLE) for word in fold(name).split())
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
        if (
            span is not claim.subject or not rest
        ):  # what follows a name in the subject is its own tail («السدرة للاتصالات»)
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
