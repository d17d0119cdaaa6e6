"""The words of a page of PDF, where they stand and whether they are in bold, as PDFium tells them."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import pi
from typing import Any

from xlate.readers.pdf_hyphens import DIVIDED

__all__ = ["Word", "read_words", "without_tiny", "without_turned"]

_BOLD = 600
"""weight of a font from which it is bold"""
_NO_CHARACTER = {0, 0xFFFE, 0xFFFF}
_HYPHENS = {0x02, 0xAD}
"""what PDFium gives for a hyphen that divides a word at the end of a line"""
_HYPHEN = ord(DIVIDED)
_LEAST_HEIGHT = 4.0
"""points"""
_MOSTLY = 0.8
"""of the words of a page run the usual way where others stand in its margin"""
_TINY = 1.5
"""points: letters that nobody can see, such as codes for programs"""
_LONG = 16
"""characters: a shorter word is set in one font"""
_FARTHEST = 14_400.0
"""points: the largest page (ISO 32000, annex C)"""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between them."""

    text: str
    left: float
    """points from the left edge of the page, as it is shown"""
    right: float
    base: float
    """points from the lower edge"""
    height: float
    """size of the font"""
    bold: int
    """how many of its characters are in bold, from the first on: a script without spaces has long words"""
    line: int
    """which line of the page PDFium counts it to, in the order in which the page was written"""
    turned: int = 0
    """quarters of a turn by which it is set"""
    tiny: bool = False
    """it is too small to be seen"""


def read_words(page: Any) -> tuple[list[Word], int]:
    """The words of a page in the order in which they were written; and how many characters have no known meaning.

    Args:
        page: a page of pypdfium2.
    """
    text = page.get_textpage()
    turn = page.get_rotation()
    words: list[Word] = []
    unknown = line = 0
    try:
        for codes, first in _runs(text):
            if not codes:
                line += 1
                continue
            unknown += sum(code in _NO_CHARACTER for code in codes)
            size = _unseen(text, first, len(codes), turn)
            if size:
                words.append(replace(_word(text, codes[:size], first, turn, line), tiny=True))
            if size < len(codes):
                words.append(_word(text, codes[size:], first + size, turn, line))
    finally:
        text.close()
    return words, unknown


def without_tiny(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those apart that are too small to be seen beside the others."""
    tiny = [word for word in words if word.tiny]
    if len(tiny) > (1 - _MOSTLY) * len(words):
        return words, []
    return ([word for word in words if not word.tiny], tiny) if tiny else (words, [])


def _unseen(text: Any, first: int, size: int, turn: int) -> int:
    """How many characters at the beginning of a word are too small to be seen."""
    for place in range(size):
        box = _box(text, first + place, turn)
        if not 0 < box[3] - box[2] < _TINY:
            return place
    return size


def without_turned(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those apart that run up or down its margin across the others."""
    usual, number = Counter(word.turned for word in words).most_common(1)[0] if words else (0, 0)
    if number == len(words) or number < _MOSTLY * len(words):
        return words, []
    return [one for one in words if one.turned == usual], [one for one in words if one.turned != usual]


def _runs(text: Any) -> Iterator[tuple[list[int], int]]:
    """The code points of each word and the place of its first character; none: a line ends."""
    from pypdfium2 import raw

    codes: list[int] = []
    first = 0
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code not in _HYPHENS and code not in _NO_CHARACTER and (code <= 0x20 or code in {0xA0, 0x3000}):
            if codes:
                yield codes, first
                codes = []
            if code in {0x0A, 0x0D}:
                yield [], place
            continue
        if codes and codes[-1] == _HYPHEN and _is_elsewhere(_box(text, place - 1, 0), _box(text, place, 0)):
            yield codes, first  # the rest of a divided word stands on the next line
            yield [], place
            codes = []
        if not codes:
            first = place
        codes.append(_HYPHEN if code in _HYPHENS else code)
    if codes:
        yield codes, first


def _is_elsewhere(box: tuple[float, ...], following: tuple[float, ...]) -> bool:
    """True if a character does not stand right behind the one before."""
    left, right, base, top = box
    size = max(top - base, right - left)
    return abs(following[2] - base) > size / 2 or not left <= following[0] <= right + size


def _word(text: Any, codes: list[int], first: int, turn: int, line: int) -> Word:
    from pypdfium2 import raw

    begin, end = _box(text, first, turn), _box(text, first + len(codes) - 1, turn)
    left, right = min(begin[0], end[0]), max(begin[1], end[1])
    height = max(_on_page(raw.FPDFText_GetFontSize(text, first)), begin[3] - begin[2], _LEAST_HEIGHT)
    characters = _characters(codes)
    bold = _bold(text, first, len(codes), len(characters))
    turned = round(raw.FPDFText_GetCharAngle(text, first) / (pi / 2)) % 4
    return Word(characters, left, right, begin[2], height, bold, line, turned)


def _bold(text: Any, first: int, codes: int, size: int) -> int:
    """How many characters at the beginning of a word are in bold."""
    if not _is_bold(text, first):
        return 0
    if codes <= _LONG or _is_bold(text, first + codes - 1):
        return size
    return next(place for place in range(1, codes) if not _is_bold(text, first + place))


def _is_bold(text: Any, place: int) -> bool:
    from pypdfium2 import raw

    return raw.FPDFText_GetFontWeight(text, place) >= _BOLD or _is_called_bold(text, place)


def _characters(codes: list[int]) -> str:
    """Code points as text; on some systems PDFium gives the two halves of what UTF-16 has in two."""
    units = b"".join(
        (0xFFFD if code in _NO_CHARACTER else code).to_bytes(2, "little")
        if code <= 0xFFFF
        else chr(min(code, 0x10FFFF)).encode("utf-16-le")
        for code in codes
    )
    return units.decode("utf-16-le", "replace")


def _box(text: Any, place: int, turn: int) -> tuple[float, float, float, float]:
    """Left, right, base and top of the place of a character, as the page is shown."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    left, right, bottom, top = map(_on_page, (box.left, box.right, box.bottom, box.top))
    if turn == 90:
        return bottom, top, -right, -left
    if turn == 180:
        return -right, -left, -top, -bottom
    if turn == 270:
        return -top, -bottom, left, right
    return left, right, bottom, top


def _on_page(place: float) -> float:
    """A place within the largest page that there can be; a broken file can name any number, or none."""
    return min(max(place, -_FARTHEST), _FARTHEST) if place == place else 0.0  # noqa: PLR0124


def _is_called_bold(text: Any, place: int) -> bool:
    """True for a font whose name says so: many files do not tell its weight."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(80)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, place, buffer, 80, flags)
    name = buffer.value.lower() if 0 < size <= 80 else b""
    return any(mark in name for mark in (b"bold", b"black", b"heavy", b"-bd"))
