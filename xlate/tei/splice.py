"""Edits to the bytes of a TEI file: what is not edited stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from xlate.errors import RecordError
from xlate.formats.xml import declared_charset
from xlate.tei.record import Record, Span

__all__ = [
    "Edit",
    "apply_edits",
    "edit_attributes",
    "edit_part",
    "edit_start_tag",
    "edit_start_tags",
    "edits_inside",
    "escape_attribute",
    "escape_content",
    "indent_before",
    "insert_before",
    "insert_children",
    "read_attributes",
    "remove_element",
    "replace_content",
]

_ATTRIBUTE = re.compile(r"(\s+)([^\s=<>\"'/]+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_START_TAGS = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<tag><[^\s/>!?]+[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)",
    re.DOTALL,
)
"""start tags, and what may hold something that looks like one"""
_NAMED = re.compile(r'(?P<before><[^\s/>"]+\sxml:id=")(?P<key>[^"&\0]+)(?:(?P<between>"\sn=")(?P<number>[^"&\0]+))?')
_KEY, _NUMBER = "\0k", "\0n"
"""names for the two in a template of start tags; XML has no such names"""
_QUOTED = re.compile("[&<\"']")
"""what is not written as it is in an attribute, or needs another kind of quotation marks"""
_ORDER = (
    "xml:id", "type", "subtype", "n", "who", "corresp", "source", "xml:lang", "ana", "change", "resp", "cert",
)  # fmt: skip
"""where a new attribute goes among those that xlate writes: before the first that comes later here"""
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


class Edit(NamedTuple):
    """Replace the bytes from start up to end."""

    start: int
    end: int
    replacement: bytes


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with all edits made.

    Args:
        data: the file.
        edits: in any order; edits at the same place are made in the order given; none may overlap. In a file that
            declares ASCII, other characters become references.

    Raises:
        RecordError: two edits overlap.
    """
    parts: list[bytes] = []
    position = 0
    in_ascii = declared_charset(data) == "ascii"
    for edit in sorted(edits, key=itemgetter(0, 1)):
        if edit.start < position:
            raise RecordError("two edits overlap; nothing was changed")
        new = edit.replacement
        if in_ascii and not new.isascii():  # the declaration stays as it is, and true
            new = new.decode().encode("ascii", "xmlcharrefreplace")
        parts += (data[position : edit.start], new)
        position = edit.end
    parts.append(data[position:])
    return b"".join(parts)


def escape_attribute(value: str) -> str:
    """A value as it may stand between double quotes."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def escape_content(text: str) -> str:
    """Characters as they may stand in an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def edit_start_tag(tag: str, values: Mapping[str, str | None]) -> str:
    """A start tag with some attributes set or removed; the rest keeps its order, quotes and spacing.

    Args:
        tag: as it stands in the file, ``<seg …>`` or ``<seg …/>``.
        values: name of an attribute as written -> its new value; None removes it.
    """
    # In a merge, most start tags differ in nothing but name and number, and get the same attributes: where these go is
    # worked out once, with places to fill in for name, number and values.
    named = _NAMED.match(tag)
    if named is None or _QUOTED.search(" ".join(filter(None, values.values()))):
        return _edited(tag, values)
    before, key, between, number = named.groups()
    removed = tuple([value is None for value in values.values()])
    template = _template(before, between, tag[named.end() :], tuple(values), removed)
    return template % {**values, _KEY: key, _NUMBER: number}


@lru_cache(maxsize=1024)
def _template(before: str, between: str | None, rest: str, names: Sequence[str], removed: Sequence[bool]) -> str:
    """A start tag of this kind, edited, with places for its name, its number and what attributes are set to."""
    number = f"{between}%({_NUMBER})s" if between is not None else ""
    values = {name: None if none else f"%({name})s" for name, none in zip(names, removed, strict=True)}
    return _edited(f"{before}%({_KEY})s{number}{rest.replace('%', '%%')}", values)


def _edited(tag: str, values: Mapping[str, str | None]) -> str:
    ending = "/>" if tag.endswith("/>") else ">"
    first = _ATTRIBUTE.search(tag)
    end_of_name = first.start() if first else len(tag[: -len(ending)].rstrip())
    pieces: list[tuple[str, str]] = []
    seen: set[str] = set()
    position = end_of_name
    for match in _ATTRIBUTE.finditer(tag, end_of_name):
        space, name, equals, written = match.groups()
        position = match.end()
        if name not in values:
            pieces.append((name, match.group()))
            continue
        seen.add(name)
        value = values[name]
        if value is not None:
            quote = '"' if "'" in value else written[0]
            pieces.append((name, f"{space}{name}{equals}{quote}{escape_attribute(value)}{quote}"))
    for name, value in values.items():
        if name not in seen and value is not None:
            pieces.insert(_place_for(name, pieces), (name, f' {name}="{escape_attribute(value)}"'))
    return tag[:end_of_name] + "".join(text for _, text in pieces) + tag[position:]


