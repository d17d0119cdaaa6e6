"""``xlate pretranslate``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from xlate.cli.common import Report, counted, open_source, report_options, write_result
from xlate.cli.conflicts import check_json_output, refuse_together
from xlate.cli.mt_options import glossary_option, machine_options, progress_bar, read_machine_options
from xlate.errors import XlateError

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.workflow.pretranslate import MachineOptions, Pretranslated

__all__ = ["command", "pretranslate_files"]

_EXAMPLE = """
\b
Examples:
  xlate models install ko en                        (once, with the network)
  xlate pretranslate po/ru/*.po
  xlate pretranslate ru.po --via en -o ru.mt.po
  xlate pretranslate ru.po --engine libretranslate --url http://localhost:5000
"""


@click.command("pretranslate", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="PO...")
@machine_options
@glossary_option
@click.option("--from", "source", metavar="TAG", help="Language of the source texts, if the header does not say it.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["untranslated", "fuzzy"]),
    default=("untranslated",),
    show_default=True,
    help="Which entries: without a translation; with a machine's that nobody has edited. May be given twice.",
)
@click.option("--tei", multiple=True, metavar="TEI", help="TEI files of the entries, if not beside the PO file.")
@click.option("--force", is_flag=True, help="Also into a language that the words came through.")
@click.option("-o", "--output", metavar="FILE", help="File for the result, - for standard output; else PO itself.")
@click.option("-d", "--directory", type=click.Path(path_type=Path), help="Folder for the results.")
@report_options
def command(
    files: tuple[str, ...],
    engine: str,
    via: tuple[str, ...],
    url: str | None,
    fast: bool,
    cache: Path | None,
    no_cache: bool,
    glossaries: tuple[Path, ...],
    source: str | None,
    only: tuple[str, ...],
    tei: tuple[str, ...],
    force: bool,
    output: str | None,
    directory: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Fill the entries of PO files that have no translation, by machine.

    Each is marked fuzzy and says in a comment which engine and which models made its words; a person has to look at it.
    The files are edited in place unless -o or -d says otherwise, and only the lines of these entries change. All files
    are translated together. An interrupted run loses at most a batch: start it again.
    """
    options = read_machine_options(engine, via, url, cache, glossaries, fast=fast, no_cache=no_cache)
    if len(files) > 1 and output is not None:
        raise click.UsageError("several inputs need a folder for the results (-d DIR), or are edited in place")
    refuse_together({"-o": output is not None, "-d": directory})
    names = [PurePath(name).name for name in files]
    if directory is not None and len(set(names)) < len(names):
        raise click.UsageError("two inputs have the same name and would overwrite each other's result in -d")
    to_stream = output == "-" or (output is None and directory is None and "-" in files)
    check_json_output(None if to_stream else Path(), "-o FILE or -d DIR", as_json=as_json)

    def place(name: str) -> Path | None:
        if directory is not None:
            return directory / ("stdin.po" if name == "<stdin>" else PurePath(name).name)
        return None if to_stream else Path(output or name)

    report = Report(as_json, quiet, verbose)
    pretranslate_files([open_source(name) for name in files], options, place, report, source, only, tei, force=force)
    report.finish()


def pretranslate_files(
    files: Sequence[Path | Input],
    options: MachineOptions,
    place: Callable[[str], Path | None],
    report: Report,
    source: str | None = None,
    only: Sequence[str] = ("untranslated",),
    tei: Iterable[str | Path | Input] = (),
    *,
    force: bool,
) -> None:
    """Fill files and report on each; a result without a place goes to standard output."""
    from xlate.workflow.pretranslate import pretranslate_all

    total = sum(_entries_in(file) for file in files)
    failed: list[XlateError] = []
    said: set[str] = set()
    with progress_bar(total, "entries", hidden=report.quiet or report.as_json) as advance:
        outcomes = pretranslate_all(
            files, options, output=place, source=source, only=only, force=force, tei=tei, advance=advance
        )
        try:
            for name, outcome in outcomes:
                if isinstance(outcome, XlateError):
                    report.fail(outcome)
                else:
                    _report_one(name, outcome, place(name), report, said)
        except XlateError as error:
            failed.append(error)
    for failure in failed:
        report.fail(failure)


def _report_one(name: str, result: Result[Pretranslated], path: Path | None, report: Report, said: set[str]) -> None:
    value = result.value
    for languages, made in zip(value.hops, value.routes, strict=True):
        if made not in said and not report.quiet:
            hops = counted(len(languages) - 1, "machine hop")
            click.echo(f"route {' → '.join(languages)}: {hops}; {made}", err=True)
        said.add(made)
    write_result(value.data, path)
    left = f", {counted(value.left, 'entry')} left empty" if value.left else ""
    summary = f"{name}: {counted(value.filled, 'fuzzy translation')} by machine{left}"
    values = {
        "input": name,
        "output": str(path) if path else None,
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
    report.add(summary, values, result.findings)


def _entries_in(file: Path | Input) -> int:
    """About how many entries a file has, for the progress bar."""
    try:
        data = file.read_bytes() if isinstance(file, Path) else file.data
    except OSError:
        return 0
    return data.count(b"\nmsgid ")
