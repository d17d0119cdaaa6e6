"""XLIFF 2.0 to 2.2 as translators' tools write it."""

from __future__ import annotations

from lxml import etree

from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.comments import previous_source
from xlate.exchange.inline_codes import Code
from xlate.exchange.xliff.inline import (
    COMMENT,
    MACHINE_NOTE,
    NOTE,
    OBSOLETE,
    REVISED,
    TRANSLATOR,
    is_marked_machine,
    join_comment,
    make_code,
    read_fragment,
)
from xlate.exchange.xliff.its import confidence_line
from xlate.formats.xml import local_name
from xlate.languages import tag_or_none
from xlate.text import normalize_space

__all__ = ["read_xliff2"]

_SUBTYPE = "tei:"


def read_xliff2(root: etree._Element, file: str) -> Catalogue:
    """Read XLIFF 2.

    Args:
        root: the element ``xliff``.
        file: name of the file for messages.
    """
    entries: list[Entry] = []
    obsolete: list[Entry] = []
    for unit in root.iter("{*}unit"):
        gone = any(group.get("type") == f"xlate:{OBSOLETE}" for group in unit.iterancestors("{*}group"))
        (obsolete if gone else entries).append(_entry(unit))
    source, target = root.get("srcLang"), root.get("trgLang")
    return Catalogue(
        file=file,
        language=tag_or_none(target) or target,
        translator=next(iter(_notes(root, "{*}file/{*}notes/{*}note", TRANSLATOR)), None),
        revised=next(iter(_notes(root, "{*}file/{*}notes/{*}note", REVISED)), None),
        entries=tuple(entries),
        source_language=tag_or_none(source) or source,
        obsolete=tuple(obsolete),
    )


def _notes(element: etree._Element, path: str, category: str) -> list[str]:
    """The notes of one category."""
    return [str(note.text) for note in element.iterfind(path) if note.get("category") == category and note.text]


def _entry(unit: etree._Element) -> Entry:
    parts = [element for element in unit if local_name(element) in ("segment", "ignorable")]
    codes = _codes(unit, parts)
    sources = [source for part in parts if (source := part.find("{*}source")) is not None]
    targets = _targets(parts)
    translation = read_fragment(targets, codes)
    comments = (_notes(unit, "{*}notes/{*}note", category) for category in (COMMENT, MACHINE_NOTE))
    fuzzy = bool(translation.strip()) and any(map(_is_fuzzy, parts))
    told = _notes(unit, "{*}notes/{*}note", NOTE)
    return Entry(
        key=unit.get("name") or unit.get("id"),
        source=normalize_space(read_fragment(sources, codes)),
        translation=translation,
        fuzzy=fuzzy,
        plural=False,
        line=int(unit.sourceline or 0),
        comment=join_comment(*comments, confidence_line((unit, *(one for part in parts for one in part.iter("*"))))),
        machine=any(is_marked_machine(unit, part, part.get("subState")) for part in parts),
        previous=previous_source(told) if fuzzy else None,
        notes="\n".join(told),
    )


def _targets(parts: list[etree._Element]) -> list[etree._Element]:
    """What makes up the translation, in its own order; what stands between sentences is taken from the source."""
    if all(_target(part) is None for part in parts if local_name(part) == "segment"):
        return []
    ordered: list[tuple[int, etree._Element]] = []
    for place, part in enumerate(parts, 1):
        target = _target(part)
        chosen = part.find("{*}source") if target is None and local_name(part) == "ignorable" else target
        if chosen is not None:
            order = chosen.get("order", "")
            ordered.append((int(order) if order.isdecimal() else place, chosen))
    return [element for _, element in sorted(ordered, key=lambda one: one[0])]


def _target(part: etree._Element) -> etree._Element | None:
    """The target of a part; None if it is missing or empty."""
    target = part.find("{*}target")
    return target if target is not None and (target.text or len(target)) else None


def _is_fuzzy(part: etree._Element) -> bool:
    """True for a sentence that needs review, or has no translation though others of its unit have one."""
    if local_name(part) == "ignorable":
        return False
    return part.get("state") == "initial" or _target(part) is None


def _codes(unit: etree._Element, parts: list[etree._Element]) -> dict[str, Code]:
    """The codes in the sources of a unit, by their ids."""
    data = {element.get("id"): "".join(element.itertext()) for element in unit.iterfind("{*}originalData/{*}data")}
    codes: dict[str, Code] = {}
    for part in parts:
        source = part.find("{*}source")
        for element in source.iter("{*}pc", "{*}ph", "{*}sc") if source is not None else ():
            refs = [element.get(name) for name in _REFS[local_name(element)]]
            native = "".join(data.get(ref, "") for ref in refs) or None
            sub_type = element.get("subType", "")
            name = sub_type.removeprefix(_SUBTYPE) if sub_type.startswith(_SUBTYPE) else None
            code = make_code(element, native, name)
            if code is not None:
                codes[code.id] = code
    return codes


_REFS = {"pc": ("dataRefStart", "dataRefEnd"), "ph": ("dataRef",), "sc": ("dataRef",)}
