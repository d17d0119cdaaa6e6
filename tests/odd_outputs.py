"""What is made from the ODD: the RELAX NG schema, the Schematron schema, and the reference page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree

from tests.odd import SCH, Attribute, Odd, T, text_of

RNG = "{http://relaxng.org/ns/structure/1.0}"
NOTE = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
MADE = " Made from xlate.odd by: make schemas. Change that file, not this one. "
NAMES = {"sequence": "group", "alternate": "choice", "textNode": "text", "empty": "empty"}


# ------------------------------------------------------------------ RELAX NG


def relax_ng(odd: Odd) -> str:
    """The grammar: one definition for each element, macro and datatype."""
    grammar = etree.Element(
        RNG + "grammar",
        {"ns": T[1:-1], "datatypeLibrary": "http://www.w3.org/2001/XMLSchema-datatypes"},
        nsmap={None: RNG[1:-1], "a": NOTE[1:].partition("}")[0]},
    )
    grammar.append(etree.Comment(MADE))
    _document(grammar, text_of(odd.schema.find(T + "desc")))
    start = etree.SubElement(grammar, RNG + "start")
    etree.SubElement(start, RNG + "ref", {"name": odd.schema.get("start") or ""})
    types: dict[str, bool] = {}
    for name, spec in odd.elements.items():
        define = etree.SubElement(grammar, RNG + "define", {"name": name})
        _document(define, text_of(spec.find(T + "desc")))
        element = etree.SubElement(define, RNG + "element", {"name": name})
        _add_attributes(element, odd.attributes(name), types)
        _add_model(element, odd.content(name))
    for name, spec in odd.macros.items():
        define = etree.SubElement(grammar, RNG + "define", {"name": name})
        _document(define, text_of(spec.find(T + "desc")))
        _add_model(define, odd.content(name))
    _add_types(grammar, odd, types)
    return _written(grammar)


def _document(parent: etree._Element, text: str) -> None:
    if text:
        etree.SubElement(parent, NOTE).text = text


def _add_model(parent: etree._Element, model: etree._Element) -> None:
    """Add a content model in the words of RELAX NG."""
    times = _times(model)
    if times:
        parent = etree.SubElement(parent, RNG + times)
    kind = str(model.tag)[len(T) :]
    if kind in ("elementRef", "macroRef"):
        etree.SubElement(parent, RNG + "ref", {"name": model.get("key") or ""})
        return
    inner = etree.SubElement(parent, RNG + NAMES[kind])
    for part in model.iterchildren(f"{T}*"):
        _add_model(inner, part)


def _times(model: etree._Element) -> str | None:
    least, most = model.get("minOccurs", "1"), model.get("maxOccurs", "1")
    names = {
        ("1", "1"): None,
        ("0", "1"): "optional",
        ("0", "unbounded"): "zeroOrMore",
        ("1", "unbounded"): "oneOrMore",
    }
    return names[least, most]


def _add_attributes(element: etree._Element, attributes: list[Attribute], types: dict[str, bool]) -> None:
    """Add the attributes of an element.

    Those of one type that may be left out are one pattern with several names. libxml2 tries every optional attribute
    with and without, so each one more doubles its work: nine on a segment took seven times as long.
    """
    patterns = [(_value(attribute, types), attribute) for attribute in attributes]
    for pattern, attribute in patterns:
        if attribute.required:
            etree.SubElement(element, RNG + "attribute", {"name": attribute.name}).append(pattern)
    optional = sorted(
        (
            (etree.tostring(pattern), attribute.name, pattern)
            for pattern, attribute in patterns
            if not attribute.required
        ),
        key=lambda found: found[:2],
    )
    for _key, group in groupby(optional, key=lambda found: found[0]):
        same = list(group)
        if len(same) == 1:
            around = etree.SubElement(element, RNG + "optional")
            etree.SubElement(around, RNG + "attribute", {"name": same[0][1]}).append(same[0][2])
        else:
            around = etree.SubElement(element, RNG + "zeroOrMore")
            one = etree.SubElement(around, RNG + "attribute", {"ns": ""})
            choice = etree.SubElement(one, RNG + "choice")
            for _pattern, name, _element in same:
                etree.SubElement(choice, RNG + "name").text = name
            one.append(same[0][2])


def _value(attribute: Attribute, types: dict[str, bool]) -> etree._Element:
    """The pattern of an attribute's value; the datatypes that it names are noted, and whether as a list."""
    datatype = attribute.datatype
    if datatype is None or len(datatype) != 1:
        raise ValueError(f"the attribute {attribute.name} needs a datatype")
    least, most = int(datatype.get("minOccurs", "1")), datatype.get("maxOccurs", "1")
    if attribute.values:
        choice = etree.Element(RNG + "choice")
        for value, _meaning in attribute.values:
            etree.SubElement(choice, RNG + "value").text = value
        pattern = choice if len(choice) > 1 else choice[0]
        if most == "1":
            return pattern
        values = etree.Element(RNG + "list")
        etree.SubElement(values, RNG + "oneOrMore").append(pattern)
        return values
    reference = datatype[0]
    if most == "1":
        return _data(reference, types)
    if least == 1:
        name = f"{reference.get('key')}.list"
        types[name] = True
        return etree.Element(RNG + "ref", {"name": name})
    values = etree.Element(RNG + "list")
    for _time in range(least - 1):
        values.append(_data(reference, types))
    etree.SubElement(values, RNG + ("oneOrMore" if least else "zeroOrMore")).append(_data(reference, types))
    return values


