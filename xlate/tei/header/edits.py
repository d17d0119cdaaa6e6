"""Additions to the header of an existing file: whatever is there stays, what is missing is made in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from xlate.dates import today
from xlate.errors import RecordError
from xlate.tei.names import TEI_NAMESPACE, XML_ID, IdRegistry, T
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_attributes, insert_before, insert_children, replace_content
from xlate.tei.xml_builder import add

__all__ = ["HeaderEdits"]

_PARTS_BEFORE = {
    "encodingDesc": ("fileDesc",),
    "profileDesc": ("encodingDesc", "fileDesc"),
    "revisionDesc": ("xenoData", "profileDesc", "encodingDesc", "fileDesc"),
}
"""the parts of a header that may stand directly before one, nearest first (TEI: teiHeader)"""


class HeaderEdits:
    """Collects additions to the header of one record and turns them into edits."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.edits: list[Edit] = []
        self._additions: dict[tuple[str, str], list[str]] = {}
        self._new_parts: dict[str, list[str]] = {}
        self.ids = IdRegistry(record.by_id)
        """of the file, and of what is added to it"""

    def xml(self, build: Callable[[etree._Element], object]) -> str:
        """The markup of the elements that a function appends to its argument."""
        parent = etree.Element(T + "TEI", nsmap={None: TEI_NAMESPACE})
        build(parent)
        self.ids.add(*(element.get(XML_ID) or "" for element in parent.iter("*")))
        text = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in parent)
        if self.record.root.nsmap.get(None) == TEI_NAMESPACE:
            return text.replace(f' xmlns="{TEI_NAMESPACE}"', "")
        return text  # a file that writes tei:TEI: the namespace must stay on what is added

    def add(self, part: str, container: str, build: Callable[[etree._Element], object]) -> None:
        """Add a child to a container of a part of the header, such as ``profileDesc/langUsage``."""
        self._additions.setdefault((part, container), []).append(self.xml(build))

    def add_words(self, part: str, container: str, words: str) -> None:
        """Add words to a container of a part of the header; for one that is not there yet."""
        self._additions.setdefault((part, container), []).append(words)

    @property
    def is_empty(self) -> bool:
        """True if nothing was added or changed so far."""
        return not (self.edits or self._additions or self._new_parts)

    def insert(
        self, parent: etree._Element, build: Callable[[etree._Element], object], after: etree._Element | None = None
    ) -> None:
        """Insert a child into an element that is there."""
        self.edits.append(insert_children(self.record, parent, [self.xml(build)], after))

    def set_attributes(self, element: etree._Element, values: Mapping[str, str | None]) -> None:
        """Set or remove attributes of an element that is there."""
        self.edits.append(edit_attributes(self.record, element, values))

    def replace_content(self, element: etree._Element, text: str) -> None:
        """Replace the content of an element by other XML content."""
        self.edits.append(replace_content(self.record, element, text))

    @property
    def day(self) -> str:
        """Today for the history, in which nothing is older than what it stands above, whatever the clock says."""
        newest = self.record.header.find(f"{T}revisionDesc//{T}change")
        before = newest.get("when") if newest is not None else None
        return max(today().isoformat(), before or "")

    def add_revision(self, text: str) -> None:
        """Put an entry at the top of revisionDesc: newest first."""
        attributes = {"when": self.day, "who": "#ag.xlate", "status": "draft"}
        self._add_change(lambda parent: add(parent, "change", attributes, text), text)

    def add_change(self, build: Callable[[etree._Element], object]) -> None:
        """Put a ``change`` at the top of revisionDesc.

        Raises:
            RecordError: the history is a list of items, beside which TEI lets no change stand.
        """
        self._add_change(build, None)

    def _add_change(self, build: Callable[[etree._Element], object], as_item: str | None) -> None:
        revisions = self.record.header.find(T + "revisionDesc")
        change = self.xml(build)
        if revisions is None:
            self._new_parts["revisionDesc"] = [change]
            return
        first = next(revisions.iter(T + "change"), None)
        entries = revisions.find(T + "list")
        if first is not None:
            self.edits.append(insert_before(self.record, first, change))
        elif entries is not None:  # a list of items; TEI lets no change stand beside it
            if as_item is None:
                message = (
                    "the history (revisionDesc) is a list of items; make them change elements, which can be pointed at"
                )
                raise RecordError(message, file=self.record.name, line=entries.sourceline)
            item = self.xml(lambda parent: add(parent, "item", text=f"{self.day}: {as_item}"))
            newest = next(entries.iter(T + "item"), None)
            if newest is None:
                self.edits.append(insert_children(self.record, entries, [item]))
            else:
                self.edits.append(insert_before(self.record, newest, item))
        else:
            self.edits.append(insert_children(self.record, revisions, [change]))

    def finish(self) -> list[Edit]:
        """All edits."""
        wrapped: dict[str, list[str]] = {}
        for (part_name, container_name), children in self._additions.items():
            part = self.record.header.find(T + part_name)
            container = part.find(T + container_name) if part is not None else None
            if container is not None:
                self.edits.append(insert_children(self.record, container, children))
                continue
            wrapped.setdefault(part_name, []).append(self._wrap(container_name, children))
        for part_name, containers in wrapped.items():
            part = self.record.header.find(T + part_name)
            if part is not None:
                self.edits.append(insert_children(self.record, part, containers))
            else:
                self._new_parts[part_name] = containers
        for part_name in _PARTS_BEFORE:  # edits at one place are made in the order in which they are listed
            if part_name in self._new_parts:
                self._insert_part(part_name, self._new_parts[part_name])
        return self.edits

    def _wrap(self, name: str, children: list[str]) -> str:
        namespace = "" if self.record.root.nsmap.get(None) == TEI_NAMESPACE else f' xmlns="{TEI_NAMESPACE}"'
        return f"<{name}{namespace}>{''.join(children)}</{name}>"

    def _insert_part(self, name: str, children: list[str]) -> None:
        header = self.record.header
        for before in _PARTS_BEFORE[name]:
            neighbours = header.findall(T + before)
            if neighbours:
                xml = self._wrap(name, children)
                self.edits.append(insert_children(self.record, header, [xml], neighbours[-1]))
                return
        raise RecordError("the teiHeader has no fileDesc, which every TEI file needs", file=self.record.name)
