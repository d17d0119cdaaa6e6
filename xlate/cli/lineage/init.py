"""``xlate lineage init``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import edits, files, lang_option, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.report import Outcome, Report, for_each
from xlate.files import read_input

_EXAMPLE = """
xlate ids play.xml && xlate lineage init play.xml
xlate lineage init letter.xml --lang de
xlate lineage init ParlaMint/*.xml --standoff -d annotated/
xlate lineage init --upgrade tei/*.xml
"""


@xlate_command("init", _EXAMPLE, updates=["files"])
@files("TEI")
@lang_option("the text, if the file does not state it")
@click.option("--standoff", is_flag=True, help="State lineage beside the text, never on its elements.")
@click.option("--upgrade", is_flag=True, help="Bring files of version 0.1 up to the encoding of today instead.")
@edits()
@reports(dry_run=True)
def command(
    files: tuple[str, ...], language: str | None, standoff: bool, upgrade: bool, outputs: Outputs, report: Report
) -> None:
    """Add the header parts in which lineage can be stated to TEI files from elsewhere.

    These are the categories of lineage, the version that is the text, xlate as an agent, the languages, and an entry of
    the history. What is there already stays, and so does every other byte. Segments need an xml:id, see: xlate ids.
    With --standoff, set and merge write lineage to standOff later, for files whose schema allows no other place.

    With --upgrade, files that xlate 0.1 has made or annotated get the encoding of today (docs/encoding.md): ids and
    words stay, so translators' files still fit; others come back as they are.
    """
    from xlate.workflow.lineage import init_lineage, upgrade_lineage

    outputs.check(files, report)
    if upgrade and (language or standoff):
        raise click.UsageError("--upgrade declares nothing new, so it excludes --lang and --standoff")

    def declare(name: str) -> Outcome:
        source = read_input(open_source(name))
        path = outputs.path(name)
        if upgrade:
            result = upgrade_lineage(source, output=path)
        else:
            result = init_lineage(source, language=language, standoff=standoff, output=path)
        write_result(result.value, path)
        changed = result.value != source.data
        summary = "declared" if changed else "nothing was missing"
        if upgrade:
            summary = "upgraded" if changed else "nothing to upgrade"
        return Outcome(name, summary, result.findings, path, {"changed": changed})

    for_each(files, declare, report)
