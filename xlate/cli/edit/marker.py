"""``xlate edit marker``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.edit_options import KEY, edits_transcript, run_edit
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Report
from xlate.model.lineage import Relation

_EXAMPLE = """
xlate edit marker talk.xml l-ksi4c4yg "(retranslated)" --not-a-marker --by "Anna Schmidt"
xlate edit marker talk.xml 2.1 "(through an interpreter)" --means interpretation --by "Anna Schmidt"
"""


@xlate_command("marker", _EXAMPLE, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.argument("key", metavar="ID", type=KEY)
@click.argument("words")
@click.option("--means", type=click.Choice(list(map(str, Relation))), help="What the words say about the translation.")
@click.option("--not-a-marker", is_flag=True, help="They say nothing about it.")
@edits_transcript
def command(
    file: str,
    key: str,
    words: str,
    means: str | None,
    not_a_marker: bool,
    by: str,
    reason: str,
    outputs: Outputs,
    report: Report,
) -> None:
    """Say what printed words mean for the lineage, or that they are no marker.

    ID is the number or xml:id of the paragraph, or the xml:id of the label, that prints them. A marker on a label is
    about the whole turn. The languages are stated with xlate lineage set; what only a wrong marker has said is unknown
    then.
    """
    from xlate.revision.edit_operations import SetMarker

    if bool(means) == not_a_marker:
        raise click.UsageError("give --means or --not-a-marker")
    relation = Relation(means) if means else None
    run_edit(file, lambda _: SetMarker(key, words, relation), by, reason, outputs, report)
