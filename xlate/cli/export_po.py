"""``xlate export-po``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    counted_messages,
    for_each,
    given,
    output_options,
    report_options,
    result_path,
    write_result,
)

_EXAMPLE = """
\b
Examples:
  xlate export-po talk.xml -l ru -o ru.po
  xlate export-po tei/*.xml -l pt-BR -d po/        (writes po/pt-BR/NAME.po)
"""


@click.command("export-po", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="TEI...")
@click.option("-l", "--lang", "language", required=True, metavar="TAG", help="Language to translate into (BCP 47).")
@output_options
@report_options
def command(
    inputs: tuple[str, ...],
    language: str,
    output: str | None,
    directory: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the units of TEI files as gettext PO: title, narrative, labels, paragraphs, stage directions, datelines.

    A PO file that is there already is brought up to date, and no translation in it is lost: it stays with its unit,
    is marked fuzzy if the words of the source changed, or becomes obsolete if the unit is gone.
    """
    from xlate import workflow
    from xlate.languages import parse_tag

    check_outputs(inputs, output, directory, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def export(name: str) -> None:
        folder = directory / parse_tag(language) if directory else None
        path = result_path(name, output, folder, ".po")
        result = workflow.export_po(given(name), language, output=path)
        write_result(result.value.data, path)
        value = result.value
        summary = f"{name}: {counted_messages(value.translated, value.fuzzy, value.untranslated)}"
        values = {
            "input": name,
            "output": str(path) if path else None,
            "language": parse_tag(language),
            "translated": value.translated,
            "fuzzy": value.fuzzy,
            "untranslated": value.untranslated,
        }
        report.add(summary, values, result.findings)

    for_each(inputs, export, report)
