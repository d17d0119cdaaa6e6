"""Labels that a format gives as names: which of them are printed as "Last, First"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.profiles.label_parts import POST_NOMINALS

__all__ = ["first_name_first", "read_names"]

_LAST_FIRST = re.compile(
    r"(?P<last>(?:(?:al|bin|da|de|del|den|der|di|du|el|la|le|ter|van|von|ben|st\.?)\s)*[^\W\d_][\w'’-]*),\s"
    r"(?P<first>[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,2})(?:\s\([^()]{1,60}\))?",
    re.IGNORECASE,
)
"""one surname and at most three first names; "Ann Lee, Minister" has two words before the comma"""


def read_names(labels: Iterable[str]) -> dict[str, str]:
    """Labels -> names of those that are printed with the surname first.

    A comma can also stand before an office. So the labels that have one must all be surnames with first names, and
    they must be most of the labels: software that sorts people by surname does it with each.

    Args:
        labels: of all who speak; the same one can come again.
    """
    distinct = dict.fromkeys(label for label in labels if label)
    found = {label: match for label in distinct if (match := _LAST_FIRST.fullmatch(label))}
    commas = sum("," in label for label in distinct)
    if len(found) < commas or 2 * len(found) < len(distinct):
        return {}
    return {
        label: first_name_first(match["first"], match["last"])
        for label, match in found.items()
        if match["first"][:1].isupper() and not match["first"].isupper()
    }


def first_name_first(given: str, surname: str) -> str:
    """A name as it is said; letters that stand behind a first name, as of a member of a house, are none of it."""
    words = given.split()
    while len(words) > 1 and words[-1] in POST_NOMINALS:
        words.pop()
    return " ".join([*words, surname])
