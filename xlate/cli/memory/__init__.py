"""``xlate memory``: translations are kept, and found again."""

from __future__ import annotations

import click

from xlate.cli.memory.add import add
from xlate.cli.memory.export import export
from xlate.cli.memory.find import find
from xlate.cli.memory.stats import stats

__all__ = ["command"]
_EXAMPLE = """
\b
Examples:
  xlate memory add talks.tm ru.po --tei talk.xml
  xlate memory find talks.tm "Thank you very much." -l ru
  xlate export-po next.xml -l ru -o next.ru.po --memory talks.tm
"""


@click.group("memory", epilog=_EXAMPLE)
def command() -> None:
    """Keep translations in a translation memory, a file of SQLite, and find them again.

    `xlate export-po --memory FILE` puts what it knows into a PO file.
    """


command.add_command(add)
command.add_command(find)
command.add_command(export)
command.add_command(stats)
