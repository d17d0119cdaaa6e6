"""A command of xlate: old spellings of its options go on for a version, with a warning."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import click

from xlate.cli.named_files import refuse_one_file_twice
from xlate.files import one_job

__all__ = ["Command", "command", "warn"]


class Command(click.Command):
    """A command that understands options as they were spelled in 0.1.

    Args:
        was: old spelling -> new one, ``"--tei": "--source"``; also with a value, ``"--format csv": "--csv"``.
        updates: names of the parameters whose file -o may name too, since the command brings it up to date.
    """

    def __init__(
        self, *args: Any, was: Mapping[str, str] | None = None, updates: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.was = dict(was or {})
        self.updates = frozenset(updates)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, in whichever spelling."""
        return super().parse_args(ctx, self._renewed(args) if self.was and not ctx.resilient_parsing else args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it as one job, in which no result replaces what it is made from."""
        refuse_one_file_twice(self.params, ctx.params, self.updates)
        with one_job():
            return super().invoke(ctx)

    def _renewed(self, args: list[str]) -> list[str]:
        """The arguments in their new spelling."""
        first: list[str] = []  # what stands for an option with a value goes before the options that are spelled out
        new: list[str] = []
        rest = iter(args)
        for word in rest:
            if word == "--":
                return [*first, *new, word, *rest]
            name, separator, value = word.partition("=")
            if name in self.was:
                warn(name, self.was[name])
                renamed = self.was[name]
                if " " in renamed:
                    first += renamed.split(" ")
                else:
                    new.append(f"{renamed}{separator}{value}")
                continue
            following = value if separator else next(rest, None) if self._has_values(name) else None
            if following is not None and (old := f"{name} {following}") in self.was:
                warn(old, self.was[old])
                first += self.was[old].split()
                continue
            new.append(word)
            if following is not None and not separator:
                new.append(following)
        return [*first, *new]

    def _has_values(self, name: str) -> bool:
        """True if some values of an option are spelled in another way now."""
        return any(old.startswith(f"{name} ") for old in self.was)


def warn(old: str, new: str) -> None:
    """Say on standard error that a spelling is deprecated, and how it is spelled now."""
    instead = f"write {new}" if new else "leave it out"
    click.echo(f"xlate: {old} is deprecated and will go with version 0.3: {instead}", err=True)


def command(
    name: str, example: str, *, was: Mapping[str, str] | None = None, updates: Collection[str] = ()
) -> Callable[[Callable[..., Any]], Command]:
    """A command with an example under its help.

    Args:
        name: what calls it.
        example: lines to be typed, as they stand under ``Examples:``.
        was: as for `Command`, as is updates.
        updates: parameters of files that the command brings up to date.
    """
    lines = example.strip("\n").splitlines()
    heading = "Example:" if len(lines) == 1 else "Examples:"
    epilog = "\n".join(["\b", heading, *(f"  {line}" for line in lines)])
    return click.command(name, cls=Command, epilog=epilog, was=was, updates=updates)
