"""Plain text: paragraphs divided by blank lines."""

from __future__ import annotations

import re

from xlate.errors import EncodingError, InputError
from xlate.findings import Finding, Result
from xlate.readers.model import Reader
from xlate.transcript import Block, Document, Line
from xlate.units import NOT_XML

__all__ = ["READER"]

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(r"\r\n|\r|\n")
_OTHER_FORMATS = {
    b"PK\x03\x04": "a ZIP archive (DOCX, ODT, EPUB?)",
    b"%PDF-": "a PDF",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "an old Word document",
}


def _recognises(data: bytes, _name: str) -> bool:
    head = data.removeprefix(_BOM).lstrip()[:5].lower()
    return not head.startswith((b"<?xml", b"<!doc", b"<html", b"<tei"))


def _read(data: bytes, name: str) -> Result[Document]:
    """Lines that stand together make a block; blank lines divide blocks.

    Raises:
        EncodingError: the bytes are not UTF-8.
        InputError: the file is binary, or has no text in it.
    """
    findings: list[Finding] = []
    blocks: list[Block] = []
    current: list[Line] = []
    for number, raw in enumerate(_LINE_END.split(_decode(data, name)), start=1):
        text, removed = NOT_XML.subn(" ", raw)
        if removed:
            findings.append(
                Finding("XL101", f"{removed} control character(s) that XML cannot hold became spaces", name, number)
            )
        if text.strip():  # a line of no-break spaces alone is a blank line
            current.append(Line(number, text.strip(" \t")))
        elif current:
            blocks.append(Block(tuple(current)))
            current = []
    if current:
        blocks.append(Block(tuple(current)))
    if not blocks:
        raise InputError("the file has no text in it", file=name)
    return Result(Document(name, READER.name, tuple(blocks)), tuple(findings))


def _decode(data: bytes, name: str) -> str:
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(f"this is {what}, not plain text; save it as plain text in UTF-8", file=name)
    if data.startswith(_UTF16):
        raise EncodingError("the file is in UTF-16; convert it first: iconv -f UTF-16 -t UTF-8", file=name)
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise InputError("the file is binary (it has a NUL byte), not plain text", file=name, line=line)
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise EncodingError(
            f"byte 0x{byte:02X} is not UTF-8; convert the file first, for example: iconv -f WINDOWS-1252 -t UTF-8",
            file=name,
            line=line,
        ) from None


READER = Reader("text", "plain text (UTF-8)", (".txt", ".text"), _recognises, _read)
