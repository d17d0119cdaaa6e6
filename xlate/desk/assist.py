"""What helps a translator with one entry: checks, memory, glossary, and a machine where one is set up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlate.desk.desk import Desk
from xlate.desk.wording import in_words
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import EngineError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark
from xlate.text import comparison_key

__all__ = ["Proposal", "machine_proposal", "problems_of", "proposals", "terms_of"]

_SIMILAR = 70
_REMARKS = (mark("numbers differ"), mark("machine"))
_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that somebody or something proposes as a translation."""

    text: str
    """an XML fragment with the tags of the entry"""
    origin: str
    """where they come from, in words"""
    comment: str = ""
    """the line that goes into the PO file with them"""
    percent: int = 100
    """similarity of the source texts"""
    source: str = ""
    """the source text that they are a translation of, where it is another one"""


def problems_of(
    desk: Desk, unit: Unit | None, file: CatalogueFile, entry: Entry, translation: str
) -> list[dict[str, str]]:
    """What the checks say of a translation; those that compare several need all of them, and are left out."""
    from xlate.checks import find_problems
    from xlate.workflow.check import pairs_of_catalogue

    if not translation.strip():
        return []
    source_language = desk.catalogue(file.path).source_language
    one = replace(entry, translation=translation)
    catalogue = Catalogue(str(file.path), file.language, None, None, (one,), source_language)
    pairs = pairs_of_catalogue(catalogue, file.language, [unit] if unit is not None else [])
    settings = replace(desk.checks, fuzzy=True, skip=desk.checks.skip | {"machine-unread"})
    return [
        {
            "code": finding.code,
            "severity": str(finding.severity),
            "message": in_words(finding.message.removeprefix(f"{entry.key}: ")),
            "check": finding.rule or "",
        }
        for _pair, finding in find_problems(pairs, settings, str(file.path))
    ]


def proposals(desk: Desk, document: Document, file: CatalogueFile, entry: Entry) -> list[Proposal]:
    """Translations of the same words and of similar ones: of this document, and of the memories of the desk."""
    from xlate.memory import fit_markup

    found: list[Proposal] = []
    known = {comparison_key(entry.translation)}
    for match in desk.matcher(document, file).find(entry.source, _SIMILAR, limit=_AT_MOST + 1):
        pair = match.pair
        own = pair.key == entry.key and pair.document == document.source.stem
        fitted = None if own else fit_markup(pair, entry.source)
        if fitted is None or comparison_key(fitted.text) in known:
            continue
        known.add(comparison_key(fitted.text))
        told = [
            text for text, is_so in zip(_REMARKS, (match.numbers_differ, pair.is_raw_machine), strict=True) if is_so
        ]
        origin = f"{match.percent} % {pair.origin}" + (f" ({', '.join(told)})" if told else "")
        same = comparison_key(pair.source) == comparison_key(entry.source)
        line = "\n".join(part for part in (f"xlate-tm: {' '.join(origin.split())}", pair.machine) if part)
        shown = f"{match.percent} % {pair.origin}" + (f" ({', '.join(map(_, told))})" if told else "")
        found.append(Proposal(fitted.text, shown, line, match.percent, "" if same else plain_words(pair.source)))
    return found[:_AT_MOST]


def terms_of(desk: Desk, file: CatalogueFile, entry: Entry) -> list[str]:
    """The terms of the glossaries in an entry, with their renderings, a line each."""
    from xlate.checks.terminology import renderings_in

    if not desk.checks.terms:
        return []
    source = desk.catalogue(file.path).source_language or "und"
    words = [comparison_key(plain_words(entry.source))]
    return [line for found in renderings_in(words, desk.checks.terms, source, file.language) for line in found]


def machine_proposal(desk: Desk, document: Document, file: CatalogueFile, unit: Unit | None) -> Proposal:
    """What a machine proposes.

    Raises:
        EngineError: none is set up, or it proposes nothing; RouteError; MissingExtraError.
    """
    from xlate.workflow.pretranslate import pretranslate_units

    if desk.settings.machine is None:
        raise EngineError(_("no machine is set up for this desk: xlate serve --pretranslate"))
    if unit is None:
        raise EngineError(_("this segment is not in the TEI file any more"))
    made = pretranslate_units([unit], str(document.source), (unit.language, file.language), desk.settings.machine)
    suggestion = made.value[0].get(unit.key)
    if suggestion is None:
        reason = made.findings[0].message if made.findings else _("it has no answer")
        raise EngineError(_("the machine proposes nothing: {reason}").format(reason=reason))
    return Proposal(suggestion.text, _("machine"), suggestion.comment)
