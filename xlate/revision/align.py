"""Which unit of a text is which unit of an older state of it: when a page was corrected, or a catalogue is updated.

Words that stand once in both texts are the same wherever they stand, so a block can move. What stands more often is
told apart by its neighbours. Between two pairs, what is left on both sides is compared by likeness, in order. Whatever
is not sure stays alone: an id that goes to the wrong words is worse than one that is lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["SIMILAR", "Text", "align", "likeness", "longest_run"]

SIMILAR = 55
"""per cent of likeness (Indel) above which two texts between the same neighbours are two states of one"""
_SIMILAR_ELSEWHERE = 85
"""the same for texts that have moved"""
_LARGE = 400
"""texts on both sides of a gap beyond which only those at the same distance from its edges are compared"""


@dataclass(frozen=True, slots=True)
class Text:
    """A unit as it is compared."""

    group: Hashable
    """only units of one group can be the same: kind and speaker"""
    words: str
    identifier: str
    """the xml:id"""


def align(old: Sequence[Text], new: Sequence[Text], known: Mapping[int, int] | None = None) -> dict[int, int]:
    """Pair the units of two states of a text.

    Args:
        old: in the order of the file.
        new: in the order of the file.
        known: pairs that are certain: place in new -> place in old.

    Returns:
        Place in new -> place in old, the known pairs among them. No place stands twice.
    """
    pairs = _Pairs(old, new)
    for place, other in (known or {}).items():
        pairs.pair(place, other)
    pairs.unique(lambda text: (text.group, text.words))
    pairs.unique(lambda text: text.identifier if pairs.is_free_of_repeats(text) else None)
    pairs.extend()
    pairs.fill_gaps()
    pairs.extend()
    pairs.moved()
    return pairs.found


def likeness(one: str, other: str) -> float:
    """How alike two texts are, in per cent: what is the same in both, in order, of all their letters (Indel)."""
    from rapidfuzz import fuzz  # late: most texts are paired without being compared

    return fuzz.ratio(one, other)


def longest_run(places: Sequence[int]) -> set[int]:
    """The places (values) of a longest increasing subsequence: what has not moved among things that were reordered."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(places):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[length], ends[length] = value, index
    run: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        run.add(places[index])
        index = before[index]
    return run


class _Pairs:
    """The pairs found so far."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()
        self._repeated = {
            name
            for texts in (old, new)
            for name, number in Counter(text.identifier[:10] for text in texts).items()
            if number > 1
        }

    def is_free_of_repeats(self, text: Text) -> bool:
        """True if the id was made of words that stand once in both texts: then it names the same paragraph."""
        return text.identifier[:10] not in self._repeated

    def pair(self, new: int, old: int) -> None:
        """Note that two are the same."""
        self.found[new] = old
        self.taken.add(old)

    def unique(self, key: object) -> None:
        """Pair what has a key that nothing else on its side has."""
        assert callable(key)
        places: list[dict[Hashable, int]] = []
        for texts, used in ((self.old, self.taken), (self.new, self.found)):
            keys = {place: key(text) for place, text in enumerate(texts) if place not in used}
            counts = Counter(keys.values())
            places.append({value: place for place, value in keys.items() if value is not None and counts[value] == 1})
        for value, new in places[1].items():
            old = places[0].get(value)
            if old is not None and self.old[old].group == self.new[new].group:
                self.pair(new, old)

    def extend(self) -> None:
        """Pair neighbours of pairs that have the same words, however often these stand elsewhere."""
        for step in (1, -1):
            for new in range(len(self.new)) if step > 0 else range(len(self.new) - 1, -1, -1):
                old = self.found.get(new)
                if old is None:
                    continue
                following, place = new + step, old + step
                while self._same(following, place):
                    self.pair(following, place)
                    following, place = following + step, place + step

    def _same(self, new: int, old: int) -> bool:
        if not (0 <= new < len(self.new) and 0 <= old < len(self.old)) or new in self.found or old in self.taken:
            return False
        return (self.new[new].group, self.new[new].words) == (self.old[old].group, self.old[old].words)

    def fill_gaps(self) -> None:
        """Pair what is alike between the same neighbours, in order."""
        kept = longest_run([self.found[new] for new in sorted(self.found)])
        edges = [(-1, -1), *((new, old) for new, old in sorted(self.found.items()) if old in kept)]
        edges.append((len(self.new), len(self.old)))
        for (new_before, old_before), (new_after, old_after) in pairwise(edges):
            news = [place for place in range(new_before + 1, new_after) if place not in self.found]
            olds = [place for place in range(old_before + 1, old_after) if place not in self.taken]
            if news and olds:
                self._pair_in_order(news, olds)

    def _pair_in_order(self, news: list[int], olds: list[int]) -> None:
        """The pairing in order with the greatest likeness (dynamic programming over the likeness of each pair)."""
        if max(len(news), len(olds)) > _LARGE:
            half = _LARGE // 2
            self._pair_in_order(news[:half], olds[:half])
            rest = [place for place in news[half:] if place not in self.found], olds[half:]
            if all(rest):
                self._pair_in_order(*rest)
            return
        alike = self._alike(news, olds, SIMILAR)
        rows, columns = len(news), len(olds)
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for row in range(rows - 1, -1, -1):
            for column in range(columns - 1, -1, -1):
                here = alike.get((row, column), 0.0)
                best[row][column] = max(
                    best[row + 1][column],
                    best[row][column + 1],
                    best[row + 1][column + 1] + here if here else 0.0,
                )
        row = column = 0
        while row < rows and column < columns:
            if best[row][column] == best[row + 1][column]:
                row += 1
            elif best[row][column] == best[row][column + 1]:
                column += 1
            else:
                self.pair(news[row], olds[column])
                row, column = row + 1, column + 1

    def _alike(self, news: list[int], olds: list[int], cutoff: float) -> dict[tuple[int, int], float]:
        """The likeness of each pair that reaches a cutoff: (row, column) -> per cent."""
        from rapidfuzz import fuzz, process

        choices = [self.old[place].words for place in olds]
        return {
            (row, column): ratio
            for row, new in enumerate(news)
            for _, ratio, column in process.extract(
                self.new[new].words, choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
            )
            if self.new[new].group == self.old[olds[column]].group
        }

    def moved(self) -> None:
        """Pair what has moved and was edited too, where one text alone is very much alike."""
        news = [place for place in range(len(self.new)) if place not in self.found]
        olds = [place for place in range(len(self.old)) if place not in self.taken]
        if not news or not olds or max(len(news), len(olds)) > _LARGE:
            return
        fits = list(self._alike(news, olds, _SIMILAR_ELSEWHERE))
        rows, columns = Counter(row for row, _ in fits), Counter(column for _, column in fits)
        for row, column in fits:
            new, old = news[row], olds[column]
            if rows[row] == columns[column] == 1:
                self.pair(new, old)
