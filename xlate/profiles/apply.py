"""Document + Profile -> Transcript: title, dateline, narrative, turns, and the lineage of every paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, language_name, primary
from xlate.lineage import Certainty, Lineage, Relation
from xlate.profiles.dates import find_dateline
from xlate.profiles.inference import KnownLanguage, infer_lineage
from xlate.profiles.labels import Candidate, LabelBook, find_candidate
from xlate.profiles.model import Profile
from xlate.profiles.pieces import find_marker, split_edges, split_pieces
from xlate.transcript import (
    Dateline,
    DateText,
    Document,
    Heading,
    Line,
    Marker,
    Narrative,
    Paragraph,
    Person,
    Piece,
    PlaceText,
    Scope,
    StageDirection,
    Transcript,
    Turn,
)
from xlate.units import fold

__all__ = ["Options", "apply_profile"]

_NOTE = re.compile(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who converts a transcript says about it."""

    language: str | None = None
    """tag of the language of the text; None: as the profile says"""
    speaker_languages: tuple[tuple[str, str], ...] = ()
    """(name of a speaker, tag of the language that he or she spoke)"""
    relay: str | None = None
    """tag of the language of the interpreters; None: as the profile says"""


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph of the input with the label that it begins with, if it begins with one."""

    text: str
    line: int
    candidate: Candidate | None


def apply_profile(document: Document, profile: Profile, options: Options | None = None) -> Result[Transcript]:
    """Understand a document by the habits of its publisher.

    Args:
        document: what a reader found.
        profile: the habits.
        options: what the user says; it goes before what the profile says.

    Returns:
        The transcript, with findings on what was left out or is not known.
    """
    return _Application(document, profile, options or Options()).run()


@dataclass(slots=True)
class _Speaker:
    """A person while the transcript is read."""

    key: str
    name: str
    role: str | None
    spoken: KnownLanguage | None
    given: str | None
    sticky: Marker | None = None
    """a marker printed earlier that holds for later turns"""


@dataclass(slots=True)
class _Application:
    """One application of a profile to a document; the fields grow while it runs."""

    document: Document
    profile: Profile
    options: Options
    findings: list[Finding] = field(default_factory=list)
    speakers: dict[str, _Speaker] = field(default_factory=dict)
    used_options: set[str] = field(default_factory=set)

    def run(self) -> Result[Transcript]:
        lines, furniture = self._leave_out_furniture()
        texts = self._paragraphs(lines)
        book = LabelBook([text.candidate.label for text in texts if text.candidate], self.profile)
        language = self.options.language or self.profile.document_language or UNDETERMINED
        first_turn = next((place for place, text in enumerate(texts) if _is_turn(text, book)), len(texts))
        title, dateline, preface = self._preface(texts[:first_turn])
        closer, body = self._closer(texts[first_turn:], dateline, book)
        turns = [self._turn(group, book, language) for group in _group_turns(body, book)]
        self._report(language, turns)
        return Result(
            Transcript(
                title=title.text,
                language=language,
                date=next((p.when for p in dateline.pieces if isinstance(p, DateText)), None) if dateline else None,
                places=tuple(p.text for p in dateline.pieces if isinstance(p, PlaceText)) if dateline else (),
                publisher=self.profile.publisher,
                profile=self.profile.name,
                relay_language=self.profile.relay_language,
                source_name=self.document.name,
                source_format=self.document.format,
                blocks=(*preface, *turns),
                closer=closer,
                persons=tuple(Person(s.key, s.name, s.role, s.given) for s in self.speakers.values()),
                furniture=tuple(furniture),
            ),
            tuple(self.findings),
        )

    def _leave_out_furniture(self) -> tuple[list[list[Line]], list[Line]]:
        kept: list[list[Line]] = []
        furniture: list[Line] = []
        for block in self.document.blocks:
            group: list[Line] = []
            for line in block.lines:
                folded = " ".join(line.text.split())
                if folded in self.profile.furniture_lines or any(
                    pattern.search(folded) for pattern in self.profile.furniture_patterns
                ):
                    furniture.append(line)
                    self.findings.append(
                        Finding("XL201", f'dropped as site furniture: "{folded}"', self.document.name, line.number)
                    )
                else:
                    group.append(line)
            if group:
                kept.append(group)
        return kept, furniture

    def _paragraphs(self, blocks: list[list[Line]]) -> list[_Text]:
        """One paragraph for each block; a line inside a block that begins like the label of a turn begins another."""
        candidates = [find_candidate(line.text) for block in blocks for line in block]
        book = LabelBook([candidate.label for candidate in candidates if candidate], self.profile)
        texts: list[_Text] = []
        for block in blocks:
            group: list[Line] = []
            for line in block:
                candidate = find_candidate(line.text)
                if group and candidate and book.is_label(candidate.label):
                    texts.append(_join(group))
                    group = []
                group.append(line)
            texts.append(_join(group))
        return texts

    def _preface(self, texts: list[_Text]) -> tuple[Heading, Dateline | None, list[Heading | Dateline | Narrative]]:
        """What stands before the first turn: the title, the dateline, narrative."""
        title: Heading | None = None
        dateline: Dateline | None = None
        blocks: list[Heading | Dateline | Narrative] = []
        for text in texts:
            found = find_dateline(text.text, text.line) if dateline is None else None
            if found is not None:
                dateline = found
                blocks.append(found)
            elif title is None:
                title = Heading(text.text, text.line)
                blocks.append(title)
            else:
                blocks.append(Narrative(text.text, text.line))
        if title is None:
            title = Heading(PurePath(self.document.name).stem.strip("<>"), 1)
            self.findings.append(
                Finding("XL103", f'no title was found; "{title.text}" stands in for it', self.document.name)
            )
        return title, dateline, blocks

    def _closer(
        self, texts: list[_Text], dateline: Dateline | None, book: LabelBook
    ) -> tuple[Dateline | None, list[_Text]]:
        """A dateline that is the last paragraph closes the transcript."""
        if len(texts) > 1 and not _is_turn(texts[-1], book):
            last = find_dateline(texts[-1].text, texts[-1].line)
            if last is not None and (dateline is None or last.text == dateline.text):
                return last, texts[:-1]
        return None, texts

    def _turn(self, texts: list[_Text], book: LabelBook, language: str) -> Turn:
        """A label and the paragraphs under it."""
        candidate = texts[0].candidate
        assert candidate is not None
        marker, label = self._label(candidate)
        speaker = self._speaker(candidate.label, book)
        generic = book.is_generic(candidate.label)
        if marker is not None:
            speaker.sticky = marker if marker.scope is Scope.STICKY and not generic else None
        inherited = speaker.sticky if marker is None else None
        turn_lineage = self._lineage(marker or inherited, speaker, language)
        turn_values = (turn_lineage, _relation(marker or inherited), _certainty(marker, inherited, turn_lineage))
        content: list[Paragraph | StageDirection] = []
        current = turn_values
        for place, text in enumerate(texts):
            words = text.text[candidate.end :] if place == 0 else text.text
            pieces = split_pieces(words.strip(" \t"), self.profile, text.line)
            before, middle, after = split_edges(pieces)
            content += before
            if middle:
                values, holds = self._paragraph_values(middle, speaker, language, current)
                if holds:
                    current = values
                    if not any(isinstance(item, Paragraph) for item in content):
                        turn_values = values  # the turn begins with the marker
                content.append(Paragraph(tuple(middle), *values, line=text.line))
            content += after
        return Turn(
            label=label,
            marker=marker,
            person=speaker.key,
            lineage=turn_values[0],
            relation=turn_values[1],
            certainty=turn_values[2],
            content=tuple(content),
            line=texts[0].line,
        )

    def _label(self, candidate: Candidate) -> tuple[Marker | None, str]:
        """The marker printed with a label; notes that are no markers belong to the label's words."""
        marker: Marker | None = None
        label = candidate.printed
        for note in _NOTE.findall(candidate.notes):
            found = find_marker(note, self.profile)
            if found is not None and marker is None:
                marker = found
            else:
                label = f"{label} {note}"
        return marker, label

    def _paragraph_values(
        self,
        pieces: list[Piece],
        speaker: _Speaker,
        language: str,
        current: tuple[Lineage, Relation | None, Certainty | None],
    ) -> tuple[tuple[Lineage, Relation | None, Certainty | None], bool]:
        """Lineage, relation and certainty of a paragraph; and whether they hold for the rest of the turn."""
        marker = next((piece for piece in pieces if isinstance(piece, Marker)), None)
        if marker is None:
            return current, False
        lineage = self._lineage(marker, speaker, language)
        if marker.scope is Scope.STICKY:
            speaker.sticky = marker
        return (lineage, marker.relation, Certainty.HIGH), marker.scope is not Scope.PARAGRAPH

    def _lineage(self, marker: Marker | None, speaker: _Speaker, language: str) -> Lineage:
        spoken = speaker.spoken
        if marker is not None and spoken is not None and not spoken.by_user:
            spoken = None  # the host's language says nothing about words that are marked as coming another way
        if marker and marker.spoken and spoken and primary(marker.spoken) != primary(spoken.tag):
            self.findings.append(
                Finding(
                    "XL203",
                    f'{speaker.name}: "{marker.text}" is printed, but --speaker-lang says {spoken.tag}; '
                    "the print is followed",
                    self.document.name,
                )
            )
        return infer_lineage(marker, document=language, relay=self._relay(), spoken=spoken)

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

    def _speaker(self, label: str, book: LabelBook) -> _Speaker:
        name, role = book.split(label)
        speaker = self.speakers.get(name.casefold())
        if speaker is None:
            speaker = _Speaker(self._key(name), name, role, *self._spoken(name))
            self.speakers[name.casefold()] = speaker
        elif speaker.role is None:
            speaker.role = role
        return speaker

    def _spoken(self, name: str) -> tuple[KnownLanguage | None, str | None]:
        """What is known of the language of a speaker, and the tag if the user gave it."""
        for given, tag in self.options.speaker_languages:
            if " ".join(given.split()).casefold() == name.casefold():
                self.used_options.add(given)
                evidence = f'{language_name(tag)}: given by the user (--speaker-lang "{given}={tag}").'
                return KnownLanguage(tag, evidence, by_user=True), tag
        for known in self.profile.speakers:
            if known.name == name and known.spoken:
                evidence = f"{language_name(known.spoken)}: inferred from the publisher's profile."
                return KnownLanguage(known.spoken, evidence, by_user=False), None
        return None, None

    def _key(self, name: str) -> str:
        """A readable id for a person, unique in the transcript."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        slug = re.sub(r"[^\w]+", "-", plain.casefold()).strip("-_") or "speaker"
        slug = slug if slug[0].isalpha() else f"p-{slug}"
        taken = {speaker.key for speaker in self.speakers.values()} | RESERVED_KEYS
        key, number = slug, 2
        while key in taken:
            key, number = f"{slug}-{number}", number + 1
        return key

    def _report(self, language: str, turns: list[Turn]) -> None:
        if language == UNDETERMINED:
            self.findings.append(
                Finding("XL102", "the language of the text is not known; say it with --lang TAG", self.document.name)
            )
        if not turns:
            self.findings.append(
                Finding("XL104", "no speaker label was found; every paragraph is narrative", self.document.name)
            )
        for name, tag in self.options.speaker_languages:
            if name not in self.used_options:
                speakers = ", ".join(speaker.name for speaker in self.speakers.values()) or "nobody"
                self.findings.append(
                    Finding("XL202", f'--speaker-lang "{name}={tag}": the speakers are {speakers}', self.document.name)
                )


RESERVED_KEYS = {"interpreter", "relation", "lineage", "hopmode", "status"}
"""ids that the header uses for itself"""


def _join(lines: list[Line]) -> _Text:
    text = fold(" ".join(line.text for line in lines))
    return _Text(text, lines[0].number, find_candidate(text))


def _is_turn(text: _Text, book: LabelBook) -> bool:
    return text.candidate is not None and book.is_label(text.candidate.label)


def _group_turns(texts: Iterable[_Text], book: LabelBook) -> list[list[_Text]]:
    """Each label with the paragraphs under it; the first text begins with a label."""
    groups: list[list[_Text]] = []
    for text in texts:
        if _is_turn(text, book):
            groups.append([text])
        else:
            groups[-1].append(text)
    return groups


def _relation(marker: Marker | None) -> Relation | None:
    return marker.relation if marker else None


def _certainty(marker: Marker | None, inherited: Marker | None, lineage: Lineage) -> Certainty | None:
    """Why the lineage of a turn is believed: printed on it, carried over, or inferred."""
    if marker is not None:
        return Certainty.HIGH
    if inherited is not None:
        return Certainty.LOW
    return Certainty.MEDIUM if lineage.spoken is not None else None
