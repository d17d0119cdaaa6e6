"""The files that a command line names: none of them is written that is read or written by another option as well.

The options are found by their types, so that a new one with the name of a file cannot be forgotten. What is read or
written without being named here, `xlate.files.one_job` knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from xlate.cli.parameter_types import FILE, OUTPUT, Named, Pair
from xlate.files import is_same_file

__all__ = ["refuse_one_file_twice"]


@dataclass(frozen=True, slots=True)
class _NamedFile:
    """A file that the command line names."""

    parameter: click.Parameter
    name: str
    written: bool

    @property
    def option(self) -> str:
        """What names it, as the user typed it; empty for an argument."""
        return self.parameter.opts[0] if isinstance(self.parameter, click.Option) else ""


def refuse_one_file_twice(parameters: Sequence[click.Parameter], values: Any, updates: Collection[str]) -> None:
    """Refuse a result that would replace another file of the command line, before anything is read.

    Args:
        parameters: those of the command.
        values: name of a parameter -> what was given.
        updates: names of the parameters whose files -o may name too, to bring them up to date.

    Raises:
        click.UsageError: two of the files are one file, links included, and one of them is a result.
    """
    named = [one for parameter in parameters for one in _files(parameter, values.get(parameter.name))]
    for place, one in enumerate(named):
        for other in named[:place]:
            written, read = (one, other) if one.written else (other, one)
            if not written.written or not is_same_file(one.name, other.name):
                continue
            if written.parameter.name == "output" and read.parameter.name in updates:
                continue
            raise click.UsageError(_message(written, read))


def _message(written: _NamedFile, read: _NamedFile) -> str:
    if read.written:
        both = f"{read.option or 'the file'} and {written.option or 'the file'}"
        return f"{written.name}: {both} name one file, and each would replace it; give another file"
    what = f"{read.name}, which {read.option} names" if read.option else "its own source"
    return f"{written.name}: the result would replace {what}; give another file"


def _files(parameter: click.Parameter, value: Any) -> Iterator[_NamedFile]:
    """The files that a parameter names."""
    several = parameter.multiple or parameter.nargs != 1
    for one in (value or ()) if several else (value,):
        for kind, name in _parts(parameter.type, one):
            if name in (None, "", "-"):
                continue
            if kind is FILE or kind is OUTPUT:
                yield _NamedFile(parameter, name, kind is OUTPUT)
            elif isinstance(kind, Named) and kind.files and Path(name).is_file():
                yield _NamedFile(parameter, name, written=False)


def _parts(kind: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    """A value with its type; both sides of a pair."""
    if isinstance(kind, Pair) and isinstance(value, tuple):
        yield from zip((kind.left, kind.right), value, strict=True)
    else:
        yield kind, value
