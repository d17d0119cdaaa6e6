"""Subtitles in TTML (DFXP, IMSC, EBU-TT), and the XML of YouTube's captions.

https://www.w3.org/TR/ttml2/: times of an element count from those of the element around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.sniff import as_utf8, xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Document, Line, Metadata
from xlate.readers.cues import Cue, blocks_of_cues, fold_repeats, tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, apart, in_order_of_time

__all__ = ["READER"]

_XML = "{http://www.w3.org/XML/1998/namespace}"
_CLOCK = re.compile(r"(\d{1,5}):(\d{1,2}):(\d{1,2})(?:(\.\d{1,15})|:(\d{1,3})(?:\.\d{1,3})?)?")
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)(h|ms|m|s|f|t)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_LATEST = 1e8
_TOLD = {"desc", "copyright"}
"""elements of metadata that hold words, as the title does"""
_YOUTUBE = re.compile(rb"<text\s[^<>]{0,200}\b(?:start|t)\s*=")


def _recognises(data: bytes, _name: str) -> Likeness:
    root = xml_root(data)
    youtube = root == "transcript" and _YOUTUBE.search(as_utf8(data[:4096])) is not None
    return Likeness.CERTAIN if root in {"tt", "timedtext"} or youtube else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The paragraphs with their times; agents are who speaks.

    Raises:
        InputError: the XML is not well formed, or there are no words in it.
    """
    root = parse_xml(data, name, InputError, doctype=True)
    findings: list[Finding] = []
    told: list[Annotation] = []
    kind = local_name(root)
    if kind == "tt":
        cues = _ttml(root, name, findings, told)
    elif kind in {"timedtext", "transcript"}:
        cues = list(_youtube(root))
    else:
        raise InputError(f"these are no subtitles in TTML: the root is <{kind}>", file=name)
    blocks, voiced = blocks_of_cues(fold_repeats(in_order_of_time(cues)))
    if not blocks:
        raise InputError("there are no words in these subtitles", file=name)
    title = next((tidy(one.text or "") for one in root.iter(etree.Element) if local_name(one) == "title"), "")
    metadata = Metadata(title=title or None, language=tag_or_none(root.get(_XML + "lang")))
    document = Document(name, READER.name, (*blocks, *apart([Tier("metadata", tuple(told))])), metadata, voiced)
    return Result(document, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Rates:
    """How many frames and ticks a second has."""

    frames: float
    ticks: float

    @classmethod
    def read(cls, root: etree._Element) -> _Rates:
        stated = {str(key).rpartition("}")[2]: value for key, value in root.attrib.items()}
        frames = _number(stated.get("frameRate")) or 30.0
        upper, _, lower = (stated.get("frameRateMultiplier") or "1 1").replace(":", " ").partition(" ")
        frames *= (_number(upper) or 1.0) / (_number(lower) or 1.0)
        return cls(frames, _number(stated.get("tickRate")) or (frames if "frameRate" in stated else 1.0))

    def seconds(self, value: str | None) -> float | None:
        """A time; None if it cannot be read."""
        clock = _CLOCK.fullmatch((value or "").strip())
        if clock is not None:
            whole = int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
            return whole + float(clock[4] or 0) + int(clock[5] or 0) / self.frames
        offset = _OFFSET.fullmatch((value or "").strip())
        if offset is None:
            return None
        unit = {**_UNITS, "f": 1 / self.frames, "t": 1 / self.ticks}[offset[2]]
        seconds = float(offset[1]) * unit
        return seconds if seconds < _LATEST else None


def _number(value: str | None) -> float | None:
    return float(value) if value and re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", value) and float(value) > 0 else None


def _ttml(root: etree._Element, name: str, findings: list[Finding], told: list[Annotation]) -> list[Cue]:
    """The cues of a file; what its metadata tells in words is added to the last list."""
    rates = _Rates.read(root)
    agents: dict[str, str] = {}
    for element in root.iter(etree.Element):
        kind = local_name(element)
        if kind == "agent":
            names = (one.text or "" for one in element.iter(etree.Element) if local_name(one) == "name")
            agents[element.get(_XML + "id") or ""] = tidy(next(names, ""))
        elif kind in _TOLD and tidy(element.text or ""):
            told.append(Annotation(tidy(element.text or ""), element.sourceline or 1))
    body = next((one for one in root if isinstance(one.tag, str) and local_name(one) == "body"), None)
    cues: list[Cue] = []
    waiting: list[tuple[etree._Element, float, str | None]] = [] if body is None else [(body, 0.0, None)]
    while waiting:
        element, offset, agent = waiting.pop()
        stated = {str(key).rpartition("}")[2]: value for key, value in element.attrib.items()}
        begin = rates.seconds(stated.get("begin"))
        if begin is None and "begin" in stated:
            message = f'a time that cannot be read: "{stated["begin"][:40]}"; the words are kept'
            findings.append(Finding("XL108", message, name, element.sourceline))
        agent = stated.get("agent", agent)
        if local_name(element) == "p":
            cues += _paragraph(element, rates, offset, agents.get(agent or "", agent))
            continue
        # what no player shows, and nobody is to miss
        stray = (tidy(words or "") for words in (element.text, *(child.tail for child in element)))
        told += [Annotation(words, element.sourceline or 1) for words in stray if words]
        inner = [one for one in element.iterchildren(etree.Element) if local_name(one) in {"div", "p"}]
        waiting.extend((child, offset + (begin or 0.0), agent) for child in reversed(inner))
    return cues


def _paragraph(element: etree._Element, rates: _Rates, offset: float, voice: str | None) -> Iterator[Cue]:
    """The cue of a paragraph; its spans can have times of their own."""
    begin, end = _times(element, rates, offset)
    if begin is None:
        inner = [_times(one, rates, offset) for one in element.iterdescendants(etree.Element)]
        begin = min((one for one, _ in inner if one is not None), default=None)
        end = end if end is not None else max((one for _, one in inner if one is not None), default=None)
    text = "".join(_text(element))
    line = element.sourceline or 1
    lines = tuple(Line(line, words) for one in text.split("\n") if (words := tidy(one)))
    if lines:
        yield Cue(lines, begin, end if begin is None or end is None or end >= begin else None, voice or None)


def _times(element: etree._Element, rates: _Rates, offset: float) -> tuple[float | None, float | None]:
    begin, end, length = (rates.seconds(element.get(key)) for key in ("begin", "end", "dur"))
    start = None if begin is None else offset + begin
    if end is not None:
        return start, offset + end
    return start, None if start is None or length is None else start + length


def _text(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph; lines end where it says so."""
    yield (element.text or "").replace("\n", " ")
    for child in element.iterchildren(etree.Element):
        kind = local_name(child)
        if kind == "br":
            yield "\n"
        elif kind not in {"metadata", *_TOLD}:
            yield from _text(child)
        yield (child.tail or "").replace("\n", " ")


def _youtube(root: etree._Element) -> Iterator[Cue]:
    """``<text start dur>`` in seconds, ``<p t d>`` and ``<text t d>`` in thousandths; characters are escaped twice."""
    for element in root.iter("text", "p"):
        thousandths = element.get("t") is not None
        start = _number_or_zero(element.get("t" if thousandths else "start"))
        length = _number_or_zero(element.get("d" if thousandths else "dur"))
        if thousandths:
            start, length = (None if one is None else one / 1000 for one in (start, length))
        end = start + length if start is not None and length is not None else None
        words = unescape("".join(map(str, element.itertext())))
        lines = tuple(Line(element.sourceline or 1, text) for one in words.split("\n") if (text := tidy(one)))
        if lines:
            yield Cue(lines, start, end)


def _number_or_zero(value: str | None) -> float | None:
    return float(value) if value and re.fullmatch(r"\d{1,11}(?:\.\d{1,9})?", value) else None


READER = Reader("ttml", "subtitles in TTML or DFXP, captions of YouTube in XML", (".ttml", ".dfxp"), _recognises, _read)
