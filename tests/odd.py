"""Reads an ODD over TEI's own declarations: what each element may hold, its attributes, and their types.

Only the part of ODD that schemas/xlate.odd uses: modules with the elements that they include, changed and added
specifications in groups, content models of elements, macros and text, attributes inherited from classes, closed lists
of values, datatypes, and Schematron in constraintSpec. Anything else is refused, lest it be overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

T = "{http://www.tei-c.org/ns/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
KNOWN = {"moduleRef", "specGrpRef", "constraintSpec", *SPECS}


@dataclass(slots=True)
class Attribute:
    """An attribute as one element has it."""

    name: str
    required: bool = False
    usage: str = "opt"
    """req, rec (xlate writes it) or opt"""
    description: str = ""
    datatype: etree._Element | None = None
    values: list[tuple[str, str]] = field(default_factory=list)
    """a closed list of values with what they mean; empty for any value of the datatype"""

    def overlay(self, definition: etree._Element) -> None:
        """Take over what an attDef says."""
        self.usage = definition.get("usage") or self.usage
        self.required = self.usage == "req"
        self.description = text_of(definition.find(T + "desc")) or self.description
        datatype = definition.find(T + "datatype")
        if datatype is not None:
            self.datatype = datatype
        values = definition.find(T + "valList")
        if values is not None:
            closed = values.get("type") == "closed"
            items = [(one.get("ident") or "", text_of(one.find(T + "desc"))) for one in values.iterfind(T + "valItem")]
            self.values = items if closed else []


def text_of(element: etree._Element | None) -> str:
    """The words of an element, spaces made one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


class Odd:
    """A customisation of TEI."""

    def __init__(self, odd: etree._Element, tei: etree._Element) -> None:
        self.root = odd
        self.schema = next(odd.iter(T + "schemaSpec"))
        self._groups = {f"#{group.get(XML + 'id')}": group for group in odd.iter(T + "specGrp")}
        self._parts = list(self._flatten(self.schema))
        self._own = {(str(part.tag)[len(T) :], part.get("ident") or ""): part for part in self._parts}
        self._tei = {(str(part.tag)[len(T) :], part.get("ident") or ""): part for part in tei.iterchildren("*")}

    def _flatten(self, parent: etree._Element) -> Iterator[etree._Element]:
        for part in parent.iterchildren(f"{T}*"):
            name = str(part.tag)[len(T) :]
            if name not in KNOWN:
                raise ValueError(f"line {part.sourceline}: <{name}> is not known to tests/odd.py")
            if name == "specGrpRef":
                yield from self._flatten(self._groups[part.get("target") or ""])
            else:
                yield part

    @cached_property
    def elements(self) -> dict[str, etree._Element]:
        """The elements of the schema, by name, each with its elementSpec in the ODD."""
        included = {
            name for part in self._parts if part.tag == T + "moduleRef" for name in (part.get("include") or "").split()
        }
        described = {name: part for (kind, name), part in self._own.items() if kind == "elementSpec"}
        if included != set(described):
            raise ValueError(f"included or specified, not both: {sorted(included ^ set(described))}")
        for name in described:
            if ("elementSpec", name) not in self._tei:
                raise ValueError(f"TEI has no element {name}")
        return dict(sorted(described.items()))

    @cached_property
    def macros(self) -> dict[str, etree._Element]:
        """The macros of the ODD, by name."""
        return {name: part for (kind, name), part in self._own.items() if kind == "macroSpec"}

    @cached_property
    def constraints(self) -> list[etree._Element]:
        """The constraints of no one element."""
        return [part for part in self._parts if part.tag == T + "constraintSpec"]

    def content(self, name: str) -> etree._Element:
        """The content model of an element or macro: the one element in its content."""
        spec = self.macros[name] if name in self.macros else self.elements[name]
        content = spec.find(T + "content")
        if content is None or len(content) != 1:
            raise ValueError(f"{name} needs a content with one element in it")
        return content[0]

    def datatype(self, name: str) -> tuple[str, etree._Element]:
        """What a datatype means, and the one element that defines it."""
        own, tei = (specs.get(("dataSpec", name)) for specs in (self._own, self._tei))
        described = text_of(own.find(T + "desc")) if own is not None else ""
        for spec in (own, tei):
            content = spec.find(T + "content") if spec is not None else None
            if content is not None:
                return described, content[0]
        raise ValueError(f"the datatype {name} is defined nowhere")

    def attributes(self, name: str) -> list[Attribute]:
        """The attributes of an element, those of its classes included, in alphabetical order."""
        own, tei = self.elements[name], self._tei["elementSpec", name]
        found: dict[str, Attribute] = {}
        for key in self._classes(own, tei):
            self._inherit(key, found, set())
        for spec in (tei, own):
            _apply(spec, found)
        return sorted(found.values(), key=lambda attribute: attribute.name)

    def _classes(self, own: etree._Element | None, tei: etree._Element | None) -> list[str]:
        """The classes of attributes that an element or class belongs to."""
        changed = own.find(T + "classes") if own is not None else None
        if changed is not None and (changed.get("mode") == "replace" or tei is None):
            return _keys(changed)
        if changed is not None:
            raise ValueError(f"line {changed.sourceline}: classes of what is TEI's are replaced, not changed")
        return _keys(tei.find(T + "classes")) if tei is not None else []

    def _inherit(self, key: str, found: dict[str, Attribute], seen: set[str]) -> None:
        own, tei = (specs.get(("classSpec", key)) for specs in (self._own, self._tei))
        if key in seen:
            return
        if own is None and tei is None:
            raise ValueError(f"the class {key} is defined nowhere")
        seen.add(key)
        for parent in self._classes(own, tei):
            self._inherit(parent, found, seen)
        for spec in (tei, own):
            if spec is not None:
                _apply(spec, found)


