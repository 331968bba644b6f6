"""Rules for shares, fractions, and what something is worth or brings in."""

from __future__ import annotations

from arextract.pipes.claims.site import Found, Site
from arextract.pipes.claims.tag_rules import GAP, GAPQ, VERB, Groups, RuleExample, TagRule


def _share_of(site: Site, groups: Groups) -> Found | None:
    """The verb's subject has a share of what follows; a verb of change or of reaching has its own measure."""
    if site.verb_class(groups["v"]) in ("change", "cause", "say", "reach", "exceed"):
        return None
    return Found(site.said(groups["w"]), site.whole_subject(groups["v"]))


def _fraction_of(site: Site, groups: Groups) -> Found | None:
    if site.verb_class(groups["v"]) in ("change", "cause", "say"):
        return None
    return Found(site.said(groups["w"]), site.whole_subject(groups["v"]))


def _share_bare(site: Site, groups: Groups) -> Found:
    return Found(site.said(groups["w"]), site.whole(groups["n"]) if "n" in groups else None)


def _valued(site: Site, groups: Groups) -> Found | None:
    flags = site.noun(groups["m"]).flags
    return Found(site.said(groups["m"]), site.whole(groups["n"])) if flags == "item" else None


def _earning(site: Site, groups: Groups) -> Found | None:
    if site.noun(groups["m"]).flags == "item":
        return None
    found = site.phrase(groups["m"])
    return Found(found.metric, found.subject or site.whole_subject(groups["v"]))


RULES = (
    TagRule(
        "share_of",
        _share_of,
        left=rf"(?P<v>[{VERB}]){GAP}[abf]?",
        right=r"m(?P<w>[NMG])",
        kinds=("share",),
        positive=RuleExample("تدر هواتف [n:PRODUCT آيفون] [q:percent 70%] من إيرادات المجموعة.", "آيفون", "إيرادات"),
        negative="انخفضت أسعار النفط [q:percent 70%] من ذروتها.",
    ),
    TagRule(
        "fraction_of",
        _fraction_of,
        left=rf"(?P<v>[{VERB}]){GAP}[abf]?",
        right=r"(?P<w>[NMG])",
        kinds=("fraction",),
        positive=RuleExample("تدر هواتف [n:PRODUCT آيفون] [q:multiple نصف] إيرادات المجموعة.", "آيفون", "إيرادات"),
        negative="انخفضت أسعار النفط إلى [q:multiple النصف].",
    ),
    TagRule(
        "share_bare",
        _share_bare,
        left=r"(?:^|[wzc,:;(\"D-])",
        right=r"m(?P<w>[NMG])(?:f(?P<n>N))?",
        kinds=("share",),
        positive=RuleExample(
            "قال الوزير إن [q:percent 97 في المائة] من المياه في [n:LOC مصر] تأتي من الخارج.", "مصر", "المياه"
        ),
        negative="بلغت المبيعات [q:percent 97 في المائة].",
    ),
    TagRule(
        "valued",
        _valued,
        left=r"(?P<n>[NMq]).{0,3}?b(?P<m>M)(?:r?[RXUC][bi]?|r)?b?",
        positive=RuleExample(
            "أبرمت [q:count 5261] صفقة عقارية بقيمة إجمالية بلغت [q:money 18 مليار درهم].",
            "صفقة عقارية",
            "قيمة إجمالية",
        ),
        negative="أنهت [n:ORG إنفيديا] العام بإيرادات قدرها [q:money 68 مليار دولار].",
    ),
    TagRule(
        "earning",
        _earning,
        left=rf"(?P<v>[{VERB}]){GAPQ}b(?P<m>M)(?:r?[RXUC][bi]?|r)?b?",
        positive=RuleExample(
            "خرجت [n:ORG هواوي] من العام بأرباح صافية قدرها [q:money 54 مليار يوان].", "هواوي", "أرباح صافية"
        ),
        negative="باعت الشركة [q:count 10] سيارات بسعر [q:money 5 دولارات].",
    ),
)
