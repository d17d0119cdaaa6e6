"""Inline markup as numbered codes, the form in which XLIFF and TMX carry it.

A unit is an XML fragment (`xlate.inline.encode`). Here it is text and codes: a pair around words, or one that
stands alone. A code has a number, by which translators' tools tell it from others, and its native markup. The numbers
are those of the source: in a translation, the same number is the same tag.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.markup import escape_text, tokenize
from xlate.text import normalize_space

__all__ = ["Code", "Part", "Piece", "join_pieces", "match_codes", "read_native", "source_pieces", "target_pieces"]

_NAME = re.compile(r"</?([^\s/>]+)")
_NATIVE_END = re.compile(r"</[^<>]*>\Z")


class Part(Enum):
    """What a piece of a unit is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    PLACE = auto()
    """a code that stands alone"""


@dataclass(frozen=True, slots=True)
class Code:
    """An inline tag of the source, or what else stands in a unit that is no text."""

    id: str
    """its number in the unit"""
    name: str
    """of the element; ``comment``, ``pi`` or ``entity`` for what is no element"""
    start: str
    """its start tag, or all of it if it stands alone, as in the fragment"""
    end: str = ""
    """its end tag; empty if it stands alone"""

    @property
    def native(self) -> str:
        """The markup in one string; a usual end tag is left out, since it follows from the start tag."""
        return self.start if self.end in ("", f"</{self.name}>") else self.start + self.end


class Piece(NamedTuple):
    """A stretch of a unit."""

    part: Part
    text: str = ""
    """of text: its characters, without escapes"""
    code: Code | None = None
    """None for text"""


def source_pieces(fragment: str) -> list[Piece]:
    """Divide the text of a unit and number its codes, from 1.

    Raises:
        BrokenMarkupError: the fragment is not well formed.
    """
    tokens = tokenize(fragment)
    ends = _end_tags(token.kind.name for token in tokens)
    pieces: list[Piece] = []
    open_codes: list[Code] = []
    number = 0
    for place, token in enumerate(tokens):
        if token.kind.name == "TEXT":
            pieces.append(Piece(Part.TEXT, token.text))
        elif token.kind.name == "CLOSE":
            pieces.append(Piece(Part.CLOSE, code=open_codes.pop()))
        else:
            number += 1
            end = tokens[ends[place]].text if place in ends else ""
            code = Code(str(number), token.name or _name_of(token.text), token.text, end)
            pieces.append(Piece(Part.OPEN if end else Part.PLACE, code=code))
            if end:
                open_codes.append(code)
    return pieces


def target_pieces(fragment: str, source: Sequence[Piece]) -> list[Piece]:
    """Divide a translation; its codes are those of the source.

    Args:
        fragment: the translation, in the form for a translator.
        source: the pieces of its source.

    Raises:
        PlaceholderError: it is broken, or has markup that its source has not. Markup that is missing is no matter here.
    """
    left = _Left(source)
    pieces: list[Piece] = []
    open_codes: list[Code] = []
    for token in tokenize(fragment):
        kind = token.kind.name
        if kind == "TEXT":
            pieces.append(Piece(Part.TEXT, token.text))
        elif kind == "CLOSE":
            code = open_codes.pop()
            if code.end:
                pieces.append(Piece(Part.CLOSE, code=code))
        else:
            code = left.take(_key(token.text) if kind == "AS_IS" else token.signature, token.text)
            pieces.append(Piece(Part.OPEN if code.end else Part.PLACE, code=code))
            if kind == "OPEN":
                open_codes.append(code)
            elif code.end:
                pieces.append(Piece(Part.CLOSE, code=code))
    return pieces


def match_codes(source: Iterable[Piece], target: Iterable[Piece]) -> dict[str, str]:
    """Which codes of two texts are the same; each has its own numbers, and its own spelling of the markup.

    Args:
        source: the pieces of one text.
        target: the pieces of the other one.

    Returns:
        Number in the target -> number in the source, of the codes that both have, first with first.
    """
    left: Mapping[Hashable, deque[str]] = defaultdict(deque)
    for code in _codes(source):
        left[_key(code.start), bool(code.end)].append(code.id)
    alike = ((code.id, left[_key(code.start), bool(code.end)]) for code in _codes(target))
    return {number: numbers.popleft() for number, numbers in alike if numbers}


def _codes(pieces: Iterable[Piece]) -> Iterator[Code]:
    """The codes of a text, each once."""
    return (piece.code for piece in pieces if piece.code is not None and piece.part is not Part.CLOSE)


def join_pieces(pieces: Iterable[Piece]) -> str:
    """The fragment that pieces were made of."""
    parts: list[str] = []
    text = ""
    for piece in pieces:
        if piece.code is None:
            text += piece.text
            continue
        parts.append(escape_text(text))
        text = ""
        parts.append(piece.code.end if piece.part is Part.CLOSE else piece.code.start)
    return "".join([*parts, escape_text(text)])


@lru_cache(maxsize=256)
def read_native(native: str, *, pair: bool) -> tuple[str, str]:
    """The start tag and the end tag of a code, as `Code.native` has them.

    Args:
        native: what a file says; it can be anything.
        pair: the code stands around words.

    Raises:
        BrokenMarkupError: it is not the markup of one code.
    """
    whole, end = native, ""
    if pair:
        found = _NATIVE_END.search(native)
        name = _NAME.match(native)
        end = found.group() if found else f"</{name[1]}>" if name else ""
        whole = native if found else native + end
    kinds = [token.kind.name for token in tokenize(whole)]
    if kinds != (["OPEN", "CLOSE"] if pair else kinds[:1]) or kinds in ([], ["TEXT"]):
        raise BrokenMarkupError(f'"{native}" is not the markup of one code')
    return whole[: len(whole) - len(end)], end


class _Left:
    """The codes of a source that its translation has not used yet."""

    def __init__(self, source: Sequence[Piece]) -> None:
        self._codes: Mapping[Hashable, deque[Code]] = defaultdict(deque)
        for code in _codes(source):
            self._codes[_key(code.start)].append(code)

    def take(self, key: Hashable, shown: str) -> Code:
        codes = self._codes.get(key)
        if not codes:
            raise PlaceholderError(f"{shown} is not in the source, or not as often")
        return codes.popleft()


@lru_cache(maxsize=256)
def _key(native: str) -> Hashable:
    """What two codes have in common that are the same."""
    if native.startswith(("<!", "<?", "&")):
        return normalize_space(native)
    name = _NAME.match(native)
    assert name is not None
    token = tokenize(native if native.endswith("/>") else f"{native}</{name[1]}>")[0]
    return token.signature


def _end_tags(kinds: Iterable[str]) -> dict[int, int]:
    """Place of each start tag -> place of its end tag."""
    ends: dict[int, int] = {}
    open_places: list[int] = []
    for place, kind in enumerate(kinds):
        if kind == "OPEN":
            open_places.append(place)
        elif kind == "CLOSE":
            ends[open_places.pop()] = place
    return ends


def _name_of(markup: str) -> str:
    """What a code is that is no element."""
    return "comment" if markup.startswith("<!") else "pi" if markup.startswith("<?") else "entity"
