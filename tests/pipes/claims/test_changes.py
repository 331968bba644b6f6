"""What each figure of a sentence is of a change: its start, its end, its size, or nothing; and which way it goes."""

from __future__ import annotations

import pytest

from .marked import claims

CASES = [
    # the size, the end, the start
    ("صعد المؤشر [q:percent 2%].", "up by"),
    ("ارتفعت أسعار القمح في الأسواق المحلية بنسبة [q:percent 2%].", "up by"),
    ("هبط سعر الغاز إلى [q:money 3 دولارات].", "down to"),
    ("هبط سعر الغاز إلى نحو [q:money 3 دولارات].", "down to"),
    ("نما عدد المشتركين من [q:count 3 ملايين] إلى [q:count 5 ملايين].", "up from", "up to"),
    ("رفع المخبز سعر الرغيف إلى [q:money 12 قرشا] من [q:money 11 قرشا].", "up to", "up from"),
    ("أعلن البيان تقليص عدد الموظفين بنسبة [q:percent 4%] إلى [q:count 96] موظفا.", "down by", "down to"),
    ("في ظل صعود معدل البطالة إلى [q:percent 7%] أرجأ المصرف قراره.", "up to"),
    ("شهدت المبيعات تراجعا حادا بلغ [q:percent 9%].", "down by"),
    ("سجلت الواردات زيادة تقارب [q:percent 9%].", "up by"),
    # a noun of change of its own behind مقابل
    ("سجلت الصادرات زيادة بنسبة [q:percent 5%] مقابل انخفاض بنسبة [q:percent 3%].", "up by", "down by"),
    ("ارتفعت المبيعات بنسبة [q:percent 6%] مقابل تراجع ب[q:percent 2%].", "up by", "down by"),
    ("ارتفعت الأرباح إلى [q:money 5 ملايين دولار] مقابل [q:money 4 ملايين دولار].", "up to", "up from"),
    # what came of a change, against how great it was
    ("سجلت نسبة التضخم تراجعا متواصلا لتبلغ [q:percent 3.3%].", "down to"),
    ("شهدت المبيعات زيادة لتصل إلى [q:count 500] سيارة.", "up to"),
    # verbs of change behind و
    ("وتهاوت أسهم المصارف بنسبة [q:percent 20%].", "down by"),
    ("وتتباطأ وتيرة النمو إلى [q:percent 3%].", "down to"),
    # relative clauses and asides are passed over
    ("هبطت إيرادات النخيل، التي تعمل في البناء، إلى [q:money 6 ملايين يورو].", "down to"),
    ("هبطت إيرادات النخيل، التي تعمل في البناء إلى [q:money 6 ملايين يورو].", "down to"),
    ("ارتفع عدد من استعادتهم السلطات إلى نحو [q:count 700] شخص.", "up to"),
    ("انكمشت الصادرات، وفق تقديرات أولية، بواقع [q:percent 3%].", "down by"),
    ("ربح المؤشر، الذي تشكل المصارف [q:percent 30%] من وزنه، [q:percent 1%].", "", "up by"),
    # levels: the end of a change only where one is told of the same thing
    ("صعد السهم [q:percent 2%] ليغلق عند [q:money 30 ريالا].", "up by", "up to"),
    ("تراجع المؤشر [q:percent 2%] مسجلا [q:measure 300 نقطة].", "down by", "down to"),
    ("ارتفعت المبيعات [q:percent 2%]، فيما بلغ عدد الفروع [q:count 30] فرعا.", "up by", ""),
    ("ارتفع الاحتياطي إلى [q:money 46 مليار دولار]، وقال المحافظ إن العائد بلغ [q:percent 5%].", "up to", ""),
    ("استقرت النسبة عند [q:percent 8%].", ""),
    ("استقر السهم عند [q:money 30 ريالا] بانخفاض [q:percent 1%].", "down to", "down by"),
    ("بلغت المبيعات [q:count 30 ألف] سيارة.", ""),
    # what was before
    ("هبط السعر إلى [q:money 6 جنيهات] بعد أن كان [q:money 9 جنيهات].", "down to", "down from"),
    ("صارت التذكرة بـ[q:money 12 جنيها] بدلا من [q:money 8 جنيهات].", "up to", "up from"),
    ("تراجعت المبيعات إلى [q:count 148 ألف] سيارة مقابل [q:count 186 ألفا].", "down to", "down from"),
    ("بلغت المبيعات [q:count 148 ألف] سيارة مقابل [q:count 186 ألفا].", "", ""),
    ("انتقل المتوسط من [q:count 2] إلى [q:count 3] أجهزة.", "up from", "up to"),
    ("انتقل المتوسط من [q:count 5] إلى [q:count 3] أجهزة.", "down from", "down to"),
    ("بلغ سعر التذكرة [q:money 7 دنانير] بعد أن كانت الرحلة [q:duration 5 أيام].", "", ""),
    ("ارتفعت المبيعات [q:percent 3%] من [q:count 40] سيارة إلى [q:count 43] سيارة.", "up by", "up from", "up to"),
    # more than another, or more than it was
    ("تزيد المبيعات بنسبة [q:percent 5%] على المتوسط.", ""),
    ("تزيد المبيعات بنسبة [q:percent 5%] على ما كانت عليه [t:2023 عام 2023].", "up by"),
    ("تفوق المبيعات بنسبة [q:percent 5%] مبيعات [t:2023 عام 2023].", "up by"),
    ("تجاوزت المبيعات في [t:2023 عام 2023] بنسبة [q:percent 5%] هدفها.", "up by"),
    # lists and restatements
    ("زادت صادرات التمور بنسبة [q:percent 11%] والحمضيات بنسبة [q:percent 7%].", "up by", "up by"),
    ("فقد المؤشر [q:measure 31 نقطة] أو [q:percent 1%].", "down by", "down by"),
    ("خسر الخام [q:money 13 سنتا] ليستقر عند [q:money 63 دولارا].", "down by", "down to"),
    # no change
    ("تقع القرية على ارتفاع [q:measure:m 1850 مترا].", ""),
    ("تضم البلدة برجا ارتفاعه [q:measure:m 40 مترا].", ""),
    ("تنخفض البحيرة [q:measure:m 155 مترا] عن سطح البحر.", ""),
    ("ارتفع منسوب البحيرة [q:measure:m 2 مترا].", "up by"),
    ("ارتفعت أسعار [q:count 44] شركة.", ""),
    ("خفضت [q:percent 60%] من العائلات إنفاقها.", ""),
    ("خسر النادي [q:money 300 مليون يورو].", ""),
    ("ارتفع عدد القتلى إلى [q:count 782] قتيلا، إضافة إلى [q:count 1143] جريحا.", "up to", ""),
    ("تقدم الفريق بفارق [q:count 5] نقاط.", ""),
    ("لا يزيد الراتب على [q:money 280 دينارا].", ""),
    ("خفضت المعاهد [q:count الأربعة] الكبرى توقعاتها.", ""),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_change(case: tuple[str, ...]) -> None:
    marked, *wanted = case
    said = [" ".join(claim.change) if claim.change else "" for claim in claims(marked)[2]]
    assert said == list(wanted)


def test_figures_of_one_change_know_each_other() -> None:
    *_, found = claims("نما العدد من [q:count 3] إلى [q:count 5].")
    assert [claim.partner for claim in found] == [None, 0]
    *_, found = claims("زادت صادرات التمور [q:percent 3%] والحمضيات [q:percent 5%].")
    assert [claim.partner for claim in found] == [None, None]
