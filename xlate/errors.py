"""What makes going on impossible: one family of exceptions, each saying what to do next.

An error carries the values it talks about, so that a program need not parse its message, and is also the built-in
exception that a Python programmer would catch: what is wrong in content is a `ValueError`, what cannot be written an
`OSError`, a missing library an `ImportError`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

__all__ = [
    "AmbiguousFormatError",
    "BrokenMarkupError",
    "CatalogueError",
    "CorrectionError",
    "EditError",
    "EncodingError",
    "EngineError",
    "InputError",
    "LanguageTagError",
    "MemoryFileError",
    "MissingExtraError",
    "ModelError",
    "OutputError",
    "PlaceholderError",
    "ProfileError",
    "RecordError",
    "RouteError",
    "UnknownFormatError",
    "XlateError",
    "in_file",
]


class XlateError(Exception):
    """The base of every error that xlate raises on purpose.

    Args:
        message: what is wrong and what to do about it, for the person at the keyboard.
        file: name of the file concerned, if there is one.
        line: 1-based line in that file, if known.
    """

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """The message in the form that editors and compilers jump to: ``file:line: message``."""
        place = [part for part in (self.file, str(self.line) if self.line else None) if part]
        return f"{':'.join(place)}: {self.message}" if place else self.message


@contextmanager
def in_file(file: str) -> Iterator[None]:
    """Errors that are raised inside name this file, unless they name one already.

    Args:
        file: its name, as the user gave it.
    """
    try:
        yield
    except XlateError as error:
        error.file = error.file or file
        raise


class InputError(XlateError, ValueError):
    """The input cannot be used: it is missing, empty, binary, or not what it should be."""


class EncodingError(InputError):
    """The bytes of the input are not in the encoding they should be in."""


class UnknownFormatError(InputError):
    """No reader recognises the input."""


class AmbiguousFormatError(InputError):
    """More than one reader or profile recognises the input; the candidates are named.

    Args:
        message, file, line: as in `XlateError`.
        candidates: names of these readers or profiles.
    """

    def __init__(
        self, message: str, *, candidates: Sequence[str] = (), file: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message, file=file, line=line)
        self.candidates = tuple(candidates)


class RecordError(InputError):
    """A TEI file cannot be used as a record: not well formed, not TEI, or not safe to splice."""


class CatalogueError(InputError):
    """A translator's file (PO) cannot be used: syntax, character set, duplicate definitions."""


class MemoryFileError(InputError):
    """A translation memory cannot be used: it is another kind of file, of a later version, or cannot be written."""


class ProfileError(XlateError, ValueError):
    """A publisher's profile is unknown, or its TOML does not say what a profile must say."""


class LanguageTagError(XlateError, ValueError):
    """A language tag is not BCP 47 (RFC 5646).

    Args:
        message, file, line: as in `XlateError`.
        tag: the tag as it was given.
    """

    def __init__(self, message: str, *, tag: str = "", file: str | None = None, line: int | None = None) -> None:
        super().__init__(message, file=file, line=line)
        self.tag = tag


class PlaceholderError(XlateError, ValueError):
    """The inline markup of a translation is broken or is not that of its source."""


class BrokenMarkupError(PlaceholderError):
    """The inline markup of a translation is not well formed."""


class MissingExtraError(XlateError, ImportError):
    """A library is missing that an extra of xlate brings; the message names the extra.

    Args:
        message, file, line: as in `XlateError`.
        extra: name of the extra, such as ``xlsx``.
    """

    def __init__(self, message: str, *, extra: str = "", file: str | None = None, line: int | None = None) -> None:
        super().__init__(message, file=file, line=line)
        self.extra = extra


class OutputError(XlateError, OSError):
    """The result cannot be written; nothing was changed."""


class EditError(InputError):
    """An edit of turns or speakers is not possible: what it names is not there, or a rule would be broken."""


class CorrectionError(InputError):
    """What a person says about the lineage of words contradicts itself, or what is printed on them."""


class EngineError(XlateError):
    """A translation engine cannot be used: it is not there, does not answer, or answers nonsense."""


class RouteError(EngineError):
    """No chain of models leads from one language into another."""


class ModelError(XlateError):
    """A package with a translation model cannot be installed, found or removed."""
