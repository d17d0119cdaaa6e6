"""A machine is made ready, and texts go through a route, hop by hop, each text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from xlate.files import Input
from xlate.findings import Result
from xlate.model.mt_origin import MachineOrigin, Model
from xlate.mt.cache import Cache, default_cache
from xlate.mt.engine import Engine, EngineOptions, Output
from xlate.mt.routes import Route
from xlate.mt.sentences import divide, join

__all__ = ["Machine", "MachineOptions", "Work", "opened_machine"]


@dataclass(frozen=True, slots=True)
class MachineOptions:
    """How a machine is to translate."""

    engine: str = "argos"
    """name of an engine, as `xlate.mt.engines.ENGINES` has it"""
    via: tuple[str, ...] = ()
    """tags of languages that the words are to pass through"""
    fast: bool = False
    """batches of unequal lengths: quicker, and a few outputs may differ"""
    url: str | None = None
    """address of the server of an engine that has one"""
    cache: Path | str | None = None
    """file in which translations are kept, so that an interrupted job goes on; None: in the cache folder of the user"""
    no_cache: bool = False
    """keep nothing after the job"""
    glossaries: tuple[Path | str | Input, ...] = ()
    """files (CSV, TBX) that say what words must be called"""


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
        words = {text: Output(text, confidence=1.0) for text in whole}
        for model in route.models:
            inputs = {output.text for output in words.values() if not output.flaw and output.text.strip()}
            hop = self._hop(sorted(inputs), model, lambda part: advance(part / len(route.models)))
            words = {text: output if output.flaw else _then(output, hop) for text, output in words.items()}
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
    return Output(join([output.text for output in outputs], model.target), flaw, Output.least(outputs))


def _then(output: Output, hop: Mapping[str, Output]) -> Output:
    """What a hop makes of words that a hop before it may have made; both were as sure as the one that was less sure."""
    made = hop.get(output.text)
    return output if made is None else replace(made, confidence=Output.least((output, made)))


@contextmanager
def opened_machine(options: MachineOptions) -> Iterator[tuple[Machine, Result[tuple[Model, ...]]]]:
    """Make a machine ready: (machine, its models and findings on those that cannot be used).

    Raises:
        EngineError; MissingExtraError; OutputError: the cache cannot be used.
    """
    from xlate.mt.engines import open_engine

    engine = open_engine(options.engine, EngineOptions(fast=options.fast, url=options.url))
    models = engine.models()
    path = Path(options.cache) if options.cache else default_cache()
    with Cache(None if options.no_cache else path) as cache:
        yield Machine(engine, cache), models
