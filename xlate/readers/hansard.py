"""Hansard of the Parliament of the United Kingdom: the historic XML, and the XML that mySociety makes of the web pages.

``<p><member>Mr. Luce</member><membercontribution>: I have no doubt …</membercontribution></p>`` in the one,
``<speech speakername="Richard Luce"><p>I have no doubt …</p></speech>`` in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from xlate.dates import ISO_DATE, iso_date
from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.formats.xml import parse_xml
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Voice
from xlate.readers.model import Likeness, Reader
from xlate.readers.xml_escapes import without_declared_characters
from xlate.text import normalize_space

__all__ = ["READER"]

_ROOTS = ("housecommons", "houselords", "hansard", "publicwhip", "westminsterhall", "grandcommitteereport")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200}){0,5}<(?:"
    + "|".join(_ROOTS).encode()
    + rb")[\s/>]",
    re.DOTALL,
)
_AUSTRALIAN = re.compile(rb"<(?:session\.header|chamber\.xscript|talk\.start|talker|debateinfo)\b|hansard\.xsd")
_OF_ANYBODY = re.compile(rb"<hansard[\s/>]")
_OF_KINGDOM = re.compile(
    rb"<(?:housecommons|houselords|westminsterhall|grandcommitteereport|commonslibrary|commonswritten|lordswritten"
    rb"|writtenanswers|writtenstatements|membercontribution)",
    re.IGNORECASE,
)
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]{0,60})")
_ELEMENTS = frozenset(
    b"hansard p col image member memberconstituency i b ob sup sub lb br title section date speech major-heading "
    b"minor-heading table tbody thead tr td th ul ol li quote mpname division a".split()
)
"""what a file can hold that has none of these"""
_NO_WORDS = {"col", "image"}
_HEADINGS = {"title", "major-heading", "minor-heading", "oral-heading", "heading"}
_PARAGRAPHS = {"li", "tr", "quote", "mpname"}
_BREAKS = {"lb", "br"}
_SPACED = {"td", "th", "memberconstituency", "membercontribution"}
_BREAK = "\x00"
"""stands for a break; XML has no such character"""
_ORDERED = {"Ordered,", "Resolved,"}


def _recognises(data: bytes, _name: str) -> Likeness:
    """The Parliament of Australia calls its root element ``hansard`` too, with elements of its own, and others may."""
    if not _START.match(data[:8192]) or _AUSTRALIAN.search(data[:1_000_000]):
        return Likeness.NO
    if _OF_ANYBODY.search(data[:8192]) and not _OF_KINGDOM.search(data[:1_000_000]):
        others = set(_ELEMENT.findall(data[:1_000_000])) - _ELEMENTS
        return Likeness.NO if len(others) > 1 else Likeness.CERTAIN
    return Likeness.CERTAIN


def _read(data: bytes, name: str) -> Result[Document]:
    """Each member begins a turn; paragraphs without a member go on.

    Raises:
        InputError: the XML is not well formed, declares entities, is of another kind, or there is no text in it.
    """
    data = without_declared_characters(data)
    declared = re.search(rb"<!ENTITY|<!DOCTYPE", data)
    if declared is not None:
        place = data.find(b"<!ENTITY") if b"<!ENTITY" in data else declared.start()
        line = data.count(b"\n", 0, place) + 1
        raise InputError("this file declares entities or a document type; take that out first", file=name, line=line)
    root = parse_xml(data, name, InputError)
    if root.tag not in _ROOTS:
        raise InputError(f"not a UK Hansard file: its root element is <{root.tag!s}>", file=name, line=root.sourceline)
    walk = _Walk()
    walk.run(root)
    if not any(block.kind is not BlockKind.BOILERPLATE for block in walk.blocks):
        raise InputError("the file has no text in it", file=name)
    metadata = Metadata(date=walk.date)
    findings = clean("".join(root.itertext()), name).findings
    return Result(Document(name, READER.name, tuple(walk.blocks), metadata, voiced=True), findings)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a paragraph."""

    text: str
    line: int
    italic: bool = False
    is_member: bool = False
    opens_words: bool = False
    """the first of a contribution, before which a colon stands"""


