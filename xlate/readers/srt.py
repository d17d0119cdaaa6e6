"""SubRip subtitles: a number, a time and words, between blank lines. There is no standard; players are lenient."""

from __future__ import annotations

import re

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import read_text, split_lines
from xlate.model.document import Document, Line
from xlate.readers.cues import (
    Cue,
    Numbered,
    beginning,
    blocks_of_cues,
    fold_repeats,
    read_times,
    read_timing,
    spelt_out,
    tidy,
)
from xlate.readers.model import Likeness, Reader

__all__ = ["READER"]

_TAG = re.compile(r"</?(?:[bius]|font)(?:\s[^<>]{0,200})?>|\{\\[^{}]{1,100}\}", re.IGNORECASE)
_ODD_TIMES = re.compile(r"[\d:.,，：]{3,20}\s{0,5}-?->\s{0,5}[\d:.,，：]{3,20}")
"""times in whatever form, under a number in a file that is called .srt"""
_FIRST_LINES = 12
_NUMBER = re.compile(r"\s{0,10}\d{1,9}\s{0,10}")


def _recognises(data: bytes, name: str) -> Likeness:
    """A number or a time comes first, and among the first lines is one of times, which need not be the first one."""
    lines = [line.strip() for line in beginning(data, 4096).splitlines() if line.strip()][:_FIRST_LINES]
    if not lines or not (_NUMBER.fullmatch(lines[0]) or read_timing(lines[0])):
        return Likeness.NO
    timings = [timing for line in lines if (timing := read_timing(line)) is not None]
    if any(timing != (None, None) for timing in timings):
        return Likeness.CERTAIN
    called_so = name.lower().endswith(".srt") and any(_ODD_TIMES.match(line) for line in lines)
    return Likeness.CERTAIN if called_so else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Turns by dashes, paragraphs by sentence and pause.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or nothing is said in it.
    """
    source = read_text(data, name, references=True)
    findings = list(source.findings)
    lines = [
        (number, line.strip(" \t")) for number, line in enumerate(split_lines(source.value.lstrip("\ufeff")), start=1)
    ]
    timings = [place for place, (_, text) in enumerate(lines) if (">" in text or "→" in text) and read_timing(text)]
    edges = [*timings, len(lines)]
    before = lines[: edges[0]]
    if timings:
        _drop_counter(before, 0)
    cues = [_read_cue(before, None, None)]
    if cues[0].lines:
        message = "words before the first time; they are kept"
        findings.append(Finding("XL108", message, name, cues[0].lines[0].number))
    counter = 0
    for place, following in zip(timings, edges[1:], strict=True):
        body = lines[place + 1 : following]
        number = lines[place - 1][1] if place else ""
        counter = int(number) if _NUMBER.fullmatch(number) else counter + 1
        if following < len(lines):
            _drop_counter(body, counter)
        times = read_times(lines[place], "subtitle", name)
        findings += times.findings
        cues.append(_read_cue(body, *times.value))
    blocks, voiced = blocks_of_cues(fold_repeats(cue for cue in cues if cue.lines))
    if not blocks:
        raise InputError("there are no words in these subtitles", file=name)
    return Result(Document(name, READER.name, tuple(blocks), voiced=voiced), tuple(findings))


def _drop_counter(body: list[Numbered], last: int) -> None:
    """Take the number of the next subtitle off the end of one; a number that is said stays.

    The number stands right above the times; where blank lines come between, it must be the one that is due.
    """
    right_above = bool(body) and bool(body[-1][1].strip())
    while body and not body[-1][1].strip():
        body.pop()
    if body and _NUMBER.fullmatch(body[-1][1]) and (right_above or int(body[-1][1]) == last + 1):
        body.pop()


def _read_cue(lines: list[Numbered], start: float | None, end: float | None) -> Cue:
    plain = ((number, tidy(spelt_out(_TAG.sub("", text)))) for number, text in lines)
    return Cue(tuple(Line(number, text) for number, text in plain if text), start, end)


READER = Reader("srt", "SubRip subtitles", (".srt",), _recognises, _read)
