"""The header of a file whose lineage a person sets: the chains that the words now point at, and who says so.

Whatever is added gets an xml:id and is listed in the history, so that taking the correction back takes it away too.
"""

from __future__ import annotations

from itertools import count, pairwise
from typing import NamedTuple

from lxml import etree

from xlate.dates import today
from xlate.errors import RecordError
from xlate.languages import language_name
from xlate.model.lineage import Hop, Lineage, Mode
from xlate.model.unit import xml_name
from xlate.tei.header.chains import chain_letter
from xlate.tei.header.create import TRANSLATOR_ROLE, hop_language_name
from xlate.tei.header.declarations import title_statement
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.read.history import read_corrections
from xlate.tei.read.lineage import HeaderHops, agent_name
from xlate.tei.record import Record
from xlate.tei.xml_builder import add

__all__ = ["ChainPointers", "CorrectedHeader"]

_ANNOTATOR = "annotation of lineage"
_UNNAMED = {
    Mode.INTERPRETING: ("ag.interpreter", "interpreter, not named in the source"),
    Mode.HUMAN: ("ag.translator", "translator(s), not named in the source"),
    Mode.MACHINE: ("ag.machine", "program, not named in the source"),
    Mode.POST_EDITED: ("ag.machine", "program, not named in the source"),
}
_WORK = {Mode.INTERPRETING: "interpretation", Mode.MACHINE: "machine translation"}


