"""What the commands of ``xlate edit`` share: one file, one edit, who does it and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.options import BY, edits, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.revision.edit_operations import Operation
    from xlate.tei.write.edit import Edited

__all__ = ["REGISTER", "edits_transcript", "registered", "run_edit", "show_edited"]

REGISTER = click.option(
    "--speakers",
    type=FILE,
    metavar="FILE",
    help="Register of speakers (TOML), which gives the name, the office and the authority records.",
)
_REASON = click.option("--reason", default="", metavar="TEXT", help="Why, for the history.")


def edits_transcript(function: Callable[..., Any]) -> Any:
    """The options of an edit: --by, --reason, -o, and how it is reported."""
    return BY(_REASON(edits(many=False)(reports(dry_run=True)(function))))


def run_edit(
    file: str, operation: Callable[[Any], Operation], by: str, reason: str, outputs: Outputs, report: Report
) -> None:
    """Make one edit of one file.

    Args:
        file: its name.
        operation: makes the operation of the opened file.
        by: who edits.
        reason: why.
        outputs: where the result goes.
        report: how it is told.
    """
    from xlate.files import read_input
    from xlate.workflow.edit import edit_transcript

    def work(given: Input) -> Result[Edited]:
        return edit_transcript(given, operation(given), by=by, reason=reason, output=outputs.path(file))

    outputs.check([file], report)
    for_each([file], lambda name: show_edited(name, work(read_input(open_source(name))), outputs, report), report)


def show_edited(name: str, result: Result[Edited], outputs: Outputs, report: Report) -> Outcome:
    """What an edit has done, for people and programs."""
    edited, path = result.value, outputs.path(name)
    write_result(edited.data, path)
    summary = edited.summary.rstrip(".") or "nothing to change"
    would = "would be: " if report.dry_run and edited.summary else ""
    values = {"summary": edited.summary, "changed": list(edited.changed)}
    return Outcome(name, f"{would}{summary}", result.findings, path, values)


def registered(speakers: str | None, name: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Name, office and authority records of a speaker, from the register if there is one."""
    from xlate.workflow.edit import known_speaker

    return known_speaker(open_source(speakers), name) if speakers else (name, None, ())
