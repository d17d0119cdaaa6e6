"""``xlate memory export``."""

from __future__ import annotations

from pathlib import PurePath

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import SOURCE_LANGUAGE, lang_option, makes, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

_EXAMPLE = """
xlate memory export talks.tm -o talks.tmx
xlate memory export talks.tm -l ru --from en -o compendium.po
xlate memory export talks.tm --format csv > talks.csv
"""
_FORMATS = ("tmx", "po", "csv")


@xlate_command("export", _EXAMPLE)
@click.argument("memory", metavar="MEMORY", type=FILE)
@makes
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Format of the result; else as -o ends, or tmx.")
@lang_option("the translations; else all")
@SOURCE_LANGUAGE
@reports(dry_run=True)
def command(
    memory: str, outputs: Outputs, form: str | None, language: str | None, source_language: str | None, report: Report
) -> None:
    """Write a memory for other programs: TMX for translators' tools, PO as a compendium for gettext, CSV.

    TMX keeps all that is known of a pair. A PO file has one translation for each text; where people have translated it
    in several ways, it is fuzzy, and the others are in its notes.
    """
    from xlate.workflow.memory import export_memory

    outputs.check([memory], report)
    ending = PurePath(outputs.output or "").suffix.lower().removeprefix(".")
    if not form and ending not in _FORMATS and outputs.output not in (None, "-"):
        raise click.UsageError(f'"{outputs.output}" has no known ending; give --format {"|".join(_FORMATS)}')
    chosen = form or (ending if ending in _FORMATS else "tmx")

    def export_one(name: str) -> Outcome:
        path = outputs.path(name, f".{chosen}")
        result = export_memory(
            open_source(name), form=chosen, output=path, language=language, source_language=source_language
        )
        write_result(result.value.data, path)
        pairs = result.value.pairs
        values = {"format": chosen, "pairs": pairs}
        return Outcome(name, f"{counted(pairs, 'pair')} as {chosen.upper()}", result.findings, path, values)

    for_each((memory,), export_one, report)
