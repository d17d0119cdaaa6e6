"""XLIFF 1.0 to 1.2 as translators' tools write it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.comments import previous_source
from xlate.exchange.inline_codes import Code
from xlate.exchange.xliff.inline import (
    COMMENT,
    MACHINE_NOTE,
    NOTE,
    OBSOLETE,
    is_marked_machine,
    join_comment,
    make_code,
    read_fragment,
)
from xlate.exchange.xliff.its import confidence_line
from xlate.formats.xml import local_name
from xlate.languages import tag_or_none
from xlate.text import comparison_key, normalize_space

__all__ = ["read_xliff12"]

_CTYPE = "x-tei-"
_NOT_BEGUN = {"new", "needs-translation"}
"""states of a target that holds a copy of the source"""
_MACHINE = {"leveraged-mt", "mt-suggestion"}
"""state-qualifiers of words that a machine wrote first"""
_DOUBTFUL = {*_MACHINE, "fuzzy-match", "leveraged-tm", "leveraged-repository"}
"""state-qualifiers of words that no person has accepted; they count where there is no state"""


def read_xliff12(root: etree._Element, file: str) -> Catalogue:
    """Read XLIFF 1.0 to 1.2.

    Args:
        root: the element ``xliff``.
        file: name of the file for messages.
    """
    files = [element for element in root if local_name(element) == "file"]
    phases = [element for element in root.iter("{*}phase") if element.get("contact-name")]
    entries: list[Entry] = []
    obsolete: list[Entry] = []
    for element in root.iter("{*}trans-unit"):
        gone = any(group.get("restype") == f"x-{OBSOLETE}" for group in element.iterancestors("{*}group"))
        (obsolete if gone else entries).append(_entry(element))
    dates = [date for element in (*files, *phases) if (date := element.get("date"))]
    return Catalogue(
        file=file,
        language=_language(files, "target-language"),
        translator=phases[-1].get("contact-name") if phases else None,
        revised=max(dates, default=None),
        entries=tuple(entries),
        source_language=_language(files, "source-language"),
        obsolete=tuple(obsolete),
    )


def _language(files: Iterable[etree._Element], attribute: str) -> str | None:
    found = next((value for element in files if (value := element.get(attribute))), None)
    return tag_or_none(found) or found


def _entry(unit: etree._Element) -> Entry:
    source, target = unit.find("{*}source"), unit.find("{*}target")
    codes = _codes(source)
    notes = [note for note in unit.iterfind("{*}note") if note.text]
    text = "" if source is None else normalize_space(read_fragment([source], codes))
    translation = "" if target is None else read_fragment([target], codes)
    if target is not None and _is_copy(unit, target) and comparison_key(translation) == comparison_key(text):
        translation = ""
    fuzzy = target is not None and bool(translation.strip()) and _is_fuzzy(unit, target)
    told = [str(note.text) for note in notes if note.get("from") == NOTE]
    return Entry(
        key=unit.get("resname") or unit.get("id"),
        source=text,
        translation=translation,
        fuzzy=fuzzy,
        plural=False,
        line=int(unit.sourceline or 0),
        comment=join_comment(
            *([str(note.text) for note in notes if note.get("from") == origin] for origin in _ORIGINS),
            confidence_line((unit, *target.iter("*"))) if target is not None else [],
        ),
        machine=target is not None and is_marked_machine(unit, target, target.get("state-qualifier")),
        previous=previous_source(told) if fuzzy else None,
        notes="\n".join(told),
    )


def _is_copy(unit: etree._Element, target: etree._Element) -> bool:
    """True if a target with the words of the source is no translation: nobody has begun, and nobody has approved it."""
    return target.get("state") in _NOT_BEGUN and unit.get("approved") != "yes"


_ORIGINS = (COMMENT, MACHINE_NOTE)


def _codes(source: etree._Element | None) -> dict[str, Code]:
    codes: dict[str, Code] = {}
    for element in source.iter("{*}g", "{*}x") if source is not None else ():
        ctype = element.get("ctype", "")
        name = ctype.removeprefix(_CTYPE) if ctype.startswith(_CTYPE) else None
        code = make_code(element, element.get("equiv-text"), name)
        if code is not None:
            codes[code.id] = code
    return codes


def _is_fuzzy(unit: etree._Element, target: etree._Element) -> bool:
    """True if a translation needs review, by its state; where there is none, by its qualifier."""
    state = target.get("state")
    if _has_empty_segment(target):
        return True
    if state is None or state == "new":  # a tool that leaves states alone must not make its translations doubtful
        return target.get("state-qualifier") in _DOUBTFUL and unit.get("approved") != "yes"
    return state.startswith("needs-")


def _has_empty_segment(target: etree._Element) -> bool:
    """True if a tool has divided the unit into sentences, and one is not translated."""
    segments = [mark for mark in target.iterfind("{*}mrk") if mark.get("mtype") == "seg"]
    return any(not "".join(mark.itertext()).strip() and len(mark) == 0 for mark in segments)
