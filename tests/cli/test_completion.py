"""Completion as it is used: a real shell on a terminal, a TAB, and the words with which the program is then called."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from tests.conftest import ROOT, Run
from xlate.cli import cli

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shell == "bash" or shutil.which(shell)]
PROMPT = "READY>"
START = {
    "bash": (["--noprofile", "--rcfile", "start", "-i"], "source <(xlate completion bash)\nPS1='READY>'\n"),
    "zsh": (
        ["-i"],
        "autoload -Uz compinit; compinit -u -D\nsource <(xlate completion zsh)\nunsetopt zle_bracketed_paste\n"
        "PROMPT='READY>'\n",
    ),
    "fish": (
        ["--no-config", "-i", "-C", "source start"],
        "xlate completion fish | source\nset -g fish_greeting\nfunction fish_prompt; echo -n 'READY>'; end\n",
    ),
}
"""how a shell is started, and what it reads first"""
CASES = [
    (["export-x"], ["export-xliff"]),
    (["lineage", "sh"], ["lineage", "show"]),
    (["to-tei", "exam"], ["to-tei", "example.txt"]),
    (["merge", "example.txt", "some t"], ["merge", "example.txt", "some translations.po"]),
    (["to-tei", "-", "-o", "exam"], ["to-tei", "-", "-o", "example.txt"]),
    (["export-po", "x.xml", "--memory", "tal"], ["export-po", "x.xml", "--memory", "talks.tm"]),
    (["to-tei", "x", "-d", "fol"], ["to-tei", "x", "-d", "folder"]),
    (["to-tei", "x", "--profile", "gene"], ["to-tei", "x", "--profile", "generic"]),
    (["to-tei", "x", "--profile", "exam"], ["to-tei", "x", "--profile", "example.txt"]),
    (["check", "x.po", "--only", "numb"], ["check", "x.po", "--only", "numbers"]),
    (["check", "x.po", "--only", "numbers,quo"], ["check", "x.po", "--only", "numbers,quotes"]),
    (["check", "x.po", "--severity", "numbers=warn"], ["check", "x.po", "--severity", "numbers=warning"]),
    (["export-po", "x.xml", "--reference", "ru=exam"], ["export-po", "x.xml", "--reference", "ru=example.txt"]),
    (["export-po", "x.xml", "-l", "pt-B"], ["export-po", "x.xml", "-l", "pt-BR"]),
    (["merge", "x.xml", "--fuzzy=om"], ["merge", "x.xml", "--fuzzy=omit"]),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some files, and a program that writes down how it is called unless a shell asks it for completions."""
    for name in ("example.txt", "talks.tm", "some translations.po"):
        (tmp_path / name).write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / ".bin").mkdir()
    program = tmp_path / ".bin" / "xlate"
    program.write_text(
        '#!/bin/sh\nif [ -z "$_XLATE_COMPLETE" ] && [ "$1" != completion ]; then\n'
        f"  printf '%s\\n' \"$@\" > {tmp_path}/.called; exit\nfi\n"
        f"PYTHONPATH={ROOT} exec {sys.executable} -c 'from xlate.cli import main; main()' \"$@\"\n"
    )
    program.chmod(0o755)
    return tmp_path


def words_after_tab(shell: str, words: list[str], folder: Path) -> list[str]:
    """With what the program is called when somebody types words, a TAB after the last, and Enter."""
    arguments, start = START[shell]
    (folder / ("start" if shell != "zsh" else ".zshrc")).write_text(start)
    environment = {
        "PATH": f"{folder}/.bin:{os.environ['PATH']}",
        "HOME": str(folder),
        "ZDOTDIR": str(folder),
        "TERM": "dumb" if shell == "bash" else "xterm",
        "LC_ALL": "C.UTF-8",
    }
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover  # becomes the shell
        os.chdir(folder)
        os.execvpe(shell, [shell, *arguments], environment)  # noqa: S606
    try:
        output = until(terminal, PROMPT, 30)
        typed = " ".join(word.replace(" ", "\\ ") for word in words)
        os.write(terminal, f"xlate {typed}\t".encode())
        time.sleep(0.3)  # a terminal gives what was typed before a shell reads it in another mode
        for _ in range(300):
            os.write(terminal, b"\r")
            output += b"".join(read(terminal, 0.1))
            if (folder / ".called").exists():
                break
        assert (folder / ".called").exists(), output.decode(errors="replace")
        return [word.removesuffix("/") for word in (folder / ".called").read_text().splitlines()]
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(child, 0)


def read(terminal: int, seconds: float) -> Iterator[bytes]:
    """What comes until nothing comes for some time."""
    while select.select([terminal], [], [], seconds)[0]:
        try:
            yield os.read(terminal, 4096)
        except OSError:
            return


def until(terminal: int, text: str, seconds: float) -> bytes:
    """What comes until a text has come."""
    output = b""
    end = time.monotonic() + seconds
    while text.encode() not in output:
        assert time.monotonic() < end, output.decode(errors="replace")
        output += b"".join(read(terminal, 0.2))
    return output


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("typed", "called"), CASES, ids=" ".join)
def test_a_tab_completes(shell: str, typed: list[str], called: list[str], folder: Path) -> None:
    assert words_after_tab(shell, typed, folder) == called


def completions(*words: str) -> list[str]:
    """What the program proposes for the last word."""
    found = ShellComplete(cli, {}, "xlate", "_XLATE_COMPLETE").get_completions(list(words[:-1]), words[-1])
    return [item.value if item.type == "plain" else item.type for item in found]


def test_what_is_proposed() -> None:
    assert completions("lineage", "")[:6] == ["show", "find", "set", "export", "import", "init"]
    assert completions("memory", "f") == ["find"]
    assert {"kremlin-en", "generic"} <= set(completions("to-tei", "--profile", ""))
    assert {"ru", "pt-BR", "zh-Hant"} <= set(completions("export-po", "-l", ""))
    assert completions("to-tei", "--format", "webv") == ["webvtt"]
    assert completions("to-tei", "") == ["file"]
    assert completions("to-tei", "-d", "") == ["dir"]
    assert completions("memory", "find", "") == ["file"]
    assert completions("models", "install", "x.argos") == ["file"]
    assert completions("check", "--skip", "numbers,num") == [], "what is there is not proposed again"


def test_completion_of_names_imports_no_command(xlate_process: Run) -> None:
    assert "BashCompletion" not in xlate_process("completion", "bash").stdout
    code = (
        "import sys; from click.shell_completion import ShellComplete; from xlate.cli import cli;"
        "ShellComplete(cli, {}, 'xlate', 'X').get_completions([], 'exp');"
        "print([name for name in sys.modules if name.startswith('xlate.cli.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().strip() == "['xlate.cli.registry', 'xlate.cli.streams']"
