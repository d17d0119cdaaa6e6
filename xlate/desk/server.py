"""The desk is served until somebody ends it."""

from __future__ import annotations

import contextvars
import gc
import secrets
import socket
from collections.abc import Callable
from threading import Thread

import uvicorn

from xlate.desk.app import make_app
from xlate.desk.desk import Desk
from xlate.errors import OutputError

__all__ = ["listener", "serve"]

_WARMED = 10
"""documents that are read before anybody opens them"""
_GARBAGE = (20_000, 20, 20)
"""how much must be new before Python looks for garbage: units and rows of a long transcript are many, and none"""


def serve(desk: Desk, *, host: str = "127.0.0.1", port: int = 0, ready: Callable[[str], None]) -> None:
    """Serve a desk until the process is interrupted (SIGINT, SIGTERM), which is its usual end.

    Args:
        desk: what is served.
        host: on what to listen.
        port: on what to listen; 0: one that is free.
        ready: is told the address, with its token, as soon as it answers.

    Raises:
        OutputError: it cannot listen there.
    """
    listening = listener(host, port)
    number = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    app = make_app(desk, token, host=host, port=number)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, ws="none", timeout_graceful_shutdown=3
    )
    server = _Server(config, lambda: ready(f"http://{_shown(host)}:{number}/?token={token}"))
    gc.set_threshold(*_GARBAGE)
    if len(desk.workspace.documents) <= _WARMED and not desk.workspace.waiting:
        Thread(target=_warm, args=(desk,), daemon=True).start()
    try:
        # In a context of its own: what the command has read as one job is no reason not to save it.
        contextvars.Context().run(server.run, sockets=[listening])
    finally:
        listening.close()
        desk.close()


def _warm(desk: Desk) -> None:
    """Read everything once; what is kept of it is not looked through for garbage, which would slow down saves."""
    desk.warm()
    gc.freeze()


class _Server(uvicorn.Server):
    """A server that says when it answers, and whose interruption is an end and no error."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        except KeyboardInterrupt:
            return


def listener(host: str, port: int) -> socket.socket:
    """A socket for a server.

    Raises:
        OutputError: nothing can listen there.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
        except OSError:
            made.close()
            raise
    except OSError as error:
        message = f"cannot listen on {host}, port {port}: {error.strerror or error}; give another one with --port"
        raise OutputError(message) from None
    return made


def _shown(host: str) -> str:
    """A host in an address."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104  # it is compared, not listened on
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
