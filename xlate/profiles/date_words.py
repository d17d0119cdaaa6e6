"""One date in a text: in words of any language that CLDR has, in numbers, in the calendars that documents use.

What could be two dates is none: 03/04/2019 in English, and a name of a month that means two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.profiles.month_names import agrees_with_weekday, month_of, months_meant
from xlate.profiles.other_calendars import find_other_date
from xlate.profiles.solar_calendar import DATE as SOLAR
from xlate.profiles.solar_calendar import YEARS as SOLAR_YEARS
from xlate.profiles.solar_calendar import solar_date, solar_match

__all__ = ["FoundDate", "find_date", "han_number", "language_with_order"]

_ENDINGS = r"(?:\s?(?:года|года\.|г\.|р\.|року|год|roku|r\.|г)|\.?\s(?:godine|године)\.?)?"
_LETTER = r"[^\s\d,.;:!?()\[\]'’/–—-]"
"""of words; signs of vowels stand in many scripts, and are no letters to regular expressions"""
_MONTH = rf"(?P<month>[^\W\d_]{_LETTER}{{1,16}}(?:\s{_LETTER}{{1,10}})?)\.?"
_SMALL = (
    r"(?:(?:day of|d[ií]as del mes de|dias do mês de|del año|do ano|de l['’]any|de|del|of|ta[’']|z|do|ng|päivänä)"
    r"\s|d['’]\s?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|ST|ND|RD|TH|er|º|°|ª|-?го|-?е)?"
_OR = r"(?:\s?/\s?[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?)?"
"""the name of a month in another calendar's words: ``3 حزيران/يونيه 2021``"""
_DAY_FIRST = re.compile(
    rf"(?<![\w.]){_DAY},?[\s-]{_SMALL}{_MONTH}{_OR},?[\s-]{_SMALL}(?:พ\.ศ\.\s)?(?P<year>\d{{4}})(?!\d){_ENDINGS}"
)
_LATVIAN = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?:\.\sgada|\sწლის|\sжыл[ғы]+|-yil|-c[iıuü] il)\s(?P<day>\d{{1,2}})(?:\.|-)?\s?{_MONTH}"
)
"""the year, the day, the month: Kazakh and Uzbek too"""
_TO = (
    r"[\s\u00a0]?(?:[-–—&]|to|and|until|bis|und|au|et|al|y|e|a|o|tot(?: en met)?|en|til|till|og|och|ja|do|i|až|по|и"
    r"|до|і|та)[\s\u00a0]?"
)
"""between the two days of a range"""
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}\d{{1,2}}(?:st|nd|rd|th)?)?,?\s(?P<year>\d{{4}})(?!\d)"
)
_RANGE_BEFORE = re.compile(
    rf"(?<![\w.])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º|°)?(?:\s{_SMALL}(?P<month>[^\W\d_]{_LETTER}{{2,16}}))?{_TO}$"
)
"""before a date: the first day of a range"""
_BEFORE_RANGE = frozenset(
    "from between on of held the du des de del dal dos vom von den le van od z w dniach с со від on den".split()
)
_RANGE_BEFORE_MONTH = re.compile(
    rf"(?<!\w)(?P<month>[^\W\d_]{_LETTER}{{2,16}})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_TO}$"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?:\.|e?ko|\s?m\.|\.\sgada)?\s(?:gada\s)?{_MONTH}"
    r"\s(?P<day>\d{1,2})(?:\.|a|\s?d\.|an)?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})(?:[-/]|\.\s?)(?P<month>\d{1,2})(?:[-/]|\.\s?)(?P<day>\d{1,2})(?![A-Za-z]{2})"
    r"|(?P<year2>\d{4})\s?[年년]\s?(?P<month2>\d{1,2})\s?[月월]\s?(?P<day2>\d{1,2})\s?[日號号일]"
    r"|[Nn]gày (?P<day5>\d{1,2})(?: tháng |/)(?P<month5>\d{1,2})(?: năm |/)(?P<year5>\d{4})"
    r"|(?P<day3>\d{1,2})\.\s?(?P<month3>\d{1,2})\.\s?(?P<year3>\d{4})"
    r"|(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)(?P<year4>\d{4}))(?!\d)"
)
_WITH_CLOCK = re.compile(
    r"(?<![\d.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{2})(?=[\s\u00a0,·|–-]{1,4}\d{1,2}(?:[:h.]\d{2}|\sUhr)(?!\d))"
)
"""two figures of the year, and the time of day, which tells that this is none: ``12.03.25 · 08h00``"""
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和|中華民國|中华民国|民國|民国)\s?(?P<year>[\d〇零一二三四五六七八九十百元]{1,6})\s?年\s?"
    r"(?P<month>[\d〇一二三四五六七八九十]{1,3})\s?月\s?(?P<day>[\d〇一二三四五六七八九十]{1,3})\s?日"
)
_HAN = re.compile(
    r"(?P<era>)(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[〇一二三四五六七八九十]{1,3})月(?P<day>[〇一二三四五六七八九十]{1,3})日"
)
_NAMED_BETWEEN = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>[^\W\d_]{3,9})-(?P<day>\d{1,2})(?!\d)")
_ROMAN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.\s?|[ -])(?P<month>X?I{1,3}|I?[VX]|VI{1,3})(?:\.\s?|[ -])(?P<year>\d{4})(?!\d)"
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MINGUO = re.compile(r"(?<![\d年])(?P<year>\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
"""years of the Republic of China, without its name"""
_THAI_SHORT = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s(?P<month>[^\s\d.]{1,3}\.[^\s\d.]{1,2}\.)\s(?:พ\.ศ\.\s)?(?P<year>\d{4})(?!\d)"
)
_THAI_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONGOLIAN = re.compile(
    r"(?<!\d)(?P<year>\d{4}) оны (?P<month>\d{1,2})(?:\s?-?\s?[а-яөү]{1,6})? сарын (?P<day>\d{1,2})(?!\d)"
)
_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "中華民國": 1911,
    "中华民国": 1911,
    "民國": 1911,
    "民国": 1911,
    "": 0,
}
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_DAY_BEFORE_MONTH = frozenset(
    "ar bg ca cs da de el es fi fr gl he hr id it nb nl nn no pl pt ro ru sk sl sr sv th tr uk vi".split()
)
"""languages in which 09/08/2023 is the ninth of August wherever they are official; English is not one"""
_BUDDHIST = 543
"""years that Thai dates are ahead"""


