"""What a reader is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from xlate.findings import Result
from xlate.model.document import Document

__all__ = ["Likeness", "Reader"]


class Likeness(IntEnum):
    """How much a file looks like one of a format."""

    NO = 0
    POSSIBLE = 1
    """it could be; the suffix of its name decides between several that could"""
    CERTAIN = 2
    """it has a signature that no file of another format has"""


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format: how to recognise it and how to read it."""

    name: str
    """as given to ``--format``"""
    title: str
    """for people, in lists"""
    suffixes: tuple[str, ...]
    """file name endings, with the dot, lower case"""
    recognises: Callable[[bytes, str], Likeness]
    """(data, name) -> how much this looks like a file of this format; looks at the beginning only, and never raises"""
    read: Callable[[bytes, str], Result[Document]]
    """(data, name) -> the document; raises InputError or one of its kind"""
    outline: Callable[[bytes, str], Result[Document]] | None = None
    """the same for a file whose text is to be found by what its publisher is known for: until somebody asks for
    `Document.select`, it holds what the file says of itself, and its blocks are made when they are asked for"""
