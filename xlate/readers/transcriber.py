"""Transcriber (TRS): turns with the times inside them; where two speak at once, each word has its speaker.

https://trans.sourceforge.net/en/transguidFR.php (trans-14.dtd)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.sniff import xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Document, Line, Metadata
from xlate.readers.cues import Cue, blocks_of_cues, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, apart, recordings_of, seconds_of

__all__ = ["READER"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOISE = {"noise", None}
"""types of events that are heard; the others tell how words are to be read"""
_EXTENTS = {"begin": "{}-", "end": "-{}", "previous": "+{}", "next": "{}+"}
"""how Transcriber prints the extent of an event"""


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if xml_root(data) == "Trans" else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The turns; topics, and remarks on how words are said, are set apart.

    Raises:
        InputError: the XML is not well formed, or nothing is said in it.
    """
    root = parse_xml(data, name, InputError, doctype=True)
    if root.tag != "Trans":
        raise InputError(f"this is no file of Transcriber: its root is <{local_name(root)}>", file=name)
    walk = _Walk({one.get("id") or "": tidy(one.get("name") or "") for one in root.iter("Speaker")})
    for topic in root.iter("Topic"):
        walk.set_apart("topic", topic)
    for turn in root.iter("Turn"):
        walk.read(turn)
    blocks, voiced = blocks_of_cues(walk.cues)
    if not blocks:
        raise InputError("nothing is said in this file", file=name)
    others = apart(Tier(key, tuple(values)) for key, values in walk.others.items())
    recordings = recordings_of(root.get("audio_filename"))
    metadata = Metadata(language=tag_or_none(root.get(_XML_LANG)), recordings=recordings)
    return Result(Document(name, READER.name, (*blocks, *others), metadata, voiced))


@dataclass(slots=True)
class _Walk:
    """What has been read; the fields grow."""

    names: dict[str, str]
    cues: list[Cue] = field(default_factory=list)
    others: defaultdict[str, list[Annotation]] = field(default_factory=lambda: defaultdict(list))

    def read(self, turn: etree._Element) -> None:
        """Read a turn: its words up to each time or change of speaker are a cue."""
        speakers = [self.names.get(one) or one for one in (turn.get("speaker") or "").split()]
        who = " + ".join(speakers) or None
        first = len(self.cues)
        words, line = turn.text or "", turn.sourceline or 1
        start = seconds_of(turn.get("startTime"))
        for element in turn.iterchildren(etree.Element):
            if element.tag in {"Sync", "Who"}:
                self._say(words, line, start, who)
                words, line = "", element.sourceline or line
                if element.tag == "Sync":
                    start = seconds_of(element.get("time"))
                else:
                    who = _nth(speakers, element.get("nb"))
            elif element.tag == "Event" and element.get("type") in _NOISE:
                words += f" [{_EXTENTS.get(element.get('extent') or '', '{}').format(element.get('desc') or '')}] "
            else:
                self.set_apart(str(element.tag).lower(), element)
            words += "".join(map(str, element.itertext())) + (element.tail or "")
        self._say(words, line, start, who)
        end = seconds_of(turn.get("endTime"))
        self.cues[first:] = [replace(cue, end=cue.end if cue.end is not None else end) for cue in self.cues[first:]]

    def _say(self, words: str, line: int, start: float | None, who: str | None) -> None:
        text = tidy(words)
        if self.cues and self.cues[-1].end is None and start is not None and start > (self.cues[-1].start or 0):
            self.cues[-1] = replace(self.cues[-1], end=start)
        if text:
            self.cues.append(Cue((Line(line, text),), start, None, who))

    def set_apart(self, kind: str, element: etree._Element) -> None:
        """Take note of what an element describes."""
        text = tidy(element.get("desc") or element.get("type") or "")
        self.others[kind].append(Annotation(text, element.sourceline or 1))


def _nth(speakers: list[str], number: str | None) -> str | None:
    place = int(number) - 1 if number and number.isdecimal() and len(number) < 4 else 0
    return speakers[place] if 0 <= place < len(speakers) else None


READER = Reader("transcriber", "Transcriber (TRS)", (".trs",), _recognises, _read)
