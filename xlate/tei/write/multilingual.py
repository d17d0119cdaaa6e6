"""The parallel layout: one file with the source text and, beside it, what is translated of it in each language.

docs/encoding.md, "Parallel file", says what it looks like. The words of every text are bytes of the source file or of a
translation; ids, and pointers at them, get the language behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import language_name, primary_subtag
from xlate.model.unit import Unit
from xlate.tei.header.encoding import categories_in
from xlate.tei.header.translation import TranslationHeader
from xlate.tei.names import XML_ID, XML_LANG, T, prefix_of
from xlate.tei.record import Record, parse_tei
from xlate.tei.splice import Edit, apply_edits, edit_attributes, escape_content, indent_before, replace_content
from xlate.tei.write.language_text import LanguageText, Translation, moved
from xlate.tei.write.rejected import insert_stand_off
from xlate.tei.write.translation import read_states
from xlate.tei.write.unit_attributes import UnitMarks

__all__ = ["Translation", "languages_of", "splice_parallel"]


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
            raise RecordError(f"the text is already in {name}; there is nothing to translate", file=source.name)
    record = source
    columns: list[str] = []
    translations = [one for one in translations if any(map(one.has, one.targets))]
    for translation in translations:
        header = TranslationHeader(source, record, units, translation.merge, parallel=True)
        marks = UnitMarks(source, header.paths, translation.merge.language)
        column = LanguageText(source, text, units, translation, marks)
        columns.append(column.written(translation.merge.language, f"#{header.version}", translation.merge.suffix))
        words = {unit.key: translation.targets[unit.key].text for unit in units if translation.has(unit.key)}
        record = Record.read(apply_edits(record.data, header.finish(words, categories_in(columns[-1:]))), source.name)
    version = f"v.{source.language}"
    own = LanguageText(source, text, units, None).written(
        source.language, f"#{version}" if version in record.by_id else None
    )
    columns.insert(0, own)
    return _compose(record, units, translations, columns, source.language)


def languages_of(data: bytes, name: str) -> list[str]:
    """The languages of the texts of a parallel file, each as often as it has texts; of another file none.

    Raises:
        RecordError: it is no TEI.
    """
    texts = parse_tei(data, name).iterfind(f"{T}text/{T}group/{T}text")
    return [tag for text in texts if (tag := text.get(XML_LANG))]


def _compose(
    record: Record, units: Sequence[Unit], translations: Sequence[Translation], columns: Sequence[str], language: str
) -> bytes:
    """The file, when its header is done."""
    text = record.text
    assert text is not None
    span = record.span(text)
    indent = indent_before(record.data, span)
    prefix = prefix_of(record.root)
    inside = {key for element in text.iter("*") if (key := element.get(XML_ID))}
    for tag in (language, *(one.merge.suffix for one in translations)):
        for key in inside & {key.removesuffix(f".{tag}") for key in record.by_id if key.endswith(f".{tag}")}:
            if f"{key}.{tag}" not in inside:
                message = (
                    f'"{key}" of the text would become "{key}.{tag}", which is already the xml:id of another element'
                )
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
        edits.append(insert_stand_off(record, f'<{prefix}linkGrp type="translation">{links}</{prefix}linkGrp>'))
    return apply_edits(record.data, edits)


def _links(units: Sequence[Unit], translations: Sequence[Translation], language: str, prefix: str) -> Iterator[str]:
    """A link for each unit that is there in two or more languages."""
    for unit in units:
        others = [one.merge.suffix for one in translations if one.has(unit.key)]
        if others:
            targets = " ".join(f"#{unit.key}.{tag}" for tag in (language, *others))
            yield f'\n<{prefix}link target="{targets}"/>'


def _subtitle(record: Record, languages: Sequence[str]) -> list[Edit]:
    """The subtitle that xlate wrote says what the file is now."""
    *first, last = map(language_name, dict.fromkeys(languages))
    if not first:
        return []
    words = f"Parallel edition in {', '.join(first)} and {last}, with translation lineage"
    titles = record.header.iterfind(f'{T}fileDesc/{T}titleStmt/{T}title[@type="sub"]')
    own = [title for title in titles if (title.text or "").endswith(", with translation lineage")]
    return [replace_content(record, title, escape_content(words)) for title in own]


def _pointers_from_outside(record: Record, text: etree._Element, names: Mapping[str, str]) -> Iterator[Edit]:
    """Header and standOff point at what stands in the text, such as a history of corrections."""
    for part in record.root:
        if part is text or not isinstance(part.tag, str):
            continue
        for element in part.iter("*"):
            values = moved(record.start_tag(record.span(element)), names)
            if values:
                yield edit_attributes(record, element, values)
