"""Subtitles in Advanced SubStation Alpha (ASS) and SubStation Alpha (SSA): events with times, style and who speaks.

http://www.tcax.org/docs/ass-specs.htm
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode, split_lines
from xlate.model.document import Document, Line, Metadata
from xlate.readers.cues import Cue, beginning, blocks_of_cues, fold_repeats, read_clock, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, apart, in_order_of_time

__all__ = ["READER"]

_START = re.compile(
    r"\s{0,99}(?:;[^\n]{0,400}\n\s{0,9}){0,40}\[Script Info\]|\s{0,99}\[V4\+? Styles\]"
    r"|\s{0,99}Dialogue:\s?(?:Marked=)?\d{1,3},\d{1,2}:\d\d:\d\d",
    re.IGNORECASE,
)
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_BRACES = re.compile(r"(\{[^{}]*\})")
_DRAWING = re.compile(r"\\p(\d{1,3})")
"""switches to a figure that is drawn, of letters and numbers that nobody reads, or, with 0, back"""
_NO_NAME = re.compile(
    r"default|italic|bold|sign|title|top|bottom|main|song|lyric|karaoke|caption|note|style|alt\b|flash|thought|^$|\bop\b|\bed\b",
    re.IGNORECASE,
)
"""how styles are called that say how words look"""
_FEWEST = 2
"""cues of a style"""
_HELD = {"title", "original script", "original translation", "original editing", "original timing", "script updated by"}
"""what the head says in words"""


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if _START.match(beginning(data).replace("\r", "\n")) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The events in the order of time; comments and notes in braces are set apart.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: nothing is said in it.
    """
    decoded = decode(data, name)
    script = _Script(name, list(decoded.findings))
    for number, line in enumerate(split_lines(decoded.value), start=1):
        script.read(number, line.strip())
    blocks, voiced = blocks_of_cues(fold_repeats(in_order_of_time(script.voiced())))
    if not blocks:
        raise InputError("there are no words in these subtitles", file=name)
    others = apart(Tier(key, tuple(values)) for key, values in script.others.items())
    metadata = Metadata(title=script.title)
    return Result(Document(name, READER.name, (*blocks, *others), metadata, voiced), tuple(script.findings))


@dataclass(slots=True)
class _Script:
    """What has been read; the fields grow."""

    name: str
    findings: list[Finding]
    cues: list[Cue] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    """that of each cue"""
    others: defaultdict[str, list[Annotation]] = field(default_factory=lambda: defaultdict(list))
    title: str | None = None
    section: str = "events"
    fields: tuple[str, ...] = _FIELDS

    def read(self, number: int, line: str) -> None:
        """Read a line."""
        if line.startswith("[") and line.endswith("]"):
            self.section = line[1:-1].lower()
            return
        key, colon, value = line.partition(":")
        kind = key.strip().lower()
        if self.section == "events" and kind == "format":
            self.fields = tuple(one.strip().lower() for one in value.split(","))
        elif self.section == "events" and kind in {"dialogue", "comment"}:
            self._event(number, value.strip(" "), spoken=kind == "dialogue")
        elif self.section == "events" and line and not line.startswith(";"):
            message = f'a line that is no event, left out: "{tidy(line)}"'
            self.findings.append(Finding("XL116", message, self.name, number))
        elif self.section == "script info" and colon and kind in _HELD and tidy(value):
            self.title = tidy(value) if kind == "title" else self.title
            self.others[key.strip()].append(Annotation(tidy(value), number))

    def voiced(self) -> list[Cue]:
        """The cues; where no event names an actor and styles change as speakers do, styles are their names."""
        counts = Counter(self.styles)
        changes = sum(one != other for one, other in pairwise(self.styles))
        named = any(cue.voice for cue in self.cues) or any(map(_NO_NAME.search, counts))
        if named or len(counts) < 2 or 3 * changes < len(self.cues) or min(counts.values()) < _FEWEST:
            return self.cues
        message = f"no event names who speaks; styles that change as speakers do are their names: {', '.join(counts)}"
        self.findings.append(Finding("XL131", message, self.name, self.cues[0].lines[0].number))
        return [replace(cue, voice=style or None) for cue, style in zip(self.cues, self.styles, strict=True)]

    def _event(self, number: int, value: str, *, spoken: bool) -> None:
        values = value.split(",", len(self.fields) - 1)
        if len(values) < len(self.fields):
            message = "an event with too few fields; its last one is kept as words"
            self.findings.append(Finding("XL108", message, self.name, number))
            given = {"text": values[-1]}
        else:
            given = dict(zip(self.fields, values, strict=True))
        start, end = read_clock(given.get("start", "")), read_clock(given.get("end", ""))
        if start is None or end is None or end < start:
            message = "times of an event that cannot be read, or end before they begin; its words are kept"
            self.findings.append(Finding("XL108", message, self.name, number))
            end = None
        shown = self._shown(given.get("text", ""), number).replace("\\h", "\u00a0").replace("\\n", " ")
        lines = tuple(Line(number, words) for one in shown.split("\\N") if (words := tidy(one)))
        if not spoken:
            self.others["Comments"].append(Annotation(" ".join(line.text for line in lines), number))
        elif lines:
            self.styles.append(tidy(given.get("style", "")).lstrip("*"))
            self.cues.append(Cue(lines, start, end, tidy(given.get("name", given.get("actor", ""))) or None))

    def _shown(self, text: str, number: int) -> str:
        """The words of an event that are shown; what stands in braces gives orders, or is a note."""
        parts: list[str] = []
        drawing = False
        for part in _BRACES.split(text):
            if not (part.startswith("{") and part.endswith("}")):
                parts.append("" if drawing else part)
            elif "\\" in part:
                for scale in _DRAWING.findall(part):
                    drawing = int(scale) > 0
            else:
                self.others["Notes"].append(Annotation(tidy(part[1:-1]), number))
        return "".join(parts)


READER = Reader("ass", "subtitles in ASS or SSA", (".ass", ".ssa"), _recognises, _read)
