"""Files that would take all time or memory, or end in a traceback: each is refused with a clear message, at once."""

from __future__ import annotations

import io
import sqlite3
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.conftest import Run
from xlate.errors import CatalogueError, EngineError, MemoryFileError, ModelError
from xlate.exchange.formats import read_catalogue
from xlate.memory import add_pairs, read_pairs
from xlate.model.pair import Pair
from xlate.mt.engine import EngineOptions
from xlate.mt.engines.libretranslate import KEY_VARIABLE, LibreTranslateEngine
from xlate.mt.index import _read_index

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"
    "</sourceDesc></fileDesc></teiHeader><text><body>"
)
PLAIN = f'{HEAD}<p xml:id="p1">Good morning.</p></body></text></TEI>\n'


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def _workbook(row: int) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["id", "source [en]", "target [ru]"])
    book.active.append(["p1", "Good morning.", "Доброе утро."])
    stream, changed = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                data = data.replace(b'<row r="2"', f'<row r="{row}"'.encode()).replace(b'"A2"', f'"A{row}"'.encode())
                data = data.replace(b'"B2"', f'"B{row}"'.encode()).replace(b'"C2"', f'"C{row}"'.encode())
            new.writestr(part, data)
    return changed.getvalue()


def test_a_row_far_below_the_last_one_is_refused() -> None:
    with _within(20), pytest.raises(CatalogueError, match="beyond row"):
        read_catalogue(_workbook(999_999_999), "t.xlsx")
    [entry] = read_catalogue(_workbook(5000), "t.xlsx").entries
    assert (entry.translation, entry.line) == ("Доброе утро.", 5000)


@pytest.mark.parametrize("words", ["\\\\" * 25_000, '\\"' * 25_000, "\\n" * 25_000, "\\101" * 12_500, "\\" * 50_001])
def test_backslashes_take_no_time(words: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.xml").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "t.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgctxt "p1"\nmsgid "Good morning."\nmsgstr "{words}"\n',
        encoding="utf-8",
    )
    with _within(10):
        for command in (
            ("merge", "t.xml", "t.po", "-o", "x.xml"), ("check", "t.po"), ("status", "t.po"),
            ("export-po", "t.xml", "-l", "ru", "-o", "t.po"),
        ):  # fmt: skip
            assert xlate_program(*command).returncode in {0, 1, 2}


@pytest.mark.parametrize("charset", ["hex", "rot13", "base64", "punycode", "idna", "zip", "undefined"])
def test_what_is_no_charset_is_refused(charset: str) -> None:
    data = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    with pytest.raises(CatalogueError, match="unknown charset"):
        read_catalogue(data.encode(), "t.po")


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "1" * 10_000 + ".5e" + "1" * 5000])
def test_a_number_of_toml_without_end_is_refused(value: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "p.toml").write_text(f"name = 'p'\nx = {value}\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Ann: Hello.", encoding="utf-8")
    with _within(10):
        done = xlate_program("to-tei", "t.txt", "-l", "en", "--profile", "p.toml", "-o", "t.xml")
    assert done.returncode == 2
    assert "p.toml" in done.stderr


def test_a_pattern_that_never_ends_is_refused(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "p.toml").write_text(
        "name = 'p'\ntitle = 'P'\nextends = 'generic'\n[boilerplate]\npatterns = ['^(a+)+$']\n", encoding="utf-8"
    )
    (tmp_path / "t.txt").write_text("Ann: Hello.\n\n" + "a" * 60 + "!", encoding="utf-8")
    with _within(10):
        done = xlate_program("to-tei", "t.txt", "-l", "en", "--profile", "p.toml", "-o", "t.xml")
    assert done.returncode == 2
    assert "for ever" in done.stderr


@pytest.mark.parametrize(
    ("column", "value"), [("state", "nonsense"), ("lineage", "nonsense"), ("kind", "nonsense"), ("relation", "x")]
)
def test_a_memory_with_values_that_do_not_exist_is_refused(column: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "m.tm"
    add_pairs(path, [Pair("Good morning.", "Доброе утро.", "en", "ru")])
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA ignore_check_constraints = 1")
        database.execute(f"UPDATE pair SET {column} = ?", (value,))  # noqa: S608
        database.commit()
    with pytest.raises(MemoryFileError, match="cannot be read"):
        read_pairs(path)


def test_short_rows_of_a_table_of_lineage_are_told(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.txt").write_text("Ann Lee: Hello.\n\nBob Ray: Yes.", encoding="utf-8")
    assert xlate_program("to-tei", "t.txt", "-l", "en", "-o", "t.xml").returncode == 0
    assert xlate_program("lineage", "export", "t.xml", "--csv", "-o", "l.csv").returncode in {0, 2}
    if not (tmp_path / "l.csv").exists():
        assert xlate_program("lineage", "export", "t.xml", "-o", "l.csv").returncode == 0
    lines = (tmp_path / "l.csv").read_text(encoding="utf-8-sig").splitlines()
    for size in (1, 3, 6):
        short = [lines[0], ",".join(lines[1].split(",")[:size]), lines[2]]
        (tmp_path / "s.csv").write_text("\n".join(short), encoding="utf-8")
        done = xlate_program("lineage", "import", "t.xml", "s.csv", "--by", "C", "-o", "x.xml")
        assert done.returncode in {0, 1, 2}
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["no address", "", "ftp://x/y", "http://", "https://[::1", "javascript:1"])
def test_an_index_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ModelError, match="no address"):
        _read_index(address)


def test_a_key_for_this_machine_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(403)

        do_POST = do_GET  # noqa: N815  # as the library calls it

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.server_port}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv(KEY_VARIABLE, "secret")
        monkeypatch.setattr("xlate.mt.engines.libretranslate._TRIES", 1)
        for host in ("127.0.0.1", "localhost", "[::1]", "127.1", "[::ffff:127.0.0.1]", "LOCALHOST."):
            with pytest.raises(EngineError):
                LibreTranslateEngine(EngineOptions(url=f"http://{host}:9")).models()
        assert not seen
    finally:
        server.shutdown()
        server.server_close()
