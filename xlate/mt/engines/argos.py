"""Argos Translate: its packages, its tokenizers and its way of decoding, but all texts of a job together.

argostranslate.translate takes one text at a time and loads a sentence splitter from the network; here the model of a
package (CTranslate2) is called directly. The options of decoding are those of Argos, and a test holds that the words
are too. Source: argostranslate.translate.apply_packaged_translation.
"""

from __future__ import annotations

import math
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from threading import Lock
from typing import Any, NamedTuple

from xlate.errors import EngineError
from xlate.findings import Result
from xlate.languages import primary_subtag
from xlate.model.mt_origin import Model
from xlate.mt.batches import equal_length_batches, similar_length_batches
from xlate.mt.engine import EngineOptions, Flaw, Output
from xlate.mt.packages import ArgosPackage, argos_folders, read_packages

__all__ = ["ArgosEngine"]

_BEAM = 4
_LENGTH_PENALTY = 0.2
_READS = 1024
"""tokens that CTranslate2 reads of a text; it leaves out the rest without a word"""
_AHEAD = 4
"""batches that wait for each core, so that none is ever idle"""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A package in memory."""

    translator: Any
    tokenizer: Any
    prefix: str
    """what the model wants the output to begin with; empty if nothing"""


class _Made(NamedTuple):
    """What a model has made of a text."""

    tokens: list[str]
    score: float
    """logarithm of its probability, over a power of its length, as CTranslate2 gives it"""

    @property
    def confidence(self) -> float:
        """The probability of a token on the average (geometric mean): of texts of all lengths, and from 0 to 1."""
        length = max(1, len(self.tokens))
        return min(1.0, math.exp(self.score * length**_LENGTH_PENALTY / length))


class ArgosEngine:
    """Translates with the packages of Argos Translate that are installed."""

    name = "argos"
    by_sentence = True  # as the models were trained

    def __init__(self, options: EngineOptions) -> None:
        argos_folders()  # is it installed?
        from argostranslate import settings

        self._device = str(settings.device)
        self._compute = "default" if settings.compute_type == "auto" else str(settings.compute_type)
        self._fast = options.fast
        self._max_output = options.max_output
        self._packages: dict[Model, ArgosPackage] = {}
        self._loaded: dict[Model, _Loaded] = {}
        self._lock = Lock()
        self.version = _version()
        decoding = f"beam:{_BEAM} penalty:{_LENGTH_PENALTY} max:{self._max_output} type:{self._compute}"
        versions = " ".join(f"{name}:{metadata.version(name)}" for name in ("ctranslate2", "sentencex"))
        self.settings = f"{decoding} batches:{'mixed' if self._fast else 'equal'} {versions}"

    def models(self) -> Result[tuple[Model, ...]]:
        """Of every package that is installed; of two with the same model, one."""
        found = read_packages()
        self._packages = {package.model: package for package in reversed(found.value)}
        return Result(tuple(self._packages), found.findings)

    def hint(self, source: str, target: str) -> str:
        """How to get a model."""
        pairs = (
            [(source, target)]
            if "en" in (primary_subtag(source), primary_subtag(target))
            else [(source, "en"), ("en", target)]
        )
        commands = " and ".join(f"xlate models install {start} {end}" for start, end in pairs)
        return (
            f"install models with: {commands}, or from a file: "
            "xlate models install FILE.argosmodel; xlate models list shows what there is"
        )

    def translate(self, texts: Sequence[str], model: Model) -> Iterator[Sequence[tuple[int, Output]]]:
        """Translate sentences."""
        loaded = self._load(model)
        tokens = [loaded.tokenizer.encode(text) for text in texts]
        places = [place for place, pieces in enumerate(tokens) if len(pieces) < _READS]
        if len(places) < len(texts):
            yield [(place, Output("", Flaw.TOO_LONG)) for place in set(range(len(texts))) - set(places)]
        make_batches = similar_length_batches if self._fast else equal_length_batches
        batches = make_batches([len(tokens[place]) for place in places])
        for batch, results in self._run(loaded, tokens, ([places[index] for index in batch] for batch in batches)):
            yield [(place, self._output(loaded, made)) for place, made in zip(batch, results, strict=True)]

    def _output(self, loaded: _Loaded, made: _Made | None) -> Output:
        """What tokens of the model say; None stands for a text that was too long for it."""
        if made is None:
            return Output("", Flaw.TOO_LONG)
        flaw = Flaw.CUT if len(made.tokens) >= self._max_output else None
        return Output(_decode(loaded, made.tokens), flaw, made.confidence)

    def _run(
        self, loaded: _Loaded, tokens: Sequence[list[str]], batches: Iterator[list[int]]
    ) -> Iterator[tuple[list[int], list[_Made | None]]]:
        """Send batches to the model, a few ahead of the one that is waited for."""
        waiting: deque[tuple[list[int], list[Any]]] = deque()
        for batch in batches:
            prefix = [[loaded.prefix]] * len(batch) if loaded.prefix else None
            results = loaded.translator.translate_batch(
                [tokens[place] for place in batch],
                target_prefix=prefix,
                replace_unknowns=True,
                max_batch_size=0,  # as it is: it has been made to measure
                beam_size=_BEAM,
                length_penalty=_LENGTH_PENALTY,
                return_scores=True,
                max_decoding_length=self._max_output,
                max_input_length=_READS,
                asynchronous=True,
            )
            waiting.append((batch, results))
            if len(waiting) > _AHEAD * loaded.translator.num_translators:
                yield self._finished(loaded, tokens, *waiting.popleft())
        while waiting:
            yield self._finished(loaded, tokens, *waiting.popleft())

    def _finished(
        self, loaded: _Loaded, tokens: Sequence[list[str]], batch: list[int], results: list[Any]
    ) -> tuple[list[int], list[_Made | None]]:
        """What a batch has become: tokens; None for a text that has more of them than the model has places for."""
        made: list[_Made | None] = []
        for place, result in zip(batch, results, strict=True):
            try:
                done = result.result()
                made.append(_Made(done.hypotheses[0], done.scores[0]))
            except (RuntimeError, ValueError) as error:
                if "position" not in str(error):
                    raise EngineError(f"the model cannot be run: {error}") from None
                alone = len(batch) > 1
                made.append(self._alone(loaded, tokens[place]) if alone else None)
        return batch, made

    def _alone(self, loaded: _Loaded, tokens: list[str]) -> _Made | None:
        """The translation of one text of a batch in which another one was too long."""
        (waiting,) = self._run(loaded, [tokens], iter([[0]]))
        return waiting[1][0]

    def _load(self, model: Model) -> _Loaded:
        """The package of a model in memory, loaded once."""
        with self._lock:
            if model not in self._loaded:
                self._loaded[model] = self._read(self._packages[model])
            return self._loaded[model]

    def _read(self, package: ArgosPackage) -> _Loaded:
        import ctranslate2
        from argostranslate.package import Package

        argos = Package(package.path)
        try:
            argos.tokenizer.encode("a")
            translator = ctranslate2.Translator(
                str(package.path / "model"),
                device=self._device,
                compute_type=self._compute,
                inter_threads=os.cpu_count() or 1,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            reason = str(error).partition("\n")[0]
            raise EngineError(
                f"the package {package.path} cannot be loaded ({reason}); remove it and install it again"
            ) from None
        return _Loaded(translator, argos.tokenizer, argos.target_prefix)


def _version() -> str:
    """Of the distribution that is installed; that without torch says so."""
    try:
        return metadata.version("argostranslate")
    except metadata.PackageNotFoundError:
        return f"{metadata.version('argos-translate-lt')}+lt"


def _decode(loaded: _Loaded, tokens: list[str]) -> str:
    """Words of tokens, as Argos makes them."""
    words = str(loaded.tokenizer.decode(tokens))
    if loaded.prefix and words.startswith(loaded.prefix):
        words = words[len(loaded.prefix) :]
    return words.removeprefix(" ")
