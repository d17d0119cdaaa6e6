"""``xlate memory stats``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_csv, print_table
from xlate.text import counted

_EXAMPLE = """
xlate memory stats talks.tm
xlate memory stats talks.tm --json | jq .results[0].languages
"""
_COLUMNS = ("of", "which", "pairs")


@xlate_command("stats", _EXAMPLE)
@click.argument("memory", metavar="MEMORY", type=FILE)
@reports(csv=True)
def command(memory: str, report: Report) -> None:
    """Show what a memory holds: pairs by language, state and translator. It may be a PO, TMX or translated TEI file."""
    from xlate.workflow.memory import memory_statistics

    def show(name: str) -> Outcome:
        result = memory_statistics(open_source(name))
        statistics = result.value
        rows = [("language", f"{source} → {target}", n) for (source, target), n in statistics.languages.items()]
        rows += [("state", str(state), number) for state, number in statistics.states.items()]
        rows += [("translator", who or "(not named)", n) for who, n in statistics.translators.items()]
        if report.as_csv:
            print_csv(_COLUMNS, rows)
        elif report.for_people:
            print_table(_COLUMNS, [(of, which, str(number)) for of, which, number in rows])
        counts = counted(statistics.pairs, "pair"), counted(statistics.documents, "document")
        summary = f"{', '.join(counts)}, {counted(statistics.speakers, 'speaker')}"
        if statistics.machine:
            summary += f"; {statistics.machine} by a machine"
        return Outcome(name, summary, result.findings, values=statistics.as_dict())

    for_each((memory,), show, report)
