"""The structure that the elements of a web page say: lists, tables of data, quotations, and where pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, islice

from lxml import etree

from xlate.model.document import Break, Container
from xlate.model.link_targets import safe_target
from xlate.model.table_layout import columns_begun, span_of
from xlate.readers.html_inline import text_in

__all__ = ["Structure", "find_structure"]

_LARGE = 0.5
"""share of the words of a page in a quotation or a table, from which it is how the page is laid out"""
_LONGEST_CELL = 300
"""characters: a cell of a table of data is hardly longer"""
_MAY_BREAK = etree.XPath(
    ".//*[@role='doc-pagebreak' or contains(@class, 'page') or contains(@style, 'break-') or @*[name()='epub:type']"
    " or ((self::a or self::span) and (contains(@id, 'pag') or contains(@name, 'pag') or starts-with(@id, 'pg')))]"
)
_BREAK_NAMES = re.compile(r"(?:doc-)?page-?_?(?:break|num|number|no)s?|pagina|pagenr")
_BREAK_STYLE = re.compile(r"(?:page-)?break-(before|after)\s?:\s?(?:always|page|left|right|column)", re.IGNORECASE)
_ANCHOR = re.compile(r"(?:page|pg|pagina|pag)[-_. ]?(\d{1,5}|[ivxlcdm]{1,8})", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|pg|p|seite|s|стр|с|pagina|pág|pag|página|str)\b[.:]?\s*)?(\d{1,5}|[ivxlcdm]{1,8})[\W_]*",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|gif|jp2|webp|pdf)(?:[?#]|$)", re.IGNORECASE)
_DEEPEST = 12
_LAYOUT_ROLES = {"presentation", "none"}


@dataclass(slots=True)
class Structure:
    """What some elements of a page are."""

    containers: dict[etree._Element, Container] = field(default_factory=dict)
    begins: dict[etree._Element, Break] = field(default_factory=dict)
    """a page begins where this element begins"""
    ends: dict[etree._Element, Break] = field(default_factory=dict)
    """a page begins where this element ends"""
    numbers: set[etree._Element] = field(default_factory=set)
    """what holds nothing but the number of a page"""


def find_structure(content: etree._Element) -> Structure:
    """What the elements of the text of a page say about its structure.

    Args:
        content: the element that holds the text.
    """
    found = Structure()
    numbers = count(1)
    whole = None
    for element in content.iter("blockquote", "table", "ul", "ol"):
        if element is content or _is_deep(element):
            continue
        if element.tag in {"ul", "ol"}:
            look = "numbered" if element.tag == "ol" else None
            found.containers[element] = Container("list", next(numbers), look=look)
            for item in element.iterchildren("li"):
                found.containers[item] = Container("item", next(numbers))
            continue
        whole = _size(content) if whole is None else whole
        if _size(element) > _LARGE * whole:
            continue
        if element.tag == "blockquote":
            found.containers[element] = Container("quote", next(numbers))
        elif _holds_data(element):
            found.containers[element] = Container("table", next(numbers))
            _note_cells(element, found, numbers)
    for element in _MAY_BREAK(content):
        _find_break(element, found)
    return found


def _is_deep(element: etree._Element) -> bool:
    """True where nobody nests anything on purpose; parsers read no XML that is nested much deeper."""
    above = element.iterancestors("blockquote", "table", "ul", "ol")
    return next(islice(above, _DEEPEST, None), None) is not None


def _note_cells(table: etree._Element, found: Structure, numbers: Iterator[int]) -> None:
    rows = [row for row in table.iter("tr") if text_in(row).strip()]  # others get no row in TEI
    cells = [list(row.iterchildren("td", "th")) for row in rows]
    spans = [[(span_of(one.get("colspan")), span_of(one.get("rowspan"))) for one in row] for row in cells]
    for number, (row, columns) in enumerate(zip(rows, columns_begun(spans), strict=True)):
        found.containers[row] = Container("row", next(numbers))
        for cell, (column, width), (_, height) in zip(cells[number], columns, spans[number], strict=True):
            look = "label" if cell.tag == "th" else None
            reached = min(height, len(rows) - number)
            found.containers[cell] = Container("cell", next(numbers), column, look, width, reached)


def _size(element: etree._Element) -> int:
    return len(text_in(element))


def _holds_data(table: etree._Element) -> bool:
    """True for a table of rows and columns with short cells, none of which is a page of its own."""
    if (table.get("role") or "") in _LAYOUT_ROLES or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    named = next(table.iter("th", "caption", "thead"), None) is not None
    cells = [_size(cell) for row in rows for cell in row]
    most = sum(len(row) == max(map(len, rows)) for row in rows)
    return (named or most >= 0.8 * len(rows)) and max(cells) <= _LONGEST_CELL


def _find_break(element: etree._Element, found: Structure) -> None:
    """Note the page that begins at an element, if one does."""
    style = _BREAK_STYLE.search(element.get("style") or "")
    if style is not None:
        unit = "column" if style[0].lower().endswith("column") else "page"
        before = style[1].lower() == "before" or element.tag in {"hr", "br"}
        (found.begins if before else found.ends)[element] = Break(unit)
        return
    names = {*(element.get("class") or "").lower().split(), element.get("role"), element.get("epub:type")}
    is_named = any(name and _BREAK_NAMES.fullmatch(name) for name in names)
    address = element.get("id") or element.get("name") or ""
    anchor = _ANCHOR.fullmatch(address) if is_named or element.tag in {"a", "span"} else None
    if not (is_named or anchor) or next(islice(element.iter(), 6, None), None) is not None:
        return
    text = text_in(element).strip()
    printed = _NUMBER.fullmatch(text)
    if text and printed is None:
        return
    stated = _NUMBER.fullmatch(element.get("title") or element.get("aria-label") or "") if is_named else None
    number = stated or printed or anchor
    if text:
        found.numbers.add(element)
    links = [element, *element.iter("a")]
    picture = next((href for link in links if (href := link.get("href")) and _PICTURE.search(href)), None)
    found.begins[element] = Break("page", number[1] if number else None, safe_target(picture))
