"""``xlate edit undo``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import show_edited
from xlate.cli.options import edits, reports
from xlate.cli.outputs import Outputs, open_source
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each

_EXAMPLE = """
xlate edit undo talk.xml
xlate edit undo talk.xml --dry-run
"""


@xlate_command("undo", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@edits(many=False)
@reports(dry_run=True)
def command(file: str, outputs: Outputs, report: Report) -> None:
    """Take back the last edit: the file is what it was, byte for byte.

    Again, and the edit before that is taken back. If anything else has changed since, nothing is done.
    """
    from xlate.workflow.edit import undo_edit

    outputs.check([file], report)

    def work(name: str) -> Outcome:
        result = undo_edit(open_source(name), output=outputs.path(name))
        return show_edited(name, result, outputs, report)

    for_each([file], work, report)