def _data(reference: etree._Element, types: dict[str, bool]) -> etree._Element:
    key = reference.get("key")
    if key:
        types.setdefault(key, False)
        return etree.Element(RNG + "ref", {"name": key})
    if reference.tag == T + "textNode" or reference.get("name") == "string":
        return etree.Element(RNG + "text")
    data = etree.Element(RNG + "data", {"type": reference.get("name") or ""})
    restriction = reference.get("restriction")
    if restriction:
        etree.SubElement(data, RNG + "param", {"name": "pattern"}).text = restriction
    return data


def _add_types(grammar: etree._Element, odd: Odd, types: dict[str, bool]) -> None:
    """Define each datatype that is used, and those that they name in turn."""
    done: set[str] = set()
    while todo := sorted(set(types) - done):
        for name in todo:
            done.add(name)
            base = name.removesuffix(".list")
            described, model = odd.datatype(base)
            define = etree.SubElement(grammar, RNG + "define", {"name": name})
            if base != name:
                _document(define, described and f"one or several, each {described}")
                values = etree.SubElement(etree.SubElement(define, RNG + "list"), RNG + "oneOrMore")
                data = _type(model, types)
                if data.findtext(RNG + "param") == r"\S+":
                    del data[
                        0
                    ]  # what stands in a list has no spaces anyway, and libxml2 compiles a pattern for each value
                values.append(data)
            else:
                _document(define, described)
                define.append(_type(model, types))


def _type(model: etree._Element, types: dict[str, bool]) -> etree._Element:
    kind = str(model.tag)[len(T) :]
    if kind in ("alternate", "valList"):
        choice = etree.Element(RNG + "choice")
        for part in model.iterchildren(f"{T}*"):
            if part.tag == T + "valItem":
                etree.SubElement(choice, RNG + "value").text = part.get("ident")
            else:
                choice.append(_type(part, types))
        return choice
    return _data(model, types)


def _written(root: etree._Element) -> str:
    etree.indent(root, "  ")
    for message in root.iter(SCH + "assert"):
        message.text = (message.text or "").lstrip() or None
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


# ------------------------------------------------------------------ Schematron


