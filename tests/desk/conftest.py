"""A desk that is really served, on a free port of the loopback interface, in a thread."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

import xlate
from tests.conftest import EXAMPLES
from xlate.desk.app import make_app
from xlate.desk.desk import Desk, Settings
from xlate.desk.server import listener

TOKEN = "the-token-of-this-test"  # noqa: S105
PO_FILES = Path(__file__).parent.parent / "data" / "tools"


@dataclass
class Served:
    """A desk, its folder, and a client that has its cookie, as a browser would."""

    desk: Desk
    folder: Path
    port: int
    client: httpx.Client

    @property
    def url(self) -> str:
        """The address with the token."""
        return f"http://127.0.0.1:{self.port}/?token={TOKEN}"

    def get(self, path: str, **arguments: Any) -> httpx.Response:
        """Ask for something as a page does."""
        return self.client.get(path, **arguments)

    def post(self, path: str, **values: Any) -> httpx.Response:
        """Send values as a page does."""
        return self.client.post(path, json=values, headers={"x-xlate-desk": "1"})

    def digests(self, document: str = "talk") -> dict[str, str]:
        """The hashes that a page made now would have."""
        found: dict[str, str] = self.get(f"/d/{document}/now").json()["digests"]
        return found


def serve(folder: Path, *paths: Path, **settings: Any) -> Iterator[Served]:
    """Serve a folder, or files, until the test is over."""
    desk = Desk.open(paths or [folder], Settings(**settings))
    socket = listener("127.0.0.1", 0)
    port = socket.getsockname()[1]
    config = uvicorn.Config(make_app(desk, TOKEN, port=port), log_level="warning", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    with httpx.Client(
        base_url=f"http://127.0.0.1:{port}", follow_redirects=True, trust_env=False, timeout=60
    ) as client:
        client.get(f"/?token={TOKEN}")
        yield Served(desk, folder, port, client)
    server.should_exit = True
    thread.join(5)
    socket.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The seed and its Russian PO file."""
    made = tmp_path / "work"
    made.mkdir()
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", made / "talk.xml")
    text = (PO_FILES / "ru.po").read_bytes()
    (made / "ru.po").write_bytes(re.sub(rb"(?m)^#: \S+?:", b"#: talk.xml:", text))
    return made


@pytest.fixture
def desk_server(folder: Path) -> Iterator[Served]:
    """The desk of `folder`."""
    yield from serve(folder, by="Anna Schmidt")


@pytest.fixture
def serving(folder: Path) -> Iterator[Callable[..., Served]]:
    """Serves `folder` with settings of the test's own."""
    running: list[Iterator[Served]] = []

    def start(**settings: Any) -> Served:
        running.append(serve(folder, **settings))
        return next(running[-1])

    yield start
    for one in running:
        next(one, None)


@pytest.fixture
def merged(folder: Path) -> Path:
    """The folder with the Russian translation merged, before it is served."""
    xlate.merge(folder / "talk.xml", folder / "ru.po", output=folder / "talk.ru.xml", fuzzy="use")
    return folder