class ChainPointers(NamedTuple):
    """What words point at that came one way."""

    change: str | None
    source: str | None
    """the version from which a turn was made"""


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
        self.hops = HeaderHops.read(record.header)
        self.needed: list[str] = []
        """ids of what the corrections use of what corrections have added"""
        self._added = {name for entry in read_corrections(record.header) for name in entry.additions}
        self._listed = {element.get("ident") for element in record.header.iter(T + "language")}
        self._statements: dict[tuple[str, str], str] = {}
        self._versions: dict[tuple[str, str, str], str] = {}
        self._chains: dict[tuple[str, Lineage, str], ChainPointers] = {}
        for statement in record.header.iter(T + "respStmt"):
            work = " ".join("".join(part.itertext()) for part in statement.iter(T + "resp"))
            identifier = statement.get(XML_ID)
            if identifier:
                self._statements.setdefault((agent_name(statement), " ".join(work.split())), identifier)
        self.by = self._statement(by, _ANNOTATOR, "persName") if by is not None else "ag.xlate"

    def chain(
        self, key: str, name: str, lineage: Lineage, language: str, former: list[etree._Element]
    ) -> ChainPointers:
        """What words that came a certain way point at; it is declared when it is first used.

        Args:
            key: xml:id of the speaker, which makes readable ids.
            name: of the speaker.
            lineage: the way.
            language: tag of the words.
            former: the hops that the words point at now; a hop that is still the same keeps what is said about it.
        """
        if lineage.spoken is None and not lineage.hops:
            return ChainPointers(None, None)
        known = (key, lineage, language)
        if known not in self._chains:
            self._chains[known] = self._declare(key, name, lineage, language, former)
        return self._chains[known]

    def add_entry(self, text: str, items: list[dict[str, str | None]]) -> None:
        """Note in the history what was set, with the values that stood there before."""
        attributes = {
            "type": "lineage",
            "when": today().isoformat(),
            "who": f"#{self.by}",
            "target": " ".join(f"#{name}" for name in self.needed),
        }

        def build(parent: etree._Element) -> None:
            entry = add(parent, "change", attributes, f"{text} ")
            before = add(entry, "list")
            for item in items:
                add(before, "item", item)

        self.edits.add_change(build)

    def _declare(
        self, key: str, name: str, lineage: Lineage, language: str, former: list[etree._Element]
    ) -> ChainPointers:
        spoken = lineage.spoken or lineage.hops[0].source
        version = self._version(f"v.{key}.{spoken}", "speech", spoken, f"Remarks of {name}", None)
        if not lineage.hops:
            text = f"Spoken in {language_name(spoken)}, the language of this text; no translation took place."
            changes = [
                (
                    {"type": "origin", "subtype": spoken, "source": f"#{version}", "resp": self._responsible(lineage)},
                    text,
                )
            ]
            return ChainPointers(self._list(key, name, changes), None)
        versions = [version]
        for hop in lineage.hops[:-1]:
            kind, what = ("interpretation", "Oral rendering") if hop.mode is not Mode.HUMAN else ("text", "Translation")
            title = f"{what} of the remarks of {name}"
            versions.append(self._version(f"v.{key}.{hop.target}", kind, hop.target, title, versions[-1]))
        versions.append(self._text_version(language, versions[-1]))
        changes = []
        for number, (hop, (source, target)) in enumerate(zip(lineage.hops, pairwise(versions), strict=True), start=1):
            attributes = {"n": str(number), "type": "hop", "subtype": hop.tag}
            self._language(hop.tag)
            ends = {"source": f"#{source}", "corresp": f"#{target}"}
            before = next((change for change in former if self.hops.is_hop(change, hop)), None)
            if before is not None:
                stated = {name: before.get(name) for name in ("ana", "who", "resp", "cert", "when")}
                for name_of_agent in (*pointers(stated["who"]), *pointers(stated["resp"])):
                    self._need(name_of_agent)
            else:
                agent = self._agent(hop)
                mode = f"#mode.{hop.mode}" if hop.mode else None
                stated = {"ana": mode, "who": agent, "resp": self._responsible(hop), "cert": str(hop.certainty)}
            changes.append(({**attributes, **ends, **{name: v for name, v in stated.items() if v}}, hop.evidence))
        return ChainPointers(self._list(key, name, changes), f"#{versions[-2]}")

    def _responsible(self, said: Hop | Lineage) -> str:
        """Who answers for what is said: the person, or the conversion and whoever gave it a language."""
        if self.by == "ag.xlate" and said.stated_by_user:
            if not self.edits.has_id("ag.user"):
                work = "statement of languages (options --speaker-lang and --relay)"
                self._insert_statement("ag.user", work, "person who ran the conversion", "name")
            return "#ag.user #ag.xlate"
        return f"#{self.by}"

    def _list(self, key: str, name: str, changes: list[tuple[dict[str, str], str]]) -> str:
        """The pointers at a list of hops: one that says the very same, or a new one."""
        for known in self.record.header.iterfind(f"{T}profileDesc/{T}creation/{T}listChange"):
            if (known.get(XML_ID) or "") in self._added and _says(known) == changes:
                self._need(known.get(XML_ID) or "")
                return " ".join(f"#{change.get(XML_ID)}" for change in known.iterchildren(T + "change"))
        number = next(number for number in count(1) if not self.edits.has_id(_group(key, number)))
        group, letter = _group(key, number), f".{chain_letter(number - 1)}" if number > 1 else ""
        ids = [
            self.edits.free_id(
                f"org.{key}.{attributes['subtype']}" if attributes["type"] == "origin" else f"hop.{key}{letter}.{place}"
            )
            for place, (attributes, _) in enumerate(changes, start=1)
        ]

        def build(parent: etree._Element) -> None:
            element = add(parent, "listChange", {XML_ID: group, "ordered": "true"})
            add(element, "desc", text=f"Remarks of {name}")
            for identifier, (attributes, text) in zip(ids, changes, strict=True):
                add(element, "change", {XML_ID: identifier, **attributes}, text)

        self.edits.add("profileDesc", "creation", build)
        self._need(group)
        return " ".join(f"#{identifier}" for identifier in ids)

    def _need(self, identifier: str) -> None:
        """Note what the correction uses, unless it was there before anybody corrected anything."""
        if identifier not in self.needed and (identifier in self._added or identifier not in self.record.by_id):
            self.needed.append(identifier)

    def _version(self, identifier: str, kind: str, language: str, title: str, made_from: str | None) -> str:
        """The id of a version of that kind, declared when it is first used."""
        known = self._versions.get((identifier, kind, made_from or ""))
        known = known or self._known_version(identifier, kind, made_from)
        name = known or self.edits.free_id(identifier)
        if known is None:

            def build(parent: etree._Element) -> None:
                entry = add(parent, "bibl", {XML_ID: name, "type": kind})
                note = ", spoken; no recording or transcript consulted. " if kind == "speech" else "; not consulted. "
                add(entry, "title", text=title).tail = note
                add(entry, "textLang", {"mainLang": language}, language_name(language))
                if made_from:
                    entry[-1].tail = " "
                    add(entry, "relatedItem", {"type": "translationOf", "target": f"#{made_from}"})

            self.edits.insert(self._version_list(), build)
        self._language(language)
        self._versions[identifier, kind, made_from or ""] = name
        self._need(name)
        return name

    def _known_version(self, identifier: str, kind: str, made_from: str | None) -> str | None:
        """A version of that kind in the header that was made from the same one."""
        for name, version in self.hops.versions.items():
            if version.get("type") == kind and (name == identifier or name.startswith(f"{identifier}.")):
                origins = [related.get("target") for related in version.iterchildren(T + "relatedItem")]
                if not made_from or not origins or f"#{made_from}" in origins:
                    return name
        return None

    def _text_version(self, language: str, made_from: str) -> str:
        """The id of the version that is the text; it says from which versions it was made."""
        identifier = f"v.{language}"
        text = self.hops.versions.get(identifier)
        if text is None:
            title = f"{language_name(language)} text of this document"
            return self._version(identifier, "text", language, title, made_from)
        relation = f"from.{made_from}"
        targets = {related.get("target") for related in text.iterchildren(T + "relatedItem")}
        if relation in self.record.by_id:
            self._need(relation)
        elif f"#{made_from}" not in targets and not self.edits.has_id(relation):
            attributes = {XML_ID: relation, "type": "translationOf", "target": f"#{made_from}"}
            self.edits.insert(text, lambda parent: add(parent, "relatedItem", attributes))
            self._need(relation)
        return identifier

    def _version_list(self) -> etree._Element:
        versions = self.record.header.find(f"{T}fileDesc/{T}sourceDesc//{T}listBibl")
        if versions is None:
            raise RecordError(
                "the header has no listBibl for the versions of the words; add one: xlate lineage init",
                file=self.record.name,
            )
        return versions

    def _language(self, tag: str) -> None:
        identifier = f"lang.{tag}"
        if identifier in self.record.by_id:
            self._need(identifier)
        elif tag not in self._listed:
            self._listed.add(tag)
            attributes = {XML_ID: identifier, "ident": tag}
            self.edits.add(
                "profileDesc", "langUsage", lambda parent: add(parent, "language", attributes, hop_language_name(tag))
            )
            self._need(identifier)

    def _agent(self, hop: Hop) -> str | None:
        """The pointer at whoever made a hop; None where the mode is unknown and nobody is named."""
        way = f"from {language_name(hop.source)} into {language_name(hop.target)}"
        work = _WORK.get(hop.mode, "translation") if hop.mode else "translation"
        if hop.agents:
            kind = "name" if hop.mode is Mode.MACHINE else "persName"
            return " ".join(f"#{self._statement(agent, f'{work} {way}', kind)}" for agent in hop.agents)
        if hop.mode is None:
            return None
        identifier, name = _UNNAMED[hop.mode]
        if not self.edits.has_id(identifier):
            self._insert_statement(identifier, work, name, "name")
        self._need(identifier)
        return f"#{identifier}"

    def _statement(self, name: str, work: str, kind: str) -> str:
        """The id of the ``respStmt`` that says who did what."""
        identifier = self._statements.get((name, work))
        if identifier is None:
            identifier = self.edits.free_id(f"ag.{xml_name(name.lower(), 'person', 'p')}")
            self._statements[name, work] = identifier
            self._insert_statement(identifier, work, name, kind)
        self._need(identifier)
        return identifier

    def _insert_statement(self, identifier: str, work: str, name: str, kind: str) -> None:
        def build(parent: etree._Element) -> None:
            statement = add(parent, "respStmt", {XML_ID: identifier})
            ref = TRANSLATOR_ROLE if work.startswith("translation") else None
            add(statement, "resp", {"ref": ref}, work)
            add(statement, kind, {"type": "software"} if kind == "name" and "program" in name else None, name)

        self.edits.insert(title_statement(self.record), build)


def _group(key: str, number: int) -> str:
    return f"hops.{key}" if number == 1 else f"hops.{key}.{number}"


def _says(changes: etree._Element) -> list[tuple[dict[str, str], str]]:
    """What a list of hops says, ids apart."""
    return [
        ({str(name): value for name, value in change.attrib.items() if name != XML_ID}, change.text or "")
        for change in changes.iterchildren(T + "change")
    ]
