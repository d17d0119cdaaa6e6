"""What the header of a TEI file says of the document, as a reader of an edition wants to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from xlate.tei.names import XML_ID, XML_LANG, T, text_of
from xlate.tei.read.conversion import PUBLISHER_NOT_STATED
from xlate.tei.read.lineage import agent_name
from xlate.tei.read.people import person_name, read_date
from xlate.tei.record import Record

__all__ = ["Description", "Person", "Statement", "read_description"]


class Person(NamedTuple):
    """Somebody who speaks."""

    key: str
    name: str
    role: str


class Statement(NamedTuple):
    """What somebody did for the file, or when what was done."""

    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Description:
    """The facts of a header; what it does not say is empty."""

    title: str
    titles: tuple[tuple[str, str], ...]
    """tag and title in other languages"""
    authors: tuple[str, ...]
    """whoever wrote it, such as a play"""
    date: str
    """of the event, ISO 8601"""
    date_as_printed: str
    places: tuple[str, ...]
    persons: tuple[Person, ...]
    """those who speak, in the order of the header"""
    printed_by: str
    """publisher of the text that became TEI"""
    address: str
    """where it stands"""
    publisher: str
    """of the TEI file"""
    edition_date: str
    licence: str
    """its address"""
    licence_text: str
    statements: tuple[Statement, ...]
    """work, and who did it"""
    history: tuple[Statement, ...]
    """day, and what was done; newest first"""
    version: str
    """of xlate, if it made the file; empty for a file from elsewhere to which it has added lineage"""


def read_description(record: Record) -> Description:
    """Collect the facts of a header."""
    header = record.header
    statement = f"{T}fileDesc/{T}titleStmt"
    main = [one for one in header.iterfind(f"{statement}/{T}title") if one.get("type") != "sub" and text_of(one)]
    own = [one for one in main if one.get(XML_LANG) is None] or main
    publication = header.find(f"{T}fileDesc/{T}publicationStmt")
    printed = header.find(f".//{T}listBibl/{T}bibl[@type='transcript']")
    setting = header.find(f"{T}profileDesc/{T}settingDesc//{T}setting")
    made = header.findall(f"{T}revisionDesc//{T}change")  # newest first
    licence = _within(publication, f".//{T}licence")
    programs = [one for one in header.iter(T + "application") if one.get("ident") == "xlate"]
    version = next((one.get("version") or "" for one in programs if one.get("type") != "annotation"), "")
    return Description(
        title=text_of(own[0]) if own else "",
        titles=tuple((one.get(XML_LANG) or "", text_of(one)) for one in main if len(main) > 1 and one.get(XML_LANG)),
        authors=tuple(text_of(one) for one in header.iterfind(f"{statement}/{T}author") if text_of(one)),
        date=read_date(record) or "",
        date_as_printed=text_of(_within(setting, f"{T}date")),
        places=tuple(text_of(place) for place in (() if setting is None else setting.iterfind(f"{T}placeName"))),
        persons=tuple(_persons(header)),
        printed_by=text_of(_within(printed, f"{T}publisher")),
        address=_address(printed),
        publisher=_stated(text_of(_within(publication, f"{T}publisher"))),
        edition_date=_attribute(_within(publication, f"{T}date"), "when")
        or _attribute(made[-1] if made and version else None, "when"),
        licence=_attribute(licence, "target"),
        licence_text=text_of(licence),
        statements=tuple(
            Statement(text_of(one.find(T + "resp")), agent_name(one))
            for one in header.iterfind(f"{statement}/{T}respStmt")
        ),
        history=tuple(
            Statement(one.get("when") or "", text_of(one)) for one in header.iterfind(f"{T}revisionDesc//{T}change")
        ),
        version=version,
    )


def _address(printed: etree._Element | None) -> str:
    """Where the printed text stands; files of version 0.1 have a pointer."""
    return text_of(_within(printed, f"{T}idno[@type='URI']")) or _attribute(_within(printed, f"{T}ptr"), "target")


def _persons(header: etree._Element) -> list[Person]:
    found = []
    for person in header.iterfind(f"{T}profileDesc/{T}particDesc//{T}person"):
        name = next(person.iter(T + "persName", T + "orgName", T + "name"), None)
        role = next(person.iter(T + "occupation", T + "roleName"), None)
        called = person_name(name)
        if person.get(XML_ID) and called and person.get("role") != "interpreter":
            found.append(Person(person.get(XML_ID) or "", called, text_of(role)))
    return found


def _within(parent: etree._Element | None, path: str) -> etree._Element | None:
    return None if parent is None else parent.find(path)


def _attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else element.get(name) or ""


def _stated(publisher: str) -> str:
    return "" if publisher == PUBLISHER_NOT_STATED else publisher
