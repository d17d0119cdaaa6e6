"""The language of a text that is too short for its words to tell it."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ko", "안녕하세요. 만나서 반갑습니다. 강이 아주 맑습니다."),
        ("ja", "こんにちは。今日は川の話をします。水がきれいです。"),
        ("el", "Καλημέρα σας, το ποτάμι είναι μεγάλο."),
        ("ka", "გამარჯობა, მდინარე დიდია და ლამაზი."),
        ("hy", "Բարեւ ձեզ, գետը մեծ է ու գեղեցիկ։"),
        ("th", "สวัสดีครับ แม่น้ำใหญ่และสวยมากครับ"),
        ("he", "שלום לכולם, הנהר גדול ויפה מאוד."),
        ("ar", "مرحبا بكم جميعا في المدينة إلى النهر، أهلا"),
        ("und", "میں آپ کو دریا کے بارے میں بتاتا ہوں"),
        ("und", "אַ גוטן טאָג, דער טײַך איז גרויס און שײן"),
        ("und", "नमस्ते, नदी बड़ी और सुंदर है।"),
        ("und", "Hello, the Ποτάμι is big."),
    ],
)
def test_letters_tell_it_where_one_language_alone_has_them(tag: str, words: str) -> None:
    transcript, _ = understand(f"A: {words}\n\nB: {words}\n\nA: {words}\n")
    assert transcript.language == tag
