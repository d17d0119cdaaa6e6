"""What a person does to the turns and speakers of a transcript, as values: each is made by `xlate.tei.write.edit`.

The history of a file keeps each as a line like a command (`written`), so that an update can make it again (`read`).
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, fields
from typing import Any

from xlate.errors import EditError
from xlate.model.lineage import Relation

__all__ = [
    "CorrectWords",
    "JoinTexts",
    "Operation",
    "RenameSpeaker",
    "SetMarker",
    "SetSpeaker",
    "SetStage",
    "SplitText",
    "read",
    "written",
]


@dataclass(frozen=True, slots=True)
class SplitText:
    """Split a paragraph, or a turn, in two."""

    key: str
    """id or number of the paragraph or turn"""
    at: str | int = 0
    """where the second part begins: its first words, which stand there once; or how many characters stand before it in
    the words of the paragraph. 0, only of a turn: before the whole paragraph"""
    who: str | None = None
    """name of the speaker of the second part, which is a turn of its own then; None: the same"""
    turn: bool = False
    """the second part is a turn of its own, with all that follows in the turn; so of itself if key is a turn"""


@dataclass(frozen=True, slots=True)
class JoinTexts:
    """Join two paragraphs, or two turns, that follow each other."""

    key: str
    """id or number of the first, which stays"""
    other: str
    """of the second"""
    keep: str = ""
    """first or second: whose speaker and lineage holds, where they differ; empty: then it is refused"""
    label: str = ""
    """what becomes of the label printed on the second turn: drop (it stays in the history alone) or words (it was none,
    and begins the paragraph); empty: then a join over a label is refused"""


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """Give paragraphs, and turns of which all paragraphs are named, to another speaker."""

    keys: tuple[str, ...]
    """ids or numbers of paragraphs or turns"""
    name: str | None
    """of the speaker, or ``#id`` of a person of the file; a new one is declared. None: nobody knows who speaks"""
    role: str | None = None
    """office, for a person who has none yet"""
    refs: tuple[str, ...] = ()
    """addresses of authority records, for a person who has none yet"""


@dataclass(frozen=True, slots=True)
class RenameSpeaker:
    """Call a person otherwise; if another person is called so already, the two become one."""

    old: str
    """name of a person of the file, or ``#id``"""
    new: str
    printed: bool = False
    """in the labels of the turns, too"""
    role: str | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectWords:
    """Correct the words of a unit."""

    key: str
    """id or number"""
    words: str
    """all words of the unit; of one with tags inside, as a translator writes them, with these tags"""


@dataclass(frozen=True, slots=True)
class SetStage:
    """Make a paragraph a stage direction, or a stage direction a paragraph."""

    key: str
    """id or number"""
    speech: bool = False
    """the way back: it is a paragraph"""


@dataclass(frozen=True, slots=True)
class SetMarker:
    """Say of words what they mean for the lineage, or that they mean nothing for it."""

    key: str
    """id or number of the paragraph or label that has them"""
    words: str
    """as printed, ``(retranslated)``"""
    means: Relation | None = None
    """None: they are no marker"""


Operation = SplitText | JoinTexts | SetSpeaker | RenameSpeaker | CorrectWords | SetStage | SetMarker
_NAMES: dict[str, type[Operation]] = {
    "split": SplitText,
    "join": JoinTexts,
    "who": SetSpeaker,
    "rename": RenameSpeaker,
    "words": CorrectWords,
    "stage": SetStage,
    "marker": SetMarker,
}
_LISTS = ("keys", "refs")
_SEEN = "seen"


def written(operation: Operation, seen: dict[str, str]) -> str:
    """An operation as a line for the history.

    Args:
        operation: what is done, with ids.
        seen: id of each unit that it was made on -> digest of the words that it had.
    """
    name = next(name for name, kind in _NAMES.items() if isinstance(operation, kind))
    words = [name]
    for field in fields(operation):
        value = getattr(operation, field.name)
        if value == field.default or value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        words += [f"{field.name}={_as_text(one)}" for one in values]
    return shlex.join([*words, *(f"{_SEEN}={key}:{digest}" for key, digest in seen.items())])


def read(line: str) -> tuple[Operation, dict[str, str]]:
    """The inverse of `written`.

    Raises:
        EditError: the line says no operation.
    """
    try:
        name, *words = shlex.split(line)
        values: dict[str, Any] = {"name": None} if name == "who" else {}
        seen: dict[str, str] = {}
        for word in words:
            field, _, value = word.partition("=")
            if field == _SEEN:
                key, _, digest = value.rpartition(":")
                seen[key] = digest
            elif field in _LISTS:
                values[field] = (*values.get(field, ()), value)
            else:
                values[field] = _as_value(field, value)
        return _NAMES[name](**values), seen
    except (ValueError, KeyError, TypeError):
        raise EditError(f"the history has an edit that is not understood: {line}") from None


def _as_text(value: object) -> str:
    return f"#{value}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _as_value(field: str, value: str) -> object:
    if field in ("turn", "printed", "speech"):
        return value == "True"
    if field == "means":
        return Relation(value)
    return int(value[1:]) if field == "at" and value[1:].isdigit() and value.startswith("#") else value