@dataclass(slots=True)
class _Part:
    """One member's words in a paragraph, or the words of a paragraph without a member."""

    tokens: list[_Token] = field(default_factory=list)
    member: str | None = None
    member_line: int = 1


@dataclass(slots=True)
class _Walk:
    """One walk over a file; the fields grow while it runs."""

    blocks: list[Block] = field(default_factory=list)
    date: str | None = None
    _has_title: bool = False
    _waiting: tuple[str, int] | None = None
    """a member who was named and has not spoken yet, and the line"""
    _ordered: bool = False
    """the paragraph before said "Ordered,": what follows is what was ordered"""

    def run(self, root: etree._Element) -> None:
        """Visit elements in their order, without recursion."""
        stack: list[etree._Element | tuple[str, int]] = [root]
        while stack:
            element = stack.pop()
            if isinstance(element, tuple):
                self._add(*element, BlockKind.NARRATIVE)
                continue
            tag = str(element.tag)
            self._find_date(element)
            if tag in _HEADINGS or tag == "date":
                self._heading(element)
            elif tag == "speech":
                self._speech(element)
            elif tag == "p" or (tag in _PARAGRAPHS and next(element.iter("p", "li", "tr"), element) is element):
                self._paragraph(element)
            elif tag not in _NO_WORDS:
                line = element.sourceline or 1
                for child in reversed(element):
                    if child.tail and child.tail.strip():
                        stack.append((child.tail, child.sourceline or line))
                    stack.append(child)
                if element.text and element.text.strip():
                    stack.append((element.text, line))
        self._end_waiting()

    def _find_date(self, element: etree._Element) -> None:
        if self.date is not None:
            return
        found = ISO_DATE.search(element.get("format") or element.get("id") or "")
        if found:
            self.date = iso_date(found.group())

    def _heading(self, element: etree._Element) -> None:
        self._end_waiting()
        kind = BlockKind.DATELINE if element.tag == "date" else BlockKind.HEADING
        if element.tag == "title" and not self._has_title:
            kind = BlockKind.TITLE
        text = " ".join(token.text for token in _tokens(element) if token.text.strip())
        if self._add(text, element.sourceline or 1, kind) and kind is BlockKind.TITLE:
            self._has_title = True

    def _speech(self, element: etree._Element) -> None:
        self._end_waiting()
        name = normalize_space(element.get("speakername") or "")
        speaks = bool(name) and element.get("nospeaker") != "true"
        voice = Voice(name) if speaks else None
        for paragraph in list(element.iter("p")) or [element]:
            text = "".join(token.text for token in _tokens(paragraph))
            kind = BlockKind.TEXT if speaks else BlockKind.NARRATIVE
            if self._add(text, paragraph.sourceline or 1, kind, voice):
                voice = None

    def _paragraph(self, element: etree._Element) -> None:
        parts = _parts(_tokens(element))
        for number, part in enumerate(parts):
            if part.member is not None:
                self._end_waiting()
                self._waiting = (part.member, part.member_line)
            elif len(parts) > 1 and number == 0:
                self._add("".join(t.text for t in part.tokens), element.sourceline or 1, BlockKind.BOILERPLATE)
                continue
            kind = self._kind(element, part)
            for line in _lines(part.tokens):
                text = normalize_space("".join(token.text for token in line))
                place = next((token.line for token in line if token.text.strip()), element.sourceline or 1)
                self._say(text, place, kind)

    def _kind(self, element: etree._Element, part: _Part) -> BlockKind:
        """What the clerks wrote is narrative: in italics, set in the middle, in brackets, a table, what was ordered."""
        text = normalize_space("".join(token.text for token in part.tokens))
        if part.member is not None or not text:
            return BlockKind.TEXT
        if self._waiting is not None:
            return BlockKind.TEXT
        ordered, self._ordered = self._ordered, text in _ORDERED
        plain = "".join(token.text for token in part.tokens if not token.italic)
        lead = normalize_space("".join(token.text for token in part.tokens[:1] if token.italic))
        clerks = (
            ordered
            or element.tag != "p"
            or element.get("align") == "center"
            or not any(char.isalnum() for char in plain)
            or lead.endswith(":")
            or (text.startswith("[") and text.rstrip(".").endswith("]"))
        )
        return BlockKind.NARRATIVE if clerks else BlockKind.TEXT

    def _say(self, text: str, line: int, kind: BlockKind) -> None:
        voice = Voice(self._waiting[0]) if self._waiting and kind is BlockKind.TEXT else None
        if self._add(text, line, kind, voice) and voice is not None:
            self._waiting = None

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            name, line = self._waiting
            self._waiting = None
            self._add(name, line, BlockKind.NARRATIVE)

    def _add(self, text: str, line: int, kind: BlockKind, voice: Voice | None = None) -> bool:
        cleaned = normalize_space(clean(text, "").value)
        if cleaned.strip():
            self.blocks.append(Block((Line(line, cleaned),), kind, voice))
        return bool(cleaned.strip())


