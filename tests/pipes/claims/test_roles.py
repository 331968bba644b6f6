"""Anaphora, attribution, modality, time and citations, each with what must not happen."""

from __future__ import annotations

import pytest

from tests.cost import least_seconds

from .marked import claims, words

SOURCES = [
    ("قالت [n:ORG منظمة الصحة العالمية] إن عدد الإصابات بلغ [q:count 5 آلاف].", "منظمة الصحة العالمية"),
    (
        "قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الشركة شحنت [q:count 6 ملايين] وحدة.",
        "جنسن هوانغ",
    ),
    ("بلغت الخسائر [q:money 5 ملايين دولار]، وفقا لبيانات [n:ORG البنك الدولي].", "البنك الدولي"),
    ("بلغت الخسائر [q:money 5 ملايين دولار]، حسب إحصاءات رسمية.", "إحصاءات رسمية"),
    ("أظهرت بيانات أولية أن المؤشر هبط [q:percent 5%].", "بيانات أولية"),
    ('"أنفقنا [q:money 3 ملايين دولار] على المشروع"، قال [n:PER أحمد علي].', "أحمد علي"),
    ("بلغت الخسائر [q:money 5 ملايين دولار].", ""),
    ("قال [n:PER أحمد علي] إنه راض. وبلغت الخسائر [q:money 5 ملايين دولار].", ""),
    ("قال [n:PER أحمد علي] إنه راض. وأضاف أن الخسائر بلغت [q:money 5 ملايين دولار].", "أحمد علي"),
    ("تشير تقديرات إلى أن الخسائر بلغت [q:money 5 ملايين دولار].", ""),
]


@pytest.mark.parametrize(("marked", "source"), SOURCES)
def test_source(marked: str, source: str) -> None:
    text, _, found = claims(marked)
    assert words(text, found[-1].source) == source


SUBJECTS = [
    ("أعلنت شركة [n:ORG تسلا] أنها باعت [q:count 400 ألف] سيارة.", "تسلا"),
    ("ارتفعت إيرادات [n:ORG أمازون] [q:percent 11%]، فيما زادت أرباحها [q:percent 20%].", "أمازون"),
    ("أطلقت [n:ORG آبل] هاتفا جديدا. وباعت الشركة [q:count 5 ملايين] هاتف.", "آبل"),
    ("قال السياح الأجانب الذين زاد عددهم بـ[q:percent 13%] إنهم راضون.", "السياح الأجانب"),
    ("وبلغت النسبة [q:percent 3%].", ""),
]


@pytest.mark.parametrize(("marked", "subject"), SUBJECTS)
def test_antecedent(marked: str, subject: str) -> None:
    text, _, found = claims(marked)
    assert words(text, found[-1].subject) == subject


PARAGRAPHS = [
    ("أطلقت [n:ORG آبل] هاتفا جديدا.\nوباعت الشركة [q:count 5 ملايين] هاتف.", "آبل"),  # «و» goes on
    ("أطلقت [n:ORG آبل] هاتفا جديدا.\nباعت الشركة [q:count 5 ملايين] هاتف.", "الشركة"),
    ("نزل المطر على [n:ORG آبل] أمس.\nأعلنت شركة [n:ORG تسلا] أنها باعت [q:count 400 ألف] سيارة.", "تسلا"),
    ("خسرت [n:ORG آبل] [q:money 5 ملايين دولار].\nزادت مبيعاتها [q:percent 9%].", ""),
]


@pytest.mark.parametrize(("marked", "subject"), PARAGRAPHS)
def test_what_went_before_is_remembered_where_a_paragraph_goes_on(marked: str, subject: str) -> None:
    text, _, found = claims(marked)
    assert words(text, found[-1].subject) == subject


MODALITY = [
    ("بلغت الخسائر [q:money 5 ملايين دولار].", False, False),
    ("قد تبلغ الخسائر [q:money 5 ملايين دولار].", True, False),
    ("قد بلغت الخسائر [q:money 5 ملايين دولار].", False, False),
    ("من المتوقع أن تبلغ الخسائر [q:money 5 ملايين دولار].", True, False),
    ("ستبلغ الخسائر [q:money 5 ملايين دولار].", True, False),
    ("لم تبلغ الخسائر [q:money 5 ملايين دولار].", False, True),
    ("لم تتجاوز الخسائر [q:money 5 ملايين دولار].", False, False),
    ("لا تقل الخسائر عن [q:money 5 ملايين دولار].", False, False),
    ("نفت [n:ORG سوناطراك] أن تكون خسائرها بلغت [q:money 5 ملايين دولار].", False, True),
    ("نفى [n:PER أحمد] الخبر، مؤكدا أن الخسائر بلغت [q:money 5 ملايين دولار].", False, False),
    ("قد تغلق الشركة فروعا، بينما بلغت الخسائر [q:money 5 ملايين دولار].", False, False),
    ("قالت ليلى إن المتجر سيغلق أبوابه، وقالت سعاد إن الورشة باعت [q:count 40] قطعة.", False, False),
    ("يتوقع المصنع أن يشحن آلاف القطع بعد أن باع [q:count 70] حاوية.", False, False),
    ("يرى خبراء أن الأجور لن ترتفع، وقد رفع المصنع أسعاره [q:percent 2%].", False, False),
    ("يعتقد [q:percent 53%] من السكان أن الأسعار ارتفعت.", False, False),
    ("نفى المصنع توقف الإنتاج، وقال إنه شحن [q:count 70] حاوية.", False, False),
    ("زادت الطلبيات [q:percent 3%]، وستصل إلى 9% حسب تقديرات المصنع.", False, False),
    ("قد تبلغ الأرباح حدا عاليا، وقد تصل إلى [q:money 11 مليون دولار].", True, False),
]


