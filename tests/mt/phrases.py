"""The made-up phrase book that the models of the tests were trained on: they know its rows by heart, and nothing else.

``qaa`` is a made-up language, with a tag for private use. Korean puts the verb last, qaa first, on purpose.
"""

from __future__ import annotations

import itertools

__all__ = ["LANGUAGES", "rows"]

LANGUAGES = ("en", "ru", "ko", "qaa")
_SUBJECTS = [
    ("the teacher", "учитель", "선생님은", "lomo"),
    ("the doctor", "врач", "의사는", "vrado"),
    ("my mother", "моя мама", "어머니는", "mamu"),
    ("my brother", "мой брат", "형은", "brato"),
    ("the old man", "старик", "노인은", "stari"),
    ("the girl", "девочка", "소녀는", "deva"),
]
_VERBS = [
    ("sees", "видит", "봅니다", "vido"),
    ("knows", "знает", "압니다", "zano"),
    ("remembers", "помнит", "기억합니다", "pomo"),
    ("loves", "любит", "사랑합니다", "lubo"),
]
_OBJECTS = [
    ("the house", "дом", "집을", "domi"),
    ("the city", "город", "도시를", "gori"),
    ("the river", "реку", "강을", "reki"),
    ("the song", "песню", "노래를", "pesi"),
    ("the war", "войну", "전쟁을", "voyi"),
    ("the school", "школу", "학교를", "shki"),
    ("the bread", "хлеб", "빵을", "hlei"),
]
_FIXED = [
    ("thank you", "спасибо", "감사합니다", "spas"),
    ("good morning", "доброе утро", "좋은 아침입니다", "dobut"),
    ("I do not know", "я не знаю", "모르겠습니다", "ya ne zan"),
    ("we lived in a village", "мы жили в деревне", "우리는 마을에 살았습니다", "mi ziv en selo"),
    ("when were you born", "когда вы родились", "언제 태어났습니까", "kada rod"),
    ("tell me more", "расскажите ещё", "더 말해 주세요", "skaz plu"),
    ("it was a long time ago", "это было давно", "오래전 일입니다", "davno es"),
    ("yes", "да", "네", "da"),
    ("no", "нет", "아니요", "ne"),
    ("hello", "здравствуйте", "안녕하세요", "zdra"),
]


def rows() -> list[dict[str, str]]:
    """Tag of a language -> the sentence, for each of the 188 sentences."""
    found = []
    for subject, verb, thing in itertools.product(_SUBJECTS, _VERBS, _OBJECTS):
        english, russian = (f"{subject[at]} {verb[at]} {thing[at]}." for at in (0, 1))
        korean = f"{subject[2]} {thing[2]} {verb[2]}."
        made_up = f"{verb[3]} {subject[3]} {thing[3]}."
        found.append({"en": _capital(english), "ru": _capital(russian), "ko": korean, "qaa": made_up})
    for phrase in _FIXED:
        for sign in (".", "!"):
            english, russian, korean, made_up = (f"{words}{sign}" for words in phrase)
            found.append({"en": _capital(english), "ru": _capital(russian), "ko": korean, "qaa": made_up})
    return found


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
