"""The lineages of a transcript as the header of its TEI file declares them: one chain for each way and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from xlate.model.lineage import Hop, Lineage
from xlate.model.transcript import Paragraph, Transcript, Turn
from xlate.tei.header.entries import HopEntry, HopList, Version
from xlate.tei.header.ledger import UNIDENTIFIED, ChainPointers, ProvenanceLedger
from xlate.tei.names import point_at
from xlate.tei.read.lineage import way_of

__all__ = ["LineageIndex", "is_written"]

_WRITTEN = re.compile(
    r"\b(?:in writing|written statement|par écrit|schriftlich|por escrito|per iscritto|schriftelijk|skriftlig(?:t|en)?|"
    r"kirjallinen|na piśmie|písemně|в письменно[йм] (?:форме|виде)|în scris|írásban)\b",
    re.IGNORECASE,
)
"""beside a name: the words were handed in, and nobody spoke them"""


def is_written(turn: Turn) -> bool:
    """True if the label says that the words were handed in: ``Anna Schmidt (S&D), in writing``."""
    return _WRITTEN.search(f"{turn.label or ''} {turn.role_note or ''}") is not None


@dataclass(slots=True)
class LineageIndex:
    """What the words of a transcript point at."""

    document_version: str
    """id of the version that is the printed text"""
    ledger: ProvenanceLedger = field(default_factory=ProvenanceLedger)
    hops: list[Hop] = field(default_factory=list)
    """of all chains"""
    _speakers: dict[str, None] = field(default_factory=dict)
    """keys of persons in the order in which they are first met"""
    _chains: dict[tuple[str, object], ChainPointers] = field(default_factory=dict)
    _by_object: dict[tuple[str, int, bool], ChainPointers] = field(default_factory=dict)
    """the same by the lineage itself, so that hops need not be compared: thousands of paragraphs share a few"""

    @classmethod
    def collect(cls, transcript: Transcript) -> LineageIndex:
        """Declare the chains of a transcript."""
        language = transcript.language
        index = cls(f"v.{language}")
        index.ledger.add_version(Version(index.document_version, "transcript", language, transcript.title, "."))
        persons = {person.key: person for person in (*transcript.persons, UNIDENTIFIED)}
        for turn in transcript.turns:
            person = persons[turn.person or UNIDENTIFIED.key]
            index._speakers[person.key] = None
            written = is_written(turn)
            for lineage in (turn.lineage, *(item.lineage for item in turn.content if isinstance(item, Paragraph))):
                if (person.key, id(lineage), written) not in index._by_object:
                    key = person.key, (way_of(lineage), written)
                    if key not in index._chains:
                        index._chains[key] = index.ledger.chain(
                            person.key, person.name, lineage, language, written=written
                        )
                        index.hops += lineage.hops
                    index._by_object[person.key, id(lineage), written] = index._chains[key]
        return index

    def chain(self, turn: Turn, lineage: Lineage) -> ChainPointers:
        """The chain of the lineage of words of a turn; it was collected before."""
        return self._by_object[turn.person or UNIDENTIFIED.key, id(lineage), is_written(turn)]

    def hop_lists(self) -> list[HopList]:
        """The chains, person by person."""
        lists: dict[str | None, list[HopList]] = {speaker: [] for speaker in self._speakers}
        for hops in self.ledger.hop_lists.values():
            lists[hops.owner].append(hops)
        return [hops for of_speaker in lists.values() for hops in of_speaker]

    def hop_entries(self) -> list[HopEntry]:
        """The hops of all chains, person by person."""
        return [hop for hop in self._entries() if hop.attributes["type"] != "origin"]

    def _entries(self) -> list[HopEntry]:
        return [hop for hops in self.hop_lists() for hop in hops.entries]

    def document(self) -> Version:
        """The printed text, made from the versions where the last hops start."""
        ends = [
            hop.attributes["source"]
            for hop in self.hop_entries()
            if hop.attributes["corresp"] == point_at(self.document_version)
        ]
        made_from = tuple(dict.fromkeys(end.removeprefix("#") for end in ends))
        origins = [hop.attributes["source"] for hop in self._entries() if hop.attributes["type"] == "origin"]
        spoken = tuple(dict.fromkeys(origin.removeprefix("#") for origin in origins))
        return replace(self.ledger.versions[self.document_version], made_from=made_from, transcribed_from=spoken)

    def earlier_versions(self) -> list[Version]:
        """Speeches and renderings, in order of derivation."""
        return [version for version in self.ledger.versions.values() if version.id != self.document_version]
