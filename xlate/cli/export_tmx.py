"""``xlate export-tmx``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.common import counted, open_source, output_options, report_options
from xlate.cli.conflicts import check_stdin
from xlate.cli.export_options import Outputs, Row, write_all

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.workflow.export_tmx import Memory

_EXAMPLE = """
\b
Examples:
  xlate export-tmx talk.ru.xml -o talk.tmx
  xlate export-tmx talk.xml --translations ru.po -o talk.tmx
  xlate export-tmx out/*.ru.xml -d tm/                 (writes tm/NAME.tmx)
"""


@click.command("export-tmx", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="TEI...")
@click.option(
    "--translations", metavar="FILE", help="PO, XLIFF or table with the translations, if the TEI is a source."
)
@click.option("--source", metavar="TEI", help="Source of a translated file, if it is not where that file says.")
@click.option("--unreviewed", is_flag=True, help="Take fuzzy and machine translations too; they are marked (x-state).")
@output_options
@report_options
def command(
    inputs: tuple[str, ...], translations: str | None, source: str | None, *, unreviewed: bool, **options: Any
) -> None:
    """Write the translations in translated TEI files as TMX 1.4b, for translation memories.

    Each translation carries its lineage (ko>ru>en), speaker, state, and the machine, if one wrote it. Translations
    that nobody has approved are left out unless you ask for them.
    """
    from xlate.workflow.export_tmx import export_tmx

    outputs = Outputs(**options)

    def work(tei: Path | Input, name: str) -> tuple[Row, Result[Memory], Path | None]:
        path = outputs.path(name, "", ".tmx")
        added = open_source(translations) if translations else None
        base = open_source(source) if source else None
        result = export_tmx(tei, output=path, translations=added, source=base, unreviewed=unreviewed)
        value = result.value
        left_out = f", {value.left_out} left out" if value.left_out else ""
        numbers = {"translations": value.pairs, "left_out": value.left_out}
        return (f"{counted(value.pairs, 'translation')} into {value.language}{left_out}", numbers), result, path

    check_stdin(*inputs, translations, source)
    write_all(inputs, outputs, work)
