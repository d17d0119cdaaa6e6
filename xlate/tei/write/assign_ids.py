"""Names for the units and turns of a TEI file that was made elsewhere: what has no xml:id gets one, spliced in."""

from __future__ import annotations

from lxml import etree

from xlate.findings import Result
from xlate.model.unit import UnitKind
from xlate.tei.names import IdGenerator, T
from xlate.tei.read.units import Nameless, find_nameless
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits, edit_attributes

__all__ = ["splice_ids"]

_LETTERS = {
    UnitKind.SEGMENT: "s",
    UnitKind.NARRATIVE: "n",
    UnitKind.HEADING: "h",
    UnitKind.LABEL: "l",
    UnitKind.STAGE: "i",
    UnitKind.DATELINE: "d",
}
_WITH_SPEAKER = {"u", "s", "l", "i"}
"""kinds whose names are made of the speaker's too (docs/encoding.md)"""


def splice_ids(record: Record) -> Result[tuple[bytes, int]]:
    """Give each unit and turn that lacks one an xml:id made from what is said.

    Args:
        record: the file.

    Returns:
        Its bytes, in which only start tags have grown; and how many did. An id that is there is kept. A finding on
        elements that the scheme of the file lets have none (XL311).
    """
    maker = IdGenerator()
    edits = []
    found = find_nameless(record)
    for nameless in found.value:
        letter = _letter(nameless)
        speaker = nameless.speaker if letter in _WITH_SPEAKER else ""
        words = _words(_first_paragraph(nameless.element) if nameless.kind is None else nameless.element)
        identifier = maker.make(letter, speaker, words)
        while identifier in record.by_id:
            identifier = maker.make(letter, speaker, words)
        edits.append(edit_attributes(record, nameless.element, {"xml:id": identifier}))
    return Result((apply_edits(record.data, edits), len(edits)), found.findings)


def _letter(nameless: Nameless) -> str:
    if nameless.kind is None:
        return "u"
    return _LETTERS.get(nameless.kind, "s" if nameless.in_turn else "n")


def _first_paragraph(turn: etree._Element) -> etree._Element:
    return next(turn.iterchildren(T + "seg", T + "p", T + "ab", T + "l", T + "lg"), turn)


def _words(element: etree._Element) -> str:
    return "".join(element.itertext("*"))
