"""Two entries for the same words of the same unit make a translator's file unusable, as for msgfmt."""

from __future__ import annotations

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue

__all__ = ["refuse_duplicates"]


def refuse_duplicates(catalogue: Catalogue) -> None:
    """Refuse a file in which an id stands twice with the same text.

    Raises:
        CatalogueError: nobody can know which of the two is meant.
    """
    seen: dict[tuple[str, str], int] = {}
    for entry in catalogue.entries:
        if not entry.key:
            continue
        first = seen.setdefault((entry.key, entry.source), entry.line)
        if first != entry.line:
            raise CatalogueError(
                f"duplicate entry: {entry.key} stands in line {first} too; keep one of the two",
                file=catalogue.file,
                line=entry.line,
            )
