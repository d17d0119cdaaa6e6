"""Says in sentences what is not valid against our own RELAX NG schema, and says it at every place.

libxml2 tells whether a file is valid. Why it is not, it tells badly: it stops at the first error and complains about
all the elements around it. So where a file is not valid, the schema is read once more, for what each element may
hold, and each element of the file is held against that; where nothing is wrong with any, the order is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from xlate.tei.names import TEI_NAMESPACE, T
from xlate.text import shorten

__all__ = ["Grammar", "Misfit"]

_R = "{http://relaxng.org/ns/structure/1.0}"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MAY_BE_LEFT_OUT = {_R + "optional", _R + "zeroOrMore", _R + "choice"}
_GROUPS = {*_MAY_BE_LEFT_OUT, _R + "oneOrMore", _R + "group"}
_WORDS = {_R + "text", _R + "data", _R + "value", _R + "list"}
_VALUES = (*_WORDS, _R + "ref", _R + "choice")


class Misfit(NamedTuple):
    """Something in a file that the schema has no place for, or that it misses."""

    element: etree._Element
    message: str


@dataclass(slots=True)
class _Shape:
    """What an element may hold."""

    attributes: dict[str, etree._Element] = field(default_factory=dict)
    needed_attributes: set[str] = field(default_factory=set)
    children: set[str] = field(default_factory=set)
    needed_children: set[str] = field(default_factory=set)
    text: bool = False


class Grammar:
    """A RELAX NG schema as it is made from an ODD: one definition of each element, no wildcards, no includes."""

    def __init__(self, schema: etree._Element) -> None:
        self._schema = schema
        self._defines = {define.get("name") or "": define for define in schema.iterfind(_R + "define")}
        self._elements = {element.get("name") or "": element for element in schema.iter(_R + "element")}
        self._shapes: dict[str, _Shape] = {}
        self._values: dict[etree._Element, etree.RelaxNG] = {}
        self._orders: dict[str, etree.RelaxNG] = {}
        self._verdicts: dict[tuple[etree._Element, str], bool] = {}

    def explain(self, root: etree._Element) -> list[Misfit]:
        """Everything in a document that does not fit; if all elements do, what is wrong in their order or number."""
        found: list[Misfit] = []
        visited: list[etree._Element] = []
        todo = [root] if _local(root) in self._start.children else []
        while todo:
            element = todo.pop()
            visited.append(element)
            shape = self._shape(_local(element))
            found += self._check_attributes(element, shape)
            found += self._check_content(element, shape)
            todo += [child for child in element.iterchildren("*") if _local(child) in shape.children]
        return found or [misfit for element in visited for misfit in self._check_order(element)]

    @cached_property
    def _start(self) -> _Shape:
        shape = _Shape()
        for start in self._schema.iterfind(_R + "start"):
            self._collect(start, shape, needed=True)
        return shape

    def _shape(self, name: str) -> _Shape:
        if name not in self._shapes:
            shape = self._shapes[name] = _Shape()
            self._collect(self._elements[name], shape, needed=True)
        return self._shapes[name]

    def _collect(self, pattern: etree._Element, shape: _Shape, *, needed: bool) -> None:
        """Add what a pattern allows to a shape; needed: every valid element has it."""
        for part in pattern.iterchildren("*"):
            name = part.get("name") or ""
            if part.tag == _R + "element":
                shape.children.add(name)
                if needed:
                    shape.needed_children.add(name)
            elif part.tag == _R + "attribute":
                shape.attributes.update(dict.fromkeys(_attribute_names(part), part))
                if needed:
                    shape.needed_attributes.add(name)
            elif part.tag == _R + "ref":
                self._collect(self._defines[name], shape, needed=needed)
            elif part.tag in _WORDS:
                shape.text = True
            elif part.tag in _GROUPS:
                self._collect(part, shape, needed=needed and part.tag not in _MAY_BE_LEFT_OUT)

    def _check_attributes(self, element: etree._Element, shape: _Shape) -> Iterator[Misfit]:
        name = _local(element)
        for attribute, value in element.attrib.items():
            written = str(attribute).replace(_XML, "xml:")
            pattern = shape.attributes.get(written)
            if pattern is None:
                yield Misfit(element, f"<{name}> has an attribute {written}, which it cannot have here")
            elif not self._accepts(pattern, str(value)):
                yield Misfit(element, f'<{name}> has {written}="{value}"; expected is {self._describe(pattern)}')
        for attribute in sorted(shape.needed_attributes):
            if element.get(attribute.replace("xml:", _XML)) is None:
                yield Misfit(element, f"<{name}> has no attribute {attribute}, which it needs here")

    def _check_content(self, element: etree._Element, shape: _Shape) -> Iterator[Misfit]:
        name = _local(element)
        if not shape.text:
            words = next((text for text in _own_texts(element) if text.strip()), None)
            if words is not None:
                shown = shorten(words, 40)
                yield Misfit(element, f'text is not allowed directly in <{name}>, only elements are: "{shown}"')
        present = {_local(child) for child in element.iterchildren("*")}
        for child in element.iterchildren("*"):
            if _local(child) not in shape.children:
                yield Misfit(child, self._stranger(child, name, sorted(shape.children)))
        for child_name in sorted(shape.needed_children - present):
            yield Misfit(element, f"<{name}> has no <{child_name}>, which it needs")

    def _check_order(self, element: etree._Element) -> Iterator[Misfit]:
        """Whether the children are in order; asked of libxml2 about nothing but their names."""
        name = _local(element)
        if name not in self._orders:
            self._orders[name] = self._compile_order(name)
        probe = etree.Element("parent")
        children = list(element.iterchildren("*"))
        for number, child in enumerate(children, start=1):
            mark = etree.SubElement(probe, "child", {"name": _local(child)})
            mark.sourceline = number  # type: ignore[misc]  # lxml lets it be set, its stubs do not know
        for child in probe:
            child.tag = child.attrib.pop("name")
        order = self._orders[name]
        if order.validate(probe):
            return
        at = next((entry.line for entry in order.error_log if entry.type_name == "RELAXNG_ERR_ELEMWRONG"), 0)
        if 0 < at <= len(children):
            child = children[at - 1]
            yield Misfit(
                child, f"<{_local(child)}> is not allowed at this place in <{name}>: it comes too early or too late"
            )
        else:
            yield Misfit(element, f"the elements in <{name}> are not in the number or order that is required")

    def _compile_order(self, name: str) -> etree.RelaxNG:
        """A schema for the order of an element's children."""
        grammar = etree.Element(_R + "grammar", nsmap={None: _R[1:-1]})
        parent = etree.SubElement(etree.SubElement(grammar, _R + "start"), _R + "element", {"name": "parent"})
        etree.SubElement(parent, _R + "empty")
        self._copy_order(self._elements[name], parent)
        return etree.RelaxNG(grammar)

    def _copy_order(self, pattern: etree._Element, target: etree._Element) -> None:
        """Copy a pattern with what it refers to, without attributes, and with nothing inside its elements."""
        for part in pattern.iterchildren("*"):
            if part.tag == _R + "element":
                child = etree.SubElement(target, _R + "element", {"name": part.get("name") or ""})
                etree.SubElement(child, _R + "empty")
            elif part.tag == _R + "ref":
                copy = etree.SubElement(target, _R + "group")
                self._copy_order(self._defines[part.get("name") or ""], copy)
                _drop_if_empty(copy)
            elif part.tag in _GROUPS:
                copy = etree.SubElement(target, part.tag)
                self._copy_order(part, copy)
                _drop_if_empty(copy)
            elif part.tag == _R + "text":
                etree.SubElement(target, _R + "text")

    def _stranger(self, child: etree._Element, parent: str, allowed: list[str]) -> str:
        name = _local(child)
        if name not in self._elements:
            return f"<{name}> in <{parent}> is an element that xlate does not write"
        few = len(allowed) <= 10
        choices = f"; it can hold {', '.join(f'<{one}>' for one in allowed) or 'no elements'}" if few else ""
        return f"<{name}> is not allowed in <{parent}>{choices}"

    def _accepts(self, attribute: etree._Element, value: str) -> bool:
        """Whether an attribute may have a value; asked of libxml2, once for each value."""
        if (attribute, value) not in self._verdicts:
            if attribute not in self._values:
                self._values[attribute] = self._compile(attribute)
            probe = etree.Element("value", {"value": value})
            self._verdicts[attribute, value] = self._values[attribute].validate(probe)
        return self._verdicts[attribute, value]

    def _compile(self, attribute: etree._Element) -> etree.RelaxNG:
        """A schema for one attribute alone."""
        grammar = etree.fromstring(
            f'<grammar xmlns="{_R[1:-1]}" datatypeLibrary="{self._schema.get("datatypeLibrary")}"><start>'
            '<element name="value"><attribute name="value"/></element></start></grammar>'
        )
        target = next(grammar.iter(_R + "attribute"))
        for part in attribute.iterchildren(*_VALUES):
            if part.find(_R + "name") is None:  # a choice of names is that of the attribute itself
                target.append(_copy(part))
        for name, define in self._defines.items():
            if name.startswith(("data.", "teidata.")):
                grammar.append(_copy(define))
        return etree.RelaxNG(grammar)

    def _describe(self, attribute: etree._Element) -> str:
        """What an attribute may hold, to complete "expected is ..."."""
        values = [value.text or "" for value in attribute.iter(_R + "value")]
        if values and attribute.find(f".//{_R}except") is None:
            return ("one of " if len(values) > 1 else "") + ", ".join(f'"{value}"' for value in values)
        reference = attribute.find(_R + "ref")
        define = self._defines.get(reference.get("name") or "") if reference is not None else None
        documentation = define.findtext(_DOCUMENTATION) if define is not None else None
        data = attribute.find(f".//{_R}data")
        kind = data.get("type") if data is not None else "text"
        return " ".join(documentation.split()) if documentation else f"a value of type {kind}"


def _attribute_names(attribute: etree._Element) -> list[str]:
    """The names that an attribute pattern stands for: one, or a choice of several."""
    name = attribute.get("name")
    return [name] if name else [one.text or "" for one in attribute.iter(_R + "name")]


def _drop_if_empty(pattern: etree._Element) -> None:
    parent = pattern.getparent()
    if len(pattern) == 0 and parent is not None:
        parent.remove(pattern)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _local(element: etree._Element) -> str:
    """The name of an element as the schema has it; one of another namespace is shown with it."""
    return str(element.tag).removeprefix(T) if etree.QName(element).namespace == TEI_NAMESPACE else str(element.tag)


def _own_texts(element: etree._Element) -> list[str]:
    """The text directly in an element, around its children (comments and entities among them)."""
    return [element.text or "", *(child.tail or "" for child in element)]
