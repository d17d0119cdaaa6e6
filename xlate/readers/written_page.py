"""A document of a word processor written as a page of HTML, so that one reader finds labels, tables and headings.

Each paragraph is a line of its own: the number of the line is that of the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.model.document import BlockKind, Document, Metadata
from xlate.readers import html
from xlate.readers.table import column
from xlate.text import normalize_space

__all__ = ["WrittenPage", "in_line"]

_MARKUP = re.compile(r"<[^<>]*>")


def in_line(text: str) -> str:
    """Words as HTML on one line; what is odd about their characters is told later."""
    return escape(text.replace("\r", " ").replace("\n", " "), quote=False)


@dataclass(slots=True)
class WrittenPage:
    """The page; it grows while a document is read."""

    parts: list[list[str]] = field(default_factory=lambda: [[]])
    """of each line; the last one is not finished"""
    _column: int = 0
    """of the table in which the text is; 0 outside"""
    _row: list[tuple[int, int, str]] = field(default_factory=list)
    """line and place of each paragraph of the row, and its words"""

    def begin_row(self) -> None:
        """A row of a table begins."""
        self.parts[-1].append("<table><tr>")
        self._column = 0
        self._row = []

    def begin_cell(self) -> None:
        """A cell begins; its place in the row says what its paragraphs have in common with others."""
        self.parts[-1].append("<td>")
        self._column += 1

    def end_cell(self) -> None:
        """A cell ends."""
        self.parts[-1].append("</td>")

    def end_row(self) -> None:
        """A row ends; one that names the columns is no part of the text."""
        named = [column(_MARKUP.sub("", words)) for _, _, words in self._row]
        if "speaker" in named and None not in named:
            for line, place, words in self._row:
                self.parts[line][place] = f"<aside>{words}</aside>"
        self.parts[-1].append("</tr></table>")
        self._column = 0

    def paragraph(self, content: str, tag: str = "p") -> None:
        """A paragraph ends, be it empty; content is HTML without line ends."""
        if self._column and content.strip():
            self._row.append((len(self.parts) - 1, len(self.parts[-1]), content))
        start = f'{tag} class="column{self._column}"' if self._column else tag
        self.parts[-1].append(f"<{start}>{content}</{tag}>" if content.strip() else "")
        self.parts.append([])

    def apart(self, content: str) -> None:
        """Words that are no part of the text: a note, a comment, what is hidden; they stay on the line before."""
        if content.strip():
            place = -2 if len(self.parts) > 1 and not self.parts[-1] else -1
            self.parts[place].append(f"<aside>{content}</aside>")

    def read(self, name: str, form: str, title: str | None = None) -> Result[Document]:
        """The document.

        Args:
            name: of the file.
            form: name of the reader.
            title: as the file states it beside its text.

        Raises:
            InputError: there is no text in it.
        """
        page = "\n".join(
            "".join(line)
            for line in (["<!DOCTYPE html><html><body>", *self.parts[0]], *self.parts[1:], ["</body></html>"])
        )
        try:
            found = html.READER.read(page.encode(errors="replace"), name)
        except InputError as error:
            raise InputError(error.message.replace("on the page", "in this document"), file=name) from None
        blocks = tuple(found.value.blocks)
        if all(block.kind is BlockKind.BOILERPLATE for block in blocks):
            raise InputError("there is no text in this document", file=name)
        has_title = any(block.kind is BlockKind.TITLE for block in blocks)
        stated = normalize_space(clean(title or "", name).value).strip()
        metadata = Metadata(title=None if has_title else stated or None)
        document = replace(found.value, format=form, blocks=blocks, metadata=metadata, select=None)
        return Result(document, found.findings)
