"""CSV (RFC 4180): read as spreadsheets save it, and written so that none takes a word for a formula.

Reading is one call::

    rows = read_rows(data, file)
    line, header = next(rows, (1, []))
    for line, cells in rows: ...

Each row comes with the line that it begins in. Rows without any words are left out. Who wrote cells with `guard` takes
them back with `unguard`; it is not done here, for a table from elsewhere may begin a word with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator

from xlate.errors import InputError

__all__ = ["decode_table", "find_delimiter", "guard", "read_rows", "unguard"]

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


_SEPARATOR = re.compile(r"sep=(?P<delimiter>[,;\t|])")
"""the line with which Excel may be told the delimiter"""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def find_delimiter(text: str) -> str:
    """The character between the cells: what Excel's line ``sep=`` names, else what the first row has most of.

    Args:
        text: a table, or the beginning of one.
    """
    header = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    stated = _SEPARATOR.fullmatch(header)
    return stated["delimiter"] if stated else max(",;\t", key=header.count)


def decode_table(data: bytes) -> str:
    """A table as text: UTF-8, or UTF-16 with a byte order mark.

    Raises:
        UnicodeDecodeError: it is in another encoding.
    """
    return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")


def read_rows(data: bytes, file: str, error: type[InputError] = InputError) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that have words in them, with the line that each begins in (1-based).

    Args:
        data: its bytes: UTF-8, or UTF-16 with a byte order mark.
        file: its name, for messages.
        error: what is raised.

    Raises:
        InputError: it is in another encoding, or no CSV: a quotation mark that quotes no whole cell would swallow
            rows.
    """
    try:
        text = decode_table(data)
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise error("the table is not in UTF-8; save it as CSV UTF-8", file=file, line=line) from None
    csv.field_size_limit(max(csv.field_size_limit(), min(len(text) + 1, sys.maxsize)))
    delimiter = find_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not (line == 1 and _SEPARATOR.fullmatch(delimiter.join(row))):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as reason:
        raise error(f"not CSV: {reason}", file=file, line=line) from None
