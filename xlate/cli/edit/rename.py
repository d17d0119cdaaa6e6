"""``xlate edit rename``."""

from __future__ import annotations

from typing import Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import REGISTER, SPEAKER, edits_transcript, registered, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

_EXAMPLE = """
xlate edit rename talk.xml "Kim Yong-nam" "Kim Yong Nam" --by "Anna Schmidt"
xlate edit rename talk.xml "V. Putin" "Vladimir Putin" --by "Anna Schmidt"
"""


@xlate_command("rename", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("old", type=SPEAKER)
@click.argument("new", type=SPEAKER)
@click.option("--printed", is_flag=True, help="Change the printed labels, too.")
@REGISTER
@edits_transcript
def command(
    file: str,
    old: str,
    new: str,
    printed: bool,
    speakers: str | None,
    by: str,
    reason: str,
    outputs: Outputs,
    report: Report,
) -> None:
    """Call a speaker otherwise, everywhere in the file; two of one name become one person.

    OLD is the name of a person of the file, or #xml-id. The old name stays as a further spelling. The labels stay as
    printed unless --printed is given. To make two persons of one: xlate edit who.
    """
    from xlate.revision.edit_operations import RenameSpeaker

    def operation(_: Any) -> RenameSpeaker:
        called, role, refs = registered(speakers, new)
        return RenameSpeaker(old, called, printed, role, refs)

    run_edit(file, operation, by, reason, outputs, report)
