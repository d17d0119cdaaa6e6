"""Labels at the end of a record that begin no turn: those who sign it, and when it ended.

``Zapisala: Jana Malá`` and ``PRÄSIDENT`` above a name look like labels, and nobody speaks there any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import Line
from xlate.profiles.heading_lines import FINISHED
from xlate.profiles.passage import Passage
from xlate.profiles.procedure import is_closing, is_credit_of_names, is_procedure
from xlate.profiles.speaker_labels import Shape

__all__ = ["without_signers"]

_LAST = 12
"""passages at the end, among which those who sign stand"""
_FEW = 4
"""labels; fewer do not tell how labels end"""
_SIGNED = 60
"""characters of a line with a name or an office"""


def without_signers(passages: Sequence[Passage], language: str) -> list[Passage]:
    """Passages, those at the end no longer labels that tell who signs, or when it ended.

    All of such a passage is known to stand at the end; or it is a line with no colon, where labels have one, and under
    it nothing ends a sentence any more.

    Args:
        passages: all of a text, in order.
        language: tag of its language.
    """
    kept = list(passages)
    shapes = Counter(one.candidate.shape for one in passages if one.candidate is not None)
    labels = Counter(one.candidate.label for one in passages if one.candidate is not None)
    main, number = shapes.most_common(1)[0] if shapes else (Shape.ALONE, 0)
    signed = number >= _FEW and main is not Shape.ALONE
    for at in range(len(kept) - 1, max(len(kept) - _LAST, 0) - 1, -1):
        one = kept[at]
        label = one.candidate
        told = is_procedure(one.text, language) or is_closing(one.text, language) or is_credit_of_names(one.text)
        signed = signed and (told or all(map(_is_signed, one.lines)))
        if label is None:
            continue
        unlike = signed and label.shape is Shape.ALONE and shapes[Shape.ALONE] * _FEW <= number
        if not (unlike or (told and labels[label.label] == 1)):
            break
        kept[at] = replace(one, candidate=None)
    return kept


def _is_signed(line: Line) -> bool:
    return len(line.text) <= _SIGNED and FINISHED.search(line.text) is None
