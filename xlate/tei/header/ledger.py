"""The provenance ledger: who made which hop between which versions of the words, as one header declares it.

An agent, a version, a hop or a language that a statement of lineage needs is found in the header, or becomes a new
entry with a free id. The ledger only knows the entries: `xlate.tei.header.create` writes those of a new file, and
`xlate.tei.header.declarations` adds those of a translation or a correction to a file that is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from lxml import etree

from xlate.languages import language_name
from xlate.model.lineage import Hop, Lineage, is_same_language
from xlate.model.transcript import Person
from xlate.tei.header.chains import Entry, chain_letter, rendering, says
from xlate.tei.header.entries import HopEntry, HopList, hop_attributes
from xlate.tei.header.version_ledger import VersionLedger
from xlate.tei.names import XML_ID, IdRegistry, T, point_at, pointers
from xlate.tei.record import Record

__all__ = ["UNIDENTIFIED", "ChainPointers", "ProvenanceLedger"]

UNIDENTIFIED = Person("unidentified", "an unidentified speaker")
"""stands for those who speak without a label"""
_OF_A_HOP = ("subtype", "ana", "who", "source", "corresp")
"""the attributes by which a hop is known again"""


class ChainPointers(NamedTuple):
    """What words that went through a chain of hops point at."""

    change: str | None
    """its hops, or the origin of untranslated words; None if nothing is known"""
    source: str | None
    """the version from which a turn was made"""


class ProvenanceLedger(VersionLedger):
    """The entries of one header: those that it has, and those that it needs."""

    def __init__(
        self, record: Record | None = None, ids: IdRegistry | None = None, reusable: Collection[str] = ()
    ) -> None:
        """Begin.

        Args:
            record: the file whose header it is; None: a new one.
            ids: those that the file has.
            reusable: ids of the lists of hops to which more words may point.
        """
        super().__init__(record, ids)
        self.hop_lists: dict[str, HopList] = {}
        self._reusable: list[etree._Element] = []
        self._lists: set[str | None] = set()
        self._chains: dict[tuple[str, Lineage, str, bool], ChainPointers] = {}
        if record is not None:
            lists = record.header.iterfind(f"{T}profileDesc/{T}creation/{T}listChange")
            self._lists = {one.get(XML_ID) for one in record.header.iter(T + "listChange")}
            self._reusable = [one for one in lists if one.get(XML_ID) in reusable]

    def chain(
        self,
        key: str,
        name: str,
        lineage: Lineage,
        language: str,
        former: Sequence[etree._Element] = (),
        *,
        written: bool = False,
    ) -> ChainPointers:
        """The chain of hops that some words went through, declared when it is first met.

        Args:
            key: xml:id of the speaker, which makes readable ids.
            name: of the speaker.
            lineage: the way of the words.
            language: tag of the words.
            former: the hops that the words point at now; a hop that is still the same keeps what is said about it.
            written: nobody has spoken these words; they began as a text.
        """
        if lineage.spoken is None and not lineage.hops:
            return ChainPointers(None, None)
        known = (key, lineage, language, written)
        if known not in self._chains:
            whose = f"Text of {name}" if written else f"Remarks of {name}"
            self._chains[known] = self._new_chain(key, whose, lineage, language, former)
        return self._chains[known]

    def _new_chain(
        self, key: str, whose: str, lineage: Lineage, language: str, former: Sequence[etree._Element]
    ) -> ChainPointers:
        spoken = lineage.spoken or lineage.hops[0].source
        written = whose.startswith("Text")
        note = "; not consulted." if written else ", spoken; no recording or transcript consulted."
        if not lineage.hops and not written:
            note = ", spoken."  # what is printed is a transcript of it
        versions = [self.version(f"v.{key}.{spoken}", "writing" if written else "speech", spoken, whose, note)]
        if not lineage.hops:
            return ChainPointers(
                self._hop_list(key, whose, [self._origin(lineage, language, versions[0], written=written)]), None
            )
        for hop in lineage.hops[:-1]:
            kind, what = rendering(hop)
            title = f"{what} of the {whose[0].lower()}{whose[1:]}"
            versions.append(self.version(f"v.{key}.{hop.target}", kind, hop.target, title, source=versions[-1]))
        versions.append(self._text_version(language, versions[-1]))
        entries = []
        for number, (hop, ends) in enumerate(zip(lineage.hops, pairwise(versions), strict=True), start=1):
            stated = self._stated(hop, former)
            attributes = hop_attributes(hop.source, hop.target, hop.mode, ends, stated, number)
            path = {"type": "path"} if hop.open_path else {}
            entries.append((attributes | path, hop.evidence, hop.evidence_at))
        return ChainPointers(self._hop_list(key, whose, entries), point_at(versions[-2]))

    def _origin(self, lineage: Lineage, language: str, version: str, *, written: bool) -> Entry:
        """The fact that words began in the language in which they stand here, which survives later hops."""
        spoken = lineage.spoken or language
        whose = "this text" if is_same_language(spoken, language) else "these words"
        responsible, name = self._responsible(lineage), language_name(spoken)
        text = f"{'Written' if written else 'Spoken'} in {name}, the language of {whose}."
        attributes = {"type": "origin", "subtype": spoken, "source": point_at(version), "resp": responsible}
        if lineage.certainty is not None:
            attributes["cert"] = str(lineage.certainty)
        return attributes, f"{text} {lineage.evidence}".strip(), lineage.evidence_at

    def _stated(self, hop: Hop, former: Sequence[etree._Element]) -> dict[str, str | None]:
        """Who made a hop, and who says so."""
        before = next((change for change in former if self.header.is_hop(change, hop)), None)
        if before is None:
            who = point_at(*self.agents_of(hop))
            own = {"ana": point_at(hop.own_mode)} if hop.own_mode else {}
            return {"who": who, "resp": self._responsible(hop), "cert": str(hop.certainty), **own}
        stated = {name: before.get(name) for name in ("ana", "who", "resp", "cert", "when")}
        self.used.update(dict.fromkeys([*pointers(stated["who"]), *pointers(stated["resp"])]))
        return stated

    def _hop_list(self, key: str, whose: str, entries: list[Entry]) -> str:
        """The pointers at the hops of a chain: one that says the very same, or a new one."""
        for known in self._reusable:
            if says(known) == entries:
                self.used[known.get(XML_ID) or ""] = None
                return point_at(*(change.get(XML_ID) or "" for change in known.iterchildren(T + "change")))
        groups = (f"hops.{key}" if number == 1 else f"hops.{key}.{number}" for number in count(1))
        number, group = next((n, group) for n, group in enumerate(groups) if group not in self.ids)
        letter = f".{chain_letter(number)}" if number else ""
        hops = HopList(group, whose, key)
        for place, (attributes, text, addresses) in enumerate(entries, start=1):
            origin = attributes["type"] == "origin"
            wanted = f"org.{key}.{attributes['subtype']}" if origin else f"hop.{key}{letter}.{place}"
            hops.entries.append(HopEntry(self.ids.free(wanted), attributes, text, addresses))
            self._list_as_before(attributes["subtype"])
        self.ids.add(group)
        self.hop_lists[group] = hops
        self.used[group] = None
        return point_at(*(hop.id for hop in hops.entries))

    def hops(self) -> Iterator[HopEntry]:
        """The hops that are new, and the origins of untranslated words."""
        return (hop for hops in self.hop_lists.values() for hop in hops.entries)

    def hop(self, group: str, description: str, wanted: str, attributes: dict[str, str], text: str) -> str:
        """The id of a hop that makes no chain of its own: one that says the same, or a new one in a list."""
        same = [attributes[name].split() for name in _OF_A_HOP]
        for identifier, change in self.header.changes.items():
            if [(change.get(name) or "").split() for name in _OF_A_HOP] == same:
                return identifier
        if group not in self.hop_lists:
            identifier = group if group in self._lists else self.ids.free(group)
            self.hop_lists[group] = HopList(identifier, description, None)
        hops = self.hop_lists[group]
        for hop in hops.entries:
            if all(hop.attributes[name] == attributes[name] for name in _OF_A_HOP):
                return hop.id
        hops.entries.append(HopEntry(self.ids.free(wanted), attributes, text))
        self._list_as_before(attributes["subtype"])
        return hops.entries[-1].id
