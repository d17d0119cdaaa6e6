"""``xlate memory``: translations are kept, and found again."""

from __future__ import annotations

import click

from xlate.cli.registry import LateGroup

__all__ = ["command"]
_EXAMPLE = """
\b
Examples:
  xlate memory add talks.tm ru.po --source talk.xml
  xlate memory find talks.tm "Thank you very much." -l ru
  xlate export-po next.xml -l ru -o next.ru.po --memory talks.tm
"""


@click.group("memory", cls=LateGroup, epilog=_EXAMPLE)
def command() -> None:
    """Keep translations in a translation memory, a file of SQLite, and find them again.

    `xlate export-po --memory FILE` fills a translator's file from it.
    """
