"""``xlate check``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    counted,
    for_each,
    open_source,
    output_options,
    report_options,
    result_path,
    write_result,
)
from xlate.cli.conflicts import check_stdin, refuse_together
from xlate.cli.tables import print_csv
from xlate.errors import XlateError
from xlate.findings import Finding, Severity

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.workflow.check import Checked

_EXAMPLE = """
\b
Examples:
  xlate check ru.po --tei talk.xml
  xlate check talk.ru.xml --skip quotes,ending
  xlate check ru.po --glossary terms.csv --only glossary,names
  xlate check ru.po --format po -o failing.po
"""
_CONFIGURATION = Path("xlate.toml")
_COLUMNS = ("file", "line", "code", "severity", "check", "message")


def _list_checks(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if not value:
        return
    from xlate.checks import CHECKS

    for check in CHECKS:
        click.echo(f"{check.name:17} {check.code}  {check.severity:8} {check.description.partition(': ')[2]}")
    context.exit()


@click.command("check", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--tei", metavar="TEI", help="The TEI file of the source text: for kinds, speakers and lineage of units.")
@click.option("-l", "--lang", "language", metavar="TAG", help="Language of the translations, if FILE does not say it.")
@click.option("--only", multiple=True, metavar="NAMES", help="Checks to run, with commas between them; else all.")
@click.option("--skip", multiple=True, metavar="NAMES", help="Checks that do not run.")
@click.option("--severity", multiple=True, metavar="NAME=LEVEL", help="Make a check error, warning or info.")
@click.option("--glossary", multiple=True, metavar="FILE", help="Terms and their renderings, as CSV or TBX.")
@click.option("--length", type=float, metavar="FACTOR", help="How many times longer or shorter than usual; else 2.5.")
@click.option("--fuzzy", is_flag=True, help="Check translations that are marked for review too.")
@click.option("--config", metavar="FILE", help="Settings; else xlate.toml in this folder, table [check].")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "po"]),
    default="text",
    show_default=True,
    help="csv: a table on standard output; po: the translations that fail, as a PO file.",
)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_checks, help="List the checks.")
@output_options
@report_options
def command(
    files: tuple[str, ...],
    tei: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    severity: tuple[str, ...],
    glossary: tuple[str, ...],
    config: str | None,
    language: str | None,
    length: float | None,
    fuzzy: bool,
    form: str,
    output: str | None,
    directory: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check translations: PO files, or translated TEI files.

    Findings stand on standard error as file:line: CODE key: message [check]. Only those at error level make the exit
    status 1; those at info level are shown with -v. A check is silenced for one entry by a translator's comment:
    # xlate-check: skip numbers
    """
    from xlate.workflow.check import check

    refuse_together({"--json": as_json, f"--format {form}": form not in ("text", "json")})
    _check_output(files, tei, form, output, directory)
    report = Report(as_json or form == "json", quiet, verbose)
    try:
        settings = read_check_settings(config, glossary, report)
        settings = _chosen(settings, only, skip, severity, length=length, fuzzy=fuzzy)
        source = None if tei is None else open_source(tei)
    except XlateError as error:
        raise click.UsageError(str(error)) from None
    rows: list[tuple[Any, ...]] = []
    least = None if form != "po" else Severity.INFO if verbose else Severity.WARNING

    def check_one(name: str) -> None:
        result = check(open_source(name), tei=source, language=language, settings=settings, failing=least)
        checked = result.value
        if form == "csv":
            rows.extend(_row(finding) for finding in result.findings)
        written = None
        if checked.failing is not None:
            written = result_path(name, output, directory, ".po")
            if written is not None:
                from xlate.files import write_file

                write_file(written, checked.failing)
            else:
                write_result(checked.failing, None)
        summary = f"{name}: {_summary(checked, verbose=verbose)}"
        if written is not None:
            summary += f"; {counted(checked.failing_entries, 'translation')} in {written}"
        counts = {str(one): checked.severities.get(one, 0) for one in Severity}
        values = {"input": name, "language": checked.language, "checked": checked.checked, **counts}
        report.add(summary, values, result.findings)

    def finish() -> None:
        if form == "csv":
            print_csv(_COLUMNS, rows)

    for_each(files, check_one, report, finish)


def _check_output(files: Sequence[str], tei: str | None, form: str, output: str | None, directory: Path | None) -> None:
    """Refuse what contradicts itself, before anything is read."""
    if form == "po":
        check_outputs(files, output, directory, as_json=False)
    elif output is not None or directory is not None:
        raise click.UsageError("-o and -d are for --format po; redirect what other formats print")
    check_stdin(*files, tei)


def read_check_settings(config: str | None, glossary: Sequence[str], report: Report) -> Settings:
    """What xlate.toml says, with the terms of all glossaries."""
    from xlate.workflow.check import read_settings

    path = Path(config) if config is not None else _CONFIGURATION if _CONFIGURATION.is_file() else None
    read = read_settings(path, glossary)
    for finding in read.findings:
        report.show(finding)
    return read.value


def _chosen(
    settings: Settings,
    only: Sequence[str],
    skip: Sequence[str],
    severity: Sequence[str],
    *,
    length: float | None,
    fuzzy: bool,
) -> Settings:
    """What the command line says, over what xlate.toml says."""
    from xlate.checks.configuration import read_length, read_names, read_severities

    names = read_names(only)
    pairs = [(name, level) for name, _, level in (text.partition("=") for text in severity)]
    return replace(
        settings,
        only=names or settings.only,
        skip=(settings.skip - names) | read_names(skip),
        severity={**settings.severity, **read_severities(pairs)},
        length=settings.length if length is None else read_length(length),
        fuzzy=settings.fuzzy or fuzzy,
    )


def _summary(checked: Checked, *, verbose: bool) -> str:
    """What was found, in words."""
    parts = [
        counted(number, str(one))
        for one in (Severity.ERROR, Severity.WARNING)
        if (number := checked.severities.get(one, 0))
    ]
    if not checked.checked:
        left = f" ({checked.fuzzy} marked for review: --fuzzy checks them)" if checked.fuzzy else ""
        return f"there is no finished translation to check{left}"
    remarks = checked.severities.get(Severity.INFO, 0)
    if remarks:
        parts.append(counted(remarks, "remark") + ("" if verbose else " (-v shows them)"))
    return f"{counted(checked.checked, 'translation')} checked, {', '.join(parts) or 'nothing found'}"


def _row(finding: Finding) -> tuple[Any, ...]:
    return finding.file, finding.line, finding.code, str(finding.severity), finding.rule or "", finding.message
