"""What a file says of the lineage of an element: on the element, around it, or beside the text.

A statement is made of five attributes. They stand on the turn or unit itself; or, where the scheme of a file has no
place for them or another encoder's value stands there, on an ``annotation`` in
``standOff/listAnnotation[@type='lineage']`` that points at it. ``@change`` holds for what is in an element too (TEI P5,
att.global.change), so a unit without hops of its own has those of the turn around it, unless it says ``#lin.unknown``.
docs/decisions/0025.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from lxml import etree

from xlate.tei.names import ANNOTATION, XML_ID, T, pointers
from xlate.tei.read.lineage import HeaderHops

__all__ = [
    "LINEAGE",
    "STATED",
    "Statements",
    "beside",
    "find_annotations",
    "is_made_elsewhere",
    "is_of_others",
    "others",
    "own",
    "read_hops",
]

LINEAGE = "lineage"
"""``listAnnotation/@type`` of statements that stand beside the text"""
STATED = ("source", "ana", "change", "resp", "cert")
"""the attributes of a statement"""
_OWN = {
    "ana": ("#rel.", "#lin.", "#bas.", "#st."),
    "change": ("#hop.", "#org."),
    "source": ("#v.",),
    "resp": ("#ag.",),
    "corresp": ("src:", "words:"),
    "decls": ("#v.",),
}
"""how the pointers of xlate begin, by attribute; all others belong to the encoder of the file"""
_NOT_SPOKEN = frozenset({"desc", "note", "head", "label", "stage", "speaker", "dateline", "trailer"})
"""what the editor of a text says in the middle of a turn: the hops of the turn are not its own"""
_NOTHING: Mapping[str, str] = MappingProxyType({})


def others(value: str | None, name: str) -> list[str]:
    """The pointers in the value of an attribute that are not those of xlate."""
    return [word for word in (value or "").split() if not word.startswith(_OWN[name])]


@lru_cache(maxsize=4096)  # one value stands on many units
def own(value: str | None, name: str) -> str | None:
    """The pointers of xlate in the value of an attribute; None: there are none."""
    return " ".join(word for word in (value or "").split() if word.startswith(_OWN[name])) or None


@lru_cache(maxsize=4096)
def beside(value: str | None, name: str, said: str | None) -> str | None:
    """The value of an attribute with pointers of xlate, and those of other people after them; None: there are none."""
    return " ".join([*(said or "").split(), *others(value, name)]) or None


def is_of_others(element: etree._Element) -> bool:
    """True if ``@cert`` of an element is about something else than lineage: the element says nothing of that."""
    return element.get("cert") is not None and not any(
        word.startswith(_OWN["ana"]) for word in (element.get("ana") or "").split()
    )


def is_made_elsewhere(header: etree._Element) -> bool:
    """True if xlate has not made a file, but at most added something to it."""
    return not any(
        application.get("ident") == "xlate" and application.get("type") != ANNOTATION
        for application in header.iter(T + "application")
    )


def find_annotations(root: etree._Element) -> etree._Element | None:
    """The list of the statements that stand beside the text."""
    return root.find(f"{T}standOff/{T}listAnnotation[@type='{LINEAGE}']")


def read_hops(root: etree._Element) -> HeaderHops:
    """The hops, versions and agents of all headers of a file; a corpus has one for each document, and its own."""
    headers = list(root.iter(T + "teiHeader"))
    hops = HeaderHops.read(headers[0]) if headers else HeaderHops()
    for header in headers[1:]:
        inner = HeaderHops.read(header)
        hops.changes |= inner.changes
        hops.versions |= inner.versions
        hops.agents |= inner.agents
        hops.persons |= inner.persons
        hops.modes |= inner.modes
    return hops


class Statements:
    """The statements of lineage of one file."""

    def __init__(self, root: etree._Element, hops: HeaderHops) -> None:
        self.hops = hops
        self.annotations: dict[str, dict[str, str]] = {}
        """xml:id -> what an annotation says of the element"""
        self._hops: dict[str, bool] = {}
        listed = find_annotations(root)
        for annotation in listed.iterchildren(T + "annotation") if listed is not None else ():
            said = {name: value for name in STATED if (value := annotation.get(name)) is not None}
            self.annotations.update(dict.fromkeys(pointers(annotation.get("target")), said))

    def has_hops(self, attributes: Mapping[str, str]) -> bool:
        """True if some attributes name hops of the header."""
        change = attributes.get("change")
        if change is None:
            return False
        if change not in self._hops:
            self._hops[change] = any(name in self.hops.changes for name in pointers(change))
        return self._hops[change]

    def effective(self, name: str, attributes: Mapping[str, str], around: Mapping[str, str]) -> Mapping[str, str]:
        """The statement that holds for an element.

        Args:
            name: of the element.
            attributes: its own.
            around: the statement of the nearest element around it that names hops; empty: there is none.
        """
        if not around or name in _NOT_SPOKEN or self.has_hops(attributes):
            return attributes
        ana = attributes.get("ana", "").split()
        if "#lin.unknown" in ana:
            return attributes
        if any(word.startswith("#lin.") for word in ana):  # the class is its own, the hops are those around it
            return {**attributes, "change": around["change"]}
        said = " ".join(word for word in around.get("ana", "").split() if word.startswith(("#rel.", "#lin.", "#bas.")))
        values = {**around, "ana": beside(attributes.get("ana"), "ana", said) or ""}
        return {**{name: attributes[name] for name in ("source", "resp") if name in attributes}, **values}

    def of(self, element: etree._Element) -> Mapping[str, str]:
        """The statement that holds for an element; its attributes, others among them."""
        if self.annotations and (key := element.get(XML_ID)) in self.annotations:
            return self.annotations[key or ""]
        change = element.get("change")
        if change is not None and self.has_hops({"change": change}):
            return cast("Mapping[str, str]", element.attrib)
        stated = {str(name): str(value) for name, value in element.attrib.items() if name in STATED}
        return self.effective(str(element.tag).removeprefix(T), stated, self.around(element))

    def around(self, element: etree._Element) -> Mapping[str, str]:
        """The statement of the nearest element around one that names hops; empty: there is none."""
        for outer in element.iterancestors():
            said = self.annotations.get(outer.get(XML_ID) or "") if self.annotations else None
            if said is None:
                change = outer.get("change")
                said = cast("dict[str, str]", outer.attrib) if change is not None else {}
            if self.has_hops(said):
                return {name: said[name] for name in STATED if name in said}
            if outer.tag == T + "text":
                break
        return _NOTHING
