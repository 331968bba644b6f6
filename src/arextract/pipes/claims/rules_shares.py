"""Rules for shares, comparisons, lists, and prices: what stands right at the number."""

from __future__ import annotations

from typing import Any

from arextract.arabic.little_words import OF
from arextract.arabic.word_sets import word_set
from arextract.pipes.claims.checks import SHARE, has_prior, of_them
from arextract.pipes.claims.tag_rules import GAP, GAPQ, VERB, RuleExample, TagRule

_EXTREMES = word_set("rules_shares.extremes")
_SUMS = word_set("rules_shares.sums")


def _item(site: Any, groups: dict[str, int]) -> bool:
    return bool(site.noun(groups["m"]).flags == "item")


def _action(site: Any, groups: dict[str, int]) -> bool:
    return bool(site.noun(groups["m"]).kind == "action")


def _superlative(site: Any, groups: dict[str, int]) -> bool:
    return bool(site.word(groups["e"]) in _EXTREMES)


def _holder(site: Any, groups: dict[str, int]) -> bool:
    return bool(site.noun(groups["m"]).flags != "item")


RULES = (
    TagRule(
        "share_of",
        left=rf"(?P<v>[{VERB}]){GAP}[abf]?",
        right=r"m(?P<w>[NMG])",
        kinds=SHARE,
        subject="v",
        metric="w",
        check=lambda s, g: s.verb_class(g["v"]) not in ("change", "cause", "say", "reach", "exceed"),
        positive=RuleExample("تدر هواتف [n:PRODUCT آيفون] [q:percent 70%] من إيرادات المجموعة.", "آيفون", "إيرادات"),
        negative=RuleExample("انخفضت أسعار النفط [q:percent 70%] من ذروتها.", "النفط", "أسعار", "down by"),
    ),
    TagRule(
        "share_of_them",
        left=rf"(?P<v>[{VERB}]){GAP}[abf]?",
        right=r"(?P<o>f)",
        kinds=SHARE,
        subject="v",
        metric="last",
        check=of_them,
        positive=RuleExample(
            "صدرت [n:LOC أوروبا] سلعا بقيمة [q:money 5 ملايين يورو]. وشكلت السيارات [q:percent 60%] منها.",
            "السيارات",
            "قيمة",
        ),
        negative=RuleExample("شكلت السيارات [q:percent 60%] من الصادرات.", "السيارات", "الصادرات"),
    ),
    TagRule(
        "share_of_any",
        left=rf"(?P<v>S){GAP}[abf]?",
        right=r"m(?P<w>M)",
        subject="v",
        metric="w",
        positive=RuleExample(
            "تدر هواتف [n:PRODUCT آيفون] [q:money 8 مليارات دولار] من الإيرادات.", "آيفون", "الإيرادات"
        ),
        negative=RuleExample("تبلغ إيرادات [n:ORG آبل] [q:money 8 مليارات دولار].", "آبل", "إيرادات"),
    ),
    TagRule(
        "fraction_of",
        left=rf"(?P<v>[{VERB}]){GAP}[abf]?",
        right=r"(?P<w>[NMG])",
        kinds=("fraction",),
        subject="v",
        metric="w",
        check=lambda s, g: s.verb_class(g["v"]) not in ("change", "cause", "say"),
        positive=RuleExample("تدر هواتف [n:PRODUCT آيفون] [q:multiple نصف] إيرادات المجموعة.", "آيفون", "إيرادات"),
        negative=RuleExample("انخفضت أسعار النفط إلى [q:multiple النصف].", "النفط", "أسعار", "down to"),
    ),
    TagRule(
        "share_bare",
        left=r"(?:^|[wzc,:;(\"D-])",
        right=r"m(?P<w>[NMG])(?:f(?P<n>N))?",
        kinds=SHARE,
        metric="w",
        subject="n_or_w",
        positive=RuleExample(
            "قال الوزير إن [q:percent 97 في المائة] من المياه في [n:LOC مصر] تأتي من الخارج.", "مصر", "المياه"
        ),
        negative=RuleExample("بلغت المبيعات [q:percent 97 في المائة].", metric="المبيعات"),
    ),
    TagRule(
        "versus_other",
        left=r"v[blf]?[NM]?",
        right=r"(?:l|f)(?P<n>[NM])",
        subject="n",
        metric="prior",
        check=lambda s, g: s.prior is not None and s.word(s.at - 1) not in OF,
        positive=RuleExample(
            "قدمت [n:ORG النهضة] [q:count 350] قائمة، مقابل [q:count 345] قائمة لحزب [n:ORG نداء تونس].",
            "نداء تونس",
            "قدمت",
        ),
        negative=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 ملايين دولار] مقابل [q:money 4 ملايين دولار].", "آبل", "أرباح"
        ),
    ),
    TagRule(
        "was_before",
        left=r"q.*?f?[cz](?:B|[MN]B)[MN]?(?:f[NM])?(?:R[bai]?)?",
        subject="prior",
        metric="prior",
        extra="was",
        check=lambda s, g: s.after_was,
        positive=RuleExample(
            "بلغت صادرات [n:LOC أوروبا] [q:money 112 مليار يورو]، بعد أن كان الرقم [q:money 92 مليارا].",
            "أوروبا",
            "صادرات",
        ),
        negative=RuleExample("بلغت صادرات [n:LOC أوروبا] [q:money 112 مليار يورو].", change=""),
    ),
    TagRule(
        "versus",
        left=r"q.*?v[blf]?[NMr]{0,2}[R]?",
        subject="prior",
        metric="prior",
        change="from",
        direction="prior",
        check=has_prior,
        positive=RuleExample(
            "تراجعت مبيعات السيارات إلى [q:count 148 ألف] سيارة مقابل [q:count 186 ألفا].",
            "السيارات",
            "مبيعات",
            "down from",
        ),
        negative=RuleExample("بلغت مبيعات السيارات [q:count 148 ألف] سيارة.", "السيارات", "مبيعات", ""),
    ),
    TagRule(
        "that_is",
        left=r"(?P<m>[NM]),?w?p",
        theme="m",
        check=lambda s, g: (s.tag(g["m"] - 1) != "q" and s.prior is None) or s.tag(g["m"] - 1) in ("A", "X", "R"),
        positive=RuleExample("لم يحقق [n:ORG الصندوق] هدفه وهو [q:money 10 مليارات دولار].", "الصندوق", "هدفه"),
        negative=RuleExample("بلغت المبيعات [q:money 10 مليارات دولار] وهو [q:percent 5%].", None),
    ),
    TagRule(
        "valued_measure",
        left=r"(?P<n>M)(?:[lf][NM])?b(?P<m>M)(?:r?[RXUC][bi]?)?b?",
        theme="n",
        subject="clause",
        check=lambda s, g: s.noun(g["m"]).lemma in _SUMS,
        positive=RuleExample("جمعت [n:ORG أنثروبيك] تمويلا بقيمة [q:money 4 مليارات دولار].", "أنثروبيك", "تمويلا"),
        negative=RuleExample("أبرمت صفقة عقارية بقيمة [q:money 18 مليار درهم].", "صفقة عقارية", "قيمة"),
    ),
    TagRule(
        "among_them",
        left=r"q[NM]?,?(?P<o>f)",
        subject="prior",
        metric="prior",
        check=lambda s, g: s.prior is not None and of_them(s, g),
        positive=RuleExample("بلغ عدد القتلى [q:count 120] قتيلا، بينهم [q:count 30] طفلا.", "", "عدد القتلى"),
        negative=RuleExample("بلغ عدد القتلى في المدينة [q:count 120] قتيلا.", metric="عدد القتلى"),
    ),
    TagRule(
        "valued",
        left=r"(?P<n>[NMq]).{0,3}?b(?P<m>M)(?:r?[RXUC][bi]?|r)?b?",
        subject="n",
        metric="m",
        check=lambda s, g: _item(s, g) and "rate" not in s.noun(g["m"]).flags,
        positive=RuleExample(
            "أبرمت [q:count 5261] صفقة عقارية بقيمة إجمالية بلغت [q:money 18 مليار درهم].",
            "صفقة عقارية",
            "قيمة إجمالية",
        ),
        negative=RuleExample(
            "أنهت [n:ORG إنفيديا] العام بإيرادات قدرها [q:money 68 مليار دولار].", "إنفيديا", "إيرادات"
        ),
    ),
    TagRule(
        "done_by",
        left=rf"(?P<v>[{VERB}])?(?P<n>[N])?.?b(?P<m>M)",
        metric="m",
        subject="n_or_v",
        check=_action,
        positive=RuleExample(
            "كلفت الحكومة [n:ORG الهيئة الهندسية] بتنفيذ [q:count 310] مشروعات.", "الهيئة الهندسية", "تنفيذ"
        ),
        negative=RuleExample(
            "أنهت [n:ORG إنفيديا] العام بإيرادات قدرها [q:money 68 مليار دولار].", "إنفيديا", "إيرادات"
        ),
    ),
    TagRule(
        "earning",
        left=rf"(?P<v>[{VERB}]){GAPQ}b(?P<m>M)(?:r?[RXUC][bi]?|r)?b?",
        theme="m",
        subject="v",
        check=_holder,
        positive=RuleExample(
            "خرجت [n:ORG هواوي] من العام بأرباح صافية قدرها [q:money 54 مليار يوان].", "هواوي", "أرباح صافية"
        ),
        negative=RuleExample("باعت الشركة [q:count 10] سيارات بسعر [q:money 5 دولارات].", metric="سعر"),
    ),
    TagRule(
        "apposed_measure",
        right=r"(?P<m>M)",
        kinds=("money",),
        theme="m",
        subject="clause",
        check=lambda s, g: s.tag(s.at - 1) not in ("U", "i", "R") and not s.prior,
        positive=RuleExample(
            "ستضخ [n:ORG أمازون] [q:money 630 مليار دولار] نفقات رأسمالية.", "أمازون", "نفقات رأسمالية"
        ),
        negative=RuleExample("ستضخ [n:ORG أمازون] [q:money 630 مليار دولار].", "أمازون", "ستضخ"),
    ),
    TagRule(
        "superlative_span",
        left=r"(?P<e>E)(?P<x>[NM]).{0,3}f",
        kinds=("duration",),
        subject="clause",
        metric="e_to_x",
        check=_superlative,
        positive=RuleExample(
            "أنهت [n:ORG البورصة] الجلسة في أدنى إغلاق لها خلال [q:duration 53 أسبوعا].", "البورصة", "أدنى إغلاق"
        ),
        negative=RuleExample("ارتفعت الأسعار خلال [q:duration 53 أسبوعا].", "", ""),
    ),
)
