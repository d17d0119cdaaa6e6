"""The lineages of a transcript as they are named in a header: hops, origins and versions, each with its id.

One chain for each different way in which a speaker's words came; the words point at its hops in ``@change``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from xlate.model.lineage import Hop, Lineage
from xlate.model.transcript import Paragraph, Person, Transcript

__all__ = ["UNIDENTIFIED", "Chain", "ChainBook", "NamedHop", "Version", "chain_letter"]


UNIDENTIFIED = Person("unidentified", "an unidentified speaker")
"""stands for those who speak without a label"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the words: a speech, an interpreter's rendering, the printed text."""

    id: str
    type: str
    """speech, interpretation or transcript"""
    language: str
    title: str
    note: str
    """what follows the title"""
    made_from: str | None
    """id of the version that this one translates"""


@dataclass(frozen=True, slots=True)
class NamedHop:
    """A hop with its id and those of the versions on its two sides."""

    id: str
    hop: Hop
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The fact that words were spoken in the language of the text, which survives later hops."""

    id: str
    language: str
    version: str
    """id of the version"""
    stated_by_user: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one lineage of one speaker."""

    hops: tuple[NamedHop, ...]
    origin: Origin | None
    """the words were spoken in the language of the text"""

    @property
    def change(self) -> str | None:
        """The value of ``@change`` for words that came this way; None if nothing is known."""
        ids = [hop.id for hop in self.hops] or ([self.origin.id] if self.origin else [])
        return " ".join(f"#{identifier}" for identifier in ids) or None

    @property
    def source(self) -> str | None:
        """The value of ``@source`` of a turn: the version from which its words were made."""
        return f"#{self.hops[-1].source}" if self.hops else None


@dataclass(slots=True)
class ChainBook:
    """All chains of a transcript, each named once."""

    transcript: Transcript
    document_version: str
    """id of the version that is the printed text"""
    versions: dict[str, Version] = field(default_factory=dict)
    """speeches and renderings, in order of derivation"""
    by_person: dict[str, list[Chain]] = field(default_factory=dict)
    """key of a person -> chains in the order in which they are first met"""
    _chains: dict[tuple[str, object], Chain] = field(default_factory=dict)
    _by_object: dict[tuple[str, int], Chain] = field(default_factory=dict)
    """the same by the lineage itself, so that hops need not be compared: thousands of paragraphs share a few"""

    @classmethod
    def collect(cls, transcript: Transcript) -> ChainBook:
        """Name the chains of a transcript."""
        book = cls(transcript, f"v.{transcript.language}")
        persons = {person.key: person for person in transcript.persons}
        for turn in transcript.turns:
            lineages = [turn.lineage, *(item.lineage for item in turn.content if isinstance(item, Paragraph))]
            person = persons[turn.person] if turn.person else UNIDENTIFIED
            for lineage in lineages:
                key = (person.key, id(lineage))
                if key not in book._by_object:
                    book._by_object[key] = book._add(person, lineage)
        return book

    def chain(self, person: str | None, lineage: Lineage) -> Chain:
        """The chain of a lineage of a person (by key; None: nobody knows who); it was collected before."""
        return self._by_object[person or UNIDENTIFIED.key, id(lineage)]

    def _add(self, person: Person, lineage: Lineage) -> Chain:
        key = (person.key, _identity(lineage))
        if key in self._chains:
            return self._chains[key]
        chains = self.by_person.setdefault(person.key, [])
        if lineage.spoken is None:
            return self._chains.setdefault(key, Chain((), None))
        letter = "" if not chains else f".{chain_letter(len(chains))}"
        spoken = self._version(
            f"v.{person.key}.{lineage.spoken}",
            "speech",
            lineage.spoken,
            f"Remarks of {person.name}",
            ", spoken; no recording or transcript consulted.",
        )
        if not lineage.hops:
            origin = f"org.{person.key}.{lineage.spoken}"
            chain = Chain((), Origin(origin, lineage.spoken, spoken, lineage.stated_by_user))
        else:
            chain = Chain(tuple(self._name_hops(person, lineage, letter, spoken)), None)
        chains.append(chain)
        self._chains[key] = chain
        return chain

    def _name_hops(self, person: Person, lineage: Lineage, letter: str, version: str) -> list[NamedHop]:
        named = []
        for number, hop in enumerate(lineage.hops, start=1):
            if number == len(lineage.hops):
                target = self.document_version
            else:
                identifier = f"v.{person.key}.{hop.target}"
                if identifier == version:  # from an unknown language into an unknown one
                    identifier = f"{identifier}.{number + 1}"
                title = f"Oral rendering of the remarks of {person.name}"
                target = self._version(identifier, "interpretation", hop.target, title, "; not consulted.", version)
            named.append(NamedHop(f"hop.{person.key}{letter}.{number}", hop, version, target))
            version = target
        return named

    def _version(
        self, identifier: str, kind: str, language: str, title: str, note: str, made_from: str | None = None
    ) -> str:
        """Name a version once; a speech and a rendering in the same language are two versions."""
        known = self.versions.get(identifier)
        if known is not None and known.type != kind:
            return self._version(f"{identifier}.{kind}", kind, language, title, note, made_from)
        self.versions.setdefault(identifier, Version(identifier, kind, language, title, note, made_from))
        return identifier

    def hops(self) -> list[NamedHop]:
        """All hops of all persons."""
        return [hop for chains in self.by_person.values() for chain in chains for hop in chain.hops]

    def direct_sources(self) -> list[str]:
        """Ids of the versions from which the printed text was made, each once."""
        sources = [hop.source for hop in self.hops() if hop.target == self.document_version]
        return list(dict.fromkeys(sources))


def _identity(lineage: Lineage) -> object:
    """What makes two lineages the same chain: the way, not the sentence that gives the evidence."""
    return lineage.spoken, tuple((hop.source, hop.target, hop.mode, hop.certainty) for hop in lineage.hops)


def chain_letter(number: int) -> str:
    """The letter in the ids of the hops of a chain: a for 0, b for 1 …."""
    return chr(ord("a") + number) if number < 26 else f"z{number}"
