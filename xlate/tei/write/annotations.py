"""Statements of lineage that stand beside the text: ``standOff/listAnnotation[@type='lineage']``, written anew.

The list is xlate's own, so it is never edited in part: what it is to say replaces it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from xlate.tei.names import STANDOFF, XML_ID, XML_LANG, IdRegistry, T, point_at, prefix_of
from xlate.tei.read.statements import LINEAGE, STATED, find_annotations, is_made_elsewhere, is_of_others
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_attributes, escape_attribute, remove_element
from xlate.tei.write.rejected import insert_stand_off

__all__ = ["StatementEdits", "is_standoff", "replace_list", "standing_value"]


def is_standoff(record: Record) -> bool:
    """True if all statements of a file are to stand beside its text."""
    applications = record.header.iterfind(f"{T}encodingDesc/{T}appInfo/{T}application[@ident='xlate']")
    return any(application.get("subtype") == STANDOFF for application in applications)


class StatementEdits:
    """Puts statements where they belong: on the elements, or beside the text."""

    def __init__(self, record: Record, annotations: Mapping[str, Mapping[str, str]], *, standoff: bool) -> None:
        """Begin.

        Args:
            record: the file.
            annotations: the statements that stand beside its text, by xml:id.
            standoff: all that are made belong there.
        """
        self.record = record
        self.standoff = standoff
        self._foreign = is_made_elsewhere(record.header)
        self._old = {key: dict(said) for key, said in annotations.items()}
        self._new = {key: dict(said) for key, said in annotations.items()}

    def is_beside(self, element: etree._Element) -> bool:
        """True if what is said of an element belongs beside the text."""
        if self.standoff or (self._foreign and is_of_others(element)):
            return True
        return bool(self._new) and element.get(XML_ID) in self._new

    def said(self, element: etree._Element) -> Mapping[str, str]:
        """The statement of an element as it stands now."""
        beside_text = self._new.get(element.get(XML_ID) or "")
        return beside_text if beside_text is not None else {k: v for k in STATED if (v := element.get(k)) is not None}

    def split(self, element: etree._Element, values: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """Take what belongs beside the text; what is left belongs on the element."""
        if not self.is_beside(element) or (key := element.get(XML_ID)) is None:
            return values
        said = {**self._new.get(key, {}), **{name: values[name] for name in STATED if name in values}}
        self._new[key] = {name: value for name, value in said.items() if value is not None}
        if not self._new[key]:
            del self._new[key]
        return {name: value for name, value in values.items() if name not in STATED}

    def forget(self, key: str) -> None:
        """Let nothing stand beside the text about an element."""
        self._new.pop(key, None)

    def edit(self, element: etree._Element, values: Mapping[str, str | None]) -> list[Edit]:
        """The edits that say something of an element, as far as it is said on the element."""
        left = self.split(element, values)
        changed = {name: value for name, value in left.items() if value != standing_value(element, name)}
        return [edit_attributes(self.record, element, changed)] if changed else []

    def finish(self) -> list[Edit]:
        """The edits of what stands beside the text."""
        if self._new == self._old:
            return []
        parts: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for key in sorted(self._new, key=lambda key: self.record.by_id.get(key, 0)):
            parts.setdefault(tuple(sorted(self._new[key].items(), key=_rank)), []).append(key)
        return replace_list(self.record, find_annotations(self.record.root), LINEAGE, "an", parts)


def replace_list(
    record: Record,
    listed: etree._Element | None,
    kind: str,
    stem: str,
    said_of: Mapping[tuple[tuple[str, str], ...], Sequence[str]],
) -> list[Edit]:
    """The edits after which a ``listAnnotation`` of xlate's own says just this.

    Args:
        record: the file.
        listed: the list that is there.
        kind: its type.
        stem: what the ids of its elements begin with.
        said_of: attributes of an annotation -> ids of the units of which they are said; none: the list goes.
    """
    if not said_of:
        if listed is None:
            return []
        parent = listed.getparent()
        alone = parent is not None and len(parent) == 1 and not parent.attrib
        return [remove_element(record, parent if alone and parent is not None else listed)]
    prefix = prefix_of(record.root)
    standing = [] if listed is None else listed.iterchildren(T + "annotation")
    ids = IdRegistry(record.by_id.keys() - {one.get(XML_ID) for one in standing})
    annotations = "".join(
        f'\n<{prefix}annotation xml:id="{ids.free(f"{stem}.{keys[0]}")}" target="{point_at(*keys)}"'
        + "".join(f' {name}="{escape_attribute(value)}"' for name, value in said)
        + "/>"
        for said, keys in said_of.items()
    )
    xml = f'<{prefix}listAnnotation type="{kind}">{annotations}\n</{prefix}listAnnotation>'
    if listed is None:
        return [insert_stand_off(record, xml)]
    span = record.span(listed)
    return [Edit(span.start, span.end, xml.encode())]


def _rank(item: tuple[str, str]) -> int:
    return STATED.index(item[0])


def standing_value(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, by its name as it is written."""
    return element.get(XML_LANG if name == "xml:lang" else name)
