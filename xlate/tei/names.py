"""Names of TEI elements and attributes in the form that lxml wants them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Container
from itertools import count

from lxml import etree

from xlate.model.unit import xml_name
from xlate.text import normalize_space

__all__ = [
    "ANNOTATION",
    "INCLUDE",
    "STANDOFF",
    "TEI_NAMESPACE",
    "TURNS",
    "XML_ID",
    "XML_LANG",
    "IdGenerator",
    "IdRegistry",
    "T",
    "document_id",
    "is_marker",
    "language_of",
    "point_at",
    "pointers",
    "prefix_of",
    "stable_id",
    "text_of",
]

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
T = f"{{{TEI_NAMESPACE}}}"
"""prefix of a TEI element's name in lxml: ``T + "seg"``"""
ANNOTATION = "annotation"
"""``application/@type`` of xlate in a file that was made elsewhere, to which xlate only added something"""
INCLUDE = "{http://www.w3.org/2001/XInclude}include"
"""what stands for a part of a text that is in another file"""
STANDOFF = "standoff"
"""``application/@subtype`` of xlate in such a file if lineage is stated beside its text, not on its elements"""
TURNS = {T + "u", T + "sp"}
"""what one speaker says until another one speaks: an utterance, or a speech of a play"""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def pointers(value: str | None) -> list[str]:
    """The ids that a pointing attribute names: ``"#a #b"`` gives ``["a", "b"]``; other pointers are left out."""
    return [word[1:] for word in (value or "").split() if word.startswith("#")]


def point_at(*identifiers: str) -> str:
    """The value of an attribute that points at ids: the inverse of `pointers`."""
    return " ".join(f"#{identifier}" for identifier in identifiers)


def prefix_of(element: etree._Element) -> str:
    """What stands before the names of the elements in a file: ``tei:``, mostly nothing."""
    return f"{element.prefix}:" if element.prefix else ""


def language_of(text: etree._Element) -> str | None:
    """The language in force at an element, if it is stated there or around it."""
    node: etree._Element | None = text
    while node is not None:
        if language := node.get(XML_LANG):
            return language
        node = node.getparent()
    return None


def text_of(element: etree._Element | None) -> str:
    """The words in an element, white space folded; empty if there is no such element."""
    return "" if element is None else normalize_space("".join(map(str, element.itertext())))


_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]
"""the two letters of each ten bits: an id is made for each paragraph, and base64 takes longer for it than SHA-256"""


def stable_id(kind: str, speaker: str, text: str) -> str:
    """The xml:id of a unit or turn, made from what is said and never from its position.

    Args:
        kind: u turn, s segment, l label, i stage direction, h heading, n narrative, d dateline.
        speaker: name of the speaker without office; empty where nobody speaks.
        text: the words as printed; a turn is named after its first paragraph.

    Returns:
        for example ``"s-dhx6vuyc"``. White space is folded and the text composed (NFC) for the hash only.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    folded = " ".join(plain.split())
    digest = hashlib.sha256(f"{kind}\n{speaker}\n{folded}".encode()).digest()
    number = int.from_bytes(digest[:5])  # five bytes are eight letters of RFC 4648 base 32
    letters = (_PAIRS[number >> 30], _PAIRS[number >> 20 & 1023], _PAIRS[number >> 10 & 1023], _PAIRS[number & 1023])
    return f"{kind}-{''.join(letters)}"


class IdGenerator:
    """Makes the ids of one document: a repeat gets ``-2``, ``-3`` in document order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def make(self, kind: str, speaker: str, text: str) -> str:
        """The xml:id of the next element; see `stable_id`."""
        identifier = stable_id(kind, speaker, text)
        self._seen[identifier] += 1
        count = self._seen[identifier]
        return identifier if count == 1 else f"{identifier}-{count}"


class IdRegistry:
    """The ids that a document has, or is about to get."""

    def __init__(self, given: Container[str] = frozenset()) -> None:
        self.given = given
        """those that it has"""
        self._new: set[str] = set()

    def __contains__(self, identifier: str) -> bool:
        """True if an element has this id, or is about to get it."""
        return identifier in self.given or identifier in self._new

    def add(self, *identifiers: str) -> None:
        """Note ids that elements are about to get."""
        self._new.update(identifiers)

    def free(self, wanted: str, separator: str = ".") -> str:
        """The id, or with ``.2``, ``.3`` … at its end if it is taken; it is taken from now on."""
        names = (wanted if number == 1 else f"{wanted}{separator}{number}" for number in count(1))
        free = next(name for name in names if name not in self)
        self.add(free)
        return free


def document_id(stem: str) -> str:
    """The xml:id of a document: the stem of its file name as an XML name; of the header is ``T1`` and ``v.en``."""
    made = xml_name(stem, "transcript", "t")
    return f"t-{made}" if _OF_HEADER.fullmatch(made) else made


_OF_HEADER = re.compile(r"T\d+|(?:ag|bas|hops?|lin|mode|org|rel|v)\..*")
"""points of the timeline, agents, hops, versions and categories"""


def is_marker(element: etree._Element) -> bool:
    """True for a printed marker; files of version 0.1 have it as a seg."""
    return element.tag in (T + "note", T + "seg") and element.get("type") == "marker"
