"""What the Internationalization Tag Set says of translations: who made them, and how sure a machine was.

Sources: W3C, "Internationalization Tag Set (ITS) Version 2.0", 29 October 2013, 8.10 and 8.17; OASIS, "XLIFF Version
2.1", the ITS module. A confidence that another tool has stated goes through every format as a line of the comment,
``xlate-mt-confidence: 0.8 TOOL``. xlate never makes one up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from lxml import etree

from xlate.exchange.catalogue import Entry
from xlate.formats.xml import tag
from xlate.model.mt_origin import MachineOrigin, read_machine_line
from xlate.model.unit import State

__all__ = ["ITS_ATTRIBUTES", "Confidence", "confidence_line", "confidence_mark", "provenance", "without_confidence"]

ITS = "http://www.w3.org/2005/11/its"
ITS_ATTRIBUTES = {"xmlns:its": ITS, "its:version": "2.0"}
"""what the root needs if anything of ITS is in the file"""
_MARK = "xlate-mt-confidence:"
_LINE = re.compile(rf"{_MARK} (?P<value>0(?:\.\d+)?|1(?:\.0+)?)(?: (?P<tool>\S+))?")
_VALUE = re.compile(r"0(?:\.\d+)?|1(?:\.0+)?")
_CATEGORY = "mt-confidence|"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a machine was of a translation."""

    value: str
    """a number from 0 to 1, as it was written"""
    tool: str
    """address or name of the machine; empty where nobody says it"""


def confidence_line(elements: Iterable[etree._Element]) -> list[str]:
    """The line of the comment for the confidence that a file states.

    Args:
        elements: the target, or the segment or unit with it, and what is in it; the first one that states one counts.

    Returns:
        The line; nothing if no number from 0 to 1 is stated.
    """
    for element in elements:
        value = (element.get(f"{{{ITS}}}mtConfidence") or "").strip()
        if _VALUE.fullmatch(value):
            around = (one.get(f"{{{ITS}}}annotatorsRef", "") for one in (element, *element.iterancestors()))
            refs = (word for words in around for word in words.split() if word.startswith(_CATEGORY))
            return [f"{_MARK} {value} {next(refs, '').removeprefix(_CATEGORY)}".rstrip()]
    return []


def _read_confidence(entry: Entry) -> Confidence | None:
    """The confidence in the words that a machine wrote; None if nobody states one, or a person has changed them."""
    found = [match for line in entry.comment.splitlines() if (match := _LINE.fullmatch(line))]
    if not found or entry.state is not State.MACHINE:
        return None
    return Confidence(found[-1]["value"], found[-1]["tool"] or "")


def confidence_mark(entry: Entry) -> str | None:
    """The start tag of the ``mrk`` around a machine's words with its confidence; None if nobody states one."""
    confidence = _read_confidence(entry)
    if confidence is None:
        return None
    machine = read_machine_line(entry.comment)
    tool = confidence.tool or (quote(_tool(machine[0])) if machine else "unknown")
    return tag(
        "mrk",
        {
            "id": "mt-confidence",
            "type": "its:generic",
            "its:mtConfidence": confidence.value,
            "its:annotatorsRef": f"{_CATEGORY}{tool}",
        },
    )


def without_confidence(entry: Entry) -> Entry:
    """The entry as it is written where the confidence has a place of its own."""
    if _read_confidence(entry) is None:
        return entry
    return replace(entry, comment="\n".join(line for line in entry.comment.splitlines() if not _LINE.fullmatch(line)))


def provenance(entry: Entry, translator: str | None) -> tuple[str | None, str]:
    """Who made a translation, as far as it is known: the machine that wrote it, the person who wrote or revised it.

    Args:
        entry: the translation with its comment.
        translator: name of the person who translated the file.

    Returns:
        The reference for the unit, and the records that it names; None and nothing if nobody is known.
    """
    machine = read_machine_line(entry.comment)
    remembered = any(line.startswith("xlate-tm:") for line in entry.comment.splitlines())
    person = None if remembered else entry.translator or translator  # the memory knows who, and nobody else
    made = {
        "tool": _tool(machine[0]) if machine else None,
        "revPerson" if machine or entry.machine else "person": person if entry.state is State.TRANSLATED else None,
    }
    if not entry.has_words or not any(made.values()):
        return None, ""
    identifier = f"its-{entry.key}"
    record = tag("its:provenanceRecord", made, "")
    return f"#its={identifier}", tag("its:provenanceRecords", {"xml:id": identifier}, record) + "\n"


def _tool(origin: MachineOrigin) -> str:
    """Name and version of a machine."""
    return origin.name if origin.version == "-" else f"{origin.name} {origin.version}"
