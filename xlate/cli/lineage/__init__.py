"""``xlate lineage``: see, query and correct how words came to the page."""

from __future__ import annotations

import click

from xlate.cli.registry import LateGroup

__all__ = ["command"]
_EXAMPLE = """
\b
Examples:
  xlate lineage show talk.xml
  xlate lineage find tei/*.xml --kind relay --language ko
  xlate lineage set talk.xml --all --spoken ko --by "Anna Schmidt"
"""


@click.group("lineage", cls=LateGroup, epilog=_EXAMPLE)
def command() -> None:
    """Show how each segment of TEI files was translated, find segments by it, and correct it."""
