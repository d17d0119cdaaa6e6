"""WebVTT subtitles. Source: WebVTT, The Web Video Text Tracks Format (W3C), read as leniently as players read it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import read_text, split_lines
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Metadata
from xlate.readers.cue_colours import changes_of_colour, coloured_voices
from xlate.readers.cue_labels import label_of
from xlate.readers.cues import Cue, Numbered, beginning, blocks_of_cues, fold_repeats, read_times, read_timing, tidy
from xlate.readers.model import Likeness, Reader

__all__ = ["READER"]

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t\r\n]|$)")
_LANGUAGE = re.compile(r"Language:\s{0,5}(?P<tag>[A-Za-z0-9-]{2,35})\s{0,5}", re.IGNORECASE)
_SET_APART = re.compile(r"NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$|::cue|##$")
_TAG = re.compile(r"<([^<>]{0,1000})>")
_VOICE = re.compile(r"v(?:\.[^\s.]*)*(?:\s+(?P<name>.*))?", re.DOTALL)
_READING = re.compile(r"<rt(?:\.[^<>]{0,60})?>([^<>]{0,200})</rt>", re.IGNORECASE)
_NAME_OF_TAG = re.compile(r"/?(?:[cibuv]|ruby|rt|lang|font)?(?=[.\s]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")
_NAMING = re.compile(r'(?:\d{1,9}\s{1,9})?"(?P<name>[^"]{1,100})"(?:\s{0,9}\(\d{1,20}\))?')
"""the name of a cue that holds that of who speaks, as Webex writes it"""
_TIMESTAMP = re.compile(r"[\d:.]{4,20}")


_DATA = re.compile(
    r"\s*(?:[\[{]\s*[\"{\[].*[\]}]|\S{1,500}\.(?:jpe?g|png|webp|gif|avif)(?:[#?]\S{0,200})?)\s*", re.IGNORECASE
)
"""what tracks of metadata and of previews hold"""


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if _SIGNATURE.match(beginning(data, 16)) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Turns by voice, paragraphs by sentence and pause; notes, styles and the header are boilerplate.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the file is binary, or nothing is said in it.
    """
    source = read_text(data, name, references=True)
    track = _Track(name, list(source.findings))
    text, colours = coloured_voices(source.value.lstrip("\ufeff"))
    for part in _parts(text):
        track.add(part)
    cues = track.named()
    cues = changes_of_colour(cues) if colours else cues
    if colours and any(one.new_voice for one in cues):
        message = (
            "the turns may be wrong: nobody is named, and each change of colour "
            f"({', '.join(colours)}) was taken for a change of speakers"
        )
        track.findings.append(Finding("XL138", message, name, 1))
    if sum(_DATA.fullmatch(" ".join(line.text for line in cue.lines)) is not None for cue in cues) * 2 > len(cues):
        message = (
            "these cues hold pictures or data for a player, and nothing that somebody says; look for the subtitles"
        )
        raise InputError(message, file=name)
    blocks, voiced = blocks_of_cues(fold_repeats(cues))
    if not blocks:
        raise InputError("there are no words in these subtitles", file=name)
    # what is set apart stands where it stood, between the paragraphs
    blocks = sorted([*track.boilerplate, *blocks], key=lambda block: block.lines[0].number)
    document = Document(name, READER.name, tuple(blocks), Metadata(track.title, language=track.language), voiced)
    return Result(document, tuple(track.findings))


def _parts(text: str) -> Iterator[list[Numbered]]:
    """Lines between blank lines; a cue that follows another without a blank line begins with its times."""
    raw = split_lines(text)
    lines = [line.strip(" \t") for line in raw]
    blank = [not line and (not raw[place] or _divides(lines, place)) for place, line in enumerate(lines)]
    for divides, places in groupby(range(len(lines)), key=blank.__getitem__):
        if divides:
            continue
        part: list[Numbered] = []
        timed = False
        for place in places:
            if _is_timing(lines[place]):
                if timed:
                    # where cues have numbers, the number above the times is the next one's
                    numbered = _NUMBER.fullmatch(part[0][1]) and _NUMBER.fullmatch(part[-1][1])
                    following = [part.pop()] if numbered else []
                    yield part
                    part = following
                timed = True
            if lines[place]:
                part.append((place + 1, lines[place]))
        if part:
            yield part


def _divides(lines: list[str], place: int) -> bool:
    """True if a line of spaces ends a cue. By the standard it does not, and captions that roll up have such lines."""
    following = lines[place + 1 : place + 3]
    return not following or _SET_APART.match(following[0]) is not None or any(_is_timing(line) for line in following)


def _is_timing(text: str) -> bool:
    return "-->" in text and read_timing(text) is not None


