"""Dates and datelines as they are printed: ``June 14, 2018, The Kremlin, Moscow``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from xlate.dates import MONTHS
from xlate.languages import calendar_names, primary_subtag
from xlate.model.transcript import Dateline, DateText, PlaceText
from xlate.profiles.vocabulary import CONNECTORS, NO_PLACES, bare, is_caseless

__all__ = ["find_dateline", "is_clock_time", "place_line", "split_closing_time"]

_MAX_DATELINE = 160
"""characters; a longer paragraph that begins with a date is narrative"""
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d{2}(?!\d)")
_NUMERIC = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"|(?P<year2>\d{4})\s?[年년]\s?(?P<month2>\d{1,2})\s?[月월]\s?(?P<day2>\d{1,2})\s?[日일]"
    r"|(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})"
)
_ZONE = r"(?:\s?[A-Z]{2,5}|\s?\([^()]{1,30}\))?"
_TIME = rf"(?:\d{{1,2}}[:.]\d{{2}}(?:\s?[AaPp]\.?\s?[Mm]\.?)?|\d{{1,2}}\s?[AaPp]\.?[Mm]\.?){_ZONE}"
_CLOCK_TIME = re.compile(
    rf"(?:END\s{{1,40}})?\(?(?:at\s|um\s|à\s)?{_TIME}(?:\s?[-–—]\s?{_TIME})?\)?(?:\s(?:Uhr|h|hours|local time|год))?\.?"
)
_REST_TIME = re.compile(rf"\s?[,–—-]?\s*(?:at\s)?{_TIME}")
_LEADS = {"aired", "date", "on", "published", "held on", "delivered on", "dated", "recorded", "den", "am", "le"}
"""words that stand before a date and are no places"""
_CLOSING = re.compile(rf"[\s\u00a0]+(?P<time>END[\s\u00a0]{{1,40}}{_TIME})$")
_OTHER_LANGUAGES = ("en", "ru", "de", "fr", "es", "it", "pt", "pl", "nl", "uk")
_ENDINGS = r"(?:\s?(?:года|года\.|г\.|р\.|року))?"


def find_dateline(text: str, line: int, language: str = "en") -> Dateline | None:
    """Read a dateline: a date, with a weekday before it, and a time and places after it; or places and a date.

    Args:
        text: a paragraph, white space folded.
        line: its line in the input.
        language: BCP 47 tag of the language of the text; und for not known.

    Returns:
        The dateline; None if the paragraph is something else.
    """
    if len(text) > _MAX_DATELINE or not _YEAR.search(text):
        return None
    plain = text.replace("\u00a0", " ")
    found = _find_date(plain, language)
    if found is None:
        return None
    match, when, weekday = found
    before, rest = text[: match.start()], text[match.end() :]
    pieces: list[str | DateText | PlaceText] = []
    lead = before.strip(" \u00a0,–—-")
    if lead and not weekday:
        if rest.strip(" .") or not _is_place(lead):
            return None
        pieces += [*_places(before)]
    elif before:
        pieces.append(before)
    pieces.append(DateText(text[match.start() : match.end()], when))
    time = _REST_TIME.match(rest)
    if time:
        pieces.append(rest[: time.end()])
        rest = rest[time.end() :]
    if rest and not rest.startswith((",", " –", " —", " -", ".")):
        return None
    pieces += _places(rest)
    if any(isinstance(p, PlaceText) and (p.text.endswith((":", "!", "?")) or not _is_place(p.text)) for p in pieces):
        return None  # a sentence that begins with a date
    return Dateline(tuple(pieces), line)


def is_clock_time(text: str) -> bool:
    """True for a paragraph that is nothing but a time of day: ``5:16 P.M. EDT``, ``END 9:03 A.M. EDT``, ``20:30``."""
    return len(text) <= 80 and _CLOCK_TIME.fullmatch(text.replace("\u00a0", " ").strip()) is not None


def split_closing_time(text: str) -> tuple[str, str] | None:
    """The words and the closing time of a paragraph to which ``END 9:03 A.M. EDT`` was glued; None if there is none."""
    match = _CLOSING.search(text[-100:]) if "END" in text[-100:] else None
    if match is None:
        return None
    size = len(match.group())
    return text[: len(text) - size], match["time"]


def place_line(lines: list[str], line: int) -> Dateline | None:
    """A paragraph of places, one or more to a line; None if it does not look like one."""
    if not all(_is_place(text) for text in lines):
        return None
    pieces: list[str | DateText | PlaceText] = []
    for number, text in enumerate(lines):
        if number:
            pieces.append(" ")
        pieces += _places(text)
    return Dateline(tuple(pieces), line)


def _places(text: str) -> list[str | DateText | PlaceText]:
    """Names of places between commas; what divides them stays."""
    pieces: list[str | DateText | PlaceText] = []
    for part in re.findall(
        r"[,\s\u00a0]*(?:,|\s[–—-]\s|\s+$|^\s+)[\s\u00a0]*|[^,\s\u00a0](?:[^,]*[^,\s\u00a0])?|.", text, re.DOTALL
    ):
        is_name = bool(re.search(r"\w", part))
        if is_name and pieces and isinstance(pieces[-1], PlaceText):
            pieces[-1] = PlaceText(pieces[-1].text + part)
        else:
            pieces.append(PlaceText(part) if is_name else part)
    return pieces


_CLAUSE = re.compile(r"[。，！？：；]|[.!?;:]\s+[a-z]")


def _is_place(text: str) -> bool:
    """A few words with capitals and no end of a sentence."""
    words = text.replace("\u00a0", " ").split()
    if not words or len(words) > 14 or len(text) > 110 or text.rstrip().endswith((":", "!", "?", ";")):
        return False
    if text.rstrip().endswith(".") and not re.search(r"(?:\b\w\.\w\.|\b[A-Z][a-z]{0,3}\.)$", text.rstrip()):
        return False
    if _CLAUSE.search(text) or (any(is_caseless(word) for word in words) and len(text) > 24):
        return False
    content = [word for word in words if bare(word) not in CONNECTORS]
    if any(bare(word) in NO_PLACES for word in content):
        return False
    return bool(content) and all(not word[0].islower() for word in content)


def _find_date(text: str, language: str) -> tuple[re.Match[str], str, bool] | None:
    """The date at the beginning of a text, after its weekday, or after a few words; its value; whether weekday."""
    tried: list[str] = []
    for tag in (primary_subtag(language), "en", *(_OTHER_LANGUAGES if language == "und" else ())):
        if tag in tried or tag == "und":
            continue
        tried.append(tag)
        names = _calendar(tag)
        if names is None:
            continue
        pattern, months, weekdays = names
        match = pattern.search(text)
        if match is None:
            continue
        when = _iso(
            match["year"] or match["year2"],
            months[(match["month"] or match["month2"]).casefold()],
            match["day"] or match["day2"],
        )
        if when:
            lead = text[: match.start()].strip(" ,.").casefold()
            return match, when, not lead or lead.strip(":") in weekdays | _LEADS
    match = _NUMERIC.search(text)
    if match:
        year = match["year"] or match["year2"] or match["year3"]
        month = match["month"] or match["month2"] or match["month3"]
        day = match["day"] or match["day2"] or match["day3"]
        when = _iso(year, int(month), day)
        if when:
            return match, when, not text[: match.start()].strip()
    return None


@cache
def _calendar(tag: str) -> tuple[re.Pattern[str], dict[str, int], set[str]] | None:
    """A pattern for the dates of a language, the numbers of its months, and its weekdays, all in lower case."""
    if tag == "en":
        months = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
        months |= {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
        weekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
        weekdays |= {day[:3] for day in weekdays}
    else:
        known = calendar_names(tag)
        if known is None:
            return None
        months = {name.casefold(): number % 12 + 1 for number, name in enumerate(known.months)}
        weekdays = {name.casefold() for name in known.weekdays}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<month>{names})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})"
        rf"|(?P<day2>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s)?(?P<month2>{names})\.?,?\s(?:de\s)?(?P<year2>\d{{4}}))(?!\w){_ENDINGS}",
        re.IGNORECASE,
    )
    return pattern, months, weekdays


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
