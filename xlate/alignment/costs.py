"""What it costs to say that some pieces translate some others: negative logarithms of likelihood, roughly."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlate.alignment.anchors import Anchors
from xlate.alignment.lexicon import LEARNT
from xlate.alignment.model import Piece
from xlate.model.unit import UnitKind

__all__ = ["IMPOSSIBLE", "Band", "Costs", "Scale"]

Band = Sequence[tuple[int, int]]
"""for each number of pieces of ours that are behind: fewest and most pieces of theirs that can be"""

IMPOSSIBLE = math.inf
_TEXT = {UnitKind.SEGMENT, UnitKind.NARRATIVE, UnitKind.OTHER}
"""kinds whose paragraphs can be divided in another way in the other text"""
_OF_SHAPE = {(1, 1): 0.1, (1, 2): 3.5, (2, 1): 3.5, (2, 2): 6.5, (1, 3): 5.5, (3, 1): 5.5}
"""how many pieces of ours, of theirs -> cost; Gale and Church found 89 % of sentences one to one, 9 % two to one"""
_ALONE = {UnitKind.LABEL: 3.0, UnitKind.STAGE: 2.5, UnitKind.HEADING: 3.0, UnitKind.DATELINE: 2.5}
"""cost of a piece that the other text does not have; what publishers print or not costs less than speech"""
_ALONE_OTHERWISE = 4.5
_LONGEST = 3
"""pieces of one text that can be taken together"""
_KINDS = {
    frozenset((UnitKind.SEGMENT, UnitKind.NARRATIVE)): 2.5,
    frozenset((UnitKind.HEADING, UnitKind.NARRATIVE)): 2.0,
    frozenset((UnitKind.DATELINE, UnitKind.NARRATIVE)): 2.0,
    frozenset((UnitKind.DATELINE, UnitKind.HEADING)): 3.0,
    frozenset((UnitKind.STAGE, UnitKind.NARRATIVE)): 2.5,
    frozenset((UnitKind.STAGE, UnitKind.SEGMENT)): 4.0,
}
"""cost of two kinds that are not the same; other pairs are impossible, save that OTHER can be anything"""
_ANYTHING = 0.5
_NUMBER_ALONE = 0.7
"""cost of a number that stands in one of the two only"""
_FREQUENT = 24
"""an anchor that stands in more pieces says nothing"""
_BEST_ANCHOR = 3.5
_BEST_ANCHORS = 8.0
"""the most that one shared name or number is worth, and all of two pieces together"""
_LEARNT = 0.4
"""part of that for two words that are only found to go together"""
_SPACE = 12.0
"""characters that a piece may be longer or shorter whatever its length"""
_LABEL_LENGTH = 1.5
"""the most that the length of a label costs: one publisher prints the office of a speaker, another one initials"""
_OTHER_SPEAKER = 3.5
_SAME_SPEAKER = 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """How the lengths of the two texts go together."""

    ratio: float
    """characters of theirs for one of ours"""
    variance: float = 6.8
    """of the length of theirs, for each character (Gale and Church: 6.8)"""


class Costs:
    """The costs for two texts; `alone`, `other_alone` and `together` are asked for every cell of the search."""

    def __init__(
        self,
        ours: Sequence[Piece],
        theirs: Sequence[Piece],
        anchors: tuple[Sequence[Anchors], Sequence[Anchors]],
        scale: Scale,
        speakers: Mapping[str, str],
        band: Band,
    ) -> None:
        """Prepare what does not depend on the pair.

        Args:
            ours: the first text.
            theirs: the second text.
            anchors: of each piece of both.
            scale: how their lengths go together.
            speakers: name in ours -> name in theirs, where that is known.
            band: the cells that will be asked for.
        """
        self.alone = [_ALONE.get(piece.kind, _ALONE_OTHERWISE) for piece in ours]
        self.other_alone = [_ALONE.get(piece.kind, _ALONE_OTHERWISE) for piece in theirs]
        self._lengths = _sums([scale.ratio * len(piece.words) for piece in ours])
        self._other_lengths = _sums([float(len(piece.words)) for piece in theirs])
        self._scale = scale
        self._anchors = anchors
        self._kinds = [piece.kind for piece in ours]
        self._other_kinds = [piece.kind for piece in theirs]
        self.runs = _runs(ours)
        self.other_runs = _runs(theirs)
        self._speakers = [speakers.get(piece.speaker or "") for piece in ours]
        self._other_speakers = [piece.speaker for piece in theirs]
        self._known_speakers = set(speakers.values())
        self._numbers = _sums([_NUMBER_ALONE * min(4, len(found.numbers)) for found in anchors[0]])
        self._other_numbers = _sums([_NUMBER_ALONE * min(4, len(found.numbers)) for found in anchors[1]])
        self._shared = _worth_of_shared(*anchors, band)

    def together(self, index: int, other: int, count: int, other_count: int) -> float:
        """The cost of pieces of ours from an index on with pieces of theirs.

        Args:
            index: first piece of ours.
            other: first piece of theirs.
            count: how many of ours, one at least.
            other_count: how many of theirs, one at least.
        """
        kinds = self._kind_cost(self._kinds[index], self._other_kinds[other])
        if kinds == IMPOSSIBLE:
            return IMPOSSIBLE
        wanted = self._lengths[index + count] - self._lengths[index]
        length = self._other_lengths[other + other_count] - self._other_lengths[other]
        spread = math.sqrt(self._scale.variance * (wanted + length) / 2 + _SPACE * _SPACE)
        deviation = abs(wanted - length) / spread
        cost = kinds + _OF_SHAPE[count, other_count]
        # close to -log(2 (1 - Phi(deviation))), but no single length settles everything
        surprise = 0.8 * deviation + 0.35 * deviation * deviation if deviation < 4 else 8.8 + 1.5 * (deviation - 4)
        cost += min(surprise, _LABEL_LENGTH) if self._kinds[index] is UnitKind.LABEL else surprise
        cost += self._numbers[index + count] - self._numbers[index]
        cost += self._other_numbers[other + other_count] - self._other_numbers[other]
        shared = 0.0
        for one in range(index, index + count):
            row = self._shared[one]
            if row:
                for another in range(other, other + other_count):
                    shared += row.get(another, 0.0)
        cost -= min(shared, _BEST_ANCHORS)
        speaker = self._speakers[index]
        theirs = self._other_speakers[other]
        if speaker is not None and theirs in self._known_speakers:
            cost += -_SAME_SPEAKER if speaker == theirs else _OTHER_SPEAKER
        return cost

    def contradicts(self, index: int, other: int, count: int, other_count: int) -> bool:
        """True if both sides have numbers, and none in common."""
        ours, theirs = self._anchors
        numbers = frozenset().union(*(found.numbers for found in ours[index : index + count]))
        others = frozenset().union(*(found.numbers for found in theirs[other : other + other_count]))
        return bool(numbers and others) and numbers.isdisjoint(others)

    @staticmethod
    def _kind_cost(kind: UnitKind, other: UnitKind) -> float:
        if kind is other:
            return 0.0
        if UnitKind.OTHER in (kind, other):
            return _ANYTHING
        return _KINDS.get(frozenset((kind, other)), IMPOSSIBLE)


def _sums(values: Sequence[float]) -> list[float]:
    """The sums of the first none, one, two ... values."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _runs(pieces: Sequence[Piece]) -> list[int]:
    """For each piece, how many from it on can be taken together, three at most: text of one turn, of one kind."""
    runs = [1] * len(pieces)
    for index in range(len(pieces) - 2, -1, -1):
        piece, following = pieces[index], pieces[index + 1]
        if piece.kind in _TEXT and (piece.kind, piece.turn) == (following.kind, following.turn):
            runs[index] = min(_LONGEST, runs[index + 1] + 1)
    return runs


