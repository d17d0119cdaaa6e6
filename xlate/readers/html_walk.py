"""A walk over a web page, from which its blocks come: paragraphs, headings, turns, and what is boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from xlate.findings import Result
from xlate.formats.decoding import clean
from xlate.languages import tag_or_none
from xlate.model.document import PLAIN, Block, BlockKind, Break, Container, Line, Rendition, Voice
from xlate.readers.bold_runs import TextRun, breaks_at_end, make_line
from xlate.readers.cues import read_clock
from xlate.readers.html_inline import rendition_in, running_text, text_in, without_marks
from xlate.readers.html_left_out import BOILERPLATE_TAGS, looks_left_out
from xlate.readers.html_speakers import SpeakerElements
from xlate.readers.html_structure import Structure
from xlate.readers.naming import numbered_name

__all__ = ["BLOCK_TAGS", "Walk", "fold_all"]

_ASKED = re.compile(
    r"(?:^|[\s_-])(?:question|frage|pregunta|pergunta|domanda|vraag|pytanie|fraga|sporsmal|kysymys|otazka|kerdes)s?(?:$|[\s_-])",
    re.IGNORECASE,
)
"""classes of paragraphs that ask"""
_NEVER_TEXT = {"nav", "footer", "button", "textarea", "caption", "menu"}
"""boilerplate however much of the page it holds"""
_LONG_ENOUGH = 200
"""characters of running text; of a shorter page nothing is sure"""
_READINGS = {"rt", "rtc"}
"""what stands above words to tell how they are read: nobody says them twice"""
_BOLD_STYLE = re.compile(r"font-weight\s?:\s?(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_BOLD = {"b", "strong", "th"}
BLOCK_TAGS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
} | BOILERPLATE_TAGS  # fmt: skip
_HEADING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_DELIMITER = re.compile(r"^\s*(?:[:：]|[–—―-](?=\s))\s*")
_ORIGINAL_LANGUAGE = "data-originallang"


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text in an element."""

    kind: BlockKind
    bold: bool
    within: bool = False
    """in the element that holds the text of the page"""
    speaker: etree._Element | None = None
    original: str | None = None
    rendition: Rendition = PLAIN
    containers: tuple[Container, ...] = ()
    level: int = 0


