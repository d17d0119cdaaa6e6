"""Lineage is surveyed and annotated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.files import read_input, write_file
from xlate.findings import Finding, Result
from xlate.workflow.inputs import Source, keep_apart, read_record

if TYPE_CHECKING:
    from xlate.errors import CorrectionError
    from xlate.model.lineage_query import LineageSegment
    from xlate.model.unit import Unit
    from xlate.revision.correction import Correction, Selection
    from xlate.tei.record import Record


__all__ = [
    "Annotated",
    "Identified",
    "add_ids",
    "clear_lineage",
    "export_lineage",
    "export_prov",
    "import_lineage",
    "init_lineage",
    "set_lineage",
    "survey",
    "upgrade_lineage",
]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A TEI file whose lineage a person has set, or taken back what was set."""

    data: bytes
    """the TEI file"""
    segments: tuple[str, ...]
    """xml:id of each unit whose lineage is another now"""


@dataclass(frozen=True, slots=True)
class Identified:
    """A TEI file in which every unit has a name."""

    data: bytes
    """the TEI file"""
    added: int
    """how many elements got an xml:id"""


def add_ids(tei: Source, *, output: Path | str | None = None) -> Result[Identified]:
    """Give an xml:id to every element of a TEI file that has words to translate, and to every turn.

    Only start tags grow; every other byte stays. A file that lacks none comes back as it was.

    Args:
        tei: the TEI file, from anywhere.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.assign_ids import splice_ids

    record = read_record(tei, to_splice=True)
    data, added = splice_ids(record)
    _write(record, data, output)
    return Result(Identified(data, added))


def survey(tei: Source) -> Result[list[LineageSegment]]:
    """The spoken segments of a TEI file, each with its lineage, speaker and date.

    Args:
        tei: the TEI file, a source text or a translated one.

    Returns:
        The segments in the order of the file, and findings on words that are in no unit. `xlate.model.lineage_query`
        groups and queries them.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    from xlate.model.lineage_query import spoken_segments
    from xlate.tei.read.units import extract_units, read_date

    record = read_record(tei)
    return extract_units(record).map(lambda units: spoken_segments(record.name, read_date(record), units))


def set_lineage(
    tei: Source, selection: Selection, correction: Correction, *, output: Path | str | None = None
) -> Result[Annotated]:
    """Set the lineage of words in a TEI file, as a person knows it.

    The header gets the hops, versions and agents that are needed; the history says who, what, why, and what stood there
    before, so that `clear_lineage` can give it back. Every other byte stays.

    Args:
        tei: the TEI file; a source text, for the lineage of a translation follows from that.
        selection: which words.
        correction: what is said about them.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        CorrectionError: the selection means nothing here, or the correction contradicts the file; RecordError: the TEI
        file cannot be used; OutputError.
    """
    from xlate.tei.write.correction import splice_corrections

    record = read_record(tei, to_splice=True)
    units = record.units()
    chosen = selection.select(units, record.name)
    made = _annotated(record, splice_corrections(record, units, [(correction, chosen)], correction.by), output)
    changed = set(made.value.segments)
    idle = [unit for unit in chosen if unit.key not in changed and not unit.lineage.hops]
    if correction.certainty is None or correction.spoken or correction.unknown or not idle:
        return made
    which = idle[0].number or idle[0].key
    message = (
        f"{len(idle)} of {len(chosen)} segments (the first: {which}) have no translation that could be more or less "
        "certain; state what is known with --spoken"
    )
    return made.noticing([Finding("XL504", message, record.name, idle[0].line)])


def clear_lineage(tei: Source, selection: Selection, *, output: Path | str | None = None) -> Result[Annotated]:
    """Take back what people have set: words get the lineage again that they had before.

    Args:
        tei: the TEI file.
        selection: which words.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        CorrectionError: the selection means nothing here; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.correction import splice_clearing

    record = read_record(tei, to_splice=True)
    return _annotated(record, splice_clearing(record, selection.select(record.units(), record.name)), output)


def init_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Give a TEI file from elsewhere the parts of the header in which lineage can be stated.

    Returns:
        Its bytes, in which categories, the version that is its text, xlate as an agent, languages and an entry of the
        history have been added where they were missing; and findings on words without xml:id.

    Raises:
        RecordError: the TEI file cannot be used, or does not say in which language its text is; OutputError.
    """
    from xlate.tei.header.declarations import splice_declarations
    from xlate.tei.read.units import extract_units

    record = read_record(tei, to_splice=True)
    units = extract_units(record)
    data = splice_declarations(record, [unit.language for unit in units.value])
    _write(record, data, output)
    return Result(data, units.findings)


