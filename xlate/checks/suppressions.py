"""Checks that a translator has silenced for one entry: ``# xlate-check: skip numbers, quotes``."""

from __future__ import annotations

import re

__all__ = ["SIGN", "read_silenced"]

SIGN = "xlate-check:"
_ALL = "all"
_LINE = re.compile(rf"[ \t]*{SIGN}[ \t]*(.*)")
_ACTION = "skip"


def read_silenced(comment: str, known: frozenset[str]) -> tuple[frozenset[str], str | None]:
    """The checks that a comment silences.

    Args:
        comment: what translators noted on an entry, a line each. ``xlate-check: skip`` alone silences all checks.
        known: the names that checks have.

    Returns:
        Names of checks, and what is wrong with the line, if anything is.
    """
    silenced: set[str] = set()
    wrong: str | None = None
    for line in comment.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        action, *names = re.split(r"[\s,]+", match[1].strip())
        if action != _ACTION:
            wrong = f'"{match[1].strip()}" is not understood; write: # xlate-check: skip numbers, quotes'
            continue
        names = [name for name in names if name]
        if not names or _ALL in names:
            silenced |= known
            continue
        silenced |= known & set(names)
        if unknown := [name for name in names if name not in known]:
            wrong = f'there is no check "{unknown[0]}"; the checks are: {", ".join(sorted(known))}'
    return frozenset(silenced), wrong
