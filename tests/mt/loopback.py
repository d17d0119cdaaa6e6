"""Small real HTTP servers on this machine: one that speaks as LibreTranslate does, and one with an index of Argos."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Answer", "Server", "served"]

Answer = tuple[int, dict[str, str], bytes]
"""status, headers, body"""


class Server:
    """What a test sees of a server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.questions: list[tuple[str, dict[str, Any] | None]] = []
        """path and JSON of every request"""


@contextmanager
def served(answer: Callable[[Server, str, dict[str, Any] | None], Answer]) -> Iterator[Server]:
    """Serve on a free port of the loopback device while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, question: dict[str, Any] | None) -> None:
            server.questions.append((self.path, question))
            status, headers, body = answer(server, self.path, question)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listener.server_port}")
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()
