"""What the lines of a PO file are: one grammar, by which a file is checked before it is read, and edited in place.

Source: GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from io import StringIO

__all__ = ["LineKind", "blocks_of", "first_bad_place", "kind_of", "split_lines"]

# A line is blank, a comment, or (perhaps obsolete) a keyword or nothing before one complete string. Nothing else:
# polib lets an unterminated string pass. Possessive quantifiers keep the match linear in the text.
_LINE = (
    r"[ \t]*+(?:"
    r"(?P<comment>#(?!~).*+)"
    r"|(?P<obsolete>\#~[ \t]*+)?(?:(?:\|[ \t]*+)?(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*+)?"
    r"(?P<string>\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\")[ \t]*+"
    r"|(?P<broken_obsolete>\#~.*+)"
    r")?"
)
_ONE_LINE = re.compile(_LINE)
_GOOD_LINES = re.compile(rf"(?:{re.sub(r'P<[a-z_]+>', ':', _LINE)}(?:\n|\Z))*+")
_WITH_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class LineKind(Enum):
    """What a line of a PO file is."""

    BLANK = auto()
    COMMENT = auto()
    """of a translator"""
    NOTE = auto()
    """extracted from the source, or a reference"""
    FLAGS = auto()
    PREVIOUS = auto()
    OBSOLETE = auto()
    SOURCE = auto()
    """msgctxt, msgid or msgid_plural"""
    TRANSLATION = auto()
    STRING = auto()
    """the continuation of a string"""


_COMMENTS = {".": LineKind.NOTE, ":": LineKind.NOTE, ",": LineKind.FLAGS, "|": LineKind.PREVIOUS}


def first_bad_place(text: str) -> int | None:
    """Where the first line begins that cannot stand in a PO file; None if all can.

    Args:
        text: a file whose lines end with LF.
    """
    good = _GOOD_LINES.match(text)
    end = good.end() if good else 0
    return end if end < len(text) else None


def split_lines(text: str) -> list[str]:
    """The lines of a text, each with the end that it has."""
    if "\r" not in text:
        return StringIO(text, newline="\n").readlines()  # ten times as fast
    return _WITH_END.findall(text)


def kind_of(line: str) -> LineKind:
    """What a line is; one that cannot stand in a PO file counts as the continuation of a string."""
    found = _ONE_LINE.fullmatch(line.rstrip("\r\n"))
    if found is None:
        return LineKind.STRING
    if found["comment"]:
        return _COMMENTS.get(found["comment"][1:2], LineKind.COMMENT)
    if found["obsolete"] or found["broken_obsolete"]:
        return LineKind.OBSOLETE
    if found["keyword"]:
        return LineKind.TRANSLATION if found["keyword"].startswith("msgstr") else LineKind.SOURCE
    return LineKind.STRING if found["string"] else LineKind.BLANK


def blocks_of(kinds: Iterable[LineKind]) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends, with its comments and the blank lines before it; together, all lines.

    Args:
        kinds: what each line is.
    """
    start, number, ended, obsolete = 0, -1, False, False
    for number, kind in enumerate(kinds):
        if kind is LineKind.OBSOLETE:
            begins, obsolete = ended and not obsolete, True
        else:
            begins = kind not in {LineKind.STRING, LineKind.TRANSLATION} and (ended or obsolete)
            obsolete = obsolete and not begins
        if begins:
            yield start, number
            start, ended = number, False
        ended = ended or kind is LineKind.TRANSLATION
    yield start, number + 1
