"""Dates: the names of months, dates in words, and the time that goes into a file."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time

__all__ = ["ISO_DATE", "MONTHS", "clock_seconds", "is_within", "iso_date", "iso_moment", "long_date", "now", "today"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
"""the shape of a date in ISO 8601"""


def iso_date(text: str) -> str | None:
    """A date in ISO 8601 if there is such a day, None for ``2020-13-45``."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def iso_moment(text: str | None) -> str | None:
    """A day, or a moment in UTC to the second, in ISO 8601, so that the later one is the greater string.

    Args:
        text: what a file says, such as ``2026-11-23 12:00+0200``; without a zone it is in UTC.

    Returns:
        ``2026-11-23T10:00:00Z``; ``2026-11-23`` for midnight, or if only the day can be read; None if nothing can.
    """
    text = (text or "").strip()
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return iso_date(text[:10])
    moment = moment.replace(microsecond=0, tzinfo=None)
    return moment.date().isoformat() if moment.time() == time() else f"{moment.isoformat()}Z"


def long_date(day: date) -> str:
    """A date in words: ``15 January 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def now() -> datetime:
    """The time that goes into a file: that of SOURCE_DATE_EPOCH if it is set (reproducible builds), else now."""
    return _given_time() or datetime.now().astimezone()


def today() -> date:
    """The date that goes into a file, in UTC: that of SOURCE_DATE_EPOCH if it is set, else today."""
    return (_given_time() or datetime.now(UTC)).date()


def _given_time() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch and epoch.isdigit() else None


def is_within(date: str | None, since: str | None, until: str | None) -> bool:
    """True if a date is neither before a first nor after a last one.

    Args:
        date: ISO 8601; None, not known, is within no limits but none at all.
        since: first date, or the beginning of one: 2018, 2018-06; None: there is no first one.
        until: last date in the same way; 2018 is all of that year.
    """
    if since is None and until is None:
        return True
    if date is None:
        return False
    return (since is None or date >= since) and (until is None or date[: len(until)] <= until)


def clock_seconds(clock: str) -> float:
    """A time of a recording, ``01:02:03.5`` or ``02:03,5``, in seconds; of a day, ``10:02:33 PM``, from midnight."""
    seconds = 0.0
    digits = clock.rstrip("APMapm. ")
    for part in digits.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    half = clock[len(digits) :].strip(" .").casefold()[:1]
    return seconds % 43200 + (43200 if half == "p" else 0) if half else seconds
