"""Lineage of many transcripts as bars: by year and by publisher, or for each transcript if they are few."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlate.pages.ways import KIND_NAMES
from xlate.text import shorten

__all__ = ["Bar", "Chart", "Part", "charts_of", "parts_of"]

_NAMES = {str(kind): name for kind, name in KIND_NAMES.items()}
_LEFT, _WIDTH = 160, 320
_LINE = 28
_MOST = 14
"""bars in a chart; of more, the longest"""


class Part(NamedTuple):
    """The words of one class in a bar."""

    kind: str
    x: float
    width: float
    title: str


class Bar(NamedTuple):
    """The words of a year, publisher or transcript."""

    name: str
    y: int
    parts: tuple[Part, ...]
    amount: str
    in_words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Of the whole."""
        return _LINE * len(self.bars)


def parts_of(weights: Mapping[str, int], left: float = 0, width: float = 100) -> tuple[Part, ...]:
    """The parts of a bar.

    Args:
        weights: class -> amount.
        left: where the bar begins.
        width: of the bar.
    """
    return tuple(_parts(weights, left, width))


def _parts(weights: Mapping[str, int], left: float, width: float) -> Iterator[Part]:
    total = sum(weights.values())
    for kind, name in _NAMES.items():
        if weights.get(kind):
            share = weights[kind] / total
            yield Part(kind, round(left, 2), round(width * share, 2), f"{name}: {share:.0%}")
            left += width * share


def charts_of(facts: Sequence[Mapping[str, Any]]) -> tuple[Chart, ...]:
    """The charts that say something of these transcripts: each has at least two bars."""
    charts = []
    years = _grouped(facts, lambda one: str(one["date"])[:4])
    publishers = _grouped(facts, lambda one: str(one["publisher"]))
    if len(years) > 1:
        charts.append(_chart("By year", dict(sorted(years.items()))))
    if len(publishers) > 1:
        charts.append(_chart("By publisher", publishers))
    if not charts or len(facts) <= _MOST // 2:
        titles = {f"{one['date']} {one['title']}".strip(): Counter(one["weights"]) for one in facts}
        charts.append(_chart("By transcript", dict(sorted(titles.items()))))
    return tuple(charts)


def _grouped(facts: Sequence[Mapping[str, Any]], key: Any) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in facts:
        groups[key(one) or "not stated"].update(one["weights"])
    return dict(groups)


def _chart(title: str, groups: Mapping[str, Counter[str]]) -> Chart:
    largest = sorted(groups, key=lambda name: -groups[name].total())[:_MOST]
    kept = [name for name in groups if name in largest]
    if len(kept) < len(groups):
        title = f"{title}, the {_MOST} with most words of {len(groups)}"
    most = max((groups[name].total() for name in kept), default=1) or 1
    bars = []
    for place, name in enumerate(kept):
        weights = groups[name]
        parts = parts_of(weights, _LEFT, max(_WIDTH * weights.total() / most, 12))
        total = weights.total() or 1
        relayed = f"{weights['relay'] / total:.0%} relayed"
        bars.append(Bar(shorten(name, 22), _LINE * place, parts, relayed, ", ".join(part.title for part in parts)))
    return Chart(title, tuple(bars))
