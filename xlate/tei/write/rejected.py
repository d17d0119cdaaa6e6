"""Variants: translations of a unit that a merge did not take, kept beside the text, as an apparatus keeps readings.

``standOff/listApp[@type="variants"]/app[@from]/rdg``: each reading has the language, the hops and the maker that a unit
would have. Source: TEI P5 Guidelines, "Critical Apparatus".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from xlate.model.markup import plain_words
from xlate.model.unit import Target, Unit
from xlate.tei.names import T, prefix_of, text_of
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_start_tags, escape_attribute, insert_children
from xlate.text import comparison_key

__all__ = ["VARIANTS", "edit_variants", "insert_stand_off"]

VARIANTS = "variants"
_DESCRIPTION = "Translations that were not taken, because another catalogue has a different one."


def edit_variants(
    record: Record,
    units: Sequence[Unit],
    targets: Mapping[str, Target],
    attributes: Callable[[Unit, Target], Mapping[str, str | None]],
) -> list[Edit]:
    """The edits that keep variants; readings that the file has already stay, and none is written twice.

    Args:
        record: the file that is edited.
        units: those of the source text.
        targets: key -> target, whose variants are kept.
        attributes: what a unit with a translation says of it.
    """
    apps = record.root.iterfind(f'{T}standOff/{T}listApp[@type="{VARIANTS}"]/{T}app')  # not those of an editor
    standing = {app.get("from") or "": app for app in apps}
    prefix = prefix_of(record.root)
    edits: list[Edit] = []
    new: list[str] = []
    for unit in units:
        target = targets.get(unit.key)
        if target is None or not target.variants:
            continue
        app = standing.get(f"#{unit.key}")
        known = {comparison_key(text_of(reading)) for reading in app} if app is not None else set()
        readings = [
            _reading(prefix, attributes(unit, variant), variant.text)
            for variant in target.variants
            if comparison_key(plain_words(variant.text)) not in known
        ]
        if app is None:
            new.append(f'<{prefix}app from="#{escape_attribute(unit.key)}">{"".join(readings)}</{prefix}app>')
        elif readings:
            edits.append(insert_children(record, app, readings))
    if new:
        edits.append(_insert(record, prefix, new))
    return edits


def _reading(prefix: str, values: Mapping[str, str | None], words: str) -> str:
    written = "".join(f' {name}="{escape_attribute(value)}"' for name, value in values.items() if value is not None)
    nameless = edit_start_tags(words, lambda _: {"xml:id": None})  # the names are those of the text
    return f"<{prefix}rdg{written}>{nameless}</{prefix}rdg>"


def _insert(record: Record, prefix: str, apps: Sequence[str]) -> Edit:
    listed = record.root.find(f'{T}standOff/{T}listApp[@type="{VARIANTS}"]')
    if listed is not None:
        return insert_children(record, listed, apps)
    description = f"<{prefix}desc>{_DESCRIPTION}</{prefix}desc>"
    xml = f'<{prefix}listApp type="{VARIANTS}">{description}{"".join(apps)}</{prefix}listApp>'
    return insert_stand_off(record, xml)


def insert_stand_off(record: Record, xml: str) -> Edit:
    """An edit that inserts an element into ``standOff``, which is made if there is none."""
    stand_off, prefix = record.root.find(T + "standOff"), prefix_of(record.root)
    if stand_off is not None:
        return insert_children(record, stand_off, [xml])
    return insert_children(record, record.root, [f"<{prefix}standOff>{xml}</{prefix}standOff>"], after=record.header)
