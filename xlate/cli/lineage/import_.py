"""``xlate lineage import``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import BY, edits, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

_EXAMPLE = """
xlate lineage import talk.xml talk.csv --by "Anna Schmidt"
xlate lineage import talk.xml talk.csv --by "Anna Schmidt" --dry-run
"""


@xlate_command("import", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("table", metavar="CSV", type=FILE)
@BY
@edits(many=False)
@reports(dry_run=True)
def command(file: str, table: str, by: str, outputs: Outputs, report: Report) -> None:
    """Set lineage from the edited rows of a table.

    Rows that were not edited change nothing. A row that was edited while the file changed too is a conflict: it is
    reported with its line and not used, as are rows with values that are impossible. TEI is edited unless -o is given.
    """
    from xlate.workflow.lineage_tables import import_lineage

    outputs.check([file], report)

    def read(name: str) -> Outcome:
        path = outputs.path(name)
        result = import_lineage(open_source(name), open_source(table), by, output=path)
        write_result(result.value.data, path)
        segments = list(result.value.segments)
        done = "would change" if report.dry_run else "changed"
        summary = f"lineage of {counted(len(segments), 'segment')} {done}"
        return Outcome(name, summary, result.findings, path, {"segments": segments})

    for_each([file], read, report)
