"""The units of a TEI file that are to be translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.files import read_input
from xlate.findings import Result
from xlate.model.unit import Unit
from xlate.workflow.inputs import Source

if TYPE_CHECKING:
    from xlate.tei.record import Record

__all__ = ["OutgoingDocument", "read_outgoing"]


@dataclass(frozen=True, slots=True)
class OutgoingDocument:
    """A TEI file whose units go out to a translator."""

    name: str
    """of the file"""
    record: Record
    units: Sequence[Unit]
    """those in another language than the one to translate into; at least one"""


def read_outgoing(tei: Source, language: str) -> Result[OutgoingDocument]:
    """Read a TEI file and choose the units that are to be translated.

    Args:
        tei: the file.
        language: tag of the language to translate into.

    Raises:
        RecordError: the file cannot be used; InputError: all of it is in that language.
    """
    from xlate.tei.read.units import extract_units
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    units = extract_units(record)
    foreign = [unit for unit in units.value if unit.language != language]
    if not foreign:
        raise InputError(
            f"no element with an xml:id has text in another language than {language}: there is nothing to translate; "
            "if the file was made elsewhere, xlate ids gives its elements an xml:id",
            file=given.name,
        )
    return Result(OutgoingDocument(given.name, record, foreign), units.findings)
