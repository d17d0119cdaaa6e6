"""Whose words the elements of a web page hold, where something else on it says so once for all.

A legend names the colours or the classes of those who speak; the head of a table names one person for each column.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from xlate.readers.html_inline import text_in
from xlate.readers.html_inline_labels import INLINE
from xlate.readers.questions import columns_of_voices

__all__ = ["voices_of_columns", "voices_of_legend"]

_COLOUR = re.compile(r"(?:^|[;\s])color\s?:\s?(?P<colour>[^;]{1,40})")
_SAYING = ("p", "span", "font", "div", "td", "dd", "blockquote")
"""elements that can hold what somebody says"""
_NAME_WORDS = 5
_LONGEST_NAME = 60
_FEWEST_PERSONS, _MOST_PERSONS = 2, 12
_FEWEST_TURNS = 2
"""of each person"""
_FEWEST_ROWS = 3
_FEWEST_CHANGES = 3
"""turns for one change of the speaker at most"""
_MOST_OF_TEXT = 0.6
_FAR = 2
"""elements around a name, in one of which the whole legend stands"""


_LOOKING = etree.XPath(
    ".//*[self::p or self::span or self::font or self::div or self::td or self::dd or self::blockquote or self::li"
    " or self::b or self::strong or self::em or self::th][@class or @color or contains(@style, 'color')]"
)
"""the few that have a colour or a class; most elements have neither"""


def voices_of_columns(body: etree._Element) -> dict[etree._Element, str]:
    """The cells of tables whose columns belong to one person each: ``<tr><th>Ann Lee</th><th>Bob Ray</th></tr>``."""
    found: dict[etree._Element, str] = {}
    for table in body.iter("table"):
        rows = [[one for one in row if one.tag in {"td", "th"}] for row in table.iter("tr")]
        if len(rows) <= _FEWEST_ROWS or any(one is not table for one in table.iter("table")):
            continue
        headings, *cells = [[" ".join(text_in(cell).split()) for cell in row] for row in rows]
        places = columns_of_voices(headings, cells)
        found |= {row[at]: headings[at] for row in rows[1:] for at in places if at < len(row)}
    return found


def voices_of_legend(body: etree._Element) -> dict[etree._Element, str]:
    """The elements that have the colour or the class of a name in a legend that stands before them all."""
    looking = [(element, tuple(_looks(element))) for element in _LOOKING(body)]
    saying = Counter(key for element, looks in looking if element.tag in _SAYING for key in looks)
    wanted = {key for key, number in saying.items() if number >= _FEWEST_TURNS}
    if len(wanted) < _FEWEST_PERSONS:
        return {}
    alike: defaultdict[str, list[tuple[int, etree._Element, str]]] = defaultdict(list)
    for place, (element, looks) in enumerate(looking):
        for key in wanted.intersection(looks):
            alike[key].append((place, element, ""))
    legend: list[tuple[int, etree._Element, str]] = []
    said: list[tuple[int, etree._Element, str]] = []
    for several in alike.values():
        if len(several) <= _FEWEST_TURNS:
            continue
        texts = [" ".join(text_in(one).split()) for _, one, _ in several]
        if not _is_name(texts[0]) or sum(map(_is_name, texts[1:])) * 2 > len(texts):
            continue
        name = texts[0].strip(" :：")
        legend.append((several[0][0], several[0][1], name))
        said += [(place, one, name) for (place, one, _), text in zip(several[1:], texts[1:], strict=True) if text]
    said.sort(key=lambda one: one[0])
    return {element: name for _, element, name in said} if _is_legend(legend, said, body) else {}


def _looks(element: etree._Element) -> Iterator[str]:
    if not element.attrib or any(str(one.tag) not in INLINE for one in element):
        return  # it looks like all others, or holds paragraphs
    colour = element.get("color") or ((found := _COLOUR.search(element.get("style") or "")) and found["colour"])
    if colour:
        yield f"colour {colour.strip().lower()}"
    if element.get("class"):
        yield f"class {element.get('class')}"


def _is_name(text: str) -> bool:
    text = text.rstrip(" :：")
    words = text.split()
    return bool(words) and len(words) <= _NAME_WORDS and len(text) <= _LONGEST_NAME and text[0].isalpha() and (
        not text[0].islower() and text[-1] not in ".?!…"
    )  # fmt: skip


def _is_legend(
    legend: list[tuple[int, etree._Element, str]], said: list[tuple[int, etree._Element, str]], body: etree._Element
) -> bool:
    """True for different names that stand together before all that is said, by turns, and most of the page is that."""
    names = [name for _, _, name in legend]
    if not _FEWEST_PERSONS <= len(set(names)) == len(names) <= _MOST_PERSONS or not said:
        return False
    if max(place for place, _, _ in legend) > said[0][0] or len(said) < _FEWEST_TURNS * len(names):
        return False
    around = [set(list(one.iterancestors())[:_FAR]) for _, one, _ in legend]
    changes = sum(one[2] != other[2] for one, other in pairwise(said))
    size = sum(len(text_in(one)) for _, one, _ in said)
    together = bool(set.intersection(*around))
    return (
        together
        and changes * _FEWEST_CHANGES >= len(said)
        and size >= _MOST_OF_TEXT * len(" ".join(text_in(body).split()))
    )