def _keys(classes: etree._Element | None) -> list[str]:
    members = classes.iterfind(T + "memberOf") if classes is not None else ()
    return [key for member in members if (key := member.get("key") or "").startswith("att.")]


def _apply(spec: etree._Element, found: dict[str, Attribute]) -> None:
    """Add, change and delete attributes as a specification says."""
    ours = spec.getroottree().getroot().tag == T + "TEI"
    for definition in spec.iterfind(f"{T}attList//{T}attDef"):
        name, mode = definition.get("ident") or "", definition.get("mode") or "add"
        values = definition.find(T + "valList")
        if ours and mode == "change" and values is not None and values.get("mode") not in ("add", "replace"):
            raise ValueError(f"line {values.sourceline}: the TEI Stylesheets overlook a valList without mode")
        if mode == "delete":
            if name not in found:
                raise ValueError(f"{spec.get('ident')} has no attribute {name} that could be deleted")
            del found[name]
        elif mode == "add" or name in found:
            found[name] = Attribute(name) if mode == "add" else found[name]
            found[name].overlay(definition)
        elif ours:
            raise ValueError(f"{spec.get('ident')} has no attribute {name} that could be changed")


ABOUT = """ TEI P5 {}: its attributes, classes of attributes and datatypes, without models of content and without
     prose, taken from p5subset.xml by tests/make_schemas.py. Copyright TEI Consortium; source
     https://github.com/TEIC/TEI; licences: Creative Commons Attribution 3.0 Unported
     (https://creativecommons.org/licenses/by/3.0/) and BSD 2-Clause (https://opensource.org/license/bsd-2-clause). """


def trim(p5subset: etree._Element, edition: str) -> bytes:
    """What `Odd` needs of TEI: attributes and datatypes of everything, a specification on each line."""
    lines = [f"<!--{ABOUT.format(edition)}-->", f'<specGrp xmlns="{T[1:-1]}">']
    for spec in p5subset.iter(T + "elementSpec", T + "classSpec", T + "dataSpec"):
        if spec.tag == T + "classSpec" and spec.get("type") != "atts":
            continue
        copy = etree.Element(spec.tag, {"ident": spec.get("ident") or ""}, nsmap={None: T[1:-1]})
        keys = _keys(spec.find(T + "classes"))
        if keys:
            classes = etree.SubElement(copy, T + "classes")
            for key in keys:
                etree.SubElement(classes, T + "memberOf", {"key": key})
        for part in spec.iterchildren(T + ("content" if spec.tag == T + "dataSpec" else "attList")):
            copy.append(_bare(part))
        lines.append(etree.tostring(copy, encoding="unicode").replace(f' xmlns="{T[1:-1]}"', ""))
    return ("\n".join([*lines, "</specGrp>"]) + "\n").encode()


PROSE = ("desc", "gloss", "altIdent", "remarks", "exemplum", "defaultVal", "constraintSpec", "listRef", "equiv")


def _bare(part: etree._Element) -> etree._Element:
    """A copy without what is meant for people."""
    copy = deepcopy(part)
    unneeded = [values for values in copy.iter(T + "valList") if values.get("type") not in (None, "closed")]
    for element in [*copy.iter(*(T + name for name in PROSE), etree.Comment, etree.ProcessingInstruction), *unneeded]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in copy.iter("*"):
        element.text = element.tail = None
    etree.cleanup_namespaces(copy)
    return copy
