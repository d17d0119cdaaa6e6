"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "capitals after other words": 2.91,
    "a bracket after it": 2.55,
    "shape of the document's labels": 2.20,
    "like a name, in that shape": 1.91,
    "comes again": 1.85,
    "all in capitals": 1.67,
    "begins with an honorific": 1.38,
    "an office": 0.93,
    "a function": 0.79,
    "in bold": 0.78,
    "shape: long dash": 0.77,
    "lines that begin so": 0.77,
    "shape: strong": 0.71,
    "like a name, with a clock": 0.70,
    "shape: clock": 0.36,
    "ends like another label": -0.11,
    "begins like other labels": -0.15,
    "many words": -0.20,
    "not in bold, where labels are": -0.45,
    "a quotation mark": -0.62,
    "each word with a capital": -0.68,
    "shape: tab": -0.69,
    "no capitals in its script, short": -0.79,
    "words without a capital": -1.22,
    "shape: dash": -1.22,
    "shape: colon": -1.28,
    "one word that stands alone inside texts": -1.31,
    "a number": -1.33,
    "begins like a sentence": -1.62,
    "bias": -1.85,
    "one word alone": -2.00,
    "a word that sentences have": -2.07,
    "shape: stop": -3.35,
}
"""log-odds that each adds to those of being a label"""
