"""What the values of options and arguments are; each type knows what a shell can complete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from xlate.errors import LanguageTagError
from xlate.model.lineage import Mode

__all__ = [
    "ADDRESS",
    "DIRECTORY",
    "FILE",
    "HOP_MODE",
    "HOP_MODE_OR_UNKNOWN",
    "LANGUAGE",
    "OUTPUT",
    "NameList",
    "Named",
    "Pair",
    "checks",
    "profiles",
    "readers",
]


class Completing(click.ParamType[Any]):
    """A type whose values a shell can complete, by their beginning alone."""

    def complete(self, start: str) -> list[CompletionItem]:
        """The values that begin so; by default those are names of files, which the shell knows."""
        return [CompletionItem(start, type="file")]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """What click asks for."""
        return self.complete(incomplete)


class _Output(Completing):
    """The name of a file that is written; ``-`` is standard output."""

    name = "file"


class _File(Completing):
    """The name of a file that is read; ``-`` is standard input, which is read once only."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The name, if nothing else is read from standard input."""
        if value == "-" and ctx is not None:
            if ctx.meta.get("xlate.stdin"):
                raise click.UsageError("standard input can be read once only", ctx)
            ctx.meta["xlate.stdin"] = True
        return value


class _Language(Completing):
    """The tag of a language, which becomes its standard spelling."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag as BCP 47 spells it."""
        from xlate.languages import parse_tag

        try:
            return parse_tag(value)
        except LanguageTagError as error:
            self.fail(error.message, param, ctx)

    def complete(self, start: str) -> list[CompletionItem]:
        """Tags, with the names of the languages."""
        from xlate.languages import known_languages

        return _starting(known_languages(), start)


class _Address(Completing):
    """An address (URI) that TEI can point at: of a file, perhaps with a time or a page behind #."""

    name = "URI"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address; a blank would make it two."""
        if not value or any(character.isspace() or character in '<>"{}|\\^`' for character in value):
            self.fail(f'"{value}" is not an address: write a blank in it as %20', param, ctx)
        return value


class _HopMode(Completing):
    """A mode of a hop, or a category of the project's own: ``my.booth``, or as a pointer ``#booth``."""

    name = "mode"

    def __init__(self, *more: str) -> None:
        self.choices = [*map(str, Mode), *more]

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The mode, or the xml:id of the category; what is neither is a slip of the pen."""
        if value in self.choices:
            return value
        if value.startswith("#") or "." in value:
            return value.removeprefix("#")
        known = ", ".join(self.choices)
        message = f'"{value}" is not one of {known}; a category of the file is written #{value}'
        raise click.BadParameter(message, ctx, param)

    def complete(self, start: str) -> list[CompletionItem]:
        """The modes that xlate knows."""
        return [CompletionItem(name) for name in self.choices if name.startswith(start)]


class Named(Completing):
    """One of some names, which are looked up when they are needed.

    Args:
        name: what it is called.
        known: gives the names that can be completed, with what they mean.
        files: the name of a file will do too.
    """

    def __init__(self, name: str, known: Callable[[], Mapping[str, str]], *, files: bool = False) -> None:
        self.name = name
        self.known = known
        self.files = files

    def complete(self, start: str) -> list[CompletionItem]:
        """Names; files if there are none."""
        found = _starting(self.known(), start)
        return found if found or not self.files else super().complete(start)


class NameList(Named):
    """Names with commas between them."""

    def complete(self, start: str) -> list[CompletionItem]:
        """The names that are not there yet, behind those that are."""
        before = start[: start.rfind(",") + 1]
        there = before.split(",")
        return _starting({f"{before}{name}": what for name, what in self.known().items() if name not in there}, start)


class Pair(Completing):
    """Two values with = between them, such as TAG=FILE.

    Args:
        name: as it stands in the help, ``TAG=FILE``.
        left: what stands before the sign.
        right: what stands after it.
        example: for the message if it is something else.
    """

    def __init__(self, name: str, left: click.ParamType[Any], right: click.ParamType[Any], example: str) -> None:
        self.name = name
        self.left = left
        self.right = right
        self.example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Both values."""
        # the name of a person may hold the sign, and so may that of a file; tags and levels never do
        parts = str(value).partition("=") if isinstance(self.left, _Language) else str(value).rpartition("=")
        left, _, right = (part.strip() for part in parts)
        if not left or not right:
            self.fail(f'"{value}" must be {self.name}, such as {self.example}', param, ctx)
        return self.left.convert(left, param, ctx), self.right.convert(right, param, ctx)

    def complete(self, start: str) -> list[CompletionItem]:
        """What can stand before the sign, then what can stand after it."""
        left, sign, right = start.partition("=")
        if not sign:
            items = self.left.complete(left) if isinstance(self.left, Completing) else []
            return [CompletionItem(f"{item.value}=", help=item.help) for item in items]
        if isinstance(self.right, click.Choice):
            return [CompletionItem(f"{left}={name}") for name in map(str, self.right.choices) if name.startswith(right)]
        if isinstance(self.right, Completing) and self.right.name != "file":
            return [CompletionItem(f"{left}={item.value}", help=item.help) for item in self.right.complete(right)]
        folder = right[: right.rfind("/") + 1]  # no shell knows files behind a sign
        names = sorted(f"{folder}{path.name}{'/' if path.is_dir() else ''}" for path in Path(folder or ".").glob("*"))
        return [CompletionItem(f"{left}={name}") for name in names if name.startswith(right)]


def _starting(known: Mapping[str, str], start: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=title) for name, title in known.items() if name.startswith(start)]


def profiles() -> dict[str, str]:
    """The publishers' profiles, and their titles."""
    from xlate.profiles import load_profile, profile_names

    return {name: load_profile(name).title for name in profile_names()}


def checks() -> dict[str, str]:
    """The checks of translations, and what they look for."""
    from xlate.checks import CHECKS

    return {check.name: check.description.partition(": ")[2] for check in CHECKS}


def readers() -> dict[str, str]:
    """The formats of transcripts."""
    from xlate.readers import readers as known

    return {reader.name: reader.title for reader in known()}


FILE = _File()
OUTPUT = _Output()
DIRECTORY = click.Path(path_type=Path, file_okay=False, readable=False)
LANGUAGE = _Language()
ADDRESS = _Address()
HOP_MODE = _HopMode()
HOP_MODE_OR_UNKNOWN = _HopMode("unknown")
