"""Text as it is compared, shortened, counted and looked through for numbers; what depends on no format."""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "IDEOGRAPHS",
    "UNSPACED",
    "as_typed",
    "comparison_key",
    "counted",
    "in_one_line",
    "joint",
    "name_words",
    "normalize_space",
    "printable",
    "read_numbers",
    "shorten",
]

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""for a class of a regular expression: kana and Han"""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff" + IDEOGRAPHS
"""the same: scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han"""

_XML_SPACE = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f,.'’]\d{3})+(?!\d)|\d+")
_DIGITS = re.compile(r"\d+")


def normalize_space(text: str) -> str:
    """Runs of XML white space become one space, outer ones go. No-break spaces are text and stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:  # far quicker than to replace each single space
        text = _XML_SPACE.sub(" ", text)
    return text.strip(" \t\r\n")


def comparison_key(text: str) -> str:
    """The text as it is compared: all white space folded (no-break spaces too), composed (NFC).

    Two texts with the same key differ only in what an editor or a tool may change without meaning it.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def as_typed(text: str) -> str:
    """A text as a person types it: plain spaces, straight quotation marks, hyphens; each character is one character."""
    return text.translate(_TYPED)


_TYPED = str.maketrans("\u00a0\u202f\u2009\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u2014", "   ''\"\"----")


def name_words(name: str) -> frozenset[str]:
    """The words of a name as it is looked for: without case, diacritics and full stops."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return frozenset(plain.translate(_PLAIN_LETTERS).casefold().replace(".", " ").split())


_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D"}
)
"""letters with a stroke or the like, which Unicode does not take apart"""


def shorten(text: str, length: int = 60) -> str:
    """A text in one line of at most so many characters, for a message; three dots say that more follows."""
    line = normalize_space(" ".join(text.splitlines()))  # no-break spaces stay, and no separator of lines
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""what a terminal obeys instead of showing it, and what breaks lines or turns the order of letters around; not tab and
line feed"""


def printable(text: str) -> str:
    """A text as it can be shown on a terminal: control characters as their numbers, in the form of Python's escapes."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def in_one_line(text: str) -> str:
    """The same for a message that is one line, whatever the names of files in it hold."""
    return printable(text).replace("\n", "\\n").replace("\t", "\\t")


def counted(number: int, what: str) -> str:
    """A number with what it counts: ``1 turn``, ``2 turns``, ``2 entries``."""
    if number == 1:
        return f"1 {what}"
    return f"{number} {what[:-1]}ies" if re.search("[^aeiou]y$", what) else f"{number} {what}s"


def read_numbers(text: str, *, grouped: bool = True) -> list[str]:
    """The numbers of a text in the digits of ASCII, without signs between them: ``1,000`` and ``1 000`` are the same.

    Args:
        text: any text.
        grouped: take three digits after a sign or a space for the rest of the number before.
    """
    return [
        "".join(str(unicodedata.decimal(sign)) for sign in found if sign.isdecimal()).lstrip("0") or "0"
        for found in (_NUMBER if grouped else _DIGITS).findall(text)
    ]


_NO_SPACE_AT = re.compile(f"[{UNSPACED}\u3000-\u303f\uff00-\uffef]")


def joint(before: str, after: str) -> str:
    """What stands between two texts that become one: a space, unless their script writes none between words."""
    return "" if _NO_SPACE_AT.fullmatch(before[-1:]) and _NO_SPACE_AT.fullmatch(after[:1]) else " "
