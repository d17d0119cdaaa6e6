"""Debates of the European Parliament as research corpora publish them: text with CHAPTER, SPEAKER and P tags.

The tags stand on lines of their own and are not closed, so this is no XML: ``<SPEAKER ID="051" NAME="Martin Schulz"
AFFILIATION="PSE" LANGUAGE="DE">``. Europarl (Koehn 2005) and EuroParlMin share the shape.
"""

from __future__ import annotations

import html
import re

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import read_text, split_lines
from xlate.formats.sniff import as_utf8
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Voice
from xlate.readers.model import Likeness, Reader

__all__ = ["READER"]

_TAG = re.compile(r"\s{0,20}<(?P<name>CHAPTER|SPEAKER|P)\b(?P<attributes>[^<>]{0,2000})>\s{0,20}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(?P<key>[A-Za-z]{1,20})\s?=\s?"(?P<value>[^"]{0,500})"')


def _recognises(data: bytes, _name: str) -> Likeness:
    """Its tags are never closed; where they are, this is XML, such as that of Transcriber (``<Speaker id= name=``)."""
    head = data[:200_000].upper()
    if b"</SPEAKER" in head or as_utf8(head).lstrip().startswith((b"<?XML", b"<!DOCTYPE")):
        return Likeness.NO
    return Likeness.CERTAIN if head.count(b"<SPEAKER ") and b" NAME=" in head else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Each SPEAKER tag begins a turn; each line is a paragraph.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    source = read_text(data, name)
    blocks: list[Block] = []
    voice: Voice | None = None
    original: str | None = None
    kind = BlockKind.TITLE
    for number, raw in enumerate(split_lines(source.value), start=1):
        text = raw.strip(" \t\f\v")
        tag = _TAG.fullmatch(text)
        if tag is None:
            if text.strip():
                lines = (Line(number, html.unescape(text)),)
                blocks.append(Block(lines, kind, voice, original_language=original))
                voice = None  # only the first paragraph begins the turn
                if kind is BlockKind.TITLE:
                    kind = BlockKind.HEADING
            continue
        attributes = {match["key"].upper(): match["value"].strip() for match in _ATTRIBUTE.finditer(tag["attributes"])}
        match tag["name"].upper():
            case "CHAPTER":
                kind = BlockKind.HEADING if any(block.kind is BlockKind.TITLE for block in blocks) else BlockKind.TITLE
                voice = original = None
            case "SPEAKER":
                kind = BlockKind.TEXT
                label = html.unescape(attributes.get("NAME", "")) or None
                voice = Voice(label, affiliation=html.unescape(attributes.get("AFFILIATION", "")) or None)
                original = tag_or_none(attributes.get("LANGUAGE"))
    if not blocks:
        raise InputError("the file has no text in it", file=name)
    return source.map(lambda _: Document(name, READER.name, tuple(blocks), voiced=True))


READER = Reader("europarl", "European Parliament debates (SPEAKER tags)", (), _recognises, _read)
