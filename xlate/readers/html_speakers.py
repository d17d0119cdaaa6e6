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
from xlate.readers.naming import CLOCK, Part, find_naming, without_notes

__all__ = ["SpeakerElements", "find_inline_labels", "find_speakers"]

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
    "time",
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


def _name(text: str) -> str:
    """The words of an element that names somebody, without what is glued to them."""
    return _TIME.sub("", _SIGNS.sub("", text)).rstrip(" :：")


def find_speakers(content: etree._Element, left_out: Iterable[etree._Element] = ()) -> SpeakerElements | None:
    """The elements of a page that name speakers; None if there are none, as on most pages.

    Args:
        content: the element that holds the text.
        left_out: elements in it that are no text.
    """
    leaves = _at_heads(list(_leaves(content, set(left_out))), content)
    places = find_naming([part for _, part in leaves])
    if places is None:
        return None
    found = SpeakerElements({leaves[place][0]: _name(leaves[place][1].text) for place in places})
    if _bold_before_words(content) > len(places):
        return None
    found.labels |= _before_mixed_words(content, found.labels)
    for place, (element, part) in enumerate(leaves):
        beside = leaves[max(0, place - 1) : place + 2]
        if CLOCK.fullmatch(part.text) and any(one in found.labels for one, _ in beside):
            found.clocks[element] = part.text.strip("[]() ")
    return found


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


def find_inline_labels(content: etree._Element) -> set[etree._Element]:
    """Inline elements that names stand in before a colon and the words: ``<span class="name">Ann</span>: …``.

    Labels stand in many of them; so they are set apart as bold sets apart.
    """
    groups: dict[tuple[str, str], list[tuple[etree._Element, str, bool]]] = {}
    for element in content.iter("span", "cite", "a", "em", "u", "font", "dfn"):
        called = element.get("class") or ("" if element.tag == "cite" else None)
        text = text_in(element).strip()
        if called is None or not 1 < len(text) <= _LONGEST_LABEL:
            continue
        said = (element.tail or "").strip()
        ends = (text.endswith((":", "：")) and bool(said)) or said.startswith((":", "："))
        groups.setdefault((str(element.tag), called), []).append((element, text, ends and _begins(element)))
    found: set[etree._Element] = set()
    for several in groups.values():
        labels = [(element, text.rstrip(" :：")) for element, text, is_label in several if is_label]
        names = {text for _, text in labels}
        if len(labels) >= _FEW_LABELS and len(names) > 1 and 2 * len(names) <= len(labels) >= 0.4 * len(several):
            found |= {element for element, _ in labels}
    return found


_FEW_LABELS = 5


def _bold_before_words(content: etree._Element) -> int:
    """How many paragraphs begin with words in bold and a colon, as labels do that stand in no element of their own."""
    number = 0
    for element in content.iter("b", "strong"):
        text = text_in(element).strip()
        if not 1 < len(text) <= _LONGEST_LABEL or not text[0].isalpha():
            continue
        last = element
        while not (last.tail or "").strip() and last.getnext() is None:
            around = last.getparent()
            if around is None or str(around.tag) not in _INLINE:
                break
            last = around
        ends = text.endswith((":", "：")) or (last.tail or "").lstrip().startswith((":", "："))
        words = text.endswith((":", "：")) and len((last.tail or "").strip()) > 1
        number += (words or not text.endswith((":", "："))) and ends and _begins(last)
    return number


def _begins(element: etree._Element) -> bool:
    """True for an inline element at the beginning of a line."""
    before = element.getprevious()
    while before is not None and not (before.tail or "").strip() and str(before.tag) == "a" and not before.text:
        before = before.getprevious()  # an anchor
    if before is None:
        parent = element.getparent()
        return parent is None or not (parent.text or "").strip()
    return not (before.tail or "").strip() and (before.tag == "br" or str(before.tag) not in _INLINE)


_LONGEST_LABEL = 120
"""characters"""
_SIGNS = re.compile(r"^[○◯●◎◆◇■□▲△▼▽★☆►▶◉•*>–—-]{1,3}\s?(?=[^\W_])")
"""before a name, to tell it from words"""
_TIME = re.compile(
    r"(?<=\S)[\s,|–—-]{1,3}[(\[]?\d{1,2}[.:]\d{2}(?:[:.]\d{2})?[)\]]?$|^\d{1,2}:\d{2}(?::\d{2})?[\s–—-]{1,3}"
)
"""a time of day before or after a name"""
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
        if speech is not None and speech not in seen and not _WHEN.fullmatch(part.text):
            seen.add(speech)
            leaves[place] = (element, replace(part, called=f"{part.called} speaker", kind=("speech", part.kind)))
    return leaves


def _leaves(content: etree._Element, left_out: set[etree._Element]) -> Iterator[tuple[etree._Element, Part]]:
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
        if tag in {"span", "strong", "b", "cite", "time"} and not (_is_told_apart(element) and _stands_alone(element)):
            continue
        if tag in {"div", "p", "li"} and _is_pair(element):
            continue
        text = " ".join(text_in(element).split())
        if text:
            yield element, Part(text, _key(element, text), f"{element.get('class') or ''} {tag}", sure=tag == "dt")
            walker.skip_subtree()


def _is_told_apart(element: etree._Element) -> bool:
    """True for an inline element with a class, or with paragraphs beside it."""
    beside = () if element.get("class") else element.itersiblings()
    return bool(element.get("class")) or any(str(one.tag) not in _INLINE for one in beside)


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
