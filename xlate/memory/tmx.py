"""TMX 1.4b: the format in which translation memories are exchanged.

What xlate knows of a pair travels in ``prop`` elements: ``x-xlate-lineage`` (the languages of the way, with spaces
between), ``x-xlate-kind`` (class of the lineage), ``x-xlate-relation``, ``x-xlate-unit`` (kind of the unit),
``x-speaker``, ``x-document``, ``x-state``, ``x-mt`` (line of origin). Tags are ``bpt``, ``ept`` and ``ph`` that hold
the tag as it stands. Source: TMX 1.4b Specification (LISA OSCAR, 2005).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import TypeVar
from xml.sax.saxutils import quoteattr

from lxml import etree

from xlate import __version__
from xlate.dates import iso_date
from xlate.errors import CatalogueError, PlaceholderError
from xlate.findings import Finding, Result
from xlate.inline import escape_text, tokenize
from xlate.languages import tag_or_none
from xlate.lineage import Kind, Relation
from xlate.pairs import Pair
from xlate.units import NOT_XML, State, UnitKind, fold

__all__ = ["read_tmx", "write_tmx"]

Member = TypeVar("Member", bound=StrEnum)
_ENTITY = re.compile(
    b"<!ENTITY|" + b"|".join(map(re.escape, ("<!ENTITY".encode(f"utf-16-{end}") for end in ("le", "be"))))
)
_CODES = {"bpt", "ept", "ph", "it", "ut"}
"""elements of a segment that hold markup of the original"""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(data: bytes, file: str) -> Result[list[Pair]]:
    """The pairs of a TMX file: the segment in the source language with each segment in another one.

    Args:
        data: its bytes.
        file: its name.

    Returns:
        The pairs, and findings: on codes inside segments that are no tags (XL703; the words are taken without them),
        and on translation units without two languages (XL702).

    Raises:
        CatalogueError: it is not well formed, no TMX, or declares entities. Nothing is ever fetched.
    """
    if _ENTITY.search(data):
        raise CatalogueError("the file declares entities, which no TMX needs; remove the declarations", file=file)
    reading = _Reading(file)
    try:
        for pair in reading.pairs(data):
            reading.found.append(pair)
    except etree.XMLSyntaxError as error:
        raise CatalogueError(f"not well-formed XML: {error.msg}", file=file, line=error.lineno) from None
    if reading.root_name != "tmx":
        raise CatalogueError(f"this is no TMX: its root element is <{reading.root_name}>", file=file)
    findings = []
    if reading.inexact:
        message = f"{reading.inexact} pairs have codes in them that are no tags of XML; their words were taken without"
        findings.append(Finding("XL703", message, file))
    if reading.lonely:
        message = f"{reading.lonely} units have no words in two languages; left out"
        findings.append(Finding("XL702", message, file))
    return Result(reading.found, tuple(findings))


class _Reading:
    """One pass through a file, which may be large: each unit is forgotten when it has been read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Pair] = []
        self.root_name = ""
        self.inexact = 0
        self.lonely = 0
        self._source = "*all*"

    def pairs(self, data: bytes) -> Iterator[Pair]:
        events = etree.iterparse(
            BytesIO(data), ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for event, element in events:
            name = etree.QName(element).localname
            if event == "start":
                self.root_name = self.root_name or name
                continue
            if name == "header":
                self._source = element.get("srclang") or "*all*"
            elif name == "tu":
                yield from self._unit(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]  # type: ignore[union-attr]

    def _unit(self, unit: etree._Element) -> Iterator[Pair]:
        """The pairs of one translation unit."""
        variants = [
            (tag, variant, segment)
            for variant in unit.iterfind("{*}tuv")
            if (tag := tag_or_none(variant.get(_XML_LANG) or variant.get("lang") or ""))
            and (segment := variant.find("{*}seg")) is not None
        ]
        wanted = (tag_or_none(unit.get("srclang") or self._source) or "").casefold()
        place = next((i for i, (tag, *_) in enumerate(variants) if tag.casefold() == wanted), 0)
        others = variants[:place] + variants[place + 1 :]
        if not others:
            self.lonely += 1
            return
        source_language, _, segment = variants[place]
        for target_language, variant, other in others:
            source, target, exact = _fragments(segment, other)
            if not source or not target:
                self.lonely += 1
                continue
            self.inexact += not exact
            yield self._pair(unit, variant, (source, target), (source_language, target_language), exact=exact)

    def _pair(
        self,
        unit: etree._Element,
        variant: etree._Element,
        words: tuple[str, str],
        languages: tuple[str, str],
        *,
        exact: bool,
    ) -> Pair:
        notes = _notes(unit) | _notes(variant)
        document = notes.get("x-document", "")
        made = variant.get("changedate") or variant.get("creationdate") or unit.get("changedate") or ""
        made = made or unit.get("creationdate") or ""
        translator = variant.get("changeid") or variant.get("creationid") or unit.get("creationid")
        state = _member(State, notes.get("x-state")) or State.TRANSLATED
        return Pair(
            *words,
            *languages,
            document=document,
            key=(unit.get("tuid") or "") if document else "",
            kind=_member(UnitKind, notes.get("x-xlate-unit")),
            speaker=notes.get("x-speaker") or None,
            way=tuple(
                tag for word in re.split(r"[^\w-]+", notes.get("x-xlate-lineage", "")) if (tag := tag_or_none(word))
            ),
            lineage=_member(Kind, notes.get("x-xlate-kind")),
            relation=_member(Relation, notes.get("x-xlate-relation")),
            translator=translator,
            date=iso_date(f"{made[:4]}-{made[4:6]}-{made[6:8]}"),
            state=State.FUZZY if state is State.UNTRANSLATED else state,
            machine=notes.get("x-mt", ""),
            file=self.file,
            exact=exact,
        )


def _member(kind: type[Member], value: str | None) -> Member | None:
    """The member of an enumeration with a value; None if there is none such."""
    return kind(value) if value in list(kind) else None


def _notes(element: etree._Element) -> dict[str, str]:
    """The ``prop`` elements of a unit or a variant."""
    return {prop.get("type", ""): fold("".join(prop.itertext())) for prop in element.iterfind("{*}prop")}


def _fragments(source: etree._Element, target: etree._Element) -> tuple[str, str, bool]:
    """Two segments as fragments with tags; both without them if those of one are no tags, and then False."""
    fragments = [fold(_fragment(segment, codes=True)) for segment in (source, target)]
    try:
        for fragment in fragments:
            tokenize(fragment)
    except PlaceholderError:
        return fold(_fragment(source, codes=False)), fold(_fragment(target, codes=False)), False
    return fragments[0], fragments[1], True


def _fragment(segment: etree._Element, *, codes: bool) -> str:
    """The content of a segment as a fragment.

    Args:
        segment: ``seg``, or an element in it.
        codes: with the markup that its codes hold.
    """
    parts = [escape_text(segment.text or "")]
    for child in segment:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _CODES:
            parts.append(_markup("".join(child.itertext())) if codes else "")
        elif name:  # hi, sub: words with a purpose
            parts.append(_fragment(child, codes=codes))
        parts.append(escape_text(child.tail or ""))
    return "".join(parts)


def _markup(code: str) -> str:
    """What a code holds, if it is markup of XML; otherwise something that is none, so that the segment is not taken."""
    return code if code.startswith(("<", "&")) else "<"


def write_tmx(pairs: Sequence[Pair], now: datetime) -> bytes:
    """Write pairs as TMX 1.4b.

    Args:
        pairs: in order; they may be of several languages.
        now: the time of the export.
    """
    sources = {pair.source_language for pair in pairs}
    source = sources.pop() if len(sources) == 1 else "*all*"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'<header creationtool="xlate" creationtoolversion="{__version__}" segtype="paragraph" o-tmf="xlate" '
        f'adminlang="en" srclang="{source}" datatype="xml" creationdate="{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"/>',
        "<body>",
        *(_unit_lines(pair) for pair in pairs),
        "</body>",
        "</tmx>",
        "",
    ]
    return "\n".join(lines).encode()


