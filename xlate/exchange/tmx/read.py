"""TMX -> pairs, of xlate and of other programs: unit by unit, with nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from lxml import etree

from xlate.dates import iso_moment
from xlate.errors import CatalogueError, PlaceholderError
from xlate.exchange.tmx import names
from xlate.findings import Finding, Result
from xlate.formats.xml import MARK, html_entities, iterate_xml, local_name, mark_unusable
from xlate.languages import tag_or_none
from xlate.model.lineage import Kind, Relation, read_way
from xlate.model.markup import escape_text, tokenize
from xlate.model.mt_origin import origin_line, read_machine_line, says_machine
from xlate.model.pair import Pair
from xlate.model.unit import State, UnitKind
from xlate.text import normalize_space

__all__ = ["read_tmx"]

Member = TypeVar("Member", bound=StrEnum)
_ENTITY = re.compile(
    b"<!ENTITY|" + b"|".join(map(re.escape, ("<!ENTITY".encode(f"utf-16-{end}") for end in ("le", "be"))))
)
_CODES = {"bpt", "ept", "ph", "it", "ut"}
"""elements of a segment that hold markup of the original"""
_UNKNOWN = {words: state for state, words in names.UNKNOWN_MACHINES.items()}
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
    entities = html_entities(data, file)
    data = mark_unusable(data, file)
    if _ENTITY.search(data):
        raise CatalogueError("the file declares entities, which no TMX needs; remove the declarations", file=file)
    reading = _Reading(file)
    try:
        for pair in reading.pairs(data):
            reading.found.append(pair)
    except etree.XMLSyntaxError as error:
        raise CatalogueError(f"not well-formed XML: {error.msg}", file=file, line=error.lineno) from None
    if reading.root_name != "tmx":
        raise CatalogueError(f"this is not TMX: its root element is <{reading.root_name}>", file=file)
    findings = [*entities]
    findings += [
        Finding("XL706", "a character that XML cannot hold; the unit was skipped", file, line) for line in reading.bad
    ]
    if reading.inexact:
        message = f"{reading.inexact} pairs have codes that are not XML tags; these were dropped"
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
        self.bad: list[int] = []
        """lines of units with a character that XML cannot hold"""
        self._source = "*all*"

    def pairs(self, data: bytes) -> Iterator[Pair]:
        for event, element in iterate_xml(data):
            name = local_name(element)
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
        if any(MARK in "".join(segment.itertext()) for segment in unit.iterfind("{*}tuv/{*}seg")):
            self.bad.append(int(unit.sourceline or 0))
            return
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
        document = notes.get(names.DOCUMENT, "")
        made = variant.get("changedate") or variant.get("creationdate") or unit.get("changedate") or ""
        made = made or unit.get("creationdate") or ""
        translator = variant.get("changeid") or variant.get("creationid") or unit.get("creationid")
        said = notes.get(names.MACHINE, "")
        machine = read_machine_line(said)
        by_machine = says_machine(translator) or any(says_machine(notes.get(name)) for name in names.ORIGINS)
        # what a tool has left of x-state and x-mt is enough to know a machine's words
        state = _member(State, notes.get(names.STATE)) or _UNKNOWN.get(said)
        state = state or (State.MACHINE if by_machine and machine is None else State.TRANSLATED)
        return Pair(
            *words,
            *languages,
            document=document,
            key=(unit.get("tuid") or "") if document else "",
            number=notes.get(names.NUMBER) or None,
            kind=_member(UnitKind, notes.get(names.UNIT_KIND)),
            speaker=notes.get(names.SPEAKER) or None,
            way=read_way(notes.get(names.WAY, "")),
            lineage=_member(Kind, notes.get(names.LINEAGE)),
            target_way=read_way(notes.get(names.TARGET_WAY, "")),
            target_lineage=_member(Kind, notes.get(names.TARGET_LINEAGE)),
            relation=_member(Relation, notes.get(names.RELATION)),
            translator=translator,
            date=iso_moment(f"{made[:4]}-{made[4:6]}-{made[6:8]}{made[8:]}"),
            state=State.FUZZY if state is State.UNTRANSLATED else state,
            machine=origin_line(*machine) if machine else "",
            file=self.file,
            exact=exact and notes.get(names.MARKUP) != names.MARKUP_LOST,
            line=unit.sourceline,
        )


def _member(kind: type[Member], value: str | None) -> Member | None:
    """The member of an enumeration with a value; None if there is none such."""
    return kind(value) if value in list(kind) else None


def _notes(element: etree._Element) -> dict[str, str]:
    """The ``prop`` elements of a unit or a variant."""
    return {prop.get("type", ""): normalize_space("".join(prop.itertext())) for prop in element.iterfind("{*}prop")}


def _fragments(source: etree._Element, target: etree._Element) -> tuple[str, str, bool]:
    """Two segments as fragments with tags; both without them if those of one are no tags, and then False."""
    fragments = [normalize_space(_fragment(segment, codes=True)) for segment in (source, target)]
    try:
        for fragment in fragments:
            tokenize(fragment)
    except PlaceholderError:
        return normalize_space(_fragment(source, codes=False)), normalize_space(_fragment(target, codes=False)), False
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