def read_attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag: name as written -> value as written, without its quotes."""
    return {name: value[1:-1] for _, name, _, value in _ATTRIBUTE.findall(tag)}


def edit_start_tags(fragment: str, values: Callable[[Mapping[str, str]], Mapping[str, str | None]]) -> str:
    """A fragment of well-formed XML with attributes of its elements set or removed.

    Args:
        fragment: elements and words.
        values: attributes of an element, as `read_attributes` has them -> what is to be set or removed.
    """

    def edited(match: re.Match[str]) -> str:
        tag = match["tag"]
        return edit_start_tag(tag, values(read_attributes(tag))) if tag else match.group()

    return _START_TAGS.sub(edited, fragment) if "<" in fragment else fragment


def edit_attributes(record: Record, element: etree._Element, values: Mapping[str, str | None]) -> Edit:
    """An edit that sets or removes attributes of an element; see `edit_start_tag`."""
    span = record.span(element)
    return Edit(span.start, span.content_start, edit_start_tag(record.start_tag(span), values).encode())


def _place_for(name: str, pieces: list[tuple[str, str]]) -> int:
    rank = _RANK.get(name, len(_RANK))
    for place, (other, _) in enumerate(pieces):
        if _RANK.get(other, -1) > rank:
            return place
    return len(pieces)


def insert_children(
    record: Record, parent: etree._Element, children: Sequence[str], after: etree._Element | None = None
) -> Edit:
    """An edit that inserts child elements, each on a line of its own, indented like its neighbours.

    Args:
        record: the file.
        parent: the element that gets children.
        children: their XML.
        after: the child of parent after which they go; None: after the last one.
    """
    span = record.span(parent)
    neighbour = after if after is not None else next((child for child in reversed(parent) if _is_element(child)), None)
    if neighbour is not None:
        neighbour_span = record.span(neighbour)
        indent = indent_before(record.data, neighbour_span)
        return Edit(neighbour_span.end, neighbour_span.end, "".join(indent + child for child in children).encode())
    xml = "".join(children)
    (edit,) = edits_inside(record, parent, [Edit(span.content_start, span.content_start, xml.encode())])
    return edit


def edits_inside(record: Record, element: etree._Element, edits: list[Edit]) -> list[Edit]:
    """Edits of an element and of what is in it: one that is written ``<langUsage/>`` is opened for what it is to hold.

    Args:
        record: the file.
        element: the element.
        edits: of its start tag, and of what it holds.
    """
    span = record.span(element)
    content = b"".join(edit.replacement for edit in edits if edit.start == span.end)
    if span.content_start != span.end or not content:
        return edits
    tag = edit_part(record, span.start, span.end, [edit for edit in edits if edit.start < span.end]).decode()
    name = tag[1:].split()[0].rstrip("/>")
    last = indent_before(record.data, span) if content.startswith((b"\n", b"\r")) else ""
    return [Edit(span.start, span.end, f"{tag[:-2].rstrip()}>".encode() + content + f"{last}</{name}>".encode())]


def _is_element(node: etree._Element) -> bool:
    """False for comments, processing instructions and entities, which have no span."""
    return isinstance(node.tag, str)


def insert_before(record: Record, sibling: etree._Element, xml: str) -> Edit:
    """An edit that inserts an element before another, on a line of its own, indented like it."""
    span = record.span(sibling)
    return Edit(span.start, span.start, (xml + indent_before(record.data, span)).encode())


def replace_content(record: Record, element: etree._Element, xml: str) -> Edit:
    """An edit that puts other content into an element."""
    span = record.span(element)
    return Edit(span.content_start, span.content_end, xml.encode())


def edit_part(record: Record, start: int, end: int, edits: Iterable[Edit]) -> bytes:
    """The bytes of a part of a file with the edits in it made."""
    shifted = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in edits]
    return apply_edits(record.data[start:end], shifted)


def remove_element(record: Record, element: etree._Element) -> Edit:
    """An edit that takes an element away, with the line it stands on if it begins one: the inverse of inserting it."""
    span = record.span(element)
    return Edit(span.start - len(indent_before(record.data, span).encode()), span.end, b"")


def indent_before(data: bytes, span: Span) -> str:
    """The line break and the indentation before an element, or nothing if it does not begin a line."""
    line_start = data.rfind(b"\n", 0, span.start)
    between = data[line_start + 1 : span.start]
    if line_start < 0 or between.strip(b" \t"):
        return ""
    break_start = line_start - 1 if data[line_start - 1 : line_start] == b"\r" else line_start
    return data[break_start : span.start].decode()