def _unit_lines(pair: Pair) -> str:
    """A translation unit."""
    props = {
        "x-document": pair.document,
        "x-speaker": pair.speaker or "",
        "x-xlate-unit": str(pair.kind or ""),
        "x-xlate-lineage": " ".join(pair.way),
        "x-xlate-kind": str(pair.lineage or ""),
        "x-xlate-relation": str(pair.relation or ""),
        "x-state": str(pair.state),
        "x-mt": pair.machine,
    }
    written = "".join(f"<prop type={quoteattr(name)}>{_escape(value)}</prop>" for name, value in props.items() if value)
    name = f" tuid={quoteattr(_clean(pair.key))}" if pair.key else ""
    made = f' changedate="{pair.date.replace("-", "")}T000000Z"' if pair.date else ""
    by = f" changeid={quoteattr(_clean(pair.translator))}" if pair.translator else ""
    return (
        f'<tu{name} srclang="{pair.source_language}">{written}'
        f'<tuv xml:lang="{pair.source_language}"><seg>{_segment(pair.source)}</seg></tuv>'
        f'<tuv xml:lang="{pair.target_language}"{made}{by}><seg>{_segment(pair.target)}</seg></tuv></tu>'
    )


def _segment(fragment: str) -> str:
    """A fragment as the content of ``seg``; each tag is a code that holds it."""
    parts: list[str] = []
    open_tags: list[int] = []
    number = 0
    for token in tokenize(fragment):
        kind, text = token.kind.name, _escape(token.text)
        if kind == "TEXT":
            parts.append(text)
        elif kind == "OPEN":
            number += 1
            open_tags.append(number)
            parts.append(f'<bpt i="{number}">{text}</bpt>')
        elif kind == "CLOSE":
            parts.append(f'<ept i="{open_tags.pop()}">{text}</ept>')
        else:
            parts.append(f"<ph>{text}</ph>")
    return "".join(parts)


def _escape(text: str) -> str:
    return escape_text(_clean(text))


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)
