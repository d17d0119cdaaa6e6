"""Saved web pages: the text of the page, without its menus, as lines that know what was bold.

Where the text of a page is follows from its shape: from the body down, the element that holds most of the words that
stand in paragraphs and are no links. A publisher's profile can name it, and its parts, by CSS selectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from lxml import etree
from lxml import html as lxml_html

from xlate.errors import InputError, LanguageTagError
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.readers.decoding import clean, decode
from xlate.readers.model import Likeness, Reader
from xlate.readers.strong import join_runs
from xlate.transcript import Block, BlockKind, Document, Line, Metadata, Selectors, Voice

__all__ = ["READER"]

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(rb"<(?:p|div|body|article|main)\b[^<>]{0,500}>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)

_NO_TEXT = {"script", "style", "template", "svg", "math", "head", "object", "iframe", "canvas", "noscript", "select"}
_FURNITURE = {
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
_FURNITURE_ROLES = {
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
} | _FURNITURE  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOICE_ATTRIBUTES = ("data-person-speaking-attribution", "data-speaker", "data-speaker-name")
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
    """The blocks of the page's text, and everything else on the page as furniture.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, name, declared[1].decode("ascii") if declared else None)
    cleaned = clean(decoded.value, name)
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(cleaned.value.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"the page cannot be read: {error}", file=name) from None
    findings: tuple[Finding, ...] = (*decoded.findings, *cleaned.findings)
    body = root.find("body")
    page = _Page(name, root, body if body is not None else root)
    return Result(page.document(Selectors()), findings)


@dataclass(slots=True)
class _Page:
    """A parsed page, from which documents are made: one by its shape, another by a publisher's selectors."""

    name: str
    root: lxml_html.HtmlElement
    body: lxml_html.HtmlElement

    def document(self, selectors: Selectors) -> Document:
        """The page as blocks.

        Raises:
            InputError: there is no text on the page.
        """
        content = self._first(selectors.content)
        walk = _Walk(
            bold=self._all(selectors.label),
            drop=self._all(selectors.drop),
            kinds={
                **dict.fromkeys(self._all(selectors.narrative), BlockKind.NARRATIVE),
                **dict.fromkeys(self._all(selectors.heading), BlockKind.HEADING),
                **dict.fromkeys(self._all(selectors.dateline), BlockKind.DATELINE),
                **dict.fromkeys(self._all(selectors.title), BlockKind.TITLE),
            },
            title=self._title(content),
        )
        if content is None:
            content = _find_content(self.body, walk)
        walk.run(self.body, content)
        if not any(block.kind is not BlockKind.FURNITURE for block in walk.blocks):
            raise InputError("there is no text on the page", file=self.name)
        return Document(
            self.name,
            READER.name,
            tuple(walk.blocks),
            self._metadata(),
            voiced=walk.voiced,
            select=partial(_Page.document, self),
        )

    def _first(self, selectors: tuple[str, ...]) -> lxml_html.HtmlElement | None:
        for selector in selectors:
            for found in _xpath(selector)(self.root):
                assert isinstance(found, lxml_html.HtmlElement)
                return found
        return None

    def _all(self, selectors: tuple[str, ...]) -> set[lxml_html.HtmlElement]:
        return {element for selector in selectors for element in _xpath(selector)(self.root)}

    def _title(self, content: lxml_html.HtmlElement | None) -> lxml_html.HtmlElement | None:
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
        return Metadata(title, language=_tag(self.root.get("lang")), address=address, publisher=publisher)


@cache
def _xpath(selector: str) -> etree.XPath:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


