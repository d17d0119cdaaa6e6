"""A mark without brackets behind a name: ``Ann Lee, through interpreter``, ``Ann Lee — gedolmetscht —``."""

from __future__ import annotations

import re

from xlate.languages import UNDETERMINED
from xlate.model.lineage import Certainty, Relation
from xlate.model.pieces import Marker
from xlate.profiles.inline_markers import Place, marker_of_lexicon
from xlate.profiles.marker_lexicon import read_marker

__all__ = ["EDGES", "marker_at_end"]

_BEFORE_TAIL = re.compile(r"(?<=[\w.)\]）])(?:\s?[,،，、]\s?|\s[–—-]\s|\s)(?=\w)")
EDGES = " \u00a0,،，、–—-"
"""what stands between a name and a mark, and behind it"""
_THROUGH = re.compile(r"^\S+ (?:speak )?(?:via|through)(?:/|\s)")
"""what reads "through interpreter" and "speaking through an interpreter" """


def marker_at_end(label: str, language: str = UNDETERMINED) -> tuple[str, Marker] | None:
    """The name in a label, and the marker behind it without brackets: ``Ann Lee, through interpreter``.

    Args:
        label: as printed, without notes in brackets and colon.
        language: tag of the language of the document.

    Returns:
        None if the label ends with a name, an office, or what is only perhaps a marker.
    """
    printed = label.rstrip(EDGES)
    gaps = list(_BEFORE_TAIL.finditer(printed))
    apart = [gap for gap in gaps if gap.group().strip()]
    # the longest of several parts behind commas: ", speaking in Hindi, through an interpreter"
    found = next((one for gap in apart if (one := _at_end(printed[gap.end() :], language, apart=True))), None)
    if found is not None:
        return printed[: -len(found.text)].rstrip(), found
    for gap in gaps:
        tail = printed[gap.end() :]
        if not gap.group().strip() and " " in tail and (found := _at_end(tail, language, apart=False)) is not None:
            return printed[: gap.end()].rstrip(), found
    return None


def _at_end(tail: str, language: str, *, apart: bool) -> Marker | None:
    """The marker that the last words of a label are.

    Args:
        tail: the words.
        language: tag of the language of the document.
        apart: a comma or a dash stands before them; without it, only that somebody interprets is read.
    """
    reading = read_marker(tail, None if language == UNDETERMINED else language)
    if reading is None or reading.certainty is Certainty.LOW:
        return None
    through = _THROUGH.search(reading.entry) is not None
    if tail[:1].isupper() and not tail.isupper() and not (apart and through):
        return None  # "Director, Translation", but "Ann Lee, Through Interpreter"
    carried = reading.relation is not Relation.SPOKEN
    if reading.certainty is not Certainty.HIGH and not (apart and carried):
        return None
    return marker_of_lexicon(tail, language, Place.SENTENCE) if apart or through else None
