"""Labels that go on in the next line, where each line of print is a line of the page: as programs write PDF as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line, Span
from xlate.profiles.vocabulary import bare, is_office

__all__ = ["join_broken_labels"]

_LONGEST = 140
"""characters of a line of print"""
_CLOSES = re.compile(r"[^()\n]{1,40}\)\s?[:：](?=\s|$)")
"""the end of a bracket, and of the label: ``Tann): Mr. Speaker``"""
_TITLE = re.compile(r"\([^\W\d_]{1,5}\.$")
"""at the end of a line that ends with the full stop of a title: ``(Mr.``"""
_LONGEST_OFFICE = 90
"""characters of the first of two lines of a label that is not in bold"""
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$|[)\]]\s*$")
_UPPER = re.compile(r"[^\W\d_][^.:!?;\n]*")
_NAME = re.compile(r"[^\W\d_][^:.!?;,\n]{1,120}:\s*")
_REST_OF_BRACKET = re.compile(r"[^()\[\]:.!?;\n]{1,60}[)\]]\s?:(?=\s|$)")
_NAMED = re.compile(r"[^\W\d_a-z][\w.’'-]{1,30}(?: [^\W\d_a-z][\w.’'-]{0,30}){0,2}(?<![^\W\d_]{4}\.)")
"""a line that is the beginning of a name"""
_NAME_ENDS = re.compile(r"(?P<rest>[^\W\d_a-z][\w’'-]{1,30}(?: [^\W\d_a-z][\w’'-]{1,30}){0,2}):(?=\s|$)")
_OPEN = re.compile(r"[(\[][^()\[\]:]{1,60}$")


def join_broken_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a line in bold is joined with the next one, which ends its bracket, or the words in bold, in a colon.

    An office that is not in bold is joined with the name and the colon under it, and with the end of its bracket. In
    narrow columns the names of people break too: they are joined if the text has the whole name elsewhere.

    Args:
        blocks: of a document in which labels are looked for.
    """
    blocks = _with_whole_names(blocks)
    return [
        replace(block, lines=tuple(_joined(block.lines)))
        if len(block.lines) > 1 and block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        else block
        for block in blocks
    ]


def _with_whole_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, names that break before a colon joined."""
    broken = {
        f"{first[0]} {rest['rest']}"
        for block in blocks
        for one, two in pairwise(block.lines)
        if (first := _NAMED.fullmatch(one.text.rstrip())) and (rest := _NAME_ENDS.match(two.text))
    }
    if not broken:
        return blocks
    text = " ".join(" ".join(line.text for block in blocks for line in block.lines).split())
    whole = {name for name in broken if len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1}
    return [replace(block, lines=tuple(_names_joined(block.lines, whole))) for block in blocks]


def _names_joined(lines: Sequence[Line], whole: set[str]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        rest = _NAME_ENDS.match(line.text)
        fresh = len(found) < 2 or _ENDED.search(found[-2].text) is not None
        if found and rest and fresh and f"{found[-1].text.rstrip()} {rest['rest']}" in whole:
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
    return found


def _joined(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        fresh = len(found) == 1 or (len(found) > 1 and _ENDED.search(found[-2].text) is not None)
        if found and (_goes_on(found[-1], line) or (fresh and _is_wrapped(found[-1].text, line.text))):
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
    return found


def _goes_on(line: Line, after: Line) -> bool:
    """True for the beginning of a label, and its end in the next line."""
    text = line.text.rstrip()
    if not line.strong or len(text) > _LONGEST or ": " in text:
        return False
    if text.endswith((".", ":", "?", "!")) and _TITLE.search(text) is None:
        return False
    if text.count("(") > text.count(")"):
        return _CLOSES.match(after.text) is not None
    bold = after.text[: after.strong].rstrip()
    return line.strong >= len(text) and bold.endswith((":", "：")) and 1 < len(bold) <= _LONGEST


def _join(line: Line, after: Line) -> Line:
    """Two lines as one."""
    size = len(line.text) + 1
    spans = (*line.spans, *(Span(one.start + size, one.end + size, one.rendition) for one in after.spans))
    breaks = (*line.breaks, *((at + size, page) for at, page in after.breaks))
    closes = _CLOSES.match(after.text)
    bold = size + (closes.end() if closes else after.strong)
    strong = bold if line.strong and (closes or after.strong) else line.strong
    return Line(line.number, f"{line.text} {after.text}", strong, spans, breaks)


def _is_wrapped(above: str, below: str) -> bool:
    """True for two lines that are one label."""
    if len(above) > _LONGEST_OFFICE or not below or ":" not in below[:_LONGEST_OFFICE]:
        return False
    words = above.split()
    if not words or not words[0][0].isupper() or not any(is_office(word) for word in words[:3]):
        return False
    if _OPEN.search(above):
        return _REST_OF_BRACKET.match(below) is not None
    if _UPPER.fullmatch(above) is None or _NAME.fullmatch(below) is None:
        return False
    name = below.rstrip(" :").split()
    return 1 < len(name) <= 12 and name[-1][0].isupper() and not any(bare(word) == "" for word in name)
