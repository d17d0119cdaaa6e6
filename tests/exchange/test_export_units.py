"""Translations on their way into a new file: none is lost, none goes to a wrong unit."""

from __future__ import annotations

import pytest

from tests.exchanging import entry
from tests.teitext import segments
from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.export_units import ExportDocument, as_codes, check_document, prepare_units
from xlate.findings import Result
from xlate.model.unit import Unit
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

UNITS = extract_units(
    Record.read(segments(["One.", "Two <lb/>.", "Three.", "Three.", "Five &amp; six."]), "a.xml")
).value
EMPTY = ExportDocument("a.xml", "en", "ru", ())


def catalogue(*entries: Entry, file: str = "old.xlf", language: str | None = "ru") -> Catalogue:
    return Catalogue(file, language, None, None, entries)


def prepare(
    old: Catalogue | None, added: Catalogue | None = None, units: tuple[Unit, ...] = UNITS
) -> Result[ExportDocument]:
    for one in (old, added):
        if one is not None:
            check_document(one, units, "ru")
    prepared = prepare_units(units, EMPTY, old, added)
    made = as_codes(prepared.value)
    return Result(made.value, (*prepared.findings, *made.findings))


def texts(result: Result[ExportDocument]) -> list[tuple[str, str]]:
    return [(one.entry.translation, str(one.state)) for one in result.value.units]


def told(result: Result[ExportDocument]) -> list[str]:
    return [finding.code for finding in result.findings]


NOTHING = ("", "untranslated")


def test_a_translation_stays_with_its_unit() -> None:
    result = prepare(catalogue(entry("s0", " One. ", "Раз."), entry("s1", "Two <lb/>.", "Два <lb/>.", fuzzy=True)))
    assert texts(result) == [("Раз.", "translated"), ("Два <lb/>.", "fuzzy"), NOTHING, NOTHING, NOTHING]
    assert told(result) == []


def test_a_changed_text_keeps_its_translation_for_review() -> None:
    result = prepare(catalogue(entry("s0", "Once.", "Однажды.")))
    assert texts(result)[0] == ("Однажды.", "fuzzy")
    assert told(result) == ["XL412"]
    assert result.value.units[0].entry.notes.split("\n")[-1] == "The text was: Once."


def test_a_unit_with_a_new_id_gets_what_was_written_for_its_words_for_review() -> None:
    result = prepare(
        catalogue(entry("old1", "Three.", "Три."), entry("old2", "Three.", "Трое."), entry("s0", "One.", ""))
    )
    assert texts(result)[2:4] == [("Три.", "fuzzy"), ("Трое.", "fuzzy")]
    assert told(result) == ["XL414", "XL414"]
    assert result.value.gone == ()


def test_words_of_a_unit_that_is_still_there_are_not_lent() -> None:
    result = prepare(catalogue(entry("s2", "Three.", "Три.")))
    assert texts(result)[2:4] == [("Три.", "translated"), NOTHING]


def test_what_an_old_file_has_for_a_unit_that_is_gone_stays_in_it() -> None:
    result = prepare(
        catalogue(entry("s0", "One.", "Раз."), entry("x", "Gone < away", "Ушло <b>"), entry("y", "Gone", ""))
    )
    assert told(result) == ["XL413"]
    (gone,) = result.value.gone
    assert (gone.source, gone.translation) == ("Gone &lt; away", "Ушло &lt;b>")


def test_a_second_translation_of_a_unit_stays_too() -> None:
    result = prepare(catalogue(entry("s0", "One.", "Раз."), entry("s0", "Once.", "Однажды.")))
    assert texts(result)[0] == ("Раз.", "translated")
    assert [one.translation for one in result.value.gone] == ["Однажды."]
    assert told(result) == ["XL431"]


def test_markup_that_is_not_the_sources_becomes_text_for_review() -> None:
    result = prepare(
        catalogue(entry("s0", "One.", "R&D"), entry("s1", "Two <lb/>.", "<b>Два</b>"), entry("s2", "Three.", "a\x01"))
    )
    assert texts(result)[:3] == [("R&amp;D", "fuzzy"), ("&lt;b>Два&lt;/b>", "fuzzy"), ("a\ufffd", "fuzzy")]
    assert told(result) == ["XL430"] * 3


def test_a_missing_tag_is_left_to_the_merge() -> None:
    assert texts(prepare(catalogue(entry("s1", "Two <lb/>.", "Два."))))[1] == ("Два.", "translated")


def test_another_file_fills_what_is_empty_and_replaces_nothing() -> None:
    old = catalogue(entry("s0", "One.", "Раз."), entry("s1", "Two <lb/>.", "Два <lb/>."), entry("s2", "Three.", ""))
    added = catalogue(
        entry("s0", "One.", "Один."),
        entry("s1", "Two <lb/>.", "Два <lb/>."),
        entry("s2", "Three.", "Три."),
        entry("x", "Gone", "Нет"),
        file="ru.po",
    )
    result = prepare(old, added)
    assert [text for text, _ in texts(result)][:3] == ["Раз.", "Два <lb/>.", "Три."]
    assert told(result) == ["XL431", "XL432"]
    assert [finding.file for finding in result.findings] == ["ru.po", "ru.po"]
    assert result.value.gone == ()


def test_the_translator_is_that_of_the_first_file_that_names_one() -> None:
    old, added = (
        catalogue(entry("s0", "One.", "Раз.")),
        Catalogue("b", "ru", "Anna", "2026", (entry("s0", "One.", "Раз."),)),
    )
    made = prepare(old, added).value
    assert (made.translator, made.revised) == ("Anna", "2026")


def test_a_file_in_another_language_or_of_another_document_is_refused() -> None:
    with pytest.raises(CatalogueError, match="the file is in the language de, not ru; give -l de"):
        prepare(catalogue(entry("s0", "One.", "Eins."), language="de"))
    with pytest.raises(CatalogueError, match="has no entry in common with this document"):
        prepare(catalogue(entry("x", "Something", "Нечто")))
    assert told(prepare(catalogue(language=None))) == []
