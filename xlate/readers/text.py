"""Plain text: paragraphs divided by blank lines, or pages of numbered lines as court reporters print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.readers.decoding import clean, decode, split_lines
from xlate.readers.model import Likeness, Reader
from xlate.readers.numbered import has_numbered_lines, read_numbered
from xlate.transcript import Block, Document, Line

__all__ = ["READER", "blocks_of_lines"]

_BOM = b"\xef\xbb\xbf"


def _recognises(data: bytes, _name: str) -> Likeness:
    head = data[:1024].removeprefix(_BOM).lstrip()[:5].lower()
    return Likeness.NO if head.startswith((b"<?xml", b"<!doc", b"<html", b"<tei")) else Likeness.POSSIBLE


def _read(data: bytes, name: str) -> Result[Document]:
    """Lines that stand together make a block; blank lines divide blocks.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or has no text in it.
    """
    decoded = decode(data, name)
    cleaned = clean(decoded.value, name)
    findings: list[Finding] = [*decoded.findings, *cleaned.findings]
    lines = split_lines(cleaned.value)
    if has_numbered_lines(lines):
        numbered = read_numbered(lines, name)
        findings += numbered.findings
        blocks = numbered.value
    else:
        blocks = tuple(blocks_of_lines(enumerate(lines, start=1)))
    if not blocks:
        raise InputError("the file has no text in it", file=name)
    return Result(Document(name, READER.name, blocks), tuple(findings))


def blocks_of_lines(lines: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """Blocks between blank lines; a line of no-break spaces alone is blank.

    Args:
        lines: (1-based number, text) of each line.
    """
    for blank, group in groupby(lines, key=lambda line: not line[1].strip()):
        if not blank:
            yield Block(tuple(Line(number, text.strip(" \t\f\v\u3000")) for number, text in group))


READER = Reader("text", "plain text", (".txt", ".text"), _recognises, _read)
