"""Record + targets -> the translated file: the same bytes, with the translations and one more hop spliced in.

docs/encoding.md, "Translated file", says what it looks like. A file that is translated already can be the base
too: then only what the targets change is edited, so that merging twice is the same as merging once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import language_name, primary_subtag, split_hop_tag
from xlate.model.unit import State, Target, Unit, UnitKind
from xlate.tei.header.encoding import categories_in
from xlate.tei.header.translation import Merge, TranslationHeader, file_pointer
from xlate.tei.names import XML_ID, XML_LANG, T, language_of, pointers
from xlate.tei.read.alternatives import find_opinions
from xlate.tei.read.lineage import HeaderHops, lineage_pointers
from xlate.tei.read.source_words import find_outdated, words_pointer
from xlate.tei.read.statements import Statements, beside, read_hops
from xlate.tei.read.units import has_direct_words
from xlate.tei.record import Record, Span
from xlate.tei.splice import Edit, apply_edits, edit_attributes, edit_start_tag
from xlate.tei.write.alternatives import edit_translated
from xlate.tei.write.annotations import StatementEdits, is_standoff, standing_value
from xlate.tei.write.comments import edit_comments
from xlate.tei.write.rejected import Reading, edit_readings
from xlate.tei.write.turn_attributes import turn_values
from xlate.tei.write.unit_attributes import UnitMarks, with_classes, with_source

__all__ = ["Merge", "is_translation_into", "read_states", "splice_translation"]


def is_translation_into(record: Record, language: str) -> bool:
    """True if a record is itself a translated file in this language."""
    return record.source is not None and record.language == language


def read_states(record: Record, units: Iterable[Unit] = ()) -> dict[str, State]:
    """The state of each unit of a translated file, by its xml:id.

    Args:
        record: the translated file.
        units: those of its source, if it is at hand: a translation of words that have changed since is stale.
    """
    states = {f"#st.{state}": state for state in State}
    found = {
        key: states[word]
        for key, place in record.by_id.items()
        for word in (record.elements[place].get("ana") or "").split()
        if word in states
    }
    for key, said in Statements(record.root, HeaderHops()).annotations.items():
        found.update((key, states[word]) for word in said.get("ana", "").split() if word in states)
    for unit in find_outdated(record, units):
        if found.get(unit.key, State.UNTRANSLATED) is not State.UNTRANSLATED:
            found[unit.key] = State.STALE
    return found


def splice_translation(
    source: Record, units: Sequence[Unit], targets: Mapping[str, Target], merge: Merge, base: Record | None = None
) -> bytes:
    """Make or bring up to date a translated file.

    Args:
        source: the source text.
        units: its units.
        targets: key -> target for every unit.
        merge: what is merged.
        base: the translated file as it is now; None: make it from the source.

    Returns:
        The bytes of the translated file. Outside the header, the start tags of units and turns, and the
        contents of translated units, they are those of the base (or source).

    Raises:
        RecordError: the source is in the target language already, or the base lacks a unit.
    """
    if base is None and primary_subtag(source.language) == primary_subtag(merge.language):
        raise RecordError(
            f"the text is already in {language_name(source.language)}; there is nothing to translate", file=source.name
        )
    return _Splicer(source, units, targets, merge, base).run()


class _Splicer:
    """One merge into one file."""

    def __init__(
        self,
        source: Record,
        units: Sequence[Unit],
        targets: Mapping[str, Target],
        merge: Merge,
        base: Record | None,
    ) -> None:
        self.source = source
        self.record = base or source
        self.updating = base is not None
        self.beside = base is not None and merge.edition > 1
        """the base is another version in the same language, whose words are kept beside the text"""
        self.units = units
        self.targets = targets
        self.merge = merge
        self.header = TranslationHeader(source, self.record, units, merge)
        self.edits: list[Edit] = []
        self.translated: dict[str, str] = {}
        """key -> words, of the units that change"""
        self.reworded: set[str] = set()
        """keys of the units that have other words than before"""
        self.marks = UnitMarks(source, self.header.paths, merge.language)
        annotations = Statements(self.record.root, HeaderHops()).annotations
        self.places = StatementEdits(self.record, annotations, standoff=is_standoff(source))
        self.written: dict[str, dict[str, str | None]] = {}
        """key -> attributes, of the units whose start tags are written"""
        self.ends: dict[str, str] = {}
        """hop of a translation -> tag of the language in which it ended"""

    def run(self) -> bytes:
        earlier = self._earlier_words()
        for unit in self.units:
            target = self.targets.get(unit.key) or Target(unit.key, "", State.UNTRANSLATED)
            self._unit(unit, target)
        self._keep_beside(earlier)
        self.edits += edit_comments(self.record, self.merge.remarks, self.reworded, self.header.commentator)
        if self.updating:
            self._rename()
        if self.updating and not self.edits:
            return self.record.data
        if not self.updating:
            self._document()
            self._other_words()
        self._turns()
        self._opinions()
        edits = [*self.edits, *self.places.finish()]
        used = categories_in(edit.replacement.decode() for edit in edits)
        return apply_edits(self.record.data, [*edits, *self.header.finish(self.translated, used)])

    def _unit(self, unit: Unit, target: Target) -> None:
        """Edit the start tag of a unit and, if it is translated, its content."""
        record = self.record
        if unit.key not in record.by_id:
            raise RecordError(
                f'the translated file lacks the unit xml:id="{unit.key}" of its source; create it again from that',
                file=record.name,
            )
        element = record.element(unit.key)
        span = record.span(element)
        omitted = self.merge.omit_fuzzy and target.state in (State.FUZZY, State.MACHINE)
        if self.updating and not self.beside and (omitted or self._stands(target, element, span)):
            self._name_words(unit, State.UNTRANSLATED if omitted else target.state, element)
            return  # what is there stays, with the name of whoever made it
        content: str | None
        if omitted:
            # TEI lets no gap stand in a desc, so the words of a stage direction stay
            gap = None if element.tag == T + "desc" else _gap(record.start_tag(span))
            values, content = self._untranslated_values(unit, element), gap
        elif target.state is State.UNTRANSLATED:
            values, content = self._untranslated_values(unit, element), self._words_of_source(unit)
        else:
            values, content = self.marks.translated(unit, target), target.text
            self.translated[unit.key] = target.text
            path = self.header.paths.path(unit.language, target.origin)
            self.ends.update(zip(path.hops, path.languages, strict=False))
        self.written[unit.key] = values
        tag = record.start_tag(span)
        new_tag = edit_start_tag(tag, self.places.split(element, values))
        if content is not None and span.content_start == span.end:
            raise RecordError(f"{unit.key}: an element without an end tag cannot hold words", file=record.name)
        if new_tag != tag:
            self.edits.append(Edit(span.start, span.content_start, new_tag.encode()))
        if content is not None and content != record.content(span):
            self.edits.append(Edit(span.content_start, span.content_end, content.encode()))
            self.reworded.add(unit.key)

    def _stands(self, target: Target, element: etree._Element, span: Span) -> bool:
        """True if the base has nothing to learn from a target: it is empty, or says what stands there."""
        if target.state is State.UNTRANSLATED:
            return True
        same = target.text == self.record.content(span)
        ana = self.places.said(element).get("ana")
        return same and f"st.{target.state}" in pointers(ana)

    def _name_words(self, unit: Unit, state: State, element: etree._Element) -> None:
        """Say of a translation that stands of which words it is, if it says nothing, or names others."""
        words = words_pointer(unit, state)
        if words is not None and words not in (element.get("corresp") or "").split():
            corresp = with_source(element, unit.key, words)
            self.edits.append(edit_attributes(self.record, element, {"corresp": corresp}))
            self.header.names_words = True

    def _words_of_source(self, unit: Unit) -> str | None:
        """The words of the source for a unit that has those of another version; None: they stand there."""
        return self.source.content(self.source.span(self.source.element(unit.key))) if self.beside else None

    def _untranslated_values(self, unit: Unit, element: etree._Element) -> dict[str, str | None]:
        said = self.marks.statements.of(self.source.element(unit.key))
        classes = lineage_pointers(unit.lineage.kind, revisits=unit.lineage.revisits)
        return {
            "corresp": with_source(element, unit.key),
            "source": beside(said.get("source"), "source", f"#v.{unit.language}"),
            "xml:lang": unit.language,
            "ana": with_classes(said.get("ana"), classes, State.UNTRANSLATED),
            "change": said.get("change"),
            "resp": beside(said.get("resp"), "resp", None),
        }

    def _earlier_words(self) -> dict[str, list[Reading]]:
        """The words of the version that stands in the base, with what is said of them."""
        found: dict[str, list[Reading]] = {}
        for unit in self.units if self.beside else ():
            element = self.record.element(unit.key) if unit.key in self.record.by_id else None
            said = self.places.said(element) if element is not None else {}
            if element is not None and said.get("resp"):
                values: dict[str, str | None] = {name: said.get(name) for name in ("ana", "change", "resp", "cert")}
                language = element.get(XML_LANG) or self.merge.language
                words = self.record.content(self.record.span(element))
                found[unit.key] = [Reading({"source": said.get("source"), "xml:lang": language, **values}, words)]
        return found

    def _keep_beside(self, readings: dict[str, list[Reading]]) -> None:
        """Keep readings beside the text: words of an earlier version, and what was not taken of this one."""
        for unit in self.units if self.merge.keep_variants else ():
            variants = self.targets[unit.key].variants if unit.key in self.targets else ()
            more = [Reading(self._variant_values(unit, one), one.text) for one in variants]
            readings.setdefault(unit.key, []).extend(more)
        self.edits += edit_readings(self.record, self.units, readings, versions=self.beside)

    def _variant_values(self, unit: Unit, target: Target) -> dict[str, str | None]:
        values = self.marks.translated(unit, target)
        del values["corresp"]
        return values | {"cert": str(unit.certainty) if unit.certainty else None}

    def _document(self) -> None:
        """The start tags of TEI and text."""
        root, texts = self.source.root, self.source.texts
        identifier = root.get(XML_ID)
        values: dict[str, str | None] = {
            "xml:lang": self.merge.language,
            "corresp": file_pointer(self.merge.source_file or self.source.name),
        }
        if identifier:
            values["xml:id"] = f"{identifier}.{self.merge.language}"
        self.edits.append(edit_attributes(self.record, root, values))
        for document in root.iterdescendants(T + "TEI", T + "teiCorpus"):
            if document.get(XML_LANG):
                self.edits.append(edit_attributes(self.record, document, {"xml:lang": self.merge.language}))
                self._titles(document)
        for text in texts:
            values = {"xml:lang": self.merge.language}
            if pointers(text.get("decls")) == [f"v.{self.source.language}"]:
                values["decls"] = f"#{self.header.version}"
            self.edits.append(edit_attributes(self.record, text, values))

    def _titles(self, document: etree._Element) -> None:
        """The titles of a document of a corpus stay in the language that they are in, and say so."""
        language = document.get(XML_LANG)
        for title in document.iterfind(f"{T}teiHeader/{T}fileDesc/{T}titleStmt/{T}title"):
            if title.get(XML_LANG) is None:
                self.edits.append(edit_attributes(self.record, title, {"xml:lang": language}))

    def _turns(self) -> None:
        """The start tags of turns that are no units themselves: what their segments have in common."""
        units = {unit.key for unit in self.units}
        segments: dict[str, list[str]] = {}
        for unit in self.units:
            if unit.kind is UnitKind.SEGMENT and unit.turn_key and unit.turn_key not in units:
                segments.setdefault(unit.turn_key, []).append(unit.key)
        turns = self.source.elements if not self.updating else map(self.source.element, segments)
        for turn in turns:
            key = turn.get(XML_ID)
            if turn.tag != T + "u" or key is None or key in units or key not in self.record.by_id:
                continue
            element = self.record.element(key)
            keys = segments.get(key, ())
            values: dict[str, str | None] = {"corresp": with_source(element, key)}
            if any(each in self.written for each in keys):
                said = [self.written.get(each) or self._read(each) for each in keys]
                values |= turn_values(self.source, self.marks.statements, key, said)
            elif self.updating:
                continue
            left = self.places.split(element, values)
            changed = {name: value for name, value in left.items() if value != standing_value(element, name)}
            if changed:
                self.edits.append(edit_attributes(self.record, element, changed))

    def _opinions(self) -> None:
        """What other people say of the source is said of the translation, with its own hops after it."""
        if not (opinions := find_opinions(self.source.root)):
            return
        hops = read_hops(self.record.root).changes
        ends = {name: split_hop_tag(hop.get("subtype") or "") for name, hop in hops.items()}
        into = {name: tags[0] for name, tags in ends.items() if tags} | self.ends
        more: dict[str, list[tuple[str, str]]] = {}
        for key in opinions:
            own = pointers(self.marks.statements.of(self.source.element(key)).get("change"))
            change = pointers((self.written.get(key) or self._read(key)).get("change"))
            more[key] = [(name, into[name]) for name in change if name not in own and name in into]
        self.edits += edit_translated(self.source, self.record, more)

    def _read(self, key: str) -> dict[str, str | None]:
        """The attributes of a unit that stays as it is."""
        element = self.record.element(key)
        return {**self.places.said(element), "xml:lang": element.get(XML_LANG)}

    def _other_words(self) -> None:
        """Words that are in no unit stay in the language they are in, and say so."""
        units = {self.source.element(unit.key) for unit in self.units}

        def visit(element: etree._Element, language: str) -> None:
            for child in element:
                if not isinstance(child.tag, str) or not child.tag.startswith(T) or child in units:
                    continue
                own = child.get(XML_LANG)
                if own is None and has_direct_words(child):
                    self.edits.append(edit_attributes(self.record, child, {"xml:lang": language}))
                visit(child, own or language)

        for text in self.source.texts:
            visit(text, language_of(text) or self.source.language)

    def _rename(self) -> None:
        """A translated file that is written elsewhere still points at its source; another version has another name."""
        values: dict[str, str | None] = {}
        file = self.merge.source_file
        if file is not None and file_pointer(file) != self.record.source:
            values["corresp"] = file_pointer(file)
            self.header.point_at(file)
        text, identifier = self.record.text, self.source.root.get(XML_ID)
        if self.beside and identifier and self.record.root.get(XML_ID):
            values["xml:id"] = f"{identifier}.{self.header.version.removeprefix('v.')}"
        if values:
            self.edits.append(edit_attributes(self.record, self.record.root, values))
        if self.beside and text is not None:
            self.edits.append(edit_attributes(self.record, text, {"decls": f"#{self.header.version}"}))


def _gap(start_tag: str) -> str:
    """An element that stands for words left out (TEI: gap), with the prefix of the element it stands in."""
    prefix = start_tag[1:].split(maxsplit=1)[0].rstrip("/>").rpartition(":")[0]
    return f'<{prefix}:gap reason="fuzzy"/>' if prefix else '<gap reason="fuzzy"/>'
