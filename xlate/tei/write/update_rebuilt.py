"""An update whose blocks cannot stay where they are in the old file: the divisions become those of the new conversion.

A heading that came, went or moved begins or ends a division. Where single edits would leave a text that TEI does not
allow, the body gets the structure of the new conversion, and in it the bytes of the old blocks.
"""

from __future__ import annotations

from lxml import etree

from xlate.revision.align import longest_run
from xlate.tei.names import T
from xlate.tei.splice import Edit, indent_before
from xlate.tei.write.update import Updater
from xlate.tei.write.update_blocks import is_made

__all__ = ["RebuildingUpdater"]


class RebuildingUpdater(Updater):
    """One update that takes its structure from the new conversion."""

    def _merge(self, news: list[etree._Element], olds: list[etree._Element], parent: etree._Element) -> list[Edit]:
        if parent.tag != T + "body":
            return super()._merge(news, olds, parent)
        unnamed = self.blocks.unnamed(olds)
        matched = {new: old for new, old in self.blocks.matched(news, unnamed) if old is not None}
        places = {old: place for place, old in enumerate(olds)}
        run = longest_run([places[old] for old in matched.values() if old in places])
        for old in matched.values():
            if places.get(old) not in run:
                self.moved.update(self.blocks.units_in(self.old, old))
        body = self.new.root.find(f"{T}text/{T}body")
        assert body is not None
        added = _added_by_people(olds, set(matched.values()))
        span = self.old.span(parent)
        data = self._inside_of(added.pop(None, [])) + self._built(body, matched, added) + self._end_of(body)
        return [Edit(span.content_start, span.content_end, data)]

    def _built(
        self,
        parent: etree._Element,
        matched: dict[etree._Element, etree._Element],
        added: dict[etree._Element | None, list[etree._Element]],
    ) -> bytes:
        """What a division of the new conversion holds, with the bytes of old blocks."""
        data = b""
        for child in parent.iterchildren("*"):
            span = self.new.span(child)
            data += indent_before(self.new.data, span).encode()
            if child.tag == T + "div":
                start = self.new.data[span.start : span.content_start]
                end = self.new.data[span.content_end : span.end]
                data += start + self._built(child, matched, added) + self._end_of(child) + end
                continue
            old = matched.get(child)
            data += self._inserted(child) if old is None else self._rendered(child, old)
            data += self._inside_of(added.get(old, []) if old is not None else [])
        return data

    def _inside_of(self, blocks: list[etree._Element]) -> bytes:
        """Blocks that people have added, each on a line as it was."""
        spans = [self.old.span(block) for block in blocks]
        return b"".join(
            indent_before(self.old.data, span).encode() + self.old.data[span.start : span.end] for span in spans
        )

    def _end_of(self, parent: etree._Element) -> bytes:
        """The white space before an end tag."""
        last = next(parent.iterchildren("*", reversed=True), None)
        start = self.new.span(last).end if last is not None else self.new.span(parent).content_start
        return self.new.data[start : self.new.span(parent).content_end]


def _added_by_people(
    olds: list[etree._Element], kept: set[etree._Element]
) -> dict[etree._Element | None, list[etree._Element]]:
    """Blocks that no conversion made, by the block after which they stay; None: before all."""
    added: dict[etree._Element | None, list[etree._Element]] = {}
    anchor: etree._Element | None = None
    for old in olds:
        if old in kept:
            anchor = old
        elif not is_made(old):
            added.setdefault(anchor, []).append(old)
    return added
