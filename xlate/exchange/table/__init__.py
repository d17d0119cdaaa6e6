"""Tables for people who translate in a spreadsheet: CSV and XLSX. docs/exchange.md tells the columns."""

from __future__ import annotations

from xlate.exchange.table.csv import DELIMITERS, read_csv, write_csv
from xlate.exchange.table.xlsx import read_xlsx, write_xlsx

__all__ = ["DELIMITERS", "read_csv", "read_xlsx", "write_csv", "write_xlsx"]
