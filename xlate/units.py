"""Units: the stretches of text that a translator translates one by one, and what became of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from xlate.lineage import Certainty, Lineage, Relation

__all__ = ["NOT_XML", "State", "Target", "Unit", "UnitKind", "fold", "match_key"]

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""a character that XML cannot hold (XML 1.0, production Char)"""
_XML_SPACE = re.compile(r"[ \t\r\n]+")


def fold(text: str) -> str:
    """Runs of XML white space become one space, outer ones go. No-break spaces are text and stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:  # far quicker than to replace each single space
        text = _XML_SPACE.sub(" ", text)
    return text.strip(" \t\r\n")


def match_key(text: str) -> str:
    """The text as it is compared: all white space folded (no-break spaces too), composed (NFC).

    Two texts with the same key differ only in what an editor or a tool may change without meaning it.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


class UnitKind(StrEnum):
    """What a unit is in the transcript."""

    SEGMENT = "segment"
    NARRATIVE = "narrative"
    HEADING = "heading"
    LABEL = "label"
    STAGE = "stage"
    DATELINE = "dateline"
    OTHER = "other"
    """text in an element that xlate does not write itself"""


class State(StrEnum):
    """The state of a unit of a translated text with respect to its catalogue."""

    UNTRANSLATED = "untranslated"
    MACHINE = "mt"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    POST_EDITED = "postedited"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text with a stable name, as a translator meets it."""

    key: str
    """the xml:id; becomes msgctxt"""
    kind: UnitKind
    source: str
    """the words as an XML fragment: inline markup as tags, ``&`` and ``<`` escaped, white space folded"""
    language: str
    """BCP 47 tag of the words"""
    lineage: Lineage
    line: int
    """1-based line of the element in the TEI file"""
    number: str | None = None
    """the number that people cite, such as 2.1"""
    turn: str | None = None
    """number of the turn it belongs to"""
    speaker: str | None = None
    """name of the speaker"""
    role: str | None = None
    """office of the speaker"""
    relation: Relation | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """The translation of one unit into one language."""

    key: str
    """the key of its unit"""
    text: str
    """the words as an XML fragment, checked against the source: safe to splice; empty if state is untranslated"""
    state: State
    """fuzzy, translated, stale: the words are a translation; untranslated: the source text stands in"""
    line: int | None = None
    """line of the entry in the translator's file"""
