"""The cheapest way through two texts, within a band, and how much every other way costs more."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlate.alignment.anchors import Anchors
from xlate.alignment.costs import IMPOSSIBLE, Band, Costs
from xlate.revision.align import longest_run

__all__ = ["ALL_SHAPES", "FEW_SHAPES", "Step", "band_around", "find_band", "find_path"]

Shape = tuple[int, int]
"""how many pieces of ours and of theirs a bead has"""
FEW_SHAPES: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1))
ALL_SHAPES: tuple[Shape, ...] = (*FEW_SHAPES, (2, 2), (1, 3), (3, 1))
_ALL_CELLS = 100_000
"""a search that has no more cells goes through all of them"""
_MOST_CELLS = 2_000_000
"""a band is made so narrow that it has no more; it bounds time and memory for texts that share nothing"""
_HALF = 25
"""pieces on both sides of the line between two fixed points that belong to the band at least"""
_APART = 8
"""pieces by which the displacements of two neighbouring fixed points may differ"""
_TELLING = 4
"""consonants that a name needs to be a fixed point, or digits and one more"""


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of the cheapest way."""

    index: int
    other: int
    count: int
    other_count: int
    margin: float
    """how much more the cheapest way costs that has another bead here; 0 for a step with nothing of ours"""


def find_band(ours: Sequence[Anchors], theirs: Sequence[Anchors]) -> Band:
    """Where the way through two texts can be: near the line through anchors that stand once in each text.

    Args:
        ours: the anchors of each piece of the first text.
        theirs: those of the second text.
    """
    rows, columns = len(ours), len(theirs)
    if (rows + 1) * (columns + 1) <= _ALL_CELLS:
        return [(0, columns)] * (rows + 1)
    points = [(0, 0), *_fixed_points(ours, theirs), (rows, columns)]
    half = float(_HALF)
    while True:
        band = _band_around(points, half, columns)
        if half <= 1 or sum(high - low for low, high in band) <= _MOST_CELLS:
            return band
        half /= 2


def band_around(steps: Sequence[Step], half: int) -> Band:
    """The band for a second search: near the way that a first one has found.

    Args:
        steps: that way.
        half: pieces on both sides of it.
    """
    points = [(0, 0), *((step.index + step.count, step.other + step.other_count) for step in steps)]
    rows, columns = points[-1]
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for row, column in points:
        for near in range(max(0, row - 2), min(rows, row + 2) + 1):
            lows[near] = min(lows[near], max(0, column - half))
            highs[near] = max(highs[near], min(columns, column + half))
    return _without_holes(lows, highs)


def _fixed_points(ours: Sequence[Anchors], theirs: Sequence[Anchors]) -> list[tuple[int, int]]:
    """Pieces that share an anchor that no other piece has: a longest chain of them that is in order in both texts."""
    indexes, others = _single(ours), _single(theirs)
    pairs = sorted({(index, others[anchor]) for anchor, index in indexes.items() if anchor in others})
    by_index: dict[int, int] = {}
    for index, other in pairs:
        by_index.setdefault(index, other)
    taken: set[int] = set()
    points = [(index, other) for index, other in by_index.items() if not (other in taken or taken.add(other))]  # type: ignore[func-returns-value]
    kept = longest_run([other for _, other in points])
    chain = [(index, other) for index, other in points if other in kept]
    return [point for number, point in enumerate(chain) if _is_confirmed(chain, number)]


def _is_confirmed(chain: Sequence[tuple[int, int]], number: int) -> bool:
    """True if a neighbour in a chain of points is displaced nearly as far: a point that is there by chance is not."""
    index, other = chain[number]
    beside = chain[max(0, number - 1) : number] + chain[number + 1 : number + 2]  # type: ignore[operator]
    return any(abs((other - index) - (theirs - ours)) <= _APART for ours, theirs in beside)


def _single(pieces: Sequence[Anchors]) -> dict[str, int]:
    """The anchors that stand in one piece alone, and its index."""
    indexes: dict[str, int] = {}
    repeated: set[str] = set()
    for index, anchors in enumerate(pieces):
        for anchor in anchors:
            if len(anchor) >= _TELLING - anchor.isdigit():
                if anchor in indexes:
                    repeated.add(anchor)
                indexes[anchor] = index
    return {anchor: index for anchor, index in indexes.items() if anchor not in repeated}


def _band_around(points: Sequence[tuple[int, int]], half: float, columns: int) -> Band:
    """A band around the line through some points.

    Between two points it is wider by how much more of one text than of the other there is, and by a twentieth of their
    distance.
    """
    rows = points[-1][0]
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for (row, column), (next_row, next_column) in pairwise(points):
        height, width = next_row - row, next_column - column
        around = half + (abs(height - width) + max(height, width) / 20) * min(1.0, half / _HALF)
        for step in range(height + 1):
            middle = column + width * step / max(1, height)
            lows[row + step] = min(lows[row + step], max(0, int(middle - around)))
            highs[row + step] = max(highs[row + step], min(columns, int(middle + around) + 1))
    return _without_holes(lows, highs)


def _without_holes(lows: list[int], highs: list[int]) -> Band:
    """A band in which there is a way from the start to the end."""
    rows = len(lows) - 1
    lows[0], highs[-1] = 0, max(highs)
    for row in range(1, rows + 1):  # a way never goes back, so the band does not either
        highs[row] = max(highs[row], highs[row - 1])
    for row in range(rows - 1, -1, -1):
        lows[row] = min(lows[row], lows[row + 1])
    for row in range(1, rows + 1):  # and it has no hole
        lows[row] = min(lows[row], highs[row - 1])
    return list(zip(lows, highs, strict=True))


