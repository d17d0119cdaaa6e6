"""The source distribution: has it all that git has, do tests run from it, and is its description sound on an index?"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked sdist in it, and the wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path) -> Path:
    (folder,) = (path for path in built.iterdir() if path.is_dir())
    return folder


def test_it_has_what_git_has(unpacked: Path) -> None:
    there = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert {"CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", "constraints.txt", "Makefile", ".ci/run"} <= there
    if (ROOT / ".git").exists():  # a source distribution has none
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        assert set(filter(None, listed.split("\0"))) - {".gitignore"} <= there


def test_tests_run_from_it(unpacked: Path) -> None:
    tests = ["tests/journeys/test_golden.py", "tests/test_languages.py"]  # what is there is known from the test before
    command = [sys.executable, "-m", "pytest", "-n0", "-pno:cacheprovider", "-m", "not slow", *tests]
    done = subprocess.run(command, cwd=unpacked, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_description_has_no_link_that_leads_nowhere(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.name.startswith("xlate_tei-")
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_string(archive.read(name).decode())
    text = metadata.get_payload()
    assert isinstance(text, str)
    assert "pipx install xlate-tei" in text
    assert [link for link in re.findall(r"\]\(([^)]*)\)", text) if not link.startswith("https://")] == []
    assert "folder `docs`" in text


def test_links_in_the_readme_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(links) > 20
    assert [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()] == []
