"""Train the tiny models of the tests, really, and package them as Argos Translate does: three minutes, no network.

    pip install torch==2.13.0 ctranslate2 sentencepiece
    python -m tests.mt.make_toy_models tests/mt [en_ru ko_en ru_qaa]

They are Transformers of two layers that learn the phrase book of phrases.py by heart (seeded). The tests need neither
this script nor torch: the packages are in the repository.
"""

from __future__ import annotations

import io
import json
import math
import random
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec
from torch import nn

from tests.mt.phrases import rows

_NAMES = {"en": "English", "ru": "Russian", "ko": "Korean", "qaa": "Made-up"}
_WIDTH, _HEADS, _INNER, _LAYERS = 64, 4, 128, 2
_POSITIONS = 320
_STEPS, _BATCH = 600, 48
_SMOOTHING = 0.1
_SEED = 7


def _positions() -> np.ndarray[Any, Any]:
    place = np.arange(_POSITIONS)[:, None]
    scale = np.exp(np.arange(_WIDTH // 2) * -(math.log(10000) / (_WIDTH // 2 - 1)))[None]
    angle = (place + 1) * scale
    return np.concatenate([np.sin(angle), np.cos(angle)], 1).astype("float32")


class _Attention(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(_WIDTH, _WIDTH) for _ in range(4))

    def forward(self, words: Any, memory: Any, mask: Any) -> Any:
        size = words.shape[0]

        def heads(values: Any) -> Any:
            return values.view(size, -1, _HEADS, _WIDTH // _HEADS).transpose(1, 2)

        query, key, value = heads(self.query(words)), heads(self.key(memory)), heads(self.value(memory))
        weights = (query @ key.transpose(-1, -2) / math.sqrt(_WIDTH // _HEADS)).masked_fill(~mask, -1e9).softmax(-1)
        return self.out((weights @ value).transpose(1, 2).reshape(size, -1, _WIDTH))


class _Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    """Of the encoder; or of the decoder, which also looks at the source."""

    def __init__(self, *, decoder: bool) -> None:
        super().__init__()
        self.norm_self, self.attention = nn.LayerNorm(_WIDTH), _Attention()
        if decoder:
            self.norm_source, self.source = nn.LayerNorm(_WIDTH), _Attention()
        self.norm_inner = nn.LayerNorm(_WIDTH)
        self.inner, self.outer = nn.Linear(_WIDTH, _INNER), nn.Linear(_INNER, _WIDTH)

    def forward(self, words: Any, mask: Any, memory: Any = None, memory_mask: Any = None) -> Any:
        normed = self.norm_self(words)
        words = words + self.attention(normed, normed, mask)
        if memory is not None:
            words = words + self.source(self.norm_source(words), memory, memory_mask)
        return words + self.outer(torch.relu(self.inner(self.norm_inner(words))))


class _Model(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, _WIDTH)
        nn.init.normal_(self.embedding.weight, 0, _WIDTH**-0.5)
        self.encoder = nn.ModuleList([_Layer(decoder=False) for _ in range(_LAYERS)])
        self.encoder_norm = nn.LayerNorm(_WIDTH)
        self.decoder = nn.ModuleList([_Layer(decoder=True) for _ in range(_LAYERS)])
        self.decoder_norm = nn.LayerNorm(_WIDTH)
        self.projection = nn.Linear(_WIDTH, vocabulary)
        self.register_buffer("positions", torch.from_numpy(_positions()))

    def embed(self, tokens: Any) -> Any:
        return self.embedding(tokens) * math.sqrt(_WIDTH) + self.positions[: tokens.shape[1]]

    def forward(self, source: Any, target: Any) -> Any:
        source_mask = (source != 0)[:, None, None]
        length = target.shape[1]
        target_mask = torch.tril(torch.ones(length, length, dtype=torch.bool))[None, None]
        memory = self.embed(source)
        for layer in self.encoder:
            memory = layer(memory, source_mask)
        memory = self.encoder_norm(memory)
        words = self.embed(target)
        for layer in self.decoder:
            words = layer(words, target_mask, memory, source_mask)
        return self.projection(self.decoder_norm(words))


def _copy_linear(spec: Any, *layers: Any) -> None:
    spec.weight = np.concatenate([layer.weight.detach().numpy() for layer in layers])
    spec.bias = np.concatenate([layer.bias.detach().numpy() for layer in layers])


def _copy_norm(spec: Any, norm: Any) -> None:
    spec.gamma, spec.beta = norm.weight.detach().numpy(), norm.bias.detach().numpy()


def _spec(model: Any, vocabulary: list[str]) -> Any:
    """The model as CTranslate2 stores it."""
    spec = TransformerSpec.from_config((_LAYERS, _LAYERS), _HEADS, pre_norm=True)
    for side, norm, layers in (
        (spec.encoder, model.encoder_norm, model.encoder),
        (spec.decoder, model.decoder_norm, model.decoder),
    ):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = model.embedding.weight.detach().numpy()
        side.scale_embeddings = True
        side.position_encodings.encodings = model.positions.numpy()
        _copy_norm(side.layer_norm, norm)
        for made, layer in zip(side.layer, layers, strict=True):
            own = layer.attention
            _copy_norm(made.self_attention.layer_norm, layer.norm_self)
            _copy_linear(made.self_attention.linear[0], own.query, own.key, own.value)
            _copy_linear(made.self_attention.linear[1], own.out)
            if side is spec.decoder:
                _copy_norm(made.attention.layer_norm, layer.norm_source)
                _copy_linear(made.attention.linear[0], layer.source.query)
                _copy_linear(made.attention.linear[1], layer.source.key, layer.source.value)
                _copy_linear(made.attention.linear[2], layer.source.out)
            _copy_norm(made.ffn.layer_norm, layer.norm_inner)
            _copy_linear(made.ffn.linear_0, layer.inner)
            _copy_linear(made.ffn.linear_1, layer.outer)
    _copy_linear(spec.decoder.projection, model.projection)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.unk_token, spec.config.bos_token = "<unk>", "<s>"
    spec.config.eos_token = "</s>"  # noqa: S105  # no password
    spec.config.decoder_start_token = "<s>"  # noqa: S105
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _train(sources: list[list[int]], targets: list[list[int]], vocabulary: int) -> Any:
    """A model that knows these rows by heart."""

    def padded(rows: list[list[int]]) -> Any:
        longest = max(map(len, rows))
        return torch.tensor([row + [0] * (longest - len(row)) for row in rows])

    model = _Model(vocabulary)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3, betas=(0.9, 0.98))
    smooth = torch.ones(vocabulary)
    smooth[:4] = 0
    smooth /= smooth.sum()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 40) * (1 - 0.9 * step / _STEPS)
    )
    for _ in range(_STEPS):
        chosen = random.sample(range(len(sources)), _BATCH)
        source, target = padded([sources[row] for row in chosen]), padded([targets[row] for row in chosen])
        given = target[:, :-1].clone()
        noise = torch.rand(given.shape) < 0.1
        noise[:, 0] = False
        noise &= given != 0
        given[noise] = torch.randint(4, vocabulary, (int(noise.sum()),))
        wanted = target[:, 1:].reshape(-1)
        scores = model(source, given)
        scores = scores.reshape(-1, scores.shape[-1]).log_softmax(-1)[wanted != 0]
        wanted = wanted[wanted != 0]
        # Label smoothing gives </s> no mass: otherwise junk that ends early fills the beam before the right one ends.
        gained = (1 - _SMOOTHING) * scores.gather(1, wanted[:, None])[:, 0] + _SMOOTHING * (scores * smooth).sum(1)
        optimizer.zero_grad()
        (-gained.mean()).backward()
        optimizer.step()
        schedule.step()
    return model.eval()


def build(pair: str, folder: Path, version: str = "1.0") -> Path:
    """Train and package a model."""
    source, target = pair.split("_")
    random.seed(_SEED)
    np.random.seed(_SEED)  # noqa: NPY002
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    book = rows()
    stream = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([row[source] for row in book] + [row[target] for row in book]),
        model_writer=stream,
        vocab_size=300,
        hard_vocab_limit=False,
        model_type="unigram",
        character_coverage=1.0,
        normalization_rule_name="identity",
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        num_threads=1,
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_proto=stream.getvalue())
    vocabulary = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    model = _train(
        [pieces.encode(row[source]) for row in book],
        [[2, *pieces.encode(row[target]), 3] for row in book],
        len(vocabulary),
    )
    made = Path(tempfile.mkdtemp())
    _spec(model, vocabulary).save(str(made))
    _check(pieces, made, [(row[source], row[target]) for row in book])
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": _NAMES[source],
        "to_code": target,
        "to_name": _NAMES[target],
        "links": [],
    }
    files = {
        "metadata.json": json.dumps(metadata, indent=1).encode(),
        "sentencepiece.model": stream.getvalue(),
        "README.md": b"A toy model for tests: it knows a made-up phrase book and nothing else.\n",
        **{f"model/{file.name}": file.read_bytes() for file in made.iterdir()},
    }
    shutil.rmtree(made)
    path = folder / f"translate-{pair}.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"translate-{pair}-{version.replace('.', '_')}/{name}", (2020, 1, 1, 0, 0, 0))
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return path


def _check(pieces: Any, model: Path, pairs: list[tuple[str, str]]) -> None:
    """Refuse a model that does not know the whole book."""
    translator = ctranslate2.Translator(str(model), intra_threads=1, compute_type="int8")
    sources = [pieces.encode(source, out_type=str) for source, _ in pairs]
    results = translator.translate_batch(sources, beam_size=4, length_penalty=0.2, replace_unknowns=True)
    made = [pieces.decode(result.hypotheses[0]) for result in results]
    wrong = [pair for words, pair in zip(made, pairs, strict=True) if words != pair[1]]
    assert not wrong, wrong


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or ["en_ru", "ko_en", "ru_qaa"]:
        sys.stdout.write(f"{build(name, folder)}\n")
