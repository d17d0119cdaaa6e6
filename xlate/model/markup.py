"""Inline markup of a unit, to and from the form in which a translator meets it.

A translator sees the content of a unit as an XML fragment with its tags as they stand in the file, ``&`` and ``<``
escaped, white space folded. What comes back is taken only if its markup is that of the source: the same tags with
the same attributes, inside the same parents, in any order. Then the tags of the file itself are written, so that
nobody's spelling of an attribute changes on the way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.unit import NOT_XML
from xlate.text import normalize_space, shorten

__all__ = ["decode", "encode", "escape_text", "plain_words", "tokenize"]


class _Kind(Enum):
    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    EMPTY = auto()
    AS_IS = auto()
    """a comment, a processing instruction or an entity of the document: travels as it stands"""


class _Token(NamedTuple):
    kind: _Kind
    text: str
    """TEXT: the characters meant, without escapes; otherwise the markup as it stands"""
    name: str = ""
    attributes: frozenset[tuple[str, str]] = frozenset()

    @property
    def signature(self) -> _Signature:
        """What makes two tags the same: name and attributes, not spelling or order."""
        return self.name, self.attributes


_Signature = tuple[str, frozenset[tuple[str, str]]]

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
_TAGS_AND_WORDS = re.compile(rf"(?:[^<&\]]++|<{_NAME}{_ATTRIBUTES}\s*/?>|</{_NAME}\s*>)*+")
"""content that has nothing to resolve or escape"""
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_REFERENCE = re.compile(rf"&(?:#([0-9]{{1,7}})|#x([0-9A-Fa-f]{{1,6}})|({_NAME}));")
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SPACE = " \t\r\n"


def escape_text(text: str) -> str:
    """Characters as XML content: ``&`` and ``<`` escaped, and the ``>`` that would end a CDATA section."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")


def encode(content: str, *, checked: bool = False) -> str:
    """The content of a unit, as it stands in the file, in the form for a translator.

    Args:
        content: well-formed XML content.
        checked: a parser has found it well formed.

    Returns:
        The same as a fragment in one line: tags as they stand, character references and CDATA sections as
        characters, ``&`` and ``<`` escaped, white space folded (no-break spaces stay).

    Raises:
        BrokenMarkupError: the content is not well formed.
    """
    if not _is_marked(content):
        return normalize_space(content).replace("]]>", "]]&gt;")
    if checked and _TAGS_AND_WORDS.fullmatch(content):
        return normalize_space(content)
    return _encoded(tokenize(content))


def plain_words(fragment: str) -> str:
    """The words of a fragment without its markup, white space folded; for context lines and matching."""
    if not _is_marked(fragment):
        return normalize_space(fragment)
    words = "".join(
        token.text
        for token in tokenize(fragment)
        if token.kind is _Kind.TEXT or (token.kind is _Kind.AS_IS and token.text.startswith("&"))
    )
    return normalize_space(words)


def decode(translation: str, content: str) -> str:
    """A translator's words as XML content that can take the place of the source's.

    Args:
        translation: what the translator wrote, in the form that `encode` makes.
        content: the content of the unit as it stands in the file.

    Returns:
        Well-formed content with exactly the tags of the source; white space at the edges as in the source. If the
        translator left the words as they are, the content itself, byte for byte.

    Raises:
        PlaceholderError: the markup is not that of the source, or broken (BrokenMarkupError); the message says
            what is wrong.
    """
    source = tokenize(content) if _is_marked(content) else None
    if normalize_space(translation) == (encode(content) if source is None else _encoded(source)):
        return content
    if match := NOT_XML.search(translation):
        raise BrokenMarkupError(f"the character U+{ord(match.group()):04X} is not allowed in XML")
    if source is None and not _is_marked(translation):
        words = escape_text(translation.strip(_SPACE))
    else:
        source, target = source or tokenize(content), tokenize(translation)
        _compare(_Shape.of(source), _Shape.of(target))
        words = _with_source_tags(target, source).strip(_SPACE)
    start = len(content) - len(content.lstrip(_SPACE))
    end = len(content.rstrip(_SPACE))
    return content[:start] + words + content[max(start, end) :]


def _is_marked(fragment: str) -> bool:
    """True if there is markup, or an escape, in a fragment."""
    return "<" in fragment or "&" in fragment


def tokenize(fragment: str) -> list[_Token]:
    """Divide XML content into text and markup.

    Raises:
        BrokenMarkupError: it is not well formed; the message says where.
    """
    tokens: list[_Token] = []
    open_names: list[str] = []
    position = 0
    while position < len(fragment):
        match = _TOKEN.match(fragment, position)
        if match is None:
            raise BrokenMarkupError(_what_is_wrong(fragment, position))
        position = match.end()
        token = _token(match)
        if token.kind is _Kind.OPEN:
            open_names.append(token.name)
        elif token.kind is _Kind.CLOSE:
            if not open_names:
                raise BrokenMarkupError(f"</{token.name}> closes a tag that was not opened")
            if open_names[-1] != token.name:
                raise BrokenMarkupError(f"</{token.name}> stands where </{open_names[-1]}> should")
            open_names.pop()
        if token.kind is _Kind.TEXT and tokens and tokens[-1].kind is _Kind.TEXT:
            tokens[-1] = _Token(_Kind.TEXT, tokens[-1].text + token.text)
        else:
            tokens.append(token)
    if open_names:
        raise BrokenMarkupError(f"<{open_names[-1]}> is not closed")
    return tokens


