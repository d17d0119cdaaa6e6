"""Interviews without labels: questions that the print sets apart, in bold or as headings, and answers between them.

Nobody is named, so nobody is; but question and answer are two turns, as the print says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xlate.model.document import BlockKind, Line

__all__ = ["Question", "find_questions", "without_dash"]

_ASKS = re.compile(r"[?？؟;՞⸮][\"”’»)\]*]{0,3}$|[՞]\w{0,6}")
"""how a question ends; the Greek sign looks like a semicolon, the Armenian one stands in its word"""
_FEW = 3
"""questions; fewer are headings"""
_SHORTEST = 12
"""characters of a question, on the average"""
_DASH = re.compile(r"[-–—•][\s\u00a0]{0,3}(?=[^\W_]|[\"“„«(])")


@dataclass(frozen=True, slots=True)
class Question:
    """What tells questions from answers, of one paragraph."""

    text: str
    kind: BlockKind
    set_apart: bool
    """all of it is in bold, or a heading"""
    is_prose: bool
    has_label: bool = False
    """somebody is named at its beginning"""


def find_questions(paragraphs: Sequence[Question]) -> dict[int, bool]:
    """Where turns begin in a text without labels: with a question (True) or an answer that has no label (False).

    Empty, unless most of what is set apart asks, and answers stand between, with labels or without.

    Args:
        paragraphs: all of a text, in order.
    """
    asked = [place for place, one in enumerate(paragraphs) if one.set_apart and _ASKS.search(one.text)]
    labelled = sum(one.has_label for one in paragraphs)
    if len(asked) < _FEW - bool(labelled) or len(asked) * 3 < labelled:
        return {}
    first = asked[0]
    begins: dict[int, bool] = {}
    groups: list[int] = []
    answered = 0
    before = False
    for place in range(first, len(paragraphs)):
        one = paragraphs[place]
        if one.set_apart and not before:
            groups.append(place)
            begins[place] = True
        elif not one.set_apart and before:
            answered += one.is_prose or one.has_label
            if not one.has_label:
                begins[place] = False
        before = one.set_apart
    asking = sum(any(_ASKS.search(paragraphs[at].text) for at in _group(paragraphs, start)) for start in groups)
    size = sum(len(paragraphs[place].text) for place in groups) / len(groups)
    if asking * 3 < len(groups) * 2 or answered * 3 < len(groups) * 2 or size < _SHORTEST:
        return {}
    if labelled and any(not asks for asks in begins.values()):
        return {}  # bold are the headings of what people with labels say
    return begins


def _group(paragraphs: Sequence[Question], start: int) -> list[int]:
    """Paragraphs that are set apart, one after the other."""
    end = start
    while end < len(paragraphs) and paragraphs[end].set_apart:
        end += 1
    return list(range(start, end))


def without_dash(line: Line) -> Line:
    """A line without the dash with which somebody begins to speak."""
    dash = _DASH.match(line.text)
    return line if dash is None else line.after(dash.end())
