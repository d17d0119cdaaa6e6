"""Times of day as they are printed: ``5:16 P.M. EDT``, ``午前十時開議``, ``END 9:03 A.M. EDT``."""

from __future__ import annotations

import re

__all__ = ["TIME_AFTER_DATE", "is_clock_time", "is_east_asian_time", "split_closing_time"]

_ZONE = r"(?:\s?[A-Z]{2,5}|\s?\([^()]{1,30}\)|(?:\s[A-Z][a-z]+){1,3} [Tt]ime)?"
_TIME = (
    r"(?:\d{1,2}(?:[:.]|\s?[hHч]\s?)\d{2}(?:\s?[AaPp]\.?\s?[Mm]\.?)?|\d{1,2}\s?[AaPp]\.?[Mm]\.?"
    rf"|\d{{1,2}}\s?(?:heures?|Uhr|horas|uur|h)(?:\s\d{{2}})?){_ZONE}"
)
_CLOCK_TIME = re.compile(
    rf"(?:(?:END|FIN)\s{{1,40}})?\(?(?:at\s|um\s|à\s|[Kk]l\.?\s|[Kk]lokken\s|klo\s|kello\s)?{_TIME}(?:\s?[-–—]\s?{_TIME})?\)?"
    r"(?:\s(?:Uhr|h|hours|hrs|local time|год))?\.?[\s_*#]{0,90}",
)
_VERSE = re.compile(r"\(\d:\d{1,2}\)")
"""chapter and verse; a time of day in brackets has two digits, or says which half of the day"""
_NUMERAL = r"[\d０-９〇一二三四五六七八九十]{1,3}"
_EAST_ASIAN = re.compile(
    rf"[（(]?(?:午前|午後|上午|下午|오전|오후)?\s?{_NUMERAL}\s?[時时시點点]\s?(?:{_NUMERAL}\s?[分분])?\s?"
    r"(?:開[議会會]|散[会會]|休憩|休息|再開|開始|終了|閉[会會]|개의|산회|정회|속개|개회)?[)）]?[。.]?"
)
TIME_AFTER_DATE = re.compile(
    rf"\s?[,–—|-]?\s*(?:(?:at|à|um|kl\.?|klo|kello|ora|alle|ore|a las|às|в|о|u)\s)?{_TIME}(?:\s?[-–—]\s?{_TIME})?"
    r"(?:\s(?:Uhr|uur|h|hours))?"
)
_CLOSING = re.compile(
    rf"[\s\u00a0]+(?P<time>END[\s\u00a0]{{1,40}}{_TIME})$|\u3000{{2,40}}(?P<east>{_EAST_ASIAN.pattern})$"
)


def is_clock_time(text: str) -> bool:
    """True for a paragraph that is nothing but a time of day: ``5:16 P.M. EDT``, ``END 9:03 A.M. EDT``, ``20:30``."""
    if len(text) > 80 or _VERSE.fullmatch(text):
        return False
    return _CLOCK_TIME.fullmatch(text.replace("\u00a0", " ").strip()) is not None or is_east_asian_time(text)


def is_east_asian_time(text: str) -> bool:
    """True for a time of day and what happened then: ``（9時51分）``, ``午前十時開議``."""
    return len(text) <= 30 and _EAST_ASIAN.fullmatch(text) is not None


def split_closing_time(text: str) -> tuple[str, str] | None:
    """The words and the closing time of a paragraph to which ``END 9:03 A.M. EDT`` was glued; None if there is none.

    In East Asia it stands behind wide spaces: ``　　　　午後三時五分散会``.
    """
    end = text[-100:]
    match = _CLOSING.search(end) if "END" in end or "\u3000\u3000" in end else None
    if match is None:
        return None
    size = len(match.group())
    return text[: len(text) - size], match["time"] or match["east"]
