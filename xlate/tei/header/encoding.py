"""The ``encodingDesc`` that every file gets: how the text was made, and the categories that pointers in ``@ana`` name.

It stands in data/encoding.xml. What follows from a transcript, `xlate.tei.header.create` adds.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from xlate.tei.names import T

__all__ = ["build_encoding", "build_taxonomy", "taxonomies"]

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
    """The taxonomies of relations, lineages, modes of hops, and states of translations."""
    return _template().findall(f"{T}classDecl/{T}taxonomy")


def build_taxonomy(parent: etree._Element, taxonomy: etree._Element) -> None:
    """Append one of them to a ``classDecl``."""
    parent.append(deepcopy(taxonomy))
