"""Translators' files are filled by machine: every such entry is fuzzy and says where its words come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import InputError, UnknownFormatError, XlateError
from xlate.exchange.pretranslation import (
    KnownUnits,
    Plan,
    Pretranslation,
    Proposals,
    Request,
    units_by_words,
)
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.formats.sniff import TRANSLATIONS, FileKind, refusal, sniff
from xlate.languages import parse_tag
from xlate.model.unit import Unit
from xlate.mt.translate import Machine, MachineOptions, opened_machine
from xlate.workflow.check import read_settings
from xlate.workflow.inputs import Source, source_language, target_language, units_beside, units_of
from xlate.workflow.standing import refuse_lost_words

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue, Suggestion

__all__ = [
    "ONLY",
    "MachineOptions",
    "Pretranslated",
    "pretranslate",
    "pretranslate_all",
    "pretranslate_units",
]

ONLY = ("untranslated", "fuzzy")
"""which entries are filled: those without a translation; those with a machine's that nobody has looked at"""
_WINDOW = 20_000
"""entries that are in memory together, those of one more file included"""


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


def pretranslate(
    catalogue: Source,
    options: MachineOptions | None = None,
    *,
    output: Path | str | None = None,
    source: str | None = None,
    only: Sequence[str] = ("untranslated",),
    force: bool = False,
    tei: Iterable[Source] = (),
) -> Result[Pretranslated]:
    """Fill the entries of a PO file that have no translation, by machine.

    What it writes is marked fuzzy, and a comment tells the engine, the model of every hop, and a hash of the words.

    Args:
        catalogue: the PO file. Its header tells the languages.
        options: how; None: with Argos Translate.
        output: where the result goes, which may be the file itself; None: it is only returned.
        source: tag of the language of the source texts; None: as the header says.
        only: which entries, see ONLY.
        force: also those whose words came through a language of the route.
        tei: TEI files of the entries, which tell how their words came; those that the references name and that are
            beside the PO file are found without.

    Returns:
        The file, and findings (XL8xx) on entries that were left empty or must be looked at.

    Raises:
        CatalogueError: the file cannot be used; RouteError: no models lead from the one language into the other;
        EngineError: the engine cannot go on; MissingExtraError; OutputError.
    """
    listed = [catalogue]
    outcomes = pretranslate_all(
        listed, options, output=lambda _: output, source=source, only=only, force=force, tei=tei
    )
    (_, outcome), *_ = outcomes
    if isinstance(outcome, XlateError):
        raise outcome
    return outcome


def pretranslate_all(
    catalogues: Iterable[Source],
    options: MachineOptions | None = None,
    *,
    output: Callable[[str], Path | str | None],
    source: str | None = None,
    only: Sequence[str] = ("untranslated",),
    force: bool = False,
    tei: Iterable[Source] = (),
    advance: Callable[[float], None] = lambda _: None,
) -> Iterator[tuple[str, Outcome]]:
    """Fill many PO files: their texts are translated together, those of a few thousand entries at a time.

    Args:
        catalogues: the files; they are read when their turn comes.
        options: how; None: with Argos Translate.
        output: name of a file -> where its result goes.
        source: as for `pretranslate`, as are only, force and tei.
        only: which entries.
        force: also those whose words came through a language of the route.
        tei: TEI files of the entries.
        advance: is told how many entries have been done since it was told last.

    Yields:
        (name of the file, its result, or why it could not be used), in the order of the files.

    Raises:
        EngineError: the engine cannot be used, or cannot go on; MissingExtraError; OutputError: the cache cannot be
        used.
    """
    if wrong := set(only) - set(ONLY):
        raise InputError(f'only is "{min(wrong)}"; it must be one of {", ".join(ONLY)}')
    options = options or MachineOptions()
    known = units_of(tei)
    glossary = read_settings(None, options.glossaries)
    with opened_machine(options) as (machine, models):
        request = Request(options.via, glossary.value.terms, frozenset(only), force=force)
        worker = _Files(Pretranslation(machine, models, request), source, known)
        window: list[tuple[str, _Job | XlateError]] = []
        size = 0
        noticed = (*models.findings, *glossary.findings)
        for catalogue in catalogues:
            name = catalogue.name if isinstance(catalogue, Input) else str(catalogue)
            try:
                job: _Job | XlateError = worker.read(catalogue)
            except XlateError as error:
                error.file = error.file or name
                job = error
            window.append((name, job))
            if isinstance(job, _Job):
                job.plan.findings += noticed  # once
                noticed = ()
                advance(len(job.catalogue.entries) - job.plan.size)
                size += job.plan.size
            if size >= _WINDOW:
                yield from worker.finish(window, output, advance)
                window, size = [], 0
        yield from worker.finish(window, output, advance)


