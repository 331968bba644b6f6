"""Rules that read what stands right at the number: restatements, shares, comparisons, prices, lists."""

from __future__ import annotations

from arextract.pipes.claims.checks import SHARE, has_prior, of_them
from arextract.pipes.claims.tag_rules import GAP, Example, Rule

RULES = (
    Rule(
        "restated_bracket",
        left=r"q[NM]?[(\"]",
        right=r"[)\"]",
        subject="prior",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=Example(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).", "آبل", "أرباح"
        ),
        negative=Example("تصدرت [n:LOC ألمانيا] القائمة ([q:percent 48%]).", metric=""),
    ),
    Rule(
        "listed_bracket",
        left=r"q.*?[w,z]?[UWAJKR]?f?(?P<n>N)\(",
        right=r"[q)]",
        subject="n",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=Example(
            "كان نصيب [n:LOC ألمانيا] [q:percent 48%]، تلتها [n:LOC فرنسا] ([q:percent 10%]).", "فرنسا", "نصيب"
        ),
        negative=Example("بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان] ([q:money 700 مليون دولار]).", "آبل"),
    ),
    Rule(
        "aged",
        left=r"(?P<n>N),?[(]",
        right=r"[)]",
        kinds=("duration",),
        subject="n",
        check=lambda s, g: bool(s.chunk(g["n"]).names),
        positive=Example("قال [n:PER محمد أنصاري] ([q:duration 43 عاما]) إنه وصل.", "محمد أنصاري", ""),
        negative=Example("انتظر [n:PER محمد أنصاري] [q:duration 43 عاما].", "محمد أنصاري", "انتظر"),
    ),
    Rule(
        "lost_share",
        left=rf"(?P<v>[UA]){GAP}",
        right=r"m(?P<w>[NMG])",
        kinds=SHARE,
        subject="v",
        metric="w_whole",
        change="by",
        direction="lemma",
        check=lambda s, g: s.lost(g["v"]) != "",
        positive=Example("فقدت أسهم [n:ORG سابك] [q:percent 9 بالمئة] من قيمتها.", "أسهم سابك", "قيمتها", "down by"),
        negative=Example("تشكل أسهم [n:ORG سابك] [q:percent 9 بالمئة] من المؤشر.", change=""),
    ),
    Rule(
        "named_list",
        left=r"(?:^|[:,w-])(?P<n>N)",
        subject="n",
        metric="prior",
        kinds=("count", "percent", "money", "measure"),
        check=lambda s, g: bool(s.chunk(g["n"]).names) and (s.prior is not None or s.tag(g["n"] - 1) == ":"),
        positive=Example(
            "توزعت المقاعد: [n:ORG الأحرار] [q:count 102] مقعدا، [n:ORG الاستقلال] [q:count 81] مقعدا.", "الاستقلال"
        ),
        negative=Example("حصد [n:ORG الأحرار] [q:count 102] مقعدا.", "الأحرار", "حصد"),
    ),
    Rule(
        "share_equal",
        left=r"q.*?(?:y|[,w]p?r?|r)R?[bi]?",
        right=r"m(?P<w>[NMG])",
        kinds=SHARE,
        subject="prior",
        metric="prior_or_w",
        check=has_prior,
        positive=Example(
            "قدمت [n:LOC الصين] [q:count 1.6 مليون] طلب، أي ما يعادل [q:percent 38%] من الإجمالي العالمي.",
            "الصين",
            "الإجمالي العالمي",
        ),
        negative=Example("تشكل [n:LOC الصين] [q:percent 38%] من الإجمالي العالمي.", "الصين", "الإجمالي العالمي"),
    ),
    Rule(
        "restated",
        left=r"q.*?(?:y(?:b[M]?|R[bi]?|[MN]R?|)|[,w]?p?rR[bi]?|,rRb?)",
        subject="prior",
        metric="prior",
        change="prior",
        check=has_prior,
        positive=Example(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات يوان]، أي نحو [q:money 700 مليون دولار].", "آبل", "أرباح"
        ),
        negative=Example(
            "بلغت أرباح [n:ORG آبل] [q:money 5 مليارات دولار] وبلغت خسائر [n:ORG ميتا] [q:money 700 مليون دولار].",
            "ميتا",
            "خسائر",
        ),
    ),
    Rule(
        "part_of_them",
        right=r"(?P<o>f)(?:m(?P<n>[NM]))",
        subject="n",
        metric="prior_counted",
        check=of_them,
        positive=Example(
            "غادر [q:count 95 ألف] تونسي البلاد، [q:percent 78 في المئة] منهم من الجامعيين.", "الجامعيين", "تونسي"
        ),
        negative=Example("غادر [q:count 95 ألف] تونسي البلاد.", metric="غادر"),
    ),
)
