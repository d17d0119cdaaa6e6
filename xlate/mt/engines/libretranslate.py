"""Any server that speaks the protocol of LibreTranslate. Source: docs.libretranslate.com, "API".

The key, if the server wants one, comes from the environment; it is in no message and no address.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from typing import IO, Any
from urllib.parse import urlsplit

from xlate.errors import EngineError
from xlate.findings import Finding, Result
from xlate.languages import tag_or_none
from xlate.model.mt_origin import Model
from xlate.mt.engine import EngineOptions, Output, bcp47

__all__ = ["KEY_VARIABLE", "LibreTranslateEngine"]

KEY_VARIABLE = "XLATE_LIBRETRANSLATE_API_KEY"
_TEXTS, _CHARACTERS = 50, 4000
"""in one request: servers limit both"""
_TRIES = 4
_FIRST_PAUSE = 0.5
"""seconds before the second try; doubled for each further one"""
_LONGEST_PAUSE = 60.0
_TIME_OUT = 60.0
"""seconds without a byte"""
_TRY_AGAIN = {429, 500, 502, 503, 504}
_LARGEST_ANSWER = 32_000_000


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key and texts are for the server that was named, and for no other one."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Never follow."""


class LibreTranslateEngine:
    """Translates by asking a server."""

    name = "libretranslate"
    version = "-"
    by_sentence = False  # servers divide texts themselves

    def __init__(self, options: EngineOptions) -> None:
        self._url = _checked(options.url)
        self._key = os.environ.get(KEY_VARIABLE, "")
        parts = urlsplit(self._url)
        if self._key and parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
            raise EngineError(f"the key in {KEY_VARIABLE} would travel unencrypted to {self._url}; use https")
        # what is meant for this machine, a key above all, goes through no proxy that the environment names
        direct = [urllib.request.ProxyHandler({})] if _is_this_machine(parts.hostname or "") else []
        self._opener = urllib.request.build_opener(_NoRedirect, *direct)
        self._codes: dict[str, str] = {}

    @property
    def settings(self) -> str:
        """The server."""
        return self._url

    def models(self) -> Result[tuple[Model, ...]]:
        """The pairs that the server names; it says nothing of its models."""
        answer = self._ask("/languages", None)
        found: dict[tuple[str, str], Model] = {}
        findings: list[Finding] = []
        if not isinstance(answer, list):
            raise EngineError(f"{self._url}/languages does not answer as LibreTranslate does")
        languages = [one for one in answer if isinstance(one, dict) and isinstance(one.get("code"), str)]
        everything = [str(one["code"]) for one in languages]
        for code in everything:
            tag = tag_or_none(bcp47(code))
            if tag is None:
                findings.append(Finding("XL801", f'the server offers "{code}", which is not a language; skipped'))
            else:
                self._codes[tag] = code
        tags = {code: tag for tag, code in self._codes.items()}
        for one in languages:
            targets = one.get("targets")
            for target in targets if isinstance(targets, list) else everything:
                if one["code"] in tags and target in tags and target != one["code"]:
                    pair = tags[one["code"]], tags[target]
                    found[pair] = Model(*pair)
        return Result(tuple(found.values()), tuple(findings))

    def hint(self, source: str, target: str) -> str:  # noqa: ARG002  # as the protocol has it
        """Its languages."""
        return f"the server {self._url} knows {', '.join(sorted(self._codes)) or 'no language'}"

    def translate(self, texts: Sequence[str], model: Model) -> Iterator[Sequence[tuple[int, Output]]]:
        """Translate texts, many in one request."""
        batch: list[int] = []
        size = 0
        for place, text in enumerate(texts):
            if batch and (len(batch) == _TEXTS or size + len(text) > _CHARACTERS):
                yield self._batch(batch, texts, model)
                batch, size = [], 0
            batch.append(place)
            size += len(text)
        if batch:
            yield self._batch(batch, texts, model)

    def _batch(self, places: list[int], texts: Sequence[str], model: Model) -> list[tuple[int, Output]]:
        question = {
            "q": [texts[place] for place in places],
            "source": self._codes.get(model.source, model.source),
            "target": self._codes.get(model.target, model.target),
            "format": "text",
        }
        answer = self._ask("/translate", {**question, "api_key": self._key} if self._key else question)
        words = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(words, list) or len(words) != len(places) or not all(isinstance(one, str) for one in words):
            raise EngineError(f"{self._url} did not send one translation for each text")
        return [(place, Output(" ".join(text.split()))) for place, text in zip(places, words, strict=True)]

    def _ask(self, path: str, question: dict[str, Any] | None) -> Any:
        """Send a request, several times if the server is busy or does not answer.

        Raises:
            EngineError: it does not answer, refuses, or answers something else than JSON.
        """
        data = None if question is None else json.dumps(question).encode()
        request = urllib.request.Request(self._url + path, data, {"Content-Type": "application/json"})  # noqa: S310
        pause = _FIRST_PAUSE
        for attempt in range(1, _TRIES + 1):
            try:
                with self._opener.open(request, timeout=_TIME_OUT) as response:
                    body = response.read(_LARGEST_ANSWER + 1)
                    break
            except urllib.error.HTTPError as error:
                with error:
                    said = self._said(error)
                if error.code not in _TRY_AGAIN or attempt == _TRIES:
                    raise EngineError(f"{self._url}{path} refuses: {said}") from None
                pause = max(pause, _asked_pause(error))
            except (OSError, http.client.HTTPException) as error:
                if attempt == _TRIES:
                    reason = getattr(error, "reason", None) or error
                    raise EngineError(
                        f"{self._url} does not answer ({self._clean(str(reason))}; {_TRIES} tries); is it running? "
                        "What it has translated is kept; the same command goes on"
                    ) from None
            time.sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
        if len(body) > _LARGEST_ANSWER:
            raise EngineError(f"{self._url}{path} sends more than {_LARGEST_ANSWER // 1_000_000} MB")
        try:
            return json.loads(body)
        except ValueError:
            raise EngineError(f"{self._url}{path} does not answer in JSON; is it a LibreTranslate server?") from None

    def _said(self, error: urllib.error.HTTPError) -> str:
        """What a server says on why it refuses."""
        try:
            said = json.loads(error.read(10_000))["error"]
        except (ValueError, KeyError, TypeError, OSError, http.client.HTTPException):
            said = error.reason
        where = f" (it points to {error.headers.get('Location')})" if 300 <= error.code < 400 else ""
        return self._clean(f"{error.code} {said}{where}")

    def _clean(self, text: str) -> str:
        """A message without the key, which a server may repeat."""
        return (text.replace(self._key, "***") if self._key else text)[:300]


def _asked_pause(error: urllib.error.HTTPError) -> float:
    """Seconds that a busy server asks to wait; 0 if it does not say."""
    try:
        return max(0.0, float(error.headers.get("Retry-After", "")))
    except ValueError:
        return 0.0


def _checked(url: str | None) -> str:
    if not url:
        raise EngineError("name the server: --url http://localhost:5000")
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        good, parts = False, urlsplit("")
    if parts.username or parts.password:
        raise EngineError(f"the address of the server has a name or password in it; a key goes into {KEY_VARIABLE}")
    if not good:
        raise EngineError("the address of the server must be like http://localhost:5000")
    return url.rstrip("/")


def _is_this_machine(host: str) -> bool:
    """True for a name or an address of the machine that we run on, also in the spellings that few people use."""
    name = host.casefold().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        try:
            address = ipaddress.ip_address(socket.inet_aton(name))  # 127.1 and 2130706433 are addresses too
        except OSError:
            return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_loopback or address.is_unspecified
