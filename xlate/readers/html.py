"""Saved web pages: the text of the page, without its menus, as lines that know what was bold.

Where the text of a page is follows from its shape: from the body down, the element that holds most of the words that
stand in paragraphs and are no links. A publisher's profile can name it, and its parts, by CSS selectors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import overload

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import read_text
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Selectors, Voice
from xlate.readers.bold_runs import join_runs
from xlate.readers.model import Likeness, Reader

__all__ = ["READER"]

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(rb"<(?:p|div|body|article|main)\b[^<>]{0,500}>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)

_NO_TEXT = {"script", "style", "template", "svg", "math", "head", "object", "iframe", "canvas", "noscript", "select"}
_BOILERPLATE = {
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "textarea",
    "figure",
    "figcaption",
    "caption",
    "dialog",
    "menu",
}
_BOILERPLATE_ROLES = {
    "navigation", "complementary", "contentinfo", "search", "banner", "tablist", "toolbar", "dialog", "alert", "menu",
}  # fmt: skip
_HIDDEN_CLASSES = {"hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "noprint"}
_HIDDEN_STYLE = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s?:\s?(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_BOLD = {"b", "strong", "th"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
} | _BOILERPLATE  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOICE_ATTRIBUTES = ("data-person-speaking-attribution", "data-speaker", "data-speaker-name")
_VOICED = etree.XPath(f"(.//*[{' or '.join('@' + name for name in _VOICE_ATTRIBUTES)}])[1]")
_ORIGINAL_LANGUAGE = "data-originallang"
_MOST = 0.8
"""share of the words of the paragraphs that the element with the text has"""
_RUNNING_TEXT = 40
"""characters"""
_SPACE = re.compile(r"\s+")


def _recognises(data: bytes, name: str) -> Likeness:
    if _START.match(data[:8192].removeprefix(b"\xef\xbb\xbf")):
        return Likeness.CERTAIN
    if name.lower().endswith(READER.suffixes) and _FRAGMENT.search(data[:100_000]):
        return Likeness.CERTAIN
    return Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The blocks of the page's text, and everything else on the page as boilerplate.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    declared = _CHARSET.search(data[:4096])
    source = read_text(data, name, declared[1].decode("ascii") if declared else None)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source.value.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"the page cannot be read: {error}", file=name) from None
    if root is None:
        raise InputError("there is no text on the page", file=name)
    etree.strip_elements(root, *_NO_TEXT - {"head"}, with_tail=False)
    body = root.find("body")
    page = _Page(name, root, body if body is not None else root)
    if not "".join(page.body.itertext()).strip():
        raise InputError("there is no text on the page", file=name)
    return Result(page.document(Selectors()), source.findings)


class _Blocks(Sequence[Block]):
    """The blocks of a page, made when they are first asked for."""

    def __init__(self, page: _Page, selectors: Selectors) -> None:
        self._page = page
        self._selectors = selectors
        self._blocks: list[Block] | None = None

    def _made(self) -> list[Block]:
        if self._blocks is None:
            self._blocks = self._page.blocks(self._selectors)
        return self._blocks

    @overload
    def __getitem__(self, place: int) -> Block: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Block]: ...

    def __getitem__(self, place: int | slice) -> Block | Sequence[Block]:
        return self._made()[place]

    def __len__(self) -> int:
        return len(self._made())


@dataclass(slots=True)
class _Page:
    """A parsed page, from which documents are made: one by its shape, another by a publisher's selectors."""

    name: str
    root: etree._Element
    body: etree._Element

    def document(self, selectors: Selectors) -> Document:
        """The page as blocks, which are made when they are asked for.

        Who tells the publisher by the address of the page need not read it twice.
        """
        return Document(
            self.name,
            READER.name,
            _Blocks(self, selectors),
            self._metadata(),
            voiced=next(iter(_VOICED(self.body)), None) is not None,
            select=self.document,
        )

    def blocks(self, selectors: Selectors) -> list[Block]:
        """The blocks of the page, boilerplate included."""
        content = self._first(selectors.content)
        scope = self.body if content is None else content
        walk = _Walk(
            bold=_all(scope, selectors.label),
            drop=_all(scope, selectors.drop),
            kinds={
                **dict.fromkeys(_all(scope, selectors.narrative), BlockKind.NARRATIVE),
                **dict.fromkeys(_all(scope, selectors.heading), BlockKind.HEADING),
                **dict.fromkeys(_all(scope, selectors.dateline), BlockKind.DATELINE),
                **dict.fromkeys(_all(scope, selectors.title), BlockKind.TITLE),
            },
            title=self._title(content),
        )
        if content is None:
            content = _find_content(self.body, walk)
        walk.run(self.body, content)
        return walk.blocks

    def _first(self, selectors: tuple[str, ...]) -> etree._Element | None:
        found = (one for selector in selectors for one in _xpath(selector)(self.root))
        return next(found, None)

    def _title(self, content: etree._Element | None) -> etree._Element | None:
        """The heading that is the title: the first of the highest rank in the content, or else on the page."""
        for scope in (content, self.body):
            if scope is not None:
                found = next((one for one in scope.iter("h1") if "".join(one.itertext()).strip()), None)
                if found is not None:
                    return found
        return None

    def _metadata(self) -> Metadata:
        head = self.root.find("head")
        address = publisher = title = None
        if head is not None:
            for link in head.iter("link", "meta"):
                stated = {"canonical": link.get("href"), "og:url": link.get("content")}
                value = stated.get(link.get("rel") or link.get("property") or "")
                if value and "://" in value:  # a page that was saved by a crawler refers to its neighbour
                    address = address or value
                elif link.get("property") == "og:site_name":
                    publisher = link.get("content")
            title = _folded(head.findtext("title") or "") or None
        return Metadata(title, language=tag_or_none(self.root.get("lang")), address=address, publisher=publisher)


