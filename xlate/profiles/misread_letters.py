"""Letters of another charset that somebody read as Latin ones: ``àåîðéè÷`` for Hebrew, ``Ïðèâåò`` for Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlate.findings import Finding
from xlate.model.document import Line
from xlate.text import shorten

__all__ = ["is_misread", "misread_findings"]

_WORD = re.compile(r"(?<![^\W\d_])[\xc0-\xff]{5,}(?![^\W\d_])")
"""no language has words of so many letters, of which none is plain"""


def is_misread(text: str) -> bool:
    """True for a text of which all words are such letters."""
    words = text.split()
    return any(map(_WORD.fullmatch, words)) and all("\xc0" <= sign <= "\xff" for word in words for sign in word)


def misread_findings(lines: Iterable[Line], file: str) -> Iterator[Finding]:
    """One finding for all lines with such words: they are kept as they stand."""
    found = [line for line in lines if _WORD.search(line.text)]
    if found:
        number = f"{len(found)} lines have" if len(found) > 1 else "1 line has"
        message = (
            f"{number} letters of another charset, read as Latin ones before they came here: "
            f'"{shorten(found[0].text, 40)}"; they are kept as they stand'
        )
        yield Finding("XL143", message, file, found[0].number)
