"""A file of version 0.1 -> the same bytes in the encoding of today: nothing is said that the file did not say.

What version 0.1 wrote otherwise: markers as ``seg``; a class for what is not known; the ground of a lineage in
``@cert``; ``relatedItem type="translationOf"``; ``text/@corresp`` at the version that it is; in ``langUsage`` the
languages of versions and the tags of hops too. Ids and words stay, so translators' files still fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from xlate.findings import Finding
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Basis
from xlate.model.lineage_query import basis_of_words
from xlate.tei.header.declarations import add_categories
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.encoding import categories_in
from xlate.tei.header.entries import name_of_language
from xlate.tei.header.translation import translations
from xlate.tei.names import XML_ID, XML_LANG, T, is_marker, point_at, text_of
from xlate.tei.read.history import corrected_ids, read_corrections
from xlate.tei.read.lineage import HeaderHops, beside_others, read_certainty, read_relation, statement_pointers
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_attributes, edit_start_tag, escape_content, remove_element

__all__ = ["find_undivided", "splice_upgrade"]

_CLAUSES = {
    '@ana="#rel…" and @cert="high": printed on this turn.': (
        'The grounds of each lineage stand in @ana. "#bas.printed": printed on this turn.'
    ),
    '@cert="low": the marker': '"#bas.inherited": the marker',
    '@cert="medium": nothing printed;': '"#bas.given": a person stated it. "#bas.inferred": nothing printed;',
}
"""how version 0.1 explained the grounds in ``interpretation``, and how that is said now"""
_CLASSES = "Translation lineage of a stretch of text. Derived, for querying, from the hops named by @change."
"""how version 0.1 described the classes; what has no class now had one"""
_NO_PUBLISHER = "not stated by the person who ran the conversion"
_NAME = re.compile(r"(</?(?:[^\s/>:]+:)?)[^\s/>:]+")


def splice_upgrade(record: Record) -> bytes:
    """Bring a file of version 0.1 up to the encoding of today.

    Args:
        record: a source text, a translated or a parallel file.

    Returns:
        The bytes of the file; those that came in if it is of today, or not of xlate.

    Raises:
        RecordError: the header lacks what every TEI file needs.
    """
    if not _is_of_version_0_1(record):
        return record.data
    return apply_edits(record.data, _Upgrade(record).run())


def find_undivided(record: Record) -> list[Finding]:
    """The findings on paragraphs that `to-tei` divides at a marker today, and an upgrade does not (XL506)."""
    found: list[Finding] = []
    for unit in record.units() if record.source is None and _is_of_version_0_1(record) else ():
        element = record.element(unit.key)
        for marker in filter(is_marker, element.iterchildren(T + "seg", T + "note")):
            before = [element.text, *(part for one in marker.itersiblings(preceding=True) for part in one.itertext())]
            before += [one.tail for one in marker.itersiblings(preceding=True)]
            if any((part or "").strip() for part in before) and (marker.tail or "").strip(" \n.,;:"):
                message = (
                    f'{unit.number or unit.key}: "{text_of(marker)}" stands in the middle, so what is before it may '
                    "have come another way; to-tei --update divides the paragraph, or state it with lineage set"
                )
                found.append(Finding("XL506", message, record.name, unit.line))
    return found


def _is_of_version_0_1(record: Record) -> bool:
    """True if categories of lineage are declared, one for what is not known among them, and no grounds."""
    categories = {one.get(XML_ID) or "" for one in record.header.iter(T + "category")}
    return "lin.unknown" in categories and not any(one.startswith("bas.") for one in categories)


class _Upgrade:
    """One file on its way."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.header = HeaderEdits(record)
        self.hops = HeaderHops.read(record.header)
        self.corrected = corrected_ids(record.header)
        self.needed: set[str] = set()
        """ids of the categories that the file names now"""

    def run(self) -> list[Edit]:
        """All edits."""
        edits = [*self._statements(), *self._history(), *self._versions(), *self._wording()]
        unknown = self.record.element("lin.unknown")
        edits.append(remove_element(self.record, unknown))
        add_categories(self.header, self.needed)
        self.header.add_revision("Brought up to the encoding of version 0.2.")
        return [*edits, *self.header.finish()]

    def _statements(self) -> Iterator[Edit]:
        """Markers, and what is said of turns, units and readings."""
        record = self.record
        for part in record.root:
            if part is record.header or not isinstance(part.tag, str):
                continue
            for element in part.iter("*"):
                if is_marker(element) and element.tag == T + "seg":
                    yield from self._note(element)
                elif "#lin." in (element.get("ana") or "") or "#rel." in (element.get("ana") or ""):
                    above = element.getparent()  # a reading is of the unit that its app names
                    key = element.get(XML_ID) or (above.get("from") if above is not None else None) or ""
                    ana = self._ana(element, corrected=key.removeprefix("#") in self.corrected)
                    yield edit_attributes(record, element, {"ana": ana})
        yield from self._texts()

    def _texts(self) -> Iterator[Edit]:
        """Each text points at the version that it is."""
        for text in self.record.root.iter(T + "text"):
            language = text.get(XML_LANG) or self.record.language
            made = translations(self.record, language)
            version = made[0] if len(made) == 1 else f"v.{language}"
            if text.get("decls") or text.find(T + "group") is not None:
                continue
            if version in self.hops.versions:
                named = text.get("corresp") or ""
                values = {"decls": point_at(version), "corresp": None if named == point_at(version) else named or None}
                yield edit_attributes(self.record, text, values)

    def _note(self, marker: etree._Element) -> Iterator[Edit]:
        span = self.record.span(marker)
        tag = _NAME.sub(r"\1note", self.record.start_tag(span), count=1)
        yield Edit(span.start, span.content_start, tag.encode())
        if span.content_end < span.end:
            closing = self.record.data[span.content_end : span.end].decode()
            yield Edit(span.content_end, span.end, _NAME.sub(r"\1note", closing, count=1).encode())

    def _ana(self, element: etree._Element, *, corrected: bool) -> str | None:
        """The pointers of an element: class and ground as they follow from what it says; those of others stay."""
        lineage = self.hops.lineage(element.get("change"))
        relation, certainty = read_relation(element.get("ana")), read_certainty(element.get("cert"))
        basis: Basis | None = None
        if relation is not None or lineage.spoken is not None:
            basis = basis_of_words(lineage, relation, certainty, corrected=corrected)
        own = statement_pointers(relation, lineage, basis)
        self.needed |= categories_in([own])
        return beside_others(element, own)

    def _history(self) -> Iterator[Edit]:
        """What stood there before a person corrected it: it is restored in the encoding of today."""
        for entry in read_corrections(self.record.header):
            for item in entry.items:
                ana = self._ana(item, corrected=False)
                if ana != item.get("ana"):
                    yield edit_attributes(self.record, item, {"ana": ana})

    def _versions(self) -> Iterator[Edit]:
        """Versions say from what they were translated; the languages are those of the words that stand here."""
        record = self.record
        for related in record.header.iter(T + "relatedItem"):
            if related.get("type") == "translationOf":
                yield edit_attributes(record, related, {"type": "translatedFrom"})
        used = {element.get(XML_LANG) for element in record.root.iter("*")} | {record.language}
        gone: set[str] = set()
        for language in record.header.iterfind(f"{T}profileDesc/{T}langUsage/{T}language"):
            tag = language.get("ident") or UNDETERMINED
            by_xlate = set(language.attrib) <= {"ident", XML_ID} and language.text == name_of_language(tag)
            if by_xlate and tag not in used:
                gone.add(language.get(XML_ID) or "")
                yield remove_element(record, language)
        for entry in read_corrections(record.header):
            if gone.intersection(entry.additions):
                left = [name for name in entry.additions if name not in gone]
                yield edit_attributes(record, entry.element, {"target": point_at(*left) or None})

    def _wording(self) -> Iterator[Edit]:
        """What the header says in words that are not so any more."""
        record = self.record
        for rules in record.header.iterfind(f"{T}encodingDesc/{T}editorialDecl/{T}interpretation/{T}p"):
            span = record.span(rules)
            old = new = record.content(span)
            for before, after in _CLAUSES.items():
                new = new.replace(before, after)
            if new != old:
                yield Edit(span.content_start, span.content_end, new.encode())
        for classes in record.header.iterfind(f"{T}encodingDesc/{T}classDecl/{T}taxonomy/{T}desc"):
            if classes.text == _CLASSES:
                end = record.span(classes).content_end
                yield Edit(end, end, b" Words without a class: how they began is not known.")
        for publisher in record.header.iterfind(f"{T}fileDesc/{T}publicationStmt/{T}publisher"):
            if publisher.text == _NO_PUBLISHER and not publisher.attrib:
                span = record.span(publisher)
                tag = edit_start_tag(_NAME.sub(r"\1authority", record.start_tag(span), count=1), {})
                words = escape_content("the person who ran the conversion, not named")
                yield Edit(span.start, span.end, f"{tag}{words}{tag.replace('<', '</', 1)}".encode())
