"""Word documents (DOCX): paragraphs in their order, with what is bold at their start.

A word processor has no lines: the number of a line is that of its paragraph, counted from the beginning, empty ones and
those in tables included. Page headers and footers are no part of the text; tracked deletions are left out, insertions
stay; footnotes are set apart, at the number of the paragraph that refers to them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.model.document import BlockKind, Document, Metadata
from xlate.readers.docx_text import DocxText, broken_document
from xlate.readers.model import Likeness, Reader
from xlate.text import normalize_space

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["READER", "open_document"]

_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 200_000_000
_MOST_MEMBERS = 5000
_MOST_RATIO = 200
_SMALL = 10_000_000
_MAIN_PART = re.compile(r"word/document\d{0,4}\.xml")
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""the namespaces of Strict Open XML (ISO 29500-1) and those of the usual kind, which python-docx knows"""
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
"""documents with macros, which are never run, and templates"""


def _recognises(data: bytes, _name: str) -> Likeness:
    if not data.startswith(_SIGNATURE):
        return Likeness.NO
    try:
        names = [member.filename for member in _members(data)]
    except InputError:
        return Likeness.NO
    # Word for the web calls the part document2.xml
    return Likeness.CERTAIN if any(map(_MAIN_PART.fullmatch, names)) else Likeness.NO


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except Exception as error:  # noqa: BLE001  # a broken archive makes zipfile stumble in many ways
        raise broken_document(error) from None


def _read(data: bytes, name: str) -> Result[Document]:
    """Paragraphs, and those in tables.

    Where most of the words stand in a table of two columns, the left one names who speaks.

    Raises:
        InputError: the archive is broken or too large, or there is no text in it.
    """
    try:
        text = DocxText(open_document(data))
        blocks = text.blocks()
        title = normalize_space(clean(_title(text.document), name).value)
    except InputError as error:
        error.file = name
        raise
    except RecursionError:
        raise InputError("the elements of this document are nested too deeply", file=name) from None
    if not any(block.kind is not BlockKind.BOILERPLATE for block in blocks):
        raise InputError("there is no text in this document", file=name)
    has_title = any(block.kind is BlockKind.TITLE for block in blocks)
    metadata = Metadata(title=None if has_title else title or None)
    document = Document(name, READER.name, tuple(blocks), metadata, text.voiced)
    return Result(document, tuple(text.findings(name)))


_INSERTED = re.compile(rb"""<Relationship\s[^<>]*/aFChunk["'][^<>]*>(?:\s*</Relationship>)?""")


def open_document(data: bytes) -> WordDocument:
    """Open a Word document, or a template for documents; python-docx gives what is in it.

    Raises:
        InputError: it is none, it is broken, or unpacks to far more than a document has. The caller adds the file.
    """
    members = _members(data)
    size = sum(member.file_size for member in members)
    packed = any(
        member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if size > _MOST_BYTES or len(members) > _MOST_MEMBERS or packed:
        raise InputError("this archive unpacks to far more than a document has; it is not opened")
    import docx

    try:
        # python-docx reads with a parser that resolves no entities
        document = docx.Document(io.BytesIO(_as_usual(data)))
        _ = document.element.body
    except Exception as error:  # noqa: BLE001  # python-docx raises whatever the broken part made it stumble over
        raise broken_document(error) from None
    if document.element.body is None:
        raise InputError("this document has no body; save it again in Word")
    return document


def _as_usual(data: bytes) -> bytes:
    """The package as python-docx knows it: strict Open XML, a template or a document with macros made a usual one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
        relations = archive.read("_rels/.rels") if "_rels/.rels" in names else b""
        inserted = any(name.endswith(".rels") and _INSERTED.search(archive.read(name)) for name in names)
        strange = b"purl.oclc.org/ooxml" in relations or any(other in types for other in _OTHER_TYPES)
        if not strange and not inserted:
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as usual:
            for name in names:
                content = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    changes = [*_STRICT, *((other, _MAIN_TYPE) for other in _OTHER_TYPES)]
                    for old, new in changes:
                        content = content.replace(old, new)
                if name.endswith(".rels"):  # python-docx would open a document in it as if it were a part
                    content = _INSERTED.sub(b"", content)
                usual.writestr(name, content)
    return stream.getvalue()


def _title(document: WordDocument) -> str:
    try:
        return document.core_properties.title or ""
    except Exception:  # noqa: BLE001  # a broken part that holds no words
        return ""


READER = Reader("docx", "Word documents (DOCX)", (".docx", ".docm", ".dotx"), _recognises, _read)
