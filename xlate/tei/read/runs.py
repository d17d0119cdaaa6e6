"""The words of a unit as a reader sees them: runs of text, each with what it is and how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from xlate.model.markup import TokenKind, is_marked, tokenize
from xlate.text import normalize_space

__all__ = ["LOOKS", "Run", "read_runs"]

LOOKS = ("bold", "italic", "underline", "strikethrough", "smallcaps", "sub", "sup")
"""how words can look, as ``@rend`` calls it"""
_KINDS = {
    "incident": "stage", "kinesic": "stage", "vocal": "stage", "stage": "stage", "pause": "stage", "gap": "gap",
}  # fmt: skip
_OTHER_LOOKS = {
    "italics": "italic", "i": "italic", "b": "bold", "superscript": "sup", "subscript": "sub",
    "underlined": "underline", "sc": "smallcaps", "small-caps": "smallcaps",
}  # fmt: skip
"""as TEI from elsewhere says it"""
_APART = {"item": " · ", "l": " / ", "cell": " | ", "p": " ", "head": " ", "lg": " ", "row": " "}
"""elements inside a unit whose words do not run on from those before them -> what stands between"""
_OPENINGS = ("[", "(")
_ITALIC = {"emph", "foreign", "title", "mentioned"}
"""elements that are set in italics if nothing else is said"""


class Run(NamedTuple):
    """Characters that are alike."""

    text: str
    kind: str = ""
    """marker, stage, gap or note (in brackets); empty for plain words"""
    looks: tuple[str, ...] = ()
    """of `LOOKS`"""
    target: str = ""
    """where the words lead; empty: nowhere"""


@lru_cache(maxsize=4096)  # a label stands before many turns
def read_runs(fragment: str) -> tuple[Run, ...]:
    """The runs of the words of a unit.

    Args:
        fragment: an XML fragment, as `Unit.source` is.

    Returns:
        The runs; a gap without words is a run without text. Elements that mean nothing to a reader leave their words.
    """
    if not is_marked(fragment):
        return (Run(fragment),) if fragment else ()
    runs: list[Run] = []
    around = [Run("")]
    for token in tokenize(fragment):
        if token.kind is TokenKind.START:
            local = token.name.rpartition(":")[2]
            inner = _inside(local, dict(token.attributes), around[-1])
            runs += _opening(local, inner, around[-1], runs)
            around.append(inner)
        elif token.kind is TokenKind.END:
            runs += _closing(around.pop(), around[-1])
        elif token.kind is TokenKind.EMPTY:
            runs += _empty(token.name.rpartition(":")[2], around[-1])
        elif token.kind is TokenKind.TEXT or token.is_entity:
            runs.append(around[-1]._replace(text=token.text))
    runs = _without_second_brackets(runs)
    has_words = any(run.kind == "gap" or normalize_space(run.text) for run in runs)
    return tuple(run for run in runs if run.text or run.kind == "gap") if has_words else ()


def _opening(name: str, inner: Run, around: Run, runs: list[Run]) -> list[Run]:
    """What stands before the words of an element, that they do not run on from those before it."""
    before = runs[-1].text if runs else ""
    found = []
    if name in _APART and runs and not before.endswith(_OPENINGS):
        found.append(Run(_APART[name].lstrip() if before.endswith(" ") else _APART[name]))
    if inner.kind == "note" and around.kind != "note":
        found.append(inner._replace(text=" [" if before and not before.endswith(" ") else "["))
    return found


def _closing(inner: Run, around: Run) -> list[Run]:
    return [inner._replace(text="]")] if inner.kind == "note" and around.kind != "note" else []


def _without_second_brackets(runs: list[Run]) -> list[Run]:
    """A note that is printed in brackets needs none about it."""
    bracketed = [
        at
        for at, run in enumerate(runs[:-2])
        if run.kind == "note" and run.text in {"[", " ["} and runs[at + 1].text[:1] in {"(", "[", "（"}
    ]
    for at in bracketed:
        end = next((place for place in range(at + 2, len(runs)) if runs[place].text == "]"), None)
        if end is not None and runs[end - 1].text[-1:] in {")", "]", "）"}:
            runs[at] = runs[at]._replace(text=runs[at].text[:-1])
            runs[end] = runs[end]._replace(text="")
    return runs


def _empty(name: str, around: Run) -> list[Run]:
    """What stands for an element without content."""
    if name == "gap":
        return [Run("", "gap")]
    return [around._replace(text=" ")] if name in {"lb", "pb", "cb"} else []


def _inside(name: str, attributes: Mapping[str, str], around: Run) -> Run:
    """What words are in an element, by what they are around it."""
    if name in {"note", "seg"} and attributes.get("type") == "marker":
        return around._replace(kind="marker")
    if name == "note" and not around.kind:
        return around._replace(kind="note")
    if name in _KINDS:
        return around._replace(kind=_KINDS[name])
    if name == "ref" and attributes.get("target"):
        return around._replace(target=attributes["target"])
    words = [_OTHER_LOOKS.get(word, word) for word in attributes.get("rend", "").lower().split()]
    looks = [*around.looks, *(word for word in words if word in LOOKS)]
    if name in _ITALIC or (name == "hi" and not words):
        looks.append("italic")
    return around._replace(looks=tuple(dict.fromkeys(looks)))
