"""The lines of the pages of a PDF -> paragraphs: what printing has put apart, and what it has only broken."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise
from statistics import median

from xlate.findings import Finding, Result
from xlate.formats.decoding import clean
from xlate.model.document import Block, BlockKind, Break, Container, Line
from xlate.readers.court_pages import has_numbered_lines, numbered_at_left
from xlate.readers.margin_numbers import find_margin_numbers
from xlate.readers.pdf_hyphens import DIVIDED, join_words
from xlate.readers.pdf_lines import PageLine
from xlate.readers.text import blocks_of_lines, blocks_of_text
from xlate.readers.text_pages import repeated_speaker, speakers_of

__all__ = ["blocks_of_pages"]

_GLYPH = re.compile("[\ue000-\uf8ff]")
"""signs of symbol fonts, for which Unicode has no meaning"""
_BULLET = re.compile("(?:[\uf0a7\uf0b7\uf0d8\uf0fc\uf06c\uf06e\uf02d]|[•◦▪‣⁃●○■□])\\s+(?=\\S)")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.|s\.|стр\.|página|pagina|sida|side|strona)\s?)?[-–—]?\s?(\d{1,4})\s?[-–—]?"
    r"(?:\s?(?:/|of|von|sur|de|di|из|z)\s?\d{1,4})?",
    re.IGNORECASE,
)
_NUMBER_BESIDE = re.compile(r"(\d{1,4})\s{3,}\S")
_BESIDE_NUMBER = re.compile(r"\S\s{3,}(\d{1,4})$")
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,7}\b")
_ENDED = re.compile(r"[.!?…。？！][\"'”’»)\]]*\s*$")
_REST = re.compile(r"(?P<word>[^\W\d_]\S*)\s*")
_GAP = 1.3
"""times the usual distance between lines from which a paragraph ends"""
_SPACE = 0.9
"""of the height of the letters: a space, and what rounding takes"""
_EDGE = 3
"""lines at the head and at the foot of a page that can be running heads"""
_LONGEST_HEAD = 120
_LARGE = 1.15
"""times the usual size from which letters are those of a heading"""
_LONGEST_HEADING = 4
"""lines"""
_FAR = 1.7
"""of the height: a line at the edge of a page that stands so far from the others does not belong to the text"""


@dataclass(frozen=True, slots=True)
class _Set:
    """A line, and how it stands."""

    line: PageLine
    text: str
    strong: int
    page: int
    head: bool
    """a running head"""


def blocks_of_pages(pages: Sequence[Sequence[PageLine]], name: str) -> Result[tuple[Block, ...]]:
    """The blocks of a document.

    Args:
        pages: the lines of each page in the order of reading.
        name: of the file.

    Returns:
        Paragraphs, running heads as boilerplate where they stand.
    """
    lines, joined = _joined(list(_lines(pages)))
    printed = [f"{' ' * _indent(one.line)}{one.text}" for one in lines]
    findings = clean("\n".join(printed), name).findings
    if has_numbered_lines(numbered_at_left(printed)):
        made = blocks_of_text(printed, name)
        return Result(made.value, (*findings, *made.findings))
    numbers = find_margin_numbers(printed)
    findings = (*findings, *numbers.findings(name))
    pitch = _pitch(lines)
    blocks: list[Block] = []
    group: list[tuple[int, str]] = []
    heads: list[Block] = []
    before: _Set | None = None
    for number, (one, text) in enumerate(zip(lines, numbers.take_from(printed), strict=True), start=1):
        if one.head:
            heads.append(Block((Line(number, one.text),), BlockKind.BOILERPLATE))
            continue
        if before is not None and _begins(before, one, pitch):
            blocks += [*blocks_of_lines(group), *heads]
            group, heads = [], []
        group += [(number, text)] if text is not None else []
        before = one
    blocks += [*blocks_of_lines(group), *heads]
    usual = median(one.line.height for one in lines) if lines else 0.0
    begins = _page_begins(lines)
    with_lists = _with_lists([_as_set(block, lines, usual) for block in blocks])
    glyphs = sum(_GLYPH.search(one.text) is not None for one in lines)
    if glyphs:
        message = (
            f"signs of a symbol font, such as bullets, were left out, since they are no characters; lines: {glyphs}"
        )
        findings = (*findings, Finding("XL126", message, name))
    if joined:
        message = f"words divided at the ends of lines were made whole: {joined}"
        findings = (*findings, Finding("XL126", message, name))
    return Result(tuple(_with_pages(block, begins) for block in with_lists), findings)


def _lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[_Set]:
    heads = _running_heads(pages)
    texts = [line.text()[0] for page in pages for line in page]
    said = speakers_of(texts)
    start = 0
    for number, page in enumerate(pages):
        below = [start + place for place in range(len(page)) if (number, place) not in heads]
        heads |= {(number, place - start) for place in repeated_speaker(below, texts, said)} if number else set()
        start += len(page)
        for place, line in enumerate(page):
            text, strong = line.text()
            plain = clean(text, "").value
            if plain.strip():
                yield _Set(line, plain, min(strong, len(plain)), number, (number, place) in heads)


def _as_set(block: Block, lines: Sequence[_Set], usual: float) -> Block:
    """A block with what is bold in it, a heading if its letters are larger than those of the text."""
    if block.kind is not BlockKind.TEXT:
        return block
    printed = [lines[line.number - 1] for line in block.lines]
    if len(printed) <= _LONGEST_HEADING and min(one.line.height for one in printed) > _LARGE * usual:
        return replace(block, kind=BlockKind.HEADING)
    if not any(one.strong for one in printed):
        return block
    bold = (
        replace(line, strong=min(len(line.text), one.strong)) for line, one in zip(block.lines, printed, strict=True)
    )
    return replace(block, lines=tuple(_join_labels(list(bold))))


def _join_labels(lines: list[Line]) -> Iterator[Line]:
    """The lines of a paragraph; a note in brackets that belongs to the bold line above it stands beside it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and line.text.startswith("("):
            joined = f"{waiting.text} {line.text}"
            line = Line(waiting.number, joined, len(waiting.text))  # noqa: PLW2901
            waiting = None
        elif waiting is not None:
            yield waiting
            waiting = None
        if line.strong == len(line.text):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _with_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; those that begin with a bullet are items of a list, without it."""
    numbers = count(1)
    container: Container | None = None
    for block in blocks:
        first = block.lines[0]
        bullet = _BULLET.match(first.text) if block.kind is BlockKind.TEXT else None
        if bullet is None:
            container = container if block.kind is BlockKind.BOILERPLATE else None
            yield replace(block, lines=tuple(map(_without_glyphs, block.lines)))
            continue
        container = container or Container("list", next(numbers))
        lines = tuple(map(_without_glyphs, (first.after(bullet.end()), *block.lines[1:])))
        yield replace(block, lines=lines, containers=(container, Container("item", next(numbers))))


def _without_glyphs(line: Line) -> Line:
    if _GLYPH.search(line.text) is None:
        return line
    text = " ".join(_GLYPH.sub(" ", line.text).split())
    return replace(line, text=text or line.text, strong=min(line.strong, len(text)))


def _joined(lines: Sequence[_Set]) -> tuple[list[_Set], int]:
    """The lines with the words whole that were divided between them."""
    texts, joined = join_words(_with_rests(lines))
    whole = [replace(one, text=text, strong=min(one.strong, len(text))) for one, text in zip(lines, texts, strict=True)]
    return [one for one in whole if one.text.strip()], joined


def _with_rests(lines: Sequence[_Set]) -> list[str]:
    """The texts of lines; the rest of a divided word stands with its beginning, over heads of pages too."""
    texts = [one.text for one in lines]
    said = [place for place, one in enumerate(lines) if not one.head]
    for place, following in pairwise(said):
        rest = _REST.match(texts[following]) if texts[place].endswith(DIVIDED) else None
        if rest is not None:
            texts[place] += rest["word"]
            texts[following] = texts[following][rest.end() :]
    return texts


def _page_begins(lines: Sequence[_Set]) -> dict[int, Break]:
    """The numbers of the lines with which pages begin, but for the first; with the number that is printed there."""
    printed = {
        one.page: found[1]
        for one in lines
        if one.head and (found := _PAGE_NUMBER.fullmatch(one.text.strip())) is not None
    }
    begins: dict[int, Break] = {}
    page = 0
    for number, one in enumerate(lines, start=1):
        if one.page != page and not one.head:
            page = one.page
            begins[number] = Break("page", printed.get(page))
    return begins


def _with_pages(block: Block, begins: dict[int, Break]) -> Block:
    if block.kind is BlockKind.BOILERPLATE or begins.keys().isdisjoint(line.number for line in block.lines):
        return block
    lines = (
        replace(line, breaks=((0, begins[line.number]), *line.breaks)) if line.number in begins else line
        for line in block.lines
    )
    return replace(block, lines=tuple(lines))


def _indent(line: PageLine) -> int:
    """How many letters a line is set in from the edge of its column."""
    return max(0, min(60, round((line.left - line.column[0]) / (0.5 * line.height))))


def _pitch(lines: Sequence[_Set]) -> float:
    """The usual distance between two lines, as a share of the height of the letters."""
    steps = [
        (one.line.base - other.line.base) / other.line.height
        for one, other in pairwise(lines)
        if one.page == other.page and one.line.base > other.line.base
    ]
    return median(steps) if steps else 1.2


def _begins(before: _Set, one: _Set, pitch: float) -> bool:
    """True if a paragraph ends between two lines."""
    line, above = one.line, before.line
    if _BULLET.match(one.text):
        return True
    if one.page != before.page or line.base >= above.base:  # over a page or a column
        if one.text[:1].islower():
            return False
        ended = _ENDED.search(before.text) is not None and (_has_room(above, line) or _indent(line) > 0)
        return ended or line.height > 1.15 * above.height
    if (above.base - line.base) / line.height > _GAP * pitch:
        return True
    if abs(line.height - above.height) > 0.15 * above.height and (not one.text[:1].islower()):
        return True
    return _has_room(above, line) and _ENDED.search(before.text) is not None


def _has_room(above: PageLine, line: PageLine) -> bool:
    """True if the first word of a line could have stood at the end of the line above: a paragraph ends there."""
    word = line.words[0]
    return above.column[1] - above.right > word.right - word.left + _SPACE * word.height


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the edge of a page."""

    place: tuple[int, int]
    """page, and which line of it"""
    text: str
    """without its digits"""
    near: int
    """about where it stands"""
    sure: bool
    """it has digits, or stands apart"""
    apart: bool
    printed: str


