"""``xlate check``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import (
    CONFIG,
    GLOSSARY,
    files,
    lang_option,
    makes,
    reports,
    source_option,
    unreviewed_option,
)
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import NameList, Pair, checks
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_csv
from xlate.files import read_input
from xlate.findings import Severity
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.workflow.check import Checked

_EXAMPLE = """
xlate check ru.po --source talk.xml
xlate check talk.ru.xml --skip quotes,ending
xlate check ru.po --glossary terms.csv --only glossary,names
xlate check ru.po --failing -o failing.po
"""
_WAS = {
    "--tei": "--source",
    "--fuzzy": "--unreviewed",
    "--format text": "",
    "--format json": "--json",
    "--format csv": "--csv",
    "--format po": "--failing",
}
_CONFIGURATION = Path("xlate.toml")
_COLUMNS = ("file", "line", "code", "severity", "check", "message")
_CHECKS = NameList("checks", checks)
_LEVEL = Pair("NAME=LEVEL", _CHECKS, click.Choice(list(map(str, Severity))), "numbers=error")


def _list_checks(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if not value or context.resilient_parsing:
        return
    from xlate.checks import CHECKS

    for check in CHECKS:
        click.echo(f"{check.name:17} {check.code}  {check.severity:8} {check.description.partition(': ')[2]}")
    context.exit()


@xlate_command("check", _EXAMPLE, was=_WAS)
@files("FILE")
@source_option("for kinds, speakers and lineage of units")
@lang_option("the translations, if FILE does not state it")
@click.option("--only", multiple=True, type=_CHECKS, metavar="NAMES", help="Checks to run, comma-separated; else all.")
@click.option("--skip", multiple=True, type=_CHECKS, metavar="NAMES", help="Checks not to run, comma-separated.")
@click.option(
    "--severity", multiple=True, type=_LEVEL, metavar="NAME=LEVEL", help="Make a check error, warning or info."
)
@GLOSSARY
@click.option(
    "--length",
    type=float,
    metavar="FACTOR",
    help="Report translations so many times longer or shorter than usual (default: 2.5).",
)
@unreviewed_option("Check")
@CONFIG
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_checks, help="List the checks.")
@click.option("--failing", is_flag=True, help="Write the translations with findings as a PO file.")
@makes
@reports(csv=True, dry_run=True)
def command(
    files: tuple[str, ...],
    source: str | None,
    glossaries: tuple[str, ...],
    config: str | None,
    language: str | None,
    failing: bool,
    outputs: Outputs,
    report: Report,
    **chosen: Any,
) -> None:
    """Check translations: PO, XLIFF, tables, or translated TEI files.

    Findings are printed on standard error as file:line: CODE key: message [check]. Only those at error level make the
    exit status 1; those at info level are shown with -v. To silence a check for one entry, a translator's comment does:
    # xlate-check: skip numbers
    """
    from xlate.workflow.check import check

    if failing:
        outputs.check(files, report)
    elif outputs != Outputs():
        raise click.UsageError("-o and -d are for --failing; redirect what --csv and --json print")
    settings = _chosen(read_check_settings(config, glossaries, report), **chosen)
    tei = None if source is None else open_source(source)
    rows: list[tuple[Any, ...]] = []
    least = None if not failing else Severity.INFO if report.verbose else Severity.WARNING

    def check_one(name: str) -> Outcome:
        given = read_input(open_source(name))
        result = check(given, tei=tei, language=language, settings=settings, failing=least)
        checked, path = result.value, None
        found = result.findings if report.as_csv else ()
        rows.extend((one.file, one.line, one.code, str(one.severity), one.rule or "", one.message) for one in found)
        summary = _summary(checked, verbose=report.verbose)
        if checked.failing is not None:
            path = outputs.path(name, ".po")
            if path is not None:
                from xlate.workflow.check import write_failing

                write_failing(path, checked.failing, given)
                summary += f"; {counted(checked.failing_entries, 'translation')} in {path}"
            write_result(checked.failing, path)
        counts = {str(one): checked.severities.get(one, 0) for one in Severity}
        values = {"language": checked.language, "checked": checked.checked, **counts}
        return Outcome(name, summary, result.findings, path, values)

    for_each(files, check_one, report)
    if report.as_csv:
        print_csv(_COLUMNS, rows)


def read_check_settings(config: str | None, glossaries: Sequence[str], report: Report) -> Settings:
    """What xlate.toml says, with the terms of all glossaries."""
    from xlate.workflow.check import read_settings

    found = _CONFIGURATION if _CONFIGURATION.is_file() else None
    read = read_settings(
        open_source(config) if config is not None else found, [open_source(name) for name in glossaries]
    )
    for finding in read.findings:
        report.show(finding)
    return read.value


def _chosen(
    settings: Settings,
    only: Sequence[str],
    skip: Sequence[str],
    severity: Sequence[tuple[str, str]],
    length: float | None,
    unreviewed: bool,
) -> Settings:
    """What the command line says, over what xlate.toml says."""
    from xlate.checks.configuration import read_length, read_names, read_severities

    names = read_names(only)
    return replace(
        settings,
        only=names or settings.only,
        skip=(settings.skip - names) | read_names(skip),
        severity={**settings.severity, **read_severities(severity)},
        length=settings.length if length is None else read_length(length),
        fuzzy=settings.fuzzy or unreviewed,
    )


def _summary(checked: Checked, *, verbose: bool) -> str:
    """What was found, in words."""
    if not checked.checked:
        left = f" ({checked.fuzzy} marked for review: --unreviewed checks them)" if checked.fuzzy else ""
        return f"there is no finished translation to check{left}"
    parts = [
        counted(number, str(one))
        for one in (Severity.ERROR, Severity.WARNING)
        if (number := checked.severities.get(one, 0))
    ]
    if remarks := checked.severities.get(Severity.INFO, 0):
        parts.append(counted(remarks, "remark") + ("" if verbose else " (-v shows them)"))
    return f"{counted(checked.checked, 'translation')} checked, {', '.join(parts) or 'nothing found'}"
