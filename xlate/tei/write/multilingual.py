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
from xlate.tei.names import XML_ID, XML_LANG, T, language_of, prefix_of
from xlate.tei.record import Record, parse_tei
from xlate.tei.splice import Edit, apply_edits, edit_attributes, escape_content, indent_before, replace_content
from xlate.tei.write.comments import edit_comments
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
        RecordError: the source has no text or a group of texts, is a translation itself, or one of its texts is in one
            of the languages.
    """
    texts = source.texts
    if not texts or any(text.find(T + "group") is not None for text in texts):
        message = "a parallel file is made from a file with one text, or a corpus of such; here is none, or a group"
        raise RecordError(message, file=source.name)
    if read_states(source):
        message = "this is a translated file; merge the catalogues of all languages into its source"
        raise RecordError(message, file=source.name)
    languages = [language_of(text) or source.language for text in texts]
    for translation in translations:
        for language in languages:
            if primary_subtag(language) == primary_subtag(translation.merge.language):
                name = language_name(language)
                raise RecordError(f"the text is already in {name}; there is nothing to translate", file=source.name)
    record = source
    columns: list[list[str]] = [[] for _ in texts]
    translations = [one for one in translations if any(map(one.has, one.targets))]
    for translation in translations:
        header = TranslationHeader(source, record, units, translation.merge, parallel=True)
        marks = UnitMarks(source, header.paths, translation.merge.language)
        added: list[str] = []
        for place, text in enumerate(texts):
            if any(unit.text == place and translation.has(unit.key) for unit in units):
                column = LanguageText(source, text, units, translation, marks)
                added.append(column.written(translation.merge.language, f"#{header.version}", translation.merge.suffix))
                columns[place].append(added[-1])
        words = {unit.key: translation.targets[unit.key].text for unit in units if translation.has(unit.key)}
        beside_text = edit_comments(record, translation.remarks, (), header.commentator)
        edits = [*beside_text, *header.finish(words, categories_in(added))]
        record = Record.read(apply_edits(record.data, edits), source.name)
    for text, language, beside in zip(texts, languages, columns, strict=True):
        version = f"#v.{language}" if f"v.{language}" in record.by_id else None
        beside.insert(0, LanguageText(source, text, units, None).written(language, version))
    return _compose(record, units, translations, columns, languages)


def languages_of(data: bytes, name: str) -> list[str]:
    """The languages of the texts of a parallel file, each as often as it has texts; of another file none.

    Raises:
        RecordError: it is no TEI.
    """
    texts = parse_tei(data, name).iterfind(f".//{T}text/{T}group/{T}text")
    return [tag for text in texts if (tag := text.get(XML_LANG))]


def _compose(
    record: Record,
    units: Sequence[Unit],
    translations: Sequence[Translation],
    columns: Sequence[Sequence[str]],
    languages: Sequence[str],
) -> bytes:
    """The file, when its header is done; of each text the language and the columns."""
    prefix = prefix_of(record.root)
    texts = record.texts
    own = {
        key: language
        for text, language in zip(texts, languages, strict=True)
        for element in text.iter("*")
        if (key := element.get(XML_ID))
    }
    inside = own.keys()
    for tag in dict.fromkeys([*languages, *(one.merge.suffix for one in translations)]):
        for key in inside & {key.removesuffix(f".{tag}") for key in record.by_id if key.endswith(f".{tag}")}:
            if f"{key}.{tag}" not in inside:
                message = (
                    f'"{key}" of the text would become "{key}.{tag}", which is already the xml:id of another element'
                )
                raise RecordError(f"{message}; give one of the two another xml:id", file=record.name)
    edits: list[Edit] = []
    for text, beside in zip(texts, columns, strict=True):
        span = record.span(text)
        indent = indent_before(record.data, span)
        body = "".join(f"{indent}{column}" for column in beside)
        group = f"<{prefix}text>{indent}<{prefix}group>{body}{indent}</{prefix}group>{indent}</{prefix}text>"
        edits.append(Edit(span.start, span.end, group.encode()))
    identifier = record.root.get(XML_ID)
    if identifier:
        edits.append(edit_attributes(record, record.root, {"xml:id": f"{identifier}.parallel"}))
    edits += _pointers_from_outside(record, texts, {key: f"{key}.{language}" for key, language in own.items()})
    edits += _subtitle(record, [*languages, *(one.merge.language for one in translations)])
    links = "".join(_links(units, translations, languages, prefix))
    if links:
        edits.append(insert_stand_off(record, f'<{prefix}linkGrp type="translation">{links}</{prefix}linkGrp>'))
    return apply_edits(record.data, edits)


def _links(
    units: Sequence[Unit], translations: Sequence[Translation], languages: Sequence[str], prefix: str
) -> Iterator[str]:
    """A link for each unit that is there in two or more languages."""
    for unit in units:
        others = [one.merge.suffix for one in translations if one.has(unit.key)]
        if others:
            targets = " ".join(f"#{unit.key}.{tag}" for tag in (languages[unit.text], *others))
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


def _pointers_from_outside(record: Record, texts: Sequence[etree._Element], names: Mapping[str, str]) -> Iterator[Edit]:
    """Headers and standOff point at what stands in the texts, such as a history of corrections."""
    inside = {element for text in texts for element in text.iter("*")}
    for element in record.root.iterdescendants("*"):
        values = moved(record.start_tag(record.span(element)), names) if element not in inside else {}
        if values:
            yield edit_attributes(record, element, values)
