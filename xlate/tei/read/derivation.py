"""What words were made of: the hops of a unit as steps, and the unit of the source text that it is a translation of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree

from xlate.languages import UNDETERMINED, split_hop_tag
from xlate.tei.names import XML_ID, T, document_id, pointers
from xlate.tei.read.lineage import HeaderHops
from xlate.tei.record import Record

__all__ = ["Derivation", "Derived", "Step"]

_URN = "urn:x-tei:"
_SOURCE = "src:"


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a chain."""

    key: str
    """its xml:id"""
    source: str
    """tag of the language from which it started"""
    target: str
    """tag of the language in which it ended"""
    used: tuple[str, ...]
    """xml:id of the version that it started from"""
    made: tuple[str, ...]
    """xml:id of the version that it made"""


@dataclass(frozen=True, slots=True)
class Derived:
    """What one unit was made of."""

    steps: tuple[Step, ...]
    """its hops, first to last"""
    origin: str | None
    """xml:id of the version with which they begin: a speech, mostly; None where nobody knows it"""
    spoken: str | None = None
    """tag of the language first spoken; None where nobody knows how the words began"""
    source: str | None = None
    """address of the unit of the source text; None: it is no unit of a translation"""
    shared: int = 0
    """how many of the steps lead to that unit; the others lead on from there"""
    source_language: str = UNDETERMINED
    """tag of the language of that unit"""
    is_here: bool = False
    """that unit stands in the same file, which is a parallel one"""


class Derivation:
    """What the units of a file were made of.

    Args:
        record: the file.
        hops: the hops that its header declares.
        address: address of the file.
    """

    def __init__(self, record: Record, hops: HeaderHops, address: str) -> None:
        self.record, self.hops, self.address = record, hops, address
        self._source_address = self._address_of_source()
        self._links = self._read_links()

    def of(self, element: etree._Element, said: Mapping[str, str]) -> Derived:
        """What a unit was made of.

        Args:
            element: the unit.
            said: the attributes that state its lineage.
        """
        chain = self.chain(said)
        steps, origin, spoken = chain.steps, chain.origin, chain.spoken
        linked = self._links.get(element.get(XML_ID) or "")
        source = f"{self.address}#{linked}" if linked else self._in_source_file(element)
        if source is None:
            return chain
        versions = set(pointers(said.get("source")))
        untranslated = "st.untranslated" in pointers(said.get("ana"))
        shared = len(steps) if untranslated or not steps else len(steps) - 1
        shared = next(
            (place for place in reversed(range(len(steps))) if versions.intersection(steps[place].used)), shared
        )
        return Derived(
            steps,
            origin,
            spoken,
            source,
            shared,
            self._language(steps[:shared], spoken, versions),
            bool(linked),
        )

    def chain(self, said: Mapping[str, str]) -> Derived:
        """The hops that some attributes name, and what they begin with."""
        changes = [self.hops.changes[key] for key in pointers(said.get("change")) if key in self.hops.changes]
        steps = tuple(step for step in map(_step, changes) if step is not None)
        lineage = self.hops.lineage(said.get("change"))
        origins = pointers(changes[0].get("source")) if changes and lineage.spoken is not None else []
        origin = next((version for version in origins if version in self.hops.versions), None)
        return Derived(steps, origin, lineage.spoken)

    def _language(self, steps: tuple[Step, ...], spoken: str | None, versions: set[str]) -> str:
        """The language of the unit of the source text."""
        if steps:
            return steps[-1].target
        found = [self.hops.versions[key].find(T + "textLang") for key in versions if key in self.hops.versions]
        stated = next((one.get("mainLang") for one in found if one is not None), None)
        return spoken or stated or UNDETERMINED

    def _in_source_file(self, element: etree._Element) -> str | None:
        """The address of the unit that ``src:`` names; None if the unit names none."""
        names = [word.removeprefix(_SOURCE) for word in (element.get("corresp") or "").split() if _is_source(word)]
        if not names:
            return None
        return f"{self._source_address}#{names[0]}"

    def _address_of_source(self) -> str:
        """The address of the source file; another one than that of this file, whatever name was given to both."""
        file = urldefrag(self.record.source or "")[0]
        if self.address.startswith(_URN):
            address = _URN + document_id(file.rpartition("/")[2].rpartition(".")[0] or file)
        else:
            address = urljoin(self.address, file)
        return f"{address}~source" if address == self.address else address

    def _read_links(self) -> dict[str, str]:
        """In a parallel file: xml:id of a unit of a translation -> that of the unit in the source text."""
        found: dict[str, str] = {}
        for group in self.record.root.iterfind(f"{T}standOff/{T}linkGrp"):
            if group.get("type") == "translation":
                for link in group.iterfind(f"{T}link"):
                    source, *others = pointers(link.get("target")) or [""]  # the source text comes first
                    found |= dict.fromkeys(others, source)
        return found


def _is_source(pointer: str) -> bool:
    return pointer.startswith(_SOURCE)


def _step(change: etree._Element) -> Step | None:
    """A hop as a step; None for an entry that is none."""
    languages = split_hop_tag(change.get("subtype") or "")
    key = change.get(XML_ID)
    if languages is None or key is None:
        return None
    return Step(key, *languages[:2], tuple(pointers(change.get("source"))), tuple(pointers(change.get("corresp"))))
