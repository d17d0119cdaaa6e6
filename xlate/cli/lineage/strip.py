"""``xlate lineage strip``."""

from __future__ import annotations

from xlate.cli.command import command as xlate_command
from xlate.cli.options import edits, files, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.report import Outcome, Report, for_each
from xlate.files import read_input

_EXAMPLE = """
xlate lineage strip play.xml -o plain.xml
xlate lineage strip annotated/*.xml -d plain/
"""


@xlate_command("strip", _EXAMPLE)
@files("TEI")
@edits()
@reports(dry_run=True)
def command(files: tuple[str, ...], outputs: Outputs, report: Report) -> None:
    """Take everything that xlate has added to TEI files from elsewhere out of them again.

    What init, set and merge have added goes: statements of lineage, states of translations, and the parts of the
    header that they need. Every other byte stays, so that a file that keeps a strict schema keeps it again. The xml:ids
    of xlate ids and the xml:lang of init --lang stay, and so do translated words.
    """
    from xlate.workflow.lineage import strip_lineage

    outputs.check(files, report)

    def strip(name: str) -> Outcome:
        source = read_input(open_source(name))
        path = outputs.path(name)
        result = strip_lineage(source, output=path)
        write_result(result.value, path)
        changed = result.value != source.data
        summary = "stripped" if changed else "nothing of xlate was there"
        return Outcome(name, summary, result.findings, path, {"changed": changed})

    for_each(files, strip, report)
