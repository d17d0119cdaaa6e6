from __future__ import annotations

import os
import resource
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


def _crash(store: FileStore) -> None:
    """End as a process does that is killed: the system gives its lock free, and nothing else happens."""
    assert store.journal._held is not None
    os.close(store.journal._held)


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

    _crash(store)
    after = _store(tmp_path)
    assert after.journal.drafts == {"ru/1": {"words": "half a sent"}}
    after.redo([str(path)])
    assert path.read_bytes() == b"three"
    after.undo([str(path)])
    after.undo([str(path)])
    assert path.read_bytes() == b"one"
    after.journal.close()
    later = _store(tmp_path)
    assert later.undo([str(path)]) is None  # an orderly end ends undo; drafts stay
    assert later.journal.drafts


def test_a_save_that_fails_is_no_step(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="read-only"):
        _put(store, path, b"one", b"two")
    assert store.history([str(path)])["undo"] == ""
    _crash(store)
    assert _store(tmp_path).history([str(path)])["undo"] == ""


def test_a_second_crash_loses_no_step_after_the_first(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    with (tmp_path / "state" / "journal.jsonl").open("ab") as stream:
        stream.write(b'["do", {"number": 2, "pa')  # the power went while a line was written
    _crash(store)
    again = _store(tmp_path)
    _put(again, path, b"two", b"three")
    _crash(again)
    last = _store(tmp_path)
    last.undo([str(path)])
    last.undo([str(path)])
    assert path.read_bytes() == b"one"


def test_a_crash_between_journal_and_file_is_no_step(tmp_path: Path) -> None:
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    _put(store, path, b"two", b"three")
    path.write_bytes(b"two")  # as if the second save had come as far as the journal alone
    _crash(store)
    again = _store(tmp_path)
    again.undo([str(path)])
    assert path.read_bytes() == b"one"


def test_two_desks_for_the_same_files_keep_their_work_apart(tmp_path: Path) -> None:
    path, one, other = tmp_path / "a.xml", _store(tmp_path), _store(tmp_path)
    path.write_bytes(b"one\n" + b"-" * 100 + b"\ntwo\n")
    one.journal.draft("ru/1", {"text": "mine"})
    other.journal.draft("ru/2", {"text": "theirs"})
    _put(one, path, b"one", b"eins")
    _put(other, path, b"two", b"zwei")
    other.journal.close()
    _crash(one)
    again = _store(tmp_path)
    assert again.journal.drafts == {"ru/1": {"text": "mine"}}
    again.undo([str(path)])
    assert path.read_bytes() == b"one\n" + b"-" * 100 + b"\nzwei\n"


def test_a_full_disk_changes_neither_file_nor_history(tmp_path: Path) -> None:
    """A journal that cannot grow stands for the disk: the size of a file is limited for this process."""
    path, store = tmp_path / "a.xml", _store(tmp_path)
    path.write_bytes(b"one")
    _put(store, path, b"one", b"two")
    journal = (tmp_path / "state" / "journal.jsonl").read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(journal) + 20, limits[1]))
    try:
        with pytest.raises(OutputError, match="nothing was saved"):
            _put(store, path, b"two", b"three")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"two"
    assert (tmp_path / "state" / "journal.jsonl").read_bytes() == journal
    store.undo([str(path)])
    assert path.read_bytes() == b"one"


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
