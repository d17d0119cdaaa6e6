"""xlate check through the program: PO and TEI files, formats, choosing and silencing."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from tests.teitext import po, segments
from xlate.checks import CHECKS, Settings
from xlate.exchange.po import read_po
from xlate.findings import Severity
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.workflow.check import check_catalogue

TALK = segments(["In 2018, <hi>70</hi> people met.", "He said “yes”.", "(Applause.)", "Good bye."])
ENTRIES = [
    ("s0", "In 2018, <hi>70</hi> people met.", "В 2019 году встретились <hi>70</hi> человек."),
    ("s1", "He said “yes”.", "Он сказал «да."),
    ("s2", "(Applause.)", "(Аплодисменты.)"),
    ("s3", "Good bye.", "До свидания."),
]
FOUND = """\
ru.po:7: XL603 s0: 2018 is missing; 2019 is not in the source [numbers]
ru.po:11: XL606 s1: an odd number of quotation marks: « [quotes]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.xml").write_bytes(TALK)
    (tmp_path / "ru.po").write_bytes(po(ENTRIES))
    return tmp_path


def translated(folder: Path) -> Path:
    xlate.merge(folder / "talk.xml", folder / "ru.po", output=folder / "talk.ru.xml")
    return folder / "talk.ru.xml"


@pytest.mark.usefixtures("folder")
def test_findings_stand_on_standard_error_with_a_summary(xlate_program: Run) -> None:
    done = xlate_program("check", "ru.po")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{FOUND}ru.po: 4 translations checked, 2 warnings\n"
    assert xlate_program("check", "ru.po", "-q").stderr == ""


