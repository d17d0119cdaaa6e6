"""The body of a transcript in blocks: turns, and between them headings, narrative, markers of sections.

In plain text nothing sets apart what clerks print between speeches. A short line without the end of a sentence, after
a finished sentence and before the next label, is a heading where sentences are finished; what `procedure` knows is
narrative where nobody goes on to speak after it. What may be either stays speech, and is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlate.findings import Finding
from xlate.model.document import BlockKind
from xlate.model.pieces import Gap, Marker, StageDirection
from xlate.model.transcript import Dateline, Heading, Narrative, Separator, TopLevelBlock, Turn
from xlate.profiles.agenda import agenda_items, under_headings
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.ending import closing_findings, find_end
from xlate.profiles.heading_lines import (
    FINISHED,
    RANKS,
    finishes_sentences,
    is_in_brackets,
    is_set_apart_heading,
    is_shouted_heading,
    is_shouted_line,
    looks_like_heading,
)
from xlate.profiles.inline_markers import split_pieces
from xlate.profiles.label_shapes import Candidate
from xlate.profiles.lone_marks import names_witness, section_marker
from xlate.profiles.notes_alone import notes_alone
from xlate.profiles.passage import Passage
from xlate.profiles.preface import heading_words
from xlate.profiles.procedure import (
    is_chair,
    is_credit,
    is_formal,
    is_perhaps_procedure,
    is_procedure,
    is_said,
    is_topic,
    marks_end,
)
from xlate.profiles.profile import Profile
from xlate.profiles.set_apart import set_apart, with_breaks
from xlate.profiles.turns import TurnBuilder
from xlate.profiles.vote_results import is_vote_result
from xlate.text import shorten

__all__ = ["BodyBuilder", "as_heading", "top_level_block"]

_FEW_TOPICS = 4
_LAST = 4
"""passages at the end, among which credits stand"""
_ENDED = ("END", "FIN")


@dataclass(slots=True)
class BodyBuilder:
    """Divides the body of one transcript into blocks."""

    turns: TurnBuilder
    language: str
    """tag of the language of the text"""
    plain: bool = True
    """nothing in the format sets headings apart"""
    front: Sequence[Passage] = ()
    """what stands before the first turn"""
    marks: Mapping[int, Marker | None] = field(default_factory=dict)
    """markers on lines of their own before labels, by the identity of the passage"""
    doubtful: list[Passage] = field(default_factory=list)
    """what may be the clerks' words"""
    _topics: list[Passage] = field(default_factory=list)
    """what was taken for entries of minutes"""
    _passages: list[Passage] = field(default_factory=list)
    _finishes: bool = False
    """turns end in a full stop throughout"""
    _ended: bool = False
    """a line said that the meeting ended, and nobody began to speak since"""
    _next: tuple[Marker | None, int] | None = None
    """what a note beside the turns says of those after it, and its line"""
    _chaired: bool = False
    """a label is that of somebody who presides"""
    _between: list[bool] = field(default_factory=list)
    """of each passage: somebody else begins to speak after it, or nobody"""
    _end: int = 0
    """place of the first passage after the last words"""
    _credits: list[Passage] = field(default_factory=list)
    """who made the text, before that"""
    _agenda: set[int] = field(default_factory=set)
    """places of items of the agenda and of notes"""

    def build(self, passages: list[Passage], before: Marker | None = None) -> list[Turn | TopLevelBlock]:
        """Turns, and what stands between them.

        Args:
            passages: from the first turn on.
            before: a marker on a line of its own above the first label.
        """
        self._passages = passages
        self._finishes = self.plain and finishes_sentences(passages)
        self._end = find_end(passages, self.language, self.front)
        self._agenda = (
            agenda_items(passages) | under_headings(passages) | notes_alone(passages, self.language, self._end)
        )
        self._between = self._outside_turns()
        self._chaired = any(one.candidate is not None and _presides(one.candidate) for one in passages)
        blocks: list[Turn | TopLevelBlock] = []
        group: list[Passage] = []
        last: Turn | None = None
        mark = before

        def close() -> None:
            nonlocal last, mark
            if group:
                last = self.turns.build(group, None if group[0].begins_turn else last, mark)
                mark = None
                blocks.append(last)
                group.clear()
            if self._next is not None:
                self.turns.lineage.begin_section(*self._next)
                self._next = None

        for place, passage in enumerate(passages):
            begun = passage.breaks_before()
            if passage.begins_turn or id(passage) in self.marks:
                close()
                blocks += begun
                mark = self.marks.get(id(passage), mark)
                if passage.begins_turn:
                    self._ended = False
                    group.append(passage)
                    self._section(passage, [])
            elif (block := self._block(place, group)) is None:
                group.append(passage)
            else:
                close()
                blocks += begun
                blocks.append(block)
        close()
        return blocks

    def findings(self, file: str) -> Iterator[Finding]:
        """What may be the clerks' words and was left as speech."""
        if self.doubtful:
            shown = "; ".join(f'"{shorten(one.text, 60)}"' for one in self.doubtful[:3])
            more = ", …" if (number := len(self.doubtful)) > 3 else ""
            what = f"{number} paragraphs are" if number > 1 else "a paragraph is"
            message = f"{what} read as speech, but may tell what was done: {shown}{more}"
            yield Finding("XL220", message, file, self.doubtful[0].line)
        yield from closing_findings([*self._credits, *self._passages[self._end :]], file)
        if 0 < len(self._topics) <= _FEW_TOPICS:  # minutes have many
            shown = "; ".join(f'"{shorten(one.text, 60)}"' for one in self._topics)
            message = f"read as entries of minutes, but may be spoken: {shown}"
            yield Finding("XL220", message, file, self._topics[0].line)

    def _block(self, place: int, group: list[Passage]) -> TopLevelBlock | None:
        """What a passage without a label is, if it is no speech."""
        passage, profile = self._passages[place], self.turns.profile
        is_text = passage.kind is BlockKind.TEXT and passage.voice is None
        if is_text and (beside := self._beside_speech(place, group)) is not None:
            return beside
        if passage.kind in {BlockKind.HEADING, BlockKind.TITLE} or is_shouted_heading(self._passages, place):
            return self._heading(passage, group)
        silent = is_text and _said_nothing(group)
        if place >= self._end or (place in self._agenda and not silent):
            return top_level_block(passage, profile)
        credited = not self._ended and not silent and is_credit(passage.text, last=not self._goes_on_after(place))
        if self._ended or credited:
            self._credits += [passage] if credited else []
            return as_narrative(passage)
        section = self._section(passage, group)
        if passage.kind is BlockKind.NARRATIVE or any(p.search(passage.text[:1000]) for p in profile.narrative):
            return top_level_block(passage, profile)
        if section and (not self._goes_on(place, group) or section.labels):
            self._next = section, passage.line
            return as_narrative(passage)
        if silent:
            self._doubt(passage)
            return None
        if self._between[place]:
            self._topics += [passage] if is_topic(passage.text) else []
            return as_heading(passage) if self._is_heading(place) else as_narrative(passage)
        if self._is_announced(place, group):
            return as_narrative(passage)
        self._doubt(passage)
        return None

    def _beside_speech(self, place: int, group: list[Passage]) -> TopLevelBlock | None:
        """A time of day alone, or what happened, in brackets, between it or a heading and the next label."""
        passage = self._passages[place]
        if is_clock_time(passage.text) and self._is_beside_speech(place, group):
            self._ended = self._ended or passage.text.startswith(_ENDED)
            return Dateline((passage.text,), passage.line)
        if group or not place or not is_in_brackets(passage.text):
            return None
        after = self._behind_brackets(place) + 1
        beside = any(self._between[after : after + 1])  # "(by name)" over a line with the votes
        labelled = all(one.begins_turn for one in self._passages[after : after + 1])
        told = top_level_block(passage, self.turns.profile)
        return told if beside or (labelled and isinstance(told, (StageDirection, Gap))) else None

    def _heading(self, passage: Passage, group: list[Passage]) -> Heading:
        """A heading, which ends a section, but for the answers of a witness: others ask him next."""
        if self._section(passage, group) is None and not self.turns.lineage.is_of_witness:
            self._next = None, passage.line
        return as_heading(passage)

    def _section(self, passage: Passage, group: list[Passage]) -> Marker | None:
        """The marker of a section that a paragraph holds; one for the answers of a witness begins with it.

        It holds until the next witness; before the first answer, the oath can follow it.
        """
        section = section_marker(passage, self.turns.profile)
        if section is not None and section.labels:
            self._next = section, passage.line
        elif self.turns.lineage.is_answered(group) and names_witness(passage):
            self._next = None, passage.line
        return section

    def _doubt(self, passage: Passage) -> None:
        """Remember a passage that stays speech where it may tell what was done."""
        if self._tells(passage) or is_perhaps_procedure(passage.text, self.language) or _is_vote(passage.text):
            self.doubtful.append(passage)

    def _is_beside_speech(self, place: int, group: list[Passage]) -> bool:
        """True where a time alone is no answer: ``10:30.`` under the label, or between words of the same person."""
        if self._passages[place].text.startswith(_ENDED):
            return True
        return not group or not (_said_nothing(group) or self._goes_on(self._behind_brackets(place), group))

    def _behind_brackets(self, place: int) -> int:
        """The last of the passages in brackets after one, or its own place."""
        while place + 1 < len(self._passages) and is_in_brackets(self._passages[place + 1].text):
            place += 1
        return place

    def _is_announced(self, place: int, group: list[Passage]) -> bool:
        """True for what only the chair could say ("La séance est suspendue."), after the words of somebody else.

        Where no label is that of a chair, whoever speaks can preside.
        """
        label = group[0].candidate if group else None
        if label is None or not self._is_perhaps_announced(self._passages[place].text):
            return False
        following = self._passages[place + 1 : place + 2]
        return all(one.begins_turn for one in following) and not _presides(label)

    def _is_perhaps_announced(self, text: str) -> bool:
        return _is_vote(text) or (self._chaired and is_perhaps_procedure(text, self.language))

    def _goes_on_after(self, place: int) -> bool:
        """True if somebody begins to speak after a passage, or much is still to come."""
        if len(self._passages) - place - 1 > _LAST:  # asked of each passage: what is left of a book is not copied
            return True
        return any(one.begins_turn for one in self._passages[place + 1 :])

    def _goes_on(self, place: int, group: list[Passage]) -> bool:
        """True if the same person speaks before and after a passage."""
        return bool(group) and place + 1 < len(self._passages) and not self._passages[place + 1].begins_turn

    def _tells(self, passage: Passage) -> bool:
        told = is_procedure(passage.text, self.language) or marks_end(passage.text) or is_formal(passage.text)
        return told and passage.voice is None and passage.start is None  # words with a time were said

    def _outside_turns(self) -> list[bool]:
        """Which passages are narrative or headings in plain text: those after which nobody goes on to speak."""
        found = [False] * len(self._passages)
        ended = True
        for place in range(len(self._passages) - 1, -1, -1):
            passage = self._passages[place]
            if passage.begins_turn or passage.kind is not BlockKind.TEXT:
                ended = True
            elif passage.is_separator or is_in_brackets(passage.text):
                continue
            elif ended:
                found[place] = self._tells(passage) or self._is_resolved(place) or self._is_heading(place)
                ended = found[place]
        return found

    def _is_resolved(self, place: int) -> bool:
        """True for the words of a motion under the line that says what became of it: ``Motion agreed to,``."""
        before = self._passages[place - 1] if place and self._passages[place].text[:5] == "That " else None
        return before is not None and before.text[-1:] == "," and self._tells(before)

    def _is_heading(self, place: int) -> bool:
        """True for what stands as headings do, after the last words of somebody."""
        passage = self._passages[place]
        if place + 1 < len(self._passages) and (is_set_apart_heading(passage) or is_shouted_line(passage.text)):
            return True
        return self._is_plain_heading(place)

    def _is_plain_heading(self, place: int) -> bool:
        """True for a short line without the end of a sentence, between a finished sentence and what is no speech."""
        if not self._finishes or place + 1 == len(self._passages) or not looks_like_heading(self._passages[place]):
            return False
        before = place - 1
        while before > 0 and place - before < RANKS and looks_like_heading(self._passages[before]):
            before -= 1
        ended = self._passages[max(before, 0)]
        alone = ended.candidate is not None and len(ended.text) <= ended.candidate.end
        return not alone and FINISHED.search(ended.text) is not None


