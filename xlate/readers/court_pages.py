"""Pages of numbered lines, as court reporters print them: 25 lines a page, each with its number at the margin.

Numbers, page numbers and running heads are no part of the text. A paragraph begins with a label, or where a line is
indented; blank
lines mean nothing, since rendering a page as text puts them between all lines or between none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from xlate.findings import Finding, Result
from xlate.model.document import Block, BlockKind, Line

__all__ = ["has_numbered_lines", "numbered_at_left", "read_numbered"]

_NUMBERED = re.compile(r"[ \t\f]{0,16}(\d{1,2})(?! [^\W\d_]{3,9}\.? \d{4}(?:\s|$))(?:[ \t]|$)")
"""but for the day of a date: ``12 MAY 2008``"""
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_TIMED = re.compile(
    rf"(?P<before>[ \t\f]{{0,16}}){_TIME}(?=[ \t]{{1,12}}\d{{1,2}}(?:[ \t]|$))"
    rf"|(?P<number>[ \t\f]{{0,16}}\d{{1,2}}[ \t]{{1,8}}){_TIME}(?=[ \t]|$)"
)
"""a time of day at the margin, before the number of its line or after it"""
_TIMED_AFTER = re.compile(rf"[ \t]{{2,}}{_TIME}[ \t]*$")
_NUMBER_AFTER = re.compile(r"(?P<text>.*?)(?:[ \t]{2,}|^[ \t]*)(?P<number>\d{1,2})[ \t]*$")
_LEAST_TIMED = 4
_RULE = re.compile(r"[\s–—_-]{9,}[xX]?\s*")
_LOOKED_AT = 400
"""lines"""
_COLUMN = re.compile(r"\s+:(?:\s+(?P<right>\S.*))?$")
_LABEL = re.compile(r"[QA](?:[.:]|\s{2})|[A-Z][A-Z .,'’()-]{1,40}:(?:\s|$)")
"""the beginning of a question, an answer, or what somebody else says; what they say may go on further right"""
_LEAST_NUMBERED = 20
"""lines: fewer numbers in a row are a list"""
_INDENTED = 4
"""columns more than the margin that begin a paragraph"""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line of a page."""

    line: int
    number: int | None
    """the number printed at its margin"""
    indent: int
    """columns before its first character"""
    text: str


def numbered_at_left(lines: list[str]) -> list[str]:
    """The lines without times of day at their margins, and with numbers that stand at the right put to the left.

    Args:
        lines: of a text, which are the same if it has no numbered lines.
    """
    times = [_TIMED.match(line) if ":" in line[:28] else None for line in lines]
    bare = lines
    if sum(one is not None for one in times) >= _LEAST_TIMED:
        bare = [_blanked(line, one) for line, one in zip(lines, times, strict=True)]
    elif sum(_TIMED_AFTER.search(line) is not None for line in lines if ":" in line[-10:]) >= _LEAST_TIMED:
        bare = [_TIMED_AFTER.sub("", line) for line in lines]
    if has_numbered_lines(bare):
        return bare
    if sum(line.rstrip()[-1:].isdigit() for line in bare[:_LOOKED_AT]) < _LEAST_NUMBERED:
        return lines
    turned = [f"{one['number']:>4}  {one['text']}" if (one := _NUMBER_AFTER.match(line)) else line for line in bare]
    return turned if has_numbered_lines(turned) else lines


def _blanked(line: str, time: re.Match[str] | None) -> str:
    """A line with space where its time of day was."""
    if time is None:
        return line
    kept = time["before"] or time["number"] or ""
    return f"{kept}{' ' * (time.end() - len(kept))}{line[time.end() :]}"


def has_numbered_lines(lines: list[str]) -> bool:
    """True if most lines begin with numbers that count up and begin again."""
    previous = counted = filled = 0
    for line in lines[:2000]:
        if not line.strip():
            continue
        filled += 1
        match = _NUMBERED.match(line)
        if match:
            number = int(match[1])
            counted += number in {previous + 1, 1}
            previous = number
    return counted >= _LEAST_NUMBERED and counted >= 0.6 * filled


