"""Lines inside a block that are printed between what is said: headings, and times of day, with no blank line around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from xlate.model.document import Line
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.contents import is_listed
from xlate.profiles.heading_lines import is_shouted_line
from xlate.profiles.speaker_labels import Candidate

__all__ = ["lines_between"]

_FINISHED = frozenset(".!?…。！？)”»")
_CLOCK = 20
"""characters"""


def lines_between(
    lines: Sequence[Line], labels: Sequence[Candidate | None], headings: frozenset[str]
) -> dict[int, int]:
    """Lines without a label, behind a finished sentence, that are headings or times of day.

    A heading is in capitals or in bold where the line before is not, or begins as one in the table of contents and has
    with it the lines down to the next label. What goes on in small letters under such a line makes it a part of a
    sentence.

    Args:
        lines: of a block.
        labels: of each of them.
        headings: how those begin that the table of contents names.

    Returns:
        Which lines stand together, by the identity of each; 0 for one that stands alone, a negative number for those
        of a heading that the table of contents names.
    """
    found: dict[int, int] = {}
    for place, (before, line) in enumerate(pairwise(lines), start=1):
        text = line.text
        run = found.get(id(before))
        if labels[place] is not None or (run is None and before.text[-1:] not in _FINISHED) or id(line) in found:
            continue
        goes_on = place + 1 < len(lines) and lines[place + 1].text[:1].islower()
        shouted = text.isupper() and ":" not in text and is_shouted_line(text)  # "AYES: 29" may be read out
        labelled = place + 1 < len(lines) and labels[place + 1] is not None
        bold = labelled and _is_bold(line) and not _is_bold(before)
        if bold or (text[:1].isdigit() and len(text) < _CLOCK and is_clock_time(text)):
            found[id(line)] = 0
        elif shouted and not goes_on and (run is not None or not before.text.isupper()):
            found[id(line)] = run or place
        elif headings and is_listed(text, headings):
            after = next((at for at in range(place, len(lines)) if labels[at] is not None), len(lines))
            found |= dict.fromkeys(map(id, lines[place:after]), -place)
    return found


def _is_bold(line: Line) -> bool:
    return line.strong >= len(line.text)
