"""Inline markup as numbered codes, the form in which XLIFF and TMX carry it.

A unit is an XML fragment (`xlate.model.markup.encode`). Here it is text and codes: a pair around words, or one that
stands alone. A code has a number, by which translators' tools tell it from others, and its native markup. The numbers
are those of the source: in a translation, the same number is the same tag.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.markup import Signature, Token, TokenKind, read_token, tokenize

__all__ = ["Code", "Piece", "match_codes", "read_native", "restore_codes", "source_pieces", "target_pieces"]


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

    @property
    def signature(self) -> Signature:
        """What it has in common with each code that is the same."""
        return read_token(self.start).signature


class Piece(NamedTuple):
    """A stretch of a unit."""

    kind: TokenKind
    """TEXT; START and END of a code around words; EMPTY for a code that has no words, an entity or a comment too"""
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
    ends = _end_tags(tokens)
    pieces: list[Piece] = []
    open_codes: list[Code] = []
    number = 0
    for place, token in enumerate(tokens):
        if token.kind is TokenKind.TEXT:
            pieces.append(Piece(TokenKind.TEXT, token.text))
        elif token.kind is TokenKind.END:
            pieces.append(Piece(TokenKind.END, code=open_codes.pop()))
        else:
            number += 1
            code = Code(str(number), token.name or _name_of(token.text), token.text, ends.get(place, ""))
            pieces.append(Piece(TokenKind.START if code.end else TokenKind.EMPTY, code=code))
            if code.end:
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
    unused: Mapping[Signature, deque[Code]] = defaultdict(deque)
    for code in _codes(source):
        unused[code.signature].append(code)
    pieces: list[Piece] = []
    open_codes: list[Code] = []
    for token in tokenize(fragment):
        if token.kind is TokenKind.TEXT:
            pieces.append(Piece(TokenKind.TEXT, token.text))
        elif token.kind is TokenKind.END:
            code = open_codes.pop()
            if code.end:
                pieces.append(Piece(TokenKind.END, code=code))
        else:
            if not unused[token.signature]:
                raise PlaceholderError(f"{token.text} is not in the source, or not as often")
            code = unused[token.signature].popleft()
            pieces.append(Piece(TokenKind.START if code.end else TokenKind.EMPTY, code=code))
            if token.kind is TokenKind.START:
                open_codes.append(code)
            elif code.end:
                pieces.append(Piece(TokenKind.END, code=code))
    return pieces


_REDUCED = re.compile(r"<(?P<end>/?)(?P<name>g|x|ph|pc|bpt|ept|bx|ex|sc|ec|it)\b(?P<rest>[^<>]*?)(?P<alone>/?)>")
"""a code of which a tool has kept the number alone"""
_NUMBER = re.compile(r"""\b(?:startRef|rid|id)\s*=\s*["'](\d+)["']""")


def restore_codes(fragment: str, source: str) -> str:
    """A fragment in which codes that a tool has reduced to their numbers have the markup of the source again.

    Args:
        fragment: what a file says, with ``<g id="1">`` and the like where it has a number without markup.
        source: the text of the unit now; its codes are numbered as when it was exported.

    Returns:
        The fragment; as it is if it has no such code, or one that the source has not.
    """
    if _REDUCED.search(fragment) is None:
        return fragment
    codes = {code.id: code for code in _codes(source_pieces(source))}
    open_codes: list[Code] = []
    parts: list[str] = []
    last = 0
    for match in _REDUCED.finditer(fragment):
        parts.append(fragment[last : match.start()])
        last = match.end()
        number = _NUMBER.search(match["rest"])
        code = codes.get(number[1]) if number else None
        if match["end"]:
            if not open_codes:
                return fragment
            parts.append(open_codes.pop().end)
        elif code is None:
            return fragment
        elif match["name"] in _ENDS:
            parts.append(code.end)
        elif match["alone"]:
            parts.append(code.start + (code.end if match["name"] in _WHOLE else ""))
        else:
            open_codes.append(code)
            parts.append(code.start)
    return "".join([*parts, fragment[last:]])


_ENDS = {"ept", "ex", "ec"}
_WHOLE = {"g", "pc"}


def match_codes(source: Iterable[Piece], target: Iterable[Piece]) -> dict[str, str]:
    """Which codes of two texts are the same; each has its own numbers, and its own spelling of the markup.

    Args:
        source: the pieces of one text.
        target: the pieces of the other one.

    Returns:
        Number in the target -> number in the source, of the codes that both have, first with first.
    """
    left: Mapping[tuple[Signature, bool], deque[str]] = defaultdict(deque)
    for code in _codes(source):
        left[code.signature, bool(code.end)].append(code.id)
    alike = ((code.id, left[code.signature, bool(code.end)]) for code in _codes(target))
    return {number: numbers.popleft() for number, numbers in alike if numbers}


def _codes(pieces: Iterable[Piece]) -> Iterator[Code]:
    """The codes of a text, each once."""
    return (piece.code for piece in pieces if piece.code is not None and piece.kind is not TokenKind.END)


@lru_cache(maxsize=256)
def read_native(native: str, *, pair: bool) -> tuple[str, str]:
    """The start tag and the end tag of a code, as `Code.native` has them.

    Args:
        native: what a file says; it can be anything.
        pair: the code stands around words.

    Raises:
        BrokenMarkupError: it is not the markup of one code.
    """
    first = read_token(native)
    usual_end = f"</{first.name}>" if pair and first.text == native else ""
    tokens = tokenize(native + usual_end)
    kinds = [token.kind for token in tokens]
    if kinds != ([TokenKind.START, TokenKind.END] if pair else kinds[:1]) or kinds[0] is TokenKind.TEXT:
        raise BrokenMarkupError(f'"{native}" is not the markup of one code')
    return first.text, tokens[1].text if pair else ""


def _end_tags(tokens: Iterable[Token]) -> dict[int, str]:
    """Place of each start tag -> its end tag."""
    ends: dict[int, str] = {}
    open_places: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is TokenKind.START:
            open_places.append(place)
        elif token.kind is TokenKind.END:
            ends[open_places.pop()] = token.text
    return ends


def _name_of(markup: str) -> str:
    """What a code is that is no element."""
    return "comment" if markup.startswith("<!") else "pi" if markup.startswith("<?") else "entity"
