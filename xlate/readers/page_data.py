"""The data with which a script would fill an empty page: ``__NEXT_DATA__``, ``application/json``, ``window.X = {``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.model.document import Document

__all__ = ["document_of_data"]

_ASSIGNED = re.compile(r"\s{0,99}(?:window|self|globalThis|var|let|const)\b[\w.$\[\]\"' ]{1,60}=\s{0,9}(?=[\[{])")
_FILLED = 2000
"""characters on a page that shows its text itself"""
_MORE = 2
"""times as many words as the page has"""


def document_of_data(scripts: Iterable[etree._Element], name: str, shown: str) -> Result[Document] | None:
    """The transcript that the scripts of a page hold as JSON; None if the page shows its text, or there is none.

    Args:
        scripts: the scripts of the page.
        name: the name of the file.
        shown: the words that the page shows without them.
    """
    if len(shown) > _FILLED:
        return None
    from xlate.readers import asr_json  # it reads pages in JSON, so that each needs the other

    found: list[Result[Document]] = []
    for data in _data(scripts):
        try:
            read = asr_json.READER.read(data.encode(), name)
        except InputError:
            continue  # a shop, a menu, a map
        found.append(read)
    best = max(found, key=_size, default=None)
    if best is None or _size(best) < _MORE * len(shown):
        return None
    return best.map(lambda document: replace(document, select=None))


def _data(scripts: Iterable[etree._Element]) -> Iterator[str]:
    for script in scripts:
        text = script.text or ""
        kind = (script.get("type") or "").strip().lower()
        assigned = None if kind == "application/json" else _ASSIGNED.match(text)
        if kind == "application/json":
            yield text.strip()
        elif assigned is not None:
            yield text[assigned.end() :].strip().rstrip(";")


def _size(read: Result[Document]) -> int:
    return sum(len(line.text) for block in read.value.blocks for line in block.lines)
