"""A package of Argos Translate with random weights, of the size that Argos ships or smaller: for throughput only.

It has learnt nothing and never ends a sentence by itself, so whoever uses it must limit the length of the output.
"""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["make_random_model", "random_segments"]

_SEED = 3
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvz", "aeiou"


def _words() -> list[str]:
    chance = random.Random(_SEED)  # noqa: S311  # the same words each time
    return [
        "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 4)))
        for _ in range(40_000)
    ]


def random_segments(number: int) -> list[str]:
    """Sentences of made-up words; their lengths are spread as those of speech are."""
    chance, words = random.Random(_SEED + 1), _words()  # noqa: S311
    made = []
    for _ in range(number):
        sentence = " ".join(chance.choices(words, k=max(1, int(chance.lognormvariate(2.1, 0.6)))))
        made.append(f"{sentence.capitalize()}.")
    return made


def make_random_model(folder: Path, *, layers: int = 6, width: int = 512, vocabulary: int = 32_000) -> Path:
    """Write a package from en into qaa (a tag for private use) into a folder of packages.

    Args:
        folder: where Argos looks for packages.
        layers: of the encoder and of the decoder each; 6 is what Argos ships.
        width: of a layer; 512 is what Argos ships.
        vocabulary: number of tokens; 32,000 is what Argos ships.
    """
    import ctranslate2  # noqa: F401  # loads the library that the spec needs
    import sentencepiece
    from ctranslate2.specs import TransformerSpec

    weights = np.random.default_rng(_SEED)

    def linear(part: Any, outputs: int, inputs: int, spread: float | None = None) -> None:
        part.weight = (weights.standard_normal((outputs, inputs)) * (spread or inputs**-0.5)).astype("float32")
        part.bias = np.zeros(outputs, "float32")

    def norm(part: Any) -> None:
        part.gamma, part.beta = np.ones(width, "float32"), np.zeros(width, "float32")

    chance, words = random.Random(_SEED), _words()  # noqa: S311
    stream = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(" ".join(chance.choices(words, k=chance.randint(4, 25))) + "." for _ in range(12_000)),
        model_writer=stream,
        vocab_size=min(8000, vocabulary),
        hard_vocab_limit=False,
        model_type="unigram",
        num_threads=1,
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_proto=stream.getvalue())
    tokens = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    tokens += [f"▁x{number}" for number in range(vocabulary - len(tokens))]
    spec = TransformerSpec.from_config((layers, layers), 8, pre_norm=True)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = (weights.standard_normal((len(tokens), width)) * width**-0.5).astype("float32")
        norm(side.layer_norm)
        for layer in side.layer:
            norm(layer.self_attention.layer_norm)
            linear(layer.self_attention.linear[0], 3 * width, width)
            linear(layer.self_attention.linear[1], width, width)
            if side is spec.decoder:
                norm(layer.attention.layer_norm)
                linear(layer.attention.linear[0], width, width)
                linear(layer.attention.linear[1], 2 * width, width)
                linear(layer.attention.linear[2], width, width)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, 4 * width, width)
            linear(layer.ffn.linear_1, width, 4 * width)
    linear(spec.decoder.projection, len(tokens), width, 3 * width**-0.5)  # peaky enough for a beam to choose
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.decoder_start_token = "<s>"  # noqa: S105  # no password
    spec.validate()
    spec.optimize(quantization="int8")
    package = folder / "translate-en_qaa-1_0"
    (package / "model").mkdir(parents=True)
    spec.save(str(package / "model"))
    (package / "sentencepiece.model").write_bytes(stream.getvalue())
    metadata = {"package_version": "1.0", "argos_version": "1.9", "from_code": "en", "to_code": "qaa"}
    metadata |= {"from_name": "English", "to_name": "Made-up"}
    (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return package
