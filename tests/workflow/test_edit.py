"""Edits and what hangs on the words: translations, lineage that people have set, and the page that is read again."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.tei.test_edit import an_operation
from xlate.errors import EditError, OutputError
from xlate.files import Input, one_job
from xlate.findings import Severity
from xlate.model.lineage import Relation
from xlate.model.lineage_query import way
from xlate.revision.correction import Correction, Selection
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
)
from xlate.workflow.edit import edit_transcript, known_speaker, select_for_edit, undo_edit
from xlate.workflow.export import export_po, export_xliff
from xlate.workflow.lineage import clear_lineage, set_lineage, survey
from xlate.workflow.merge import merge
from xlate.workflow.opinions import add_alternative, clear_alternatives
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

TEXT = (ROOT / "examples" / "kremlin-en-00seed.txt").read_bytes()
OLD = to_tei(
    Input(TEXT, "t.txt"), update=Input((ROOT / "examples" / "kremlin-en-00seed.xml").read_bytes(), "t.xml")
).value.data
RU = (ROOT / "examples" / "ru.po").read_bytes()


def edited(data: bytes, *operations: Operation) -> bytes:
    """The file after edits by Anna Schmidt."""
    for operation in operations:
        data = edit_transcript(Input(data, "t.xml"), operation, by="Anna Schmidt").value.data
    return data


def updated(text: bytes, old: bytes) -> tuple[bytes, list[str]]:
    """The file brought up to date, which is valid, and the findings on edits."""
    result = to_tei(Input(text, "t.txt"), update=Input(old, "t.xml"))
    data = result.value.data
    assert [str(one) for one in validate(Input(data, "t.xml")).findings if one.severity is Severity.ERROR] == []
    assert [one for one in result.findings if one.severity is Severity.ERROR] == []
    return data, [one.message for one in result.findings if one.code == "XL228"]


def test_a_name_that_the_page_has_mended_too_needs_no_edit_any_more() -> None:
    old = edited(OLD, RenameSpeaker("Kim Yong-nam", "Kim Yong-man"))
    _, lost = updated(TEXT.replace(b"Kim Yong-nam", b"Kim Yong-man").replace(b"KIM YONG-NAM", b"KIM YONG-MAN"), old)
    assert lost == []


def translated(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A PO file of the transcript in which every entry has a translation, and these by id."""
    path = tmp_path / "ru.po"
    export_po(Input(OLD, "t.xml"), "ru", output=path)
    po = polib.pofile(str(path), wrapwidth=0)
    for number, entry in enumerate(po):
        entry.msgstr = f"Перевод {number}."
    po.save()
    return path, {entry.msgctxt: entry.msgstr for entry in po}


def entries(data: bytes, path: Path) -> dict[str, polib.POEntry]:
    """The living entries of a PO file that is brought up to date with an edited TEI file."""
    export_po(Input(data, "t.xml"), "ru", output=path)
    return {entry.msgctxt: entry for entry in polib.pofile(str(path)) if not entry.obsolete}


EDITS: dict[str, list[Operation]] = {
    "split": [SplitText("2.2", "Above all")],
    "split of a turn": [SplitText("1.7", "Or it can be done", who="Kim Yong-nam")],
    "speaker": [SetSpeaker(("1.3", "1.4"), "Li Mi-ja", role="interpreter")],
    "speaker of a turn with a marker": [SetSpeaker(("2",), "Vladimir Putin")],
    "nobody": [SetSpeaker(("4",), None)],
    "paragraphs joined": [JoinTexts("1.1", "1.2"), JoinTexts("1.1", "1.3")],
    "turns joined": [JoinTexts("3", "4", keep="second", label="drop")],
    "renamed": [RenameSpeaker("Kim Yong-nam", "Kim Yong Nam"), RenameSpeaker("Kim Yong Nam", "Kim Y.", printed=True)],
    "two persons one": [RenameSpeaker("Kim Yong-nam", "Vladimir Putin")],
    "a new person one of those there": [
        SplitText("2.2", "Above all", who="A spokesperson"),
        RenameSpeaker("A spokesperson", "Kim Yong-nam"),
    ],
    "by id": [RenameSpeaker("#kim-yong-nam", "Kim Y.")],
    "stage": [SetStage("4.2"), SetStage("i-qsw4uibo", speech=True)],
    "no marker": [SetMarker("l-ksi4c4yg", "(retranslated)")],
    "one upon the other": [
        CorrectWords("2.2", "Mr President, I listened. Above all, I have the honour."),
        SplitText("2.2", "Above all", who="Li"),
        RenameSpeaker("Li", "Li Mi-ja"),
        JoinTexts("4.1", "4.2"),
    ],
}


