"""Tables for people and for spreadsheets."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

import click

from xlate.formats.csv import guard
from xlate.text import printable

__all__ = ["format_table", "print_csv", "print_table"]

_WIDE = 200
"""columns where standard output is no terminal, so that whatever reads it finds a row on a line"""

_NUMBERS = {"segments", "pairs", "done", "translated", "fuzzy", "untranslated", "words", "words left"}
"""columns of numbers"""


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """Print a table on standard output."""
    click.echo(format_table(columns, rows, title))


def format_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> str:
    """A table as wide as the terminal; cells are words, never markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)
    table = Table(
        box=SIMPLE_HEAD, title=Text(printable(title)) if title else None, title_justify="left", pad_edge=False
    )
    for name in columns:
        table.add_column(name, justify="right" if name in _NUMBERS else "left")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV (RFC 4180) on standard output.

    A spreadsheet would take a text that begins with = for a formula, so such a cell gets an apostrophe before it.
    """
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_guard(value) for value in row])


def _guard(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return guard("" if value is None else str(value))
