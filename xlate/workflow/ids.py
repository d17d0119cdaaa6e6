"""``xlate ids``: every unit and turn of a TEI file from elsewhere gets a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlate.findings import Result
from xlate.workflow.inputs import Source, read_record
from xlate.workflow.outputs import write_edited

__all__ = ["Identified", "add_ids"]


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
    write_edited(record, data, output)
    return Result(Identified(data, added), named.findings)
