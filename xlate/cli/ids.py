"""``xlate ids``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    counted,
    for_each,
    open_source,
    output_options,
    report_options,
    result_path,
    write_result,
)

_EXAMPLE = """
\b
Examples:
  xlate ids play.xml -o play.xml        (the file itself; only start tags grow)
  xlate ids ParlaMint/*.xml -d named/
"""


@click.command("ids", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="TEI...")
@output_options
@report_options
def command(
    files: tuple[str, ...], output: str | None, directory: Path | None, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Give an xml:id to every unit and turn of TEI files that lacks one.

    TEI that was made elsewhere often names no paragraphs, and export-po needs names. They are made from who speaks and
    what is said, never from positions, so that an unchanged paragraph gets the same one again. Names that are there
    are kept, and every byte outside the start tags that grow stays as it is.
    """
    from xlate.workflow.lineage import add_ids

    check_outputs(files, output, directory, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def name_units(name: str) -> None:
        path = result_path(name, output, directory, ".xml")
        result = add_ids(open_source(name), output=path)
        write_result(result.value.data, path)
        values = {"input": name, "output": str(path) if path else None, "added": result.value.added}
        report.add(f"{name}: {counted(result.value.added, 'xml:id')} added", values, result.findings)

    for_each(files, name_units, report)
