"""The cheapest way through two texts, within a band, and how much every other way costs more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlate.alignment import longest_run
from xlate.parallel.anchors import Anchors
from xlate.parallel.costs import IMPOSSIBLE, Costs

__all__ = ["Step", "find_band", "find_path"]

_SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_ALL_CELLS = 100_000
"""a search that has no more cells goes through all of them"""
_MOST_CELLS = 6_000_000
"""a band is made so narrow that it has no more; it bounds time and memory for texts that share nothing"""
_HALF = 25
"""pieces on both sides of the line between two fixed points that belong to the band at least"""
_APART = 8
"""pieces by which the displacements of two neighbouring fixed points may differ"""
_TELLING = 4
"""consonants that a name needs to be a fixed point, or digits and one more"""

Band = list[tuple[int, int]]
"""for each number of pieces of ours that are behind: fewest and most pieces of theirs that can be"""


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of the cheapest way."""

    place: int
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


def _fixed_points(ours: Sequence[Anchors], theirs: Sequence[Anchors]) -> list[tuple[int, int]]:
    """Pieces that share an anchor that no other piece has: a longest chain of them that is in order in both texts."""
    places, others = _single(ours), _single(theirs)
    pairs = sorted({(place, others[anchor]) for anchor, place in places.items() if anchor in others})
    by_place: dict[int, int] = {}
    for place, other in pairs:
        by_place.setdefault(place, other)
    taken: set[int] = set()
    points = [(place, other) for place, other in by_place.items() if not (other in taken or taken.add(other))]  # type: ignore[func-returns-value]
    kept = longest_run([other for _, other in points])
    chain = [(place, other) for place, other in points if other in kept]
    return [point for number, point in enumerate(chain) if _is_confirmed(chain, number)]


def _is_confirmed(chain: Sequence[tuple[int, int]], number: int) -> bool:
    """True if a neighbour in a chain of points is displaced nearly as far: a point that is there by chance is not."""
    place, other = chain[number]
    beside = chain[max(0, number - 1) : number] + chain[number + 1 : number + 2]  # type: ignore[operator]
    return any(abs((other - place) - (theirs - ours)) <= _APART for ours, theirs in beside)


def _single(pieces: Sequence[Anchors]) -> dict[str, int]:
    """The anchors that stand in one piece alone, and its place."""
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for place, anchors in enumerate(pieces):
        for anchor in anchors:
            if len(anchor) >= _TELLING - anchor.isdigit():
                if anchor in places:
                    repeated.add(anchor)
                places[anchor] = place
    return {anchor: place for anchor, place in places.items() if anchor not in repeated}


def _band_around(points: Sequence[tuple[int, int]], half: float, columns: int) -> Band:
    """A band around the line through some points.

    Between two points it is wider by how much more of one text than of the other there is, and by a twentieth of their
    distance.
    """
    rows = points[-1][0]
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for (row, column), (next_row, next_column) in zip(points, points[1:], strict=False):
        height, width = next_row - row, next_column - column
        around = half + (abs(height - width) + max(height, width) / 20) * min(1.0, half / _HALF)
        for step in range(height + 1):
            middle = column + width * step / max(1, height)
            lows[row + step] = min(lows[row + step], max(0, int(middle - around)))
            highs[row + step] = max(highs[row + step], min(columns, int(middle + around) + 1))
    lows[0], highs[-1] = 0, columns
    for row in range(1, rows + 1):  # a way never goes back, so the band does not either
        highs[row] = max(highs[row], highs[row - 1])
    for row in range(rows - 1, -1, -1):
        lows[row] = min(lows[row], lows[row + 1])
    for row in range(1, rows + 1):  # and it has no hole
        lows[row] = min(lows[row], highs[row - 1])
    return list(zip(lows, highs, strict=True))


def find_path(costs: Costs, band: Band) -> list[Step]:
    """The cheapest way through two texts.

    Args:
        costs: of each bead.
        band: where the way can be.

    Returns:
        Its beads in order, each with its margin. A unit of ours that has no counterpart is a step with an other_count of 0.
    """
    ahead = _from_start(costs, band)
    return _Backward(costs, band, ahead).steps()


