"""Rules that read the verb or the noun of change that governs the number."""

from __future__ import annotations

from typing import Any

from arextract.arabic.word_sets import word_set
from arextract.pipes.claims.tag_rules import GAP, GAPQ, VERB, RuleExample, TagRule

_LOOSE = word_set("rules_verbs.loose")


def _directed(site: Any, groups: dict[str, int]) -> bool:
    """A noun of change that is not itself what a share is taken of («نصيب أغادير من الارتفاع»)."""
    return bool(site.direction(groups["g"])) and site.tag(groups["g"] - 1) != "m"


def _linked(site: Any, groups: dict[str, int]) -> bool:
    """Whether the number is the verb's own: its object or the object of ب، على، إلى، مع, not of a farther preposition."""
    last = site.at - 1
    link = site.tag(last)
    if link == "(" or (link in "kmnv" and link):
        return False
    if link == "f":
        return bool(site.word(last) in _LOOSE)
    return bool(link != "l" or last - 1 == groups["v"])


def _subjectless(site: Any, groups: dict[str, int]) -> bool:
    """A count right after a verb of the passive kind is itself the verb's subject."""
    return bool(site.quantity.kind == "count" and site.verb_class(groups["v"]) == "passive")


def _parallel(site: Any, groups: dict[str, int]) -> bool:
    """Whether a figure stands to a definite holder as the one before to its own: of one kind, with no verb between."""
    before, own = site.before, site.quantity
    alike = before is not None and (before.kind, before.unit) == (own.kind, own.unit) and own.kind != "duration"
    return bool(alike and site.prior_at == groups["p"] and site.definite(groups["n"]))


def _after_change(site: Any, groups: dict[str, int]) -> bool:
    return bool(site.prior_change)


