"""Brackets inside speech: which are markers, which stage directions, which just words."""

from __future__ import annotations

import re

from xlate.profiles.model import Profile, language_from_name
from xlate.transcript import Marker, Piece, StageDirection, StageKind

__all__ = ["find_marker", "split_edges", "split_pieces"]

_BRACKETED = re.compile(r"\([^()\n]{1,400}\)|\[[^\[\]\n]{1,400}\]")
_APPLAUSE = re.compile(r"\b(?:applause|applaud\w*|ovation|аплодисменты)\b", re.IGNORECASE)
_LAUGHTER = re.compile(r"\b(?:laughter|laughs?|laughing|chuckles?|смех)\b", re.IGNORECASE)
_GAP = re.compile(r"\W*(?:inaudible|indiscernible|unintelligible|crosstalk|ph|sic)\W*", re.IGNORECASE)


def find_marker(text: str, profile: Profile) -> Marker | None:
    """The marker that a bracketed note is, by the shapes of the profile; None if it is something else."""
    for shape in profile.markers:
        match = shape.pattern.fullmatch(text)
        if match is None:
            continue
        named = match.groupdict().get("spoken")
        spoken = language_from_name(named) if named else shape.spoken
        if named and spoken is None:
            continue  # "(In Moscow)": not a language
        return Marker(text, shape.relation, shape.scope, spoken, shape.relay)
    return None


def split_pieces(text: str, profile: Profile, line: int) -> list[Piece]:
    """Divide a paragraph into words, markers and stage directions. Nothing is lost: joined, they are the text."""
    pieces: list[Piece] = []
    words_start = 0
    for match in _BRACKETED.finditer(text):
        piece = find_marker(match.group(), profile) or _stage_direction(match.group(), line)
        if piece is None:
            continue
        if match.start() > words_start:
            pieces.append(text[words_start : match.start()])
        pieces.append(piece)
        words_start = match.end()
    if words_start < len(text):
        pieces.append(text[words_start:])
    return pieces


def _stage_direction(text: str, line: int) -> StageDirection | None:
    """A stage direction: applause or laughter, or a sentence in brackets of its own, "(Presents the document.)"."""
    inner = text[1:-1].strip()
    if _GAP.fullmatch(inner):
        return None
    short = len(inner) <= 60
    if short and _APPLAUSE.search(inner):
        return StageDirection(text, StageKind.APPLAUSE, line)
    if short and _LAUGHTER.search(inner):
        return StageDirection(text, StageKind.LAUGHTER, line)
    if inner[:1].isupper() and inner.endswith((".", "…", "!")):
        return StageDirection(text, StageKind.INCIDENT, line)
    return None


def split_edges(pieces: list[Piece]) -> tuple[list[StageDirection], list[Piece], list[StageDirection]]:
    """Stage directions at the edges of a paragraph stand beside it; those inside a sentence stay in it.

    Returns:
        Those before, the paragraph (empty if nothing is left of it), those after.
    """
    middle = list(pieces)
    before: list[StageDirection] = []
    after: list[StageDirection] = []
    while middle:
        first, last = middle[0], middle[-1]
        if isinstance(first, StageDirection):
            before.append(first)
            middle.pop(0)
        elif isinstance(first, str) and not first.strip(" \t"):
            middle.pop(0)
        elif isinstance(last, StageDirection):
            after.insert(0, last)
            middle.pop()
        elif isinstance(last, str) and not last.strip(" \t"):
            middle.pop()
        else:
            break
    if middle and isinstance(middle[0], str):
        middle[0] = middle[0].lstrip(" \t")
    if middle and isinstance(middle[-1], str):
        middle[-1] = middle[-1].rstrip(" \t")
    return before, middle, after
