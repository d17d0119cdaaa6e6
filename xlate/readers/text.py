"""Plain text: paragraphs divided by blank lines, or pages of numbered lines as court reporters print them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import clean, decode, split_lines
from xlate.formats.sniff import looks_like_json, xml_root
from xlate.model.document import Block, Document, Line
from xlate.readers.court_pages import has_numbered_lines, numbered_at_left, read_numbered
from xlate.readers.margin_numbers import find_margin_numbers
from xlate.readers.model import Likeness, Reader
from xlate.readers.text_columns import in_reading_order
from xlate.readers.text_hyphens import Whole, join_divided
from xlate.readers.text_pages import FEED, join_pages, mark_pages, take_edges
from xlate.readers.text_wrapping import last_lines, single_spaced

__all__ = ["READER", "blocks_of_lines", "blocks_of_text"]

_ENDED = re.compile(r"(?:[.!?…:]|-{2,}|[–—])[\"'”’»)\]]*\s*$")
_DRAWN_RULE = re.compile(r"\s*(?:[─━═]{5,}|[.…]{10,})\s*")
_FEWEST_QUOTED = 5
_WIDE_SPACE = "\u3000"
_CENTRED = 14
"""characters from the margin; paragraphs are not indented so far"""
_FEW_WORDS = 6
"""that are named of those that were guessed"""
_OUTER_SPACE = " \t\f\v\u3000"


def _recognises(data: bytes, _name: str) -> Likeness:
    """Anything can be plain text but markup and JSON, whose readers say what is wrong with them."""
    return Likeness.NO if xml_root(data) is not None or looks_like_json(data) else Likeness.POSSIBLE


def _read(data: bytes, name: str) -> Result[Document]:
    """Lines that stand together make a block; blank lines divide blocks.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    blocks = decode(data, name).and_then(partial(_blocks, name=name))
    if not blocks.value:
        raise InputError("the file has no text in it", file=name)
    return blocks.map(partial(Document, name, READER.name))


def _blocks(raw: str, name: str) -> Result[tuple[Block, ...]]:
    def divided(text: str) -> Result[tuple[Block, ...]]:
        return blocks_of_text(mark_pages(_without_quotes(split_lines(text)), raw), name)

    return clean(raw, name).and_then(divided)


def _without_quotes(lines: list[str]) -> list[str]:
    """The lines without the quotation marks in which a program has put nearly each of them."""
    filled = [line for line in lines if line.strip()]
    for mark in "'\"":
        quoted = sum(len(line) > 1 and line[0] == mark and line.rstrip()[-1] == mark for line in filled)
        if quoted >= _FEWEST_QUOTED and quoted * 5 >= len(filled) * 4:
            return [
                line.strip()[1:-1] if line[:1] == mark and line.rstrip()[-1:] == mark and len(line) > 1 else line
                for line in lines
            ]
    return lines


def blocks_of_text(lines: list[str], name: str, first: int = 1) -> Result[tuple[Block, ...]]:
    """The blocks of a plain text, be it pages of numbered lines or paragraphs.

    Args:
        lines: of the text.
        name: of the file.
        first: number of the first line.
    """
    lines = numbered_at_left(lines)
    if not has_numbered_lines(lines):
        begins = [number for number, line in enumerate(lines, start=first) if line.startswith(FEED)]
        lines, edges = take_edges(lines, first)
        numbers = find_margin_numbers(lines)
        bare = numbers.take_from(lines)
        whole = join_divided([line or "" for line in bare])
        ordered = in_reading_order(whole.lines, first)
        kept = single_spaced([(number, line) for number, line in ordered if bare[number - first] is not None])
        blocks = join_pages(list(blocks_of_lines(kept, last_lines(kept))), begins)
        return Result((*blocks, *edges), (*numbers.findings(name, first), *_words_joined(whole, name)))
    numbered = read_numbered(lines, name)
    if first == 1:
        return numbered
    return numbered.map(lambda blocks: tuple(_moved(block, first - 1) for block in blocks))


