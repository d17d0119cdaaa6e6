"""``xlate edit join``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import KEY, edits_transcript, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

_EXAMPLE = """
xlate edit join talk.xml 2.1 2.2 --by "Anna Schmidt"
xlate edit join talk.xml u-f7i77hhs u-ygr6c2zt --take second --label drop --by "Anna Schmidt"
"""


@xlate_command("join", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("first", metavar="ID", type=KEY)
@click.argument("second", metavar="ID", type=KEY)
@click.option(
    "--take", "keep", type=click.Choice(["first", "second"]), help="Whose speaker and lineage holds, if they differ."
)
@click.option(
    "--label",
    type=click.Choice(["drop", "words"]),
    help="The label printed on the second turn: drop it, or make it the beginning of the paragraph.",
)
@edits_transcript
def command(
    file: str,
    first: str,
    second: str,
    keep: str | None,
    label: str | None,
    by: str,
    reason: str,
    outputs: Outputs,
    report: Report,
) -> None:
    """Join two paragraphs, or two turns, that follow each other.

    The first one keeps its id and number. What differs in speaker or lineage is refused unless --take says what holds.
    """
    from xlate.revision.edit_operations import JoinTexts

    run_edit(file, lambda _: JoinTexts(first, second, keep or "", label or ""), by, reason, outputs, report)
