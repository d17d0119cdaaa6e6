"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "capitals after other words": 3.12,
    "a bracket after it": 2.60,
    "shape of the document's labels": 2.54,
    "like a name, in that shape": 1.62,
    "comes again": 1.33,
    "all in capitals": 1.20,
    "begins with an honorific": 1.00,
    "an office": 0.90,
    "in bold": 0.88,
    "lines that begin so": 0.85,
    "shape: long dash": 0.81,
    "a function": 0.81,
    "shape: strong": 0.73,
    "like a name, with a clock": 0.58,
    "ends like another label": 0.20,
    "shape: clock": 0.11,
    "many words": -0.29,
    "each word with a capital": -0.30,
    "begins like other labels": -0.43,
    "no capitals in its script, short": -0.61,
    "shape: tab": -0.82,
    "a quotation mark": -0.94,
    "a word that sentences have": -1.02,
    "a number": -1.07,
    "not in bold, where labels are": -1.12,
    "one word that stands alone inside texts": -1.20,
    "words without a capital": -1.30,
    "shape: dash": -1.41,
    "shape: colon": -1.46,
    "begins like a sentence": -1.76,
    "bias": -1.79,
    "one word alone": -1.98,
    "shape: stop": -3.12,
}
"""log-odds that each adds to those of being a label"""