@pytest.mark.parametrize(("marked", "hedged", "negated"), MODALITY)
def test_modality(marked: str, hedged: bool, negated: bool) -> None:
    *_, claim = claims(marked)[2]
    assert (claim.hedged, claim.negated) == (hedged, negated)


def test_each_figure_takes_its_own_time() -> None:
    marked = "تراجع عدد السكان من [q:count 49 مليونا] في [t:2015 2015] إلى [q:count 43 مليونا] في [t:2035 2035]."
    first, second = claims(marked)[2]
    assert (first.time, second.time) == (0, 1)
    assert (first.change, second.change) == (("down", "from"), ("down", "to"))


def test_time_of_a_comparison_is_not_the_claims() -> None:
    marked = "ارتفعت الأرباح في [t:2024 عام 2024] بنسبة [q:percent 5%] مقارنة مع [t:2023 عام 2023]."
    (claim,) = claims(marked)[2]
    assert claim.time == 0


def test_time_carries_while_the_event_goes_on() -> None:
    *_, claim = claims("ارتفعت الأسعار في [t:2024 عام 2024] بنسبة [q:percent 5%]. وزادت الأجور [q:percent 2%].")[2]
    assert claim.time == 0
    *_, claim = claims("ارتفعت الأسعار في [t:2024 عام 2024] بنسبة [q:percent 5%]. ويملك البنك [q:count 3] فروع.")[2]
    assert claim.time is None


TIMES = [
    ("باعت الشركة [q:count 5] سيارات في [t:2020 عام 2020].", (0, "after")),
    (
        "بلغت الأرباح [q:money 5 دنانير] من بيع السيارات والحافلات والدراجات والشاحنات في المصانع الكبيرة في [t:2024 عام 2024].",
        (0, "far after"),
    ),
    ("في [t:2020 عام 2020] باعت الشركة [q:count 5] سيارات.", (0, "before")),
    ("في [t:2020 عام 2020] توقف المصنع، وباعت الشركة [q:count 5] سيارات.", (0, "joined")),
    ("في [t:2020 عام 2020] قال المدير إن الشركة باعت [q:count 5] سيارات.", (0, "that")),
    ("من [t:2020 عام 2020] باعت الشركة [q:count 5] سيارات. وزادت الأجور [q:percent 2%].", (0, "carried")),
    # what began then, and what a change starts from, tell nothing of the next sentence
    ("منذ [t:2020 عام 2020] باعت الشركة [q:count 5] سيارات. وزادت الأجور [q:percent 2%].", (None, "")),
    (
        "تراجعت المبيعات إلى [q:count 30] سيارة في [t:2024 عام 2024] من [q:count 50] سيارة في [t:2023 عام 2023]. وزادت الأجور [q:percent 2%].",
        (0, "carried"),
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TIMES)
def test_where_the_time_of_the_last_figure_stands(marked: str, expected: tuple[int | None, str]) -> None:
    *_, claim = claims(marked)[2]
    assert (claim.time, claim.time_by) == expected


def test_duration_as_adverbial_has_no_roles() -> None:
    (claim,) = claims("غادر [n:PER أحمد علي] البلاد قبل [q:duration ست سنوات].")[2]
    assert (claim.subject, claim.metric, claim.time, claim.source, claim.rule) == (None, None, None, None, None)


def test_marker_covers_back_to_the_one_before() -> None:
    marked = "بلغت الكلفة [q:money 4 ملايين دولار][c:https://a.example/1 [5]]، والربح [q:money 2 مليون دولار][c:https://a.example/2 [6]]."
    first, second = claims(marked)[2]
    assert first.citations == ["https://a.example/1"]
    assert second.citations == ["https://a.example/2"]


def test_one_claim_a_quantity_in_order() -> None:
    _, found, said = claims("[q:count 5] و[q:count 6]\n\n[q:count 7] (((( [q:count 8] ؛؛ أما")
    assert [c.quantity for c in said] == list(range(len(found.quantities)))


@pytest.mark.parametrize(
    "text", ["", "\n", "لا أرقام هنا.", "[q:count 5]", "و[q:count 5]", "([q:count 5])", "أي [q:count 5]"]
)
def test_odd_texts(text: str) -> None:
    claims(text)


def test_time_grows_with_length() -> None:
    """A sentence of ten thousand numbers takes no more than about ten times one of a thousand."""

    def seconds(n: int) -> float:
        marked = "بلغت " + " و".join(f"[q:count {i % 90 + 10}]" for i in range(n)) + " شخصا."
        return least_seconds(lambda: claims(marked), tries=1)

    seconds(200)
    assert seconds(4000) < 12 * max(seconds(1000), 0.02)
