"""Entries of PO files as most programs write them, read with one pattern, six times as fast as by polib.

What the pattern does not know (plural forms, obsolete entries, an unusual order, damage), and all that comes after it,
is left to polib, which stays the judge of what PO is. tests/exchange/test_plain_po.py holds that a file gives the same
catalogue with and without this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from polib import unescape

from xlate.exchange.catalogue import Entry

__all__ = ["PlainPart", "read_plain_part"]

_STRING = r'"([^"\\\n]*+(?:\\[\\tnrvbf"][^"\\\n]*+)*+)"\n'
_MORE = r'((?:"[^"\\\n]*+(?:\\[\\tnrvbf"][^"\\\n]*+)*+"\n)*+)'
_ENTRY = re.compile(
    r"((?:#(?: .*+)?\n)*+)"  # what translators and programs noted
    r"(?:#\. (\S.*+)\n(?:#\. \S.*+\n)*+)?+"  # notes, of which the first line counts
    r"(?:#: \S.*+\n)*+"
    r"(?:#, (\S.*+)\n)?+"
    r'(?:#\| msgid "([^"\\\n]*+(?:\\[\\tnrvbf"][^"\\\n]*+)*+)"\n'
    r'((?:#\| "[^"\\\n]*+(?:\\[\\tnrvbf"][^"\\\n]*+)*+"\n)*+))?+'
    rf"(?:msgctxt {_STRING})?+"
    rf"msgid {_STRING}{_MORE}"
    rf"msgstr {_STRING}{_MORE}"
    r"\n*+"
)
_BEGINS = re.compile(r"\s*(?:#(?: |\n|[.:,] \S)|#\| msg|(?:#~ )?(?:msgctxt|msgid) |\Z)")
"""how a rest goes on that belongs to no entry before it"""


class PlainPart(NamedTuple):
    """What could be read of a PO file."""

    header: str
    """the entry of the header as it stands in the file; empty if there is no usual one, and then nothing was read"""
    entries: list[Entry]
    rest: str
    """what comes after them"""
    line: int
    """of the first line of the rest"""


def read_plain_part(text: str) -> PlainPart:
    """Read a PO file as far as its entries are usual ones.

    Args:
        text: the file, with LF line ends.
    """
    header = _ENTRY.match(text)
    if header is None or header[6] is not None or header[7] or header[8]:
        return PlainPart("", [], text, 1)
    position, line = header.end(), 1 + header.group().count("\n")
    entries: list[Entry] = []
    for match, start in _in_a_row(text, position):
        comment, notes, flags, previous, previous_more, key, source, source_more, target, target_more = match.groups()
        listed = _flags(flags) if flags else ()
        if not source and key is None and not source_more:
            break  # another header
        entries.append(
            Entry(  # the fields in their order: names take as long again
                None if key is None else _unescaped(key),
                _whole(source, source_more) if source_more else _unescaped(source),
                _whole(target, target_more) if target_more else _unescaped(target),
                "fuzzy" in listed,
                False,
                line,
                _comment(comment) if comment else "",
                None,
                False,
                None if previous is None else _whole(previous, previous_more[3:].replace("\n#| ", "\n")),
                notes.strip() if notes else "",
                listed,
            )
        )
        position = match.end()
        line += text.count("\n", start, position)
    if not _BEGINS.match(text, position):
        return PlainPart("", [], text, 1)
    return PlainPart(header.group(), entries, text[position:], line)


def _in_a_row(text: str, position: int) -> Iterator[tuple[re.Match[str], int]]:
    """The entries that follow each other without anything between them, and where each begins."""
    while match := _ENTRY.match(text, position):
        yield match, position
        position = match.end()


def _unescaped(string: str) -> str:
    return unescape(string) if "\\" in string else string


def _whole(first: str, more: str) -> str:
    """A string and those in the lines that continue it."""
    return _unescaped(first + more[1:-2].replace('"\n"', ""))


def _flags(line: str) -> tuple[str, ...]:
    return tuple(flag.strip() for flag in line.split(","))


def _comment(lines: str) -> str:
    """Comments of translators without their sign, as polib has them: empty lines before the first one are dropped."""
    comment = ""
    for line in lines[:-1].split("\n"):
        text = line.strip().lstrip("#").removeprefix(" ")
        comment = f"{comment}\n{text}" if comment else text
    return comment
