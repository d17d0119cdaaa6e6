"""CSV that a spreadsheet opens without taking a word for a formula, and reading what it saves."""

from __future__ import annotations

import re

__all__ = ["guard", "unguard"]

_FORMULA = "[=+\\-@\t\r\n＝＋－＠]"
"""what a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")"""

_DANGEROUS = re.compile(f"'*{_FORMULA}")

_GUARDED = re.compile(f"'+{_FORMULA}")


def guard(text: str) -> str:
    """A text as it may stand in a spreadsheet: an apostrophe goes before what could be taken for a formula.

    One goes also before apostrophes that stand before such a sign; so `unguard` gives back every text exactly.
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguard(text: str) -> str:
    """The text without the apostrophe that `guard` put before it."""
    return text[1:] if _GUARDED.match(text) else text
