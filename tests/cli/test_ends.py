"""How the program ends: interrupted, stopped, with nobody to read what it prints, with an unexpected error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

PROGRAM = [sys.executable, "-c", "from xlate.cli import main; main()"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
ENVIRONMENT["PYTHONPATH"] = str(ROOT)
"""without coverage, which makes many processes slow, and chance of the moments of their signals"""
pytestmark = pytest.mark.slow
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the program in a folder; what still runs when the test ends is ended too."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one(folder: Path, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
        command = [*PROGRAM, *arguments]
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=stdout, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start_one
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=60)


@pytest.fixture
def many(tmp_path: Path) -> list[str]:
    text = (EXAMPLES / "kremlin-en-00seed.txt").read_bytes() * 4
    names = [f"{number}.txt" for number in range(120)]
    for name in names:
        (tmp_path / name).write_bytes(text)
    return names


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_work_stops_with_its_workers(
    tmp_path: Path, start: Start, many: list[str], number: signal.Signals, status: int
) -> None:
    process = start(tmp_path, "to-tei", *many, "-d", "tei", "-q")
    deadline = time.monotonic() + 60
    while not (tmp_path / "tei").is_dir() or not os.listdir(tmp_path / "tei"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    process.send_signal(number)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == status
    assert b"Traceback" not in messages
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert len(os.listdir(tmp_path / "tei")) < len(many)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_killed_ends_nothing(
    tmp_path: Path, start: Start, many: list[str], number: signal.Signals
) -> None:
    process = start(tmp_path, "to-tei", *many, "-d", "tei")
    deadline = time.monotonic() + 60
    while not (tmp_path / "tei").is_dir() or not os.listdir(tmp_path / "tei"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    if (os.cpu_count() or 1) > 1:
        os.kill(int(children[0]), number)
    _, messages = process.communicate(timeout=100)
    assert process.returncode == 0, messages.decode()[-500:]
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert len([name for name in os.listdir(tmp_path / "tei") if name.endswith(".xml")]) == len(many)


@pytest.mark.parametrize(
    "arguments", [("lineage", "find", "talk.xml", "--csv"), ("export-po", "talk.xml", "-l", "ru"), ("profiles", "list")]
)
def test_nobody_reads_what_is_printed(tmp_path: Path, start: Start, arguments: tuple[str, ...]) -> None:
    (tmp_path / "talk.xml").write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    reading, writing = os.pipe()
    os.close(reading)
    process = start(tmp_path, *arguments, stdout=writing)
    os.close(writing)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"Traceback" not in messages
    assert b"Exception ignored" not in messages


def test_an_unexpected_error_in_one_file_names_it_and_the_others_go_on(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes((EXAMPLES / "kremlin-en-00seed.txt").read_bytes())
    code = (
        "import xlate.readers as readers\n"
        "read = readers.read_transcript\n"
        "def broken(data, name, *rest, **more):\n"
        "    if name == 'a.txt': raise KeyError('left')\n"
        "    return read(data, name, *rest, **more)\n"
        "readers.read_transcript = broken\n"
        "from xlate.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "to-tei", "a.txt", "b.txt", "-d", "tei"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"xlate: a.txt: an unexpected error (KeyError: 'left'); please report it" in done.stderr
    assert os.listdir(tmp_path / "tei") == ["b.xml"]


def test_control_characters_do_not_reach_a_terminal(tmp_path: Path, start: Start) -> None:
    name = "a\x1b[2Jb.txt"
    (tmp_path / name).write_text("Meeting\n\nAnn \x1b]0;x\x07Lee (\x9bmtranslatd): Hi.\n", encoding="utf-8")
    for arguments in (("to-tei", name, "-v", "-o", "t.xml"), ("lineage", "show", "t.xml"), ("validate", name)):
        process = start(tmp_path, *arguments)
        printed, messages = process.communicate(timeout=60)
        assert not set(printed + messages) & (set(range(32)) - {9, 10, 13})
        assert b"\xc2\x9b" not in printed + messages
