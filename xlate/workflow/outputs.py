"""Where an edited TEI file goes, and what is made from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import RecordError
from xlate.files import Input, write_file
from xlate.workflow.inputs import keep_apart, read_record

if TYPE_CHECKING:
    from xlate.tei.record import Record

__all__ = ["write_edited", "write_made"]


def write_made(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write what is made from a TEI file, and can never take its place."""
    if output is not None:
        keep_apart(record.name, Path(output))
        write_file(Path(output), data)


def write_edited(record: Record, data: bytes, output: Path | str | None) -> None:
    """Write an edited file, unless the edit made it invalid; one that stays as it is keeps its date."""
    from xlate.tei.validate.before_writing import check_result

    if data != record.data and record.headers:  # a part of a text has nothing that a pointer could name
        check_result(data, record.name, record, after=_record_of(data, record.name))
    if output is not None and (data != record.data or str(output) != record.name):
        write_file(Path(output), data, updates=record)


def _record_of(data: bytes, name: str) -> Record | None:
    """The record of a result, which a program that stays keeps; None: it cannot be used, as the check will say."""
    try:
        return read_record(Input(data, name), to_splice=True)
    except RecordError:
        return None
