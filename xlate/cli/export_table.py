"""``xlate export-table``."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import Any

import click

from xlate.cli.export_options import export_all, export_options

_EXAMPLE = """
\b
Examples:
  xlate export-table talk.xml -l ru -o talk.ru.csv
  xlate export-table talk.xml -l ru -o talk.ru.xlsx --translations ru.po
  xlate export-table tei/*.xml -l pt-BR --format xlsx -d tables/       (writes tables/pt-BR/NAME.xlsx)
  xlate merge talk.xml talk.ru.xlsx -o talk.ru.xml
"""
_NOT_WRITTEN = frozenset({".ods", ".fods", ".xls", ".xlsm", ".numbers", ".doc", ".docx"})
"""endings of files that a program would not open if CSV stood in them"""


@click.command("export-table", epilog=_EXAMPLE)
@export_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    help="Form of the table; by default what -o ends with, else csv. XLSX needs the extra xlsx.",
)
@click.option(
    "--delimiter",
    type=click.Choice(["comma", "semicolon", "tab"]),
    default="comma",
    show_default=True,
    help="What stands between the columns of CSV.",
)
def command(form: str | None, delimiter: str, **options: Any) -> None:
    """Write the units of TEI files as tables, for people who translate in a spreadsheet.

    Fill in the column target; the word in the column status says what is done: untranslated, mt, fuzzy, translated.
    A table that is there already is brought up to date, and no translation in it is lost. xlate merge reads it back.
    """
    from xlate.exchange.table import DELIMITERS
    from xlate.workflow.export import export_table

    ending = PurePath(options["output"] or "").suffix.lower()
    if ending in _NOT_WRITTEN:
        raise click.UsageError(f"-o ends with {ending}, but tables are written as .xlsx, .csv or .tsv")
    form = form or ("xlsx" if ending == ".xlsx" else "csv")
    separator = "\t" if ending == ".tsv" else DELIMITERS[delimiter]
    export = partial(export_table, form=form, delimiter=separator)
    export_all(form=form, export=export, **options)
