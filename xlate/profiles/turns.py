"""A label and the paragraphs under it -> a turn, every paragraph with its lineage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from xlate.findings import Finding
from xlate.model.document import Break
from xlate.model.lineage import Basis, Relation
from xlate.model.pieces import EditorialNote, Gap, Marker, Piece, StageDirection, StageKind
from xlate.model.transcript import Dateline, Separator, Turn
from xlate.profiles.claims import LineageClaim, LineageClaims
from xlate.profiles.clock_times import split_closing_time
from xlate.profiles.inline_markers import Place, find_marker, notes_of, split_edges
from xlate.profiles.interpreted_persons import InterpretedPersons
from xlate.profiles.interpreters_notes import is_interpreter, note_of_interpreter, speaks_for_himself
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.label_making import TRAILING_NOTES
from xlate.profiles.label_parts import is_party_line, is_post, parts_of_notes
from xlate.profiles.marker_parts import (
    completes,
    ended_in,
    has_words,
    is_foreign,
    is_opened,
    joined,
    parts_of,
    untranscribed,
)
from xlate.profiles.marks_before_labels import marker_before
from xlate.profiles.marks_behind_names import EDGES, doubtful_at_end, marker_at_end, split_unbracketed
from xlate.profiles.opened_brackets import split_opened
from xlate.profiles.passage import Passage
from xlate.profiles.profile import Profile
from xlate.profiles.set_apart import SetApart, set_apart, with_breaks
from xlate.profiles.speakers import Speaker, SpeakerRegistry
from xlate.profiles.turn_content import TurnContent, find_brackets
from xlate.profiles.turn_lineage import TurnLineage
from xlate.profiles.unread_notes import UnreadNotes
from xlate.text import counted, normalize_space

__all__ = ["TurnBuilder"]

_OF_PROGRAMS = frozenset({"external", "guest", "host", "me", "organizer", "presenter", "unverified", "you"})
"""what programs for meetings write in brackets behind a name"""


@dataclass(slots=True)
class TurnBuilder:
    """Makes the turns of one transcript, in order; remembers what earlier ones say about later ones."""

    profile: Profile
    claims: LineageClaims
    speakers: SpeakerRegistry
    lineage: TurnLineage
    persons: InterpretedPersons = field(default_factory=InterpretedPersons)
    """words for interpreters that say that somebody else is interpreted"""
    unread: UnreadNotes = field(init=False)
    """brackets that are not understood"""
    ending: Dateline | None = None
    """the closing time, if it was glued to the last paragraph"""
    interpreted: dict[str, list[int]] = field(default_factory=dict)
    """lines of the turns of interpreters that are taken for words of others, by label"""
    _said: str = ""
    """the words of whoever spoke last and is no interpreter"""
    _noted: Marker | None = None
    """the language note that is all of the turn before"""

    def __post_init__(self) -> None:
        self.unread = UnreadNotes(self.claims.language)

    def build(self, passages: list[Passage], earlier: Turn | None = None, before: Marker | None = None) -> Turn:
        """One turn.

        Args:
            passages: the first begins with a label or has a voice, unless the turn goes on after a heading.
            earlier: the turn that goes on.
            before: a marker on a line of its own above the label.
        """
        first = passages[0]
        heading = self._read_heading(first, earlier)
        speaker, label, marker = heading.speaker, heading.label, heading.marker
        if marker is not None:
            self.lineage.remember(marker, speaker, label)
        claim = (
            self.lineage.of_turn(marker, speaker, label) if earlier is None else self.lineage.going_on(earlier, speaker)
        )
        words = first.text[heading.end :].lstrip(" \t\u00a0,") if heading.end else first.text
        if earlier is None and heading.marker is None and label and is_interpreter(label, self.claims.language):
            whole = " ".join([words, *(one.text for one in passages[1:])])
            claim = self._by_interpreter(claim, label, whole, first.line)
        else:
            self._said = " ".join([words, *(one.text for one in passages[1:3])])
            self._noted = None
        content = TurnContent(
            speaker, claim, claim, heading=marker, lone_marker=before, brackets=find_brackets(passages)
        )
        role_note, words = self._function(words, speaker)
        after = passages[1:]
        under = after[0].text if not words and len(after) > 1 and after[0].line == first.line + 1 else ""
        if under and (is_post(under) or is_party_line(under)):
            role_note, after = after[0].text, after[1:]
            if speaker is not None and is_post(under):
                speaker.role = speaker.role or role_note
            elif speaker is not None:
                speaker.affiliation = speaker.affiliation or role_note[1:-1]
        self._add_passage(words, first, content)
        for passage in after:
            self._add_passage(passage.text, passage, content)
        content.finish()
        content.settle()
        if label is not None and marker is None and (alone := content.only_a_marker()) is not None:
            marker = alone  # a marker and no words belongs to the label
            content.items.clear()
        if label is not None and marker is None:
            marker = content.only_unwritten()
            self._noted = marker or self._noted
        return Turn(
            label=label,
            marker=marker,
            person=speaker.key if speaker and not speaker.is_anonymous else None,
            name=speaker.called if speaker else "",
            lineage=content.turn.lineage,
            relation=content.turn.relation,
            certainty=content.turn.certainty,
            basis=content.turn.basis,
            content=tuple(content.items),
            line=first.line,
            role_note=role_note,
            start=min((p.start for p in passages if p.start is not None), default=None),
            end=max((p.end for p in passages if p.end is not None), default=None),
        )

    def _by_interpreter(self, claim: LineageClaim, label: str, words: str, line: int) -> LineageClaim:
        """How the words of an interpreter came, where nothing is printed or given."""
        if claim.basis not in {None, Basis.INFERRED} or speaks_for_himself(words, self.claims.language):
            return claim
        made = self.claims.by_interpreter(label, words, self._said, self._noted)
        if made.basis is not None:
            self.interpreted.setdefault(label, []).append(line)
        return made

    def findings(self, file: str) -> Iterator[Finding]:
        """Notes that are not understood, and interpreters whose words are taken for those of others."""
        yield from self.unread.findings(file)
        yield from self.persons.findings(file)
        for label, lines in self.interpreted.items():
            message = (
                f'"{label}" ({counted(len(lines), "turn")}) interprets: the words are taken for those of whoever spoke '
                "before, or was not written down"
            )
            yield Finding("XL140", message, file, lines[0])

    def _read_heading(self, passage: Passage, earlier: Turn | None) -> _Heading:
        """Who speaks, as the label, the markup or the turn that goes on says."""
        if passage.candidate is not None:
            return self._of_candidate(passage, passage.candidate)
        if passage.voice is None:
            return _Heading(self.speakers.by_key(earlier.person) if earlier and earlier.person else None)
        voice = passage.voice
        label = voice.label or ""
        notes = notes_of(label)
        told = self.persons.marks.get(id(passage))
        told = told if told is not None and told.text in notes else None
        marker = next((found for note in notes if (found := self._marker(note))), None) or told
        for note in notes if marker is None else ():
            self.unread.in_label(note, passage.line)
        ended = marker_at_end(label.strip(" :："), self.claims.language) if marker is None else None
        if ended is not None:
            label, marker = ended[0].rstrip(EDGES), self.claims.in_language(self._as_printed_here(ended[1]))
        elif marker is not None:
            label = " ".join(label.replace(marker.text, " ").split(" "))
        label = label.strip(" :：")
        if not label:
            return _Heading(None, None, marker)
        called = self.speakers.examined.get((passage.line, voice.label or ""), " ".join(label.split()))
        brackets = TRAILING_NOTES.search(called)
        office, body = parts_of_notes(brackets["notes"]) if brackets is not None else (None, None)
        body = None if body is not None and body.casefold() in _OF_PROGRAMS else body
        speaker = self.speakers.speaker(called, voice.role or office, voice.affiliation or body, name=voice.name)
        return _Heading(speaker, label, marker)

    def _of_candidate(self, passage: Passage, candidate: Candidate) -> _Heading:
        """Who speaks, as the label at the beginning of a passage says."""
        told = self.persons.marks.get(id(passage))
        marker, label = self._read_notes(candidate.printed, candidate.notes, passage.line, told)
        label += candidate.tail
        called = candidate.label
        if marker is None and told is not None and label.endswith(told.text):
            label, marker = label.removesuffix(told.text).rstrip(EDGES), told
            called = label
        ended = marker_at_end(label, self.claims.language) if marker is None else None
        if ended is not None:
            # a comma divides label and marker, as the colon does label and words
            label, marker = ended[0].rstrip(EDGES), self.claims.in_language(self._as_printed_here(ended[1]))
            called = called if len(label) > len(candidate.printed) else label
        elif marker is None and (before := marker_before(called, self.profile, self.claims.language)):
            label, marker = before[0], self.claims.in_language(before[1])
            called = label
        elif marker is None and (doubtful := doubtful_at_end(label, self.claims.language)):
            self.unread.in_label(doubtful, passage.line)
        rest = label[len(candidate.printed) :].strip()
        called = self.speakers.examined.get((passage.line, candidate.label), called)
        speaker = self.speakers.speaker(called, note=rest)
        return _Heading(speaker, label, marker, _end_of_label(passage))

    def _read_notes(self, printed: str, notes: str, line: int, told: Marker | None) -> tuple[Marker | None, str]:
        """The marker printed with a label; notes that are no markers belong to the label's words."""
        marker: Marker | None = None
        label = printed
        for note in notes_of(notes):
            found = told if told is not None and note == told.text else self._marker(note)
            if found is not None and (marker is None or completes(found, marker)):
                found = self.claims.in_language(found)
                marker = joined(marker, found) if marker is not None else found
            else:
                label += note if note[0] in "（〔【［" else f" {note}"
                self.unread.in_label(note, line)
        return marker, label

    def _marker(self, note: str) -> Marker | None:
        """The marker that a note in a label is."""
        return find_marker(note, self.profile, self.claims.language, Place.LABEL)

    def _as_printed_here(self, marker: Marker) -> Marker:
        """A marker without brackets as the publisher means it who prints it in them: ``, speaking in French``."""
        found = self._marker(f"({marker.text})")
        return replace(found, text=marker.text) if found is not None else marker

    def _function(self, words: str, speaker: Speaker | None) -> tuple[str | None, str]:
        """Words before the speech that give the speaker's function, and the speech."""
        pattern = self.profile.function_pattern
        match = pattern.match(words[:300]) if pattern else None
        if match is None:
            return None, words
        if speaker is not None:
            speaker.role = speaker.role or match["role"].strip()
        return match.group().strip(), words[match.end() :].lstrip(" \u00a0")

    def _add_passage(self, words: str, passage: Passage, content: TurnContent) -> None:
        """Add a paragraph of speech, the end of a passage, with what is printed at its edges."""
        start = len(passage.text) - len(words.lstrip(" \t"))
        closing = split_closing_time(words)
        if closing is not None:
            words = closing[0]
            self.ending = Dateline((closing[1],), passage.line)
        if passage.is_separator and words == passage.text:
            content.items.append(Separator(words, passage.line))
            return
        breaks = passage.breaks()
        inside = bool(passage.containers)
        content.items += [page for at, page in breaks if at <= start - inside and (at or not passage.begins_turn)]
        announced = content.announced(passage)
        if announced is not None:
            found = set_apart(with_breaks([words], breaks, start, first=inside), passage.spans(), start)
            found = SetApart(content.with_lone_marker(found.pieces), found.rend)
            content.add(found, passage, self.claims.printed(announced, content.speaker))
            return
        begins = content.is_empty
        pieces = split_opened(words.strip(" \t"), self.profile, passage.line, self.claims.language, begins_turn=begins)
        pieces = self._opened(pieces, passage) if begins else pieces
        pieces = [self.claims.in_language(piece) if isinstance(piece, Marker) else piece for piece in pieces]
        for opened in filter(is_opened, pieces[-2:]):
            content.open(opened, passage)
        if begins and content.speaker is not None and not any(isinstance(piece, Marker) for piece in pieces):
            note = note_of_interpreter(content.speaker.called, words.strip(), self.claims.language)
            pieces = [note] if note is not None else pieces
        self.unread.in_paragraph(pieces, passage.line, begins_turn=begins)
        apart = set_apart(with_breaks(pieces, breaks, start, first=inside), passage.spans(), start)
        before, middle, after = split_edges(apart.pieces)
        content.items += before
        if ended_in(before):
            self.lineage.end(content)
        if middle and not has_words(middle):
            self._add_wordless(middle, passage, content)
        elif middle:
            self._add_parts(parts_of(content.with_lone_marker(middle)), apart.rend, passage, content)
        content.items += after
        if ended_in(after):
            self.lineage.end(content)

    def _opened(self, pieces: list[Piece], passage: Passage) -> list[Piece]:
        """The pieces of the first words of a turn, a mark before them that has no brackets, or only a person, apart."""
        first = pieces[0] if pieces and passage.begins_turn else None
        found = split_unbracketed(first, self.claims.language) if isinstance(first, str) else None
        return [found[0], " ", found[1], *pieces[1:]] if found is not None else self.persons.read(pieces, passage)

    def _add_parts(
        self, parts: list[list[Piece]], rend: frozenset[str], passage: Passage, content: TurnContent
    ) -> None:
        """A paragraph, divided where a marker in it says that the words after it came another way."""
        spoken = [place for place, part in enumerate(parts) if not is_foreign(part)]
        for place, part in enumerate(parts):
            if is_foreign(part):
                content.items += untranscribed(part)
                content.unwritten = next((one for one in part if isinstance(one, Marker)), None)
                continue
            claim = self.lineage.of_paragraph(part, passage, content)
            which = None
            if len(spoken) > 1:
                which = "I" if place == spoken[0] else "F" if place == spoken[-1] else "M"
            start = passage.start if place == spoken[0] else None
            end = passage.end if place == spoken[-1] else None
            content.add(SetApart(part, rend), passage, claim, (start, end), which)

    def _add_wordless(self, middle: list[Piece], passage: Passage, content: TurnContent) -> None:
        """A paragraph of markers and gaps alone: a gap goes beside paragraphs, a marker waits for words."""
        for piece in map(self.lineage.of_lone, middle):
            if isinstance(piece, Marker):
                content.finish()
                if is_foreign([piece]):  # it says nothing of other words than those that follow it at once
                    content.lone_marker = piece
                    continue
                claim = self.lineage.of_paragraph([piece], passage, content)
                if piece.relation is Relation.UNTRANSLATED:  # it replaces words, and does not announce them
                    content.add(SetApart([piece]), passage, claim)
                else:
                    content.lone_marker = piece
            elif isinstance(piece, (Break, Gap, StageDirection)):
                content.items.append(piece)
            elif isinstance(piece, EditorialNote):
                content.items.append(StageDirection(piece.text, StageKind.INCIDENT, passage.line))


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the beginning of a turn says."""

    speaker: Speaker | None
    label: str | None = None
    """as printed, without its marker"""
    marker: Marker | None = None
    """the marker printed with the label"""
    end: int = 0
    """where the words begin in the text of the passage"""


def _end_of_label(passage: Passage) -> int:
    """Where the words begin in the folded text of a passage.

    The label was found in its first line, in which white space was not folded yet.
    """
    assert passage.candidate is not None
    return len(normalize_space(passage.lines[0].text[: passage.candidate.end]))
