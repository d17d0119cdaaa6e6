"""Every format of export takes the same options."""

from __future__ import annotations

from pathlib import Path

import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from tests.teitext import po, segments
from xlate.errors import InputError, UnknownFormatError
from xlate.exchange.catalogue import Entry
from xlate.exchange.formats import FORMATS, find_format
from xlate.files import Input
from xlate.model.unit import State
from xlate.workflow.export import ExportOptions, export

FORMS = [one.name for one in FORMATS]
TEI_WORDS = ["Good morning, friends of the theatre.", "Thank you.", "Good bye to all."]
TEI = Input(segments(TEI_WORDS), "talk.xml")
ENGLISH = '"X-Source-Language: en\\n"\n'
TOLD = [("s0", "Good morning, friends of the cinema.", "Доброе утро, друзья кино."), ("s1", "Thank you.", "Спасибо.")]
MEMORY = Input(po(TOLD, ENGLISH), "memory.po")


def entries(data: bytes, form: str) -> dict[str, Entry]:
    """By their ids."""
    found = find_format(form)
    return {str(entry.key): entry for entry in found.read(data, f"ru{found.endings[0]}").entries}


@pytest.mark.parametrize("form", FORMS)
def test_memories_fill_what_has_no_translation(form: str) -> None:
    result = export(TEI, "ru", form, ExportOptions(memories=[MEMORY]))
    found = entries(result.value.data, form)
    assert (found["s0"].translation, found["s0"].state) == ("Доброе утро, друзья кино.", State.FUZZY)
    assert found["s0"].previous == "Good morning, friends of the cinema."
    assert found["s1"].translation == "Спасибо."
    assert "xlate-tm: 100 % memory" in found["s1"].comment
    assert found["s2"].state is State.UNTRANSLATED
    assert sum(result.value.reused.values()) == 2


@pytest.mark.parametrize("form", FORMS)
def test_translations_of_another_file_are_taken_over(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ru{find_format(form).endings[0]}"
    given = Input(po([("s0", TEI_WORDS[0], "Доброе утро."), ("s9", "Gone.", "Нет.")]), "given.po")
    result = export(TEI, "ru", form, ExportOptions(translations=given, memories=[MEMORY]), output=path)
    assert entries(path.read_bytes(), form)["s0"].translation == "Доброе утро."
    assert [finding.code for finding in result.findings] == ["XL432"]
    again = export(TEI, "ru", form, ExportOptions(translations=given), output=path)
    assert [entry.translation for entry in entries(again.value.data, form).values()][:2] == ["Доброе утро.", "Спасибо."]


@pytest.mark.parametrize("form", FORMS)
def test_references_of_every_kind_are_shown(form: str) -> None:
    """A transcript that is aligned, and a translator's file."""
    source = EXAMPLES / "kremlin-en-00seed.xml"
    options = ExportOptions(
        references={"ru": ROOT / "tests" / "references" / "kremlin-ru-00seed.txt"}, reference_files=[EXAMPLES / "ru.po"]
    )
    result = export(source, "de", form, options)
    shown = result.value.data
    if form == "xlsx":
        shown = export(source, "de", "csv", options).value.data
    assert "Спасибо".encode() in shown
    assert [one.language for one in result.value.references] == ["ru", "ru"]
    assert "XL721" in [finding.code for finding in result.findings]


def test_tmx_takes_memories_too() -> None:
    made = xlate.export_tmx(TEI, language="ru", unreviewed=True, options=ExportOptions(memories=[MEMORY]))
    assert (made.value.language, made.value.pairs) == ("ru", 2)
    given = Input(po([("s2", TEI_WORDS[2], "Пока.")]), "given.po")
    both = xlate.export_tmx(TEI, translations=given, unreviewed=True, options=ExportOptions(memories=[MEMORY]))
    assert both.value.pairs == 3


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(UnknownFormatError, match="po, xliff, csv, xlsx"):
        export(TEI, "ru", "docx")
    with pytest.raises(InputError, match="exact"):
        export(TEI, "ru", "csv", ExportOptions(exact="perhaps"))
    with pytest.raises(InputError, match=r"version 1\.2 or 2\.1"):
        export(TEI, "ru", "xliff", ExportOptions(version="2.1", copy_source=True))


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_a_file_may_be_bytes_that_are_no_text(form: str) -> None:
    result = export(Input(TEI.data, "talk\udcff.xml"), "ru", form)
    assert len(entries(result.value.data, form)) == 3


@pytest.mark.parametrize("verb", ["export-po", "export-xliff", "export-table"])
def test_a_glossary_is_noted_on_the_units_that_have_its_terms(verb: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "talk.xml").write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    terms = (
        "source,target,note,forbidden\nPresident of Russia,Президент России,office,\nthank you,спасибо,,\n"
        "thank you,благодарю,,\nthank you,мерси,,yes\nsummit,саммит,,\n"
    )
    name = {"export-po": "a.po", "export-xliff": "a.xlf", "export-table": "a.csv"}[verb]
    for how in (["--glossary", "terms.csv"], ["--glossary", "-"]):
        (tmp_path / "terms.csv").write_text(terms, encoding="utf-8")
        (tmp_path / name).unlink(missing_ok=True)
        done = xlate_program(verb, "talk.xml", "-l", "ru", *how, "-o", name, stdin=terms)
        assert done.returncode == 0, done.stderr
        text = (tmp_path / name).read_text(encoding="utf-8").replace('""', '"')
        assert 'Term: thank you: "спасибо" or "благодарю"; not "мерси"' in text
        assert 'Term: President of Russia: "Президент России" (office)' in text
        assert "саммит" not in text
    assert xlate_program(verb, "talk.xml", "-l", "ru", "--url", "http://x", "-o", "b.po").returncode == 2
    wrong = xlate_program(verb, "talk.xml", "-l", "ru", "--glossary", "talk.xml", "-o", "c")
    assert (wrong.returncode, "a glossary (CSV, TBX)" in wrong.stderr) == (2, True)
