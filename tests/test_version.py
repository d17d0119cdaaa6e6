"""The name and the version under which xlate is installed, and what its messages tell users to install."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

import xlate
from tests.conftest import ROOT
from xlate._version import install_command, installed_name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_name_is_that_of_the_installed_distribution() -> None:
    assert installed_name() == PROJECT["name"]
    assert version(installed_name()) == xlate.__version__


def test_the_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert citation["version"] == xlate.__version__
    assert changes.split("\n## ")[1].startswith(xlate.__version__)
    assert citation["license"] in PROJECT["license"]


def test_what_runs_without_having_been_installed_names_the_distribution_as_well(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}]; from xlate._version import install_command as i; print(i('mt'))"
    )
    command = [sys.executable, "-S", "-E", "-s", "-c", program]  # without site-packages
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout == "pip install 'xlate-tei[mt]'\n"


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("pyvenv.cfg", "pip install 'xlate-tei[xlsx]'"),
        ("pipx_metadata.json", "pipx inject xlate-tei 'xlate-tei[xlsx]'"),
        ("uv-receipt.toml", "uv tool install 'xlate-tei[xlsx]'"),
    ],
)
def test_the_command_fits_the_environment(
    file: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert install_command("xlsx") == command


def test_every_extra_that_a_message_names_is_there() -> None:
    named = {
        extra
        for path in (ROOT / "xlate").rglob("*.py")
        for extra in path.read_text(encoding="utf-8").split("install_command('")[1:]
        for extra in [extra.split("'")[0]]
    }
    assert named == {"rdf", "xlsx", "read-pdf", "scores", "mt", "mt-lite"}
    assert named < PROJECT["optional-dependencies"].keys()


@pytest.mark.parametrize("package", ["langcodes", "stopwordsiso", "py3langid"])
def test_a_package_whose_data_decides_what_is_written_has_an_upper_bound(package: str) -> None:
    (requirement,) = [one for one in PROJECT["dependencies"] if one.startswith(package)]
    assert ",<" in requirement
    assert not any(one.lower().startswith("babel") for one in PROJECT["dependencies"])


def test_the_lock_names_no_place() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 50
    assert all("==" in line for line in lines[1:])
    assert not any(sign in line for line in lines for sign in "@/")
