"""Markdown, with YAML front matter or without: CommonMark, in which bold words can be a speaker's label."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from xlate.dates import ISO_DATE, iso_date
from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import read_text, split_lines
from xlate.languages import tag_or_none
from xlate.model.document import PLAIN, Block, BlockKind, Container, Document, Line, Metadata, Rendition
from xlate.model.link_targets import safe_target
from xlate.readers.bold_runs import TextRun, make_line
from xlate.readers.model import Likeness, Reader

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["READER"]

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,500}?(?:---|\.\.\.)[ \t]*\r?(?:\n|$)")
_BOLD_LABEL = re.compile(
    rb"^(?:[-*>][ \t]+)?\*\*[^*\n]{1,200}(?::\*\*|\*\*(?:[ \t]*\([^()\n]{1,80}\))?:)", re.MULTILINE
)
_ENOUGH_LABELS = 2
_TITLE, _DATE, _LANGUAGE = ("title",), ("date", "published", "published_time"), ("lang", "language")
_PLACE, _ADDRESS = ("place", "location", "venue"), ("source_url", "url", "permalink", "link", "source")


def _recognises(data: bytes, name: str) -> Likeness:
    head = data[:100_000]
    if _FRONT_MATTER.match(head) or len(_BOLD_LABEL.findall(head)) >= _ENOUGH_LABELS:
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if name.lower().endswith(READER.suffixes) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Each paragraph, heading or item of a list is a block; front matter is boilerplate that tells title and date.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    source = read_text(data, name)
    findings = list(source.findings)
    lines = split_lines(source.value)
    metadata, front, end = _front_matter(lines, name, findings)
    # a line of no-break spaces is blank for everybody but CommonMark
    body = "\n".join(["" if not line.strip() else line for line in lines[end:]])
    blocks = [*front, *_blocks(body, end)]
    if all(block.kind is BlockKind.BOILERPLATE for block in blocks):
        raise InputError("the file has no text in it", file=name)
    return Result(Document(name, READER.name, tuple(blocks), metadata), tuple(findings))


def _front_matter(lines: list[str], name: str, findings: list[Finding]) -> tuple[Metadata, list[Block], int]:
    """What the front matter says, its lines as boilerplate, and where the text begins."""
    if not lines or lines[0].strip() != "---":
        return Metadata(), [], 0
    end = next((place for place, line in enumerate(lines[1:501], start=1) if line.strip() in {"---", "..."}), None)
    if end is None:
        return Metadata(), [], 0
    values = _load_yaml("\n".join(lines[1:end]), name, findings)
    if values is None:
        return Metadata(), [], 0
    title = _first(values, _TITLE)
    day = _first(values, _DATE)
    found = ISO_DATE.match(day) if day else None
    metadata = Metadata(
        title=title,
        date=iso_date(found.group()) if found else None,
        places=tuple(filter(None, [_first(values, _PLACE)])),
        language=tag_or_none(_first(values, _LANGUAGE)),
        address=next((text for key in _ADDRESS if (text := _first(values, (key,))) and "://" in text), None),
    )
    blocks = []
    for number, line in enumerate(lines[1:end], start=2):
        if line.strip():
            blocks.append(Block((Line(number, line.strip()),), BlockKind.BOILERPLATE))
    if title:
        number = next((n for n, line in enumerate(lines[:end], start=1) if line.startswith("title")), 1)
        blocks.append(Block((Line(number, title),), BlockKind.TITLE))
    return metadata, blocks, end + 1


def _load_yaml(text: str, name: str, findings: list[Finding]) -> dict[str, Any] | None:
    """The mapping that front matter is; None, with a finding, if it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = yaml.load(text, Loader=loader)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        findings.append(Finding("XL109", "the front matter is not YAML; it is read as text", name, line))
        return None
    return values if isinstance(values, dict) else None


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of some keys that has a plain value, white space folded."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, (datetime, date)):
            return value.isoformat()
        if isinstance(value, str) and value.strip():
            return " ".join(value.split(" ")).strip()
    return None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indented text is a paragraph of a transcript, not code, and nothing here wants references or entities resolved
    # twice.
    return MarkdownIt("commonmark").enable("table").disable(["code", "reference"])


def _blocks(text: str, before: int) -> Iterator[Block]:
    """The blocks of a text that begins after so many lines."""
    kind, level = BlockKind.TEXT, 0
    around = _Around()
    row = 0
    for token in _parser().parse(text):
        row = before + token.map[0] + 1 if token.map else row
        name, _, place = token.type.rpartition("_")
        if name == "heading":
            kind, level = (BlockKind.HEADING, int(token.tag[1])) if place == "open" else (BlockKind.TEXT, 0)
        elif name in _CONTAINERS:
            around.step(name, opens=place == "open")
        elif token.type == "inline":
            lines = tuple(_lines(token, row))
            if lines:
                yield Block(lines, kind, level=level, containers=tuple(around.open))
        elif token.type in {"fence", "code_block", "html_block"} and token.map:
            words = re.sub(r"<[^<>]{0,1000}>", "", token.content) if token.type == "html_block" else token.content
            for number, line in enumerate(split_lines(words), start=before + token.map[0] + 1):
                if line.strip():
                    yield Block((Line(number, html.unescape(line.strip())),), kind)
        elif token.type == "hr" and token.map:
            yield Block((Line(before + token.map[0] + 1, "* * *"),), kind)


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


_LOOKS = {"strong": "bold", "em": "italic"}


def _lines(token: Token, number: int) -> Iterator[Line]:
    """The lines of a paragraph; what is set apart reaches over line ends."""
    runs: list[TextRun] = []
    around: list[Rendition] = [PLAIN]
    for child in token.children or []:
        kind, _, place = child.type.rpartition("_")
        rendition = around[-1]
        bold = "bold" in rendition.rend
        if place == "open":
            look, address = _LOOKS.get(kind), str(child.attrs.get("href") or "")
            rend = rendition.rend | ({look} if look else set())
            made = Rendition(rend, safe_target(address) or rendition.target)
            around.append(PLAIN if made == PLAIN else made)
        elif place == "close":
            around.pop()
        elif child.type in {"softbreak", "hardbreak"}:
            if (line := make_line(number, runs)) is not None:
                yield line
            runs = []
            number += 1
        elif child.type in {"text", "text_special", "code_inline"}:
            runs.append(TextRun(child.content, bold, rendition))
        elif child.type == "image":
            runs.append(TextRun(child.content, bold=False))
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            runs.append(TextRun(" ", bold, rendition))
    if (line := make_line(number, runs)) is not None:
        yield line


READER = Reader("markdown", "Markdown, with YAML front matter or without", (".md", ".markdown"), _recognises, _read)
