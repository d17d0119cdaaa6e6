"""`xlate merge` of many files at once."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

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
