"""The words of a document in Rich Text, written as a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from xlate.readers.rtf_tokens import Characters, Token, tokens
from xlate.readers.written_page import Setting, WrittenPage, in_line, looking

__all__ = ["RtfWalk"]

_DEEPEST = 2000
_LEFT_OUT = {
    "fonttbl", "colortbl", "pict", "object", "sp", "themedata", "datastore", "xe",
    "tc", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent", "nonshppict",
    "revtbl", "rsidtbl", "listtable", "listoverridetable", "filetbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "private", "ftncn", "aftncn", "template", "passwordhash", "xmlnstbl", "latentstyles", "mmathPr", "generator",
    "userprops",
}  # fmt: skip
"""destinations that hold no words of the text"""
_APART = {
    "footnote", "annotation", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
}  # fmt: skip
_STARRED = {"annotation", "shpinst", "shptxt", "footnote", "ud", "fldinst"}
"""destinations with ``\\*`` that hold words"""
_KINDS = {"stylesheet", "info", "title", "fonttbl", "upr", "fldinst", "listtext", "pntext"}
"""destinations that tell something of the text, or have another one in them"""
_CHARSET = {"ansicpg", "ansi", "mac", "pc", "pca"}
_HEADING = re.compile(r"heading ([1-6])\b")
"""the name of a style that has no level"""
_QUOTATION = re.compile(r"(?:intense )?quot(?:e|ations?)\b|block text\b")
"""names of styles of quotations"""
_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)
"""one that leads out of the document"""
_BREAKS = {"par", "sect", "page", "column"}
_LOOKS = {
    "b": "bold", "i": "italic", "ul": "underline", "strike": "strikethrough", "striked": "strikethrough",
    "super": "sup", "sub": "sub", "scaps": "smallcaps",
}  # fmt: skip
"""control words that switch a look on, and with 0 off"""
_OF_HEADINGS = {"bold", "smallcaps"}
"""looks that say only that a heading is one"""
_LOOKS_OFF = {"ulnone": {"underline"}, "nosupersub": {"sup", "sub"}}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    destination: str = "text"
    looks: frozenset[str] = frozenset()
    address: str | None = None
    """to which the words lead"""
    hidden: bool = False
    deleted: bool = False
    after: int = 1
    """characters that stand for one in Unicode"""
    font: int | None = None


@dataclass(slots=True)
class _Paragraph:
    """What holds for the paragraph."""

    level: int | None = None
    style: int | None = None
    in_table: bool = False
    listed: int | None = None
    """level of the list in which it is an item"""
    numbered: bool = False
    begins_page: bool = False

    def read(self, token: Token) -> None:
        """Take note of what a control word says of the paragraph."""
        if token.kind == "intbl":
            self.in_table = True
        elif token.kind == "s":
            self.style = token.number
        elif token.kind == "outlinelevel":
            self.level = token.number
        elif token.kind == "ilvl":
            self.listed = max(0, min(token.number or 0, 8))
        elif token.kind == "pagebb":
            self.begins_page = True


@dataclass(slots=True)
class RtfWalk:
    """One walk over the tokens; the fields grow while it runs."""

    characters: Characters = field(default_factory=Characters)
    page: WrittenPage = field(default_factory=WrittenPage)
    title: str = ""
    styles: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    """number of a style -> its name in lower case, its level in the outline"""
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    _words: list[tuple[str, frozenset[str], str | None]] = field(default_factory=list)
    """HTML, how it looks, and to where it leads"""
    _field: str = ""
    """the instruction of a field, as far as it was read"""
    _page_begins: bool = False
    _apart: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)
    _default_font: int | None = None
    _font: int | None = None
    """the font whose charset is told"""
    _style: tuple[int, str, int | None] = (0, "", None)
    _starred: bool = False
    _table: bool = False
    _row: bool = False
    _cell: bool = False

    def run(self, data: bytes) -> bool:
        """Read all tokens; False if the file ends before its groups do."""
        for token in tokens(data):
            if token.kind == "{":
                if len(self.groups) > _DEEPEST:
                    raise RecursionError
                self.groups.append(self.groups[-1])
                self._starred = False
            elif token.kind == "}":
                if len(self.groups) > 1:
                    self._close(self.groups.pop())
                if len(self.groups) == 1:
                    break
            elif token.kind == "\\*":
                self._starred = True
            elif token.kind == "text":
                self._text(self.characters.decode(token.data, self.groups[-1].font))
            else:
                self._control(token)
        whole = len(self.groups) == 1
        self.groups = self.groups[:1]
        self._end_paragraph()
        self._end_row()
        self._end_table()
        return whole

    def _close(self, group: _Group) -> None:
        """A group ends; what it held apart from the text is one note."""
        outer = self.groups[-1].destination
        if group.destination == "stylesheet" and outer in {"stylesheet", "text"} and self._style[1]:
            number, name, level = self._style
            self.styles[number] = (name.strip("; ").lower(), level)
            self._style = (0, "", None)
        if group.destination == "fldinst" and outer != "fldinst":
            link = _LINK.search(self._field)
            self._field = ""
            if link is not None:
                self.groups[-1] = replace(self.groups[-1], address=link[1])
        if group.destination == "apart" and outer != "apart":
            self._notes.append("".join(self._apart))
            self._apart = []

    def _control(self, token: Token) -> None:
        """A control word or symbol."""
        group, word = self.groups[-1], token.kind
        starred, self._starred = self._starred, False
        character = self.characters.symbol(word)
        if character is not None:
            if self.characters.skip:
                self.characters.skip -= 1
            else:
                self._text(character)
        elif word == "u" and token.number is not None:
            self._text(self.characters.in_unicode(token.number, group.after))
        elif starred and word not in _STARRED:
            self.groups[-1] = replace(group, destination="left out")
        elif word in _LEFT_OUT or word in _APART or word in _KINDS:
            self._begin_destination(word, group)
        elif word in _LOOKS or word in _LOOKS_OFF:
            off = _LOOKS_OFF.get(word) or ({_LOOKS[word]} if token.number == 0 else set())
            self.groups[-1] = replace(group, looks=group.looks - off if off else group.looks | {_LOOKS[word]})
        elif word in {"v", "deleted", "uc", "f", "plain"}:
            self._format(word, token.number, group)
        else:
            self._state(token, group)

    def _state(self, token: Token, group: _Group) -> None:
        """A control word that says something of the file, of a style or of a paragraph."""
        word = token.kind
        if word in _CHARSET:
            self.characters.state_charset(token)
        elif group.destination == "fonttbl" and word == "fcharset" and self._font is not None:
            self.characters.state_font(self._font, token.number or 0)
        elif word == "deff":
            self._default_font = token.number
            self.groups[-1] = replace(group, font=token.number)
        elif group.destination == "stylesheet":
            self._read_style(token)
        elif group.destination in {"text", "apart"}:
            self._layout(token, group)

    def _begin_destination(self, word: str, group: _Group) -> None:
        if group.destination not in {"text", "apart", "info"}:
            return
        if word == "title":
            kind = "title" if group.destination == "info" else group.destination
        elif word in _APART:
            kind = "apart"
        elif word == "upr":
            kind = group.destination
        else:
            kind = word if word in _KINDS else "left out"
        self.groups[-1] = replace(group, destination=kind)

    def _format(self, word: str, number: int | None, group: _Group) -> None:
        on = number != 0
        if word == "v":
            group = replace(group, hidden=on)
        elif word == "deleted":
            group = replace(group, deleted=on)
        elif word == "uc":
            group = replace(group, after=max(0, min(number if number is not None else 1, 100)))
        elif word == "f":
            self._font = number
            group = replace(group, font=number)
        else:
            group = replace(group, looks=frozenset(), hidden=False, deleted=False, font=self._default_font)
        self.groups[-1] = group

    def _read_style(self, token: Token) -> None:
        number, name, level = self._style
        if token.kind in {"s", "cs", "ds", "ts"}:
            number = token.number or 0 if token.kind == "s" else -1
        elif token.kind == "outlinelevel":
            level = token.number
        self._style = (number, name, level)

    def _layout(self, token: Token, group: _Group) -> None:
        word = token.kind
        if group.destination == "apart":
            if word in _BREAKS | {"line", "cell"}:
                self._apart.append(" ")
        elif word in {"line", "lbr"}:
            self._words.append(("<br>", frozenset(), None))
        elif word in _ENDS:
            _ENDS[word](self)
            self._page_begins = self._page_begins or word == "page"
        elif word == "pard":
            self._paragraph = _Paragraph()
        else:
            self._paragraph.read(token)

    def _text(self, text: str) -> None:
        group = self.groups[-1]
        if not text:
            return
        if group.destination == "title":
            self.title += text
        elif group.destination == "stylesheet":
            self._style = (self._style[0], self._style[1] + text, self._style[2])
        elif group.destination == "apart":
            self._apart.append(in_line(text))
        elif group.destination == "fldinst":
            self._field += text
        elif group.destination in {"listtext", "pntext"}:
            self._paragraph.listed = self._paragraph.listed or 0
            self._paragraph.numbered = self._paragraph.numbered or any(map(str.isalnum, text))
        elif group.destination == "text" and not group.deleted:
            if group.hidden:
                self._notes.append(in_line(text))
            else:
                self._words.append((in_line(text), group.looks, group.address))

    def _tag(self) -> str:
        name, level = self.styles.get(self._paragraph.style or 0, ("", None))
        level = self._paragraph.level if self._paragraph.level is not None else level
        heading = _HEADING.match(name)
        if name == "title":
            return "h1"
        if level is None and heading is not None:
            level = int(heading[1]) - 1
        return f"h{level + 1}" if level is not None and 0 <= level < 6 else "p"

    def _end_paragraph(self) -> None:
        tag = self._tag()
        if self._paragraph.in_table and self._words and not self._cell:
            self._begin_cell()
        elif not self._paragraph.in_table:
            self._end_row()
            self._end_table()
        words = "".join(
            looking(text, looks - _OF_HEADINGS if tag != "p" else looks, to) for text, looks, to in self._words
        )
        self._words = []
        self.page.paragraph(words, tag, self._setting())
        self._page_begins = self._page_begins and not words.strip()
        for note in self._notes:
            self.page.apart(note)
        self._notes = []

    def _setting(self) -> Setting:
        one = self._paragraph
        kind = "ol" if one.numbered else "ul"
        lists = (kind,) * (one.listed + 1) if one.listed is not None else ()
        name = self.styles.get(one.style or 0, ("", None))[0]
        return Setting(
            lists, quoted=_QUOTATION.match(name) is not None, begins_page=self._page_begins or one.begins_page
        )

    def _begin_cell(self) -> None:
        if not self._row:
            if not self._table:
                self.page.begin_table()
            self._table = True
            self.page.begin_row()
        self.page.begin_cell()
        self._row = self._cell = True

    def _end_cell(self) -> None:
        self._paragraph.in_table = True
        if not self._cell:
            self._begin_cell()
        self._end_paragraph()
        self.page.end_cell()
        self._cell = False

    def _end_row(self) -> None:
        if self._row:
            self.page.end_row()
        self._row = self._cell = False

    def _end_table(self) -> None:
        if self._table:
            self.page.end_table()
        self._table = False


_ENDS: dict[str, Callable[[RtfWalk], None]] = {
    **dict.fromkeys(_BREAKS, RtfWalk._end_paragraph),  # noqa: SLF001
    **dict.fromkeys(("cell", "nestcell"), RtfWalk._end_cell),  # noqa: SLF001
    **dict.fromkeys(("row", "nestrow"), RtfWalk._end_row),  # noqa: SLF001
}
"""control words that end a paragraph, a cell or a row"""
