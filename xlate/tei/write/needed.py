"""Which parts of a header something leads to, so that taking back what one person has said leaves what others need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.record import Record

__all__ = ["names_in", "needed_of"]


def names_in(elements: Iterable[etree._Element]) -> set[str]:
    """The ids that attributes of elements point at."""
    return {name for element in elements for value in element.values() if "#" in value for name in pointers(str(value))}


def needed_of(record: Record, parts: Iterable[str], names: Iterable[str]) -> set[str]:
    """Those parts of a header to which some ids lead, over other parts too.

    Args:
        record: the file.
        parts: ids of elements, which may stand in each other; what a part says counts only if it is needed.
        names: what is pointed at from elsewhere.
    """
    elements = {name: record.element(name) for name in parts if name in record.by_id}
    of_parts = set(elements.values())
    todo, seen = [*names], set[str]()
    while todo:
        name = todo.pop()
        if name in seen or name not in record.by_id:
            continue
        element = record.element(name)
        inside = list(_inside(element, of_parts))
        seen.update(key for one in (*inside, *element.iterancestors()) if (key := one.get(XML_ID)))
        seen.add(name)
        around = [one for one in element.iterancestors() if one in of_parts]
        todo += names_in([*inside, *(one for outer in around for one in _inside(outer, of_parts))])
    for name, element in elements.items():  # that one version was made of another is said while both are needed
        if element.tag == T + "relatedItem" and seen.issuperset(pointers(element.get("target"))):
            seen.add(name)
    return seen & elements.keys()


def _inside(element: etree._Element, parts: Collection[etree._Element]) -> Iterator[etree._Element]:
    """An element and what is in it, without other parts."""
    yield element
    for child in element.iterchildren("*"):
        if child not in parts:
            yield from _inside(child, parts)