@pytest.mark.parametrize("tei", [(), ("--source", "kremlin-en-00seed.xml")])
def test_nothing_is_found_in_the_example(tei: tuple[str, ...], xlate_program: Run, tmp_path: Path) -> None:
    for name in ("ru.po", "kremlin-en-00seed.xml", "kremlin-en-00seed.ru.xml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    for file in ("ru.po", "kremlin-en-00seed.ru.xml"):
        done = xlate_program("check", file, *tei)
        assert done.returncode == 0
        assert "XL" not in done.stderr
        assert done.stderr.startswith(f"{file}: 10 translations checked, ")


def test_lineage_is_told_where_it_is_known_and_wanted(xlate_program: Run, tmp_path: Path) -> None:
    for name in ("ru.po", "kremlin-en-00seed.xml", "kremlin-en-00seed.ru.xml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    of_po = xlate_program("check", "ru.po", "--source", "kremlin-en-00seed.xml", "-v").stderr
    of_tei = xlate_program("check", "kremlin-en-00seed.ru.xml", "-v").stderr
    for text in (of_po, of_tei):
        assert "XL619 s-veib4f6x: Russian is the language spoken: this is a back-translation" in text
        assert "XL620 s-dhx6vuyc: Russian is a relay language of these words" in text
        assert "3 remarks\n" in text
    assert "XL619" not in xlate_program("check", "ru.po", "-v").stderr


@pytest.mark.parametrize("case", ["seed", "interview"])
def test_nothing_is_found_in_good_translations(case: str, xlate_program: Run, tmp_path: Path) -> None:
    for name in ("source.xml", "translated.po", "merged.xml"):
        shutil.copy(ROOT / "tests" / "golden" / case / name, tmp_path)
    done = xlate_program("check", "translated.po", "--source", "source.xml")
    assert (done.returncode, done.stderr.count("XL6")) == (0, 0)


def test_only_findings_at_error_level_make_the_exit_status_1(folder: Path, xlate_program: Run) -> None:
    (folder / "bad.po").write_bytes(po([("s0", "In <hi>2018</hi>", "В 2018")]))
    done = xlate_program("check", "bad.po")
    assert done.returncode == 1
    assert done.stderr.startswith("bad.po:7: XL601 s0: <hi> of the source is missing [markup]\n")
    assert xlate_program("check", "bad.po", "--severity", "markup=warning").returncode == 0
    assert xlate_program("check", "ru.po", "--severity", "quotes=error").returncode == 1
    assert "XL606" not in xlate_program("check", "ru.po", "--severity", "quotes=info").stderr


@pytest.mark.usefixtures("folder")
def test_checks_are_chosen_and_silenced_on_the_command_line(xlate_program: Run) -> None:
    assert "XL606" not in xlate_program("check", "ru.po", "--skip", "quotes,spaces").stderr
    only = xlate_program("check", "ru.po", "--only", "quotes", "--only", "brackets").stderr
    assert ("XL603" in only, "XL606" in only) == (False, True)
    wrong = xlate_program("check", "ru.po", "--only", "nmbers")
    assert wrong.returncode == 2
    assert 'there is no check "nmbers"; the checks are: markup, placeholders, numbers' in wrong.stderr
    assert xlate_program("check", "ru.po", "--severity", "numbers").returncode == 2
    assert xlate_program("check", "ru.po", "--length", "0.5").returncode == 2


def test_checks_are_chosen_and_silenced_in_a_configuration(folder: Path, xlate_program: Run) -> None:
    (folder / "xlate.toml").write_text('[check]\nskip = ["quotes"]\nseverity = { numbers = "error" }\n', "utf-8")
    done = xlate_program("check", "ru.po")
    assert (done.returncode, "XL603" in done.stderr, "XL606" in done.stderr) == (1, True, False)
    assert "XL606" in xlate_program("check", "ru.po", "--only", "quotes").stderr
    (folder / "other").mkdir()
    (folder / "other" / "my.toml").write_text('[check]\nonly = ["names", "glossary"]\nglossary = "t.csv"\n', "utf-8")
    (folder / "other" / "t.csv").write_text("source,target\npeople,лица\nbye,\n", "utf-8")
    done = xlate_program("check", "ru.po", "--config", "other/my.toml")
    assert done.stderr == (
        "other/t.csv:3: XL622 the column target is empty; the row is not used\n"
        'ru.po:7: XL616 s0: "people" is "лица" in the glossary [glossary]\n'
        "ru.po: 4 translations checked, 1 warning\n"
    )
    (folder / "xlate.toml").write_text("[check]\nskipp = []\n", "utf-8")
    done = xlate_program("check", "ru.po")
    assert done.returncode == 2
    assert 'xlate.toml: [check]: unknown key "skipp"; known are: only, skip' in done.stderr
    assert xlate_program("check", "ru.po", "--config", "nowhere.toml").returncode == 2


def test_a_comment_silences_a_check_for_one_entry(folder: Path, xlate_program: Run) -> None:
    text = (folder / "ru.po").read_text("utf-8")
    text = text.replace('msgctxt "s0"', '# Ask Anna.\n# xlate-check: skip numbers, dates\nmsgctxt "s0"')
    (folder / "ru.po").write_text(text.replace('msgctxt "s3"', '# xlate-check: skip nothing\nmsgctxt "s3"'), "utf-8")
    done = xlate_program("check", "ru.po")
    assert [line.split()[1] for line in done.stderr.splitlines()[:2]] == ["XL606", "XL600"]
    assert 'ru.po:21: XL600 s3: there is no check "nothing"' in done.stderr


@pytest.mark.usefixtures("folder")
def test_json_and_csv(xlate_program: Run) -> None:
    for option in (("--json",), ("--format=json",)):
        document = json.loads(xlate_program("check", "ru.po", *option, "-q").stdout)
        (result,) = document["results"]
        assert (document["status"], result["language"], result["checked"]) == (0, "ru", 4)
        assert (result["error"], result["warning"], result["info"]) == (0, 2, 0)
        assert [(one["code"], one["rule"], one["line"]) for one in result["findings"]] == [
            ("XL603", "numbers", 7),
            ("XL606", "quotes", 11),
        ]
    rows = list(csv.DictReader(io.StringIO(xlate_program("check", "ru.po", "--csv").stdout)))
    assert rows[0] == {
        "file": "ru.po",
        "line": "7",
        "code": "XL603",
        "severity": "warning",
        "check": "numbers",
        "message": "s0: 2018 is missing; 2019 is not in the source",
    }


def test_failing_entries_are_a_po_file_that_merges_back(folder: Path, xlate_program: Run) -> None:
    text = (folder / "ru.po").read_text("utf-8")
    notes = "# Ask Anna.\n#. Turn 1\n#. Next: He said\n#: talk.xml:3\n#, no-wrap\nmsgctxt"
    (folder / "ru.po").write_text(text.replace("msgctxt", notes, 1) + '\n#~ msgid "old"\n#~ msgstr "x"\n', "utf-8")
    done = xlate_program("check", "ru.po", "--failing", "-o", "failing.po")
    assert done.stderr.endswith("2 warnings; 2 translations in failing.po\n")
    failing = (folder / "failing.po").read_text("utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", folder / "failing.po"], check=True)
    assert (
        "# Ask Anna.\n#. Turn 1\n#. Next: He said\n"
        "#. xlate check: XL603 2018 is missing; 2019 is not in the source [numbers]\n"
        '#: talk.xml:3\n#, no-wrap\nmsgctxt "s0"\n'
    ) in failing
    assert [entry.msgctxt for entry in polib.pofile(failing)] == ["s0", "s1"]
    again = xlate_program("check", "failing.po", "--failing").stdout
    assert again == failing
    (folder / "failing.po").write_text(failing.replace("2019", "2018").replace("«да.", "«да»."), "utf-8")
    assert xlate_program("check", "failing.po").stderr == "failing.po: 2 translations checked, nothing found\n"
    file = translated(folder)
    assert xlate_program("merge", file, "failing.po", "-o", file).returncode == 0
    merged = file.read_text("utf-8")
    assert "В 2018 году" in merged
    assert "До свидания." in merged
    assert xlate_program("check", "talk.ru.xml").stderr == "talk.ru.xml: 4 translations checked, nothing found\n"


def test_remarks_go_into_the_po_file_on_demand(xlate_program: Run, tmp_path: Path) -> None:
    for name in ("ru.po", "kremlin-en-00seed.xml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    arguments = ("check", "ru.po", "--source", "kremlin-en-00seed.xml", "--failing")
    assert len(polib.pofile(xlate_program(*arguments).stdout)) == 0
    assert len(polib.pofile(xlate_program(*arguments, "-v").stdout)) == 3


def test_several_files_of_failing_entries_go_into_a_folder(folder: Path, xlate_program: Run) -> None:
    (folder / "more.po").write_bytes(po(ENTRIES))
    assert xlate_program("check", "ru.po", "more.po", "--failing").returncode == 2
    assert xlate_program("check", "ru.po", "more.po", "--failing", "-d", "out").returncode == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["more.po", "ru.po"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ru.po", "-o", "x"), "-o and -d are for --failing"),
        (("ru.po", "--json", "--csv"), "exclude each other"),
        (("-", "--source", "-"), "standard input can be read once only"),
        (("ru.po", "--glossary", "nowhere.csv"), "nowhere.csv: no such file"),
        (("ru.po", "-l", "de"), "the file declares the language ru, not de"),
        (("ru.po", "--source", "other.xml"), "none of its entries is a unit of other.xml"),
        (("talk.xml",), "this is a TEI file, not a translation of one"),
        (("moved/talk.ru.xml",), "its source talk.xml was not found; name it with --source"),
        (("none.po",), "does not say in which language it is; name it with -l"),
        (("odd.po",), '"Klingonese!" is not a language tag'),
    ],
)
def test_what_cannot_be_done_is_refused(
    arguments: tuple[str, ...], message: str, folder: Path, xlate_program: Run
) -> None:
    (folder / "other.xml").write_bytes(TALK.replace(b'"s', b'"t'))
    (folder / "moved").mkdir()
    shutil.move(translated(folder), folder / "moved")
    (folder / "none.po").write_bytes(po(ENTRIES, language=""))
    (folder / "odd.po").write_bytes(po(ENTRIES, language="Klingonese!"))
    done = xlate_program("check", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_translated_tei_file_is_checked_against_its_source(folder: Path, xlate_program: Run) -> None:
    translated(folder)
    done = xlate_program("check", "talk.ru.xml")
    lines = done.stderr.splitlines()
    assert [line.partition(" ")[2] for line in lines[:2]] == [line.partition(" ")[2] for line in FOUND.splitlines()]
    number = int(lines[0].split(":")[1])
    assert 'xml:id="s0"' in (folder / "talk.ru.xml").read_text("utf-8").splitlines()[number - 1]
    assert lines[2] == "talk.ru.xml: 4 translations checked, 2 warnings"
    excerpt = polib.pofile(xlate_program("check", "talk.ru.xml", "--failing").stdout)
    assert [(entry.msgctxt, entry.msgid) for entry in excerpt] == [entry[:2] for entry in ENTRIES[:2]]
    assert excerpt[0].comment == "xlate check: XL603 2018 is missing; 2019 is not in the source [numbers]"
    (folder / "moved").mkdir()
    shutil.move(folder / "talk.ru.xml", folder / "moved")
    assert "XL603" in xlate_program("check", "moved/talk.ru.xml", "--source", "talk.xml", "-l", "ru").stderr


def test_what_is_not_translated_in_a_tei_file_is_not_checked(folder: Path, xlate_program: Run) -> None:
    (folder / "ru.po").write_bytes(po([ENTRIES[0], ("s1", ENTRIES[1][1], "~Он сказал «да."), ENTRIES[3]]))
    xlate.merge(folder / "talk.xml", folder / "ru.po", output=folder / "talk.ru.xml", fuzzy="use")
    assert "2 translations checked" in xlate_program("check", "talk.ru.xml").stderr
    assert "3 translations checked, 2 warnings" in xlate_program("check", "talk.ru.xml", "--unreviewed").stderr


def test_where_nothing_is_finished_the_summary_says_so(folder: Path, xlate_program: Run) -> None:
    (folder / "ru.po").write_bytes(po([(*ENTRIES[0][:2], f"~{ENTRIES[0][2]}"), (*ENTRIES[1][:2], "")]))
    done = xlate_program("check", "ru.po")
    wanted = "ru.po: there is no finished translation to check (1 marked for review: --unreviewed checks them)\n"
    assert (done.returncode, done.stderr) == (0, wanted)
    assert "1 translation checked" in xlate_program("check", "ru.po", "--unreviewed").stderr


def test_standard_input_and_a_language_on_the_command_line(xlate_program: Run) -> None:
    done = xlate_program("check", "-", "-l", "ru", stdin=po(ENTRIES, language=""))
    assert "<stdin>:7: XL603" in done.stderr
    assert xlate_program("check", "-", "-l", "nonsense!", stdin=po(ENTRIES, language="")).returncode == 2


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("ar", "قال «نعم» في عام ٢٠١٨ (تصفيق).", "قال «نعم في عام ٢٠١٩ تصفيق."),
        ("he", 'הוא אמר "כן" ב-2018 (מחיאות כפיים).', 'הוא אמר "כן ב-2019 מחיאות כפיים.'),
        ("ja", "2018年、彼は「はい」と言った（拍手）。", "2019年、彼は「はいと言った拍手。"),
        ("zh", "2018年，他说“是”（掌声）。", "2019年，他说“是掌声。"),
        ("ko", "2018년에 그는 “예”라고 말했다(박수).", "2019년에 그는 “예라고 말했다 박수."),
    ],
)
def test_scripts_from_right_to_left_and_of_east_asia(
    language: str, good: str, bad: str, xlate_program: Run, tmp_path: Path
) -> None:
    source = "In 2018 he said “yes” (applause)."
    header = '"X-Source-Language: en\\n"\n'
    (tmp_path / "x.po").write_bytes(po([("s0", source, good), ("s1", source, bad)], header, language=language))
    document = json.loads(xlate_program("check", "x.po", "--json", "--skip", "consistency").stdout)
    found = [(one["rule"], one["message"][:2]) for one in document["results"][0]["findings"]]
    assert found == [("numbers", "s1"), ("brackets", "s1"), ("quotes", "s1")]


