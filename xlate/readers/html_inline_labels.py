"""Names that stand in inline elements before what is said: ``<b>Ann:</b> …``, ``<span class="n">Ann</span> – …``.

Elements of one kind that begin lines, hold few names, change from line to line and have words after them are labels,
whatever the element and its class are called. Before a colon they are set apart as bold sets apart, and whoever reads
labels decides; before a dash, a line end or nothing they say who speaks, as elements of their own do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from xlate.readers.html_inline import text_in
from xlate.readers.naming import bare_label, comes_again, glued_clock, without_clock

__all__ = ["INLINE", "InlineLabels", "find_inline_labels"]

INLINE = {
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
    "big",
    "abbr",
    "img",
    "cite",
    "time",
    "wbr",
    "dfn",
    "mark",
    "code",
    "tt",
    "label",
}
_HOLDERS = INLINE - {"abbr", "br", "img", "sub", "sup", "time", "wbr"}
"""those that hold a name; the others hold a sign, a time or nothing"""
_BOLD = {"b", "strong"}
_LONGEST = 120
"""characters of a label"""
_FEWEST = 5
"""labels before a colon; fewer tell nothing"""
_DASH = re.compile(r"[–—―-]\s")
_DASHED = re.compile(r"\s?[–—―-]$")
_MOSTLY = 0.4
"""share of the elements of a kind that are labels before a colon: links and stressed words are of that kind too"""
_NEARLY_ALL = 0.8
"""the same where nothing but their place says that they are labels"""


@dataclass(slots=True)
class InlineLabels:
    """Inline elements that hold the names of those who speak."""

    bold: set[etree._Element] = field(default_factory=set)
    """before a colon: set apart as bold sets apart"""
    voices: dict[etree._Element, str] = field(default_factory=dict)
    """before anything else: the name"""
    number: int = 0
    """how many there are"""


@dataclass(frozen=True, slots=True)
class _Held:
    """An inline element with a few words in it."""

    element: etree._Element
    text: str
    ends: str
    """colon, dash, break or words, whichever comes after the name; other if it does not begin a line"""


def find_inline_labels(content: etree._Element) -> InlineLabels:
    """The inline elements of a page that name who speaks.

    Args:
        content: the element that holds the text.
    """
    groups: defaultdict[tuple[str, str | None], list[_Held]] = defaultdict(list)
    for element in content.iter():
        tag = str(element.tag)
        if tag not in _HOLDERS and not _is_custom(element):
            continue
        text = " ".join(text_in(element).split())
        if not text or len(text) > _LONGEST or (len(text) == 1 and not text.isupper()):
            continue
        held = _Held(element, text, _ends(element, text))
        if len(text) == 1 and held.ends not in {"colon", "dash"}:
            continue  # the first letter of a chapter; that of who asks has a sign after it
        groups[tag, element.get("class") or ""].append(held)
        if element.get("class"):
            groups[tag, None].append(held)  # a class for each person
    found = InlineLabels()
    best = max(map(_voices, groups.values()), key=len, default=[])
    for (tag, name), several in groups.items():
        labels = _before_colons(several)
        found.number = max(found.number, len(labels))
        if name is None or (tag in _BOLD and not name):
            continue  # bold says so itself
        found.bold |= {one.element for one in labels}
    if len(best) > found.number:
        found.voices = {one.element: _called(one.text) for one in best}
        found.number = len(best)
        found.bold = set()
    return found


def _called(text: str) -> str:
    return _DASHED.sub("", without_clock(text)).rstrip(" .:：")


def _is_custom(element: etree._Element) -> bool:
    tag = str(element.tag)
    return "-" in tag and all(str(one.tag) in INLINE for one in element.iterdescendants())


def _before_colons(several: list[_Held]) -> list[_Held]:
    """Those of a kind that are labels before a colon; none if there are too few."""
    labels = [one for one in several if one.ends == "colon"]
    names = {bare_label(one.text) for one in labels}
    is_kind = len(labels) >= _FEWEST and len(names) > 1 and 2 * len(names) <= len(labels)
    return labels if is_kind and len(labels) >= _MOSTLY * len(several) else []


def _voices(several: list[_Held]) -> list[_Held]:
    """Those of a kind that are labels before a dash, a line end or words alone; none if they are something else.

    A clock behind the name, before the colon, makes voices of labels with colons too.
    """
    if len(several) < _FEWEST:
        return []
    for ends in ("dash", "break", "words", "clock"):
        labels = [one for one in several if one.ends == ends and one.text[-1] not in "?!,;…"]
        if len(labels) < max(_FEWEST, _NEARLY_ALL * len(several)):
            continue
        names = [bare_label(_called(one.text)) for one in labels]
        changes = sum(one != other for one, other in pairwise(names))
        if all(map(_is_headword, labels)) and 2 * len(set(names)) > len(names):
            continue  # a dictionary, in which a word can come twice
        if len(set(names)) > 1 and 4 * changes >= len(names) and comes_again(names):
            return labels
    return []


def _is_headword(label: _Held) -> bool:
    """True for one word and a full stop, before words: ``Oak. A tree``."""
    return label.ends == "words" and label.text[-1] == "." and " " not in label.text and not label.text.isupper()


def _ends(element: etree._Element, text: str) -> str:
    """What comes after the words of an element that begins a line."""
    last = element
    while not (last.tail or "").strip() and last.getnext() is None and _is_inline(last.getparent()):
        around = last.getparent()
        assert around is not None
        last = around
    if not _begins(last) or not any(character.isalpha() for character in text):
        return "other"
    said = (last.tail or "").lstrip()
    after = last.getnext()
    colon = text.endswith((":", "：")) or said.startswith((":", "："))
    if colon:
        return (
            ("clock" if glued_clock(text.rstrip(" :：")) else "colon")
            if _has_words(last, said.lstrip(":： "))
            else "other"
        )
    if _DASHED.search(text) or _DASH.match(said):
        return "dash"
    if said:
        return "words" if len(said) > 1 and said[0] not in ",;)" else "other"
    if after is None:
        return "other"
    return "break" if after.tag == "br" else "words" if str(after.tag) in INLINE else "other"


def _has_words(last: etree._Element, said: str) -> bool:
    """True if words follow in the same line, or after a line break."""
    if said:
        return True
    return any((one.tail or "").strip() or text_in(one).strip() for one in last.itersiblings())


def _is_inline(element: etree._Element | None) -> bool:
    return element is not None and str(element.tag) in INLINE


def _begins(element: etree._Element) -> bool:
    """True for an inline element at the beginning of a line, but for anchors, pictures and clocks before it."""
    for before in _before(element):
        if (before.tail or "").strip():
            return False
        if before.tag == "br" or str(before.tag) not in INLINE:
            return True
        if text_in(before).strip() and not glued_clock(f"x {text_in(before).strip()}"):
            return False
    parent = element.getparent()
    if parent is None or (parent.text or "").strip():
        return False
    return _begins(parent) if _is_inline(parent) else True


def _before(element: etree._Element) -> Iterator[etree._Element]:
    return (one for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))
