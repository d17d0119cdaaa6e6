"""The command line: streams, statuses, JSON, folders, completion, start-up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests import make_pages
from tests.conftest import EXAMPLES, ROOT, Run
from tests.teitext import po, segments
from xlate.cli import cli

GOOD = segments(["Hello.", "Good bye."])


@pytest.mark.slow
def test_every_step_reads_standard_input_and_writes_standard_output(xlate_process: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "kremlin-en-00seed.txt").read_bytes()
    tei = xlate_process("to-tei", "-", stdin=text)
    assert (tei.returncode, tei.stdout[:5]) == (0, "<?xml")
    assert "4 turns" in tei.stderr
    catalogue = xlate_process("export-po", "-", "-l", "ko", "-o", "-", stdin=tei.stdout)
    assert catalogue.returncode == 0
    assert 'msgctxt "s-dhx6vuyc"' in catalogue.stdout
    (tmp_path / "ko.po").write_text(catalogue.stdout, encoding="utf-8")
    merged = xlate_process("merge", "-", "ko.po", stdin=tei.stdout)
    assert merged.returncode == 0
    assert 'corresp="stdin"' in merged.stdout
    (tmp_path / "talk.xml").write_text(tei.stdout, encoding="utf-8")
    assert xlate_process("merge", "talk.xml", "-", stdin=catalogue.stdout).returncode == 0
    valid = xlate_process("validate", "-", stdin=tei.stdout)
    assert (valid.returncode, valid.stderr) == (0, "<stdin>: valid\n")


@pytest.mark.slow
def test_json_is_one_document_on_standard_output(xlate_process: Run, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "kremlin-en-00seed.txt", tmp_path / "talk.txt")
    done = xlate_process("to-tei", "talk.txt", "-o", "talk.xml", "--json", "-q")
    assert done.stderr == ""
    document = json.loads(done.stdout)
    row = document["results"][0]
    assert (document["status"], row["turns"], row["segments"]) == (0, 4, {"direct": 9, "relay": 6})
    assert [finding["code"] for finding in row["findings"]] == [*["XL201"] * 5, "XL213"]
    assert row["findings"][0] == {
        "code": "XL201",
        "severity": "info",
        "file": "talk.txt",
        "line": 1,
        "rule": None,
        "message": 'boilerplate line skipped: "View settings"',
    }
    exported = json.loads(xlate_process("export-po", "talk.xml", "-l", "ru", "-d", "po", "--json").stdout)
    assert exported["results"][0]["output"] == "po/ru/talk.po"
    merged = json.loads(xlate_process("merge", "talk.xml", "po/ru/talk.po", "-o", "ru.xml", "--json").stdout)
    assert merged["results"][0]["units"] == {"untranslated": 24}
    assert json.loads(xlate_process("validate", "talk.xml", "--json").stdout)["results"][0]["valid"] is True
    assert {row["name"] for row in json.loads(xlate_process("profiles", "list", "--json").stdout)["results"]} >= {
        "generic"
    }


def test_several_inputs_go_into_a_folder_and_a_bad_one_stops_nobody(xlate_process: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee: Hello.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Bob Lee: Hello.\n", encoding="utf-8")
    done = xlate_process("to-tei", "a.txt", "b.txt", "c.txt", "--lang", "en", "-d", "tei")
    assert done.returncode == 1
    assert "b.txt: the file is empty" in done.stderr
    assert sorted(path.name for path in (tmp_path / "tei").iterdir()) == ["a.xml", "c.xml"]
    assert xlate_process("to-tei", "b.txt", "b.txt", "-d", "tei").returncode == 2


def test_one_catalogue_for_each_language(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(GOOD)
    (tmp_path / "ru.po").write_bytes(po([("s0", "Hello.", "Привет.")]))
    (tmp_path / "de.po").write_bytes(po([("s0", "Hello.", "Hallo.")], language="de"))
    (tmp_path / "more.po").write_bytes(po([("s1", "Good bye.", "Пока.")]))
    done = xlate_program("merge", "talk.xml", "ru.po", "de.po", "more.po", "-d", "out")
    assert (done.returncode, "ru.po, more.po: 2 units: 2 translated" in done.stderr) == (0, True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["talk.de.xml", "talk.ru.xml"]
    text = (tmp_path / "out" / "talk.ru.xml").read_text(encoding="utf-8")
    assert ">Привет.</seg>" in text
    assert ">Пока.</seg>" in text


def test_catalogues_in_two_languages_need_a_folder_or_the_parallel_layout(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(GOOD)
    (tmp_path / "ru.po").write_bytes(po([("s0", "Hello.", "Привет.")]))
    (tmp_path / "de.po").write_bytes(po([("s0", "Hello.", "Hallo.")], language="de"))
    done = xlate_program("merge", "talk.xml", "ru.po", "de.po", "-o", "out.xml")
    assert (done.returncode, "files in ru and de make several TEI files: give -d DIR" in done.stderr) == (2, True)
    done = xlate_program("merge", "talk.xml", "ru.po", "de.po", "--layout", "parallel", "-d", "out", "--json")
    assert done.returncode == 0, done.stderr
    assert [row["language"] for row in json.loads(done.stdout)["results"]] == ["ru", "de"]
    assert '<link target="#s0.en #s0.ru #s0.de"/>' in (tmp_path / "out" / "talk.parallel.xml").read_text("utf-8")
    done = xlate_program("merge", "talk.xml", "ru.po", "--layout", "parallel", "--variants")
    assert (done.returncode, "not for --layout parallel" in done.stderr) == (2, True)


def test_a_catalogue_that_cannot_be_read_stops_the_merge_as_a_missing_one_does(
    xlate_program: Run, tmp_path: Path
) -> None:
    (tmp_path / "talk.xml").write_bytes(GOOD)
    (tmp_path / "ru.po").write_bytes(po([("s0", "Hello.", "Привет.")]))
    (tmp_path / "bad.po").write_text("no PO")
    done = xlate_program("merge", "talk.xml", "bad.po", "ru.po", "-o", "out.xml")
    assert (done.returncode, "xlate: bad.po:1: not a line of a PO file" in done.stderr) == (2, True)
    assert "xlate: nothing was merged, for that may be a part of the others: mend it, or leave it out" in done.stderr
    assert not (tmp_path / "out.xml").exists()


def test_exit_status_1_and_the_line_where_a_translation_was_refused(xlate_process: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(GOOD)
    (tmp_path / "ru.po").write_bytes(po([("s0", "Hello.", "<b>Привет."), ("s1", "Good bye.", "Пока.")]))
    done = xlate_process("merge", "talk.xml", "ru.po", "-o", "out.xml", "-q")
    assert done.returncode == 1
    assert done.stderr == "ru.po:7: XL404 s0: <b> is not closed; not merged, the source text stays\n"
    assert ">Hello.</seg>" in (tmp_path / "out.xml").read_text(encoding="utf-8")


def test_keep_writes_nothing_below_the_percentage(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(GOOD)
    (tmp_path / "ru.po").write_bytes(po([("s0", "Hello.", "Привет."), ("s1", "Good bye.", "~Пока.")]))
    done = xlate_program("merge", "talk.xml", "ru.po", "--keep", "60", "-o", "out.xml", "--json")
    assert (done.returncode, (tmp_path / "out.xml").exists()) == (1, False)
    assert "XL410 50 % of the units are translated" in done.stderr
    assert json.loads(done.stdout)["results"][0]["output"] is None
    assert xlate_program("merge", "talk.xml", "ru.po", "--keep", "50", "-o", "out.xml").returncode == 0
    assert (tmp_path / "out.xml").exists()


def test_findings_at_info_level_are_shown_on_demand(xlate_program: Run) -> None:
    text = (EXAMPLES / "kremlin-en-00seed.txt").read_bytes()
    assert "XL201" not in xlate_program("to-tei", "-", stdin=text).stderr
    assert xlate_program("to-tei", "-", "-v", stdin=text).stderr.count("XL201") == 5


def test_a_language_for_nobody_is_an_error(xlate_process: Run) -> None:
    done = xlate_process("to-tei", "-", "--speaker-lang", "Nobody=fr", stdin="Ann Lee: Hello.")
    assert done.returncode == 1
    assert 'XL202 --speaker-lang "Nobody=fr": no speaker has this name; the speakers are Ann Lee' in done.stderr


def test_a_surname_of_one_person_alone_is_enough_to_give_a_language(xlate_process: Run) -> None:
    text = "Ann Lee: Hello to you all.\n\nBo Lee: Hello.\n\nIda Frost: Hello to you.\n"
    assert xlate_process("to-tei", "-", "--speaker-lang", "Frost=fr", stdin=text).returncode == 0
    assert "XL202" in xlate_process("to-tei", "-", "--speaker-lang", "Lee=fr", stdin=text).stderr


def test_validate_reports_what_is_wrong(xlate_program: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "kremlin-en-00seed.xml").read_text(encoding="utf-8")
    relation = 'ana="#rel.retranslation #lin.'
    (tmp_path / "bad.xml").write_text(text.replace(f"{relation}relay", f"{relation}direct", 2), encoding="utf-8")
    done = xlate_program("validate", "bad.xml")
    assert done.returncode == 1
    assert "[lin-computed]" in done.stderr
    assert "bad.xml: not valid" in done.stderr


@pytest.mark.parametrize("name", ["ru.po", "ru.xliff"])
def test_a_translators_file_is_no_transcript(name: str, xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes((EXAMPLES / "ru.po").read_bytes())
    done = xlate_program("to-tei", name, "-o", "talk.xml")
    wanted = f"xlate: {name}: this is a PO file, not a transcript; put it into its TEI file with: xlate merge\n"
    assert (done.returncode, done.stderr) == (2, wanted)
    assert not (tmp_path / "talk.xml").exists()


def test_profiles(xlate_program: Run, tmp_path: Path) -> None:
    assert "kremlin-en" in xlate_program("profiles", "list").stdout
    shown = xlate_program("profiles", "show", "kremlin-en").stdout
    (tmp_path / "my.toml").write_text(shown.replace('name = "kremlin-en"', 'name = "mine"'), encoding="utf-8")
    assert xlate_program("profiles", "show", "my.toml").returncode == 0
    assert xlate_program("profiles", "show", "nobody").returncode == 2
    shutil.copy(EXAMPLES / "kremlin-en-00seed.txt", tmp_path / "talk.txt")
    assert xlate_program("profiles", "test", "talk.txt").stdout == (
        'talk.txt: kremlin-en\n  "(retranslated)": retranslation; by the markers of the profile kremlin-en\n'
    )
    assert xlate_program("profiles", "test", "nowhere.txt").returncode == 2
    done = xlate_program("to-tei", "talk.txt", "--profile", "my.toml", "-o", "talk.xml")
    assert "profile mine" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, xlate_process: Run) -> None:
    assert "_XLATE_COMPLETE" in xlate_process("completion", shell).stdout


def test_every_command_has_help_with_an_example() -> None:
    pages = make_pages.commands_page()
    sections = pages.split("\n### xlate ")[1:]
    assert len(sections) > 30
    for section in sections:
        assert "Example" in section, section.partition("\n")[0]
    assert CliRunner().invoke(cli, ["--version"]).output.startswith("xlate ")


@pytest.mark.parametrize("page", make_pages.PAGES, ids=lambda path: path.name)
def test_generated_pages_are_current(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == make_pages.PAGES[page](), "run: make fix"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from xlate.cli import cli;"
        "CliRunner().invoke(cli, ['--help']);"
        "print([m for m in ('lxml', 'polib', 'babel', 'langcodes', 'xlate.workflow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().strip() == "[]"


def test_the_python_functions_are_those_of_the_commands() -> None:
    import xlate

    for name in xlate.__all__:
        assert getattr(xlate, name) is not None
    with pytest.raises(AttributeError):
        _ = xlate.nothing


def test_schemas_are_copied_for_xml_editors(xlate_program: Run, tmp_path: Path) -> None:
    assert xlate_program("schemas", "tei").returncode == 0
    for name in ("xlate.rng", "xlate.sch", "xlate.its", "xlate.odd"):
        assert (tmp_path / "tei" / name).read_bytes() == (ROOT / "schemas" / name).read_bytes()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert xlate_program("schemas", "file").returncode == 2


@pytest.mark.slow
def test_many_files_are_converted_on_all_cores_and_reported_in_their_order(xlate_process: Run, tmp_path: Path) -> None:
    names = []
    for number in range(40):
        path = tmp_path / f"t{number:02}.txt"
        path.write_text(
            f"Talk {number}\n\nAnn Lee: Number {number}.\n\nBob Ray: Yes.\n\nAnn Lee: No.\n", encoding="utf-8"
        )
        names.append(str(path))
    (tmp_path / "t07.txt").write_bytes(b"")
    many = xlate_process("to-tei", *names, "--lang", "en", "-d", str(tmp_path / "many"))
    assert many.returncode == 1
    lines = many.stderr.splitlines()
    assert [line.split(":")[0] for line in lines if "3 turns" in line] == [n for n in names if "t07" not in n]
    assert [line for line in lines if line.startswith("xlate: ")] == [
        f"xlate: {names[7]}: the file is empty; there is nothing to convert"
    ]
    xlate_process("to-tei", names[3], "--lang", "en", "-o", str(tmp_path / "one.xml"))
    assert (tmp_path / "many" / "t03.xml").read_text().replace("t03", "one") == (
        (tmp_path / "one.xml").read_text().replace("t03", "one")
    )


def test_data_on_standard_output_is_utf_8_on_every_system(tmp_path: Path) -> None:
    """Windows has a code page of its own where output goes to a file or another program."""
    for name in ("kremlin-en-00seed.xml", "kremlin-en-00seed.ru.xml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    program = [sys.executable, "-c", "from xlate.cli import main; main()"]
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)}
    for arguments in (
        ("lineage", "find", "kremlin-en-00seed.ru.xml", "--csv"),
        ("lineage", "show", "kremlin-en-00seed.ru.xml", "--json"),
        ("lineage", "show", "kremlin-en-00seed.ru.xml"),
    ):
        done = subprocess.run(
            [*program, *arguments], capture_output=True, check=True, cwd=tmp_path, env=environment, timeout=60
        )
        assert "ko → ru" in done.stdout.decode("utf-8")
        assert b"\\u" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes streams")
@pytest.mark.parametrize(
    ("streams", "status"),
    [(">&-", 2), ("2>&-", 0), (">&- 2>&-", 2), ("<&- >&- 2>&-", 2), (">/dev/full", 2), ("<&- 2>&-", 0)],
)
def test_what_is_printed_is_not_lost_in_silence(tmp_path: Path, streams: str, status: int) -> None:
    """A stream is closed or full: 2 if it is standard output and something was to be printed."""
    for name in ("ru.po", "kremlin-en-00seed.xml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    program = f"{sys.executable} -c 'from xlate.cli import main; main()'"
    for command in ("status ru.po", "lineage show kremlin-en-00seed.xml"):
        done = subprocess.run(
            ["sh", "-c", f"{program} {command} {streams}"], cwd=tmp_path, check=False, timeout=60, capture_output=True
        )
        assert done.returncode == status, done.stderr
        if status and "2>&-" not in streams:
            assert b"xlate: standard output cannot be written: " in done.stderr
            assert b"unexpected" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes streams")
def test_a_closed_standard_output_that_is_not_needed_is_no_error(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "ru.po", tmp_path)
    program = f"{sys.executable} -c 'from xlate.cli import main; main()'"
    command = f"{program} memory add m.tm ru.po >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=tmp_path, check=False, timeout=60).returncode == 0


def test_the_catalogues_of_hidden_folders_are_not_counted(xlate_program: Run, tmp_path: Path) -> None:
    hidden = tmp_path / ".venv" / "lib"
    hidden.mkdir(parents=True)
    for folder in (tmp_path, hidden):
        (folder / "ru.po").write_bytes((EXAMPLES / "ru.po").read_bytes())
    shown = xlate_program("status", ".", "--csv").stdout.splitlines()
    assert [line.split(",")[0] for line in shown[1:]] == ["ru.po"]
    assert [line.split(",")[0] for line in xlate_program("status", ".venv", "--csv").stdout.splitlines()[1:]] == [
        ".venv/lib/ru.po"
    ]


def test_somebody_without_a_name_is_not_shown_as_the_speaker_above(xlate_program: Run, tmp_path: Path) -> None:
    words = "Ann Lee: Good morning.\n\nQuestion: (in French) What now?\n\nAnn Lee: Nothing.\n"
    (tmp_path / "talk.txt").write_text(words)
    assert xlate_program("to-tei", "talk.txt", "-l", "en", "-o", "talk.xml").returncode == 0
    assert " (not named)   fr" in xlate_program("lineage", "show", "talk.xml").stdout


def test_files_that_belong_to_another_place_of_a_merge(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    refused = xlate_program("merge", "talk.xml", "talk.xml", "-o", "out.xml")
    assert refused.returncode == 2
    assert "merge takes one TEI file" in refused.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("merg", "talk.xml"), "No such command 'merg'. Did you mean 'merge'?"),
        (("lineage", "shw"), "No such command 'shw'. Did you mean 'show'?"),
        (("export-p", "a"), "'export-po'"),
        (("qqqq",), "No such command 'qqqq'.\n"),
        (("merge", "--kepp", "3"), "'--keep'"),
    ],
)
def test_what_was_meant_by_a_mistyped_name(words: tuple[str, ...], meant: str, xlate_program: Run) -> None:
    done = xlate_program(*words)
    assert (done.returncode, meant in done.stderr) == (2, True), done.stderr
