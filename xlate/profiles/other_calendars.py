"""Dates of calendars that documents print without the Gregorian day: Hebrew, Ethiopian, Indian and Islamic ones.

The first three are counted; the months of the Islamic calendar begin when the moon is seen, a day sooner or later than
counted, so that only the day of the week on the line tells the date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from xlate.profiles.month_names import agrees_with_weekday

__all__ = ["find_other_date"]


def find_other_date(text: str) -> tuple[int, int, str] | None:
    """The first date of another calendar in a text: where it begins and ends, and the day in ISO 8601.

    Args:
        text: with ordinary spaces.
    """
    for pattern, read in _CALENDARS:
        match = pattern.search(text)
        day = read(match, text) if match is not None else None
        if match is not None and day is not None:
            return match.start(), match.end(), day.isoformat()
    return None


def _numbered(names: str) -> dict[str, int]:
    """The numbers of months, the spellings of each between bars."""
    return {name: number for number, row in enumerate(names.split(", "), start=1) for name in row.split("|")}


def _either(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if date(1700, 1, 1).toordinal() < ordinal < date(2200, 1, 1).toordinal() else None


_HEBREW = _numbered("תשרי, מרחשוון|חשוון|חשון, כסלו|כסליו, טבת, שבט, אדר, ניסן, אייר|איר, סיוון|סיון, תמוז, אב, אלול")
_HEBREW_DATE = re.compile(
    r"(?<![א-ת])(?P<day>[א-ט]['׳]|[יכל](?:['׳]|[\"״][א-ט])|ט[\"״][וז])\s(?:ל?חודש\s)?[בל]?"
    rf"(?P<month>{_either(_HEBREW)})(?:[\s-](?P<second>[אב])['׳])?,?\s(?:שנת\s)?(?:ה['׳]?)?(?P<year>ת[א-ת]{{0,2}}[\"״][א-ת])"
)
_LETTERS = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True)
) | dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True))
_HEBREW_EPOCH = -1373427
_ADAR = 6


def _hebrew(match: re.Match[str], _: str) -> date | None:
    year = 5000 + _letters(match["year"])
    month, leap = _HEBREW[match["month"]], (7 * year + 1) % 19 < 7
    size = _new_year(year + 1) - _new_year(year)
    long = [30, 30 if size % 10 == 5 else 29, 29 if size % 10 == 3 else 30, 29, 30, *([30] if leap else []), 29]
    long += [30, 29, 30, 29, 30, 29]
    later = leap and (month > _ADAR or (month == _ADAR and match["second"] != "א"))
    day, place = _letters(match["day"]), month + later
    return _day(_new_year(year) + sum(long[: place - 1]) + day - 1) if day <= long[place - 1] else None


def _letters(text: str) -> int:
    return sum(_LETTERS.get(letter, 0) for letter in text)


def _new_year(year: int) -> int:
    before, this, after = map(_elapsed, (year - 1, year, year + 1))
    return _HEBREW_EPOCH + this + (2 if after - this == 356 else 1 if this - before == 382 else 0)


def _elapsed(year: int) -> int:
    """Days from the epoch to the new moon of a year, put off where it falls on Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + ((3 * (days + 1)) % 7 < 3)


_ETHIOPIAN = _numbered(
    "meskerem|መስከረም, tikimt|tekemt|tiqimt|ጥቅምት, hidar|ኅዳር|ህዳር, tahsas|tahisas|ታኅሣሥ|ታህሳስ, ter|tir|ጥር, yekatit|የካቲት, "
    "megabit|መጋቢት, miyazya|miazia|miyaziya|ሚያዝያ|ሚያዚያ, ginbot|ግንቦት, sene|ሰኔ, hamle|ሐምሌ|ሀምሌ, nehasse|nehase|ነሐሴ|ነሃሴ, "
    "pagume|pagumen|ጳጉሜ|ጳጉሜን"
)
_ETHIOPIAN_DATE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_either(_ETHIOPIAN)})(?:\s(?P<later>\d{{1,2}}))?(?:\sቀን)?,?\s"
    r"(?P<year>(?:19|20)\d{2})(?:\s?(?:E\.?C\.?|ዓ\.?\s?ም\.?))?(?!\w)",
    re.IGNORECASE,
)


