"""``xlate lineage``: see, query and correct how words came to the page."""

from __future__ import annotations

import click

from xlate.cli.lineage.exchange import export, import_
from xlate.cli.lineage.find import find
from xlate.cli.lineage.init import init
from xlate.cli.lineage.set import set_
from xlate.cli.lineage.show import show

__all__ = ["command"]
_EXAMPLE = """
\b
Examples:
  xlate lineage show talk.xml
  xlate lineage find tei/*.xml --kind relay --language ko
  xlate lineage set talk.xml --all --spoken ko --by "Anna Schmidt"
"""


@click.group("lineage", epilog=_EXAMPLE)
def command() -> None:
    """Show which way the words of TEI files came, find segments by it, and set what you know better."""


command.add_command(show)
command.add_command(find)
command.add_command(set_)
command.add_command(init)
command.add_command(export)
command.add_command(import_)
