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
    "annotated",
    "clear_lineage",
    "export_lineage",
    "export_prov",
    "import_lineage",
    "init_lineage",
    "set_lineage",
    "strip_lineage",
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
        tei: the TEI file, from anywhere; or a part of one that others include, such as a ``div``.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.assign_ids import splice_ids

    record = read_record(tei, to_splice=True, part=True)
    named = splice_ids(record)
    data, added = named.value
    _write(record, data, output)
    return Result(Identified(data, added), named.findings)


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
    from xlate.tei.read.alternatives import read_alternatives
    from xlate.tei.read.edition import read_publisher
    from xlate.tei.read.units import extract_units, read_date

    record = read_record(tei)
    units, others = extract_units(record), read_alternatives(record)
    texts = record.texts
    whole = read_date(record), read_publisher(record)
    if len(texts) < 2:
        return units.map(lambda units: spoken_segments(record.name, whole[0], units, others, whole[1]))
    segments: list[LineageSegment] = []
    for place, text in enumerate(texts):  # of a corpus, each document with its own date and publisher
        document = text.getparent()
        header = document.find("{*}teiHeader") if document is not None else None
        date = read_date(record, header) or whole[0]
        publisher = read_publisher(record, header) or whole[1]
        chosen = [unit for unit in units.value if unit.text == place]
        segments += spoken_segments(record.name, date, chosen, others, publisher)
    return Result(segments, units.findings)


def set_lineage(
    tei: Source,
    selection: Selection,
    correction: Correction,
    *,
    standoff: bool = False,
    output: Path | str | None = None,
) -> Result[Annotated]:
    """Set the lineage of words in a TEI file, as a person knows it.

    The header gets the hops, versions and agents that are needed; the history says who, what, why, and what stood there
    before, so that `clear_lineage` can give it back. Every other byte stays.

    Args:
        tei: the TEI file; a source text, for the lineage of a translation follows from that.
        selection: which words.
        correction: what is said about them.
        standoff: say it beside the text, so that no element of it gets an attribute for that.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        The file; and findings on words that what is said cannot be true of, which are left out (XL505).

    Raises:
        CorrectionError: the selection means nothing here, or the correction contradicts what stands on all of these
        words; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.correction import splice_corrections

    record = read_record(tei, to_splice=True)
    units = record.units()
    chosen = selection.select(units, record.name)
    refused: dict[str, CorrectionError] = {}
    said = [(correction, chosen)]
    new = splice_corrections(
        record, units, said, correction.by, lambda unit, error: refused.update({unit.key: error}), standoff=standoff
    )
    if len(refused) == len(chosen):
        raise next(iter(refused.values()))
    findings = [Finding("XL505", f"left out: {error.message}", record.name, error.line) for error in refused.values()]
    made = annotated(record, new, output).noticing(findings)
    changed = {*made.value.segments, *refused}
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
    return annotated(record, splice_clearing(record, selection.select(record.units(), record.name)), output)


def init_lineage(
    tei: Source, *, language: str | None = None, standoff: bool = False, output: Path | str | None = None
) -> Result[bytes]:
    """Give a TEI file from elsewhere the parts of the header in which lineage can be stated.

    Args:
        tei: the TEI file.
        language: tag of the language of its text, if the file does not state it.
        standoff: state lineage beside the text from now on, so that no element of it gets an attribute for that.
        output: where the result goes, which may be the file itself; None: it is only returned.

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
    tags = [unit.language for unit in units.value]
    data = splice_declarations(record, tags, language=language, standoff=standoff)
    _write(record, data, output)
    return Result(data, units.findings)


def strip_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Take everything that xlate has added to a TEI file from elsewhere out of it again, except xml:ids.

    Args:
        tei: the TEI file, annotated or translated.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        Its bytes: those before `init_lineage` where the file was only annotated; the translated text where it was
        translated.

    Raises:
        RecordError: the TEI file cannot be used, or xlate has made it from a transcript; OutputError.
    """
    from xlate.tei.write.strip import splice_out

    record = read_record(tei, to_splice=True)
    data = splice_out(record)
    _write(record, data, output)
    return Result(data)


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
    return annotated(record, new, output).noticing(findings)


def annotated(record: Record, new: tuple[bytes, list[str]], output: Path | str | None) -> Result[Annotated]:
    """Write a file of which some units say something else now, given as its bytes and their keys."""
    data, keys = new
    _write(record, data, output)
    return Result(Annotated(data, tuple(keys)))


def _write_new(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write what is made from a TEI file, and can never take its place."""
    if output is not None:
        keep_apart(record.name, Path(output))
        write_file(Path(output), data)


def _write(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write an edited file, unless the edit made it invalid; one that stays as it is keeps its date."""
    from xlate.tei.validate.before_writing import check_result

    if data != record.data and record.headers:  # a part of a text has nothing that a pointer could name
        check_result(data, record.name, record.root)
    if output is not None and (data != record.data or str(output) != record.name):
        write_file(Path(output), data, updates=record)