def _worth_of_shared(ours: Sequence[Anchors], theirs: Sequence[Anchors], band: Band) -> list[dict[int, float]]:
    """For each piece of ours, the pieces of theirs that share anchors with it, and what these are worth."""
    counts = Counter(anchor for found in ours for anchor in found)
    indexes: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(theirs):
        for anchor in found:
            indexes[anchor].append(index)
    total = math.log(max(2, len(ours), len(theirs)))
    worth: dict[str, float] = {}
    for anchor, count in counts.items():
        other = len(indexes.get(anchor, ()))
        if other and max(count, other) <= max(_FREQUENT, len(ours) // 50):
            share = _LEARNT if anchor[0] == LEARNT else 1.0
            rarity = 0.3 + 0.5 * max(0.0, total - math.log(math.sqrt(count * other)))
            worth[anchor] = share * min(_BEST_ANCHOR, rarity)
    shared: list[dict[int, float]] = []
    for one, found in enumerate(ours):
        low, high = band[one][0], band[min(one + _LONGEST, len(ours))][1]
        row: dict[int, float] = {}
        for anchor in found:
            # two numbers that are the same cost nothing any more for standing alone
            gain = worth.get(anchor, 0.0) + (2 * _NUMBER_ALONE if anchor[0].isdigit() else 0.0)
            where = indexes.get(anchor, []) if anchor in worth else []
            for index in where[bisect_left(where, low) : bisect_left(where, high)]:
                row[index] = row.get(index, 0.0) + gain
        shared.append(row)
    return shared
