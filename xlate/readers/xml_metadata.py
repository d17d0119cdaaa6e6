"""What XML with turns says of itself: title, date and language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from xlate.dates import iso_date
from xlate.findings import Finding
from xlate.formats.xml import local_name
from xlate.languages import UNDETERMINED, tag_or_none
from xlate.model.document import Metadata
from xlate.profiles.date_words import find_date
from xlate.readers.xml_speakers import words_of

__all__ = ["day_in", "metadata_of", "other_languages"]

_TITLES = {"doctitle", "documenttitle", "document_title", "document-title", "dok_titel", "documentname"}
_DATE_NAME = re.compile(
    r"(?:^|[._:-])(?:doc|frbr)?(?:date|datum|dato|data|fecha)(?:$|[A-Z._:-])|(?:date|datum|dato)$", re.IGNORECASE
)
_HELD = re.compile(
    r"date(?:of)?(?:sitting|seance|session|meeting)|datumvergadering|sessiondate|sittingdate", re.IGNORECASE
)
"""names that say of which day: more than those of any date"""
_OTHER = re.compile(
    r"birth|geburt|naissance|publi|creat|modif|update|valid|version|generation|start|end", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_GERMAN = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_DIGITS = re.compile(r"\b((?:19|20)\d{2})([01]\d)([0-3]\d)(?:\d{6,9})?\b")
_LONGEST_DAY = 80
"""characters of a date with what is printed around it"""
_SEVERAL = 3
_LOOKED_AT = 3000
"""elements at the beginning: a record tells of itself before it tells what was said"""


def metadata_of(root: etree._Element) -> Metadata:
    """Title, date and language of a file."""
    title = date = language = None
    held = False
    for place, element in enumerate(root.iter(etree.Element)):
        if place > _LOOKED_AT:
            break
        name = local_name(element)
        if title is None and name.lower() in _TITLES:
            title = words_of(element) or None
        if language is None:
            language = _language(name, element, is_root=element is root)
        for key, value in _fields(name, element):
            says = _HELD.search(key) is not None
            if held or (date is not None and not says) or not _DATE_NAME.search(key) or _OTHER.search(key):
                continue
            found = _day(value) or _day_in_words(value, language)
            date, held = (found, says) if found else (date, held)
    return Metadata(title=title, date=date or _day_of_ids(root), language=language)


def _day_in_words(value: str, language: str | None) -> str | None:
    """The day that a field prints: ``Le mardi 9 août 2022``."""
    words = " ".join(value.split())
    found = find_date(words, language or UNDETERMINED) if len(words) <= _LONGEST_DAY else None
    return found.when if found is not None else None


def _day_of_ids(root: etree._Element) -> str | None:
    """The one day that ids hold: ``debate/2007-09-20.3.1``."""
    ids = (element.get("id") or "" for element in islice(root.iter(etree.Element), _LOOKED_AT))
    days = Counter(day for one in ids if (match := _ISO.search(one)) and (day := iso_date(match.group())))
    (day, number), *others = days.most_common() or [("", 0)]
    return day if number >= _SEVERAL and not others else None


def other_languages(root: etree._Element, file: str) -> Iterator[Finding]:
    """Word of it that ``xml:lang`` of some elements names another language than that of the file."""
    of_all = tag_or_none(root.get(_LANG))
    stated = Counter(
        tag
        for one in root.iter(etree.Element)
        if (tag := tag_or_none(one.get(_LANG))) and tag != of_all and one is not root
    )
    if len(stated) > (of_all is None):
        told = ", ".join(f"{tag} ({number})" for tag, number in stated.most_common())
        message = f"xml:lang says that elements are in other languages: {told}; all were read as text in one"
        yield Finding("XL126", message, file, root.sourceline)


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _fields(name: str, element: etree._Element) -> list[tuple[str, str]]:
    """Names with values: the element itself, its attributes, and what <meta name content> and its like say."""
    stated = element.get("name") or element.get("Name")
    attributes = [(f"{name}.{key}", str(value)) for key, value in element.attrib.items()]
    value = element.get("content") or (element.text or "")
    whole = [(stated if name.lower() in {"meta", "extracteditem"} and stated else name, value)]
    if name == "session.header":
        whole.append(("date", element.get("date") or ""))
    return [*whole, *attributes]


def day_in(key: str, value: str) -> str | None:
    """The day that a field tells of a record, if its name says that it is that of the record; None for any other."""
    return _day(value) if _DATE_NAME.search(key) and not _OTHER.search(key) else None


_NEVER = 2200
"""a year that stands for none: ``3000-01-01``"""


def _day(value: str) -> str | None:
    if match := _ISO.search(value) or _DIGITS.search(value):
        return iso_date(f"{match[1]}-{match[2]}-{match[3]}") if int(match[1]) < _NEVER else None
    if match := _GERMAN.search(value):
        return iso_date(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    return None


def _language(name: str, element: etree._Element, *, is_root: bool) -> str | None:
    if name == "FRBRlanguage":
        return tag_or_none(element.get("language") or "")
    if not is_root:
        return None
    stated = next(
        (value for key, value in element.attrib.items() if str(key).rpartition("}")[2].lower() in {"lang", "language"}),
        None,
    )
    return tag_or_none(str(stated)) if stated else None