def schematron(odd: Odd) -> str:
    """The rules. Those of one element become one rule, and these one pattern: the file is walked once for all."""
    schema = etree.Element(SCH + "schema", nsmap={None: SCH[1:-1]})
    schema.append(etree.Comment(MADE))
    etree.SubElement(schema, SCH + "title").text = text_of(odd.root.find(f".//{T}titleStmt/{T}title"))
    etree.SubElement(schema, SCH + "ns", {"prefix": "tei", "uri": T[1:-1]})
    for spec in odd.constraints:
        pattern = etree.SubElement(schema, SCH + "pattern", {"id": spec.get("ident") or ""})
        _copy_rules(spec, pattern)
    pattern = etree.SubElement(schema, SCH + "pattern", {"id": "elements"})
    for name, spec in odd.elements.items():
        constraints = spec.findall(T + "constraintSpec")
        if constraints:
            rule = etree.SubElement(pattern, SCH + "rule", {"context": f"tei:{name}"})
            for constraint in constraints:
                _copy_rules(constraint, rule)
    etree.cleanup_namespaces(schema, top_nsmap={None: SCH[1:-1]})
    return _written(schema)


def _copy_rules(spec: etree._Element, target: etree._Element) -> None:
    constraint = spec.find(T + "constraint")
    if spec.get("scheme") != "schematron" or constraint is None:
        raise ValueError(f"the constraint {spec.get('ident')} is not Schematron")
    for part in constraint:
        copy = deepcopy(part)
        copy.tail = None
        target.append(copy)


# ------------------------------------------------------------------ the page


def reference_page(odd: Odd) -> str:
    """Every element with what it means, what it holds and which attributes it has."""
    parts = [
        "# Elements",
        "",
        "[All pages](README.md)",
        "",
        "Every element of the TEI that xlate writes or accepts: this page is generated from `schemas/xlate.odd`, as",
        "are `xlate.rng` and `xlate.sch`. What the parts mean together is explained in [encoding.md](encoding.md), the",
        "rules in [validation.md](validation.md). Of the attributes, **needed** ones must be there, *written* ones are",
        "written by xlate, the others are accepted in files that people have worked on. A value with … is a list.",
    ]
    for name, spec in odd.elements.items():
        parts += ["", f"## {name}", "", text_of(spec.find(T + "desc")), "", f"Holds: `{_model(odd.content(name))}`"]
        rules = [f"`{rule.get('ident')}`" for rule in spec.iterfind(T + "constraintSpec")]
        parts += ["", f"Rules: {', '.join(rules)}"] if rules else []
        parts += ["", *_attribute_table(odd.attributes(name))]
    parts += ["", "## What several elements hold"]
    for name, spec in odd.macros.items():
        parts += ["", f"`{name}`: {text_of(spec.find(T + 'desc'))} `{_model(odd.content(name))}`"]
    return "\n".join(_without_double_blanks(parts)) + "\n"


def _without_double_blanks(lines: list[str]) -> Iterator[str]:
    before = None
    for line in lines:
        if line or before:
            yield line
        before = line


def _attribute_table(attributes: list[Attribute]) -> Iterator[str]:
    if attributes:
        yield "| attribute | | value | meaning |"
        yield "| --- | --- | --- | --- |"
    for attribute in attributes:
        usage = {"req": "**needed**", "rec": "*written*"}.get(attribute.usage, "")
        value = ", ".join(f"`{value}`" for value, _meaning in attribute.values) or _type_name(attribute)
        yield f"| `{attribute.name}` | {usage} | {value} | {attribute.description.replace('|', chr(92) + '|')} |"


def _type_name(attribute: Attribute) -> str:
    assert attribute.datatype is not None
    reference = attribute.datatype[0]
    name = reference.get("key") or reference.get("name") or "text"
    return name + (" …" if attribute.datatype.get("maxOccurs") == "unbounded" else "")


def _model(model: etree._Element) -> str:
    """A content model in the compact notation: ``fileDesc, encodingDesc?``."""
    kind = str(model.tag)[len(T) :]
    sign = {None: "", "optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}[_times(model)]
    if kind in ("elementRef", "macroRef"):
        return (model.get("key") or "") + sign
    if kind in ("textNode", "empty"):
        return {"textNode": "words", "empty": "nothing"}[kind]
    inner = (", " if kind == "sequence" else " | ").join(_model(part) for part in model.iterchildren(f"{T}*"))
    return f"({inner}){sign}"
