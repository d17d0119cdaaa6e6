"""``xlate validate``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import Report, for_each, open_source, report_options

_EXAMPLE = """
\b
Examples:
  xlate validate talk.xml talk.ru.xml
  xlate validate talk.xml --schema tei_all.rng
"""


@click.command("validate", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    type=click.Path(path_type=Path),
    metavar="RNG",
    help="A RELAX NG schema to check against as well; it is never fetched.",
)
@report_options
def command(files: tuple[str, ...], schema: Path | None, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Check TEI files against the schemas of xlate, follow every pointer, and recompute every lineage.

    Findings stand on standard error as file:line: CODE message [rule].
    """
    from xlate.workflow.validate import validate

    report = Report(as_json, quiet, verbose)

    def check(name: str) -> None:
        result = validate(open_source(name), schema=schema)
        summary = f"{name}: valid" if result.value else f"{name}: not valid, {len(result.findings)} findings"
        report.add(summary, {"input": name, "valid": result.value}, result.findings)

    for_each(files, check, report)
