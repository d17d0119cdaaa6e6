"""`xlate merge` of many files at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.teitext import po

TEXTS = {"one": "One of many.", "two": "Two of many."}


def folders(tmp_path: Path, run: Run) -> None:
    """Two documents with a phrase in common, each translated into two languages."""
    for name, words in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"Talk\n\nAnn Lee: {words}\n\nBob Ray: Thank you.\n", encoding="utf-8")
        assert run("to-tei", f"{name}.txt", "-l", "en", "-d", "tei").returncode == 0
        for tag in ("ru", "de"):
            po = tmp_path / f"{name}.{tag}.po"
            assert run("export-po", f"tei/{name}.xml", "-l", tag, "-o", po.name).returncode == 0
            text = po.read_text(encoding="utf-8").replace(
                f'msgid "{words}"\nmsgstr ""', f'msgid "{words}"\nmsgstr "{tag} {name}"'
            )
            po.write_text(text, encoding="utf-8")


def test_the_files_of_a_folder_find_their_documents(xlate_program: Run, tmp_path: Path) -> None:
    folders(tmp_path, xlate_program)
    files = [f"{name}.{tag}.po" for tag in ("ru", "de") for name in TEXTS]
    done = xlate_program("merge", "tei/two.xml", "tei/one.xml", *files, "-d", "out", "--no-check")
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert sorted(made) == ["one.de.xml", "one.ru.xml", "two.de.xml", "two.ru.xml"]
    for name in TEXTS:
        for tag in ("ru", "de"):
            assert f">{tag} {name}</seg>" in made[f"{name}.{tag}.xml"]


def test_a_document_without_files_and_a_file_without_document_are_told(xlate_program: Run, tmp_path: Path) -> None:
    folders(tmp_path, xlate_program)
    done = xlate_program("merge", "tei/one.xml", "tei/two.xml", "one.ru.po", "-d", "out", "--no-check")
    assert (done.returncode, "tei/two.xml: XL424" in done.stderr) == (0, True), done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.ru.xml"]
    strange = (tmp_path / "one.ru.po").read_text(encoding="utf-8").replace('msgctxt "', 'msgctxt "x')
    (tmp_path / "strange.po").write_text(strange, encoding="utf-8")
    done = xlate_program("merge", "tei/one.xml", "tei/two.xml", "one.ru.po", "strange.po", "-d", "none")
    assert (done.returncode, "strange.po: none of its entries is a unit of any" in done.stderr) == (2, True), (
        done.stderr
    )
    assert not list((tmp_path / "none").iterdir())
    assert xlate_program("merge", "tei/one.xml", "tei/two.xml", "one.ru.po", "-o", "out.xml").returncode == 2
    assert xlate_program("merge", "tei/one.xml", "tei/one.xml", "one.ru.po", "-d", "none").returncode == 2


def test_a_file_that_is_named_twice_counts_once(xlate_program: Run, tmp_path: Path) -> None:
    folders(tmp_path, xlate_program)
    broken = (tmp_path / "one.ru.po").read_text(encoding="utf-8").replace("ru one", "<b>ru one")
    (tmp_path / "one.ru.po").write_text(broken, encoding="utf-8")
    done = xlate_program("merge", "tei/one.xml", "one.ru.po", "./one.ru.po", "-o", "out.xml")
    assert (done.returncode, done.stderr.count("XL404")) == (1, 1), done.stderr


@pytest.fixture
def translated(tmp_path: Path, xlate_program: Run) -> Path:
    """A document, translated as a whole."""
    (tmp_path / "talk.xml").write_text(
        document('<p xml:id="p1">Good morning.</p><p xml:id="p2">Thank you all.</p>'), encoding="utf-8"
    )
    (tmp_path / "ru.po").write_bytes(
        po([("p1", "Good morning.", "Доброе утро."), ("p2", "Thank you all.", "Спасибо.")])
    )
    assert xlate_program("merge", "talk.xml", "ru.po", "-o", "talk.ru.xml").returncode == 0
    return tmp_path / "talk.ru.xml"


def document(body: str) -> str:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
        "</titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>\n"
    )


def test_a_translated_file_loses_no_translation_to_a_part(translated: Path, xlate_program: Run) -> None:
    """Who merges the part of one translator, and then that of another onto the same file, has both or is told."""
    before = translated.read_bytes()
    translated.with_name("part.po").write_bytes(po([("p1", "Good morning.", "С добрым утром.")]))
    done = xlate_program("merge", "talk.xml", "part.po", "-o", "talk.ru.xml")
    assert (done.returncode, translated.read_bytes()) == (2, before)
    assert "1 finished translation that would be lost (the first: p2)" in done.stderr
    assert xlate_program("merge", "talk.ru.xml", "part.po", "-o", "talk.ru.xml").returncode == 0
    text = translated.read_text(encoding="utf-8")
    assert [words in text for words in ("С добрым утром.", "Спасибо.", "Доброе")] == [True, True, False]
    assert xlate_program("merge", "talk.xml", "ru.po", "-o", "talk.ru.xml").returncode == 0


def test_a_source_that_has_got_more_units(translated: Path, tmp_path: Path, xlate_program: Run) -> None:
    """The way that the message names leads to a file with everything."""
    (tmp_path / "talk.xml").write_text(
        document('<p xml:id="p1">Good morning.</p><p xml:id="p3">New.</p><p xml:id="p2">Thank you all.</p>')
    )
    (tmp_path / "new.po").write_bytes(po([("p3", "New.", "Новое.")]))
    done = xlate_program("merge", "talk.ru.xml", "new.po", "-o", "talk.ru.xml")
    assert (done.returncode, "1 unit that it lacks (the first: p3, line 1 there)" in done.stderr) == (2, True)
    export = ("export-po", "talk.xml", "-l", "ru", "-o", "all.po", "--memory", "talk.ru.xml")
    assert xlate_program(*export, "--exact", "fuzzy").returncode == 0
    words = (tmp_path / "all.po").read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    (tmp_path / "all.po").write_text(words, encoding="utf-8")
    assert xlate_program("merge", "talk.xml", "all.po", "new.po", "-o", "talk.ru.xml").returncode == 0
    text = translated.read_text(encoding="utf-8")
    assert [words in text for words in ("Доброе утро.", "Новое.", "Спасибо.")] == [True] * 3


def test_a_translation_of_words_that_have_changed_is_told(translated: Path, tmp_path: Path, xlate_program: Run) -> None:
    talk = (tmp_path / "talk.xml").read_text(encoding="utf-8")
    (tmp_path / "talk.xml").write_text(talk.replace("Thank you all.", "Thank you all, friends."), encoding="utf-8")
    assert xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "ru.po").returncode == 0
    done = xlate_program("merge", "talk.ru.xml", "ru.po", "-o", "talk.ru.xml")
    assert (done.returncode, "XL426 p2: its source text was changed" in done.stderr) == (0, True), done.stderr
    assert "the translation in the TEI stays" in done.stderr
    assert "Спасибо." in translated.read_text(encoding="utf-8")


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize(("ending", "command"), [("po", "export-po"), ("xlf", "export-xliff"), ("csv", "export-table")])
def test_the_command_that_is_named_makes_files_of_this_format(
    ending: str, command: str, tmp_path: Path, xlate_program: Run
) -> None:
    name = f"de.{ending}"
    assert xlate_program(command, "talk.xml", "-l", "de", "-o", name).returncode == 0
    made = (tmp_path / name).read_text(encoding="utf-8-sig")
    filled = {
        "po": made.replace('msgid "Good morning."\nmsgstr ""', 'msgid "Good day."\nmsgstr "Guten Tag."'),
        "xlf": made.replace("Good morning.</source>", "Good day.</source><target>Guten Tag.</target>"),
        "csv": made.replace("Good morning.,,", "Good day.,Guten Tag.,"),
    }
    (tmp_path / name).write_text(filled[ending], encoding="utf-8")
    talk = (tmp_path / "talk.xml").read_text(encoding="utf-8")
    (tmp_path / "talk.xml").write_text(talk.replace("</body>", '<p xml:id="p9">More.</p></body>'), encoding="utf-8")
    done = xlate_program("merge", "talk.xml", name, "-o", "out.xml")
    assert done.returncode == 1
    commands = [
        line.rpartition(": xlate ")[2] for line in done.stderr.splitlines() if "XL401" in line or "XL408" in line
    ]
    assert commands == [command, command], done.stderr
