from __future__ import annotations

from pathlib import Path

import polib
import pytest

import xlate
from tests.teitext import po, segments, tei
from xlate.exchange.po import extract_failing_po, read_po

DOCUMENT = segments(["Hello.", "Good bye.", "Yes."])


def export(data: bytes, path: Path, language: str = "ru") -> tuple[polib.POFile, list[str]]:
    result = xlate.export_po(xlate.Input(data, "talk.xml"), language, output=path)
    return polib.pofile(str(path), wrapwidth=0), [finding.code for finding in result.findings]


def test_a_new_file_has_a_real_header(tmp_path: Path) -> None:
    catalogue, _ = export(DOCUMENT, tmp_path / "ru.po")
    assert catalogue.metadata["PO-Revision-Date"] == "2026-11-23 12:00+0000"
    assert catalogue.metadata["Language"] == "ru"
    assert catalogue.metadata["X-Source-Language"] == "en"
    assert catalogue.metadata["Project-Id-Version"] == "talk"
    data = (tmp_path / "ru.po").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data


def test_an_update_keeps_what_translators_and_tools_wrote(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    catalogue, _ = export(DOCUMENT, path)
    first, second, third = catalogue
    first.msgstr, first.tcomment, first.flags = "Привет.", "spoken softly", ["fuzzy"]
    first.previous_msgid = "Hi."
    second.msgstr = "Пока."
    third.msgstr = "Да."
    catalogue.metadata["X-Poedit-Bookmarks"] = "1,2"
    catalogue.metadata["Last-Translator"] = "A <a@b.c>"
    catalogue.save()
    before = path.read_bytes()
    again, codes = export(DOCUMENT, path)
    assert codes == []
    assert [entry.msgstr for entry in again] == ["Привет.", "Пока.", "Да."]
    assert (again[0].tcomment, again[0].flags, again[0].previous_msgid) == ("spoken softly", ["fuzzy"], "Hi.")
    assert again.metadata["X-Poedit-Bookmarks"] == "1,2"
    assert path.read_bytes() == before


def test_an_edited_source(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(po([("s0", "Hello.", "Привет."), ("s1", "Good  bye\u2026", "Пока."), ("gone", "Old", "Старое")]))
    updated, codes = export(segments(["Hello, you.", "Good bye...", "New."]), path)
    assert codes == ["XL412", "XL413"]
    assert [(e.msgstr, e.fuzzy, e.obsolete, e.previous_msgid) for e in updated] == [
        ("Привет.", True, False, "Hello."),
        ("Пока.", False, False, None),
        ("", False, False, None),
        ("Старое", False, True, None),
    ]
    revived, codes = export(tei('<p xml:id="s0">Hello.</p><p xml:id="gone">Old</p>'), path)
    assert [(entry.msgctxt, entry.msgstr, entry.obsolete) for entry in revived] == [
        ("s0", "Привет.", False),
        ("gone", "Старое", False),
        ("s1", "Пока.", True),
    ]
    assert codes == ["XL412", "XL413"]
    assert revived[0].previous_msgid == "Hello."


def test_entries_of_other_kinds_become_obsolete(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    strange = (
        b'\nmsgid "No context"\nmsgstr "x"\n\nmsgctxt "p"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    )
    path.write_bytes(po([("s0", "Hello.", ""), ("s0", "Other.", "Другое."), ("s9", "Empty", "")]) + strange)
    updated, _ = export(DOCUMENT, path)
    assert [entry.msgctxt for entry in updated.obsolete_entries()] == ["s0", None, "p"]


def test_line_separators_inside_strings_do_not_break_a_file(tmp_path: Path) -> None:
    words = "one\u2028two\u0085three\u001cfour".replace("\u001c", "")
    path = tmp_path / "ru.po"
    export(segments([words]), path)
    entry = read_po(path.read_bytes(), "ru.po").entries[0]
    assert entry.source == words


def test_reading_a_catalogue() -> None:
    catalogue = read_po(po([("s0", "Hello.", "~Привет.")], language="pt_BR"), "x.po")
    assert (catalogue.language, catalogue.translator, catalogue.revised) == ("pt-BR", "A. Translator", None)
    assert catalogue.entries[0].fuzzy
    template = po([]).replace(b"A. Translator <a@example.org>", b"FULL NAME <EMAIL@ADDRESS>")
    assert read_po(template, "x.po").translator is None
    octal = po([("s0", "Hello.", "Q")]).replace(b'"Q"', rb'"\\320 \320\237\320\276"')
    assert read_po(octal, "x.po").entries[0].translation == "\\320 По"


@pytest.mark.parametrize("language", ["zh-Hant", "qaa"])
def test_languages_without_plural_rules_of_their_own(language: str, tmp_path: Path) -> None:
    catalogue, _ = export(DOCUMENT, tmp_path / "x.po", language)
    assert "nplurals=" in catalogue.metadata["Plural-Forms"]


def test_comments_without_a_space_are_read_as_gettext_does() -> None:
    tight = po([]) + b'\n#note\n#,fuzzy\n#.x\n#:a:1\n#!y\n#|msgid "q"\nmsgctxt "s0"\nmsgid "Hello."\nmsgstr "x"\n'
    entry = read_po(tight, "x.po").entries[0]
    assert (entry.key, entry.fuzzy, entry.translation) == ("s0", True, "x")


def test_an_ordinary_catalogue_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_bytes(po([]) + b'\nmsgid "Open"\nmsgstr "x"\n')
    with pytest.raises(xlate.XlateError, match="belongs to another one"):
        export(DOCUMENT, path)


def test_failing_entries_are_kept_as_they_stand() -> None:
    first = (
        '# mine\n#. Turn 1\n#. xlate check: old\n#: a.xml:3\n#, fuzzy\nmsgctxt "a"\nmsgid ""\n"One."\nmsgstr "Raz."\n'
    )
    second = '\n#: a.xml:5\nmsgctxt "b"\nmsgid "Two."\nmsgstr "Dva."\n'
    made = extract_failing_po((first + second).encode(), "x.po", {9: ["new"]}).decode()
    assert made == first.replace("xlate check: old", "xlate check: new")
    both = (po([]).decode() + "\n" + first).replace("\n", "\r\n").encode()
    line = next(entry.line for entry in read_po(both, "x.po").entries)
    assert extract_failing_po(both, "x.po", {line: ["new"]}) == both.replace(b"check: old", b"check: new")
    with pytest.raises(xlate.XlateError, match="no entry begins here"):
        extract_failing_po(both, "x.po", {99: ["new"]})