@dataclass(slots=True)
class Walk:
    """One walk over a page; the fields at the end grow while it runs."""

    bold: set[etree._Element]
    drop: set[etree._Element]
    kinds: dict[etree._Element, BlockKind]
    title: etree._Element | None
    voices: dict[etree._Element, str] = field(default_factory=dict)
    """elements that hold somebody's words, and whose"""
    guessed: bool = False
    """whose words they hold is told by nothing but pictures, the head of a table, or a legend"""
    speakers: SpeakerElements | None = None
    """elements that name who speaks"""
    structure: Structure = field(default_factory=Structure)
    """lists, tables, quotations and pages"""
    texts: dict[etree._Element, Result[tuple[Block, ...]]] = field(default_factory=dict)
    """elements that hold a text as it is set"""
    most: dict[etree._Element, bool] = field(default_factory=dict)
    """of what looks like boilerplate: it holds most of the page; it can be shared by all walks over one"""
    blocks: list[Block] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _runs: list[TextRun] = field(default_factory=list)
    _line: int = 0
    _breaks: int = 0
    _context: _Context | None = None
    _spoken: etree._Element | None = None
    """the element that named the last voice"""
    _waiting: Line | None = None
    """the name of somebody whose words are still to come"""
    _is_heading: bool = False
    """that name stands in a heading"""
    _start: float | None = None
    _page: int = 0
    """characters of running text on the page"""
    _address: str | None = None
    """name of the block that begins, as links have it"""

    def run(self, body: etree._Element, content: etree._Element) -> None:
        """Make the blocks of a page, of which ``content`` holds the text."""
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
                self._text(element.tail, context)
                continue
            if self.is_boilerplate(element) or not (on_path or within):
                if self.title is not None and not within and self.title in set(element.iter("h1", "h2", "h3")):
                    self._text(element.text, context)
                    stack.append((element, context, True))
                    beside = replace(context, kind=BlockKind.BESIDE_TITLE)
                    stack.extend((child, beside, False) for child in reversed(element))
                    continue
                beside_title = context.kind is BlockKind.BESIDE_TITLE and not self.is_boilerplate(element)
                self._set_apart(element, BlockKind.BESIDE_TITLE if beside_title else BlockKind.BOILERPLATE)
                self._text(element.tail, context)
                continue
            if within and self._takes(element):
                self._text(self._without_delimiter(element), context)
                continue
            inner = self._enter(element, context, within=within)
            stack.append((element, context, True))
            stack.extend((child, inner, False) for child in reversed(element))
        self._end_block()
        self._tell_waiting()

    def _takes(self, element: etree._Element) -> bool:
        """Read an element that is no running text: the name of who speaks, a time, a text that is set as it is."""
        if element in self.texts:
            self._end_block()
            self.blocks += self.texts[element].value
            return True
        if element in self.structure.numbers:
            self._begin_page(self.structure.begins[element])
            return True
        if self.speakers is None:
            return bool(self.voices) and element.tag == "time" and self._begins_at(text_in(element))
        label, clock = self.speakers.labels.get(element), self.speakers.clocks.get(element)
        if label is not None:
            self._end_block()
            self._tell_waiting()
            self._waiting = Line(element.sourceline or self._line or 1, label)
            self._is_heading = str(element.tag) in _HEADING_TAGS
            self._start = read_clock(self.speakers.starts.get(element, ""))
        elif clock is not None:
            self._start = read_clock(clock)
        return label is not None or clock is not None

    def _begins_at(self, text: str) -> bool:
        """Take a time of the recording that stands before what somebody says, if a text is one."""
        start = read_clock(text)
        self._start = self._start if start is None else start
        return start is not None

    def _without_delimiter(self, element: etree._Element) -> str | None:
        """What follows an element, without the colon or dash between a name and the words."""
        is_label = self.speakers is not None and element in self.speakers.labels
        return _DELIMITER.sub("", element.tail) if is_label and element.tail else element.tail

    def _tell_waiting(self) -> None:
        """Somebody is named who says nothing."""
        if self._waiting is not None:
            kind = BlockKind.HEADING if self._is_heading else BlockKind.NARRATIVE
            self.blocks.append(Block((self._waiting,), kind))
            self._waiting = None

    def is_boilerplate(self, element: etree._Element) -> bool:
        """True for what a page shows around its text, and for what it hides."""
        if element in self.drop or element.tag in _READINGS:
            return element is not self.title
        if element.tag not in BOILERPLATE_TAGS and not element.attrib:
            return False
        return looks_left_out(element) and element is not self.title and not self._holds_most(element)

    def _holds_most(self, element: etree._Element) -> bool:
        """True for what has most of the running text of the page, in a form or folded up until somebody asks for it."""
        if element.tag in _NEVER_TEXT:
            return False
        if element not in self.most:
            body = next(element.iterancestors("body"), None)
            whole = 0 if body is None else self._page or running_text(body)
            self._page = whole
            self.most[element] = whole > _LONG_ENOUGH and 2 * running_text(element) > whole
        return self.most[element]

    def _enter(self, element: etree._Element, context: _Context, *, within: bool) -> _Context:
        tag = element.tag
        if tag in BLOCK_TAGS:
            self._end_block()
            self._address = element.get("id")
        elif tag == "a" and self._address is None and not self._lines and not self._has_words():
            self._address = element.get("id") or element.get("name")
        page = self.structure.begins.get(element)
        if page is not None and within:
            self._begin_page(page)
        kind = self.kinds.get(element, context.kind)
        if element is self.title:
            kind = BlockKind.TITLE
        elif (tag in _HEADING_TAGS or tag == "summary") and kind is BlockKind.TEXT:
            kind = BlockKind.HEADING
        bold = (
            context.bold
            or tag in _BOLD
            or element in self.bold
            or (tag == "p" and _ASKED.search(element.get("class") or "") is not None)
            or bool(_BOLD_STYLE.search(element.get("style") or ""))
        )
        speaker = element if element in self.voices else context.speaker
        original = element.get(_ORIGINAL_LANGUAGE) or context.original
        container = self.structure.containers.get(element)
        containers = (*context.containers, container) if container is not None else context.containers
        level = int(tag[1]) if tag in _HEADING_TAGS else context.level
        rendition = rendition_in(element, context.rendition)
        inner = _Context(kind, bold, within, speaker, original, rendition, containers, level)
        if tag == "br":
            self._break()
        elif tag == "hr" and within and page is None:
            self._end_block()
            self.blocks.append(Block((Line(element.sourceline or self._line, "* * *"),)))
        self._line = element.sourceline or self._line
        self._text(element.text, inner)
        return inner

    def _leave(self, element: etree._Element, context: _Context) -> None:
        if element.tag in BLOCK_TAGS:
            self._end_block()
        page = self.structure.ends.get(element)
        if page is not None:
            self._begin_page(page)
        self._text(element.tail, context)

    def _begin_page(self, page: Break) -> None:
        self._runs.append(TextRun("", bold=False, begins=page))

    def _has_words(self) -> bool:
        return any(run.text.strip() for run in self._runs)

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        if not context.within:
            if text.strip():
                self._end_block()
                self.blocks.append(Block((Line(self._line or 1, fold_all(text)),), BlockKind.BOILERPLATE))
            return
        if not text.isascii():
            text = without_marks(text, begins=not self._has_words())
        if text.strip():
            self._breaks = 0
            if self._context is None:
                self._context = context
        self._runs.append(TextRun(text if text.isascii() else clean(text, "").value, context.bold, context.rendition))

    def _break(self) -> None:
        """A line ends; a second break with nothing between begins another paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        else:
            self._end_line()

    def _end_line(self) -> None:
        line = make_line(self._line or 1, self._runs)
        if line is not None:
            self._lines.append(line)
        self._runs = breaks_at_end(self._runs)

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
            voice = Voice(fold_all(self.voices[context.speaker]) or None)
            self._spoken = context.speaker
        start, self._start = (self._start, None) if voice is not None else (None, self._start)
        if self._waiting is not None and context.kind is BlockKind.TEXT:
            voice, start = Voice(self._waiting.text, name=numbered_name(self._waiting.text)), self._start
            self._waiting = self._start = None
        self.blocks.append(
            Block(
                lines,
                context.kind,
                voice,
                start=start,
                original_language=tag_or_none(context.original),
                level=context.level if context.kind in {BlockKind.HEADING, BlockKind.TITLE} else 0,
                address=self._address,
                containers=context.containers,
            )
        )
        self._address = None

    def _set_apart(self, element: etree._Element, kind: BlockKind) -> None:
        """A whole element as one block."""
        if element.tag in BLOCK_TAGS:
            self._end_block()
        number = element.sourceline or self._line or 1
        texts = _terms(element) if element.tag == "dl" else [fold_all(" ".join(element.itertext()))]
        if lines := tuple(Line(number, text) for text in texts if text):
            self.blocks.append(Block(lines, kind))


def _terms(element: etree._Element) -> list[str]:
    """The lines of a list of terms: ``Interviewer: Ann Lee``."""
    found: list[str] = []
    for child in element.iter("dt", "dd"):
        text = fold_all(" ".join(child.itertext()))
        if child.tag == "dd" and found and found[-1][-1:] == ":":
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(f"{text.rstrip(' :')}:" if child.tag == "dt" else text)
    return found


def fold_all(text: str) -> str:
    """White space folded, no-break spaces too."""
    return " ".join(text.split())
