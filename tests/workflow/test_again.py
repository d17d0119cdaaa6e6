"""A command that is run again, with fewer options, loses nothing."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from tests.conftest import Run
from xlate.cli import cli
from xlate.files import Input
from xlate.revision.correction import Correction, Selection
from xlate.workflow.export import export_po
from xlate.workflow.lineage import set_lineage
from xlate.workflow.merge import merge
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

PAGE = """\
Meeting

Ann Lee: Good morning.

Bob Ray (retranslated): Good morning to you.

Karl Who: Let us begin.
"""
REGISTER = '[[speaker]]\nname = "John Smith"\naliases = ["Karl Who"]\nspoken = "fr"\n'
PROFILE = 'name = "mine"\ntitle = "Mine"\nextends = "generic"\n\n[language]\n\n[detect]\nminimum = 0\n'
OPTIONS = (
    ("--lang", "en"),
    ("--relay", "no"),
    ("--speaker-lang", "Ann Lee=sv"),
    ("--speaker-lang", "Bob Ray=km"),
    ("--speakers", "people/speakers.toml"),
    ("--profile", "mine.toml"),
    ("--format", "text"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "people").mkdir()
    (tmp_path / "tei").mkdir()
    (tmp_path / "people" / "speakers.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


def convert(run: Run, *options: tuple[str, str]) -> int:
    done = run("to-tei", "talk.txt", *(word for option in options for word in option), "-o", "tei/talk.xml", "-q")
    return done.returncode


SUBSETS = [part for number in (0, 1, 3, len(OPTIONS) - 1, len(OPTIONS)) for part in combinations(OPTIONS, number)]


def test_an_update_of_an_unchanged_page_with_any_of_the_options_changes_no_byte(
    folder: Path, xlate_program: Run
) -> None:
    assert convert(xlate_program, *OPTIONS) == 0
    tei = folder / "tei" / "talk.xml"
    before = tei.read_bytes()
    assert validate(tei).value
    assert b'<person xml:id="john-smith">' in before
    for part in SUBSETS:
        again = [word for option in part for word in option]
        done = xlate_program("to-tei", "talk.txt", "--update", "tei/talk.xml", *again)
        assert done.returncode == 0, done.stderr
        assert "XL102" not in done.stderr
        assert tei.read_bytes() == before, part


def test_a_conversion_again_with_fewer_options_is_refused(folder: Path, xlate_program: Run) -> None:
    assert convert(xlate_program, *OPTIONS) == 0
    tei = folder / "tei" / "talk.xml"
    before = tei.read_bytes()
    for part in SUBSETS:
        status = convert(xlate_program, *part)
        assert tei.read_bytes() == before, part
        assert status in (0, 2), part
    assert convert(xlate_program, *OPTIONS) == 0
    done = xlate_program("to-tei", "talk.txt", "-o", "tei/talk.xml")
    assert "was made with options that are not given now" in done.stderr
    assert "--update tei/talk.xml" in done.stderr


def test_more_options_make_a_file_again_that_nobody_has_touched(folder: Path, xlate_program: Run) -> None:
    assert convert(xlate_program, *OPTIONS[:1]) == 0
    assert convert(xlate_program, *OPTIONS) == 0
    assert b"lin.relay" in (folder / "tei" / "talk.xml").read_bytes()


@pytest.mark.parametrize("where", [["-o", "tei/talk.xml"], ["-d", "tei"]])
def test_what_a_person_has_annotated_is_never_overwritten(folder: Path, xlate_program: Run, where: list[str]) -> None:
    assert convert(xlate_program, *OPTIONS) == 0
    tei = folder / "tei" / "talk.xml"
    made = tei.read_bytes()
    options = [word for option in OPTIONS for word in option]
    set_by_hand = made.replace(b"<persName>Ann Lee</persName>", b"<persName>Ann Lee</persName><idno>Q1</idno>")
    xlate_program("lineage", "set", "tei/talk.xml", "--speaker", "Ann Lee", "--agent", "Li", "--by", "Eva")
    for annotated in (tei.read_bytes(), set_by_hand, made.replace(b"begin", b"commence")):
        assert annotated != made
        tei.write_bytes(annotated)
        done = xlate_program("to-tei", "talk.txt", *options, *where)
        assert done.returncode == 2
        assert "would be lost; bring it up to date with --update tei/talk.xml" in done.stderr
        assert tei.read_bytes() == annotated


def test_a_file_that_an_option_named_and_that_is_gone_must_be_named_again(folder: Path, xlate_program: Run) -> None:
    assert convert(xlate_program, *OPTIONS) == 0
    (folder / "people" / "speakers.toml").rename(folder / "others.toml")
    before = (folder / "tei" / "talk.xml").read_bytes()
    done = xlate_program("to-tei", "talk.txt", "--update", "tei/talk.xml")
    assert done.returncode == 2
    assert "it was made with --speakers ../people/speakers.toml, and there is no such file now" in done.stderr
    assert xlate_program("to-tei", "talk.txt", "--update", "tei/talk.xml", "--speakers", "others.toml").returncode == 0
    after = (folder / "tei" / "talk.xml").read_bytes()
    assert after == before.replace(b"../people/speakers.toml", b"../others.toml")


def test_a_file_of_version_0_1_knows_its_relay_language_by_the_evidence(folder: Path, xlate_program: Run) -> None:
    assert convert(xlate_program, *OPTIONS[:4]) == 0
    tei = folder / "tei" / "talk.xml"
    old = tei.read_bytes().replace(b"<desc>options: --relay no</desc>", b"")
    tei.write_bytes(old)
    assert xlate_program("to-tei", "talk.txt", "--update", "tei/talk.xml", "--lang", "en").returncode == 0
    assert tei.read_bytes().replace(b"<desc>options: --relay no</desc>", b"") == old


def test_a_file_of_another_document_is_refused(folder: Path, xlate_program: Run) -> None:
    other = (
        "Report\n\nCarl Poe: The harvest was good.\n\nDora Quill: Thank you.\n\nEmil Rask: The mill is shut.\n"
        + "".join(f"\nCarl Poe: Sentence number {number} of another text.\n" for number in range(8))
    )
    (folder / "other.txt").write_text(other, encoding="utf-8")
    assert convert(xlate_program, *OPTIONS) == 0
    tei, before = folder / "tei" / "talk.xml", (folder / "tei" / "talk.xml").read_bytes()
    done = xlate_program("to-tei", "other.txt", "--update", "tei/talk.xml")
    assert (done.returncode, tei.read_bytes()) == (2, before)
    assert "it has no words in common with other.txt: is this its transcript?" in done.stderr
    xlate_program("to-tei", "other.txt", "-l", "en", "-o", "other.xml")
    thanks = PAGE.replace("Let us begin.", "Thank you.")
    (folder / "thanks.txt").write_text(thanks + "".join(f"\nAnn Lee: Words {n}.\n" for n in range(8)), encoding="utf-8")
    xlate_program("to-tei", "thanks.txt", "-l", "en", "-o", "thanks.xml")
    assert xlate_program("export-po", "other.xml", "-l", "de", "-o", "de.po").returncode == 0
    made = (folder / "de.po").read_bytes()
    done = xlate_program("export-po", "thanks.xml", "-l", "de", "-o", "de.po")
    assert (done.returncode, (folder / "de.po").read_bytes()) == (2, made)
    assert "it belongs to another one" in done.stderr
    done = xlate_program("merge", "thanks.xml", "de.po", "-o", "de.xml")
    assert (done.returncode, (folder / "de.xml").exists()) == (2, False)
    assert "none of its entries is a unit of thanks.xml: is this its TEI file?" in done.stderr


UNITED = """\
Meeting

