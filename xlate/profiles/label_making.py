"""A label made of what a pattern found, and the patterns that labels in bold and others share."""

from __future__ import annotations

import re

from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_notes import CLOCK, NOTES, TAIL
from xlate.text import normalize_space

__all__ = ["COLON", "NOTE_CLOCK", "SERIAL", "TRAILING_NOTES", "candidate_of"]

NOTE_CLOCK = re.compile(rf"[(\[]\s?(?P<clock>{CLOCK})\s?[)\]]")
"""a time of the recording among the notes of a label"""
_CORNERED = r"[《〈『「【“<][^:：《》〈〉『』「」【】“”<>。！？\n]{1,24}[》〉』」】”>][、，和]?"
_OUTLETS = (
    rf"(?=[^\n]{{1,40}}[\u3040-\u9fff\uac00-\ud7af])(?:{_CORNERED}){{1,3}}"
    r"\s?[^\W\d_][^:：。，！？?!《》【】\n]{0,20}?"
)
"""who asks behind a paper whose name stands between marks: ``《時報》記者``, ``<시보> 기자``"""
COLON = re.compile(
    r"(?P<label>@?(?:[^\W\d_]\w{1,6}\.?\s\([^\W\d_]\w{1,9}\.?\)\s)?[^\W\d_][^:：︰()\[\]（）〔【［\n]{0,240}?|[(\[][^:()\[\]\n]{1,80}[)\]]"
    r"|[（【〔［《〈][^:：（）【】〔〕［］《》〈〉。！？\n]{1,40}[）】〕］》〉]"
    rf"|{_OUTLETS}"
    r"|\[[^:()\[\]\n]{1,80}\([^:()\[\]\n]{1,80}\)\])" + NOTES + TAIL
    + r"\s{0,3}(?:::?(?=\s|$)|[：︰]|(?<=[\u3040-\u9fff\uac00-\ud7af]):(?=[\u3040-\u9fff\uac00-\ud7af“\"\d]))"
)  # fmt: skip
"""a label, its notes and its colon"""
TRAILING_NOTES = re.compile(NOTES + r"\s{0,3}$")
"""brackets at the end of a label"""
SERIAL = re.compile(r"(?:[^\W\d_]{2,10}\.?\s|Q)\d{1,4}\.?\s{1,12}(?=[^\W\d_]{2})")
"""what numbers the speeches before a label, and no name: ``Anf. 12 ANNA BERG``, ``Q12 Chair``"""


def candidate_of(
    match: re.Match[str], shape: Shape, *, clock: str | None = None, strong: bool = False
) -> Candidate | None:
    """The candidate that a pattern found; None if nothing but a number is left of its label.

    Args:
        match: of a pattern with a group for the label, and perhaps for notes and a tail.
        shape: how the label is set apart.
        clock: the time before it, as printed.
        strong: it is in bold.
    """
    printed = normalize_space(match["label"] or match.group(match.lastgroup or 0)).strip(" \u00a0")
    serial = SERIAL.match(printed)
    label = " ".join(printed[serial.end() if serial else 0 :].split()).rstrip(" ¦†‡")
    notes = (match.groupdict().get("notes") or "").strip(" \u00a0")
    if ":" in notes and (time := NOTE_CLOCK.search(notes)):  # ``Ann Lee (00:03):``
        notes, clock = (notes[: time.start()] + notes[time.end() :]).strip(" \u00a0"), clock or time["clock"]
    if not label:
        return None
    if label[0] == "[" and label.endswith(")]"):  # ``[MINISTER (interpreted)]:``
        name, inner = label[:-2].split("(")
        label = printed = f"{name.rstrip()}]"
        notes = f"({inner}){notes}"
    tail = match.groupdict().get("tail") or ""
    return Candidate(label, printed, notes, match.end(), shape, strong, strong and shape is Shape.COLON, clock, tail)