def _find_content(body: lxml_html.HtmlElement, walk: _Walk) -> lxml_html.HtmlElement:
    """From the body down, as long as one child has most of the words of the paragraphs.

    An article or main element around it is taken instead if it has the heading too.
    """
    weights: dict[lxml_html.HtmlElement, int] = {}
    order: list[lxml_html.HtmlElement] = []
    stack = [body]
    while stack:
        element = stack.pop()
        if element.tag in _NO_TEXT or walk.is_furniture(element):
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

    bold: set[lxml_html.HtmlElement]
    drop: set[lxml_html.HtmlElement]
    kinds: dict[lxml_html.HtmlElement, BlockKind]
    title: lxml_html.HtmlElement | None
    blocks: list[Block] = field(default_factory=list)
    voiced: bool = False
    _lines: list[Line] = field(default_factory=list)
    _runs: list[tuple[str, bool]] = field(default_factory=list)
    _line: int = 0
    _breaks: int = 0
    _context: _Context | None = None
    _spoken: lxml_html.HtmlElement | None = None
    """the element that named the last voice"""

    def run(self, body: lxml_html.HtmlElement, content: lxml_html.HtmlElement) -> None:
        """Make the blocks of a page.

        Args:
            body: everything on the page.
            content: the element that holds the text.
        """
        path = [content, *content.iterancestors()]
        inside = {body, *path[: path.index(body)]} if body in path else {content}
        plain = _Context(BlockKind.TEXT, bold=False)
        # (element, context, False to enter it or True to leave it); no recursion: pages nest as deep as they like
        stack: list[tuple[lxml_html.HtmlElement, _Context, bool]] = [(body, plain, False)]
        while stack:
            element, context, leaving = stack.pop()
            if leaving:
                self._leave(element, context)
                continue
            if element.tag in _NO_TEXT:
                self._text(element.tail, context)
                continue
            on_path = element in inside and element is not content
            within = context.within or element is content
            if element is self.title and not within:
                self._set_apart(element, BlockKind.TITLE)
                continue
            if self.is_furniture(element) or not (on_path or within):
                if self.title is not None and not within and self.title in set(element.iter("h1")):
                    self._set_apart(self.title, BlockKind.TITLE)
                else:
                    self._set_apart(element, BlockKind.FURNITURE)
                self._text(element.tail, context)
                continue
            inner = self._enter(element, context, within=within)
            stack.append((element, context, True))
            stack.extend((child, inner, False) for child in reversed(element))
        self._end_block()

    def is_furniture(self, element: lxml_html.HtmlElement) -> bool:
        """True for what a page shows around its text, and for what it hides."""
        if element in self.drop or element.tag in _FURNITURE:
            return element is not self.title
        if not element.attrib:
            return False
        classes = element.get("class")
        if (element.get("role") or "") in _FURNITURE_ROLES:
            # some sites call everything but their start page complementary
            return next(element.iter("article", "main", "h1"), None) is None
        return (
            element.get("hidden") is not None
            or (bool(classes) and not _HIDDEN_CLASSES.isdisjoint((classes or "").split()))
            or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        )

    def _enter(self, element: lxml_html.HtmlElement, context: _Context, *, within: bool) -> _Context:
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

    def _leave(self, element: lxml_html.HtmlElement, context: _Context) -> None:
        if element.tag in _BLOCKS:
            self._end_block()
        self._text(element.tail, context)

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        if not context.within:
            if text.strip():
                self._end_block()
                self.blocks.append(Block((Line(self._line or 1, _folded(text)),), BlockKind.FURNITURE))
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
            self.voiced = True
            self._spoken = context.speaker
        self.blocks.append(Block(lines, context.kind, voice, original_language=_tag(context.original)))

    def _set_apart(self, element: lxml_html.HtmlElement, kind: BlockKind) -> None:
        """A whole element as one block."""
        if element.tag in _BLOCKS:
            self._end_block()
        text = _folded(" ".join(_visible_text(element)))
        if text:
            self.blocks.append(Block((Line(element.sourceline or self._line or 1, text),), kind))


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text in an element."""

    kind: BlockKind
    bold: bool
    within: bool = False
    """in the element that holds the text of the page"""
    speaker: lxml_html.HtmlElement | None = None
    original: str | None = None


def _visible_text(element: lxml_html.HtmlElement) -> Iterator[str]:
    stack: list[lxml_html.HtmlElement | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif item.tag not in _NO_TEXT:
            for child in reversed(item):
                if child.tail:
                    stack.append(child.tail)
                stack.append(child)
            if item.text:
                stack.append(item.text)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


@cache
def _tag(text: str | None) -> str | None:
    try:
        return parse_tag(text) if text else None
    except LanguageTagError:
        return None


READER = Reader("html", "saved web pages (HTML)", (".html", ".htm", ".xhtml"), _recognises, _read)
