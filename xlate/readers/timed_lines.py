"""Subtitles and lyrics in formats of which each is a pattern of lines: SBV, SubViewer, LRC, MicroDVD, MPL2, TMPlayer.

There are no standards; the patterns are those that players read. Texts with ranges of time that programs for cutting
films and for dictation write are others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from xlate.dates import clock_seconds
from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode, split_lines
from xlate.model.document import Document, Line, Metadata
from xlate.readers.cues import Cue, beginning, blocks_of_cues, fold_repeats, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, apart, in_order_of_time

__all__ = ["READER"]

_Times = tuple[float | None, float | None]
_CODES = re.compile(r"\{[A-Za-z]:[^{}]{0,60}\}|<\d{1,3}:\d\d(?:[.:]\d{1,3})?>|</?[biu]>", re.IGNORECASE)
"""formats of words, and times of single words"""
_BREAK = re.compile(r"\||\[br\]", re.IGNORECASE)
_TAG = re.compile(r"\[(?P<key>[A-Za-z#_]{1,20}):(?P<value>[^\[\]\n]*)\]")
_SECTION = re.compile(r"\[[A-Z ]{3,40}\](?P<value>.*)")
"""a line of the head of SubViewer"""
_LAST = 1e7


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One format."""

    name: str
    line: re.Pattern[str]
    """how a line begins that has a time"""
    sign: re.Pattern[str]
    """how a file begins"""
    times: Callable[[re.Match[str], float | None], list[_Times]]
    """(match, frames a second) -> start and end in seconds, several if the words are said several times"""
    below: bool = False
    """the words stand in the lines below"""


def _clocks(match: re.Match[str], _rate: float | None) -> list[_Times]:
    end = match.groupdict().get("end")
    return [(clock_seconds(match["start"]), clock_seconds(end) if end else None)]


def _ranges(match: re.Match[str], _rate: float | None) -> list[_Times]:
    """Clocks of programs that cut films: what stands behind the seconds are frames, if a colon is before it."""
    given = (
        re.sub(r"[:;]\d\d$", "", one) if one and one.count(":") + one.count(";") > 2 else one
        for one in (match["start"], match.groupdict().get("end"))
    )
    start, end = (clock_seconds(one.replace(",", ".")) if one else None for one in given)
    return [(start, end)]


def _frames(match: re.Match[str], rate: float | None) -> list[_Times]:
    if rate is None:
        return [(None, None)]
    return [(int(match["start"]) / rate, int(match["end"]) / rate if match["end"] else None)]


def _tenths(match: re.Match[str], _rate: float | None) -> list[_Times]:
    return [(int(match["start"]) / 10, int(match["end"]) / 10 if match["end"] else None)]


def _starts(match: re.Match[str], _rate: float | None) -> list[_Times]:
    """The times of LRC, of which a line that is sung again has several; ``[01:02:50]`` has hundredths at its end."""
    starts = re.findall(r"\[(\d{1,3}:\d\d)(?:[.:](\d{1,3}))?\]", match.group())
    return [(clock_seconds(f"{clock}.{part or 0}"), None) for clock, part in starts]


def _sign(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{0,500}}+(?:{pattern})", re.IGNORECASE | re.MULTILINE)


