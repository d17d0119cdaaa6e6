"""What nothing in a file points at any more after an update: persons without a word, hops that no words went through.

A speaker who left the text, or who turns out to be another (a new alias in the register), would stay in the header for
ever. What nothing pointed at before the update is somebody's own and stays; so does a person of whom people noted more
than xlate does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from xlate.languages import split_hop_tag
from xlate.tei.compare import Compared
from xlate.tei.names import XML_ID, XML_LANG, T, pointers
from xlate.tei.record import Record
from xlate.tei.splice import Edit, remove_element

__all__ = ["orphan_edits"]

_OF_A_PERSON = {T + name for name in ("persName", "name", "occupation", "affiliation", "langKnowledge", "langKnown")}
_TAGS = (XML_LANG, "subtype", "mainLang", "otherLangs", "tag")
"""attributes with tags of languages"""


def orphan_edits(old: Record, new: Record, compared: Compared | None = None) -> list[Edit]:
    """The edits that take what an update has orphaned out of a header.

    Args:
        old: the file before the update.
        new: the updated file, to which the edits apply.
        compared: what has changed in the text, if that is known.
    """
    if compared is not None and _names_as_much(compared):
        return []
    unneeded = _unneeded(new)
    if unneeded:
        before = _unneeded(old)
        unneeded = {key: element for key, element in unneeded.items() if key in old.by_id and key not in before}
    if not unneeded:
        return []
    lists = {element for element in unneeded.values() if element.tag == T + "listChange"}
    of_hops = {name for element in lists for name in _names_in(element.iter("*"))}
    gone = [
        element
        for key, element in unneeded.items()
        if element in lists or element.tag == T + "person" or key in of_hops  # an agent or version nobody else needs
    ]
    gone += _relations(new, gone)
    gone += _languages(new, gone)
    return [remove_element(new, element) for element in _outermost(gone)]


def _unneeded(record: Record) -> dict[str, etree._Element]:
    """The persons, chains of hops, agents and versions of a header to which nothing leads from elsewhere."""
    parts = _parts(record.header)
    inside = {inner for element in parts.values() for inner in element.iter("*")}
    named_by = {name: key for key, element in parts.items() for name in _ids_in(element)}
    todo = [*_names_in(element for element in record.root.iter("*") if element not in inside)]
    left = dict(parts)
    while todo:
        part = left.pop(named_by.get(todo.pop(), ""), None)
        if part is not None:
            todo += _names_in(part.iter("*"))
    return left


def _parts(header: etree._Element) -> dict[str, etree._Element]:
    """The parts of a header that may go, by their ids."""
    return {
        element.get(XML_ID) or str(place): element
        for place, element in enumerate(header.iter(T + "person", T + "listChange", T + "respStmt", T + "bibl"))
        if _may_go(element)
    }


def _names_as_much(compared: Compared) -> bool:
    """True if all that anything pointed at before is pointed at from the same places, so that nothing is orphaned."""
    named: list[tuple[set[str], dict[str, set[tuple[str, ...]]]]] = []
    for before in (True, False):
        header = (compared.old if before else compared.new).header
        parts = _parts(header)
        inside = {inner for element in parts.values() for inner in element.iter("*")}
        outside = set(_names_in(one for one in compared.changed_elements(before=before) if one not in inside))
        named.append((outside, {key: _says(part) for key, part in parts.items()}))
    (outside, parts_before), (outside_now, parts_now) = named
    return outside <= outside_now and all(said <= parts_now.get(key, set()) for key, said in parts_before.items())


def _says(part: etree._Element) -> set[tuple[str, ...]]:
    """What a part of a header points at, and the ids in it."""
    return {("#", name) for name in _names_in(part.iter("*"))} | {("id", name) for name in _ids_in(part)}


def _may_go(element: etree._Element) -> bool:
    if element.tag == T + "person":
        return all(child.tag in _OF_A_PERSON for child in element.iterdescendants("*"))
    return element.tag == T + "listChange" or element.get("type") not in ("transcript", "text")


def _ids_in(element: etree._Element) -> Iterator[str]:
    return (identifier for inner in element.iter("*") if (identifier := inner.get(XML_ID)))


def _names_in(elements: Iterable[etree._Element]) -> Iterator[str]:
    """All that elements point at; that a version was made from another does not keep the other."""
    for element in elements:
        if element.tag != T + "relatedItem":
            for value in element.values():
                if "#" in value:
                    yield from pointers(str(value))


def _relations(record: Record, gone: list[etree._Element]) -> list[etree._Element]:
    """What says that a version was made from one that goes."""
    names = {name for element in gone for name in _ids_in(element)}
    related = record.header.iter(T + "relatedItem")
    return [element for element in related if names.intersection(pointers(element.get("target")))]


def _languages(record: Record, gone: list[etree._Element]) -> list[etree._Element]:
    """The languages that only what goes is in."""
    inside = {inner for element in gone for inner in element.iter("*")}
    lost = set(_tags_in(inside))
    lost -= set(_tags_in(element for element in record.root.iter("*") if element not in inside))
    return [element for element in record.header.iter(T + "language") if element.get("ident") in lost]


def _tags_in(elements: Iterable[etree._Element]) -> Iterator[str]:
    for element in elements:
        for name in _TAGS:
            for tag in (element.get(name) or "").split():
                yield tag
                yield from (split_hop_tag(tag) or ())[:2]


def _outermost(gone: list[etree._Element]) -> list[etree._Element]:
    """Elements without those inside others; a list that they leave empty goes instead."""
    whole = set(gone)
    for name in ("listPerson", "particDesc"):
        parents = {
            parent for element in whole if (parent := element.getparent()) is not None and parent.tag == T + name
        }
        whole |= {parent for parent in parents if all(child in whole for child in parent.iterchildren("*"))}
    return [element for element in whole if not any(outer in whole for outer in element.iterancestors())]
