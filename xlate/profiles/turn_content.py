"""What a turn holds, while it is read: paragraphs, stage directions, and the markers that wait for words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xlate.model.document import Break
from xlate.model.lineage import Basis, Certainty, Lineage
from xlate.model.pieces import Gap, Marker, Piece, Scope, StageDirection
from xlate.model.transcript import Paragraph, Separator
from xlate.profiles.claims import LineageClaim
from xlate.profiles.marker_parts import closes_words, is_foreign, is_opened
from xlate.profiles.passage import Passage
from xlate.profiles.set_apart import SetApart
from xlate.profiles.speakers import Speaker

__all__ = ["TurnContent"]


_LONGEST_BRACKET = 40
"""paragraphs"""


def find_brackets(passages: Sequence[Passage]) -> dict[int, int]:
    """Which passages open a bracket, and which end with its other half: paragraphs of a translation.

    Args:
        passages: of one turn.

    Returns:
        Of each that begins with one, or leaves one open, by identity, that in which it ends.
    """
    found: dict[int, int] = {}
    for place, passage in enumerate(passages):
        if not passage.text.startswith("[") and passage.text.count("[") <= passage.text.count("]"):
            continue
        depth = 0
        for other in passages[place : place + _LONGEST_BRACKET]:
            depth += other.text.count("[") - other.text.count("]")
            if depth <= 0:
                if other.text.endswith("]"):
                    found[id(passage)] = id(other)
                break
    return found


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
    unwritten: Marker | None = None
    """the last language note that no words follow"""
    following: Marker | None = None
    """a marker that announces a translation in brackets"""
    brackets: dict[int, int] = field(default_factory=dict)
    """of each passage that opens a bracket, by identity: that which closes it"""
    _announced: Marker | None = None
    """what announced the bracket that is open"""
    _until: int | None = None
    """the passage that closes it"""

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

    def announced(self, passage: Passage) -> Marker | None:
        """The marker that says that a passage is a translation: it stands in the brackets that were announced."""
        if self._until is not None:
            if id(passage) == self._until:
                self._until = None
            return self._announced
        self._announced, self.following = self.following, None
        closes = self.brackets.get(id(passage))
        if self._announced is None or closes is None:
            return None
        self._until = closes if closes != id(passage) else None
        return self._announced

    def open(self, marker: Marker, passage: Passage) -> None:
        """A mark opens a bracket that another passage closes: what stands between them is a translation."""
        closes = self.brackets.get(id(passage), id(passage))
        if closes != id(passage):
            self._announced, self._until = marker, closes

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

    def only_unwritten(self) -> Marker | None:
        """The language note that stands in place of all words of the turn: they were said, and not written down.

        It becomes the turn's marker; the gap stays in place of the words, with what was printed behind the note.
        """
        gaps = [place for place, item in enumerate(self.items) if isinstance(item, Gap)]
        if self.unwritten is None or len(gaps) != 1 or not self.is_empty:
            return None
        gap = self.items[gaps[0]]
        assert isinstance(gap, Gap)
        self.items[gaps[0]] = replace(gap, text=gap.text.removeprefix(self.unwritten.text))
        self.turn = LineageClaim(Lineage(None), self.unwritten.relation, Certainty.HIGH, Basis.PRINTED)
        return self.unwritten

    def settle(self) -> None:
        """What is known of words when all of a turn was read: a marker behind them, or around all of them."""
        said = [item for item in self.items if isinstance(item, Paragraph)]
        if said and all(item.pieces and is_opened(item.pieces[0]) for item in said):
            if len({item.lineage for item in said}) == 1:
                self.turn = _claim_of(said[0])  # "[Translation: We agree.]" is all of it
        elif len(said) > 1 and closes_words(said[-1].pieces):
            self._close(said[-1])

    def _close(self, last: Paragraph) -> None:
        """A marker at the end of a turn speaks of the words before it, back to those of which another speaks."""
        claim = _claim_of(last)
        for place in range(len(self.items) - 1, -1, -1):
            item = self.items[place]
            if not isinstance(item, Paragraph) or item is last:
                continue
            if item.basis in {Basis.PRINTED, Basis.GIVEN}:
                return
            self.items[place] = replace(
                item,
                lineage=claim.lineage,
                relation=claim.relation,
                certainty=claim.certainty,
                basis=claim.basis,
            )
        self.turn = claim
        self._join(last)

    def _join(self, last: Paragraph) -> None:
        """A marker at the end of a paragraph is a part of it, which is divided no longer there: all came alike."""
        before = self.items[-2] if self.items[-1] is last and len(self.items) > 1 else None
        if last.part != "F" or not isinstance(before, Paragraph):
            return
        part = None if before.part == "I" else "F"
        self.items[-2:] = [replace(before, pieces=(*before.pieces, " ", *last.pieces), part=part, end=last.end)]

    def finish(self) -> None:
        """A marker that no words follow: speech that was not written down, or a paragraph of its own."""
        if self.lone_marker is not None and is_foreign([self.lone_marker]):
            self.items.append(Gap(self.lone_marker.text, "foreign"))
            self.unwritten, self.lone_marker = self.lone_marker, None
        elif self.lone_marker is not None:
            line = next((item.line for item in reversed(self.items) if isinstance(item, Paragraph)), 1)
            claim = self.current
            self.items.append(
                Paragraph((self.lone_marker,), claim.lineage, claim.relation, claim.certainty, line, basis=claim.basis)
            )
            self.lone_marker = None


def _claim_of(paragraph: Paragraph) -> LineageClaim:
    """How a paragraph came."""
    return LineageClaim(paragraph.lineage, paragraph.relation, paragraph.certainty, paragraph.basis)
