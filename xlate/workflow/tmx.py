"""Translations go out to translation memories as TMX."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.lineage import Certainty, Hop, Mode
from xlate.units import State
from xlate.workflow.exporting import language_of
from xlate.workflow.places import Source, keep_apart, read_source_of

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.outgoing import Outgoing
    from xlate.exchange.tmx import Pair
    from xlate.tei.record import Record

__all__ = ["Memory", "export_tmx"]


@dataclass(frozen=True, slots=True)
class Memory:
    """Translations as TMX."""

    data: bytes
    """the TMX file"""
    language: str
    """tag of the language translated into"""
    pairs: int
    """how many translations are in it"""
    left_out: int
    """translations that nobody has approved, or of an older text"""


def export_tmx(
    tei: Source,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    source: Source | None = None,
    unreviewed: bool = False,
) -> Result[Memory]:
    """Write translations as TMX for translation memories.

    Args:
        tei: a translated TEI file; or a source file, with its translations.
        output: where the TMX file goes; None: it is only returned.
        translations: a translator's file, if the TEI file is a source.
        source: the source of a translated file, if it is not where that file says.
        unreviewed: take those too that nobody has approved: fuzzy ones, and a machine's words. They are marked.

    Raises:
        RecordError: a TEI file cannot be used; CatalogueError: the translator's file cannot be used; InputError: there
        are no translations; OutputError.
    """
    from xlate.exchange.tmx import write_tmx
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    findings: tuple[Finding, ...] = ()
    if translations is not None:
        added = read_input(translations)
        prepared = _pairs_of_catalogue(record, added)
        pairs, findings, base = prepared.value, prepared.findings, record
    else:
        base = _source_of(record, source)
        pairs = _pairs_of_record(record, base)
    wanted = {State.TRANSLATED, State.POST_EDITED} | ({State.FUZZY, State.MACHINE} if unreviewed else set())
    chosen = [pair for pair in pairs if pair.state in wanted]
    path = Path(output) if output is not None else None
    if path is not None:
        keep_apart(given.name, path)
    data = write_tmx(chosen, PurePath(base.name).name, base.language, now())
    if path is not None:
        write_file(path, data)
    language = pairs[0].language if pairs else record.language
    return Result(Memory(data, language, len(chosen), len(pairs) - len(chosen)), findings)


def _pairs_of_record(record: Record, base: Record) -> list[Pair]:
    """The units of a translated file with those of its source."""
    from xlate.exchange.tmx import Pair
    from xlate.tei.extract import extract_units
    from xlate.tei.hop_dates import read_hop_dates
    from xlate.tei.translate import read_states

    states, dates = read_states(record), read_hop_dates(record)
    translated = {unit.key: unit for unit in extract_units(record).value}
    pairs = []
    for unit in extract_units(base).value:
        target = translated.get(unit.key)
        state = states.get(unit.key, State.UNTRANSLATED)
        if target is None or state is State.UNTRANSLATED:
            continue
        names = ", ".join(target.lineage.hops[-1].agents) if target.lineage.hops else ""
        changed = _moment(dates.get(unit.key))
        pairs.append(Pair(unit, target.language, target.source, state, target.lineage, names or None, changed))
    return pairs


def _pairs_of_catalogue(record: Record, added: Input) -> Result[list[Pair]]:
    """The units of a source file with the translations of a translator's file."""
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.outgoing import Package, prepare_units
    from xlate.tei.extract import extract_units

    catalogue = read_catalogue(added.data, added.name)
    language = parse_tag(language_of(catalogue))
    units = [unit for unit in extract_units(record).value if unit.language != language]
    prepared = prepare_units(units, Package(record.name, record.language, language, ()), None, catalogue)
    pairs = [_pair(one, language, catalogue) for one in prepared.value.units if one.state is not State.UNTRANSLATED]
    return Result(pairs, prepared.findings)


def _pair(one: Outgoing, language: str, catalogue: Catalogue) -> Pair:
    from xlate.exchange.tmx import Pair
    from xlate.machine import read_machine_line

    unit, state = one.unit, one.state
    found = read_machine_line(one.comment)
    hops = [Hop(unit.language, language, Mode.HUMAN, Certainty.HIGH)]
    line = ""
    if found is not None:
        reviewed = state is not State.MACHINE
        mode = Mode.POST_EDITED if reviewed else Mode.MACHINE
        hops = [Hop(model.source, model.target, mode, Certainty.HIGH) for model in found[0].models]
        state = State.POST_EDITED if state is State.TRANSLATED else state
        line = next(text.strip() for text in reversed(one.comment.splitlines()) if read_machine_line(text))
    lineage = replace(unit.lineage, hops=(*unit.lineage.hops, *hops))
    who = None if state is State.MACHINE else catalogue.translator  # nobody's name stands on words that nobody read
    return Pair(unit, language, one.translation, state, lineage, who, _moment(catalogue.revised), line)


def _moment(revised: str | None) -> datetime | None:
    """When a file was revised, if it says it in a way that is known."""
    try:
        moment = datetime.fromisoformat((revised or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _source_of(record: Record, source: Source | None) -> Record:
    """The source of a translated file."""
    if source is None and record.root.get("corresp") is None:
        raise InputError(
            "this is not a translated file; name the translations with --translations ru.po", file=record.name
        )
    return read_source_of(record, source)
