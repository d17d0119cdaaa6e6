"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "a bracket after it": 2.67,
    "a function": 2.29,
    "shape of the document's labels": 2.28,
    "capitals after other words": 2.09,
    "comes again": 1.97,
    "like a name, in that shape": 1.94,
    "all in capitals": 1.70,
    "an office": 1.65,
    "begins with an honorific": 1.31,
    "an office after a comma": 1.11,
    "lines that begin so": 0.72,
    "shape: long dash": 0.68,
    "in bold": 0.48,
    "shape: strong": 0.40,
    "like a name, with a clock": 0.37,
    "ends like another label": 0.08,
    "shape: clock": -0.23,
    "each word with a capital": -0.23,
    "many words": -0.30,
    "not in bold, where labels are": -0.32,
    "shape: tab": -0.46,
    "no capitals in its script, short": -0.56,
    "begins like other labels": -0.60,
    "a quotation mark": -0.62,
    "one word that stands alone inside texts": -1.20,
    "a number": -1.21,
    "words without a capital": -1.25,
    "shape: dash": -1.40,
    "begins like a sentence": -1.44,
    "a word that sentences have": -1.50,
    "shape: colon": -1.80,
    "bias": -1.90,
    "one word alone": -2.02,
    "shape: stop": -2.33,
}
"""log-odds that each adds to those of being a label"""