def read_numbered(lines: list[str], name: str) -> Result[tuple[Block, ...]]:
    """The paragraphs of the pages; running heads are boilerplate."""
    numbered = [_split(line, number) for number, line in enumerate(lines, start=1) if line.strip()]
    margin = _margin(numbered)
    running = _running_heads(numbered)
    blocks: list[Block] = []
    group: list[Line] = []
    before: _Numbered | None = None
    for place, part in enumerate(numbered):
        if place in running:
            blocks.append(Block((Line(part.line, part.text),), BlockKind.BOILERPLATE))
            continue
        if not part.text:  # a line that has only its number divides paragraphs
            before = None
            continue
        labelled = _LABEL.match(part.text) is not None
        begins = before is None or labelled or part.indent >= margin + _INDENTED or _RULE.fullmatch(part.text)
        if begins and group:
            blocks.append(Block(tuple(group)))
            group = []
        group.append(Line(part.line, part.text))
        before = part
    if group:
        blocks.append(Block(tuple(group)))
    first = next((part for part in numbered if part.number is not None), None)
    count = sum(part.number is not None for part in numbered)
    finding = Finding("XL204", f"{count} line numbers of the pages were left out", name, first.line if first else None)
    return Result(tuple(_read_caption(blocks)), (finding,))


def _split(line: str, number: int) -> _Numbered:
    match = _NUMBERED.match(line)
    rest = line[match.end(1) :] if match else line
    text = rest.strip(" \t\f\v")
    start = (match.end(1) if match else 0) + len(rest) - len(rest.lstrip(" \t\f\v"))
    return _Numbered(number, int(match[1]) if match else None, start, text)


def _margin(lines: list[_Numbered]) -> int:
    """The column in which lines go on: the first in which a tenth of those without a label begin."""
    counts = Counter(one.indent for one in lines if one.number is not None and one.text and not _LABEL.match(one.text))
    enough = counts.total() // 10
    return next((indent for indent in sorted(counts) if counts[indent] >= enough), 0)


def _running_heads(lines: list[_Numbered]) -> set[int]:
    """Places of the lines without a number that stand between two pages: heads, feet, page numbers."""
    found: set[int] = set()
    waiting: list[int] = []
    last = 0
    for place, line in enumerate(lines):
        if line.number is None:
            waiting.append(place)
            continue
        if line.number <= last or last == 0:
            found.update(waiting)
        waiting = []
        last = line.number
    found.update(waiting)
    return found


def _read_caption(blocks: list[Block]) -> Iterator[Block]:
    """The caption of a case: the parties stand between two rules, with a column of colons at their right.

    The parties are the title; the docket number in the right column is boilerplate.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    rules = [place for place, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    pair = next(((a, b) for a, b in pairwise(rules) if 1 < b - a <= 30), None)
    boxed = lines[pair[0] + 1 : pair[1]] if pair else []
    if sum(bool(_COLUMN.search(line.text)) for line in boxed) < 2:
        yield from blocks
        return
    assert pair is not None
    parties = tuple(Line(line.number, left) for line in boxed if (left := _COLUMN.sub("", line.text)))
    first, last = lines[pair[0]].number, lines[pair[1]].number
    for block in blocks:
        outside = block.lines[-1].number < first or block.lines[0].number > last
        if outside or block.kind is BlockKind.BOILERPLATE:
            yield block
        elif block.lines[0].number <= first <= block.lines[-1].number:
            before = tuple(line for line in block.lines if line.number < first)
            if before:
                yield Block(before)
            yield Block(parties, BlockKind.TITLE)
            for line in boxed:
                match = _COLUMN.search(line.text)
                if match and match["right"]:
                    yield Block((Line(line.number, match["right"]),), BlockKind.BOILERPLATE)
        after = tuple(line for line in block.lines if line.number > last)
        if after and block.kind is BlockKind.TEXT and block.lines[0].number <= last:
            yield Block(after)
