"""No result of a command replaces another file that the command line names; found by a walk over all options."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.conftest import Run
from xlate.cli.command import Command
from xlate.cli.parameter_types import FILE, OUTPUT, Named, Pair
from xlate.cli.registry import walk

COMMANDS = {tuple(path[1:]): command for _, path, command in walk() if isinstance(command, Command)}
UPDATES: dict[tuple[str, ...], set[str]] = {
    ("to-tei",): {"update"},
    ("ids",): {"files"},
    ("export-po",): {"translations"},
    ("export-xliff",): {"translations"},
    ("export-table",): {"translations"},
    ("merge",): {"tei"},
    ("pretranslate",): {"files"},
    **{("edit", name): {"file"} for name in ("split", "join", "who", "rename", "words", "stage", "marker", "undo")},
    ("lineage", "set"): {"file"},
    ("lineage", "import"): {"file"},
    ("lineage", "init"): {"files"},
}
"""files that -o may name as well: the command brings them up to date"""


def _holds(parameter: click.Parameter, kind: object) -> bool:
    """True if a parameter takes the name of a file that is read, or written."""
    sides = [parameter.type.left, parameter.type.right] if isinstance(parameter.type, Pair) else [parameter.type]
    return kind in sides or (kind is FILE and any(isinstance(one, Named) and one.files for one in sides))


def _shared() -> Iterator[tuple[tuple[str, ...], click.Parameter, click.Parameter]]:
    """(command, a parameter that names a result, another one that names a file)."""
    for path, command in COMMANDS.items():
        for written in (one for one in command.params if _holds(one, OUTPUT)):
            for other in command.params:
                exempt = written.name == "output" and other.name in UPDATES.get(path, ())
                if other is not written and (_holds(other, FILE) or _holds(other, OUTPUT)) and not exempt:
                    yield path, written, other


def _words(parameter: click.Parameter, file: str) -> list[str]:
    """A parameter on the command line."""
    value = file
    if isinstance(parameter.type, Pair):
        value = "=".join(
            file if side in (FILE, OUTPUT) else "ru" for side in (parameter.type.left, parameter.type.right)
        )
    return [parameter.opts[0], value] if isinstance(parameter, click.Option) else [value]


def _command_line(path: tuple[str, ...], given: dict[str, str]) -> list[str]:
    """A command with these files, and with something for all that it needs."""
    options: list[str] = []
    arguments: list[str] = []
    for parameter in COMMANDS[path].params:
        file = given.get(str(parameter.name), "other.txt")
        if parameter.name in given or parameter.required:
            words = ["-l", "ru"] if parameter.opts[0] == "-l" else _words(parameter, file)
            (options if isinstance(parameter, click.Option) else arguments).extend(words)
    return [*path, *options, *arguments]


@pytest.mark.parametrize(
    ("path", "written", "other"),
    [pytest.param(*one, id="-".join([*one[0], str(one[1].name), str(one[2].name)])) for one in _shared()],
)
def test_a_result_that_is_another_named_file_is_refused(
    path: tuple[str, ...], written: click.Parameter, other: click.Parameter, tmp_path: Path, xlate_program: Run
) -> None:
    for name in ("one.txt", "other.txt"):
        (tmp_path / name).write_text(f"mine: {name}", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("one.txt")
    os.link(tmp_path / "one.txt", tmp_path / "hard.txt")
    before = {one.name: (one.read_bytes(), one.is_symlink()) for one in tmp_path.iterdir()}
    for first, second in (("one.txt", "./one.txt"), ("link.txt", "one.txt"), ("one.txt", "hard.txt")):
        line = _command_line(path, {str(written.name): first, str(other.name): second})
        done = xlate_program(*line)
        assert done.returncode == 2, line
        assert "would replace" in done.stderr, (line, done.stderr)
        assert {one.name: (one.read_bytes(), one.is_symlink()) for one in tmp_path.iterdir()} == before
    both_written = _holds(other, OUTPUT)
    if both_written:  # neither is there yet
        line = _command_line(path, {str(written.name): "new.txt", str(other.name): "new.txt"})
        done = xlate_program(*line)
        assert (done.returncode, "would replace" in done.stderr) == (2, True), line
        assert not (tmp_path / "new.txt").exists()


def test_what_a_command_brings_up_to_date_is_a_decision() -> None:
    assert {path: set(command.updates) for path, command in COMMANDS.items() if command.updates} == UPDATES


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_for_a_file_has_the_type_of_one(path: tuple[str, ...]) -> None:
    words = ("FILE", "TEI", "PO", "TABLE", "MEMORY", "PATH", "INPUT")
    for parameter in COMMANDS[path].params:
        kind, metavar = parameter.type, str(parameter.metavar or "")
        assert not isinstance(kind, click.File), parameter.name
        assert not isinstance(kind, click.Path) or not kind.file_okay, parameter.name
        if any(word in metavar.replace("...", "").replace("=", "|").split("|") for word in words):
            assert _holds(parameter, FILE) or _holds(parameter, OUTPUT), (parameter.name, metavar)


def test_a_device_may_be_named_twice(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "other.txt").write_text("Ann: Good morning.", encoding="utf-8")
    done = xlate_program("to-tei", "other.txt", "-o", os.devnull)
    assert done.returncode in (0, 1), done.stderr
    assert xlate_program("to-tei", os.devnull, "-o", os.devnull).stderr.count("would replace") == 0
