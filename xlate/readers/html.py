"""Saved web pages: the text of the page, without its menus, as lines that know what was bold.

Where the text of a page is follows from its shape: from the body down, the element that holds most of the words that
stand in paragraphs and are no links. A publisher's profile can name it, and its parts, by CSS selectors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.decoding import clean, decode
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Selectors
from xlate.readers.heading_looks import find_headings
from xlate.readers.html_content import find_content
from xlate.readers.html_inline import text_in
from xlate.readers.html_inline_labels import INLINE, find_inline_labels
from xlate.readers.html_notes import find_boilerplate, take_out_notes
from xlate.readers.html_set_texts import read_set_texts
from xlate.readers.html_speakers import find_speakers
from xlate.readers.html_structure import find_structure
from xlate.readers.html_styles import apply_classes
from xlate.readers.html_tables import find_dialogues
from xlate.readers.html_voices import find_voices, guess_voices
from xlate.readers.html_walk import Walk, fold_all
from xlate.readers.json_ld import StatedArticle, stated_article
from xlate.readers.link_lists import set_headlines_apart
from xlate.readers.model import Likeness, Reader
from xlate.readers.page_data import document_of_data
from xlate.readers.page_in_markdown import is_page
from xlate.readers.text import blocks_of_text

__all__ = ["READER"]

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    rb"<(?:p|div|body|article|main|br|dl|table|ul|ol|blockquote|h[1-6])\b[^<>]{0,500}>|</(?:b|strong|i|em|span|a)>",
    re.IGNORECASE,
)
_MARKDOWN = (".md", ".markdown")
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)

_SOFT_HYPHEN = re.compile(r"&(?:shy|#0*173|#[xX]0*[aA][dD]);")
_NO_TEXT = {
    "script", "style", "template", "svg", "math", "head", "object", "iframe", "canvas", "noscript", "select", "rp",
}  # fmt: skip
_CODE = re.compile(r"&#13[45];|&#166;|[\u2020\u2021\u00a6]")
_CODE_AT_TAG = re.compile(rf"(?:>\s?|<!--)(?:{_CODE.pattern})|(?:{_CODE.pattern})\s?(?:<|-->)")
"""daggers and broken bars at the ends of elements, around names and speeches; the others stand at words"""
_MANY_CODES = 40
_AT_TAGS = 0.95
_FIXED_SPACE = re.compile(r"&#160;|&nbsp;|\u00a0")
_MANY_FIXED = 100
"""spaces that do not break; fewer are set on purpose"""
_GUESSED = "pictures, the head of a table or a legend were taken for names of speakers"
_LEAST_TITLE = 15
"""characters of a heading of a lower rank"""


def _recognises(data: bytes, name: str) -> Likeness:
    if _START.match(data[:8192].removeprefix(b"\xef\xbb\xbf")):
        return Likeness.CERTAIN
    if name.lower().endswith(_MARKDOWN) and is_page(data[:100_000]):
        return Likeness.CERTAIN
    if name.lower().endswith(READER.suffixes) and _FRAGMENT.search(data[:100_000]):
        return Likeness.CERTAIN
    return Likeness.NO


def _read(data: bytes, name: str, *, outline: bool = False) -> Result[Document]:
    """The blocks of the page's text, and everything else on the page as boilerplate.

    Args:
        data: the bytes of the page.
        name: the name of the file.
        outline: see Reader.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, name, declared[1].decode("ascii") if declared else None)
    cleaned = clean(_SOFT_HYPHEN.sub("\u00ad", decoded.value), name, references=True)
    source = Result(_with_spaces(cleaned.value), (*decoded.findings, *cleaned.findings))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(source.value.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"the page cannot be read: {error}", file=name) from None
    if root is None:
        raise InputError("there is no text on the page", file=name)
    if any("Excessive depth" in one.message for one in parser.error_log):
        message = "elements stand in elements more than 2,048 deep, and what is inside is lost; save the page as text"
        raise InputError(message, file=name)
    apply_classes(root)
    stated = stated_article(root)
    scripts = list(root.iter("script"))
    etree.strip_elements(root, *_NO_TEXT - {"head"}, with_tail=False)
    body = root.find("body")
    page = _Page(name, root, body if body is not None else root, source.value)
    page.notes |= take_out_notes(page.body, source.value)
    if stated is not None and len(stated.body) > 2 * len(text_in(page.body)):
        return source.and_then(lambda _: page.stated_document(stated))
    filled = document_of_data(scripts, name, text_in(page.body))
    if filled is not None:
        return Result(filled.value, (*source.findings, *filled.findings))
    if not text_in(page.body).strip():
        raise InputError("there is no text on the page", file=name)
    tables = find_dialogues(page.body)
    page.apart = tables.apart
    page.texts |= read_set_texts(page.body, name)
    told = [finding for dialogue in tables.dialogues for finding in dialogue.findings(name)]
    told += [finding for text in page.texts.values() for finding in text.findings]
    return Result(page.outline() if outline else page.document(Selectors()), (*source.findings, *told))


