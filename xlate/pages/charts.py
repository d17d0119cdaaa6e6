"""Lineage of many transcripts as bars: by year and by publisher, or for each transcript if they are few."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlate.pages.interface import gettext as _
from xlate.pages.ways import KIND_NAMES
from xlate.text import shorten

__all__ = ["Bar", "Chart", "Part", "charts_of", "parts_of"]

_NAMES = {str(kind): name for kind, name in KIND_NAMES.items()}
_WIDTH = 1000
"""of a whole bar"""
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
    parts: tuple[Part, ...]
    amount: str
    in_words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other."""

    title: str
    bars: tuple[Bar, ...]


def parts_of(words: Mapping[str, int]) -> tuple[Part, ...]:
    """The parts of a bar: how many words came by which class of way."""
    return tuple(_parts(words))


def _parts(weights: Mapping[str, int]) -> Iterator[Part]:
    total = sum(weights.values())
    left = 0.0
    for kind, name in _NAMES.items():
        if weights.get(kind):
            share = weights[kind] / total
            yield Part(kind, round(left, 2), round(_WIDTH * share, 2), f"{_(name)}: {share:.0%}")
            left += _WIDTH * share


def charts_of(facts: Sequence[Mapping[str, Any]]) -> tuple[Chart, ...]:
    """The charts that say something of these transcripts: each has at least two bars."""
    charts = []
    years = _grouped(facts, lambda one: str(one["date"])[:4])
    publishers = _grouped(facts, lambda one: str(one["publisher"]))
    if len(years) > 1:
        charts.append(_chart(_("By year"), dict(sorted(years.items()))))
    if len(publishers) > 1:
        charts.append(_chart(_("By publisher"), publishers))
    if not charts or len(facts) <= _MOST // 2:
        numbers: Counter[tuple[str, str]] = Counter()
        titles = {}
        for one in facts:
            numbers[one["date"], one["title"]] += 1  # of those of one day and title each has a number
            number = numbers[one["date"], one["title"]]
            name = " ".join(filter(None, (one["date"], f"({number})" if number > 1 else "", one["title"])))
            titles[name] = Counter(one["words_by_kind"])
        charts.append(_chart(_("By transcript"), titles))
    return tuple(charts)


def _grouped(facts: Sequence[Mapping[str, Any]], key: Any) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in facts:
        groups[key(one) or _("not stated")].update(one["words_by_kind"])
    return dict(groups)


def _chart(title: str, groups: Mapping[str, Counter[str]]) -> Chart:
    largest = sorted(groups, key=lambda name: -groups[name].total())[:_MOST]
    kept = [name for name in groups if name in largest]
    if len(kept) < len(groups):
        title = _("{title}, the {most} with most words of {all}").format(title=title, most=_MOST, all=len(groups))
    bars = []
    for name in kept:
        parts = parts_of(groups[name])
        amount = _("{number} words").format(number=f"{groups[name].total():,}")
        bars.append(Bar(shorten(name, 60), parts, amount, ", ".join(part.title for part in parts)))
    return Chart(title, tuple(bars))
