"""`xlate edit` as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, Run

SEED = (EXAMPLES / "kremlin-en-00seed.xml").read_bytes()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A file to edit."""
    path = tmp_path / "talk.xml"
    path.write_bytes(SEED)
    return path


COMMANDS = [
    ["split", "talk.xml", "2.2", "--at", "Above all"],
    ["split", "talk.xml", "2.2", "--at", "60", "--new-turn"],
    ["split", "talk.xml", "1", "--at", "We also welcome", "--who", "Kim Yong-nam"],
    ["join", "talk.xml", "1.1", "1.2"],
    ["join", "talk.xml", "3", "4", "--take", "second", "--label", "drop"],
    ["who", "talk.xml", "Li Mi-ja", "--turn", "2-3"],
    ["who", "talk.xml", "--anonymous", "--speaker", "Kim"],
    ["rename", "talk.xml", "Kim Yong-nam", "Kim Yong Nam", "--printed"],
    ["words", "talk.xml", "3.1", "Thank you so much.", "--reason", "seen on the video"],
    ["stage", "talk.xml", "4.2"],
    ["stage", "talk.xml", "i-qsw4uibo", "--speech"],
    ["marker", "talk.xml", "l-ksi4c4yg", "(retranslated)", "--not-a-marker"],
    ["marker", "talk.xml", "l-ksi4c4yg", "(retranslated)", "--means", "interpretation"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_edit_is_shown_made_validated_and_taken_back(xlate_program: Run, talk: Path, command: list[str]) -> None:
    """A preview writes nothing."""
    shown = xlate_program("edit", *command, "--by", "Anna Schmidt", "--dry-run")
    assert (shown.returncode, talk.read_bytes()) == (0, SEED)
    assert shown.stdout.startswith("--- talk.xml")
    made = xlate_program("edit", *command, "--by", "Anna Schmidt", "--json")
    assert made.returncode == 0, made.stderr
    result = json.loads(made.stdout)["results"][0]
    assert result["output"] == "talk.xml"
    assert result["changed"]
    assert xlate_program("validate", "talk.xml").returncode == 0
    assert xlate_program("edit", "undo", "talk.xml").returncode == 0
    assert talk.read_bytes() == SEED


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["words", "talk.xml", "3.1", "x"], "--by"),
        (["words", "talk.xml", "9.9", "x", "--by", "A"], "9.9"),
        (["who", "talk.xml", "--turn", "2", "--by", "A"], "--anonymous"),
        (["who", "talk.xml", "Li", "--by", "A"], "select the words"),
        (["marker", "talk.xml", "2.1", "x", "--by", "A"], "--not-a-marker"),
        (["split", "talk.xml", "2.2", "--at", "nowhere", "--by", "A"], "nowhere"),
        (["undo", "talk.xml"], "no edit"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_with_status_2(xlate_program: Run, talk: Path, command: list[str], why: str) -> None:
    """And nothing is written."""
    refused = xlate_program("edit", *command)
    assert (refused.returncode, talk.read_bytes()) == (2, SEED)
    assert why in refused.stderr


def test_the_result_goes_elsewhere_if_that_is_wanted(xlate_program: Run, talk: Path, tmp_path: Path) -> None:
    """To a file, or to standard output."""
    assert xlate_program("edit", "stage", "talk.xml", "4.2", "--by", "A", "-o", "new.xml").returncode == 0
    assert talk.read_bytes() == SEED
    piped = xlate_program("edit", "stage", "-", "4.2", "--by", "A", stdin=SEED)
    assert piped.stdout == (tmp_path / "new.xml").read_text(encoding="utf-8")


def test_a_register_of_speakers_names_the_person(xlate_program: Run, talk: Path, tmp_path: Path) -> None:
    """With the authority record."""
    (tmp_path / "speakers.toml").write_text('[[speaker]]\nname = "Li Mi-ja"\nref = "https://example.org/li"\n')
    command = ["who", "talk.xml", "li mi-ja", "--segment", "2.1", "--speakers", "speakers.toml", "--by", "A"]
    assert xlate_program("edit", *command).returncode == 0
    assert b'<persName ref="https://example.org/li">Li Mi-ja</persName>' in talk.read_bytes()


def test_a_shell_completes_numbers_and_names_of_the_file(talk: Path) -> None:
    """And nothing where there is no such file."""
    from click.shell_completion import ShellComplete

    from xlate.cli import cli

    def completed(*typed: str) -> list[str]:
        return [
            item.value for item in ShellComplete(cli, {}, "xlate", "_X").get_completions(list(typed[:-1]), typed[-1])
        ]

    assert completed("edit", "split", str(talk), "3") == ["3.1", "3"]
    assert completed("edit", "rename", str(talk), "Kim") == ["Kim Yong-nam"]
    assert completed("edit", "rename", "no.xml", "Kim") == []
