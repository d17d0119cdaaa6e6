"""What a document says in other languages stands beside its units, and in a PO file of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from xlate.errors import InputError, LanguageTagError, OutputError
from xlate.files import Input

SEED = EXAMPLES / "kremlin-en-00seed.xml"
RU = EXAMPLES / "ru.po"
RUSSIAN = ROOT / "tests" / "references" / "kremlin-ru-00seed.txt"
"""the same meeting in Russian: two paragraphs are one, another one is two, and a stage direction is missing"""
THANKS, SPLIT, STAGE = "s-dhx6vuyc", "s-dsg7d3iv", "i-qsw4uibo"
JOINED = ("s-ou277srm", "s-cq6zkepi")


def notes(data: bytes) -> dict[str, list[str]]:
    """key -> the notes on references."""
    return {
        str(entry.msgctxt): [
            line for line in entry.comment.splitlines() if line.startswith(("Relay", "Spoken", "Reference"))
        ]
        for entry in polib.pofile(data.decode())
    }


def test_a_transcript_in_the_relay_language_is_aligned_and_shown() -> None:
    result = xlate.export_po(SEED, "ko", references={"ru": RUSSIAN})
    found = notes(result.value.data)
    assert found[THANKS] == ["Relay (ru): Большое спасибо."]
    assert found["s-veib4f6x"] == ["Spoken (ru): Уважаемый господин Председатель, друзья, очень рад вас видеть."]
    assert found["h-dzk35wrq"][0].startswith("Reference (ru): Встреча с Председателем")
    [split] = found[SPLIT]
    assert split.startswith("Spoken (ru): Хочу повторить")
    assert split.endswith("с международными мероприятиями.")
    assert found[STAGE] == []
    assert [found[key][0][:51] for key in JOINED] == ["Spoken (ru), doubtful: Как вы знаете, мы всегда стр"] * 2


def test_what_was_found_is_told() -> None:
    result = xlate.export_po(SEED, "ko", references={"ru": RUSSIAN})
    [reference] = result.value.references
    assert (reference.language, reference.file, reference.units) == ("ru", RUSSIAN.name, 24)
    assert reference.sure >= 18
    assert reference.sure + reference.doubtful <= 23
    codes = [finding.code for finding in result.findings]
    assert codes.count("XL723") == reference.doubtful >= 2
    assert codes.count("XL721") == 1
    assert all(finding.line for finding in result.findings if finding.code == "XL723")


def test_a_file_with_the_same_ids_needs_no_alignment(tmp_path: Path) -> None:
    for source in (RU, EXAMPLES / "kremlin-en-00seed.ru.xml"):
        result = xlate.export_po(SEED, "ko", references={"ru": source})
        found = notes(result.value.data)
        assert found[THANKS] == ["Relay (ru): Большое спасибо."]
        assert found[JOINED[0]] == []  # not translated there
        [reference] = result.value.references
        assert (reference.sure, reference.doubtful) == (10, 1)  # one is fuzzy
    plain = tmp_path / "ru.po"
    catalogue = polib.pofile(str(RU))
    for number, entry in enumerate(catalogue):
        entry.msgctxt = f"string-{number}"
    catalogue.save(str(plain))
    aligned = notes(xlate.export_po(SEED, "ko", references={"ru": plain}).value.data)
    wording = found["h-dzk35wrq"][0].partition(": ")[2]
    assert aligned["h-dzk35wrq"][0].endswith(f": {wording}")


def test_the_source_texts_of_a_catalogue_can_be_the_reference() -> None:
    russian = xlate.to_tei(RUSSIAN, language="ru").value.data
    catalogue = Input(xlate.export_po(SEED, "ru").value.data, "talk.po")
    result = xlate.export_po(Input(russian, "talk-ru.xml"), "ko", references={"en": catalogue})
    found = [line for lines in notes(result.value.data).values() for line in lines]
    assert any(line.startswith("Reference (en)") and line.endswith(": Thank you very much.") for line in found)


def test_a_catalogue_from_elsewhere_need_not_hold_fragments(tmp_path: Path) -> None:
    text = RU.read_text(encoding="utf-8").replace('msgstr "Большое спасибо."', 'msgstr "Спасибо & <привет"')
    path = tmp_path / "reference.po"
    given = Input(text.encode(), "ru.po")
    result = xlate.export_po(SEED, "ko", references={"ru": given}, reference_po={"ru": path})
    assert notes(result.value.data)[THANKS] == ["Relay (ru): Спасибо & <привет"]
    entry = next(entry for entry in polib.pofile(str(path)) if entry.msgctxt == THANKS)
    assert entry.msgstr == "Спасибо &amp; &lt;привет"


def test_a_tei_file_of_another_conversion_is_aligned() -> None:
    russian = xlate.to_tei(RUSSIAN, language="ru").value.data
    by_tei = xlate.export_po(SEED, "ko", references={"ru": Input(russian, "talk-ru.xml")}).value.data
    assert notes(by_tei) == notes(xlate.export_po(SEED, "ko", references={"ru": RUSSIAN}).value.data)


def test_a_reference_of_its_own_has_the_same_entries_and_doubt_is_fuzzy(tmp_path: Path) -> None:
    path = tmp_path / "ru.reference.po"
    result = xlate.export_po(SEED, "ko", references={"ru": RUSSIAN}, reference_po={"ru": path})
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    reference, main = polib.pofile(str(path)), polib.pofile(result.value.data.decode())
    assert [(entry.msgctxt, entry.msgid) for entry in reference] == [(entry.msgctxt, entry.msgid) for entry in main]
    assert reference.metadata["Language"] == "ru"
    assert reference.metadata["X-Xlate-Reference"] == RUSSIAN.name
    states = {str(entry.msgctxt): (bool(entry.msgstr), entry.fuzzy) for entry in reference}
    assert (states[THANKS], states[JOINED[0]], states[STAGE]) == ((True, False), (True, True), (False, False))
    [summary] = result.value.references
    assert sum(entry.fuzzy for entry in reference) == summary.doubtful
    data = path.read_bytes()
    xlate.export_po(SEED, "ko", references={"ru": RUSSIAN}, reference_po={"ru": path})
    assert path.read_bytes() == data


def test_a_translators_file_is_not_replaced_by_a_reference(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(RU.read_bytes())
    with pytest.raises(OutputError, match="not made from a reference"):
        xlate.export_po(SEED, "ko", references={"ru": RUSSIAN}, reference_po={"ru": path})
    assert path.read_bytes() == RU.read_bytes()
    for options in ({"output": path}, {}):
        with pytest.raises(OutputError, match="replace another file"):
            xlate.export_po(SEED, "ko", references={"ru": path}, reference_po={"ru": path}, **options)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no reference in fr"):
        xlate.export_po(SEED, "ko", references={"ru": RUSSIAN}, reference_po={"fr": path})


def test_a_file_in_another_language_is_noticed() -> None:
    result = xlate.export_po(SEED, "ko", references={"fr": RU})
    assert "XL722" in [finding.code for finding in result.findings]
    with pytest.raises(InputError, match="no words in fr"):
        xlate.export_po(SEED, "ko", references={"fr": EXAMPLES / "kremlin-en-00seed.ru.xml"})
    with pytest.raises(LanguageTagError):
        xlate.export_po(SEED, "ko", references={"no such": RU})


def test_a_text_about_something_else_is_a_warning(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Совсем другое.\n\nИ ещё раз.\n", encoding="utf-8")
    done = xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", "--reference", "ru=other.txt")
    assert done.returncode == 0
    assert "other.txt: XL721 reference ru of" in done.stderr


def test_the_command_tells_how_much_was_found(xlate_program: Run, tmp_path: Path) -> None:
    options = ("--reference", f"ru={RUSSIAN}", "--reference", f"fr={RU}")
    done = xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", *options, "--reference-po", "ru=ru.ref.po")
    assert done.returncode == 0
    assert f"{RUSSIAN.name}: reference in ru: " in done.stderr
    assert (tmp_path / "ru.ref.po").is_file()
    document = json.loads(xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", *options, "--json").stdout)
    counts = document["results"][0]["references"]["ru"]
    assert counts["sure"] + counts["doubtful"] + counts["missing"] == 24
    piped = xlate_program(
        "export-po", SEED, "-l", "ko", "-o", "x.po", "--reference", "ru=-", stdin=RUSSIAN.read_bytes()
    )
    assert "stdin: reference in ru" in piped.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--reference", "talk-ru.txt"), "must be TAG=FILE"),
        (("--reference", "qqqqq=x.txt"), "not a language tag"),
        (("--reference", "ru=a.txt", "--reference", "ru=b.txt"), "twice"),
        (("--reference", "ru=none.txt"), "none.txt: no such file"),
        (("--reference-po", "ru=x.po"), "no reference in ru"),
    ],
)
def test_wrong_usage_says_what_to_do(options: tuple[str, ...], message: str, xlate_program: Run) -> None:
    done = xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", *options)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_reference_belongs_to_one_document(xlate_program: Run) -> None:
    done = xlate_program("export-po", SEED, "x.xml", "-l", "ko", "-d", "po", "--reference", f"ru={RUSSIAN}")
    assert (done.returncode, "belongs to one document" in done.stderr) == (2, True)
