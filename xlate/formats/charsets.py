"""Which charset a text that is not UTF-8 is in: the one in which it is most like a text of its language.

The charsets and letters of the languages are the table xlate/data/charsets.tsv. A letter counts the more the more
frequent it is; one that the language does not have, a capital inside a word and a sign between two letters count
against the charset. So windows-1252 and windows-1250, which differ in a few letters only, are told apart by the
language; without it, by whichever language explains all that stands there.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path

__all__ = ["charset_named", "letters_of", "likely_charset", "usual_charset"]

_TABLE = Path(__file__).parent.parent / "data" / "charsets.tsv"
_NO_CHARSETS = {
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "utf_7",
    "palmos",
}
"""text encodings of Python in which no file is written, or which are slow on hostile input"""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
"""charsets that are declared where one that holds more is meant (WHATWG, Encoding)"""
_OTHER_NAMES = {"x_sjis": "cp932", "x_euc_jp": "euc_jp", "x_mac_roman": "mac_roman", "x_gbk": "gb18030"}

_SIGNS = frozenset("„“”‘’‚‹›«»–—…°§€£©®™\u00a0•½²³№、。「」『』《》（），：；！？・〈〉【】—")
_IN_WORDS = frozenset("’‘·–—")
_OPENING, _CLOSING = frozenset("“‘«„‹"), frozenset("’”»›…")
_BEFORE_WORDS = frozenset(" \t\n\r([—–")
_TYPICAL = 0.75
"""weight of a sign that stands where it stands in most texts"""
_AFTER_WORDS = frozenset("’”…»›®™\u00a0")
_WORD = re.compile(r"[a-z]+")
_ODD = re.compile(r"[^\x00-\x7f]")
_ODD_BYTE = re.compile(rb"(?=([\x00-\xff][\x80-\xff][\x00-\xff]))")
_ASCII = bytes(range(0x80))
_SAMPLE, _MOST_ODD = 1 << 16, 4000
_PLAUSIBLE = 0.25
"""mean weight of a character, from which on a text can be one of a language"""
_RARER = 0.05
"""what each place in the list of its charsets takes from one where the language is not known"""
_OUT_OF_USE = 0.25
"""what is taken from one of the Mac or of MS-DOS there"""
_TWINS = {"no": "nb", "iw": "he", "in": "id", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "yue": "zh-Hant", "hr-BA": "hr"}


@dataclass(frozen=True, slots=True)
class _Language:
    charsets: tuple[str, ...]
    """the most usual first"""
    weights: Mapping[str, float]
    """lower-case letter beyond ASCII -> how much it speaks for the language"""
    words: frozenset[str]
    """frequent ones that are ASCII"""


class _Sample:
    """The characters beyond ASCII that a few lines have in each charset, and how often.

    In most charsets each byte is a character; there, what comes again is decoded once.
    """

    def __init__(self, data: bytes) -> None:
        self.lines = _odd_lines(data)
        self._between = Counter(_ODD_BYTE.findall(b" %b " % self.lines))
        self._bytes = Counter(self.lines.translate(None, _ASCII))
        self.characters, self.places = cache(self._characters), cache(self._places)

    def _characters(self, charset: str) -> Counter[str]:
        if not _is_single_byte(charset):
            return Counter(_ODD.findall(self.lines.decode(charset, "replace")))
        found: Counter[str] = Counter()
        for character, number in zip(bytes(self._bytes).decode(charset, "replace"), self._bytes.values(), strict=True):
            found[character] += number
        return found

    def _places(self, charset: str) -> list[tuple[str, int]]:
        """The same between their neighbours."""
        if not _is_single_byte(charset):
            text = f" {self.lines.decode(charset, 'replace')} "
            return list(Counter([text[one.start() - 1 : one.end() + 1] for one in _ODD.finditer(text)]).items())
        text = b"".join(self._between).decode(charset, "replace")
        triples = (text[place : place + 3] for place in range(0, len(text), 3))
        return list(zip(triples, self._between.values(), strict=True))


def charset_named(label: str) -> str | None:
    """The codec of a charset that a file names; None if there is none, or it is no charset of texts (``hex``)."""
    label = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_OTHER_NAMES.get(label.replace("-", "_"), label))
    except (LookupError, ValueError):
        return None
    name = found.name.replace("-", "_")
    if not getattr(found, "_is_text_encoding", True) or name in _NO_CHARSETS:
        return None
    return _WIDER.get(name, name)


def usual_charset(language: str | None) -> str:
    """The charset of Windows, as a rule, in which texts of a language were written; windows-1252 if not known."""
    known = _known(language)
    return _table()[known].charsets[0] if known else "cp1252"


def letters_of(language: str | None) -> frozenset[str]:
    """The lower-case letters beyond ASCII of a language; empty if it is not known."""
    known = _known(language)
    return frozenset(_table()[known].weights) if known else frozenset()


def likely_charset(data: bytes, language: str | None = None) -> str | None:
    """The charset in which bytes are most like a text.

    Args:
        data: the bytes; a sample of them is looked at.
        language: BCP 47 tag of the language of the text, if it is known.

    Returns:
        The name of a codec of Python; None: they are like a text in none of those that the table has.
    """
    sample = _Sample(data)

    table, known = _table(), _known(language)
    if known is not None:
        charsets = table[known].charsets
        mean, rank = max(
            (_likeness(sample, one, known) - _RARER / 10 * rank, -rank) for rank, one in enumerate(charsets)
        )
        if mean >= _PLAUSIBLE:
            return charsets[-rank]
    words = Counter(_WORD.findall(sample.lines.decode("ascii", "replace").lower()))
    number = max(1, sum(words.values()))
    found: tuple[float, str] | None = None
    for name, one in table.items():
        bonus = min(0.4, 2 * sum(words[word] for word in one.words) / number)
        for rank, charset in enumerate(one.charsets):
            more = bonus - _RARER * rank - (_OUT_OF_USE if _is_out_of_use(charset) else 0)
            least = _PLAUSIBLE if found is None else max(_PLAUSIBLE, found[0] - more)
            mean = _likeness(sample, charset, name, least)
            if mean >= _PLAUSIBLE and (found is None or mean + more > found[0] + 1e-9):
                found = mean + more, charset
    return found[1] if found else None


def _known(language: str | None) -> str | None:
    """The key of the table for a language tag."""
    if not language:
        return None
    table = _table()
    parts = language.split("-")
    names = [_TWINS.get(name, name) for name in ("-".join(parts[: size + 1]) for size in reversed(range(len(parts))))]
    return next((name for name in names if name in table), None)


@cache
def _table() -> dict[str, _Language]:
    rows = {}
    with _TABLE.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            tag, charsets, letters, words = (*line.rstrip("\n").split("\t"), "", "")[:4]
            weights = {letter: 1 - 0.5 * rank / len(letters) for rank, letter in enumerate(letters)}
            rows[tag] = _Language(tuple(charsets.split()), weights, frozenset(words.split()))
    return rows


def _odd_lines(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, as far as they are needed."""
    lines: list[bytes] = []
    size = odd = 0
    for line in data.splitlines(keepends=True):
        if line.isascii() and size > _SAMPLE // 8:
            continue
        lines.append(line[:_SAMPLE])
        size += len(lines[-1])
        odd += len(lines[-1].translate(None, _ASCII))
        if size > _SAMPLE or odd > _MOST_ODD:
            break
    return b"".join(lines)


