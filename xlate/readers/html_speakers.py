"""Speakers of a web page that stand in elements of their own: ``dt``, a cell, a ``div`` of a class, a custom element.

What names speakers is short, comes again, changes from time to time, and has words of somebody after it each time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

__all__ = ["SpeakerElements", "find_speakers"]

_LONGEST = 80
"""characters of a label"""
_CLOCK = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?")
_HINT = re.compile(
    r"(?:^|[\s_-])(?:speakers?|speaker-?name|talker|person|participants?|name|author|interlocutor|orador|sprecher|intervenant)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEAVES = {
    "dd",
    "blockquote",
    "section",
    "article",
    "caption",
    "dt",
    "td",
    "th",
    "div",
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "header",
    "span",
    "strong",
    "b",
    "cite",
    "address",
}
_INLINE = {
    "a",
    "b",
    "strong",
    "em",
    "i",
    "span",
    "u",
    "sup",
    "sub",
    "br",
    "font",
    "small",
    "abbr",
    "img",
    "cite",
    "time",
    "wbr",
}


@dataclass(slots=True)
class SpeakerElements:
    """Which elements name who speaks, and which say when."""

    labels: dict[etree._Element, str] = field(default_factory=dict)
    clocks: dict[etree._Element, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An element without blocks in it, in the order of the page."""

    element: etree._Element
    text: str
    key: tuple[object, ...]


def find_speakers(content: etree._Element, left_out: Iterable[etree._Element] = ()) -> SpeakerElements | None:
    """The elements of a page that name speakers; None if there are none, as on most pages.

    Args:
        content: the element that holds the text.
        left_out: elements in it that are no text.
    """
    leaves = list(_leaves(content, set(left_out)))
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, leaf in enumerate(leaves):
        groups[leaf.key].append(place)
    best: tuple[float, list[int]] | None = None
    for places in groups.values():
        score = _score(leaves, places)
        if score and (best is None or score > best[0]):
            best = (score, places)
    if best is None:
        return None
    found = SpeakerElements({leaves[place].element: leaves[place].text.rstrip(" :：") for place in best[1]})
    for place, leaf in enumerate(leaves):
        beside = leaves[max(0, place - 1) : place + 2]
        if _CLOCK.fullmatch(leaf.text) and any(one.element in found.labels for one in beside):
            found.clocks[leaf.element] = leaf.text.strip("[]() ")
    return found


def _leaves(content: etree._Element, left_out: set[etree._Element]) -> Iterator[_Leaf]:
    walker = etree.iterwalk(content, events=("start",))
    for _, element in walker:
        if element in left_out:
            walker.skip_subtree()
            continue
        tag = str(element.tag)
        custom = "-" in tag
        if tag not in _LEAVES and not custom:
            continue
        if any(str(child.tag) not in _INLINE for child in element.iterdescendants()):
            continue
        if tag in {"span", "strong", "b", "cite"} and not (element.get("class") and _stands_alone(element)):
            continue
        text = " ".join("".join(element.itertext()).split())
        if text:
            yield _Leaf(element, text, _key(element, text))
            walker.skip_subtree()


def _stands_alone(element: etree._Element) -> bool:
    """True if an inline element is a part of its own, with the words in another element beside it."""
    parent = element.getparent()
    if parent is None or (parent.text or "").strip() or (element.tail or "").strip(" :：\n\t\r"):
        return False
    return len(parent) > 1 and not any((child.tail or "").strip(" :：\n\t\r") for child in parent)


def _key(element: etree._Element, text: str) -> tuple[object, ...]:
    parent = element.getparent()
    place = -1
    if element.tag in {"td", "th"} and parent is not None:
        place = parent.index(element)
    bold = any(
        " ".join("".join(one.itertext()).split()) == text for one in element.iter("b", "strong") if one is not element
    )
    return (element.tag, element.get("class"), parent.tag if parent is not None else None, place, bold)


def _score(leaves: list[_Leaf], places: list[int]) -> float:
    """How surely the elements of a group name speakers; 0: they do not."""
    texts = [leaves[place].text for place in places]
    short = [text for text in texts if _is_label(text)]
    first = leaves[places[0]].element
    hinted = first.tag == "dt" or _HINT.search(first.get("class") or "") is not None or "speaker" in str(first.tag)
    if len(places) < (2 if hinted else 3) or len(short) < 0.95 * len(texts):
        return 0
    counts = Counter(text.rstrip(" :：").casefold() for text in texts)
    changes = sum(one != other for one, other in pairwise(texts))
    recurring = sum(count for count in counts.values() if count > 1)
    strong = hinted and "speaker" in f"{first.get('class') or ''} {first.tag!s}".casefold()
    if len(counts) < 2 or changes < len(texts) // 4 or (recurring * 2 < len(texts) and not strong):
        return 0
    ends = [*places[1:], len(leaves)]
    said = [_prose(leaves, place + 1, end) for place, end in zip(places, ends, strict=True)]
    spoken = sum(size > 0 for size in said)
    size = sum(map(len, texts)) / len(texts)
    if spoken < (0.6 if hinted else 0.8) * len(places) or sum(said) / len(said) < max(20, 1.5 * size):
        return 0
    return len(places) * (2 if hinted else 1) * (1 + recurring / len(texts))


def _is_label(text: str) -> bool:
    letters = any(character.isalpha() for character in text)
    return letters and len(text) <= _LONGEST and text[-1] not in "?!…;," and text.count(". ") < 3


def _prose(leaves: list[_Leaf], begin: int, end: int) -> int:
    """Characters of the words between two labels."""
    return sum(len(leaf.text) for leaf in leaves[begin:end] if not _CLOCK.fullmatch(leaf.text))
