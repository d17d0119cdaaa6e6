"""Which elements of TEI are units, of which kind, and which never are (docs/decisions/0025)."""

from __future__ import annotations

from xlate.model.unit import UnitKind
from xlate.tei.names import TURNS, T
from xlate.tei.outline import Tag

__all__ = ["BLOCKS", "DATA", "STAGE_PARENTS", "TURN_NAMES", "kind_of"]

_KINDS = {
    "seg": UnitKind.SEGMENT,
    "head": UnitKind.HEADING,
    "dateline": UnitKind.DATELINE,
    "desc": UnitKind.STAGE,
    "stage": UnitKind.STAGE,
    "speaker": UnitKind.LABEL,
}
BLOCKS = {*_KINDS, "p", "ab", "l", "note", "item", "cell", "label", "trailer", "salute", "signed", "quote"}
"""elements that are one stretch of text even if all their words stand in inline elements"""
_SPOKEN = {"p", "ab", "l"}
"""what holds the words of a turn in TEI that names no seg, as plays do"""
TURN_NAMES = {name.removeprefix(T) for name in TURNS}
_LABEL_TYPES = {"speaker", "role"}
STAGE_PARENTS = {"incident", "kinesic", "vocal"}
DATA = {
    *("listPerson", "listPlace", "listOrg", "listEvent", "listNym", "listObject", "listRelation", "taxonomy"),
    *("spanGrp", "span", "interpGrp", "interp", "linkGrp", "joinGrp", "altGrp", "fs", "fLib", "fvLib"),
    *("geo", "idno", "teiHeader", "timeline", "biblStruct"),
}
"""what is no text: lists of persons and places, annotation that stands beside the words, numbers, headers of texts"""
_TYPED_SEGMENTS = {"narrative": UnitKind.NARRATIVE, "dateline": UnitKind.DATELINE}


def kind_of(tag: Tag, parent: str, *, in_turn: bool) -> UnitKind | None:
    """What an element is as a unit; None for a marker, which is part of one.

    Args:
        tag: its start tag.
        parent: name of the element around it.
        in_turn: it stands in a turn.
    """
    kind = _KINDS.get(tag.name, UnitKind.OTHER)
    if kind is UnitKind.SEGMENT:
        kind_of_type = tag.attributes.get("type")
        return None if kind_of_type == "marker" else _TYPED_SEGMENTS.get(kind_of_type or "", kind)
    if tag.name == "note" and tag.attributes.get("type") == "marker":
        return None
    if tag.name == "note" and tag.attributes.get("type") in _LABEL_TYPES:
        return UnitKind.LABEL
    if tag.name == "desc" and parent not in STAGE_PARENTS:
        return UnitKind.OTHER
    if tag.name in TURN_NAMES or (tag.name in _SPOKEN and in_turn):
        return UnitKind.SEGMENT
    return kind
