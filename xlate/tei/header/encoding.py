"""The ``encodingDesc`` that every file gets: how the text was made, and the categories that pointers in ``@ana`` name.

It stands in data/encoding.xml. What follows from a transcript, `xlate.tei.header.create` adds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from xlate.tei.names import XML_ID, T

__all__ = [
    "build_category",
    "build_encoding",
    "build_taxonomy",
    "categories_in",
    "prune_categories",
    "taxonomies",
    "taxonomy_of",
]

_FILE = Path(__file__).resolve().parents[2] / "data" / "encoding.xml"


@cache
def _template() -> etree._Element:
    return etree.fromstring(_FILE.read_bytes(), etree.XMLParser(remove_blank_text=True))


def build_encoding(header: etree._Element) -> etree._Element:
    """Append the whole ``encodingDesc`` to a ``teiHeader``."""
    element = deepcopy(_template())  # far quicker than to build it for each of a thousand files
    header.append(element)
    return element


def taxonomies() -> list[etree._Element]:
    """The taxonomies of relations, lineages, grounds, modes of hops, and states of translations."""
    return _template().findall(f"{T}classDecl/{T}taxonomy")


def build_taxonomy(parent: etree._Element, taxonomy: etree._Element, used: Collection[str] | None = None) -> None:
    """Append one of them to a ``classDecl``.

    Args:
        parent: the ``classDecl``.
        taxonomy: the taxonomy.
        used: the ids of the categories that are needed; None: all.
    """
    copy = deepcopy(taxonomy)
    if used is not None:
        _prune(copy, used)
    parent.append(copy)


def build_category(parent: etree._Element, category: etree._Element) -> None:
    """Append one category to a ``taxonomy``, without those below it."""
    copy = deepcopy(category)
    for below in copy.findall(T + "category"):
        copy.remove(below)
    parent.append(copy)


_ANA = etree.XPath("//@ana", smart_strings=False)


def prune_categories(root: etree._Element) -> None:
    """Take the categories that nothing points at out of a new file."""
    used = {word.removeprefix("#") for value in set(_ANA(root)) for word in value.split()}
    for declarations in root.iterfind(f"{T}teiHeader/{T}encodingDesc/{T}classDecl"):
        for taxonomy in list(declarations):
            _prune(taxonomy, used)
            if taxonomy.find(T + "category") is None:
                declarations.remove(taxonomy)
        if len(declarations) == 0:
            declarations.getparent().remove(declarations)  # type: ignore[union-attr]  # it has a parent


def _prune(above: etree._Element, used: Collection[str]) -> None:
    for category in above.findall(T + "category"):
        _prune(category, used)
        if category.get(XML_ID) not in used and category.find(T + "category") is None:
            above.remove(category)


def taxonomy_of(category: str) -> str:
    """The id of the taxonomy in which a category of xlate stands."""
    return _TAXONOMIES[category.partition(".")[0]]


_TAXONOMIES = {"rel": "relation", "lin": "lineage", "bas": "basis", "mode": "hopmode", "st": "status"}
_CATEGORY = re.compile(r"#((?:rel|lin|bas|mode|st)\.[a-z]+)")


def categories_in(texts: Iterable[str | None]) -> set[str]:
    """The ids of xlate's categories that pointers in some texts name."""
    return {name for text in texts if text for name in _CATEGORY.findall(text)}
