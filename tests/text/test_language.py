"""What the letters say."""

from __future__ import annotations

import pytest

from arextract.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت شركة OpenAI اليوم عن نموذج جديد يتفوق على النماذج السابقة", "ar"),
        ("OpenAI announced a new model today", "en"),
        ("این کتاب را برای شما می‌گیرم و پنجره چوبی", "fa"),
        ("یہ ایک بڑی خبر ہے کہ لڑکے گھر گئے ہیں", "ur"),
        ("أعلنت الشركة عن model جديد called Qwen وهو very good جدا", "mixed"),
        ("12345 !!", "none"),
        ("Привет, мир", "none"),
        ("خبر https://www.example.com/a/very/long/address/that/is/latin", "ar"),
    ],
)
def test_examples(text: str, language: str) -> None:
    assert language_of(text) == language
