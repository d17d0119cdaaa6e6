"""``xlate schemas``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.errors import XlateError

_EXAMPLE = """
\b
Example:
  xlate schemas tei/        (writes tei/xlate.rng, xlate.sch, xlate.its, xlate.odd)
"""


@click.command("schemas", epilog=_EXAMPLE)
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Copy the RELAX NG and Schematron schemas of xlate, its ITS rules and its ODD into a folder.

    The TEI files that xlate writes name xlate.sch in an xml-model instruction; an XML editor finds it there if it
    stands beside them. `xlate validate` does not need the copies.
    """
    from xlate.workflow.validate import copy_schemas

    try:
        for path in copy_schemas(directory):
            click.echo(path, err=True)
    except XlateError as error:
        click.echo(f"xlate: {error}", err=True)
        raise SystemExit(2) from None
