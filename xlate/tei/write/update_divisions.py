"""The divisions of a file after an update: those whose heading is gone go too, and ranks that differ are told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from xlate.findings import Finding
from xlate.tei.names import T, text_of
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, indent_before

__all__ = ["other_ranks", "without_empty_headings"]

_PLAIN = {"type": "section"}
"""the attributes of a division that to-tei makes; one with others is a person's"""


def without_empty_headings(old: Record, data: bytes) -> bytes:
    """An updated file in which the words below a heading that is gone belong to the division before, or around.

    Args:
        old: the file before the update; if it has divisions without a heading, people have made them, and all stay.
        data: the file after it.
    """
    if next(_headless(old.root), None) is not None:
        return data
    while True:
        record = Record.read(data, old.name)
        division = next(_headless(record.root), None)
        if division is None:
            return data
        data = apply_edits(data, _dissolved(record, division))


def other_ranks(root: etree._Element, file: str, new: Record) -> list[Finding]:
    """The finding that headings which are the same in two texts have other ranks in them (XL217).

    Args:
        root: of a file that has been brought up to date.
        file: its name.
        new: the new conversion.
    """
    here, there = _ranks(root), _ranks(new.root)
    if [words for words, _, _ in here] != [words for words, _, _ in there]:
        return []
    # A heading that is alone in its rank goes on with the title, so only what follows from one to the next is compared.
    steps = zip(pairwise(here[1:]), pairwise(there[1:]), strict=True)
    other = [after for (before, after), (first, then) in steps if _step(before, after) != _step(first, then)]
    if not other:
        return []
    message = (
        f'headings have another rank in the transcript: {len(other)} (the first: "{other[0][0]}"); the divisions of '
        "the file stay as they are, for people may have made them so"
    )
    return [Finding("XL217", message, file, other[0][2])]


def _step(before: tuple[str, int, int], after: tuple[str, int, int]) -> int:
    """1 if the second of two headings is of a lower rank than the first, -1 if of a higher one, else 0."""
    return (after[1] > before[1]) - (after[1] < before[1])


def _ranks(root: etree._Element) -> list[tuple[str, int, int]]:
    """Words, depth and line of each heading of a text."""
    return [
        (text_of(head), sum(1 for _ in head.iterancestors(T + "div")), int(head.sourceline or 0))
        for head in root.iterfind(f"{T}text/{T}body//{T}head")
    ]


def _headless(root: etree._Element) -> Iterator[etree._Element]:
    """The divisions made by to-tei that have no heading."""
    for division in root.iterfind(f"{T}text/{T}body//{T}div"):
        if dict(division.attrib) == _PLAIN and division.find(T + "head") is None:
            yield division


def _dissolved(record: Record, division: etree._Element) -> list[Edit]:
    """The edits that take away a division and keep what is in it.

    TEI allows no words behind a division, so they go on with the last one that ends before them.
    """
    span = record.span(division)
    start = span.start - len(indent_before(record.data, span).encode())
    before = division.getprevious()
    if before is None or before.tag != T + "div":
        end = record.data.rfind(b">", 0, span.content_end) + 1
        return [Edit(start, span.content_start, b""), Edit(max(end, span.content_start), span.end, b"")]
    closing = record.span(before).content_end
    last = before
    while len(last) and last[-1].tag == T + "div":
        last = last[-1]
        closing = record.span(last).content_end
    ends = record.data[closing : record.span(before).content_end]
    inner = next(division.iterchildren(T + "div"), None)
    place = span.content_end
    if inner is not None:
        there = record.span(inner)
        place = there.start - len(indent_before(record.data, there).encode())
    return [Edit(closing, span.content_start, b""), Edit(place, place, ends)]
