"""Rich Text (RTF): paragraphs with what is bold, headings by style, tables; notes, heads and feet of pages set apart.

The number of a line is that of its paragraph. The document is written as a page (`written_page`) and read as one.
"""

from __future__ import annotations

import re

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.model.document import Document
from xlate.readers.model import Likeness, Reader

__all__ = ["READER"]

_START = re.compile(rb"\s*\{\s*\\rtf(?![A-Za-z])")


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if _START.match(data[:200]) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Paragraphs; what is no part of the text is boilerplate at the paragraph to which it belongs.

    Raises:
        InputError: it is no RTF, or there is no text in it.
    """
    if not _START.match(data[:200]):
        raise InputError("this is no RTF: it does not begin with {\\rtf", file=name)
    from xlate.readers.rtf_walk import RtfWalk

    walk = RtfWalk()
    try:
        whole = walk.run(data)
    except RecursionError:
        raise InputError("the groups of this document are nested too deeply", file=name) from None
    found = walk.page.read(name, READER.name, walk.title)
    if whole:
        return found
    message = "the file ends before the document does; what comes after is missing"
    return Result(found.value, (*found.findings, Finding("XL116", message, name, len(walk.page.parts))))


READER = Reader("rtf", "Rich Text (RTF)", (".rtf",), _recognises, _read)
