"""Turns that run on inside one paragraph, as in text pasted without its line ends: ``… THE CHAIR: No. Q: Why?``.

What stands between the end of a sentence and a colon is a label if it comes again, inside lines or at their beginnings,
and looks like one: a letter, words in capitals, words behind ``>>``, a name that also begins lines. Words in capitals
may also stand before a dash, or with no space before them, where people are called so again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.label_stops import ABBREVIATIONS
from xlate.profiles.vocabulary import HONORIFICS, NO_SPEAKERS, bare, is_office

__all__ = ["split_inline_turns"]

_TITLES = "|".join(sorted((one for one in HONORIFICS if one.isalpha()), key=len, reverse=True))
_DOTTED = rf"(?:[^\W\d_a-z]|(?i:{_TITLES}))\."
"""an initial or a title: its full stop ends no sentence"""
_LABEL = rf"(?:{_DOTTED}\s{{0,3}}){{0,4}}[^\W\d_a-z](?:[^:.!?\n\"“”«»]|(?<=[\s.][^\W\d_a-z])\.){{0,60}}?"
_WORD = r"[^\W\d_a-z][^\W\d_a-z'’-]{0,30}+"
_CAPITALS = rf"{_WORD}(?:(?:\.\s{{0,3}}|\s{{1,3}}){_WORD}){{0,6}}+(?:\s?\([^()]{{2,40}}\))?"
_SIGN = r"(?P<sign>>{1,3}\s?)?"
_INSIDE = re.compile(
    r"(?:(?<=[.!?…。！？\"”»)\]])|(?<=\s--)|(?<=\s—)|(?<=\s\s))\s{0,12}(?:"
    rf"{_SIGN}(?P<capitals>{_CAPITALS})(?:(?P<dash>\s{{1,2}}[-–—]\s{{1,3}}(?=[^\W\d_a-z]))|\s?:(?![\d/]))"
    rf"|(?<=\s){_SIGN.replace('sign', 'before')}(?P<label>{_LABEL}):(?=[\s\u00a0])"
    r")"
)
_OFFICE_INSIDE = re.compile(
    rf"(?<=[^\W\d_A-Z]\s)(?P<sign>)(?P<before>)(?P<dash>)(?P<label>)(?P<capitals>{_CAPITALS})\s?:(?=\s[\"“«]?[^\W\d_a-z])"
)
"""behind a heading, which ends in no full stop: ``Oath of Ms Lee THE SPEAKER: Please``"""
_ARTICLE = re.compile(r"(?:^|[.!?…:»”\"\])]\s{1,3})[^\W\d_]{1,3}\s$")
"""what stands alone between a sentence and an office belongs to it: ``The MINISTER OF TRADE:``"""
_UNFINISHED = re.compile(rf"(?:^|[\s.]){_DOTTED}\s*$")
"""an initial or a title before what would be a label: it begins there, if it is one"""
_AT_START = re.compile(
    rf"\s*(?:>{{1,3}}\s?)?(?:(?P<capitals>{_CAPITALS})(?:\s{{1,2}}[-–—]\s|\s?:)|(?P<label>{_LABEL}):(?=[\s\u00a0]|$))"
)
_THANKED = re.compile(
    r"(?:[^\W\d_][^\s.!:]{1,20}[ ,]{1,2}){0,2}(?P<last>[^\W\d_]{3,20})[.!][\s\u00a0]"
    rf"(?P<sign>)(?P<before>)(?P<dash>)(?:(?P<capitals>{_CAPITALS})|(?P<label>{_LABEL})):(?=[\s\u00a0])"
)
"""a word or two of whoever spoke before: ``Thank you. Ann Lee:``"""
_ENDS_LABEL = re.compile(r":|\s[-–—]\s")
_MANY_DASHES = 5
"""labels in capitals before a dash, from which they are labels and not "NATO - and the Union -\""""
_LEAST = 160
"""characters of a line in which turns can run on"""
_LONGEST_BRACKET = 240
"""characters"""
_IN_BRACKET = re.compile(r"\([^()]*+.?$")
"""what somebody calls out stands in brackets, with his name: ``(Applause. - Mr. Lee: No!)``"""
_NUMBER = 8
"""characters of the number of an item"""
_FEW = 3
"""labels inside lines; fewer are quotations"""
_MOST_WORDS = 8
_ACRONYM = 4
"""letters of NATO"""


def split_inline_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines divided where somebody else begins to speak inside them.

    Args:
        blocks: of a document whose format says nothing of speakers.
    """
    return _behind_thanks(_run_on(blocks))


def _run_on(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, long lines divided before labels inside them."""
    lines = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    inside = {id(line): _inside(line.text) for line in lines if len(line.text) >= _LEAST}
    if sum(map(len, inside.values())) < _FEW:
        return list(blocks)
    every = [match for several in inside.values() for match in several]
    able_to_begin = (line for line in lines if _ENDS_LABEL.search(line.text))
    starts = {id(line): match for line in able_to_begin if (match := _AT_START.match(line.text))}
    begin = Counter(map(_name, starts.values()))
    inside = _without_dashes(inside, every, begin)
    counts = Counter(_name(match) for several in inside.values() for match in several)
    able = {name for name in counts if counts[name] + begin[name] > 1 and (_is_capitals(name) or begin[name])}
    if answering := _answering(starts, inside, counts, begin):
        able |= answering
        inside |= {id(line): _inside(line.text) for line in lines if len(line.text) < _LEAST}
    signed = {_name(one) for several in inside.values() for one in several if one["sign"] or one["before"]}
    taken = able | signed
    if not able:
        return list(blocks)
    known = sum(counts[name] for name in able) > 1
    taken |= {name for name in counts if _is_capitals(name) or (known and counts[name] > 1 and _is_name(name))}
    if sum(counts[name] for name in taken) < _FEW:
        return list(blocks)
    return [
        _divided(block, inside, taken) if any(inside.get(id(line)) for line in block.lines) else block
        for block in blocks
    ]