@pytest.mark.parametrize("operations", EDITS.values(), ids=EDITS)
def test_an_update_from_the_same_page_undoes_no_edit(operations: list[Operation]) -> None:
    """Not a byte."""
    data = edited(OLD, *operations)
    assert updated(TEXT, data) == (data, [])


CHAT = to_tei(
    Input(
        b"Kim: We met. (applause) Then we left.\n\nWe came home.\n\nLee: Yes.\n\nKim: So.\n\nLee: No.\n\nKim: Ah.\n",
        "c.txt",
    ),
    language="en",
    speaker_languages={"Kim": "ko"},
).value.data


def test_a_paragraph_with_applause_inside_can_be_a_stage_direction() -> None:
    """All its words are one; undo gives the bytes back."""
    data = edited(CHAT, SetStage("1.1"))
    assert b">We met. (applause) Then we left.</desc></incident>" in data
    assert undo_edit(Input(data, "t.xml")).value.data == CHAT


def test_a_joined_turn_does_not_lend_its_lineage_to_words_of_which_none_is_known() -> None:
    """With --take, too."""
    data = edited(CHAT, JoinTexts("1", "2", keep="first", label="drop"))
    assert [(one.unit.number, one.unit.lineage.spoken) for one in survey(Input(data, "t.xml")).value][:3] == [
        ("1.1", "ko"),
        ("1.2", "ko"),
        ("1.3", None),
    ]


def test_a_paragraph_on_which_somebody_holds_another_opinion_is_not_joined_away() -> None:
    """The message says whose it is and what to do; done, the join works."""
    words = Selection(segments=("1.2",))
    data = add_alternative(Input(CHAT, "t.xml"), words, Correction("Bo Li", spoken="ja")).value.data
    for keep in ("", "first", "second"):
        with pytest.raises(EditError, match=r"Bo Li holds another opinion .* --segment 1\.2 --alternative --clear"):
            edited(data, JoinTexts("1.1", "1.2", keep=keep))
    cleared = clear_alternatives(Input(data, "t.xml"), words).value.data
    assert b"We came home" in edited(cleared, JoinTexts("1.1", "1.2"))


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=8)
def test_any_edits_survive_an_update_and_what_is_new_beside_them_is_valid(seed: int, new_words: bool) -> None:
    """The same page changes no byte; a new paragraph anywhere leaves a valid file, which the same page leaves alone."""
    choice = random.Random(seed)  # noqa: S311
    data = OLD
    for _ in range(4):
        with contextlib.suppress(EditError):
            data = edited(data, an_operation(data, choice))
    if not new_words:
        assert updated(TEXT, data) == (data, [])
        return
    lines = TEXT.decode().split("\n")
    place = choice.choice([number for number, line in enumerate(lines) if len(line) > 40 and number > 8])
    page = "\n".join([*lines[:place], "Words that nobody has ever said before.\n", *lines[place:]]).encode()
    new, _ = updated(page, data)
    assert updated(page, new) == (new, [])


def test_an_update_keeps_edits_beside_what_the_publisher_has_corrected() -> None:
    """Elsewhere on the page."""
    data = edited(OLD, SplitText("2.2", "Above all", who="Li Mi-ja"), CorrectWords("1.8", "Welcome, welcome!"))
    page = TEXT.replace(b"I am glad to see you", b"I am very glad to see you").replace(
        "I\u00a0am glad to\u00a0see you".encode(), b"I am very glad to see you"
    )
    assert page != TEXT
    new, lost = updated(page, data)
    assert lost == []
    assert b"very glad" in new
    assert b">Welcome, welcome!<" in new
    assert [one.unit.speaker for one in survey(Input(new, "t.xml")).value if one.unit.turn == "2b"] == ["Li Mi-ja"]


def test_an_edit_of_words_that_the_publisher_has_changed_is_told_once() -> None:
    """The page holds; the next update says nothing of it again."""
    data = edited(OLD, CorrectWords("3.1", "Thank you so much."))
    new, lost = updated(TEXT.replace(b"Thank you.", b"Thank you, sir."), data)
    assert b">Thank you, sir.<" in new
    assert len(lost) == 1
    assert "Anna Schmidt" in lost[0]
    assert 'Words of 3.1 corrected; they were "Thank you."' in lost[0]
    assert updated(TEXT.replace(b"Thank you.", b"Thank you, sir."), new) == (new, [])


