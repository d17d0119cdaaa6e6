"""What cannot be asked for together: refused before anything is read, in the same words by every command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

__all__ = ["check_json_output", "check_stdin", "refuse_together"]


def refuse_together(options: Mapping[str, object]) -> None:
    """Refuse options of which only one can be given.

    Args:
        options: name, as ``--csv`` -> what was given; what is false or None was not.
    """
    used = [name for name, value in options.items() if value]
    if len(used) > 1:
        raise click.UsageError(f"{' and '.join(used)} exclude each other")


def check_stdin(*names: str | None) -> None:
    """Refuse standard input for more than one of the files that a command reads."""
    if names.count("-") > 1:
        raise click.UsageError("standard input can be read once only")


def check_json_output(path: Path | None, how: str = "-o FILE", *, as_json: bool) -> None:
    """Refuse --json where the result goes to standard output too (no path)."""
    if as_json and path is None:
        raise click.UsageError(f"--json prints on standard output, so the result needs a file: {how}")
