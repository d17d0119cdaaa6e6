"""A TMX file in the place of a translator's file, as OmegaT keeps one beside what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

TEI = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"
    '</sourceDesc></fileDesc></teiHeader><text><body><p xml:id="p1">Lena Vogt</p><p xml:id="p2">Thank you.</p>'
    '<p xml:id="p3">NATO</p><p xml:id="p4">Fish &amp; <hi>chips</hi></p><p xml:id="p5">Lena Vogt</p>'
    '<p xml:id="p6">Bye.</p></body></text></TEI>\n'
)
OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
creationtoolversion="3.6.0_10" segtype="paragraph" srclang="EN-US"/><body>{}</body></tmx>
"""
PAIR = (
    '<tu><tuv lang="EN-US"><seg>{}</seg></tuv><tuv lang="RU-RU" changeid="Olga" changedate="20260101T000000Z">'
    "<seg>{}</seg></tuv></tu>"
)


def _save(folder: Path, *pairs: tuple[str, str]) -> None:
    text = OMEGAT.format("".join(PAIR.format(*pair) for pair in pairs))
    (folder / "project_save.tmx").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.xml").write_text(TEI, encoding="utf-8")
    _save(
        tmp_path,
        ("Lena Vogt", "Lena Vogt"),
        ("Thank you.", "Спасибо."),
        ("Fish &amp;amp; &lt;hi&gt;chips&lt;/hi&gt;", "Рыба &amp;amp; &lt;hi&gt;чипсы&lt;/hi&gt;"),
        ("Elsewhere.", "В другом месте."),
    )
    return tmp_path


def _states(folder: Path) -> dict[str, str]:
    """Key of a unit -> its state in the merged file."""
    from xlate.tei.record import Record
    from xlate.tei.write.translation import read_states

    record = Record.read((folder / "x.xml").read_bytes(), "x.xml")
    return {key: str(state) for key, state in read_states(record).items()}


def test_what_omegat_saved_as_the_same_is_translated(folder: Path, xlate_program: Run) -> None:
    assert xlate_program("export-xliff", "t.xml", "-l", "ru", "--copy-source", "-o", "t.xlf").returncode == 0
    text = (folder / "t.xlf").read_text(encoding="utf-8")
    assert 'state="new">Lena Vogt</target>' in text
    text = text.replace("Thank you.</target>", "Спасибо.</target>")  # so OmegaT writes it, and leaves the state alone
    (folder / "t.xlf").write_text(text, encoding="utf-8")
    assert xlate_program("merge", "t.xml", "t.xlf", "-o", "x.xml").returncode == 0
    assert {key for key, state in _states(folder).items() if state == "translated"} == {"p2"}
    done = xlate_program("merge", "t.xml", "t.xlf", "project_save.tmx", "-o", "x.xml", "-v")
    assert done.returncode == 0, done.stderr
    assert {key for key, state in _states(folder).items() if state == "translated"} == {"p1", "p2", "p4", "p5"}
    assert "whose words no unit has, left out: 1" in done.stderr
    merged = (folder / "x.xml").read_text(encoding="utf-8")
    assert "Рыба &amp; <hi>чипсы</hi>" in merged
    assert "Olga" in merged


@pytest.mark.parametrize("verb", ["export-po", "export-xliff", "export-table"])
def test_its_translations_can_be_taken_over(verb: str, folder: Path, xlate_program: Run) -> None:
    name = {"export-po": "t.po", "export-xliff": "t.xlf", "export-table": "t.csv"}[verb]
    done = xlate_program(verb, "t.xml", "-l", "ru", "--translations", "project_save.tmx", "-o", name)
    assert (done.returncode, "4 translated messages" in done.stderr) == (0, True), done.stderr
    assert xlate_program("merge", "t.xml", name, "-o", "x.xml").returncode == 0
    assert {key for key, state in _states(folder).items() if state == "translated"} == {"p1", "p2", "p4", "p5"}


def test_what_makes_no_sense_is_refused(folder: Path, xlate_program: Run) -> None:
    wrong = xlate_program("export-po", "t.xml", "-l", "de", "--translations", "project_save.tmx", "-o", "t.po")
    assert (wrong.returncode, "in the language ru-RU, not de" in wrong.stderr) == (2, True), wrong.stderr
    _save(folder, ("Elsewhere.", "В другом месте."))
    other = xlate_program("merge", "t.xml", "project_save.tmx", "-o", "x.xml")
    assert (other.returncode, "none of its" in other.stderr) == (2, True), other.stderr
    (folder / "project_save.tmx").write_text(OMEGAT.format(""), encoding="utf-8")
    empty = xlate_program("merge", "t.xml", "project_save.tmx", "-o", "x.xml")
    assert (empty.returncode, "has no translations" in empty.stderr) == (2, True), empty.stderr


def test_two_translations_of_the_same_words_are_told(folder: Path, xlate_program: Run) -> None:
    _save(folder, ("Bye.", "Пока."), ("Bye.", "До встречи."), ("Thank you.", "Спасибо."), ("Thank you.", "Спасибо."))
    done = xlate_program("merge", "t.xml", "project_save.tmx", "-o", "x.xml")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("project_save.tmx:4: XL403") == 1


def test_the_mark_of_a_machine_stays(folder: Path, xlate_program: Run) -> None:
    pair = PAIR.replace('changeid="Olga"', 'creationid="MT!"').format("Thank you.", "Спасибо.")
    (folder / "project_save.tmx").write_text(OMEGAT.format(pair), encoding="utf-8")
    assert xlate_program("merge", "t.xml", "project_save.tmx", "--fuzzy", "use", "-o", "x.xml").returncode == 0
    assert _states(folder)["p2"] == "mt"
    assert (
        xlate_program("export-po", "t.xml", "-l", "ru", "--translations", "project_save.tmx", "-o", "t.po").returncode
        == 0
    )
    assert "#, fuzzy" in (folder / "t.po").read_text(encoding="utf-8").partition("msgctxt")[2]
