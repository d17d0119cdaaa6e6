"""A result that is a translators' file never takes the place of another one with other translations."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from xlate.cli import cli

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Language: ru\\n"\n"X-Source-Language: en\\n"\n\n'
BAD = HEADER + 'msgctxt "s-1"\nmsgid "We have 5 apples."\nmsgstr "У нас 6 яблок."\n'
OTHERS = HEADER + 'msgctxt "s-9"\nmsgid "Welcome."\nmsgstr "Добро пожаловать."\n'


def run(*arguments: object) -> tuple[int, str]:
    """Exit status and messages of a command."""
    result = CliRunner().invoke(cli, [str(one) for one in arguments])
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """One to work on, and one of somebody else."""
    (tmp_path / "ru.po").write_text(BAD, encoding="utf-8")
    (tmp_path / "work.po").write_text(OTHERS, encoding="utf-8")
    return tmp_path / "ru.po", tmp_path / "work.po"


@pytest.mark.parametrize("command", [("check", "--failing"), ("pretranslate", "--engine", "reverse")])
def test_translations_of_another_file_are_not_overwritten(files: tuple[Path, Path], command: tuple[str, ...]) -> None:
    """Refused, with the line of the first."""
    given, work = files
    status, said = run(*command, given, "-o", work)
    assert (status, work.read_text(encoding="utf-8")) == (2, OTHERS)
    assert "1 translation that would be lost (the first: line 7); give another file" in said


def test_failing_translations_are_written_again_until_somebody_has_mended_them(files: tuple[Path, Path]) -> None:
    """The file of the last run is replaced, not that of a person."""
    given, _ = files
    failing = given.with_name("failing.po")
    run("check", "--failing", given, "-o", failing)
    assert "У нас 6" in failing.read_text(encoding="utf-8")
    run("check", "--failing", given, "-o", failing)
    mended = failing.read_text(encoding="utf-8").replace("У нас 6", "У нас 5")
    failing.write_text(mended, encoding="utf-8")
    assert "would be lost" in run("check", "--failing", given, "-o", failing)[1]
    assert failing.read_text(encoding="utf-8") == mended


def test_no_other_command_replaces_a_translators_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    """What it makes is no translators' file."""
    talk = tmp_path / "talk.txt"
    talk.write_text("Kim: Welcome.\n\nLee: Thank you.\n", encoding="utf-8")
    tei = tmp_path / "talk.xml"
    assert run("to-tei", talk, "-o", tei)[0] == 0
    for arguments in (
        ("to-tei", talk, "-o"),
        ("lineage", "export", tei, "-o"),
        ("profiles", "show", "generic", "-o"),
    ):
        _, said = run(*arguments, files[1])
        assert files[1].read_text(encoding="utf-8") == OTHERS, arguments
        assert files[1].name in said
