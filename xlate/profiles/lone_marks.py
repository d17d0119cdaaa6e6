"""Markers on lines of their own that hold for what follows: ``[Translation]`` before a label, until ``[English]``.

One that stands directly before a label speaks of the turn under it, not of the words above. Where another names the
language of the text, the two divide it into sections, and each holds until the next of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.document import BlockKind, Line
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Scope
from xlate.profiles.inline_markers import Place, find_marker
from xlate.profiles.passage import FULL_STOP, Passage, join_lines
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import is_shouted

__all__ = ["LoneMarks", "find_lone_marks", "mark_witnesses", "names_witness", "section_marker", "without_footnotes"]

_LONGEST = 80
"""characters"""
_SIGNS = re.compile(r"\*{1,4}|[†‡]{1,3}")
_BEHIND = 5
"""characters behind a label in which the sign of a note can stand"""
_LONGEST_FOOTNOTE = 120
_CARRIED = {Relation.INTERPRETATION, Relation.TRANSLATION, Relation.RETRANSLATION}


@dataclass(frozen=True, slots=True)
class LoneMarks:
    """What markers on lines of their own say of the words after them."""

    before: dict[int, Marker | None] = field(default_factory=dict)
    """those directly before a label, by the identity of the passage; those of footnotes, by that of the turn that has
    their sign, and None for the footnotes"""
    sections: dict[str, Marker] = field(default_factory=dict)
    """those that hold until the next, by their text"""


def find_lone_marks(passages: Sequence[Passage], profile: Profile, language: str) -> LoneMarks:
    """Find the markers that are all there is of a paragraph and speak of what follows.

    Args:
        passages: all of a text, in order.
        profile: its markers come first.
        language: tag of the language of the document.
    """
    found = {
        place: marker
        for place, passage in enumerate(passages)
        if _can_be_one(passage)
        and (marker := find_marker(passage.text, profile, language, Place.TURN)) is not None
        and marker.scope is not Scope.FOLLOWING
        and not marker.labels
    }
    sections = {marker.text: replace(marker, scope=Scope.SECTION) for marker in found.values()}
    own = {text for text, marker in sections.items() if _is_own(marker, language)}
    carried = {text for text, marker in sections.items() if marker.relation in _CARRIED}
    divided = own | carried if own and carried else set()
    divided |= {marker.text for marker in found.values() if marker.scope is Scope.SECTION}
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), 0)
    closes = _close_turns(found, first, len(passages))
    before: dict[int, Marker | None] = {
        id(passage): sections[marker.text] if marker.text in divided else marker
        for place, (passage, after) in enumerate(pairwise(passages))
        if (marker := found.get(place)) is not None
        and after.begins_turn
        and not (closes and marker.text not in divided)
        and (marker.text in divided or (marker.relation in _CARRIED and (place > first or _is_of_one(marker.text))))
    }
    for place, marker in found.items():
        if marker.text in divided and _is_above_headings(passages, place, found):
            before[id(passages[place])] = sections[marker.text]
    before |= _footnotes(passages, profile, language)
    return LoneMarks(before, {text: marker for text, marker in sections.items() if text in divided})


def _is_above_headings(passages: Sequence[Passage], place: int, found: Mapping[int, Marker]) -> bool:
    """True for a mark with headings or notes under it, and then a label: ``[Français]``, the subject, who speaks."""
    after = place + 1
    while after < min(len(passages), place + _HEADINGS):
        if passages[after].begins_turn:
            return after > place + 1
        if passages[after].kind is BlockKind.TEXT or after in found:
            return False
        after += 1
    return False


_HEADINGS = 6
"""paragraphs from a mark to a label, of which it speaks"""


def _close_turns(found: Mapping[int, Marker], first: int, end: int) -> bool:
    """True where marks stand under the words of which they speak: one stands under the last, and none above the first.

    Args:
        found: markers by the place of their passage.
        first: place of the first turn.
        end: number of passages.
    """
    carried = sorted(place for place, marker in found.items() if marker.relation in _CARRIED)
    return len(carried) > 1 and carried[-1] == end - 1 and carried[0] > first


def _footnotes(passages: Sequence[Passage], profile: Profile, language: str) -> dict[int, Marker | None]:
    """Markers at the feet of pages, and the turns whose labels have their sign: ``*SHRI LEE: ``, ``* Translated``.

    The sign can stand behind the colon too. Of several notes under each other each has its own: ``*``, ``**``.
    """
    found: dict[int, Marker | None] = {}
    waiting: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.candidate is not None:
            for sign in _SIGNS.findall(passage.text[: passage.candidate.end + _BEHIND]):
                waiting.setdefault(sign, []).append(passage)
            continue
        told = False
        left: list[Line] = []
        for line, sign, note in _notes(passage) if waiting else ():
            marker = find_marker(note, profile, language, Place.TURN) if sign in waiting else None
            if marker is not None and marker.relation in _CARRIED:
                found |= {id(turn): marker for turn in waiting.pop(sign)}
                told = True
            else:
                left.append(line)
        if told and left:  # other notes stay, as nobody's words
            passage.lines, passage.text, passage.line = tuple(left), join_lines(left), left[0].number
            passage.kind = BlockKind.NARRATIVE
        elif told:
            found[id(passage)] = None
    return found


def without_footnotes(passages: Sequence[Passage], marks: LoneMarks) -> list[Passage]:
    """The passages without the notes whose sign stands at turns: these speak of no others."""
    return [one for one in passages if marks.before.get(id(one), one) is not None]


def _notes(passage: Passage) -> Iterator[tuple[Line, str, str]]:
    """The line, the sign and the words of each note of a foot; none if a line of it is no note."""
    notes = [(line, _SIGNS.match(line.text)) for line in passage.lines]
    if all(sign is not None and len(line.text) <= _LONGEST_FOOTNOTE for line, sign in notes):
        yield from ((line, one.group(), line.text[one.end() :].strip()) for line, one in notes if one is not None)


def _can_be_one(passage: Passage) -> bool:
    return not passage.begins_turn and len(passage.text) <= _LONGEST and passage.text[:1] in "([（【［〔"


def _is_of_one(note: str) -> bool:
    """True for ``[Translation]`` above the first label; what says more at the head may speak of all the text."""
    return note.startswith("[") and " " not in note


def _is_own(marker: Marker, language: str) -> bool:
    """True for ``[English]`` in an English text."""
    named = marker.relation is Relation.SPOKEN and marker.spoken is not None
    return named and primary_subtag(marker.spoken or "") == primary_subtag(language) != UNDETERMINED


def section_marker(passage: Passage, profile: Profile) -> Marker | None:
    """The marker, with the scope of a section, that a paragraph or a line of it is; None if it is something else."""
    if len(passage.text) > 200:
        return None
    for text in dict.fromkeys((passage.text, *(line.text.strip() for line in passage.lines))):
        found = find_marker(text, profile, place=Place.PARAGRAPH) if text[:1] in ("(", "[") else None
        if found is not None and found.scope is Scope.SECTION:
            return found
    return None


_NEW_WITNESS = re.compile(
    r"^WITNESS:\s|(?i:\bcalled as\b|\bsworn\b|\(affirmed\b|\bexcused\b|\bdeposition of\b"
    r"|\b(?:the|next) witness (?:withdr[ae]w|left|stands? down)|\b(?:takes?|took) the (?:witness )?stand\b)"
)
"""how the one before answered says nothing of this one"""


_CALLED = re.compile(
    r"(?:[^\W\d_][\w.’'-]*,? ){2,7}[(\[](?:(?:previously |re-?)?(?:affirmed|sworn|called|continued|recalled|resumed)"
    r"|on (?:oath|affirmation))\b.{0,40}[)\]]"
)
"""``MS ANN LEE (affirmed)``"""
_ROWS = 4
"""lines of the heading of a witness"""


def mark_witnesses(passages: Sequence[Passage]) -> None:
    """Make headings of the name in capitals of a witness who is called, and of the lines from there to the next label.

    Args:
        passages: all of a text, in order; changed in place.
    """
    for at, one in enumerate(passages):
        if one.text[-1:] not in _CLOSED or one.begins_turn or _CALLED.fullmatch(one.text) is None:
            continue
        if not is_shouted(one.text.partition("(")[0].partition("[")[0]):
            continue
        after = next((place for place in range(at, len(passages)) if passages[place].begins_turn), len(passages))
        rows = passages[at:after]
        if len(rows) <= _ROWS and not any(FULL_STOP.search(row.text) for row in rows if row.text[-1:] not in _CLOSED):
            for row in rows:
                row.kind = BlockKind.HEADING


_CLOSED = (")", "]")


def names_witness(passage: Passage) -> bool:
    """True where another witness is called: what was said of the answers of the last ends."""
    return _NEW_WITNESS.search(passage.text) is not None
