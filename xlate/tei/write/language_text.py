"""The text in one language of a multilingual file: bytes of the source, with what is translated in place of its words.

In a translation, only what holds something translated is kept, and what TEI wants beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape

from lxml import etree

from xlate.errors import RecordError
from xlate.model.marks import Remarks
from xlate.model.unit import State, Target, Unit
from xlate.tei.header.translation import Merge
from xlate.tei.names import XML_ID, T, language_of, prefix_of
from xlate.tei.record import Record, Span
from xlate.tei.splice import (
    Edit,
    edit_part,
    edit_start_tag,
    edit_start_tags,
    escape_attribute,
    indent_before,
    read_attributes,
)
from xlate.tei.write.unit_attributes import UnitMarks, without_source

__all__ = ["LanguageText", "Translation", "moved"]

_AT_START = {T + name for name in ("head", "dateline", "opener", "byline", "epigraph", "argument", "salute", "docDate")}
_AT_END = {T + name for name in ("closer", "trailer", "postscript", "signed")}
"""what may stand only at the end of a division (TEI: model.divBottomPart)"""
_NEEDED = {
    T + "body": "<{0}p/>",
    T + "lg": "<{0}l/>",
    T + "list": "<{0}item/>",
    T + "table": "<{0}row><{0}cell/></{0}row>",
}
"""elements that must have more in them than a heading, and what stands in for that; {0} is the prefix of names"""


@dataclass(frozen=True, slots=True)
class Translation:
    """What is translated into one language."""

    targets: Mapping[str, Target]
    merge: Merge

    def has(self, key: str) -> bool:
        """True if a unit has words in this language."""
        target = self.targets.get(key)
        if target is None or target.state is State.UNTRANSLATED:
            return False
        return not (self.merge.omit_fuzzy and target.state in (State.FUZZY, State.MACHINE))

    @property
    def remarks(self) -> dict[str, Remarks]:
        """What people note, by the ids of its text; on what has no words in it, by that of the unit in the source."""
        return {f"{key}.{self.merge.suffix}" if self.has(key) else key: one for key, one in self.merge.remarks.items()}


def moved(tag: str, names: Mapping[str, str]) -> dict[str, str | None]:
    """The attributes of a start tag that name or point at ids which get a language behind them, as they are then.

    Args:
        tag: as it stands in the file.
        names: id -> what it becomes.
    """
    return _moved_values(read_attributes(tag), names) if "#" in tag or "xml:id" in tag else {}


def _moved_values(attributes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for name, written in attributes.items():
        value = unescape(written)
        if name == "xml:id":
            if value in names:
                values[name] = names[value]
        elif "#" in value:
            words = value.split()
            moved = [f"#{names[word[1:]]}" if word[:1] == "#" and word[1:] in names else word for word in words]
            if moved != words:
                values[name] = " ".join(moved)
    return values


class LanguageText:
    """The text in one language: the source text itself, or what is translated of it."""

    def __init__(
        self,
        source: Record,
        text: etree._Element,
        units: Sequence[Unit],
        translation: Translation | None,
        marks: UnitMarks | None = None,
    ) -> None:
        self.source = source
        self.text = text
        self.units = units
        self.translation = translation
        self.marks = marks
        self.edits: list[Edit] = []
        self.kept = self._kept()
        self.names: dict[str, str] = {}
        """id in the source -> what a pointer at it becomes: it leads to the source text if the element is not here"""

    @cached_property
    def _translated(self) -> dict[etree._Element, tuple[Unit, Target]]:
        """Element of a unit -> the unit and its target, for those that have words in the language."""
        translation = self.translation
        if translation is None:
            return {}
        return {
            self.source.element(unit.key): (unit, translation.targets[unit.key])
            for unit in self.units
            if translation.has(unit.key)
        }

    def written(self, language: str, version: str | None, suffix: str | None = None) -> str:
        """The element ``text`` of this language, indented as in the source; ids end in the suffix, or the language."""
        span = self.source.span(self.text)
        self.names = {key: f"{key}.{tag}" for key, tag in self._languages_of_ids(suffix or language)}
        values: dict[str, str | None] = {"xml:lang": language}
        tag = self._tag(span, values | {"decls": version} if version else values)
        self._visit(self.text)
        return tag + edit_part(self.source, span.content_start, span.end, self.edits).decode()

    def _languages_of_ids(self, language: str) -> Iterator[tuple[str, str]]:
        """Each id of the source text, and the language of the text in which it is to be looked for."""
        words = [inner for element in self._translated for inner in element.iterdescendants("*")]
        here = None if self.kept is None else self.kept.union(words)
        for text in self.source.texts:
            own = language_of(text) or self.source.language
            for element in text.iter("*"):
                if key := element.get(XML_ID):
                    is_here = element in here if here is not None else text is self.text
                    yield key, language if is_here else own

    def _kept(self) -> set[etree._Element] | None:
        """The elements that hold something translated; None: all."""
        if self.translation is None:
            return None
        kept: set[etree._Element] = set()
        for element in self._translated:
            node: etree._Element | None = element
            while node is not None and node not in kept:
                kept.add(node)
                node = node.getparent()
        texts = [self.text, *(node for node in kept if node.tag == T + "floatingText")]
        kept.update(body for text in texts if (body := text.find(T + "body")) is not None)  # TEI wants one
        return kept

    def _visit(self, parent: etree._Element) -> None:
        if self.kept is not None:
            self._drop_words(parent)
            self._support_end(parent, self.kept)
            self._complete(parent, self.kept)
        for child in parent.iterchildren("*"):
            span = self.source.span(child)
            if self.kept is not None and child not in self.kept:
                start = span.start - len(indent_before(self.source.data, span).encode())
                self.edits.append(Edit(start, span.end, b""))
                continue
            found = self._translated.get(child)
            if found is not None:
                self._unit(child, span, *found)
                continue
            # All that a translated text keeps is in its language, whatever that of a turn or division was.
            self._retag(span, {"xml:lang": None} if self.kept is not None else {})
            self._visit(child)

    def _unit(self, element: etree._Element, span: Span, unit: Unit, target: Target) -> None:
        assert self.marks is not None
        corresp = without_source(element)
        moved = _moved_values({"corresp": escape_attribute(corresp)}, self.names) if corresp else {}
        values = self.marks.translated(unit, target) | {"corresp": corresp, "xml:lang": None} | moved
        self._retag(span, values)
        if span.content_start == span.end:
            raise RecordError(f"{unit.key}: an element without an end tag cannot hold words", file=self.source.name)
        words = edit_start_tags(target.text, partial(_moved_values, names=self.names))
        self.edits.append(Edit(span.content_start, span.content_end, words.encode()))

    def _drop_words(self, parent: etree._Element) -> None:
        """Words that are in no unit, and comments, are for the source text alone."""
        span = self.source.span(parent)
        if span.content_start == span.end:
            return
        position = span.content_start
        for child in [*parent.iterchildren("*"), None]:
            end = self.source.span(child).start if child is not None else span.content_end
            between = self.source.data[position:end]
            if between.strip():
                self.edits.append(Edit(position, end - len(between) + len(between.rstrip()), b""))
            if child is not None:
                position = self.source.span(child).end

    def _support_end(self, parent: etree._Element, kept: set[etree._Element]) -> None:
        """TEI lets nothing stand at the end of a division that has nothing else in it; an empty paragraph does."""
        if parent.tag in _AT_START or parent.tag in _AT_END:
            return  # an opener or a closer holds them as its own
        children = [child for child in parent.iterchildren("*") if child in kept and child.tag not in _AT_START]
        if children and all(child.tag in _AT_END for child in children):
            span = self.source.span(children[0])
            self.edits.append(Edit(span.start, span.start, f"<{prefix_of(parent)}p/>".encode()))

    def _complete(self, parent: etree._Element, kept: set[etree._Element]) -> None:
        """TEI lets no body, verses, list or table have a heading alone, and no label of a list be without its item."""
        needed, span = _NEEDED.get(str(parent.tag)), self.source.span(parent)
        if needed is None or span.content_start == span.end:
            return
        children = [child for child in parent.iterchildren("*") if child in kept]
        labels = [child for child in children if child.tag == T + "label" and _is_last(child, kept)]
        places = [self.source.span(label).end for label in labels]
        if all(child.tag in _AT_START for child in children):
            places = [self.source.span(children[-1]).end if children else span.content_start]
        words = needed.format(prefix_of(parent)).encode()
        self.edits += [Edit(place, place, words) for place in places]

    def _retag(self, span: Span, values: dict[str, str | None]) -> None:
        tag = self._tag(span, values)
        if tag != self.source.start_tag(span):
            self.edits.append(Edit(span.start, span.content_start, tag.encode()))

    def _tag(self, span: Span, values: dict[str, str | None]) -> str:
        """The start tag with the language behind ids and pointers."""
        tag = self.source.start_tag(span)
        return edit_start_tag(tag, moved(tag, self.names) | values)


def _is_last(label: etree._Element, kept: set[etree._Element]) -> bool:
    """True if the item of a label is not kept."""
    return next(label.itersiblings(T + "item", T + "label"), None) not in kept
