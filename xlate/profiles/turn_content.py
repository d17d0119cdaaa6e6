"""What a turn holds, while it is read: paragraphs, stage directions, and the markers that wait for words."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlate.model.document import Break
from xlate.model.transcript import Gap, Marker, Paragraph, Piece, Scope, Separator, StageDirection
from xlate.profiles.claims import LineageClaim
from xlate.profiles.marker_parts import is_foreign
from xlate.profiles.paragraphs import Passage
from xlate.profiles.set_apart import SetApart
from xlate.profiles.speakers import Speaker

__all__ = ["TurnContent"]


@dataclass(slots=True)
class TurnContent:
    """What a turn holds, while it is read."""

    speaker: Speaker | None
    current: LineageClaim
    """how the words of the next paragraph came, unless it says otherwise"""
    turn: LineageClaim
    heading: Marker | None
    """the marker printed with the label"""
    items: list[Paragraph | StageDirection | Gap | Separator | Break] = field(default_factory=list)
    lone_marker: Marker | None = None
    """a marker that stood alone and waits for the words after it"""
    following: Marker | None = None
    """a marker that announces a translation in brackets"""

    @property
    def is_empty(self) -> bool:
        """True before the first paragraph."""
        return not any(isinstance(item, Paragraph) for item in self.items)

    def add(
        self,
        words: SetApart,
        passage: Passage,
        claim: LineageClaim,
        times: tuple[float | None, float | None] = (None, None),
        part: str | None = None,
    ) -> None:
        """Add a paragraph, or a part of one."""
        paragraph = Paragraph(
            tuple(words.pieces),
            claim.lineage,
            claim.relation,
            claim.certainty,
            passage.line,
            *times,
            words.rend,
            passage.address,
            passage.containers,
            claim.basis,
            part,
        )
        self.items.append(paragraph)

    def with_lone_marker(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a paragraph with the marker that waited for it."""
        marker, self.lone_marker = self.lone_marker, None
        if marker is None:
            return pieces
        if marker.scope is Scope.PARAGRAPH and is_foreign([marker]) and not isinstance(pieces[0], Marker):
            self.items.append(Gap(marker.text, "foreign"))  # it spoke of a paragraph that was not written down
            return pieces
        return [marker, " ", *pieces]

    def only_a_marker(self) -> Marker | None:
        """The marker that is all there is; the turn came as it says."""
        if len(self.items) != 1 or not isinstance(self.items[0], Paragraph):
            return None
        only = self.items[0]
        if len(only.pieces) != 1 or not isinstance(only.pieces[0], Marker):
            return None
        self.turn = LineageClaim(only.lineage, only.relation, only.certainty, only.basis)
        return only.pieces[0]

    def finish(self) -> None:
        """A marker that no words follow: speech that was not written down, or a paragraph of its own."""
        if self.lone_marker is not None and is_foreign([self.lone_marker]):
            self.items.append(Gap(self.lone_marker.text, "foreign"))
            self.lone_marker = None
        elif self.lone_marker is not None:
            line = next((item.line for item in reversed(self.items) if isinstance(item, Paragraph)), 1)
            claim = self.current
            self.items.append(
                Paragraph((self.lone_marker,), claim.lineage, claim.relation, claim.certainty, line, basis=claim.basis)
            )
            self.lone_marker = None
