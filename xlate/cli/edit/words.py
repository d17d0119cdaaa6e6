"""``xlate edit words``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import KEY, edits_transcript, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report

_EXAMPLE = """
xlate edit words talk.xml 3.1 "Thank you, Mr President." --reason "seen on the video" --by "Anna Schmidt"
"""


@xlate_command("words", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("key", metavar="ID", type=KEY)
@click.argument("words")
@edits_transcript
def command(file: str, key: str, words: str, by: str, reason: str, outputs: Outputs, report: Report) -> None:
    """Correct the words of a paragraph, heading, label or stage direction.

    ID is its number (3.1) or xml:id. Tags inside stay around the same words; where these are others now, write the
    words with their tags, as in a PO file. The id stays, so a translation becomes fuzzy with the earlier text.
    """
    from xlate.revision.edit_operations import CorrectWords

    run_edit(file, lambda _: CorrectWords(key, words), by, reason, outputs, report)
