"""``xlate edit stage``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import KEY, edits_transcript, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

_EXAMPLE = """
xlate edit stage talk.xml 4.2 --by "Anna Schmidt"
xlate edit stage talk.xml i-qsw4uibo --speech --by "Anna Schmidt"
"""


@xlate_command("stage", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("key", metavar="ID", type=KEY)
@click.option("--speech", is_flag=True, help="The other way round: the stage direction was said.")
@edits_transcript
def command(file: str, key: str, speech: bool, by: str, reason: str, outputs: Outputs, report: Report) -> None:
    """Make a paragraph a stage direction, or a stage direction a paragraph.

    ID is the number or xml:id of a paragraph, or the xml:id of a stage direction; it stays.
    """
    from xlate.revision.edit_operations import SetStage

    run_edit(file, lambda _: SetStage(key, speech), by, reason, outputs, report)
