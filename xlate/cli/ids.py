"""``xlate ids``."""

from __future__ import annotations

from xlate.cli.command import command as xlate_command
from xlate.cli.options import edits, files, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

_EXAMPLE = """
xlate ids play.xml                    (edits the file; only start tags grow)
xlate ids play.xml -o named.xml
xlate ids ParlaMint/*.xml -d named/
"""


@xlate_command("ids", _EXAMPLE, updates=["files"])
@files("TEI")
@edits()
@reports(dry_run=True)
def command(files: tuple[str, ...], outputs: Outputs, report: Report) -> None:
    """Add an xml:id to every unit and turn of TEI files that lacks one.

    TEI from elsewhere often has no xml:id on its paragraphs, and export-po needs one. They are made from the
    speaker and the words, never from positions, so that an unchanged paragraph gets the same one again. Existing ones
    are kept, and so is every byte outside the start tags that grow.
    """
    from xlate.workflow.ids import add_ids

    outputs.check(files, report)

    def name_units(name: str) -> Outcome:
        path = outputs.path(name)
        result = add_ids(open_source(name), output=path)
        write_result(result.value.data, path)
        added = result.value.added
        return Outcome(name, f"{counted(added, 'xml:id')} added", result.findings, path, {"added": added})

    for_each(files, name_units, report)
