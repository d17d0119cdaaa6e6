"""What the commands that translate by machine share: options, and a progress bar with rate and time left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.conflicts import refuse_together
from xlate.cli.options import collect
from xlate.cli.parameter_types import LANGUAGE, OUTPUT
from xlate.cli.report import Report
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.mt.translate import MachineOptions
    from xlate.workflow.pretranslate import Pretranslated

__all__ = ["FORCE", "machine_choices", "machine_options", "note_routes", "progress_bar", "read_machine"]

FORCE = click.option("--force", is_flag=True, help="Translate by machine also into a relay language of the words.")


def machine_choices() -> dict[str, Callable[[Any], Any]]:
    """The options that say how a machine is to translate, by the fields of `MachineOptions`."""
    from xlate.mt.engines import ENGINES

    names = [kind.name for kind in ENGINES]
    titles = "; ".join(f"{kind.name}: {kind.title}" for kind in ENGINES)
    return {
        "engine": click.option(
            "--engine", type=click.Choice(names), default="argos", show_default=True, help=f"Engine. {titles}."
        ),
        "via": click.option(
            "--via", multiple=True, type=LANGUAGE, metavar="TAG", help="Language to translate through; may be repeated."
        ),
        "url": click.option("--url", metavar="URL", help="Server of the engine libretranslate."),
        "fast": click.option(
            "--fast",
            is_flag=True,
            help="Translate texts of different lengths together: quicker; a few translations may differ.",
        ),
        "cache": click.option("--cache", type=OUTPUT, metavar="FILE", help="File that keeps machine translations."),
        "no_cache": click.option("--no-cache", is_flag=True, help="Keep nothing: an interrupted job starts again."),
    }


def read_machine(**values: Any) -> MachineOptions:
    """What the options of `machine_choices` say."""
    from xlate.mt.translate import MachineOptions

    if values["url"] and values["engine"] != "libretranslate":
        raise click.UsageError("--url is for --engine libretranslate")
    refuse_together({"--cache": values["cache"], "--no-cache": values["no_cache"]})
    return MachineOptions(**values)


def machine_options(function: Callable[..., Any]) -> Any:
    """Give a command the parameter ``machine``."""
    return collect("machine", read_machine, machine_choices())(function)


def note_routes(made: Pretranslated, report: Report, shown: set[str]) -> None:
    """Say over which languages and models a machine translated, once for each route.

    Args:
        made: what it has done.
        report: says so.
        shown: the routes that have been told; those of this one are added.
    """
    for languages, route in zip(made.hops, made.routes, strict=True):
        if route not in shown:
            report.note(f"route {' → '.join(languages)}: {counted(len(languages) - 1, 'machine hop')}; {route}")
        shown.add(route)


@contextmanager
def progress_bar(total: float | None, what: str, *, hidden: bool) -> Iterator[Callable[[float], None]]:
    """A bar on standard error, if that is a terminal; gives a function that is told how much has been done."""
    if hidden or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many in a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} {what}/s" if task.speed else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda number: progress.update(task, advance=number)