Ann Lee: Good morning.

Karl Who (retranslated): Good morning to you.

Bob Ray: Let us begin.

Karl Who: So we do.
"""


@pytest.mark.parametrize("again", [(), ("--speakers", "speakers.toml")])
def test_a_new_alias_unites_two_persons_and_leaves_nothing_of_the_second(
    tmp_path: Path, xlate_program: Run, again: tuple[str, ...]
) -> None:
    def register(*aliases: str) -> None:
        table = f'[[speaker]]\nname = "Ann Lee"\naliases = {list(aliases)}\n'
        (tmp_path / "speakers.toml").write_text(table, encoding="utf-8")

    (tmp_path / "talk.txt").write_text(UNITED, encoding="utf-8")
    said = ("--lang", "en", "--relay", "ru", "--speaker-lang", "Karl Who=fr", "--speakers", "speakers.toml")
    register()
    assert xlate_program("to-tei", "talk.txt", "-o", "talk.xml", *said).returncode == 0
    tei = tmp_path / "talk.xml"
    by_hand = b"<persName>Bob Ray</persName><!-- not Rey -->"
    noted = b'<seg xml:id="s-gudcvj6p" corresp="#u-xizjfgme" '
    before = tei.read_bytes().replace(b"<persName>Bob Ray</persName>", by_hand)
    before = before.replace(b'<seg xml:id="s-gudcvj6p" ', noted)
    tei.write_bytes(before)
    register("Karl Who")
    assert xlate_program("to-tei", "talk.txt", "--update", "talk.xml", *again).returncode == 0
    after = tei.read_bytes()
    assert validate(tei).value
    assert by_hand in after
    assert noted in after, "what was noted on the words of the second person stays"
    assert b"karl-who" not in after
    assert b'ident="und"' not in after
    assert b'<persName>Ann Lee</persName><persName type="alias">Karl Who</persName>' in after
    assert after.count(b'who="#ann-lee"') == 3
    assert after.count(b"ru-t-fr") == 1, "what the user stated of the second holds for the one"
    assert xlate_program("to-tei", "talk.txt", "--update", "talk.xml").returncode == 0
    assert tei.read_bytes() == after


def test_a_speaker_who_has_left_the_page_leaves_the_header_and_what_people_noted_stays(
    tmp_path: Path, xlate_program: Run
) -> None:
    (tmp_path / "talk.txt").write_text(UNITED, encoding="utf-8")
    said = ("--lang", "en", "--relay", "ru", "--speaker-lang", "Bob Ray=ko")
    assert xlate_program("to-tei", "talk.txt", "-o", "talk.xml", *said).returncode == 0
    tei = tmp_path / "talk.xml"
    own = b'<person xml:id="guest"><persName>A guest, silent</persName></person>'
    noted = b"<persName>Ann Lee</persName><note>Not her real name</note>"
    made = tei.read_bytes().replace(b'<person xml:id="bob-ray">', own + b'<person xml:id="bob-ray">')
    tei.write_bytes(made.replace(b"<persName>Ann Lee</persName>", noted))
    shorter = UNITED.replace("Ann Lee: Good morning.\n\n", "").replace("Bob Ray: Let us begin.\n\n", "")
    (tmp_path / "talk.txt").write_text(shorter, encoding="utf-8")
    xlate_program("to-tei", "talk.txt", "--update", "talk.xml", "-q")
    after = tei.read_bytes()
    assert own in after
    assert noted in after
    assert b"bob-ray" not in after
    assert b'"ko"' not in after


def test_a_language_that_the_user_gave_against_the_register_stays(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "talk.txt").write_text(UNITED, encoding="utf-8")
    (tmp_path / "speakers.toml").write_text('[[speaker]]\nname = "Ann Lee"\nspoken = "ko"\n', encoding="utf-8")
    said = ("--lang", "en", "--speaker-lang", "Ann Lee=fr", "--speakers", "speakers.toml")
    assert xlate_program("to-tei", "talk.txt", "-o", "talk.xml", *said).returncode == 0
    before = (tmp_path / "talk.xml").read_bytes()
    for again in ((), said[:2], said[4:], said):
        assert xlate_program("to-tei", "talk.txt", "--update", "talk.xml", *again).returncode == 0
        assert (tmp_path / "talk.xml").read_bytes() == before, again
    (tmp_path / "talk.xml").unlink()
    assert xlate_program("to-tei", "talk.txt", "-o", "talk.xml", *said[:2], *said[4:]).returncode == 0
    (tmp_path / "speakers.toml").write_text('[[speaker]]\nname = "Ann Lee"\nspoken = "sv"\n', encoding="utf-8")
    xlate_program("to-tei", "talk.txt", "--update", "talk.xml", *said[4:])
    assert b"en-t-sv" in (tmp_path / "talk.xml").read_bytes(), "the register was changed"


def test_a_relay_language_that_no_words_came_through_is_told(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "plain.txt").write_text("Ann Lee: Good morning.\n\nBob Ray: Thank you.\n", encoding="utf-8")
    (tmp_path / "relayed.txt").write_text(
        "Ann Lee: Good morning.\n\nBob Ray (retranslated): Thank you.\n", encoding="utf-8"
    )
    for name, told in (("plain", True), ("relayed", False)):
        done = xlate_program("to-tei", f"{name}.txt", "--lang", "en", "--relay", "NO", "-o", f"{name}.xml")
        assert (done.returncode, "XL216" in done.stderr) == (0, told), done.stderr
        again = xlate_program("to-tei", f"{name}.txt", "--update", f"{name}.xml")
        assert (again.returncode, "XL216" in again.stderr) == (0, False), again.stderr


def test_an_update_with_another_profile_is_refused(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "talk.txt").write_text("Ann Lee: Good morning.\n\nBob Ray: Thank you.\n", encoding="utf-8")
    assert xlate_program("to-tei", "talk.txt", "--profile", "interview", "-o", "talk.xml").returncode == 0
    before = (tmp_path / "talk.xml").read_bytes()
    for words in ("", "\nAnn Lee: More.\n"):
        with (tmp_path / "talk.txt").open("a", encoding="utf-8") as stream:
            stream.write(words)
        done = xlate_program("to-tei", "talk.txt", "--update", "talk.xml", "--profile", "generic")
        assert done.returncode == 2
        assert "it was made with the profile interview, and --update cannot make it one of generic" in done.stderr
        assert (tmp_path / "talk.xml").read_bytes() == before
    assert xlate_program("to-tei", "talk.txt", "--update", "talk.xml", "--profile", "interview").returncode == 0
    assert (tmp_path / "talk.xml").read_bytes() != before


ANNOTATED = (
    ["ids", "talk.xml"],
    ["lineage", "set", "talk.xml", "--turn", "1", "--spoken", "fr", "--by", "Anna"],
    ["lineage", "export", "talk.xml"],
    ["lineage", "init", "talk.xml"],
    ["edit", "words", "talk.xml", "1.1", "Good evening.", "--by", "Anna"],
    ["to-tei", "more.txt", "--update", "talk.xml"],
    ["merge", "talk.xml", "ru.po"],
    ["merge", "talk.xml", "ru.po", "--layout", "parallel"],
    ["check", "ru.po", "--format", "po"],
    ["export-tmx", "talk.ru.xml"],
    ["profiles", "show", "generic"],
)


@pytest.fixture(scope="module")
def annotated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk, its translation, and another state of the talk that a person has annotated: whole, in UTF-16, broken."""
    folder = tmp_path_factory.mktemp("annotated")
    (folder / "talk.txt").write_text(PAGE, encoding="utf-8")
    (folder / "more.txt").write_text(f"{PAGE}\nAnn Lee: And more.\n", encoding="utf-8")
    data = to_tei(folder / "talk.txt", language="en", output=folder / "talk.xml").value.data
    export_po(folder / "talk.xml", language="ru", output=folder / "ru.po")
    words = polib.pofile(str(folder / "ru.po"))
    for entry in words:
        entry.msgstr = f"В 5 {entry.msgid}"
    words.save()
    merge(folder / "talk.xml", [folder / "ru.po"], output=folder / "talk.ru.xml")
    said = set_lineage(
        Input(data, "t"), Selection(turns=("2",)), Correction("Anna", spoken="km"), output=folder / "other.xml"
    ).value.data
    wide = said.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    (folder / "wide.xml").write_bytes(wide)
    (folder / "broken.xml").write_bytes(said[:-20])
    return folder