def test_machine_words_that_nobody_changed(folder: Path, xlate_program: Run) -> None:
    line = machine_line(MachineOrigin("argos", "1", (Model("en", "ru"),)), "До свидания.")
    text = (folder / "ru.po").read_text("utf-8").replace('msgctxt "s3"', f'# {line}\nmsgctxt "s3"')
    (folder / "ru.po").write_text(text, "utf-8")
    assert "ru.po:19: XL621 s3: this is unchanged machine translation" in xlate_program("check", "ru.po").stderr
    (folder / "ru.po").write_text(text.replace("До свидания.", "Прощайте."), "utf-8")
    assert "XL621" not in xlate_program("check", "ru.po").stderr
    file = translated(folder)
    marked = file.read_text("utf-8").replace("#st.translated", "#st.mt")
    file.write_text(marked, "utf-8")
    # one of the four was post-edited, as its line of origin says
    assert xlate_program("check", "talk.ru.xml").stderr.count("XL621") == 3


def test_entries_with_plural_forms_are_reported(folder: Path, xlate_program: Run) -> None:
    plural = '\nmsgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "файл"\nmsgstr[1] "файла"\nmsgstr[2] "файлов"\n'
    (folder / "ru.po").write_text((folder / "ru.po").read_text("utf-8") + plural, "utf-8")
    assert 'XL411 entry "%d file" has plural forms; it is not checked' in xlate_program("check", "ru.po").stderr


