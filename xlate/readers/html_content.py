"""The element of a web page that holds its text, told by how many words stand in paragraphs."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from xlate.readers.html_walk import BLOCK_TAGS, Walk

__all__ = ["find_content"]

_RUNNING_TEXT = 40
"""characters"""
_MOST = 0.8
"""share of the words of the paragraphs that the element with the text has"""


def find_content(body: etree._Element, walk: Walk) -> etree._Element:
    """From the body down, as long as one child has most of the words of the paragraphs.

    An article or main element around it is taken instead if it has the heading too.
    """
    weights = _weigh(body, walk)
    content = body
    while True:
        blocks = [child for child in content if child.tag in BLOCK_TAGS]
        heaviest = max(blocks, key=weights.__getitem__, default=content)
        if heaviest is content or weights[heaviest] < _MOST * weights[content] or _is_one_of_many(heaviest, walk):
            break
        content = heaviest
    for ancestor in content.iterancestors("article", "main"):
        if next(ancestor.iter("h1"), None) is not None or walk.title in set(ancestor.iter("h2", "h3")):
            return ancestor
    return content


def _is_one_of_many(element: etree._Element, walk: Walk) -> bool:
    """True for a speech, a paragraph, an item or a quotation among others: what is beside it is text too."""
    beside = (one for one in (*element.itersiblings(), *element.itersiblings(preceding=True)) if one.tag == element.tag)
    if element in walk.voices:
        return True
    return element.tag in {"p", "tr"} or (element.tag in {"li", "dd", "blockquote"} and next(beside, None) is not None)


def _weigh(body: etree._Element, walk: Walk) -> Counter[etree._Element]:
    """How many words of paragraphs each element of a page has; links and boilerplate weigh nothing."""
    weights: Counter[etree._Element] = Counter()
    order: list[etree._Element] = []
    stack = [body]
    while stack:
        element = stack.pop()
        if walk.is_boilerplate(element):
            continue
        order.append(element)
        if element.tag != "a":
            weights[element] = _words(element.text) + sum(_words(child.tail) for child in element)
            stack.extend(element)
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element is not body:
            weights[parent] += weights[element]
    return weights


def _words(text: str | None) -> int:
    """Characters of running text; what is as short as the entry of a menu counts little."""
    size = len(text.strip()) if text else 0
    return size if size >= _RUNNING_TEXT else size // 10
