"""A finished translation is translated back by machine and compared with its source; nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from xlate.errors import CatalogueError, InputError, PlaceholderError, RouteError
from xlate.files import read_input
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, parse_tag
from xlate.model.markup import plain_words
from xlate.mt.translate import MachineOptions, opened_machine
from xlate.text import shorten
from xlate.workflow.inputs import Source

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue, Entry

__all__ = ["Backtranslated", "Backtranslation", "backtranslate"]


@dataclass(frozen=True, slots=True)
class Backtranslated:
    """One entry, there and back."""

    key: str | None
    """its msgctxt"""
    line: int
    source: str
    """its words, without tags"""
    translation: str
    back: str
    """the translation, translated back; empty if the engine failed"""
    chrf: float
    """from 0 to 100: how like it is to the source"""


@dataclass(frozen=True, slots=True)
class Backtranslation:
    """A whole file, there and back."""

    entries: tuple[Backtranslated, ...]
    """those that have a translation, in the order of the file"""
    chrf: float
    """of all together"""
    bleu: float
    """of all together"""
    signatures: tuple[str, ...]
    """how the scores were computed"""
    route: str
    """how the words came back: engine, version, models, options"""


def backtranslate(
    catalogue: Source,
    options: MachineOptions | None = None,
    *,
    source: str | None = None,
    fuzzy: bool = False,
    threshold: float | None = None,
    advance: Callable[[float], None] = lambda _: None,
) -> Result[Backtranslation]:
    """Translate the translations of a translator's file back, and score them against their sources.

    A low score is a reason to look, not a fault: good translations are free, and machines err on the way back too.

    Args:
        catalogue: the file, in any format.
        options: how; None: with Argos Translate.
        source: tag of the language of the source texts; None: as the file says.
        fuzzy: also translations that need review.
        threshold: an entry with a lower chrF is a finding (XL816).
        advance: is told which part of the whole has been done since it was told last.

    Raises:
        CatalogueError: the file cannot be used, or has no translation; RouteError: no models lead back; EngineError;
        MissingExtraError.
    """
    from xlate.exchange.formats import read_catalogue
    from xlate.mt.scores import compute_scores

    options = options or MachineOptions()
    given = read_input(catalogue)
    read = read_catalogue(given.data, given.name)
    languages = _languages(read, source)
    finished = _finished(read, fuzzy=fuzzy)
    if not finished.value:
        raise InputError(
            "there is no finished translation in it; --unreviewed includes those that need review", file=given.name
        )
    translated = _translated(finished.value, languages, options, given.name, advance)
    backs, signature = translated.value
    scores = compute_scores(backs, [words.source for words in finished.value], languages[1])
    entries = tuple(
        Backtranslated(words.entry.key, words.entry.line, words.source, words.target, back, score)
        for words, back, score in zip(finished.value, backs, scores.sentences, strict=True)
    )
    made = Backtranslation(entries, scores.chrf, scores.bleu, scores.signatures, signature)
    doubts = _below(entries, threshold, given.name) if threshold is not None else ()
    return Result(made, (*read.findings, *translated.findings, *finished.findings, *doubts))


class _Words(NamedTuple):
    """The words of an entry, without tags."""

    entry: Entry
    source: str
    target: str


def _languages(catalogue: Catalogue, source: str | None) -> tuple[str, str]:
    """The languages that the words come from and go back to."""
    back_to = source or catalogue.source_language
    if not catalogue.language or back_to is None or back_to == UNDETERMINED:
        raise CatalogueError(
            "the header does not state both languages (Language, X-Source-Language); give --from TAG",
            file=catalogue.file,
        )
    return parse_tag(catalogue.language), parse_tag(back_to)


def _finished(catalogue: Catalogue, *, fuzzy: bool) -> Result[list[_Words]]:
    """The translations that are to go back."""
    found: list[_Words] = []
    findings: list[Finding] = []
    for entry in catalogue.entries:
        if not entry.has_words or entry.plural or (entry.fuzzy and not fuzzy):
            continue
        try:
            words = _Words(entry, plain_words(entry.source), plain_words(entry.translation))
        except PlaceholderError as error:
            message = f"{entry.key}: {error.message}; skipped"
            findings.append(Finding("XL810", message, catalogue.file, entry.line))
            continue
        if words.source and words.target:
            found.append(words)
    return Result(found, tuple(findings))


def _translated(
    words: Sequence[_Words],
    languages: tuple[str, str],
    options: MachineOptions,
    file: str,
    advance: Callable[[float], None],
) -> Result[tuple[list[str], str]]:
    """Translations as they came back, empty where the engine failed; and how they did."""
    from xlate.mt.routes import find_route

    with opened_machine(options) as (machine, models):
        try:
            route = find_route(models.value, *languages, options.via)
        except RouteError as error:
            message = f"{error.message}; {machine.engine.hint(*languages)}"
            raise RouteError(message, file=PurePath(file).as_posix()) from None
        outputs = machine.translate([one.target for one in words], route, advance)
        signature = machine.signature(route)
    backs = ["" if outputs[one.target].flaw else outputs[one.target].text for one in words]
    return Result((backs, signature), models.findings)


def _below(entries: Iterable[Backtranslated], threshold: float, file: str) -> Iterator[Finding]:
    """A finding on each entry that came back less like its source than asked for."""
    for entry in entries:
        if entry.chrf < threshold:
            back = shorten(entry.back, 80)
            message = f'{entry.key or "entry"}: chrF {entry.chrf:.1f} is below {threshold:g}; back: "{back}"'
            yield Finding("XL816", message, file, entry.line)
