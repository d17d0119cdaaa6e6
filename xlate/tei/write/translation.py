"""Record + targets -> the translated file: the same bytes, with the translations and one more hop spliced in.

docs/encoding.md, "Translated file", says what it looks like. A file that is translated already can be the base
too: then only what the targets change is edited, so that merging twice is the same as merging once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import language_name, primary_subtag
from xlate.model.unit import State, Target, Unit
from xlate.tei.header.encoding import categories_in
from xlate.tei.header.translation import Merge, TranslationHeader, file_pointer
from xlate.tei.names import XML_ID, XML_LANG, T, pointers
from xlate.tei.read.lineage import lineage_pointers
from xlate.tei.read.units import has_direct_words
from xlate.tei.record import Record, Span
from xlate.tei.splice import Edit, apply_edits, edit_attributes, edit_start_tag
from xlate.tei.write.rejected import Reading, edit_readings
from xlate.tei.write.unit_attributes import UnitMarks, with_classes, with_source

__all__ = ["Merge", "is_translation_into", "read_states", "splice_translation"]


def is_translation_into(record: Record, language: str) -> bool:
    """True if a record is itself a translated file in this language."""
    return record.source is not None and record.language == language


def read_states(record: Record) -> dict[str, State]:
    """The state of each unit of a translated file, by its xml:id."""
    states = {f"#st.{state}": state for state in State}
    return {
        key: states[word]
        for key, place in record.by_id.items()
        for word in (record.elements[place].get("ana") or "").split()
        if word in states
    }


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
        self.marks = UnitMarks(source, self.header.paths, merge.language)

    def run(self) -> bytes:
        for unit in self.units:
            target = self.targets.get(unit.key) or Target(unit.key, "", State.UNTRANSLATED)
            self._unit(unit, target)
        self.edits += edit_readings(self.record, self.units, self._readings(), versions=self.beside)
        if self.updating:
            self._rename()
        if self.updating and not self.edits:
            return self.record.data
        if not self.updating:
            self._document()
            self._turns()
            self._other_words()
        used = categories_in(edit.replacement.decode() for edit in self.edits)
        return apply_edits(self.record.data, [*self.edits, *self.header.finish(self.translated, used)])

    def _unit(self, unit: Unit, target: Target) -> None:
        """Edit the start tag of a unit and, if it is translated, its content."""
        record = self.record
        if unit.key not in record.by_id:
            raise RecordError(
                f'the translated file lacks the unit xml:id="{unit.key}" of its source; create it again',
                file=record.name,
            )
        element = record.element(unit.key)
        span = record.span(element)
        omitted = self.merge.omit_fuzzy and target.state in (State.FUZZY, State.MACHINE)
        if self.updating and not self.beside and (omitted or self._stands(target, element, span)):
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
        tag = record.start_tag(span)
        new_tag = edit_start_tag(tag, values)
        if content is not None and span.content_start == span.end:
            raise RecordError(f"{unit.key}: an element without an end tag cannot hold words", file=record.name)
        if new_tag != tag:
            self.edits.append(Edit(span.start, span.content_start, new_tag.encode()))
        if content is not None and content != record.content(span):
            self.edits.append(Edit(span.content_start, span.content_end, content.encode()))

    def _stands(self, target: Target, element: etree._Element, span: Span) -> bool:
        """True if the base has nothing to learn from a target: it is empty, or says what stands there."""
        if target.state is State.UNTRANSLATED:
            return True
        same = target.text == self.record.content(span)
        return same and f"st.{target.state}" in pointers(element.get("ana"))

    def _words_of_source(self, unit: Unit) -> str | None:
        """The words of the source for a unit that has those of another version; None: they stand there."""
        return self.source.content(self.source.span(self.source.element(unit.key))) if self.beside else None

    def _untranslated_values(self, unit: Unit, element: etree._Element) -> dict[str, str | None]:
        ana = element.get("ana")
        classes = lineage_pointers(unit.lineage.kind, revisits=unit.lineage.revisits)
        change = {"change": self.source.element(unit.key).get("change")} if self.beside else {}
        return {
            **change,
            "corresp": with_source(element, unit.key),
            "source": f"#v.{unit.language}",
            "xml:lang": unit.language,
            "ana": with_classes(ana, classes, State.UNTRANSLATED),
            "resp": None,
        }

    def _readings(self) -> dict[str, list[Reading]]:
        """What is kept beside the text: the words of another version, and what was not taken of this one."""
        found: dict[str, list[Reading]] = {}
        for unit in self.units if self.beside or self.merge.keep_variants else ():
            readings = found.setdefault(unit.key, [])
            element = self.record.element(unit.key)
            if self.beside and element.get("resp"):
                language = element.get(XML_LANG) or self.merge.language
                values = {"source": element.get("source"), "xml:lang": language}
                values |= {name: element.get(name) for name in ("ana", "change", "resp", "cert")}
                readings.append(Reading(values, self.record.content(self.record.span(element))))
            if self.merge.keep_variants:
                variants = self.targets[unit.key].variants if unit.key in self.targets else ()
                readings += [Reading(self._variant_values(unit, one), one.text) for one in variants]
        return found

    def _variant_values(self, unit: Unit, target: Target) -> dict[str, str | None]:
        values = self.marks.translated(unit, target)
        del values["corresp"]
        return values | {"cert": str(unit.certainty) if unit.certainty else None}

    def _document(self) -> None:
        """The start tags of TEI and text."""
        root, text = self.source.root, self.source.text
        identifier = root.get(XML_ID)
        values: dict[str, str | None] = {
            "xml:lang": self.merge.language,
            "corresp": file_pointer(self.merge.source_file or self.source.name),
        }
        if identifier:
            values["xml:id"] = f"{identifier}.{self.merge.language}"
        self.edits.append(edit_attributes(self.record, root, values))
        if text is not None:
            values = {"xml:lang": self.merge.language}
            if text.get("decls") is None or pointers(text.get("decls")) == [f"v.{self.source.language}"]:
                values["decls"] = f"#{self.header.version}"
            self.edits.append(edit_attributes(self.record, text, values))

    def _turns(self) -> None:
        for element in self.source.elements:
            if element.tag == T + "u" and element.get(XML_ID):
                self.edits.append(
                    edit_attributes(self.record, element, {"corresp": with_source(element, element.get(XML_ID) or "")})
                )

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

        text = self.source.text
        if text is not None:
            visit(text, self.source.language)

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