def test_a_correction_that_the_publisher_takes_over_is_no_loss() -> None:
    """The same words on both sides."""
    data = edited(OLD, CorrectWords("3.1", "Thank you, sir."))
    new, lost = updated(TEXT.replace(b"Thank you.", b"Thank you, sir."), data)
    assert (lost, new.count(b">Thank you, sir.<")) == ([], 1)


def test_a_translation_stays_with_the_first_part_as_fuzzy(tmp_path: Path) -> None:
    """With the text that it was made of; the second part is to be translated."""
    path, before = translated(tmp_path)
    source = next(entry.msgid for entry in polib.pofile(str(path)) if entry.msgctxt == "s-nwxy7oav")
    after = entries(edited(OLD, SplitText("2.2", "Above all")), path)
    first, second = after["s-nwxy7oav"], after.pop("s-csewguk4")
    assert (first.msgstr, first.fuzzy, first.previous_msgid) == (before["s-nwxy7oav"], True, source)
    assert (second.msgstr, second.fuzzy) == ("", False)
    assert {key: entry.msgstr for key, entry in after.items()} == before
    assert [key for key, entry in after.items() if entry.fuzzy] == ["s-nwxy7oav"]


def test_corrected_words_make_their_translation_fuzzy(tmp_path: Path) -> None:
    """And no other."""
    path, before = translated(tmp_path)
    after = entries(edited(OLD, CorrectWords("3.1", "Thank you so much.")), path)
    assert {key: entry.msgstr for key, entry in after.items()} == before
    assert [(key, one.previous_msgid) for key, one in after.items() if one.fuzzy] == [("s-jchhegz4", "Thank you.")]


def test_translations_are_joined_as_fuzzy_in_every_format(tmp_path: Path) -> None:
    """And none is obsolete for it."""
    path, before = translated(tmp_path)
    merged = tmp_path / "ru.xlf"
    export_xliff(Input(OLD, "t.xml"), "ru", translations=path, output=merged)
    data = edited(OLD, JoinTexts("1.1", "1.2"), JoinTexts("1.1", "1.3"))
    joined = " ".join(before[key] for key in ("s-veib4f6x", "s-r3lkizyx", "s-ou277srm"))
    entry = entries(data, path)["s-veib4f6x"]
    assert (entry.msgstr, entry.fuzzy) == (joined, True)
    assert not polib.pofile(str(path)).obsolete_entries()
    export_xliff(Input(data, "t.xml"), "ru", output=merged)
    assert joined in merged.read_text(encoding="utf-8")


def test_a_speaker_who_is_another_makes_no_translation_fuzzy(tmp_path: Path) -> None:
    """The words are the same, so is their translation; merged, they have the lineage of the source."""
    path, before = translated(tmp_path)
    data = edited(OLD, SetSpeaker(("1.3",), "Kim Yong-nam"), RenameSpeaker("Kim Yong-nam", "Kim Yong Nam"))
    after = entries(data, path)
    assert {key: entry.msgstr for key, entry in after.items() if not entry.fuzzy} == before
    merged = merge(Input(data, "t.xml"), path).value.data or b""
    assert [one for one in validate(Input(merged, "t.ru.xml")).findings if one.severity is Severity.ERROR] == []
    spoken = {one.unit.number: one.unit for one in survey(Input(merged, "t.ru.xml")).value}
    assert spoken["1b.3"].speaker == "Kim Yong Nam"


def test_lineage_that_a_person_has_set_goes_with_the_parts() -> None:
    """And is taken back from both."""
    data = set_lineage(Input(OLD, "t.xml"), Selection(segments=("2.2",)), Correction("Bo", spoken="zh")).value.data
    data = edited(data, SplitText("2.2", "Above all"))
    ways = {one.unit.number: way(one.unit.lineage) for one in survey(Input(data, "t.xml")).value}
    assert ways["2.2"] == ways["2.2b"] == "zh → ru → en"
    cleared = clear_lineage(Input(data, "t.xml"), Selection(segments=("2.2",))).value.data
    assert [one for one in validate(Input(cleared, "t.xml")).findings if one.severity is Severity.ERROR] == []
    joined = edited(data, JoinTexts("2.2", "2.2b"))
    assert [one for one in validate(Input(joined, "t.xml")).findings if one.severity is Severity.ERROR] == []


def test_a_translated_file_is_edited_in_its_source() -> None:
    """The refusal says how."""
    merged = merge(Input(OLD, "t.xml"), Input(RU, "ru.po")).value.data or b""
    with pytest.raises(EditError, match="edit its source"):
        edited(merged, CorrectWords("3.1", "x"))


