"""What the commands of ``xlate edit`` share: one file, one edit, who does it and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from xlate.cli.options import BY, edits, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE, Completing
from xlate.cli.report import Outcome, Report, for_each
from xlate.errors import XlateError
from xlate.text import shorten

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.revision.edit_operations import Operation
    from xlate.tei.record import Record
    from xlate.tei.write.edit import Edited

__all__ = ["KEY", "REGISTER", "SPEAKER", "edits_transcript", "registered", "run_edit", "show_edited"]


class _OfFile(Completing):
    """What the TEI file of the same command has, such as the numbers of its paragraphs."""

    def __init__(self, name: str, values: Callable[[Record], Iterable[tuple[str, str]]]) -> None:
        self.name = name
        self._values = values

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """The values that begin so, with what they are; none if the file cannot be read."""
        from xlate.workflow.inputs import read_record

        try:
            values = list(self._values(read_record(str(ctx.params.get("file")))))
        except (XlateError, OSError):
            return []
        return [CompletionItem(value, help=text) for value, text in values if value.startswith(incomplete)]


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    """Numbers and ids of all units, and of turns."""
    from xlate.model.markup import plain_words

    for unit in record.units():
        words = shorten(plain_words(unit.source), 40)
        yield from ((name, words) for name in (unit.number, unit.key) if name)
    for unit in {one.turn_key: one for one in record.units() if one.turn_key}.values():
        yield from ((name, unit.speaker or "") for name in (unit.turn, unit.turn_key) if name)


def _names(record: Record) -> Iterator[tuple[str, str]]:
    """Names of the persons of a file."""
    from xlate.tei.read.people import read_persons

    return ((name, role or "") for name, role in read_persons(record).values() if name)


KEY = _OfFile("id", _keys)
SPEAKER = _OfFile("name", _names)
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