def _all(scope: etree._Element, selectors: tuple[str, ...]) -> set[etree._Element]:
    return set(_xpath(", ".join(selectors))(scope)) if selectors else set()


@cache
def _xpath(selector: str) -> etree.XPath:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


def _find_content(body: etree._Element, walk: _Walk) -> etree._Element:
    """From the body down, as long as one child has most of the words of the paragraphs.

    An article or main element around it is taken instead if it has the heading too.
    """
    weights: dict[etree._Element, int] = {}
    order: list[etree._Element] = []
    stack = [body]
    while stack:
        element = stack.pop()
        if walk.is_boilerplate(element):
            continue
        order.append(element)
        if element.tag == "a":
            weights[element] = 0
            continue
        weights[element] = _words(element.text) + sum(_words(child.tail) for child in element)
        stack.extend(element)
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element is not body:
            weights[parent] = weights.get(parent, 0) + weights[element]
    content = body
    while True:
        heaviest = max(
            (child for child in content if child.tag in _BLOCKS), key=lambda child: weights.get(child, 0), default=None
        )
        if (
            heaviest is None
            or weights.get(heaviest, 0) < _MOST * weights.get(content, 0)
            or heaviest.tag in {"p", "tr"}
        ):
            break
        content = heaviest
    for ancestor in content.iterancestors("article", "main"):
        if next(ancestor.iter("h1"), None) is not None:
            return ancestor
    return content


def _words(text: str | None) -> int:
    """Characters of running text; what is as short as the entry of a menu counts little."""
    size = len(text.strip()) if text else 0
    return size if size >= _RUNNING_TEXT else size // 10