def _is_vote(text: str) -> bool:
    """True for the result of a vote, which nobody says of himself."""
    return is_vote_result(text) and not is_said(text)


def _presides(label: Candidate) -> bool:
    return is_chair(f"{label.label} {label.notes}")


def _said_nothing(group: list[Passage]) -> bool:
    """True for a label after which there are no words yet."""
    label = group[0].candidate if len(group) == 1 else None
    return label is not None and not group[0].text[label.end :].strip()


def top_level_block(passage: Passage, profile: Profile) -> TopLevelBlock:
    """What a passage outside turns is."""
    if passage.is_separator:
        return Separator(passage.text, passage.line)
    if passage.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return as_heading(passage)
    pieces = split_pieces(passage.text, profile, passage.line)
    if len(pieces) == 1 and isinstance(pieces[0], (StageDirection, Gap)):
        return pieces[0]
    return as_narrative(passage)


def as_heading(passage: Passage) -> Heading:
    """A passage as a heading."""
    return Heading(passage.text, passage.line, heading_words(passage), passage.level, passage.address)


def as_narrative(passage: Passage) -> Narrative:
    """A passage as the editors' words."""
    pieces = with_breaks([passage.text], passage.breaks(), first=bool(passage.containers))
    found = set_apart(pieces, passage.spans())
    return Narrative(passage.text, passage.line, found.words, found.rend, passage.address, passage.containers)
