"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "a bracket after it": 2.65,
    "shape of the document's labels": 2.32,
    "a function": 2.26,
    "capitals after other words": 2.09,
    "comes again": 1.98,
    "like a name, in that shape": 1.90,
    "all in capitals": 1.76,
    "an office": 1.60,
    "begins with an honorific": 1.34,
    "an office after a comma": 1.18,
    "shape: long dash": 0.69,
    "lines that begin so": 0.68,
    "in bold": 0.48,
    "shape: strong": 0.40,
    "like a name, with a clock": 0.37,
    "ends like another label": 0.15,
    "shape: clock": -0.23,
    "each word with a capital": -0.27,
    "many words": -0.30,
    "not in bold, where labels are": -0.31,
    "shape: tab": -0.45,
    "no capitals in its script, short": -0.56,
    "begins like other labels": -0.59,
    "a quotation mark": -0.63,
    "one word that stands alone inside texts": -1.20,
    "a number": -1.23,
    "words without a capital": -1.24,
    "shape: dash": -1.40,
    "begins like a sentence": -1.46,
    "a word that sentences have": -1.54,
    "shape: colon": -1.78,
    "bias": -1.89,
    "one word alone": -1.99,
    "shape: stop": -2.37,
}
"""log-odds that each adds to those of being a label"""
