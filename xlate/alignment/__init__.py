"""Which part of a text in one language is which part of the same text in another one.

In the manner of Gale and Church (1993, "A Program for Aligning Sentences in Bilingual Corpora"): paragraphs that are
long in one language are long in the other, and the alignment is the cheapest path through both texts. Beside length it
goes by structure (labels meet labels, nobody's words run over into the next turn), numbers, names, and who speaks.
docs/decisions/0013-references.md tells more.
"""

from __future__ import annotations

from xlate.alignment.aligning import align_texts
from xlate.alignment.amount import is_other_amount
from xlate.alignment.model import Bead, Piece

__all__ = ["Bead", "Piece", "align_texts", "is_other_amount"]
