"""An engine that writes words in reverse order: for tests, and to try a way of working without models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from xlate.findings import Result
from xlate.model.mt_origin import Model
from xlate.mt.engine import EngineOptions, Output

__all__ = ["ReverseEngine"]

_LANGUAGES = ("de", "en", "fr", "ko", "ru")
_BATCH = 100


class ReverseEngine:
    """Turns "one two three" into "three two one", for any two of a few languages."""

    name = "reverse"
    version = "1"
    settings = ""
    by_sentence = False

    def __init__(self, options: EngineOptions) -> None:  # noqa: ARG002  # there is nothing to choose
        self._models = tuple(Model(source, target, "1") for source, target in permutations(_LANGUAGES, 2))

    def models(self) -> Result[tuple[Model, ...]]:
        """Every pair of its languages."""
        return Result(self._models)

    def hint(self, source: str, target: str) -> str:  # noqa: ARG002  # as the protocol has it
        """Its languages."""
        return f"this engine knows {', '.join(_LANGUAGES)}"

    def translate(self, texts: Sequence[str], model: Model) -> Iterator[Sequence[tuple[int, Output]]]:  # noqa: ARG002
        """The words of each text, the last one first."""
        for start in range(0, len(texts), _BATCH):
            batch = range(start, min(start + _BATCH, len(texts)))
            yield [(place, Output(" ".join(reversed(texts[place].split())))) for place in batch]
