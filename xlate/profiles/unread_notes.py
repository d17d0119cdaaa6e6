"""Notes in brackets that no rule understands: none that matters is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlate.findings import Finding
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Certainty, Relation
from xlate.model.pieces import Piece
from xlate.profiles.marker_lexicon import MarkerMode, MarkerReading, read_marker
from xlate.profiles.nearest_marker import holds_stem, nearest_marker
from xlate.profiles.vocabulary import is_office

__all__ = ["UnreadNotes"]

_NOTE = re.compile(r"[(\[（〔【［][^()\[\]（）〔〕【】［］\n]{2,80}[)\]）〕】］]")
_ITEM = re.compile(r"\W*(?:\w|\d+|[ivx]+|\d{1,2}\s?[:.時时點点시h]\s?(?:\d{1,2}\s?[分분]?)?)\W*")
"""(a), (12), (iv): an item of a list; (14時32分): a time of day"""


@dataclass(slots=True)
class UnreadNotes:
    """Takes note of brackets that could have been markers."""

    language: str
    """tag of the language of the text"""
    _found: dict[str, list[int]] = field(default_factory=dict)
    """lines by note"""
    _inside: dict[str, list[int]] = field(default_factory=dict)
    """the same of markers in the middle of a sentence"""

    def in_label(self, note: str, line: int) -> None:
        """A note in a label; in capitals it is a party, a country or an office, unless it is like a marker."""
        inner = note.strip("()[]（）〔〕【】［］ \u00a0")
        language = None if self.language == UNDETERMINED else self.language
        if inner and (
            (inner[0].islower() and not _is_of_person(inner))
            or holds_stem(note, language)
            or _recorded(note, language)
            or nearest_marker(note, language) is not None
        ):
            self._found.setdefault(note, []).append(line)

    def before_words(self, words: str, line: int) -> None:
        """The words of a turn, which may begin with a note."""
        match = _NOTE.match(words)
        if match is not None and not _ITEM.fullmatch(match.group()):
            self._found.setdefault(match.group(), []).append(line)

    def in_paragraph(self, pieces: Sequence[Piece], line: int, *, begins_turn: bool) -> None:
        """What is left of a paragraph beside its markers.

        A note on the language spoken is no marker in the middle of a sentence, and is told.
        """
        if begins_turn and pieces and isinstance(pieces[0], str):
            self.before_words(pieces[0], line)
        tag = None if self.language == UNDETERMINED else self.language
        for match in (match for piece in pieces if isinstance(piece, str) for match in _NOTE.finditer(piece)):
            reading = read_marker(match.group(), tag)
            if reading and reading.relation is Relation.SPOKEN and reading.certainty is Certainty.HIGH:
                self._inside.setdefault(match.group(), []).append(line)

    @property
    def found(self) -> Mapping[str, Sequence[int]]:
        """The notes, each with its lines."""
        return self._found

    def findings(self, file: str) -> Iterator[Finding]:
        """One finding for each note."""
        for note, lines in self._found.items():
            times = f" ({len(lines)} times)" if len(lines) > 1 else ""
            if _recorded(note, None if self.language == UNDETERMINED else self.language):
                message = f'"{note}"{times} says that the voice is recorded, not that it translates; no marker is read'
                yield Finding("XL209", message, file, lines[0])
                continue
            near = self._nearest(note)
            guess = f'; the nearest marker is "{near}"' if near else ""
            yield Finding("XL209", f'"{note}"{times} is not understood{guess}', file, lines[0])
        for note, lines in self._inside.items():
            times = f" ({len(lines)} times)" if len(lines) > 1 else ""
            message = f'"{note}"{times} stands in the middle of a sentence, where it is not taken for a marker'
            yield Finding("XL209", message, file, lines[0])

    def _nearest(self, note: str) -> str | None:
        near = nearest_marker(note, None if self.language == UNDETERMINED else self.language)
        return near.text if near else None


_PRONOUNS = re.compile(r"[^\W\d_]{1,6}(?:/[^\W\d_]{1,7}){1,2}")
"""``she/her``, ``hij/hem``"""
_ATTENDS = re.compile(
    r"\b(?:zoom|teams|webex|skype|online|on-line|remote|virtual|v[ií]d[eé]o|visio|phone|t[eé]l[eé]fon|telefon"
    r"|presen[ct]|présen[ct]|abs[eê]n)",
    re.IGNORECASE,
)
"""how somebody attends: ``via Zoom``, ``par visioconférence``"""
_SHORTENED = re.compile(r"int|tra|tol|dol|пер|üb|terc|tulk", re.IGNORECASE)
"""how the words begin that say that something is interpreted, and may be shortened: ``(int.)``"""
_SHORT = 5
"""letters of a party, ``kesk``, or a pronoun alone"""


def _is_of_person(inner: str) -> bool:
    """True for what is no marker: the office of whoever speaks, pronouns, a party, how somebody attends."""
    words = inner.split()
    if _PRONOUNS.fullmatch(inner) or any(map(is_office, words[:3])) or _ATTENDS.search(inner):
        return True
    return len(words) == 1 and len(inner.rstrip(".")) <= _SHORT and _SHORTENED.match(inner) is None


def _recorded(note: str, language: str | None) -> MarkerReading | None:
    """What a note says that is most often a presenter's own voice over pictures: "(voice-over)", "(voix off)"."""
    reading = read_marker(note, language)
    return reading if reading is not None and reading.mode is MarkerMode.VOICE_OVER else None
