"""What both directions of TMX call things: the ``prop`` elements in which xlate says what it knows of a pair.

The ways are written as everywhere in translators' files: ``ko>ru>en``, and ``?>ru>en`` where nobody knows how the
words began. Files of older versions have blanks between the tags, and all properties on the unit; both are read.
"""

from __future__ import annotations

from xlate.model.unit import State

__all__ = [
    "DOCUMENT",
    "LINEAGE",
    "MACHINE",
    "MARKUP",
    "MARKUP_LOST",
    "NUMBER",
    "ORIGINS",
    "RELATION",
    "SPEAKER",
    "STATE",
    "TARGET_LINEAGE",
    "TARGET_WAY",
    "UNIT_KIND",
    "UNKNOWN_MACHINES",
    "WAY",
]

DOCUMENT = "x-document"
NUMBER = "x-number"
SPEAKER = "x-speaker"
UNIT_KIND = "x-xlate-unit"
WAY = "x-xlate-lineage"
LINEAGE = "x-xlate-kind"
RELATION = "x-xlate-relation"
STATE = "x-state"
MACHINE = "x-mt"
TARGET_WAY = "x-xlate-target-lineage"
TARGET_LINEAGE = "x-xlate-target-kind"
MARKUP = "x-xlate-markup"
MARKUP_LOST = "lost"

ORIGINS = (
    "x-origin",
    "origin",
    "x-mt",
    "x-match-origin",
    "x-translation-origin",
    "x-state-qualifier",
    "state-qualifier",
)
"""properties in which other tools say that a machine wrote a translation"""
UNKNOWN_MACHINES = {
    State.MACHINE: "a machine's words",
    State.POST_EDITED: "a machine's words, corrected by a person",
}
"""what stands in x-mt where the line of origin is not known"""
