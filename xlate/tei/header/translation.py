"""The header of a translated file: who translated, from which version into which, when, and how much."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import quote

from lxml import etree

from xlate.languages import UNDETERMINED, language_name
from xlate.model.marks import Remarks
from xlate.model.markup import plain_words
from xlate.model.unit import State, Unit, UnitKind
from xlate.tei.header.declarations import (
    add_application,
    add_categories,
    kind_of_text,
    text_version,
    title_statement,
    write_entries,
)
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.encoding import categories_in
from xlate.tei.header.entries import Agent, Version, build_translator, xlate_agent
from xlate.tei.header.hop_path import HopPaths
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.names import XML_ID, XML_LANG, IdRegistry, T, point_at, pointers
from xlate.tei.read.statements import is_made_elsewhere
from xlate.tei.record import Record
from xlate.tei.splice import Edit, escape_content
from xlate.tei.xml_builder import add
from xlate.text import comparison_key

__all__ = ["Merge", "TranslationHeader", "file_pointer", "translations"]

_SUBTITLE = re.compile(
    r"(?:TEI edition|(?P<by>\S.* translation)) of the (?P<of>.*)transcript(?:, with translation lineage)?"
)
_TEXT_DESCRIPTION = (
    "channel", "constitution", "derivation", "domain", "factuality", "interaction", "preparedness", "purpose",
)  # fmt: skip
"""the parts of textDesc, all of which TEI wants, in its order"""
_STATE_WORDS = {State.MACHINE: "machine", State.POST_EDITED: "post-edited"}


def file_pointer(file: str) -> str:
    """A file name, whose bytes may be no text, as the value of a pointing attribute."""
    return quote(file, safe="/.~-_:", errors="surrogateescape")


@dataclass(frozen=True, slots=True)
class Merge:
    """What is merged, for the header."""

    language: str
    """tag of the language translated into"""
    catalogues: tuple[tuple[str, str | None], ...]
    """name of each translator's file, and when it was revised, as it says"""
    source_file: str | None
    """name of the source file as seen from the translated one, which points at it; None: as it points now"""
    states: Mapping[State, int] = field(default_factory=dict)
    """how many units are in each state when everything is merged"""
    omit_fuzzy: bool = False
    """leave the words of fuzzy units out; a gap says so"""
    keep_variants: bool = False
    """keep translations that were not taken, beside the text"""
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    """key of a unit -> what people note on its translation"""
    edition: int = 1
    """which translation into the language it is; a second one is a version of its own, beside the first"""

    @property
    def suffix(self) -> str:
        """What stands behind the ids of its text in a parallel file: ``de``, ``de.2``."""
        return self.language if self.edition == 1 else f"{self.language}.{self.edition}"


