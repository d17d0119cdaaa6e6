from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import xlate
from tests.desk.conftest import Served
from xlate.desk.own_profile import add_marker
from xlate.errors import InputError
from xlate.files import Input
from xlate.model.lineage import Relation
from xlate.model.pieces import Scope
from xlate.workflow.inputs import read_record

_ODD = """Meeting of the working group

Anna Petrova: (via whisper team) Good morning, everybody.

We are glad to be here.

John Smith (speaks through int.): Thank you for the invitation.

Anna Petrova: Let us begin.
"""


@pytest.fixture
def odd(folder: Path) -> Path:
    """A transcript with notes that no rule understands."""
    (folder / "odd.txt").write_text(_ODD, encoding="utf-8")
    xlate.to_tei(folder / "odd.txt", output=folder / "odd.xml", language="en")
    return folder / "odd.xml"


def test_the_board_shows_first_what_needs_a_person(serving: Callable[..., Served], folder: Path, odd: Path) -> None:
    assert odd.is_file()
    text = serving().get("/").text
    assert text.index("working group") < text.index(
        "Kim Yong-nam"
    )  # notes not understood come before open translations
    assert "2 notes in brackets not understood" in text
    assert "2 untranslated" in text
    assert "1 draft" in text
    assert "21 translated" in text
    assert "not merged yet" in text
    assert str(folder.parent) not in text  # no path of the machine


def test_a_broken_file_is_on_the_board_and_breaks_nothing(serving: Callable[..., Served], folder: Path) -> None:
    shutil.copy(folder / "talk.xml", folder / "other.xml")
    desk = serving()
    (folder / "talk.xml").write_bytes(b"<TEI")
    (folder / "de.po").write_bytes(b'msgid ""\nmsgstr "\n')
    text = desk.get("/").text
    assert "talk.xml" in text
    assert "de.po" in text
    assert "Kim Yong-nam" in text


def test_findings_of_the_checks_come_by_document(desk_server: Served) -> None:
    assert desk_server.get("/d/talk/findings").json() == {"ru": {"info": 12, "warning": 2}}


def test_words_of_a_transcript_are_never_markup(serving: Callable[..., Served], folder: Path) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    (folder / "evil.txt").write_text(
        f"A {hostile} title\n\nAnna <b>Petrova</b>: {hostile} (x <i>y</i>)\n", encoding="utf-8"
    )
    xlate.to_tei(folder / "evil.txt", output=folder / "evil.xml", language="en")
    xlate.export_po(folder / "evil.xml", "de", output=folder / "evil.po")
    desk = serving(by=hostile)
    key = next(unit.key for unit in read_record(folder / "evil.xml").units() if "script" in unit.source)
    for path in (
        "/", "/d/evil/transcript", "/d/evil/part/0", "/d/evil/translate/de", f"/d/evil/explain?key={key}",
        "/d/evil/explain/note?note=%3Cscript%3E&key=%22%3E",
    ):  # fmt: skip
        text = desk.get(path).text.replace("\\u003c", "<")
        assert "<script>alert" not in text, path
        assert "<img" not in text, path


def test_the_transcript_comes_in_parts_and_by_an_id(desk_server: Served) -> None:
    index = desk_server.get("/d/talk/index").json()
    keys = [row[0] for row in index["rows"]]
    shown = "".join(desk_server.get(f"/d/talk/part/{part}").text for part in range(len(index["parts"])))
    assert all(f'id="{key}"' in shown for key in keys)
    assert 'id="s-yhzz55sz"' in desk_server.get("/d/talk/transcript?at=s-yhzz55sz").text
    assert desk_server.get("/d/talk/find?words=2.2-4.1").json()["keys"] == ["s-nwxy7oav", "s-jchhegz4", "s-yhzz55sz"]
    assert desk_server.get("/d/talk/find?words=3").json()["keys"] == ["s-jchhegz4"]
    assert desk_server.get("/d/talk/find?words=warm memories").json()["keys"] == ["s-yhzz55sz"]


def test_a_marker_is_explained_with_its_rule_and_reach(desk_server: Served) -> None:
    said = desk_server.get("/d/talk/explain?key=s-yhzz55sz").json()
    assert said["reach"] == ["s-dhx6vuyc", "s-nwxy7oav", "s-yhzz55sz", "s-hsocgyny", "s-jlxwge2s", "s-ual7dkhs"]
    assert "carried over from an earlier marker" in said["html"]
    printed = desk_server.get("/d/talk/explain?key=s-dhx6vuyc").json()["html"]
    assert "(retranslated)" in printed
    assert "by the markers of the profile kremlin-en" in printed
    assert "later turns of the same speaker" in printed


