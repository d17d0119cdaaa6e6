"""``xlate edit split``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import KEY, SPEAKER, edits_transcript, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

_EXAMPLE = """
xlate edit split talk.xml 2.2 --at "Above all" --by "Anna Schmidt"
xlate edit split talk.xml 1 --at "We also welcome" --who "Kim Yong-nam" --by "Anna Schmidt" --dry-run
"""


@xlate_command("split", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("key", metavar="ID", type=KEY)
@click.option(
    "--at", "at", required=True, metavar="TEXT", help="First words of the second part; or a number of characters."
)
@click.option("--who", type=SPEAKER, metavar="NAME", help="Speaker of the second part, which begins a turn of its own.")
@click.option("--new-turn", "turn", is_flag=True, help="Split the turn too, at this place in a paragraph.")
@edits_transcript
def command(
    file: str, key: str, at: str, who: str | None, turn: bool, by: str, reason: str, outputs: Outputs, report: Report
) -> None:
    """Split a paragraph or a turn in two.

    ID is the number (2.2) or xml:id of a paragraph, or those of a turn. The first part keeps the id and the number; the
    second one gets an id of its own, a number such as 2.2b, and the same lineage. With --who or --new-turn the turn is
    split, too, and what follows in it belongs to the second part. White space at the place goes, and nothing else.
    """
    from xlate.revision.edit_operations import SplitText

    place = int(at) if at.isdecimal() else at
    run_edit(file, lambda _: SplitText(key, place, who, turn), by, reason, outputs, report)
