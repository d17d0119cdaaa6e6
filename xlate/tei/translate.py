"""Record + targets -> the translated file: the same bytes, with the translations and one more hop spliced in.

docs/encoding.md, "Translated file", says what it looks like. A file that is translated already can be the base
too: then only what the targets change is edited, so that merging twice is the same as merging once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from xlate.errors import RecordError
from xlate.findings import Finding, Result
from xlate.languages import language_name, primary
from xlate.lineage import classes_of_chain
from xlate.tei.lineage import lineage_pointers
from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_start_tag
from xlate.tei.translated_header import Merge, TranslationHeader, file_pointer
from xlate.units import State, Target, Unit

__all__ = ["Merge", "is_translation_into", "splice_translation"]

_OMITTED = '<gap reason="fuzzy"/>'
"""stands for words left out; TEI, "Representation of Primary Sources" (gap)"""


def is_translation_into(record: Record, language: str) -> bool:
    """True if a record is itself a translated file in this language."""
    return record.root.get("corresp") is not None and primary(record.language) == primary(language)


def splice_translation(
    source: Record, units: Sequence[Unit], targets: Mapping[str, Target], merge: Merge, base: Record | None = None
) -> Result[bytes]:
    """Make or bring up to date a translated file.

    Args:
        source: the source text.
        units: its units.
        targets: key -> target for every unit.
        merge: what is merged.
        base: the translated file as it is now; None: make it from the source.

    Returns:
        The bytes of the translated file, and findings. Outside the header, the start tags of units and turns, and the
        contents of translated units, they are those of the base (or source).

    Raises:
        RecordError: the source is in the target language already, or the base lacks a unit.
    """
    if base is None and primary(source.language) == primary(merge.language):
        raise RecordError(
            f"the text is in {language_name(merge.language)} already; there is nothing to translate", file=source.name
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
        self.units = units
        self.targets = targets
        self.merge = merge
        self.header = TranslationHeader(source, self.record, units, merge)
        self.edits: list[Edit] = []
        self.findings: list[Finding] = []
        self.translated: dict[str, str] = {}
        """key -> words, of the units that change"""
        self._classes: dict[tuple[str, str], str] = {}

    def run(self) -> Result[bytes]:
        for unit in self.units:
            self._unit(unit, self.targets[unit.key])
        if self.updating and not self.edits:
            return Result(self.record.data, tuple(self.findings))
        if not self.updating:
            self._document()
            self._turns()
        edits = [*self.edits, *self.header.finish(self.translated, self.targets)]
        return Result(apply_edits(self.record.data, edits), tuple(self.findings))

    def _unit(self, unit: Unit, target: Target) -> None:
        """Edit the start tag of a unit and, if it is translated, its content."""
        record = self.record
        place = record.by_id.get(unit.key)
        if place is None:
            raise RecordError(
                f'the translated file lacks the unit xml:id="{unit.key}" of its source; make it anew from the source',
                file=record.name,
            )
        element, span = record.elements[place], record.spans[place]
        omitted = self.merge.omit_fuzzy and target.state is State.FUZZY
        if self.updating and (omitted or target.state is State.UNTRANSLATED):
            self._keep(unit, element, target)
            return
        content: str | None
        if omitted:
            values, content = self._untranslated_values(unit, element), _OMITTED
        elif target.state is State.UNTRANSLATED:
            values, content = self._untranslated_values(unit, element), None
        else:
            values, content = self._translated_values(unit, target), target.text
            self.translated[unit.key] = target.text
        tag = record.start_tag(span)
        new_tag = edit_start_tag(tag, values)
        if content is not None and span.content_start == span.end:
            raise RecordError(f"{unit.key}: an element without an end tag cannot hold words", file=record.name)
        if new_tag != tag:
            self.edits.append(Edit(span.start, span.content_start, new_tag.encode()))
        if content is not None and content != record.content(span):
            self.edits.append(Edit(span.content_start, span.content_end, content.encode()))

    def _keep(self, unit: Unit, element: etree._Element, target: Target) -> None:
        """Nothing new for a unit of a file that is translated already: what is there stays."""
        if "st.untranslated" not in pointers(element.get("ana")):
            message = f"{unit.key}: translated in {self.record.name}, but not in the catalogue; it stays as it is"
            self.findings.append(Finding("XL407", message, self.merge.catalogue, target.line))

    def _untranslated_values(self, unit: Unit, element: etree._Element) -> dict[str, str | None]:
        ana = element.get("ana")
        classes = lineage_pointers(unit.lineage.kind, revisits=unit.lineage.revisits)
        return {
            "corresp": f"src:{unit.key}",
            "source": f"#v.{unit.language}",
            "xml:lang": unit.language,
            "ana": _with_classes(ana, classes, State.UNTRANSLATED),
            "resp": None,
        }

    def _translated_values(self, unit: Unit, target: Target) -> dict[str, str | None]:
        element = self.source.elements[self.source.by_id[unit.key]]
        change = element.get("change") or ""
        hop = self.header.hop(unit.language)
        if (change, hop) not in self._classes:
            lineage = unit.lineage
            kind, revisits = classes_of_chain(
                lineage.spoken, [*(one.target for one in lineage.hops), self.merge.language]
            )
            self._classes[change, hop] = lineage_pointers(kind, revisits=revisits)
        return {
            "corresp": f"src:{unit.key}",
            "source": f"#v.{unit.language}",
            "xml:lang": self.merge.language,
            "ana": _with_classes(element.get("ana"), self._classes[change, hop], target.state),
            "change": f"{change} #{hop}".strip(),
            "resp": f"#{self.header.agent}",
        }

    def _document(self) -> None:
        """The start tags of TEI and text."""
        root, text = self.source.root, self.source.text
        identifier = root.get(XML_ID)
        values: dict[str, str | None] = {
            "xml:lang": self.merge.language,
            "corresp": file_pointer(self.merge.source_file),
        }
        if identifier:
            values["xml:id"] = f"{identifier}.{self.merge.language}"
        self._edit_tag(root, values)
        if text is not None:
            self._edit_tag(text, {"xml:lang": self.merge.language})

    def _turns(self) -> None:
        for element in self.source.elements:
            if element.tag == T + "u" and element.get(XML_ID):
                self._edit_tag(element, {"corresp": f"src:{element.get(XML_ID)}"})

    def _edit_tag(self, element: etree._Element, values: Mapping[str, str | None]) -> None:
        span = self.record.span(element)
        tag = edit_start_tag(self.record.start_tag(span), values)
        self.edits.append(Edit(span.start, span.content_start, tag.encode()))


def _with_classes(ana: str | None, classes: str, state: State) -> str:
    """``@ana`` with the class and the state of a unit; other pointers stay."""
    others = [word for word in (ana or "").split() if not word.startswith(("#lin.", "#st."))]
    return " ".join([*others, classes, f"#st.{state}"])
