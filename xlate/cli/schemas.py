"""``xlate schemas``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import reports
from xlate.cli.parameter_types import DIRECTORY
from xlate.cli.report import Outcome, Report

_EXAMPLE = """
xlate schemas tei/        (writes tei/xlate.rng, xlate.sch, xlate.its, xlate.odd)
"""


@xlate_command("schemas", _EXAMPLE)
@click.argument("directory", type=DIRECTORY, metavar="DIR")
@reports(dry_run=True)
def command(directory: Path, report: Report) -> None:
    """Copy the RELAX NG and Schematron schemas of xlate, its ITS rules and its ODD into a folder.

    The TEI files that xlate writes refer to xlate.sch in an xml-model instruction; an XML editor finds it in the same
    folder. `xlate validate` does not need the copies.
    """
    from xlate.workflow.validate import copy_schemas

    for path in copy_schemas(directory):
        report.add(Outcome(path.name, f"written to {path}", output=path))
