"""Turns that run on inside one paragraph, as in text pasted without its line ends: ``… THE CHAIR: No. Q: Why?``.

What stands between the end of a sentence and a colon is a label if it comes again, inside lines or at their beginnings,
and looks like one: a letter, words in capitals, words behind ``>>``, a name that also begins lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line

__all__ = ["split_inline_turns"]

_LABEL = r"(?:[^\W\d_a-z][^\W\d_]{0,4}\.\s?){0,3}[^\W\d_a-z][^:.!?\n\"“”«»]{0,60}?"
"""words with a capital first; full stops in it stand after titles and initials"""
_BEFORE = r"(?:(?<=[.!?…。！？\"”»)\]])|(?<=\s--)|(?<=\s—))"
_NOTES = r"(?P<notes>\s?\([^()\n]{2,40}\))?"
_END = r"(?P<end>:(?=[\s\u00a0]|(?<=[^\W\d_a-z]:)[^\W\d_]|(?<=[^\W\d_a-z]:)\()|\s[-–—]\s(?=[\"“(]?[^\W\d_a-z]))"
_INSIDE = re.compile(rf"{_BEFORE}(?P<gap>\s{{1,8}})(?P<label>(?P<sign>>{{1,3}}\s?)?{_LABEL}){_NOTES}{_END}")
_GLUED = re.compile(rf"(?<=[.!?)])(?P<gap>)(?P<sign>)(?P<label>[^\W\d_a-z]{{3,20}}(?: [^\W\d_a-z]{{2,20}}){{0,2}}){_NOTES}(?P<end>:)(?=\S)")
"""the same in text that has lost its spaces too"""
_AT_START = re.compile(rf"\s*(?:>{{1,3}}\s?)?(?P<label>{_LABEL}){_NOTES}{_END}")
_WIDE = 3
"""spaces that part a turn from the one before"""
_LEAST = 160
"""characters of a line in which turns can run on"""
_FEW = 3
"""labels inside lines; fewer are quotations"""
_MOST_WORDS = 8


def split_inline_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines divided where somebody else begins to speak inside them.

    Args:
        blocks: of a document whose format says nothing of speakers.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    inside = {id(line): _inside(line.text) for line in lines if len(line.text) >= _LEAST}
    every = [match["label"] for several in inside.values() for match in several]
    if len(every) < _FEW:
        return list(blocks)
    begin = Counter(_plain(match["label"]) for line in lines if (match := _AT_START.match(line.text)))
    counts = Counter(map(_plain, every))
    able = {label for label in counts if counts[label] + begin[label] > 1 and (label.isupper() or begin[label])}
    signed = {_plain(match["label"]) for several in inside.values() for match in several if _is_signed(match)}
    taken = able | signed
    if len(able) < 1 or sum(counts[label] for label in taken) < _FEW:
        return list(blocks)
    taken |= {label for label in counts if label.isupper()}
    return [
        _divided(block, inside, taken) if any(inside.get(id(line)) for line in block.lines) else block
        for block in blocks
    ]


def _plain(label: str) -> str:
    return " ".join(label.strip("> ").split())


def _is_signed(match: re.Match[str]) -> bool:
    """True for what has a sign before it, or a wide gap and words with capitals."""
    wide = len(match["gap"]) >= _WIDE and all(word[:1].isupper() for word in match["label"].split())
    return bool(match["sign"]) or (wide and match["end"] == ":")


def _inside(text: str) -> list[re.Match[str]]:
    found = [*_INSIDE.finditer(text), *_GLUED.finditer(text)]
    found.sort(key=re.Match.start)
    return [
        match
        for match in found
        if len(_plain(match["label"]).split()) <= _MOST_WORDS and (match["end"] == ":" or match["label"].isupper())
    ]


def _divided(block: Block, inside: dict[int, list[re.Match[str]]], taken: set[str]) -> Block:
    lines: list[Line] = []
    for line in block.lines:
        cuts = [match.start("label") for match in inside.get(id(line), []) if _plain(match["label"]) in taken]
        for begin, end in pairwise([0, *cuts, len(line.text)]):
            rest = line.after(begin)
            text = rest.text[: end - begin].rstrip()
            spans = tuple(one._replace(end=min(one.end, len(text))) for one in rest.spans if one.start < len(text))
            lines.append(replace(rest, text=text, strong=min(rest.strong, len(text)), spans=spans))
    return replace(block, lines=tuple(line for line in lines if line.text))
