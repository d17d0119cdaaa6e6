"""Other opinions on the lineage of words, which stand beside the one that the words themselves state.

``standOff/listAnnotation[@type='alternatives']/annotation``: ``@target`` names the unit, ``@resp`` who says so, and the
rest is what a unit would say. docs/encoding.md, "Two opinions".
"""

from __future__ import annotations

from lxml import etree

from xlate.model.lineage_query import Opinion
from xlate.tei.names import T, pointers
from xlate.tei.read.lineage import HeaderHops, read_certainty
from xlate.tei.read.statements import STATED, read_hops
from xlate.tei.record import Record

__all__ = ["ALTERNATIVES", "find_alternatives", "find_opinions", "read_alternatives"]

ALTERNATIVES = "alternatives"
"""``listAnnotation/@type``"""


def find_alternatives(root: etree._Element) -> etree._Element | None:
    """The list of other opinions."""
    return root.find(f"{T}standOff/{T}listAnnotation[@type='{ALTERNATIVES}']")


def find_opinions(root: etree._Element) -> dict[str, list[dict[str, str]]]:
    """xml:id of each unit on which there are other opinions -> the attributes of each."""
    listed = find_alternatives(root)
    opinions: dict[str, list[dict[str, str]]] = {}
    for annotation in listed.iterchildren(T + "annotation") if listed is not None else ():
        said = {name: value for name in STATED if (value := annotation.get(name)) is not None}
        for key in pointers(annotation.get("target")):
            opinions.setdefault(key, []).append(dict(said))
    return opinions


def read_alternatives(record: Record) -> dict[str, tuple[Opinion, ...]]:
    """xml:id of each unit on which there are other opinions -> these."""
    opinions = find_opinions(record.root)
    hops = read_hops(record.root) if opinions else HeaderHops()

    def read(said: dict[str, str]) -> Opinion:
        names = [hops.agents[agent] for agent in pointers(said.get("resp")) if agent in hops.agents]
        return Opinion(hops.lineage(said.get("change")), read_certainty(said.get("cert")), " and ".join(names))

    return {key: tuple(map(read, standing)) for key, standing in opinions.items()}
