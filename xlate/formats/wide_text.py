"""Texts with NULs among their bytes: characters of two bytes each, or what a program or a full disk has left."""

from __future__ import annotations

from operator import itemgetter

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.model.unit import NOT_XML

__all__ = ["NUL", "wide_charset", "without_nuls"]

NUL = b"\x00"
_BINARY = [bytes((number,)) for number in (*range(9), *range(14, 27), *range(28, 32))]
"""control characters that no text has"""
_FEW_NULS = 5
"""of so many bytes at most one is a NUL in a text of which each character is one byte"""
_ONE_NUL_IN = 100
"""bytes: what has more such characters than one in so many is no text"""


def without_nuls(data: bytes, name: str) -> Result[bytes]:
    """A text without the NULs that a program, or a disk that was full, has left in it.

    Raises:
        InputError: there are so many that it is no text.
    """
    place = data.index(NUL)
    line = data.count(b"\n", 0, place) + 1
    whole = data.rstrip(NUL)  # a file that was made larger before it was written
    inside = sum(map(whole.count, _BINARY))
    if not whole.strip() or inside * _ONE_NUL_IN > len(whole):
        raise InputError("the file is binary (it has a NUL byte), not a text", file=name, line=line)
    message = f"{data.count(NUL)} NUL byte(s): those at the end were left out, others became spaces"
    return Result(whole.replace(NUL, b" "), (Finding("XL101", message, name, line),))


def _is_plain_but_for_nuls(data: bytes) -> bool:
    """True for a text in UTF-8 in which a few NULs are strewn: two bytes of it are no character of UTF-16."""
    if data.count(NUL) * _FEW_NULS > len(data):
        return False
    text = data.replace(NUL, b"").decode(errors="ignore")
    return len(text.encode()) > len(data) * 0.75 and NOT_XML.search(text.replace("\f", "")) is None


def wide_charset(data: bytes) -> str | None:
    """The UTF-16 that a text without byte order mark is in, told by its spaces and line ends; None: it is in none."""
    sample = data[: 1 << 16]
    if len(sample) < 8 or _is_plain_but_for_nuls(sample):
        return None
    sample = sample[: len(sample) // 2 * 2]
    best: tuple[int, str | None] = 0, None
    for charset in ("utf-16-le", "utf-16-be"):
        text = sample.decode(charset, "replace")
        plain = sum(character.isascii() or character in "\u3000\u3001\u3002\uff0c" for character in text)
        letters = sum(character.isalnum() and not character.isascii() for character in text)
        damage = sum(map(text.count, "\ufffd\x00\x01\x02"))
        if plain * 50 >= len(text) and not damage and plain + letters >= 0.8 * len(text):
            best = max(best, (plain, charset), key=itemgetter(0))
    return best[1]
