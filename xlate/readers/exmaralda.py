"""EXMARaLDA's basic transcription (EXB): tiers of events over a common timeline.

https://exmaralda.org/en/documentation/ (the DTD of basic-transcription)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.sniff import xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Document, Metadata
from xlate.readers.cues import tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.tiers import Annotation, Tier, document_of_tiers, places_of, recordings_of, seconds_of

__all__ = ["READER"]

_ENDED = re.compile(r"[.?!…‽][\"'”’»)\]]{0,3}\s*$")
_SPOKEN = "t"
"""type of the tiers with what is said; the others describe it"""


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if xml_root(data) == "basic-transcription" else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The turns of the tiers of the type t; the others are set apart.

    Raises:
        InputError: the XML is not well formed, or nothing is said in it.
    """
    root = parse_xml(data, name, InputError, doctype=True)
    if root.tag != "basic-transcription":
        raise InputError(f"this is no basic transcription of EXMARaLDA: its root is <{local_name(root)}>", file=name)
    times = {one.get("id") or "": seconds_of(one.get("time")) for one in root.iter("tli")}
    places = places_of(times)
    speakers = {one.get("id") or "": one for one in root.iter("speaker")}
    tiers = []
    for tier in root.iter("tier"):
        speaker = speakers.get(tier.get("speaker") or "")
        label = tidy((speaker.findtext("abbreviation") or "") if speaker is not None else "")
        shown = tidy(tier.get("display-name") or tier.get("category") or tier.get("id") or "")
        annotations = tuple(_annotations(tier, times, places))
        tiers.append(Tier(shown, annotations, label or tier.get("speaker"), spoken=tier.get("type") == _SPOKEN))
    languages = {
        tag
        for one in speakers.values()
        for used in one.iterfind("languages-used/language")
        if (tag := tag_or_none(used.get("lang")))
    }
    title = tidy(root.findtext("head/meta-information/transcription-name") or "")
    recordings = recordings_of(*(one.get("url") for one in root.iterfind("head/meta-information/referenced-file")))
    metadata = Metadata(
        title=title or None, language=languages.pop() if len(languages) == 1 else None, recordings=recordings
    )
    return document_of_tiers(tiers, name, READER.name, metadata)


def _annotations(
    tier: etree._Element, times: dict[str, float | None], places: dict[str, float]
) -> Iterator[Annotation]:
    """Events that follow each other without a pause are one text, spaces included, until a sentence ends."""
    text, line = "", 1
    start: float | None = None
    begun = before = ""
    for event in tier.iterfind("event"):
        begins, ends = event.get("start") or "", event.get("end") or ""
        if text and (begins != before or _ENDED.search(text)):
            yield Annotation(tidy(text), line, start, _later(start, times.get(before)), places.get(begun))
            text = ""
        if not text:
            begun, start, line = begins, times.get(begins), event.sourceline or 1
        text += "".join(map(str, event.itertext()))
        before = ends
    if text:
        yield Annotation(tidy(text), line, start, _later(start, times.get(before)), places.get(begun))


def _later(start: float | None, end: float | None) -> float | None:
    return end if start is None or end is None or end >= start else None


READER = Reader("exmaralda", "EXMARaLDA transcriptions (EXB)", (".exb",), _recognises, _read)
