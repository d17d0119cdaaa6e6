"""``xlate memory``: translations are kept, and found again."""

from __future__ import annotations

import click

from xlate.cli.memory.add import add
from xlate.cli.memory.export import export
from xlate.cli.memory.find import find
from xlate.cli.memory.stats import stats

__all__ = ["command"]


@click.group("memory")
def command() -> None:
    """Keep translations in a translation memory, a file of SQLite, and find them again.

    `xlate export-po --memory FILE` puts what it knows into a PO file.
    """


command.add_command(add)
command.add_command(find)
command.add_command(export)
command.add_command(stats)
