"""``xlate export-xliff``."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from xlate.cli.export_options import export_all, export_options

_EXAMPLE = """
\b
Examples:
  xlate export-xliff talk.xml -l ru -o talk.ru.xlf
  xlate export-xliff talk.xml -l ru --xliff 2.1 --translations ru.po -o talk.ru.xlf
  xlate export-xliff tei/*.xml -l pt-BR -d xliff/       (writes xliff/pt-BR/NAME.xlf)
  xlate merge talk.xml talk.ru.xlf -o talk.ru.xml
"""


@click.command("export-xliff", epilog=_EXAMPLE)
@export_options
@click.option(
    "--xliff", "version", type=click.Choice(["1.2", "2.1"]), default="1.2", show_default=True, help="Version of XLIFF."
)
@click.option("--copy-source", is_flag=True, help="Put the source text into empty targets (1.2 only); OmegaT needs it.")
def command(version: str, *, copy_source: bool, **options: Any) -> None:
    """Write the units of TEI files as XLIFF for CAT tools: OmegaT, Trados, memoQ, Matecat, Weblate.

    Tags become numbered codes, speaker and lineage stand in notes, and states say what is done. A file that is there
    already is brought up to date, and no translation in it is lost: it stays with its unit, is marked for review if
    the words of the source changed, and stays in the file if the unit is gone. xlate merge reads it back.
    """
    from xlate.workflow.export import export_xliff

    if copy_source and version != "1.2":
        raise click.UsageError("--copy-source is for XLIFF 1.2")
    export = partial(export_xliff, version=version, copy_source=copy_source)
    export_all(form="xliff", export=export, **options)
