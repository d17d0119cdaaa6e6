"""Variants: translations of a unit that a merge did not take, kept beside the text, as an apparatus keeps readings.

``standOff/listApp[@type="variants"]/app[@from]/rdg``: each reading has the language, the hops and the maker that a unit
would have. Source: TEI P5 Guidelines, "Critical Apparatus".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.tei.names import T, prefix_of, text_of
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_start_tags, escape_attribute, insert_children, read_attributes
from xlate.text import comparison_key

__all__ = ["VARIANTS", "Reading", "edit_readings", "insert_stand_off"]

VARIANTS = "variants"
_ELSEWHERE = frozenset(
    {
        *("role", "roleDesc", "actor", "dateline", "salute", "signed"),
        *("author", "editor", "publisher", "pubPlace", "edition", "extent", "biblScope"),
    }
)
"""elements that stand directly in a unit, and that ``rdg`` cannot have in it"""
_GLOBAL = {"n", "rend", "style", "rendition", "xml:lang", "ana", "corresp", "resp", "cert", "source"}
"""attributes that every element may have"""
_TAGS = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?P<end>/?)(?P<name>(?:[^\s/>:]+:)?(?P<local>[^\s/>:]+))"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>",
    re.DOTALL,
)
_DESCRIPTION = "Translations that were not taken, because another catalogue has a different one."
_VERSIONS = "Translations that were not taken, and those of earlier versions."


class Reading(NamedTuple):
    """A translation of a unit that stands beside the text."""

    values: Mapping[str, str | None]
    """the attributes that a unit with this translation would have"""
    words: str
    """as an XML fragment"""


def edit_readings(
    record: Record, units: Sequence[Unit], readings: Mapping[str, Sequence[Reading]], *, versions: bool = False
) -> list[Edit]:
    """The edits that keep readings; those that the file has already stay, and none is written twice.

    Args:
        record: the file that is edited.
        units: those of the source text.
        readings: key of a unit -> its readings.
        versions: some of them are of an earlier version, so the words alone do not tell which one it is.
    """
    apps = record.root.iterfind(f'{T}standOff/{T}listApp[@type="{VARIANTS}"]/{T}app')  # not those of an editor
    standing = {app.get("from") or "": app for app in apps}
    prefix = prefix_of(record.root)
    edits: list[Edit] = []
    new: list[str] = []
    for unit in units:
        app = standing.get(f"#{unit.key}")
        known = {_told_apart(text_of(one), one.get("resp"), versions) for one in app} if app is not None else set()
        written = [
            _reading(prefix, reading.values, reading.words)
            for reading in readings.get(unit.key, ())
            if _told_apart(plain_words(reading.words), reading.values.get("resp"), versions) not in known
        ]
        if app is None and written:
            new.append(f'<{prefix}app from="#{escape_attribute(unit.key)}">{"".join(written)}</{prefix}app>')
        elif app is not None and written:
            edits.append(insert_children(record, app, written))
    if new:
        edits.append(_insert(record, prefix, new, _VERSIONS if versions else _DESCRIPTION))
    return edits


def _told_apart(words: str, maker: str | None, versions: bool) -> tuple[str, str | None]:
    return comparison_key(words), maker if versions else None


def _reading(prefix: str, values: Mapping[str, str | None], words: str) -> str:
    written = "".join(f' {name}="{escape_attribute(value)}"' for name, value in values.items() if value is not None)
    nameless = edit_start_tags(_fitting(words), lambda _: {"xml:id": None})  # the names are those of the text
    return f"<{prefix}rdg{written}>{nameless}</{prefix}rdg>"


def _fitting(words: str) -> str:
    """Words with a ``seg`` for each element that TEI lets stand in its parent alone, as ``role`` in a ``castItem``."""
    depth, pieces, position = 0, [], 0
    for tag in _TAGS.finditer(words) if "<" in words else ():
        if tag["name"] is None:
            continue
        depth -= bool(tag["end"])
        if depth == 0 and tag["local"] in _ELSEWHERE:
            kept = {name: value for name, value in read_attributes(tag.group()).items() if name in _GLOBAL}
            said = "".join(f' {name}="{value}"' for name, value in ({"type": tag["local"]} | kept).items())
            name = f"{tag['name'].removesuffix(tag['local'])}seg"
            pieces += [words[position : tag.start()], f"</{name}>" if tag["end"] else f"<{name}{said}{tag['empty']}>"]
            position = tag.end()
        depth += not tag["end"] and not tag["empty"]
    return "".join([*pieces, words[position:]])


def _insert(record: Record, prefix: str, apps: Sequence[str], what: str) -> Edit:
    listed = record.root.find(f'{T}standOff/{T}listApp[@type="{VARIANTS}"]')
    if listed is not None:
        return insert_children(record, listed, apps)
    description = f"<{prefix}desc>{what}</{prefix}desc>"
    xml = f'<{prefix}listApp type="{VARIANTS}">{description}{"".join(apps)}</{prefix}listApp>'
    return insert_stand_off(record, xml)


def insert_stand_off(record: Record, xml: str) -> Edit:
    """An edit that inserts an element into ``standOff``, which is made if there is none."""
    stand_off, prefix = record.root.find(T + "standOff"), prefix_of(record.root)
    if stand_off is not None:
        return insert_children(record, stand_off, [xml])
    return insert_children(record, record.root, [f"<{prefix}standOff>{xml}</{prefix}standOff>"], after=record.header)
