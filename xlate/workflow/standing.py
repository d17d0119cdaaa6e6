"""Translations that stand already where a result goes: none of them is lost in silence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import OutputError, RecordError, XlateError
from xlate.files import Input, is_same_file
from xlate.model.unit import Unit
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.tei.record import Record

__all__ = ["refuse_lost_translations", "refuse_lost_words", "refuse_missing_units"]


def refuse_missing_units(base: Record, source: Record, units: Iterable[Unit]) -> None:
    """Refuse to bring a translated file up to date that lacks units which its source has got since.

    Raises:
        RecordError: it lacks some.
    """
    missing = [unit for unit in units if unit.key not in base.by_id]
    if not missing:
        return
    number, first = counted(len(missing), "unit"), missing[0]
    message = (
        f"its source {source.name} has {number} that it lacks (the first: {first.key}, line {first.line} there); "
        f"create it again from that, with the whole PO file: xlate merge {source.name} PO -o {base.name}; what is "
        f"translated in it alone comes into the PO file with: xlate export-po {source.name} -l {base.language} -o PO "
        f"--memory {base.name} --exact fuzzy"
    )
    raise RecordError(message, file=base.name)


def refuse_lost_translations(
    path: Path, language: str, units: Sequence[Unit], catalogues: Iterable[Catalogue]
) -> Record | None:
    """Refuse to make a translated file anew if the one that is there has translations that the new one lacks.

    Args:
        path: the file.
        language: tag of the language translated into.
        units: those of the source.
        catalogues: the translators' files.

    Returns:
        What may be replaced: a translation of the same units into the language; None: it is none.

    Raises:
        OutputError: it has finished translations of units for which no translator's file has words.
    """
    from xlate.tei.record import Record
    from xlate.tei.write.translation import is_translation_into, read_states

    if not path.is_file():
        return None
    try:
        there = Record.read(path.read_bytes(), str(path))
    except (XlateError, OSError):
        return None  # no TEI file that xlate could read
    if not is_translation_into(there, language) or not any(unit.key in there.by_id for unit in units):
        return None
    known = {unit.key for unit in units}
    known -= {entry.key or "" for catalogue in catalogues for entry in catalogue.entries if entry.has_words}
    lost = [key for key, state in read_states(there).items() if key in known and state.is_finished]
    if lost:
        number = counted(len(lost), "finished translation")
        message = (
            f"the translated file there has {number} that would be lost (the first: {lost[0]}), for the files given "
            f"have none; merge into it: xlate merge {path} FILE -o {path}; or give another file"
        )
        raise OutputError(message, file=str(path))
    return there


def refuse_lost_words(path: Path, data: bytes, given: Input) -> Input | None:
    """Refuse to put a translators' file in the place of another whose translations would be lost.

    Args:
        path: where the new file goes.
        data: its bytes.
        given: what it is made from, which it may replace.

    Returns:
        What may be replaced: the file there, all of whose translations are in the new one or in the given one; None:
        there is no file that xlate could read.

    Raises:
        OutputError: it has others.
    """
    from xlate.exchange.formats import read_catalogue

    if not path.is_file():
        return None
    if is_same_file(path, given.name):
        return given
    there = Input(path.read_bytes(), str(path))
    kept: set[tuple[str, str]] = set()
    for one in (Input(data, str(path)), given):
        with contextlib.suppress(XlateError):  # the given one may be TEI
            kept |= {(entry.source, entry.translation) for entry in read_catalogue(one.data, one.name).entries}
    try:
        entries = read_catalogue(there.data, there.name).entries
    except XlateError:
        return None
    lost = [entry for entry in entries if entry.has_words and (entry.source, entry.translation) not in kept]
    if lost:
        number = counted(len(lost), "translation")
        message = (
            f"the file there has {number} that would be lost (the first: line {lost[0].line}); give another file, or "
            "remove this one if nothing in it is needed"
        )
        raise OutputError(message, file=str(path))
    return there
