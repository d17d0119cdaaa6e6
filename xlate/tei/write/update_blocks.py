"""The blocks of a text: which there are, which xlate made, and which look alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from xlate.tei.names import XML_ID, T, text_of
from xlate.tei.write.containers import STRUCTURES

__all__ = ["CONTAINERS", "MADE", "blocks_of", "by_look", "gains_markup", "is_made", "look"]

CONTAINERS = {T + name for name in ("body", "div", "front", "back", "text")}
MADE = {T + name for name in (
    "u", "seg", "head", "dateline", "closer", "p", "incident", "kinesic", "vocal", "gap", "milestone",
)}  # fmt: skip
"""elements that to-tei writes, notes apart"""


def is_made(block: etree._Element) -> bool:
    """True for what to-tei writes; the rest was added by people and stays."""
    if block.tag in STRUCTURES:
        inner = block.iterdescendants(T + "seg")
        return any(one.get("type") == "narrative" for one in inner)
    if block.tag == T + "anchor":
        return block.get("synch") is not None and block.get(XML_ID) is None
    return block.tag in MADE or (block.tag == T + "note" and block.get("type") in ("speaker", "role"))


def is_structure(block: etree._Element) -> bool:
    """True for a list, a table or a quotation, in a turn or outside."""
    return block.tag in STRUCTURES or (block.tag == T + "seg" and block.get("type") == "paragraph")


def shape(block: etree._Element, units: Mapping[str, str]) -> list[object]:
    """The elements around the units of a block, with the units by the names that they have in the old file."""
    inner = (one for one in block.iter("*") if one.get(XML_ID) in units or one.tag in _SHAPES or is_structure(one))
    return [units.get(one.get(XML_ID) or "") or (one.tag, one.get("rend"), one.get("role")) for one in inner]


def blocks_of(element: etree._Element) -> list[etree._Element]:
    """The blocks of a text in order, whatever divisions people have put around them."""
    blocks: list[etree._Element] = []
    for child in element.iterchildren("*"):
        if child.tag in CONTAINERS:
            blocks += blocks_of(child)
        else:
            blocks.append(child)
    return blocks


def look(block: etree._Element) -> object:
    """What tells blocks without ids apart, such as gaps and separators."""
    return block.tag, text_of(block), *map(block.get, ("unit", "rend", "n", "facs", "synch") if len(block) == 0 else ())


def by_look(blocks: Iterable[etree._Element]) -> dict[object, list[etree._Element]]:
    """Blocks by their look, each list in the order of the text."""
    alike: dict[object, list[etree._Element]] = {}
    for block in blocks:
        alike.setdefault(look(block), []).append(block)
    return alike


_SHAPES = {T + name for name in ("item", "row", "cell")}
_SET_APART = (T + "hi", T + "ref", T + "pb", T + "cb")
_MARKS = (T + "hi", T + "ref")
_INLINE = {T + name for name in ("seg", "note", "gap", "incident", "kinesic", "vocal", "desc")}
"""what else to-tei writes inside a paragraph"""


def gains_markup(new: etree._Element, old: etree._Element) -> bool:
    """True if words of a paragraph are set apart now, and nothing but marks of to-tei was in it before.

    The same words set apart in another way, or a link that leads elsewhere, count too.
    """
    if next(new.iterdescendants(*_SET_APART), None) is None:
        return False
    if all(inner.tag in _INLINE for inner in old.iterdescendants("*")):
        return True
    before, now = ([(text_of(one), one.tag, dict(one.attrib)) for one in each.iter(*_MARKS)] for each in (old, new))
    made = all(inner.tag in _INLINE or inner.tag in _SET_APART for inner in old.iterdescendants("*"))
    made = made and all(set(attributes) <= {"rend", "target"} for _, _, attributes in before)
    return made and before != now and [words for words, *_ in before] == [words for words, *_ in now]