def _from_start(costs: Costs, band: Band) -> list[list[float]]:
    """The cost of the cheapest way from the start to each cell."""
    alone, other_alone, together = costs.alone, costs.other_alone, costs.together
    runs, other_runs = costs.runs, costs.other_runs
    best: list[list[float]] = [[IMPOSSIBLE] * (high - low + 1) for low, high in band]
    best[0][0] = 0.0
    for row, (low, high) in enumerate(band):
        here = best[row]
        run = runs[row] if row < len(runs) else 0
        for column in range(low, high + 1):
            cost = here[column - low]
            if cost == IMPOSSIBLE:
                continue
            if column < high and cost + other_alone[column] < here[column - low + 1]:
                here[column - low + 1] = cost + other_alone[column]
            if not run:
                continue
            below_low, below_high = band[row + 1]
            if below_low <= column <= below_high and cost + alone[row] < best[row + 1][column - below_low]:
                best[row + 1][column - below_low] = cost + alone[row]
            if column == len(other_alone):
                continue
            other_run = other_runs[column]
            for count, other_count in _SHAPES:
                if count > run or other_count > other_run:
                    continue
                to_low, to_high = band[row + count]
                if not to_low <= column + other_count <= to_high:
                    continue
                total = cost + together(row, column, count, other_count)
                if total < best[row + count][column + other_count - to_low]:
                    best[row + count][column + other_count - to_low] = total
    return best


class _Backward:
    """The costs to the end; with those from the start they tell what the cheapest way through each bead costs."""

    def __init__(self, costs: Costs, band: Band, ahead: list[list[float]]) -> None:
        self.costs, self.band, self.ahead = costs, band, ahead
        rows = len(band) - 1
        self.behind: list[list[float]] = [[IMPOSSIBLE] * (high - low + 1) for low, high in band]
        self.best: list[tuple[float, tuple[int, int, int, int]]] = [(IMPOSSIBLE, (0, 0, 0, 0))] * rows
        """for each piece of ours, the cheapest way at all, and its bead there"""
        self.second = [IMPOSSIBLE] * rows
        """for each piece of ours, the cheapest way with another bead there"""
        self.choice: list[list[tuple[int, int]]] = [[(0, 0)] * (high - low + 1) for low, high in band]
        """for each cell, the shape of the bead that the cheapest way to the end begins with"""
        self._run()

    def _run(self) -> None:
        costs, band, behind = self.costs, self.band, self.behind
        rows, columns = len(band) - 1, len(costs.other_alone)
        behind[rows][columns - band[rows][0]] = 0.0
        for row in range(rows, -1, -1):
            low, high = band[row]
            run = costs.runs[row] if row < rows else 0
            for column in range(high, low - 1, -1):
                so_far = self.ahead[row][column - low]
                if so_far == IMPOSSIBLE:
                    continue
                if column < high and column < columns:
                    self._offer(row, column, 0, 1, costs.other_alone[column])
                if not run:
                    continue
                self._consider(row, column, 1, 0, costs.alone[row], so_far)
                if column == columns:
                    continue
                other_run = costs.other_runs[column]
                for count, other_count in _SHAPES:
                    if count <= run and other_count <= other_run:
                        to_low, to_high = band[row + count]
                        if to_low <= column + other_count <= to_high:
                            cost = costs.together(row, column, count, other_count)
                            self._consider(row, column, count, other_count, cost, so_far)

    def _offer(self, row: int, column: int, count: int, other_count: int, cost: float) -> float:
        """Take a bead for the cheapest way to the end from a cell, if it is; the cost of the way with it."""
        low, high = self.band[row + count]
        if not low <= column + other_count <= high:
            return IMPOSSIBLE
        total = cost + self.behind[row + count][column + other_count - low]
        place = column - self.band[row][0]
        if total < self.behind[row][place]:
            self.behind[row][place] = total
            self.choice[row][place] = (count, other_count)
        return total

    def _consider(self, row: int, column: int, count: int, other_count: int, cost: float, so_far: float) -> None:
        """Note what the cheapest way with a bead costs, for each piece of ours in it."""
        whole = so_far + self._offer(row, column, count, other_count, cost)
        for piece in range(row, row + count):
            best = self.best[piece][0]
            if whole < best:
                self.second[piece] = best
                self.best[piece] = (whole, (row, column, count, other_count))
            elif whole < self.second[piece]:
                self.second[piece] = whole

    def steps(self) -> list[Step]:
        """The beads of the cheapest way."""
        steps: list[Step] = []
        row = column = 0
        rows, columns = len(self.band) - 1, len(self.costs.other_alone)
        while (row, column) != (rows, columns):
            count, other_count = self.choice[row][column - self.band[row][0]]
            bead = (row, column, count, other_count)
            margin = min(
                (
                    self.second[piece] - self.best[piece][0] if self.best[piece][1] == bead else 0.0
                    for piece in range(row, row + count)
                ),
                default=0.0,
            )
            steps.append(Step(*bead, margin))
            row, column = row + count, column + other_count
        return steps
