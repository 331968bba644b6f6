"""Every named rule of quantities with a text that it reads, and one that it leaves alone."""

from __future__ import annotations

import pytest

from arextract.pipes.quantities import find

RULES: dict[str, tuple[str, str]] = {
    "money": ("دفع 5 دولارات", "دفع 5 كتب"),
    "percent": ("نما 5%", "نما 5 كتب"),
    "count": ("باع 50 سيارة", "باع سيارة"),
    "multiple": ("زاد 5 أضعاف", "زاد 5 كتب"),
    "duration": ("استمر 5 سنوات", "في عام 2005"),
    "measure": ("قطع 5 أمتار", "قطع 5 كتب"),
    "range": ("بين 5 و7 أمتار", "ارتفع من 5 إلى 7 أمتار"),
    "range-dash": ("نما 5% - 7%", "فاز 7-5"),
    "bounded": ("أكبر من 10 وأقل من 20", "أكبر من 10 وأكبر من 20"),
    "rank-noun": ("المرتبة السابعة", "الليلة السابعة"),
    "rank-elative": ("ثاني أكبر مدينة", "ثاني يوم"),
    "share-of-them": ("خسر ربعهم", "خسر كلهم"),
    "twice": ("ضعف ما دفعه", "ضعف الأداء"),
    "filled": ("بلغت 5 ملايين دولار مقابل 4 ملايين", "بلغت 5 ملايين دولار ثم عاد"),
    "filled-number-of": ("بلغ عدد السكان 49,8 مليونا", "بلغ 49,8 مليون شخص"),
    "bare-dual": ("استمر عامين", "في عامي 2018 و2019"),
    "bare-one": ("استمر ساعة ونصف الساعة", "استمر ساعة"),
    "bare-age": ("بعد عقد من الزمن", "وقع عقد العمل"),
    "doubling": ("تضاعفت أرباح الشركة", "بسبب تضاعف الأسعار"),
    "the-double": ("زاد بمقدار الضعف", "يعاني من الضعف"),
    "filled-others": ("قتل 3 جنود وأصيب 7 آخرون", "قتل 3 جنود وأصيب 7 مدنيين"),
    "filled-index": ("تراجع مؤشر الدولار 0.4% إلى 99.5", "تراجع الدولار إلى 99.5"),
    "compound": ("دفع دولارا و27 سنتا", "دفع دولارا و27 كتابا"),
    "cell": ("ربح السهم (دولار) | 2.10 | 1.90", "ربح السهم دولار | والباقي 2.10 منه"),
    "header": ("(أرقام بآلاف اليوروهات) الدخل 812", "(أرقام رسمية) الدخل 812"),
    "filled-list": ("الأطوال 10، 20 و30 مترا", "الأطوال 10 كتب و30 مترا"),
    "noun-and-part": ("لعب موسمين ونصف", "لعب موسمين ونال الكأس"),
    "filled-ratio": ("يعاني شخص من كل خمسة", "يعاني شخص من خمسة أمراض"),
}


@pytest.mark.parametrize("rule", RULES)
def test_rules(rule: str) -> None:
    positive, negative = RULES[rule]
    assert rule in {q.rule for q in find(positive)}
    assert rule not in {q.rule for q in find(negative)}
