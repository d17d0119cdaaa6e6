"""A label and the paragraphs under it -> a turn, every paragraph with its lineage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from xlate.findings import Finding
from xlate.languages import UNDETERMINED, language_name, primary_subtag
from xlate.model.lineage import Certainty, Lineage, Relation
from xlate.model.transcript import Dateline, Gap, Marker, Paragraph, Piece, Scope, Separator, StageDirection, Turn
from xlate.profiles.dates import split_closing_time
from xlate.profiles.infer_lineage import KnownLanguage, infer_lineage
from xlate.profiles.inline_markers import find_marker, split_edges, split_pieces
from xlate.profiles.paragraphs import Passage
from xlate.profiles.profile import Profile
from xlate.profiles.speaker_labels import LabelClassifier
from xlate.profiles.speaker_register import Register
from xlate.profiles.speakers import Speaker, SpeakerRegistry
from xlate.text import normalize_space

__all__ = ["Options", "TurnBuilder"]

_COUNTRY = re.compile(r"\([A-Z][^()\[\]]{2,80}\)")
_NOTE = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who converts a transcript says about it."""

    language: str | None = None
    """tag of the language of the text; None: as the profile says"""
    speaker_languages: tuple[tuple[str, str], ...] = ()
    """(name of a speaker, tag of the language that he or she spoke)"""
    relay: str | None = None
    """tag of the language of the interpreters; None: as the profile says"""
    register: Register | None = None
    """who the speakers are"""


@dataclass(frozen=True, slots=True)
class _Values:
    """How words came, as turns and paragraphs carry it."""

    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None


