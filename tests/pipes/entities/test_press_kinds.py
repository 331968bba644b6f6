"""Names in the press, kind by kind: (kind, text, the names that it holds). Each kind has what must be found and what must not."""

import pytest

import arextract

KINDS = [
    # The adjective after a minister is the minister's; that of a ministry is feminine.
    ("minister", "قال وزير الدفاع الكوري إن التدريبات مستمرة.", []),
    ("minister", "التقت وزيرة الخارجية الألمانية نظيرها.", []),
    ("ministry", "أعلنت الخارجية الأردنية إجلاء رعاياها.", ["الخارجية الأردنية"]),
    # What و joins is apart, and a و that belongs to a name stays.
    ("joined", "حضر وانغ يي وشي جينبينغ الحفل.", ["وانغ يي", "شي جينبينغ"]),
    ("joined", "شيعت البلدة عبدالغفار وسيفالدين.", ["عبدالغفار", "سيفالدين"]),
    ("joined", "صعد خام برنت وخام غرب تكساس الوسيط.", ["برنت", "غرب تكساس الوسيط"]),
    ("own waw", "قال المدرب وليد الركراكي إن الفريق جاهز.", ["وليد الركراكي"]),
    # A verb is no part of a name, before it or after it.
    ("verb", "عين المجلس المهندس يوسف مرسي مديرا، وشكر مرسي زملاءه.", ["يوسف مرسي", "مرسي"]),
    ("verb", "قال دونالد ترامب جونيور سيحضران معا.", ["دونالد ترامب جونيور"]),
    ("verb", "قال المدير وهو يؤوي آلاف النازحين.", []),
    # A link joins what stands on both its sides; a club called by a plain word; what a place is for is no part of its name.
    ("amount", "تليها السعودية التي تعتزم إضافة 20 غيغاواط كل عام حتى 2030.", ["السعودية"]),
    ("link", "وأكدت المتحدثة باسم الهيئة، أمل بن يوسف، أن الفرز انتهى.", ["أمل بن يوسف"]),
    (
        "club",
        "فاز نادي الكرامة بفضل مهاجمه وسام تقي، وعلق مدربه عماد خانكان على النتيجة.",
        ["الكرامة", "وسام تقي", "عماد خانكان"],
    ),
    ("use", "استهدفت غارة محطة زابوريجيا للطاقة النووية جنوبي أوكرانيا.", ["زابوريجيا", "أوكرانيا"]),
    # The surname, of one word or two, after the full name.
    ("surname", "قال مصطفى صنع الله إن الحقول تعمل، وأضاف صنع الله أنها آمنة.", ["مصطفى صنع الله", "صنع الله"]),
    ("surname", "قال الصحافي توفيق بوعشرين إنه عائد، وعبر بوعشرين عن شكره.", ["توفيق بوعشرين", "بوعشرين"]),
    # An owner is no Malik; a title and a blessing are outside.
    ("title", 'صرح مالك "ديب سيك" بأن النموذج جاهز.', ["ديب سيك"]),
    ("title", "وصل الأمير هاري إلى لندن.", ["هاري", "لندن"]),
    # A firm and the person who works for it; two people joined by «و»; a verb of naming.
    ("employer", "قالت محللة مورغان ستانلي إيلين زنتنر إن الفائدة سترتفع.", ["مورغان ستانلي", "إيلين زنتنر"]),
    ("employer", "قال محلل غولدمان جان هاتزيوس إن النمو سيتباطأ.", ["غولدمان", "جان هاتزيوس"]),
    ("joined", "تأثر بكتابهم خاصة دانتي وبترارك وكان ملما باللاتينية.", ["دانتي", "بترارك"]),
    ("verb", "تجمعت القبائل في منطقة سميت كوللاسويو قبل الغزو.", ["كوللاسويو"]),
    # Words that are names elsewhere: an adjective joined to another, a noun with its own, the dam, a pleasant surprise.
    ("phrase", "تمكنت الفرقة المركزية للمراقبة الصحية والاقتصادية من حجز 4 شاحنات.", []),
    ("phrase", "بحث المجلس أوضاع العواصم والمدن الإسلامية أمس.", []),
    ("dam", "أجمع الخبراء على أن تصميم السد يستند إلى المعايير.", []),
    ("club", "فاز السد على منافسه بهدفين في الدوري.", ["السد"]),
    ("quality", "شكل الاكتشاف مفاجأة سارة بالنسبة إلى الفريق.", []),
    # Media called by a word: behind their noun, an adjective or quotation marks between, or joined; then again.
    ("medium", "نقلت صحيفة الأخبار عن مصدر أن الأخبار سيئة.", ["الأخبار"]),
    ("medium", 'ذكرت يومية "المساء" المغربية أن الأشغال تنتهي في المساء.', ["المساء"]),
    ("medium", 'قالت صحيفتا "النهار" و"الوسط" إن المفاوضات تجري في الوسط.', ["النهار", "الوسط"]),
    ("medium", 'كتبت جريدة لبنانية "السفير" أن السفير غادر، وأضافت السفير أنه عاد.', ["السفير", "السفير"]),
    ("medium", "وصلت الشرطة إلى موقع الحدث وتابعت صحف العالم الخبر.", []),
    # Clubs called by a word or a town: who plays there or against whom; a federation, a ministry and a town are none.
    ("club", "فاز الاتحاد على ضيفه التعاون بهدفين في الدوري.", ["الاتحاد", "التعاون"]),
    (
        "club",
        "وقع المهاجم للفيحاء، وتعادل الفيحاء السعودي مع الفتح في الجولة الثانية.",
        ["لفيحاء", "الفيحاء", "الفتح"],
    ),
    (
        "club",
        "دعت وزارة الشباب الفريق، وكرم الاتحاد السعودي لكرة القدم المدرب.",
        ["وزارة الشباب", "الاتحاد السعودي لكرة القدم"],
    ),
    ("town", "بلغ اللاعب نهائي دورة روما وخسر المباراة.", ["روما"]),
    # What is written with tanwin is a noun.
    ("tanwin", "تنظر الوساطة إلى المبادرة كخطةِ سلامٍ طويلة.", []),
    ("tanwin", "أضفى عليه لوناً من الجمال، وقال محمدٌ إنه قادم.", ["محمدٌ"]),
    # An adjective in the dual is that of two firms.
    (
        "owners",
        "نماذج صممتها شركتا مينيماكس MiniMax وزد إي أي Z.ai الصينيتان بشعبية واسعة.",
        ["مينيماكس", "MiniMax", "زد إي أي", "Z.ai"],
    ),
    # Adverbs, months and currencies, hashtags, footers.
    ("adverb", "تراجع الطلب سورياً وعربياً.", []),
    ("place", "عاد اللاجئون إلى سوريا.", ["سوريا"]),
    ("month", "في (مارس) تراجعت المبيعات، وفي يوليوز ارتفعت.", []),
    ("currency", "بلغ السعر 500 ريال للدولار، أي 1.35 USD.", []),
    ("furniture", "RT @user #مصر تفوز", []),
    ("furniture", "انتهى الخبر.\n© Copyright 2025 All rights reserved | Powered by WordPress", []),
    ("furniture", "date 2024-05-01", []),
    ("garbled", "ÈáÛÊ ÇáÃÑÈÇÍ 5", []),
    # Bodies that every country has, and the ones that are one.
    ("generic", "رفضت الدائرة الانتخابية الثانية الطعن.", []),
    ("central bank", "رفع المركزي الفائدة، وقال البنك المركزي إن التضخم تراجع.", ["المركزي", "البنك المركزي"]),
    ("central", "اجتمع المجلس المركزي أمس.", []),
    ("holding", "ارتفع سهم صافولا القابضة وتراجعت شركة قابضة أخرى.", ["صافولا القابضة"]),
    # A stadium is apart from its town.
    ("place", "أقيم اللقاء في ملعب الطيب المهيري بصفاقس.", ["الطيب المهيري", "صفاقس"]),
    # What a pronoun's particle says of somebody is no name.
    ("predicate", "قال المدرب إنه سعيد بالفوز، لكنها خيرت الصمت.", []),
    ("predicate", "التقى الوزير سعيد الجزيري أمس.", ["سعيد الجزيري"]),
    # Behind a noun of places or things, a word of the language is no name; a stranger or a definite one is.
    ("class noun", "تحولت البلدة إلى مدينة أشباح في شارع مزدحم.", []),
    ("class noun", "انفجرت سيارة ملغومة، وتورطت شبكة اتجار بالبشر.", []),
    ("class noun", "أقيم الحفل في استاد البيت مساء.", ["البيت"]),
    # A count opens no name, a score ends one, a preposition with its pronoun is outside.
    ("count", "عثر الجنود على 3 مخابئ قرب إيليزي.", ["إيليزي"]),
    (
        "score",
        "استهل حملة الدفاع عن لقبه إثر تغلبه على البلجيكي كزافييه ماليس 7 - 6 و 6 - صفر في الدور الأول.",
        ["كزافييه ماليس"],
    ),
    ("tail", "جاء ذلك خلال استقبال كوفي أنان له في نيويورك.", ["كوفي أنان", "نيويورك"]),
    ("tail", "وصفت الصحيفة سمير غانم بالمتهور.", ["سمير غانم"]),
    ("tail", "قال رضا بالحاج إن الحزب باق.", ["رضا بالحاج"]),
    # A title makes a person of what is a town elsewhere; a plural makes an adjective of what is a country.
    ("title", "وصل الملك خوان كارلوس والملكة صوفيا إلى مراكش.", ["خوان كارلوس", "صوفيا", "مراكش"]),
    ("country", "نقلت مصادر سورية الخبر، وعادت سورية إلى الجامعة.", ["سورية"]),
    # Currents, executive offices and the like are no bodies, alone or joined; for somebody's sake is none either.
    ("generic", "جرف تيار المياه السيارة واجتمع المكتب التنفيذي والكتاب العامون.", []),
    ("generic", "تم ذلك لمصلحة الخليج والأمة العربية.", ["الخليج"]),
    # Words that only look like a name: now, victory, your house.
    ("homograph", "يعرف الآن باسم القاعة الكبرى.", []),
    ("homograph", "يسعى الفريق إلى تحقيق النصر.", []),
    ("homograph", "عد إلى بيتك الجديد.", []),
    ("homograph", "الممثلات اللاتي عدن للتمثيل.", []),
    # A verb behind the thing that it is said of, whoever is called so elsewhere.
    ("said of", "إلا أن المحللين يعتقدون أن المعطيات تشي بشيء مختلف.", []),
    ("said of", "وأشار الخبير إلى أن الأرقام تشي بتباطؤ، وكتب عن تشي غيفارا.", ["تشي غيفارا"]),
    # Quotation marks make no name of a sentence, but a class noun of works before them does.
    ("sentence", 'وقد تعود ديناميكيات "الفائز يحصد كل شيء" إلى الساحة.', []),
    ("sentence", 'شاهدنا فيلم "العصفور يطير بعيدا" في المهرجان.', ["العصفور يطير بعيدا"]),
    # What something is for belongs to the name of an institution alone.
    ("purpose", "أوفت الدولة بالنسب التي ينص عليها الدستور للإنفاق على الصحة والتعليم.", []),
    ("purpose", "افتتح الوزير المعهد القومي لعلوم التربية في تونس.", ["المعهد القومي لعلوم التربية", "تونس"]),
    ("purpose", "زار المركز الوطني لبحوث الفضاء.", ["المركز الوطني لبحوث الفضاء"]),
    # Nouns that belong to the names of places; what stands behind them is a name, though it may be a word with a proclitic.
    ("place noun", "ووصلت إلى مطار بنينا في بنغازي طائرتان.", ["مطار بنينا", "بنغازي"]),
    ("place noun", "وتجمع محتجون أمام منزله في تلة الخياط وقطعوا الطريق.", ["تلة الخياط"]),
    ("place noun", "انهار السد في وادي درنة أمس.", ["وادي درنة"]),
    ("square", "ألقى نصر الله خطابا في ساحة الشهداء ثم في شارع الثورة.", ["نصر الله", "الشهداء", "الثورة"]),
    ("square", "جاءت أول لمسة له في منطقة الجزاء ليعيد الكرة، ثم تولى ولاية العهد.", []),
    # Who employs an analyst is a firm.
    ("analyst", "وتوقع محلل الشحن في درويري فيليب داماس أن تبقى الأسعار.", ["درويري", "فيليب داماس"]),
    ("analyst", "قال محلل بنك باركليز جوناثان ميلر إن الأسهم سترتفع.", ["بنك باركليز", "جوناثان ميلر"]),
    # What he is to somebody spoken of before is no surname.
    ("kin", "وأضاف أبو حيدر جاره أن السوق فارغ.", ["أبو حيدر"]),
    ("kin", "وعثر عليه ابن عمه في الصباح التالي.", []),
    ("kin", "وقالت سعاد علي زوجته إنها تنتظر.", ["سعاد علي"]),
    ("kin", "وقال سامي حداد زميله في الشركة إن القرار صدر.", ["سامي حداد"]),
    # Nor is what he made, nor his office, nor what is said of him.
    ("object", "أصدر رافيرتي ألبومين عام 1990.", ["رافيرتي"]),
    ("object", "وأصدر المطرب كاظم الساهر ألبومين جديدين.", ["كاظم الساهر"]),
    ("object", "كتب جون شتاينبك روايتين عن كاليفورنيا.", ["جون شتاينبك", "كاليفورنيا"]),
    ("office", "وانتقد نزار بركة الأمين العام لحزب الاستقلال القرار.", ["نزار بركة", "حزب الاستقلال"]),
    ("office", "قال أحمد المنصوري الأمين العام للحزب إن الانتخابات نزيهة.", ["أحمد المنصوري"]),
    ("participle", "وسجل أشرف حكيمي المنتقل حديثا إلى باريس هدفا.", ["أشرف حكيمي", "باريس"]),
    # A verb before a name in full is no given name; «هاجر» is one where nothing feminine stands beside it and he goes somewhere.
    ("verb", "دان نزار بركة القرار.", ["نزار بركة"]),
    ("verb", "وهاجر محمود الشافعي من مصر إلى فرنسا عام 1985.", ["محمود الشافعي", "مصر", "فرنسا"]),
    ("verb", "هاجر إلى فرنسا عام 1990.", ["فرنسا"]),
    ("verb", "قالت هاجر الشافعي إن الخطة جاهزة.", ["هاجر الشافعي"]),
    ("verb", "وتحدثت الكاتبة هاجر العلوي عن روايتها.", ["هاجر العلوي"]),
    # A final ى: Egypt's family names, and verbs that end a name.
    ("maqsura", "قالت هناء زايد عباس إن مصطفى رضى وصل.", ["هناء زايد عباس", "مصطفى رضى"]),
    ("maqsura", "وأضاف كمال فوزى أن أحمد رأى الحادث.", ["كمال فوزى", "أحمد"]),
    # A degree is no body; where it was taken is one.
    ("degree", "حصل على ديبلوم الدراسات العليا في القانون.", []),
    ("degree", "حصل على ماجستير العلوم السياسية من جامعة القاهرة.", ["جامعة القاهرة"]),
    ("degree", "نالت شهادة الدراسات التطبيقية وباكالوريوس الهندسة المدنية.", []),
]


