"""Readers: bytes of a transcript -> Document. One file per input format, registered in READERS.

To add a format: write ``readers/<name>.py`` with a ``READER``, and add it to the tuple below. The command line, the
documentation and the tests take the formats from the tuple.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath

from xlate.errors import AmbiguousFormatError, InputError, UnknownFormatError
from xlate.findings import Finding, Result
from xlate.formats.decoding import as_utf8
from xlate.formats.foreign import find_foreign
from xlate.formats.sniff import FileKind, is_tei_with_turns, refusal, sniff
from xlate.model.document import Document
from xlate.readers.model import Likeness, Reader
from xlate.readers.recording_times import seconds_for_a_word

__all__ = ["READERS", "Likeness", "Reader", "read_transcript", "readers"]

READERS = (
    "text", "markdown", "html", "docx", "odt", "rtf", "epub", "pdf", "mime",
    "elan", "exmaralda", "transcriber", "textgrid", "chat",
    "webvtt", "srt", "ass", "ttml", "timed_lines", "asr_json", "table", "hansard", "europarl", "xml_turns", "tei_turns",
)  # fmt: skip
"""the modules of the formats, in the order of lists; each is imported when a file has to be recognised"""
_SLOWEST = 15
"""seconds for a word on average"""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers."""
    return tuple(import_module(f"{__name__}.{module}").READER for module in READERS)


def read_transcript(
    data: bytes, name: str, input_format: str | None = None, language: str | None = None, *, outline: bool = False
) -> Result[Document]:
    """Read a transcript.

    Args:
        data: the bytes of the file.
        name: its name as the user gave it; its suffix helps to recognise the format.
        input_format: name of a reader; None to recognise it from content and suffix.
        language: BCP 47 tag of its language, if it is given: it tells the charset of what is not UTF-8.
        outline: of a document that can `select`, no more is read than tells whose it is (see `Reader.outline`).

    Raises:
        InputError: the file is empty or binary.
        EncodingError: its characters cannot be read.
        UnknownFormatError: no reader recognises it, it is a file of another kind, or input_format is not the name of
            a reader.
        AmbiguousFormatError: several readers recognise it.
    """
    if not data.strip():
        raise InputError("the file is empty; there is nothing to convert", file=name)
    if input_format is None:
        _refuse_other_kinds(data, name)
    plain = as_utf8(data, name, language)
    if input_format is None and plain.value is not data:
        _refuse_other_kinds(plain.value, name)  # once more, for characters may have hidden what it is

    def read(text: bytes) -> Result[Document]:
        reader = _reader_for(text, name, input_format)
        if outline and reader.outline:
            return reader.outline(text, name)
        result = reader.read(text, name)
        doubt = _doubt_of_pace(result.value)
        return result if doubt is None else Result(result.value, (*result.findings, doubt))

    return plain.and_then(read)


def _doubt_of_pace(document: Document) -> Finding | None:
    """Word of it that nobody speaks as slowly as the times say: they are those of chapters, of shifts or of work."""
    if document.select is not None and not document.voiced:
        return None  # a web page has times beside speakers only, and its blocks are made when they are asked for
    pace = seconds_for_a_word(document.blocks)
    if pace is None or pace < _SLOWEST:
        return None
    message = (
        f"its times give each word {pace:.0f} seconds, as chapters or hours of work have them, and nobody who speaks"
    )
    return Finding("XL131", message, document.name, document.blocks[0].lines[0].number)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise an error for files that are known and are no transcripts; some would pass for plain text."""
    kind = sniff(data, name)
    if kind is FileKind.TEI and is_tei_with_turns(data):
        return  # another program made it
    if kind is not FileKind.UNKNOWN:  # a PO file would pass for plain text
        raise UnknownFormatError(refusal(kind, "a transcript"), file=name)
    foreign = find_foreign(data)
    if foreign is not None:
        raise UnknownFormatError(f"this is {foreign.noun}, which xlate does not read; {foreign.hint}", file=name)


def _reader_for(data: bytes, name: str, input_format: str | None) -> Reader:
    """The one reader that is certain; failing that, the one of those that could read it which has the suffix."""
    known = ", ".join(reader.name for reader in readers())
    if input_format is not None:
        chosen = [reader for reader in readers() if reader.name == input_format]
        if not chosen:
            raise UnknownFormatError(f'there is no format "{input_format}"; there are: {known}', file=name)
        return chosen[0]
    likeness = {reader: reader.recognises(data, name) for reader in readers()}
    best = max(likeness.values())
    if best is Likeness.NO:
        raise UnknownFormatError(f"not a transcript in a format that xlate reads ({known})", file=name)
    candidates = [reader for reader in readers() if likeness[reader] is best]
    by_suffix = [reader for reader in candidates if PurePath(name).suffix.lower() in reader.suffixes]
    if len(candidates) > 1 and len(by_suffix) != 1:
        names = [reader.name for reader in candidates]
        message = f"the format could be any of {', '.join(names)}; choose one with --format"
        raise AmbiguousFormatError(message, candidates=names, file=name)
    return (by_suffix or candidates)[0]