def _token(match: re.Match[str]) -> _Token:
    raw = match.group()
    if match["text"] is not None:
        return _Token(_Kind.TEXT, raw)
    if match["cdata"] is not None:
        return _Token(_Kind.TEXT, match["cdata"])
    if match["close"]:
        return _Token(_Kind.CLOSE, raw, match["close"])
    if match["open"]:
        kind = _Kind.EMPTY if match["empty"] else _Kind.OPEN
        return _Token(kind, raw, match["open"], _attributes(match["open"], match["attributes"]))
    if match["decimal"] or match["hexadecimal"]:
        return _Token(_Kind.TEXT, _character(match["decimal"], match["hexadecimal"]))
    if match["entity"] in _PREDEFINED:
        return _Token(_Kind.TEXT, _PREDEFINED[match["entity"]])
    return _Token(_Kind.AS_IS, raw)


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
    return f'a "<" that begins no tag (write &lt;) or an unfinished tag at "{around}"'


def _encoded(tokens: list[_Token]) -> str:
    return normalize_space(
        "".join(escape_text(token.text) if token.kind is _Kind.TEXT else token.text for token in tokens)
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a translation must have in common with its source."""

    tags: Counter[tuple[_Signature | None, _Signature]]
    """(parent, element) -> how often"""
    as_is: Counter[str]
    """comments, processing instructions and entities, white space folded as in a msgid"""
    with_text: frozenset[_Signature | None]
    """elements that have words of their own; None stands for the unit"""
    with_content: frozenset[_Signature | None]
    """elements that have anything in them"""

    @classmethod
    def of(cls, tokens: list[_Token]) -> _Shape:
        tags: Counter[tuple[_Signature | None, _Signature]] = Counter()
        as_is: Counter[str] = Counter()
        with_text: set[_Signature | None] = set()
        with_content: set[_Signature | None] = set()
        parents: list[_Signature | None] = [None]
        for token in tokens:
            if token.kind is _Kind.CLOSE:
                parents.pop()
                continue
            with_content.add(parents[-1])
            if token.kind is _Kind.TEXT:
                if token.text.strip(_SPACE):
                    with_text.add(parents[-1])
            elif token.kind is _Kind.AS_IS:
                as_is[normalize_space(token.text)] += 1
                if token.text.startswith("&"):
                    with_text.add(parents[-1])
            else:
                tags[parents[-1], token.signature] += 1
                if token.kind is _Kind.OPEN:
                    parents.append(token.signature)
        return cls(tags, as_is, frozenset(with_text), frozenset(with_content))


def _compare(source: _Shape, target: _Shape) -> None:
    """Raise PlaceholderError, saying what differs, unless the two shapes agree."""
    if source == target:
        return
    if source.tags != target.tags:
        raise PlaceholderError(_tag_difference(source.tags, target.tags))
    for text in (source.as_is - target.as_is).elements():
        raise PlaceholderError(f"{shorten(text)} of the source is missing")
    for text in (target.as_is - source.as_is).elements():
        raise PlaceholderError(f"{shorten(text)} is not in the source")
    elements = {element for _, element in source.tags}
    for element in target.with_content - source.with_content:
        if element in elements:
            raise PlaceholderError(f"{_tag(element)} is empty in the source and must stay so")
    for element in target.with_text - source.with_text:
        if element in elements and element is not None:
            raise PlaceholderError(f"{_tag(element)} has no words of its own in the source and must not get any")


def _tag_difference(
    source: Counter[tuple[_Signature | None, _Signature]], target: Counter[tuple[_Signature | None, _Signature]]
) -> str:
    missing, added = list((source - target).elements()), list((target - source).elements())
    for _, element in added:
        same_name = [other for _, other in missing if other[0] == element[0]]
        if element in same_name:
            return f"{_tag(element)} stands inside another tag than in the source"
        if same_name:
            return f"{_tag(element)} should be {_tag(same_name[0])}: attributes are not translated"
    if added:
        element = added[0][1]
        known = any(element == other for _, other in source)
        return f"{_tag(element)} {'stands more often than in the source' if known else 'is not in the source'}"
    return f"{_tag(missing[0][1])} of the source is missing"


def _tag(signature: _Signature) -> str:
    name, attributes = signature
    pairs = "".join(f' {key}="{value}"' for key, value in sorted(attributes))
    return f"<{name}{pairs}>"


def _with_source_tags(target: list[_Token], source: list[_Token]) -> str:
    """The target with each tag spelt as in the source."""
    spellings: dict[_Signature, deque[_Token]] = defaultdict(deque)
    as_is = {normalize_space(token.text): token.text for token in source if token.kind is _Kind.AS_IS}
    for token in source:
        if token.kind in (_Kind.OPEN, _Kind.EMPTY):
            spellings[token.signature].append(token)
    parts: list[str] = []
    open_tags: list[bool] = []
    """for each open tag: was it written as an empty one?"""
    for token in target:
        if token.kind is _Kind.TEXT:
            parts.append(escape_text(token.text))
        elif token.kind is _Kind.CLOSE:
            if not open_tags.pop():
                parts.append(token.text)
        elif token.kind is _Kind.AS_IS:
            parts.append(as_is[normalize_space(token.text)])
        else:
            spelt = spellings[token.signature].popleft()
            parts.append(spelt.text)
            if token.kind is _Kind.OPEN:
                open_tags.append(spelt.kind is _Kind.EMPTY)
            elif spelt.kind is _Kind.OPEN:
                parts.append(f"</{spelt.name}>")
    return "".join(parts)
