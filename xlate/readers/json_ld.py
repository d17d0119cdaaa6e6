"""What a web page states of its article in JSON-LD, for search engines: the words, where a script shows them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from xlate.formats.decoding import clean
from xlate.readers.cue_labels import lines_at_labels

__all__ = ["StatedArticle", "stated_article"]

_WORDS = ("articleBody", "transcript")
_TAG = re.compile(r"<(?P<name>/?[a-zA-Z][\w-]{0,20})[^<>]{0,500}>")
_ENDS = {"br", "p", "/p", "div", "/div", "li", "/li"}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class StatedArticle:
    """An article as the data of its page states it."""

    body: str
    """its words, with line ends"""
    title: str | None


def stated_article(root: etree._Element) -> StatedArticle | None:
    """The longest article that the JSON-LD of a page holds whole; None if there is none."""
    found: list[StatedArticle] = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            body = next((thing[key] for key in _WORDS if isinstance(thing.get(key), str)), None)
            title = thing.get("headline") or thing.get("name")
            if body and body.strip():
                found.append(StatedArticle(_plain(body), _plain(title) if isinstance(title, str) else None))
    return max(found, key=lambda one: len(one.body), default=None)


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _things(inner, depth + 1)


def _plain(text: str) -> str:
    """Words without tags and references, lines kept."""
    lines = _TAG.sub(lambda tag: "\n" if tag["name"].lower() in _ENDS else "", html.unescape(text))
    plain = "\n".join(clean(line, "").value for line in lines.splitlines()).strip()
    return plain if "\n" in plain else lines_at_labels(plain)
