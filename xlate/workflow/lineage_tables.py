"""``xlate lineage export`` and ``import``: lineage in a spreadsheet, and in RDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.files import read_input
from xlate.findings import Finding, Result
from xlate.workflow.inputs import Source, read_record
from xlate.workflow.lineage import Annotated, annotated
from xlate.workflow.outputs import write_made

if TYPE_CHECKING:
    from xlate.errors import CorrectionError
    from xlate.model.unit import Unit

__all__ = ["export_lineage", "export_prov", "import_lineage"]


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
    write_made(record, table.value, output)
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
    write_made(record, data, output)
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
