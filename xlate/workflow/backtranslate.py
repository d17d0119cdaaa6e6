"""A finished translation is translated back by machine and compared with its source; nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from xlate.errors import CatalogueError, InputError, PlaceholderError, RouteError
from xlate.files import read_input
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, parse_tag
from xlate.mt.translate import MachineOptions, opened_machine
from xlate.text import shorten
from xlate.workflow.inputs import Source

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
    from xlate.model.markup import plain_words
    from xlate.mt.routes import find_route
    from xlate.mt.scores import compute_scores

    options = options or MachineOptions()
    given = read_input(catalogue)
    read = read_catalogue(given.data, given.name)
    back_to = source or read.source_language
    if not read.language or back_to in (None, UNDETERMINED):
        raise CatalogueError(
            "the file does not say both languages (Language, X-Source-Language); give --from TAG",
            file=given.name,
        )
    assert back_to is not None
    findings: list[Finding] = []
    pairs = []
    for entry in read.entries:
        if not entry.translation.strip() or entry.plural or (entry.fuzzy and not fuzzy):
            continue
        try:
            pairs.append((entry, plain_words(entry.source), plain_words(entry.translation)))
        except PlaceholderError as error:
            findings.append(Finding("XL810", f"{entry.key}: {error.message}; passed over", given.name, entry.line))
    pairs = [pair for pair in pairs if pair[1] and pair[2]]
    if not pairs:
        raise InputError(
            "there is no finished translation in it; --fuzzy takes those that need review", file=given.name
        )
    with opened_machine(options) as (machine, models):
        findings = [*models.findings, *findings]
        languages = parse_tag(read.language), parse_tag(back_to)
        try:
            route = find_route(models.value, *languages, options.via)
        except RouteError as error:
            message = f"{error.message}; {machine.engine.hint(*languages)}"
            raise RouteError(message, file=PurePath(given.name).as_posix()) from None
        outputs = machine.translate([words for _, _, words in pairs], route, advance)
        signature = machine.signature(route)
    backs = ["" if outputs[words].flaw else outputs[words].text for _, _, words in pairs]
    scores = compute_scores(backs, [words for _, words, _ in pairs], back_to)
    entries = tuple(
        Backtranslated(entry.key, entry.line, words, translation, back, score)
        for (entry, words, translation), back, score in zip(pairs, backs, scores.sentences, strict=True)
    )
    if threshold is not None:
        findings += [
            Finding(
                "XL816",
                f"{entry.key or 'entry'}: chrF {entry.chrf:.1f} is below {threshold:g}; "
                f'back: "{shorten(entry.back, 80)}"',
                given.name,
                entry.line,
            )
            for entry in entries
            if entry.chrf < threshold
        ]
    return Result(Backtranslation(entries, scores.chrf, scores.bleu, scores.signatures, signature), tuple(findings))