def _words_joined(whole: Whole, name: str) -> Iterator[Finding]:
    if not whole.joined:
        return
    message = f"words divided at the ends of lines were made whole: {whole.joined}"
    if whole.guessed:
        some = ", ".join(whole.guessed[:_FEW_WORDS]) + (", …" if len(whole.guessed) > _FEW_WORDS else "")
        message += f"; that they are one word is a guess of {len(whole.guessed)}: {some}"
    yield Finding("XL126", message, name)


def _moved(block: Block, by: int) -> Block:
    return replace(block, lines=tuple(replace(line, number=line.number + by) for line in block.lines))


def blocks_of_lines(lines: Iterable[tuple[int, str]], last: Collection[int] = ()) -> Iterator[Block]:
    """Blocks between blank lines; a line of no-break spaces alone is blank.

    Where the first line of a block is indented and most are not, each indented line begins a paragraph.

    Args:
        lines: (1-based number, text) of each line.
        last: numbers of lines that end a paragraph with no blank line under them.
    """
    plain = ((number, text.lstrip(FEED)) for number, text in lines)
    for blank, group in groupby(plain, key=lambda line: not line[1].strip() or _DRAWN_RULE.fullmatch(line[1])):
        if not blank:
            for together in _without_centred(list(group)):
                yield from _paragraphs(together, last)


def _without_centred(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Lines that stand together, divided where some stand in the middle of the page among others at its margin."""
    indents = [len(text) - len(text.lstrip(" ")) for _, text in lines]
    deep = min(indents) + _CENTRED
    centred = [indent >= deep for indent in indents]
    if not 0 < 2 * sum(centred) <= len(lines):
        yield lines
        return
    for place, (indent, (_, before)) in enumerate(zip(indents[1:], lines, strict=False), start=1):
        if centred[place] and (
            before[indent - 2 : indent] == "  " or (centred[place - 1] and indent == indents[place - 1])
        ):
            yield lines  # the words of a column, or a quotation
            return
    for _, group in groupby(zip(centred, lines, strict=True), key=lambda one: one[0]):
        yield [line for _, line in group]


def _bare(text: str) -> str:
    """A line without the spaces around it; no-break spaces before it are how some indent."""
    return text.rstrip(_OUTER_SPACE).lstrip(f"{_OUTER_SPACE}\u00a0")


def _paragraphs(lines: list[tuple[int, str]], last: Collection[int]) -> Iterator[Block]:
    if len(lines) == 1:
        number, text = lines[0]
        yield Block((Line(number, _bare(text)),))
        return
    if any(text[0] == _WIDE_SPACE for _, text in lines):
        yield from _indented_widely(lines)
        return
    indents = [len(text) - len(text.lstrip(" \t")) for _, text in lines]
    margin = min(indents)
    begins = [indent > margin for indent in indents]
    if 2 * sum(begins) > len(lines):
        begins = _hanging(lines, indents)
    elif not begins[0]:  # the end of a paragraph that was cut by a page, and whole ones after it
        begins = [
            False,
            *(one and _ENDED.search(text) is not None for one, (_, text) in zip(begins[1:], lines, strict=False)),
        ]
        if all(lines[place - 1][1].rstrip().endswith((":", "：")) for place, one in enumerate(begins) if one):
            begins = []  # what is said, indented under who says it
    group: list[Line] = []
    for place, (number, text) in enumerate(lines):
        if group and ((begins and begins[place]) or group[-1].number in last):
            yield Block(tuple(group))
            group = []
        group.append(Line(number, _bare(text)))
    yield Block(tuple(group))


def _hanging(lines: list[tuple[int, str]], indents: list[int]) -> list[bool]:
    """Which lines begin a paragraph where all others are indented; empty if they stand at several places."""
    if indents[0] != min(indents) or len(set(indents)) > 2:
        return []
    ended = (True, *(_ENDED.search(text) is not None for _, text in lines))
    return [indent == indents[0] and before for indent, before in zip(indents, ended, strict=False)]


def _indented_widely(lines: list[tuple[int, str]]) -> Iterator[Block]:
    """Paragraphs as East Asia prints them: each line that begins with wide space begins one."""
    group: list[Line] = []
    for number, text in lines:
        if group and text[0] == _WIDE_SPACE:
            yield Block(tuple(group))
            group = []
        group.append(Line(number, _bare(text)))
    yield Block(tuple(group))


READER = Reader("text", "plain text", (".txt", ".text"), _recognises, _read)
