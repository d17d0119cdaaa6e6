"""The index of packages that Argos Translate offers on the network: asked only if the user says so."""

from __future__ import annotations

import http.client
import json
import re
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from xlate.errors import ModelError
from xlate.languages import parse_tag, tag_or_none
from xlate.mt.engine import bcp47
from xlate.mt.models import Installed, install_file
from xlate.mt.packages import argos_folders

__all__ = ["install_pair"]

_TIME_OUT = 60.0
_LARGEST_INDEX = 10_000_000
_LARGEST_PACKAGE = 4_000_000_000
_CHUNK = 1 << 20


def install_pair(
    source: str, target: str, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Installed:
    """Download the newest package for two languages from Argos's index, and install it.

    Args:
        source: tag of the language to translate from.
        target: tag of the language to translate into.
        progress: is told how many bytes are there, and how many there will be (0: the server does not say).

    Raises:
        ModelError: the network or the index cannot be used, there is no such package, or it is not as it should be;
        LanguageTagError; MissingExtraError.
    """
    pair = parse_tag(source), parse_tag(target)
    folder = argos_folders()[0]
    from argostranslate import settings

    address = str(settings.remote_package_index)
    entry = _newest(_read_index(address), pair)
    links = [link for link in entry["links"] if isinstance(link, str) and urlsplit(link).scheme in {"http", "https"}]
    if not links:
        raise ModelError(f"the index {address} has no address for {source} → {target}")
    for number, link in enumerate(links, 1):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".xlate-", dir=folder) as temporary:
            file = Path(temporary, f"{source}_{target}.argosmodel")
            try:
                _download(link, file, progress)
            except ModelError:
                if number == len(links):
                    raise
                continue
            return install_file(file, link)
    raise AssertionError  # the last link has returned or raised


def _read_index(address: str) -> list[dict[str, Any]]:
    if not _is_address(address):
        raise ModelError(
            f'"{address}" is no address of an index; set ARGOS_PACKAGE_INDEX to one that begins with https'
        )
    try:
        with urllib.request.urlopen(address, timeout=_TIME_OUT) as response:  # noqa: S310  # Argos's own setting
            data = response.read(_LARGEST_INDEX + 1)
        index = json.loads(data)
    except (OSError, http.client.HTTPException) as error:
        raise ModelError(_unreachable(address, error)) from None
    except ValueError:
        index = None
    if len(data) > _LARGEST_INDEX or not isinstance(index, list):
        raise ModelError(f"{address} is not an index of Argos Translate")
    return [
        entry
        for entry in index
        if isinstance(entry, dict)
        and isinstance(entry.get("links"), list)
        and entry.get("type", "translate") == "translate"
    ]


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https", "file"} and (parts.scheme == "file" or bool(parts.hostname))
    except ValueError:
        return False


def _newest(index: list[dict[str, Any]], pair: tuple[str, str]) -> dict[str, Any]:
    """The entry of the index with the highest version for two languages."""

    def version(entry: dict[str, Any]) -> list[int]:
        return [int(number) for number in re.findall(r"\d+", str(entry.get("package_version")))]

    fitting = [entry for entry in index if _pair(entry) == pair]
    if fitting:
        return max(fitting, key=version)
    source, target = pair
    middle = {_pair(entry)[1] for entry in index if _pair(entry)[0] == source} & {
        _pair(entry)[0] for entry in index if _pair(entry)[1] == target
    }
    pivot = "en" if "en" in middle else min((tag for tag in middle if tag), default="")
    way = f"; in two hops: xlate models install {source} {pivot}, and {pivot} {target}" if pivot else ""
    raise ModelError(f"Argos offers no package from {source} into {target}{way}")


def _pair(entry: dict[str, Any]) -> tuple[str | None, str | None]:
    codes = entry.get("from_code"), entry.get("to_code")
    source, target = (tag_or_none(bcp47(code)) if isinstance(code, str) else None for code in codes)
    return source, target


def _download(link: str, file: Path, progress: Callable[[int, int], None]) -> None:
    done = 0
    try:
        with urllib.request.urlopen(link, timeout=_TIME_OUT) as response, file.open("wb") as target:  # noqa: S310
            size = 0
            with suppress(ValueError):
                size = int(response.headers.get("Content-Length", ""))
            while chunk := response.read(_CHUNK):
                done += len(chunk)
                if done > _LARGEST_PACKAGE:
                    raise ModelError(f"{link} is larger than a package can be")
                target.write(chunk)
                progress(done, size)
    except (OSError, http.client.HTTPException) as error:
        raise ModelError(_unreachable(link, error)) from None
    if done < size:
        raise ModelError(f"{link} broke off after {done} of {size} bytes; try again")


def _unreachable(address: str, error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return (
        f"{address} cannot be reached ({reason}). Without the network: download the package on another machine (from "
        "https://www.argosopentech.com/argospm/index/) and install the file: xlate models install FILE.argosmodel"
    )