def _running_heads(pages: Sequence[Sequence[PageLine]]) -> set[tuple[int, int]]:
    """The (page, place) of the lines at the edges of pages that come again at the same height, but for their digits."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(page, number)]
    counts = Counter((edge.text, edge.near) for edge in edges)
    filled = sum(map(bool, pages))
    # a number that stands alone at the edge is one of a page, be there but one
    found = {edge.place for edge in edges if edge.apart and _PAGE_NUMBER.fullmatch(edge.printed)}
    found |= _numbered(pages, max(3, filled // 4))
    for edge in edges if len(pages) > 1 else ():
        beside = max(counts[edge.text, edge.near - 1], counts[edge.text, edge.near + 1])
        count = counts[edge.text, edge.near] + beside
        if count >= (2 if edge.sure and count * 3 >= filled else max(3, filled // 4)):
            found.add(edge.place)
    return found


def _numbered(pages: Sequence[Sequence[PageLine]], least: int) -> set[tuple[int, int]]:
    """The lines at the edges of pages that begin or end with the number of the page, far from other words."""
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for number, page in enumerate(pages):
        order = sorted(range(len(page)), key=lambda place: -page[place].base)
        for place in (*order[:_EDGE], *order[-_EDGE:]):
            text = page[place].text()[0]
            match = _NUMBER_BESIDE.match(text) or _BESIDE_NUMBER.search(text)
            if match and len(text) <= _LONGEST_HEAD:
                found[int(match[1]) - number].add((number, place))
    return {place for places in found.values() if len(places) >= least for place in places}


def _edges(page: Sequence[PageLine], number: int) -> Iterator[_Edge]:
    order = sorted(range(len(page)), key=lambda place: -page[place].base)
    for rank, place in enumerate(order):
        if _EDGE <= rank < len(order) - _EDGE:
            continue
        line = page[place]
        text = " ".join(line.text()[0].split())
        if len(text) > _LONGEST_HEAD:
            continue
        beside = [page[order[other]] for other in (rank - 1, rank + 1) if 0 <= other < len(order)]
        apart = sum(abs(one.base - line.base) > _FAR * line.height for one in beside) == len(beside)
        folded = _DIGITS.sub("#", text)
        yield _Edge((number, place), folded, round(line.base / 6), folded != text or apart, apart, text)
