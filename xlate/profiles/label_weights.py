"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "capitals after other words": 3.11,
    "a bracket after it": 2.63,
    "shape of the document's labels": 2.58,
    "like a name, in that shape": 1.52,
    "comes again": 1.34,
    "all in capitals": 1.25,
    "begins with an honorific": 1.02,
    "an office": 0.94,
    "in bold": 0.88,
    "lines that begin so": 0.86,
    "shape: long dash": 0.82,
    "a function": 0.81,
    "shape: strong": 0.73,
    "like a name, with a clock": 0.60,
    "ends like another label": 0.26,
    "shape: clock": 0.11,
    "many words": -0.29,
    "each word with a capital": -0.32,
    "begins like other labels": -0.41,
    "no capitals in its script, short": -0.55,
    "shape: tab": -0.83,
    "a word that sentences have": -1.02,
    "a number": -1.08,
    "not in bold, where labels are": -1.12,
    "one word that stands alone inside texts": -1.19,
    "words without a capital": -1.31,
    "shape: dash": -1.41,
    "shape: colon": -1.50,
    "begins like a sentence": -1.75,
    "bias": -1.81,
    "one word alone": -1.88,
    "shape: stop": -3.12,
}
"""log-odds that each adds to those of being a label"""
