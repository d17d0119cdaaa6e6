"""Where each element stands in the bytes of an XML file that a parser has found well formed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from xlate.errors import RecordError

__all__ = ["Scan"]

# In bytes that a parser has found well formed, "<" outside of markup cannot happen, so these alternatives are all.
_MARKUP = re.compile(
    rb"<(?:[^/!?>\"'][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+()>"  # start tag
    rb"|/[^>]*+()>"  # end tag
    rb"|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>)",
    re.DOTALL,
)
_START_TAG, _END_TAG = 1, 2
"""numbers of the groups"""
_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?.*?\?>)*+<!DOCTYPE", re.DOTALL)
_DOCTYPE_PART = re.compile(rb"<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|(?P<mark>[\[\]>])", re.DOTALL)
_SLASH = b"/"[0]


@dataclass(slots=True)
class Scan:
    """The elements of a file in document order; the place of an element is its number in it. Offsets count bytes.

    Numbers in lists, not an object for each element: a large file has a million of them.
    """

    starts: list[int] = field(default_factory=list)
    """of the ``<`` of each start tag"""
    content_starts: list[int] = field(default_factory=list)
    """first byte after each start tag"""
    content_ends: list[int] = field(default_factory=list)
    """first byte of each end tag; equal to ends for an element without end tag (``<gap/>``)"""
    ends: list[int] = field(default_factory=list)
    """first byte after each element"""
    afters: list[int] = field(default_factory=list)
    """place of the first element that begins after each one has ended"""

    @classmethod
    def of(cls, data: bytes, name: str) -> Scan:
        """Find all elements of a file.

        Raises:
            RecordError: it is not well formed after all.
        """
        found = cls()
        starts, content_starts, content_ends = found.starts, found.content_starts, found.content_ends
        ends, afters = found.ends, found.afters
        open_places: list[int] = []
        for match in _MARKUP.finditer(data, _prologue_end(data)):
            kind = match.lastindex
            if kind == _START_TAG:
                start, end = match.span()
                starts.append(start)
                content_starts.append(end)
                content_ends.append(end)
                ends.append(end)
                if data[end - 2] != _SLASH:
                    open_places.append(len(afters))
                afters.append(len(starts))
            elif kind == _END_TAG:
                if not open_places:
                    raise RecordError("an end tag without a start tag", file=name)
                place = open_places.pop()
                content_ends[place], ends[place] = match.span()
                afters[place] = len(starts)
        return found


def _prologue_end(data: bytes) -> int:
    """First byte after the document type declaration; 0 if there is none."""
    match = _DOCTYPE.match(data)
    return _doctype_end(data, match.end()) if match else 0


def _doctype_end(data: bytes, position: int) -> int:
    """First byte after a document type declaration that begins before position."""
    depth = 0
    for match in _DOCTYPE_PART.finditer(data, position):
        mark = match["mark"]
        if mark == b"[":
            depth += 1
        elif mark == b"]":
            depth -= 1
        elif mark == b">" and depth == 0:
            return match.end()
    return len(data)
