"""Everything of xlate taken out of a TEI file from elsewhere again: the inverse of init, set and merge.

What xlate adds is known by its ids (``ag.``, ``v.``, ``hop.``, ``org.``, ``app.``, ``lang.``), by the categories of its
taxonomies, and by the agent of the history; an element that TEI does not let stand empty, and that would, goes with
what was in it. Values that a correction has replaced stand in the history, as for `splice_clearing`.
"""

from __future__ import annotations

import re

from lxml import etree

from xlate.errors import RecordError
from xlate.tei.header.declarations import PLACE_OF_HOPS
from xlate.tei.header.encoding import taxonomies
from xlate.tei.names import XML_ID, T
from xlate.tei.read.alternatives import ALTERNATIVES
from xlate.tei.read.comments import COMMENTS
from xlate.tei.read.history import read_corrections
from xlate.tei.read.statements import LINEAGE, STATED, Statements, is_made_elsewhere, others, read_hops
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits, edit_attributes, remove_element

__all__ = ["splice_out"]

_IDS = {
    "respStmt": "ag.",
    "bibl": "v.",
    "relatedItem": "from.",
    "application": "app.",
    "listChange": "hops.",
    "language": "lang.",
}
"""element of the header -> how the ids begin of those that xlate adds"""
_CONTAINERS = {
    *("classDecl", "taxonomy", "appInfo", "listPrefixDef", "encodingDesc", "creation", "langUsage", "profileDesc"),
    *("listBibl", "p", "revisionDesc", "standOff", "listAnnotation"),
}
"""what goes if nothing is left in it"""
_ITEM = re.compile(r"\d{4}-\d\d-\d\d: (?:Declared what statements of lineage need|Merged \S+.*: \d+ units,)")
_NOT_STATED = "Not stated."
_PLACE_OF_HOPS = PLACE_OF_HOPS.encode()


def splice_out(record: Record) -> bytes:
    """Take everything of xlate out of a file.

    Args:
        record: a file from elsewhere, annotated or translated.

    Returns:
        Its bytes without statements of lineage, states of translations, pointers at the source, and what the header
        had for them. Ids, languages, translated words and titles stay. Of a file that was only annotated, these are the
        bytes that it had before, save that an empty element has become one without an end tag or the like.

    Raises:
        RecordError: xlate has made the file from a transcript, so that nothing would be left of its header.
    """
    if not is_made_elsewhere(record.header):
        message = "xlate has made this file from a transcript; only what it adds to TEI from elsewhere can be taken out"
        raise RecordError(message, file=record.name)
    return _Stripper(record).run()


class _Stripper:
    """One removal."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.statements = Statements(record.root, read_hops(record.root))
        self.gone: set[etree._Element] = set()
        self._categories = {str(one.get(XML_ID)) for taxonomy in taxonomies() for one in taxonomy.iter(T + "category")}

    def run(self) -> bytes:
        """The bytes of the result."""
        self._mark()
        outermost = [element for element in self.gone if element.getparent() not in self.gone]
        edits = [remove_element(self.record, element) for element in outermost]
        former: dict[str, dict[str, str | None]] = {}
        for entry in read_corrections(self.record.header):
            former.update(entry.former_values())
        translated = self.record.source is not None
        for element in self.record.root.iter("*"):
            if element in self.gone or element.getparent() in self.gone:
                self.gone.add(element)
                continue
            values = self._values(element, former.get(element.get(XML_ID) or ""), translated=translated)
            if values:
                edits.append(edit_attributes(self.record, element, values))
        return apply_edits(self.record.data, edits)

    def _mark(self) -> None:
        """Find what goes, and then what would be empty."""
        roots = [self.record.header, *self.record.root.iterchildren(T + "standOff")]
        for root in roots:
            for element in reversed(list(root.iter("*"))):  # what is inside comes first
                if self._is_ours(element) or self._is_left_empty(element):
                    self.gone.add(element)

    def _is_ours(self, element: etree._Element) -> bool:
        name, key = str(element.tag).removeprefix(T), element.get(XML_ID) or ""
        if name in _IDS:
            return key.startswith(_IDS[name])
        if name == "category":
            return key in self._categories
        if name == "change":
            who = (element.get("who") or "").split()
            return element.get("type") == "lineage" or (bool(who) and all(one.startswith("#ag.") for one in who))
        if name == "item":  # a history that is a list of items
            return _ITEM.match(element.text or "") is not None
        if name == "prefixDef":
            return element.get("ident") in ("src", "words")
        if name == "taxonomy":
            found = [one.get(XML_ID) for one in element.iter(T + "category")]
            return bool(found) and set(found) <= self._categories
        if name == "annotation":
            return _type_of(element.getparent()) in (LINEAGE, ALTERNATIVES)
        if name == "note":
            return _type_of(element.getparent()) == COMMENTS
        return name == "listApp" and element.get("type") == "variants"

    def _is_left_empty(self, element: etree._Element) -> bool:
        """True for an element of which nothing is left, and that had something."""
        name = str(element.tag).removeprefix(T)
        if name not in _CONTAINERS or (element.attrib and name != "listAnnotation"):
            return False
        words = [element.text, *(child.tail for child in element)]
        left = " ".join(word.strip() for word in words if word and word.strip())
        inside = list(element)
        if name == "creation" and not left:
            others_inside = [child for child in inside if etree.tostring(child, with_tail=False) != _PLACE_OF_HOPS]
            if len(others_inside) < len(inside):
                return all(child in self.gone for child in others_inside)
        if left and not (name == "creation" and left == _NOT_STATED):
            return False
        return (bool(inside) or bool(left)) and all(child in self.gone for child in inside)

    def _values(
        self, element: etree._Element, former: dict[str, str | None] | None, *, translated: bool
    ) -> dict[str, str | None]:
        """The attributes that change."""
        values: dict[str, str | None] = {}
        is_stated = any(word in (element.get("ana") or "") for word in ("#lin.", "#rel.", "#st."))
        for name in (*STATED, "corresp", "decls"):
            standing = element.get(name)
            value = standing
            if former is not None and name in former and element.get(XML_ID) not in self.statements.annotations:
                value = former[name]
            if name == "cert":
                if former is None and is_stated:
                    value = None
            elif value is not None and (left := others(value, name)) != value.split():
                value = " ".join(left) or None
            if value != standing:
                values[name] = value
        if translated and element is self.record.root:
            values["corresp"] = None
        return values


def _type_of(element: etree._Element | None) -> str | None:
    return None if element is None else element.get("type")
