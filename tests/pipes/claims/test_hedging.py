"""Doubt and denial by clause: which figures the text itself holds for unsure, and which it denies."""

from __future__ import annotations

import pytest

from .marked import claims

HEDGED = [
    ("من المتوقع أن ينفق النادي [q:money 35 مليون يورو].", True),
    ("ستبلغ الكلفة [q:money 35 مليون يورو].", True),
    ("سيقتطع المصنع [q:percent 3%] من الأجور.", True),
    ("تعتزم الشركة توظيف [q:count 120] مهندسا.", True),
    ("تنتظر الشركة أن تبلغ إيراداتها [q:money 7 مليارات دولار].", True),
    ("كشفت الشركة عن نيتها تسريح [q:count 120] عاملا.", True),
    ("وافق المجلس على العقد، على أن يسلم المبنى بعد دفع [q:money 5 ملايين دينار].", True),
    ("بلغت الكلفة المتوقعة [q:money 35 مليون يورو].", True),
    ("قفز البند من [q:money 494 مليار جنيه] متوقعة إلى [q:money 575 مليارا].", True, False),
    ("تتوقع الدراسة ما يلي: نمو المبيعات إلى [q:money 5 ملايين دولار].", True),
    # what had come to pass is no doubt
    ("كان الفريق قد تدرب على المضمار، وقام بشراء [q:count 5] دراجات.", False),
    ("قد تعود الشركة إلى شراء [q:count 5] دراجات.", True),
    # a clause of its own tells a fact
    ("بزيادة تقدر ب[q:percent 4%] كما بلغ عدد الليالي [q:count 16 مليون] ليلة.", True, False),
    ("قفزت المبيعات [q:money 3 ملايين يورو]، وستبلغ [q:money 50 مليون يورو].", False, True),
    ("أنفق النادي [q:money 20 مليون يورو]، ومن المتوقع أن ينفق [q:money 35 مليون يورو].", False, True),
    ("قال المتحدث إن المصنع سيفتح أبوابه، وإنه أغلق قبل [q:duration عامين].", False),
    ("تتوقع الشركة أن تبيع [q:count 90] جهازا بعد أن باعت [q:count 70] جهازا.", True, False),
    ("يرى محللون أن الفائدة لن ترتفع، وقد رفع البنك الفائدة [q:percent 1%].", False),
    ("يتوقع المصنع أرباحا، موضحا أن مبيعاته بلغت [q:money 5 ملايين دولار].", False),
    ("قد يغلق المصنع أبوابه لأن مبيعاته تراجعت [q:percent 5%].", False),
    ("باع المتجر [q:count 80] سيارة، وقد يبيع [q:count 120] سيارة.", False, True),
    # what a bracket says ends with it: the doubt before it holds again
    ("تتوقع الشركة أن تبيع (بعد أن باعت [q:count 70] جهازا) [q:count 90] جهازا.", False, True),
    # «قد» before a present that only looks like a perfect of the sixth form
    ("قد تغادر السوق [q:count 3] شركات.", True),
    ("قد لا يتجاوز الربح [q:money 5 دنانير].", True),
    # «حيث» tells a fact where its verb is a perfect
    ("يتوقع المصنع أرباحا، حيث بلغت مبيعاته [q:money 5 ملايين دولار].", False),
    ("يتوقع المصنع أرباحا، حيث ستبلغ مبيعاته [q:money 5 ملايين دولار].", True),
    # relative clauses
    ("تعتزم المدينة، التي يسكنها [q:count 3 آلاف] شخص، بناء [q:count 4] مدارس.", False, True),
    ("ستسلم الشركة، وهي تملك [q:count 30] سفينة، طائرتها الأولى بكلفة [q:money 5 ملايين دولار].", False, True),
    # what a comparison starts from was so
    ("يتوقع المصنع أن يرتفع إنتاجه من [q:count 3] أطنان إلى [q:count 5] أطنان.", False, True),
    ("تتوقع الشركة مبيعات بقيمة [q:money 39 مليار يورو] مقارنة مع [q:money 32 مليار يورو].", True, False),
    # words that only look like doubt
    ("يريد الكاتب وصف نزاع دام [q:duration سبع سنوات].", False),
    ("يعتقد [q:percent 53%] من السكان أن الأسعار ارتفعت.", False),
    ("لم يعد الراتب يتجاوز [q:money 350 دولارا].", False),
    ("لا تنوي الشركة دفع أكثر من [q:money 200 دولار].", False),
    ("وقد تنافس في الدورة [q:count 184] طالبا.", False),
    ("تستعد الشركات [q:count الثلاث] لفتح فروعها.", False),
]


@pytest.mark.parametrize("case", HEDGED, ids=lambda case: case[0])
def test_hedged(case: tuple[str, *tuple[bool, ...]]) -> None:
    marked, *wanted = case
    assert [claim.hedged for claim in claims(marked)[2]] == wanted


DENIED = [
    ("نفت الشركة تسريح [q:count 500] موظف، وقالت إنها وظفت [q:count 200] شخص.", True, False),
    ("نفى الوزير أن تكون الوزارة دفعت [q:money 5 ملايين دولار].", True),
    ("فند المصرف أن تكون خسائره بلغت [q:money 5 ملايين دولار].", True),
    ("لا صحة لحجز [q:measure 4 أطنان].", True),
    ("لم تبلغ الغرامات [q:money 5 ملايين دولار].", True),
    ("ليست الكلفة [q:money 5 ملايين دولار].", True),
    ("لا تزال [q:count 17] قرية بلا كهرباء.", False),
    ("لم يبق من المبلغ سوى [q:money 5 ملايين دولار].", False),
    ("لم يستقبل المصنع غير [q:count 17] زائرا.", False),
    ("لم يستبعد المصدر خفض الأجور [q:percent 10%].", False),
    ("لم تستطع مصانعها [q:count الثلاثة] أن تعمل.", False),
    ("لم تنجز الوزارة من [q:count 1200] مدرسة إلا القليل.", False),
    ("لم تكشف الشركة عن كلفة العقد، وطوله [q:duration 3 سنوات].", False),
]


@pytest.mark.parametrize("case", DENIED, ids=lambda case: case[0])
def test_denied(case: tuple[str, *tuple[bool, ...]]) -> None:
    marked, *wanted = case
    assert [claim.negated for claim in claims(marked)[2]] == wanted
