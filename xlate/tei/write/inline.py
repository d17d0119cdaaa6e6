"""Words that are set apart -> ``hi`` and ``ref``, nested, each as long as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from xlate.model.document import PLAIN, Break
from xlate.model.pieces import Marker, Piece, Styled, Words
from xlate.tei.xml_builder import add

__all__ = ["add_break", "add_words", "append_text", "pieces_with_marker", "rend_value"]

_ORDER = ("bold", "italic", "underline", "strikethrough", "smallcaps", "sup", "sub")


class _Run(NamedTuple):
    """Words that are set alike, and what of it is still to be written."""

    text: str
    looks: frozenset[str]
    target: str | None


def add_words(parent: etree._Element, words: Sequence[str | Styled | Break]) -> None:
    """Append words to an element: looks as ``hi``, links as ``ref``; no link is divided by the looks of its words."""
    runs: list[_Run] = []
    for piece in words:
        if isinstance(piece, Break):
            _nest(parent, runs)
            add_break(parent, piece)
            runs = []
        else:
            runs.append(_run(piece))
    _nest(parent, runs)


def pieces_with_marker(text: str, words: Words, marker: Marker | None) -> tuple[Piece, ...]:
    """The words of a paragraph or a heading beside the turns, and the marker among them.

    Args:
        text: the words.
        words: the same in pieces, if some of them are set apart.
        marker: what in them says how words of turns came.
    """
    pieces: tuple[Piece, ...] = words or (text,)
    for at, piece in enumerate(pieces):
        whole = piece.text if isinstance(piece, Styled) else piece if isinstance(piece, str) else ""
        if marker is None or marker.text not in whole:
            continue
        edges = whole.partition(marker.text)[::2]
        before, after = (replace(piece, text=edge) if isinstance(piece, Styled) else edge for edge in edges)
        parts = (*([before] if edges[0] else []), marker, *([after] if edges[1] else []))
        return (*pieces[:at], *parts, *pieces[at + 1 :])
    return pieces


def add_break(parent: etree._Element, begins: Break) -> None:
    """Append the beginning of a page or a column."""
    name = "cb" if begins.unit == "column" else "pb"
    add(parent, name, {"n": begins.number, "facs": begins.facsimile})


def append_text(parent: etree._Element, text: str) -> None:
    """Append words that are not set apart."""
    last = next(parent.iterchildren(reversed=True), None)  # the length of an element would be counted each time
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def rend_value(looks: frozenset[str]) -> str | None:
    """The value of ``@rend``, in an order that is always the same; None if there is nothing to say."""
    return " ".join(look for look in _ORDER if look in looks) or None


def _run(piece: str | Styled) -> _Run:
    return _Run(piece, *PLAIN) if isinstance(piece, str) else _Run(piece.text, *piece.rendition)


def _nest(parent: etree._Element, runs: list[_Run]) -> None:
    place = 0
    while place < len(runs):
        run = runs[place]
        if not run.looks and run.target is None:
            append_text(parent, run.text)
            place += 1
            continue
        link = _end_of_link(runs, place) if run.target else place
        ends = {look: _end_of_look(runs, place, look) for look in run.looks}
        end = max(ends.values(), default=place)
        if link >= end:
            inner = [one._replace(target=None) for one in runs[place:link]]
            _nest(add(parent, "ref", {"target": run.target}), inner)
            place = link
            continue
        end = _before_crossing_link(runs, place, end)
        looks = frozenset(look for look, reached in ends.items() if reached >= end)
        inner = [one._replace(looks=one.looks - looks) for one in runs[place:end]]
        _nest(add(parent, "hi", {"rend": rend_value(looks)}), inner)
        place = end


def _end_of_link(runs: list[_Run], place: int) -> int:
    others = (other for other in range(place, len(runs)) if runs[other].target != runs[place].target)
    return next(others, len(runs))


def _end_of_look(runs: list[_Run], place: int, look: str) -> int:
    others = (other for other in range(place, len(runs)) if look not in runs[other].looks)
    return next(others, len(runs))


def _before_crossing_link(runs: list[_Run], place: int, end: int) -> int:
    """The end of a stretch, or where a link begins in it that goes on behind it."""
    target = runs[end - 1].target
    if target is None or end == len(runs) or runs[end].target != target:
        return end
    start = end - 1
    while start > place and runs[start - 1].target == target:
        start -= 1
    return start if start > place else end
