"""Routes: which models lead from one language into another, the same ones every time."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlate.errors import RouteError
from xlate.languages import primary_subtag, same_script_and_language
from xlate.model.mt_origin import Model

__all__ = ["Route", "find_route", "possible_routes"]

_PIVOT = "en"
"""the language that most models translate from and into"""


@dataclass(frozen=True, slots=True)
class Route:
    """A chain of models."""

    models: tuple[Model, ...]
    """in the order in which words go through them; never empty; each starts where the one before it ended"""

    @property
    def languages(self) -> tuple[str, ...]:
        """From the first to the last."""
        return (self.models[0].source, *(model.target for model in self.models))

    def __str__(self) -> str:
        """``ko → en → ru``."""
        return " → ".join(self.languages)


def find_route(models: Iterable[Model], source: str, target: str, via: Sequence[str] = ()) -> Route:
    """The route from one language into another: fewest hops, English rather than other pivots, highest versions.

    Args:
        models: those that there are, in any order: it makes no difference.
        source: BCP 47 tag of the language of the words.
        target: tag of the language that is wanted. A model for pt serves for pt-BR, but one for zh not for zh-Hant.
        via: tags of languages that the route must pass through, in this order.

    Raises:
        RouteError: there is no such route.
    """
    if same_script_and_language(source, target):
        raise RouteError(f"{source} and {target} are one language: there is nothing to translate")
    edges = _edges(models)
    stops = (source, *via, target)
    hops: list[Model] = []
    for start, end in pairwise(stops):
        leg = _shortest(edges, hops[-1].target if hops else start, end)
        if leg is None:
            way = " → ".join(stops)
            raise RouteError(f"no models lead from {start} to {end}" + (f" (asked for: {way})" if via else ""))
        hops += leg
    route = Route(tuple(hops))
    if len({primary_subtag(tag) for tag in route.languages}) < len(route.languages):
        raise RouteError(f"the route {route} passes through a language twice; give another --via")
    return route


def possible_routes(models: Iterable[Model]) -> list[Route]:
    """The route for every pair of languages between which there is one, sorted by languages."""
    listed = list(models)
    tags = sorted({tag for model in listed for tag in (model.source, model.target)})
    edges = _edges(listed)
    found = []
    for source in tags:
        for target in tags:
            leg = None if same_script_and_language(source, target) else _shortest(edges, source, target)
            if leg:
                found.append(Route(tuple(leg)))
    return found


def _edges(models: Iterable[Model]) -> dict[str, list[Model]]:
    """Source language -> the best model into each other language."""
    best: dict[tuple[str, str], Model] = {}
    for model in models:
        pair = model.source, model.target
        if pair not in best or _rank(model) > _rank(best[pair]):
            best[pair] = model
    edges: dict[str, list[Model]] = defaultdict(list)
    for pair in sorted(best):
        edges[pair[0]].append(best[pair])
    return edges


def _rank(model: Model) -> tuple[list[int], str, str]:
    """By which the better one of two models for the same languages is told."""
    return [int(number) for number in re.findall(r"\d+", model.version)], model.version, model.digest


def _shortest(edges: dict[str, list[Model]], source: str, target: str) -> list[Model] | None:
    """The best chain between two languages (Dijkstra); a chain is as good as its (hops, pivots not English, names)."""
    starts = sorted(
        (tag for tag in edges if same_script_and_language(tag, source)), key=lambda tag: (tag != source, tag)
    )
    heap: list[tuple[int, int, tuple[str, ...], int]] = []
    chains: list[list[Model]] = []

    def push(chain: list[Model], start: str) -> None:
        pivots = [model.source for model in chain[1:]]
        names = (start, *(model.target for model in chain))
        heapq.heappush(heap, (len(chain), sum(primary_subtag(tag) != _PIVOT for tag in pivots), names, len(chains)))
        chains.append(chain)

    for start in starts:
        for model in edges[start]:
            push([model], start)
    seen: set[str] = set(starts)
    while heap:
        _, _, names, place = heapq.heappop(heap)
        chain, here = chains[place], names[-1]
        if same_script_and_language(here, target):
            return chain
        if here in seen:
            continue
        seen.add(here)
        for model in edges.get(here, ()):
            if model.target not in seen:
                push([*chain, model], names[0])
    return None
