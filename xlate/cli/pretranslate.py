"""``xlate pretranslate``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.mt_options import FORCE, machine_options, note_routes, progress_bar
from xlate.cli.options import GLOSSARY, SOURCE_LANGUAGE, edits, files, reports, source_option
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.report import Outcome, Report
from xlate.errors import XlateError
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.mt.translate import MachineOptions
    from xlate.workflow.pretranslate import Pretranslated

_EXAMPLE = """
xlate models install ko en                        (once, with the network)
xlate pretranslate po/ru/*.po
xlate pretranslate ru.po --via en -o ru.mt.po
xlate pretranslate ru.po --engine libretranslate --url http://localhost:5000
"""


@xlate_command("pretranslate", _EXAMPLE, was={"--tei": "--source", "--only": "--entries"}, updates=["files"])
@files("PO")
@machine_options
@GLOSSARY
@SOURCE_LANGUAGE
@source_option("if not beside the PO file; may be repeated", multiple=True)
@click.option(
    "--entries",
    "only",
    multiple=True,
    type=click.Choice(["untranslated", "fuzzy"]),
    default=("untranslated",),
    show_default=True,
    help="Which entries: without a translation; with an unedited machine translation. May be repeated.",
)
@FORCE
@edits()
@reports(dry_run=True)
def command(
    files: tuple[str, ...],
    machine: MachineOptions,
    glossaries: tuple[str, ...],
    source_language: str | None,
    sources: tuple[str, ...],
    only: tuple[str, ...],
    force: bool,
    outputs: Outputs,
    report: Report,
) -> None:
    """Fill the entries of PO files that have no translation, by machine.

    Each is marked fuzzy, and a comment states which engine and models wrote it; a person has to review it. The files
    are edited in place unless -o or -d is given, and only the lines of these entries change. All files are translated
    together. An interrupted run loses at most a batch: start it again.
    """
    outputs.check(files, report)
    from xlate.workflow.pretranslate import pretranslate_all

    by_name = {"<stdin>" if name == "-" else str(Path(name)): outputs.path(name, ".po") for name in files}
    inputs = [open_source(name) for name in files]
    shown: set[str] = set()
    with progress_bar(sum(map(_entries_in, inputs)), "entries", hidden=report.quiet or report.as_json) as advance:
        outcomes = pretranslate_all(
            inputs,
            replace(machine, glossaries=tuple(open_source(name) for name in glossaries)),
            output=by_name.__getitem__,
            source=source_language,
            only=only,
            force=force,
            tei=[open_source(name) for name in sources],
            advance=advance,
        )
        for name, outcome in outcomes:
            if isinstance(outcome, XlateError):
                report.fail(outcome, name)
            else:
                _report_one(name, outcome, by_name[name], report, shown)


def _report_one(name: str, result: Result[Pretranslated], path: Path | None, report: Report, shown: set[str]) -> None:
    value = result.value
    note_routes(value, report, shown)
    write_result(value.data, path)
    left = f", {counted(value.left, 'entry')} left empty" if value.left else ""
    values = {
        "source": value.source,
        "language": value.target,
        "filled": value.filled,
        "left": value.left,
        "routes": [
            {"languages": languages, "made_with": made}
            for languages, made in zip(value.hops, value.routes, strict=True)
        ],
        "cached": value.cached,
        "translated": value.translated,
    }
    summary = f"{counted(value.filled, 'fuzzy translation')} by machine{left}"
    report.add(Outcome(name, summary, result.findings, path, values))


def _entries_in(file: Path | Input) -> int:
    """About how many entries a file has, for the progress bar."""
    try:
        data = file.read_bytes() if isinstance(file, Path) else file.data
    except OSError:
        return 0
    return data.count(b"\nmsgid ")
