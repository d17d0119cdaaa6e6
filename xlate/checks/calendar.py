"""The names of the months in a language, and where a text has them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from xlate.languages import calendar_names

__all__ = ["Months", "months_of"]

_DAY_BEFORE = r"\b\d{1,2}(?:st|nd|rd|th|er|\.|º|-?е|-?го)?\s*(?:de\s+|of\s+|an?\s+)?"
_CJK_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*[月월]")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Months:
    """How a language names the months."""

    numbers: dict[str, int]
    """name in lower case -> 1 to 12; names of two months are left out"""
    named: re.Pattern[str]
    """finds any of the names"""
    in_dates: re.Pattern[str]
    """finds a name beside a day or a year, for March and may are verbs too"""
    parts: tuple[str, ...] = ()
    """of each name the longest part without white space"""

    def in_text(self, text: str) -> set[int]:
        """The months that are named in a text."""
        return {self.numbers[_plain(match)] for match in self.named.findall(_plain(text))} | _east_asian(text)

    def can_be_in(self, word: str) -> bool:
        """True if what stands between two white spaces can be of the name of a month."""
        plain = _plain(word)
        return any(part in plain for part in (*self.parts, "月", "월"))

    def of_dates(self, text: str) -> set[int]:
        """The months that are named in the dates of a text."""
        found = (match["before"] or match["after"] for match in self.in_dates.finditer(_plain(text)))
        return {self.numbers[name] for name in found} | _east_asian(text)


def _east_asian(text: str) -> set[int]:
    return {int(number) for number in _CJK_MONTH.findall(text)}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


@cache
def months_of(tag: str) -> Months:
    """The names of the months in a language; none for one that CLDR does not know."""
    known = calendar_names(tag)
    if known is None:
        return Months({}, _NOTHING, _NOTHING)
    numbers: dict[str, int] = {}
    double: set[str] = set()
    for position, name in enumerate((*known.months, *known.abbreviated)):
        plain, number = _plain(name).rstrip("."), position % 12 + 1
        if not any(character.isalpha() for character in plain) or plain[0].isdigit():
            continue  # East Asian months are numbers
        if numbers.setdefault(plain, number) != number:
            double.add(plain)
    numbers = {name: number for name, number in numbers.items() if name not in double}
    if not numbers:
        return Months({}, _NOTHING, _NOTHING)
    name = "|".join(re.escape(one) for one in sorted(numbers, key=len, reverse=True))
    return Months(
        numbers,
        re.compile(rf"\b(?:{name})\b"),
        re.compile(rf"{_DAY_BEFORE}(?P<before>{name})\b|\b(?P<after>{name})\.?,?\s+(?:de\s+)?\d"),
        tuple(max(one.split(), key=len) for one in numbers),
    )
