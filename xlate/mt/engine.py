"""What an engine is: something that translates many texts from one language into another with a model it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from xlate.findings import Result
from xlate.model.mt_origin import Model

__all__ = ["Engine", "EngineOptions", "Flaw", "Output", "bcp47"]

_TAGS = {"zt": "zh-Hant", "pb": "pt-BR"}
"""codes that Argos and LibreTranslate made up, for which there are tags"""


class Flaw(StrEnum):
    """Why the words of an engine are not a whole translation."""

    CUT = "cut"
    """it stopped at the limit of what it writes"""
    TOO_LONG = "too long"
    """a sentence is longer than what it reads; nothing was translated"""


@dataclass(frozen=True, slots=True)
class Output:
    """What an engine made of a text."""

    text: str
    flaw: Flaw | None = None
    confidence: float | None = field(default=None, compare=False)
    """how sure the engine was, from 0 to 1; None: it does not say, and nothing is made up"""

    @staticmethod
    def least(outputs: Iterable[Output]) -> float | None:
        """The confidence in words that are made of several outputs, one after the other or side by side."""
        stated = [output.confidence for output in outputs]
        return None if None in stated else min((one for one in stated if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How an engine is to be opened; each one takes what concerns it."""

    fast: bool = False
    """batches of unequal lengths: quicker, and a few outputs may differ from those of a text alone"""
    url: str | None = None
    """address of a server"""
    max_output: int = 256
    """tokens that a model writes for a piece of text before it is stopped"""


class Engine(Protocol):
    """Translates. To add one: a file in xlate/mt/engines and a line in its tuple ENGINES."""

    @property
    def name(self) -> str:
        """One word, as in a line of origin."""

    @property
    def version(self) -> str:
        """One word; ``-`` where nobody says it."""

    @property
    def settings(self) -> str:
        """Everything else that its words depend on, such as the width of the beam; in one line."""

    @property
    def by_sentence(self) -> bool:
        """True if it wants to be given one sentence at a time."""

    def models(self) -> Result[tuple[Model, ...]]:
        """What it can translate with, and findings on models that are there and cannot be used."""

    def hint(self, source: str, target: str) -> str:
        """What a user can do where there is no model for two languages, in a sentence without a full stop."""

    def translate(self, texts: Sequence[str], model: Model) -> Iterator[Sequence[tuple[int, Output]]]:
        """Translate texts; yields (place of the text, its translation) batch by batch, as they are finished.

        Args:
            texts: plain words, each in one line; the engine may order them as it likes.
            model: one of `models`.

        Raises:
            EngineError: it cannot go on. What has been yielded is good.
        """


def bcp47(code: str) -> str:
    """A language code of Argos or LibreTranslate as BCP 47 writes it."""
    return _TAGS.get(code, code)
