from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlate.desk.hunks import apply_hunks, hunks_between, reversed_hunks
from xlate.desk.journal import Journal
from xlate.desk.store import ChangedUnderHandsError, FileStore, Version
from xlate.errors import OutputError

_TEXTS = st.lists(st.sampled_from([b"a\n", b"b\n", b"aa\n", b"", b"x", b"\r\n"]), max_size=12).map(b"".join)


@given(_TEXTS, _TEXTS)
def test_hunks_lead_from_one_state_to_the_other_and_back(old: bytes, new: bytes) -> None:
    hunks = hunks_between(old, new)
    assert apply_hunks(old, hunks) == new
    assert apply_hunks(new, reversed_hunks(hunks)) == old


def _store(folder: Path) -> FileStore:
    return FileStore(Journal(folder / "state"))


def _put(store: FileStore, path: Path, old: bytes, new: bytes, what: str = "changed") -> None:
    store.change(path, lambda version: version.data.replace(old, new), what=what)


def test_every_save_is_taken_back_and_done_again(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one\ntwo\nthree\n")
    states = [path.read_bytes()]
    for old, new in ((b"one", b"eins"), (b"two\n", b""), (b"three", b"drei"), (b"e", b"EEE")):
        _put(store, path, old, new, f"{old!r}")
        states.append(path.read_bytes())
    assert len(set(states)) == 5
    for state in reversed(states[:-1]):
        store.undo([str(path)])
        assert path.read_bytes() == state
    assert store.undo([str(path)]) is None
    for state in states[1:]:
        store.redo([str(path)])
        assert path.read_bytes() == state
    assert store.redo([str(path)]) is None


def test_a_new_save_ends_what_could_be_done_again(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    store.undo([str(path)])
    _put(store, path, b"one", b"three")
    assert store.history([str(path)]) == {"undo": "changed", "redo": ""}


def test_undo_leaves_what_another_program_has_changed_elsewhere(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"first line\n" + b"-" * 100 + b"\nlast line\n")
    _put(store, path, b"last", b"LAST")
    path.write_bytes(b"new: " + path.read_bytes())
    store.undo([str(path)])
    assert path.read_bytes() == b"new: first line\n" + b"-" * 100 + b"\nlast line\n"


def test_undo_is_refused_where_another_program_has_changed_the_same_place(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    path.write_bytes(b"three")
    with pytest.raises(ChangedUnderHandsError, match="cannot be taken back"):
        store.undo([str(path)])
    assert path.read_bytes() == b"three"


def test_after_a_crash_undo_goes_on(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    _put(store, path, b"two", b"three")
    store.undo([str(path)])
    store.journal.draft("ru/1", {"words": "half a sent"})
    with (tmp_path / "state" / "journal.jsonl").open("ab") as stream:
        stream.write(b'["do", {"number": 3, "pa')  # the power went while a line was written

    after = _store(tmp_path)
    assert after.journal.drafts == {"ru/1": {"words": "half a sent"}}
    after.redo([str(path)])
    assert path.read_bytes() == b"three"
    after.undo([str(path)])
    after.undo([str(path)])
    assert path.read_bytes() == b"one"
    after.journal.close()
    assert _store(tmp_path).undo([str(path)]) is None  # an orderly end ends undo; drafts stay
    assert _store(tmp_path).journal.drafts


def test_a_save_that_fails_is_no_step(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="read-only"):
        _put(store, path, b"one", b"two")
    assert store.history([str(path)])["undo"] == ""
    assert _store(tmp_path).history([str(path)])["undo"] == ""


def test_a_file_that_is_changed_during_a_save_is_edited_again(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    seen: list[bytes] = []

    def edit(version: Version) -> bytes:
        seen.append(version.data)
        if len(seen) == 1:
            path.write_bytes(b"one, and more")  # another program, in the same moment
        return version.data.replace(b"one", b"two")

    store.change(path, edit, what="changed")
    assert seen == [b"one", b"one, and more"]
    assert path.read_bytes() == b"two, and more"


def test_a_file_that_was_made_goes_again(tmp_path: Path) -> None:
    path, store = tmp_path / "new.xml", _store(tmp_path)
    store.create(path, b"made", what="merged")
    store.undo([str(path)])
    assert not path.exists()
    store.redo([str(path)])
    assert path.read_bytes() == b"made"


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    assert os.stat(tmp_path / "state").st_mode & 0o077 == 0  # noqa: PTH116
    assert os.stat(tmp_path / "state" / "journal.jsonl").st_mode & 0o077 == 0  # noqa: PTH116
