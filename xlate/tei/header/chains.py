"""How the hops of a chain are told apart and called."""

from __future__ import annotations

from lxml import etree

from xlate.model.lineage import Hop, Mode
from xlate.tei.names import XML_ID, T
from xlate.tei.read.lineage import evidence_at

__all__ = ["Entry", "chain_letter", "rendering", "says"]

Entry = tuple[dict[str, str], str, tuple[str, ...]]
"""attributes, text and evidence of a hop"""


def rendering(hop: Hop) -> tuple[str, str]:
    """What a hop on the way made: the type of the version, and its name."""
    if hop.within_a_language:
        return "transcript", "Version"
    if hop.mode is not None and hop.mode.general is Mode.INTERPRETING and not hop.open_path:
        return "interpretation", "Oral rendering"
    return "text", "Translation"  # also where nobody says how it was made


def says(changes: etree._Element) -> list[Entry]:
    """What a list of hops says, ids apart."""
    return [
        (
            {str(name): value for name, value in change.attrib.items() if name != XML_ID},
            (change.text or "").rstrip(),
            evidence_at(change),
        )
        for change in changes.iterchildren(T + "change")
    ]


def chain_letter(number: int) -> str:
    """The letter in the ids of the hops of a chain: a for 0, b for 1 …."""
    return chr(ord("a") + number) if number < 26 else f"z{number}"