def test_a_note_is_explained_from_here_on(serving: Callable[..., Served], odd: Path) -> None:
    desk = serving()
    before = odd.read_bytes()
    keys = [unit.key for unit in read_record(odd).units() if unit.speaker == "Anna Petrova" and unit.number]
    answer = desk.post(
        "/d/odd/explain/means", note="(via whisper team)", key=keys[0], relation="interpretation", spoken="ru",
        scope="sticky", by="Anna Schmidt", digests=desk.digests("odd"),
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert answer.json()["keys"] == keys
    assert answer.json()["marked"]
    assert '<note type="marker" subtype="interpretation">(via whisper team)</note> Good morning' in odd.read_text(
        "utf-8"
    )
    assert 'data-note="(via whisper team)"' not in desk.get("/d/odd/transcript").text  # it is understood now
    units = {unit.key: unit for unit in read_record(odd).units()}
    assert {units[key].lineage.languages for key in keys} == {("ru", "en")}
    assert all(units[key].relation is Relation.INTERPRETATION for key in keys)
    assert desk.post("/d/odd/undo").json()["what"] == "(via whisper team): interpretation"
    assert odd.read_bytes() == before


def test_what_cannot_be_true_is_refused_in_words(serving: Callable[..., Served], odd: Path) -> None:
    desk, before = serving(), odd.read_bytes()
    key = next(unit.key for unit in read_record(odd).units() if unit.number == "1.1")
    values = {"note": "(x)", "key": key, "relation": "interpretation", "spoken": "en", "scope": "turn"}
    answer = desk.post("/d/odd/explain/means", by="Anna", **values)
    assert answer.status_code == 422
    assert "were not translated" in answer.json()["error"]
    assert "write your name" in desk.post("/d/odd/explain/means", by="", **values).json()["error"]
    assert odd.read_bytes() == before


def test_a_segment_that_was_changed_meanwhile_is_not_changed_again(serving: Callable[..., Served], odd: Path) -> None:
    desk = serving()
    digests = desk.digests("odd")
    one, other = [unit.key for unit in read_record(odd).units() if unit.number in {"1.1", "2.1"}]
    values = {"note": "(x)", "relation": "interpretation", "spoken": "ru", "scope": "turn", "by": "Anna"}
    assert desk.post("/d/odd/explain/means", key=one, digests=digests, **values).status_code == 200
    later = odd.read_bytes()
    assert desk.post("/d/odd/explain/means", key=one, digests=digests, **values | {"spoken": "ko"}).status_code == 409
    assert odd.read_bytes() == later
    assert desk.post("/d/odd/explain/means", key=other, digests=digests, **values).status_code == 200


def test_a_note_goes_to_the_profile_and_is_understood_from_then_on(serving: Callable[..., Served], odd: Path) -> None:
    desk = serving()
    answer = desk.post(
        "/d/odd/explain/profile", note="(speaks through int.)", relation="interpretation", spoken="ko", scope="turn"
    )
    assert answer.json()["file"] == "profile.toml"
    profile = odd.parent / "profile.toml"
    again = xlate.to_tei(odd.parent / "odd.txt", language="en", profile=str(profile))
    assert not any("speaks through int" in finding.message for finding in again.findings if finding.code == "XL209")
    first = profile.read_bytes()
    desk.post("/d/odd/explain/profile", note="(via whisper team)", relation="interpretation", scope="sticky")
    assert profile.read_bytes().startswith(first)
    with pytest.raises(InputError, match="understands"):
        add_marker(
            profile.read_bytes(), "p.toml", note="(Via Whisper Team)", relation=Relation.SPOKEN, scope=Scope.TURN
        )


def test_merge_is_one_button_and_is_taken_back(desk_server: Served) -> None:
    folder = desk_server.folder
    expected = folder / "expected"
    expected.mkdir()
    by_command = expected / "talk.ru.xml"
    answer = desk_server.post("/d/talk/translate/ru/merge", by="Anna").json()
    assert answer["file"] == "talk.ru.xml"
    xlate.merge(folder / "talk.xml", folder / "ru.po", output=by_command)
    made = (folder / "talk.ru.xml").read_bytes()
    assert made == by_command.read_bytes().replace(b"../talk.xml", b"talk.xml")
    assert {"talk.xml", "talk.ru.xml", "ru.po"} == set(desk_server.digests())
    desk_server.post("/d/talk/translate/ru/save", id="s-dsg7d3iv", text="Да", state="translated", by="Anna")
    desk_server.post("/d/talk/translate/ru/merge", by="Anna")
    assert ">Да</seg>".encode() in (folder / "talk.ru.xml").read_bytes()
    desk_server.post("/d/talk/undo")
    assert (folder / "talk.ru.xml").read_bytes() == made


def test_a_translation_is_begun_on_the_board(desk_server: Served) -> None:
    path = desk_server.folder / "talk.de.po"
    answer = desk_server.post("/d/talk/new", language="DE", by="Anna").json()
    assert answer["address"] == "/d/talk/translate/de"
    assert path.read_bytes().count(b"\nmsgctxt") == 24
    assert "English → German" in desk_server.get(answer["address"]).text
    assert "already" in desk_server.post("/d/talk/new", language="de").json()["error"]
    assert "language" in desk_server.post("/d/talk/new", language="../x").json()["error"]
    desk_server.post("/d/talk/undo")
    assert not path.exists()


def test_a_header_that_names_another_folder_leads_nowhere(serving: Callable[..., Served], folder: Path) -> None:
    path = folder / "ru.po"
    path.write_bytes(path.read_bytes().replace(b"Language: ru", b"Language: ../../evil"))
    before = set(folder.parent.rglob("*"))
    desk = serving()
    name = desk.desk.workspace.documents[0].catalogues[0].name
    assert "/" not in name
    assert desk.get(f"/d/talk/translate/{name}").status_code == 200
    answer = desk.post(f"/d/talk/translate/{name}/merge", by="Anna")
    assert answer.status_code == 422
    assert "evil" in answer.json()["error"]
    assert set(folder.parent.rglob("*")) == before


def test_a_merge_does_not_take_the_place_of_another_file(desk_server: Served) -> None:
    path = desk_server.folder / "talk.ru.xml"
    path.write_bytes(b"<html>Somebody's work</html>")
    assert "another file" in desk_server.post("/d/talk/translate/ru/merge", by="Anna").json()["error"]
    assert path.read_bytes() == b"<html>Somebody's work</html>"


def test_memory_and_glossary_help_where_they_are_named(serving: Callable[..., Served], folder: Path) -> None:
    xlate.add_to_memory(folder / "m.db", folder / "ru.po")
    (folder / "terms.csv").write_text(
        "source,target\nforeign ministries,министерства иностранных дел\n", encoding="utf-8"
    )
    plain = serving().get("/d/talk/translate/ru/assist?id=s-jchhegz4").json()
    assert plain["machine"] is False
    desk = serving(memories=[folder / "m.db"], glossaries=[folder / "terms.csv"])
    said = desk.get("/d/talk/translate/ru/assist?id=s-jchhegz4").json()
    assert [one["percent"] for one in said["proposals"]][:1] == [76] or said["proposals"] == []
    assert "министерства" in " ".join(desk.get("/d/talk/translate/ru/assist?id=s-dsg7d3iv").json()["terms"])


def test_checks_are_made_while_one_types_and_save_nothing(desk_server: Served) -> None:
    before = (desk_server.folder / "ru.po").read_bytes()
    said = desk_server.post("/d/talk/translate/ru/check", id="s-r3lkizyx", text="В этом году 71 лет  отношений.").json()
    assert {"XL603", "XL607"} <= {one["code"] for one in said["problems"]}
    assert (desk_server.folder / "ru.po").read_bytes() == before
    assert "s-r3lkizyx" in desk_server.get("/d/talk/translate/ru/problems").json()["problems"]


def test_drafts_are_kept_until_they_are_saved(serving: Callable[..., Served], folder: Path, tmp_path: Path) -> None:
    desk = serving(state=tmp_path / "state")
    place = desk.get("/d/talk/translate/ru/entry?id=s-dsg7d3iv").json()["place"]
    desk.post("/draft", place=place, values={"text": "Приглаш"})
    os.close(desk.desk.store.journal._held or -1)  # as the system does when the process is killed
    after_a_crash = serving(state=tmp_path / "state")
    entry = after_a_crash.get("/d/talk/translate/ru/entry?id=s-dsg7d3iv").json()
    assert entry["draft"] == {"text": "Приглаш"}
    after_a_crash.post("/d/talk/translate/ru/save", id="s-dsg7d3iv", text="Приглашаю", state="translated")
    assert after_a_crash.get("/d/talk/translate/ru/entry?id=s-dsg7d3iv").json()["draft"] is None
    assert folder.is_dir()


_NAMELESS = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>Harbour</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
<text><body><u who="#A"><seg>Good morning.</seg><seg>Let us begin.</seg></u></body></text></TEI>
"""


def test_a_text_from_elsewhere_gets_ids_as_by_the_command(desk_server: Served) -> None:
    path = desk_server.folder / "harbour.xml"
    path.write_text(_NAMELESS, encoding="utf-8")
    board = desk_server.get("/").text
    assert "3 parts without an id" in board
    assert board.count("New translation into") == 1, "nothing can be translated there yet"
    preview = desk_server.get("/d/harbour/transcript")
    assert preview.url.path == "/d/harbour/ids"
    assert "Let us begin." in preview.text
    assert path.read_text(encoding="utf-8") == _NAMELESS
    answer = desk_server.post("/d/harbour/ids/add", by="Anna").json()
    assert path.read_bytes() == xlate.add_ids(Input(_NAMELESS.encode(), "harbour.xml")).value.data
    assert "Let us begin." in desk_server.get(answer["address"]).text
    desk_server.post("/d/harbour/undo")
    assert path.read_text(encoding="utf-8") == _NAMELESS
    assert desk_server.get("/d/harbour/index").json()["moved"]


def test_parts_without_an_id_are_named_above_a_transcript(desk_server: Served) -> None:
    path = desk_server.folder / "harbour.xml"
    path.write_text(_NAMELESS.replace("<seg>Good", '<seg xml:id="s1">Good'), encoding="utf-8")
    desk_server.get("/")
    assert "2 parts of this text have no id and are not shown." in desk_server.get("/d/harbour/transcript").text
    assert "have no id" not in desk_server.get("/d/talk/transcript").text


def test_comments_are_answered_and_closed_beside_the_transcript(serving: Callable[..., Served], merged: Path) -> None:
    desk, po = serving(), merged / "ru.po"
    say = {"key": "s-veib4f6x", "file": "ru"}
    desk.post("/d/talk/comments/say", text="The office, or the person?", by="Anna", **say)
    desk.post("/d/talk/translate/ru/merge", by="Anna")
    lines = po.read_text(encoding="utf-8").splitlines(keepends=True)
    po.write_text("".join(line for line in lines if "xlate-note" not in line), encoding="utf-8")
    listed = desk.get("/d/talk/comments/list").json()  # it stands in the TEI file, and is open
    assert "The office, or the person?" in listed["html"]
    assert listed["counts"] == {"s-veib4f6x": [1, 1]}
    desk.post("/d/talk/comments/say", text="The person.", by="Boris", **say)
    notes = [line for line in po.read_text(encoding="utf-8").splitlines() if "xlate-note" in line]
    assert [line.rpartition(": ")[2] for line in notes] == ["The office, or the person?", "The person."]
    desk.post("/d/talk/comments/say", close=True, by="Anna", **say)
    assert po.read_text(encoding="utf-8").count("xlate-note: closed") == 2
    desk.post("/d/talk/translate/ru/merge", by="Anna")
    assert (merged / "talk.ru.xml").read_text(encoding="utf-8").count('subtype="closed"') == 2
    po.unlink()
    desk.get("/")
    listed = desk.get("/d/talk/comments/list", params={"keys": "s-veib4f6x"}).json()
    assert "begin a translation into Russian on the board" in listed["html"]


def test_each_number_of_the_board_leads_to_its_place(desk_server: Served) -> None:
    board = desk_server.get("/").text
    assert '<a href="/d/talk/transcript?at=s-dhx6vuyc">' in board
    assert "6 of 15 segments" in board
    assert '<a href="/d/talk/translate/ru?go=untranslated">' in board
    assert 'href="/d/talk/translate/ru?go=problem"' in board
    text = desk_server.get("/d/talk/transcript").text
    assert text.count('href="#u-') >= 2, "where the turns are that came through another language"
