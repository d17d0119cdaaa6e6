"""What of a paragraph is set apart: its pieces, with the bold, the italics and the links of the source.

Type that all words of a paragraph have in common is a habit of the print (the questions of an interview in bold) and
said once, of the paragraph; so labels and whole paragraphs put no tags into the words that a translator gets. Spaces
are set apart only between words that are; signs alone are not set in bold or in italics.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from xlate.model.document import PLAIN, Break, Rendition, Span
from xlate.model.transcript import Piece, Styled, Words

__all__ = ["SetApart", "set_apart", "with_breaks"]

_MEANING = frozenset({"sup", "sub"})
"""what tells something even where all words have it"""


@dataclass(frozen=True, slots=True)
class SetApart:
    """The pieces of a paragraph, and how all its words look alike."""

    pieces: list[Piece]
    rend: frozenset[str] = frozenset()

    @property
    def words(self) -> Words:
        """The pieces, if words are all there is and some are set apart; otherwise nothing."""
        words = tuple(piece for piece in self.pieces if isinstance(piece, (str, Styled, Break)))
        return words if any(not isinstance(piece, str) for piece in words) else ()


def with_breaks(
    pieces: Sequence[Piece], breaks: Sequence[tuple[int, Break]], start: int = 0, *, first: bool = False
) -> list[Piece]:
    """The pieces of a paragraph with the pages that begin inside it.

    Args:
        pieces: joined, they are a stretch of the text.
        breaks: where in the text pages begin; those before the stretch and at its ends are left out.
        start: where the stretch begins in the text.
        first: a page that begins with the stretch is in it too.
    """
    if not breaks:
        return list(pieces)
    found: list[Piece] = []
    position = start
    end = start + sum(len(piece if isinstance(piece, str) else piece.text) for piece in pieces)
    inner = [(at, page) for at, page in breaks if start < at < end or (first and at == start)]
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece.text
        stop = position + len(text)
        inside = [(at - position, page) for at, page in inner if position <= at < stop]
        position += len(text)
        if not isinstance(piece, str):
            found += [*(page for _, page in inside), piece]
            continue
        done = 0
        for at, page in inside:
            found += [text[done:at], page] if at > done else [page]
            done = at
        found.append(text[done:])
    return found


def set_apart(pieces: Sequence[Piece], spans: Sequence[Span], start: int = 0) -> SetApart:
    """Divide the words of a paragraph where they begin or cease to be set apart.

    Args:
        pieces: joined, they are a stretch of the text.
        spans: what of the text is set apart.
        start: where the stretch begins in the text.

    Returns:
        The pieces, which joined are the same; markers, gaps and stage directions stand between words and are never set
        apart themselves.
    """
    spans = [span for span in spans if span.end > start]
    if not spans:  # as of most paragraphs, of which at most the label is set apart
        return SetApart(list(pieces))
    renditions: list[list[Rendition]] = []
    """of each character of each piece of words"""
    position = start
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece.text
        if isinstance(piece, str):
            renditions.append(_of_characters(text, position, spans))
        position += len(text)
    letters = [
        rendition
        for text, row in zip((piece for piece in pieces if isinstance(piece, str)), renditions, strict=True)
        for character, rendition in zip(text, row, strict=True)
        if character.isalnum()
    ]
    common = frozenset.intersection(*(one.rend for one in letters)) - _MEANING if letters else frozenset()
    found: list[Piece] = []
    rows = iter(renditions)
    for piece in pieces:
        if isinstance(piece, str):
            found += _divide(piece, [_without(one, common) for one in next(rows)])
        else:
            found.append(piece)
    return SetApart(found, common)


def _of_characters(text: str, start: int, spans: Sequence[Span]) -> list[Rendition]:
    found = [PLAIN] * len(text)
    signs: list[tuple[int, int, Rendition]] = []
    for span in spans:
        first, end = max(span.start - start, 0), min(span.end - start, len(text))
        if first < end:
            found[first:end] = [span.rendition] * (end - first)
            if not any(character.isalnum() for character in text[first:end]):
                signs.append((first, end, span.rendition))
    for first, end, rendition in signs:  # they look as the words beside them do
        beside = [found[place].rend for place in (first - 1, end) if 0 <= place < len(text)]
        kept = rendition.rend & _MEANING.union(*beside)
        found[first:end] = [_made(kept, rendition.target)] * (end - first)
    return found


def _without(rendition: Rendition, looks: frozenset[str]) -> Rendition:
    return rendition if rendition is PLAIN or not looks else _made(rendition.rend - looks, rendition.target)


def _made(rend: frozenset[str], target: str | None) -> Rendition:
    return Rendition(rend, target) if rend or target else PLAIN


def _divide(text: str, row: list[Rendition]) -> list[Piece]:
    """Words in pieces; a space is set apart as the words on both sides of it are."""
    if all(one is PLAIN for one in row):
        return [text]
    position = 0
    while position < len(text):
        if not text[position].isspace():
            position += 1
            continue
        end = position
        while end < len(text) and text[end].isspace():
            end += 1
        before, after = row[position - 1] if position else PLAIN, row[end] if end < len(text) else PLAIN
        both = _made(before.rend & after.rend, before.target if before.target == after.target else None)
        row[position:end] = [both] * (end - position)
        position = end
    found: list[Piece] = []
    position = 0
    for rendition, group in groupby(row):
        end = position + sum(1 for _ in group)
        found.append(text[position:end] if rendition == PLAIN else Styled(text[position:end], rendition))
        position = end
    return found
