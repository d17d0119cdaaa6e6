"""A job that is killed goes on where it was."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.mt.phrases import rows
from tests.teitext import po

SIZE, STEP = 3000, 200


def stored(path: Path) -> int:
    """How many texts a cache has, as another program sees it."""
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path)) as database, suppress(sqlite3.OperationalError):
        return int(database.execute("SELECT count(*) FROM translation").fetchone()[0])
    return 0


@pytest.mark.slow
@pytest.mark.usefixtures("toys")
def test_kill_9_at_any_moment_loses_at_most_the_batch_in_flight(tmp_path: Path, xlate_program: Run) -> None:
    """Killed twice; the third run translates the sentences that are left, and none twice."""
    words = [row["en"] for row in rows()]
    texts = [f"Yes. {one[:-1]}, {other}" for one, other in permutations(words, 2)][:SIZE]
    data = po([(f"s{number}", text, "") for number, text in enumerate(texts)], '"X-Source-Language: en\\n"\n')
    path, cache = tmp_path / "ru.po", tmp_path / "mt.sqlite"
    path.write_bytes(data)
    command = [
        sys.executable,
        "-c",
        "from xlate.cli import main; main()",
        "pretranslate",
        "ru.po",
        "--cache",
        str(cache),
    ]
    before = 0
    for _ in range(2):
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as job:
            deadline = time.monotonic() + 50
            while stored(cache) < before + STEP and job.poll() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            job.send_signal(signal.SIGKILL)
            assert job.wait() == -signal.SIGKILL, "the job was over too soon"
        kept = stored(cache)
        assert kept >= before + STEP
        before = kept
        assert path.read_bytes() == data  # whole or not at all
    done = xlate_program("pretranslate", "ru.po", "--cache", cache, "--json")
    result = json.loads(done.stdout)["results"][0]
    assert (result["cached"], result["translated"]) == (before, len(texts) + 1 - before)
    assert 0 < result["translated"] < SIZE - 2 * STEP
    path.write_bytes(data)
    again = json.loads(xlate_program("pretranslate", "ru.po", "--cache", cache, "--json").stdout)["results"][0]
    assert (again["translated"], again["filled"]) == (0, result["filled"])
