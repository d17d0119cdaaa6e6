"""The versions of the words in one header, and the languages that it lists."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from xlate.languages import UNDETERMINED, language_name
from xlate.model.lineage import is_same_language
from xlate.tei.header.agent_ledger import AgentLedger
from xlate.tei.header.entries import Version
from xlate.tei.names import IdRegistry, T, point_at
from xlate.tei.record import Record

__all__ = ["VersionLedger"]


class VersionLedger(AgentLedger):
    """Versions and languages: each found in the header, or declared once."""

    def __init__(self, record: Record | None = None, ids: IdRegistry | None = None) -> None:
        """Begin; the arguments are those of `AgentLedger`."""
        super().__init__(record, ids)
        self.versions: dict[str, Version] = {}
        self.languages: list[str] = []
        """tags of languages and hops that the header does not list yet"""
        self.relations: dict[str, tuple[str, str, str]] = {}
        """id -> a version that the header has, one that it turns out to be made from, and how (``@type``)"""
        self._versions: dict[tuple[str, str, str | None], str] = {}
        self._listed: set[str] | None = set()
        """tags that the header lists; None: it describes its languages in prose, beside which TEI lets nothing stand"""
        if record is not None:
            self._read_languages(record.header)

    def _read_languages(self, header: etree._Element) -> None:
        prose = header.find(f"{T}profileDesc/{T}langUsage/{T}p") is not None
        self._listed = None if prose else {element.get("ident") or "" for element in header.iter(T + "language")}

    def language(self, tag: str) -> None:
        """Make sure that the tag of a language or hop is listed."""
        identifier = f"lang.{tag}"
        if self._listed is None:
            return
        if tag not in self._listed:
            self._listed.add(tag)
            self.languages.append(tag)
            self.ids.add(identifier)
        if identifier in self.ids:
            self.used[identifier] = None

    def _list_as_before(self, tag: str) -> None:
        """A file of version 0.1 lists the languages of versions and the tags of hops too, and goes on so."""
        if self._listed and any("-t-" in known for known in self._listed):
            self.language(tag)

    def add_version(self, version: Version) -> str:
        """Declare a version, unless the file has it."""
        self.ids.add(version.id)
        if version.id not in self.ids.given:
            self.versions[version.id] = version
            self._list_as_before(version.language)
        return version.id

    def version(
        self,
        wanted: str,
        kind: str,
        language: str,
        title: str,
        note: str = "; not consulted.",
        source: str | None = None,
    ) -> str:
        """The id of a version of a kind that was made from another one, or from none."""
        key = (wanted, kind, source)
        known = self._versions.get(key) or self._find_version(wanted, kind, source)
        if known is None:
            other = self.versions.get(wanted)
            if other is not None and other.type != kind and wanted != source:
                wanted = f"{wanted}.{kind}"  # a speech and a rendering in the same language are two versions
            identifier = self.ids.free(wanted)
            version = Version(identifier, kind, language, title, note)
            known = self.add_version(self._made_from(version, source) if source else version)
        self._versions[key] = known
        self.used[known] = None
        return known

    def _find_version(self, wanted: str, kind: str, source: str | None) -> str | None:
        for identifier, version in self.header.versions.items():
            if version.get("type") == kind and (identifier == wanted or identifier.startswith(f"{wanted}.")):
                origins = [related.get("target") for related in version.iterchildren(T + "relatedItem")]
                if not source or not origins or point_at(source) in origins:
                    return identifier
        return None

    def _relation(self, language: str, source: str) -> str:
        """How a version in a language was made from another one: in one language nothing is translated."""
        known, listed = self.versions.get(source), self.header.versions.get(source)
        if known is not None:
            kind, spoken = known.type, known.language
        elif listed is not None:
            stated = listed.find(T + "textLang")
            kind = listed.get("type", "")
            spoken = UNDETERMINED if stated is None else stated.get("mainLang", UNDETERMINED)
        else:
            return "translatedFrom"
        if not is_same_language(language, spoken):
            return "translatedFrom"
        return "transcribedFrom" if kind == "speech" else "derivedFrom"

    def _made_from(self, version: Version, source: str) -> Version:
        """The version with one more that it was made from."""
        if source in {*version.made_from, *version.transcribed_from, *version.derived_from}:
            return version
        match self._relation(version.language, source):
            case "transcribedFrom":
                return replace(version, transcribed_from=(*version.transcribed_from, source))
            case "derivedFrom":
                return replace(version, derived_from=(*version.derived_from, source))
            case _:
                return replace(version, made_from=(*version.made_from, source))

    def _text_version(self, language: str, source: str) -> str:
        """The id of the version that is the text, which says from which versions it was made."""
        identifier, relation = f"v.{language}", f"from.{source}"
        new, text = self.versions.get(identifier), self.header.versions.get(identifier)
        if new is not None:
            self.versions[identifier] = self._made_from(new, source)
            self.used[identifier] = None
        elif text is None:
            title = f"{language_name(language)} text of this document"
            return self.version(identifier, "text", language, title, source=source)
        elif relation in self.ids:
            self.used[relation] = None
        elif point_at(source) not in {related.get("target") for related in text.iterchildren(T + "relatedItem")}:
            self.ids.add(relation)
            self.relations[relation] = identifier, source, self._relation(language, source)
            self.used[relation] = None
        return identifier
