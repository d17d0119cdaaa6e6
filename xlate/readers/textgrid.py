"""Praat's TextGrid, in both of its text forms.

Praat itself reads only what stands free in such a file (numbers, words in quotes, flags), in their order, and skips the
rest; so the long and the short form are one: https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode
from xlate.model.document import Document, Metadata
from xlate.readers.cues import beginning, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, document_of_tiers

__all__ = ["READER"]

_START = re.compile(r'\s{0,99}(?:File\s+type\s*=\s*)?"ooTextFile(?: short)?"', re.IGNORECASE)
_TOKEN = re.compile(
    r'"(?P<text>(?:[^"]|"")*+)"|![^\n]*|(?<!\S)(?P<number>[-+]?\d{1,18}(?:\.\d{0,40})?(?:[eE][-+]?\d{1,3})?)%?(?!\S)'
    r"|(?<!\S)<(?P<flag>\w{1,20})>(?!\S)|[^\s\"!]+"
)
_LATEST = 1e8


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if _START.match(beginning(data, 400)) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The turns of all tiers of words; points and tiers of sounds are set apart.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: it is no TextGrid, or nothing is said in it.
    """
    decoded = decode(data, name)
    values = _Values(_values(decoded.value))
    _check(values, name)
    findings = list(decoded.findings)
    tiers: list[Tier] = []
    try:
        values.number(), values.number()
        values.take()  # <exists>
        count = int(values.number())
        while len(tiers) < count:
            tiers.append(_read_tier(values))
    except _Ended as ended:
        tiers += ended.tier
        findings.append(
            Finding("XL116", "the file ends before its tiers do; what comes after is missing", name, values.line)
        )
    except ValueError:
        raise InputError(
            "the parts of this TextGrid are not in the order that Praat has", file=name, line=values.line
        ) from None
    if values.rest():
        findings.append(
            Finding("XL116", "more follows after the last tier, and was left out: " + values.rest(), name, values.line)
        )
    document = document_of_tiers(tiers, name, READER.name, Metadata())
    return Result(document.value, (*findings, *document.findings))


def _check(values: _Values, name: str) -> None:
    """Raise an error if this is not a TextGrid."""
    try:
        is_text, kind = values.text().startswith("ooTextFile"), values.text()
    except (_Ended, ValueError):
        is_text = False
    if not is_text:
        raise InputError("this is no text file of Praat: it does not begin with ooTextFile", file=name)
    if kind != "TextGrid":
        raise InputError(f'this is a "{kind[:40]}" of Praat; xlate reads a TextGrid', file=name)


class _Ended(Exception):  # noqa: N818
    """The file has ended in a tier."""

    def __init__(self, *tier: Tier) -> None:
        self.tier = tier


_Value = tuple[str, str, int]
"""text, number or flag; what it is; its line"""


def _values(text: str) -> Iterator[_Value]:
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup is None:
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match.lastgroup, match.group(match.lastgroup), line


@dataclass(slots=True)
class _Values:
    """The values of a file, taken one after the other."""

    source: Iterator[_Value]
    line: int = 1
    last: str = ""

    def take(self) -> _Value:
        """The next one."""
        value = next(self.source, None)
        if value is None:
            raise _Ended
        _, self.last, self.line = value
        return value

    def text(self) -> str:
        """The next one, which is in quotes."""
        kind, text, _ = self.take()
        if kind != "text":
            raise ValueError(text)
        return text.replace('""', '"')

    def number(self) -> float:
        """The next one, which is a number."""
        kind, text, _ = self.take()
        if kind != "number":
            raise ValueError(text)
        return float(text)

    def rest(self) -> str:
        """The words that have not been taken."""
        return " ".join(tidy(text) for kind, text, _ in self.source if kind == "text" and text.strip())


def _read_tier(values: _Values) -> Tier:
    kind, name = values.text(), values.text()
    values.number(), values.number()
    points = kind == "TextTier"
    annotations: list[Annotation] = []
    try:
        for _ in range(int(values.number())):
            start = values.number()
            end = None if points else values.number()
            text = tidy(values.text())
            annotations.append(Annotation(text, values.line, _time(start), _time(end)))
    except _Ended:
        raise _Ended(Tier(tidy(name), tuple(annotations), spoken=False if points else None)) from None
    return Tier(tidy(name), tuple(annotations), spoken=False if points else None)


def _time(seconds: float | None) -> float | None:
    return seconds if seconds is not None and 0 <= seconds < _LATEST else None


READER = Reader("textgrid", "Praat TextGrid", (".textgrid",), _recognises, _read)
