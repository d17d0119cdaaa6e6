"""Gettext PO: the only place that knows polib.

Written unwrapped, UTF-8, LF, in document order; msgctxt is the xml:id, facts for the translator stand in ``#.``
lines. docs/po.md tells why. Source: GNU gettext manual, "The Format of PO Files" and "Header Entry".
"""

from __future__ import annotations

from xlate.exchange.po.document import (
    EntryEdit,
    build_failing_po,
    edit_po,
    extract_failing_po,
    fill_po,
    referenced_files,
)
from xlate.exchange.po.read import read_po
from xlate.exchange.po.write import write_compendium, write_entries, write_po

__all__ = [
    "EntryEdit",
    "build_failing_po",
    "edit_po",
    "extract_failing_po",
    "fill_po",
    "read_po",
    "referenced_files",
    "write_compendium",
    "write_entries",
    "write_po",
]
