"""``xlate validate``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

_EXAMPLE = """
xlate validate talk.xml talk.ru.xml
xlate validate talk.xml --schema tei_all.rng
"""


@xlate_command("validate", _EXAMPLE)
@files("TEI")
@click.option(
    "--schema", type=FILE, metavar="RNG", help="Another RELAX NG schema to check against; it is never fetched."
)
@reports()
def command(files: tuple[str, ...], schema: str | None, report: Report) -> None:
    """Check TEI files against the schemas of xlate, follow every pointer, and recompute every lineage.

    Findings are printed on standard error as file:line: CODE message [rule].
    """
    from xlate.workflow.validate import validate

    def check(name: str) -> Outcome:
        result = validate(open_source(name), schema=schema)
        summary = "valid" if result.value else f"not valid, {counted(len(result.findings), 'finding')}"
        return Outcome(name, summary, result.findings, values={"valid": result.value})

    for_each(files, check, report)