@pytest.mark.parametrize(("kind", "text", "names"), KINDS)
def test_kind(kind: str, text: str, names: list[str]) -> None:
    assert [name.text for name in arextract.extract(text).entities] == names, kind


def test_kinds_of_funds_are_no_names() -> None:
    """A fund of whatever kind («صندوق التحوط») is a generic body; one with a name of its own is not."""
    import arextract

    generic = arextract.extract("تمول الشركة من القطاع الخاص (صندوق التحوط الذي أسسه ليانغ وينفنغ).")
    assert [e.text for e in generic.entities] == ["ليانغ وينفنغ"]
    named = arextract.extract("أعلن صندوق النقد الدولي توقعاته.")
    assert [e.text for e in named.entities] == ["صندوق النقد الدولي"]


def test_languages_are_listed_by_name() -> None:
    found = arextract.extract("كتب باللغة العربية وتحدث اللغة الهولندية.").entities
    assert [(e.text, e.canonical) for e in found] == [("اللغة العربية", "Arabic"), ("اللغة الهولندية", "Dutch")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('غرقت السفينة "البركة" قبالة السواحل.', "PRODUCT"),
        ('غرق مركب "البركة" قبالة السواحل وعلى متنه 20 مهاجرا.', "PRODUCT"),
        ('غرقت سفينة "الأمل" قرب الساحل.', "PRODUCT"),
        ('عرض فيلم "البركة" في المهرجان.', "MISC"),
        ('يعرض مسلسل "الجزيرة" في رمضان.', "MISC"),
        ('قالت شركة "النهار" إن أرباحها زادت.', "ORG"),
    ],
)
def test_a_vessel_and_a_work_have_a_name_of_their_own(text: str, label: str) -> None:
    assert [name.label for name in arextract.extract(text).entities] == [label]
