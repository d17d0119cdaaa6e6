"""Other opinions on the lineage of words, which stand beside the one that the words themselves state.

``standOff/listAnnotation[@type='alternatives']/annotation``: ``@target`` names the unit, ``@resp`` who says so, and the
rest is what a unit would say. docs/encoding.md, "Two opinions".
"""

from __future__ import annotations

from lxml import etree

from xlate.model.lineage_query import Opinion
from xlate.tei.names import T, pointers
from xlate.tei.read.lineage import read_certainty
from xlate.tei.read.statements import read_hops
from xlate.tei.record import Record

__all__ = ["ALTERNATIVES", "find_alternatives", "read_alternatives"]

ALTERNATIVES = "alternatives"
"""``listAnnotation/@type``"""


def find_alternatives(root: etree._Element) -> etree._Element | None:
    """The list of other opinions."""
    return root.find(f"{T}standOff/{T}listAnnotation[@type='{ALTERNATIVES}']")


def read_alternatives(record: Record) -> dict[str, tuple[Opinion, ...]]:
    """xml:id of each unit on which there are other opinions -> these."""
    listed = find_alternatives(record.root)
    if listed is None:
        return {}
    hops = read_hops(record.root)
    found: dict[str, tuple[Opinion, ...]] = {}
    for annotation in listed.iterchildren(T + "annotation"):
        names = [hops.agents[agent] for agent in pointers(annotation.get("resp")) if agent in hops.agents]
        lineage = hops.lineage(annotation.get("change"))
        opinion = Opinion(lineage, read_certainty(annotation.get("cert")), " and ".join(names))
        for key in pointers(annotation.get("target")):
            found[key] = (*found.get(key, ()), opinion)
    return found
