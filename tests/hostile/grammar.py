"""Arabic that nobody wrote and everybody could have: sentences made by a small grammar of numbers, times, names and claims.

The mutants of `mutate` damage what is well formed; these are well formed, and odd in how the parts meet.
"""

from __future__ import annotations

import random
import re

_DEEPEST = 9

# Alternatives of each part; «<part>» is another, and what holds none of them is a word.
GRAMMAR: dict[str, tuple[str, ...]] = {
    "text": ("<sentence> <sentence>", "<sentence>\n<sentence>\n\n<text>", "<list>", "<table>", "<sentence>"),
    "sentence": ("<clause>.", "<clause>، و<clause>.", "<said> إن <clause>.", "<said>: «<clause>».", "<clause> بينما <clause>؟", "<when>، <clause>."),
    "list": ("<name>:\n- <amount>\n- <amount>\n1. <clause>\n2) <clause>", "<amount>؛ <amount>؛ و<amount>."),
    "table": ("البند\t<time>\t<time>\n<noun>\t<number>\t<number>\n<noun>\t<number>\t<amount>", "| <noun> | <amount> |\n| <noun> | <number> |"),
    "said": ("قال<sign> <name>", "وأعلنت <name>", "وبحسب <name>", "ونفى <name>", "وتتوقع <name>"),
    "clause": ("<verb> <noun> <change> <amount>", "<verb> <noun> <amount> <when>", "<noun> <amount> مقابل <amount> <when>",
               "<amount> من <noun> <verb>", "لم <verb> <noun> <amount>", "<noun> و<noun> <amount> و<amount> على التوالي", "<name> (<latin>) <verb> <amount>"),
    "verb": ("بلغت", "ارتفع", "تراجعت", "سجل", "انخفضت", "تتجاوز", "باعت", "يبلغ"),
    "noun": ("الأرباح", "عدد السكان", "الخسائر", "إنتاج النفط", "سعر السهم", "<noun> <name>", "الصادرات"),
    "change": ("من <number> إلى", "بنسبة <percent> إلى", "إلى", "بنحو", "بأكثر من", "لتصل إلى", ""),
    "amount": ("<number> <unit>", "<percent>", "<range> <unit>", "<compare> <amount>", "<number> <unit> لكل <unit>", "<sign><number><sign> <unit>", "<number> <unit> و<number> <unit>"),
    "compare": ("نحو", "أكثر من", "ما لا يقل عن", "حوالي", "أقل من", "لا يزيد على", "قرابة"),
    "percent": ("<number>%", "<number> في المئة", "<number> بالمائة", "٪<digits>", "<number> نقطة مئوية"),
    "range": ("<digits>-<digits>", "بين <number> و<number>", "من <number> إلى <number>", "<digits> – <digits> <scale>", "<number> أو <number>"),
    "number": ("<digits>", "<digits> <scale>", "<words>", "<digits>.<digits>", "<digits>,<digits>,<digits>", "<digits>٫<digits>", "(<digits>) <words>", "-<digits>",
               "<words> ونصف", "نصف <scale>", "<number> و<words>", "<digits>/<digits>", "ثلاثة أرباع <scale>"),
    "digits": ("<digit>", "<digit><digit>", "<digit><digits>", "<digit><digit><digit>", "٣<digit>", "۵"),
    "digit": ("0", "1", "2", "5", "9", "٧", "٠"),
    "words": ("ثلاثة", "خمسة عشر", "عشرون", "مئتان", "مائة", "ألفان", "ثلاثة آلاف", "مليونين", "<words> و<words>", "خمس وعشرين", "سبعمئة", "صفر", "واحد", "اثنا عشر"),
    "scale": ("ألف", "مليون", "ملايين", "مليار", "تريليون", "آلاف", "مليونا"),
    "unit": ("دولار", "ريال", "جنيها", "شخصا", "كيلومتر", "طن", "برميل يوميا", "سنوات", "درجة", "متر مربع", "مرة", "$", "USD", "م²", ""),
    "when": ("في <time>", "منذ <time>", "خلال <time>", "<time>", "قبل <words> سنوات", "بين <time> و<time>", "بعد <number> أيام", "بحلول <time>"),
    "time": ("عام <digits>", "2023", "مارس <year>", "<digits>/<digits>/<year>", "الربع الثالث", "أمس", "<digits> يناير", "العام الماضي", "القرن الـ<digits>", "١٤٤٥هـ", "النصف الأول من <year>",
             "الساعة <digits>:<digits>", "<year>-<digits>-<digits>", "الشهر نفسه"),
    "year": ("2024", "٢٠٢٢", "1990", "<digits>"),
    "name": ("وزارة المالية", "أرامكو", "محمد بن سلمان", "الأمم المتحدة", "مصر", "شركة <latin>", "<name> و<name>", "البنك الدولي"),
    "latin": ("OpenAI", "GPT-4.5", "Siemens AG", "H20", "A/B"),
    "sign": ("", "", "", "", "،", " ", "\u200f", "ـ", "\u00a0", "(", "$"),
}  # fmt: skip
_PART = re.compile(r"<(\w+)>")


def made(rng: random.Random, part: str = "text", depth: int = 0) -> str:
    """One text of the grammar; beyond a depth the shortest alternative of each part is taken."""
    options = GRAMMAR[part]
    chosen = rng.choice(options) if depth < _DEEPEST else min(options, key=lambda option: option.count("<"))
    return _PART.sub(lambda match: made(rng, match.group(1), depth + 1), chosen)
