"""Web pages that somebody calls Markdown: minutes that a program wrote as HTML, in a file that ends in ``.md``."""

from __future__ import annotations

import re

__all__ = ["is_page"]

_BEGINS = re.compile(rb"\s*<(?:h[1-6]|div|p|body|article|main|section|table|header)[\s>]", re.IGNORECASE)
_PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
_PLAIN = re.compile(rb"\n[ \t]{0,3}\r?\n[^\s<\r\n]")
"""a paragraph that begins with no element"""
_ENOUGH = 5


def is_page(head: bytes) -> bool:
    """True for a file that begins with an element of HTML, and nearly all of whose paragraphs stand in some.

    Args:
        head: its beginning.
    """
    if _BEGINS.match(head) is None:
        return False
    paragraphs = len(_PARAGRAPH.findall(head))
    return paragraphs >= _ENOUGH and 5 * len(_PLAIN.findall(head)) < paragraphs
