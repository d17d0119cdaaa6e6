"""``xlate status``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import OUTPUT
from xlate.cli.report import Outcome, Report, counted_messages, for_each
from xlate.cli.tables import print_csv, print_table
from xlate.pages.interface import INTERFACES

if TYPE_CHECKING:
    from xlate.exchange.statistics import Statistics
    from xlate.workflow.status import Status

_EXAMPLE = """
xlate status
xlate status po/*.po
xlate status --csv translations/ > status.csv
xlate status po/ --html status.html
"""
_ENDINGS = (".po", ".xlf", ".xliff")
_COLUMNS = ("file", "language", "done", "translated", "fuzzy", "untranslated", "words", "words left")


@xlate_command("status", _EXAMPLE)
@files("PATH", name="paths", required=False)
@click.option(
    "--html",
    type=OUTPUT,
    metavar="FILE",
    help="Write a page too: a table of documents and languages, with links to the files.",
)
@click.option("--interface", type=click.Choice(INTERFACES), help="Language in which the page speaks itself.")
@reports(csv=True)
def command(paths: tuple[str, ...], html: str | None, interface: str | None, report: Report) -> None:
    """Show how much of translators' files, or of translated TEI files, is translated, in entries and in words.

    For a folder, all PO and XLIFF files in it and below it are counted, save hidden ones; without PATH, those in the
    current folder.
    Entries are counted as msgfmt counts them; "done" is the share of words whose translation needs no review. Units
    of a translated TEI file whose source has changed since count as fuzzy, and are named.
    """
    from xlate.exchange.statistics import Count, Statistics
    from xlate.workflow.status import status
    from xlate.workflow.status_page import write_status_page

    if html == "-":
        raise click.UsageError("the page needs a file: --html FILE")
    if interface and not html:
        raise click.UsageError("--interface is for --html")
    names = [name for path in paths or (".",) for name in _catalogues(path)]
    if not names:
        raise click.UsageError(
            f"no PO or XLIFF files in {', '.join(paths) or 'this folder'}; write one with: xlate export-po"
        )
    rows: list[tuple[str, str, Statistics]] = []
    files: list[tuple[str, Status]] = []
    whole = Statistics(Count(), Count(), Count())

    def count_one(name: str) -> Outcome:
        result = status(open_source(name))
        statistics = result.value.statistics
        whole.add(statistics)
        files.append((name, result.value))
        rows.append((name, result.value.language or "", statistics))
        values = {"language": result.value.language, **statistics.as_dict()}
        return Outcome(name, "", result.findings, values=values)

    for_each(names, count_one, report)
    if html is not None and files:
        write_status_page(files, Path(html), interface=interface or "en")
        report.note(html)
    if report.as_csv:
        columns = ("file", "language", *whole.as_dict())
        print_csv(columns, [(name, language, *counts.as_dict().values()) for name, language, counts in rows])
    elif rows and report.for_people:
        total = [("total", "", whole)] if len(rows) > 1 else []
        print_table(_COLUMNS, [_cells(*row) for row in (*rows, *total)])
    if rows and not report.as_json:
        states = whole.translated, whole.fuzzy, whole.untranslated
        report.note(counted_messages(*(state.messages for state in states)))


def _catalogues(path: str) -> list[str]:
    """The translators' files that a path stands for; tables count where they are named, for they can be anything."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    folder = Path(path)
    every = (found for ending in _ENDINGS for found in folder.rglob(f"*{ending}") if found.is_file())
    return sorted(str(found) for found in every if not _is_hidden(found.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    """True for what stands in a folder such as .git or .venv, with the PO files of other programs."""
    return any(part.startswith(".") for part in path.parts)


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
