"""The built wheel, not the checkout: does it carry what it needs?"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it; the dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_schemas_profiles_types_and_licence(installed: Path) -> None:
    for name in ("xlate/schemas/xlate.rng", "xlate/schemas/xlate.sch", "xlate/profiles/generic.toml", "xlate/py.typed"):
        assert (installed / name).is_file(), name
    assert list(installed.glob("xlate_tei-*.dist-info/licenses/LICENSE"))


def test_the_main_job_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        code = "import sys, xlate; from xlate.cli import main; print(xlate.__file__, file=sys.stderr); main()"
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stderr.startswith(str(installed))
        return done.stderr

    run("to-tei", str(EXAMPLES / "kremlin-en-00seed.txt"), "-o", "talk.xml")
    run("export-po", "talk.xml", "-l", "ko", "-o", "ko.po")
    run("merge", "talk.xml", "ko.po", "-o", "talk.ko.xml")
    assert "talk.ko.xml: valid" in run("validate", "talk.xml", "talk.ko.xml")
