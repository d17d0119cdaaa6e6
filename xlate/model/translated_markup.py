"""A translator's words, taken back as the content of a unit.

They are taken only if their markup is that of the source: the same tags with the same attributes, inside the same
parents, in any order. Then the tags of the file itself are written, so that no spelling of an attribute changes on the
way.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.markup import (
    Signature,
    Token,
    TokenKind,
    encode,
    encode_tokens,
    escape_text,
    is_marked,
    split_at_tags,
    tokenize,
)
from xlate.model.unit import NOT_XML
from xlate.text import normalize_space, shorten

__all__ = ["decode"]

_SPACE = " \t\r\n"


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
    if "<" in content and _has_same_tags_in_order(translation, content):
        same = normalize_space(translation) == normalize_space(content)
        return content if same else _in_its_space(translation.strip(_SPACE), content)
    return _decode_any(translation, content)


def _decode_any(translation: str, content: str) -> str:
    source = tokenize(content) if is_marked(content) else None
    if normalize_space(translation) == (encode(content) if source is None else encode_tokens(source)):
        return content
    if match := NOT_XML.search(translation):
        raise BrokenMarkupError(f"the character U+{ord(match.group()):04X} is not allowed in XML")
    if source is None and not is_marked(translation):
        words = escape_text(translation.strip(_SPACE))
    else:
        source, target = source or tokenize(content), tokenize(translation)
        _compare(_Shape.of(source), _Shape.of(target))
        words = _with_source_tags(target, source).strip(_SPACE)
    return _in_its_space(words, content)


def _in_its_space(words: str, content: str) -> str:
    """Words with the white space at the edges of a content."""
    start = len(content) - len(content.lstrip(_SPACE))
    end = len(content.rstrip(_SPACE))
    return content[:start] + words + content[max(start, end) :]


def _has_same_tags_in_order(translation: str, content: str) -> bool:
    """True for a usual translation with tags: nothing to resolve or escape, the tags in order, words where words are.

    It can be taken as it is; tests/model/test_translated_markup.py holds that the longer way gives the same.
    """
    ours, theirs = split_at_tags(content), split_at_tags(translation)
    if ours is None or theirs is None or ours[1::2] != theirs[1::2]:
        return False
    if NOT_XML.search(translation):
        return False
    between = zip(ours[::2], theirs[::2], strict=True)
    return all((own or not other) and (own.strip(_SPACE) or not other.strip(_SPACE)) for own, other in between)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a translation must have in common with its source."""

    tags: Counter[tuple[Signature | None, Signature]]
    """(parent, element) -> how often"""
    as_is: Counter[str]
    """comments, processing instructions and entities, white space folded as in a msgid"""
    with_text: frozenset[Signature | None]
    """elements that have words of their own; None stands for the unit"""
    with_content: frozenset[Signature | None]
    """elements that have anything in them"""

    @classmethod
    def of(cls, tokens: list[Token]) -> _Shape:
        tags: Counter[tuple[Signature | None, Signature]] = Counter()
        as_is: Counter[str] = Counter()
        with_text: set[Signature | None] = set()
        with_content: set[Signature | None] = set()
        parents: list[Signature | None] = [None]
        for token in tokens:
            if token.kind is TokenKind.END:
                parents.pop()
                continue
            with_content.add(parents[-1])
            if token.kind is TokenKind.TEXT:
                if token.text.strip(_SPACE):
                    with_text.add(parents[-1])
            elif token.kind is TokenKind.OTHER:
                as_is[normalize_space(token.text)] += 1
                if token.is_entity:
                    with_text.add(parents[-1])
            else:
                tags[parents[-1], token.signature] += 1
                if token.kind is TokenKind.START:
                    parents.append(token.signature)
        return cls(tags, as_is, frozenset(with_text), frozenset(with_content))


def _compare(source: _Shape, target: _Shape) -> None:
    """Raise PlaceholderError, saying what differs, unless the two shapes agree."""
    if source == target:
        return
    if source.tags != target.tags:
        raise PlaceholderError(_tag_difference(source.tags, target.tags))
    for text in (source.as_is - target.as_is).elements():
        raise PlaceholderError(f"{shorten(text, 40)} of the source is missing")
    for text in (target.as_is - source.as_is).elements():
        raise PlaceholderError(f"{shorten(text, 40)} is not in the source")
    elements = {element for _, element in source.tags}
    for element in target.with_content - source.with_content:
        if element in elements:
            raise PlaceholderError(f"{_tag(element)} is empty in the source and must stay so")
    for element in target.with_text - source.with_text:
        if element in elements and element is not None:
            raise PlaceholderError(f"{_tag(element)} has no words of its own in the source and must not get any")


def _tag_difference(
    source: Counter[tuple[Signature | None, Signature]], target: Counter[tuple[Signature | None, Signature]]
) -> str:
    missing, added = list((source - target).elements()), list((target - source).elements())
    for _, element in added:
        same_name = [other for _, other in missing if other[0] == element[0]]
        if element in same_name:
            return f"{_tag(element)} is inside another tag than in the source"
        if same_name:
            return f"{_tag(element)} should be {_tag(same_name[0])}: attributes are not translated"
    if added:
        element = added[0][1]
        known = any(element == other for _, other in source)
        return f"{_tag(element)} {'occurs more often than in the source' if known else 'is not in the source'}"
    return f"{_tag(missing[0][1])} of the source is missing"


def _tag(signature: Signature) -> str:
    name, attributes = signature
    pairs = "".join(f' {key}="{value}"' for key, value in sorted(attributes))
    return f"<{name}{pairs}>"


def _with_source_tags(target: list[Token], source: list[Token]) -> str:
    """The target with each tag spelt as in the source."""
    spellings: dict[Signature, deque[Token]] = defaultdict(deque)
    as_is = {normalize_space(token.text): token.text for token in source if token.kind is TokenKind.OTHER}
    for token in source:
        if token.kind in (TokenKind.START, TokenKind.EMPTY):
            spellings[token.signature].append(token)
    parts: list[str] = []
    open_tags: list[bool] = []
    """for each open tag: was it written as an empty one?"""
    for token in target:
        if token.kind is TokenKind.TEXT:
            parts.append(token.xml)
        elif token.kind is TokenKind.END:
            if not open_tags.pop():
                parts.append(token.text)
        elif token.kind is TokenKind.OTHER:
            parts.append(as_is[normalize_space(token.text)])
        else:
            spelt = spellings[token.signature].popleft()
            parts.append(spelt.text)
            if token.kind is TokenKind.START:
                open_tags.append(spelt.kind is TokenKind.EMPTY)
            elif spelt.kind is TokenKind.START:
                parts.append(f"</{spelt.name}>")
    return "".join(parts)
