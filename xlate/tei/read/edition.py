"""Record -> who published the text."""

from __future__ import annotations

from lxml import etree

from xlate.tei.names import T, text_of
from xlate.tei.record import Record

__all__ = ["read_publisher"]


def read_publisher(record: Record, header: etree._Element | None = None) -> str | None:
    """The first publisher that the description of the source names; None if it names none.

    Args:
        record: the file.
        header: that of a document in it; None: that of the file.
    """
    within = record.header if header is None else header
    return text_of(within.find(f"{T}fileDesc/{T}sourceDesc//{T}publisher")) or None
