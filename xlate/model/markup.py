"""Inline markup of a unit: its tokens, and the form in which a translator meets it.

A translator sees the content of a unit as an XML fragment with its tags as they stand in the file, ``&`` and ``<``
escaped, white space folded. `tokenize` is the one reader of such fragments; `xlate.model.translated_markup` takes what
comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from xlate.errors import BrokenMarkupError
from xlate.model.unit import NOT_XML
from xlate.text import normalize_space

__all__ = [
    "Signature",
    "Token",
    "TokenKind",
    "encode",
    "encode_tokens",
    "escape_text",
    "is_marked",
    "plain_words",
    "read_token",
    "split_at_tags",
    "tokenize",
]

Signature = tuple[str, frozenset[tuple[str, str]]]
"""what makes two tags the same: name and attributes, not spelling or order; of what is no tag, its text"""


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    START = auto()
    END = auto()
    EMPTY = auto()
    """an element that is one tag: ``<gap/>``"""
    OTHER = auto()
    """a comment, a processing instruction or an entity of the document: travels as it stands"""


class Token(NamedTuple):
    """A stretch of text, a tag, or what else stands in XML content."""

    kind: TokenKind
    text: str
    """TEXT: the characters meant, without escapes; otherwise the markup as it stands"""
    name: str = ""
    """of the element; empty for what is no tag"""
    attributes: frozenset[tuple[str, str]] = frozenset()

    @property
    def signature(self) -> Signature:
        """What it has in common with each token that is the same."""
        return self.name or normalize_space(self.text), self.attributes

    @property
    def is_entity(self) -> bool:
        """True for an entity of the document, which stands for words."""
        return self.kind is TokenKind.OTHER and self.text.startswith("&")

    @property
    def xml(self) -> str:
        """The token as XML."""
        return escape_text(self.text) if self.kind is TokenKind.TEXT else self.text


_NAME = r"[^\W\d][\w.\-:]*"
_ATTRIBUTES = r"(?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*"
_TOKEN = re.compile(
    r"(?P<as_is><!--(?:(?!--).)*-->|<\?.*?\?>)"
    r"|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    rf"|</(?P<close>{_NAME})\s*>"
    rf"|<(?P<open>{_NAME})(?P<attributes>{_ATTRIBUTES})\s*(?P<empty>/?)>"
    rf"|&(?:\#(?P<decimal>[0-9]{{1,7}})|\#x(?P<hexadecimal>[0-9A-Fa-f]{{1,6}})|(?P<entity>{_NAME}));"
    r"|(?P<text>[^<&]+)",
    re.DOTALL,
)
_TAG = rf"<{_NAME}{_ATTRIBUTES}\s*/?>|</{_NAME}\s*>"
_TAGS_AND_WORDS = re.compile(rf"(?:[^<&\]]++|{_TAG})*+")
"""content that has nothing to resolve or escape"""
_ANY_TAG = re.compile(rf"({_TAG})")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_REFERENCE = re.compile(rf"&(?:#([0-9]{{1,7}})|#x([0-9A-Fa-f]{{1,6}})|({_NAME}));")
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def escape_text(text: str) -> str:
    """Characters as XML content: ``&`` and ``<`` escaped, and the ``>`` that would end a CDATA section."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")


def encode(content: str) -> str:
    """The content of a unit, as it stands in the file, in the form for a translator.

    Args:
        content: well-formed XML content.

    Returns:
        The same as a fragment in one line: tags as they stand, character references and CDATA sections as
        characters, ``&`` and ``<`` escaped, white space folded (no-break spaces stay).

    Raises:
        BrokenMarkupError: the content is not well formed.
    """
    if not is_marked(content):
        return normalize_space(content).replace("]]>", "]]&gt;")
    if split_at_tags(content) is not None:
        return normalize_space(content)
    return encode_tokens(tokenize(content))


def encode_tokens(tokens: Iterable[Token]) -> str:
    """The form for a translator of content that was divided already."""
    return normalize_space("".join(token.xml for token in tokens))


def plain_words(fragment: str) -> str:
    """The words of a fragment without its markup, white space folded; for context lines and matching."""
    if not is_marked(fragment):
        return normalize_space(fragment)
    if (pieces := split_at_tags(fragment)) is not None:
        return normalize_space("".join(pieces[::2]))
    words = "".join(token.text for token in tokenize(fragment) if token.kind is TokenKind.TEXT or token.is_entity)
    return normalize_space(words)


