"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "capitals after other words": 3.14,
    "a bracket after it": 2.58,
    "shape of the document's labels": 2.42,
    "like a name, in that shape": 1.87,
    "all in capitals": 1.44,
    "comes again": 1.43,
    "begins with an honorific": 1.36,
    "shape: long dash": 0.86,
    "an office": 0.82,
    "like a name, with a clock": 0.77,
    "a function": 0.77,
    "lines that begin so": 0.75,
    "in bold": 0.68,
    "shape: strong": 0.57,
    "ends like another label": 0.22,
    "shape: clock": 0.11,
    "many words": -0.23,
    "begins like other labels": -0.33,
    "each word with a capital": -0.62,
    "a quotation mark": -0.65,
    "no capitals in its script, short": -0.90,
    "shape: tab": -0.93,
    "a number": -0.96,
    "words without a capital": -1.14,
    "shape: dash": -1.36,
    "one word that stands alone inside texts": -1.37,
    "shape: colon": -1.46,
    "begins like a sentence": -1.52,
    "not in bold, where labels are": -1.53,
    "one word alone": -1.61,
    "bias": -1.85,
    "a word that sentences have": -1.94,
    "shape: stop": -3.33,
}
"""log-odds that each adds to those of being a label"""
