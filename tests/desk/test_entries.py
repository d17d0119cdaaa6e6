from __future__ import annotations

import difflib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import Served
from xlate.desk.entries import entry_id, find_entry, save_translation
from xlate.desk.tags import Tags
from xlate.desk.workspace import CatalogueFile
from xlate.errors import PlaceholderError
from xlate.exchange.po import read_po
from xlate.model.marks import Marks, Note, Review, read_marks, write_marks
from xlate.model.mt_origin import hash_of_words

KEY = "s-dsg7d3iv"
"""a segment without a translation"""
DATE = "d-nq5cu4mp"
"""one with tags"""


def _changed(old: bytes, new: bytes) -> list[str]:
    """The lines that differ, without those of the header that say when it was revised."""
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@")) and "PO-Revision-Date" not in line]


def _file(desk: Served) -> CatalogueFile:
    return desk.desk.workspace.documents[0].catalogues[0]


def _save(desk: Served, key: str, text: str, state: str = "translated", **more: Any) -> Any:
    return desk.post("/d/talk/translate/ru/save", id=key, text=text, state=state, **more)


def test_a_save_changes_the_lines_of_its_entry_and_no_others(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    old = path.read_bytes()
    answer = _save(desk_server, KEY, 'Приглашаю "вас" & всех', by="Anna Schmidt")
    assert answer.status_code == 200, answer.text
    assert _changed(old, path.read_bytes()) == ['-msgstr ""', '+msgstr "Приглашаю \\"вас\\" &amp; всех"']
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    assert desk_server.post("/d/talk/undo").json()["what"] == f"{KEY}: translated"
    assert path.read_bytes() == old


def test_states_go_to_the_file_and_back(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    old = path.read_bytes()
    for state, lines in (
        ("draft", ["+#, fuzzy", '-msgstr ""', '+msgstr "Да"']),
        ("approved", ['-msgstr ""', '+msgstr "Да"']),
        ("reviewed", ['-msgstr ""', '+msgstr "Да"']),
        ("translated", ['-msgstr ""', '+msgstr "Да"']),
    ):
        answer = _save(desk_server, KEY, "Да", state, by="Anna Schmidt").json()
        assert answer["entry"]["state"] == state
        changed = _changed(old, path.read_bytes())
        reviews = [line for line in changed if "xlate-review" in line]
        assert len(reviews) == (state in {"approved", "reviewed"})
        assert all(state in line and line.endswith("Anna Schmidt") for line in reviews)
        assert [line for line in changed if line not in reviews] == lines
    assert _save(desk_server, KEY, "").json()["entry"]["state"] == "untranslated"
    assert _changed(old, path.read_bytes()) == []


def test_a_review_is_void_when_another_tool_changes_the_words(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    _save(desk_server, KEY, "Да", "approved", by="Anna")
    path.write_bytes(path.read_bytes().replace('msgstr "Да"'.encode(), 'msgstr "Нет"'.encode()))
    assert desk_server.get(f"/d/talk/translate/ru/entry?id={KEY}").json()["state"] == "translated"


def test_words_that_are_no_longer_fuzzy_lose_the_previous_source(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    old = path.read_bytes()
    _save(desk_server, "s-jchhegz4", "Спасибо.", by="Anna")
    assert _changed(old, path.read_bytes()) == ["-#, fuzzy", '-#| msgid "Thank you very much, Mr Chairman."']


def test_a_tag_cannot_be_typed_nor_broken(desk_server: Served) -> None:
    values = desk_server.get(f"/d/talk/translate/ru/entry?id={DATE}").json()
    assert values["source"].replace("\xa0", " ") == "‹1›June 14, 2018‹/1›, ‹2›The Kremlin‹/2›, ‹3›Moscow‹/3›"
    assert values["shown"].replace("\xa0", " ") == "‹1›14 июня 2018 года‹/1›, ‹2›Москва‹/2›, ‹3›Кремль‹/3›"
    before = (desk_server.folder / "ru.po").read_bytes()
    missing = _save(desk_server, DATE, "‹1›14 июня‹/1›, Москва <b>")
    assert missing.status_code == 422
    assert "placeName" in missing.json()["error"]
    assert "no tag ‹9›" in _save(desk_server, DATE, "‹9›14 июня").json()["error"]
    assert (desk_server.folder / "ru.po").read_bytes() == before
    draft = _save(desk_server, DATE, "‹1›14 июня‹/1› <b>", "draft").json()  # a draft may be unfinished
    assert draft["entry"]["translation"] == '<date when="2018-06-14">14 июня</date> &lt;b>'


@pytest.mark.parametrize(
    ("source", "translation", "shown"),
    [
        ("a &amp; b", "б &amp; &lt;а>", "б & <а>"),
        ('<hi rend="b">x</hi> y', 'ы <hi  rend = "b">и</hi>', "ы ‹1›и‹/1›"),
        ("<hi>a</hi> <hi>b</hi>", "<hi>b</hi> <hi>a</hi>", "‹1›b‹/1› ‹2›a‹/2›"),
        ("<hi>a <gap/></hi>", "<hi><gap/> a</hi>", "‹1›‹2/› a‹/1›"),
        ("<hi>a</hi>", "<ref>a</ref>", None),
        ("<hi>a</hi>", "<hi>a", None),
        ("a", "‹1›", None),
    ],
)
def test_tags_of_a_translation_have_the_numbers_of_the_source(source: str, translation: str, shown: str | None) -> None:
    tags = Tags.of(source)
    assert tags.show(translation) == shown
    if shown is not None:
        assert tags.show(tags.take(shown)) == shown


def test_a_tag_that_the_source_has_not_is_refused() -> None:
    with pytest.raises(PlaceholderError, match="no tag ‹2›"):
        Tags.of("<hi>a</hi>").take("‹2›a‹/2›")


def test_what_somebody_else_has_changed_is_shown_and_not_overwritten(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    known = desk_server.get(f"/d/talk/translate/ru/entry?id={KEY}").json()
    was = {"translation": known["translation"], "state": known["state"]}
    theirs = path.read_bytes()
    catalogue = read_po(theirs, "ru.po")
    line = next(entry.line for entry in catalogue.entries if entry.key == KEY)
    lines = theirs.decode().split("\n")
    place = next(number for number in range(line, len(lines)) if lines[number].startswith("msgstr"))
    lines[place] = 'msgstr "Чужое"'
    path.write_text("\n".join(lines), encoding="utf-8")
    after = path.read_bytes()

    refused = _save(desk_server, KEY, "Моё", was=was)
    assert refused.status_code == 409
    assert refused.json()["theirs"] == {"translation": "Чужое", "state": "translated"}
    assert path.read_bytes() == after
    mine = _save(desk_server, KEY, "Моё", was=refused.json()["theirs"])
    assert mine.status_code == 200
    assert 'msgstr "Моё"'.encode() in path.read_bytes()


def test_changes_elsewhere_in_the_file_are_kept(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    known = desk_server.get(f"/d/talk/translate/ru/entry?id={KEY}").json()
    path.write_bytes(
        b"# A comment from elsewhere.\n" + path.read_bytes().replace("Спасибо.".encode(), "Благодарю.".encode())
    )
    answer = _save(desk_server, KEY, "Моё", was={name: known[name] for name in ("translation", "state")})
    assert answer.status_code == 200
    data = path.read_bytes()
    assert data.startswith(b"# A comment from elsewhere.\n")
    assert "Благодарю.".encode() in data
    assert 'msgstr "Моё"'.encode() in data


def test_comments_are_answered_and_closed_in_the_file(desk_server: Served) -> None:
    path = desk_server.folder / "ru.po"
    note = "/d/talk/translate/ru/note"
    desk_server.post(note, id=KEY, text="Is this\nthe office?", by="Anna")
    answer = desk_server.post(note, id=KEY, text="Yes: the office.", by="Boris: B.").json()
    assert [(one["by"], one["text"], one["closed"]) for one in answer["entry"]["notes"]] == [
        ("Anna", "Is this the office?", False),
        ("Boris B.", "Yes: the office.", False),
    ]
    assert "2 comments" in answer["html"]
    assert all(one["closed"] for one in desk_server.post(note, id=KEY, close=True, by="Anna").json()["entry"]["notes"])
    assert path.read_text(encoding="utf-8").count("# xlate-note: closed") == 2
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    assert "without words" in desk_server.post(note, id=KEY, text=" ").json()["error"]


def test_marks_keep_what_others_have_noted() -> None:
    comment = "A translator's own line\nxlate-mt: argos en → ru, 2026-01-01, abcd1234"
    marks = read_marks(comment)
    assert write_marks(marks) == comment
    review = Review("approved", "2026-01-01T00:00:00+00:00", hash_of_words("x"), "A. B.")
    full = Marks(review, (Note(closed=False, when="2026-01-01T00:00:00+00:00", by="C", text="d: e"),), marks.others)
    assert read_marks(write_marks(full)) == full


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_after_a_save_the_file_is_known_as_if_it_were_read_anew(
    serving: Callable[..., Served], folder: Path, eol: str
) -> None:
    path = folder / "ru.po"
    obsolete = '\n#~ msgctxt "gone"\n#~ msgid "Gone"\n#~ msgstr "Ушло"\n'
    path.write_bytes((path.read_text(encoding="utf-8") + obsolete).replace("\n", eol).encode())
    desk = serving().desk
    file = desk.workspace.documents[0].catalogues[0]
    for place, entry in enumerate(read_po(path.read_bytes(), str(path)).entries):
        state = ("draft", "translated", "approved")[place % 3]
        save_translation(desk, file, {"id": entry_id(entry)}, entry.source, state, by="Anna")
        fresh = read_po(path.read_bytes(), str(path))
        known = desk.catalogue(file.path)
        assert known.entries == fresh.entries
        assert known.obsolete == fresh.obsolete
        assert known.header == fresh.header
    assert (b"\r\n" in path.read_bytes()) == (eol == "\r\n")
    assert find_entry(fresh, KEY).translation


def test_the_translator_is_named_where_nobody_was(serving: Callable[..., Served], folder: Path) -> None:
    path = folder / "ru.po"
    path.write_bytes(
        path.read_bytes().replace(b"Last-Translator: A. Translator <translator@example.org>", b"Last-Translator: ")
    )
    desk = serving()
    _save(desk, KEY, "Да", by="Anna Schmidt")
    assert b'"Last-Translator: Anna Schmidt\\n"' in path.read_bytes()
    _save(desk, KEY, "Нет", by="Boris")
    assert b"Boris" not in path.read_bytes()


def test_a_read_only_desk_saves_nothing(serving: Callable[..., Served], folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    desk = serving(read_only=True)
    assert _save(desk, KEY, "Да").status_code == 422
    for path in ("translate/ru/merge", "translate/ru/note", "undo", "explain/means", "explain/profile"):
        values = {"id": KEY, "text": "x", "note": "(x y)", "key": "s-dhx6vuyc", "relation": "interpretation", "by": "A"}
        answer = desk.post(f"/d/talk/{path}", **values)
        assert answer.status_code == 422 or answer.json()["what"] == "", path
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
