"""Comments and reviews of people, which stand beside the words that they are about.

``standOff/listAnnotation[@type='comments']/note``: ``@target`` names the units, ``@resp`` who says so, a ``date`` when;
of ``@type`` comment, open or closed (``@subtype``), or of ``@type`` review, reviewed or approved. docs/encoding.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xlate.model.marks import Note, Remarks, Review
from xlate.tei.names import T, pointers, text_of
from xlate.tei.read.lineage import HeaderHops
from xlate.tei.record import Record
from xlate.text import normalize_space

__all__ = ["COMMENTS", "find_comments", "listed_notes", "note_of", "read_comments", "review_of"]

COMMENTS = "comments"
"""``listAnnotation/@type``"""


def find_comments(root: etree._Element) -> etree._Element | None:
    """The list of comments and reviews."""
    return root.find(f"{T}standOff/{T}listAnnotation[@type='{COMMENTS}']")


def listed_notes(root: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The comments (``comment``) or the reviews (``review``), as they stand there."""
    listed = find_comments(root)
    notes = listed.iterchildren(T + "note") if listed is not None else ()
    return (note for note in notes if note.get("type") == kind)


def note_of(element: etree._Element, hops: HeaderHops) -> Note:
    """A comment."""
    date = element.find(T + "date")
    words = [element.text or ""]
    for child in element:
        words += [text_of(child) if child is not date else "", child.tail or ""]
    return Note(element.get("subtype") == "closed", _when(date), _by(element, hops), normalize_space("".join(words)))


def review_of(element: etree._Element, hops: HeaderHops) -> Review:
    """A review; of which words does not stand there, for it is of those that its units have."""
    return Review(element.get("subtype") or "", _when(element.find(T + "date")), "", _by(element, hops))


def read_comments(record: Record) -> dict[str, Remarks]:
    """xml:id of each unit -> what people have noted on it."""
    found: dict[str, Remarks] = {}
    if find_comments(record.root) is None:
        return found
    hops = HeaderHops.read(record.header)
    for element in listed_notes(record.root, "comment"):
        for key in pointers(element.get("target")):
            before = found.get(key, Remarks())
            found[key] = Remarks((*before.notes, note_of(element, hops)), before.review)
    for element in listed_notes(record.root, "review"):
        for key in pointers(element.get("target")):
            found[key] = Remarks(found.get(key, Remarks()).notes, review_of(element, hops))
    return found


def _when(date: etree._Element | None) -> str:
    return "" if date is None else date.get("when") or normalize_space(date.text or "")


def _by(element: etree._Element, hops: HeaderHops) -> str:
    return " and ".join(hops.agents[name] for name in pointers(element.get("resp")) if name in hops.agents)
