"""Lines inside a block that are printed between what is said: headings, and times of day, with no blank line around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from xlate.model.document import Line
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.contents import is_listed
from xlate.profiles.heading_lines import is_shouted_line
from xlate.profiles.procedure import is_said
from xlate.profiles.speaker_labels import Candidate
from xlate.profiles.vocabulary import OPENING_WORDS, SINGLE_WORDS, bare

__all__ = ["lines_between"]

_FINISHED = frozenset(".!?…。！？)”»")
_HEADING = 90
"""characters"""
_FEW = 3
"""labels in a block"""
_CLOCK = 20
"""characters"""


def lines_between(
    lines: Sequence[Line], labels: Sequence[Candidate | None], headings: frozenset[str]
) -> dict[int, int]:
    """Lines without a label, behind a finished sentence, that are headings or times of day.

    A heading is in capitals or in bold where the line before is not, or stands above a label and ends no sentence, or
    begins as one in the table of contents and has with it the lines down to the next label. What goes on in small
    letters under such a line makes it a part of a sentence.

    Args:
        lines: of a block.
        labels: of each of them.
        headings: how those begin that the table of contents names.

    Returns:
        Which lines stand together, by the identity of each; 0 for one that stands alone, a negative number for those
        that are a heading: the table of contents names it, or it is the first line, right above a label.
    """
    found: dict[int, int] = {}
    if labels[0] is None and labels[1] is not None and " " in lines[0].text and _is_heading(lines[0].text):
        found[id(lines[0])] = -1
    last = [before.text[-1:] in _FINISHED for before, label in zip(lines, labels[1:], strict=False) if label]
    finished = 2 * sum(last) >= len(last) or len(last) < _FEW  # else many a speech ends without a full stop
    for place, (before, line) in enumerate(pairwise(lines), start=1):
        text = line.text
        run = found.get(id(before))
        if labels[place] is not None or (run is None and before.text[-1:] not in _FINISHED) or id(line) in found:
            continue
        goes_on = place + 1 < len(lines) and lines[place + 1].text[:1].islower()
        shouted = text.isupper() and ":" not in text and is_shouted_line(text)  # "AYES: 29" may be read out
        labelled = place + 1 < len(lines) and labels[place + 1] is not None
        bold = labelled and _is_bold(line) and not _is_bold(before)
        if (
            bold
            or (labelled and finished and _is_heading(text) and not before.text.isupper())
            or (text[:1].isdigit() and len(text) < _CLOCK and is_clock_time(text))
        ):
            found[id(line)] = 0
        elif shouted and not goes_on and (run is not None or not before.text.isupper()):
            found[id(line)] = run or place
        elif headings and is_listed(text, headings):
            after = next((at for at in range(place, len(lines)) if labels[at] is not None), len(lines))
            found |= dict.fromkeys(map(id, lines[place:after]), -place)
    return found


def _is_heading(text: str) -> bool:
    """True for a short line that begins with a capital or a number and ends no sentence."""
    ends = text[-1].isalnum() or text[-1] in ")»”"
    said = is_said(text) or bare(text.split(maxsplit=1)[0]) in OPENING_WORDS | SINGLE_WORDS
    return len(text) <= _HEADING and ends and not said and (text[0].isupper() or text[0].isdigit())


def _is_bold(line: Line) -> bool:
    return line.strong >= len(line.text)
