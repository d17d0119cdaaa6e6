"""How entries are chosen for a machine, and what it proposes for them, whatever file they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlate.errors import RouteError
from xlate.exchange.catalogue import Entry, Suggestion
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, language_name, parse_tag, primary_subtag
from xlate.model.unit import State, Unit
from xlate.text import comparison_key, counted

if TYPE_CHECKING:
    from xlate.checks.glossary import Term
    from xlate.model.mt_origin import Model
    from xlate.mt.proposals import Proposal
    from xlate.mt.routes import Route
    from xlate.mt.translate import Machine

__all__ = ["KnownUnits", "Plan", "Pretranslation", "Proposals", "Request", "units_by_words"]

KnownUnits = Mapping[tuple[str, str], Unit]
"""xml:id and words -> unit"""
Proposals = Mapping["Route", Mapping[str, "Proposal"]]
"""route -> fragment -> what a machine proposes for it"""


def units_by_words(units: Iterable[Unit]) -> dict[tuple[str, str], Unit]:
    """Units by xml:id and words."""
    return {(unit.key, comparison_key(unit.source)): unit for unit in units}


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be filled, and how."""

    via: tuple[str, ...] = ()
    """tags of languages that the words are to pass through"""
    terms: Sequence[Term] = ()
    """what words must be called"""
    only: frozenset[str] = frozenset({"untranslated"})
    """``untranslated``: entries without a translation; ``fuzzy``: those with a machine's that nobody has edited"""
    force: bool = False
    """also entries whose words came through a language of the route"""

    def renderings(self, route: Route) -> dict[str, str]:
        """Words -> what they must be called, at the end of a route."""
        source, *_, target = route.languages
        fitting = [term for term in self.terms if term.source and not term.forbidden and term.fits(source, target)]
        return {term.source: term.target for term in reversed(fitting)}  # of several renderings the first

    def wants(self, entry: Entry) -> bool:
        """True if an entry is to be filled."""
        if entry.plural:
            return False
        if not entry.translation.strip():
            return "untranslated" in self.only
        return "fuzzy" in self.only and entry.state is State.MACHINE


@dataclass(slots=True)
class Plan:
    """What of a file is to be translated, and from where."""

    file: str
    """its name"""
    source: str
    """tag of the language of most of it"""
    target: str
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    """tag of a language -> entries that are to be translated from it"""
    routes: dict[str, Route] = field(default_factory=dict)
    """tag of a language -> the way from there"""
    findings: list[Finding] = field(default_factory=list)
    unreachable: int = 0
    """entries in a language from which no model leads where it should"""

    @property
    def size(self) -> int:
        """Number of entries to be filled."""
        return sum(map(len, self.entries.values()))

    def notice(self, code: str, message: str, entry: Entry) -> None:
        """Note what is odd at an entry."""
        self.findings.append(Finding(code, message, self.file, entry.line))

    def suggestions(self, proposals: Proposals) -> Iterator[tuple[Entry, Suggestion]]:
        """What was proposed for the entries, as far as it can be used; what was odd is noticed."""
        for language, entries in self.entries.items():
            for entry in entries:
                proposal = proposals[self.routes[language]][entry.source]
                for problem in proposal.problems:
                    message = f"{entry.key}: {problem.message}" if entry.key else problem.message
                    self.notice(problem.code, message, entry)
                if proposal.text is not None:
                    yield entry, Suggestion(proposal.text, fuzzy=True, comment=proposal.comment)


class Pretranslation:
    """What a machine can say of entries.

    Args:
        machine: what translates.
        models: what it can translate with, and findings on what it cannot.
        request: what is to be filled.
    """

    def __init__(self, machine: Machine, models: Result[tuple[Model, ...]], request: Request) -> None:
        self.machine = machine
        self.request = request
        self._models = models
        self._via = tuple(parse_tag(tag) for tag in request.via)
        self._routes: dict[tuple[str, str], Route | RouteError] = {}

    def plan(self, plan: Plan, entries: Iterable[Entry], units: KnownUnits) -> None:
        """Find out what of some entries is to be translated from where.

        Args:
            plan: gets it.
            entries: those of a file.
            units: the units that they are of, as far as these are known.

        Raises:
            RouteError: no route leads where it should.
        """
        returning: dict[str, list[Entry]] = defaultdict(list)
        missing: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.plural:
                plan.notice("XL813", "an entry with plural forms is not for a machine; left as it is", entry)
            if not self.request.wants(entry):
                continue
            unit = units.get((entry.key or "", comparison_key(entry.source)))
            language = unit.language if unit and unit.language != UNDETERMINED else plan.source
            route = self._route(language, plan.target)
            if isinstance(route, RouteError):
                missing[route.message].append(entry)
                continue
            through = _returns(unit, route)
            if through:
                returning[through].append(entry)
            if not through or self.request.force:
                plan.routes[language] = route
                plan.entries[language].append(entry)
        if missing and not plan.size and not returning:
            raise RouteError(next(iter(missing)))
        for why, left in missing.items():
            plan.unreachable += len(left)
            plan.notice("XL812", f"{counted(len(left), 'entry')} left empty: {why}", left[0])
        self._warn(plan, returning)

    def _route(self, source: str, target: str) -> Route | RouteError:
        """The route between two languages, or why there is none."""
        from xlate.mt.routes import find_route

        if (source, target) not in self._routes:
            try:
                self._routes[source, target] = find_route(self._models.value, source, target, self._via)
            except RouteError as error:
                hints = [self.machine.engine.hint(source, target), *map(str, self._models.findings)]
                self._routes[source, target] = RouteError("; ".join([error.message, *hints]))
        found = self._routes[source, target]
        return RouteError(found.message) if isinstance(found, RouteError) else found

    def _warn(self, plan: Plan, returning: Mapping[str, Sequence[Entry]]) -> None:
        """Say how many entries would go back into a language that their words came through."""
        done = (
            "translated all the same (--force)"
            if self.request.force
            else "left empty; to have them: xlate pretranslate --force"
        )
        for through, entries in returning.items():
            name = language_name(through)
            message = (
                f"{counted(len(entries), 'entry')} came through {name}, and the route leads back into it: look for the "
                f"published {name} wording first; {done}"
            )
            plan.notice("XL802", message, entries[0])

    def propose(self, plans: Iterable[Plan], advance: Callable[[float], None] = lambda _: None) -> Proposals:
        """Translate what the entries of some plans need, together.

        Args:
            plans: what is wanted.
            advance: is told how many entries have been done since it was told last.

        Raises:
            EngineError: the engine cannot go on.
        """
        from xlate.mt.proposals import propose

        fragments: dict[Route, list[str]] = defaultdict(list)
        for plan in plans:
            for language, entries in plan.entries.items():
                fragments[plan.routes[language]] += [entry.source for entry in entries]
        proposals: dict[Route, dict[str, Proposal]] = {}
        for route, texts in fragments.items():

            def advance_entries(part: float, number: int = len(texts)) -> None:
                advance(part * number)

            renderings = self.request.renderings(route)
            proposals[route] = propose(texts, route, self.machine, renderings, advance_entries)
        return proposals


def _returns(unit: Unit | None, route: Route) -> str | None:
    """The language of the route that the words of a unit came through before; None if there is none."""
    if unit is None or unit.lineage.spoken is None:
        return None
    passed = {primary_subtag(tag) for tag in (unit.lineage.spoken, *unit.lineage.relays)} - {UNDETERMINED}
    return next((tag for tag in route.languages[1:] if primary_subtag(tag) in passed), None)
