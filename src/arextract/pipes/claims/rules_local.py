"""Rules that read what stands right at the number: restatements, shares, comparisons, prices, lists."""

from __future__ import annotations

from arextract.pipes.claims.checks import SHARE, has_prior, of_them
from arextract.pipes.claims.tag_rules import GAP, RuleExample, TagRule

RULES = (
    TagRule(
        "restated_bracket",
        left=r"q[NM]?[(\"]",
        right=r"[)\"]",
        subject="prior",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).", "آبل", "أرباح"
        ),
        negative=RuleExample("تصدرت [n:LOC ألمانيا] القائمة ([q:percent 48%]).", metric=""),
    ),
    TagRule(
        "listed_bracket",
        left=r"q.*?[w,z]?[UWAJKR]?f?(?P<n>N)\(",
        right=r"[q)]",
        subject="n",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=RuleExample(
            "كان نصيب [n:LOC ألمانيا] [q:percent 48%]، تلتها [n:LOC فرنسا] ([q:percent 10%]).", "فرنسا", "نصيب"
        ),
        negative=RuleExample("بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).", "آبل"),
    ),
    TagRule(
        "aged",
        left=r"(?P<n>N),?[(]",
        right=r"[)]",
        kinds=("duration",),
        subject="n",
        check=lambda s, g: bool(s.chunk(g["n"]).names),
        positive=RuleExample("قال [n:PER محمد أنصاري] ([q:duration 43 عاما]) إنه وصل.", "محمد أنصاري", ""),
        negative=RuleExample("انتظر [n:PER محمد أنصاري] [q:duration 43 عاما].", "محمد أنصاري", "انتظر"),
    ),
    TagRule(
        "lost_share",
        left=rf"(?P<v>[UA]){GAP}",
        right=r"m(?P<w>[NMG])",
        kinds=SHARE,
        subject="v",
        metric="w_whole",
        change="by",
        direction="lemma",
        check=lambda s, g: s.lost(g["v"]) != "",
        positive=RuleExample(
            "فقدت أسهم [n:ORG سابك] [q:percent 9 بالمئة] من قيمتها.", "أسهم سابك", "قيمتها", "down by"
        ),
        negative=RuleExample("تشكل أسهم [n:ORG سابك] [q:percent 9 بالمئة] من المؤشر.", change=""),
    ),
    TagRule(
        "named_list",
        left=r"(?:^|[:,w-])(?P<n>N)",
        subject="n",
        metric="prior",
        kinds=("count", "percent", "money", "measure"),
        check=lambda s, g: bool(s.chunk(g["n"]).names) and (s.prior is not None or s.tag(g["n"] - 1) == ":"),
        positive=RuleExample(
            "توزعت المقاعد: [n:ORG الأحرار] [q:count 102] مقعدا، [n:ORG الاستقلال] [q:count 81] مقعدا.", "الاستقلال"
        ),
        negative=RuleExample("حصد [n:ORG الأحرار] [q:count 102] مقعدا.", "الأحرار", "حصد"),
    ),
    TagRule(
        "list_head",
        left=r"^(?P<n>[NM]):",
        subject="n_words",
        kinds=("count", "percent", "money", "measure"),
        check=lambda s, g: not s.chunk(g["n"]).names and (s.tag(g["n"]) == "N" or s.quantity.counted is not None),
        positive=RuleExample("الليبراليون: [q:count 31] مقعدا", "الليبراليون"),
        negative=RuleExample("قال العمال: [q:count 31] مقعدا لنا.", None),
    ),
    TagRule(
        "share_equal",
        left=r"q.*?(?:y|[,w]p?r?|r)R?[bi]?",
        right=r"m(?P<w>[NMG])",
        kinds=SHARE,
        subject="prior",
        metric="prior_or_w",
        check=has_prior,
        positive=RuleExample(
            "قدمت [n:LOC الصين] [q:count 1.6 مليون] طلب، أي ما يعادل [q:percent 38%] من الإجمالي العالمي.",
            "الصين",
            "الإجمالي العالمي",
        ),
        negative=RuleExample("تشكل [n:LOC الصين] [q:percent 38%] من الإجمالي العالمي.", "الصين", "الإجمالي العالمي"),
    ),
    TagRule(
        "restated",
        left=r"q.*?(?:y(?:b[M]?|R[bi]?|[MN]R?|)|[,w]?p?rR[bi]?|,rRb?)",
        subject="prior",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان]، أي نحو [q:money 700 مليون دولار].", "آبل", "أرباح"
        ),
        negative=RuleExample(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات دولار] وبلغت خسائر [n:ORG ميتا] [q:money 700 مليون دولار].",
            "ميتا",
            "خسائر",
        ),
    ),
    TagRule(
        "part_of_them",
        right=r"(?P<o>f)(?:m(?P<n>[NM]))",
        subject="n",
        metric="prior_counted",
        check=of_them,
        positive=RuleExample(
            "غادر [q:count 95 ألف] تونسي البلاد، [q:percent 78 في المئة] منهم من الجامعيين.", "الجامعيين", "تونسي"
        ),
        negative=RuleExample("غادر [q:count 95 ألف] تونسي البلاد.", metric="غادر"),
    ),
)
