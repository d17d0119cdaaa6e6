"""Translators' files are filled by machine: every such entry is fuzzy and says where its words come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import InputError, XlateError
from xlate.files import Input
from xlate.findings import Result
from xlate.workflow.check import read_settings
from xlate.workflow.inputs import Source
from xlate.workflow.pretranslate_entries import Filler, Job, Outcome, Pretranslated, Wanted, units_of

if TYPE_CHECKING:
    from xlate.model.mt_origin import Model
    from xlate.mt.translate import Machine

__all__ = ["ONLY", "MachineOptions", "opened_machine", "pretranslate", "pretranslate_all"]

ONLY = ("untranslated", "fuzzy")
"""which entries are filled: those without a translation; those with a machine's that nobody has looked at"""
_WINDOW = 20_000
"""entries that are in memory together, those of one more file included"""


@dataclass(frozen=True, slots=True)
class MachineOptions:
    """How a machine is to translate."""

    engine: str = "argos"
    """name of an engine, as `xlate.mt.engines.ENGINES` has it"""
    via: tuple[str, ...] = ()
    """tags of languages that the words are to pass through"""
    fast: bool = False
    """batches of unequal lengths: quicker, and a few outputs may differ"""
    url: str | None = None
    """address of the server of an engine that has one"""
    cache: Path | str | None = None
    """file in which translations are kept, so that an interrupted job goes on; None: in the cache folder of the user"""
    no_cache: bool = False
    """keep nothing after the job"""
    glossaries: tuple[Path | str, ...] = ()
    """files (CSV, TBX) that say what words must be called"""


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
        what = Wanted(options.via, glossary.value.terms, source, frozenset(only), force=force)
        worker = Filler(machine, models, what, known)
        window: list[tuple[str, Job | XlateError]] = []
        size = 0
        noticed = (*models.findings, *glossary.findings)
        for catalogue in catalogues:
            name = catalogue.name if isinstance(catalogue, Input) else str(catalogue)
            try:
                job: Job | XlateError = worker.read(catalogue)
            except XlateError as error:
                error.file = error.file or name
                job = error
            window.append((name, job))
            if isinstance(job, Job):
                job.findings += noticed  # once
                noticed = ()
                advance(len(job.catalogue.entries) - job.size)
                size += job.size
            if size >= _WINDOW:
                yield from worker.finish(window, output, advance)
                window, size = [], 0
        yield from worker.finish(window, output, advance)


@contextmanager
def opened_machine(options: MachineOptions) -> Iterator[tuple[Machine, Result[tuple[Model, ...]]]]:
    """Make a machine ready: (machine, its models and findings on those that cannot be used).

    Raises:
        EngineError; MissingExtraError; OutputError: the cache cannot be used.
    """
    from xlate.mt.cache import Cache, default_cache
    from xlate.mt.engine import EngineOptions
    from xlate.mt.engines import open_engine
    from xlate.mt.translate import Machine

    engine = open_engine(options.engine, EngineOptions(fast=options.fast, url=options.url))
    models = engine.models()
    path = Path(options.cache) if options.cache else default_cache()
    with Cache(None if options.no_cache else path) as cache:
        yield Machine(engine, cache), models
