"""``xlate edit who``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import REGISTER, SPEAKER, edits_transcript, registered, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

if TYPE_CHECKING:
    from xlate.files import Input

_EXAMPLE = """
xlate edit who talk.xml "Kim Yong-nam" --turn 2-5 --by "Anna Schmidt"
xlate edit who talk.xml "Li Mi-ja" --segment 2.2 --speakers speakers.toml --by "Anna Schmidt" --dry-run
xlate edit who talk.xml --anonymous --turn 7 --by "Anna Schmidt"
"""


@xlate_command("who", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("name", required=False, type=SPEAKER)
@click.option("--anonymous", is_flag=True, help="Nobody knows who speaks; instead of a name.")
@click.option("--speaker", "speakers_now", multiple=True, metavar="NAME", help="Speaker now: the name, or words of it.")
@click.option("--turn", "turns", multiple=True, metavar="N", help="A turn: its number or xml:id; or a range: 2-5.")
@click.option("--segment", "segments", multiple=True, metavar="N", help="A segment: its number or xml:id.")
@click.option("--first", metavar="N", help="First segment of a range.")
@click.option("--last", metavar="N", help="Last segment of the range.")
@REGISTER
@edits_transcript
def command(
    file: str,
    name: str | None,
    anonymous: bool,
    speakers: str | None,
    by: str,
    reason: str,
    outputs: Outputs,
    report: Report,
    **selectors: Any,
) -> None:
    """Give turns or paragraphs to another speaker.

    NAME is that of a person of the file, #xml-id, or a new one, who is declared. A paragraph inside a turn of somebody
    else becomes a turn of its own. The printed label stays. The lineage goes with the words.
    """
    from xlate.revision.edit_operations import SetSpeaker
    from xlate.revision.selection import Selection
    from xlate.workflow.edit import select_for_edit

    if bool(name) == anonymous:
        raise click.UsageError("give the name of the speaker, or --anonymous")

    def operation(given: Input) -> SetSpeaker:
        chosen = Selection(speakers=selectors["speakers_now"], **{one: selectors[one] for one in _SELECTORS})
        called, role, refs = registered(speakers, name) if name else (None, None, ())
        return SetSpeaker(select_for_edit(given, chosen), called, role, refs)

    run_edit(file, operation, by, reason, outputs, report)


_SELECTORS = ("turns", "segments", "first", "last")