_LRC_TIME = r"\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\]"
_CLOCK = r"\d{1,2}:\d\d:\d\d(?:[:;.,]\d{2,3})?"
_RANGE = (
    rf"(?:(?=\[)|(?![^\n]{{0,30}}-->))\[?(?P<start>{_CLOCK})\s{{0,3}}(?:-->|[-–—]|\s)\s{{0,3}}(?P<end>{_CLOCK})\]?"
    r"(?:\s{2,9}|\t|\s?$)"
)
_UNNAMED_RANGE = _RANGE.replace("?P<start>", "?:").replace("?P<end>", "?:")
_MARK = re.compile(r"<(?:begin|end) subtitles>|@ .{0,200}", re.IGNORECASE)
"""lines of Avid around the subtitles"""
_AT = rf"\[?(?P<start>{_CLOCK})\]?\s{{1,3}}[-–—]\s{{1,3}}(?=[^\d\s])"
_PATTERNS = (
    _Pattern(
        "SBV",
        re.compile(r"(?P<start>\d{1,3}:\d\d:\d\d\.\d{3}),(?P<end>\d{1,3}:\d\d:\d\d\.\d{3})$"),
        _sign(r"\d{1,3}:\d\d:\d\d\.\d{3},\d{1,3}:\d\d:\d\d\.\d{3}\s*$"),
        _clocks,
        below=True,
    ),
    _Pattern(
        "SubViewer",
        re.compile(r"(?P<start>\d\d:\d\d:\d\d\.\d\d),(?P<end>\d\d:\d\d:\d\d\.\d\d)$"),
        _sign(r"\[INFORMATION\]\s*$|\d\d:\d\d:\d\d\.\d\d,\d\d:\d\d:\d\d\.\d\d\s*$"),
        _clocks,
        below=True,
    ),
    _Pattern(
        "LRC",
        re.compile(rf"{_LRC_TIME}(?:\s{{0,3}}{_LRC_TIME}){{0,50}}"),
        _sign(
            r"(?:\[(?:ar|al|ti|au|by|re|ve|tool|offset|length|la|id|#):[^\]\n]{0,200}\]\s{1,20}){0,20}"
            r"\[(?:ar|al|ti|au|by|re|ve|tool|offset|length):[^\]\n]{0,200}\]\s{0,99}\[\d{1,3}:\d\d[.:\]]|"
            r"(?:(?:\[\d{1,3}:\d\d\.\d\d\d?\]){1,9}.{0,400}(?:\n|$)){2}"
        ),
        _starts,
    ),
    _Pattern(
        "MicroDVD",
        re.compile(r"\{(?P<start>\d{1,9})\}\{(?P<end>\d{0,9})\}"),
        _sign(r"\{\d{1,9}\}\{\d{0,9}\}"),
        _frames,
    ),
    _Pattern(
        "MPL2",
        re.compile(r"\[(?P<start>\d{1,9})\]\s?\[(?P<end>\d{0,9})\]"),
        _sign(r"\[\d{1,9}\]\s?\[\d{0,9}\]"),
        _tenths,
    ),
    _Pattern(
        "ranges of time",
        re.compile(_RANGE),
        _sign(rf"(?:[<#@][^\n]{{0,200}}\n\s{{0,9}}){{0,9}}{_UNNAMED_RANGE}"),
        _ranges,
        below=True,
    ),
    _Pattern(
        "times with names",
        re.compile(_AT),
        _sign(rf"(?:{_AT.replace('?P<start>', '?:')}[^\n:.?!]{{2,60}}\n[^\n]{{2,2000}}\n\s{{0,9}}){{2}}"),
        _ranges,
        below=True,
    ),
    _Pattern(
        "TMPlayer",
        re.compile(r"(?P<start>\d{1,2}:\d\d:\d\d)(?:,\d)?[:=]"),
        _sign(r"(?:\d\d:\d\d:\d\d(?:,\d)?[:=](?!\s|\d\d\b)[^\n]{0,400}\n){2}"),
        _clocks,
    ),
)


def _pattern_of(text: str) -> _Pattern | None:
    return next((one for one in _PATTERNS if one.sign.match(text)), None)


