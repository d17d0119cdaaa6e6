"""Numbers and dates: the same amounts, however a language writes them.

What is compared are amounts, not spellings: digits of any script, thousands with point, comma or space, a numeral for
a spelt month, XX for 20th, 13億 for 1.3 billion, 15:00 for 3 p.m. Small numbers that stand on one side only
were spelt out on the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal

from xlate.checks.amounts import Amount, amounts, has_scales
from xlate.checks.calendar import months_of
from xlate.checks.check import Pair
from xlate.languages import UNDETERMINED, primary_subtag

__all__ = ["check_dates", "check_numbers", "runs_of_digits"]

_SPELT_OUT = 12
"""numbers up to this one are written as words by many style guides, and as digits by others"""
_ROMAN = re.compile(r"\b[IVXLІХ]+(?:e|er|ème|es)?\b")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
_HAN_NUMERAL = re.compile(
    r"(?<![\d〇零一二两兩三四五六七八九十百千万萬亿億])[〇零一二两兩三四五六七八九十百千万萬亿億]{1,40}"
)
"""no more signs than an integer has; behind digits they belong to these: 10万"""
_HAN_DIGITS = {sign: value for signs, value in zip(
    ("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"), range(10), strict=True
) for sign in signs}  # fmt: skip
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAS_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_RUN = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"\d[.,٫،]\d")


class _Digits(dict[int, str]):
    """Digits of all scripts -> those of ASCII, and any other character -> itself."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = str(unicodedata.digit(character)) if character.isdecimal() else character
        return self[code]


_DIGITS = _Digits()


def check_numbers(pair: Pair) -> str | None:
    """Say which numbers of the source are missing, and which are not in the source."""
    if not _HAS_DIGIT.search(pair.source_words) and not _HAS_DIGIT.search(pair.target_words):
        return None
    source, target = _ascii_digits(pair.source_words), _ascii_digits(pair.target_words)
    if sorted(_RUN.findall(source)) == sorted(_RUN.findall(target)) and not (
        has_scales(source, pair.source_language) or has_scales(target, pair.target_language)
    ):
        return None  # nearly always, and quickly told
    missing, added = _difference(amounts(source, pair.source_language), amounts(target, pair.target_language))
    differing = [*missing, *added]
    if _digits(missing) == _digits(added) and not any(one.power or _DECIMAL.search(one.shown) for one in differing):
        return None  # the groups were divided in another way, as in the number of a telephone
    missing, added = _without_parts(missing, added, _otherwise_written(target, pair.target_language))
    added, missing = _without_parts(added, missing, _otherwise_written(source, pair.source_language))
    if not missing or not added:
        missing = [amount for amount in missing if min(amount.values) > _SPELT_OUT]
        added = [amount for amount in added if min(amount.values) > _SPELT_OUT]
    parts = [
        f"{_shown(missing, added)} is missing" if missing else "",
        f"{_shown(added, missing)} is not in the source" if added else "",
    ]
    return "; ".join(part for part in parts if part) or None


def check_dates(pair: Pair) -> str | None:
    """Say which month became another one."""
    if UNDETERMINED in pair.direction or not _HAS_DIGIT.search(pair.source_words):
        return None
    ours = months_of(pair.source_language).of_dates(pair.source_words)
    if not ours:
        return None
    theirs = months_of(pair.target_language).of_dates(_ascii_digits(pair.target_words))
    missing, added = ours - theirs, theirs - ours
    if not missing or not added:
        return None  # a numeral stands for the name of the month, or the other way round
    return f"month {_listed(missing)} of the source is month {_listed(added)} in the translation"


def runs_of_digits(text: str) -> list[str]:
    """The digits of a text that stand side by side, as those of ASCII."""
    return _RUN.findall(_ascii_digits(text))


def _listed(months: set[int]) -> str:
    return ", ".join(map(str, sorted(months)))


def _shown(numbers: list[Amount], others: list[Amount]) -> str:
    """Numbers as they stand there; with the word behind one where only that is another."""
    alike = [_RUN.findall(one.shown) for one in others]
    return ", ".join((one.said or one.shown) if _RUN.findall(one.shown) in alike else one.shown for one in numbers)


def _ascii_digits(text: str) -> str:
    return text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGIT.search(text) else text


def _difference(ours: list[Amount], theirs: list[Amount]) -> tuple[list[Amount], list[Amount]]:
    """What is on one side only, in the order of the text."""
    left, kept = list(theirs), list(ours)
    for alike in (Amount.is_same, _same_year, _same_parts):
        rest: list[Amount] = []
        for amount in kept:
            other = next((one for one in left if alike(amount, one)), None)
            if other is None:
                rest.append(amount)
            else:
                left.remove(other)
        kept = rest
    return kept, left


def _same_parts(ours: Amount, theirs: Amount) -> bool:
    """A day and its month in another order and with other signs: 3/4 and 4.3."""
    return len(ours.parts) == 2 and ours.parts == theirs.parts[::-1] and "/" in f"{ours.shown}{theirs.shown}"


def _same_year(ours: Amount, theirs: Amount) -> bool:
    """The same year, on one side by its last two digits: 1990-95, the 90s."""
    year, short = (ours.shown, theirs.shown) if len(ours.shown) > len(theirs.shown) else (theirs.shown, ours.shown)
    return len(year) == 4 and len(short) == 2 and year[:2] in ("19", "20") and year[2:] == short


def _digits(numbers: list[Amount]) -> str:
    return "".join(run for number in numbers for run in _RUN.findall(number.shown))


def _without_parts(
    ours: list[Amount], theirs: list[Amount], otherwise: Counter[int]
) -> tuple[list[Amount], list[Amount]]:
    """Take out what the other side has in parts, such as a date or a list, or writes without digits."""
    kept = []
    for amount in ours:
        if written := [number for number in otherwise if number in amount.values and otherwise[number] > 0]:
            otherwise[written[0]] -= 1
            continue
        left, rest = list(theirs), otherwise.copy()
        if len(amount.parts) > 1 and all(_taken(part, left, rest) for part in amount.parts):
            theirs, otherwise = left, rest
        else:
            kept.append(amount)
    return kept, theirs


def _taken(part: Decimal, amounts_left: list[Amount], otherwise: Counter[int]) -> bool:
    """Take a number out of those of the other side; False if it is not there."""
    found = next((amount for amount in amounts_left if part in amount.values), None)
    if found is not None:
        amounts_left.remove(found)
    elif otherwise[int(part)] > 0:
        otherwise[int(part)] -= 1
    else:
        return False
    return True


def _otherwise_written(text: str, language: str) -> Counter[int]:
    """Numbers that a text writes without digits: names of months, Roman and Chinese numerals."""
    found = Counter(_roman(match.group()) for match in _ROMAN.finditer(text))
    if primary_subtag(language) in ("zh", "ja", "ko", "yue", "lzh"):
        found.update(_han(match.group()) for match in _HAN_NUMERAL.finditer(text))
    found.update(months_of(language).in_text(text))
    return found


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in numeral if sign in _ROMAN_VALUES]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _han(numeral: str) -> int:
    """The value of a Chinese numeral: 七十 is 70, 二〇一八 is 2018, 十三億 is 1,300,000,000."""
    if len(numeral) > 1 and all(sign in _HAN_DIGITS for sign in numeral):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in numeral))
    whole = part = digit = 0
    for sign in numeral:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in _HAN_UNITS:
            part += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
        else:
            whole += (part + digit or 1) * _HAN_MYRIADS[sign]
            part = digit = 0
    return whole + part + digit