@dataclass(slots=True)
class TurnBuilder:
    """Makes the turns of one transcript, in order; remembers what earlier ones say about later ones."""

    name: str
    """name of the file, for findings"""
    profile: Profile
    options: Options
    language: str
    cast: SpeakerRegistry
    book: LabelClassifier
    findings: list[Finding] = field(default_factory=list)
    section: Marker | None = None
    """a marker that holds for a section"""
    ending: Dateline | None = None
    """the closing time, if it was glued to the last paragraph"""
    _lineages: dict[tuple[Marker | None, str | None], Lineage] = field(default_factory=dict)
    """what follows from a marker and a speaker, worked out once"""

    def make(self, passages: list[Passage], earlier: Turn | None = None) -> Turn:
        """One turn.

        Args:
            passages: the first begins with a label or has a voice, unless the turn goes on after a heading.
            earlier: the turn that goes on.
        """
        first = passages[0]
        speaker, label, marker, end = self._who(first, earlier)
        if marker is not None:
            self._remember(marker, speaker, label)
        turn_values = self._turn_values(marker, speaker, label) if earlier is None else self._going_on(earlier, speaker)
        marked = marker is not None and marker.relation is not Relation.SPOKEN
        content = _Content(current=turn_values, turn=turn_values, marked=marked)
        role_note = None
        for place, passage in enumerate(passages):
            words = passage.text
            if place == 0:
                words = words[end:].lstrip(" \t\u00a0,") if end else words
                role_note, words = self._function(words, speaker)
            self._passage(words, passage, speaker, content)
        content.finish()
        if label is not None and marker is None and (alone := content.only_a_marker()) is not None:
            marker = alone  # a marker and no words belongs to the label
            content.items.clear()
        return Turn(
            label=label,
            marker=marker,
            person=speaker.key if speaker else None,
            name=speaker.called if speaker else "",
            lineage=content.turn.lineage,
            relation=content.turn.relation,
            certainty=content.turn.certainty,
            content=tuple(content.items),
            line=first.line,
            role_note=role_note,
            start=min((p.start for p in passages if p.start is not None), default=None),
            end=max((p.end for p in passages if p.end is not None), default=None),
        )

    def _remember(self, marker: Marker, speaker: Speaker | None, label: str | None) -> None:
        """What a marker printed with a label says about later turns; a function, "Question", is many people."""
        if marker.scope is Scope.SECTION:
            self.section = marker
        elif speaker is not None:
            generic = label is not None and self.book.is_generic(" ".join(label.split()))
            speaker.sticky = marker if marker.scope is Scope.STICKY and not generic else None

    def _turn_values(self, marker: Marker | None, speaker: Speaker | None, label: str | None) -> _Values:
        """How the words of a turn came, as far as its label and earlier turns tell."""
        if marker is not None:
            return _Values(self._lineage(marker, speaker), marker.relation, Certainty.HIGH)
        inherited = (speaker.sticky if speaker else None) or self._of_section(label)
        lineage = self._lineage(inherited, speaker)
        if inherited is not None:
            return _Values(lineage, inherited.relation, Certainty.LOW)
        return _Values(lineage, None, Certainty.MEDIUM if lineage.spoken is not None else None)

    def _going_on(self, earlier: Turn, speaker: Speaker | None) -> _Values:
        """How the words came of a turn that goes on after an interruption, at which nothing is printed again."""
        inherited = self._of_section(earlier.label)
        if inherited is not None:
            return _Values(self._lineage(inherited, speaker), inherited.relation, Certainty.LOW)
        printed = earlier.certainty is Certainty.HIGH and earlier.relation is not None
        return _Values(earlier.lineage, earlier.relation, Certainty.LOW if printed else earlier.certainty)

    def _who(self, passage: Passage, earlier: Turn | None) -> tuple[Speaker | None, str | None, Marker | None, int]:
        """The speaker, the label as printed, the marker in it, and where the words begin."""
        if passage.candidate is not None:
            candidate = passage.candidate
            marker, label = self._label(candidate.printed, candidate.notes)
            rest = label[len(candidate.printed) :].strip()
            country = rest[1:-1] if _COUNTRY.fullmatch(rest) else None
            return self.cast.speaker(candidate.label, affiliation=country), label, marker, _end_of_label(passage)
        if passage.voice is not None:
            if passage.voice.label is None:
                return None, None, None, 0
            voice = passage.voice
            notes = _NOTE.findall(voice.label or "")
            marker = next((found for note in notes if (found := find_marker(note, self.profile))), None)
            label = voice.label or ""
            if marker is not None:
                label = " ".join(label.replace(marker.text, " ").split(" "))
            label = label.strip(" :：")
            if not label:
                return None, None, marker, 0
            key = " ".join(label.split())
            return self.cast.speaker(key, voice.role, voice.affiliation), label, marker, 0
        speaker = self.cast.by_key(earlier.person) if earlier and earlier.person else None
        return speaker, None, None, 0

    def _label(self, printed: str, notes: str) -> tuple[Marker | None, str]:
        """The marker printed with a label; notes that are no markers belong to the label's words."""
        marker: Marker | None = None
        label = printed
        for note in _NOTE.findall(notes):
            found = find_marker(note, self.profile)
            if found is not None and marker is None:
                marker = found
            else:
                label = f"{label} {note}"
        if marker is not None:
            piece = self._in_language(marker)
            assert isinstance(piece, Marker)
            marker = piece
        return marker, label

    def _in_language(self, piece: Piece) -> Piece:
        """A marker that names the language of the document says that there was no translation."""
        if not isinstance(piece, Marker) or piece.spoken is None or piece.relation is not Relation.TRANSLATION:
            return piece
        same = primary_subtag(piece.spoken) == primary_subtag(self.language) != UNDETERMINED
        return replace(piece, relation=Relation.SPOKEN) if same else piece

    def _function(self, words: str, speaker: Speaker | None) -> tuple[str | None, str]:
        """Words before the speech that give the speaker's function, and the speech."""
        pattern = self.profile.function_pattern
        match = pattern.match(words[:300]) if pattern else None
        if match is None:
            return None, words
        if speaker is not None:
            speaker.role = speaker.role or match["role"].strip()
        return match.group().strip(), words[match.end() :].lstrip(" \u00a0")

    def _of_section(self, label: str | None) -> Marker | None:
        """The marker of the section, if it reaches somebody with this label."""
        if self.section is None or label is None:
            return None
        labels = self.section.labels
        return self.section if not labels or label.casefold().rstrip(".") in labels else None

    def _passage(self, words: str, passage: Passage, speaker: Speaker | None, content: _Content) -> None:
        """Add a paragraph of speech with what stands at its edges."""
        closing = split_closing_time(words)
        if closing is not None:
            words = closing[0]
            self.ending = Dateline((closing[1],), passage.line)
        if passage.is_separator and words == passage.text:
            content.items.append(Separator(words, passage.line))
            return
        if content.following is not None:
            marker, content.following = content.following, None
            if words.startswith("[") and words.endswith("]"):
                values = _Values(self._lineage(marker, speaker), marker.relation, Certainty.HIGH)
                content.items.append(content.paragraph([words], passage.line, values))
                return
        pieces = [self._in_language(piece) for piece in split_pieces(words.strip(" \t"), self.profile, passage.line)]
        before, middle, after = split_edges(pieces)
        content.items += before
        if middle and not _has_words(middle):
            self._wordless(middle, passage, speaker, content)
        elif middle:
            if content.lone_marker is not None:
                middle = [content.lone_marker, " ", *middle]
                content.lone_marker = None
            values = self._values(middle, passage, speaker, content)
            content.items.append(
                Paragraph(
                    tuple(middle),
                    values.lineage,
                    values.relation,
                    values.certainty,
                    passage.line,
                    passage.start,
                    passage.end,
                )
            )
        content.items += after

    def _wordless(self, middle: list[Piece], passage: Passage, speaker: Speaker | None, content: _Content) -> None:
        """A paragraph of markers and gaps alone: a gap stands beside paragraphs, a marker waits for words."""
        for piece in middle:
            if isinstance(piece, Marker):
                content.finish()
                values = self._values([piece], passage, speaker, content)
                if piece.relation is Relation.UNTRANSLATED:  # it stands for words, and not before them
                    content.items.append(content.paragraph([piece], passage.line, values))
                else:
                    content.lone_marker = piece
            elif isinstance(piece, (Gap, StageDirection)):
                content.items.append(piece)

    def _values(self, pieces: list[Piece], passage: Passage, speaker: Speaker | None, content: _Content) -> _Values:
        """How a paragraph came; a marker in it can hold for the rest of the turn."""
        markers = [piece for piece in pieces if isinstance(piece, Marker)]
        if not markers:
            if passage.original_language is not None:
                return self._original(passage.original_language, speaker)
            return content.current
        marker = next((one for one in markers if one.relation is not Relation.SPOKEN), markers[0])
        if marker.scope is Scope.FOLLOWING:
            content.following = marker
            return content.current
        # "(Speaks French.) (As interpreted.)": the one says which language, the other that it was interpreted
        spoken = next((one.spoken for one in markers if one.spoken), None)
        known = marker if marker.spoken or spoken is None else replace(marker, spoken=spoken)
        values = _Values(self._lineage(known, speaker), marker.relation, Certainty.HIGH)
        if marker.scope is Scope.STICKY and speaker is not None:
            speaker.sticky = marker
        if marker.scope is Scope.SECTION:
            self.section = marker
        begins = not any(isinstance(item, Paragraph) for item in content.items)
        if begins and content.marked and marker.relation is Relation.SPOKEN:
            return values  # "(retranslated): (In Russian.) Welcome!": one greeting, and then what the label says
        if marker.scope is not Scope.PARAGRAPH:
            content.current = values
            if begins:
                content.turn = values  # the turn begins with the marker
        return values

    def _original(self, tag: str, speaker: Speaker | None) -> _Values:
        """A paragraph of which the format says in which language it was spoken."""
        if primary_subtag(tag) == primary_subtag(self.language):
            known = KnownLanguage(tag, f"{language_name(tag)}: stated by the source.", by_user=False)
            return _Values(
                infer_lineage(None, document=self.language, relay=None, spoken=known), None, Certainty.MEDIUM
            )
        marker = Marker(tag, Relation.TRANSLATION, Scope.PARAGRAPH, tag)
        return _Values(self._lineage(marker, speaker), Relation.TRANSLATION, Certainty.HIGH)

    def _lineage(self, marker: Marker | None, speaker: Speaker | None) -> Lineage:
        key = (marker, speaker.key if speaker else None)
        known = self._lineages.get(key)
        if known is None:
            known = self._lineages[key] = self._infer(marker, speaker)
        return known

    def _infer(self, marker: Marker | None, speaker: Speaker | None) -> Lineage:
        spoken = speaker.spoken if speaker else None
        if marker is not None and spoken is not None and not spoken.by_user:
            spoken = None  # the host's language says nothing about words that are marked as coming another way
        if (
            marker
            and marker.spoken
            and spoken
            and speaker
            and primary_subtag(marker.spoken) != primary_subtag(spoken.tag)
        ):
            self.findings.append(
                Finding(
                    "XL203",
                    f'{speaker.name}: "{marker.text}" is printed, but --speaker-lang says {spoken.tag}; '
                    "the printed marker takes precedence",
                    self.name,
                )
            )
        return infer_lineage(marker, document=self.language, relay=self._relay(), spoken=spoken)

    def _relay(self) -> KnownLanguage | None:
        """The language of the interpreters, as the user or else the profile says."""
        if self.options.relay:
            evidence = f"{language_name(self.options.relay)}: given by the user (--relay)."
            return KnownLanguage(self.options.relay, evidence, by_user=True)
        tag = self.profile.relay_language
        if tag is None:
            return None
        evidence = f"{language_name(tag)}: inferred from the publisher's profile."
        return KnownLanguage(tag, evidence, by_user=False)


