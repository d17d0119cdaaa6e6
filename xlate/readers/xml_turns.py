"""XML in which elements are turns: Akoma Ntoso, the debates of many parliaments, and their like.

Known by the names of elements (speech, turn, question, interjection …) that say by an attribute or a child who speaks.
Headings and what stands between the turns keep their places; a turn in a turn interrupts it.
"""

from __future__ import annotations

import re

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.formats.sniff import as_utf8, xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.model.document import BlockKind, Document, Metadata
from xlate.readers import hansard
from xlate.readers.model import Likeness, Reader
from xlate.readers.stated_fields import carried_over
from xlate.readers.xml_escapes import put_characters, put_paragraphs, without_declared_characters
from xlate.readers.xml_metadata import metadata_of, other_languages
from xlate.readers.xml_speakers import TURNS, Persons
from xlate.readers.xml_walk import XmlWalk

__all__ = ["READER", "read_elements"]

_HEAD = 200_000
_TURN = re.compile(rb"<(?:\w{1,20}:)?(?:" + "|".join(sorted(TURNS)).encode() + rb")[\s>]", re.IGNORECASE)
_CALL = 'if somebody speaks in it, call the elements "speech", each with a child "speaker"'


def _recognises(data: bytes, name: str) -> Likeness:
    root = xml_root(data)
    if root is None or root.lower() in {"html", "tei", "teicorpus", "trans", "tt", "timedtext"}:
        return Likeness.NO
    if hansard.READER.recognises(data, name) is not Likeness.NO:
        return Likeness.NO
    return Likeness.CERTAIN if _TURN.search(as_utf8(data[:_HEAD])) else Likeness.POSSIBLE


def _read(data: bytes, name: str) -> Result[Document]:
    """Each element that says who speaks begins a turn.

    Raises:
        InputError: the XML is not well formed or declares entities, or nothing in it says who speaks.
    """
    data = without_declared_characters(data)
    if b"<!ENTITY" in data:
        line = data.count(b"\n", 0, data.find(b"<!ENTITY")) + 1
        raise InputError("this file declares entities; take that out first", file=name, line=line)
    skipped = data if data[:1] in {b"\xff", b"\xfe", b"\0"} or data[1:2] == b"\0" else as_utf8(data).lstrip()
    root = parse_xml(skipped, name, InputError, doctype=True)
    put_characters(root)
    put_paragraphs(root)
    skipped_lines = data.count(b"\n", 0, max(0, data.find(skipped[:64])))
    return read_elements(root, name, Persons.read(root), skipped=skipped_lines)


def read_elements(
    root: etree._Element,
    name: str,
    persons: Persons,
    *,
    skipped: int = 0,
    format_name: str = "xml-turns",
    metadata: Metadata | None = None,
) -> Result[Document]:
    """The document that a tree of elements is, of which some are turns.

    Args:
        root: of the tree.
        name: of the file.
        persons: those whom it lists.
        skipped: lines before the XML begins.
        format_name: of the reader.
        metadata: what it tells of itself; None to look for it.

    Raises:
        InputError: nothing in it says who speaks, or nothing is said.
    """
    walk = XmlWalk(persons, skipped, metadata is not None and metadata.title is not None)
    walk.run(root)
    if walk.things and not walk.turns:
        message = f"this XML lists things, and nothing that somebody says: it has {walk.things}; {_CALL}"
        raise InputError(message, file=name, line=root.sourceline)
    if not walk.turns and not walk.plain:
        message = (
            f"not a transcript in a format that xlate reads: XML with the root <{local_name(root)}>, in which nothing "
            "says who speaks; known are elements such as speech, turn, u, sp, question or answer with by, speaker or "
            "who, or with a child from, speaker or talker"
        )
        raise InputError(message, file=name, line=root.sourceline)
    if not any(block.kind is BlockKind.TEXT for block in walk.blocks):
        raise InputError("nothing is said in the turns of this file", file=name)
    findings = (
        *clean("".join(str(text) for text in root.itertext()), name).findings,
        *walk.guessed(name),
        *other_languages(root, name),
        *carried_over((one[:3] for one in walk.carried), name),
    )
    metadata = metadata_of(root) if metadata is None else metadata
    return Result(Document(name, format_name, tuple(walk.named()), metadata, voiced=not walk.plain), findings)


READER = Reader(
    "xml-turns",
    "XML with turns (Akoma Ntoso, debates of parliaments)",
    (".xml", ".akn"),
    _recognises,
    _read,
)
