"""What a reader is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xlate.findings import Result
from xlate.transcript import Document

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format: how to recognise it and how to read it."""

    name: str
    """as given to ``--format``"""
    title: str
    """for people, in lists"""
    suffixes: tuple[str, ...]
    """file name endings, with the dot, lower case"""
    recognises: Callable[[bytes, str], bool]
    """(data, name) -> could this be a file of this format?"""
    read: Callable[[bytes, str], Result[Document]]
    """(data, name) -> the document; raises InputError or one of its kind"""
