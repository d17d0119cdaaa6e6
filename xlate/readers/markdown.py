"""Markdown, with YAML front matter or without: CommonMark, in which bold words can be a speaker's label."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import read_text, split_lines
from xlate.model.document import PLAIN, Block, BlockKind, Container, Document, Line, Rendition
from xlate.model.link_targets import safe_target
from xlate.readers.agenda_items import with_agenda
from xlate.readers.bold_runs import TextRun, make_line
from xlate.readers.front_matter import read_front_matter
from xlate.readers.html_inline import rendition_of
from xlate.readers.link_lists import set_headlines_apart, set_link_lists_apart
from xlate.readers.markdown_words import as_words, pieces, with_brackets
from xlate.readers.model import Likeness, Reader
from xlate.readers.named_blocks import with_named_blocks
from xlate.readers.page_in_markdown import is_page

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["READER"]

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,500}?(?:---|\.\.\.)[ \t]*\r?(?:\n|$)")
_BOLD_LABEL = re.compile(
    rb"^(?:[-*>][ \t]+|[\[(]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?[\])]?[ \t]+)?"
    rb"\*\*[^*\n]{1,200}(?::\*\*|\*\*(?:[ \t]*\([^()\n]{1,80}\))?:)",
    re.MULTILINE,
)
_ENOUGH_LABELS = 2
_BOLD_LINE = re.compile(rb"^\*\*([^*\n]{2,400})\*\*[ \t]*\r?$", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]^\n]{1,80})\]:[ \t]{0,9}<?((?:https?:|mailto:|/|\./|#)[^\s<>]{1,2000})>?", re.MULTILINE
)
"""of a link; a label in brackets is followed by words"""
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,80})\]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\](:?)")
"""a reference to a footnote, or, with a colon, the note"""
_RAISED = re.compile(r"(?<=[^\W_])(?:~(?P<sub>[^\s~^]{1,20})~|\^(?P<sup>[^\s~^]{1,20})\^)")
"""sub- and superscript as Pandoc and many others have them"""
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z]{1,10})(?:\s[^<>]{0,500}?href=[\"']?(?P<href>[^\"'\s<>]{1,1000})[^<>]{0,200})?[^<>]{0,500}>",
    re.IGNORECASE,
)
_NO_WORDS = {"", "-", "="}
_SIGNS = "[_*`~"
_ONE_HEADING = "the one heading with a colon was taken for the name of who speaks"
_MOST_SIGNS = 30_000
_MOST_DENSE = 8
"""characters for a sign, of which there are many"""


def _recognises(data: bytes, name: str) -> Likeness:
    head = data[:100_000]
    if is_page(head):
        return Likeness.NO
    if _FRONT_MATTER.match(head) or (
        b"**" in head and (len(_BOLD_LABEL.findall(head)) >= _ENOUGH_LABELS or _has_bold_lines(head))
    ):
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if name.lower().endswith(READER.suffixes) else Likeness.NO


def _has_bold_lines(head: bytes) -> bool:
    """True for lines in bold that are sentences, or come again as names above what is said do."""
    lines = Counter(_BOLD_LINE.findall(head))
    sentences = sum(line.rstrip().endswith((b"?", b"!", b".")) for line in lines)
    return sum(number > 1 for number in lines.values()) >= _ENOUGH_LABELS or sentences > _ENOUGH_LABELS


def _read(data: bytes, name: str) -> Result[Document]:
    """Each paragraph, heading or item of a list is a block; front matter is boilerplate that tells title and date.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, has no text in it, or so many signs of Markdown that it can be none.
    """
    source = read_text(data, name, references=True)
    signs = sum(map(source.value.count, _SIGNS))
    if signs > max(_MOST_SIGNS, len(source.value) // _MOST_DENSE):  # the parser is slow where they are many
        message = f"{signs} of its {len(source.value)} characters are signs of Markdown; if it is a text: --format text"
        raise InputError(message, file=name)
    findings = list(source.findings)
    lines = split_lines(source.value)
    metadata, front, end = read_front_matter(lines, name, findings)
    # a line of no-break spaces is blank for everybody but CommonMark, a sign alone underlines no heading
    body = "\n".join(["" if line.strip() in _NO_WORDS else line for line in lines[end:]])
    blocks = [*front, *set_headlines_apart(set_link_lists_apart(list(_blocks(as_words(_with_links(body)), end))))]
    blocks = with_agenda(_with_one_title(blocks))
    if all(block.kind is BlockKind.BOILERPLATE for block in blocks):
        raise InputError("the file has no text in it", file=name)
    named = with_named_blocks(blocks)
    alone = named is not None and sum(block.voice is not None for block in named) == 1
    guessed = _ONE_HEADING if alone else ""
    made = Document(name, READER.name, tuple(named or blocks), metadata, voiced=named is not None, guessed=guessed)
    return Result(made, tuple(findings))


def _with_one_title(blocks: list[Block]) -> list[Block]:
    """The blocks; a first heading that says the title of the front matter once more is that title."""
    place = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.TITLE), None)
    following = next((at for at, block in enumerate(blocks) if block.kind is not BlockKind.BOILERPLATE), None)
    if place is None or following is None or place + 1 >= len(blocks):
        return blocks
    heading = blocks[place + 1]
    if heading.kind is not BlockKind.HEADING or _plain(heading) != _plain(blocks[place]):
        return blocks
    return [*blocks[:place], replace(heading, kind=BlockKind.TITLE), *blocks[place + 2 :]]


def _plain(block: Block) -> str:
    return " ".join(" ".join(line.text for line in block.lines).split()).casefold()


def _with_links(text: str) -> str:
    """The text, with the addresses that stand apart (``[1]: https://…``) put where they are referred to."""
    addresses = {match[1].casefold(): match[2] for match in _DEFINITION.finditer(text)}
    if not addresses:
        return text

    def put(match: re.Match[str]) -> str:
        address = addresses.get((match[2] or match[1]).casefold())
        return match[0] if address is None else f"[{match[1]}]({address})"

    return _REFERENCE.sub(put, text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indented text is a paragraph of a transcript, not code, and nothing here wants references or entities resolved
    # twice.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "reference"])


def _blocks(text: str, before: int) -> Iterator[Block]:
    """The blocks of a text that begins after so many lines."""
    around = _Around()
    for above, lines, plain in pieces(text):
        if plain:
            words = with_brackets("\n".join(lines).strip()).split("\n")
            made = (make_line(before + above + at, [TextRun(one, bold=False)]) for at, one in enumerate(words, start=1))
            yield Block(tuple(filter(None, made)))
        else:
            yield from _parsed("\n".join(lines), before + above, around)


def _tokens(text: str) -> Iterator[Token]:
    for token in _parser().parse(text):
        for one in (token, *(token.children or [])):
            one.content = with_brackets(one.content)
        yield token


def _parsed(text: str, before: int, around: _Around) -> Iterator[Block]:
    """The blocks that the parser finds."""
    kind, level = BlockKind.TEXT, 0
    row = 0
    for token in _tokens(text):
        row = before + token.map[0] + 1 if token.map else row
        name, _, place = token.type.rpartition("_")
        if name == "heading":
            kind, level = (BlockKind.HEADING, int(token.tag[1])) if place == "open" else (BlockKind.TEXT, 0)
        elif name in _CONTAINERS:
            around.step(name, opens=place == "open")
        elif token.type == "inline":
            lines = tuple(_lines(token, row))
            apart = bool(lines) and _is_apart(lines)
            if lines:
                containers = () if apart else tuple(around.open)
                yield Block(lines, BlockKind.BOILERPLATE if apart else kind, level=level, containers=containers)
            yield from (
                Block((Line(row, child.content),), BlockKind.BOILERPLATE)
                for child in token.children or []
                if child.type == "image" and child.content.strip()
            )
        elif token.type in {"fence", "code_block", "html_block"} and token.map:
            words = re.sub(r"<[^<>]{0,1000}>", "", token.content) if token.type == "html_block" else token.content
            for number, line in enumerate(split_lines(words), start=before + token.map[0] + 1):
                if line.strip():
                    yield Block((Line(number, html.unescape(line.strip())),), kind)
        elif token.type == "hr" and token.map:
            yield Block((Line(before + token.map[0] + 1, "* * *"),), kind)


def _is_apart(lines: Sequence[Line]) -> bool:
    """True for footnotes and for the addresses of links, which nobody says."""
    note = _NOTE.match(lines[0].text)
    if note is not None and note[1]:
        return True
    return all(_DEFINITION.match(line.text) for line in lines)


_CONTAINERS = {
    "blockquote": "quote", "bullet_list": "list", "ordered_list": "list", "list_item": "item", "table": "table",
    "tr": "row", "th": "cell", "td": "cell",
}  # fmt: skip
_LOOK_OF = {"ordered_list": "numbered", "th": "label"}


class _Around:
    """The lists, tables and quotations that are open."""

    def __init__(self) -> None:
        self.open: list[Container] = []
        self._numbers = count(1)
        self._column = 0

    def step(self, name: str, *, opens: bool) -> None:
        """Go into one, or out of one."""
        if not opens:
            self.open.pop()
            return
        self.open.append(Container(_CONTAINERS[name], next(self._numbers), self._column, _LOOK_OF.get(name)))
        self._column = 0 if name == "tr" else self._column + 1


_LOOKS = {"strong": "bold", "em": "italic", "s": "strikethrough"}


def _lines(token: Token, number: int) -> Iterator[Line]:
    """The lines of a paragraph; what is set apart reaches over line ends."""
    runs: list[TextRun] = []
    around: list[tuple[str, Rendition]] = [("", PLAIN)]
    first = True
    for child in token.children or []:
        rendition = around[-1][1]
        if child.type in {"softbreak", "hardbreak"}:
            if (line := make_line(number, runs)) is not None:
                yield line
            runs, first = [], False
            number += 1
        elif child.type in {"text", "text_special"}:
            runs += _runs_of(child.content, rendition, begins=first and not runs)
        elif child.type == "code_inline":
            runs.append(TextRun(child.content, "bold" in rendition.rend, rendition))
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            runs.append(TextRun(" ", "bold" in rendition.rend, rendition))
        else:
            _step(around, child)
    if (line := make_line(number, runs)) is not None:
        yield line


def _runs_of(text: str, rendition: Rendition, *, begins: bool) -> Iterator[TextRun]:
    """Words, without references to footnotes; sub- and superscript are set apart."""
    bold = "bold" in rendition.rend
    if "[^" in text:
        text = _NOTE.sub(lambda found: found[0] if found[1] and begins and found.start() == 0 else found[1], text)
    if "~" not in text and "^" not in text:
        yield TextRun(text, bold, rendition)
        return
    place = 0
    for found in _RAISED.finditer(text):
        yield TextRun(text[place : found.start()], bold, rendition)
        look = "sub" if found["sub"] else "sup"
        yield TextRun(found["sub"] or found["sup"], bold, Rendition(rendition.rend | {look}, rendition.target))
        place = found.end()
    yield TextRun(text[place:], bold, rendition)


def _step(around: list[tuple[str, Rendition]], token: Token) -> None:
    """Go into what sets words apart, or out of it: the signs of Markdown, or tags of HTML."""
    kind, _, place = token.type.rpartition("_")
    outer = around[-1][1]
    tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    name = tag["name"].lower() if tag else kind
    if place == "open":
        look, address = _LOOKS.get(kind), str(token.attrs.get("href") or "")
        made = Rendition(outer.rend | ({look} if look else set()), safe_target(address) or outer.target)
        around.append((name, PLAIN if made == PLAIN else made))
    elif tag and not tag["end"]:
        made = rendition_of(name, tag["href"], outer)
        if made != outer:
            around.append((name, made))
    elif (place == "close" or tag) and len(around) > 1 and around[-1][0] == name:
        around.pop()


READER = Reader("markdown", "Markdown, with YAML front matter or without", (".md", ".markdown"), _recognises, _read)
