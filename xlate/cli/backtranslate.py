"""``xlate backtranslate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.mt_options import machine_options, progress_bar
from xlate.cli.options import SOURCE_LANGUAGE, files, reports, unreviewed_option
from xlate.cli.outputs import open_source
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_csv, print_table
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.mt.translate import MachineOptions

_EXAMPLE = """
xlate backtranslate ru.po
xlate backtranslate po/ru/*.po --below 40 --csv > look-at.csv
"""
_COLUMNS = ("file", "line", "id", "chrf", "source", "translation", "back")


@xlate_command("backtranslate", _EXAMPLE, was={"--threshold": "--below", "--fuzzy": "--unreviewed"})
@files("PO")
@machine_options
@SOURCE_LANGUAGE
@unreviewed_option("Translate back")
@click.option("--below", type=float, metavar="CHRF", help="Show only entries with a lower chrF score (0 to 100).")
@reports(csv=True)
def command(
    files: tuple[str, ...],
    machine: MachineOptions,
    source_language: str | None,
    unreviewed: bool,
    below: float | None,
    report: Report,
) -> None:
    """Translate finished translations back by machine, and compare the result with the source text.

    For reviewers: a low score (chrF, from 0 to 100) suggests an entry to look at. It proves nothing, since good
    translations are free and machines make mistakes. The files are not changed.
    """
    from xlate.workflow.backtranslate import backtranslate

    rows: list[tuple[str, ...]] = []

    def score(name: str) -> Outcome:
        with progress_bar(1, "files", hidden=report.quiet or report.as_json) as advance:
            result = backtranslate(
                open_source(name), machine, source=source_language, fuzzy=unreviewed, threshold=below, advance=advance
            )
        value = result.value
        shown = [entry for entry in value.entries if below is None or entry.chrf < below]
        for entry in shown:
            number = f"{entry.chrf:.1f}"
            rows.append((name, str(entry.line), entry.key or "", number, entry.source, entry.translation, entry.back))
        summary = (
            f"chrF {value.chrf:.1f}, BLEU {value.bleu:.1f} over {counted(len(value.entries), 'entry')}, "
            f"{len(shown)} shown\n"
            f"  {'  '.join(value.signatures)}\n  back with {value.route}"
        )
        values = {
            "chrf": round(value.chrf, 2),
            "bleu": round(value.bleu, 2),
            "signatures": value.signatures,
            "made_with": value.route,
            "entries": [
                {
                    "id": entry.key,
                    "line": entry.line,
                    "chrf": round(entry.chrf, 2),
                    "source": entry.source,
                    "translation": entry.translation,
                    "back": entry.back,
                }
                for entry in shown
            ],
        }
        return Outcome(name, summary, result.findings, values=values)

    for_each(files, score, report)
    if report.as_csv:
        print_csv(_COLUMNS, rows)
    elif rows and report.for_people:
        print_table(_COLUMNS, rows)