def _is_out_of_use(charset: str) -> bool:
    """True for charsets of the Mac and of MS-DOS: since Windows and the web, few write them."""
    return charset.startswith(("mac_", "cp4", "cp7", "cp8")) and charset != "cp874"


@cache
def _is_single_byte(charset: str) -> bool:
    """True if each byte is a character, and those of ASCII are themselves."""
    text = bytes(range(256)).decode(charset, "replace")
    return len(text) == 256 and text[:128].isascii()


def _likeness(sample: _Sample, charset: str, language: str, least: float = -inf) -> float:
    """The mean weight of the characters beyond ASCII for a language; if it is below least, something below it."""
    characters = sample.characters(charset)
    number = characters.total()
    if not number:
        return 0.0
    weights = _table()[language].weights
    weigh_other = _OTHER_LETTERS.get(language, _foreign)
    alone: dict[str, float] = {}
    for character in characters:
        weight = weights.get(character.lower()[:1])
        if weight is None:
            weight = 0.4 if character in _SIGNS else weigh_other(character) if character.isalpha() else -3.0
        alone[character] = weight
    most = sum(alone[character] * times for character, times in characters.items()) / number
    if most < least:  # no place makes a character weigh more: for most languages the letters alone are enough
        return most
    total = 0.0
    for triple, times in sample.places(charset):
        before, character, after = triple[0], triple[1], triple[2]
        weight = alone[character]
        if character.lower()[:1] in weights:
            weight = _in_place(weight, before, character, after)
        elif character in _SIGNS:
            weight = _of_sign(before, character, after)
        total += weight * times
    return total / number


