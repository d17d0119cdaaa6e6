"""Addresses of links, as they can stand in ``@target``."""

from __future__ import annotations

import re
from urllib.parse import quote

__all__ = ["safe_target"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE = {"http:", "https:", "mailto:", "ftp:", "ftps:", "tel:", "urn:", "doi:"}
"""the rest is a program (``javascript:``), content (``data:``) or a file of somebody's machine"""
_INVISIBLE = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NO_URI = re.compile(r"[\s<>\"{}|\\^`\[\]]")
_LONGEST = 2000


def safe_target(address: str | None) -> str | None:
    """The address of a link as a pointer of TEI; None for what no edition should lead to.

    Args:
        address: as it is written, relative or absolute.

    Returns:
        The address as written, with the characters that no URI can have in their percent form. None if there is none,
        or if it leads to a place on the same page, to a program or to content of its own.
    """
    if not address:
        return None
    plain = address.strip()
    # a browser leaves out control characters and line ends before it reads the scheme
    scheme = _SCHEME.match(_INVISIBLE.sub("", plain))
    if (scheme and scheme[0].lower() not in _SAFE) or plain[:1] in {"", "#"} or len(plain) > _LONGEST:
        return None
    if scheme and _INVISIBLE.sub("", plain)[len(scheme[0]) :] == "":
        return None
    before, mark, fragment = _PERCENT.sub("%25", _INVISIBLE.sub(_encoded, plain)).partition("#")
    return _NO_URI.sub(_encoded, before + mark + fragment.replace("#", "%23"))


def _encoded(found: re.Match[str]) -> str:
    return "" if found[0] in "\r\n\t\ufffe\uffff" or "\ud800" <= found[0] <= "\udfff" else quote(found[0], safe="")
