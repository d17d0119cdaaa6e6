"""Scripts: which one a language is written in, and which one some words are in (ISO 15924, UAX 24)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from xlate.languages import script_of

__all__ = [
    "foreign_letters",
    "han_of_other_form",
    "has_letters_of_other_form",
    "script_of_letter",
    "scripts_of",
    "weight_of",
]

_NAMES = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Arab": "ARABIC", "Hebr": "HEBREW", "Hani": "CJK",
    "Hira": "HIRAGANA", "Kana": "KATAKANA", "Hang": "HANGUL", "Deva": "DEVANAGARI", "Beng": "BENGALI",
    "Guru": "GURMUKHI", "Gujr": "GUJARATI", "Orya": "ORIYA", "Taml": "TAMIL", "Telu": "TELUGU", "Knda": "KANNADA",
    "Mlym": "MALAYALAM", "Sinh": "SINHALA", "Thai": "THAI", "Laoo": "LAO", "Khmr": "KHMER", "Mymr": "MYANMAR",
    "Tibt": "TIBETAN", "Mong": "MONGOLIAN", "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Ethi": "ETHIOPIC",
    "Bopo": "BOPOMOFO",
}  # fmt: skip
"""code of a script -> how the Unicode names of its letters begin"""
_BY_NAME = {name: code for code, name in _NAMES.items()}
_TOGETHER = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani", "Bopo"),
    "Hant": ("Hani", "Bopo"),
    "Hanb": ("Hani", "Bopo"),
}
_LAST = 0x3FFFF

_SIMPLIFIED = "国这们说会来时为发经对过还进现种义产长动无东两头车马见开关门问间业与专书乐习买乡争亚亲从传众优价"
_TRADITIONAL = "國這們說會來時為發經對過還進現種義產長動無東兩頭車馬見開關門問間業與專書樂習買鄉爭亞親從傳眾優價"
_OF_ONE_FORM = {"Hans": re.compile(f"[{_TRADITIONAL}]"), "Hant": re.compile(f"[{_SIMPLIFIED}]")}


@cache
def scripts_of(tag: str) -> tuple[str, ...]:
    """The codes of the scripts whose letters are at home in a language; empty if they are not known."""
    script = script_of(tag) or ""
    return _TOGETHER.get(script, (script,) if script in _NAMES else ())


@cache
def foreign_letters(tag: str) -> re.Pattern[str] | None:
    """What finds a letter of a script that is not at home in a language; None if its scripts are not known."""
    scripts = scripts_of(tag)
    if not scripts:
        return None
    own = "".join(_ranges(script) for script in scripts)
    return re.compile(rf"[^\W\d_{own}ªº]")


@cache
def _ranges(script: str) -> str:
    """The letters of a script, as the inside of a character class."""
    begin = _NAMES[script]
    ranges: list[list[int]] = []
    for code in range(_LAST + 1 if script == "Hani" else 0x10000):
        character = chr(code)
        if not character.isalpha():
            continue
        name = unicodedata.name(character, "")
        if not name.startswith((begin, f"FULLWIDTH {begin}", f"HALFWIDTH {begin}", f"{begin}-HIRAGANA")):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    extra = "々ー" if script in ("Hani", "Kana", "Hira") else ""
    return extra + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_WEIGHTS = {"CJK": 2.6, "HIRAGANA": 2.2, "KATAKANA": 2.2, "HANGUL": 2.0}


@cache
def weight_of(character: str) -> float:
    """How many letters of an alphabet a character stands for: more than one in East Asia, none for vowel points."""
    if unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    return _WEIGHTS.get(unicodedata.name(character, "").partition(" ")[0], 1.0)


@cache
def script_of_letter(letter: str) -> str:
    """The English name of the script of a letter, in its Unicode spelling: ``Latin``."""
    name = unicodedata.name(letter, "other").split()[0]
    return "Chinese" if name == "CJK" else name.capitalize()


def has_letters_of_other_form(text: str, tag: str) -> bool:
    """True if there are any that `han_of_other_form` gives."""
    pattern = _OF_ONE_FORM.get(script_of(tag) or "")
    return pattern is not None and pattern.search(text) is not None


def han_of_other_form(text: str, tag: str) -> str:
    """The characters of a Chinese text that are traditional where simplified ones are wanted, or the other way round.

    Only some of the most frequent ones are known, which is enough for a sentence.
    """
    pattern = _OF_ONE_FORM.get(script_of(tag) or "")
    return "".join(pattern.findall(text)) if pattern else ""
