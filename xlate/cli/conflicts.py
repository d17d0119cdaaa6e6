"""What cannot be asked for together: refused before anything is read, in the same words by every command."""

from __future__ import annotations

from collections.abc import Mapping

import click

__all__ = ["refuse_together"]


def refuse_together(options: Mapping[str, object]) -> None:
    """Refuse options of which only one can be given.

    Args:
        options: name, as ``--csv`` -> what was given; what is false or None was not.
    """
    used = [name for name, value in options.items() if value]
    if len(used) > 1:
        raise click.UsageError(f"{' and '.join(used)} exclude each other")
