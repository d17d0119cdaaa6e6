"""White space: at the ends, doubled, and no-break spaces that hold a number to its unit."""

from __future__ import annotations

import re

from xlate.checks.check import Pair

__all__ = ["check_no_break_spaces", "check_spaces"]

_NO_BREAK = "\u00a0\u202f"
_HELD = re.compile(
    rf"(?P<number>\d)[{_NO_BREAK}](?=[^\W\d]|[%°€$£¥₽№])|\b(?P<initial>[^\W\d_])\.[{_NO_BREAK}](?=[^\W\d])"
)
_LOOSE_NUMBER = re.compile(r"\d (?:[%°€$£¥₽№]|[^\W\d]{1,3}\b)")
_LOOSE_INITIAL = re.compile(r"\b[^\W\d_]\. (?=[^\W\d_]{2})")


def check_spaces(pair: Pair) -> str | None:
    """Say where white space at the ends is not that of the source, or is doubled inside."""
    source, target = pair.source, pair.target
    for place, ours, theirs in (
        ("begins", source[:1].isspace(), target[:1].isspace()),
        ("ends", source[-1:].isspace(), target[-1:].isspace()),
    ):
        if ours != theirs:
            return f"{place} {'without the' if ours else 'with'} white space{' of the source' if ours else ''}"
    if "  " in target.strip() and "  " not in source.strip():
        return "two spaces in a row"
    return None


def check_no_break_spaces(pair: Pair) -> str | None:
    """Say where the source holds a number to its unit, or an initial to a name, and the translation does not.

    Other no-break spaces of a page mean nothing, and languages without spaces need none.
    """
    if "\u00a0" not in pair.source_words and "\u202f" not in pair.source_words:
        return None
    held = {match.lastgroup for match in _HELD.finditer(pair.source_words)}
    if "number" in held and (loose := _LOOSE_NUMBER.search(pair.target_words)):
        return f'the source has a no-break space between number and unit; here a line can break: "{loose.group()}"'
    if "initial" in held and (loose := _LOOSE_INITIAL.search(pair.target_words)):
        return f'the source has a no-break space after an initial; here a line can break: "{loose.group()}"'
    return None
