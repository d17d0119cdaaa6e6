"""What the tests share: where the corpus is, fixed dates, and the program as users run it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import settings
from lxml import etree

from tests.browser import OpenPage, chromium, opener
from xlate.cli import cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "xlate",
    deadline=None,  # how long an example takes says nothing on a busy machine
    # there the same commit gives the same result; elsewhere other examples are tried each time
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("xlate")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
"""transcripts and schemas too large or not free enough for the repository; CI has them"""
EXAMPLES = ROOT / "examples"
EPOCH = "1795435200"
"""2026-11-23T12:00:00Z, the date in golden files and examples"""

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., "subprocess.Popen[Any]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew; read them as a diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tei_all" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)  # it is compiled for fifteen seconds


def shared(*parts: str) -> Path:
    """A file beside the repository; without it the test is skipped, but never in CI."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path.name} is not there, and in CI it must be")
        pytest.skip(f"needs {path.name}, which is not in the repository")
    return path


@pytest.fixture(scope="session")
def tei_all() -> etree.RelaxNG:
    """The schema of all of TEI, compiled once: that takes some seconds."""
    return etree.RelaxNG(etree.parse(shared("schema", "tei_all.rng")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process. While it is open, `asyncio.run` cannot be called in the same thread."""
    with chromium() as one:
        yield one


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages in Chromium: `open_page(path.as_uri(), width=360, scheme="dark", scripts=False)`."""
    with opener(browser) as open_one:
        yield open_one


@pytest.fixture(autouse=True)
def _fixed_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def xlate_program(tmp_path: Path) -> Run:
    """Run xlate in a folder of its own, with streams of its own: what users type, without a new process each time."""

    def run(*arguments: str | Path, stdin: bytes | str | None = None) -> subprocess.CompletedProcess[str]:
        with contextlib.chdir(tmp_path):
            done = CliRunner().invoke(
                cli, [str(one) for one in arguments], input=stdin, prog_name="xlate", catch_exceptions=False
            )
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def xlate_process(tmp_path: Path) -> Run:
    """Run xlate as a program of its own, in a folder of its own: for what only a process shows."""

    def run(*arguments: str | Path, stdin: bytes | str | None = None) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-c", "from xlate.cli import main; main()", *map(str, arguments)],
            cwd=tmp_path,
            input=data,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def start_process() -> Iterator[Start]:
    """Start a program beside the test, as `subprocess.Popen` does: however the test ends, the program ends with it."""
    with contextlib.ExitStack() as running:

        def start(*command: str | Path, **options: Any) -> subprocess.Popen[Any]:
            process = running.enter_context(subprocess.Popen([str(one) for one in command], **options))
            running.callback(process.kill)  # before it is waited for, and its pipes are closed
            return process

        yield start
