"""What of a paragraph is set apart: its pieces, with the bold, the italics and the links of the source.

Type that all words of a paragraph have in common is a habit of the print (the questions of an interview in bold) and
said once, of the paragraph; so labels and whole paragraphs put no tags into the words that a translator gets. Spaces
are set apart only between words that are; signs alone are not set in bold or in italics.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from xlate.model.document import PLAIN, Break, Rendition, Span
from xlate.model.pieces import Piece, Styled, Words

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
    rows: list[list[_Run]] = []
    """of each piece of words"""
    position = start
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece.text
        if isinstance(piece, str):
            rows.append(_runs(text, position, spans))
        position += len(text)
    looks = [rendition.rend for row in rows for words, rendition in row if any(map(str.isalnum, words))]
    common = frozenset.intersection(*looks) - _MEANING if looks else frozenset()
    found: list[Piece] = []
    left = iter(rows)
    for piece in pieces:
        if isinstance(piece, str):
            found += _joined([(words, _without(one, common)) for words, one in next(left)])
        else:
            found.append(piece)
    return SetApart(found, common)


_Run = tuple[str, Rendition]
"""words that are set apart alike"""


def _runs(text: str, start: int, spans: Sequence[Span]) -> list[_Run]:
    """A stretch of the text by how it is set apart; of spans that overlap the later one counts."""
    if not text:
        return []
    found: list[tuple[int, int, Rendition]] = [(0, len(text), PLAIN)]
    signs: list[tuple[int, int, Rendition]] = []
    for span in spans:
        first, end = max(span.start - start, 0), min(span.end - start, len(text))
        if first < end:
            _lay(found, first, end, span.rendition)
            if not any(map(str.isalnum, text[first:end])):
                signs.append((first, end, span.rendition))
    for first, end, rendition in signs:  # they look as the words beside them do
        places = [place for place in (first - 1, end) if 0 <= place < len(text)]
        beside = [found[bisect_right(found, place, key=_FIRST) - 1][2].rend for place in places]
        _lay(found, first, end, _made(rendition.rend & _MEANING.union(*beside), rendition.target))
    return [(text[first:end], rendition) for first, end, rendition in found]


_FIRST = itemgetter(0)


def _lay(runs: list[tuple[int, int, Rendition]], first: int, end: int, rendition: Rendition) -> None:
    """Set a part of the runs apart anew."""
    begin, stop = bisect_right(runs, first, key=_FIRST) - 1, bisect_left(runs, end, key=_FIRST)
    (head, _, before), (_, tail, after) = runs[begin], runs[stop - 1]
    anew = [(head, first, before)] if head < first else []
    anew.append((first, end, rendition))
    if end < tail:
        anew.append((end, tail, after))
    runs[begin:stop] = anew


def _without(rendition: Rendition, looks: frozenset[str]) -> Rendition:
    return rendition if rendition is PLAIN or not looks else _made(rendition.rend - looks, rendition.target)


def _made(rend: frozenset[str], target: str | None) -> Rendition:
    return Rendition(rend, target) if rend or target else PLAIN


def _joined(runs: list[_Run]) -> list[Piece]:
    """Words in pieces; a space between runs is set apart as the words on both sides of it are."""
    if all(one is PLAIN for _, one in runs):
        words = "".join([words for words, _ in runs])
        return [words] if words else []
    found: list[_Run] = []
    spaces = ""
    for part, rendition in (part for words, look in runs for part in _with_spaces_apart(words, look)):
        if rendition is None:
            spaces += part
            continue
        if spaces:
            found.append((spaces, _between(found[-1][1] if found else PLAIN, rendition)))
            spaces = ""
        found.append((part, rendition))
    if spaces:
        found.append((spaces, _between(found[-1][1] if found else PLAIN, PLAIN)))
    pieces: list[Piece] = []
    for rendition, group in groupby(found, key=itemgetter(1)):
        words = "".join([words for words, _ in group])
        pieces.append(words if rendition == PLAIN else Styled(words, rendition))
    return pieces


def _between(before: Rendition, after: Rendition) -> Rendition:
    return _made(before.rend & after.rend, before.target if before.target == after.target else None)


def _with_spaces_apart(words: str, rendition: Rendition) -> list[tuple[str, Rendition | None]]:
    """Words, and the spaces at their edges, of which nobody says yet how they are set apart."""
    core = words.strip()
    if not core:
        return [(words, None)]
    first = words.index(core)
    parts = [(words[:first], None), (core, rendition), (words[first + len(core) :], None)]
    return [part for part in parts if part[0]]