def pretranslate_units(
    units: Sequence[Unit],
    file: str,
    languages: tuple[str, str],
    options: MachineOptions | None = None,
    *,
    force: bool = False,
    advance: Callable[[float], None] = lambda _: None,
) -> Result[tuple[Mapping[str, Suggestion], Pretranslated]]:
    """What a machine proposes for units, for an export in any format.

    Args:
        units: those that have no translation.
        file: name of their file, for findings.
        languages: the tags of the language of the document, and of the one to translate into.
        options: how; None: with Argos Translate.
        force: as for `pretranslate`.
        advance: as for `pretranslate_all`.

    Returns:
        Key of a unit -> what is proposed for it, and how that came about, without data.

    Raises:
        RouteError, EngineError, MissingExtraError, OutputError: as for `pretranslate`.
    """
    from xlate.exchange.carry_over import entry_of_unit

    options = options or MachineOptions()
    glossary = read_settings(None, options.glossaries)
    plan = Plan(file, *languages)
    with opened_machine(options) as (machine, models):
        worker = Pretranslation(machine, models, Request(options.via, glossary.value.terms, force=force))
        worker.plan(plan, [entry_of_unit(unit, "", file) for unit in units], units_by_words(units))
        plan.findings += [*models.findings, *glossary.findings]
        found = {str(entry.key): one for entry, one in plan.suggestions(worker.propose([plan], advance))}
        made = _summary(b"", plan, machine, len(found))
    return Result((found, made), tuple(plan.findings))


@dataclass(slots=True)
class _Job:
    """A PO file that is to be filled."""

    given: Input
    catalogue: Catalogue
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Files:
    """Fills PO files."""

    worker: Pretranslation
    source: str | None
    """tag of the language of the source texts; None: as each file says"""
    known: KnownUnits
    """units that are known beforehand; empty: they are looked for beside each file"""

    def read(self, source: Source) -> _Job:
        """Read a file and find out what of it is to be translated from where.

        Raises:
            CatalogueError: it cannot be used; RouteError: no route leads where it should.
        """
        given = read_input(source)
        catalogue = _read_po(given)
        target = target_language(catalogue)
        language = parse_tag(self.source) if self.source else source_language(catalogue)
        plan = Plan(given.name, language, target)
        units = self.known or units_beside(given, plan.findings)
        self.worker.plan(plan, catalogue.entries, units)
        return _Job(given, catalogue, plan)

    def finish(
        self,
        window: Sequence[tuple[str, _Job | XlateError]],
        output: Callable[[str], Path | str | None],
        advance: Callable[[float], None],
    ) -> Iterator[tuple[str, Outcome]]:
        """Translate what the files of a window need, together, and write each of them."""
        proposals = self.worker.propose([job.plan for _, job in window if isinstance(job, _Job)], advance)
        for name, job in window:
            if isinstance(job, XlateError):
                yield name, job
                continue
            try:
                yield name, self._written(job, proposals, output(name))
            except XlateError as error:
                yield name, error

    def _written(self, job: _Job, proposals: Proposals, output: Path | str | None) -> Result[Pretranslated]:
        """A file with what was proposed for it."""
        from xlate.exchange.po import fill_po

        given = self._current(job)
        suggestions = {entry.line: suggestion for entry, suggestion in job.plan.suggestions(proposals)}
        data = fill_po(given.data, given.name, suggestions)
        if output is not None and (data != given.data or str(output) != given.name):
            write_file(Path(output), data, updates=refuse_lost_words(Path(output), data, given))
        job.plan.findings.sort(key=lambda finding: finding.line or 0)
        made = _summary(data, job.plan, self.worker.machine, len(suggestions))
        return Result(made, tuple(job.plan.findings))

    def _current(self, job: _Job) -> Input:
        """The file as it is now; if somebody has edited it in the meantime, their work stays."""
        path = Path(job.given.name)
        if not path.is_file():
            return job.given
        now = read_input(path)
        if now.data == job.given.data:
            return job.given
        there = {(entry.key, entry.source): entry for entry in _read_po(now).entries}
        for language, entries in job.plan.entries.items():
            kept = (there.get((entry.key, entry.source)) for entry in entries)
            job.plan.entries[language] = [entry for entry in kept if entry and self.worker.request.wants(entry)]
        message = "the file was edited while it was translated; what was added to it stays"
        job.plan.findings.append(Finding("XL814", message, now.name))
        return now


def _summary(data: bytes, plan: Plan, machine: Machine, filled: int) -> Pretranslated:
    routes = plan.routes.values()
    return Pretranslated(
        data=data,
        source=plan.source,
        target=plan.target,
        routes=tuple(machine.signature(route) for route in routes),
        hops=tuple(route.languages for route in routes),
        filled=filled,
        left=plan.size + plan.unreachable - filled,
        cached=machine.work.cached,
        translated=machine.work.translated,
    )


def _read_po(given: Input) -> Catalogue:
    """Read a PO file; of others it is said how they are filled."""
    from xlate.exchange.po import read_po

    kind = sniff(given.data, given.name)
    if kind not in (FileKind.PO, FileKind.UNKNOWN):
        hint = "to have it filled, export it with --pretranslate" if kind in TRANSLATIONS else ""
        raise UnknownFormatError(refusal(kind, "a PO file, which a machine can fill", hint), file=given.name)
    return read_po(given.data, given.name)