def _tokens(element: etree._Element) -> Iterator[_Token]:
    """The text of an element in order, with what is in italics and what names a member; a break is a line end."""
    line = element.sourceline or 1
    begun = False  # words of the contribution were seen
    for text, within in _strings(element):
        has_words = bool(text.strip())
        contributed = "membercontribution" in within
        plain = text.replace("\n", " ") if has_words else " "
        yield _Token(
            "\n" if text == _BREAK else plain,
            _first_line(text, line) if has_words else line,
            "i" in within,
            "member" in within,
            contributed and has_words and not begun,
        )
        begun = contributed and (begun or has_words)
        line += text.count("\n")


def _strings(element: etree._Element) -> Iterator[tuple[str, list[str]]]:
    """Each string in an element, and the names of the elements inside it that the string stands in."""
    within: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        tag = str(part.tag)
        if event == "start":
            within.append(tag)
            if tag in _NO_WORDS:
                walker.skip_subtree()
            elif part.text:
                yield part.text, within
        else:
            within.pop()
            if tag in _BREAKS:
                yield _BREAK, within
            elif tag in _SPACED:
                yield " ", within
            if part.tail and part is not element:
                yield part.tail, within


def _first_line(text: str, line: int) -> int:
    return line + text[: len(text) - len(text.lstrip())].count("\n")


def _parts(tokens: Iterator[_Token]) -> list[_Part]:
    """Divide a paragraph at the members who are named in it."""
    parts = [_Part()]
    for token in tokens:
        last = parts[-1]
        if token.is_member:
            if last.member is None or last.tokens:
                part = _Part(member="", member_line=token.line)
                if last.member is None and token.text.lstrip().startswith("("):
                    # "The Minister for Health <member>(Lord B)</member>": the office belongs to the label
                    part.member = "".join(one.text for one in last.tokens)
                    parts.pop()
                parts.append(part)
                last = part
            last.member = (last.member or "") + token.text
        elif token.text.strip() or token.text == "\n" or last.tokens:
            if last.member is not None and (not last.tokens or token.opens_words):
                text = token.text.lstrip()
                token = _Token(text.removeprefix(":"), token.line, token.italic)  # noqa: PLW2901
            last.tokens.append(token)
    for part in parts:
        if part.member is not None:
            part.member = normalize_space(part.member).rstrip(" :") or "—"
    return [part for part in parts if part.member is not None or any(token.text.strip() for token in part.tokens)]


def _lines(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """The tokens between breaks."""
    line: list[_Token] = []
    for token in tokens:
        if token.text == "\n":
            yield line
            line = []
        else:
            line.append(token)
    yield line


READER = Reader("uk-hansard", "UK Hansard (XML)", (".xml",), _recognises, _read)
