"""A second of fuzzing for each reader; CONTRIBUTING.md tells how to fuzz for longer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.conftest import ROOT
from xlate.readers import readers

SECONDS = 1
SEEDS = ROOT / "tests" / "fuzz" / "seeds"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the fuzzer says on standard error."""
    return tmp_path_factory.mktemp("fuzz") / "said.txt"


@pytest.fixture(scope="module")
def fuzzer(said: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """The input and the output of a fuzzer that is started once: it has to trace every module."""
    command = [sys.executable, "-m", "tests.fuzz.fuzz_readers", "--each"]
    with (
        said.open("w") as errors,
        subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("name", [reader.name for reader in readers()])
def test_no_input_makes_a_reader_stumble(
    name: str, tmp_path: Path, fuzzer: tuple[IO[str], IO[str]], said: Path
) -> None:
    found = tmp_path / "found"
    found.mkdir()
    seeds = [str(folder) for folder in [SEEDS / name] if folder.is_dir()]
    options = [f"-max_total_time={SECONDS}", "-max_len=4096", f"-artifact_prefix={tmp_path}/", "-timeout=10"]
    before = said.stat().st_size
    print(json.dumps([name, str(found), *seeds, *options]), file=fuzzer[0], flush=True)
    ended = fuzzer[1].readline()
    errors = said.read_bytes()[before:].decode(errors="replace")
    assert ended == "0\n", errors[-3000:]
    assert "Done" in errors, errors[-3000:]


def test_every_reader_has_seeds() -> None:
    assert {folder.name for folder in SEEDS.iterdir()} == {reader.name for reader in readers()}
