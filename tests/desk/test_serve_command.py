from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from tests.conftest import Start
from xlate.cli import cli


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["serve", *arguments])
    return result.exit_code, result.output


def test_it_serves_until_it_is_interrupted_and_leaves_nothing(
    folder: Path, tmp_path: Path, start_process: Start
) -> None:
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    program = "from xlate.cli import main; main()"
    process = start_process(
        sys.executable, "-c", program, "serve", folder, "--no-browser", "--by", "Anna",
        env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    address = ""
    for line in process.stderr:
        if (found := re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)) is not None:
            address = found.group()
            break
    with httpx.Client(follow_redirects=True, trust_env=False, timeout=60) as client:
        page = client.get(address)
        assert "Kim Yong-nam" in page.text
        saved = client.post(
            str(page.url.join("/d/talk/translate/ru/save")),
            json={"id": "s-dsg7d3iv", "text": "Да", "state": "translated"},
            headers={"x-xlate-desk": "1"},
        )
        assert saved.status_code == 200
    assert list(tmp_path.rglob("journal.jsonl"))  # for the case of a crash
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    assert list(tmp_path.rglob("journal.jsonl")) == []
    assert 'msgstr "Да"' in (folder / "ru.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "1"], "give another one with --port"),
        (["--host", "192.0.2.1"], "cannot listen"),
        (["--engine", "reverse"], "need --pretranslate"),
    ],
)
def test_what_cannot_be_served_is_told(folder: Path, arguments: list[str], message: str) -> None:
    if arguments == ["--port", "1"] and os.geteuid() == 0:
        arguments = ["--port", "1", "--host", "192.0.2.1"]  # root may listen anywhere on its own machine
    status, output = _run(str(folder), "--no-browser", *arguments)
    assert status == 2
    assert message in output


def test_a_folder_without_tei_is_refused_with_what_to_do(tmp_path: Path) -> None:
    status, output = _run(str(tmp_path), "--no-browser")
    assert status == 2
    assert "xlate to-tei" in output


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in [name for name in sys.modules if name.startswith(("xlate.desk", "starlette", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    status, output = _run(str(folder))
    assert status == 2
    assert "pip install 'xlate-tei[serve]'" in output