def upgrade_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Bring a TEI file of version 0.1 up to the encoding of today; translators' files still fit it.

    Args:
        tei: a source text, a translated or a parallel file.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        Its bytes; a file that is of today comes back as it was.

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.upgrade import splice_upgrade

    record = read_record(tei, to_splice=True)
    data = splice_upgrade(record)
    _write(record, data, output)
    return Result(data)


def export_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Write the lineage of the spoken segments of a TEI file as CSV, to be edited in a spreadsheet.

    Args:
        tei: the TEI file, a source text.
        output: where the table goes; None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.exchange.lineage_table import write_lineage_table
    from xlate.tei.read.units import extract_units

    record = read_record(tei)
    table = extract_units(record).map(write_lineage_table)
    _write_new(record, table.value, output)
    return table


def export_prov(
    tei: Source, *, output: Path | str | None = None, form: str = "turtle", base: str | None = None
) -> Result[bytes]:
    """Write the lineage of a TEI file as PROV-O: versions are entities, hops are activities.

    Args:
        tei: the TEI file, a source text or a translated one.
        output: where the RDF goes; None: it is only returned.
        form: ``turtle`` or ``json-ld``.
        base: address of the TEI file, by which everything in it is named; None: a urn made of its xml:id.

    Raises:
        RecordError: the TEI file cannot be used; InputError: rdflib is not installed, or the form is unknown;
        OutputError.
    """
    from xlate.tei.read.prov import FORMATS, write_prov

    if form not in FORMATS:
        raise InputError(f'"{form}" is not a PROV-O format; use one of {", ".join(FORMATS)}')
    record = read_record(tei)
    data = write_prov(record, form, base)
    _write_new(record, data, output)
    return Result(data)


def import_lineage(tei: Source, table: Source, by: str, *, output: Path | str | None = None) -> Result[Annotated]:
    """Set lineage as the edited rows of a table say.

    Args:
        tei: the TEI file that the table was made from.
        table: the table, in CSV.
        by: name of the person who answers for it.
        output: where the result goes, which may be the TEI file itself; None: it is only returned.

    Returns:
        The file, and findings on rows that were not used (XL501, XL502, XL503). A table that nobody edited changes no
        byte.

    Raises:
        CorrectionError: the table is no table of lineage; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.exchange.lineage_table import read_corrections_table, read_lineage_table
    from xlate.tei.write.correction import splice_corrections

    record, edited = read_record(tei, to_splice=True), read_input(table)
    units = record.units()
    rows = read_lineage_table(edited.data, edited.name)
    said = read_corrections_table(rows, edited.name, units, by)
    lines = {row.values["id"]: row.line for row in rows}
    refused: list[Finding] = []

    def refuse(unit: Unit, error: CorrectionError) -> None:
        refused.append(Finding("XL502", error.message, edited.name, lines[unit.key]))

    new = splice_corrections(record, units, said.value, by, refuse) if said.value else (record.data, [])
    findings = sorted((*said.findings, *refused), key=lambda finding: finding.line or 0)
    return _annotated(record, new, output).noticing(findings)


def _annotated(record: Record, new: tuple[bytes, list[str]], output: Path | str | None) -> Result[Annotated]:
    data, keys = new
    _write(record, data, output)
    return Result(Annotated(data, tuple(keys)))


def _write_new(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write what is made from a TEI file, and can never take its place."""
    if output is not None:
        keep_apart(record.name, Path(output))
        write_file(Path(output), data)


def _write(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write an edited file; one that stays as it is keeps its date."""
    if output is not None and (data != record.data or str(output) != record.name):
        write_file(Path(output), data, updates=record)