def split_at_tags(content: str) -> list[str] | None:
    """Words and tags in turn, beginning and ending with words: of most content, five times as fast as `tokenize`.

    None if there is anything to resolve or escape, or if it is not well formed: `tokenize` says why.
    """
    if not _TAGS_AND_WORDS.fullmatch(content):
        return None
    pieces = _ANY_TAG.split(content)
    return pieces if _are_well_formed("".join(pieces[1::2])) else None


@lru_cache(maxsize=1024)
def _are_well_formed(tags: str) -> bool:
    """True for tags that fit together, which are the same in many units."""
    try:
        tokenize(tags)
    except BrokenMarkupError:
        return False
    return True


def is_marked(fragment: str) -> bool:
    """True if there is markup, or an escape, in a fragment."""
    return "<" in fragment or "&" in fragment


def tokenize(fragment: str) -> list[Token]:
    """Divide XML content into text and markup.

    Raises:
        BrokenMarkupError: it is not well formed; the message says where.
    """
    tokens: list[Token] = []
    open_names: list[str] = []
    position = 0
    while position < len(fragment):
        match = _TOKEN.match(fragment, position)
        if match is None:
            raise BrokenMarkupError(_what_is_wrong(fragment, position))
        position = match.end()
        token = _token(match)
        if token.kind is TokenKind.START:
            open_names.append(token.name)
        elif token.kind is TokenKind.END:
            if not open_names:
                raise BrokenMarkupError(f"</{token.name}> closes a tag that was not opened")
            if open_names[-1] != token.name:
                raise BrokenMarkupError(f"</{token.name}> was found where </{open_names[-1]}> was expected")
            open_names.pop()
        if token.kind is TokenKind.TEXT and tokens and tokens[-1].kind is TokenKind.TEXT:
            tokens[-1] = Token(TokenKind.TEXT, tokens[-1].text + token.text)
        else:
            tokens.append(token)
    if open_names:
        raise BrokenMarkupError(f"<{open_names[-1]}> is not closed")
    return tokens


@lru_cache(maxsize=256)
def read_token(markup: str) -> Token:
    """The first token of some markup, whether or not an end tag follows.

    Raises:
        BrokenMarkupError: it does not begin with a token.
    """
    match = _TOKEN.match(markup)
    if match is None:
        raise BrokenMarkupError(_what_is_wrong(markup, 0) if markup else "there is no markup")
    return _token(match)


def _token(match: re.Match[str]) -> Token:
    raw = match.group()
    if match["text"] is not None:
        return Token(TokenKind.TEXT, raw)
    if match["cdata"] is not None:
        return Token(TokenKind.TEXT, match["cdata"])
    if match["close"]:
        return Token(TokenKind.END, raw, match["close"])
    if match["open"]:
        kind = TokenKind.EMPTY if match["empty"] else TokenKind.START
        return Token(kind, raw, match["open"], _attributes(match["open"], match["attributes"]))
    if match["decimal"] or match["hexadecimal"]:
        return Token(TokenKind.TEXT, _character(match["decimal"], match["hexadecimal"]))
    if match["entity"] in _PREDEFINED:
        return Token(TokenKind.TEXT, _PREDEFINED[match["entity"]])
    return Token(TokenKind.OTHER, raw)


@lru_cache(maxsize=256)  # of the tags inside units, few differ
def _attributes(name: str, text: str) -> frozenset[tuple[str, str]]:
    pairs = [(key, double or single) for key, double, single in _ATTRIBUTE.findall(text)]
    if len({key for key, _ in pairs}) != len(pairs):
        raise BrokenMarkupError(f"<{name}> has the same attribute twice")
    return frozenset((key, _REFERENCE.sub(_resolve, normalize_space(value))) for key, value in pairs)


def _resolve(match: re.Match[str]) -> str:
    decimal, hexadecimal, entity = match.groups()
    return _PREDEFINED.get(entity, match.group()) if entity else _character(decimal, hexadecimal)


def _character(decimal: str | None, hexadecimal: str | None) -> str:
    number = int(decimal) if decimal else int(hexadecimal or "0", 16)
    character = chr(number) if number < 0x110000 else "\x00"
    if NOT_XML.match(character):
        raise BrokenMarkupError(f"the character reference to U+{number:04X} is not allowed in XML")
    return character


def _what_is_wrong(fragment: str, position: int) -> str:
    around = fragment[position : position + 20]
    if fragment[position] == "&":
        return f'a bare "&" (write &amp;) or an unfinished entity at "{around}"'
    return f'a "<" that does not begin a tag (write &lt;) or an unfinished tag at "{around}"'
