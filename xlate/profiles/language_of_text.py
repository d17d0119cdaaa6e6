"""The language of a text, told by its letters and words where it is long enough.

The most usual languages are evident (`frequent_words`); the library py3langid tells others, of which it knows 97.
Two parts of the text must agree, and no other language may come near: Bosnian, Croatian and Serbian texts are left to
people. Of a text that is too short for words, the letters tell where a script is one language's only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import name

from xlate.languages import UNDETERMINED, script_of
from xlate.model.document import Block, BlockKind
from xlate.profiles.frequent_words import evident_language, other_languages, small_words_of

__all__ = ["detect_language", "is_rather_in", "other_language"]

_RUNNING = 36
"""characters of a line that holds more than a name"""
_SAMPLE = 800
"""characters of each of two parts of a text"""
_ENOUGH = 300
"""letters in both parts together; a character of a script that writes syllables or words counts for three"""
_MARGIN = 0.02
"""log-odds for each letter by which a language must lead; related languages in a short text are nearer"""
_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAD, _LEAD_EACH = 10.0, 0.3
"""log-odds by which one of two languages must lead, and for each character of longer texts; names alone lead by less"""
_WORD = 3
"""letters"""
_FEW = 20
"""letters from which the alphabet of a text tells its language"""
_SIGNS = 3
"""letters that the alphabet has alone"""
_NONE = re.compile(r"(?!)")
_ALPHABETS = (
    *(
        (tag, own := re.compile(f"[{letters}]"), own, _NONE)
        for tag, letters in (
            ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
            ("el", "\u0370-\u03e1\u03f0-\u03ff\u1f00-\u1fff"),
            ("ka", "\u10a0-\u10ff\u1c90-\u1cbf"),
            ("hy", "\u0531-\u0587"),
            ("th", "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"),
            ("lo", "\u0e81-\u0edf"),
            ("km", "\u1780-\u17b3"),
            ("ta", "\u0b80-\u0bff"),
            ("te", "\u0c00-\u0c7f"),
            ("kn", "\u0c80-\u0cff"),
            ("ml", "\u0d00-\u0d7f"),
            ("si", "\u0d80-\u0dff"),
            ("gu", "\u0a80-\u0aff"),
        )
    ),
    ("ja", re.compile("[\u3005\u3041-\u30ff\u4e00-\u9fff]"), re.compile("[\u3041-\u30ff]"), _NONE),
    ("he", own := re.compile("[\u05d0-\u05ea]"), own, re.compile("[\u05f0-\u05f2]|א[\u05b7\u05b8]|[\ufb1d-\ufb4f]")),
    ("ar", re.compile("[\u0621-\u064a]"), re.compile("[ةىأإؤ]"), re.compile("[\u0671-\u06d3]")),
)
"""tag, its letters, those that tell it, and those of other languages in the same script (Yiddish; Persian, Kurdish)

A script is here if one written language of our time has it; Devanagari, Bengali, Burmese, Ethiopic and Tibetan have two
or more.
"""
_RELATED = [{"bs", "hr", "sr"}, {"nb", "nn", "no"}, {"id", "ms"}]
"""languages that nobody tells apart by a page: with Norwegian the wider one is said, with others none"""
_WIDER = {"nb": "no", "nn": "no"}


def detect_language(blocks: Iterable[Block]) -> str | None:
    """The tag of the language of a text; None where it is too short, or could be two.

    Args:
        blocks: of a document; the beginning, with contents and those present, counts less than the rest.
    """
    parts = _parts(blocks)
    if sum(map(_weight, parts)) < _ENOUGH:
        return _by_letters("".join(parts))
    found = {_best(part) for part in parts if _weight(part) >= _ENOUGH // 3}
    return found.pop() if len(found) == 1 else None


def is_rather_in(language: str, text: str, other: str) -> bool:
    """True if even a few words are in one of two languages and not in the other: ``Muchas gracias`` in Spanish.

    Args:
        language: first subtag.
        text: what was said.
        other: first subtag of the only other language that it could be in.
    """
    letters = _LETTER.findall(text)
    latin = {script_of(tag) == "Latn" for tag in (language, other) if script_of(tag) is not None}
    if len(latin) > 1 and len(letters) >= _WORD:  # "Спасибо", whether in Russian or in English
        of_latin = sum(name(letter, "").startswith("LATIN") for letter in letters)
        if of_latin in {0, len(letters)}:
            return bool(of_latin) == (script_of(language) == "Latn")
    first, *rest = text.split() or [""]
    words = " ".join([first, *(word for word in rest if not word[0].isupper())])  # names and titles are of any language
    if " " not in words or small_words_of(other, text, language):
        return False
    import py3langid  # late: it reads its model for half a second

    odds = {tag: float(found) for tag, found in py3langid.rank(words)}
    return {language, other} <= odds.keys() and odds[language] - odds[other] >= max(_LEAD, _LEAD_EACH * len(words))


def other_language(text: str, own: str) -> str | None:
    """The first subtag of the language of some words that are not in the language in which they are expected.

    Args:
        text: what was said.
        own: first subtag of the language in which it is expected.

    Returns:
        und where it is another language, and could be several; None where it is perhaps the expected one.
    """
    others = other_languages(text, own)
    if len(others) == 1:
        return others.pop()
    if not others and len(text.split()) < _SENTENCE:
        return None
    best = _best(text)
    if others:
        return best if best in others else UNDETERMINED
    return best if best not in {None, own} and not small_words_of(own, text, best or "") else None


_SENTENCE = 6
"""words of a text that the library can tell from another"""


def _parts(blocks: Iterable[Block]) -> list[str]:
    """Two parts of the running text: its halves, or what stands at a third and at two thirds of a long one."""
    lines = [line.text for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    running = [text for text in lines if len(text) >= _RUNNING or len(_DENSE.findall(text)) >= _RUNNING // 3]
    text = "\n".join(running if len(running) * 3 >= len(lines) else lines)
    begins = [0, len(text) // 2] if len(text) < 4 * _SAMPLE else [len(text) // 3, 2 * len(text) // 3]
    return [text[begin : begin + _SAMPLE] for begin in begins]


def _by_letters(text: str) -> str | None:
    """The language of a short text of which nine letters in ten are of a script, or an alphabet, that no other has."""
    letters = _LETTER.findall(text)
    if len(letters) < _FEW or text.isascii():
        return None
    for tag, own, sign, other in _ALPHABETS:
        signs = sign.findall(text)
        if 10 * len(own.findall(text)) >= 9 * len(letters) and len(signs) >= _SIGNS and not other.search(text):
            return tag
    return None


def _weight(text: str) -> int:
    return len(_LETTER.findall(text)) + 2 * len(_DENSE.findall(text))


def _best(text: str) -> str | None:
    if evident := evident_language(text):
        return evident
    import py3langid  # late: it reads its model for half a second

    (best, odds), (second, other), *_ = py3langid.rank(text)
    tag = _WIDER.get(best, best)
    related = next((group for group in _RELATED if best in group), set())
    if second in related and tag != "no":
        return None
    return str(tag) if odds - other > _MARGIN * len(text) or second in related else None
