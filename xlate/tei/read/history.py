"""What people have said about lineage, as the history of a file keeps it, with the values that stood there before.

An entry of ``revisionDesc`` with ``type="lineage"`` names who (``@who``), which parts of the header it needs and no
conversion made (``@target``), and in a list of ``item``s the values that its words had before. docs/encoding.md,
"Lineage set by people".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlate.tei.names import T, pointers

__all__ = ["VALUES", "CorrectionEntry", "corrected_ids", "read_corrections", "read_notes"]

VALUES = ("source", "ana", "change", "cert")
"""the attributes of turns and units that say something about lineage"""


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One correction."""

    element: etree._Element
    """the ``change``"""
    additions: list[str]
    """ids of the parts of the header that it needs"""
    items: list[etree._Element]
    """each names turns and units in ``@corresp``, and has their former values"""

    def former_values(self) -> Iterator[tuple[str, dict[str, str | None]]]:
        """The id of each turn and unit with its values before this correction."""
        for item in self.items:
            values = {name: item.get(name) for name in VALUES}
            for identifier in pointers(item.get("corresp")):
                yield identifier, values


def read_corrections(header: etree._Element) -> list[CorrectionEntry]:
    """The corrections of a file, newest first."""
    return [
        CorrectionEntry(change, pointers(change.get("target")), list(change.iterfind(f"{T}list/{T}item")))
        for change in header.iterfind(f"{T}revisionDesc//{T}change")
        if change.get("type") == "lineage"
    ]


def read_notes(header: etree._Element) -> list[CorrectionEntry]:
    """The entries about other opinions, newest first; version 0.1 wrote none."""
    return [
        CorrectionEntry(change, pointers(change.get("target")), [])
        for change in header.iterfind(f"{T}revisionDesc//{T}change")
        if change.get("type") == "opinion"
    ]


def corrected_ids(header: etree._Element) -> set[str]:
    """The ids of the turns and units whose lineage a person has set."""
    return {identifier for entry in read_corrections(header) for identifier, _ in entry.former_values()}
