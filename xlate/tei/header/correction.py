"""The header of a file whose lineage a person sets: the chains that the words now point at, and who says so.

Whatever is added gets an xml:id and is listed in the history, so that taking the correction back takes it away too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lxml import etree

from xlate.errors import RecordError
from xlate.tei.header.declarations import add_categories, write_entries
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.encoding import categories_in, taxonomy_of
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.names import T, point_at
from xlate.tei.read.history import read_corrections, read_notes
from xlate.tei.record import Record
from xlate.tei.splice import Edit
from xlate.tei.xml_builder import add

__all__ = ["CorrectedHeader"]


class CorrectedHeader:
    """The additions to the header of one file."""

    def __init__(self, record: Record, by: str | None, reusable: Collection[str] = ()) -> None:
        """Begin.

        Args:
            record: the file.
            by: name of the person who says so; None: a conversion does.
            reusable: ids of more lists of hops to which other words may point; those of corrections are known.
        """
        self.record = record
        self.edits = HeaderEdits(record)
        self._added = {
            name for entry in (*read_corrections(record.header), *read_notes(record.header)) for name in entry.additions
        }
        self._categories: set[str] = set()
        """ids of those that are named"""
        self.ledger = ProvenanceLedger(record, self.edits.ids, {*self._added, *reusable})
        if by is not None:
            self.ledger.responsible = self.ledger.agent(by, "annotation of lineage")

    def add_entry(self, text: str, items: list[dict[str, str | None]]) -> None:
        """Note in the history what was set, with the values that stood there before."""
        # what was there before anybody corrected anything stays when the correction is taken back
        self.need(hop.attributes.get("ana") for hop in self.ledger.hops())
        attributes = {"type": "lineage", **self._who_and_what()}

        def build(parent: etree._Element) -> None:
            entry = add(parent, "change", attributes, f"{text} ")
            before = add(entry, "list")
            for item in items:
                add(before, "item", item)

        self.edits.add_change(build)

    def add_note(self, text: str) -> None:
        """Note in the history another opinion, which changed nothing that stands there."""
        self.need(hop.attributes.get("ana") for hop in self.ledger.hops())
        attributes = {"type": "opinion", **self._who_and_what()}
        self.edits.add_change(lambda parent: add(parent, "change", attributes, text))

    def _who_and_what(self) -> dict[str, str | None]:
        """The attributes of an entry of the history: day, person, and the parts of the header that came with it."""
        used = [*self.ledger.used, *dict.fromkeys(map(self._whole, sorted(self._categories)))]
        needed = [one for one in used if one in self._added or one not in self.record.by_id]
        return {"when": self.edits.day, "who": point_at(self.ledger.responsible), "target": point_at(*needed) or None}

    def _whole(self, category: str) -> str:
        """A category; or its taxonomy, if that came with a correction and goes with the last one."""
        taxonomy = taxonomy_of(category)
        return taxonomy if taxonomy in self._added or taxonomy not in self.record.by_id else category

    def need(self, ana: Iterable[str | None]) -> None:
        """Make sure that the categories that some values of ``@ana`` name are declared."""
        self._categories |= categories_in(ana)

    def finish(self) -> list[Edit]:
        """The edits of the header.

        Raises:
            RecordError: the header lacks what every TEI file needs, or the list of versions.
        """
        if self.ledger.versions and self.record.header.find(f"{T}fileDesc/{T}sourceDesc//{T}listBibl") is None:
            message = "the header has no listBibl for the versions of the words; add one: xlate lineage init"
            raise RecordError(message, file=self.record.name)
        write_entries(self.edits, self.ledger, traced=True)
        self.need(hop.attributes.get("ana") for hop in self.ledger.hops())
        add_categories(self.edits, self._categories)
        return self.edits.finish()