class TranslationHeader:
    """The additions to the header of one translated file."""

    def __init__(
        self, source: Record, record: Record, units: Sequence[Unit], merge: Merge, *, parallel: bool = False
    ) -> None:
        """Begin.

        Args:
            source: the source text.
            record: the file that is edited: the source, or the translated file as it is now.
            units: the units of the source.
            merge: what is merged.
            parallel: the file keeps its source text, and gets the translated units beside it.
        """
        self.source = source
        self.record = record
        self.whole = record is source and not parallel
        """True if the file is about to become a translation as a whole"""
        self.parallel = parallel
        self.units = units
        self.merge = merge
        self.edits = HeaderEdits(record)
        self.names_words = False
        """units are said to be translations of certain words; so are those that change"""
        self.version = self._own_id()
        """xml:id of the version that the merge makes"""
        self._languages = list(dict.fromkeys(unit.language for unit in units))
        self._ledger = ProvenanceLedger(record, self.edits.ids)
        self._ledger.add_agent(xlate_agent("merging of translations, attribution of lineage"))
        languages = [source.language, *self._languages]
        self.paths = HopPaths(self._ledger, record, merge.language, self.version, languages)

    def _own_id(self) -> str:
        """The id of the version of the merge: of the translation that is brought up to date, or a new one."""
        wanted = f"v.{self.merge.language}"
        if self.merge.edition > 1:
            return IdRegistry(self.record.by_id).free(wanted)
        if self.record is not self.source and not self.parallel and self.record.text is not None:
            known = translations(self.record, self.merge.language)
            standing = [one for one in pointers(self.record.text.get("decls")) if one in known]
            if len(standing) == 1:
                return standing[0]
        # a source that was translated itself may have a version in the language too
        return IdRegistry(self.source.by_id).free(wanted)

    def point_at(self, file: str) -> None:
        """Let ``src:`` mean another file."""
        prefixes = self.record.header.iter(T + "prefixDef")
        prefix = next((prefix for prefix in prefixes if prefix.get("ident") == "src"), None)
        pattern = f"{file_pointer(file)}#$1"
        if prefix is None:
            self.edits.add("encodingDesc", "listPrefixDef", partial(_build_prefix, target=pattern))
        else:
            self.edits.set_attributes(prefix, {"replacementPattern": pattern})

    def _declare_words(self) -> None:
        """Say what ``words:`` means."""
        if all(prefix.get("ident") != "words" for prefix in self.record.header.iter(T + "prefixDef")):
            self.edits.add("encodingDesc", "listPrefixDef", _build_words)

    def commentator(self, name: str) -> str:
        """The id of somebody who comments or reviews: who has that name already, or a new agent."""
        return next(self._ledger.find_agents(name), None) or self._ledger.agent(name, "comments and reviews")

    def finish(self, translated: Mapping[str, str], categories: Collection[str]) -> list[Edit]:
        """The edits of the header.

        Args:
            translated: key -> words, of the units whose words change.
            categories: the ids of those that the text names.
        """
        self._titles(translated)
        self._derivation()
        self._add_languages()
        self._versions()
        write_entries(self.edits, self._ledger, named_languages=is_made_elsewhere(self.record.header))
        if self.whole:
            self.point_at(self.merge.source_file or self.source.name)
        if (translated or self.names_words) and not self.parallel:
            self._declare_words()
        modes = categories_in(hop.attributes.get("ana") for hop in self._ledger.hops())
        add_categories(self.edits, {*categories, *modes})
        add_application(self.edits, "merge of a translator's catalogue")
        self.edits.add_revision(self._revision())
        return self.edits.finish()

    def _add_languages(self) -> None:
        """Every language of its words is listed."""
        for tag in (self.merge.language, self.source.language, *self._languages):
            self._ledger.language(tag)

    def _titles(self, translated: Mapping[str, str]) -> None:
        """The translated title beside that of the source; the subtitle says what this file is."""
        statement, language = title_statement(self.record), self.merge.language
        titles = statement.findall(T + "title")
        mains = [title for title in titles if title.get("type") in (None, "main")]
        in_source = [title for title in mains if title.get(XML_LANG) == self.source.language]
        main = next(iter(in_source or mains), None)
        own = next((t for t in titles if t.get(XML_LANG) == language and t.get("type") != "sub"), None)
        words = self._translated_title(main, translated) if main is not None else None
        for title in titles if self.whole else ():
            if title.get(XML_LANG) is None:  # what the file is in is another language from now on
                ours = title.get("type") == "sub" and _SUBTITLE.fullmatch(title.text or "")
                self.edits.set_attributes(title, {"xml:lang": "en" if ours else self.source.language})
        if words and own is not None:
            self.edits.replace_content(own, escape_content(words))
        elif words and main is not None:
            attributes = {"type": main.get("type"), XML_LANG: language}
            self.edits.insert(statement, lambda parent: add(parent, "title", attributes, words), after=main)
        for title in titles:
            match = _SUBTITLE.fullmatch(title.text or "")
            if title.get("type") == "sub" and match and self.whole:
                made_from = f"the {match['by']} of " if match["by"] else ""  # a relay: say both translations
                what = f"{language_name(language)} translation of {made_from}the {match['of']}transcript"
                subtitle = f"{what}, with translation lineage"
                self.edits.replace_content(title, escape_content(subtitle))

    def _derivation(self) -> None:
        """The text is a translation, and of which version; TEI wants to be told more, and nothing is told."""
        if not self.whole or is_made_elsewhere(self.record.header):
            return
        made_from = point_at(f"v.{self.source.language}")
        known = self.record.header.find(f"{T}profileDesc/{T}textDesc/{T}derivation")
        if known is not None:
            self.edits.set_attributes(known, {"type": "translation", "source": made_from})
            return
        parts: dict[str, dict[str, str | None]] = {name: {} for name in _TEXT_DESCRIPTION}
        parts |= {"channel": {"mode": "w"}, "constitution": {"type": "single"}}
        parts["derivation"] = {"type": "translation", "source": made_from}
        for name, attributes in parts.items():
            self.edits.add("profileDesc", "textDesc", partial(add, name=name, attributes=attributes))

    def _translated_title(self, main: etree._Element, translated: Mapping[str, str]) -> str | None:
        """The words of the translated heading that says the same as the main title."""
        wanted = comparison_key("".join(main.itertext()))
        for unit in self.units:
            if (
                unit.kind is UnitKind.HEADING
                and unit.key in translated
                and comparison_key(plain_words(unit.source)) == wanted
            ):
                return plain_words(translated[unit.key])
        return None

    def _versions(self) -> None:
        """The versions between which words crossed: that of the merge, and those it was made from."""
        main = self.source.language
        sources = [tag for tag in self._languages if tag != self.merge.language] or [main]
        needed = dict.fromkeys([*sources, main] if self.parallel else sources)  # a parallel file points at its source
        if len(needed) > 1:
            needed.pop(UNDETERMINED, None)  # a corpus in several languages has none of its own
        relays = self._ledger.versions
        self._ledger.versions = {}
        for tag in needed:
            self._ledger.add_version(text_version(kind_of_text(self.record) if tag == main else "text", tag))
        self._ledger.versions |= relays
        if self.version in self.edits.ids.given:
            self._update_version()
        else:
            self._ledger.add_version(self._own_version(sources))

    def _own_version(self, sources: list[str]) -> Version:
        language = self.merge.language
        others, words = self._mixture()
        title = f"{language_name(language)} translation of the {language_name(self.source.language)} transcript"
        if self.merge.edition > 1:
            title += f" (version {self.merge.edition})"
        made_from = tuple(f"v.{source}" for source in sources)
        made = [hop.attributes for hop in self._ledger.hops()]
        makers = dict.fromkeys(name for hop in made for name in pointers(hop.get("who")))
        people = tuple((one, name) for one in makers if (name := self._ledger.person(one)))
        date = max((day for hop in made if (day := hop.get("when"))), default=None)
        known = translations(self.record, language) if self.merge.edition > 1 else ()
        return Version(
            self.version, "translation", language, title, "", made_from, others, words, (), people, date, tuple(known)
        )

    def _mixture(self) -> tuple[str | None, str]:
        """The other languages in the translated text, as tags and in words."""
        language = self.merge.language
        others = [tag for tag in self._languages if tag != language]
        if self.parallel or not self.merge.states.get(State.UNTRANSLATED) or not others:
            return None, language_name(language)
        names = " and ".join(map(language_name, others))
        return " ".join(others), f"{language_name(language)}, with untranslated {names}"

    def _update_version(self) -> None:
        """Say anew in which languages the text is, if xlate said so before."""
        element = self.record.element(self.version)
        title = element.find(T + "title")
        for agent in self._ledger.agents.values() if title is not None else ():
            if _is_translator(agent):
                self.edits.insert(element, partial(build_translator, agent=agent.id, name=agent.name), after=title)
        languages = element.find(T + "textLang")
        if languages is None or element.get("type") != "translation":
            return
        others, words = self._mixture()
        if languages.get("otherLangs") != others:
            self.edits.set_attributes(languages, {"otherLangs": others})
            self.edits.replace_content(languages, escape_content(words))

    def _revision(self) -> str:
        states = [state for state in State if self.merge.states.get(state)]
        counted = ", ".join(f"{self.merge.states[state]} {_STATE_WORDS.get(state, state)}" for state in states)
        dates = [revised for _, revised in self.merge.catalogues if revised]
        names = ", ".join(name for name, _ in self.merge.catalogues)
        what = "PO-Revision-Date" if names.endswith(".po") else "revised"
        revised = f"; {what} {', '.join(dates)}" if dates else ""
        what_for = " as a new version" if self.merge.edition > 1 else ""
        return f"Merged {names}{what_for}: {len(self.units)} units, {counted}{revised}."


def translations(record: Record, language: str) -> list[str]:
    """The ids of the translations into a language that a header declares among its versions."""
    found = []
    for bibl in record.header.iterfind(f'.//{T}bibl[@type="translation"]'):
        languages, identifier = bibl.find(T + "textLang"), bibl.get(XML_ID) or ""
        named = identifier == f"v.{language}" or identifier.startswith(f"v.{language}.")
        if named and languages is not None and languages.get("mainLang") == language:
            found.append(identifier)
    return found


def _is_translator(agent: Agent) -> bool:
    """True for a person who is named."""
    return not agent.software and agent.element == "persName"


def _build_prefix(parent: etree._Element, target: str) -> None:
    attributes = {"ident": "src", "matchPattern": "(.+)", "replacementPattern": target}
    prefix = add(parent, "prefixDef", attributes)
    add(prefix, "p", text="Units of the document this file was translated from; both files use the same xml:id.")


def _build_words(parent: etree._Element) -> None:
    attributes = {"ident": "words", "matchPattern": "([0-9a-f]{8})", "replacementPattern": "nih:sha-256-32;$1"}
    prefix = add(parent, "prefixDef", attributes)
    add(prefix, "p", text="The words of the unit there from which this was translated: their hash (RFC 6920).")
