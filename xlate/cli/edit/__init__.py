"""``xlate edit``: mend the turns and speakers of a transcript."""

from __future__ import annotations

import click

from xlate.cli.registry import LateGroup

__all__ = ["command"]
_EXAMPLE = """
\b
Examples:
  xlate edit split talk.xml 2.2 --at "Above all" --by "Anna Schmidt"
  xlate edit who talk.xml "Kim Yong-nam" --turn 2-5 --by "Anna Schmidt" --dry-run
  xlate edit undo talk.xml
"""


@click.group("edit", cls=LateGroup, epilog=_EXAMPLE)
def command() -> None:
    """Mend the turns and speakers of TEI files: split, join, rename, correct words, stage directions, markers."""
