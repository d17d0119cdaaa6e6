"""What a command says: findings on standard error, a table, CSV or JSON on standard output, and the exit status."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import click

from xlate.cli.streams import UnprintedError
from xlate.errors import XlateError
from xlate.files import one_job, rehearse
from xlate.findings import Finding, Severity, has_errors
from xlate.text import counted, in_one_line, printable

__all__ = ["Outcome", "Report", "counted_messages", "for_each", "for_each_on_all_cores"]

_FILES_FOR_A_WORKER = 16
"""files that make it worth to start another process"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done with one input."""

    input: str
    """the input as the user named it"""
    summary: str
    """for people: what comes after the name of the input; empty if there is nothing to say"""
    findings: tuple[Finding, ...] = ()
    output: Path | None = None
    """the file that was written; None: nothing, or standard output"""
    values: Mapping[str, Any] = field(default_factory=dict)
    """the same for programs"""
    label: str = ""
    """what the summary is about, if that is not the input"""

    def as_dict(self) -> dict[str, Any]:
        """As ``--json`` prints it: the same three keys for every command, and its own between them."""
        return {
            "input": self.input,
            "output": str(self.output) if self.output else None,
            **self.values,
            "findings": [finding.as_dict() for finding in self.findings],
        }


@dataclass(slots=True)
class Report:
    """Collects what a command has to say, and says it."""

    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    as_csv: bool = False
    dry_run: bool = False
    rows: list[dict[str, Any]] = field(default_factory=list)
    """filled only for JSON, so that memory does not grow with the number of files"""
    results: int = 0
    failures: int = 0
    errors: bool = False
    """a finding was an error"""

    @property
    def for_people(self) -> bool:
        """True if standard output is read by people: no JSON, no CSV."""
        return not self.as_json and not self.as_csv

    def add(self, outcome: Outcome) -> None:
        """One result."""
        self.results += 1
        self.errors = self.errors or has_errors(outcome.findings)
        if self.as_json:
            self.rows.append(outcome.as_dict())
        for finding in outcome.findings:
            self.show(finding)
        if outcome.summary:
            # Findings call standard input so.
            name = "<stdin>" if outcome.input == "-" else outcome.input
            first, *rest = f"{outcome.summary}".split("\n")
            self.note("\n".join([in_one_line(f"{outcome.label or name}: {first}"), *rest]))

    def note(self, line: str) -> None:
        """Print a line for people, unless they want to hear of errors only."""
        if not self.quiet:
            click.echo(printable(line), err=True)

    def show(self, finding: Finding) -> None:
        """Print a finding, if it matters enough."""
        if finding.severity is Severity.ERROR or (
            not self.quiet and (finding.severity is Severity.WARNING or self.verbose)
        ):
            click.echo(in_one_line(str(finding)), err=True)

    def fail(self, error: XlateError, name: str | None = None) -> None:
        """One input that could not be used."""
        self.failures += 1
        click.echo(in_one_line(f"xlate: {error}"), err=True)
        if self.as_json:
            place = {"error": error.message, "file": error.file, "line": error.line}
            self.rows.append({"input": name or error.file, "output": None, **place, "findings": []})

    def run(self, work: Callable[[], object]) -> None:
        """Do the work of a command, print what remains to be said, and exit."""
        changes: dict[Path, bytes] = {}
        try:
            if self.dry_run:
                with rehearse() as changes:
                    work()
            else:
                work()
        except XlateError as error:
            self.fail(error)
        status = 2 if self.failures and not self.results else 1 if self.failures or self.errors else 0
        diffs = {str(path): _difference(path, data) for path, data in changes.items()}
        if self.as_json:
            document = {"status": status, "results": self.rows, **({"changes": diffs} if self.dry_run else {})}
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            shown = "".join(diffs.values())
            click.echo(printable(shown) if sys.stdout.isatty() else shown, nl=False)
        sys.exit(status)


