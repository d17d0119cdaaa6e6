"""TEI that other programs made, read as a transcript: ``u`` of spoken corpora and ``sp`` of drama.

The tree is put into the form that `xml_turns` reads: labels beside ``u`` go into it, marks of single words give
way to the words, and what happened in the room becomes a note in brackets. TEI that xlate made is refused before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from xlate.dates import iso_date
from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.sniff import as_utf8, is_tei_with_turns, xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Document, Metadata
from xlate.readers.model import Likeness, Reader
from xlate.readers.voice_names import first_name_first
from xlate.readers.xml_speakers import Persons, words_of
from xlate.readers.xml_turns import read_elements

__all__ = ["READER"]

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WORDS = ("w", "pc")
_MARKS = (
    "s", "w", "pc", "c", "m", "phr", "cl", "name", "persName", "placeName", "orgName", "rs", "ref", "term", "date",
    "time", "num", "measure", "foreign", "q", "mentioned", "choice", "corr", "reg", "expan", "unclear", "supplied",
    "emph", "distinct", "anchor",
)  # fmt: skip
"""elements among words that tell what these are: the words stay, the elements go"""
_OTHER_WORDING = ("sic", "orig", "abbr")
"""in a choice: what stands beside the words that are read"""
_HAPPENED = {"kinesic", "vocal", "incident", "gap", "note", "writing", "shift", "pause", "stage"}
_BESIDE = ("linkGrp", "spanGrp", "timeline", "standOff", "interpGrp")
_PEOPLE = {"person", "personGrp", "role", "participant", "org"}
_PLACES = {"placename", "settlement"}
_TURNS = {"u", "sp"}
_PARAGRAPHS = {"seg", "p", "ab", "l"}
_AROUND = _PARAGRAPHS | _TURNS
_REGULAR = {"regular", "speaker", "member"}
"""what ``ana`` says of somebody who holds no office"""


def _recognises(data: bytes, _name: str) -> Likeness:
    root = xml_root(data)
    return Likeness.CERTAIN if root in {"TEI", "teiCorpus"} and is_tei_with_turns(as_utf8(data)) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Each ``u`` or ``sp`` is a turn.

    Raises:
        InputError: the XML is not well formed or declares entities, or nothing is said in it.
    """
    if b"<!ENTITY" in data:
        line = data.count(b"\n", 0, data.find(b"<!ENTITY")) + 1
        raise InputError("this file declares entities; take that out first", file=name, line=line)
    root = parse_xml(data, name, InputError, doctype=True)
    metadata = _metadata(root)
    names = dict(_people(root))
    _put_labels(root, names)
    _put_words(root)
    _put_notes(root)
    message = (
        "this is TEI already: its turns were read anew, and not all of its markup is kept; to translate it as it is, "
        "use xlate ids and xlate export-po"
    )
    read = read_elements(root, name, Persons(names), format_name=READER.name, metadata=metadata)
    return read.noticing((Finding("XL142", message, name, root.sourceline),))


def _metadata(root: etree._Element) -> Metadata:
    """Title, day, place and language, as the header states them."""
    header = next((one for one in root.iter(etree.Element) if local_name(one) == "teiHeader"), root)
    titles = [one for one in _inside(header, "titleStmt", "title") if words_of(one)]
    main = next((one for one in titles if one.get("type") in {None, "main"}), titles[0] if titles else None)
    days = chain(_inside(header, "settingDesc", "date"), _inside(header, "sourceDesc", "date"))
    date = next((day for one in days if (day := iso_date(one.get("when") or words_of(one)))), None)
    settings = [one for one in header.iter(etree.Element) if local_name(one) == "setting"]
    places = dict.fromkeys(
        words_of(one)
        for setting in settings
        for one in setting.iter(etree.Element)
        if local_name(one).lower() in _PLACES or one.get("type") in {"city", "place"}
    )
    language = tag_or_none(root.get(_LANG)) or next(
        (tag for one in root.iter(etree.Element) if local_name(one) == "text" and (tag := tag_or_none(one.get(_LANG)))),
        None,
    )
    return Metadata(
        title=words_of(main) if main is not None else None,
        date=date,
        places=tuple(filter(None, places)),
        language=language,
    )


def _inside(header: etree._Element, around: str, name: str) -> Iterator[etree._Element]:
    for outer in header.iter(etree.Element):
        if local_name(outer) == around:
            yield from (one for one in outer.iter(etree.Element) if local_name(one) == name)


