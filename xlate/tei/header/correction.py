"""The header of a file whose lineage a person sets: the chains that the words now point at, and who says so.

Whatever is added gets an xml:id and is listed in the history, so that taking the correction back takes it away too.
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from xlate.dates import today
from xlate.errors import RecordError
from xlate.tei.header.declarations import add_agents, add_hop_lists, add_languages, add_versions
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.entries import point_at, relate
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.names import T
from xlate.tei.read.history import read_corrections
from xlate.tei.record import Record
from xlate.tei.splice import Edit
from xlate.tei.xml_builder import add

__all__ = ["CorrectedHeader"]


class CorrectedHeader:
    """The additions to the header of one file."""

    def __init__(self, record: Record, by: str | None) -> None:
        """Begin.

        Args:
            record: the file.
            by: name of the person who says so; None: a conversion does.
        """
        self.record = record
        self.edits = HeaderEdits(record)
        self._added = {name for entry in read_corrections(record.header) for name in entry.additions}
        self.ledger = ProvenanceLedger(record, self.edits.ids, self._added)
        if by is not None:
            self.ledger.responsible = self.ledger.agent(by, "annotation of lineage")

    def add_entry(self, text: str, items: list[dict[str, str | None]]) -> None:
        """Note in the history what was set, with the values that stood there before."""
        # what was there before anybody corrected anything stays when the correction is taken back
        needed = [one for one in self.ledger.used if one in self._added or one not in self.record.by_id]
        attributes = {
            "type": "lineage",
            "when": today().isoformat(),
            "who": point_at(self.ledger.responsible),
            "target": point_at(*needed),
        }

        def build(parent: etree._Element) -> None:
            entry = add(parent, "change", attributes, f"{text} ")
            before = add(entry, "list")
            for item in items:
                add(before, "item", item)

        self.edits.add_change(build)

    def finish(self) -> list[Edit]:
        """The edits of the header.

        Raises:
            RecordError: the header lacks what every TEI file needs, or the list of versions.
        """
        ledger, record = self.ledger, self.record
        add_agents(self.edits, ledger)
        if ledger.versions and record.header.find(f"{T}fileDesc/{T}sourceDesc//{T}listBibl") is None:
            message = "the header has no listBibl for the versions of the words; add one: xlate lineage init"
            raise RecordError(message, file=record.name)
        for version in ledger.versions.values():
            add_versions(self.edits, [version])
        for relation, (version_id, source) in ledger.relations.items():
            text = ledger.header.versions[version_id]
            self.edits.insert(text, partial(relate, made_from=source, identifier=relation))
        add_languages(self.edits, ledger, traced=True)
        add_hop_lists(self.edits, ledger)
        return self.edits.finish()
