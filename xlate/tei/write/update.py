"""Old TEI + new conversion -> the old file with the new wording: ids, annotation and whatever people added stay.

The old bytes are edited. Blocks whose words are the same keep their bytes and attributes; edited ones get the new
words; new ones are inserted, gone ones taken out, moved ones moved. What xlate does not write itself is not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lxml import etree

from xlate.errors import RecordError
from xlate.findings import Finding
from xlate.model.markup import plain_words
from xlate.model.unit import Unit, UnitKind
from xlate.revision.align import longest_run
from xlate.tei.header.orphans import orphan_edits
from xlate.tei.names import XML_ID, IdRegistry, T
from xlate.tei.record import Record, parse_tei
from xlate.tei.splice import (
    Edit,
    apply_edits,
    edit_attributes,
    edit_part,
    edits_inside,
    indent_before,
    remove_element,
    replace_content,
)
from xlate.tei.write.alternatives import splice_without_gone
from xlate.tei.write.comments import splice_without_comments
from xlate.tei.write.correction import forget
from xlate.tei.write.update_blocks import (
    MADE,
    blocks_of,
    gains_markup,
    is_made,
    is_structure,
    shape,
)
from xlate.tei.write.update_changes import Change, Difference, Update
from xlate.tei.write.update_divisions import other_ranks, without_empty_headings
from xlate.tei.write.update_header import extent_edits, options_edits, times_edits
from xlate.tei.write.update_lineage import LineageUpdate, gone_findings, unstated
from xlate.tei.write.update_pairs import BlockPairs, UnitPairs, words_of

__all__ = ["Change", "Difference", "Update", "Updater", "splice_update"]

_TOLD = {Change.SPEAKER: "with another speaker", Change.LINEAGE: "with another lineage"}
_STATED = {"source", "ana", "change", "cert"}
_TIMES = ("start", "end", "synch")


def splice_update(
    old: Record, new: Record, source: str, options: Mapping[str, str] | None = None, *, restate: bool
) -> Update:
    """Bring a TEI file up to date with a new conversion of its source.

    Args:
        old: the file.
        new: the new conversion.
        source: name of the transcript, for the history.
        options: what the header is to keep of the options of this conversion (`xlate.tei.header.options`).
        restate: True: the lineage is that of the new conversion everywhere but where a person has set it, because new
            facts about languages were given; False: only where what is printed has changed.

    Returns:
        The bytes, those of the old file if nothing has changed; what has changed, in the order of the new text, what
        is gone at the end; and findings on annotation that could not be kept.

    Raises:
        RecordError: the two have no words in common.
    """
    from xlate.tei.validate.schemas import keeps_own_grammar
    from xlate.tei.write.update_rebuilt import RebuildingUpdater

    updater = Updater(old, new, source, options or {}, restate=restate)
    if updater.pairs.old_units and not updater.pairs.old_of:
        raise RecordError(f"it has no words in common with {source}: is this its transcript?", file=old.name)
    made = updater.run()
    made.data = without_empty_headings(old, made.data)
    root = parse_tei(made.data, old.name)
    made.findings += other_ranks(root, old.name, new)
    if made.data == old.data or keeps_own_grammar(root) or not keeps_own_grammar(old.root):
        return made
    return RebuildingUpdater(old, new, source, options or {}, restate=restate).run()


class Updater:
    """One update."""

    def __init__(self, old: Record, new: Record, source: str, options: Mapping[str, str], *, restate: bool) -> None:
        self.old, self.new, self.source, self.options = old, new, source, options
        self.pairs = UnitPairs(old, new)
        self.blocks = BlockPairs(old, new, self.pairs)
        self.lineage = LineageUpdate(old, new, self.pairs, restate=restate)
        self.moved: set[str] = set()
        self.restated: dict[str, Change] = {}
        """key of a unit of the old file -> what is said of it otherwise, though its words stay"""
        units, kept = self.pairs.old_units, self.pairs.kept
        self.ids = IdRegistry({key for key in old.by_id if key not in units or key in kept})
        self.names: dict[str, str] = {}
        """id of an element of the new conversion -> the one that it gets"""
        self.has_times = new.root.find(f".//{T}timeline") is not None

    def run(self) -> Update:
        """Make it."""
        edits = [*self._blocks(), *times_edits(self.old, self.new)]
        if not edits:
            return Update(apply_edits(self.old.data, options_edits(self.old, self.options)))
        differences = self._differences()
        edits += extent_edits(self.old, self.new)
        counts = Counter(difference.change for difference in differences)
        said = ", ".join(f"{counts[change]} {_TOLD.get(change, change)}" for change in Change if counts[change])
        header = self.lineage.header
        edits += options_edits(self.old, self.options)
        header.edits.add_revision(f"Updated from {self.source}: {said or 'renumbered'}.")
        header.need(edit.replacement.decode() for edit in edits)
        data = apply_edits(self.old.data, [*edits, *self.lineage.finish()])
        record = Record.read(data, self.old.name)
        gone = {key for unit in self.pairs.old_units.values() for key in (unit.key, unit.turn_key) if key}
        gone = {key for key in gone if key not in record.by_id}  # a turn that lost its words is not always kept
        if forgotten := forget(record, gone):
            record = Record.read(apply_edits(data, forgotten), self.old.name)
        disputed: set[str] = set()
        for without in (splice_without_gone, splice_without_comments):
            data, keys = without(record, gone)
            record = Record.read(data, self.old.name) if keys else record
            disputed |= keys
        data = apply_edits(record.data, [*orphan_edits(self.old, record), *unstated(record, self.names.values())])
        units = self.pairs.old_units.values()
        lost = [unit for unit in units if unit.key in gone and (unit.corrected or unit.key in disputed)]
        return Update(data, differences, [*self.lineage.findings, *gone_findings(lost, self.old.name)])

    def _differences(self) -> list[Difference]:
        rows = []
        for unit in self.pairs.new_units.values():
            before = self.blocks.old_unit(unit.key)
            if before is None:
                key = self.names.get(unit.key, unit.key)
                rows.append(Difference(Change.NEW, key, unit.number, unit.speaker, "", plain_words(unit.source)))
                continue
            edited = words_of(before) != words_of(unit) or self._gains_markup(unit, before)
            if edited or before.key in self.moved or before.key in self.restated:
                moved = Change.MOVED if before.key in self.moved else self.restated.get(before.key)
                change = Change.EDITED if edited else moved or Change.MOVED
                words = plain_words(before.source), plain_words(unit.source)
                rows.append(Difference(change, before.key, unit.number, unit.speaker, *words))
        rows += [
            Difference(Change.GONE, unit.key, unit.number, unit.speaker, plain_words(unit.source), "")
            for unit in self.pairs.old_units.values()
            if unit.key not in self.pairs.kept and is_made(self.old.element(unit.key))
        ]
        return rows

    def _gains_markup(self, unit: Unit, before: Unit) -> bool:
        return gains_markup(self.new.element(unit.key), self.old.element(before.key))

    # ------------------------------------------------------------------ blocks

    def _blocks(self) -> list[Edit]:
        old_body, new_body = (record.root.find(f"{T}text/{T}body") for record in (self.old, self.new))
        if old_body is None or new_body is None:
            return []
        news, olds = blocks_of(new_body), blocks_of(old_body)
        return edits_inside(self.old, old_body, self._merge(news, olds, old_body))

    def _merge(self, news: list[etree._Element], olds: list[etree._Element], parent: etree._Element) -> list[Edit]:
        """The edits that make the blocks of one level of the old file those of the new conversion."""
        places = {old: place for place, old in enumerate(olds)}
        unnamed = self.blocks.unnamed(olds)
        matched = self.blocks.matched(news, unnamed)
        run = longest_run([places[old] for _, old in matched if old is not None and old in places])
        edits: list[Edit] = []
        anchor: etree._Element | None = None
        for new, old in matched:
            if old is not None and places.get(old) in run:
                edits += self._as_new(new, old)
                anchor = old
            elif new.tag == T + "head" and anchor is not None:
                edits += self._new_section(anchor, self._inserted(new) if old is None else self._carried(new, old))
            else:
                data = self._inserted(new) if old is None else self._carried(new, old)
                edits.append(self._insertion(anchor, olds, parent, data))
        pairs = {old for _, old in matched if old is not None}
        edits += [
            remove_element(self.old, old)
            for place, old in enumerate(olds)
            if place not in run and (old in pairs or self._goes(old))
        ]
        return edits

    def _goes(self, old: etree._Element) -> bool:
        """True for a block that is gone if the new conversion has it not; points of time stay where that has none."""
        return is_made(old) and (self.has_times or old.tag != T + "anchor")

    def _insertion(
        self, anchor: etree._Element | None, olds: list[etree._Element], parent: etree._Element, data: bytes
    ) -> Edit:
        neighbour = anchor if anchor is not None else next(iter(olds), None)
        if neighbour is None:
            span = self.old.span(parent)
            indent = indent_before(self.old.data, span).encode()
            return Edit(span.content_start, span.content_start, (indent and indent + b"  ") + data)
        span = self.old.span(neighbour)
        indent = indent_before(self.old.data, span).encode()
        place = span.end if anchor is not None else span.start - len(indent)
        return Edit(place, place, indent + data)

    def _new_section(self, anchor: etree._Element, heading: bytes) -> list[Edit]:
        """The edits that begin a section with a heading behind a block: TEI allows a heading only where one begins."""
        division = anchor.getparent()
        assert division is not None
        span = self.old.span(anchor)
        indent = indent_before(self.old.data, span).encode()
        opening = indent + b'<div type="section">' + indent + heading
        if division.get("type") == "section":
            return [Edit(span.end, span.end, indent + b"</div>" + opening)]
        following = next((one for one in anchor.itersiblings(T + "div")), None)
        end = self.old.span(following).start if following is not None else self.old.span(division).content_end
        if following is None and (last := next(division.iterchildren("*", reversed=True), None)) is not None:
            end = self.old.span(last).end
        return [Edit(span.end, span.end, opening), Edit(end, end, indent + b"</div>")]

    def _as_new(self, new: etree._Element, old: etree._Element) -> list[Edit]:
        """The edits that make an old block a new one, where it is."""
        if is_structure(new) or is_structure(old):
            names = {key: self.pairs.old_of.get(key, key) for key in self.blocks.units_in(self.new, new)}
            if shape(new, names) != shape(old, {key: key for key in self.pairs.old_units}):
                place = self.old.span(old)
                return [Edit(place.start, place.end, self._inserted(new))]
            return self._in_units(new)
        return self._inside(new, old) if old.tag == new.tag else [self._reshaped(new, old)]

    def _reshaped(self, new: etree._Element, old: etree._Element) -> Edit:
        """The edit that makes a block another element, as its place demands: a dateline behind words is a paragraph."""
        span = self.new.span(new)
        edits: list[Edit] = []
        for key in self.blocks.units_in(self.new, new):
            before, unit = self.blocks.old_unit(key), self.pairs.new_units[key]
            if before is None:
                edits.append(self._new_tag(self.new.element(key), unit))
                continue
            element = self.old.element(before.key)
            self._report_markup(before, element, self.new.element(key))
            values = {name: element.get(name) for name in ("source", "ana", "change", "cert")}
            values |= self.lineage.restated(self.new.element(key), element, unit, before)
            edits.append(edit_attributes(self.new, self.new.element(key), {"xml:id": before.key, **values}))
        place = self.old.span(old)
        return Edit(place.start, place.end, edit_part(self.new, span.start, span.end, edits))

    def _inside(self, new: etree._Element, old: etree._Element) -> list[Edit]:
        """The edits inside an old block that is a new one."""
        if new.tag == T + "u":
            edits = self._attributes(new, old)
            edits += self._merge(list(new.iterchildren("*")), list(old.iterchildren("*")), old)
            return edits_inside(self.old, old, edits)
        return self._in_units(new)

    def _in_units(self, new: etree._Element) -> list[Edit]:
        """The edits of the old units that are in a new block."""
        edits: list[Edit] = []
        for key in self.blocks.units_in(self.new, new):
            before = self.blocks.old_unit(key)
            if before is not None:
                element, changed = self.old.element(before.key), self.new.element(key)
                unit = self.pairs.new_units[key]
                edits += self._attributes(changed, element, unit, before)
                if words_of(unit) != words_of(before) or self._gains_markup(unit, before):
                    self._report_markup(before, element, changed)
                    edits.append(replace_content(self.old, element, self.new.content(self.new.span(changed))))
        return edits

    def _report_markup(self, unit: Unit, element: etree._Element, changed: etree._Element) -> None:
        made = {etree.QName(inner).localname for inner in changed.iterdescendants("*")}
        inside = (inner for inner in element.iterdescendants("*") if inner.get("type") != "marker")
        by_hand = [etree.QName(inner).localname for inner in inside if inner.tag not in MADE]
        by_hand = [name for name in by_hand if name not in {"desc", "date", "placeName", *made}]
        if by_hand:
            names = ", ".join(dict.fromkeys(f"<{name}>" for name in by_hand))
            message = f"{unit.number or unit.key}: the words have changed, so {names} in them was removed; add it again"
            self.lineage.findings.append(Finding("XL207", message, self.old.name, unit.line))

    def _carried(self, new: etree._Element, old: etree._Element) -> bytes:
        """The bytes of an old block for another place."""
        self.moved.update(self.blocks.units_in(self.old, old))
        return self._rendered(new, old)

    def _rendered(self, new: etree._Element, old: etree._Element) -> bytes:
        """The bytes of an old block as it is now."""
        span = self.old.span(old)
        return edit_part(self.old, span.start, span.end, self._as_new(new, old))

    def _inserted(self, new: etree._Element) -> bytes:
        """The bytes of a new block, with ids and pointers of the old file."""
        span = self.new.span(new)
        edits: list[Edit] = []
        if new.tag == T + "u":
            for child in new.iterchildren("*"):
                old = self.blocks.match(child, {})
                data = self._inserted(child) if old is None else self._carried(child, old)
                inner = self.new.span(child)
                edits.append(Edit(inner.start, inner.end, data))
            edits.append(self._new_tag(new, None))
        else:
            edits += [self._unit(self.new.element(key), key) for key in self.blocks.units_in(self.new, new)]
        return edit_part(self.new, span.start, span.end, edits)

    def _unit(self, new: etree._Element, key: str) -> Edit:
        """The edit that makes a unit of the new conversion one of the old file: it has its bytes, if it was in it."""
        before = self.blocks.old_unit(key)
        old = self.old.element(before.key) if before is not None else None
        if old is None or old.tag != new.tag:
            return self._new_tag(new, self.pairs.new_units[key])
        here, there = self.new.span(new), self.old.span(old)
        return Edit(here.start, here.end, edit_part(self.old, there.start, there.end, self._in_units(new)))

    def _new_tag(self, element: etree._Element, unit: Unit | None) -> Edit:
        """The edit that gives a new turn or unit an id that is free in the old file, and pointers into it."""
        key = element.get(XML_ID) or ""
        self.names[key] = self.ids.free(key, "-")
        return edit_attributes(self.new, element, {"xml:id": self.names[key], **self.lineage.attributes(element, unit)})

    def _attributes(
        self, new: etree._Element, old: etree._Element, unit: Unit | None = None, before: Unit | None = None
    ) -> list[Edit]:
        """The edits of the start tag of a turn or unit that is in both."""
        values: dict[str, str | None] = {}
        if new.get("n") and old.get("n"):
            values["n"] = new.get("n")
        if new.tag == T + "seg":
            values["part"] = new.get("part")
        if new.get("rend"):
            values["rend"] = new.get("rend")
        if self.has_times:
            values |= {name: new.get(name) for name in _TIMES}
        values |= self.lineage.restated(new, old, unit, before)
        changed = {name: value for name, value in values.items() if old.get(name) != value}
        if not changed:
            return []
        if said := Change.SPEAKER if "who" in changed else Change.LINEAGE if changed.keys() & _STATED else None:
            for key in self.blocks.units_in(self.old, old) if before is None else [before.key]:
                if self.pairs.old_units[key].kind is UnitKind.SEGMENT and self.restated.get(key) is not Change.SPEAKER:
                    self.restated[key] = said
        return [edit_attributes(self.old, old, changed)]
