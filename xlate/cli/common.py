"""What the commands share: options, streams, findings on standard error, exit statuses."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import Any, NoReturn, TypeVar

import click

from xlate.cli.conflicts import check_json_output, check_stdin, refuse_together
from xlate.errors import XlateError
from xlate.files import Input
from xlate.findings import Finding, Severity, has_errors
from xlate.text import counted

__all__ = [
    "Report",
    "check_outputs",
    "counted",
    "counted_messages",
    "csv_option",
    "for_each",
    "open_source",
    "output_options",
    "output_path",
    "report_options",
    "result_path",
    "stem_of",
    "write_result",
]

Function = TypeVar("Function", bound=Callable[..., Any])


def report_options(function: Function) -> Function:
    """The options --json, --quiet and --verbose."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Show findings at info level too."),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only; no summary, no progress."),
        click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output."),
    ):
        function = option(function)
    return function


def csv_option(function: Function) -> Function:
    """The option --csv, for tables that are printed otherwise."""
    return click.option("--csv", "as_csv", is_flag=True, help="Print CSV on standard output.")(function)


def output_options(function: Function) -> Function:
    """The options -o and -d."""
    for option in (
        click.option("-d", "--directory", type=click.Path(path_type=Path), help="Folder for the results."),
        click.option("-o", "--output", help="File for the result; - or nothing: standard output."),
    ):
        function = option(function)
    return function


def open_source(name: str) -> Path | Input:
    """What a command line argument names: a file, or standard input for ``-``."""
    return Input(sys.stdin.buffer.read(), "<stdin>") if name == "-" else Path(name)


_FILES_FOR_A_WORKER = 16
"""files that make it worth to start another process"""


def stem_of(name: str) -> str:
    """The name of a result without its ending."""
    return "stdin" if name == "-" else PurePath(name).stem


def counted_messages(translated: int, fuzzy: int, untranslated: int) -> str:
    """The entries of a PO file in the words of msgfmt."""
    return (
        f"{counted(translated, 'translated message')}, {counted(fuzzy, 'fuzzy translation')}, "
        f"{counted(untranslated, 'untranslated message')}"
    )


def output_path(output: str | None) -> Path | None:
    """The file that -o names; None for standard output."""
    return None if output in (None, "-") else Path(str(output))


def result_path(name: str, output: str | None, directory: Path | None, ending: str) -> Path | None:
    """Where the result of an input goes: the file that -o names, or one called like the input in the folder of -d."""
    return directory / f"{stem_of(name)}{ending}" if directory else output_path(output)


def check_outputs(inputs: Sequence[str], output: str | None, directory: Path | None, *, as_json: bool) -> None:
    """Refuse options that contradict each other, before anything is read."""
    refuse_together({"-o": output is not None, "-d": directory})
    stems = Counter(PurePath(name).stem for name in inputs)
    if directory is not None and (twice := [stem for stem, count in stems.items() if count > 1]):
        raise click.UsageError(f'two inputs are called "{twice[0]}" and would overwrite each other\'s result in -d')
    if len(inputs) > 1 and directory is None:
        raise click.UsageError("several inputs need a folder for the results: -d DIR")
    check_stdin(*inputs)
    check_json_output(directory or output_path(output), "-o FILE or -d DIR", as_json=as_json)


@dataclass(slots=True)
class Report:
    """What a command says: findings while it works, a summary or JSON at its end, and the exit status."""

    as_json: bool
    quiet: bool
    verbose: bool
    rows: list[dict[str, Any]] = field(default_factory=list)
    """filled only for JSON, so that memory does not grow with the number of files"""
    results: int = 0
    failures: int = 0
    errors: bool = False
    """a finding was an error"""

    def add(self, summary: str, values: dict[str, Any], findings: Iterable[Finding]) -> None:
        """One result: a line for people, the same as values, and its findings."""
        listed = tuple(findings)
        self.results += 1
        self.errors = self.errors or has_errors(listed)
        if self.as_json:
            self.rows.append({**values, "findings": [finding.as_dict() for finding in listed]})
        for finding in listed:
            self.show(finding)
        if summary and not self.quiet:
            # Findings call standard input so.
            click.echo(f"<stdin>{summary[1:]}" if summary.startswith("-: ") else summary, err=True)

    def show(self, finding: Finding) -> None:
        """Print a finding, if it matters enough."""
        if self._is_shown(finding):
            click.echo(str(finding), err=True)

    def fail(self, error: XlateError) -> None:
        """One input that could not be used."""
        self.failures += 1
        click.echo(f"xlate: {error}", err=True)
        if self.as_json:
            self.rows.append({"file": error.file, "line": error.line, "error": error.message})

    def finish(self) -> NoReturn:
        """Print the JSON document if it was asked for, and exit."""
        status = 2 if self.failures and not self.results else 1 if self.failures or self.errors else 0
        if self.as_json:
            click.echo(json.dumps({"status": status, "results": self.rows}, ensure_ascii=False, indent=2))
        sys.exit(status)

    def _is_shown(self, finding: Finding) -> bool:
        if finding.severity is Severity.ERROR:
            return True
        return not self.quiet and (finding.severity is Severity.WARNING or self.verbose)


def for_each(
    inputs: Sequence[str], work: Callable[[str], None], report: Report, finish: Callable[[], None] | None = None
) -> NoReturn:
    """Do something with every input, with a progress bar on a terminal; then finish the report.

    An input that cannot be used does not stop the others.

    Args:
        inputs: names of files.
        work: what is done with each.
        report: takes what could not be used.
        finish: what is done when all inputs have been worked on, before the report ends the program.
    """
    hidden = report.quiet or len(inputs) < 2 or not sys.stderr.isatty()
    with click.progressbar(inputs, file=sys.stderr, hidden=hidden, show_pos=True) as bar:
        for name in bar:
            try:
                work(name)
            except XlateError as error:
                report.fail(error)
    if finish is not None:
        finish()
    report.finish()


Outcome = tuple[str, dict[str, Any], tuple[Finding, ...]]
"""what was done with one input: the summary, the same as values, the findings"""


def for_each_on_all_cores(inputs: Sequence[str], work: Callable[[str], Outcome], report: Report) -> NoReturn:
    """Like `for_each`, for work that can be sent to other processes; results are reported in the order of the inputs.

    Args:
        inputs: names of files.
        work: a function of a module, or a partial of one, that writes its result itself.
        report: takes the outcomes.
    """
    workers = min(os.cpu_count() or 1, len(inputs) // _FILES_FOR_A_WORKER)
    if workers < 2 or "-" in inputs:
        for_each(inputs, lambda name: report.add(*work(name)), report)
    from concurrent.futures import ProcessPoolExecutor

    hidden = report.quiet or not sys.stderr.isatty()
    with ProcessPoolExecutor(workers) as pool:
        outcomes = pool.map(partial(_attempt, work), inputs, chunksize=_FILES_FOR_A_WORKER // 2)
        with click.progressbar(outcomes, length=len(inputs), file=sys.stderr, hidden=hidden, show_pos=True) as bar:
            for outcome in bar:
                if isinstance(outcome, XlateError):
                    report.fail(outcome)
                else:
                    report.add(*outcome)
    report.finish()


def _attempt(work: Callable[[str], Outcome], name: str) -> Outcome | XlateError:
    try:
        return work(name)
    except XlateError as error:
        return error


def write_result(data: bytes, path: Path | None) -> None:
    """Send a result to standard output if it has no file; a file was written by the verb."""
    if path is None:
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