def _recognises(data: bytes, _name: str) -> Likeness:
    text = re.sub(r"\r\n?", "\n", beginning(data))
    return Likeness.CERTAIN if _pattern_of(text) is not None else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The words of each line, or of the lines below a time; the fields of the head are set apart.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: it is in none of these formats, or nothing is said in it.
    """
    decoded = decode(data, name)
    lines = [line.strip() for line in split_lines(decoded.value)]
    pattern = _pattern_of("\n".join(lines[:200]))
    if pattern is None:
        known = ", ".join(one.name for one in _PATTERNS)
        raise InputError(f"these are no subtitles in one of the formats {known}", file=name)
    read = _Lines(name, pattern, list(decoded.findings))
    if pattern.name == "MicroDVD":
        read.take_rate(lines)
    for number, line in enumerate(lines, start=1):
        read.take(number, line)
    read.end()
    cues = in_order_of_time(read.cues)
    blocks, voiced = blocks_of_cues(fold_repeats(_with_ends(cues)))
    if not blocks:
        raise InputError("there are no words in these subtitles", file=name)
    found = (*blocks, *apart([Tier(pattern.name, tuple(read.head))]))
    return Result(Document(name, READER.name, found, Metadata(title=read.title), voiced), tuple(read.findings))


@dataclass(slots=True)
class _Lines:
    """What has been read; the fields grow."""

    name: str
    pattern: _Pattern
    findings: list[Finding]
    cues: list[Cue] = field(default_factory=list)
    head: list[Annotation] = field(default_factory=list)
    title: str | None = None
    rate: float | None = None
    """frames a second"""
    _times: list[_Times] | None = None
    _words: list[Line] = field(default_factory=list)

    def take_rate(self, lines: list[str]) -> None:
        """Find out how many frames make a second, which the first subtitle can tell: ``{1}{1}23.976``."""
        place = next((place for place, line in enumerate(lines) if line), 0)
        match = re.fullmatch(r"\{[01]\}\{[01]\}(\d{2,3}(?:[.,]\d{1,6})?)", lines[place])
        if match is not None:
            self.rate = float(match[1].replace(",", "."))
            lines[place] = ""
        else:
            message = "the times are in frames, and the file does not tell how many make a second; they are left out"
            self.findings.append(Finding("XL108", message, self.name, place + 1))

    def take(self, number: int, line: str) -> None:
        """Read a line."""
        match = self.pattern.line.match(line)
        if match is not None:
            self.end()
            self._times = [
                (start, end if start is None or end is None or end >= start else None)
                for start, end in self.pattern.times(match, self.rate)
            ]
            self._words = _words(line[match.end() :], number)
        elif (tag := _TAG.fullmatch(line)) and self.pattern.name == "LRC":
            self.head.append(Annotation(line, number))
            if tag["key"].lower() == "ti":
                self.title = tidy(tag["value"]) or None
        elif self._is_head(line):
            self.head.append(Annotation(line, number))
        elif words := _words(line, number):
            if self._times is None and not self._words:
                message = "words before the first time; they are kept"
                self.findings.append(Finding("XL108", message, self.name, number))
            self._words += words

    def _is_head(self, line: str) -> bool:
        """True for a line that belongs to the format, not to what is said."""
        if self.pattern.times is _ranges:
            return _MARK.fullmatch(line) is not None
        return self._times is None and self.pattern.name == "SubViewer" and _SECTION.fullmatch(line) is not None

    def end(self) -> None:
        """The words of a time end."""
        if self._words:
            self.cues += [Cue(tuple(self._words), *one) for one in self._times or [(None, None)]]
        self._words = []


def _words(text: str, number: int) -> list[Line]:
    plain = (tidy(_CODES.sub("", one).lstrip("/")) for one in _BREAK.split(text))
    return [Line(number, one) for one in plain if one]


def _with_ends(cues: list[Cue]) -> Iterator[Cue]:
    """Cues of formats without ends: each lasts until the next at most."""
    for place, cue in enumerate(cues):
        following = cues[place + 1].start if place + 1 < len(cues) else None
        late = cue.start is not None and cue.start > _LAST
        if late:
            yield replace(cue, start=None, end=None)
        elif cue.end is None and cue.start is not None and following is not None:
            yield replace(cue, end=following)
        else:
            yield cue


READER = Reader(
    "timed-lines",
    "subtitles in SBV, SubViewer, LRC, MicroDVD, MPL2, TMPlayer",
    (".sbv", ".sub", ".lrc", ".mpl"),
    _recognises,
    _read,
)
