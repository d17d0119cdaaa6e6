"""Files: what a write does to which kind of file; real devices, pipes, links and processes, in folders of the tests."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, Start
from xlate.cli import cli
from xlate.errors import InputError, OutputError
from xlate.files import Input, hold, is_same_file, note_read, one_job, read_input, write_file, writing_file
from xlate.replacing import _host, _remove_remains


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"one")
    path.chmod(0o640)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["a.txt"]


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.txt", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"one")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    write_file(link, b"two")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"two"


def test_another_hard_link_keeps_the_old_content(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes(b"one")
    other.hardlink_to(path)
    write_file(path, b"two")
    assert (path.read_bytes(), other.read_bytes()) == (b"two", b"one")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"words")
    reader.join(10)
    assert got == [b"words"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("minor", [3, 7] if os.geteuid() == 0 else [])  # only the administrator can make devices
def test_a_device_is_written_to_and_stays_a_device(minor: int, tmp_path: Path) -> None:
    device, link = tmp_path / "device", tmp_path / "link"
    os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, minor))  # like /dev/null and /dev/full
    link.symlink_to(device)
    for path in (device, link):
        if minor == 7:
            with pytest.raises(OutputError, match="No space left on device"):
                write_file(path, b"words")
        else:
            write_file(path, b"words")
        assert stat.S_ISCHR(device.lstat().st_mode)
        assert link.is_symlink()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_that_is_a_file_is_gone_on_with(name: str, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from xlate.files import write_file; print('before', flush=True);"
        f"write_file(Path({name!r}), b'words\\n'); print('after')"
    )
    with (tmp_path / "out.txt").open("wb") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True, env={"PYTHONPATH": str(ROOT)})
    assert (tmp_path / "out.txt").read_text() == "before\nwords\nafter\n"


def test_a_folder_is_not_made_by_the_way(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist; make it"):
        write_file(tmp_path / "new" / "a.txt", b"one")
    with pytest.raises(OutputError, match="this is a folder"):
        write_file(tmp_path, b"one")
    assert os.listdir(tmp_path) == []


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="read-only"):
        write_file(path, b"new")
    assert path.read_bytes() == b"mine"


def test_owner_and_group_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    given = (
        (1234, 1235) if os.geteuid() == 0 else (os.getuid(), os.getgid())
    )  # only the administrator can give files away
    os.chown(path, *given)
    write_file(path, b"two")
    assert (path.stat().st_uid, path.stat().st_gid) == given


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".xml")
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"


def test_what_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)  # a full disk cannot be had in a test without the administrator
    with pytest.raises(OutputError, match="No space left on device"):
        write_file(path, b"new")
    assert path.read_bytes() == b"mine"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_that_somebody_else_has_changed_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    read = read_input(path)
    path.write_bytes(b"an editor's")
    with pytest.raises(OutputError, match="was changed by another program"):
        write_file(path, b"two", updates=read)
    assert path.read_bytes() == b"an editor's"
    read = read_input(path)
    os.utime(path, (1, 1))  # touched, but the bytes are the same
    write_file(path, b"two", updates=read)
    assert path.read_bytes() == b"two"


def test_of_writers_at_once_one_wins_and_the_others_are_told(tmp_path: Path, start_process: Start) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0")
    code = (
        "import sys; from pathlib import Path; from xlate.files import read_input, write_file\n"
        "from xlate.errors import OutputError\n"
        "path = Path('a.txt'); done = 0\n"
        "while done < 20:\n"
        "    read = read_input(path)\n"
        "    try: write_file(path, str(int(read.data) + 1).encode(), updates=read); done += 1\n"
        "    except OutputError: pass\n"
    )
    program = (sys.executable, "-c", code)
    running = [start_process(*program, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}) for _ in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert path.read_bytes() == b"60"  # no write was lost
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_result_does_not_replace_what_it_is_made_from(tmp_path: Path) -> None:
    path, link, other = tmp_path / "a.txt", tmp_path / "link.txt", tmp_path / "hard.txt"
    path.write_bytes(b"one")
    link.symlink_to(path)
    other.hardlink_to(path)
    with one_job():
        read = read_input(path)
        for name in (path, link, other, tmp_path / "." / "a.txt"):
            with pytest.raises(OutputError, match=r"would replace .*a\.txt, from which it is made"):
                write_file(name, b"two")
        write_file(tmp_path / "new.txt", b"two")
        write_file(path, b"two", updates=read)
    assert path.read_bytes() == b"two"
    write_file(path, b"three")  # the job is over


def test_what_a_library_reads_or_writes_is_no_place_for_a_result(tmp_path: Path) -> None:
    cache, memory, result = tmp_path / "c.db", tmp_path / "m.db", tmp_path / "a.txt"
    for path in (cache, memory, result):
        path.write_bytes(b"one")
    with one_job():
        hold(cache)
        hold(cache)
        note_read(memory)
        with one_job(), pytest.raises(OutputError, match=r"would replace .*c\.db, which is written to as well"):
            write_file(cache, b"two")
        with pytest.raises(OutputError, match=r"would replace .*m\.db, from which it is made"):
            write_file(memory, b"two")
        read_input(result)
        with pytest.raises(OutputError, match="from which it is made"):
            hold(result)
    hold(result)
    assert is_same_file(tmp_path / "new", f"{tmp_path}/./new")
    assert not is_same_file(tmp_path / "new", result)
    assert not is_same_file(os.devnull, os.devnull)


def test_a_file_is_written_only_if_the_work_inside_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for before in (None, b"one"):
        if before:
            path.write_bytes(before)
        with pytest.raises(ZeroDivisionError), writing_file(path, b"two"):
            _ = 1 / 0
        assert [one.read_bytes() for one in tmp_path.iterdir()] == ([before] if before else [])
    with writing_file(path, b"two"):
        assert path.read_bytes() == b"one"
    assert path.read_bytes() == b"two"
    with (
        pytest.raises(OutputError, match="changed by another program"),
        writing_file(path, b"x", updates=Input(b"y", str(path))),
    ):
        pytest.fail("the work must not begin")


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from xlate.files import write_file\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_file(Path('a.txt'), b'new')\n"
    )
    (tmp_path / "a.txt").write_bytes(b"mine")
    killed = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, env={"PYTHONPATH": str(ROOT)})
    assert killed.returncode == -9
    assert len(os.listdir(tmp_path)) == 2
    (tmp_path / ".xlate-00000000-1-00000000.tmp").touch()  # of another machine: nobody here knows whether it is at work
    write_file(tmp_path / "a.txt", b"two")
    assert sorted(os.listdir(tmp_path)) == [".xlate-00000000-1-00000000.tmp", "a.txt"]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_input(tmp_path / "nowhere")
    with pytest.raises(InputError, match="this is a folder"):
        read_input(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_input("a\x00b")
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    with pytest.raises(InputError, match="cannot be read"):
        read_input(loop)
    assert read_input(Input(b"x", "y")).data == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_to_each_other_are_no_place_for_a_result(tmp_path: Path) -> None:
    (tmp_path / "one.po").symlink_to("two.po")
    (tmp_path / "two.po").symlink_to("one.po")
    for command in (["export-po", "-l", "ru"], ["ids"], ["lineage", "export", "--format", "csv"]):
        arguments = [*command, str(ROOT / "examples" / "kremlin-en-00seed.xml"), "-o", str(tmp_path / "one.po")]
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 2, done.output
        assert "cannot be written" in done.stderr
    assert (tmp_path / "one.po").is_symlink()


def test_a_bind_mount_is_written_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is mounted cannot be renamed onto: for real where namespaces are allowed, and as the system says it."""
    real, target = tmp_path / "real.xml", tmp_path / "talk.xml"
    for path in (real, target):
        path.write_bytes(b"old and long")
    code = "import pathlib, sys, xlate.files; xlate.files.write_file(pathlib.Path(sys.argv[1]), b'new')"
    script = 'mount --bind "$1" "$2" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "--mount", "sh", "-c", script, "sh", str(real), str(target), sys.executable, code]
    if shutil.which("unshare") and subprocess.run(command, check=False, cwd=ROOT).returncode == 0:
        assert (real.read_bytes(), target.read_bytes()) == (b"new", b"old and long")

    def busy(*_: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(Path, "replace", busy)
    inode = target.stat().st_ino
    write_file(target, b"new")
    assert (target.read_bytes(), target.stat().st_ino) == (b"new", inode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real.xml", "talk.xml"]
    with pytest.raises(OutputError, match="busy"):
        write_file(tmp_path / "new.xml", b"new")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_systems_that_lack_what_linux_has(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By emulation: no extended attributes, on Windows no owners, no locks, no folders that can be opened."""
    lacking = {"listxattr", "getxattr", "setxattr"}
    if system == "win32":
        lacking |= {"chown", "geteuid", "getuid", "fork", "O_DIRECTORY"}
        monkeypatch.delattr("xlate.replacing.fcntl")
        opened = os.open

        def open_files_only(path: str | Path, *arguments: int) -> int:
            if os.path.isdir(path):  # noqa: PTH112
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return opened(path, *arguments)

        monkeypatch.setattr(os, "open", open_files_only)
        monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("on Windows it would end the process"))
    for name in lacking:
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    target = tmp_path / "talk.xml"
    (tmp_path / ".xlate-00000000-1-00000000.tmp").write_bytes(b"another machine's")
    write_file(target, b"first")
    read = read_input(target)
    write_file(target, b"second", updates=read)
    assert target.read_bytes() == b"second"
    with pytest.raises(OutputError, match="was changed by another program"):
        write_file(target, b"third", updates=read)
    with one_job():
        read_input(target)
        with pytest.raises(OutputError, match="from which it is made"):
            write_file(target, b"third")
    held = Path.replace

    def open_elsewhere(*_: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    write_file(target, b"fourth")
    monkeypatch.setattr(Path, "replace", held)
    assert target.read_bytes() == b"fourth"


def test_a_strange_name_of_a_temporary_file_stops_nothing(tmp_path: Path) -> None:
    write_file(tmp_path / "a.xml", b"a")
    _remove_remains.cache_clear()
    strange = tmp_path / f".xlate-{_host()}-{'9' * 40}-00000000.tmp"
    strange.write_bytes(b"")
    write_file(tmp_path / "b.xml", b"b")
    assert not strange.exists()
