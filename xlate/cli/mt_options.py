"""What the commands that translate by machine share: options, and a progress bar with rate and time left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xlate.cli.conflicts import refuse_together

if TYPE_CHECKING:
    from xlate.workflow.pretranslate import MachineOptions

__all__ = ["glossary_option", "machine_options", "progress_bar", "read_machine_options"]

Function = TypeVar("Function", bound=Callable[..., Any])


def machine_options(function: Function) -> Function:
    """The options that say how a machine is to translate."""
    from xlate.mt.engines import ENGINES

    names = [kind.name for kind in ENGINES]
    titles = "; ".join(f"{kind.name}: {kind.title}" for kind in ENGINES)
    for option in (
        click.option("--no-cache", is_flag=True, help="Keep nothing: an interrupted job begins anew."),
        click.option("--cache", type=click.Path(path_type=Path, dir_okay=False), help="File that keeps translations."),
        click.option("--fast", is_flag=True, help="Mixed batches: quicker, and a few outputs may differ."),
        click.option("--url", metavar="URL", help="Server of the engine libretranslate."),
        click.option("--via", multiple=True, metavar="TAG", help="Language to pass through; may be given again."),
        click.option(
            "--engine", type=click.Choice(names), default="argos", show_default=True, help=f"What translates. {titles}."
        ),
    ):
        function = option(function)
    return function


def glossary_option(function: Function) -> Function:
    """The option that names glossaries for a machine."""
    return click.option(
        "--glossary",
        "glossaries",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="CSV or TBX that says what words must be called; a machine that cannot be told is checked.",
    )(function)


def read_machine_options(
    engine: str,
    via: tuple[str, ...],
    url: str | None,
    cache: Path | None,
    glossaries: tuple[Path, ...] = (),
    *,
    fast: bool,
    no_cache: bool,
) -> MachineOptions:
    """What was said by the options of `machine_options`."""
    from xlate.workflow.pretranslate import MachineOptions

    if url and engine != "libretranslate":
        raise click.UsageError("--url is for --engine libretranslate")
    refuse_together({"--cache": cache, "--no-cache": no_cache})
    return MachineOptions(
        engine=engine, via=via, fast=fast, url=url, cache=cache, no_cache=no_cache, glossaries=glossaries
    )


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