@pytest.mark.parametrize("command", ANNOTATED, ids=" ".join)
@pytest.mark.parametrize("name", ["other.xml", "wide.xml", "broken.xml"])
def test_no_command_replaces_a_tei_file_that_it_does_not_read(
    command: list[str], name: str, annotated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(annotated_folder)
    before = Path(name).read_bytes()
    done = CliRunner().invoke(cli, [*command, "-o", name])
    assert (done.exit_code, Path(name).read_bytes()) == (2, before), done.output
    assert f"{name}: the existing TEI file is not what this command gives now" in " ".join(done.stderr.split())


def test_a_command_that_gives_the_same_again_is_no_loss(annotated_folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        for command in (["ids"], ["lineage", "init"], ["lineage", "set", "--turn", "2", "--spoken", "fr", "--by", "A"]):
            place = tmp_path / f"{command[-1]}.xml"
            done = CliRunner().invoke(cli, [*command, str(annotated_folder / "talk.xml"), "-o", str(place)])
            assert done.exit_code == 0, done.output
    more = ["lineage", "set", str(annotated_folder / "talk.xml"), "--turn", "3", "--spoken", "fr", "--by", "A"]
    done = CliRunner().invoke(cli, [*more, "-o", str(tmp_path / "A.xml")])
    assert done.exit_code == 2, "what was said of turn 2 would be lost"
