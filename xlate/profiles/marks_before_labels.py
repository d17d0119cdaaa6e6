"""A mark before a label, as records of international conferences print it: ``Original Arabic: The PRESIDENT``."""

from __future__ import annotations

import re

from xlate.languages import UNDETERMINED
from xlate.model.lineage import Certainty
from xlate.model.pieces import Marker
from xlate.profiles.inline_markers import Place, find_marker
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office

__all__ = ["find_after_mark", "marker_before"]

_LABEL = re.compile(
    r"(?P<mark>[^\W\d_][^:()\[\]\n]{6,40}):\s(?P<name>(?:[^\W\d_]{1,4}\.\s)?[^\W\d_][^:.!?\n]{1,80}?)"
    r"(?:\s?(?:[—–]|:|\s-)(?=\s)\s?|\s*$)"
)


def find_after_mark(text: str) -> Candidate | None:
    """The label that a line begins with, a mark that names the language before it; None if there is none.

    Args:
        text: the line.
    """
    match = _LABEL.match(text[:160])
    if match is None or not _is_somebody(match["name"].split()):
        return None
    reading = read_marker(match["mark"])
    if reading is None or not reading.languages or reading.certainty is not Certainty.HIGH:
        return None
    printed = match.group()[: match.end("name")].rstrip()
    return Candidate(" ".join(printed.split()), printed, "", match.end(), Shape.MARK)


def _is_somebody(words: list[str]) -> bool:
    """True for an honorific or an office, with a capital."""
    first = words[1:] if bare(words[0]) == "the" else words
    return bool(first) and first[0][:1].isupper() and (bare(first[0]) in HONORIFICS or any(map(is_office, first[:2])))


def marker_before(label: str, profile: Profile, language: str = UNDETERMINED) -> tuple[str, Marker] | None:
    """The name in a label, and the marker before it; None if there is none.

    Args:
        label: as printed.
        profile: the publisher's own markers.
        language: tag of the language of the document.
    """
    mark, colon, name = label.partition(": ")
    found = find_marker(mark, profile, language, Place.SENTENCE) if colon and name else None
    return (name, found) if found is not None else None
