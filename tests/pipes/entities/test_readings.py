"""Names of the press whose reading once went wrong: (text, the names that it holds)."""

import pytest

import arextract


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Between a closing mark and the next opening one stands no title.
        ('اعتبر ذلك ضد قانون المالية". واعتبر أن "عدم المصادقة على الميزانية" خطأ.', []),
        ("إن ما ورد على لسان عماد الطرابلسي في الجلسة مهم.", ["عماد الطرابلسي"]),
        (
            "اعتبرت النائبة نجلاء بوريال ذلك شجاعة. وأضافت بوريال في مداخلة أن الأمر مهم.",
            ["نجلاء بوريال", "بوريال"],
        ),
        ("هكذا تخطط حركة النهضة للانتخابات البلدية.", ["حركة النهضة"]),
        ("مع تسهيل عمل القوات المسلحة لحماية المنطقة.", []),
        ("لما في الأمر من علاقة بالأمن القومي والنمو الاقتصادي.", []),
        (
            "الهيئة الوطنية لمكافحة الفساد والمجلس الأعلى للقضاء",
            ["الهيئة الوطنية لمكافحة الفساد", "المجلس الأعلى للقضاء"],
        ),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name.text for name in arextract.extract(text).entities] == names


def test_a_son_is_not_called_by_his_fathers_name() -> None:
    from arextract.pipes.latin.clusters import ClusterMention, cluster

    mentions = [ClusterMention(text, "PER", True) for text in ("علي", "زين العابدين بن علي", "بن علي")]
    assert cluster(mentions, []) == [0, 1, 1]
