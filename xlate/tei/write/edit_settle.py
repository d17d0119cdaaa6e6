"""After an edit no rule of lineage is broken that held before: grounds are stated anew, or the edit is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import UnitKind
from xlate.revision.correction import Correction
from xlate.tei.compare import Compared
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.header.declarations import add_categories
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.names import XML_ID, point_at
from xlate.tei.read.history import VALUES
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_attributes
from xlate.tei.validate.rules import Broken, Declared, name_of
from xlate.tei.validate.rules_pointers import check_pointers
from xlate.tei.validate.rules_relations import check_relations
from xlate.tei.validate.rules_units import check_units
from xlate.tei.validate.run import applies
from xlate.tei.validate.schemas import explain_own_grammar
from xlate.tei.validate.screen import breaks_something, broken_relations, may_break_relations
from xlate.tei.write.correction import splice_corrections
from xlate.tei.write.edit_work import EDITOR

__all__ = ["newly_broken", "refuse_faults", "settle", "unfound"]

_BASES = {"cert-printed": "#bas.printed", "cert-inherited": "#bas.inherited"}
_CERTAIN = {"cert-printed": "high", "cert-inherited": "low"}
_LOST = ("rel-unfounded", "rel-spread")
"""rules broken where the marker of a relation is elsewhere"""


def _faults(root: etree._Element, *, rearranged: bool) -> Iterator[tuple[object, str]]:
    declared = Declared.read(root)
    checks = (check_pointers(root, declared), check_units(root, declared), check_relations(root))
    for check in checks:
        for broken in check:
            if applies(broken, declared):
                yield (broken.rule, broken.message.removeprefix(name_of(broken.element))), broken.message
    if rearranged and not declared.foreign:
        yield from ((message, message) for message in explain_own_grammar(root))


def refuse_faults(record: Record, before: Record, *, rearranged: bool, compared: Compared | None = None) -> None:
    """Refuse an edit after which something is wrong that was not before.

    Args:
        record: the file after the edit.
        before: the file before it.
        rearranged: false if the elements of the text are those that they were.
        compared: what has changed in the text, if that is known; then no more than that is looked at.

    Raises:
        EditError: something is.
    """
    if compared is not None and not breaks_something(compared, rearranged=rearranged):
        return
    faults = dict(_faults(record.root, rearranged=rearranged))
    known = dict(_faults(before.root, rearranged=rearranged)) if faults else {}
    added = [message for fault, message in faults.items() if fault not in known]
    if added:
        more = f" (and {len(added) - 1} more)" if len(added) > 1 else ""
        raise EditError(f"the file would not be valid any more: {added[0]}{more}", file=record.name)


def settle(record: Record, before: Record, by: str, compared: Compared | None = None) -> tuple[Record, list[str]]:
    """State anew on what grounds the lineage of words stands whose marker is elsewhere now.

    Args:
        record: the file after the edit.
        before: the file before it.
        by: who edits, and answers for what was carried over from a marker and has none now.
        compared: what has changed in the text, if that is known.

    Returns:
        The file, and the ids of the turns and units of which the person states it.
    """
    if compared is not None and not may_break_relations(compared):
        return record, []
    known: set[object] | None = None
    stated: list[str] = []
    for _ in range(4):
        broken = _own(record, compared if compared is not None and compared.new is record else None)
        if broken and known is None:
            known = {(one.rule, one.element.get(XML_ID)) for one in check_relations(before.root)}
        broken = [one for one in broken if (one.rule, one.element.get(XML_ID)) not in (known or ())]
        moved = {one.element: one.rule for one in broken if one.rule in _BASES}
        lost = [one.element for one in broken if one.rule in _LOST and one.element not in moved]
        if not moved and not lost:
            break
        edits = [edit_attributes(record, element, _grounds(element, rule)) for element, rule in moved.items()]
        if moved:
            header = HeaderEdits(record)
            add_categories(header, {_BASES[rule][1:] for rule in moved.values()} & _named(edits))
            edits += header.finish()
        if lost:
            stated += [str(one.get(XML_ID)) for one in lost]
            edits += _given(record, lost, by)
        record = Record.read(apply_edits(record.data, edits), record.name)
    return record, stated


def unfound(record: Record, before: Record, by: str) -> tuple[Record, list[str]]:
    """Take back what only a marker had founded that is none: how those words came is not known.

    Returns:
        The file, and the ids of the units.
    """
    names = newly_broken(record, before, ("rel-unfounded",))
    units = record.units()
    spoken = [unit for unit in units if unit.kind is UnitKind.SEGMENT]
    chosen = [unit for unit in spoken if unit.key in names or unit.turn_key in names]
    if not chosen:
        return record, []
    correction = Correction(by, unknown=True, no_relation=True, evidence="what was taken for a marker is none")
    data, keys = splice_corrections(record, units, [(correction, chosen)], by, lambda *_: None)  # who prints more
    return Record.read(data, record.name), keys


def newly_broken(record: Record, before: Record, rules: Sequence[str] = ()) -> set[str | None]:
    """The ids of turns and units that contradict the markers, though they did not before.

    Args:
        record: the file now.
        before: the file before.
        rules: the rules that count; none: all of those on relations and markers.
    """
    known = {(one.rule, one.element.get(XML_ID)) for one in check_relations(before.root)}
    broken = [one for one in _own(record) if not rules or one.rule in rules]
    return {one.element.get(XML_ID) for one in broken if (one.rule, one.element.get(XML_ID)) not in known}


def _own(record: Record, compared: Compared | None = None) -> list[Broken]:
    declared = Declared.read(record.root)
    if compared is not None:
        return [one for one in broken_relations(compared, declared) if one.element.get(XML_ID)]
    return [one for one in check_relations(record.root) if applies(one, declared) and one.element.get(XML_ID)]


def _named(edits: Sequence[Edit]) -> set[str]:
    """The grounds that some edits name."""
    return {base[1:] for base in _BASES.values() if any(base.encode() in edit.replacement for edit in edits)}


def _grounds(element: etree._Element, rule: str) -> dict[str, str | None]:
    words = (element.get("ana") or "").split()
    if not any(word.startswith("#bas.") for word in words):
        return {"cert": _CERTAIN[rule]}  # as files of version 0.1 say it
    return {"ana": " ".join(_BASES[rule] if word.startswith("#bas.") else word for word in words)}


def _given(record: Record, elements: list[etree._Element], by: str) -> list[Edit]:
    """The edits by which a person states what was carried over, with the history of it."""
    header = CorrectedHeader(record, None)
    header.ledger.responsible = header.ledger.agent(by, EDITOR)
    edits = []
    items: list[dict[str, str | None]] = []
    for element in elements:
        words = (element.get("ana") or "").split()
        ana = " ".join("#bas.given" if word.startswith("#bas.") else word for word in words)
        items.append({"corresp": point_at(str(element.get(XML_ID))), **{name: element.get(name) for name in VALUES}})
        if ana != (element.get("ana") or ""):
            edits.append(edit_attributes(record, element, {"ana": ana}))
            header.need([ana])
    header.add_entry(
        "Lineage kept when turns were edited: the marker that it was carried over from is elsewhere.", items
    )
    return [*edits, *header.finish()]
