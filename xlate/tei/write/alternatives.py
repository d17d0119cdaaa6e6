"""Record + another opinion -> the same bytes with the opinion beside the text: the statement of the words stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from xlate.model.lineage import Basis
from xlate.model.unit import Unit
from xlate.revision.correction import Correction, LineageStatement
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.names import XML_ID, point_at, pointers
from xlate.tei.read.alternatives import ALTERNATIVES, find_alternatives, find_opinions
from xlate.tei.read.history import read_notes
from xlate.tei.read.lineage import lineage_pointers, statement_pointers, way_of
from xlate.tei.read.people import read_persons
from xlate.tei.read.statements import read_hops
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_attributes, remove_element
from xlate.tei.write.annotations import replace_list
from xlate.tei.write.correction import chain_of, refuse_translations, with_containers
from xlate.tei.write.needed import names_in, needed_of
from xlate.text import counted

__all__ = [
    "Opinions",
    "edit_translated",
    "splice_alternative",
    "splice_without_alternatives",
    "splice_without_gone",
    "write_opinions",
]

_NAMES = ("source", "ana", "change", "resp", "cert")
Said = dict[str, str]
"""name of an attribute of an opinion -> value"""
Opinions = dict[str, list[Said]]
"""xml:id of a unit -> the other opinions on it"""


def splice_alternative(record: Record, units: Sequence[Unit], correction: Correction) -> tuple[bytes, list[str]]:
    """Put another opinion on the lineage of words beside the one that stands.

    Args:
        record: the file.
        units: the words.
        correction: what a person says; of one person, the last opinion on a unit counts.

    Returns:
        The bytes of the file, and the keys of the units on which there is another opinion now.

    Raises:
        CorrectionError: the opinion contradicts what is printed, or the file is a translation.
    """
    refuse_translations(record)
    opinions = find_opinions(record.root)
    header = CorrectedHeader(record, correction.by, _hop_lists(record, opinions))
    persons = {key: name for key, (name, _) in read_persons(record).items() if name}
    fitted = correction.fitted(header.ledger.header.modes, persons, record.name)
    keys: list[str] = []
    for unit in units:
        account = LineageStatement(unit.lineage, unit.relation, unit.certainty)
        new = fitted.apply(account, unit.language, ())
        if way_of(new.lineage) == way_of(unit.lineage):
            continue  # the same opinion
        chain = chain_of(header, record.element(unit.key), unit, new.lineage, ())
        said = {
            "source": chain.source,
            "ana": statement_pointers(None, new.lineage, Basis.GIVEN),
            "change": chain.change,
            "resp": point_at(header.ledger.responsible),
            "cert": str(new.certainty) if new.certainty else None,
        }
        values = {name: value for name, value in said.items() if value}
        standing = opinions.setdefault(unit.key, [])
        if values not in standing:
            standing[:] = [one for one in standing if one.get("resp") != values["resp"]] + [values]
            keys.append(unit.key)
    if not keys:
        return record.data, []
    reason = " ".join(part for part in (correction.evidence, *correction.evidence_at) if part)
    words = f"Another opinion on the lineage of {counted(len(keys), 'segment')}: {fitted.in_words}."
    header.need(one.get("ana") for standing in opinions.values() for one in standing)
    header.add_note(f"{words} Evidence: {reason}" if reason else words)
    return apply_edits(record.data, [*write_opinions(record, opinions), *header.finish()]), keys


def splice_without_alternatives(record: Record, units: Sequence[Unit]) -> tuple[bytes, list[str]]:
    """Take the other opinions on some words away; what they added to the header goes with the last that needs it."""
    refuse_translations(record)
    opinions = find_opinions(record.root)
    keys = [unit.key for unit in units if opinions.pop(unit.key, None)]
    if not keys:
        return record.data, []
    return apply_edits(record.data, [*write_opinions(record, opinions), *_forget(record, opinions)]), keys


def splice_without_gone(record: Record, gone: Collection[str]) -> tuple[bytes, set[str]]:
    """Take the other opinions on words away that are not in a file any more.

    Args:
        record: the file, without those words.
        gone: their ids.

    Returns:
        The bytes of the file, and the ids on which there were opinions.
    """
    opinions = find_opinions(record.root)
    keys = opinions.keys() & gone
    if not keys:
        return record.data, set()
    left = {key: standing for key, standing in opinions.items() if key not in keys}
    return apply_edits(record.data, [*write_opinions(record, left), *_forget(record, left)]), set(keys)


def _forget(record: Record, opinions: Opinions) -> list[Edit]:
    """The edits after which the header has nothing of persons who have no opinion any more."""
    left = {name for standing in opinions.values() for said in standing for name in pointers(said.get("resp"))}
    notes = read_notes(record.header)
    gone = [note for note in notes if not left.intersection(pointers(note.element.get("who")))]
    added = dict.fromkeys(name for note in notes for name in note.additions if name in record.by_id)
    passed_over = {one for note in notes for one in note.element.iter("*")}
    passed_over.update(one for name in added for one in record.element(name).iter("*"))
    listed = find_alternatives(record.root)
    passed_over.update(listed.iter("*") if listed is not None else ())
    outside = names_in(element for element in record.root.iter("*") if element not in passed_over)
    said = {value for standing in opinions.values() for each in standing for value in each.values()}
    needed = needed_of(record, added, outside.union(left, *map(pointers, said)))
    kept = [note for note in notes if note not in gone]
    edits = [remove_element(record, note.element) for note in gone]
    for note in kept:
        names = [name for name in note.additions if name in needed]
        if names != note.additions:
            edits.append(edit_attributes(record, note.element, {"target": point_at(*names) or None}))
    unneeded = [record.element(name) for name in added if name not in needed]
    return [*edits, *(remove_element(record, element) for element in with_containers(unneeded))]


def edit_translated(source: Record, record: Record, more: Mapping[str, Sequence[tuple[str, str]]]) -> list[Edit]:
    """The edits after which what people say of the source is said of a translated file.

    Args:
        source: the source text.
        record: the translated file, as it is.
        more: xml:id of each unit on which there are opinions -> the hops of its translation, each with the tag of the
            language in which it ended.
    """
    hops, opinions = read_hops(source.root), find_opinions(source.root)
    for key, standing in opinions.items():
        names, languages = [name for name, _ in more[key]], [language for _, language in more[key]]
        for said in standing if names else ():
            kind, revisits = hops.lineage(said.get("change")).classes(*languages)
            classes = lineage_pointers(kind, revisits=revisits)
            said["ana"] = " ".join(
                [classes, *(word for word in said.get("ana", "").split() if not word.startswith("#lin."))]
            )
            said["change"] = f"{said.get('change', '')} {point_at(*names)}".strip()
    return [] if opinions == find_opinions(record.root) else write_opinions(record, opinions)


def _hop_lists(record: Record, opinions: Mapping[str, Sequence[Said]]) -> set[str]:
    """The ids of the lists of the hops that opinions name."""
    named = {name for standing in opinions.values() for said in standing for name in pointers(said.get("change"))}
    lists = (record.element(name).getparent() for name in named if name in record.by_id)
    return {one.get(XML_ID) or "" for one in lists if one is not None}


def write_opinions(record: Record, opinions: Opinions) -> list[Edit]:
    """The edits after which just these opinions stand beside the text; units on which one is said share an element."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for key, standing in sorted(opinions.items(), key=lambda item: record.by_id.get(item[0], 0)):
        for said in standing:
            alike.setdefault(tuple(said.items()), []).append(key)
    return replace_list(record, find_alternatives(record.root), ALTERNATIVES, "alt", alike)