def _of_sign(before: str, character: str, after: str) -> float:
    """The weight of a quotation mark or the like: between two letters there are few of them."""
    if before.isalpha() and after.isalpha():
        return _TYPICAL if character == "’" else 0.4 if character in _IN_WORDS or not before.isascii() else -1.0
    if character in _OPENING and before in _BEFORE_WORDS and after.isalnum():
        return _TYPICAL
    if character in _CLOSING and not before.isspace() and not after.isalnum():
        return _TYPICAL
    return 0.2 if after.isalpha() and character in _AFTER_WORDS else 0.4


def _in_place(weight: float, before: str, character: str, after: str) -> float:
    """The weight of a letter of the language: a capital stands at the beginning of a word, or among capitals."""
    latin = character < "\u0250" or "\u0300" <= character <= "\u036f" or "\u1e00" <= character <= "\u1eff"
    if not latin and any(letter.isascii() and letter.isalpha() for letter in (before, after)):
        return -1.5
    if character.islower():
        return -1.0 if after.isupper() else weight
    if not character.isupper():
        return weight
    if before.islower():
        return -1.0
    return weight * (0.5 if before.isupper() else 0.8)


def _foreign(_letter: str) -> float:
    return -1.5


def _rare_han(charset: str, first: int, last: int) -> dict[str, float]:
    """The ideographs of the first level of a charset, which hold nearly all that is written."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return dict.fromkeys("".join(pair.decode(charset, "ignore") for pair in pairs), 0.25)


@cache
def _usual_ideographs(language: str) -> dict[str, float]:
    charset, first, last = {
        "zh": ("gb2312", 0xB0, 0xD7),
        "zh-Hant": ("big5", 0xA4, 0xC6),
        "ja": ("euc_jp", 0xB0, 0xCF),
    }[language]
    return _rare_han(charset, first, last)


def _weigh_han(language: str, letter: str) -> float:
    if language == "ja" and "\u3041" <= letter <= "\u30ff":
        return 0.7
    return _usual_ideographs(language).get(letter, -0.8)


def _weigh_korean(letter: str) -> float:
    if "\uac00" <= letter <= "\ud7a3":
        return 0.5 if letter.encode("euc_kr", "ignore") else -0.5
    return -0.5


_OTHER_LETTERS = {
    "zh": lambda letter: _weigh_han("zh", letter),
    "zh-Hant": lambda letter: _weigh_han("zh-Hant", letter),
    "ja": lambda letter: _weigh_han("ja", letter),
    "ko": _weigh_korean,
}
