"""Rules that take over what the number before has: restatements, comparisons, lists."""

from __future__ import annotations

from arextract.arabic.little_words import OF
from arextract.arabic.word_sets import word_list
from arextract.pipes.claims.site import Found, Site
from arextract.pipes.claims.tag_rules import Groups, RuleExample, TagRule

_OF_THEM = word_list("rules_local.of_them")


def _same(site: Site, groups: Groups) -> Found | None:
    """Subject and metric of the number before."""
    return site.prior_roles() if site.prior is not None else None


def _of_another(site: Site, groups: Groups) -> Found | None:
    """The metric of the number before, of another subject."""
    return Found(site.prior.metric, site.whole(groups["n"])) if site.prior is not None else None


def _versus_other(site: Site, groups: Groups) -> Found | None:
    return None if site.word(site.at - 1) in OF else _of_another(site, groups)


def _among_them(site: Site, groups: Groups) -> Found | None:
    return _same(site, groups) if site.word(groups["o"]) in _OF_THEM else None


def _listed_other(site: Site, groups: Groups) -> Found | None:
    """A new subject of the same measure («وفرنسا 10%»), or a new measure of the same subject («وإصابة 30»)."""
    if site.prior is None:
        return None
    found = site.phrase(groups["n"])
    if found.metric is not None:
        return Found(found.metric, found.subject or site.prior.subject)
    return Found(site.prior.metric, found.subject)


RULES = (
    TagRule(
        "restated_bracket",
        _same,
        left=r"q[NM]?[(\"]",
        right=r"[)\"]",
        positive=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).", "آبل", "أرباح"
        ),
        negative="تصدرت [n:LOC ألمانيا] القائمة ([q:percent 48%]).",
    ),
    TagRule(
        "listed_bracket",
        _of_another,
        left=r"q.*?[w,z]?[UWAJKR]?f?(?P<n>N)\(",
        right=r"[q)]",
        positive=RuleExample(
            "كان نصيب [n:LOC ألمانيا] [q:percent 48%]، تلتها [n:LOC فرنسا] ([q:percent 10%]).", "فرنسا", "نصيب"
        ),
        negative="بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).",
    ),
    TagRule(
        "restated",
        _same,
        left=r"q.*?(?:y(?:b[M]?|R[bi]?|[MN]R?|)|[,w]?p?rR[bi]?|,rRb?)",
        positive=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان]، أي نحو [q:money 700 مليون دولار].", "آبل", "أرباح"
        ),
        negative="بلغت أرباح [n:ORG آبل] [q:money 5 مليارات دولار] وبلغت خسائر [n:ORG ميتا] [q:money 700 مليون دولار].",
    ),
    TagRule(
        "versus_other",
        _versus_other,
        left=r"v[blf]?[NM]?",
        right=r"(?:l|f)(?P<n>[NM])",
        positive=RuleExample(
            "قدمت [n:ORG النهضة] [q:count 350] قائمة، مقابل [q:count 345] قائمة لحزب [n:ORG نداء تونس].",
            "نداء تونس",
            "قدمت",
        ),
        negative="بلغت أرباح [n:ORG آبل] [q:money 5 ملايين دولار] مقابل [q:money 4 ملايين دولار].",
    ),
    TagRule(
        "versus",
        _same,
        left=r"q.*?v[blf]?[NMr]{0,2}[R]?",
        positive=RuleExample(
            "تراجعت مبيعات السيارات إلى [q:count 148 ألف] سيارة مقابل [q:count 186 ألفا].", "السيارات", "مبيعات"
        ),
        negative="بلغت مبيعات السيارات [q:count 148 ألف] سيارة.",
    ),
    TagRule(
        "among_them",
        _among_them,
        left=r"q[NM]?,?(?P<o>f)",
        positive=RuleExample("بلغ عدد القتلى [q:count 120] قتيلا، بينهم [q:count 30] طفلا.", "", "عدد القتلى"),
        negative="بلغ عدد القتلى في المدينة [q:count 120] قتيلا.",
    ),
    TagRule(
        "listed_same",
        lambda site, groups: _same(site, groups) if site.prior_near else None,
        left=r"q[NM]?(?:[w,]+|w[bai]|,[bai])",
        positive=RuleExample("شملت المبايعات [q:count 3337] وحدة و[q:count 486] مبنى.", "المبايعات", "شملت"),
        negative="شملت المبايعات [q:count 3337] وحدة.",
    ),
    TagRule(
        "listed_other",
        _listed_other,
        left=r"q.{0,6}?w[lf]?(?P<n>[NM])[b]?",
        positive=RuleExample(
            "نمت السوق الألمانية بـ[q:percent 11 في المائة] والهولندية بـ[q:percent 7 في المائة].", "الهولندية", ""
        ),
        negative="نمت السوق الألمانية بـ[q:percent 11 في المائة].",
    ),
)
