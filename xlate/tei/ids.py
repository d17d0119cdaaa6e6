"""Names of elements: stable ones made from what is said, readable ones for the header."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter

from xlate.units import xml_name

__all__ = ["IdMaker", "document_id", "stable_id"]


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
    return f"{kind}-{base64.b32encode(digest[:5]).decode().lower()}"  # five bytes are eight letters


class IdMaker:
    """Makes the ids of one document: a repeat gets ``-2``, ``-3`` in document order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def make(self, kind: str, speaker: str, text: str) -> str:
        """The xml:id of the next element; see `stable_id`."""
        identifier = stable_id(kind, speaker, text)
        self._seen[identifier] += 1
        count = self._seen[identifier]
        return identifier if count == 1 else f"{identifier}-{count}"


def document_id(stem: str) -> str:
    """The xml:id of a document: the stem of its file name as an XML name."""
    return xml_name(stem, "transcript", "t")