@dataclass(slots=True)
class _Track:
    """What was found so far."""

    name: str
    findings: list[Finding]
    cues: list[Cue] = field(default_factory=list)
    boilerplate: list[Block] = field(default_factory=list)
    ids: list[tuple[int, str]] = field(default_factory=list)
    """places among the cues, and the names of the cues there that are no numbers"""
    language: str | None = None
    title: str | None = None

    def named(self) -> list[Cue]:
        """The cues, with voices if the names of cues are those of people: they come again."""
        names = [name for _, name in self.ids if label_of(f"{name}: x") is not None]
        if len(set(names)) < 2 or len(set(names)) == len(names) or len(names) * 2 < len(self.cues):
            return self.cues
        for place, name in self.ids:
            if place < len(self.cues) and self.cues[place].voice is None:
                self.cues[place] = replace(self.cues[place], voice=name)
        return self.cues

    def add(self, part: list[Numbered]) -> None:
        """Read the lines between two blank lines: the header, a note, a style sheet or a cue."""
        part = self._without_readings(part) if any("<rt" in text for _, text in part) else part
        place = next((place for place, (_, text) in enumerate(part) if _is_timing(text)), None)
        before = part if place is None else part[:place]
        if before and before[0][0] == 1 and _SIGNATURE.match(before[0][1]):
            self.language = _language(before)
            self.title = tidy(before[0][1].removeprefix("WEBVTT").strip(" \t-–—:")) or None
            # the signature itself is no text; what stands behind it is
            self._set_apart([(1, before[0][1].removeprefix("WEBVTT").strip(" \t-")), *before[1:]])
        elif before and _SET_APART.match(before[0][1]):
            self._set_apart(before)
        elif before and (place is None or place > 1):
            message = "words without a time; they are kept"
            self.findings.append(Finding("XL108", message, self.name, before[0][0]))
            self.cues += _read_cue(before, None, None)
        # otherwise one line before the times: the name of the cue
        if place is not None:
            times = read_times(part[place], "cue", self.name)
            self.findings += times.findings
            named = _NAMING.fullmatch(before[0][1]) if len(before) == 1 else None
            voice = _words(named["name"]) or None if named else None
            if len(before) == 1 and not _NUMBER.fullmatch(before[0][1]):
                self.ids.append((len(self.cues), _words(before[0][1])))
            self.cues += _read_cue(part[place + 1 :], *times.value, voice)

    def _without_readings(self, part: list[Numbered]) -> list[Numbered]:
        """The lines without what stands above words to tell how they are read."""
        self._set_apart([(number, _words(match[1])) for number, text in part for match in _READING.finditer(text)])
        return [(number, _READING.sub("", text)) for number, text in part]

    def _set_apart(self, lines: list[Numbered]) -> None:
        kept = tuple(Line(number, text) for number, text in lines if text.strip())
        if kept:
            self.boilerplate.append(Block(kept, BlockKind.BOILERPLATE))


def _language(header: list[Numbered]) -> str | None:
    for _, text in header:
        match = _LANGUAGE.fullmatch(text)
        if match:
            return tag_or_none(match["tag"])
    return None


def _read_cue(lines: list[Numbered], start: float | None, end: float | None, named: str | None = None) -> Iterator[Cue]:
    """The words of a cue, one Cue for each voice in it; `named`: who speaks by the name of the cue."""
    voice: str | None = None
    group: list[Line] = []
    for speaker, line in _pieces(lines):
        speaker = speaker or named  # noqa: PLW2901
        # a full stop after </v> is the speaker's
        if group and speaker != voice and any(character.isalnum() for character in line.text):
            yield Cue(tuple(group), start, end, voice)
            group = []
        if not group:
            voice = speaker
        group.append(line)
    if group:
        yield Cue(tuple(group), start, end, voice)


def _pieces(lines: list[Numbered]) -> Iterator[tuple[str | None, Line]]:
    """Lines, divided where the voice changes. A tag can go over the end of a line, so the lines are read as one."""
    if not lines:
        return
    voice: str | None = None
    number = lines[0][0]
    words = ""
    text = "\n".join(line for _, line in lines)
    place = 0
    tags = [*_TAG.finditer(text), None]
    for tag in tags:
        # a tag that WebVTT does not have is text: <inaudible>, a <- b
        if tag is not None and not _is_markup(tag[1]):
            continue
        between = text[place : tag.start() if tag else len(text)]
        first, *following = between.split("\n")
        words += first
        for one in following:
            if line := _words(words):
                yield voice, Line(number, line)
            number, words = number + 1, one
        if tag is None or tag[1].startswith(("v", "/v")):
            if line := _words(words):
                yield voice, Line(number, line)
            words = ""
        if tag is not None:
            place = tag.end()
            number += tag[1].count("\n")
            voice = _voice_after(tag[1], voice)


def _is_markup(tag: str) -> bool:
    return _NAME_OF_TAG.match(tag) is not None or _TIMESTAMP.fullmatch(tag) is not None


def _voice_after(tag: str, voice: str | None) -> str | None:
    match = _VOICE.fullmatch(tag)
    if match:
        return _words(match["name"] or "") or None
    return None if tag.startswith("/v") else voice


def _words(text: str) -> str:
    return tidy(html.unescape(text) if "&" in text else text)


READER = Reader("webvtt", "WebVTT subtitles", (".vtt",), _recognises, _read)
