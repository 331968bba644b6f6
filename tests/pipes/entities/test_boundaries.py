"""Where names begin and end, kind by kind: (kind, text, the names that it holds)."""

import pytest

import arextract

KINDS = [
    # Behind its proclitics a listed name of several words is itself; nothing is joined to the word that completes a class noun.
    ("proclitic", "وكان أنطونيو غوتيريش خلفا لبان كي مون في المنصب.", ["أنطونيو غوتيريش", "بان كي مون"]),
    ("proclitic", "ذكرت رويترز وبي بي سي أن العمال بخير.", ["رويترز", "بي بي سي"]),
    ("proclitic", "فاز الفريق على ملعبه بأم درمان.", ["أم درمان"]),
    ("construct", "ونقلت صحيفة فولها دي نورتي عن مسؤول محلي.", ["فولها دي نورتي"]),
    ("construct", "نقلت قناة فرانس 24 الخبر.", ["فرانس 24"]),
    # Foreign names that begin with a vowel have a hamza, so that «و» before a bare alef is the name's own.
    ("own waw", "وتلا رئيس البرلمان جيمس واني إيقا الإعلان.", ["جيمس واني إيقا"]),
    # A given name behind a preposition that a plain noun completes is a noun.
    ("phrase", "ودعوا للاعب بصلاح الحال.", []),
    # A plain word by which people are called is no verb before a surname.
    ("plain word", "وقال كبير باحثيه حكيم حسيد إن النموذج جاهز، وأضاف حسيد أنه مفتوح.", ["حكيم حسيد", "حسيد"]),
    # A plain noun, an office, «باسم» and a common noun behind a name are outside; so is a nation behind a foreign club.
    ("behind", "وذبح رئيس البلدية مارون ناصيف الخراف.", ["مارون ناصيف"]),
    ("behind", "قال مارون ناصيف الخوري إن البلدة بخير.", ["مارون ناصيف الخوري"]),
    ("behind", "ودعا فرناندو حداد باسم حزب العمال إلى الحوار.", ["فرناندو حداد", "حزب العمال"]),
    ("behind", "وقال يوسف القيادي في الحركة إن الاتفاق قريب.", ["يوسف"]),
    ("behind", "ستبدأ مدينة الرياض تشغيل ثلاثة خطوط.", ["الرياض"]),
    ("nation", "تعادل الفريق مع رايون سبورت الرواندي قبل لقاء الإياب.", ["رايون سبورت"]),
    # A firm joined to a listed one; a noun with a pronoun, the noun of a storm and of a mosque before a name.
    ("joined", "صعدت أسهم حديد عز وبايونيرز أمس.", ["حديد عز", "بايونيرز"]),
    ("noun", "وسجل خام برنت ارتفاعا طفيفا.", ["برنت"]),
    # What is said of the sea or of people is no place, a verb behind a class noun no product.
    ("clause", "قالت الإدارة إن المنشأة سليمة والبحر هادئ.", []),
    ("clause", "أرسلت الحكومة طائرة حطت في مطار الغيضة.", ["مطار الغيضة"]),
    # «هادئ» is not Hadi; whoever governs «الجزيرة» governs no channel.
    ("hamza", "قال عبد ربه منصور هادي إن الجو هادئ.", ["عبد ربه منصور هادي"]),
    ("governor", "قالت قناة الجزيرة إن والي الجزيرة استقال.", ["الجزيرة"]),
    # Nouns that belong to the name of a body, an event or a line, which a place inside never stands for.
    ("whole", "بدأت الهيئة الملكية لمدينة الرياض تشغيل مترو الرياض.", ["الهيئة الملكية لمدينة الرياض", "مترو الرياض"]),
    ("whole", "وكان اتفاق الدوحة قد أنهى الأزمة.", ["اتفاق الدوحة"]),
    ("whole", "نقض الحزب اتفاق بغداد وأربيل بشأن النفط.", ["بغداد", "أربيل"]),
    ("whole", "أحيل إلى محكمة أمن الدولة.", ["محكمة أمن الدولة"]),
    ("whole", "قال المتحدث باسم جهاز الإسعاف والطوارئ إن الطرق مقطوعة.", ["جهاز الإسعاف والطوارئ"]),
    ("whole", "قال موظف في أمانة بغداد إن المشروع متوقف.", ["أمانة بغداد"]),
    ("whole", "قالت الطالبة من جامعة ساو باولو الاتحادية إنها بكت.", ["جامعة ساو باولو الاتحادية"]),
    ("whole", "أرجأ المنظمون مباريات الدوري الليبي الممتاز.", ["الدوري الليبي الممتاز"]),
    ("whole", "وهبطت في مطار بنينا طائرات من تركيا.", ["مطار بنينا", "تركيا"]),
    ("whole", "نقل المصابون إلى المستشفى الجامعي محمد السادس.", ["المستشفى الجامعي محمد السادس"]),
    ("whole", "قال مدير المركز الوطني أحمد علي إن الخطة جاهزة.", ["أحمد علي"]),
    ("whole", "نوهت مديرة البنك الدولي لمنطقة المغرب العربي بالخطة.", ["البنك الدولي", "المغرب العربي"]),
    ("whole", "تعطل جهاز قياس الغاز أمس.", []),
    # Behind the body that he heads a person begins with his given name, and the next word whole is his surname.
    (
        "head",
        "قال رئيس الغرفة الوطنية للمساحات الكبرى الهادي باكور إن الأسعار ارتفعت.",
        ["الغرفة الوطنية للمساحات الكبرى", "الهادي باكور"],
    ),
    (
        "head",
        "صرح رئيس الاتحاد الجهوي للفلاحة المنصف بالحاج أمس.",
        ["الاتحاد الجهوي للفلاحة", "المنصف بالحاج"],
    ),
    (
        "head",
        "قال مدير عام الديوان الوطني للتطهير الحبيب العمراني إن الشبكة جاهزة.",
        ["الديوان الوطني للتطهير", "الحبيب العمراني"],
    ),
    ("head", "نقل إلى المستشفى الجامعي الحبيب بورقيبة.", ["المستشفى الجامعي الحبيب بورقيبة"]),
    ("head", "وقال محمد بتونس إن الأمر انتهى.", ["محمد", "تونس"]),
    # «و» between two people is the conjunction, save where a name is known with it.
    (
        "joined",
        "أصيب محمد راشد (30 عاما) وبارفين أختر (25 عاما) ووسيم خان (20 عاما).",
        ["محمد راشد", "بارفين أختر", "وسيم خان"],
    ),
    ("joined", "بين كل من راجيش كومار (20 عاما) وسونيتا ديفي (19 عاما).", ["راجيش كومار", "سونيتا ديفي"]),
    ("joined", "والداه محمد أنصاري وسانغانا خاتون في المستشفى.", ["محمد أنصاري", "سانغانا خاتون"]),
    ("joined", "التقى أحمد صالح ووليد منصور ووائل غنيم.", ["أحمد صالح", "وليد منصور", "وائل غنيم"]),
    ("joined", "منحت الجائزة للحبيب بن محرز وللهادي الزغلامي.", ["لحبيب بن محرز", "لهادي الزغلامي"]),
    # Ordinary words in quotation marks, a people and a function word behind a name are none.
    ("plain", 'انتقدت بما أسمته "الاعتداء الهمجي" على الصحفيين.', []),
    ("plain", 'أطل من "قبرها" بعد سنوات.', []),
    ("plain", 'نشر صورة "سيلفي" مع أصدقائه.', []),
    ("plain", "نزح الروهينغا وقتل التوتسي والهوتو وهاجم البشتون الإيغور والأكراد والأمازيغ.", []),
    ("plain", "صادق مجلس نوّاب الشعب أي 109 نائب على القانون.", ["مجلس نوّاب الشعب"]),
    ("plain", "قالت الطبيبة إن أحدا لايتردد في التبرع.", []),
    ("plain", "وفي إطار المصلحة المشتركة أضافت هيئة التنظيم جائزة.", []),
    ("plain", "يدفع كل سائق المعلوم على الجولان قبل مارس.", []),
    ("plain", "دارت معارك في الجولان منذ الفجر.", ["الجولان"]),
    # A common noun behind a firm's name is outside; a publisher's and a federation's names are whole.
    ("noun behind", "أنتجت شركة سيمنز نسخا من الهاتف.", ["سيمنز"]),
    ("whole", "عقدت الجامعة التونسية للتنس ندوة.", ["الجامعة التونسية للتنس"]),
    ("whole", "قررت الجامعة العامة للتعليم الأساسي الإضراب.", ["الجامعة العامة للتعليم الأساسي"]),
    # A number belongs to a channel; what «و» joins to a class noun is apart from it.
    ("channel", "اتهمت قناة فرانس 3 المنظمين.", ["فرانس 3"]),
    ("construct", "انتشر الجفاف في شمال وغرب إفريقيا.", ["غرب إفريقيا"]),
    # The nouns of squares, crossings and mosques are outside.
    ("noun", "أوقف في معبر أم الطبول على الحدود.", ["أم الطبول"]),
    ("noun", "تجمع المحتجون في ساحة جامع الفنا.", ["جامع الفنا"]),
]

