"""What both generations of XLIFF call the same things."""

from __future__ import annotations

from xlate.machine import read_machine_line

__all__ = ["COMMENT", "MACHINE_NOTE", "NOTE", "OBSOLETE", "REVISED", "TRANSLATOR", "join_comment", "split_comment"]

NOTE = "xlate"
"""notes for the translator; they are made anew by every export and never read"""
MACHINE_NOTE = "xlate-mt"
"""the line that says which machine wrote the words"""
COMMENT = "comment"
"""other comments on a translation: the ``#`` lines of PO"""
OBSOLETE = "obsolete"
"""translations whose unit is gone"""
TRANSLATOR, REVISED = "xlate-translator", "xlate-revised"
"""who translated, and when, where the format has no place for it (XLIFF 2)"""


def split_comment(comment: str) -> tuple[list[str], list[str]]:
    """The lines of a comment that tell a machine, and the others as one text (a list, empty if there are none)."""
    machine = [line for line in comment.splitlines() if read_machine_line(line)]
    others = "\n".join(line for line in comment.splitlines() if not read_machine_line(line))
    return machine, [others] if others else []


def join_comment(others: list[str], machine: list[str]) -> str:
    """The comment that was split."""
    return "\n".join([*others, *machine])
