"""``xlate memory export``."""

from __future__ import annotations

from pathlib import PurePath

import click

from xlate.cli.common import Report, counted, for_each, open_source, output_path, report_options, write_result
from xlate.cli.conflicts import check_json_output

_EXAMPLE = """
\b
Examples:
  xlate memory export talks.tm -o talks.tmx
  xlate memory export talks.tm -l ru --from en -o compendium.po
  xlate memory export talks.tm --format csv > talks.csv
"""
_FORMATS = ("tmx", "po", "csv")


@click.command("export", epilog=_EXAMPLE)
@click.argument("memory", metavar="MEMORY")
@click.option("-o", "--output", help="File for the result (.tmx, .po, .csv); - or nothing: standard output.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Format, if the name of the file does not say it.")
@click.option("-l", "--lang", "language", metavar="TAG", help="Only translations into this language.")
@click.option("--from", "source_language", metavar="TAG", help="Only translations from this language.")
@report_options
def export(
    memory: str,
    output: str | None,
    form: str | None,
    language: str | None,
    source_language: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write a memory for other programs: TMX for translators' tools, PO as a compendium for gettext, CSV.

    TMX keeps all that is known of a pair. A PO file has one translation for each text; where people have translated it
    in several ways, it is fuzzy, and the others stand in its notes.
    """
    from xlate.workflow.memory import export_memory

    ending = PurePath(output or "").suffix.lower().removeprefix(".")
    chosen = form or (ending if ending in _FORMATS else None)
    if chosen is None and output not in (None, "-"):
        raise click.UsageError(f'"{output}" does not tell the format; name it with --format {"|".join(_FORMATS)}')
    path = output_path(output)
    check_json_output(path, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def export_one(name: str) -> None:
        result = export_memory(
            open_source(name), form=chosen or "tmx", output=path, language=language, source_language=source_language
        )
        write_result(result.value.data, path)
        summary = f"{name}: {counted(result.value.pairs, 'pair')} as {(chosen or 'tmx').upper()}"
        report.add(
            summary,
            {"memory": name, "output": output, "format": chosen or "tmx", "pairs": result.value.pairs},
            result.findings,
        )

    for_each((memory,), export_one, report)