def _ethiopian(match: re.Match[str], _: str) -> date | None:
    day = int(match["day"] or match["later"] or 0)
    year, month = int(match["year"]), _ETHIOPIAN[match["month"].casefold()]
    return _day(2795 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day) if 0 < day <= 30 else None


_INDIAN = _numbered(
    "chaitra, vaisakha|vaishakha|baisakha, jyaistha|jyaishtha|jyeshtha|jyestha, asadha|ashadha|asadh, "
    "sravana|shravana, bhadra|bhadrapada, asvina|ashvina|asvin|ashwin, kartika|kartik, agrahayana|margashirsha, "
    "pausa|pausha|paush, magha|magh, phalguna|phalgun"
)
_INDIAN_DATE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_either(_INDIAN)})(?:\s(?P<later>\d{{1,2}}))?,?\s(?P<year>1[89]\d{{2}})"
    r"\s?\(?(?:saka|śaka)\)?",
    re.IGNORECASE,
)


def _indian(match: re.Match[str], _: str) -> date | None:
    day, month = int(match["day"] or match["later"] or 0), _INDIAN[match["month"].casefold()]
    year = int(match["year"]) + 78
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    before = 30 * (month - 1) + min(max(month - 2, 0), 5) + (leap and month > 1)
    return _day(date(year, 3, 22 - leap).toordinal() + before + day - 1) if 0 < day <= 31 else None


_ISLAMIC = _numbered(
    "محرم|المحرم|muharram, صفر|safar, ربيع الأول|ربيع الاول|rabi al-awwal|rabi i|rabi' i|rabi' al-awwal, "
    "ربيع الآخر|ربيع الثاني|ربيع الاخر|rabi al-thani|rabi ii|rabi' ii|rabi' al-thani, "
    "جمادى الأولى|جمادى الاولى|جمادى الأول|jumada i|jumada al-awwal|jumada al-ula, "
    "جمادى الآخرة|جمادى الثانية|جمادى الاخرة|جمادى الآخر|jumada ii|jumada al-akhirah|jumada al-thani, "
    "رجب|rajab, شعبان|shaban|sha'ban, رمضان|ramadan, شوال|shawwal, "
    "ذو القعدة|ذي القعدة|dhu al-qadah|dhul qadah|dhu al-qi'dah, ذو الحجة|ذي الحجة|dhu al-hijjah|dhul hijjah"
)
_ISLAMIC_DATE = re.compile(
    rf"(?<!\w)(?P<day>\d{{1,2}})\s(?:من\s)?(?P<month>{_either(_ISLAMIC)}),?\s(?:سنة\s|عام\s)?(?P<year>\d{{4}})(?!\d)"
    r"(?:\s?(?:هـ|ه|A\.?H\.?))?",
    re.IGNORECASE,
)

_ISLAMIC_YEARS = range(1300, 1500)


def _islamic(match: re.Match[str], text: str) -> date | None:
    day, year, month = int(match["day"]), int(match["year"]), _ISLAMIC[match["month"].casefold()]
    if not 0 < day <= 30 or year not in _ISLAMIC_YEARS:
        return None
    counted = 227014 + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    near = (one for add in (-1, 0, 1) if (one := _day(counted + add)) is not None)
    return next((one for one in near if agrees_with_weekday(text, one.isoformat())), None)


_CALENDARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], date | None]], ...] = (
    (_HEBREW_DATE, _hebrew),
    (_ETHIOPIAN_DATE, _ethiopian),
    (_INDIAN_DATE, _indian),
    (_ISLAMIC_DATE, _islamic),
)
