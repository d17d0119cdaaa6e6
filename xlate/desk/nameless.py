"""Words and turns without an id: they cannot be shown, cited or translated until they have one."""

from __future__ import annotations

from xlate.desk.desk import Desk
from xlate.desk.workspace import Document
from xlate.tei.names import XML_ID, T
from xlate.tei.record import Record

__all__ = ["nameless_parts"]

_USUAL = [T + name for name in ("u", "sp", "seg", "p", "ab", "head", "stage", "speaker", "l")]
"""elements of which some lack an id wherever any words do, nearly; and which are quickly looked through"""


def nameless_parts(desk: Desk, document: Document) -> int:
    """How many elements with words, and turns, have no id.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    version = desk.store.read(document.source)
    return desk.fact("nameless", [version], lambda: _count(desk.record(document.source)))


def _count(record: Record) -> int:
    from xlate.tei.read.units import find_nameless

    usual = [one for text in record.texts for one in text.iter(*_USUAL)]
    if usual and all(one.get(XML_ID) for one in usual):
        return 0
    return len(find_nameless(record).value)
