"""Seconds of processor time per megabyte of `find_numbers` and `find_quantities` from 1 KB to 10 MB, on ordinary and adversarial text.

    python benchmarks/numbers_growth.py [--largest BYTES] [--only NAME]

The cost per megabyte has to stay flat as the text grows. A size counts bytes of UTF-8. Ordinary text is made of the
sentences below, each time with other figures, so that no memory of whole sentences could help.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Iterator

from arextract.loose_quantities import find_quantities
from arextract.numbers import find_numbers

SENTENCES = (
    "وقالت الشركة إن مبيعاتها ارتفعت بنسبة {}% لتصل إلى {} مليون دولار خلال العام الماضي، مقارنة بنحو {} ملايين دولار.",
    "وأضاف المدير التنفيذي أن عدد المستخدمين تجاوز {} ألف مستخدم، وأن الفريق يعمل على تحسين الخدمة في الأشهر المقبلة.",
    "ويرى خبراء أن السوق لا تزال بعيدة عن ذروتها، لكن المنافسة بين المنتجين تشتد عاما بعد عام، والأسعار تتراجع.",
    "وسجلت المدينة درجة حرارة بلغت {} درجة مئوية، فيما قطع المتسابقون مسافة {} كيلومترا في أقل من {} ساعات.",
    "واحتلت الدولة المرتبة الثالثة بين ثلاثة وعشرين بلدا، ووزعت نصف مليون كتاب على مئة وخمسين ألف تلميذ.",
    "من جهته، أكد الوزير أن الخطة تحتاج إلى بين {} و{} مليارات جنيه، وأنها ستنفذ على ثلاث مراحل بدءا من عام 2026.",
)


def ordinary(size: int) -> str:
    """Press text of about `size` bytes."""
    figures = itertools.count(3)
    out: list[str] = []
    length = 0
    for sentence in itertools.cycle(SENTENCES):
        if length >= size:
            break
        text = sentence.format(*(next(figures) * 7 % 997 for _ in range(sentence.count("{}"))))
        out.append(text)
        length += len(text.encode()) + 1
    return "\n".join(out)


def repeated(unit: str) -> Callable[[int], str]:
    """A maker of texts that repeat `unit`."""
    width = len(unit.encode())
    return lambda size: unit * max(1, size // width)


TEXTS: dict[str, Callable[[int], str]] = {
    "ordinary": ordinary,
    "one long line": lambda size: ordinary(size).replace("\n", " ").replace(".", "،"),
    "digits": repeated("7"),
    "digits apart": repeated("7 "),
    "digits and commas": repeated("12,345,"),
    "digits and points": repeated("1.2."),
    "digits and slashes": repeated("1/2/"),
    "digits and dashes": repeated("1-2 - "),
    "signed digits": repeated("-5 "),
    "percents": repeated("5%-"),
    "groups of three": repeated("123 "),
    "و": repeated("و"),
    "و apart": repeated("و "),
    "و and digits": repeated("و5"),
    "number words": repeated("خمسة وعشرون ألفا ومئتان "),
    "one number word": repeated("خمسة و"),
    "thousands": repeated("ألف "),
    "millions": repeated("مليون و"),
    "fractions": repeated("نصف ربع "),
    "vague plurals": repeated("عشرات مئات "),
    "duals": repeated("عامين "),
    "bare numbers": repeated("بلغ العدد 50 مقابل "),
    "bare magnitudes": repeated("5 ملايين ثم "),
    "prices": repeated("5 دولارات للبرميل مقابل "),
    "from to": repeated("من 5 إلى "),
    "between": repeated("بين 5 و"),
    "comparators": repeated("أكثر من "),
    "negators": repeated("لا يزيد على 5 ولا "),
    "ordinals": repeated("المرتبة السابعة "),
    "commas": repeated(","),
    "Arabic commas": repeated("،"),
    "quotes": repeated('"'),
    "quotes and digits": repeated('"5'),
    "brackets": repeated("(5"),
    "dollars": repeated("$"),
    "points": repeated("."),
    "spaces": repeated(" "),
    "lines": repeated("5\n"),
    "Latin": repeated("a-"),
    "addresses": repeated("a.b@"),
    "tatweel": repeated("ـ"),
    "one word": repeated("كلمة"),
}


def sizes(largest: int) -> Iterator[int]:
    """1 KB, 10 KB … up to `largest`."""
    size = 1000
    while size <= largest:
        yield size
        size *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10_000_000, help="bytes of the longest text (default: 10 MB)")
    parser.add_argument("--only", help="only the text of this name")
    options = parser.parse_args()
    find_quantities(ordinary(20_000))  # loads the tables
    steps = list(sizes(options.largest))
    print("seconds per MB".ljust(36) + "".join(f"{size:>12,}" for size in steps))
    for name, make in TEXTS.items():
        if options.only and name != options.only:
            continue
        for find in (find_numbers, find_quantities):
            row = f"{name} {find.__name__.removeprefix('find_')}".ljust(36)
            for size in steps:
                text = make(size)
                megabytes = len(text.encode()) / 1e6
                begin = time.process_time()
                find(text)  # type: ignore[operator]
                row += f"{(time.process_time() - begin) / megabytes:12.2f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