def test_the_list_of_checks_is_printed(xlate_program: Run) -> None:
    lines = xlate_program("check", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [check.name for check in CHECKS]
    assert lines[0] == "markup            XL601  error    the tags are broken, or not those of the source"


def test_the_documentation_has_every_check() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert [row.split("|")[1:4] for row in rows[: len(CHECKS)]] == [
        [f" `{check.name}` ", f" `{check.code}` ", f" {check.severity} "] for check in CHECKS
    ]


def test_a_merge_gets_warnings_at_most_and_nothing_that_it_reports_itself(folder: Path) -> None:
    entries = [*ENTRIES[:2], ("s3", "Good bye.", "<b>До свидания.")]
    catalogue = read_po(po(entries), "ru.po")
    units = extract_units(Record.read((folder / "talk.xml").read_bytes(), "talk.xml")).value
    settings = Settings(severity={"numbers": Severity.ERROR})
    found = check_catalogue(units, catalogue, "ru", settings)
    assert [(one.code, one.severity) for one in found] == [("XL603", Severity.WARNING), ("XL606", Severity.WARNING)]


def test_from_python(folder: Path) -> None:
    result = xlate.check(folder / "ru.po", tei=folder / "talk.xml", failing=Severity.ERROR)
    assert (result.value.language, result.value.checked, result.value.failing_entries) == ("ru", 4, 0)
    assert [finding.code for finding in result.findings] == ["XL603", "XL606"]


def test_a_merge_runs_the_checks_and_goes_on(folder: Path, xlate_program: Run) -> None:
    done = xlate_program("merge", "talk.xml", "ru.po", "-o", "out.xml")
    assert done.returncode == 0
    assert "XL603 s0: 2018 is missing; 2019 is not in the source [numbers]" in done.stderr
    assert (folder / "out.xml").is_file()
    assert "XL603" not in xlate_program("merge", "talk.xml", "ru.po", "-o", "out.xml", "--no-check").stderr
    (folder / "quiet.toml").write_text('[check]\nskip = ["numbers"]\n')
    assert "XL603" not in xlate_program("merge", "talk.xml", "ru.po", "-o", "out.xml", "--config", "quiet.toml").stderr
    done = xlate_program("merge", "talk.xml", "ru.po", "-o", "new.xml", "--config", "none.toml")
    assert (done.returncode, "none.toml: no such file" in done.stderr) == (2, True)
    assert not (folder / "new.xml").exists()
    parallel = xlate_program("merge", "talk.xml", "ru.po", "-o", "p.xml", "--layout", "parallel")
    assert "XL603" in parallel.stderr
