"""Transcript -> a new TEI file."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import PurePath

from lxml import etree

from xlate.model.document import Break
from xlate.model.lineage import Basis, Certainty, Relation
from xlate.model.link_targets import safe_target
from xlate.model.pieces import (
    EditorialNote,
    Gap,
    Marker,
    Piece,
    StageDirection,
    StageKind,
    Styled,
    plain_text,
)
from xlate.model.transcript import (
    Dateline,
    DateText,
    Heading,
    Narrative,
    Paragraph,
    Separator,
    TopLevelBlock,
    Transcript,
    Turn,
)
from xlate.profiles.speakers import RESERVED_KEYS
from xlate.tei.header.create import EVENT_KINDS, Edition, build_header
from xlate.tei.header.encoding import prune_categories
from xlate.tei.header.ledger import ChainPointers
from xlate.tei.header.lineage_index import LineageIndex
from xlate.tei.names import TEI_NAMESPACE, XML_ID, XML_LANG, IdGenerator, IdRegistry, T, document_id
from xlate.tei.read.lineage import not_of_turn, statement_pointers
from xlate.tei.write.containers import STRUCTURES, Containers, fill_rows
from xlate.tei.write.inline import add_break, add_words, append_text, pieces_with_marker, rend_value
from xlate.tei.xml_builder import add, lay_out

__all__ = ["build_tei"]

_PROLOGUE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" '
    'type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
    '<?xml-model href="xlate.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n'
)
_LOWEST = 99
"""level of a heading of which nobody says the level"""
_TEXT = {T + "p", T + "u", *STRUCTURES}
"""what a division holds besides headings"""
_STAGE_ELEMENTS = {
    StageKind.INCIDENT: ("incident", None),
    StageKind.APPLAUSE: ("kinesic", "applause"),
    StageKind.LAUGHTER: ("vocal", "laughter"),
    StageKind.SHOUTING: ("vocal", "shouting"),
    StageKind.INTERRUPTION: ("vocal", "interruption"),
    StageKind.MURMURING: ("vocal", "murmuring"),
    StageKind.PAUSE: ("incident", "pause"),
    StageKind.BREAK: ("incident", "break"),
    StageKind.ENTERING: ("incident", "entering"),
    StageKind.LEAVING: ("incident", "leaving"),
    StageKind.SOUND: ("incident", "sound"),
}


def build_tei(transcript: Transcript, edition: Edition | None = None) -> bytes:
    """Make a TEI file of a transcript.

    Args:
        transcript: what the source says.
        edition: what the user says about the edition.

    Returns:
        A TEI P5 file in UTF-8, valid against tei_all; docs/encoding.md describes it.
    """
    index = LineageIndex.collect(transcript)
    root = etree.Element(T + "TEI", nsmap={None: TEI_NAMESPACE})
    taken = IdRegistry({person.key for person in transcript.persons} | RESERVED_KEYS)
    root.set(XML_ID, taken.free(document_id(PurePath(transcript.source_name).stem), "-"))
    root.set(XML_LANG, transcript.language)
    build_header(root, transcript, index, edition or Edition())
    given = edition or Edition()
    _BodyBuilder(transcript, index, given.source_url or transcript.source_url).build(root)
    prune_categories(root)
    lay_out(root)
    return _PROLOGUE.encode() + etree.tostring(root, encoding="UTF-8") + b"\n"


class _BodyBuilder:
    """Builds the text of one transcript; holds what its parts share."""

    def __init__(self, transcript: Transcript, index: LineageIndex, address: str | None) -> None:
        self.transcript = transcript
        self.index = index
        self.ids = IdGenerator()
        self.names = {person.key: person.name for person in transcript.persons}
        self.turn_number = 0
        self.address = address
        """of the source"""
        self.containers = Containers()
        self.sections: list[tuple[int, etree._Element]] = []
        """the divisions that are open, with the levels of their headings"""
        self.times: dict[float | None, str] = {}
        """seconds -> pointer to the point on the timeline"""
        self._attributes: dict[
            tuple[int, int, Relation | None, Certainty | None, Basis | None], dict[str, str | None]
        ] = {}
        """the attributes of a lineage; thousands of paragraphs share a few"""

    def build(self, root: etree._Element) -> None:
        decls = f"#{self.index.document_version}"
        text = add(root, "text", {XML_LANG: self.transcript.language, "decls": decls})
        self._timeline(text)
        body = add(text, "body")
        event = meeting = add(body, "div", {"type": EVENT_KINDS.get(self.transcript.source_format, "meeting")})
        levels = Counter(block.level for block in self.transcript.blocks if isinstance(block, Heading))
        waiting: list[Break] = []  # the page that begins with a heading begins in its division
        for block in self.transcript.blocks:
            if isinstance(block, Break):
                waiting.append(block)
                continue
            if isinstance(block, Heading):
                event = self._section(meeting, event, block, recurs=levels[block.level] > 1)
            for begins in waiting:
                add_break(event, begins)
            waiting.clear()
            self._block(event, block)
        fill_rows(meeting)
        for division in meeting.iter(T + "div"):
            if not any(child.tag in {*_TEXT, T + "div"} for child in division):  # TEI wants words in a division
                add(division, "p")
        if self.transcript.closer:
            self._dateline(add(meeting, "closer"), self.transcript.closer)

    def _section(
        self, meeting: etree._Element, event: etree._Element, heading: Heading, *, recurs: bool
    ) -> etree._Element:
        """The division that a heading belongs to: TEI allows a heading only where a division begins.

        A heading of a lower rank begins a division inside that of the heading before; one under the title that is
        alone in its rank goes on with the title.
        """
        level = heading.level or _LOWEST
        empty = not any(child.tag in {*_TEXT, T + "div"} for child in event)
        if empty and not self.sections and (not recurs or not heading.level or event.find(T + "head") is None):
            return event
        if empty and self.sections and level <= self.sections[-1][0]:
            return event
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        parent = self.sections[-1][1] if self.sections else meeting
        self.sections.append((level, add(parent, "div", {"type": "section"})))
        return self.sections[-1][1]

    def _block(self, event: etree._Element, block: Turn | TopLevelBlock) -> None:
        match block:
            case Heading():
                own = {**self._own_words("h", block.text), "corresp": self._pointer(block.address)}
                _add_pieces(add(event, "head", own), pieces_with_marker(block.text, block.words, block.marker))
            case Dateline():
                self._dateline(event, block)
            case Narrative():
                own = {
                    **self._own_words("n", block.text, kind="narrative"),
                    "rend": rend_value(block.rend),
                    "corresp": self._pointer(block.address),
                }
                place = self.containers.place(event, block.containers, spoken=False)
                _add_pieces(add(place, "seg", own), pieces_with_marker(block.text, block.words, block.marker))
            case StageDirection():
                _stage(event, block, self._own_words("i", block.text))
            case Gap():
                _gap(event, block)
            case Separator():
                _separator(event, block)
            case Turn():
                self._turn(event, block)

    def _timeline(self, text: etree._Element) -> None:
        """Points of time of the recording, in seconds from its beginning."""
        items = [item for turn in self.transcript.turns for item in turn.content if isinstance(item, Paragraph)]
        times = [time for turn in self.transcript.turns for time in (turn.start, turn.end)]
        times += [time for item in items for time in (item.start, item.end)]
        seconds = sorted({time for time in times if time is not None})
        if not seconds:
            return
        timeline = add(text, "timeline", {"unit": "s", "origin": "#T0"})
        began = self.transcript.began
        add(timeline, "when", {XML_ID: "T0", "absolute": began})
        for number, time in enumerate(seconds, start=1):
            self.times[time] = f"#T{number}"
            point: dict[str, str | None] = {XML_ID: f"T{number}", "interval": f"{time:.3f}", "since": "#T0"}
            if began is not None:
                point["absolute"] = (datetime.fromisoformat(began) + timedelta(seconds=time)).isoformat()
            add(timeline, "when", point)

    def _own_words(self, letter: str, text: str, speaker: str = "", kind: str | None = None) -> dict[str, str | None]:
        """Attributes of the publisher's own words, of which nobody knows how they began."""
        return {XML_ID: self.ids.make(letter, speaker, text), "type": kind}

    def _dateline(self, parent: etree._Element, dateline: Dateline) -> None:
        if parent.tag == T + "div" and any(child.tag in {*_TEXT, T + "div"} for child in parent):
            # TEI lets a dateline stand only before the first paragraph or in a closer
            element = add(add(parent, "p"), "seg", self._own_words("d", dateline.text, kind="dateline"))
        else:
            element = add(parent, "dateline", self._own_words("d", dateline.text))
        for piece in dateline.pieces:
            if isinstance(piece, str):
                append_text(element, piece)
            elif isinstance(piece, DateText):
                add(element, "date", {"when": piece.when}, piece.text)
            else:
                add(element, "placeName", text=piece.text)

    def _turn(self, parent: etree._Element, turn: Turn) -> None:
        self.turn_number += 1
        name = turn.name or (self.names[turn.person] if turn.person else "")
        self._label(parent, turn, name)
        first = turn.content[0] if turn.content else None
        first_words = plain_text(first.pieces) if isinstance(first, Paragraph) else (first.text if first else "")
        chain = self.index.chain(turn, turn.lineage)
        element = add(
            parent,
            "u",
            {
                XML_ID: self.ids.make("u", name, first_words),
                "n": str(self.turn_number),
                "who": f"#{turn.person}" if turn.person else None,
                "start": self.times.get(turn.start),
                "end": self.times.get(turn.end),
                "source": chain.source,
                **self._lineage_attributes(turn, chain),
            },
        )
        number = part = 0
        for item in turn.content:
            match item:
                case StageDirection():
                    _stage(element, item, self._own_words("i", item.text, name))
                case Gap():
                    _gap(element, item)
                case Separator():
                    _separator(element, item)
                case Break():
                    add_break(element, item)
                case Paragraph():
                    if item.part in (None, "I"):
                        number, part = number + 1, 0
                    else:
                        part += 1
                    letter = chr(ord("a") + min(part, 25)) if part else ""
                    self._paragraph(element, item, turn, name, f"{self.turn_number}.{number}{letter}")

    def _label(self, parent: etree._Element, turn: Turn, name: str) -> None:
        if turn.label is not None:
            printed = f"{turn.label} {turn.marker.text}" if turn.marker else turn.label
            note = add(parent, "note", self._own_words("l", printed, name, kind="speaker"), turn.label)
            if turn.marker:
                note.text = f"{turn.label} "
                _marker(note, turn.marker)
        if turn.role_note:
            add(parent, "note", self._own_words("l", turn.role_note, name, kind="role"), turn.role_note)

    def _paragraph(self, parent: etree._Element, paragraph: Paragraph, turn: Turn, name: str, number: str) -> None:
        identifier = self.ids.make("s", name, plain_text(paragraph.pieces))
        chain = self.index.chain(turn, paragraph.lineage)
        values = self._lineage_attributes(paragraph, chain)
        if chain.change is None and parent.get("change"):  # else the hops of the turn around it would count
            values = {**values, "ana": not_of_turn(values["ana"])}
        if (apart := paragraph.lineage.language_apart(self.transcript.language)) is not None:
            values = {XML_LANG: apart, **values}
        if paragraph.rend or paragraph.address:
            values = {"rend": rend_value(paragraph.rend), "corresp": self._pointer(paragraph.address), **values}
        place = self.containers.place(parent, paragraph.containers, spoken=True) if paragraph.containers else parent
        self._anchor(parent, paragraph.start)
        segment = add(place, "seg", {XML_ID: identifier, "n": number, "part": paragraph.part, **values})
        _add_pieces(segment, paragraph.pieces)
        self._anchor(parent, paragraph.end)

    def _anchor(self, turn: etree._Element, time: float | None) -> None:
        """The point of a turn at which a paragraph begins or ends; one is enough for an end and a beginning."""
        point = self.times.get(time)
        if point and not (len(turn) and turn[-1].tag == T + "anchor" and turn[-1].get("synch") == point):
            add(turn, "anchor", {"synch": point})

    def _pointer(self, address: str | None) -> str | None:
        """The place of words in the source, if the source has an address."""
        if not address or not self.address:
            return None
        return safe_target(f"{self.address.partition('#')[0]}#{address}")

    def _lineage_attributes(self, words: Turn | Paragraph, chain: ChainPointers) -> dict[str, str | None]:
        key = (id(chain), id(words.lineage), words.relation, words.certainty, words.basis)
        known = self._attributes.get(key)
        if known is None:
            known = self._attributes[key] = {
                "ana": statement_pointers(words.relation, words.lineage, words.basis),
                "change": chain.change,
                "cert": str(words.certainty) if words.certainty else None,
            }
        return known


