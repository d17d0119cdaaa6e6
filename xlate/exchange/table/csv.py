"""CSV (RFC 4180) that a spreadsheet opens without taking a word for a formula, and reading what it saves."""

from __future__ import annotations

import csv
import io

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue
from xlate.exchange.export_units import ExportDocument
from xlate.exchange.table import rows
from xlate.formats.csv import decode_table, find_delimiter, guard, read_rows, unguard

__all__ = ["DELIMITERS", "read_csv", "write_csv"]

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def write_csv(document: ExportDocument, delimiter: str | None = None, there: bytes | None = None) -> bytes:
    """Write units as CSV, in UTF-8 with a byte order mark, by which Excel knows it.

    Args:
        document: the units and their translations.
        delimiter: one of the values of DELIMITERS. Excel takes a semicolon where the comma is the decimal sign. None:
            that of the table that is there, or a comma.
        there: the table that is brought up to date.
    """
    if delimiter is None and there is not None:
        delimiter = find_delimiter(decode_table(there))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter or ",")
    writer.writerows(map(guard, row) for row in rows.build_rows(document))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def read_csv(data: bytes, file: str, *, allow_duplicates: bool = False) -> Catalogue:
    """Read a table that a spreadsheet saved as CSV: commas, semicolons or tabs, UTF-8 or UTF-16.

    Args:
        data: its bytes.
        file: its name for messages.
        allow_duplicates: as for `read_rows`.

    Raises:
        CatalogueError: it is in another encoding, is no CSV, or lacks what `read_rows` needs.
    """
    table = read_rows(data, file, error=CatalogueError)
    unguarded = ((line, [unguard(cell) for cell in cells]) for line, cells in table)
    return rows.read_rows(unguarded, file, None, None, allow_duplicates=allow_duplicates)