def find_path(costs: Costs, band: Band, shapes: Sequence[Shape] = ALL_SHAPES) -> list[Step]:
    """The cheapest way through two texts.

    Args:
        costs: of each bead.
        band: where the way can be.
        shapes: of the beads it can have, beside those with pieces of one text alone.

    Returns:
        Its beads in order, each with its margin. A unit of ours without counterpart is a step with an other_count of 0.
    """
    ahead = _Forward(costs, band, shapes)
    return _Backward(costs, band, shapes, ahead).steps()


class _Forward:
    """The cost of the cheapest way from the start to each cell, and of each bead from there."""

    def __init__(self, costs: Costs, band: Band, shapes: Sequence[Shape]) -> None:
        self.best = [array("d", [IMPOSSIBLE]) * (high - low + 1) for low, high in band]
        self.beads = [array("d", [IMPOSSIBLE]) * ((high - low + 1) * len(shapes)) for low, high in band]
        """for each cell, the cost of a bead of each shape"""
        best = self.best
        best[0][0] = 0.0
        rows, columns = len(band) - 1, len(costs.other_alone)
        for row, (low, high) in enumerate(band):
            here = best[row]
            for column in range(low, high + 1):
                cost = here[column - low]
                if cost == IMPOSSIBLE:
                    continue
                if column < high:
                    here[column - low + 1] = min(here[column - low + 1], cost + costs.other_alone[column])
                if row == rows:
                    continue
                self._reach(band, row + 1, column, cost + costs.alone[row])
                if column == columns:
                    continue
                run, other_run = costs.runs[row], costs.other_runs[column]
                beads, index = self.beads[row], (column - low) * len(shapes)
                for number, (count, other_count) in enumerate(shapes):
                    if count <= run and other_count <= other_run:
                        bead = costs.together(row, column, count, other_count)
                        beads[index + number] = bead
                        self._reach(band, row + count, column + other_count, cost + bead)

    def _reach(self, band: Band, row: int, column: int, cost: float) -> None:
        low, high = band[row]
        if low <= column <= high and cost < self.best[row][column - low]:
            self.best[row][column - low] = cost


class _Backward:
    """The costs to the end; with those from the start they tell what the cheapest way through each bead costs."""

    def __init__(self, costs: Costs, band: Band, shapes: Sequence[Shape], ahead: _Forward) -> None:
        self.costs, self.band, self.ahead = costs, band, ahead
        self.shapes = (*shapes, (1, 0), (0, 1))
        rows = len(band) - 1
        self.behind = [array("d", [IMPOSSIBLE]) * (high - low + 1) for low, high in band]
        self.best = [IMPOSSIBLE] * rows
        """for each piece of ours, the cost of the cheapest way at all"""
        self.bead = [(0, 0, 0, 0)] * rows
        """for each piece of ours, its bead there"""
        self.second = [IMPOSSIBLE] * rows
        """for each piece of ours, the cost of the cheapest way with another bead there"""
        self.choice = [bytearray(high - low + 1) for low, high in band]
        """for each cell, the number of the shape of the bead that the cheapest way to the end begins with"""
        self._run()

    def _run(self) -> None:
        costs = self.costs
        rows, columns = len(self.band) - 1, len(costs.other_alone)
        self.behind[rows][columns - self.band[rows][0]] = 0.0
        many = len(self.shapes) - 2
        for row in range(rows, -1, -1):
            low, high = self.band[row]
            beads = self.ahead.beads[row]
            for column in range(high, low - 1, -1):
                so_far = self.ahead.best[row][column - low]
                if so_far == IMPOSSIBLE:
                    continue
                if column < high:
                    self._offer(row, column, many + 1, costs.other_alone[column])
                if row == rows:
                    continue
                self._consider(row, column, many, so_far + self._offer(row, column, many, costs.alone[row]))
                index = (column - low) * many
                for number in range(many):
                    bead = beads[index + number]
                    if bead != IMPOSSIBLE:
                        self._consider(row, column, number, so_far + self._offer(row, column, number, bead))

    def _offer(self, row: int, column: int, number: int, cost: float) -> float:
        """Take a bead for the cheapest way to the end from a cell, if it is; the cost of the way with it."""
        count, other_count = self.shapes[number]
        low, high = self.band[row + count]
        if not low <= column + other_count <= high:
            return IMPOSSIBLE
        total = cost + self.behind[row + count][column + other_count - low]
        index = column - self.band[row][0]
        if total < self.behind[row][index]:
            self.behind[row][index] = total
            self.choice[row][index] = number
        return total

    def _consider(self, row: int, column: int, number: int, whole: float) -> None:
        """Note what the cheapest way with a bead costs, for each piece of ours in it."""
        for piece in range(row, row + self.shapes[number][0]):
            if whole < self.best[piece]:
                self.second[piece] = self.best[piece]
                self.best[piece] = whole
                self.bead[piece] = (row, column, *self.shapes[number])
            elif whole < self.second[piece]:
                self.second[piece] = whole

    def steps(self) -> list[Step]:
        """The beads of the cheapest way."""
        steps: list[Step] = []
        row = column = 0
        rows, columns = len(self.band) - 1, len(self.costs.other_alone)
        while (row, column) != (rows, columns):
            count, other_count = self.shapes[self.choice[row][column - self.band[row][0]]]
            bead = (row, column, count, other_count)
            margins = [
                self.second[piece] - self.best[piece] if self.bead[piece] == bead else 0.0
                for piece in range(row, row + count)
            ]
            steps.append(Step(*bead, min(margins, default=0.0)))
            row, column = row + count, column + other_count
        return steps
