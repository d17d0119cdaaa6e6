"""The parallel layout: one file with the source text and, beside it, what is translated of it in each language.

docs/encoding.md, "Parallel file", says what it looks like. The words of every text are bytes of the source file or of a
translation; ids, and pointers at them, get the language behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import language_name, primary_subtag
from xlate.model.unit import State, Target, Unit
from xlate.tei.header.translation import Merge, TranslationHeader
from xlate.tei.names import XML_ID, T
from xlate.tei.record import Record, Span
from xlate.tei.splice import (
    Edit,
    apply_edits,
    edit_attributes,
    edit_start_tag,
    edit_start_tags,
    escape_attribute,
    escape_content,
    indent_before,
    insert_children,
    read_attributes,
)
from xlate.tei.write.translation import read_states
from xlate.tei.write.unit_attributes import UnitMarks, without_source

__all__ = ["Translation", "splice_parallel"]

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


def splice_parallel(source: Record, units: Sequence[Unit], translations: Sequence[Translation]) -> bytes:
    """Make a parallel file.

    Args:
        source: the source text.
        units: its units.
        translations: one for each language, in the order in which the texts are to stand; a language in which no unit
            is translated is left out.

    Returns:
        The bytes of the file. In the first text only ids and pointers differ from the source.

    Raises:
        RecordError: the source has no text, is a parallel file or a translation itself, or is in one of the languages.
    """
    text = source.text
    if text is None or text.find(T + "group") is not None:
        raise RecordError("a parallel file is made from a file with one text", file=source.name)
    if read_states(source):
        message = "this is a translated file; merge the catalogues of all languages into its source"
        raise RecordError(message, file=source.name)
    for translation in translations:
        if primary_subtag(source.language) == primary_subtag(translation.merge.language):
            name = language_name(source.language)
            raise RecordError(f"the text is in {name} already; there is nothing to translate", file=source.name)
    record = source
    columns: list[str] = []
    translations = [one for one in translations if any(map(one.has, one.targets))]
    for translation in translations:
        header = TranslationHeader(source, record, units, translation.merge, parallel=True)
        marks = UnitMarks(source, header.paths, translation.merge.language)
        column = _Column(source, text, units, translation, marks)
        columns.append(column.written(translation.merge.language, f"#{header.version}"))
        words = {unit.key: translation.targets[unit.key].text for unit in units if translation.has(unit.key)}
        record = Record.read(apply_edits(record.data, header.finish(words)), source.name)
    version = f"v.{source.language}"
    own = _Column(source, text, units, None).written(
        source.language, f"#{version}" if version in record.by_id else None
    )
    columns.insert(0, own)
    return _compose(record, units, translations, columns, source.language)


def _compose(
    record: Record, units: Sequence[Unit], translations: Sequence[Translation], columns: Sequence[str], language: str
) -> bytes:
    """The file, when its header is done."""
    text = record.text
    assert text is not None
    span = record.span(text)
    indent = indent_before(record.data, span)
    prefix = f"{record.root.prefix}:" if record.root.prefix else ""
    inside = {key for element in text.iter("*") if (key := element.get(XML_ID))}
    for tag in (language, *(one.merge.language for one in translations)):
        for key in inside & {key.removesuffix(f".{tag}") for key in record.by_id if key.endswith(f".{tag}")}:
            if f"{key}.{tag}" not in inside:
                message = f'"{key}" of the text would become "{key}.{tag}", which something else is called already'
                raise RecordError(f"{message}; give one of the two another xml:id", file=record.name)
    body = "".join(f"{indent}{column}" for column in columns)
    group = f"<{prefix}text>{indent}<{prefix}group>{body}{indent}</{prefix}group>{indent}</{prefix}text>"
    edits = [Edit(span.start, span.end, group.encode())]
    identifier = record.root.get(XML_ID)
    if identifier:
        edits.append(edit_attributes(record, record.root, {"xml:id": f"{identifier}.parallel"}))
    edits += _pointers_from_outside(record, text, {key: f"{key}.{language}" for key in inside})
    edits += _subtitle(record, [language, *(one.merge.language for one in translations)])
    links = "".join(_links(units, translations, language, prefix))
    if links:
        edits.append(_stand_off(record, prefix, f'<{prefix}linkGrp type="translation">{links}</{prefix}linkGrp>'))
    return apply_edits(record.data, edits)


def _links(units: Sequence[Unit], translations: Sequence[Translation], language: str, prefix: str) -> Iterator[str]:
    """A link for each unit that is there in two or more languages."""
    for unit in units:
        others = [one.merge.language for one in translations if one.has(unit.key)]
        if others:
            targets = " ".join(f"#{unit.key}.{tag}" for tag in (language, *others))
            yield f'\n<{prefix}link target="{targets}"/>'


def _stand_off(record: Record, prefix: str, links: str) -> Edit:
    stand_off = record.root.find(T + "standOff")
    if stand_off is not None:
        span = record.span(stand_off)
        if span.content_start == span.end:  # <standOff/>
            return insert_children(record, stand_off, [links])
        place = span.content_end
        return Edit(place, place, links.encode())
    place = record.span(record.header).end
    indent = indent_before(record.data, record.span(record.header))
    return Edit(place, place, f"{indent}<{prefix}standOff>{links}</{prefix}standOff>".encode())


def _subtitle(record: Record, languages: Sequence[str]) -> list[Edit]:
    """The subtitle that xlate wrote says what the file is now."""
    *first, last = (language_name(tag) for tag in languages)
    if not first:
        return []
    words = f"Parallel edition in {', '.join(first)} and {last}, with translation lineage"
    edits = []
    for title in record.header.iterfind(f"{T}fileDesc/{T}titleStmt/{T}title"):
        if title.get("type") == "sub" and (title.text or "").endswith(", with translation lineage"):
            span = record.span(title)
            edits.append(Edit(span.content_start, span.content_end, escape_content(words).encode()))
    return edits


def _pointers_from_outside(record: Record, text: etree._Element, names: Mapping[str, str]) -> Iterator[Edit]:
    """Header and standOff point at what stands in the text, such as a history of corrections."""
    for part in record.root:
        if part is text or not isinstance(part.tag, str):
            continue
        for element in part.iter("*"):
            values = _moved(record.start_tag(record.span(element)), names)
            if values:
                yield edit_attributes(record, element, values)


def _moved(tag: str, names: Mapping[str, str]) -> dict[str, str | None]:
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


class _Column:
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

    def written(self, language: str, version: str | None) -> str:
        """The element ``text`` of this language, indented as in the source."""
        span = self.source.span(self.text)
        self.names = {key: f"{key}.{tag}" for key, tag in self._languages_of_ids(language)}
        values: dict[str, str | None] = {"xml:lang": language}
        tag = self._tag(span, values | {"corresp": version} if version else values)
        self._visit(self.text)
        offset = span.content_start
        content = self.source.data[offset : span.content_end]
        shifted = [Edit(edit.start - offset, edit.end - offset, edit.replacement) for edit in self.edits]
        end = self.source.data[span.content_end : span.end].decode()
        return f"{tag}{apply_edits(content, shifted).decode()}{end}"

    def _languages_of_ids(self, language: str) -> Iterator[tuple[str, str]]:
        """Each id of the source text, and the language of the text in which it is to be looked for."""
        words = [inner for element in self._translated for inner in element.iterdescendants("*")]
        here = None if self.kept is None else self.kept.union(words)
        for element in self.text.iter("*"):
            if key := element.get(XML_ID):
                yield key, language if here is None or element in here else self.source.language

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
            self._retag(span, {})
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
        children = [child for child in parent.iterchildren("*") if child in kept and child.tag not in _AT_START]
        if children and all(child.tag in _AT_END for child in children):
            span = self.source.span(children[0])
            prefix = f"{parent.prefix}:" if parent.prefix else ""
            self.edits.append(Edit(span.start, span.start, f"<{prefix}p/>".encode()))

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
        prefix = f"{parent.prefix}:" if parent.prefix else ""
        self.edits += [Edit(place, place, needed.format(prefix).encode()) for place in places]

    def _retag(self, span: Span, values: dict[str, str | None]) -> None:
        tag = self._tag(span, values)
        if tag != self.source.start_tag(span):
            self.edits.append(Edit(span.start, span.content_start, tag.encode()))

    def _tag(self, span: Span, values: dict[str, str | None]) -> str:
        """The start tag with the language behind ids and pointers."""
        tag = self.source.start_tag(span)
        return edit_start_tag(tag, _moved(tag, self.names) | values)


def _is_last(label: etree._Element, kept: set[etree._Element]) -> bool:
    """True if the item of a label is not kept."""
    return next(label.itersiblings(T + "item", T + "label"), None) not in kept
