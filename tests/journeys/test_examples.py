"""The example files are what the commands write today, and the README's session is what they print."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import polib
import pytest

from tests.conftest import EXAMPLES, ROOT, Run


def _commands(text: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("xlate ")]


def test_the_example_files_are_what_the_commands_write(xlate_program: Run, tmp_path: Path) -> None:
    for name in ("kremlin-en-00seed.txt", "ru.po"):
        shutil.copy(EXAMPLES / name, tmp_path)
    commands = _commands((EXAMPLES / "README.md").read_text(encoding="utf-8"))
    assert [command[0] for command in commands] == ["to-tei", "export-po", "merge"]
    for command in commands:
        assert xlate_program(*command).returncode == 0
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (EXAMPLES / path.name).read_bytes(), path.name


def test_the_example_catalogue_has_entries_of_every_state() -> None:
    catalogue = polib.pofile(str(EXAMPLES / "ru.po"))
    assert (len(catalogue.translated_entries()), len(catalogue.fuzzy_entries())) == (10, 1)
    assert len(catalogue.untranslated_entries()) == 13


def test_the_session_in_the_readme(xlate_process: Run, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    session = re.search(r"```console\n(.*?)```", readme, re.DOTALL)
    assert session is not None
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    steps = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", session[1], re.MULTILINE)
    assert [step.split()[1] for step, _ in steps] == ["to-tei", "export-po", "check", "merge", "validate"]
    for step, printed in steps:
        done = xlate_process(*shlex.split(step)[1:])
        assert done.returncode == 0, done.stderr
        assert done.stdout + done.stderr == printed


def test_the_other_commands_of_the_readme_run_after_its_session(xlate_program: Run, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    session = re.findall(r"^\$ (.+)$", readme, re.MULTILINE)
    blocks = re.findall(r"^```sh\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    commands = [*_commands("\n".join(session)), *_commands("\n".join(blocks))]
    assert {"export-table", "memory", "lineage", "status"} <= {command[0] for command in commands}
    for command in commands:
        words = [name for word in command for name in _expanded(word, tmp_path)]
        done = xlate_program(*words)
        assert done.returncode == 0, (words, done.stderr)


def _expanded(word: str, folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else [word]


def test_links_to_headings_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)#([^)]+)\)", readme)
    assert links
    for page, anchor in links:
        titles = re.findall(r"^#+ (.+)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in titles}, (page, anchor)


def test_the_tei_in_the_readme_is_that_of_the_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```xml\n(.*?)```", readme, re.DOTALL)
    assert shown is not None
    example = " ".join((EXAMPLES / "kremlin-en-00seed.xml").read_text(encoding="utf-8").split())
    lines = [" ".join(line.split()) for line in shown[1].splitlines()]
    assert len(lines) >= 10
    for part in re.split(r"\s*…\s*", " ".join(lines)):
        assert part in example, part


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_index_names_every_page_and_every_page_leads_back() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md")
    assert [page for page in pages if f"]({page})" not in index] == []
    assert [p for p in pages if "[All pages](README.md)" not in (ROOT / "docs" / p).read_text(encoding="utf-8")] == []
