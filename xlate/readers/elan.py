"""ELAN (EAF 2.x and 3.0): a tier for each speaker, others that depend on it.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.sniff import xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Document, Metadata
from xlate.readers.cues import tidy
from xlate.readers.model import Likeness, Reader
from xlate.readers.parallel_tiers import is_translation
from xlate.readers.tiers import Annotation, Tier, document_of_tiers, places_of, recordings_of

__all__ = ["READER"]

_IDENTIFIER = re.compile(r"[\w.:/-]{0,40}\d{1,6}[a-z]?|\S{0,40}")
_DEEPEST = 20
_LATEST = 1e11
"""milliseconds"""


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if xml_root(data) == "ANNOTATION_DOCUMENT" else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The turns of the tiers that depend on no other; those that do are set apart.

    Raises:
        InputError: the XML is not well formed, or nothing is said in it.
    """
    root = parse_xml(data, name, InputError)
    if root.tag != "ANNOTATION_DOCUMENT":
        raise InputError(f"this is no file of ELAN: its root is <{local_name(root)}>", file=name)
    times = _Times.read(root)
    elements = {tier.get("TIER_ID") or "": tier for tier in root.iter("TIER")}
    texts = {key: _annotations(tier, times) for key, tier in elements.items()}
    leaders = _leaders(elements, texts)
    tiers = [
        Tier(
            tidy(key),
            texts[key],
            _participant(tier, elements),
            spoken=_is_spoken(tier, leaders.get(key, False)),
            language=tag_or_none(tier.get("LANG_REF")),
        )
        for key, tier in elements.items()
    ]
    recordings = recordings_of(*(one.get("MEDIA_URL") for one in root.iterfind("HEADER/MEDIA_DESCRIPTOR")))
    return document_of_tiers(tiers, name, READER.name, Metadata(recordings=recordings))


@dataclass(slots=True)
class _Times:
    """When annotations begin and end."""

    aligned: dict[str, tuple[float | None, float | None]]
    parents: dict[str, str]
    places: dict[str, float]
    """of annotations: about when they begin, where only their order is told"""

    @classmethod
    def read(cls, root: etree._Element) -> _Times:
        slots = {one.get("TIME_SLOT_ID") or "": _seconds(one.get("TIME_VALUE")) for one in root.iter("TIME_SLOT")}
        about = places_of(slots)
        aligned = {
            one.get("ANNOTATION_ID") or "": (
                slots.get(one.get("TIME_SLOT_REF1") or ""),
                slots.get(one.get("TIME_SLOT_REF2") or ""),
            )
            for one in root.iter("ALIGNABLE_ANNOTATION")
        }
        places = {
            one.get("ANNOTATION_ID") or "": about.get(one.get("TIME_SLOT_REF1") or "", 0.0)
            for one in root.iter("ALIGNABLE_ANNOTATION")
        }
        parents = {
            one.get("ANNOTATION_ID") or "": one.get("ANNOTATION_REF") or "" for one in root.iter("REF_ANNOTATION")
        }
        return cls(aligned, parents, places)

    def of(self, identifier: str) -> tuple[float | None, float | None]:
        """Those of an annotation, or of the one that it refers to."""
        for _ in range(_DEEPEST):
            if identifier in self.aligned:
                start, end = self.aligned[identifier]
                return start, end if start is None or end is None or end >= start else None
            identifier = self.parents.get(identifier, "")
        return None, None


def _seconds(value: str | None) -> float | None:
    if value is None or not value.isascii() or not value.isdecimal() or len(value) > 15:
        return None
    return int(value) / 1000 if int(value) < _LATEST else None


def _annotations(tier: etree._Element, times: _Times) -> tuple[Annotation, ...]:
    found = []
    for element in tier.iterfind("ANNOTATION/*"):
        value = element.find("ANNOTATION_VALUE")
        text = tidy("" if value is None else "".join(map(str, value.itertext())))
        start, end = times.of(element.get("ANNOTATION_ID") or "")
        line = element.sourceline if value is None else value.sourceline
        found.append(Annotation(text, line or 1, start, end, times.places.get(element.get("ANNOTATION_ID") or "")))
    return tuple(found)


def _leaders(elements: dict[str, etree._Element], texts: dict[str, tuple[Annotation, ...]]) -> dict[str, bool | None]:
    """The tiers with the words: those that depend on no other; where such a one holds only numbers, a child.

    Returns:
        Tiers -> True: it holds the words; None: its name tells.
    """
    leaders: dict[str, bool | None] = {}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for key, tier in elements.items():
        if texts[key]:
            below[tier.get("PARENT_REF") or ""].append(key)
    for key, tier in elements.items():
        if tier.get("PARENT_REF") in elements:
            continue
        filled = [one.text for one in texts[key] if one.text]
        children = below[key]
        numbered = sum(any(c.isdigit() for c in text) and _IDENTIFIER.fullmatch(text) is not None for text in filled)
        if children and numbered * 2 >= len(filled):
            best = max(children, key=lambda child: sum(len(one.text) for one in texts[child] if " " in one.text))
            leaders[best] = True
        else:
            leaders[key] = None
    return leaders


def _is_spoken(tier: etree._Element, leads: bool | None) -> bool | None:
    """What is known of a tier that leads others, corrected by the name of its type."""
    return False if leads is None and is_translation(tier.get("LINGUISTIC_TYPE_REF") or "") else leads


def _participant(tier: etree._Element, elements: dict[str, etree._Element]) -> str | None:
    parent = elements.get(tier.get("PARENT_REF") or "")
    stated = tier.get("PARTICIPANT") or (parent.get("PARTICIPANT") if parent is not None else None)
    return tidy(stated or "") or None


READER = Reader("elan", "ELAN annotations (EAF)", (".eaf",), _recognises, _read)
