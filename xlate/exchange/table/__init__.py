"""Tables for people who translate in a spreadsheet: CSV and XLSX. docs/exchange.md tells the columns."""

from __future__ import annotations

from xlate.exchange.table.csv import DELIMITERS, read_csv, write_csv
from xlate.exchange.table.xlsx import read_xlsx, write_xlsx
from xlate.exchange.table.xlsx_parts import lost_settings

__all__ = ["DELIMITERS", "lost_settings", "read_csv", "read_xlsx", "write_csv", "write_xlsx"]
