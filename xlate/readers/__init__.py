"""Readers: bytes of a transcript -> Document. One file per input format, registered in READERS.

To add a format: write ``readers/<name>.py`` with a ``READER``, and add it to the tuple below. The command line, the
documentation and the tests take the formats from the tuple.
"""

from __future__ import annotations

from xlate.errors import AmbiguousFormatError, InputError, UnknownFormatError
from xlate.findings import Result
from xlate.readers import text
from xlate.readers.model import Reader
from xlate.transcript import Document

__all__ = ["READERS", "Reader", "read_transcript"]

READERS: tuple[Reader, ...] = (text.READER,)


def read_transcript(data: bytes, name: str, input_format: str | None = None) -> Result[Document]:
    """Read a transcript.

    Args:
        data: the bytes of the file.
        name: its name as the user gave it; its suffix helps to recognise the format.
        input_format: name of a reader; None to recognise it from content and suffix.

    Raises:
        InputError: the file is empty or binary.
        UnknownFormatError: no reader recognises it, or input_format is not the name of one.
        AmbiguousFormatError: several readers recognise it.
    """
    if not data.strip():
        raise InputError("the file is empty; there is nothing to convert", file=name)
    return _reader_for(data, name, input_format).read(data, name)


def _reader_for(data: bytes, name: str, input_format: str | None) -> Reader:
    known = ", ".join(reader.name for reader in READERS)
    if input_format is not None:
        chosen = [reader for reader in READERS if reader.name == input_format]
        if not chosen:
            raise UnknownFormatError(f'there is no reader "{input_format}"; there are: {known}', file=name)
        return chosen[0]
    candidates = [reader for reader in READERS if reader.recognises(data, name)]
    if len(candidates) > 1:
        names = ", ".join(reader.name for reader in candidates)
        raise AmbiguousFormatError(f"the format could be any of {names}; choose one with --format", file=name)
    if not candidates:
        raise UnknownFormatError(f"not a transcript in a format that xlate reads ({known})", file=name)
    return candidates[0]