def _difference(path: Path, new: bytes) -> str:
    """What would change in a file, line by line, as ``diff -u`` prints it."""
    from difflib import unified_diff

    old = path.read_bytes() if path.is_file() else b""
    try:
        before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (old, new))
    except UnicodeDecodeError:
        return "" if old == new else f"{path} would change\n"
    lines = unified_diff(before, after, str(path) if old else "/dev/null", f"{path} (changed)")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def counted_messages(translated: int, fuzzy: int, untranslated: int) -> str:
    """The entries of a PO file in the words of msgfmt."""
    return (
        f"{counted(translated, 'translated message')}, {counted(fuzzy, 'fuzzy translation')}, "
        f"{counted(untranslated, 'untranslated message')}"
    )


def for_each(inputs: Sequence[str], work: Callable[[str], Outcome | None], report: Report) -> None:
    """Do something with every input, with a progress bar on a terminal; one that cannot be used stops no other.

    Args:
        inputs: names of files.
        work: what is done with each; gives what there is to say of it, if it has not been said yet.
        report: takes the outcomes, and what could not be used.
    """
    hidden = report.quiet or len(inputs) < 2 or not sys.stderr.isatty()
    with click.progressbar(inputs, file=sys.stderr, hidden=hidden, show_pos=True) as bar:
        for name in bar:
            _take(_attempt(work, name), name, report)


def for_each_on_all_cores(inputs: Sequence[str], work: Callable[[str], Outcome], report: Report) -> None:
    """Like `for_each`, for work that can be sent to other processes; results are reported in the order of the inputs.

    Args:
        inputs: names of files.
        work: a function of a module, or a partial of one, that writes its result itself.
        report: takes the outcomes.
    """
    workers = min(os.cpu_count() or 1, len(inputs) // _FILES_FOR_A_WORKER)
    if workers < 2 or "-" in inputs or report.dry_run:
        for_each(inputs, work, report)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    hidden = report.quiet or not sys.stderr.isatty()
    done = 0
    with _stopping_workers(), ProcessPoolExecutor(workers, initializer=_begin_worker) as pool:
        outcomes = pool.map(partial(_attempt_in_worker, work), inputs, chunksize=_FILES_FOR_A_WORKER // 2)
        with click.progressbar(outcomes, length=len(inputs), file=sys.stderr, hidden=hidden, show_pos=True) as bar:
            try:
                for outcome in bar:
                    _take(outcome, inputs[done], report)
                    done += 1
            except BrokenProcessPool:  # the system has killed a worker, perhaps for want of memory
                report.note("xlate: a worker process was killed; going on with one process")
    for_each(inputs[done:], work, report)


@contextmanager
def _stopping_workers() -> Iterator[None]:
    """If the work is interrupted, the other processes stop too."""
    from multiprocessing import active_children

    try:
        yield
    except BaseException:
        for child in active_children():
            child.terminate()
        raise


def _begin_worker() -> None:
    """Between jobs, a signal that stops the program ends a worker at once; Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _attempt_in_worker(work: Callable[[str], Outcome | None], name: str) -> Outcome | XlateError | None:
    """Stopped in a job, a worker removes its temporary files and ends.

    The executor takes whatever is raised for the result of the job: the worker would ask for the next one, and wait for
    ever if the process that held the lock of the queue was killed.
    """
    signal.signal(signal.SIGTERM, _stop_job)
    try:
        return _attempt(work, name)
    except SystemExit as stopped:
        os._exit(int(stopped.code or 0))
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _stop_job(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _attempt(work: Callable[[str], Outcome | None], name: str) -> Outcome | XlateError | None:
    try:
        with one_job():
            return work(name)
    except XlateError as error:
        return error
    except (BrokenPipeError, UnprintedError):
        raise
    except Exception as error:
        if os.environ.get("XLATE_DEBUG"):
            raise
        kind = type(error).__name__
        message = f"an unexpected error ({kind}: {error}); please report it; with XLATE_DEBUG=1 its traceback is shown"
        return XlateError(message, file=name)


def _take(outcome: Outcome | XlateError | None, name: str, report: Report) -> None:
    if isinstance(outcome, XlateError):
        report.fail(outcome, name)
    elif outcome is not None:
        report.add(outcome)
