"""Numbers and dates: the same amounts, however a language writes them.

What is compared are amounts, not spellings: digits of any script, thousands with point, comma or space, a numeral for
a spelt month, XX for 20th, 13億 for 1.3 billion, 15:00 for 3 p.m. Small numbers that stand on one side only
were spelt out on the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from xlate.checks.calendar import months_of
from xlate.checks.check import Pair
from xlate.languages import UNDETERMINED, primary_subtag

__all__ = ["check_dates", "check_numbers", "runs_of_digits"]

_SPELT_OUT = 12
"""numbers up to this one are written as words by many style guides, and as digits by others"""
_GROUP = "[,.'’ \u00a0\u2009\u202f\u066c]"
_SCALES = (
    "thousand hundred million billion trillion milliard bn mln mio mrd tsd tausend mil mill millón millones mille "
    "lakh crore "
    "тыс тысяч млн млрд трлн миллион миллиард триллион мільйон мільярд тисяч хиляди милион "
    "ألف آلاف مليون مليار ملايين مليارات אלף אלפים מיליון מיליארד लाख करोड़"
).split()  # fmt: skip
_NUMBER = re.compile(
    rf"(?P<number>(?<!\d)\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:[.,٫]\d{{1,2}}(?!\d))?|\d+(?:[.,٫]\d+)?)"
    rf"(?P<scale>[ \u00a0\u202f-]?(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})|\s?[千百万萬亿億兆만억조천])?",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\D+")
_DECIMAL = re.compile(r"[.,٫](\d+)$")
_ROMAN = re.compile(r"\b[IVXLІХ]+(?:e|er|ème|es)?\b")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
_AFTERNOON = re.compile(r"(?<!\d)(\d{1,2})(?:[:.]\d\d)?\s*p\.?\s?m\b", re.IGNORECASE)
_HAN_NUMERAL = re.compile("[〇零一二两兩三四五六七八九十百千万萬亿億]+")
_HAN_DIGITS = {sign: value for signs, value in zip(
    ("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"), range(10), strict=True
) for sign in signs}  # fmt: skip
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAS_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_RUN = re.compile(r"[0-9]+")


class _Digits(dict[int, str]):
    """Digits of all scripts -> those of ASCII, and any other character -> itself."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = str(unicodedata.digit(character)) if character.isdecimal() else character
        return self[code]


_DIGITS = _Digits()


@dataclass(frozen=True, slots=True)
class _Number:
    shown: str
    """as it stands in the text"""
    amount: str
    """its digits, without separators and leading zeros"""
    scaled: bool
    """a word such as million follows"""

    @property
    def significant(self) -> str:
        """Its digits without zeros at the end: the same for 2,500,000 and 2.5 million."""
        return self.amount.rstrip("0")


def check_numbers(pair: Pair) -> str | None:
    """Say which numbers of the source are missing, and which are not in the source."""
    if not _HAS_DIGIT.search(pair.source_words) and not _HAS_DIGIT.search(pair.target_words):
        return None
    if sorted(runs_of_digits(pair.source_words)) == sorted(runs_of_digits(pair.target_words)):
        return None  # nearly always, and quickly told
    source, target = _ascii_digits(pair.source_words), _ascii_digits(pair.target_words)
    missing, added = _difference(_numbers(source), _numbers(target))
    if not missing and not added:
        return None
    # Perhaps the groups were divided in another way: "1000" and "1 000", "June 5 300 people".
    if _digits(missing) == _digits(added):
        return None
    _forgive_scales(missing, added)
    for ours, theirs, text, language, other in (
        (missing, added, target, pair.target_language, source),
        (added, missing, source, pair.source_language, target),
    ):
        _forgive(ours, _otherwise_written(text, language))
        if ours and theirs:
            _forgive_afternoon(ours, theirs, other)
    if not missing or not added:
        missing = [number for number in missing if int(number.amount) > _SPELT_OUT]
        added = [number for number in added if int(number.amount) > _SPELT_OUT]
    parts = [
        f"{_shown(missing)} is missing" if missing else "",
        f"{_shown(added)} is not in the source" if added else "",
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


def _shown(numbers: list[_Number]) -> str:
    return ", ".join(number.shown for number in numbers)


def _ascii_digits(text: str) -> str:
    return text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGIT.search(text) else text


def _numbers(text: str) -> list[_Number]:
    found = []
    for match in _NUMBER.finditer(text):
        number = match["number"]
        decimal = _DECIMAL.search(number)
        if decimal and not match["scale"] and len(decimal[1]) < 3 and number.count(decimal[0][0]) == 1:
            # A decimal, a time or a date such as 14.06: two numbers tell as much, and need no rule for each language.
            whole = _SEPARATORS.sub("", number[: decimal.start()])
            found += [_Number(number, _amount(whole), scaled=False), _Number(number, _amount(decimal[1]), scaled=False)]
        else:
            found.append(_Number(number, _amount(_SEPARATORS.sub("", number)), scaled=bool(match["scale"])))
    return found


def _amount(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _difference(ours: list[_Number], theirs: list[_Number]) -> tuple[list[_Number], list[_Number]]:
    """What is on one side only, in the order of the text."""
    return _without(ours, theirs), _without(theirs, ours)


def _without(ours: list[_Number], theirs: list[_Number]) -> list[_Number]:
    left = Counter(number.amount for number in theirs)
    kept = []
    for number in ours:
        if left[number.amount]:
            left[number.amount] -= 1
        else:
            kept.append(number)
    return kept


def _digits(numbers: list[_Number]) -> str:
    return "".join(number.amount for number in numbers)


def _forgive_scales(missing: list[_Number], added: list[_Number]) -> None:
    """Take out amounts that are the same with a word such as million on one side."""
    for ours in list(missing):
        for theirs in added:
            if (ours.scaled or theirs.scaled) and ours.significant == theirs.significant:
                missing.remove(ours)
                added.remove(theirs)
                break


def _forgive(numbers: list[_Number], others: Counter[int]) -> None:
    """Take out numbers that the other side writes in another way."""
    for number in list(numbers):
        value = int(number.amount) if len(number.amount) < 16 else -1
        if others[value] > 0:
            others[value] -= 1
            numbers.remove(number)


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


def _forgive_afternoon(ours: list[_Number], theirs: list[_Number], text: str) -> None:
    """Take out hours after noon that the other side counts up to 24."""
    for match in _AFTERNOON.finditer(text):
        hour = int(match[1])
        early = next((number for number in ours if number.amount == str(hour)), None)
        late = next((number for number in theirs if number.amount == str(hour + 12)), None)
        if early and late:
            ours.remove(early)
            theirs.remove(late)
