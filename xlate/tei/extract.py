"""Record -> Units: the stretches of text that are translated one by one.

Elements that xlate writes itself are units, and so are the common elements of TEI made elsewhere. An element is a
unit if it has an xml:id and words of its own; one that only holds others (a ``p`` around segments) is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.inline import encode
from xlate.tei.lineage import HeaderHops, read_certainty, read_relation
from xlate.tei.names import XML_ID, XML_LANG, T, pointers
from xlate.tei.record import Record
from xlate.units import Unit, UnitKind

__all__ = ["extract_units"]

_KINDS = {
    T + "seg": UnitKind.SEGMENT,
    T + "head": UnitKind.HEADING,
    T + "dateline": UnitKind.DATELINE,
    T + "desc": UnitKind.STAGE,
    T + "stage": UnitKind.STAGE,
    T + "speaker": UnitKind.LABEL,
    **dict.fromkeys(
        (
            T + name
            for name in ("p", "ab", "l", "note", "item", "cell", "label", "trailer", "salute", "signed", "quote")
        ),
        UnitKind.OTHER,
    ),
}
_STAGE_PARENTS = {T + "incident", T + "kinesic", T + "vocal"}
_TYPED_SEGMENTS = {"narrative": UnitKind.NARRATIVE, "dateline": UnitKind.DATELINE}


@dataclass(slots=True)
class _Turn:
    """The turn that an element stands in."""

    number: str | None
    who: str | None


def extract_units(record: Record) -> Result[tuple[Unit, ...]]:
    """The units of a TEI file, in document order.

    Returns:
        The units, and findings on text that is in no unit (XL305) or cannot travel (XL306).
    """
    text = record.text
    if text is None:
        return Result((), (Finding("XL305", "the file has no text element", record.name, record.root.sourceline),))
    extraction = _Extraction(record)
    extraction.walk(text, record.language, None)
    return Result(tuple(extraction.units), tuple(extraction.findings))


class _Extraction:
    """One walk over the text of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.hops = HeaderHops.read(record.header)
        self.persons = _read_persons(record)
        self.units: list[Unit] = []
        self.findings: list[Finding] = []

    def walk(self, element: etree._Element, language: str, turn: _Turn | None) -> None:
        """Visit the children of an element that is no unit itself.

        Args:
            element: the element.
            language: the language that is in force in it.
            turn: the turn it stands in, if any.
        """
        children = [child for child in element if isinstance(child.tag, str)]
        for place, child in enumerate(children):
            own_language = child.get(XML_LANG) or language
            kind = _kind(child, element)
            if kind is not None and _has_own_words(child):
                own_turn = turn
                if kind is UnitKind.LABEL and turn is None and place + 1 < len(children):
                    own_turn = _turn(children[place + 1])  # a label stands before its turn
                self._add(child, kind, own_language, own_turn)
            else:
                self.walk(child, own_language, _turn(child) or turn)

    def _without_id(self, element: etree._Element) -> None:
        name = etree.QName(element).localname
        message = f"the text of <{name}> is in no unit, so it is not translated: give the element an xml:id"
        self.findings.append(Finding("XL305", message, self.record.name, element.sourceline))

    def _add(self, element: etree._Element, kind: UnitKind, language: str, turn: _Turn | None) -> None:
        record = self.record
        key = element.get(XML_ID)
        if key is None:
            self._without_id(element)
            return
        span = record.span(element)
        line = record.line(span.start)
        try:
            source = encode(record.content(span))
        except PlaceholderError as error:
            self.findings.append(Finding("XL306", f"{key}: {error.message}", record.name, line))
            return
        speaker, role = self.persons.get(next(iter(pointers(turn.who if turn else None)), ""), (None, None))
        ana = element.get("ana")
        self.units.append(
            Unit(
                key=key,
                kind=kind,
                source=source,
                language=language,
                lineage=self.hops.lineage(element.get("change")),
                line=line,
                number=element.get("n"),
                turn=turn.number if turn else None,
                speaker=speaker,
                role=role,
                relation=read_relation(ana),
                certainty=read_certainty(element.get("cert")),
            )
        )


def _turn(element: etree._Element) -> _Turn | None:
    """The turn that an element is; None if it is something else."""
    return _Turn(element.get("n"), element.get("who")) if element.tag in (T + "u", T + "sp") else None


def _kind(element: etree._Element, parent: etree._Element) -> UnitKind | None:
    """What an element would be as a unit; None if it never is one."""
    kind = _KINDS.get(str(element.tag))
    if kind is UnitKind.SEGMENT:
        kind_of_type = element.get("type")
        if kind_of_type == "marker":
            return None
        return _TYPED_SEGMENTS.get(kind_of_type or "", kind)
    if element.tag == T + "note" and element.get("type") == "speaker":
        return UnitKind.LABEL
    if element.tag == T + "desc" and parent.tag not in _STAGE_PARENTS:
        return None
    return kind


def _has_own_words(element: etree._Element) -> bool:
    """True if an element has words that belong to no unit inside it."""
    if element.text and element.text.strip():
        return True
    candidate_inside = False
    for child in element:
        if child.tail and child.tail.strip():
            return True
        if not isinstance(child.tag, str):
            if etree.tostring(child, with_tail=False).startswith(b"&"):  # an entity stands for words
                return True
        else:
            candidate_inside = candidate_inside or any(
                inner.get(XML_ID) is not None and inner.tag in _KINDS for inner in child.iter("*")
            )
    return not candidate_inside and any(_words(child) for child in element)


def _words(element: etree._Element) -> bool:
    """True if there are words anywhere in an element."""
    return isinstance(element.tag, str) and any(text.strip() for text in element.itertext())


def _read_persons(record: Record) -> dict[str, tuple[str | None, str | None]]:
    """xml:id of each person (or organisation) -> name and office."""
    persons: dict[str, tuple[str | None, str | None]] = {}
    for person in record.header.iter(T + "person", T + "org", T + "personGrp"):
        identifier = person.get(XML_ID)
        if not identifier:
            continue
        name = next(person.iter(T + "persName", T + "orgName", T + "name"), None)
        office = next(person.iter(T + "occupation", T + "roleName"), None)
        persons[identifier] = (_folded(name), _folded(office))
    return persons


def _folded(element: etree._Element | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None
