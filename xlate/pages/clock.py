"""Times of a recording as people read them."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["time_in_words", "times_shown"]

_APART = 60.0
"""seconds after which a long turn shows the time again"""


def time_in_words(seconds: float) -> str:
    """A time as players show it: ``0:04``, ``12:30``, ``1:02:03``."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def times_shown(starts: Sequence[float | None]) -> list[str]:
    """The times that are shown at the rows of a turn: at the first, and a minute later again; else an empty text."""
    shown: list[str] = []
    last: float | None = None
    for start in starts:
        is_due = start is not None and (last is None or start - last >= _APART)
        shown.append(time_in_words(start) if is_due and start is not None else "")
        last = start if is_due else last
    return shown
