"""The word for an interpreter behind a name that is no interpreter's: ``PM DUNG (Translator):``, ``Ana / Tolk:``.

The word alone is most often somebody's own occupation. It says how the words came where who is named holds an office or
asks a question, or has spoken before without it; then it does so wherever the document prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlate.findings import Finding
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Piece, Scope
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.inline_markers import notes_of
from xlate.profiles.interpreters_notes import is_interpreter
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.passage import Passage
from xlate.text import counted

__all__ = ["InterpretedPersons", "find_interpreted_persons"]

_PERSON = re.compile(r"^\S+ (?:interpret/)?(?:interpreter|translator)(?:/interpret)?$")
_SLASHED = re.compile(r"\s?/\s?(?P<who>[^\W\d_][^/()\[\]:]{2,24})$")
_HIGH = re.compile(
    r"(?:vice-?)?(?:pm$|mp$|presid|prezid|präsid|présid|πρόεδ|πρωθυπ|υπουργ|minist|premier|chancel|kanzl|kancl|king$"
    r"|queen$|könig|prince|governor|gouvern|gobern|senat|ambassad|embaj|embaix|ambasc|botschaft|chair"
    r"|primeir|primer|prime$|statsmin|pääminist|başbakan|bakan|cumhurbaş|президент|министр|премьер|міністр|прем[’']|посол"
    r"|总统|總統|总理|總理|首相|大統領|大臣|部长|部長|대통령|총리|장관|رئيس|وزير|נשיא|שר$|ראש)",
    re.IGNORECASE,
)
"""offices whose holders interpret for nobody"""
_ARTICLE = re.compile(
    r"(?:the|le|la|l[’']|el|il|o|a|der|die|de|het|h\.\s?e\.|(?:his|her) excellency)\s(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class InterpretedPersons:
    """Which words for interpreters say that somebody else is interpreted, and which are not known to."""

    marks: Mapping[int, Marker] = field(default_factory=dict)
    """by the identity of the passage"""
    doubtful: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """lines by the note: perhaps the occupation of whoever is named"""

    def read(self, pieces: list[Piece], passage: Passage) -> list[Piece]:
        """The pieces of the first words of a turn, the word for an interpreter before them as a marker."""
        mark = self.marks.get(id(passage))
        first = pieces[0] if pieces else None
        if mark is None or not isinstance(first, str) or not first.startswith(mark.text):
            return pieces
        return [mark, first.removeprefix(mark.text), *pieces[1:]]

    def findings(self, file: str) -> Iterator[Finding]:
        """One for each name behind which such a word stands that is perhaps an occupation."""
        for label, lines in self.doubtful.items():
            message = (
                f'"{label}" ({counted(len(lines), "turn")}): whether that is what the person is, or the words are '
                "interpreted, nothing tells; no marker is read"
            )
            yield Finding("XL209", message, file, lines[0])


def find_interpreted_persons(passages: Sequence[Passage], language: str) -> InterpretedPersons:
    """Find the words for interpreters behind the names of others, and before the words of others.

    Args:
        passages: all of a text, in order.
        language: tag of the language of the document.
    """
    spoke: set[str] = set()
    found: list[tuple[Passage, str, str]] = []
    told: set[str] = set()
    for passage in passages:
        if not passage.begins_turn:
            continue
        name, note = _of_passage(passage, language)
        if not name or is_interpreter(name, language):
            continue
        if note is None:
            spoke.add(name.casefold())
            continue
        found.append((passage, name, note))
        if name.casefold() in spoke or is_anonymous(name) or _HIGH.match(_ARTICLE.sub("", name).split()[0].strip(".")):
            told.add(note.casefold())
    marks = {
        id(passage): Marker(note, Relation.INTERPRETATION, Scope.TURN)
        for passage, _, note in found
        if note.casefold() in told
    }
    doubtful: dict[str, list[int]] = {}
    for passage, name, note in found:
        if note.casefold() not in told:
            doubtful.setdefault(f"{name} {note}", []).append(passage.line)
    return InterpretedPersons(marks, doubtful)


def _of_passage(passage: Passage, language: str) -> tuple[str, str | None]:
    """The name at the beginning of a turn, and the word for an interpreter behind it, if that is all that is."""
    candidate, voice = passage.candidate, passage.voice
    if candidate is not None:
        printed, said = f"{candidate.label} {candidate.notes}".strip(), passage.text[candidate.end :]
    else:
        printed, said = (voice.label or "").strip(" :：") if voice is not None else "", passage.text
    slashed = _SLASHED.search(printed)
    if slashed is not None and _is_person(slashed["who"], language):
        return printed[: slashed.start()].rstrip(), slashed["who"]
    notes = notes_of(printed)
    name = printed.partition(notes[0])[0].rstrip() if notes else printed
    if len(notes) == 1 and _is_person(notes[0], language):
        return name, notes[0]
    opening = notes_of(said.lstrip()[:_LONGEST]) if said.lstrip()[:1] in "([（【" else []
    if not notes and opening and _is_person(opening[0], language) and len(said.strip()) > len(opening[0]) + 1:
        return name, opening[0]
    return name, None


_LONGEST = 60


def _is_person(note: str, language: str) -> bool:
    reading = read_marker(note, None if language == UNDETERMINED else language)
    return reading is not None and _PERSON.match(reading.entry) is not None
