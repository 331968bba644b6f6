"""Numbers → Arabic words, by the rules of the school grammar. Written apart from the reader that it tests.

`spell(25_300, Style(case="oblique"))` is «خمسة وعشرين ألفا وثلاثمئة». Scales go up to كوينتيليون (10**18).
"""

from __future__ import annotations

from dataclasses import dataclass

UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
UNITS_BARE = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
# (power, singular, plural, feminine)
SCALES = (
    (18, "كوينتيليون", "كوينتيليونات"),
    (15, "كوادريليون", "كوادريليونات"),
    (12, "تريليون", "تريليونات"),
    (9, "مليار", "مليارات"),
    (6, "مليون", "ملايين"),
    (3, "ألف", "آلاف"),
)


@dataclass(frozen=True)
class Style:
    """How a number is spelled.

    `counted` is the gender of what is counted, masculine or feminine; `case` nominative or oblique; `apart` writes the
    و between the parts as a word of its own; `definite` gives every part its article; `hundred` is مئة or مائة;
    `split` writes the hundreds in two words (ثلاث مئة); `billion` is مليار or بليون.
    """

    counted: str = "masculine"
    case: str = "nominative"
    apart: bool = False
    definite: bool = False
    hundred: str = "مئة"
    split: bool = False
    billion: str = "مليار"

    @property
    def oblique(self) -> bool:
        return self.case == "oblique"

    @property
    def long(self) -> str:
        """The ending of the sound plural and of the tens."""
        return "ين" if self.oblique else "ون"

    @property
    def dual(self) -> str:
        return "ين" if self.oblique else "ان"


def spell(number: int, style: Style | None = None) -> str:
    """The words of 0 <= number < 10**21."""
    style = style or Style()
    if number == 0:
        return "صفر"
    parts: list[str] = []
    for power, singular, plural in SCALES:
        group, number = divmod(number, 10**power)
        if group:
            noun = style.billion if power == 9 else singular
            many = "بلايين" if noun == "بليون" else plural
            parts.append(_scaled(group, noun, many, style))
    if number:
        parts.extend(_below_thousand(number, style, style.counted))
    parts = [part for part in parts if part]
    if style.definite:
        parts = [_definite(part) for part in parts]
    return (" و " if style.apart else " و").join(parts)


def _scaled(group: int, noun: str, plural: str, style: Style) -> str:
    """A group with its scale: ألف, ألفان, ثلاثة آلاف, أحد عشر ألفا, مئة ألف."""
    if group == 1:
        return noun
    if group == 2:
        return noun + style.dual
    joint = " و " if style.apart else " و"
    words = joint.join(_below_thousand(group, style, "masculine"))
    rest = group % 100
    if 3 <= rest <= 10:
        return f"{words} {plural}"
    if 11 <= rest <= 99:
        return f"{words} {noun}ا"
    if rest in (1, 2) and group > 100:  # مئة وألف is a reading of its own; the press writes مئة وواحد ألف
        return f"{words} {noun}"
    if group == 200:
        return f"{style.hundred[:-1]}ت{'ي' if style.oblique else 'ا'} {noun}"
    return f"{words} {noun}"


def _below_thousand(number: int, style: Style, counted: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    parts: list[str] = []
    if hundreds:
        parts.append(_hundreds(hundreds, style))
    if rest:
        parts.extend(_below_hundred(rest, style, counted))
    return parts


def _hundreds(hundreds: int, style: Style) -> str:
    if hundreds == 1:
        return style.hundred
    if hundreds == 2:
        return style.hundred[:-1] + "ت" + style.dual
    stem = "ثمان" if hundreds == 8 and not style.split else UNITS_BARE[hundreds]
    return f"{stem} {style.hundred}" if style.split else stem + style.hundred


def _one_or_two(number: int, style: Style, feminine: bool) -> str:
    if number == 1:
        return "واحدة" if feminine else "واحد"
    return ("اثنت" if feminine else "اثن") + style.dual


def _below_hundred(number: int, style: Style, counted: str) -> list[str]:
    feminine = counted == "feminine"
    names = UNITS_BARE if feminine else UNITS
    if number <= 2:
        return [_one_or_two(number, style, feminine)]
    if number <= 10:
        return [names[number]]
    tens, unit = divmod(number, 10)
    if number < 20:
        ten = "عشرة" if feminine else "عشر"
        if unit == 1:
            return [f"{'إحدى' if feminine else 'أحد'} {ten}"]
        if unit == 2:
            stem = "اثنت" if feminine else "اثن"
            return [f"{stem}{'ي' if style.oblique else 'ا'} {ten}"]
        return [f"{names[unit]} {ten}"]
    word = TENS[tens] + style.long
    if not unit:
        return [word]
    if unit <= 2:
        return [_one_or_two(unit, style, feminine), word]
    return [names[unit], word]


def _definite(part: str) -> str:
    """The article on the first word of a part: خمسة آلاف is الخمسة آلاف."""
    return f"ال{part}"


ORDINALS = ("", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")


def ordinal(number: int, feminine: bool = False, definite: bool = True, oblique: bool = False) -> str:
    """The ordinal of 2 <= number <= 99: الرابعة والعشرون."""
    article = "ال" if definite else ""
    tens, unit = divmod(number, 10)
    end = "ة" if feminine else ""
    if number <= 10:
        return article + ORDINALS[number] + end
    stem = ("حادية" if feminine else "حادي") if unit == 1 else ORDINALS[unit] + end
    if number < 20:
        return f"{article}{stem} {'عشرة' if feminine else 'عشر'}"
    word = TENS[tens] + ("ين" if oblique else "ون")
    return f"{article}{word}" if not unit else f"{article}{stem} و{article}{word}"
