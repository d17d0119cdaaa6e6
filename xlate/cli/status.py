"""``xlate status``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.common import Report, counted_messages, csv_option, for_each, open_source, report_options
from xlate.cli.conflicts import refuse_together
from xlate.cli.tables import print_csv, print_table

if TYPE_CHECKING:
    from xlate.exchange.statistics import Statistics

_EXAMPLE = """
\b
Examples:
  xlate status
  xlate status po/*.po
  xlate status --csv translations/ > status.csv
"""
_ENDINGS = (".po", ".xlf", ".xliff")
_COLUMNS = ("file", "language", "done", "translated", "fuzzy", "untranslated", "words", "words left")


@click.command("status", epilog=_EXAMPLE)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@csv_option
@report_options
def command(paths: tuple[str, ...], as_csv: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show how far translators' files are translated, in entries and in words of the source text.

    A folder stands for all PO and XLIFF files in it and in its folders; no PATH is the current folder. Entries are
    counted as msgfmt counts them; "done" is the share of words whose translation needs no review.
    """
    from xlate.exchange.statistics import Count, Statistics
    from xlate.workflow.export import status

    refuse_together({"--csv": as_csv, "--json": as_json})
    files = [name for path in paths or (".",) for name in _catalogues(path)]
    if not files:
        raise click.UsageError(
            f"no PO or XLIFF files in {', '.join(paths) or 'this folder'}; write one with: xlate export-po"
        )
    report = Report(as_json, quiet, verbose)
    rows: list[tuple[str, str, Statistics]] = []
    whole = Statistics(Count(), Count(), Count())

    def show_one(name: str) -> None:
        result = status(open_source(name))
        statistics = result.value.statistics
        whole.add(statistics)
        rows.append((name, result.value.language or "", statistics))
        document = {"file": name, "language": result.value.language, **statistics.as_dict()}
        report.add("", document, result.findings)

    def finish() -> None:
        if as_csv:
            print_csv(
                ("file", "language", *whole.as_dict()),
                [(name, language, *statistics.as_dict().values()) for name, language, statistics in rows],
            )
        elif rows and not as_json:
            total = [("total", "", whole)] if len(rows) > 1 else []
            print_table(_COLUMNS, [_cells(*row) for row in (*rows, *total)])
        if rows and not as_json and not quiet:
            states = whole.translated, whole.fuzzy, whole.untranslated
            click.echo(counted_messages(*(state.messages for state in states)), err=True)

    for_each(files, show_one, report, finish)


def _catalogues(path: str) -> list[str]:
    """The translators' files that a path stands for; tables count where they are named, for they can be anything."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    return sorted(str(found) for ending in _ENDINGS for found in Path(path).rglob(f"*{ending}") if found.is_file())


def _cells(name: str, language: str, statistics: Statistics) -> list[str]:
    total = statistics.total
    return [
        name,
        language,
        f"{statistics.percent} %",
        str(statistics.translated.messages),
        str(statistics.fuzzy.messages),
        str(statistics.untranslated.messages),
        str(total.words),
        str(total.words - statistics.translated.words),
    ]
