"""How like a back-translation is to its source: chrF and BLEU by sacrebleu, with their exact signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlate._version import install_command
from xlate.errors import MissingExtraError
from xlate.languages import primary_subtag

__all__ = ["Scores", "compute_scores"]

_TOKENIZERS = {
    "zh": "zh",
    "yue": "zh",
    "ja": "char",
    "ko": "char",
    "th": "char",
    "km": "char",
    "lo": "char",
    "my": "char",
}
"""of BLEU, for languages whose words are not told apart by spaces; "13a" (that of WMT) for all others"""


@dataclass(frozen=True, slots=True)
class Scores:
    """From 0 (nothing in common) to 100 (the same)."""

    sentences: tuple[float, ...]
    """chrF of each pair, in their order"""
    chrf: float
    """of all together"""
    bleu: float
    """of all together"""
    signatures: tuple[str, ...]
    """of chrF and of BLEU, as sacrebleu writes them"""


def compute_scores(texts: Sequence[str], references: Sequence[str], language: str) -> Scores:
    """Compare texts with references.

    Args:
        texts: one for each reference; at least one.
        references: what they should be like.
        language: tag of their language.

    Raises:
        MissingExtraError: sacrebleu is not installed.
    """
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
    except ImportError:
        message = f"scores need sacrebleu; install it with: {install_command('scores')}"
        raise MissingExtraError(message, extra="scores") from None
    chrf, bleu = CHRF(), BLEU(tokenize=_TOKENIZERS.get(primary_subtag(language), "13a"))
    pairs = zip(texts, references, strict=True)
    sentences = tuple(chrf.sentence_score(text, [reference]).score for text, reference in pairs)
    whole = chrf.corpus_score(texts, [references]), bleu.corpus_score(texts, [references])
    signatures = f"chrF|{chrf.get_signature()}", f"BLEU|{bleu.get_signature()}"
    return Scores(sentences, whole[0].score, whole[1].score, signatures)