def _add_pieces(parent: etree._Element, pieces: tuple[Piece, ...]) -> None:
    words: list[str | Styled | Break] = []
    for piece in pieces:
        if isinstance(piece, (str, Styled, Break)):
            words.append(piece)
            continue
        add_words(parent, words)
        words = []
        if isinstance(piece, Marker):
            _marker(parent, piece)
        elif isinstance(piece, Gap):
            _gap(parent, piece)
        elif isinstance(piece, EditorialNote):
            add(parent, "note", {"type": str(piece.by)}, piece.text)
        else:
            _stage(parent, piece, {})
    add_words(parent, words)


def _marker(parent: etree._Element, marker: Marker) -> None:
    add(parent, "note", {"type": "marker", "subtype": str(marker.relation)}, marker.text)


def _stage(parent: etree._Element, direction: StageDirection, attributes: dict[str, str | None]) -> None:
    name, kind = _STAGE_ELEMENTS[direction.kind]
    add(add(parent, name, {"type": kind}), "desc", attributes, direction.text)


def _gap(parent: etree._Element, gap: Gap) -> None:
    element = add(parent, "gap", {"reason": gap.reason})
    if gap.text:
        add(element, "desc", text=gap.text)


def _separator(parent: etree._Element, separator: Separator) -> None:
    add(parent, "milestone", {"unit": "section", "rend": separator.text})