def _people(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The ids of those who speak, with their names as they are said."""
    for element in root.iter(etree.Element):
        identifier = element.get(_ID)
        if identifier is None or local_name(element) not in _PEOPLE:
            continue
        called = next(
            (one for one in element.iter(etree.Element) if local_name(one) in {"persName", "name", "orgName"}), element
        )
        if name := _name(called):
            yield identifier, name


def _name(called: etree._Element) -> str:
    """A name with its first names first, whichever way its parts stand."""
    parts: dict[str, list[str]] = {"forename": [], "nameLink": [], "surname": []}
    for one in called.iter(etree.Element):
        if local_name(one) in parts:
            parts[local_name(one)].append(words_of(one))
    if parts["surname"]:
        return " ".join(filter(None, chain.from_iterable(parts.values())))
    whole = words_of(called)
    surname, comma, given = whole.partition(", ")
    return first_name_first(given, surname) if comma and "," not in given and given[:1].isupper() else whole


def _put_labels(root: etree._Element, names: dict[str, str]) -> None:
    """A note that names who speaks goes into the utterance after it; what ``ana`` says of an office, to its turn."""
    offices = {
        key: words_of(next((one for one in element.iter(etree.Element) if local_name(one) == "term"), element))
        for element in root.iter(etree.Element)
        if local_name(element) == "category" and (key := element.get(_ID))
    }
    for turn in [one for one in root.iter(etree.Element) if local_name(one) in _TURNS]:
        who = (turn.get("who") or "").strip()
        note = turn.getprevious()
        while note is not None and not isinstance(note.tag, str):
            note = note.getprevious()
        if note is not None and local_name(note) == "note" and note.get("type") == "speaker" and words_of(note):
            plain = who.removeprefix("#")
            if plain in names:
                turn.set("by", plain)
            elif plain:
                names[plain] = words_of(note).rstrip(" :")
            note.tag = "speaker"
            note.tail = None
            turn.insert(0, note)
            note.tail, turn.text = turn.text, None
        elif "role" not in turn.attrib:
            told = [one.removeprefix("#") for one in (turn.get("ana") or "").split()]
            office = next((offices.get(one, one) for one in told if one not in _REGULAR), None)
            if office and any(one in {"chair", "guest"} or one in offices for one in told):
                turn.set("role", office)


def _put_words(root: etree._Element) -> None:
    """Words that are elements each become words again, with spaces where none says that it is joined."""
    for element in root.iter("{*}w", "{*}pc"):
        before = element.getprevious()
        if element.get("join") in {"left", "both"} and before is not None:
            before.tail = ""
        element.text = " ".join((element.text or "").split())
        element.tail = "" if element.get("join") in {"right", "both"} else " "
    for element in root.iter("{*}lb"):
        if element.get("break") != "no":
            element.tail = f" {element.tail or ''}"
    for text in [one for one in root.iter(etree.Element) if local_name(one) == "text"]:
        etree.strip_elements(text, *(f"{{*}}{one}" for one in (*_OTHER_WORDING, *_BESIDE)), with_tail=False)
        etree.strip_tags(text, *(f"{{*}}{one}" for one in _MARKS))


def _put_notes(root: etree._Element) -> None:
    """What happened while somebody spoke, and notes among the words, become notes in brackets."""
    for element in [one for one in root.iter(etree.Element) if local_name(one) in _HAPPENED]:
        around = element.getparent()
        if around is None or (local_name(element) == "note" and local_name(around) not in _AROUND):
            continue
        words = words_of(element) or _kind(element)
        for child in list(element):
            element.remove(child)
        element.text = words if not words or _BRACKETED.fullmatch(words) else f"({words})"
        inside = local_name(around) in _PARAGRAPHS
        element.tag = "incident" if inside else "narrative"
        if inside and words:
            _space_before(element, around)


def _space_before(element: etree._Element, around: etree._Element) -> None:
    before = element.getprevious()
    text = (around.text if before is None else before.tail) or ""
    if text and not text[-1].isspace():
        if before is None:
            around.text = f"{text} "
        else:
            before.tail = f"{text} "


def _kind(element: etree._Element) -> str:
    """What an element without words says that happened: ``<vocal type="laughter"/>``."""
    kind = element.get("type") or element.get("reason") or ""
    return kind if local_name(element) in {"kinesic", "vocal", "incident", "gap"} else ""


_BRACKETED = re.compile(r"[(\[/].*[)\]/]")


READER = Reader("tei", "TEI of other programs (u of spoken corpora, sp of drama)", (".xml", ".tei"), _recognises, _read)
