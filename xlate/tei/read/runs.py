"""The words of a unit as a reader sees them: runs of text, each with what it is (a printed marker, emphasis ...)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from xlate.model.markup import TokenKind, is_marked, tokenize
from xlate.text import normalize_space

__all__ = ["Run", "read_runs"]

_ELEMENTS = {
    "emph": "emphasis", "foreign": "emphasis", "title": "emphasis", "incident": "stage", "kinesic": "stage",
    "vocal": "stage", "stage": "stage", "gap": "gap", "pause": "stage",
}  # fmt: skip
_RENDERINGS = {
    "italic": "emphasis", "italics": "emphasis", "i": "emphasis", "bold": "strong", "b": "strong",
    "superscript": "raised", "sup": "raised", "subscript": "lowered", "sub": "lowered",
}  # fmt: skip


class Run(NamedTuple):
    """Characters of one kind."""

    text: str
    kind: str = ""
    """marker, stage, gap, emphasis, strong, raised, lowered; empty for plain words"""


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
    kinds = [""]
    for token in tokenize(fragment):
        if token.kind is TokenKind.START:
            kinds.append(_kind(token.name, dict(token.attributes)) or kinds[-1])
        elif token.kind is TokenKind.END:
            kinds.pop()
        elif token.kind is TokenKind.EMPTY and _kind(token.name, dict(token.attributes)) == "gap":
            runs.append(Run("", "gap"))
        elif token.kind is TokenKind.TEXT or token.is_entity:
            if runs and runs[-1].kind == kinds[-1] and runs[-1].text:
                runs[-1] = Run(runs[-1].text + token.text, kinds[-1])
            else:
                runs.append(Run(token.text, kinds[-1]))
    return tuple(run for run in runs if run.text or run.kind == "gap") if _has_words(runs) else ()


def _has_words(runs: list[Run]) -> bool:
    return any(normalize_space(run.text) or run.kind == "gap" for run in runs)


def _kind(name: str, attributes: Mapping[str, str]) -> str:
    local = name.rpartition(":")[2]
    if local in {"note", "seg"} and attributes.get("type") == "marker":
        return "marker"
    if local == "hi":
        return next(
            (_RENDERINGS[word] for word in attributes.get("rend", "").split() if word in _RENDERINGS), "emphasis"
        )
    return _ELEMENTS.get(local, "")
