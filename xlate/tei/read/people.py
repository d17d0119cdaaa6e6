"""Who spoke and when, as the headers of a TEI file say it."""

from __future__ import annotations

from lxml import etree

from xlate.tei.names import XML_ID, T
from xlate.tei.record import Record

__all__ = ["folded", "person_name", "read_date", "read_persons"]

_PARTS = frozenset(T + part for part in ("forename", "surname", "nameLink", "roleName", "addName", "genName"))
"""the parts of a person's name that are words of their own"""


def read_date(record: Record, header: etree._Element | None = None) -> str | None:
    """The date of the event (ISO 8601): that of its setting or of the creation of the words; None if none is stated.

    Args:
        record: the file.
        header: that of a document in it; None: that of the file.
    """
    profile = f"{T}profileDesc"
    for path in (f"{profile}/{T}settingDesc//{T}date", f"{profile}/{T}creation/{T}date"):
        for date in (record.header if header is None else header).iterfind(path):
            when = date.get("when") or date.get("from") or date.get("notBefore")
            if when:
                return when
    return None


def read_persons(record: Record) -> dict[str, tuple[str | None, str | None]]:
    """xml:id of each person (or organisation) -> name and office."""
    persons: dict[str, tuple[str | None, str | None]] = {}
    lists = [*record.headers, *record.root.iterchildren(T + "standOff")]
    for person in (one for each in lists for one in each.iter(T + "person", T + "org", T + "personGrp")):
        identifier = person.get(XML_ID)
        if not identifier:
            continue
        name = next(person.iter(T + "persName", T + "orgName", T + "name"), None)
        office = next(person.iter(T + "occupation", T + "roleName"), None)
        persons[identifier] = (person_name(name), folded(office))
    return persons


def folded(element: etree._Element | None) -> str | None:
    """The words in an element, white space folded; None if there are none."""
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def person_name(element: etree._Element | None) -> str | None:
    """The name in a ``persName``: its parts (``forename``, ``surname``, …) are words even without space between."""
    if element is None:
        return None
    words = [element.text or ""]
    for part in element.iterchildren("*"):
        words += [*map(str, part.itertext()), part.tail or " " if part.tag in _PARTS else part.tail or ""]
    return " ".join("".join(words).split()) or None
