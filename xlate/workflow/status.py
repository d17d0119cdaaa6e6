"""How far a translation has come: that of a translator's file, or that of a translated TEI file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlate.files import read_input
from xlate.findings import Result
from xlate.formats.sniff import FileKind, sniff
from xlate.model.unit import State, needs_nothing
from xlate.workflow.inputs import Source, read_record, read_source_of

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.statistics import Statistics
    from xlate.tei.record import Record

__all__ = ["Status", "status"]


@dataclass(frozen=True, slots=True)
class Status:
    """How far a translation has come."""

    language: str | None
    """tag of the target language, as the file says"""
    statistics: Statistics


def status(po: Source) -> Result[Status]:
    """Count the entries of a translator's file as msgfmt does, and the words of their source text.

    Args:
        po: the file; or a translated TEI file, whose units are counted. Those whose source has changed since are fuzzy
            (XL221 names them).

    Raises:
        CatalogueError: the file is not usable; RecordError, InputError: so of a translated TEI file, or its source.
    """
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.statistics import count

    given = read_input(po)
    if sniff(given.data, given.name) is FileKind.TEI and (record := read_record(given)).source is not None:
        found = _catalogue_of_tei(record)
        catalogue, findings = found.value, found.findings
    else:
        catalogue = read_catalogue(given.data, given.name)
        findings = catalogue.findings
    return Result(Status(catalogue.language, count(catalogue)), findings)


def _catalogue_of_tei(translated: Record) -> Result[Catalogue]:
    """The units of a translated file, as the entries of a translator's file."""
    from xlate.exchange.catalogue import Catalogue, Entry
    from xlate.tei.read.source_words import find_outdated, report_outdated
    from xlate.tei.read.units import extract_units
    from xlate.tei.write.translation import read_states

    source = read_source_of(translated, None, option="")
    units = extract_units(source).value
    states = read_states(translated, units)
    words = {unit.key: unit.source for unit in extract_units(translated).value}
    entries = []
    for unit in units:
        state = states.get(unit.key, State.UNTRANSLATED)
        if needs_nothing(unit, translated.language, state):
            continue
        text = "" if state is State.UNTRANSLATED else words.get(unit.key, "")
        entries.append(Entry(unit.key, unit.source, text, fuzzy=not state.is_finished, plural=False, line=unit.line))
    findings = tuple(report_outdated(translated, find_outdated(translated, units), source.name))
    return Result(Catalogue(translated.name, translated.language, None, None, tuple(entries)), findings)
