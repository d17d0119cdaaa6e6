"""How the entries of translators' files are chosen for a machine, and filled with what it made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import RouteError, XlateError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, parse_tag, primary_subtag
from xlate.text import comparison_key
from xlate.workflow.inputs import Source, source_language, target_language

if TYPE_CHECKING:
    from xlate.checks.glossary import Term
    from xlate.exchange.catalogue import Catalogue, Entry, Suggestion
    from xlate.model.mt_origin import Model
    from xlate.model.unit import Unit
    from xlate.mt.proposals import Proposal
    from xlate.mt.routes import Route
    from xlate.mt.translate import Machine

__all__ = ["Filler", "Job", "Outcome", "Pretranslated", "units_of"]


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """A translator's file that a machine has filled."""

    data: bytes
    """the file"""
    source: str
    """tag of the language that most of it was translated from"""
    target: str
    routes: tuple[str, ...]
    """for each route that was taken, how its words came about: engine, version, models, options"""
    hops: tuple[tuple[str, ...], ...]
    """for each route, the languages that it passes through, from the first to the last"""
    filled: int
    """entries that got a machine's words"""
    left: int
    """entries that should have got some and did not; findings say why"""
    cached: int
    """sentences that were known already, once for each hop; of all files that were worked on together"""
    translated: int
    """sentences that the engine translated, counted in the same way"""


Outcome = Result[Pretranslated] | XlateError