def test_a_file_that_somebody_else_saves_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Nobody's work is lost."""
    path = tmp_path / "t.xml"
    path.write_bytes(OLD)
    with one_job():
        from xlate.files import read_input

        given = read_input(path)
        path.write_bytes(OLD.replace(b"Welcome!", b"Hello!"))
        with pytest.raises(OutputError):
            edit_transcript(given, CorrectWords("3.1", "Thanks."), by="Anna", output=path)
    assert b"Hello!" in path.read_bytes()


def test_edits_are_saved_in_place_and_taken_back(tmp_path: Path) -> None:
    """To the byte."""
    path = tmp_path / "t.xml"
    path.write_bytes(OLD)
    chosen = select_for_edit(path, Selection(turns=("2-3",)))
    edit_transcript(path, SetSpeaker(chosen, "Li Mi-ja"), by="Anna", output=path)
    assert {one.unit.speaker for one in survey(path).value if one.unit.turn in ("2", "3")} == {"Li Mi-ja"}
    undo_edit(path, output=path)
    assert path.read_bytes() == OLD


def test_a_register_gives_name_office_and_records() -> None:
    """By any spelling that it lists."""
    toml = (
        b'[[speaker]]\nname = "Kim Yong-nam"\naliases = ["Kim"]\nrole = "Chairman"\nref = "https://example.org/kim"\n'
    )
    assert known_speaker(Input(toml, "s.toml"), "Kim") == ("Kim Yong-nam", "Chairman", ("https://example.org/kim",))
    with pytest.raises(EditError, match="not in this register"):
        known_speaker(Input(toml, "s.toml"), "Lee")


def test_what_an_edit_has_stated_is_not_cleared_down_to_what_no_marker_prints() -> None:
    page = b"T\n\nAnn Lee (retranslated): Hello all.\n\nBob Ray: Yes.\n\nAnn Lee: Second words.\n\nThird words.\n"
    data = to_tei(Input(page, "t.txt"), language="en").value.data
    data = edited(data, SetSpeaker(("3.2",), "Carl Doe"))
    assert validate(Input(data, "t.xml")).findings == ()
    result = clear_lineage(Input(data, "t.xml"), Selection(everything=True))
    assert validate(Input(result.value.data, "t.xml")).findings == ()
    assert [one.code for one in result.findings] == ["XL505"]
    assert result.value.data == data


def test_what_a_person_said_of_a_marker_is_not_cleared() -> None:
    data = to_tei(Input(b"T\n\nAnn Lee: Hello (x) all.\n\nBob Ray: Yes.\n", "t.txt"), language="en").value.data
    data = edited(data, SetMarker("1.1", "(x)", means=Relation.RETRANSLATION))
    result = clear_lineage(Input(data, "t.xml"), Selection(everything=True))
    assert validate(Input(result.value.data, "t.xml")).findings == ()


def test_a_speaker_renamed_by_id_keeps_the_language_when_the_page_changes() -> None:
    old = edited(OLD, RenameSpeaker("#kim-yong-nam", "Kim"), RenameSpeaker("#kim-yong-nam", "Mr Kim"))
    page = TEXT.replace(b"Thank you very much.", b"Thank you so very much, Mr President.")
    data = to_tei(Input(page, "t.txt"), update=Input(old, "t.xml")).value.data
    ways = {(one.unit.speaker, way(one.unit.lineage)) for one in survey(Input(data, "t.xml")).value if one.unit.speaker}
    assert {said for name, said in ways if name == "Mr Kim"} == {"ko → ru → en"}


def test_an_update_says_what_became_of_the_edits() -> None:
    old = edited(
        OLD, SetSpeaker(("1.2",), "Kim Yong-nam"), CorrectWords("3.1", "Thanks."), CorrectWords("2.1", "Many thanks.")
    )
    page = TEXT.replace(b"Thank you.", b"Thank you, sir.").replace(b"Thank you very much.", b"Many thanks.")
    assert to_tei(Input(page, "t.txt"), update=Input(old, "t.xml")).value.edits == (1, 1, 1)


def test_a_marker_that_the_page_no_longer_prints_is_told_where_a_person_has_set_the_lineage() -> None:
    text = TEXT.replace(b"Kim Yong-nam (retranslated):", b"Kim Yong-nam (in the old tongue):")
    assert text != TEXT
    old = set_lineage(Input(OLD, "t.xml"), Selection(segments=("2.1",)), Correction("Bo", spoken="zh")).value.data
    findings = to_tei(Input(text, "t.txt"), update=Input(old, "t.xml")).findings
    assert [one.message for one in findings if one.code == "XL208" and one.message.startswith("2.1: ")]
    assert [one.message for one in findings if one.code == "XL207"] == []
