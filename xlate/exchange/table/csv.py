"""CSV (RFC 4180) that a spreadsheet opens without taking a word for a formula, and reading what it saves."""

from __future__ import annotations

import contextlib
import csv
import io
import sys
from collections.abc import Iterator, Sequence

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue
from xlate.exchange.export_units import ExportDocument
from xlate.exchange.table.rows import NEEDED, build_rows, read_header, read_rows
from xlate.formats.csv import guard, unguard

__all__ = ["DELIMITERS", "read_csv", "write_csv"]

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def write_csv(document: ExportDocument, delimiter: str = ",") -> bytes:
    """Write units as CSV, in UTF-8 with a byte order mark, by which Excel knows it.

    Args:
        document: the units and their translations.
        delimiter: one of the values of DELIMITERS. Excel takes a semicolon where the comma is the decimal sign.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows(map(guard, row) for row in build_rows(document))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def read_csv(data: bytes, file: str) -> Catalogue:
    """Read a table that a spreadsheet saved as CSV: commas, semicolons or tabs, UTF-8 or UTF-16.

    Raises:
        CatalogueError: it is in another encoding, is no CSV, or lacks what `read_rows` needs.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise CatalogueError("the table is not in UTF-8; save it as CSV UTF-8", file=file) from None
    return read_rows(_rows(text, file), file, None, None)


def _rows(text: str, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Line and cells of each row."""
    csv.field_size_limit(max(csv.field_size_limit(), min(len(text) + 1, sys.maxsize)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            yield line, [unguard(cell) for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        raise CatalogueError(f"not CSV: {error}", file=file, line=line) from None


def _delimiter(text: str) -> str:
    """The delimiter with which the header has the columns that are needed; a comma if none does."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    for delimiter in DELIMITERS.values():
        with contextlib.suppress(csv.Error):
            header = next(csv.reader([first], delimiter=delimiter), [])
            if read_header(header).keys() >= set(NEEDED):
                return delimiter
    return ","
