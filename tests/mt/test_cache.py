"""The cache keeps what engines have said."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from xlate.errors import OutputError
from xlate.mt.cache import Cache, default_cache
from xlate.mt.engine import Flaw, Output


def test_what_was_stored_is_there_for_its_maker_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "mt.sqlite"
    texts = {f"text {number}": Output(f"текст {number}", Flaw.CUT if number % 2 else None) for number in range(1200)}
    with Cache(path) as cache:
        cache.store("one", texts)
        cache.store("one", {"text 0": Output("иначе")})
    with Cache(path) as cache:
        assert cache.find("one", [*texts, "other"]) == {**texts, "text 0": Output("иначе")}
        assert cache.find("two", list(texts)) == {}
        assert cache.find("two", []) == {}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_programs_write_at_the_same_time(tmp_path: Path) -> None:
    def write(name: str) -> None:
        with Cache(tmp_path / "mt.sqlite") as cache:
            for number in range(100):
                cache.store(name, {str(number): Output(name)})

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Cache(tmp_path / "mt.sqlite") as cache:
        for name in "abc":
            assert cache.find(name, [str(number) for number in range(100)]) == {
                str(number): Output(name) for number in range(100)
            }


def test_a_file_that_is_no_cache_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and they are long enough to be told from an empty file.\n" * 20)
    before = path.read_bytes()
    with pytest.raises(OutputError, match=r"notes\.txt: the cache .* --no-cache"):
        Cache(path)
    assert path.read_bytes() == before
    with pytest.raises(OutputError, match="cannot be used"):
        Cache(tmp_path)


def test_the_cache_is_where_such_files_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert default_cache() == Path("/x/xlate/mt.sqlite")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_cache() == Path.home() / ".cache" / "xlate" / "mt.sqlite"
