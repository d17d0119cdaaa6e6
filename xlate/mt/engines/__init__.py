"""The engines: one file and one line in ENGINES each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlate.errors import EngineError

if TYPE_CHECKING:  # the command line needs the names only
    from xlate.mt.engine import Engine, EngineOptions

__all__ = ["ENGINES", "EngineKind", "open_engine"]


@dataclass(frozen=True, slots=True)
class EngineKind:
    """An engine that can be named on the command line."""

    name: str
    title: str
    """what it is, in a line"""
    open: Callable[[EngineOptions], Engine]
    """imports what it needs; raises MissingExtraError or EngineError"""


def _argos(options: EngineOptions) -> Engine:
    from xlate.mt.engines.argos import ArgosEngine

    return ArgosEngine(options)


def _libretranslate(options: EngineOptions) -> Engine:
    from xlate.mt.engines.libretranslate import LibreTranslateEngine

    return LibreTranslateEngine(options)


def _reverse(options: EngineOptions) -> Engine:
    from xlate.mt.engines.dummy import ReverseEngine

    return ReverseEngine(options)


ENGINES = (
    EngineKind("argos", "Argos Translate, on this machine", _argos),
    EngineKind("libretranslate", "a server that speaks the protocol of LibreTranslate (--url)", _libretranslate),
    EngineKind("reverse", "writes the words in reverse order, to try things out; not a translation", _reverse),
)


def open_engine(name: str, options: EngineOptions) -> Engine:
    """Make an engine ready.

    Raises:
        EngineError: there is none of this name, or it cannot be used; MissingExtraError: its library is not installed.
    """
    for kind in ENGINES:
        if kind.name == name:
            return kind.open(options)
    raise EngineError(f'there is no engine "{name}"; these are: {", ".join(kind.name for kind in ENGINES)}')