@dataclass(slots=True)
class _Walk:
    """One walk over a page; the fields at the end grow while it runs."""

    bold: set[etree._Element]
    drop: set[etree._Element]
    kinds: dict[etree._Element, BlockKind]
    title: etree._Element | None
    blocks: list[Block] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _runs: list[tuple[str, bool]] = field(default_factory=list)
    _line: int = 0
    _breaks: int = 0
    _context: _Context | None = None
    _spoken: etree._Element | None = None
    """the element that named the last voice"""

    def run(self, body: etree._Element, content: etree._Element) -> None:
        """Make the blocks of a page.

        Args:
            body: everything on the page.
            content: the element that holds the text.
        """
        path = [content, *content.iterancestors()]
        inside = {body, *path[: path.index(body)]} if body in path else {content}
        plain = _Context(BlockKind.TEXT, bold=False)
        # (element, context, False to enter it or True to leave it); no recursion: pages nest as deep as they like
        stack: list[tuple[etree._Element, _Context, bool]] = [(body, plain, False)]
        while stack:
            element, context, leaving = stack.pop()
            if leaving:
                self._leave(element, context)
                continue
            on_path = element in inside and element is not content
            within = context.within or element is content
            if element is self.title and not within:
                self._set_apart(element, BlockKind.TITLE)
                continue
            if self.is_boilerplate(element) or not (on_path or within):
                if self.title is not None and not within and self.title in set(element.iter("h1")):
                    self._set_apart(self.title, BlockKind.TITLE)
                else:
                    self._set_apart(element, BlockKind.BOILERPLATE)
                self._text(element.tail, context)
                continue
            inner = self._enter(element, context, within=within)
            stack.append((element, context, True))
            stack.extend((child, inner, False) for child in reversed(element))
        self._end_block()

    def is_boilerplate(self, element: etree._Element) -> bool:
        """True for what a page shows around its text, and for what it hides."""
        if element in self.drop or element.tag in _BOILERPLATE:
            return element is not self.title
        if not element.attrib:
            return False
        classes = element.get("class")
        if (element.get("role") or "") in _BOILERPLATE_ROLES:
            # some sites call everything but their start page complementary
            return next(element.iter("article", "main", "h1"), None) is None
        return (
            element.get("hidden") is not None
            or (bool(classes) and not _HIDDEN_CLASSES.isdisjoint((classes or "").split()))
            or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        )

    def _enter(self, element: etree._Element, context: _Context, *, within: bool) -> _Context:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
        kind = self.kinds.get(element, context.kind)
        if element is self.title:
            kind = BlockKind.TITLE
        elif tag in _HEADINGS and kind is BlockKind.TEXT:
            kind = BlockKind.HEADING
        bold = (
            context.bold or tag in _BOLD or element in self.bold or bool(_BOLD_STYLE.search(element.get("style") or ""))
        )
        speaker = next((element for key in _VOICE_ATTRIBUTES if element.get(key)), context.speaker)
        original = element.get(_ORIGINAL_LANGUAGE) or context.original
        inner = _Context(kind, bold, within, speaker, original)
        if tag == "br":
            self._break()
        elif tag == "hr" and within:
            self._end_block()
            self.blocks.append(Block((Line(element.sourceline or self._line, "* * *"),)))
        self._line = element.sourceline or self._line
        self._text(element.text, inner)
        return inner

    def _leave(self, element: etree._Element, context: _Context) -> None:
        if element.tag in _BLOCKS:
            self._end_block()
        self._text(element.tail, context)

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        if not context.within:
            if text.strip():
                self._end_block()
                self.blocks.append(Block((Line(self._line or 1, _folded(text)),), BlockKind.BOILERPLATE))
            return
        if text.strip():
            self._breaks = 0
            if self._context is None:
                self._context = context
        self._runs.append((text, context.bold))

    def _break(self) -> None:
        """A line ends; a second break with nothing between begins another paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        else:
            self._end_line()

    def _end_line(self) -> None:
        text, strong = join_runs(self._runs)
        if text.strip():
            self._lines.append(Line(self._line or 1, text, strong))
        self._runs = []

    def _end_block(self) -> None:
        self._end_line()
        context, self._context = self._context, None
        self._breaks = 0
        if not self._lines:
            return
        lines, self._lines = tuple(self._lines), []
        context = context or _Context(BlockKind.TEXT, bold=False)
        voice = None
        if context.speaker is not None and context.speaker is not self._spoken:
            label = next(context.speaker.get(key) for key in _VOICE_ATTRIBUTES if context.speaker.get(key))
            voice = Voice(_folded(label or "") or None)
            self._spoken = context.speaker
        self.blocks.append(Block(lines, context.kind, voice, original_language=tag_or_none(context.original)))

    def _set_apart(self, element: etree._Element, kind: BlockKind) -> None:
        """A whole element as one block."""
        if element.tag in _BLOCKS:
            self._end_block()
        text = _folded(" ".join(element.itertext()))
        if text:
            self.blocks.append(Block((Line(element.sourceline or self._line or 1, text),), kind))


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text in an element."""

    kind: BlockKind
    bold: bool
    within: bool = False
    """in the element that holds the text of the page"""
    speaker: etree._Element | None = None
    original: str | None = None


def _folded(text: str) -> str:
    return " ".join(text.split())


READER = Reader("html", "saved web pages (HTML)", (".html", ".htm", ".xhtml"), _recognises, _read)
