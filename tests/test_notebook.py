"""An article in a notebook: marked, right to left, and nothing of it becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.corpus.test_exchange import article


class _Reader(HTMLParser):
    """The text of a page, its tags, and the titles by the text that they stand on."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags, self.titles = "", set(), {}
        self._title: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._title = dict(attrs).get("title")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._title:
            self.titles[data] = self._title
        self._title = None


def test_roles_stand_on_the_number() -> None:
    one = article()
    page = one._repr_html_()
    read = _Reader(page)
    assert one.text in read.text and "direction:rtl" in page
    assert read.titles["٥٪"].splitlines() == [
        "q1: percent · = · 5 · %", "subject: إنفيديا · Nvidia", "source: إنفيديا · Nvidia", "metric: الأربـاح", "time: 2024", "change: up by",
    ]  # fmt: skip
    assert read.titles["إنفيديا"] == "ORG · Nvidia · lexicon"


def test_nothing_of_a_hostile_article_is_markup() -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    one = article(f"{evil} قالت إنفيديا إن الأربـاح ارتفعت ٥٪ في عام ٢٠٢٤ {evil}")
    one.title = one.id = evil
    one.entities[0].canonical = evil
    assert one.claims[0].subject is not None
    one.claims[0].subject.canonical = evil
    read = _Reader(one._repr_html_())
    assert read.tags == {"div", "b", "span"}
    assert one.text in read.text and evil in read.titles["إنفيديا"]


def test_spans_that_lie_in_each_other() -> None:
    one = article()
    one.times[0].start, one.times[0].end = one.claims[0].quantity.start, one.claims[0].quantity.end
    read = _Reader(one._repr_html_())
    assert "TIME · 2024" in read.titles["٥٪"] and "subject" in read.titles["٥٪"]
