"""The beginning of a line that could be the label of a speaker, and the ways in which labels are set apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Candidate", "Shape"]


class Shape(Enum):
    """How a candidate is set apart from what follows."""

    COLON = "colon"
    STRONG = "strong"
    """in bold, with a colon or without"""
    LETTER = "letter"
    """Q or A and wide space"""
    Q = "q"
    """Q with little to tell it from a letter"""
    DASH = "dash"
    """a full stop and a dash"""
    STOP = "stop"
    """a full stop: ``Ms. NAME. I rise``"""
    LONG_DASH = "long dash"
    """a dash alone: ``LE PRÉSIDENT - ``"""
    TAB = "tab"
    """a tabulator or wide space, as columns have"""
    SIGN = "sign"
    """a sign before it: ``○委員長（…）　``"""
    BRACKET = "bracket"
    """in brackets, before the words or on a line of its own"""
    ALONE = "alone"
    """on a line of its own"""
    CLOCK = "clock"
    """on a line of its own, with the time at which somebody begins to speak"""
    MARK = "mark"
    """by signs of which the document has its own: ``Ann Lee | …``, ``【Ann Lee】…``"""
    PATTERN = "pattern"
    """as the profile says"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The beginning of a line that could be a label."""

    label: str
    """without notes and colon, all white space folded: the form in which labels are compared"""
    printed: str
    """the same as printed, no-break spaces kept"""
    notes: str
    """bracketed notes between label and colon, as printed; may be empty"""
    end: int
    """offset in the line of the first character after the label"""
    shape: Shape
    strong: bool = False
    """set apart in bold"""
    colon: bool = False
    """in bold, and a colon ends it"""
    clock: str | None = None
    """time in the recording, printed with the label"""
    tail: str = ""
    """words between a bracket and the delimiter: ``, für die Kommission``"""
    dash: bool = False
    """in bold, and a dash ends it"""
