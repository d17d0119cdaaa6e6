"""A few seconds of fuzzing for each reader; CONTRIBUTING.md tells how to fuzz for longer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from xlate.readers import readers

SECONDS = 2
SEEDS = ROOT / "tests" / "fuzz" / "seeds"


@pytest.mark.slow
@pytest.mark.parametrize("name", [reader.name for reader in readers()])
def test_no_input_makes_a_reader_stumble(name: str, tmp_path: Path) -> None:
    found = tmp_path / "found"
    found.mkdir()
    seeds = [str(folder) for folder in [SEEDS / name] if folder.is_dir()]
    command = [sys.executable, "-m", "tests.fuzz.fuzz_readers", name, str(found), *seeds]
    options = [f"-max_total_time={SECONDS}", "-max_len=4096", f"-artifact_prefix={tmp_path}/", "-timeout=10"]
    result = subprocess.run([*command, *options], cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-3000:]
    assert "Done" in result.stderr, result.stderr[-3000:]


def test_every_reader_has_seeds() -> None:
    assert {folder.name for folder in SEEDS.iterdir()} == {reader.name for reader in readers()}
