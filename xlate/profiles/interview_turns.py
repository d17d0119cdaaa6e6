"""Interviews without labels: questions that the print sets apart, in bold, as headings or by a dash, and answers.

Nobody is named, so nobody is; but question and answer are two turns, as the print says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlate.model.document import Line

__all__ = ["DASHED", "Asked", "Question", "begins_with_dash", "find_questions", "without_dash"]

_ASKS = re.compile(r"[?？؟;՞⸮][\"”’»)\]*]{0,3}$|[՞]\w{0,6}")
"""how a question ends; the Greek sign looks like a semicolon, the Armenian one stands in its word"""
_ASKS_INSIDE = re.compile(rf"{_ASKS.pattern}|[?？؟՞](?=[\s\u00a0])")
_OWN_PRINT = {"bold", "italic"}
_FEW = 3
"""questions; fewer are headings"""
_SHORTEST, _LONG = 12, 40
"""characters of a question, on the average; where they are long, fewer of them need to ask"""
_DASH = re.compile(r"[-–—•][\s\u00a0]{0,3}(?=[^\W_]|[\"“„«(])")
_LINE_OF_DASH = re.compile(r"[–—―─-][\s\u00a0]{0,3}(?=[^\W\d_]|[¿\"“„«])")
_TOLD = re.compile(r"[,.!?…][\"”»]?\s[–—―-]\s(?=[^\W\d_A-Z])")
"""behind what somebody says in a novel: "Yes, – she said" """
DASHED = "dash"
"""what sets a paragraph apart that begins with a dash"""


@dataclass(frozen=True, slots=True)
class Question:
    """What tells questions from answers, of one paragraph."""

    text: str
    apart: str
    """what sets all of it apart: its weight, its dash, the level of a heading; empty: nothing"""
    is_prose: bool
    has_label: bool = False
    """somebody is named at its beginning"""

    @property
    def asks(self) -> bool:
        """True if it ends as questions do; in print of their own, if it asks anything."""
        asked = _ASKS_INSIDE if self.apart in _OWN_PRINT else _ASKS
        return asked.search(self.text) is not None


@dataclass(slots=True)
class Asked:
    """Where turns begin in a text of which labels do not tell it."""

    begins: dict[int, bool] = field(default_factory=dict)
    """place of a paragraph: a question (True), or an answer that has no label (False)"""
    left: int = 0
    """questions that are set apart, with words without a label under them, and were not taken"""


def find_questions(paragraphs: Sequence[Question]) -> Asked:
    """Find turns in a text without labels, or with a label for the first of them only, or for all that ask.

    Most of what is set apart in the same way must ask, and answers must stand between, with labels or without.

    Args:
        paragraphs: all of a text, in order.
    """
    plain = any(one.has_label and not one.apart for one in paragraphs)
    ways = Counter(one.apart for one in paragraphs if one.apart and one.asks and not (one.has_label and plain))
    if not ways:
        return Asked()
    way = max(ways, key=lambda one: (one != DASHED, ways[one]))
    if ways[way] < _FEW and ways[DASHED] >= _FEW:
        way = DASHED
    labelled = sum(one.has_label for one in paragraphs)
    if ways[way] < _FEW - bool(labelled) or ways[way] * 3 < labelled:
        return Asked()
    if way == DASHED and not _is_talk(paragraphs):
        return Asked()
    return _between(paragraphs, way)


def _between(paragraphs: Sequence[Question], way: str) -> Asked:
    """The questions that are set apart in one way, and the answers between them."""
    walk = _Walk(way)
    first = next(at for at, one in enumerate(paragraphs) if walk.is_question(one) and one.asks)
    opening = [at for at in range(first) if paragraphs[at].has_label]
    for at in range(opening[0] if len(opening) == 1 else first, len(paragraphs)):
        walk.take(at, paragraphs[at])
    number = len(walk.groups)
    asking = sum(any(one.asks for one in paragraphs[start:end]) for start, end in walk.groups)
    size = sum(len(paragraphs[start].text) for start, _ in walk.groups) / number
    most = asking * 2 >= number if size >= _LONG else asking * 3 >= number * 2
    if not most or walk.answered * 3 < number * 2 or size < _SHORTEST:
        return Asked()
    unnamed = sum(not asks for asks in walk.begins.values())
    named = sum(one.has_label and not walk.is_question(one) for one in paragraphs)
    if unnamed and named and (walk.strays or named * 2 > number or named > _NAMED):
        # bold are the headings of what people with labels say, or not all who answer are named
        return Asked(left=number if unnamed * 2 >= number else 0)
    return Asked(walk.begins)


@dataclass(slots=True)
class _Walk:
    """What questions and answers were found on the way through a text."""

    way: str
    """how questions are set apart"""
    begins: dict[int, bool] = field(default_factory=dict)
    groups: list[tuple[int, int]] = field(default_factory=list)
    """questions, one after the other: the first, and what comes after the last"""
    answered: int = 0
    strays: int = 0
    """labels that stand neither at a question nor at an answer"""
    _after: bool = False
    """a question stands before"""

    def is_question(self, one: Question) -> bool:
        """True for what is set apart as questions are."""
        return one.apart == self.way and (self.way != DASHED or one.asks)

    def take(self, at: int, one: Question) -> None:
        """Take the next paragraph."""
        if self.is_question(one):
            self._ask(at, one)
        elif one.has_label and one.asks:
            self._after = True
        elif not one.apart or one.apart in _PRINT or one.has_label:  # no heading of another level
            self._answer(at, one)

    def _ask(self, at: int, one: Question) -> None:
        if self._after and self.groups:
            self.groups[-1] = (self.groups[-1][0], at + 1)
        else:
            self.groups.append((at, at + 1))
            if not one.has_label:
                self.begins[at] = True
        self._after = True

    def _answer(self, at: int, one: Question) -> None:
        if self._after:
            self.answered += one.is_prose or one.has_label
            if not one.has_label:
                self.begins[at] = False
        else:
            self.strays += one.has_label
        self._after = False


_NAMED = 3
"""labels at the beginning of an interview in which nobody is named later"""
_PRINT = {"bold", "italic", DASHED}
"""what sets paragraphs apart that are no headings"""


def _is_talk(paragraphs: Sequence[Question]) -> bool:
    """True if of the paragraphs with a dash so many ask as in a talk, and nobody tells who said it."""
    dashed = [one for one in paragraphs if one.apart == DASHED]
    asking = sum(one.asks for one in dashed)
    told = sum(_TOLD.search(one.text) is not None for one in dashed)
    return asking * 5 >= len(dashed) * 2 and told * 5 < len(dashed)


def begins_with_dash(text: str) -> bool:
    """True for a line that begins with a dash, as what somebody says does."""
    return _LINE_OF_DASH.match(text) is not None


def without_dash(line: Line) -> Line:
    """A line without the dash with which somebody begins to speak."""
    dash = _DASH.match(line.text)
    return line if dash is None else line.after(dash.end())
