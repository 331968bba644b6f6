"""Rules that read the verb or the noun of change or measure that governs the number."""

from __future__ import annotations

from arextract.arabic.word_sets import word_set
from arextract.pipes.claims.site import Found, Site
from arextract.pipes.claims.tag_rules import GAP, GAPQ, Groups, RuleExample, TagRule

_LOOSE = word_set("rules_verbs.loose")


def _verb(site: Site, groups: Groups) -> Found:
    """What the phrase that is the verb's subject says."""
    return site.verb_subject(groups["v"])


def _change_noun(site: Site, groups: Groups) -> Found | None:
    """What a noun of change is the change of, unless a share is taken of it («نصيب أغادير من الارتفاع»)."""
    directed = site.directed(groups["g"]) and site.tag(groups["g"] - 1) != "m"
    return site.change_of(groups["g"]) if directed else None


def _cause(site: Site, groups: Groups) -> Found:
    """What a transitive verb of change («رفعت الشركة أسعارها») raises, and whose that is, else who raises it."""
    found = site.verb_object(groups["v"])
    return Found(found.metric, found.subject or site.whole_subject(groups["v"]))


def _level_after_change(site: Site, groups: Groups) -> Found | None:
    if not site.prior_change:
        return None
    if site.prior is not None and site.subject_index(groups["v"]) < 0:
        return site.prior_roles()
    return site.verb_subject(groups["v"])


def _reached(site: Site, groups: Groups) -> Found:
    """A verb's subject, and where that is no measure, the verb of cost or record, or what is counted."""
    found, verb = site.verb_subject(groups["v"]), site.verb_class(groups["v"])
    named = found.subject is not None and found.subject.name is not None
    if found.metric is None and (verb == "cost" or (verb == "record" and named)):
        return Found(site.words(groups["v"]), found.subject)
    if found.metric is None and site.quantity.kind == "count":
        return Found(site.counted(site.at), found.subject)
    return found


def _happened_to(site: Site, groups: Groups) -> Found | None:
    """A count right after a verb of the passive kind is itself the verb's subject."""
    if site.quantity.kind != "count" or site.verb_class(groups["v"]) != "passive":
        return None
    return Found(site.words(groups["v"]), site.place(groups["v"]))


def _linked(site: Site, verb: int) -> bool:
    """Whether the number is the verb's own: its object or the object of ب، على، إلى، مع, not of a farther preposition."""
    last = site.at - 1
    link = site.tag(last)
    if link == "f":
        return site.word(last) in _LOOSE
    return link not in tuple("(kmnv") and (link != "l" or last - 1 == verb)


def _was_measure(site: Site, groups: Groups) -> Found | None:
    own = site.subject_index(groups["v"]) >= 0 and _linked(site, groups["v"])
    return site.verb_subject(groups["v"]) if own else None


def _acted(site: Site, groups: Groups) -> Found | None:
    """Who does something so many times: the verb says what is counted."""
    verb = groups["v"]
    return Found(site.words(verb), site.whole_subject(verb)) if _linked(site, verb) else None


RULES = (
    TagRule(
        "change_noun",
        _change_noun,
        left=r"(?P<g>G)(?:[lfmbn][NM]){0,3}(?:r?h?[!]?[RXUCK])?N?[bi]?",
        positive=RuleExample("شهدت أسعار النفط ارتفاعا بنسبة [q:percent 5%].", "النفط", "أسعار"),
        negative="بلغت أسعار النفط [q:money 50 دولارا].",
    ),
    TagRule(
        "change_to",
        _verb,
        left=rf"(?P<v>U){GAPQ}i",
        positive=RuleExample("صعدت إيرادات [n:ORG هواوي] إلى [q:money 417 مليار يوان].", "هواوي", "إيرادات"),
        negative="وصلت إيرادات [n:ORG هواوي] إلى [q:money 417 مليار يوان].",
    ),
    TagRule(
        "changed",
        _verb,
        left=rf"(?P<v>U){GAP}b?",
        positive=RuleExample("ارتفع سهم [n:ORG آبل] [q:percent ثلاثة في المائة].", "آبل", "سهم"),
        negative="بلغ سهم [n:ORG آبل] [q:money 5 دولارات].",
    ),
    TagRule(
        "caused",
        _cause,
        left=rf"(?P<v>W){GAP}b?",
        positive=RuleExample("خفضت [n:ORG آبل] الإنتاج بنسبة [q:percent 9%].", "آبل", "الإنتاج"),
        negative="بلغ الإنتاج [q:count 9] أطنان.",
    ),
    TagRule(
        "level_after_change",
        _level_after_change,
        left=rf"(?P<v>[LRX]){GAP}[aif]?",
        positive=RuleExample(
            "زاد مؤشر [n:MISC داو جونز] [q:measure 213 نقطة] ليقف على [q:measure 36798 نقطة].", "داو جونز", ""
        ),
        negative="بلغ مؤشر [n:MISC داو جونز] [q:measure 36798 نقطة].",
    ),
    TagRule(
        "reached",
        _reached,
        left=rf"(?P<v>[RLKCX]){GAP}[aibf]?",
        positive=RuleExample(
            "بلغت كلفة تدريب [n:PRODUCT كيمي كيه 2] حوالي [q:money 4.6 مليون دولار].", "كيمي كيه 2", "كلفة تدريب"
        ),
        negative="باعت [n:ORG آبل] [q:count 78 مليون] هاتف.",
    ),
    TagRule(
        "happened_to",
        _happened_to,
        left=r"(?P<v>A)(?:[lfab][NM]|,)*",
        positive=RuleExample("غادر نحو [q:count 95 ألف] تونسي البلاد.", "", "غادر"),
        negative="باعت [n:ORG آبل] [q:count 78 مليون] هاتف.",
    ),
    TagRule(
        "ranked",
        lambda site, groups: Found(None, site.whole_subject(groups["v"])),
        left=rf"(?P<v>[JBRKA]){GAP}[fa]?",
        kinds=("rank",),
        positive=RuleExample("يحتل نموذج [n:PRODUCT ديب سيك] [q:rank المرتبة السابعة].", "ديب سيك", ""),
        negative="يحتل نموذج [n:PRODUCT ديب سيك] [q:count 7] مكاتب.",
    ),
    TagRule(
        "was_measure",
        _was_measure,
        left=rf"(?P<v>B){GAP}",
        positive=RuleExample("كان متوسط سعر النفط [q:money 70 دولارا].", "النفط", "متوسط سعر"),
        negative="باعت [n:ORG آبل] [q:count 78 مليون] هاتف.",
    ),
    TagRule(
        "acted",
        _acted,
        left=rf"(?P<v>[AOSPK]){GAP}[bai]?",
        positive=RuleExample("باعت [n:ORG آبل] [q:count 78 مليون] هاتف.", "آبل", "باعت"),
        negative="بلغت أرباح [n:ORG آبل] [q:money 5 ملايين دولار].",
    ),
    TagRule(
        "with_measure",
        lambda site, groups: site.phrase(groups["m"]),
        left=r"(?P<m>M)(?:[lfa][NM]){0,2}(?:r?h?[RXC][bi]?|[baif:])?",
        positive=RuleExample("سعر البرميل: [q:money 70 دولارا].", "البرميل", "سعر"),
        negative="في المدينة [q:count 70] مصنعا.",
    ),
)
