"""Inline tags around machine translation: taken out of the words before it, put back after it.

Engines tear tags apart. So the words are translated without them. A tag at an edge of the source goes to that edge of
the translation; one between words goes to the word boundary at the same relative place. That is a guess, which a person
has to look at; what is made is well formed and has exactly the tags of the source, or is not made at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from xlate.errors import PlaceholderError
from xlate.model.markup import Token, TokenKind, escape_text, is_marked, tokenize
from xlate.model.translated_markup import decode
from xlate.text import UNSPACED

__all__ = ["METHOD", "Marked", "read_marked"]

METHOD = "relative-position"
"""name of the way in which tags are put back"""

_WORD = re.compile(r"\S+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
"""of scripts that put no space between words"""
_BEFORE_WORD = re.compile(r"^[\"'“‘«»„(\[¿¡「『]+")
_AFTER_WORD = re.compile(r"[\"'”’«»“)\].,:;!?…。、！？」』]+$")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A tag, a comment, a processing instruction or an entity, and where it stands."""

    token: Token
    place: int
    """number of characters of the words before it"""

    @property
    def kind(self) -> TokenKind:
        """What it is."""
        return self.token.kind


@dataclass(frozen=True, slots=True)
class Marked:
    """A fragment with its words and its markup apart."""

    fragment: str
    words: str
    """white space folded"""
    marks: tuple[_Mark, ...]
    """in their order"""

    @property
    def is_guess(self) -> bool:
        """True if a tag stands between words, so that its place in a translation is a guess."""
        return any(0 < mark.place < len(self.words) for mark in self.marks)

    def with_words(self, words: str) -> str:
        """A translation with the markup of the fragment.

        Args:
            words: the translation, without markup.

        Raises:
            PlaceholderError: the markup does not go into these words; the message says why.
        """
        places = self._places(words) if self.marks else []
        if places:
            self._check_words(words, places)
        parts: list[str] = []
        last = 0
        for mark, place in zip(self.marks, places, strict=True):
            parts += [escape_text(words[last:place]), mark.token.text]
            last = place
        made = "".join([*parts, escape_text(words[last:])])
        decode(made, self.fragment)
        return made

    def _check_words(self, words: str, places: Sequence[int]) -> None:
        """Raise PlaceholderError if an element that has words in the source has none if marks stand so."""
        left = self._with_words(words, places)
        for number in self._with_words(self.words, [mark.place for mark in self.marks]) - left:
            where = "outside its tags" if number is None else f"for {self.marks[number].token.text}"
            raise PlaceholderError(f"no words are left {where}")

    def _with_words(self, words: str, places: Sequence[int]) -> set[int | None]:
        """Which elements (numbers of their start tags; None: the unit) have words of their own if marks stand so."""
        found: set[int | None] = set()
        inside: list[int | None] = [None]
        last = 0
        for number, (mark, place) in enumerate(zip(self.marks, places, strict=True)):
            if _says_something(words[last:place]):
                found.add(inside[-1])
            if mark.kind is TokenKind.START:
                inside.append(number)
            elif mark.kind is TokenKind.END:
                inside.pop()
            last = place
        return found | ({None} if _says_something(words[last:]) else set())

    def _places(self, words: str) -> list[int]:
        """The relative place of each mark; they keep their order."""
        spots = _Spots(words)
        places: list[int] = []
        last = 0
        opened: list[tuple[int, int]] = []
        """for each open tag: its place in the source, and in the translation"""
        for mark in self.marks:
            at_least = last
            if mark.kind is TokenKind.END and opened:
                source, target = opened.pop()
                at_least = max(last, target + (source < mark.place))
            place = self._spot(mark, spots, at_least)
            if mark.kind is TokenKind.START:
                opened.append((mark.place, place))
            places.append(place)
            last = place
        return places

    def _spot(self, mark: _Mark, spots: _Spots, at_least: int) -> int:
        """Where in the translation a mark goes."""
        length = len(spots.words)
        if mark.place == 0:
            return min(at_least, length)
        if mark.place >= len(self.words):
            return length
        wanted = mark.place * length / len(self.words)
        before, after = self.words[mark.place - 1], self.words[mark.place]
        if mark.kind is TokenKind.START or (mark.kind is not TokenKind.END and before.isspace()):
            inside = bool(_BEFORE_WORD.match(before))
            return _nearest(spots.starts_inside if inside else spots.starts, wanted, at_least, length)
        inside = bool(_AFTER_WORD.search(after))
        return _nearest(spots.ends_inside if inside else spots.ends, wanted, at_least, length)


class _Spots:
    """The boundaries of the words of a text, each list ascending."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.starts_inside: list[int] = []
        """after opening quotation marks and the like"""
        self.ends_inside: list[int] = []
        """before closing punctuation"""
        for match in _WORD.finditer(words):
            opening, closing = _BEFORE_WORD.search(match.group()), _AFTER_WORD.search(match.group())
            inner_start = match.start() + (opening.end() if opening else 0)
            inner_end = max(inner_start, match.start() + (closing.start() if closing else len(match.group())))
            between = [
                place for place in range(inner_start + 1, inner_end) if _UNSPACED.search(words[place - 1 : place + 1])
            ]
            self.starts += [match.start(), *between]
            self.starts_inside += [inner_start, *between]
            self.ends += [*between, match.end()]
            self.ends_inside += [*between, inner_end]


def _says_something(words: str) -> bool:
    """True if there is more than punctuation and space."""
    return any(character.isalnum() for character in words)


def _nearest(places: Sequence[int], wanted: float, at_least: int, otherwise: int) -> int:
    """The place nearest to the one that is wanted, among those that are not before another one."""
    index = bisect_left(places, at_least)
    if index == len(places):
        return otherwise
    right = max(bisect_left(places, wanted), index)
    choices = [places[place] for place in (right - 1, right) if index <= place < len(places)]
    return min(choices, key=lambda place: abs(place - wanted))


def read_marked(fragment: str) -> Marked:
    """Take the words and the markup of a fragment apart.

    Raises:
        BrokenMarkupError: it is not well formed.
    """
    if not is_marked(fragment):
        return Marked(fragment, " ".join(fragment.split(" ")).strip(), ())
    words = ""
    marks: list[_Mark] = []
    for token in tokenize(fragment):
        if token.kind is TokenKind.TEXT:
            text = re.sub(r"[ \t\r\n]+", " ", token.text)
            words += text.removeprefix(" ") if not words or words.endswith(" ") else text
        else:
            marks.append(_Mark(token, len(words)))
    length = len(words.rstrip(" "))
    return Marked(fragment, words[:length], tuple(_Mark(mark.token, min(mark.place, length)) for mark in marks))
