"""Lineage is surveyed and annotated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.files import read_input, write_file
from xlate.findings import Result
from xlate.workflow.places import Source

if TYPE_CHECKING:
    from xlate.survey import Passage


__all__ = ["Identified", "add_ids", "survey"]


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
    from xlate.tei.identify import splice_ids
    from xlate.tei.record import Record

    given = read_input(tei)
    data, added = splice_ids(Record.read(given.data, given.name))
    if output is not None and (added or str(output) != given.name):
        write_file(Path(output), data)
    return Result(Identified(data, added))


def survey(tei: Source) -> Result[list[Passage]]:
    """The spoken segments of a TEI file, each with its lineage, speaker and date.

    Args:
        tei: the TEI file, a source text or a translated one.

    Returns:
        The segments in the order of the file, and findings on words that are in no unit. `xlate.survey` groups and
        queries them.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    from xlate.survey import spoken_segments
    from xlate.tei.extract import extract_units, read_date
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    units = extract_units(record)
    return Result(spoken_segments(given.name, read_date(record), units.value), units.findings)
