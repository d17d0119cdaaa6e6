"""Dates of the solar calendar of Iran and Afghanistan: ۲۵ خرداد ۱۴۰۱."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["DATE", "YEARS", "solar_date", "solar_match"]

_IRAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_AFGHANISTAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
_LATIN = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
_MONTHS = {
    name: number for names in (_IRAN, _AFGHANISTAN, _LATIN) for number, name in enumerate(names.split(), start=1)
}
DATE = re.compile(
    rf"(?<!\w)(?P<day>\d{{1,2}})(?:\s?ام|م)?\s(?P<month>{'|'.join(_MONTHS)})(?:\s?ماه)?,?\s(?:سال\s)?(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_CYCLE = 33
"""years, in which eight are leap years; right from 1178 to 1633"""
_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)
YEARS = range(1200, 1500)
_FIRST = date(1996, 3, 20)
"""the first day of 1375, which begins a cycle less 12 years: 1375 % 33 is 22"""


def solar_date(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601; None if the month has no such day.

    Args:
        year: of the solar calendar, such as 1401.
        month: from 1 on.
        day: from 1 on.
    """
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not 0 < day <= longest:
        return None
    years = range(1375, year) if year >= 1375 else range(year, 1375)
    days = sum(366 if _is_leap(one) else 365 for one in years)
    first = _FIRST + timedelta(days=days if year >= 1375 else -days)
    return (first + timedelta(days=30 * (month - 1) + min(month - 1, 6) + day - 1)).isoformat()


def solar_match(match: re.Match[str]) -> str | None:
    """The same, of a match of `DATE`."""
    year = int(match["year"])
    return solar_date(year, _MONTHS[match["month"].casefold()], int(match["day"])) if year in YEARS else None


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP
