"""Turns and speakers of a transcript are edited, and edits are taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import EditError
from xlate.files import read_input, write_file
from xlate.findings import Result
from xlate.workflow.inputs import Source, read_record

if TYPE_CHECKING:
    from xlate.revision.correction import Selection
    from xlate.revision.edit_operations import Operation
    from xlate.tei.record import Record
    from xlate.tei.write.edit import Edited

__all__ = ["edit_transcript", "known_speaker", "select_for_edit", "undo_edit"]


def edit_transcript(
    tei: Source, operation: Operation, *, by: str, reason: str = "", output: Path | str | None = None
) -> Result[Edited]:
    """Make one edit of the turns or speakers of a TEI file.

    Only what is edited changes; ids stay, lineage goes with its words, and the history says who, what and why, so that
    `undo_edit` can take it back and `to-tei --update` can make it again.

    Args:
        tei: the TEI file, a source text.
        operation: what is done: one of `xlate.revision.edit_operations`.
        by: name of the person who does it.
        reason: why.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        The file with a summary, and findings on what must be reviewed (XL226, XL227, XL229, XL230).

    Raises:
        EditError: the edit is not possible; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.edit import splice_edit

    record = read_record(tei, to_splice=True)
    edited = splice_edit(record, operation, by, reason)
    _write(record, edited.value.data, output)
    return edited


def undo_edit(tei: Source, *, output: Path | str | None = None) -> Result[Edited]:
    """Take back the last edit of a TEI file: its bytes are those of before.

    Args:
        tei: the TEI file.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        EditError: the newest entry of the history is no edit, or the file has been changed in another way since;
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.edit import splice_undo

    record = read_record(tei, to_splice=True)
    undone = splice_undo(record)
    _write(record, undone.data, output)
    return Result(undone)


def select_for_edit(tei: Source, selection: Selection) -> tuple[str, ...]:
    """The ids of the paragraphs that a selection means, for `SetSpeaker`.

    Args:
        tei: the TEI file.
        selection: which words.

    Raises:
        CorrectionError: the selection means nothing here; RecordError: the TEI file cannot be used.
    """
    record = read_record(tei)
    return tuple(unit.key for unit in selection.select(record.units(), record.name))


def known_speaker(speakers: Source, name: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Name, office and authority records of a person, as a register of speakers has them.

    Args:
        speakers: the register (speakers.toml).
        name: the name, or another spelling of it.

    Raises:
        EditError: the register does not know the name; ProfileError: it is no register; InputError.
    """
    from xlate.profiles.speaker_register import read_register

    given = read_input(speakers)
    person = read_register(given.data, given.name).find(name)
    if person is None:
        raise EditError(f'"{name}" is not in this register of speakers', file=given.name)
    return person.name, person.role, person.references


def _write(record: Record, data: bytes, output: Path | str | None) -> None:
    if output is not None and (data != record.data or str(output) != record.name):
        write_file(Path(output), data, updates=record)
