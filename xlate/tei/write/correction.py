"""Record + correction -> the same bytes with other lineage: turns, units and the header are spliced, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from lxml import etree

from xlate.errors import CorrectionError
from xlate.languages import language_name
from xlate.model.lineage import Basis, Lineage, Relation, is_same_language
from xlate.model.unit import Unit, UnitKind
from xlate.revision.correction import Correction, LineageStatement
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.header.ledger import UNIDENTIFIED, ChainPointers
from xlate.tei.names import TURNS, XML_ID, T, is_marker, point_at, pointers, text_of
from xlate.tei.read.history import VALUES, CorrectionEntry, read_corrections, read_notes
from xlate.tei.read.lineage import HeaderHops, not_of_turn, own_pointers, statement_pointers
from xlate.tei.read.people import read_persons
from xlate.tei.read.statements import Statements, beside, is_made_elsewhere, own
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_attributes, remove_element
from xlate.tei.write.annotations import StatementEdits, is_standoff
from xlate.tei.write.needed import names_in, needed_of
from xlate.text import counted

__all__ = ["chain_of", "forget", "refuse_translations", "splice_clearing", "splice_corrections", "with_containers"]

Values = dict[str, str | None]
"""name of an attribute -> its value; None: it is not there"""


def splice_corrections(
    record: Record,
    units: Sequence[Unit],
    corrections: Iterable[tuple[Correction, Sequence[Unit]]],
    by: str,
    refuse: Callable[[Unit, CorrectionError], None] | None = None,
    *,
    standoff: bool = False,
) -> tuple[bytes, list[str]]:
    """Set lineage. What other people say on the elements stays; docs/decisions/0025 says how.

    Args:
        record: the file.
        units: its units.
        corrections: each with the units that it is about; no unit stands in two of them.
        by: name of the person who says so.
        refuse: takes each unit whose correction contradicts what is printed on it; the others are corrected. None: the
            first one stops everything.
        standoff: say it beside the text, so that no element gets an attribute of lineage.

    Returns:
        The bytes of the file, and the keys of the units whose lineage is another now. If there are none, the bytes are
        those that came in.

    Raises:
        CorrectionError: a correction contradicts what is printed, the file is a translation, or xlate has made it and
            lineage is to stand beside its text.
        RecordError: the header lacks what every TEI file needs.
    """
    refuse_translations(record)
    if standoff and not is_made_elsewhere(record.header):
        message = "xlate has made this file and states lineage on its elements: leave out --standoff"
        raise CorrectionError(message, file=record.name)
    header = CorrectedHeader(record, by)
    persons = {key: name for key, (name, _) in read_persons(record).items() if name}
    statements = Statements(record.root, header.ledger.header)
    said: list[tuple[Correction, int]] = []
    values: dict[str, Values] = {}
    for correction, chosen in corrections:
        new: dict[str, Values] = {}
        for unit in chosen:
            try:
                fitted = correction.fitted(header.ledger.header.modes, persons, record.name)
                new[unit.key] = _corrected(record, header, statements, unit, fitted)
            except CorrectionError as error:
                if refuse is None:
                    raise
                refuse(unit, error)
        changed = {key: value for key, value in new.items() if _differs(record, statements, key, value)}
        values |= changed
        if changed:
            said.append((fitted, len(changed)))
    keys = list(values)
    if not keys:
        return record.data, []
    values |= _turn_values(record, statements, units, values)
    items = _items({key: _standing(record, statements, key) for key in values})
    header.need(value["ana"] for value in values.values())
    header.add_entry(_in_words(said), items)
    places = StatementEdits(record, statements.annotations, standoff=standoff or is_standoff(record))
    edits = [
        edit for key, new in values.items() for edit in places.edit(record.element(key), _attributes(record, key, new))
    ]
    return apply_edits(record.data, [*edits, *places.finish(), *header.finish()]), keys


def splice_clearing(record: Record, units: Sequence[Unit]) -> tuple[bytes, list[str]]:
    """Take back whatever people have said about the lineage of words: what stood there before stands there again.

    Args:
        record: the file.
        units: the words.

    Returns:
        The bytes of the file, and the keys of the units that had been corrected. What the corrections added to the
        header goes with the last words that need it.

    Raises:
        CorrectionError: the file is a translation.
    """
    refuse_translations(record)
    wanted = {name for unit in units for name in (unit.key, unit.turn_key) if name}
    entries = read_corrections(record.header)
    oldest: dict[str, Values] = {}
    for entry in entries:  # newest first, so the oldest values come last
        oldest.update((key, values) for key, values in entry.former_values() if key in wanted and key in record.by_id)
    places = StatementEdits(record, Statements(record.root, HeaderHops()).annotations, standoff=False)
    edits: list[Edit] = []
    for key, values in oldest.items():
        element = record.element(key)
        places.forget(key)
        standing = {
            name: value for name, value in _attributes(record, key, values).items() if value != element.get(name)
        }
        if standing:
            edits.append(edit_attributes(record, element, standing))
    restored = Record.read(apply_edits(record.data, [*edits, *places.finish()]), record.name)
    data = apply_edits(restored.data, forget(restored, wanted))
    return data, [unit.key for unit in units if unit.key in oldest]


def forget(record: Record, wanted: Collection[str]) -> list[Edit]:
    """The edits after which the history says nothing of some turns and units.

    An entry that is about nothing else goes, and so do the parts of the header that nothing else needs: neither another
    entry nor words to which an update gave a class or a way that an entry had declared.
    """
    entries = read_corrections(record.header)
    edits: list[Edit] = []
    left: set[str] = set()
    gone: list[CorrectionEntry] = []
    for entry in entries:
        shrunk = [
            (item, [name for name in pointers(item.get("corresp")) if name not in wanted]) for item in entry.items
        ]
        if not any(names for _, names in shrunk):
            gone.append(entry)
            edits.append(remove_element(record, entry.element))
            continue
        left.update(entry.additions)
        for item, names in shrunk:
            edits += _shrink(record, item, names)
    unneeded = dict.fromkeys(name for entry in gone for name in entry.additions if name not in left)
    if not unneeded:
        return edits
    notes = [*entries, *read_notes(record.header)]
    parts = {one for name in unneeded if name in record.by_id for one in record.element(name).iter("*")}
    passed_over = parts.union(one for entry in notes for one in entry.element.iter("*"))
    said = names_in(one for one in record.root.iter("*") if one not in passed_over)
    said &= {one.get(XML_ID) for one in parts}
    needed = needed_of(record, unneeded, left | said)  # hops that others use too point at modes and versions
    keepers = [entry for entry in notes if entry not in gone]
    if needed and keepers:
        listed = dict.fromkeys([*keepers[0].additions, *sorted(needed)])  # they go with that entry now
        edits.append(edit_attributes(record, keepers[0].element, {"target": point_at(*listed)}))
    elements = [record.element(name) for name in unneeded if name in record.by_id and name not in needed]
    edits += [remove_element(record, element) for element in with_containers(elements)]
    return edits


def with_containers(elements: list[etree._Element]) -> list[etree._Element]:
    """Elements that go; in place of all that a ``classDecl`` has, the whole of it, for TEI lets none be empty."""
    whole: dict[etree._Element, None] = {}
    for element in elements:
        around = element.getparent()
        goes = around is not None and around.tag == T + "classDecl" and set(around.iterchildren("*")) <= set(elements)
        whole[around if goes and around is not None else element] = None
    return list(whole)


def _shrink(record: Record, item: etree._Element, names: list[str]) -> list[Edit]:
    """The edits that leave only some of the elements that an item of the history names."""
    if not names:
        return [remove_element(record, item)]
    if len(names) == len(pointers(item.get("corresp"))):
        return []
    return [edit_attributes(record, item, {"corresp": point_at(*names)})]


def refuse_translations(record: Record) -> None:
    """Refuse a translated file, whose lineage follows from that of its source."""
    is_parallel = record.root.find(f"{T}standOff/{T}linkGrp[@type='translation']") is not None
    if record.source is not None or (is_parallel and any(text.find(T + "group") is not None for text in record.texts)):
        raise CorrectionError(
            "this is a translated file, whose lineage follows from its source: correct the source, then merge again",
            file=record.name,
        )


def _corrected(
    record: Record, header: CorrectedHeader, statements: Statements, unit: Unit, correction: Correction
) -> Values:
    """The attributes of a unit when a correction is made; pointers of other people stay beside its own."""
    element = record.element(unit.key)
    standing = statements.of(element)
    account = LineageStatement(unit.lineage, unit.relation, unit.certainty)
    try:
        _refuse_other_language(correction, unit)
        new = correction.apply(account, unit.language, _printed_on(element, unit))
    except CorrectionError as error:
        message = f"{unit.number or unit.key}: {error.message}"
        raise CorrectionError(message, file=record.name, line=unit.line) from None
    basis = unit.basis if new.lineage is unit.lineage and unit.basis is not None else Basis.GIVEN
    own = statement_pointers(new.relation, new.lineage, basis if new.certainty else None) or ""
    if new.lineage.spoken is None and statements.around(element):
        own = not_of_turn(own)
    values: Values = {
        "ana": beside(standing.get("ana"), "ana", own),
        "cert": str(new.certainty) if new.certainty else None,
    }
    changes = header.ledger.header.changes
    former = [changes[name] for name in pointers(standing.get("change")) if name in changes]
    if new.lineage is unit.lineage:
        return {**values, "change": standing.get("change")}
    chain = chain_of(header, element, unit, new.lineage, former)
    return {
        **values,
        "change": beside(standing.get("change"), "change", chain.change),
        "source": beside(standing.get("source"), "source", chain.source),
    }


def _refuse_other_language(correction: Correction, unit: Unit) -> None:
    """Refuse a language spoken other than that which a marker on the words names; its evidence quotes the marker."""
    printed = unit.lineage.spoken
    if correction.spoken is None or printed is None or unit.basis is not Basis.PRINTED:
        return
    hops = unit.lineage.hops
    evidence = hops[0].evidence if hops else unit.lineage.evidence
    if f'{language_name(printed)}: printed "' in evidence and not is_same_language(printed, correction.spoken):
        raise CorrectionError(
            f"the source prints that they were spoken in {language_name(printed)}, not in "
            f"{language_name(correction.spoken)}; if the print is wrong, set them --unknown first"
        )


def chain_of(
    header: CorrectedHeader,
    element: etree._Element,
    unit: Unit,
    lineage: Lineage,
    former: Sequence[etree._Element],
) -> ChainPointers:
    """The chain of hops of some words: what nobody spoke began as a text of the author."""
    key, name, written = unit.person or UNIDENTIFIED.key, unit.speaker or UNIDENTIFIED.name, False
    if element.tag not in TURNS and not any(outer.tag in TURNS for outer in element.iterancestors()):
        author = header.record.header.find(f"{T}fileDesc/{T}titleStmt/{T}author")
        key, name, written = "author", text_of(author) or "an author who is not named", True
    return header.ledger.chain(key, name, lineage, unit.language, former, written=written)


def _printed_on(element: etree._Element, unit: Unit) -> set[Relation]:
    """The relations that markers print on some words or on the label of their turn."""
    markers = list(element.iter(T + "note", T + "seg"))
    turn = next((outer for outer in element.iterancestors() if outer.get(XML_ID) == unit.turn_key), None)
    label = turn.getprevious() if turn is not None and unit.turn_key else None
    if label is not None and label.tag == T + "note" and label.get("type") == "speaker":
        markers += label.iter(T + "note", T + "seg")
    known = set(map(str, Relation))
    return {
        Relation(subtype)
        for marker in markers
        if is_marker(marker) and (subtype := marker.get("subtype")) in known and subtype
    }


def _turn_values(
    record: Record, statements: Statements, units: Sequence[Unit], values: Mapping[str, Values]
) -> dict[str, Values]:
    """The attributes of the turns all of whose segments have the same lineage now."""
    spoken: dict[str, list[str]] = {}
    for unit in units:
        if unit.kind is UnitKind.SEGMENT and unit.turn_key in record.by_id and unit.turn_key != unit.key:
            spoken.setdefault(str(unit.turn_key), []).append(unit.key)
    turns: dict[str, Values] = {}
    for turn, keys in spoken.items():
        new = [_own_values(values[key]) for key in keys if key in values]
        if len(new) == len(keys) and all(value == new[0] for value in new):
            standing = statements.of(record.element(turn))
            turns[turn] = {
                name: value if name == "cert" else beside(standing.get(name), name, value)
                for name, value in new[0].items()
            }
    return turns


def _own_values(values: Values) -> Values:
    """What the values of a segment say of its lineage, without the pointers of other people."""
    return {
        "ana": own_pointers(values["ana"]),
        "cert": values["cert"],
        **{name: own(values[name], name) for name in ("change", "source") if name in values},
    }


def _standing(record: Record, statements: Statements, key: str) -> Values:
    """What the history keeps: the values that stand beside the text, or on the element."""
    standing = statements.annotations.get(key) or record.element(key).attrib
    return {name: str(standing[name]) if name in standing else None for name in VALUES}


def _attributes(record: Record, key: str, values: Values) -> Values:
    """Values as attributes of the element; only a turn says from which version its words were made."""
    turn = record.element(key).tag in TURNS
    return {name: value for name, value in values.items() if turn or name != "source"}


def _differs(record: Record, statements: Statements, key: str, values: Values) -> bool:
    standing = statements.of(record.element(key))
    return any(standing.get(name) != value for name, value in _attributes(record, key, values).items())


def _items(former: Mapping[str, Values]) -> list[dict[str, str | None]]:
    """The former values as items of the history: one for all elements that had the same."""
    alike: dict[tuple[str | None, ...], list[str]] = {}
    for key, values in former.items():
        alike.setdefault(tuple(values[name] for name in VALUES), []).append(key)
    return [{"corresp": point_at(*keys), **dict(zip(VALUES, values, strict=True))} for values, keys in alike.items()]


def _in_words(said: Sequence[tuple[Correction, int]]) -> str:
    """What was set, as the history says it."""
    clauses = []
    for correction, number in said:
        evidence = " ".join(part for part in (correction.evidence, *correction.evidence_at) if part)
        reason = f" Evidence: {evidence}" if evidence else ""
        clauses.append(f"Lineage of {counted(number, 'segment')} set: {correction.in_words}.{reason}")
    return " ".join(clauses)