def _behind_thanks(blocks: list[Block]) -> list[Block]:
    """The blocks, those lines divided that begin with thanks before what begins other lines as a label."""
    lines = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    found = {
        id(line): [match]
        for line in lines
        if ":" in (head := line.text[:_LEAST])
        and (". " in head or "! " in head)
        and (match := _THANKED.match(line.text))
        and bare(match["last"]) not in ABBREVIATIONS
    }
    if not found:
        return blocks
    names = {_name(match) for (match,) in found.values()}
    firsts = {name.split()[0] for name in names}
    could = (text for line in lines if (text := line.text) and _first_word(text) in firsts)
    begin = Counter(_name(match) for text in could if (match := _AT_START.match(text)))
    taken = {name for name in names if begin[name] > 1 - (" " in name and _is_name(name))}
    return [_divided(block, found, taken) for block in blocks] if taken else blocks


def _first_word(text: str) -> str:
    return "".join(text[:_LEAST].split(maxsplit=1)[:1]).partition(":")[0]


def _answering(
    starts: dict[int, re.Match[str]],
    inside: dict[int, list[re.Match[str]]],
    counts: Counter[str],
    begin: Counter[str],
) -> set[str]:
    """Names that come again inside lines, in most of those that begin with a label: question and answer in one line."""
    opened = [line for line, match in starts.items() if begin[_name(match)] > 1]
    answered = [line for line in opened if any(_is_name(_name(match)) for match in inside.get(line, []))]
    if len(opened) < _FEW or 2 * len(answered) < len(opened):
        return set()
    found = Counter(_name(match) for line in answered for match in inside[line])
    return {name for name, number in found.items() if number >= _FEW and 2 * number >= counts[name] and _is_name(name)}


def _without_dashes(
    inside: dict[int, list[re.Match[str]]], every: list[re.Match[str]], begin: Counter[str]
) -> dict[int, list[re.Match[str]]]:
    """The labels inside lines; those before a dash only where several people are called so again and again."""
    dashes = Counter(_name(match) for match in every if match["dash"])
    again = [name for name in dashes if dashes[name] + begin[name] > 1 and len(name) > _ACRONYM]
    if dashes.total() >= _MANY_DASHES and len(again) > 1:
        return inside
    return {line: [match for match in several if not match["dash"]] for line, several in inside.items()}


def _start(match: re.Match[str]) -> int:
    """Where the label begins, its signs included."""
    return min(match.start(group) for group in ("sign", "before", "capitals", "label") if match[group])


def _name(match: re.Match[str]) -> str:
    return " ".join((match["capitals"] or match["label"]).split())


def _begins_label(match: re.Match[str], text: str) -> bool:
    """False where a title or an initial before it belongs to the label; "plan B. Mr. Lee:" begins with a title."""
    before = _UNFINISHED.search(text, max(0, _start(match) - 12), _start(match))
    if before is None:
        return True
    return len(bare(before[0].strip())) == 1 and bare(_name(match).split(maxsplit=1)[0]) in HONORIFICS


def _is_name(name: str) -> bool:
    """True for words that all have a capital, none of which heads notes and lists."""
    words = name.split()
    return all(word[0].isupper() for word in words) and not any(bare(word) in NO_SPEAKERS for word in words)


def _is_capitals(name: str) -> bool:
    return name.partition("(")[0].isupper()


def _inside(text: str) -> list[re.Match[str]]:
    """What looks like a label inside a line, in order."""
    if _ENDS_LABEL.search(text) is None:
        return []  # most lines, and what looks for labels tries each word with a capital
    found = [
        match
        for match in _INSIDE.finditer(text)
        if match.start() > 0
        and (_start(match) > _NUMBER or not text[: _start(match)].strip(" .()").isdigit())  # "11. Item: The bridge"
        and not _IN_BRACKET.search(text, max(0, match.start() - _LONGEST_BRACKET), match.start() + 1)
        and _begins_label(match, text)
        and not _is_in_brackets(text, _start(match))
        and len(_name(match).split()) <= _MOST_WORDS
        and (match["capitals"] is None or _is_capitals(_name(match)))
    ]
    taken = {_start(match) for match in found}
    offices = (match for match in _OFFICE_INSIDE.finditer(text if ":" in text else "") if _start(match) not in taken)
    offices = (match for match in offices if not _ARTICLE.search(text, 0, _start(match)))
    found += [match for match in offices if " " in _name(match) and any(map(is_office, _name(match).split()))]
    return sorted(found, key=_start)


def _is_in_brackets(text: str, start: int) -> bool:
    """True inside a note, which tells who called out: ``(Mr. Lee: Hear, hear!)``."""
    return text.rfind("(", 0, start) > text.rfind(")", 0, start) and ")" in text[start:]


def _divided(block: Block, inside: dict[int, list[re.Match[str]]], taken: set[str]) -> Block:
    lines: list[Line] = []
    for line in block.lines:
        cuts = [_start(match) for match in inside.get(id(line), []) if _name(match) in taken]
        for begin, end in pairwise([0, *cuts, len(line.text)]):
            last = end == len(line.text)
            breaks = tuple(one for one in line.breaks if begin <= one[0] < end or (last and one[0] >= end))
            rest = replace(line, breaks=breaks).after(begin)
            lines.append(rest.until(len(rest.text[: end - begin].rstrip())))
    return replace(block, lines=tuple(line for line in lines if line.text))
