"""What two languages have in common: numbers, and names whatever their alphabet.

A name is compared by its consonants in classes that transliteration keeps: ``Putin``, ``Путина`` and ``Poutine`` are
all ``PTN``, ``Moscow`` and ``Москвы`` ``MSKF``. Only words with a capital letter count, so scripts without case give
numbers, and words in Latin letters, alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from xlate.text import read_numbers

__all__ = ["Anchors", "anchors_of", "skeleton"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST_WORD = re.compile(r"(?:^|[.!?:…])[^\w.!?:…]*[^\W\d_]+")
_SHORTEST = 3
"""consonants that a name needs, for two that have fewer are often the same by chance"""

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўј",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "s",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "s",
            "s",
            "s",
            "s",
            "",
            "i",
            "",
            "e",
            "u",
            "a",
            "i",
            "i",
            "e",
            "g",
            "v",
            "i",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "ks",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "i",
            "f",
            "h",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_LETTERS = str.maketrans({**_CYRILLIC, **_GREEK, "ß": "s", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "þ": "t", "ð": "d"})
_DIGRAPHS: tuple[tuple[str, str], ...] = (
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("ch", "s"),
    ("cz", "s"),
    ("sz", "s"),
    ("ts", "s"),
    ("tz", "s"),
)
_DIGRAPHS += (("ph", "f"), ("th", "t"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("x", "ks"))
_SOFT_C = re.compile(r"c(?=[eiy])")
_CLASSES = str.maketrans(
    {**dict.fromkeys("kcgq", "K"), **dict.fromkeys("szj", "S"), **dict.fromkeys("pb", "P"), **dict.fromkeys("fvw", "F"),
     **dict.fromkeys("td", "T"), "l": "L", "r": "R", "m": "M", "n": "N", **dict.fromkeys("aeiouyh", None)}
)  # fmt: skip
_REPEAT = re.compile(r"(.)\1+")
_OTHER = re.compile(r"[^A-Z]+")


class Anchors(frozenset[str]):
    """Numbers and names of a text."""

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among them."""
        return frozenset(anchor for anchor in self if anchor[0].isdigit())


def anchors_of(text: str, *, is_name: bool = False) -> Anchors:
    """The numbers of a text (``1,000`` and ``1 000`` are the same), and the skeletons of its names.

    Args:
        text: the words without markup.
        is_name: it is a label. Otherwise the first word of a sentence is no name, for any word has a capital there.
    """
    words = _WORD.findall(text if is_name else _FIRST_WORD.sub(" ", text))
    names = (skeleton(word) for word in words if word[0].isupper())
    return Anchors((*read_numbers(text), *(name for name in names if len(name) >= _SHORTEST)))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The classes of the consonants of a word, in order; empty for a script that is not known.

    >>> skeleton("Washington"), skeleton("Вашингтона")
    ('FSNKTN', 'FSNKTN')
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", word.casefold().translate(_LETTERS)) if letter.isalpha()
    ).translate(_LETTERS)
    for digraph, letter in _DIGRAPHS:
        plain = plain.replace(digraph, letter)
    return _REPEAT.sub(r"\1", _OTHER.sub("", _SOFT_C.sub("s", plain).translate(_CLASSES)))
