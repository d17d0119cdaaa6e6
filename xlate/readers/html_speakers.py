"""Speakers of a web page that stand in elements of their own: ``dt``, a cell, a ``div`` of a class, a custom element.

What names speakers is short, comes again, changes from time to time, and has words of somebody after it each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lxml import etree

from xlate.readers.html_inline import text_in
from xlate.readers.html_inline_labels import INLINE, InlineLabels
from xlate.readers.naming import CLOCK, Part, find_naming, glued_clock, without_clock, without_notes

__all__ = ["SpeakerElements", "find_speakers"]

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
    "center",
    "span",
    "strong",
    "b",
    "em",
    "font",
    "a",
    "cite",
    "time",
    "address",
}
_HOLDING = {"span", "strong", "b", "em", "font", "a", "cite", "time"}
"""inline elements, which are parts where they stand alone"""


@dataclass(slots=True)
class SpeakerElements:
    """Which elements name who speaks, and which say when."""

    labels: dict[etree._Element, str] = field(default_factory=dict)
    clocks: dict[etree._Element, str] = field(default_factory=dict)
    starts: dict[etree._Element, str] = field(default_factory=dict)
    """the clock that stands with the name in one element"""


def _name(text: str) -> str:
    """The words of an element that names somebody, without what is glued to them."""
    return without_clock(_SIGNS.sub("", text)).rstrip(" :：")


def find_speakers(
    content: etree._Element, inline: InlineLabels, left_out: Iterable[etree._Element] = ()
) -> SpeakerElements | None:
    """The elements of a page that name speakers; None if there are none, as on most pages.

    Args:
        content: the element that holds the text.
        inline: names in inline elements, before what is said.
        left_out: elements in it that are no text.
    """
    leaves = _at_heads(list(_leaves(content, set(left_out))), content)
    places = find_naming([part for _, part in leaves])
    if places is None or inline.number > len(places):
        return SpeakerElements(dict(inline.voices), starts=_starts(inline.voices)) if inline.voices else None
    found = SpeakerElements({leaves[place][0]: _name(leaves[place][1].text) for place in places})
    found.starts = _starts(found.labels)
    found.labels |= _before_mixed_words(content, found.labels)
    for place, (element, part) in enumerate(leaves):
        beside = leaves[max(0, place - 1) : place + 2]
        if CLOCK.fullmatch(part.text) and any(one in found.labels for one, _ in beside):
            found.clocks[element] = part.text.strip("[]() ")
    return found


def _starts(labels: Iterable[etree._Element]) -> dict[etree._Element, str]:
    clocks = ((element, glued_clock(" ".join(text_in(element).split()).rstrip(" :："))) for element in labels)
    return {element: clock for element, clock in clocks if clock}


def _before_mixed_words(content: etree._Element, labels: Mapping[etree._Element, str]) -> dict[etree._Element, str]:
    """Elements like the inline ones that name speakers, before words with other elements among them, such as links."""
    keys = {_key(element, name)[:3] for element, name in labels.items() if element.tag in {"span", "strong", "b"}}
    names = set(labels.values())
    found: dict[etree._Element, str] = {}
    for element in content.iter("span", "strong", "b") if keys else ():
        parent = element.getparent()
        if element in labels or parent is None or (parent.text or "").strip() or element.getprevious() is not None:
            continue
        text = " ".join(text_in(element).split())
        ends = text.endswith((":", "：")) or (element.tail or "").lstrip().startswith((":", "："))
        if _key(element, text)[:3] in keys and (_name(text) in names or (ends and len(text) <= 80)):
            found[element] = _name(text)
    return found


_SIGNS = re.compile(r"^[○◯●◎◆◇■□▲△▼▽★☆►▶◉•*>–—-]{1,3}\s?(?=[^\W_])")
"""before a name, to tell it from words"""
_WHEN = re.compile(r"(?:[^\W\d_]{1,5}\.?\s)?[\[(]?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?[\])]?")
"""nothing but a time of day: ``Kl. 13:01``"""
_SPEECH = re.compile(
    r"(?:^|[\s_-])(?:contribution|speech|intervention|utterance|redebeitrag|turn|anforande|inlagg|puheenvuoro|wypowiedz|felszolalas|intervencion)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _at_heads(leaves: list[tuple[etree._Element, Part]], content: etree._Element) -> list[tuple[etree._Element, Part]]:
    """The leaves; those that begin elements which are called speeches are said to be where speakers stand."""
    seen: set[etree._Element] = set()
    for place, (element, part) in enumerate(leaves):
        within = takewhile(lambda one: one is not content, element.iterancestors())
        speech = next((one for one in within if _SPEECH.search(one.get("class") or "")), None)
        if part.kind is not None and speech is not None and speech not in seen and not _WHEN.fullmatch(part.text):
            seen.add(speech)
            leaves[place] = (element, replace(part, called=f"{part.called} speaker", kind=("speech", part.kind)))
    return leaves


def _leaves(content: etree._Element, left_out: set[etree._Element]) -> Iterator[tuple[etree._Element, Part]]:
    """The parts of a page: elements without others in them, and the words between elements, which name nobody."""
    walker = etree.iterwalk(content, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            between = element.tail if element is not content else None
        elif element in left_out:
            walker.skip_subtree()
            continue
        else:
            text = " ".join(text_in(element).split()) if _is_leaf(element) else ""
            if text:
                kind = _key(element, text)
                called = f"{element.get('class') or ''} {element.tag!s}"
                yield element, Part(text, kind, called, sure=element.tag == "dt", wider=(kind[0], *kind[2:]))
                walker.skip_subtree()
            between = None if text else element.text
        if between and between.strip():
            yield element, Part(" ".join(between.split()), None)


def _is_leaf(element: etree._Element) -> bool:
    tag = str(element.tag)
    if tag not in _LEAVES and "-" not in tag:
        return False
    if any(str(child.tag) not in INLINE for child in element.iterdescendants()):
        return False
    if tag in _HOLDING and not (_is_told_apart(element) and _stands_alone(element)):
        return False
    return tag not in {"div", "p", "li"} or not _is_pair(element)


def _is_told_apart(element: etree._Element) -> bool:
    """True for an inline element with a class, or with paragraphs beside it."""
    beside = () if element.get("class") else element.itersiblings()
    return bool(element.get("class")) or any(str(one.tag) not in INLINE for one in beside)


def _is_pair(element: etree._Element) -> bool:
    """True for inline elements of two classes side by side, and nothing else: a name, and the words."""
    classes = [one.get("class") for one in element if one.tag not in {"br", "img", "wbr"}]
    if len(classes) < 2 or None in classes or len(set(classes)) < 2:
        return False
    return not (element.text or "").strip() and not any((child.tail or "").strip(" :：\n\t\r") for child in element)


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
    name = without_notes(text)
    bold = any(
        without_notes(" ".join(text_in(one).split())) == name
        for one in element.iter("b", "strong")
        if one is not element
    )
    return (element.tag, element.get("class"), parent.tag if parent is not None else None, place, bold)
