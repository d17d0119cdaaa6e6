"""Where in the content of a unit a place is that a person names by words or by the number of characters before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from xlate.errors import EditError
from xlate.text import as_typed, normalize_space, shorten

__all__ = ["Cut", "find_cut", "find_words"]

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|(?P<end></[^>]*>)|(?P<start><(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>)"
    r"|(?P<reference>&[^;]+;)|(?P<text>[^<&])",
    re.DOTALL,
)
_PREDEFINED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_SPACE = " \t\r\n"


class _Letter(NamedTuple):
    """A character of the words; white space is one."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Words:
    """The words in some XML content."""

    letters: list[_Letter]
    outside: list[int]
    """places that are in no element of the content"""

    @classmethod
    def of(cls, content: str) -> _Words:
        """The words of some content."""
        letters: list[_Letter] = []
        outside, depth = [0], 0
        for match in _TOKEN.finditer(content):
            depth += bool(match["start"] and not match["empty"]) - bool(match["end"])
            for one in _said(match):
                if one not in _SPACE:
                    letters.append(_Letter(one, *match.span()))
                elif letters and letters[-1].text != " ":
                    letters.append(_Letter(" ", *match.span()))
            if depth == 0:
                outside.append(match.end())
        while letters and letters[-1].text == " ":
            letters.pop()
        return cls(letters, outside)

    @property
    def text(self) -> str:
        """The words, white space folded."""
        return "".join(letter.text for letter in self.letters)


class Cut(NamedTuple):
    """A place between two words, as offsets in the content; white space between them belongs to none."""

    before: int
    """end of the first part"""
    after: int
    """beginning of the second part"""
    words: str
    """those of the second part"""


def find_cut(content: str, at: str | int, name: str) -> Cut:
    """The place where content is split.

    Args:
        content: of a unit, as it stands in the file.
        at: the first words of the second part, or the number of characters of the first.
        name: of the unit, for messages.

    Raises:
        EditError: there is no such place, or it is inside an element.
    """
    words = _Words.of(content)
    number = min(_index(words.text, at, name), len(words.letters))
    while number < len(words.letters) and words.letters[number].text == " ":
        number += 1
    first = number - 1
    while first >= 0 and words.letters[first].text == " ":
        first -= 1
    if first < 0 or number >= len(words.letters):
        raise EditError(f"{name}: one of the parts would have no words")
    low, high = words.letters[first].end, words.letters[number].start
    places = [place for place in words.outside if low <= place <= high]
    if not places:
        inside = shorten(words.text[number:], 30)
        raise EditError(f'{name}: "{inside}" begins inside an element (such as <hi>); choose a place outside of it')
    after = places[-1]
    before = len(content[:after].rstrip(_SPACE))
    after += len(content[after:]) - len(content[after:].lstrip(_SPACE))
    return Cut(max(before, low), after, words.text[number:])


def find_words(content: str, wanted: str, name: str) -> tuple[int, int]:
    """The beginning and end of words that stand once in a content, in no element of it.

    Raises:
        EditError: they do not, or elements begin or end in them.
    """
    words = _Words.of(content)
    number = _index(words.text, wanted, name)
    last = number + len(normalize_space(wanted)) - 1
    start, end = words.letters[number].start, words.letters[last].end
    if not {start, end} <= set(words.outside) or "<" in content[start:end]:
        raise EditError(f'{name}: "{wanted}" is inside an element, or has one in it')
    return start, end


def _index(text: str, at: str | int, name: str) -> int:
    if isinstance(at, int):
        return at
    wanted, said = as_typed(normalize_space(at)), text
    text = as_typed(text)
    if said.count(normalize_space(at)) == 1:  # as it is printed
        return said.index(normalize_space(at))
    found = text.count(wanted) if wanted else 0
    if found != 1:
        how = "does not have" if found == 0 else f"has {found} times"
        raise EditError(f'{name} {how} the words "{shorten(wanted)}"' + ("; give more of them" if found else ""))
    return text.index(wanted)


def _said(match: re.Match[str]) -> str:
    """The characters that a token means."""
    if match["reference"]:
        return _character(match["reference"])
    return match["text"] or (match.group()[9:-3] if match.group().startswith("<![CDATA[") else "")


def _character(reference: str) -> str:
    if reference in _PREDEFINED:
        return _PREDEFINED[reference]
    number = reference[2:-1]
    if not reference.startswith("&#"):
        return "\ufffc"
    return chr(int(number[1:], 16) if number.startswith("x") else int(number))