class FoundDate(NamedTuple):
    """A date in a text."""

    start: int
    end: int
    when: str
    """ISO 8601"""


def find_date(text: str, language: str) -> FoundDate | None:
    """The first date of a text; None if there is none, or it could be two.

    Args:
        text: with ordinary spaces.
        language: tag of the language of the text; und for not known.
    """
    unknown = primary_subtag(language) == UNDETERMINED
    if unknown and _POLISH.search(text):
        language = "pl"  # listopada is October in Croatian
    found: list[FoundDate] = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _LATVIAN):
        for match in pattern.finditer(text):
            month = month_of(match["month"], language) or _by_weekday(text, match, language)
            start = match.start()
            if month is None and " " in match["month"]:  # "on May", "mayo de"
                first, last = match["month"].split(" ", 1)
                month = month_of(last, language) or month_of(first, language)
                start += len(first) + 1 if pattern is _MONTH_FIRST else 0
            when = _iso(int(match["year"]), month, int(match["day"])) if month else None
            if when:
                found.append(_from_first_day(text, FoundDate(start, match.end(), when), pattern, language))
                break
    order = DAY_FIRST if primary_subtag(language) in _DAY_BEFORE_MONTH else language[len(primary_subtag(language)) :]
    numeric = _day_first if order == DAY_FIRST else _month_first if order == MONTH_FIRST else _numeric
    for pattern, read in ((_NUMERIC, numeric), *_READERS):
        number = pattern.search(text)
        when = read(number) if number else None
        if number and when is None and pattern is _NUMERIC and number["first"]:
            when = _by_day_of_week(text, number)
        if number and when:
            found.append(FoundDate(number.start(), number.end(), when))
    if not found and (other := find_other_date(text)) is not None:  # beside a Gregorian date it says the same
        return FoundDate(*other)
    return min(found, default=None)


def _by_weekday(text: str, match: re.Match[str], language: str) -> int | None:
    """The month of several that a word may name, whose day is the weekday on the line: ``Środa, 8 listopada``.

    A head can be in another language than the talk: ``mercredi 11 juin`` in Luxembourg.
    """
    meant = [
        month
        for month in months_meant(match["month"], language) or months_meant(match["month"], UNDETERMINED)
        if (when := _iso(int(match["year"]), month, int(match["day"]))) and agrees_with_weekday(text, when)
    ]
    return meant[0] if len(meant) == 1 else None


def _by_day_of_week(text: str, match: re.Match[str]) -> str | None:
    """A date in numbers that may be two, one of which is the day of the week on the line."""
    year, first, second = int(match["year4"]), int(match["first"]), int(match["second"])
    both = (_iso(year, first, second), _iso(year, second, first))
    right = [when for when in both if when and agrees_with_weekday(text, when)]
    return right[0] if len(right) == 1 else None


def _from_first_day(text: str, last: FoundDate, pattern: re.Pattern[str], language: str) -> FoundDate:
    """A date, or the first day of the range that it ends: ``3–5 June 2021``, ``May 30 to June 2, 2021``."""
    before = text[: last.start][-40:]
    if not before[-1:].isspace() and before[-1:] not in {"-", "–", "—"}:
        return last
    match = (_RANGE_BEFORE_MONTH if pattern is _MONTH_FIRST else _RANGE_BEFORE).search(before)
    if match is None or pattern not in {_DAY_FIRST, _MONTH_FIRST}:
        return last
    lead = before[: match.start()].rstrip(" \u00a0").rpartition(" ")[2].casefold()
    if lead and lead[-1] not in ",:(" and lead not in _BEFORE_RANGE:
        return last  # "Day 12 – 14 May 2019"
    year, month = int(last.when[:4]), int(last.when[5:7])
    first_month = month_of(match["month"], language) if match["month"] else month
    when = _iso(year, first_month, int(match["day"])) if first_month else None
    return FoundDate(last.start - len(before) + match.start(), last.end, when) if when and when < last.when else last


