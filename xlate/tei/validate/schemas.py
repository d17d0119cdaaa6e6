"""The schemas that validate a TEI file: ours, compiled once, and any RELAX NG schema that a person brings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding
from xlate.formats.xml import make_parser
from xlate.tei.validate.grammar import Grammar
from xlate.tei.validate.rules import RULES, Broken

__all__ = [
    "check_own_grammar",
    "check_own_rules",
    "check_with_schema",
    "explain_own_grammar",
    "keeps_own_grammar",
    "schema_path",
]

_VAGUE = {
    f"RELAXNG_ERR_{name}"
    for name in ("CONTENTVALID", "ATTRVALID", "EXTRACONTENT", "INTEREXTRA", "INTERSEQ", "INTERNODATA", "NOTELEM")
}
"""what libxml2 says about the surroundings of an error"""

_RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_PLACE = "xlate-place"
"""attribute with the place of an element in its document"""


def schema_path(name: str) -> Path:
    """Where a schema that comes with xlate stands.

    Args:
        name: ``"xlate.rng"``, ``"xlate.sch"``, ``"xlate.its"`` or ``"xlate.odd"``.

    Returns:
        its path: inside the installed package, or in the folder ``schemas`` beside the package in a checkout.
    """
    package = Path(__file__).resolve().parents[2]
    installed = package / "schemas" / name
    return installed if installed.is_file() else package.parent / "schemas" / name


def check_own_grammar(root: etree._Element, name: str) -> Iterator[Finding]:
    """Check a document against xlate.rng.

    Args:
        root: the document.
        name: name of the file for messages.

    Yields:
        Each thing that does not fit, once, with the number of places where it happens.
    """
    schema, grammar = _own_grammar()
    if schema.validate(root):
        return
    places: dict[str, list[etree._Element]] = {}
    for misfit in grammar.explain(root):
        places.setdefault(misfit.message, []).append(misfit.element)
    if not places:
        yield from _reduce(schema, name, "xlate.rng")
    for message, elements in places.items():
        line = min(element.sourceline or 0 for element in elements)
        more = f" (and in {len(elements) - 1} more places)" if len(elements) > 2 else ""
        more = " (and in one more place)" if len(elements) == 2 else more
        yield Finding("XL301", f"{message}{more}", name, line or None)


def keeps_own_grammar(root: etree._Element, places: etree._Element | None = None) -> bool:
    """True if a document is valid against xlate.rng and the rules of xlate.sch that say which place needs what (XL301).

    It is quicker than to say what is wrong.

    Args:
        root: the document.
        places: the document of which the rules of places are asked, if that is another one.
    """
    return bool(_own_grammar()[0].validate(root)) and not any(_misplaced(root if places is None else places))


def _misplaced(root: etree._Element) -> Iterator[str]:
    """What an element is not that it has to be in its place, by the rules that the grammar of an ODD cannot hold."""
    found = check_own_rules(root, of_places=True)
    return (broken.message for broken in found if RULES[broken.rule].code == "XL301")


def explain_own_grammar(root: etree._Element) -> list[str]:
    """What is wrong in a document by xlate.rng and the rules of places (XL301), each once; nothing if it is valid."""
    schema, grammar = _own_grammar()
    if schema.validate(root):
        return list(dict.fromkeys(_misplaced(root)))
    said = [misfit.message for misfit in grammar.explain(root)]
    return list(dict.fromkeys(said)) or ["it is not valid against xlate.rng"]


def check_own_rules(root: etree._Element, *, of_places: bool = False) -> Iterator[Broken]:
    """Check a document against xlate.sch.

    Args:
        root: the document.
        of_places: only the patterns with rules of places (XL301).

    Yields:
        Each rule that does not hold, in the order of the document.
    """
    rules = _own_rules(of_places)
    if rules(root).find(f".//{_SVRL}failed-assert") is None:
        return
    # A path to each element, as Schematron has it, would be counted out from the first of its siblings every time. So
    # the elements of a copy are numbered, and the report gives the number.
    elements = list(root.iter("*"))
    numbered = deepcopy(root)
    for place, element in enumerate(numbered.iter("*")):
        element.set(_PLACE, str(place))
    report = rules(numbered)
    for failed in report.iter(_SVRL + "failed-assert"):
        rule = failed.get("id") or ""
        message = " ".join("".join(failed.itertext()).split())
        yield Broken(rule, elements[int(failed.get("location") or 0)], message)


def check_with_schema(root: etree._Element, name: str, schema: Path) -> Iterator[Finding]:
    """Check a document against a RELAX NG schema that a person brings.

    Args:
        root: the document.
        name: name of the file for messages.
        schema: path of the schema, in XML syntax. What it includes must stand beside it; nothing is fetched.

    Yields:
        The most telling of the errors that libxml2 reports.

    Raises:
        InputError: the schema is missing, or not a RELAX NG schema in XML syntax.
    """
    compiled = _given_schema(schema)
    if not compiled.validate(root):
        yield from _reduce(compiled, name, schema.name)


@cache
def _own_grammar() -> tuple[etree.RelaxNG, Grammar]:
    schema = etree.parse(schema_path("xlate.rng"))
    return etree.RelaxNG(schema), Grammar(schema.getroot())


@cache
def _own_rules(of_places: bool) -> etree.XSLT:
    from lxml.isoschematron import Schematron  # slow to import, and only needed here

    schema = etree.parse(schema_path("xlate.sch")).getroot()
    for pattern in schema.findall(_SCH + "pattern") if of_places else ():
        if all(RULES[one.get("id") or ""].code != "XL301" for one in pattern.iter(_SCH + "assert")):
            schema.remove(pattern)
    schematron = Schematron(schema, store_xslt=True)
    stylesheet = schematron.validator_xslt
    assert stylesheet is not None  # store_xslt
    for template in stylesheet.getroot().iterfind(f"{_XSL}template[@match='*'][@mode='schematron-get-full-path']"):
        template.clear(keep_tail=True)
        template.attrib.update({"match": "*", "mode": "schematron-get-full-path"})
        etree.SubElement(template, _XSL + "value-of", {"select": f"@{_PLACE}"})
    return etree.XSLT(stylesheet)


@cache
def _given_schema(schema: Path) -> etree.RelaxNG:
    tree = _read_schema(schema, frozenset())
    try:
        return etree.RelaxNG(tree)
    except etree.RelaxNGParseError as error:
        raise InputError(f"the schema is not a usable RELAX NG schema: {error}", file=str(schema)) from None


def _read_schema(schema: Path, including: frozenset[Path]) -> etree._Element:
    """The tree of a schema; it and all that it includes are local files, for libxml2 would fetch others."""
    try:
        data = schema.read_bytes()
    except OSError as error:
        raise InputError(f"the schema cannot be read: {error.strerror}", file=str(schema)) from None
    try:
        tree = etree.fromstring(data, make_parser(), base_url=str(schema))
    except etree.XMLSyntaxError as error:
        message = f"the schema is not XML: {error.msg}; give RELAX NG in XML syntax (.rng)"
        raise InputError(message, file=str(schema), line=error.lineno) from None
    if etree.QName(tree).namespace != _RELAX_NG:
        message = f"the schema is not RELAX NG in XML syntax: its root is <{etree.QName(tree).localname}>"
        raise InputError(message, file=str(schema))
    for reference in tree.iter(f"{{{_RELAX_NG}}}include", f"{{{_RELAX_NG}}}externalRef"):
        href = reference.get("href") or ""
        if _ADDRESS.match(href):
            message = f"the schema includes {href}, and nothing is fetched; put a copy beside it"
            raise InputError(message, file=str(schema), line=reference.sourceline)
        if schema not in including:  # a circle of inclusions is left to libxml2, which reports it
            _read_schema(schema.parent / href, including | {schema})
    return tree


def _reduce(schema: etree.RelaxNG, name: str, schema_name: str) -> Iterator[Finding]:
    """The errors of the last validation without echoes: libxml2 repeats each for the elements around it."""
    entries = list(schema.error_log)
    telling = [entry for entry in entries if entry.type_name not in _VAGUE] or entries[:1]
    seen: set[int] = set()
    for entry in telling:
        inner = any(other is not entry and _is_inside(other.path, entry.path) for other in telling)
        if inner or entry.line in seen:
            continue
        seen.add(entry.line)
        yield Finding("XL301", f"not valid against {schema_name}: {entry.message}", name, entry.line or None)


def _is_inside(path: str | None, outer: str | None) -> bool:
    return bool(path and outer and path.startswith(f"{outer}/"))