RULES = (
    TagRule(
        "change_noun_to",
        left=r"(?P<g>G)(?:[lfm][NMG]){0,2}(?:m?q,?)?[RU]?i",
        theme="g_or_context",
        change="to",
        direction="g",
        check=_directed,
        positive=RuleExample(
            "أعلنت الشركة ارتفاع أرباح [n:ORG آبل] إلى [q:money 5 مليارات دولار].", "آبل", "أرباح", "up to"
        ),
        negative=RuleExample("وصلت أرباح [n:ORG آبل] إلى [q:money 5 مليارات دولار].", "آبل", "أرباح", ""),
    ),
    TagRule(
        "change_noun_from",
        left=r"(?P<g>G)(?:[lf][NMG]){0,2}m",
        theme="g_or_context",
        change="from",
        direction="g",
        check=_directed,
        positive=RuleExample(
            "أعلنت الشركة ارتفاع أرباح [n:ORG آبل] من [q:money 5 مليارات دولار] إلى [q:money 6 مليارات دولار].",
            "آبل",
            "أرباح",
            "up from",
            at=0,
        ),
        negative=RuleExample("وصلت أرباح [n:ORG آبل] إلى [q:money 5 مليارات دولار].", change=""),
    ),
    TagRule(
        "change_noun_by",
        left=r"(?P<g>G)(?:[lfmbn][NM]){0,3}(?:r?h?[!]?[RXUCK])?N?[bi]?",
        theme="g_or_context",
        change="by",
        direction="g",
        check=_directed,
        positive=RuleExample("شهدت أسعار النفط ارتفاعا بنسبة [q:percent 5%].", "النفط", "أسعار", "up by"),
        negative=RuleExample("بلغت أسعار النفط [q:money 50 دولارا].", "النفط", "أسعار", ""),
    ),
    TagRule(
        "measured_object",
        left=rf"(?P<v>[KAOBPY])(?:{GAP})(?P<m>M)(?P<x>r?h?[RXC][bi]?|b)?",
        theme="m",
        subject="v",
        check=lambda s, g: s.verb_object(g["v"], g["m"]) and ("x" in g or s.quantity.kind == "money"),
        positive=RuleExample("حققت [n:ORG آبل] أرباحا صافية تناهز [q:money 18 مليار دولار].", "آبل", "أرباحا صافية"),
        negative=RuleExample("حققت [n:ORG آبل] [q:money 18 مليار دولار].", "آبل", "حققت"),
    ),
    TagRule(
        "action_object",
        left=rf"(?P<v>[{VERB}]){GAP}(?P<m>[MG])",
        subject="v",
        metric="m",
        check=lambda s, g: (
            s.noun(g["m"]).kind == "action" and s.verb_object(g["v"], g["m"]) and not s.direction(g["v"])
        ),
        positive=RuleExample("تعتزم [n:ORG أرامكو] بناء [q:count 10] مصانع.", "أرامكو", "بناء"),
        negative=RuleExample("تملك [n:ORG أرامكو] [q:count 10] مصانع.", "أرامكو", "تملك"),
    ),
    TagRule(
        "gained",
        left=rf"(?P<v>U){GAP}",
        kinds=("money", "count"),
        subject="v",
        metric="v_words",
        check=lambda s, g: s.lost(g["v"]) != "" and s.verb_subject(g["v"]).metric is None,
        positive=RuleExample("خسر [n:ORG ريال مدريد] [q:money 300 مليون يورو].", "ريال مدريد", "خسر", ""),
        negative=RuleExample("خسر مؤشر [n:MISC داو جونز] [q:percent 3%].", "داو جونز", "", "down by"),
    ),
    TagRule(
        "change_over",
        left=rf"(?P<v>U){GAP}[an]",
        theme="v",
        positive=RuleExample("لا يزيد متوسط الأجور على [q:money 6 آلاف دولار].", metric="متوسط الأجور", change=""),
        negative=RuleExample("زاد متوسط الأجور بنسبة [q:percent 6%].", change="up by"),
    ),
    TagRule(
        "change_to",
        left=rf"(?P<v>U){GAPQ}i",
        theme="v",
        change="to",
        direction="v",
        positive=RuleExample("صعدت إيرادات [n:ORG هواوي] إلى [q:money 417 مليار يوان].", "هواوي", "إيرادات", "up to"),
        negative=RuleExample("وصلت إيرادات [n:ORG هواوي] إلى [q:money 417 مليار يوان].", change=""),
    ),
    TagRule(
        "change_from",
        left=rf"(?P<v>U){GAPQ}m",
        theme="v",
        change="from",
        direction="v",
        positive=RuleExample(
            "ارتفع استخدام النماذج المفتوحة من [q:percent 1.2%] إلى [q:percent 30%].",
            "النماذج المفتوحة",
            "استخدام",
            "up from",
            at=0,
        ),
        negative=RuleExample("بلغ استخدام النماذج المفتوحة [q:percent 30%].", change=""),
    ),
    TagRule(
        "change_by",
        left=rf"(?P<v>U){GAP}b?",
        theme="v",
        change="by",
        direction="v",
        positive=RuleExample("ارتفع سهم [n:ORG آبل] [q:percent ثلاثة في المائة].", "آبل", "سهم", "up by"),
        negative=RuleExample("ارتفع سهم [n:ORG آبل] إلى [q:money 5 دولارات].", "آبل", "سهم", "up to"),
    ),
    TagRule(
        "cause_to",
        left=rf"(?P<v>W){GAPQ}i",
        theme="object",
        subject="v",
        change="to",
        direction="v",
        positive=RuleExample(
            "رفعت [n:ORG آبل] أسعار هواتفها إلى [q:money 900 دولار].", metric="أسعار هواتفها", change="up to"
        ),
        negative=RuleExample("بلغت أسعار الهواتف [q:money 900 دولار].", change=""),
    ),
    TagRule(
        "cause_by",
        left=rf"(?P<v>W){GAP}b?",
        theme="object",
        subject="v",
        change="by",
        direction="v",
        positive=RuleExample("خفضت [n:ORG آبل] الإنتاج بنسبة [q:percent 9%].", "آبل", "الإنتاج", "down by"),
        negative=RuleExample("بلغ الإنتاج [q:count 9] أطنان.", change=""),
    ),
    TagRule(
        "level_after_change",
        left=rf"(?P<v>[LRX]){GAP}[aif]?",
        theme="v_or_prior",
        change="to",
        direction="prior_change",
        check=_after_change,
        positive=RuleExample(
            "زاد مؤشر [n:MISC داو جونز] [q:measure 213 نقطة] ليقف على [q:measure 36798 نقطة].", "داو جونز", "", "up to"
        ),
        negative=RuleExample("بلغ مؤشر [n:MISC داو جونز] [q:measure 36798 نقطة].", "داو جونز", "", ""),
    ),
    TagRule(
        "recorded_count",
        left=rf"(?P<v>K){GAP}",
        kinds=("count",),
        subject="place_or_v",
        metric="v_words",
        positive=RuleExample("سجلت [n:LOC ألمانيا] في العام نفسه [q:count 188 ألف] وفاة.", "ألمانيا", "سجلت"),
        negative=RuleExample("سجل سعر النفط [q:money 50 دولارا].", "النفط", "سعر"),
    ),
    TagRule(
        "reached",
        left=rf"(?P<v>[RLKCX]){GAP}[aibf]?",
        theme="v",
        extra="counted",
        positive=RuleExample(
            "بلغت كلفة تدريب [n:PRODUCT كيمي كيه 2] حوالي [q:money 4.6 مليون دولار].", "كيمي كيه 2", "كلفة تدريب"
        ),
        negative=RuleExample("باعت [n:ORG آبل] [q:count 78 مليون] هاتف.", "آبل", "باعت"),
    ),
    TagRule(
        "done_passive",
        left=rf"T(?:f[NM])*(?P<m>[NMG]){GAP}[b]?",
        subject="place_or_context",
        metric="t_to_m",
        positive=RuleExample("في [n:LOC الصين] تم تقديم [q:count 1.6 مليون] طلب.", "الصين", "تم تقديم"),
        negative=RuleExample("قدمت [n:LOC الصين] [q:count 1.6 مليون] طلب.", "الصين", "قدمت"),
    ),
    TagRule(
        "happened_to",
        left=r"(?P<v>A)(?:[lfab][NM]|,)*",
        metric="v_words",
        subject="place",
        check=_subjectless,
        positive=RuleExample("غادر نحو [q:count 95 ألف] تونسي البلاد.", "", "غادر"),
        negative=RuleExample("باعت [n:ORG آبل] [q:count 78 مليون] هاتف.", "آبل", "باعت"),
    ),
    TagRule(
        "ranked",
        left=rf"(?P<v>[JBRKA]){GAP}[fa]?",
        kinds=("rank",),
        right=r"N?(?:f(?P<m>[NMG]))?",
        subject="v",
        metric="m",
        positive=RuleExample("يحتل نموذج [n:PRODUCT ديب سيك] [q:rank المرتبة السابعة].", "ديب سيك", ""),
        negative=RuleExample("يحتل الخبر الصفحة.", None),
    ),
    TagRule(
        "was_measure",
        left=rf"(?P<v>B){GAP}",
        theme="v",
        check=lambda s, g: s.subject_index(g["v"]) >= 0 and _linked(s, g),
        positive=RuleExample("كان متوسط سعر النفط [q:money 70 دولارا].", "النفط", "متوسط سعر"),
        negative=RuleExample("باعت [n:ORG آبل] [q:count 78 مليون] هاتف.", metric="باعت"),
    ),
    TagRule(
        "acted",
        left=rf"(?P<v>[AOSPK]){GAP}[bai]?",
        subject="v",
        metric="v_words",
        check=_linked,
        positive=RuleExample("باعت [n:ORG آبل] [q:count 78 مليون] هاتف.", "آبل", "باعت"),
        negative=RuleExample("بلغت أرباح [n:ORG آبل] [q:money 5 ملايين دولار].", metric="أرباح"),
    ),
    TagRule(
        "listed_same",
        left=r"q[NM]?(?:[w,]+|w[bai]|,[bai])",
        subject="prior",
        metric="prior",
        change="prior",
        check=lambda s, g: s.prior is not None and s.prior_near,
        positive=RuleExample("شملت المبايعات [q:count 3337] وحدة و[q:count 486] مبنى.", "المبايعات", "شملت"),
        negative=RuleExample("شملت المبايعات وحدة.", None),
    ),
    TagRule(
        "listed_parts",
        left=r"q(?:[lf][NMG]){1,2},?w",
        right=r"[lf][NMG]",
        subject="prior",
        metric="prior",
        change="prior",
        check=lambda s, g: s.prior is not None and s.prior_near,
        positive=RuleExample(
            "نال حزب [n:ORG الوردة] [q:count 40] مقعدا في المدن و[q:count 12] مقعدا في القرى.", "الوردة", "نال"
        ),
        negative=RuleExample("نال حزب [n:ORG الوردة] [q:count 40] مقعدا في المدن.", "الوردة", "نال"),
    ),
    TagRule(
        "parallel",
        left=r"[NM](?P<p>q)(?:[lfb][NM])?[,w]+(?P<n>N)",
        subject="n",
        metric="prior",
        change="prior",
        check=_parallel,
        positive=RuleExample("نالت الأقاليم [q:count 5] مقاعد والعاصمة [q:count 3] مقاعد.", "العاصمة", "نالت"),
        negative=RuleExample("حصدت [n:LOC البرازيل] [q:count 5] ميداليات في [t:2024 عام 2024].", "البرازيل", "حصدت"),
    ),
    TagRule(
        "listed_other",
        left=r"q.{0,6}?w[lf]?(?P<n>[NM])[b]?",
        theme="n_listed",
        change="prior",
        check=lambda s, g: s.prior is not None,
        positive=RuleExample(
            "نمت السوق الألمانية بـ[q:percent 11 في المائة] والهولندية بـ[q:percent 7 في المائة].",
            "الهولندية",
            change="up by",
        ),
        negative=RuleExample("نمت السوق الألمانية بـ[q:percent 11 في المائة].", "السوق الألمانية", "", "up by"),
    ),
    TagRule(
        "with_measure",
        left=r"(?P<m>M)(?:[lfa][NM]){0,2}(?:r?h?[RXC][bi]?|[baif:])?",
        theme="m",
        positive=RuleExample("سعر البرميل: [q:money 70 دولارا].", "البرميل", "سعر"),
        negative=RuleExample("في المدينة [q:count 70] مصنعا.", metric=""),
    ),
)
