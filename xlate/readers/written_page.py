"""A document of a word processor written as a page of HTML, so that one reader finds labels, tables and headings.

Each paragraph is a line of its own: the number of the line is that of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.model.document import BlockKind, Document, Metadata, Selectors
from xlate.readers import html
from xlate.readers.table_layout import column
from xlate.text import normalize_space

__all__ = ["PLAIN_SETTING", "Setting", "WrittenPage", "in_line", "looking"]

_MARKUP = re.compile(r"<[^<>]*>")


def in_line(text: str) -> str:
    """Words as HTML on one line; what is odd about their characters is told later."""
    return escape(text.replace("\r", " ").replace("\n", " "), quote=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph stands."""

    lists: tuple[str, ...] = ()
    """in which it is an item: ul or ol, from the outermost on"""
    goes_on: bool = False
    """it belongs to the item of the paragraph before"""
    quoted: bool = False
    begins_page: bool = False


PLAIN_SETTING = Setting()
_WHOLE = Selectors(content=("body",))
_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "sup": "sup", "sub": "sub",
}  # fmt: skip


def looking(words: str, looks: Iterable[str], address: str | None = None) -> str:
    """Words as HTML with the tags that set them apart.

    Args:
        words: HTML on one line.
        looks: bold, italic, underline, strikethrough, sup, sub, smallcaps.
        address: to which they lead; a link is underlined anyway.
    """
    if not words.strip():
        return words
    for look in sorted(looks):
        if look == "smallcaps":
            words = f'<span style="font-variant: small-caps">{words}</span>'
        elif not (address and look == "underline"):
            words = f"<{_TAGS[look]}>{words}</{_TAGS[look]}>"
    return f'<a href="{escape(address)}">{words}</a>' if address else words


@dataclass(slots=True)
class WrittenPage:
    """The page; it grows while a document is read."""

    parts: list[list[str]] = field(default_factory=lambda: [[]])
    """of each line; the last one is not finished"""
    _lists: list[str] = field(default_factory=list)
    """that are open: ul or ol, from the outermost on"""
    _tables: int = 0
    """that are open"""
    _column: int = 0
    """of the table in which the text is; 0 outside"""
    _row: list[tuple[int, int, str]] = field(default_factory=list)
    """line and place of each paragraph of the row, and its words"""

    def begin_table(self) -> None:
        """A table begins; inside another one it is read as rows of that."""
        self.end_lists()
        self._tables += 1
        if self._tables == 1:
            self.parts[-1].append("<table>")

    def end_table(self) -> None:
        """A table ends."""
        self._tables = max(0, self._tables - 1)
        if self._tables == 0:
            self.parts[-1].append("</table>")

    def begin_row(self) -> None:
        """A row of a table begins."""
        self.end_lists()
        self.parts[-1].append("<tr>" if self._tables else "<table><tr>")
        self._column = 0
        self._row = []

    def begin_cell(self) -> None:
        """A cell begins; its place in the row says what its paragraphs have in common with others."""
        self.parts[-1].append("<td>")
        self._column += 1

    def end_cell(self) -> None:
        """A cell ends."""
        self.end_lists()
        self.parts[-1].append("</td>")

    def end_row(self) -> None:
        """A row ends; one that names the columns is no part of the text."""
        named = [column(_MARKUP.sub("", words)) for _, _, words in self._row]
        if "speaker" in named and None not in named:
            for line, place, words in self._row:
                self.parts[line][place] = f"<aside>{words}</aside>"
        self.parts[-1].append("</tr>" if self._tables else "</tr></table>")
        self._column = 0

    def paragraph(self, content: str, tag: str = "p", setting: Setting = PLAIN_SETTING) -> None:
        """A paragraph ends, be it empty.

        Args:
            content: HTML without line ends.
            tag: of the paragraph.
            setting: how it stands.
        """
        if self._column and content.strip():
            self._row.append((len(self.parts) - 1, len(self.parts[-1]), content))
        if content.strip():
            self._begin_item(setting)
        named = f' class="column{self._column}"' if self._column else ""
        page = ' style="break-before: page"' if setting.begins_page else ""
        words = f"<{tag}{named}{page}>{content}</{tag}>"
        words = f"<blockquote>{words}</blockquote>" if setting.quoted else words
        self.parts[-1].append(words if content.strip() else "")
        self.parts.append([])

    def _begin_item(self, setting: Setting) -> None:
        """Open and close lists until a paragraph stands where it should."""
        while len(self._lists) > len(setting.lists) or self._lists != list(setting.lists[: len(self._lists)]):
            self.parts[-1].append(f"</li></{self._lists.pop()}>")
        if setting.lists and len(self._lists) == len(setting.lists) and not setting.goes_on:
            self.parts[-1].append("</li><li>")
        for kind in setting.lists[len(self._lists) :]:
            self.parts[-1].append(f"<{kind}><li>")
            self._lists.append(kind)

    def end_lists(self) -> None:
        """Close the lists that are open."""
        self._begin_item(PLAIN_SETTING)

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
        self.end_lists()
        page = "\n".join(
            "".join(line)
            for line in (["<!DOCTYPE html><html><body>", *self.parts[0]], *self.parts[1:], ["</body></html>"])
        )
        try:
            found = (html.READER.outline or html.READER.read)(page.encode(errors="replace"), name)
            if found.value.select is not None:  # all of it is the text, however the page is shaped
                found = Result(found.value.select(_WHOLE), found.findings)
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
