"""``xlate lineage init``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    for_each,
    open_source,
    output_options,
    report_options,
    result_path,
    write_result,
)
from xlate.files import read_input

_EXAMPLE = """
\b
Examples:
  xlate ids play.xml -o play.xml && xlate lineage init play.xml -o play.xml
  xlate lineage init ParlaMint/*.xml -d annotated/
"""


@click.command("init", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="TEI...")
@output_options
@report_options
def init(
    files: tuple[str, ...], output: str | None, directory: Path | None, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Add the header parts in which lineage can be stated to TEI files from elsewhere.

    These are the categories of lineage, the version that is the text, xlate as an agent, the languages, and an entry of
    the history. What is there already stays, and so does every other byte. Words need an xml:id, see: xlate ids.
    """
    from xlate.workflow.lineage import init_lineage

    check_outputs(files, output, directory, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def declare(name: str) -> None:
        source = read_input(open_source(name))
        path = result_path(name, output, directory, ".xml")
        result = init_lineage(source, output=path)
        write_result(result.value, path)
        changed = result.value != source.data
        values = {"input": name, "output": str(path) if path else None, "changed": changed}
        report.add(f"{name}: {'declared' if changed else 'nothing was missing'}", values, result.findings)

    for_each(files, declare, report)