LABELS = [
    # A thing called like a place, a place behind a title of its own, a person by given name and surname, a firm behind its noun.
    ("وكانت الكبسولة فينيكس جاهزة.", [("فينيكس", "PRODUCT")]),
    ("أجلت السفينة السعودية الرياض رعايا الدول.", [("الرياض", "PRODUCT")]),
    ("وصلت السفينة إلى الرياض.", [("الرياض", "LOC")]),
    ("تسلمت الكأس من دوقة كامبريدج كيت ميدلتون.", [("كامبريدج", "LOC"), ("كيت ميدلتون", "PER")]),
    ("وقال لاعب غلاسكو رينجرز إن الفوز مهم.", [("غلاسكو رينجرز", "ORG")]),
    # Adjectives that are given names elsewhere, and offices of two words, are nobody.
    ("غادر اللاعب الملعب بعد تصرف كريم مع زميله.", []),
    ("وأضاف المعلم أن ما فعله جيرانها نبيل وجميل.", []),
    ("وتعاقد الوداد مع الكونغولي غي مبينزا.", [("الوداد", "ORG"), ("غي مبينزا", "PER")]),
    ("قال محمد الأمين إن الأمين العام قادم.", [("محمد الأمين", "PER")]),
]


@pytest.mark.parametrize(("text", "names"), LABELS)
def test_label(text: str, names: list[tuple[str, str]]) -> None:
    assert [(name.text, name.label) for name in arextract.extract(text).entities] == names


@pytest.mark.parametrize(("kind", "text", "names"), KINDS)
def test_kind(kind: str, text: str, names: list[str]) -> None:
    assert [name.text for name in arextract.extract(text).entities] == names, kind
