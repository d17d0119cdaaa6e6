"""Who may talk to the desk: the browser that has its address with the token, from its own pages alone.

Every request must name the desk itself as its host (a page elsewhere can point a name of its own at this machine, DNS
rebinding), and have the token, from the address once and then from a cookie. What writes must come from a page of the
desk: `Origin` and `Sec-Fetch-Site` say so, and a header of our own, which no form and no other site can send. A body
has a limit. Every answer says what a browser may do with it.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADER", "LARGEST_BODY", "LOOPBACK", "POLICY", "Gate", "allowed_hosts"]

HEADER = "x-xlate-desk"
"""the header of our own; its value is the token of the page"""
LARGEST_BODY = 2_000_000
"""bytes"""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "media-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""content security policy of every page: nothing inline, nothing from elsewhere"""
_ANSWERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SAFE = {"GET", "HEAD"}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""hosts that this machine alone reaches"""


def allowed_hosts(host: str) -> frozenset[str]:
    """What the header Host may say, without the port, for a desk that listens on some host."""
    return LOOPBACK if host in LOOPBACK else LOOPBACK | {host.lower(), socket.gethostname().lower()}


class Gate:
    """The middleware around the whole desk.

    Args:
        app: what is behind it.
        token: the secret of this session.
        host: on what it listens.
        port: on what it listens; None: any, as in tests.
    """

    def __init__(self, app: ASGIApp, *, token: str, host: str = "127.0.0.1", port: int | None = None) -> None:
        self.app = app
        self._token = token
        self._hosts = allowed_hosts(host)
        self._is_open = host not in LOOPBACK
        self._port = port
        self._cookie = f"xlate-desk-{port or 0}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no web sockets here
            return
        answer = self._answer(scope)
        limited = _Limited(receive)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _ANSWERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
                message["headers"] = headers.raw
            await send(message)

        if answer is not None:
            await answer(scope, receive, send_safely)
            return
        try:
            await self.app(scope, limited, send_safely)
        except _TooLargeError:
            await PlainTextResponse("Too much at once.", 413)(scope, receive, send_safely)

    def _answer(self, scope: Scope) -> Response | None:
        """The answer to a request that may not pass; None if it may."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            return PlainTextResponse("This is not the address of the desk.", 421)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        writes = scope["method"] not in _SAFE
        if given is not None and not writes:
            if not self._is_token(given):
                return self._refusal()
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            path = "/" + scope["path"].lstrip("/\\")  # never to another host
            response = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            response.set_cookie(self._cookie, self._token, path="/", httponly=True, samesite="strict")
            return response
        if not self._is_token(self._cookie_of(headers)):
            return self._refusal()
        site = headers.get("sec-fetch-site")
        if site not in {None, "same-origin", "none"} and (writes or headers.get("sec-fetch-mode") != "navigate"):
            return PlainTextResponse("Another site has asked for this.", 403)
        if not writes:
            return None
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{hosts[0]}":
            return PlainTextResponse("Another site has asked for this.", 403)
        if not headers.get(HEADER):
            return PlainTextResponse(f"A page of the desk sends the header {HEADER}.", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return PlainTextResponse("Too much at once.", 413)
        return None

    def _is_own(self, host: str) -> bool:
        """True if a header Host names this desk."""
        name, separator, port = host.rpartition(":")
        if not separator or "]" in port:
            name, port = host, "80"
        if self._port is not None and port != str(self._port):
            return False
        name = name.strip("[]").lower()
        return name in self._hosts or (self._is_open and _is_address(name))

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(errors="replace"), self._token.encode())

    def _cookie_of(self, headers: Headers) -> str:
        try:
            cookie = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return ""
        found = cookie.get(self._cookie)
        return found.value if found is not None else ""

    @staticmethod
    def _refusal() -> Response:
        text = (
            "This desk is opened by the address that xlate serve prints, with its token. It is another one each time."
        )
        return PlainTextResponse(text, 401)


def _is_address(name: str) -> bool:
    """True for the number of a machine, which no name elsewhere can be pointed at."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _TooLargeError(Exception):
    """A body is larger than its header has said, or than what is taken."""


class _Limited:
    """Receives a body up to its limit."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = LARGEST_BODY

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _TooLargeError
        return message
