"""One voice: what the options of all commands have in common, found by a walk over the commands."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import EXAMPLES, Run
from tests.make_pages import options_of, spelled
from xlate.cli import cli
from xlate.cli.command import Command
from xlate.cli.registry import SECTIONS, walk

LEAVES = {" ".join(path[1:]): command for _, path, command in walk() if isinstance(command, Command)}
NAMES = sorted(LEAVES)
MORE_VALUES = {"--relation", "--mode", "--kind"}
"""lineage set can also say that there is none, or that it is not known"""
OF_ITS_OWN = {"--format"}
"""the values are those that the command reads or writes, and so the default differs"""


def option_of(command: click.Command, spelling: str) -> click.Option | None:
    return next((one for one in options_of(command) if spelling in one.opts), None)


def everywhere() -> dict[str, list[tuple[str, click.Option]]]:
    """Long spelling -> the commands that have it, with the option as it is there."""
    found: dict[str, list[tuple[str, click.Option]]] = defaultdict(list)
    for name, command in LEAVES.items():
        for option in options_of(command):
            found[max(option.opts, key=len)].append((name, option))
    return found


def kind(option: click.Option) -> Any:
    """What a value of an option is."""
    if isinstance(option.type, click.Choice):
        return "choice" if max(option.opts, key=len) in MORE_VALUES | OF_ITS_OWN else tuple(option.type.choices)
    return "choice" if max(option.opts, key=len) in OF_ITS_OWN else (option.type.name, option.metavar)


@pytest.mark.parametrize("spelling", sorted(one for one, used in everywhere().items() if len(used) > 1))
def test_an_option_of_one_name_is_one_thing(spelling: str) -> None:
    used = everywhere()[spelling]
    assert {spelled(option) for _, option in used} == {spelled(used[0][1])}, "short and long form"
    assert len({kind(option) for _, option in used}) == 1, [(name, kind(option)) for name, option in used]
    assert len({option.is_flag for _, option in used}) == 1
    if spelling not in OF_ITS_OWN:
        assert len({repr(option.default) for _, option in used}) == 1
    first_words = {re.sub(r"[^a-z ]", "", (option.help or "").lower()).split(" ")[0] for _, option in used}
    if spelling == "--unreviewed":  # the verb differs: check, add, write ... translations that need review too
        first_words = {(option.help or "").split(" ", 1)[1].removeprefix("back ") for _, option in used}
    assert len(first_words) == 1, "the help begins with the same word"


def test_no_two_options_have_one_letter() -> None:
    letters: dict[str, set[str]] = defaultdict(set)
    for command in LEAVES.values():
        for option in options_of(command):
            for short in (one for one in option.opts if not one.startswith("--")):
                letters[short].add(max(option.opts, key=len))
    assert letters == {
        "-l": {"--lang"},
        "-o": {"--output"},
        "-d": {"--directory"},
        "-q": {"--quiet"},
        "-v": {"--verbose"},
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_command_reports_alike_and_has_an_example(name: str) -> None:
    command = LEAVES[name]
    for spelling in ("--json", "--quiet", "--verbose") if name != "serve" else ():  # that reports to a browser
        assert option_of(command, spelling), spelling
    assert "Example" in (command.epilog or "")
    assert f"xlate {name} " in f"{command.epilog} ".replace("\n", " \n"), "the example shows the command itself"
    assert command.help
    assert all(option.help and option.help.strip().endswith((".", ")")) for option in options_of(command))


@pytest.mark.parametrize("name", NAMES)
def test_what_writes_says_where_by_one_rule(name: str) -> None:
    command = LEAVES[name]
    output = option_of(command, "--output")
    if output is not None:
        assert option_of(command, "--dry-run"), "it changes files that people own"
        many = any(isinstance(one, click.Argument) and one.nargs == -1 for one in command.params)
        edits = "in place" in (output.help or "")
        of_files = {"ids", "lineage init", "lineage set", "lineage import", "lineage strip", "pretranslate"}
        assert edits == (name in of_files or name.startswith("edit "))
        assert bool(option_of(command, "--directory")) == (many or not edits)


@pytest.mark.parametrize("name", NAMES)
def test_what_reads_a_source_calls_it_so(name: str) -> None:
    options = [one for one in options_of(LEAVES[name]) if one.metavar == "TEI"]
    assert all(one.opts == ["--source"] for one in options)


def test_every_value_can_be_completed_or_is_free() -> None:
    """A file, folder, language or name has a type that completes it; only words and numbers have none."""
    free = {"NAME", "URL", "TEXT", "N", "DATE", "PERCENT", "FACTOR", "CHRF", "VERSION", "RULE"}
    for name, command in LEAVES.items():
        for one in command.params:
            if isinstance(one, click.Option) and not one.is_flag and type(one.type).__name__ == "StringParamType":
                assert one.metavar in free, f"{name} {one.opts[0]}"
            if isinstance(one, click.Argument) and type(one.type).__name__ == "StringParamType":
                assert (name, one.name) in {("memory find", "text"), ("edit words", "words"), ("edit marker", "words")}


def test_the_registry_has_every_command_once_and_in_a_group() -> None:
    names = [entry.name for entries in SECTIONS.values() for entry in entries]
    assert list(SECTIONS) == [
        "Convert",
        "Exchange with translators",
        "Work in a browser",
        "Publish",
        "Quality",
        "Edit",
        "Lineage",
        "Set-up",
    ]
    assert len(names) == len(set(names)) == 21
    assert sorted(names) == sorted(cli.list_commands(click.Context(cli)))
    for _, path, command in walk():
        assert command.name == path[-1]


def test_nothing_that_is_old_is_new_somewhere_else_in_the_command() -> None:
    for name, command in LEAVES.items():
        for old, new in command.was.items():
            spelling, _, value = old.partition(" ")
            mine = option_of(command, spelling)
            assert mine is None or value or not mine, f"{name} {old}"
            target = new.split(" ")[0]
            assert not new or option_of(command, target), f"{name} {new}"


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    for name in ("kremlin-en-00seed.xml", "ru.po", "kremlin-en-00seed.ru.xml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path


SEED = "kremlin-en-00seed.xml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("check", "ru.po", "--tei", SEED), ("check", "ru.po", "--source", SEED)),
        (("check", "ru.po", f"--tei={SEED}"), ("check", "ru.po", f"--source={SEED}")),
        (("check", "ru.po", "--fuzzy"), ("check", "ru.po", "--unreviewed")),
        (("check", "ru.po", "--format", "csv"), ("check", "ru.po", "--csv")),
        (("check", "ru.po", "--format=json"), ("check", "ru.po", "--json")),
        (("check", "ru.po", "--format", "po"), ("check", "ru.po", "--failing")),
        (("check", "ru.po", "--format", "text"), ("check", "ru.po")),
        (("memory", "find", "ru.po", "Thank you.", "-l", "ru", "--threshold", "50"),
         ("memory", "find", "ru.po", "Thank you.", "-l", "ru", "--similar", "50")),
        (("lineage", "set", SEED, "--from", "2.1", "--to", "2.2", "--spoken", "zh", "--by", "A", "--dry-run"),
         ("lineage", "set", SEED, "--first", "2.1", "--last", "2.2", "--spoken", "zh", "--by", "A", "--dry-run")),
        (("lineage", "export", SEED, "--csv"), ("lineage", "export", SEED)),
        (("lineage", "export", SEED, "--prov"), ("lineage", "export", SEED, "--format", "turtle")),
        (("lineage", "export", SEED, "--format", "csv", "--prov"), ("lineage", "export", SEED)),
    ],
)  # fmt: skip
def test_old_spellings_go_on_with_a_warning(
    old: tuple[str, ...], new: tuple[str, ...], xlate_program: Run, seed: Path
) -> None:
    before, now = xlate_program(*old), xlate_program(*new)
    assert now.stdout == before.stdout
    assert now.returncode == before.returncode == 0, now.stderr
    warnings = [line for line in before.stderr.splitlines() if "is deprecated and will go with version 0.3" in line]
    assert warnings
    assert all(line.startswith("xlate: --") for line in warnings)
    assert [line for line in before.stderr.splitlines() if line not in warnings] == now.stderr.splitlines()
    assert (seed / SEED).read_bytes() == (EXAMPLES / SEED).read_bytes()


@pytest.mark.usefixtures("seed")
def test_a_reference_without_a_language_goes_on_with_a_warning(xlate_program: Run) -> None:
    old = xlate_program("export-table", SEED, "-l", "de", "--reference", "ru.po")
    new = xlate_program("export-table", SEED, "-l", "de", "--reference", "ru=ru.po")
    assert "xlate: --reference ru.po is deprecated" in old.stderr
    assert "write --reference TAG=ru.po" in old.stderr
    for done in (old, new):
        assert done.returncode == 0
        assert "ru: Большое" in done.stdout
    assert "deprecated" not in new.stderr


def test_after_a_double_dash_nothing_is_an_option(xlate_program: Run, seed: Path) -> None:
    (seed / "--tei").write_bytes((seed / "ru.po").read_bytes())
    done = xlate_program("check", "--", "--tei")
    assert done.returncode == 0
    assert "deprecated" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("ids", "bare.xml"), "bare.xml"),
        (("lineage", "init", "named.xml"), "named.xml"),
        (("lineage", "set", SEED, "--all", "--spoken", "zh", "--by", "A"), SEED),
        (("lineage", "import", SEED, "edited.csv", "--by", "A"), SEED),
        (("merge", SEED, "ru.po", "-o", "old.ru.xml"), "old.ru.xml"),
        (("export-po", SEED, "-l", "ru", "-o", "half.po"), "half.po"),
        (("export-table", SEED, "-l", "ru", "-o", "new.csv"), "new.csv"),
        (("pretranslate", "half.po", "--engine", "reverse", "--no-cache"), "half.po"),
        (("to-tei", "talk.txt", "--lang", "en", "--update", "talk.xml"), "talk.xml"),
        (("check", "ru.po", "--failing", "-o", "failing.po"), "failing.po"),
        (("memory", "add", "m.tm", "ru.po"), "m.tm"),
        (("profiles", "show", "generic", "-o", "mine.toml"), "mine.toml"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_a_dry_run_shows_what_the_run_does(
    arguments: tuple[str, ...], file: str, xlate_program: Run, seed: Path
) -> None:
    prepare(seed, xlate_program)
    before = {path.name: path.read_bytes() for path in seed.iterdir()}
    dry = xlate_program(*arguments, "--dry-run")
    assert dry.returncode in (0, 1), dry.stderr
    assert {path.name: path.read_bytes() for path in seed.iterdir()} == before, "nothing was written"
    wet = xlate_program(*arguments)
    assert wet.returncode == dry.returncode
    after = (seed / file).read_bytes()
    assert after != before.get(file)
    if file != "m.tm":
        added = [line[1:] for line in dry.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
        there = before.get(file, b"").decode().splitlines()
        assert added
        assert sorted(line for line in after.decode().splitlines() if line not in set(there)) == sorted(
            line for line in added if line not in set(there)
        )


def prepare(folder: Path, run: Run) -> None:
    """Files on which every command has something to do."""
    bare = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    bare += "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    bare += '<text xml:lang="en"><body><p>Some words.</p></body></text></TEI>\n'
    (folder / "bare.xml").write_text(bare, encoding="utf-8")
    (folder / "named.xml").write_text(bare.replace("<p>Some", '<p xml:id="a">Some'), encoding="utf-8")
    table = run("lineage", "export", SEED).stdout
    (folder / "edited.csv").write_text(table.replace(",ko,", ",zh,", 1), encoding="utf-8", newline="")
    (folder / "old.ru.xml").write_text("<old/>\n", encoding="utf-8")
    half = (folder / "ru.po").read_text(encoding="utf-8").split("\n\n")
    (folder / "half.po").write_text("\n\n".join(half[:4]) + "\n", encoding="utf-8")
    (folder / "talk.txt").write_text("Talk\n\nAnn Lee: Good morning.\n\nBob Ray: Yes, indeed.\n", encoding="utf-8")
    assert run("to-tei", "talk.txt", "--lang", "en", "-o", "talk.xml").returncode == 0
    (folder / "talk.txt").write_text("Talk\n\nAnn Lee: Good evening.\n\nBob Ray: Yes, indeed.\n", encoding="utf-8")


@pytest.mark.usefixtures("seed")
def test_a_dry_run_needs_a_file(xlate_program: Run) -> None:
    done = xlate_program("export-po", SEED, "-l", "ru", "--dry-run")
    assert (done.returncode, "--dry-run shows what would change in a file" in done.stderr) == (2, True)


def test_json_has_the_same_keys_everywhere(xlate_program: Run, seed: Path) -> None:
    prepare(seed, xlate_program)
    for arguments in (
        ("to-tei", "talk.txt", "--lang", "en", "-o", "new.xml"),
        ("export-po", SEED, "-l", "ru", "-o", "new.po"),
        ("export-tmx", "kremlin-en-00seed.ru.xml", "-o", "new.tmx"),
        ("merge", SEED, "ru.po", "-o", "new.ru.xml"),
        ("edition", SEED, "-d", "site"),
        ("status", "ru.po"),
        ("check", "ru.po"),
        ("validate", SEED),
        ("ids", "bare.xml"),
        ("lineage", "show", SEED),
        ("lineage", "find", SEED),
        ("lineage", "set", SEED, "--all", "--spoken", "zh", "--by", "A", "--dry-run"),
        ("lineage", "export", SEED, "-o", "lineage.csv"),
        ("memory", "add", "m.tm", "ru.po"),
        ("memory", "find", "ru.po", "Thank you.", "-l", "ru"),
        ("memory", "stats", "ru.po"),
        ("profiles", "list"),
        ("profiles", "show", "generic", "-o", "mine.toml"),
        ("profiles", "test", "talk.txt"),
        ("schemas", "tei"),
        ("completion", "bash"),
        ("validate", "none.xml"),
    ):
        done = xlate_program(*arguments, "--json")
        document = json.loads(done.stdout)
        assert document["status"] == done.returncode, arguments
        assert document["results"], arguments
        for row in document["results"]:
            assert {"input", "output", "findings"} <= row.keys(), arguments
            assert "file" not in row or "error" in row, arguments
            if row["output"] is not None and "--dry-run" not in arguments:
                assert (seed / row["output"]).is_file(), arguments


@pytest.mark.parametrize(
    ("command", "name"), [("export-po", "new.po"), ("export-xliff", "new.xlf"), ("export-table", "new.csv")]
)
def test_every_export_takes_from_memories_machines_and_other_languages(
    command: str, name: str, xlate_program: Run, seed: Path
) -> None:
    remembered = xlate_program(command, SEED, "-l", "ru", "-o", name, "--memory", "ru.po", "--json")
    row = json.loads(remembered.stdout)["results"][0]
    assert row["reused"]["ready"] + row["reused"]["same"] >= 10, remembered.stderr
    assert "Большое" in (seed / name).read_text(encoding="utf-8")
    machine = ("--pretranslate", "--engine", "reverse", "--no-cache", "--force")
    filled = xlate_program(command, SEED, "-l", "ru", "-o", name, *machine, "--reference", "de=ru.po")
    assert filled.returncode == 0, filled.stderr
    assert "fuzzy translations by machine" in filled.stderr
    assert "ru.po: reference in de" in filled.stderr
    status = json.loads(xlate_program("status", name, "--json").stdout)["results"][0]
    assert status["untranslated"] == 0


def test_settings_and_glossaries_come_from_standard_input_too(xlate_program: Run, seed: Path) -> None:
    assert (seed / "ru.po").is_file()
    glossary = "en,ru\nthank you,НЕТ\n"
    named = xlate_program("check", "ru.po", "--glossary", "-", "--only", "glossary", stdin=glossary)
    assert "XL616" in named.stderr
    quiet = xlate_program("check", "ru.po", "--glossary", "-", "--config", "-", stdin=glossary)
    assert "standard input can be read once only" in quiet.stderr
    settings = xlate_program("check", "ru.po", "--config", "-", stdin='[check]\nonly = ["nmbers"]\n')
    assert (settings.returncode, "nmbers" in settings.stderr) == (2, True)
