"""Attributions and subjects of the press whose reading once went wrong."""

import pytest

import arextract


@pytest.mark.parametrize(
    ("text", "source", "hedged"),
    [
        ("قال علي بن صالح إن الأمر صعب. وقد بلغ العدد 30 قتيلا، وفق روايته.", "علي بن صالح", False),
        ("وقد بلغ العدد 30 قتيلا، وفق روايته.", None, False),
        ("قال علي بن صالح إن الأمر صعب، حسب تعبيره. يذكر أن الكتلة تضم 25 نائبا.", None, False),
        ("قال علي بن صالح إن الأمر صعب. ويُعتقد أن الشركة خسرت 25 مشتركا.", None, True),
        ("قال المدير شفيق حجي إن 5 أطفال عادوا. كما أوضح أنه تم تسجيل 14 طفلا.", "شفيق حجي", False),
        ("وبلغ العدد 30، وفق تقديرات البنك الدولي.", "البنك الدولي", True),
    ],
)
def test_sources(text: str, source: str | None, hedged: bool) -> None:
    claim = arextract.extract(text, pipeline="rules").claims[-1]
    assert (claim.source and claim.source.text, claim.hedged) == (source, hedged)


@pytest.mark.parametrize(
    ("text", "subject", "metric"),
    [
        ("في محاولة لتجاوز تفوق أمريكي يمتد لأكثر من نصف قرن.", "تفوق أمريكي", None),
        ("وتتراوح القصوى بين 10 و14 درجة.", None, "القصوى"),
        ("حظيرة مشتركي الانترنت في المغرب ارتفعت إلى 41 مليون مشترك.", "المغرب", "حظيرة مشتركي الانترنت"),
        ("ارتفع استخدام النماذج المفتوحة في الصين إلى 30%.", "النماذج المفتوحة", "استخدام"),
    ],
)
def test_roles(text: str, subject: str | None, metric: str | None) -> None:
    (claim,) = arextract.extract(text, pipeline="rules").claims
    said = claim.metric and claim.metric.text
    assert claim.subject is None if subject is None else claim.subject is not None and claim.subject.text == subject
    assert metric is None or said == metric
