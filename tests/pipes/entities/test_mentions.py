"""Spans, proclitics, ambiguous words, document consistency and the policy."""

from __future__ import annotations

import itertools

import pytest

from arextract.arabic.tables import table
from arextract.pipes.entities import Lexicon, find
from arextract.pipes.entities.policy import settle
from arextract.pipes.entities.spans import CandidateSpan
from arextract.text.clean import clean
from tests.cost import least_seconds


def names(text: str, lexicon: Lexicon | None = None) -> list[str]:
    """The mentions as ``text:LABEL``."""
    return [f"{text[n.start : n.end]}:{n.label}" for n in find(text, lexicon=lexicon or Lexicon.load())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت إنفيديا وإنفيديا", ["إنفيديا:ORG", "إنفيديا:ORG"]),
        ("بيعت للصين رقائق", ["لصين:LOC"]),
        ("اجتمعوا بالصين ولبنان وللبنان", ["الصين:LOC", "لبنان:LOC", "لبنان:LOC"]),
        ("أعلنت ديبسيك أن", ["ديبسيك:ORG"]),
        ("نموذج كيمي كيه 2 الجديد", ["كيمي كيه 2:PRODUCT"]),
        ("هاتف آيفون 16 برو ماكس الجديد", ["آيفون 16 برو ماكس:PRODUCT"]),
        ("باعت آبل آيفون 16 مليون مرة", ["آبل:ORG", "آيفون:PRODUCT"]),
        ("شرائح Nvidia H800 متوفرة", ["Nvidia H800:PRODUCT"]),
        ("من QwQ-32B وGPT-4.5", ["QwQ-32B:PRODUCT", "GPT-4.5:PRODUCT"]),
        ("كوين Qwen من علي بابا (Alibaba)", ["كوين:PRODUCT", "Qwen:PRODUCT", "علي بابا:ORG", "Alibaba:ORG"]),
        ("الملك عبد الله بن عبد العزيز", ["عبد الله بن عبد العزيز:PER"]),
        ("وزارة الكهرباء العراقية", ["وزارة الكهرباء العراقية:ORG"]),
        ("نقلت وكالة رويترز للأنباء", ["رويترز:ORG"]),
        ("الشرق الأوسط وشمال أفريقيا", ["الشرق الأوسط:LOC", "شمال أفريقيا:LOC"]),
        ("جامعة ستانفورد في كاليفورنيا", ["جامعة ستانفورد:ORG", "كاليفورنيا:LOC"]),
        ("إدارة ترمب", ["ترمب:PER"]),
        ("كأس العالم 2026", ["كأس العالم 2026:MISC"]),
        ("حزب نداء تونس", ["نداء تونس:ORG"]),
        ("فاز برشلونة على ضيفه فالنسيا بثلاثة أهداف في الدوري", ["برشلونة:ORG", "فالنسيا:ORG"]),
        ("زار السائحون برشلونة", ["برشلونة:LOC"]),
        ("ارتفع خام برنت وتوقف ميناء الدقم", ["برنت:MISC", "الدقم:LOC"]),
        ("من دويتشه بنك وأوراكل", ["دويتشه بنك:ORG", "أوراكل:ORG"]),
        ("اقترح ستيف ويتكوف وجاريد كوشنر خطة", ["ستيف ويتكوف:PER", "جاريد كوشنر:PER"]),
        ("باعت آيفون 17 في الصين", ["آيفون 17:PRODUCT", "الصين:LOC"]),
        ("قال متحدث إن الخارجية الأميركية نفت ذلك", ["الخارجية الأميركية:ORG"]),
        ("تسبب الإعصار كاليغما في دمار", ["كاليغما:MISC"]),
        ("استأنفت المؤسسة الوطنية للنفط التصدير", ["المؤسسة الوطنية للنفط:ORG"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "حساب قطر الدائرة",
        "يبلغ قطر الأنبوب 5 أمتار",
        "تحقيق سلام دائم في المنطقة",
        "على أمل أن يعود",
        "بكل حماس ونشاط",
        "كريم الوجه واليد",
        "ساد نور خافت",
        "وفاء بالوعد",
        "في أي وقت من الأوقات",
        "ارتفاع عدد الوفيات",
        "ضربت سيول جارفة المنطقة",
        "طلبات التوظيف كثيرة",
        "من حيث المبدأ",
        "نماذج اللغات الكبيرة (LLM) والناتج المحلي (GDP)",
        "https://openai.com/index/gpt-4 و www.nvidia.com",
        "الرئيس التنفيذي CEO",
        "قال الرئيس الأمريكي أمس",
        "الحكومة السعودية والشركات الصينية",
        "يوم الاثنين في شهر يناير",
        "مليون دولار ويورو",
        "رأى أن ما لا يقل عن نصفهم",
        "الذكاء الاصطناعي التوليدي (Generative AI)",
        "كان الرئيس حاضرا",
        "كأس من الماء",
        "علم الفلك",
        "فتح الباب",
        "السياسة الخارجية الأميركية",
        "شركة صرافة في نسخة محدثة",
        "عاد إلى مسقط رأسه",
        "صاروخ جديد باسم غريب",
        "بسبب سوسة النخيل",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("row", table("homographs"), ids=lambda row: str(row["names"]))
def test_homographs(row: dict[str, str]) -> None:
    name = row["names"].split("|")[0]
    if row["yes_example"]:
        assert any(said.split(":")[0].lstrip("ل") in row["yes_example"] for said in names(row["yes_example"])), row[
            "yes_example"
        ]
        assert any(name in said or said.split(":")[0] in name for said in names(row["yes_example"]))
    if row["no_example"]:
        assert not any(said.split(":")[0] == name for said in names(row["no_example"]))


def test_a_short_form_follows_the_full_name() -> None:
    text = "قال ساشا بوينونيك، رئيس الشركة، إن النمو مستمر.\nورأى محللون أن بوينونيك محق. وأشادوا ببوينونيك."
    assert names(text) == ["ساشا بوينونيك:PER", "بوينونيك:PER", "بوينونيك:PER"]


def test_a_word_is_not_taken_for_a_short_form() -> None:
    text = "قال وزير التجارة محسن حسن إن الأسعار مستقرة.\nوهذا حسن للسوق."
    assert names(text) == ["محسن حسن:PER"]


def test_a_firm_found_once_is_found_again() -> None:
    text = 'أعلنت شركة "أومنيوكس" أرباحها.\nونمت أومنيوكس سريعا، وفق ما أعلنته لأومنيوكس جهة.'
    assert names(text) == ["أومنيوكس:ORG"] * 3


def test_without_lexicon() -> None:
    text = "قال مارك بارتون، رئيس شركة OMNIUX، إن"
    assert [text[n.start : n.end] for n in find(text)] == ["مارك بارتون", "OMNIUX"]


def test_references_hold_no_names() -> None:
    text = "قالت إنفيديا\n[1] OpenAI report"
    assert [text[n.start : n.end] for n in find(text, lexicon=Lexicon.load(), references=[(13, 30)])] == ["إنفيديا"]


def test_offsets_count_in_clean_text() -> None:
    text = clean("أوبن إيْه آيْ و«إنفيديا»").text
    assert names(text) == ["أوبن إيه آي:ORG", "إنفيديا:ORG"]


class _Tagger:
    def __init__(self, tags: dict[str, str], score: float = 0.9) -> None:
        self.tags, self.score = tags, score

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        return [[(self.tags.get(word, "O"), self.score) for word in sentence] for sentence in sentences]


def test_the_model_decides_an_ambiguous_name() -> None:
    text = "انتعشت طلبات في السوق"
    tagger = _Tagger({"طلبات": "B-ORG"})
    assert [(n.label, n.by) for n in find(text, lexicon=Lexicon.load(), tagger=tagger)] == [("ORG", "ner")]
    assert names(text) == []


def test_the_model_gets_words_without_line_ends_and_its_proclitics_are_cut() -> None:
    text = "سافر\nوبزيلوتك"
    found = find(text, tagger=_Tagger({"وبزيلوتك": "B-LOC"}))
    assert [n.label for n in found] == ["LOC"] and found[0].end == len(text)


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("بلغ العدد 24870 عملية", {"24870": "B-PRODUCT"}, []),
        ("فاز حزب زيلوتك 81 مقعدا", {"زيلوتك": "B-ORG", "81": "I-ORG"}, ["زيلوتك:ORG"]),
        ("من زيلوتك Zelotek أمس", {"زيلوتك": "B-PRODUCT", "Zelotek": "I-PRODUCT"}, ["زيلوتك", "Zelotek"]),
        ("قال رئيس فورد إنه", {"فورد": "B-ORG"}, ["فورد:ORG"]),
        ("توفي صباح اليوم", {"صباح": "B-PER"}, []),
        ("نظمته زيلوتك والتي تضم", {"زيلوتك": "B-ORG", "والتي": "I-ORG"}, ["زيلوتك:ORG"]),
        ("وصل إلى لبنان", {"لبنان": "B-PER"}, ["لبنان:LOC"]),
    ],
)
def test_tags_are_mended(text: str, tags: dict[str, str], expected: list[str]) -> None:
    found = find(text, lexicon=Lexicon.load(), tagger=_Tagger(tags))
    assert len(found) == len(expected)
    assert all(f"{text[n.start : n.end]}:{n.label}".startswith(e) for n, e in zip(found, expected, strict=True))


def _span(start: int, end: int, label: str = "ORG", by: str = "rule", score: float = 0.8) -> CandidateSpan:
    return CandidateSpan(start, end, (label,), by, "r", score)


@pytest.mark.parametrize(
    ("candidates", "kept"),
    [
        ([_span(0, 10), _span(0, 4)], [(0, 10)]),
        ([_span(0, 4, score=0.95), _span(2, 6, score=0.6)], [(0, 4)]),
        ([_span(0, 4, score=0.4)], []),
        ([_span(0, 4, score=0.4), _span(0, 4, by="ner", score=0.45)], [(0, 4)]),
        ([_span(5, 9), _span(0, 4)], [(0, 4), (5, 9)]),
        ([_span(3, 3)], []),
    ],
)
def test_policy(candidates: list[CandidateSpan], kept: list[tuple[int, int]]) -> None:
    assert [(s.start, s.end) for s in settle(candidates)] == kept


def test_mentions_are_sorted_and_apart() -> None:
    text = "قال ترامب وماسك في واشنطن إن OpenAI وإنفيديا وعلي بابا وجامعة ستانفورد وسام ألتمان " * 20
    found = find(text, lexicon=Lexicon.load())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found)) and found
    assert all(0 <= (n.score or 0) <= 1 for n in found)


@pytest.mark.slow
def test_time_grows_with_the_text() -> None:
    text = "قال محمد بن عبد الله من شركة أومنيوكس OMNIUX إن ديب سيك وغوغل وزيلوتك وإنفيديا في السوق. \n"
    lexicon = Lexicon.load()
    find(text, lexicon=lexicon)

    def cost(times: int) -> float:
        return least_seconds(lambda: find(text * times, lexicon=lexicon), tries=1)

    assert cost(800) < 14 * cost(100)


def test_a_name_that_ends_the_text_with_a_hyphen() -> None:
    """Once an IndexError: the word after the hyphen was looked for past the end."""
    from arextract.pipeline import Extractor

    assert Extractor("default").extract("قال-the-top- ثلاثة أرباع25-countries-with-the-most-data-").text
