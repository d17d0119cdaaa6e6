"""Texts that a web page holds as they are set, line by line, in ``<pre>``: they are read as plain text is."""

from __future__ import annotations

from lxml import etree

from xlate.findings import Result
from xlate.formats.decoding import clean, split_lines
from xlate.model.document import Block
from xlate.readers.html_inline import text_in
from xlate.readers.text import blocks_of_text

__all__ = ["read_set_texts"]

_TAGS = ("pre", "xmp", "listing", "plaintext")


def read_set_texts(body: etree._Element, name: str) -> dict[etree._Element, Result[tuple[Block, ...]]]:
    """The elements of a page that hold more than one line as it is set, with the blocks in them.

    Args:
        body: of the page.
        name: of the file, for what is told of it.
    """
    return {
        element: blocks_of_text(
            [clean(line, "").value for line in split_lines(text)], name, first=element.sourceline or 1
        )
        for element in body.iter(*_TAGS)
        if "\n" in (text := text_in(element)).strip("\n")
    }
