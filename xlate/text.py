"""Text as it is compared and folded: white space, composition."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["comparison_key", "normalize_space"]

_XML_SPACE = re.compile(r"[ \t\r\n]+")


def normalize_space(text: str) -> str:
    """Runs of XML white space become one space, outer ones go. No-break spaces are text and stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:  # far quicker than to replace each single space
        text = _XML_SPACE.sub(" ", text)
    return text.strip(" \t\r\n")


def comparison_key(text: str) -> str:
    """The text as it is compared: all white space folded (no-break spaces too), composed (NFC).

    Two texts with the same key differ only in what an editor or a tool may change without meaning it.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())