def _with_spaces(page: str) -> str:
    """The page without what programs left in it: spaces that do not break for all spaces, codes of a printing press."""
    codes = _CODE.findall(page)
    if len(codes) >= _MANY_CODES and len(_CODE_AT_TAG.findall(page)) >= _AT_TAGS * len(codes):
        page = _CODE.sub(" ", page)
    fixed = page.count("&#160;") + page.count("&nbsp;") + page.count("\u00a0")
    if fixed < _MANY_FIXED or fixed < 2 * page.count(" "):
        return page
    return _FIXED_SPACE.sub(" ", page)


class _Blocks(Sequence[Block]):
    """The blocks of a page, made when they are first asked for."""

    def __init__(self, make: Callable[[], list[Block]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> list[Block]:
        return self._make()

    def __getitem__(self, place: Any) -> Any:
        return self._made[place]

    def __len__(self) -> int:
        return len(self._made)


@dataclass(slots=True)
class _Page:
    """A parsed page, from which documents are made: one by its shape, another by a publisher's selectors."""

    name: str
    root: etree._Element
    body: etree._Element
    written: str
    """the page as it is written"""
    notes: set[etree._Element] = field(default_factory=set)
    """elements that hold footnotes"""
    apart: set[etree._Element] = field(default_factory=set)
    """cells of dialogues that are nobody's speech"""
    texts: dict[etree._Element, Result[tuple[Block, ...]]] = field(default_factory=dict)
    """elements that hold a text as it is set"""
    most: dict[etree._Element, bool] = field(default_factory=dict)
    """see Walk"""
    _made: dict[Selectors, Document] = field(default_factory=dict)
    _voices: tuple[dict[etree._Element, str], bool] | None = None

    def outline(self) -> Document:
        """What the page says of itself; its text is looked for when somebody asks for the blocks, or selects."""
        blocks = _Blocks(lambda: list(self.document(Selectors()).blocks))
        return Document(self.name, READER.name, blocks, self._metadata(), select=self.document)

    def document(self, selectors: Selectors) -> Document:
        """The page as blocks, which are made when they are asked for."""
        if selectors not in self._made:
            self._made[selectors] = self._select(selectors)
        return self._made[selectors]

    def _select(self, selectors: Selectors) -> Document:
        walk, content = self._prepare(selectors)
        return Document(
            self.name,
            READER.name,
            _Blocks(partial(self._blocks, walk, content)),
            self._metadata(),
            voiced=walk.speakers is not None or bool(walk.voices),
            guessed=_GUESSED if walk.guessed else "",
            select=self.document,
        )

    def stated_document(self, article: StatedArticle) -> Result[Document]:
        """The page as its data for search engines has it, where a script would show the words."""
        read = blocks_of_text(article.body.splitlines(), self.name, 1)
        blocks = list(read.value)
        if article.title:
            blocks.insert(0, Block((Line(1, article.title),), BlockKind.TITLE))
        return Result(Document(self.name, READER.name, blocks, self._metadata()), read.findings)

    def _blocks(self, walk: Walk, content: etree._Element) -> list[Block]:
        """The blocks of the page, boilerplate included."""
        walk.structure = find_structure(content)
        walk.run(self.body, content)
        return set_headlines_apart(walk.blocks)

    def _prepare(self, selectors: Selectors) -> tuple[Walk, etree._Element]:
        """The walk that makes the blocks, and the element that holds the text."""
        content = self._first(selectors.content)
        scope = self.body if content is None else content
        voices, guessed = self._told_voices()
        walk = Walk(
            bold=_all(scope, selectors.label),
            drop=_all(scope, selectors.drop) | self.notes | self.apart,
            kinds={
                **dict.fromkeys(_all(scope, selectors.narrative), BlockKind.NARRATIVE),
                **dict.fromkeys(_all(scope, selectors.heading), BlockKind.HEADING),
                **dict.fromkeys(_all(scope, selectors.dateline), BlockKind.DATELINE),
                **dict.fromkeys(_all(scope, selectors.title), BlockKind.TITLE),
            },
            title=self._title(content),
            voices=voices,
            guessed=guessed,
            texts=self.texts,
            most=self.most,
        )
        if content is None:
            content = find_content(self.body, walk)
            walk.drop |= find_boilerplate(content)
        if not selectors.label:
            inline = find_inline_labels(content)
            walk.speakers = find_speakers(content, inline, [one for one in content.iter() if walk.is_boilerplate(one)])
            walk.bold |= inline.bold if walk.speakers is None else set()
            walk.kinds |= dict.fromkeys(_headings(content, walk), BlockKind.HEADING)
        return walk, content

    def _told_voices(self) -> tuple[dict[etree._Element, str], bool]:
        """Whose words which elements hold, and whether that was guessed: the same whatever is selected."""
        if self._voices is None:
            told = find_voices(self.body, self.written)
            guessed = {} if told else guess_voices(self.body)
            self._voices = told or guessed, bool(guessed)
        return self._voices

    def _first(self, selectors: tuple[str, ...]) -> etree._Element | None:
        found = (one for selector in selectors for one in _xpath(selector)(self.root))
        return next(found, None)

    def _title(self, content: etree._Element | None) -> etree._Element | None:
        """The heading that is the title: one of the highest rank in the content, or else on the page.

        Of several it is the one with which the title of the window begins, as sites print their names as headings too;
        on a page without one it is a lower one of which the title of the window tells.
        """
        window = fold_all(self.root.findtext("head/title") or "").casefold()
        for scope in (content, self.body):
            found = [one for one in scope.iter("h1") if text_in(one).strip()] if scope is not None else []
            told = (one for one in found if len(text := _text_of(one)) > _LEAST_TITLE and window.startswith(text))
            if found:
                return next(told, found[0])
        lower = (
            one for one in self.body.iter("h2", "h3") if len(text := _text_of(one)) > _LEAST_TITLE and text in window
        )
        return next(lower, None)

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
            title = fold_all(head.findtext("title") or "") or None
        return Metadata(title, language=tag_or_none(self.root.get("lang")), address=address, publisher=publisher)


def _headings(content: etree._Element, walk: Walk) -> set[etree._Element]:
    """Paragraphs that are centred, or of a class of their own, and are headings by how they look."""
    leaves = [one for one in content.iter("p", "div", "center") if _is_leaf(one, walk)]
    parts = [(_look(one), fold_all(text_in(one))) for one in leaves]
    centred = {place for place, (look, text) in enumerate(parts) if look and look[1] and _is_bold(leaves[place], text)}
    return {leaves[place] for place in find_headings(parts, centred)}


def _is_bold(element: etree._Element, text: str) -> bool:
    """True if all words of an element are in bold."""
    return fold_all("".join(map(text_in, element.iter("b", "strong")))) == text


def _is_leaf(element: etree._Element, walk: Walk) -> bool:
    labels = walk.speakers.labels if walk.speakers is not None else {}
    if element in labels or walk.is_boilerplate(element) or not text_in(element).strip():
        return False
    return all(str(one.tag) in INLINE and one not in labels for one in element.iterdescendants())


def _look(element: etree._Element) -> tuple[str, str] | None:
    """What tells an element from the usual paragraph."""
    style = (element.get("style") or "").replace(" ", "").lower()
    centred = element.tag == "center" or element.get("align") == "center" or "text-align:center" in style
    called = element.get("class") or ""
    return (called, "centred" if centred else "") if centred or called else None


def _text_of(element: etree._Element) -> str:
    return fold_all(text_in(element)).casefold()


def _all(scope: etree._Element, selectors: tuple[str, ...]) -> set[etree._Element]:
    return set(_xpath(", ".join(selectors))(scope)) if selectors else set()


@cache
def _xpath(selector: str) -> etree.XPath:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


READER = Reader(
    "html", "saved web pages (HTML)", (".html", ".htm", ".xhtml"), _recognises, _read, partial(_read, outline=True)
)
