"""What the header of a file says of the conversion that made it, so that it can be made again."""

from __future__ import annotations

import re

from lxml import etree

from xlate.languages import UNDETERMINED
from xlate.tei.names import T, text_of
from xlate.tei.record import Record

__all__ = [
    "PUBLISHER_NOT_STATED",
    "TOLD_BY_WORDS",
    "first_name",
    "keeps_markup",
    "read_aliases",
    "read_edition",
    "read_given_languages",
    "read_profile_name",
    "read_speaker_languages",
    "read_stated_language",
]

PUBLISHER_NOT_STATED = "not stated by the person who ran the conversion"
TOLD_BY_WORDS = ", told by the words of the text"
"""after the name of a language that neither a person nor the transcript states"""
_GIVEN = re.compile(r'--speaker-lang "([^"]+)=([\w-]+)"')
_PROFILE = re.compile(r'publisher profile "([^"]+)"')


def first_name(person: etree._Element) -> str:
    """The first name that a ``person`` has; empty if there is none."""
    return text_of(next(person.iterchildren(T + "persName", T + "name"), None))


def read_stated_language(record: Record) -> str | None:
    """The language of a file's text, unless it is not known or was only told by its words."""
    named = (one for one in record.header.iter(T + "language") if one.get("ident") == record.language)
    told = any((one.text or "").endswith(TOLD_BY_WORDS) for one in named)
    return None if told or record.language == UNDETERMINED else record.language


def read_aliases(header: etree._Element) -> dict[str, str]:
    """Each further spelling of the names of persons -> the name."""
    return {
        text_of(name): first_name(person)
        for person in header.iter(T + "person")
        for name in person.iterfind(T + "persName[@type='alias']")
    }


def read_profile_name(record: Record) -> str | None:
    """The name of the profile by which a file was made, if its header says so."""
    for description in record.header.iterfind(f".//{T}application/{T}desc"):
        found = _PROFILE.search(description.text or "")
        if found:
            return found[1]
    return None


def read_speaker_languages(record: Record) -> dict[str, str]:
    """Name -> tag, of the speakers whose language a person stated (``langKnowledge``)."""
    languages = {}
    for person in record.header.iter(T + "person"):
        known = person.find(f"{T}langKnowledge/{T}langKnown")
        if known is not None and first_name(person):
            languages[first_name(person)] = known.get("tag") or ""
    return {name: tag for name, tag in languages.items() if tag}


def read_given_languages(record: Record) -> set[tuple[str, str]]:
    """Names in lower case and tags that ``--speaker-lang`` gave, as the evidence of hops has them."""
    evidence = (text_of(change) for change in record.header.iterfind(f"{T}profileDesc/{T}creation//{T}change"))
    return {(name.casefold(), tag) for text in evidence for name, tag in _GIVEN.findall(text)}


def read_edition(record: Record) -> tuple[str | None, str | None, str | None]:
    """Publisher and licence of the edition, and the address of the printed text, as far as the header says them."""
    publisher = text_of(record.header.find(f".//{T}publicationStmt/{T}publisher"))
    licence = record.header.find(f".//{T}publicationStmt/{T}availability/{T}licence")
    printed = f".//{T}listBibl/{T}bibl[@type='transcript']"
    address = record.header.find(f"{printed}/{T}ptr")  # in files of version 0.1
    return (
        publisher if publisher and publisher != PUBLISHER_NOT_STATED else None,
        licence.get("target") if licence is not None else None,
        text_of(record.header.find(f"{printed}/{T}idno[@type='URI']"))
        or (address.get("target") if address is not None else None),
    )


def keeps_markup(record: Record) -> bool:
    """True if something is set apart in a file: words in bold or italics, links, lists, tables, quotations, pages."""
    text = record.text
    names = ("hi", "ref", "list", "table", "quote", "pb", "cb", "seg")
    found = () if text is None else text.iter(*(T + name for name in names))
    return any(one.tag != T + "seg" or one.get("rend") for one in found)