@dataclass(slots=True)
class _Content:
    """What a turn holds, while it is read."""

    current: _Values
    """how the words of the next paragraph came, unless it says otherwise"""
    turn: _Values
    items: list[Paragraph | StageDirection | Gap | Separator] = field(default_factory=list)
    lone_marker: Marker | None = None
    """a marker that stood alone and waits for the words after it"""
    marked: bool = False
    """a marker of a translation is printed with the label"""
    following: Marker | None = None
    """a marker that announces a translation in brackets"""

    def paragraph(self, pieces: list[Piece], line: int, values: _Values | None = None) -> Paragraph:
        """A paragraph; it came as those around it unless values say otherwise."""
        values = values or self.current
        return Paragraph(tuple(pieces), values.lineage, values.relation, values.certainty, line)

    def only_a_marker(self) -> Marker | None:
        """The marker that is all there is; the turn came as it says."""
        if len(self.items) != 1 or not isinstance(self.items[0], Paragraph):
            return None
        only = self.items[0]
        if len(only.pieces) != 1 or not isinstance(only.pieces[0], Marker):
            return None
        self.turn = _Values(only.lineage, only.relation, only.certainty)
        return only.pieces[0]

    def finish(self) -> None:
        """A marker that no words follow is a paragraph of its own."""
        if self.lone_marker is not None:
            line = next((item.line for item in reversed(self.items) if isinstance(item, Paragraph)), 1)
            self.items.append(self.paragraph([self.lone_marker], line))
            self.lone_marker = None


def _has_words(pieces: list[Piece]) -> bool:
    """True if there is anything but markers, gaps and stage directions; a lone full stop is kept too."""
    return any(isinstance(piece, str) and piece.strip(" \t\u00a0") for piece in pieces)


def _end_of_label(passage: Passage) -> int:
    """Where the words begin in the folded text of a passage.

    The label was found in its first line, in which white space was not folded yet.
    """
    assert passage.candidate is not None
    return len(normalize_space(passage.lines[0].text[: passage.candidate.end]))
