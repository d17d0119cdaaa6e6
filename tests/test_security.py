"""What SECURITY.md promises is tested where it says, and the main job opens no connection."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

_NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "http.client.connect"}:
        print("NETWORK", event, arguments, file=sys.stderr)
        raise SystemExit(9)

sys.addaudithook(refuse)
"""


def test_every_test_that_it_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 12
    for file, test in named:
        assert re.search(rf"def {test}\(", (ROOT / file).read_text(encoding="utf-8")), (file, test)


@pytest.mark.slow
def test_the_main_job_opens_no_connection(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = f"{_NO_NETWORK}\nfrom xlate.cli import main\nmain()"
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")

    for arguments in (
        ("to-tei", str(EXAMPLES / "kremlin-en-00seed.txt"), "-o", "talk.xml"),
        ("export-po", "talk.xml", "-l", "ru", "-o", "talk.ru.po"),
        ("check", str(EXAMPLES / "ru.po")),
        ("merge", "talk.xml", str(EXAMPLES / "ru.po"), "-o", "talk.ru.xml"),
        ("validate", "talk.xml", "talk.ru.xml"),
        ("edition", "talk.xml", "talk.ru.xml", "-d", "site"),
        ("lineage", "export", "--prov", "talk.xml"),
        ("models", "list"),
    ):
        done = run(*arguments)
        assert done.returncode != 9, (arguments, done.stderr)
        assert "NETWORK" not in done.stderr
    assert "talk.ru.xml: valid" in run("validate", "talk.ru.xml").stderr
    code = f"{_NO_NETWORK}\nimport socket\nsocket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 9
