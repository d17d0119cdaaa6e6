"""CHAT, the format of TalkBank and CHILDES: lines of speakers, lines that depend on them, headers.

The signs of CHAT among the words (``[/]``, ``&-um``, ``xxx``) become words as other transcripts print them.
https://talkbank.org/0info/manuals/CHAT.html
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlate.dates import iso_date
from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode, split_lines
from xlate.languages import tag_or_none
from xlate.model.document import Document, Line, Metadata, Voice
from xlate.readers.chat_marks import plain_words
from xlate.readers.cues import Cue, beginning, blocks_of_cues, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, apart, with_voices

__all__ = ["READER"]

_START = re.compile(r"\s{0,99}@(?:UTF8|Font|ColorWords|Begin|PID|Window|Languages)\b")
_LINE = re.compile(r"(?P<mark>[@*%])(?P<code>[^:\t\n]{1,60}):?[ \t]{0,20}(?P<text>.*)", re.DOTALL)
_BULLET = re.compile('[\x15\u2022]\\s?(?:%(?:snd|mov):"[^"\x15]{0,200}"_)?(\\d{1,10})_(\\d{1,10})\\s?[\x15\u2022]')
_DATE = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_UNDERSTOOD = {"UTF8", "Begin", "End", "Languages", "Date", "PID", "Font", "Window", "ColorWords"}
"""headers of which nothing is set apart: they say how the file is to be read"""


def _recognises(data: bytes, _name: str) -> Likeness:
    head = beginning(data, 20_000).replace("\r", "\n")
    return (
        Likeness.CERTAIN
        if _START.match(head) and re.search(r"^@Begin\b|^\*\w{1,9}:\t", head, re.MULTILINE)
        else Likeness.NO
    )


def _read(data: bytes, name: str) -> Result[Document]:
    """A turn where the speaker changes; headers and dependent lines are set apart.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: nothing is said in the file.
    """
    decoded = decode(data, name)
    chat = _Chat(name, list(decoded.findings))
    for number, text in _joined(split_lines(decoded.value)):
        chat.read(number, text)
    blocks, voiced = blocks_of_cues(chat.cues)
    if not blocks:
        raise InputError("nothing is said in this file: it has no line such as *MOT:", file=name)
    if chat.signs:
        message = (
            f"signs of CHAT in {chat.signs} utterances were read: what is heard stands in brackets, codes are set apart"
        )
        chat.findings.append(Finding("XL126", message, name))
    others = (Tier(key, tuple(values)) for key, values in chat.others.items())
    metadata = Metadata(date=chat.date, language=chat.language)
    found = (*with_voices(blocks, chat.voices), *apart(others))
    return Result(Document(name, READER.name, found, metadata, voiced), tuple(chat.findings))


def _joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines with those that go on with them; these begin with a tab."""
    number, text = 0, ""
    for place, line in enumerate(lines, start=1):
        if line[:1] in "\t " and line.strip() and text:
            text += " " + line.strip()
            continue
        if text:
            yield number, text
        number, text = place, line.rstrip()
    if text:
        yield number, text


@dataclass(slots=True)
class _Chat:
    """What has been read of a file; the fields grow."""

    name: str
    findings: list[Finding]
    cues: list[Cue] = field(default_factory=list)
    voices: dict[str, Voice] = field(default_factory=dict)
    others: defaultdict[str, list[Annotation]] = field(default_factory=lambda: defaultdict(list))
    """what is no speech, by the name of its lines"""
    date: str | None = None
    language: str | None = None
    signs: int = 0
    """utterances with signs among the words"""

    def read(self, number: int, text: str) -> None:
        """Read a line."""
        match = _LINE.fullmatch(text)
        if match is None:
            if text.strip():
                self.findings.append(
                    Finding("XL116", f'a line that is none of CHAT, left out: "{tidy(text)}"', self.name, number)
                )
            return
        mark, code, value = match["mark"], match["code"].strip(), match["text"]
        if mark == "*":
            self._say(number, code, value)
        elif mark == "%":
            self.others[f"%{code}"].append(Annotation(tidy(_BULLET.sub(" ", value)), number))
        else:
            self._head(number, code, tidy(value))

    def _say(self, number: int, code: str, value: str) -> None:
        times = [(int(match[1]) / 1000, int(match[2]) / 1000) for match in _BULLET.finditer(value)]
        printed = tidy(_BULLET.sub(" ", value))
        words, left = plain_words(printed)
        self.signs += words.replace(" ", "") != printed.replace(" ", "")
        self.others["marks"] += [Annotation(mark, number) for mark in left]
        if any(map(str.isalnum, words)):
            start, end = (times[0][0], times[-1][1]) if times else (None, None)
            end = end if start is None or end is None or end >= start else None
            self.cues.append(Cue((Line(number, words),), start, end, tidy(code)))

    def _head(self, number: int, code: str, value: str) -> None:
        if code == "Languages":
            self.language = tag_or_none(re.split(r"[,\s]", value, maxsplit=1)[0])
        elif code == "Participants":
            self._participants(value)
            self.others["@Participants"].append(Annotation(value, number))
        elif code == "Date" and (date := _DATE.search(value.upper())) and date[2] in _MONTHS:
            self.date = iso_date(f"{date[3]}-{_MONTHS.index(date[2]) + 1:02}-{int(date[1]):02}")
        elif value and code not in _UNDERSTOOD:
            self.others[f"@{code}"].append(Annotation(value, number))

    def _participants(self, value: str) -> None:
        """``MOT Ruth Mother, CHI Target_Child``: code, perhaps a name, role; a word such as Mother names her, too."""
        persons = [[part.replace("_", " ") for part in one.split()] for one in value.split(",")]
        roles = Counter(parts[-1] for parts in persons if parts)
        for parts in persons:
            if len(parts) >= 2:
                called = parts[-1] if roles[parts[-1]] == 1 and " " not in parts[-1] else None
                name = " ".join(parts[1:-1]) or called
                self.voices[parts[0]] = Voice(parts[0], role=parts[-1], name=name)


READER = Reader("chat", "CHAT transcripts (TalkBank, CHILDES)", (".cha",), _recognises, _read)
