"""Texts go through a route, hop by hop, each text once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from xlate.model.mt_origin import MachineOrigin, Model
from xlate.mt.cache import Cache
from xlate.mt.engine import Engine, Output
from xlate.mt.routes import Route
from xlate.mt.sentences import divide, join

__all__ = ["Machine", "Work"]


@dataclass(slots=True)
class Work:
    """How much a machine has done."""

    translated: int = 0
    """sentences (or texts, for an engine that divides them itself) that an engine translated, once for each hop"""
    cached: int = 0
    """those that the cache knew, once for each hop"""


@dataclass(slots=True)
class Machine:
    """An engine with its memory."""

    engine: Engine
    cache: Cache
    work: Work = field(default_factory=Work)

    def origin(self, route: Route) -> MachineOrigin:
        """How words come about that go through a route."""
        return MachineOrigin(self.engine.name, self.engine.version, route.models)

    def signature(self, route: Route) -> str:
        """Everything that the words depend on, in one line."""
        models = " ".join(str(model) for model in route.models)
        return " ".join(filter(None, (self.engine.name, self.engine.version, models, self.engine.settings)))

    def translate(
        self, texts: Sequence[str], route: Route, advance: Callable[[float], None] = lambda _: None
    ) -> dict[str, Output]:
        """Translate texts.

        Args:
            texts: plain words, each in one line; the same one may stand there several times.
            route: which way.
            advance: is told after every batch which part of the whole has been done since; all parts make 1.

        Returns:
            text -> translation, with the flaw of the hop where it went wrong.

        Raises:
            EngineError: the engine cannot go on. What it finished is in the cache.
        """
        whole = dict.fromkeys(texts)
        words = {text: Output(text) for text in whole}
        for model in route.models:
            inputs = {output.text for output in words.values() if not output.flaw and output.text.strip()}
            hop = self._hop(sorted(inputs), model, lambda part: advance(part / len(route.models)))
            words = {text: output if output.flaw else hop.get(output.text, output) for text, output in words.items()}
        return words

    def _hop(self, texts: Sequence[str], model: Model, advance: Callable[[float], None]) -> dict[str, Output]:
        if not self.engine.by_sentence:
            return self._pieces(texts, model, advance)
        sentences = {text: divide(text, model.source) for text in texts}
        pieces = sorted({sentence for listed in sentences.values() for sentence in listed})
        made = self._pieces(pieces, model, advance)
        return {text: _joined([made[sentence] for sentence in listed], model) for text, listed in sentences.items()}

    def _pieces(self, pieces: Sequence[str], model: Model, advance: Callable[[float], None]) -> dict[str, Output]:
        """Translate what the cache does not know, and keep it there batch by batch."""
        maker = f"{self.engine.name} {self.engine.version} {model} {self.engine.settings}"
        done = self.cache.find(maker, pieces)
        self.work.cached += len(done)
        missing = [piece for piece in pieces if piece not in done]
        if not missing:
            advance(1)
            return done
        advance(len(done) / len(pieces))
        for batch in self.engine.translate(missing, model):
            outputs = {missing[place]: output for place, output in batch}
            self.cache.store(maker, outputs)
            done |= outputs
            self.work.translated += len(outputs)
            advance(len(outputs) / len(pieces))
        return done


def _joined(outputs: Sequence[Output], model: Model) -> Output:
    """The translation of a text of those of its sentences; a flaw of one is a flaw of all."""
    flaw = next((output.flaw for output in outputs if output.flaw), None)
    return Output(join([output.text for output in outputs], model.target), flaw)
