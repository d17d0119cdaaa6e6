"""Inline tags as a person sees them in a field: ``‹1›`` and ``‹/1›`` in the place of ``<date when="…">`` and its end.

They are numbered in the order of the source text. The words between them are plain: ``&`` is ``&``. Whatever comes back
is escaped, so no markup can be typed, and none can be broken: a tag is there or it is not.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.markup import Signature, Token, TokenKind, escape_text, tokenize
from xlate.pages.interface import gettext as _

__all__ = ["Tag", "Tags"]

_SIGN = re.compile(r"‹(/?)(\d{1,3})(/?)›")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a source text."""

    sign: str
    """``‹1›``"""
    markup: str
    """as it stands in the file"""


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a source text."""

    tags: tuple[Tag, ...]
    """in their order"""
    keys: tuple[tuple[Signature, TokenKind], ...]
    """by which each is found again in a translation"""

    @classmethod
    def of(cls, source: str) -> Tags:
        """Number the tags of a source text.

        Raises:
            BrokenMarkupError: it is no XML fragment, such as an entry of another program.
        """
        tags: list[Tag] = []
        keys: list[tuple[Signature, TokenKind]] = []
        inside: list[tuple[int, Signature]] = []
        number = 0
        for token in tokenize(source):
            if token.kind is TokenKind.TEXT:
                if _SIGN.search(token.text):
                    raise BrokenMarkupError("the words have what looks like a tag")
                continue
            if token.kind is TokenKind.END:
                own, signature = inside.pop()
                tags.append(Tag(f"‹/{own}›", token.text))
            else:
                number += 1
                signature = token.signature
                is_start = token.kind is TokenKind.START
                tags.append(Tag(f"‹{number}›" if is_start else f"‹{number}/›", token.text))
                if is_start:
                    inside.append((number, signature))
            keys.append((signature, token.kind))
        return cls(tuple(tags), tuple(keys))

    def show(self, fragment: str) -> str | None:
        """A translation as it stands in a field; None if it has other tags than the source, or is no fragment."""
        free: dict[tuple[Signature, TokenKind], deque[str]] = defaultdict(deque)
        for tag, key in zip(self.tags, self.keys, strict=True):
            free[key].append(tag.sign)
        shown: list[str] = []
        inside: list[tuple[Signature, str]] = []
        try:
            tokens = tokenize(fragment)
        except PlaceholderError:
            return None
        for token in tokens:
            sign = self._sign(token, free, inside)
            if sign is None:
                return None
            shown.append(sign)
        return "".join(shown)

    @staticmethod
    def _sign(
        token: Token, free: dict[tuple[Signature, TokenKind], deque[str]], inside: list[tuple[Signature, str]]
    ) -> str | None:
        """What stands for a token in a field."""
        if token.kind is TokenKind.TEXT:
            return None if _SIGN.search(token.text) else token.text
        if token.kind is TokenKind.END:
            _, sign = inside.pop()
            return sign.replace("‹", "‹/")
        signs = free[token.signature, token.kind]
        if not signs:
            return None
        sign = signs.popleft()
        if token.kind is TokenKind.START:
            inside.append((token.signature, sign))
        return sign

    def take(self, text: str) -> str:
        """What stands in a field as an XML fragment; it may lack tags, which checks and merge say.

        Raises:
            PlaceholderError: it has a tag that the source has not.
        """
        markup = {tag.sign: tag.markup for tag in self.tags}
        parts, place = [], 0
        for found in _SIGN.finditer(text):
            if found.group() not in markup:
                raise PlaceholderError(_("the source text has no tag {tag}").format(tag=found.group()))
            parts += [escape_text(text[place : found.start()]), markup[found.group()]]
            place = found.end()
        return "".join((*parts, escape_text(text[place:])))
