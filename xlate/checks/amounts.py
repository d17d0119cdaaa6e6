"""The amounts that a text writes with digits, each with the values that it can have in its language.

Signs between digits are read as the language has them (CLDR): 1.500 is 1500 in German, and in English it may be one
and a half or, as many print it, 1500. What a form alone tells holds in every language: 2,5 is a decimal,
1 000 000 and 1,00,000 are divided into groups.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from xlate.languages import UNSPACED_LANGUAGES, number_habits, primary_subtag

__all__ = ["Amount", "amounts", "has_scales"]

_SPACES = " \u00a0\u2007\u2009\u202f"
_LATE = (
    r"(?:at\snight|(?:in|of)\sthe\s(?:evening|afternoon)|abends|nachts|nachmittags|du\ssoir|de\sl['’]après-midi"
    r"|de\sla\s(?:tarde|noche)|da\s(?:tarde|noite)|di\s(?:sera|notte)|del\spomeriggio|вечера|дня|ночи|вечора|ночі"
    r"|wieczorem|po\społudniu|w\snocy|večer|odpoledne|popoludní|v\snoci|este|délután|éjjel|['’]s\s(?:avonds|middags|nachts)"
    r"|på\s(?:kvällen|eftermiddagen|natten|kvelden)|om\s(?:aftenen|eftermiddagen)|illalla|iltapäivällä|seara|după-amiaza"
    r"|akşam|gece|مساء|بعد\sالظهر|ليلا|בערב|בלילה|אחר\sהצהריים)"
)
"""words behind an hour of the second half of the day"""
_EAST_ASIAN_LATE = r"(?:午後|下午|晚上|夜晚|夜|오후|밤|저녁)\s?"
_NUMBER = re.compile(
    rf"""
    (?<!\d)(?P<day>\d{{1,2}})(?P<between>[./])(?P<month>\d{{1,2}})(?P=between)(?P<year>\d{{4}}|\d\d)(?!\d)
    | (?<!\d)(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m\b
    | (?<!\d)(?P<hour_late>\d{{1,2}})(?:[:.](?P<minute_late>\d\d))?(?:\so['’]clock)?,?\s{_LATE}(?!\w)
    | {_EAST_ASIAN_LATE}(?P<hour_after>\d{{1,2}})(?=\s?[:時时点點시])
    | (?<![\d/])(?P<above>\d{{1,2}})/(?P<below>\d{{1,2}})(?![\d/])
    | (?P<number>
        (?<!\d)\d{{1,3}}(?P<sign>[,.'’٬{_SPACES}])\d{{3}}(?:(?P=sign)\d{{3}})*(?!\d)(?:(?!(?P=sign))[.,٫]\d+)?
        | (?<!\d)\d{{1,2}}(?:,\d\d){{1,9}},\d{{3}}(?!\d)(?:\.\d+)?
        | \d+(?:[.,٫،]\d+)?
      )(?P<fraction>\ ?[¼½¾⅓⅔⅛⅜⅝⅞]|[ \u00a0]\d/\d(?![\d/]))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RUN = re.compile(r"\d+")
_RANGE = re.compile(r"\s*(?:[-–—~〜]|[^\W\d_]{1,3})\s*")
"""between the two numbers of 2-3 million and 2 to 3 million"""
_POWERS = {
    "hundred": 2, "thousand": 3, "bn": 9, "mn": 6, "mln": 6, "mio": 6, "mrd": 9, "tn": 12, "tsd": 3, "milliard": 9,
    "lakh": 5, "crore": 7, "אלף": 3, "אלפים": 3, "מיליון": 6, "מיליארד": 9,
}  # fmt: skip
"""words for large numbers that stand beside those of CLDR"""
_MAY_BE_OTHERS = frozenset("kmbtg百千兆조") | {"tn", "bio"}
"""words for large numbers that are units and other words too: 5千克 is 5 kg"""
_BEGINNING = 3
"""letters by which a word for a large number is recognised in any form"""
_NEAR = 30
"""characters behind a number in which such a word can stand"""
_LARGEST = 60
"""power of ten, behind which no word is read"""
_MOST = 64
"""values of an amount that is added up"""
_SIGNS = dict(zip("百千천万萬만亿億억兆조", (2, 3, 3, 4, 4, 4, 8, 8, 8, 12, 12), strict=True))
"""those of East Asia, which are letters beside the digits, and are added up: 3億5000万"""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a text."""

    shown: str
    """as it stands there"""
    values: frozenset[Decimal]
    """one or more: all that it can be"""
    parts: tuple[Decimal, ...]
    """the numbers that it is if its signs divide two: a date, a time, a list"""
    power: int | None = None
    """the power of ten of a word behind it that can be nothing else, such as million"""
    unsaid: frozenset[int] = frozenset()
    """powers of ten for which the language has words, if none of any stands behind it"""
    said: str = ""
    """as it stands there with its word"""

    def is_same(self, other: Amount) -> bool:
        """True if both can be one amount; a word for a large number tells the 20 of "20 thousand" from a mere 20."""
        common = self.values & other.values
        if self.power is not None and other.power is not None:
            return any(self.is_scaled(value) and other.is_scaled(value) for value in common)
        for one, bare in ((self, other), (other, self)):
            if one.power in bare.unsaid:
                return any(map(one.is_scaled, common))
        return bool(common)

    def is_scaled(self, value: Decimal) -> bool:
        """True for a value of the number and its word, not of the number alone."""
        return value.scaleb(-(self.power or 0)) in self.values


def amounts(text: str, language: str) -> list[Amount]:
    """The amounts in a text, in its order.

    Args:
        text: with digits of ASCII only.
        language: BCP 47 tag, for its signs and its words such as million.
    """
    found: list[Amount] = []
    end, added_up = -1, False  # of the number before
    for match in _NUMBER.finditer(text):
        if match["number"] is None:
            found += _of_fraction(match) if match["above"] else _of_calendar(match)
            end = -1
            continue
        plain = _values(match, language)
        powers, after, sign, sure = _scale(text, match.end(), language)
        # The number without its word is a reading too: not all words of all languages are known.
        values = plain | {value.scaleb(power) for value in plain for power in powers}
        power = next(iter(powers)) if sure else None
        said = text[match.start() : after]
        unsaid = frozenset[int]() if powers else _unsaid(text, match.end(), language)
        here = Amount(match["number"], values, tuple(map(Decimal, _RUN.findall(match["number"]))), power, unsaid, said)
        if (
            added_up
            and len(found[-1].values) <= _MOST
            and not text[end : match.start()].strip(_SPACES)
            and (sign or end == match.start())
        ):
            before = found.pop()
            sums = {one + other for one in before.values for other in values}
            here = Amount(before.shown + here.shown, frozenset(sums), before.parts + here.parts)
        elif powers and end >= 0 and _RANGE.fullmatch(text, end, match.start()):
            before = found.pop()
            scaled = {value.scaleb(by) for value in before.values for by in powers}
            found.append(Amount(before.shown, before.values | scaled, before.parts))
        found.append(here)
        end, added_up = after, sign
    return found


def _of_calendar(match: re.Match[str]) -> Iterator[Amount]:
    """A date or a time as its numbers; an hour of half a day can be two of the whole day."""
    for name in ("day", "month", "year", "hour", "minute", "hour_late", "minute_late", "hour_after"):
        if match[name]:
            values = {Decimal(match[name])}
            is_hour = name.startswith("hour")
            if is_hour and (name != "hour" or match["half"] in "pP"):
                values.add(Decimal(int(match[name]) + 12))
            if is_hour and int(match[name]) == 12 and (name != "hour" or match["half"] not in "pP"):
                values.add(Decimal(0))
            yield Amount(match[name], frozenset(values), (Decimal(match[name]),))


def _of_fraction(match: re.Match[str]) -> Iterator[Amount]:
    """3/4 as one number; a day and its month, or two numbers, where it is no part of a whole."""
    above, below = Decimal(match["above"]), Decimal(match["below"])
    if 0 < above < below:
        yield Amount(f"{above}/{below}", frozenset({above / below}), (above, below))
    else:
        for name, value in (("above", above), ("below", below)):
            yield Amount(match[name], frozenset({value}), (value,))


def has_scales(text: str, language: str) -> bool:
    """True if a word for a large number stands behind digits.

    Args:
        text: with any digits.
        language: BCP 47 tag.
    """
    return _scales(language)[2].search(text) is not None


def _unsaid(text: str, start: int, language: str) -> frozenset[int]:
    """The powers of ten for which a language has words, if no such word, in any form, follows soon."""
    beginnings, powers = _scales(language)[3:]
    after = text[start : start + _NEAR].casefold()
    return frozenset() if any(one in after for one in beginnings) else powers


def _values(match: re.Match[str], language: str) -> frozenset[Decimal]:
    number, runs = match["number"], _RUN.findall(match["number"])
    joined, decimal = Decimal("".join(runs)), Decimal(f"{''.join(runs[:-1])}.{runs[-1]}") if len(runs) > 1 else None
    sign = match["sign"]
    if decimal is None or (sign is None and "," in number and number.count(",") > 1 and "." not in number):
        values = {joined}
    elif sign is None or len(set(re.sub(r"\d", "", number))) > 1:
        values = {decimal}
    elif len(runs) > 2 or sign not in ".,":
        values = {joined}
    elif number.startswith("0"):
        values = {decimal}
    else:
        values = {joined} if sign == number_habits(language).group else {joined, decimal}
        values |= {decimal} if sign in number_habits(language).decimals else set()
    if match["fraction"]:
        above, _, below = match["fraction"].strip().partition("/")
        part = Decimal(above) / (Decimal(below) or 1) if below else Decimal(str(unicodedata.numeric(above)))
        values = {value + part for value in values}
    return frozenset(values)


def _scale(text: str, start: int, language: str) -> tuple[frozenset[int], int, bool, bool]:
    """The power of ten that the words behind a number give, where they end.

    And if they are signs of East Asia, and if they can be nothing else.
    """
    pattern, powers, *_ = _scales(language)
    total, position, sign, sure = 0, start, False, False
    while total <= _LARGEST and (found := pattern.match(text, position)):
        word = (found["long"] or found["short"] or found["sign"]).casefold()
        total += powers[word]
        sure = sure or word not in _MAY_BE_OTHERS
        position, sign = found.end(), found["sign"] is not None
    return frozenset({total} if position > start else ()), position, sign, sure


@cache
def _scales(language: str) -> tuple[re.Pattern[str], dict[str, int], re.Pattern[str], frozenset[str], frozenset[int]]:
    own = {word: power for word, power in number_habits(language).powers.items() if len(word) >= _BEGINNING}
    powers = _SIGNS | _POWERS | number_habits(language).powers
    words = sorted(map(re.escape, powers), key=len, reverse=True)
    end = "" if primary_subtag(language) in UNSPACED_LANGUAGES else r"\b"
    # A longer word may have another ending than those of CLDR: миллионам.
    long = "|".join(word for word in words if len(word) > 3)
    short = "|".join(word for word in words if len(word) < 4 and word not in _SIGNS)
    signs = "".join(_SIGNS)
    gap = rf"[{_SPACES}-]?"
    word = rf"{gap}(?P<long>{long})\w{{0,3}}{end}|{gap}(?P<short>{short}){end}|\s?(?P<sign>[{signs}])"
    return (
        re.compile(word, re.IGNORECASE),
        powers,
        re.compile(rf"\d(?:{word})", re.IGNORECASE),
        frozenset(one[:_BEGINNING] for one in powers if len(one) >= _BEGINNING),
        frozenset(own.values()),
    )
