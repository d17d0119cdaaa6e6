"""Record -> who published the text."""

from __future__ import annotations

from xlate.tei.names import T, text_of
from xlate.tei.record import Record

__all__ = ["read_publisher"]


def read_publisher(record: Record) -> str | None:
    """The first publisher that the description of the source names; None if it names none."""
    return text_of(record.header.find(f"{T}fileDesc/{T}sourceDesc//{T}publisher")) or None