@dataclass(slots=True)
class Job:
    """A file that is to be filled."""

    given: Input
    catalogue: Catalogue
    target: str
    source: str
    entries: dict[str, list[Entry]]
    """tag of a language -> entries that are to be translated from it"""
    findings: list[Finding]
    routes: dict[str, Route] = field(default_factory=dict)
    suggestions: dict[int, Suggestion] = field(default_factory=dict)
    unreachable: int = 0
    """entries in a language from which no model leads where it should"""

    @property
    def size(self) -> int:
        """Number of entries to be filled."""
        return sum(map(len, self.entries.values()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be filled, and how."""

    via: tuple[str, ...]
    """tags of languages that the words are to pass through"""
    terms: Sequence[Term]
    """what words must be called"""
    source: str | None
    """tag of the language of the source texts; None: as each file says"""
    only: frozenset[str]
    """``untranslated``: entries without a translation; ``fuzzy``: those with a machine's that nobody has edited"""
    force: bool
    """also entries whose words came through a language of the route"""

    def renderings(self, route: Route) -> dict[str, str]:
        """Words -> what they must be called, at the end of a route."""
        source, *_, target = route.languages
        fitting = [term for term in self.terms if term.source and not term.forbidden and term.fits(source, target)]
        return {term.source: term.target for term in reversed(fitting)}  # of several renderings the first


class Filler:
    """Fills files.

    Args:
        machine: what translates.
        models: what it can translate with, and findings on what it cannot.
        wanted: what is to be filled.
        known: units that are known beforehand, as `units_of` gives them; empty: they are looked for beside each file.
    """

    def __init__(
        self, machine: Machine, models: Result[tuple[Model, ...]], wanted: Wanted, known: Mapping[tuple[str, str], Unit]
    ) -> None:
        self._machine = machine
        self._models = models
        self._wanted = wanted
        self._via = tuple(parse_tag(tag) for tag in wanted.via)
        self._source = parse_tag(wanted.source) if wanted.source else None
        self._known = known
        self._routes: dict[tuple[str, str], Route | RouteError] = {}

    def read(self, source: Source) -> Job:
        """Read a file and find out what of it is to be translated from where.

        Raises:
            CatalogueError: it cannot be used; RouteError: no route leads where it should.
        """
        from xlate.exchange.po import read_po

        given = read_input(source)
        catalogue = read_po(given.data, given.name)
        target, main = self._languages(catalogue)
        job = Job(given, catalogue, target, main, defaultdict(list), [])
        units = self._known or _units_beside(given, job.findings)
        returning: list[tuple[Entry, str]] = []
        missing: dict[str, list[Entry]] = defaultdict(list)
        for entry in catalogue.entries:
            if not self._is_wanted(entry, job):
                continue
            unit = units.get((entry.key or "", comparison_key(entry.source)))
            language = unit.language if unit and unit.language != UNDETERMINED else main
            route = self._route(language, target)
            if isinstance(route, RouteError):
                missing[route.message].append(entry)
                continue
            through = _returns(unit, route)
            if through:
                returning.append((entry, through))
            if not through or self._wanted.force:
                job.routes[language] = route
                job.entries[language].append(entry)
        if missing and not job.size and not returning:
            raise RouteError(next(iter(missing)))
        for why, entries in missing.items():
            job.unreachable += len(entries)
            message = f"{_several(entries)} left empty: {why}"
            job.findings.append(Finding("XL812", message, given.name, entries[0].line))
        self._warn(job, returning)
        return job

    def _languages(self, catalogue: Catalogue) -> tuple[str, str]:
        """The target and the source language of a file."""
        return target_language(catalogue), self._source or source_language(catalogue)

    def _route(self, source: str, target: str) -> Route | RouteError:
        """The route between two languages, or why there is none."""
        from xlate.mt.routes import find_route

        if (source, target) not in self._routes:
            try:
                self._routes[source, target] = find_route(self._models.value, source, target, self._via)
            except RouteError as error:
                hints = [self._machine.engine.hint(source, target), *map(str, self._models.findings)]
                self._routes[source, target] = RouteError("; ".join([error.message, *hints]))
        found = self._routes[source, target]
        return RouteError(found.message) if isinstance(found, RouteError) else found

    def _is_wanted(self, entry: Entry, job: Job) -> bool:
        """True if an entry is to be filled."""
        from xlate.model.mt_origin import hash_of_words, read_machine_line

        if entry.plural:
            message = "an entry with plural forms is not for a machine; left as it is"
            job.findings.append(Finding("XL813", message, job.given.name, entry.line))
            return False
        if not entry.translation.strip():
            return "untranslated" in self._wanted.only
        origin = read_machine_line(entry.comment) if entry.fuzzy and "fuzzy" in self._wanted.only else None
        return origin is not None and origin[1] == hash_of_words(entry.translation)

    def _warn(self, job: Job, returning: Sequence[tuple[Entry, str]]) -> None:
        """Say how many entries would go back into a language that their words came through."""
        from xlate.languages import language_name

        by_language: dict[str, list[Entry]] = defaultdict(list)
        for entry, through in returning:
            by_language[through].append(entry)
        for through, entries in by_language.items():
            name = language_name(through)
            done = (
                "translated all the same (--force)"
                if self._wanted.force
                else "left empty; to have them: xlate pretranslate --force"
            )
            message = (
                f"{_several(entries)} came through {name}, and the route leads back into it: look for the published "
                f"{name} wording first; {done}"
            )
            job.findings.append(Finding("XL802", message, job.given.name, entries[0].line))

    def finish(
        self,
        window: Sequence[tuple[str, Job | XlateError]],
        output: Callable[[str], Path | str | None],
        advance: Callable[[float], None],
    ) -> Iterator[tuple[str, Outcome]]:
        """Translate what the files of a window need, together, and write each of them."""
        from xlate.mt.proposals import propose

        fragments: dict[Route, list[str]] = defaultdict(list)
        for _, job in window:
            if isinstance(job, Job):
                for language, entries in job.entries.items():
                    fragments[job.routes[language]] += [entry.source for entry in entries]
        proposals: dict[Route, dict[str, Proposal]] = {}
        for route, texts in fragments.items():

            def advance_entries(part: float, number: int = len(texts)) -> None:
                advance(part * number)

            proposals[route] = propose(texts, route, self._machine, self._wanted.renderings(route), advance_entries)
        for name, job in window:
            if isinstance(job, XlateError):
                yield name, job
                continue
            try:
                yield name, self._written(job, proposals, output(name))
            except XlateError as error:
                yield name, error

    def _written(
        self, job: Job, proposals: Mapping[Route, Mapping[str, Proposal]], output: Path | str | None
    ) -> Result[Pretranslated]:
        """A file with what was proposed for it."""
        from xlate.exchange.po import fill_po

        given = self._current(job)
        suggestions = self._suggestions(job, proposals)
        data = fill_po(given.data, given.name, suggestions)
        if output is not None and (data != given.data or str(output) != given.name):
            write_file(Path(output), data)
        routes = [job.routes[language] for language in job.routes]
        work = self._machine.work
        job.findings.sort(key=lambda finding: finding.line or 0)
        value = Pretranslated(
            data=data,
            source=job.source,
            target=job.target,
            routes=tuple(self._machine.signature(route) for route in routes),
            hops=tuple(route.languages for route in routes),
            filled=len(suggestions),
            left=job.size + job.unreachable - len(suggestions),
            cached=work.cached,
            translated=work.translated,
        )
        return Result(value, tuple(job.findings))

    def _current(self, job: Job) -> Input:
        """The file as it is now; if somebody has edited it in the meantime, their work stays."""
        path = Path(job.given.name)
        if not path.is_file():
            return job.given
        now = read_input(path)
        if now.data == job.given.data:
            return job.given
        from xlate.exchange.po import read_po

        job.given = now
        there = {(entry.key, entry.source): entry for entry in read_po(now.data, now.name).entries}
        for language, entries in job.entries.items():
            kept = [there[entry.key, entry.source] for entry in entries if (entry.key, entry.source) in there]
            job.entries[language] = [entry for entry in kept if self._is_wanted(entry, job)]
        message = "the file was edited while it was translated; what was added to it stays"
        job.findings.append(Finding("XL814", message, now.name))
        return now

    def _suggestions(self, job: Job, proposals: Mapping[Route, Mapping[str, Proposal]]) -> dict[int, Suggestion]:
        from xlate.exchange.catalogue import Suggestion

        suggestions: dict[int, Suggestion] = {}
        for language, entries in job.entries.items():
            for entry in entries:
                proposal = proposals[job.routes[language]][entry.source]
                for problem in proposal.problems:
                    message = f"{entry.key}: {problem.message}" if entry.key else problem.message
                    job.findings.append(Finding(problem.code, message, job.given.name, entry.line))
                if proposal.text is not None:
                    suggestions[entry.line] = Suggestion(proposal.text, fuzzy=True, comment=proposal.comment)
        return suggestions


def units_of(tei: Iterable[Source]) -> dict[tuple[str, str], Unit]:
    """The units of TEI files by xml:id and words.

    Raises:
        RecordError: a TEI file cannot be used.
    """
    from xlate.tei.read.units import extract_units
    from xlate.tei.record import Record

    units: dict[tuple[str, str], Unit] = {}
    for source in tei:
        given = read_input(source)
        units |= {
            (unit.key, comparison_key(unit.source)): unit
            for unit in extract_units(Record.read(given.data, given.name)).value
        }
    return units


def _units_beside(given: Input, findings: list[Finding]) -> dict[tuple[str, str], Unit]:
    """The units of the TEI files that the references of a PO file name, as far as they are there."""
    from xlate.exchange.po import referenced_files

    units: dict[tuple[str, str], Unit] = {}
    absent = []
    for name in referenced_files(given.data):
        path = Path(given.name).parent / name
        if path.suffix.lower() not in {".xml", ".tei"}:  # a catalogue of something else
            continue
        if not path.is_file():
            absent.append(name)
            continue
        try:
            units |= units_of([path])
        except XlateError as error:
            absent.append(f"{name} ({error.message})")
    if absent:
        message = (
            f"{', '.join(absent)} cannot be read, so nobody knows which languages these words came through; "
            "name the TEI file with --tei"
        )
        findings.append(Finding("XL815", message, given.name))
    return units


def _returns(unit: Unit | None, route: Route) -> str | None:
    """The language of the route that the words of a unit came through before; None if there is none."""
    if unit is None or unit.lineage.spoken is None:
        return None
    passed = {primary_subtag(tag) for tag in (unit.lineage.spoken, *unit.lineage.relays)} - {UNDETERMINED}
    return next((tag for tag in route.languages[1:] if primary_subtag(tag) in passed), None)


def _several(entries: Sequence[Entry]) -> str:
    return f"{len(entries)} entr{'y' if len(entries) == 1 else 'ies'}"
