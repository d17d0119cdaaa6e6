"""Speakers of a web page that stand in attributes of what they say: ``data-speaker``, ``data-author``, ``aria-label``.

A few names of attributes are known; any other counts if its values read like names, change and come again, as names
that stand in elements do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import etree

from xlate.readers.html_inline import text_in
from xlate.readers.html_told_voices import voices_of_columns, voices_of_legend
from xlate.readers.naming import Part, find_naming, is_hinted

__all__ = ["find_voices", "guess_voices"]

_KNOWN = ("data-person-speaking-attribution", "data-speaker", "data-speaker-name")
_COPIED = "data-pre-plain-text"
_CHAT = etree.XPath(f".//*[@{_COPIED}]")
_BEFORE_WORDS = re.compile(r"\s*\[[^\[\]]{1,60}\]\s?(?P<name>[^:]{1,80}):\s*")
"""what WhatsApp puts before a message that is copied: ``[10:15, 3/4/2024] Ann Lee: ``"""
_FEWEST = 4
_SHORTEST = 4
"""letters of a word that begins with a small letter and is no part of a name"""
_NEAR = 3
"""elements around a picture that are looked at"""
_NAMED = etree.XPath(".//@*[starts-with(name(), 'data-') or name() = 'aria-label']/..")
_STATED = etree.XPath(".//*[@itemscope]/meta[(@itemprop = 'author' or @itemprop = 'creator') and @content]")
"""microdata that nobody sees"""
_NO_SPEECH = {"a", "button", "img", "input", "meta", "nav", "time", "ul", "ol", "form", "video", "audio"}


def find_voices(body: etree._Element, page: str) -> dict[etree._Element, str]:
    """The elements of a page that say in an attribute whose words they hold, with the name.

    Args:
        body: the whole page.
        page: the same as it is written: what is not in it at all need not be looked for.
    """
    groups: defaultdict[str, dict[etree._Element, str]] = defaultdict(dict)
    for element in dict.fromkeys(_NAMED(body) if "data-" in page or "aria-label" in page else ()):
        for key, value in element.attrib.items():
            if key in _KNOWN and value:
                groups[_KNOWN[0]].setdefault(element, value)
            elif (key.startswith("data-") or key == "aria-label") and element.tag not in _NO_SPEECH and value.strip():
                groups[key][element] = " ".join(value.split())
    for element in _CHAT(body) if _COPIED in page else ():
        said = _BEFORE_WORDS.fullmatch(element.get(_COPIED) or "")
        groups[_KNOWN[0]].update({element: said["name"]} if said else {})
    known = groups.pop(_KNOWN[0], None)
    if known:
        return known
    for stated in _STATED(body) if "<meta" in page else ():
        groups["author"][stated.getparent()] = stated.get("content").strip()
    found = [group for key, group in groups.items() if len(group) >= _FEWEST and _are_names(key, group)]
    return max(found, key=len, default={})


def guess_voices(body: etree._Element) -> dict[etree._Element, str]:
    """The same where only pictures, the heads of columns or a legend say whose words they are: products have them too.

    Args:
        body: the whole page.
    """
    return _voices_of_pictures(body) or voices_of_columns(body) or voices_of_legend(body)


def _voices_of_pictures(body: etree._Element) -> dict[etree._Element, str]:
    """The rows of a conversation, each with the face of who speaks: ``<img alt="Ann Lee">`` beside the words."""
    group: dict[etree._Element, str] = {}
    for picture in body.iter("img"):
        name, beside = " ".join((picture.get("alt") or "").split()), _with_words(picture)
        group |= {beside: name} if _is_capitalised(name) and beside is not None else {}
    return group if len(group) >= _FEWEST and _are_names("picture", group) else {}


def _is_capitalised(name: str) -> bool:
    """True for a name; pictures that many things have are told in words: ``Video in format Real Media``."""
    return bool(name) and all(word[0].isupper() or len(word) < _SHORTEST for word in name.split())


def _with_words(picture: etree._Element) -> etree._Element | None:
    """What stands around a picture with words in it: a row of a conversation, with the face of who speaks."""
    near = islice(picture.iterancestors(), _NEAR)
    return next((one for one in near if text_in(one).strip()), None)


def _are_names(key: str, group: dict[etree._Element, str]) -> bool:
    """True if the values name who speaks; where the attribute is not called so, they have two words at least."""
    if not is_hinted(key) and not all(len(value.split()) > 1 and value[0].isupper() for value in group.values()):
        return False
    parts: list[Part] = []
    for element, value in group.items():
        words = " ".join(text_in(element).split())
        parts += [Part(value, "value", key), Part(words or "-", None)]
    places = find_naming(parts)
    return places is not None and len(places) == len(group)
