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
  xlate export-po talk.xml -l ru -o ru.po --memory talks.tm --similar 80
"""


@click.command("export-po", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="TEI...")
@click.option("-l", "--lang", "language", required=True, metavar="TAG", help="Language to translate into (BCP 47).")
@output_options
@click.option(
    "--memory",
    "memories",
    multiple=True,
    metavar="FILE",
    help="Translation memory, or a PO, TMX or translated TEI file that serves as one; may be repeated.",
)
@click.option(
    "--exact",
    type=click.Choice(["ready", "fuzzy"]),
    default="ready",
    show_default=True,
    help="The same words from a memory: ready where speaker and kind fit too, or always fuzzy.",
)
@click.option(
    "--similar",
    type=click.FloatRange(0, 100),
    default=75,
    show_default=True,
    metavar="PERCENT",
    help="Likeness that other words from a memory must have; their translation is fuzzy.",
)
@report_options
def command(
    inputs: tuple[str, ...],
    language: str,
    output: str | None,
    directory: Path | None,
    memories: tuple[str, ...],
    exact: str,
    similar: float,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the units of TEI files as gettext PO: title, narrative, labels, paragraphs, stage directions, datelines.

    A PO file that is there already is brought up to date, and no translation in it is lost: it stays with its unit,
    is marked fuzzy if the words of the source changed, or becomes obsolete if the unit is gone.

    A unit without a translation gets what a translation memory knows (--memory), with a comment that says where it
    comes from.
    """
    from xlate import workflow
    from xlate.languages import parse_tag

    check_outputs(inputs, output, directory, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def export(name: str) -> None:
        folder = directory / parse_tag(language) if directory else None
        path = result_path(name, output, folder, ".po")
        result = workflow.export_po(given(name), language, output=path, memories=memories, exact=exact, similar=similar)
        write_result(result.value.data, path)
        value = result.value
        summary = f"{name}: {counted_messages(value.translated, value.fuzzy, value.untranslated)}"
        if value.reused:
            ready, same, alike = value.reused.values()
            summary += f"; from memory: {ready} ready, {same} fuzzy with the same words, {alike} with similar ones"
        values = {
            "input": name,
            "output": str(path) if path else None,
            "language": parse_tag(language),
            "translated": value.translated,
            "fuzzy": value.fuzzy,
            "untranslated": value.untranslated,
            "reused": dict(value.reused),
        }
        report.add(summary, values, result.findings)

    for_each(inputs, export, report)