def _numeric(match: re.Match[str]) -> str | None:
    for number in ("", "2", "3", "5"):
        if match[f"year{number}"]:
            year, month, day = (int(match[f"{part}{number}"]) for part in ("year", "month", "day"))
            solar = year in SOLAR_YEARS and 0 < month < 13
            return solar_date(year, month, day) if solar else _iso(year, month, day)
    first, second = int(match["first"]), int(match["second"])
    if first > 12 or first == second:
        return _iso(int(match["year4"]), second, first)
    return _iso(int(match["year4"]), first, second) if second > 12 else None


def _plain(match: re.Match[str]) -> str | None:
    return _iso(int(match["year"]), int(match["month"]), int(match["day"]))


def _short(match: re.Match[str]) -> str | None:
    return _iso(2000 + int(match["year"]), int(match["month"]), int(match["day"]))


def _minguo(match: re.Match[str]) -> str | None:
    return _iso(1911 + int(match["year"]), int(match["month"]), int(match["day"]))


def _roman(match: re.Match[str]) -> str | None:
    month = match["month"]
    number = _ROMAN_MONTHS.index(month) + 1 if month in _ROMAN_MONTHS else 0
    return _iso(int(match["year"]), number, int(match["day"]))


def _thai(match: re.Match[str]) -> str | None:
    month = match["month"]
    number = _THAI_MONTHS.index(month) + 1 if month in _THAI_MONTHS else 0
    return _iso(int(match["year"]), number, int(match["day"]))


def _named(match: re.Match[str]) -> str | None:
    return _iso(int(match["year"]), month_of(match["month"], "en") or 0, int(match["day"]))


def _day_first(match: re.Match[str]) -> str | None:
    """A date in numbers where nobody prints the month first: 09/08/2023 in Portuguese."""
    if match["first"]:
        return _iso(int(match["year4"]), int(match["second"]), int(match["first"]))
    return _numeric(match)


def _month_first(match: re.Match[str]) -> str | None:
    """A date in numbers where other dates have the month first."""
    if match["first"]:
        return _iso(int(match["year4"]), int(match["first"]), int(match["second"]))
    return _numeric(match)


def language_with_order(lines: Iterable[str], language: str) -> str:
    """The tag of a language, with a region of which the order of day and month is that of the dates in a text.

    Args:
        lines: of the text; one of them with 25/03/2019 tells the order of 03/04/2019, unless another tells otherwise.
        language: the tag.
    """
    if primary_subtag(language) != language:
        return language
    days = [(int(match[1]), int(match[2])) for line in lines if "/" in line for match in _SLASHED.finditer(line)]
    day_first, month_first = (any(day[place] > _MONTHS for day in days) for place in (0, 1))
    if day_first == month_first:
        return language
    return language + (DAY_FIRST if day_first else MONTH_FIRST)


DAY_FIRST, MONTH_FIRST = "-GB", "-US"
"""regions of English in whose dates the day stands first, or the month"""
_MONTHS = 12
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d{2}(?![\d/])")


def _era(match: re.Match[str]) -> str | None:
    return _iso(_ERAS[match["era"]] + han_number(match["year"]), han_number(match["month"]), han_number(match["day"]))


def han_number(text: str) -> int:
    """A number in digits or in Han characters: 二十一, 二〇二四."""
    if text.isdecimal():
        return int(text)
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    whole = 0
    hundreds, _, rest = text.rpartition("百")
    if "百" in text:
        whole += 100 * (han_number(hundreds) if hundreds else 1)
    tens, ten, ones = rest.lstrip("零〇").rpartition("十")
    if ten:
        whole += 10 * (han_number(tens) if tens else 1)
    return whole + (han_number(ones) if ones else 0)


def _iso(year: int, month: int, day: int) -> str | None:
    year -= _BUDDHIST if 2400 < year < 2700 else 0
    try:
        return date(year, month, day).isoformat() if 1500 < year < 2200 else None
    except ValueError:
        return None


_POLISH = re.compile(r"(?i)\bdnia\s\d|\d{4}\s(?:r\.|roku\b)")
_READERS = (
    (_WITH_CLOCK, _short),
    (_ERA, _era),
    (_HAN, _era),
    (_MINGUO, _minguo),
    (_MONGOLIAN, _plain),
    (_NAMED_BETWEEN, _named),
    (_ROMAN, _roman),
    (_THAI_SHORT, _thai),
    (SOLAR, solar_match),
)
